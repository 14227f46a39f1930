"""What changed between two versions of a document: which section, which words, and how much it may matter."""

from watcher.compare.documents import compare

__all__ = ["compare"]
