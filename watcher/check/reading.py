"""Captures to documents: the new one and the last good one, both under today's rules."""

from dataclasses import dataclass, replace
from email.message import Message

from watcher import codec
from watcher.archive.snapshots import DamagedWarc
from watcher.check.world import Reading, World
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import rules_digest
from watcher.model import Block, Capture, Document, Snapshot, Source, SourceState

FEED_ITEMS_MAX = 500
"""Items of a feed that are remembered after they left its window."""


@dataclass(frozen=True, slots=True)
class Past:
    """The last good snapshot and what is read out of it."""

    snapshot: Snapshot
    document: Document
    rules_digest: str
    mixed: bool = False
    """Today's rules cannot read it: this is what older rules once read."""


def media_type(capture: Capture) -> tuple[str | None, str | None]:
    """Return media type and charset as the final response states them."""
    stated = capture.header("content-type")
    if not stated or "/" not in stated:
        return None, None
    message = Message()
    message["Content-Type"] = stated.replace("\r", " ").replace("\n", " ")
    return message.get_content_type(), message.get_content_charset()


def read(world: World, source: Source, capture: Capture) -> Document | ExtractError:
    """Return what today's rules read out of a capture, or why they cannot; raise only where reading was stopped."""
    known = world.catalogue.document(capture.sha256, rules_digest(source.rules))
    if known is not None and known.media != "feed":  # what is stored of a feed holds what has left its window
        return known
    try:
        return read_capture(world.sandbox, source, capture)
    except ExtractError as error:
        if error.failure is ExtractFailure.STOPPED:
            raise
        return error


def read_capture(sandbox: Reading, source: Source, capture: Capture) -> Document:
    """Return what today's rules read out of a capture; raise ExtractError."""
    kind, charset = media_type(capture)
    return sandbox.read(capture.body, media_type=kind, charset=charset, url=capture.url, rules=source.rules)


def past(world: World, source: Source, state: SourceState) -> Past | None:
    """Return the last good snapshot with its document; None where there is none, or nothing ever read it."""
    snapshot = world.catalogue.snapshot(state.good_snapshot) if state.good_snapshot else None
    return document_of(world, source, snapshot) if snapshot else None


def document_of(world: World, source: Source, snapshot: Snapshot) -> Past | None:
    """Return a snapshot with what today's rules read out of it; where they cannot, with what older rules once read."""
    today = rules_digest(source.rules)
    known = world.catalogue.document(snapshot.sha256, today)
    if known is not None:
        return Past(snapshot, known, today)
    stored = world.catalogue.stored_document(snapshot.sha256)
    again = _again(world, source, snapshot)
    if again is not None:
        return Past(snapshot, carried(stored[1] if stored else None, again), today)
    return Past(snapshot, stored[1], stored[0], mixed=True) if stored else None


def carried(before: Document | None, document: Document) -> Document:
    """Return a feed with the items that have left its window; any other document as it is.

    A feed shows its newest items: one that is missing was not removed, and one that comes back is not new.
    """
    if document.media != "feed" or before is None or before.media != "feed":
        return document
    present = {section.key for section in document.sections}
    gone = tuple(section for section in before.sections if section.key and section.key not in present)
    return replace(document, sections=(*document.sections, *gone)[: max(FEED_ITEMS_MAX, len(document.sections))])


def text_digest(document: Document) -> str:
    """Return the digest of what a document says under which headings, wherever it stands and whatever it links to."""
    said = [
        (section.number, section.title, section.level, [_words(block) for block in section.blocks])
        for section in document.sections
    ]
    return codec.digest((document.title, said))


def _words(block: Block) -> tuple[str, str, str | None]:
    return block.kind, block.text, block.mark


def _again(world: World, source: Source, snapshot: Snapshot) -> Document | None:
    try:
        found = read(world, source, world.snapshots.load(snapshot.id))
    except DamagedWarc:
        return None
    return found if isinstance(found, Document) else None
