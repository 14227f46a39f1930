"""A change told again of what may still be shown of it: the same identity, times and place, with other words."""

from dataclasses import replace

from watcher.entries.changes import changed
from watcher.model import Comparison, Entry, Kind, Reason, Snapshot, Source

_TITLED_BY_REASON = frozenset({Reason.RETURNED, Reason.ALTERNATES, Reason.SETTLED})
"""Their titles quote nothing."""


def retold(entry: Entry, comparison: Comparison) -> Entry:
    """Return the entry of a change, saying of this comparison what `changed` says of the whole one.

    Everything that it needs is in the entry: so it says the same whatever is declared today.
    """
    assert entry.between is not None
    old, new = _snapshots(entry)
    said = changed(
        _source(entry),
        comparison,
        before=old,
        after=new,
        between=entry.between,
        failed_reads=entry.failed_reads,
        told=entry.told,
        feed_id="",
        texts=("", ""),
        rules_digest="",
        reason=entry.reason,
    )
    return replace(
        entry,
        title=entry.title if entry.reason in _TITLED_BY_REASON else said.title,
        summary=said.summary,
        content_html=said.content_html,
        content_text=said.content_text,
        links=said.links,
        comparison=comparison,
        text_before=None,
        text_after=None,
    )


def _source(entry: Entry) -> Source:
    return Source(
        (entry.change_id or "").rpartition("/")[0],
        entry.source_title or "",
        entry.publisher or "",
        entry.kind or Kind.DOCS,
        entry.url or "",
        rights=entry.rights,
    )


def _snapshots(entry: Entry) -> tuple[Snapshot, Snapshot]:
    """Return what an entry knows of its two snapshots; the newer file is linked in front of an older one."""
    urls = [link.href.partition("#")[0] for link in entry.links if link.rel == "source"] or [entry.url or ""]
    assert entry.between is not None
    sides = (
        (entry.before, entry.sha256_before, entry.between[0], urls[-1]),
        (entry.after, entry.sha256_after, entry.between[1], urls[0]),
    )
    old, new = (Snapshot(name or "", "", at, url, url, sha or "", None, 0) for name, sha, at, url in sides)
    return old, new
