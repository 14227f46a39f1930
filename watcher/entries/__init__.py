"""Events become entries: what is said, and how. Pure: values in, values out."""

from watcher.entries.changes import changed
from watcher.entries.documents import begun, new
from watcher.entries.notices import corrected, gone, recovered, unreadable

__all__ = ["begun", "changed", "corrected", "gone", "new", "recovered", "unreadable"]
