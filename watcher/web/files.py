"""One published file as it is served: validators, type, bytes, and their compressed form.

What a file's `stat` says decides whether it must be read again, so a 304 costs a stat and no read. A file changes
only by being replaced (publish renames it into place), so inode, size and time of change name its bytes.
"""

import gzip
import hashlib
import os
import re
import stat
import time
from collections import OrderedDict
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from threading import Lock

CACHE_BYTES_MAX = 64 * 1024 * 1024
CACHED_FILE_BYTES_MAX = 2 * 1024 * 1024
COMPRESS_BYTES_MIN = 512
"""Below this gzip gains nothing."""
GZIP_LEVEL = 6

_SEGMENT = re.compile(r"[A-Za-z0-9_~][A-Za-z0-9._~-]{0,199}")
_SEGMENTS_MAX = 8
_TYPES = {
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".diff": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
_COMPRESSIBLE = re.compile(r"text/|application/(rss|atom|feed)\+|application/(json|xml|schema)|image/svg")
_PLAIN_JSON = ("api", "changes")
"""Folders whose JSON is data; all other JSON is a JSON Feed."""


@dataclass(frozen=True, slots=True)
class Published:
    """The bytes of one file at one moment."""

    path: Path
    media_type: str
    etag: str
    """Strong, of the uncompressed bytes, without quotes."""
    modified: float
    """Seconds since the epoch."""
    body: bytes
    zipped: bytes | None
    """None where compression gains nothing."""

    @property
    def last_modified(self) -> str | None:
        """Return the Last-Modified header; None while it would lie ahead of the clock (RFC 9110, section 8.8.2.1).

        No two versions of a published file have the same second: whoever publishes sees to it.
        """
        return formatdate(self.modified, usegmt=True) if self.modified <= time.time() else None


Signature = tuple[int, int, int, int]


class Folder:
    """The published folder. `find` answers from a bounded cache that a file's stat keeps honest. Thread-safe."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache: OrderedDict[str, tuple[Signature, Published]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def cached(self, path: str) -> Published | None:
        """Return the file behind a request's path if its bytes are known; costs one stat."""
        with self._lock:
            known = self._cache.get(path)
            if known is None or _signature(known[1].path) != known[0]:
                return None
            self._cache.move_to_end(path)
            return known[1]

    def find(self, path: str) -> Published | None:
        """Return the file behind a request's path, read now; None where there is nothing that may be served."""
        place = self.place(path)
        signature = _signature(place) if place else None
        if place is None or signature is None or not self._inside(place):
            return None
        published = _read(place, media_type(path if not path.endswith("/") else "index.html"))
        if published is not None:
            self._remember(path, signature, published)
        return published

    def is_folder(self, path: str) -> bool:
        """Whether the path names a folder that has an index page."""
        place = self.place(f"{path}/")
        return place is not None and place.is_file()

    def place(self, path: str) -> Path | None:
        """Return where a request's path would lie: plain names only, no dot files, nothing outside."""
        wanted = f"{path}index.html" if path.endswith("/") else path
        segments = wanted.removeprefix("/").split("/")
        if len(segments) > _SEGMENTS_MAX or not all(_SEGMENT.fullmatch(segment) for segment in segments):
            return None
        return self._root.joinpath(*segments)

    def _inside(self, place: Path) -> bool:
        return place.resolve().is_relative_to(self._root.resolve())

    def _remember(self, path: str, signature: Signature, published: Published) -> None:
        if len(published.body) > CACHED_FILE_BYTES_MAX:
            return
        with self._lock:
            self._drop(path)
            self._cache[path] = (signature, published)
            self._bytes += _weight(published)
            while self._bytes > CACHE_BYTES_MAX:
                self._drop(next(iter(self._cache)))

    def _drop(self, path: str) -> None:
        old = self._cache.pop(path, None)
        if old is not None:
            self._bytes -= _weight(old[1])


def media_type(path: str) -> str:
    """Return the Content-Type of a published file by its name and folder."""
    name = path.rpartition("/")[2]
    if name.endswith(".schema.json"):
        return "application/schema+json"
    if name.endswith(".json"):
        data = path.removeprefix("/").split("/")[0] in _PLAIN_JSON
        return "application/json" if data else "application/feed+json"
    return _TYPES.get(Path(name).suffix, "application/octet-stream")


def _signature(place: Path) -> Signature | None:
    try:
        found = place.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _read(place: Path, kind: str) -> Published | None:
    try:
        with place.open("rb") as file:
            modified = os.fstat(file.fileno()).st_mtime
            body = file.read()
    except OSError:
        return None
    etag = hashlib.sha256(body).hexdigest()[:32]
    return Published(place, kind, etag, modified, body, _zipped(body, kind))


def _zipped(body: bytes, kind: str) -> bytes | None:
    if len(body) < COMPRESS_BYTES_MIN or not _COMPRESSIBLE.match(kind):
        return None
    zipped = gzip.compress(body, GZIP_LEVEL, mtime=0)
    return zipped if len(zipped) < len(body) else None


def _weight(published: Published) -> int:
    return len(published.body) + len(published.zipped or b"")
