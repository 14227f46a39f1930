"""Content-Encoding undone, within bounds (RFC 9110, 8.4)."""

import zlib

import brotli  # type: ignore[import-untyped]

from watcher.errors import FetchError, FetchFailure
from watcher.fetch.limits import DECODED_FREE_BYTES, DECODED_RATIO_MAX

ACCEPTED = "gzip, br"
"""Not zstd: archives do not replay it."""
LAYERS_MAX = 2
GZIP_MEMBERS_MAX = 1000
_GZIP_CHUNK_BYTES = 64 << 10
_GZIP, _ZLIB, _RAW = 31, 15, -15


def decoded(body: bytes, content_encoding: str | None, *, url: str, most: int) -> bytes:
    """Return the body as it was before it was encoded.

    Raise FetchError: TOO_LARGE beyond `most` bytes or a bomb's ratio, TRUNCATED where the end is missing, BAD_ENCODING
    where it is damaged or an encoding that was not asked for.
    """
    layers = [name.strip().lower() for name in (content_encoding or "").split(",") if name.strip()]
    if len(layers) > LAYERS_MAX:
        raise _bad(url, f"in {len(layers)} layers of encoding")
    for layer in reversed(layers):
        body = _undo(layer, body, url, most)
    return body


def _undo(layer: str, body: bytes, url: str, most: int) -> bytes:
    if layer == "identity" or not body:
        return body
    room = min(most, max(DECODED_FREE_BYTES, DECODED_RATIO_MAX * len(body)))
    try:
        plain, whole = _plain(layer, body, room, url)
    except (zlib.error, brotli.error) as error:
        raise _bad(url, f"damaged: its {layer} encoding cannot be undone") from error
    if len(plain) > room:
        message = f"{url} unpacks to more than {room >> 20} MB; it is not read."
        raise FetchError(message, FetchFailure.TOO_LARGE)
    if not whole:
        message = f"{url} broke off in the middle of its {layer} encoding."
        raise FetchError(message, FetchFailure.TRUNCATED)
    return plain


def _plain(layer: str, body: bytes, room: int, url: str) -> tuple[bytes, bool]:
    """Return at least `room + 1` bytes where there are as many, and whether the end was reached."""
    if layer in ("gzip", "x-gzip"):
        return _gunzip(body, room)
    if layer == "deflate":
        return _inflate(body, _ZLIB if _has_zlib_header(body) else _RAW, room)
    if layer == "br":
        return _unbrotli(body, room)
    raise _bad(url, f"in the encoding {layer[:40]!r}, which was not asked for")


def _gunzip(body: bytes, room: int) -> tuple[bytes, bool]:
    """A gzip file may have several members (RFC 1952, 2.2); what follows the last is padding."""
    plain, member, members = bytearray(), zlib.decompressobj(_GZIP), 1
    for start in range(0, len(body), _GZIP_CHUNK_BYTES):
        rest = body[start : start + _GZIP_CHUNK_BYTES]
        while rest and len(plain) <= room:
            if member.eof:
                if not rest.startswith(b"\x1f"):
                    return bytes(plain), True
                if members == GZIP_MEMBERS_MAX:
                    raise zlib.error(f"more than {GZIP_MEMBERS_MAX} members")
                member, members = zlib.decompressobj(_GZIP), members + 1
            plain += member.decompress(rest, room + 1 - len(plain))
            rest = member.unused_data if member.eof else member.unconsumed_tail
    return bytes(plain), member.eof


def _inflate(body: bytes, wbits: int, room: int) -> tuple[bytes, bool]:
    stream = zlib.decompressobj(wbits)
    return stream.decompress(body, room + 1), stream.eof


def _has_zlib_header(body: bytes) -> bool:
    """RFC 9110 means zlib by "deflate"; some servers send the bare stream."""
    return len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0


def _unbrotli(body: bytes, room: int) -> tuple[bytes, bool]:
    stream = brotli.Decompressor()
    return stream.process(body, output_buffer_limit=room + 1), stream.is_finished()


def _bad(url: str, what: str) -> FetchError:
    return FetchError(f"{url} came {what}.", FetchFailure.BAD_ENCODING)
