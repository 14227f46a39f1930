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
    if media is Media.PDF:
        from watcher.extract import pdf  # noqa: PLC0415 - its library takes 40 ms and 10 MB that other kinds do not need

        return pdf.read(body)
    if media is Media.FEED:
        from watcher.extract import feed  # noqa: PLC0415

        return feed.read(body, charset=charset, url=url)
    if media is Media.MARKDOWN:
        from watcher.extract import markdown  # noqa: PLC0415

        return markdown.read(body, charset=charset, url=url, rules=rules)
    if media is Media.TEXT:
        from watcher.extract import text  # noqa: PLC0415

        return text.read(body, charset=charset)
    from watcher.extract import html  # noqa: PLC0415

    return html.read(body, charset=charset, url=url, rules=rules)
