"""sources.toml, watcher.toml and the environment to settings, sources and indexes, validated as a whole."""

from watcher.config.append import append_source, stanza_text
from watcher.config.load import Declarations, load
from watcher.config.settings import Settings

__all__ = ["Declarations", "Settings", "append_source", "load", "stanza_text"]
