"""Reads documents out of bytes: HTML, PDF, Markdown, text and feeds, each into sections under their headings.

Pure: the same bytes under the same rules give the same document. Untrusted bytes are read in the child processes of
`sandbox`; `read` itself keeps no bounds of memory or time.
"""

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.media import Media, media_of
from watcher.extract.rules import rules_digest
from watcher.model import Document, Rules

__all__ = ["Media", "media_of", "read", "rules_digest"]


def read(body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules) -> Document:
    """Return the document in the bytes; its kind is decided by the HTTP type, then the bytes, then the address.

    Raises ExtractError with the failure that happened.
    """
    if not body.strip():
        raise ExtractError("The file is empty. Look at the address in a browser.", ExtractFailure.NOTHING_TO_READ)
    media = media_of(body, media_type, url)
    try:
        return _read(media, body, charset, url, rules)
    except RecursionError as error:
        raise ExtractError(
            "The file nests too deep to be read: it is broken. Look at it in a browser.", ExtractFailure.DAMAGED
        ) from error


def _read(media: Media, body: bytes, charset: str | None, url: str | None, rules: Rules) -> Document:
    """Import one reader and use it: together their libraries take 0.3 s and 60 MB."""
    match media:
        case Media.PDF:
            from watcher.extract import pdf  # noqa: PLC0415

            return pdf.read(body)
        case Media.FEED:
            from watcher.extract import feed  # noqa: PLC0415

            return feed.read(body, charset=charset, url=url)
        case Media.MARKDOWN:
            from watcher.extract import markdown  # noqa: PLC0415

            return markdown.read(body, charset=charset, url=url, rules=rules)
        case Media.TEXT:
            from watcher.extract import text  # noqa: PLC0415

            return text.read(body, charset=charset)
        case Media.HTML:
            from watcher.extract import html  # noqa: PLC0415

            return html.read(body, charset=charset, url=url, rules=rules)
