"""When to call check: the queue of what is due, ten threads that serve it, and the service that keeps it filled."""

from watcher.schedule.queue import HostQueue
from watcher.schedule.service import Service
from watcher.schedule.watching import Watching
from watcher.schedule.workers import Checked, Workers

__all__ = ["Checked", "HostQueue", "Service", "Watching", "Workers"]
