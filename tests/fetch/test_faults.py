"""docs/faults.md tells operators what each failure looks like: here it is held against the failures themselves."""

import re
from pathlib import Path

import pytest

from tests.fetch.hostile import PAGE, Hostile
from watcher.errors import ExtractFailure, FetchError, FetchFailure
from watcher.fetch import Client
from watcher.model import Capture, Suspicion

F = FetchFailure
FAILURES = {
    "five-layers": F.BAD_ENCODING,
    "zstd": F.BAD_ENCODING,
    "not-gzip": F.BAD_ENCODING,
    "not-brotli": F.BAD_ENCODING,
    "member-bomb": F.BAD_ENCODING,
    "cut-gzip": F.TRUNCATED,
    "cut-brotli": F.TRUNCATED,
    "gzip-bomb": F.TOO_LARGE,
    "brotli-bomb": F.TOO_LARGE,
    "deflate-bomb": F.TOO_LARGE,
    "nested-bomb": F.TOO_LARGE,
    "large": F.TOO_LARGE,
    "claims-large": F.TOO_LARGE,
    "endless": F.TOO_LARGE,
    "no-content": F.UNEXPECTED_STATUS,
    "partial": F.UNEXPECTED_STATUS,
    "choices": F.UNEXPECTED_STATUS,
    "unasked-304": F.UNEXPECTED_STATUS,
    "bad-request": F.UNEXPECTED_STATUS,
    "not-acceptable": F.UNEXPECTED_STATUS,
    "teapot": F.UNEXPECTED_STATUS,
    "unauthorized": F.FORBIDDEN,
    "payment": F.FORBIDDEN,
    "forbidden": F.FORBIDDEN,
    "legal": F.FORBIDDEN,
    "huge-refusal": F.FORBIDDEN,
    "missing": F.NOT_FOUND,
    "endless-refusal": F.NOT_FOUND,
    "gone": F.GONE,
    "too-many": F.RATE_LIMITED,
    "too-many-date": F.RATE_LIMITED,
    "too-many-zoneless": F.RATE_LIMITED,
    "too-many-past": F.RATE_LIMITED,
    "too-many-nonsense": F.RATE_LIMITED,
    "too-many-for-ever": F.RATE_LIMITED,
    "error": F.SERVER_ERROR,
    "bad-gateway": F.SERVER_ERROR,
    "unavailable": F.SERVER_ERROR,
    "gateway-timeout": F.SERVER_ERROR,
    "origin-down": F.SERVER_ERROR,
    "challenge-403": F.CHALLENGED,
    "challenge-503": F.CHALLENGED,
    "challenge-429": F.CHALLENGED,
    "challenge-202": F.CHALLENGED,
    "challenge-405": F.CHALLENGED,
    "challenge-gzip": F.CHALLENGED,
    "loop": F.REDIRECT_LOOP,
    "ping": F.REDIRECT_LOOP,
    "corridor": F.REDIRECT_LOOP,
    "nowhere": F.BAD_REDIRECT,
    "to-file": F.BAD_REDIRECT,
    "to-ftp": F.BAD_REDIRECT,
    "to-script": F.BAD_REDIRECT,
    "to-data": F.BAD_REDIRECT,
    "to-nonsense": F.BAD_REDIRECT,
    "to-password": F.BAD_REDIRECT,
    "two-lengths": F.PROTOCOL,
    "many-headers": F.PROTOCOL,
    "silence": F.PROTOCOL,
    "not-http": F.PROTOCOL,
    "no-status": F.PROTOCOL,
    "odd-status": F.PROTOCOL,
    "broken-header": F.PROTOCOL,
    "cut-header": F.PROTOCOL,
    "null-header": F.PROTOCOL,
    "endless-header-line": F.PROTOCOL,
    "reset": F.PROTOCOL,
    "short": F.TRUNCATED,
    "cut-body": F.TRUNCATED,
    "cut-chunk": F.TRUNCATED,
    "bad-chunk": F.TRUNCATED,
    "hang": F.TIMEOUT,
    "hang-after-headers": F.TIMEOUT,
    "continues": F.TIMEOUT,
    "dripping-header": F.TIMEOUT,
    "dripping-body": F.TIMEOUT,
}

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \| `(?P<failure>[\w-]+)` \| (?P<says>.+) \|$", re.MULTILINE)


def rows() -> dict[str, tuple[str, str]]:
    return {found["name"]: (found["failure"], found["says"]) for found in ROW.finditer(DOCUMENT.read_text("utf-8"))}


def says(server: Hostile, error: FetchError) -> str:
    """What an operator reads, without the port of this run and without what the libraries add in brackets."""
    return re.sub(r" \((?!RFC).*?\)(?=[.:;]|$)", "", str(error).replace(server.base, "https://lab.example")).replace(
        "|", "\\|"
    )


@pytest.mark.parametrize(("name", "expected"), FAILURES.items())
def test_every_fault_is_named_where_it_happens_and_told_as_the_table_says(
    server: Hostile, client: Client, name: str, expected: FetchFailure
) -> None:
    with pytest.raises(FetchError) as caught:
        client.fetch(server.url(name), allow_private=True)
    assert caught.value.failure is expected
    assert rows()[name] == (expected, says(server, caught.value))
    again = client.fetch(server.url("page"), allow_private=True)
    assert isinstance(again, Capture)
    assert again.body == PAGE


def test_the_table_holds_nothing_else_and_at_least_sixty() -> None:
    assert rows().keys() == FAILURES.keys()
    assert len(FAILURES) >= 60


@pytest.mark.parametrize("reason", [*FetchFailure, *ExtractFailure, *Suspicion])
def test_every_reason_is_explained(reason: str) -> None:
    assert f"- `{reason}`: " in DOCUMENT.read_text("utf-8")
