"""sources.toml, watcher.toml and the environment to settings, sources and indexes, validated as a whole."""

from watcher.config.append import append_source, index_text, stanza_text
from watcher.config.load import WATCHER_TOML, Declarations, load, load_environment
from watcher.config.settings import Settings
from watcher.config.targets import Secret, Target, TargetKind, Wanted

__all__ = [
    "WATCHER_TOML",
    "Declarations",
    "Secret",
    "Settings",
    "Target",
    "TargetKind",
    "Wanted",
    "append_source",
    "index_text",
    "load",
    "load_environment",
    "stanza_text",
]
