"""Reads documents out of bytes."""
