"""The server: published files as they lie in feeds/, and /healthz. It reads nothing else and writes nothing."""

from watcher.web.app import application
from watcher.web.health import Health
from watcher.web.server import Server

__all__ = ["Health", "Server", "application"]
