"""Brings documents: politely, within bounds, and never from inside the network that the watcher runs in."""

from watcher.fetch.client import Client, user_agent, validators_of
from watcher.fetch.limits import LIMITS, Limits
from watcher.fetch.post import Poster, Reply

__all__ = ["LIMITS", "Client", "Limits", "Poster", "Reply", "user_agent", "validators_of"]
