import pytest

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import Media, media_of, read, rules_digest
from watcher.model import Rules

PAGE = b"<!doctype html><html><body><p>Hello.</p></body></html>"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'


@pytest.mark.parametrize(
    ("body", "media_type", "url", "media"),
    [
        (PAGE, "text/html; charset=utf-8", None, Media.HTML),
        (PAGE, "application/octet-stream", None, Media.HTML),
        (PAGE, "text/markdown", "https://wren.example/a.md", Media.HTML),
        (PAGE, None, "https://wren.example/a", Media.HTML),
        (b"%PDF-1.7\n", "text/html", None, Media.PDF),
        (b"\n%PDF-1.7\n", None, None, Media.PDF),
        (RSS, "application/rss+xml", None, Media.FEED),
        (RSS, "text/html", None, Media.FEED),
        (RSS, "text/xml", "https://wren.example/feed", Media.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "application/json", None, Media.FEED),
        (b"# Care\n\nWe care.\n", "text/plain", "https://wren.example/care.md", Media.MARKDOWN),
        (b"# Care\n\nWe care.\n", "text/plain", None, Media.MARKDOWN),
        (b"# Care\n\nWe care.\n", "text/markdown", None, Media.MARKDOWN),
        (b"We care. We answer.", "text/plain", None, Media.TEXT),
        (b"We care.\x0cPage two.", None, "https://wren.example/card.txt", Media.TEXT),
        (b"We care.", None, "card.txt.gz", Media.TEXT),
    ],
)
def test_the_kind_is_decided_by_type_then_bytes_then_address(
    body: bytes, media_type: str | None, url: str | None, media: Media
) -> None:
    assert media_of(body, media_type, url) is media


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n", "text/html"),
        (b"PK\x03\x04rest", None),
        (b"\x00\x01\x02\x03" * 100, "application/octet-stream"),
        (b'{"error": 1}', "application/json"),
        (PAGE, "image/png"),
        (b"body { }", "application/javascript"),
    ],
)
def test_what_is_no_document_is_unsupported(body: bytes, media_type: str | None) -> None:
    with pytest.raises(ExtractError) as caught:
        media_of(body, media_type, None)
    assert caught.value.failure is ExtractFailure.UNSUPPORTED_TYPE


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_an_empty_file_has_nothing_to_read(body: bytes) -> None:
    with pytest.raises(ExtractError) as caught:
        read(body, media_type="text/html", charset=None, url=None, rules=Rules())
    assert caught.value.failure is ExtractFailure.NOTHING_TO_READ


def test_the_rules_digest_is_of_the_rules_and_the_readers() -> None:
    assert rules_digest(Rules()) == rules_digest(Rules())
    assert len({rules_digest(Rules()), rules_digest(Rules(select=("main",))), rules_digest(Rules(keep=("main",)))}) == 3
