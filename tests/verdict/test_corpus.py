"""No real capture is ever called suspect: not the first time it is seen, not after the one before it."""

import pytest

from tests import corpus
from tests.corpus import needs_corpus
from tests.verdict.pages import Page
from tests.verdict.test_judge import capture
from watcher import extract
from watcher.model import Document, Rules
from watcher.verdict import judge

KINDS = {
    "pages": "text/html",
    "posts": "text/markdown",
    "feeds": "application/rss+xml",
    "model-spec": "text/markdown",
    "constitution": None,
    "system-cards": None,
}
TYPES = {".md.gz": "text/markdown", ".txt.gz": "text/plain", ".pdf": "application/pdf"}
APART = {"CHANGELOG.md.gz"}
"""Stands beside a history and is none of its versions."""

HISTORIES = (
    [str(path.relative_to(corpus.ROOT)) for kind in KINDS for path in sorted((corpus.ROOT / kind).iterdir())]
    if corpus.ROOT.is_dir()
    else []
)


def _type(name: str) -> str:
    stated = KINDS[name.split("/", maxsplit=1)[0]]
    return stated or next(kind for end, kind in TYPES.items() if name.endswith(end))


def _read(body: bytes, kind: str) -> Document:
    return extract.read(body, media_type=kind, charset=None, url="https://lab.example/document", rules=Rules())


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("history", HISTORIES)
def test_no_real_capture_is_suspect(history: str) -> None:
    last_good = None
    for name in corpus.captures(history):
        if name.rpartition("/")[2] in APART or not name.endswith((".html.gz", ".xml.gz", *TYPES)):
            continue
        body, kind = corpus.read(name), _type(name)
        taken = capture(Page("", media_type=kind, asked="https://lab.example/document"))
        taken = type(taken)(taken.exchanges, body)
        document = _read(body, kind)
        assert judge(taken, document, None).good, name
        assert judge(taken, document, last_good).good, name
        last_good = document
