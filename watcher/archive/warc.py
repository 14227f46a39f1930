"""One capture as one WARC file (ISO 28500, version 1.1), and back.

A file holds, in this order: warcinfo; the response and request of each exchange of the redirect chain; one metadata
record with target `urn:watcher:<snapshot id>`. The urn matters: a metadata record under the document's own address
would replace the document on replay (measured in pywb). The metadata stands last, so a file without it was cut off.

Bodies are kept as received. A Transfer-Encoding that is already undone stays readable under another name, and an
HTTP/2 response is written with an HTTP/1.1 status line, its protocol beside it in WARC-Protocol: replay tools read no
other.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urldefrag, urlsplit

import brotli  # type: ignore[import-untyped]
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from watcher import codec
from watcher.errors import ArchiveError
from watcher.model import Capture, Exchange

UNDONE = "Transfer-Encoding"
KEPT_AS = "X-Archive-Orig-Transfer-Encoding"
_PROTOCOLS = {"HTTP/2": "h2", "HTTP/1.1": "http/1.1", "HTTP/1.0": "http/1.0"}
_VERSIONS = {short: version for version, short in _PROTOCOLS.items()}
METADATA_BYTES_MAX = 1024 * 1024
PIECE_BYTES = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


class _Unfitting(ValueError):
    """A record that can be read and does not fit what is said of it."""


class DamagedWarc(ArchiveError):
    """A WARC file that does not hold what it was written with."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the records of a WARC do not say of themselves."""

    snapshot: str
    captured: datetime
    requested_url: str
    url: str
    sha256: str
    """Of the body after Content-Encoding is undone."""
    bytes: int
    status: int
    redirects: tuple[str, ...] = ()
    check: int = 0
    """Which check of its source brought it, counted from 1: clocks step back, this does not. 0: not numbered yet."""
    schema: int = 1


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio carries no types
    """Headers written byte for byte; warcio's own way would percent-encode what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Set the bytes of the head."""
        self.headers_buff = f"{self.to_str(header_filter)}\r\n".encode("latin-1", errors="replace")


def write(capture: Capture, snapshot_id: str, file: BinaryIO, *, check: int = 0) -> None:
    """Write the capture, which this check of its source brought, to an empty file."""
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    at = _date(capture.at)
    info = {"software": "model-welfare-watch", "format": "WARC File Format 1.1"}
    warcinfo = writer.create_warcinfo_record(f"{snapshot_id.replace('/', '-')}.warc.gz", info)
    warcinfo.rec_headers.replace_header("WARC-Date", at)
    writer.write_record(warcinfo)
    for exchange in capture.exchanges:
        response = _response(writer, exchange)
        writer.write_request_response_pair(_request(writer, exchange), response)
    body = codec.encode(_metadata(capture, snapshot_id, check))
    writer.write_record(
        writer.create_warc_record(
            f"urn:watcher:{snapshot_id}",
            "metadata",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type="application/json",
            warc_headers_dict={"WARC-Date": at},
        )
    )


def read(path: Path, *, check_digests: bool = False) -> tuple[Metadata, Capture]:
    """Return what the file holds; raise DamagedWarc where it is not what was written, OSError where it is missing."""
    with _sound(path), path.open("rb") as file:
        metadata, exchanges = _parse(file, check_digests=check_digests)
        capture = Capture(exchanges, decoded(exchanges[-1], metadata.bytes))
    if capture.sha256 != metadata.sha256:
        raise DamagedWarc(f"{path} is damaged: its body is not the one that was received; restore it from a backup")
    return metadata, capture


def metadata(path: Path) -> Metadata:
    """Return what the file says of itself, its bodies unread; raise as `read` does."""
    with _sound(path), path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "metadata":
                return _metadata_of(record)
        raise ValueError("its end is missing")


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Turn what readers raise over a file that is not what was written into a sentence that names it."""
    try:
        yield
    except (
        ArchiveLoadFailed,
        zlib.error,
        brotli.error,
        EOFError,
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ) as error:
        raise DamagedWarc(f"{path} is damaged: {_what(error, path)}; restore it from a backup") from error


def _what(error: Exception, path: Path) -> str:
    return str(error) if isinstance(error, _Unfitting) else _damage(path)


def _damage(path: Path) -> str:
    """Return how a file is damaged: each record is a gzip member with a checksum of its own (ISO 28500, annex D)."""
    member = zlib.decompressobj(_GZIP)
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE_BYTES):
                while piece:
                    member = zlib.decompressobj(_GZIP) if member.eof else member
                    member.decompress(piece)
                    piece = member.unused_data
        except zlib.error:
            return "bytes in its middle are not those that were written"
    return "its records do not fit together" if member.eof else "its end is missing"


def decoded(exchange: Exchange, bytes_max: int) -> bytes:
    """Return the body with its Content-Encoding undone (RFC 9110, 8.4), bounded near `bytes_max`."""
    names = ",".join(value for name, value in exchange.headers if name.lower() == "content-encoding")
    layers = [name.strip().lower().removeprefix("x-") for name in names.split(",")]
    body = exchange.body
    for layer in reversed(layers):
        body = _undone(layer, body, bytes_max) if body else body
    return body


def _undone(layer: str, body: bytes, bytes_max: int) -> bytes:
    """Our own: the reader of warcio 1.8 fails with brotli 1.2, and prints what it cannot read."""
    if layer == "br":
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=bytes_max + 1))
    if layer == "gzip":
        return _gunzipped(body, bytes_max)
    if layer == "deflate":
        return zlib.decompressobj(zlib.MAX_WBITS if body[0] & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS).decompress(
            body
        )
    return body


def _gunzipped(body: bytes, bytes_max: int) -> bytes:
    """A gzip file may have several members (RFC 1952, 2.2)."""
    plain = bytearray()
    while body.startswith(b"\x1f") and len(plain) <= bytes_max:
        member = zlib.decompressobj(_GZIP)
        plain += member.decompress(body, bytes_max + 1)
        body = member.unused_data
    return bytes(plain)


def _metadata(capture: Capture, snapshot_id: str, check: int) -> Metadata:
    return Metadata(
        snapshot=snapshot_id,
        captured=capture.at,
        requested_url=capture.requested_url,
        url=capture.url,
        sha256=capture.sha256,
        bytes=len(capture.body),
        status=capture.status,
        redirects=tuple(exchange.url for exchange in capture.exchanges[:-1]),
        check=check,
    )


def _response(writer: WARCWriter, exchange: Exchange) -> ArcWarcRecord:
    headers = [(KEPT_AS if name.lower() == UNDONE.lower() else name, value) for name, value in exchange.headers]
    head = _Head(f"{exchange.status} {exchange.status_text}".strip(), headers, protocol=_spoken(exchange.http_version))
    facts = {"WARC-Date": _date(exchange.at), "WARC-Protocol": _PROTOCOLS.get(exchange.http_version, "http/1.1")}
    if exchange.peer:
        facts["WARC-IP-Address"] = exchange.peer
    return writer.create_warc_record(
        urldefrag(exchange.url).url,
        "response",
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=head,
        warc_headers_dict=facts,
    )


def _request(writer: WARCWriter, exchange: Exchange) -> ArcWarcRecord:
    address = urlsplit(exchange.url)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    head = _Head(f"GET {target} HTTP/1.1", list(exchange.request_headers), is_http_request=True)
    return writer.create_warc_record(
        urldefrag(exchange.url).url, "request", http_headers=head, warc_headers_dict={"WARC-Date": _date(exchange.at)}
    )


def _spoken(http_version: str) -> str:
    return "HTTP/1.0" if http_version == "HTTP/1.0" else "HTTP/1.1"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _parse(file: BinaryIO, *, check_digests: bool) -> tuple[Metadata, tuple[Exchange, ...]]:
    responses: list[Exchange] = []
    requests: list[tuple[tuple[str, str], ...]] = []
    metadata: Metadata | None = None
    for record in _records(file, check_digests=check_digests):
        if record.rec_type == "response":
            responses.append(_exchange(record))
        elif record.rec_type == "request":
            requests.append(tuple(record.http_headers.headers))
        elif record.rec_type == "metadata":
            metadata = _metadata_of(record)
    if metadata is None:
        raise ValueError("its end is missing")
    pairs = zip(responses, requests, strict=True)
    return metadata, tuple(_with_request(response, request) for response, request in pairs)


def _metadata_of(record: ArcWarcRecord) -> Metadata:
    return codec.decode(Metadata, record.raw_stream.read(METADATA_BYTES_MAX))


def _records(file: BinaryIO, *, check_digests: bool) -> Iterator[ArcWarcRecord]:
    """Yield the records, each checked against its own digests when the next one is asked for."""
    for record in ArchiveIterator(file, check_digests=check_digests):
        yield record
        if check_digests:
            record.raw_stream.read()
            if record.digest_checker.passed is False:
                raise _Unfitting(f"the digest of its {record.rec_type} record does not fit")


def _exchange(record: ArcWarcRecord) -> Exchange:
    status, _, text = record.http_headers.statusline.partition(" ")
    facts = record.rec_headers
    headers = [(UNDONE if name == KEPT_AS else name, value) for name, value in record.http_headers.headers]
    return Exchange(
        url=facts.get_header("WARC-Target-URI"),
        at=datetime.fromisoformat(facts.get_header("WARC-Date")),
        request_headers=(),
        status=int(status),
        status_text=text,
        http_version=_VERSIONS[facts.get_header("WARC-Protocol") or "http/1.1"],
        headers=tuple(headers),
        body=record.raw_stream.read(),
        peer=facts.get_header("WARC-IP-Address"),
    )


def _with_request(exchange: Exchange, headers: tuple[tuple[str, str], ...]) -> Exchange:
    return Exchange(
        exchange.url,
        exchange.at,
        headers,
        exchange.status,
        exchange.status_text,
        exchange.http_version,
        exchange.headers,
        exchange.body,
        exchange.peer,
    )
