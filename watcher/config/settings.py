"""The operator's own settings: `[watcher]` of watcher.toml, overridden by WATCHER_... of the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from watcher.config import values
from watcher.config.values import Reader

EXAMPLE_BASE_URL = "https://watch.example.org"
HOST_GAP_MIN = timedelta(seconds=2)
"""Between two requests to one host that is not ours; less is for `allow_private` sources alone."""
DISK_FREE_MIN = 2**30
"""Bytes that writing leaves free."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator decides for the whole service."""

    title: str = "Model welfare watch"
    base_url: str = EXAMPLE_BASE_URL
    """Where feeds/ is public, without a final slash."""
    listen: tuple[str, int] = ("127.0.0.1", 8080)
    """Host and port of the web server."""
    contact: str = ""
    """Goes into the User-Agent; empty: it names the project only."""
    host_gap: timedelta = HOST_GAP_MIN
    disk_free_min: int = DISK_FREE_MIN
    """Bytes; with less than this free nothing is written."""
    timezone: str = "UTC"
    """Where days and weeks of digests end."""
    publish_texts: bool = False
    """Whether full texts and WARCs are public."""
    hub: str | None = None
    """The WebSub hub that is told of new entries."""

    @property
    def base_url_is_example(self) -> bool:
        """Whether links would lead nowhere; `run` then links to where it listens."""
        return self.base_url == EXAMPLE_BASE_URL


SETTINGS_KEYS: Mapping[str, Reader] = {
    "title": values.line,
    "base_url": values.base_address,
    "listen": values.listen,
    "contact": values.contact,
    "host_gap": values.duration,
    "disk_free_min": values.size,
    "timezone": values.timezone,
    "publish_texts": values.flag,
    "hub": values.address,
}
