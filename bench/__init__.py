"""Measurements, as ratios in one run: `./run bench`."""
