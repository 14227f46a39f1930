"""The one client of a command, which says who it is."""

from importlib.metadata import version

from watcher.config import Settings
from watcher.fetch import Client, Poster, user_agent

DISTRIBUTION = "model-welfare-watch"


def open_client(settings: Settings) -> Client:
    """Return a client that names the project, where it is published, and the operator's contact."""
    return Client(_agent(settings), settings.host_gap, proxy=settings.proxy)


def open_poster(settings: Settings) -> Poster:
    """Return what sends, under the same name."""
    return Poster(_agent(settings), proxy=settings.proxy)


def _agent(settings: Settings) -> str:
    return user_agent(version(DISTRIBUTION), settings.base_url, settings.contact or None)
