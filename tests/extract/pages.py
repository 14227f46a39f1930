"""Invented pages for the tests of extraction: what labs called Wren and Fern might publish."""

from watcher.extract import html
from watcher.model import Block, BlockKind, Document, Rules

PROSE = (
    "Wren Labs keeps the weights of every model that it has deployed, for as long as the company exists. "
    "Before a model is retired we ask it what it would want, write down its answers, and publish them in full. "
    "We do not promise to act on what it says, but we promise that a person reads it and replies in writing."
)
MORE = (
    "A model may leave a conversation that stays abusive after it has asked twice for another tone. "
    "The person on the other side sees why, and may begin again at any time; nothing else is taken from them."
)

KEPT = "Fern Institute keeps the weights of every system that it has released to the public, and does not delete them while the institute exists."
ASKED = "Before a system is withdrawn we interview it about its own development, and we write its preferences down word for word for a public archive."
CLOSED = "A system may close a conversation in which a person remains abusive, but only after several attempts at a calmer tone have failed."
UNSURE = "We do not claim that any of our systems is conscious; we say that we are unsure, and that being unsure is a reason for care."
WHOLE = ["# Care for systems", KEPT, "## Withdrawal", ASKED, "## Closing conversations", CLOSED]
BODY = f"<p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p><h2>Closing conversations</h2><p>{CLOSED}</p>"
TITLED = f"<h1>Care for systems</h1>{BODY}"


def read(markup: str, *, url: str | None = "https://wren.example/policy", **rules: tuple[str, ...]) -> Document:
    """Read a page under these rules."""
    return html.read(markup.encode(), charset="utf-8", url=url, rules=Rules(**rules))


def page(body: str, *, head: str = "<title>Model care | Wren Labs</title>", lang: str = "en") -> str:
    """Return a whole page around a body."""
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def texts(document: Document) -> list[str]:
    """Return every heading and block in order."""
    found: list[str] = []
    for section in document.sections:
        found += [f"{'#' * section.level} {section.title}"] if section.level else []
        found += [block.text for block in section.blocks]
    return found


def blocks(document: Document, kind: BlockKind | None = None) -> list[Block]:
    """Return the blocks, of one kind where it is given."""
    return [b for section in document.sections for b in section.blocks if kind is None or b.kind is kind]
