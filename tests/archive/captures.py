"""Captures of an invented lab's pages, made by hand."""

import base64
import gzip
from dataclasses import replace
from datetime import UTC, datetime

from watcher.model import Capture, Exchange

NOON = datetime(2026, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)
PAGE = b"<h1>Care notes</h1><p>Quill Labs asks each model before a long run.</p>"
PAGE_IN_BROTLI = base64.b64decode(
    "CyOAPGgxPkNhcmUgbm90ZXM8L2gxPjxwPlF1aWxsIExhYnMgYXNrcyBlYWNoIG1vZGVsIGJlZm9yZSBhIGxvbmcgcnVuLjwvcD4D"
)
PAGE_IN_GZIP_IN_BROTLI = base64.b64decode(
    "iyuAH4sIAAAAAAACA7PJMLRzTixKVcjLL0ktttEHcm0K7AJLM3NyFHwSk4oVEouzixVSE5MzFHLzU1JzFJJS0/KByhMVcvLz0hWKSvP0bPQL"
    "7AD6l8DZRwAAAAM="
)


def exchange(url: str = "https://quill.example/care", body: bytes = PAGE, **values: object) -> Exchange:
    made = Exchange(
        url=url,
        at=NOON,
        request_headers=(("Host", "quill.example"), ("User-Agent", "watch"), ("Accept-Encoding", "gzip, br")),
        status=200,
        status_text="OK",
        http_version="HTTP/1.1",
        headers=(("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a1"')),
        body=body,
        peer="203.0.113.7",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def capture(body: bytes = PAGE, at: datetime = NOON, url: str = "https://quill.example/care") -> Capture:
    return Capture((exchange(url, body, at=at),), body)


def redirected(at: datetime = NOON) -> Capture:
    hop = exchange(
        "https://quill.example/card",
        b"",
        at=at,
        status=302,
        status_text="Found",
        headers=(("Location", "https://cdn.quill.example/card-one.pdf"), ("Content-Length", "0")),
    )
    card = b"%PDF-1.4 a small card\n%%EOF\n"
    final = exchange(
        "https://cdn.quill.example/card-one.pdf", card, at=at, headers=(("Content-Type", "application/pdf"),)
    )
    return Capture((hop, final), card)


def gzipped() -> Capture:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    return Capture((exchange(body=gzip.compress(PAGE), headers=headers),), PAGE)


def brotlied() -> Capture:
    headers = (("content-type", "text/html"), ("content-encoding", "br"))
    return Capture((exchange(body=PAGE_IN_BROTLI, headers=headers, http_version="HTTP/2", status_text=""),), PAGE)


def twice_encoded() -> Capture:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip, br"))
    return Capture((exchange(body=PAGE_IN_GZIP_IN_BROTLI, headers=headers),), PAGE)


def members() -> Capture:
    body = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    return Capture((exchange(body=body, headers=(("Content-Encoding", "x-gzip"),)),), PAGE)
