"""The operator's own settings: `[watcher]` of watcher.toml, overridden by WATCHER_... of the environment."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from watcher.config import values
from watcher.config.values import Reader, Unfit

EXAMPLE_BASE_URL = "https://watch.example.org"
HOST_GAP_MIN = timedelta(seconds=2)
"""Between two requests to one host that is not ours; less is for `allow_private` sources alone."""
DISK_FREE_MIN = 2**30
"""Bytes that writing leaves free."""

PORT_MAX = 65_535

_SIZE = re.compile(r"(\d{1,12})\s*(B|[KMGT]iB|[kMGT]B)?")
_BYTES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_BYTES |= {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


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
    hub: str | None = None
    """The WebSub hub that is told of new entries."""
    proxy: str | None = None
    """The HTTP proxy through which public addresses are asked; private ones are asked directly."""

    @property
    def base_url_is_example(self) -> bool:
        """Whether links would lead nowhere; `run` then links to where it listens."""
        return self.base_url == EXAMPLE_BASE_URL


def base_address(value: object) -> str:
    """Read the address under which feeds/ is public, without its final slash."""
    found = values.address(value).rstrip("/")
    if "?" in found or "#" in found:
        raise Unfit("an address without ? and #, as https://watch.example.org or https://example.org/watch")
    return found


def listen(value: object) -> tuple[str, int]:
    """Read "host:port"; an IPv6 host stands in brackets. Port 0 lets the system choose."""
    host, colon, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    bracketed = host.startswith("[") and host.endswith("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or (":" in host) is not bracketed:
        raise Unfit('a host and a port such as "127.0.0.1:8080" or "[::1]:8080"')
    if len(port) > len(str(PORT_MAX)) or int(port) > PORT_MAX:
        raise Unfit(f"a port between 0 and {PORT_MAX}")
    return host.strip("[]"), int(port)


def size(value: object) -> int:
    """Read a number of bytes, or "1 GiB"."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Unfit('a number of bytes, or a size such as "1 GiB" or "500 MB"')
    return int(match[1]) * _BYTES[match[2] or "B"]


def timezone(value: object) -> str:
    """Read a name of the time zone database. UTC needs no database."""
    with suppress(KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        if isinstance(value, str):
            return value if value == "UTC" else ZoneInfo(value).key
    raise Unfit('a time zone that this machine knows, such as "UTC" or "Europe/Zurich"')


def contact(value: object) -> str:
    """Read where a host's operator can reach ours: mailto: or http(s); empty for none."""
    text = values.line_or_empty(value)
    if text and not re.fullmatch(r"mailto:[^\s@()<>]+@[^\s@()<>]+|https?://[^\s()<>]+", text):
        raise Unfit('"mailto:me@example.org" or an http(s) address, or "" for none')
    return text


SETTINGS_KEYS: Mapping[str, Reader] = {
    "title": values.line,
    "base_url": base_address,
    "listen": listen,
    "contact": contact,
    "host_gap": values.duration,
    "disk_free_min": size,
    "timezone": timezone,
    "hub": values.address,
    "proxy": values.address,
}
LATER_KEYS: Mapping[str, str] = {
    "publish_texts": "full texts and WARCs cannot be published yet; take the line out, they stay in snapshots/"
}
"""What was announced and is not there: a sentence for each, so that nobody takes a promise for a misspelling."""
