"""What withdrawals take from the rest that is public: read out of the whole history of each document that had one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from watcher.archive.catalogue import Catalogue
from watcher.entries.redacting import without_context_of, without_title, without_words
from watcher.entries.withdrawing import Hidden, Past, Quoted, Taken, Withheld, quoted, taken, withheld
from watcher.model import Comparison, Entry, Event, Source

CHANGES_KEPT = 512
"""Changes of which it is remembered what they quote: those of documents with a withdrawal are asked at every round."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The changes that may not be shown as they were told, because another was withdrawn."""

    found: Withheld = field(default_factory=Withheld)
    changes: tuple[Entry, ...] = ()
    """Those that are shown otherwise than they were told."""
    retold: Mapping[str, Entry] = field(default_factory=dict)
    """Those that lose words, as they are told without them; without their comparisons."""

    @classmethod
    def of(cls, catalogue: Catalogue, sources: Iterable[Source], corrections: Iterable[Entry]) -> "Withdrawals":
        """Read what the withdrawals among these corrections take from other changes of the same documents."""
        subjects: dict[str, Entry] = {}
        for one in corrections:
            if one.withdrawn and one.change_id and one.source_id:
                subjects.setdefault(one.change_id, one)
        known = cls()
        for source_id in dict.fromkeys(one.source_id or "" for one in subjects.values()):
            ids = document_ids(catalogue, tuple(sources), source_id)
            known = known.and_those(catalogue.histories.told(ids), catalogue, subjects)
        return known

    def and_those(self, history: Sequence[Entry], catalogue: Catalogue, subjects: dict[str, Entry]) -> "Withdrawals":
        """Return these and those of one more document."""
        found = withheld(_pasts(catalogue, history, subjects))
        ids = {*found.wordless, *found.bare}
        both = Withheld({**self.found.wordless, **found.wordless}, {**self.found.bare, **found.bare})
        told = {one: _retold(catalogue, one, hidden) for one, hidden in found.wordless.items()}
        changes = (*self.changes, *(one for one in history if one.event_id in ids))
        return Withdrawals(both, changes, {**self.retold, **told})

    def touches(self, entry: Entry) -> bool:
        """Whether an entry is shown otherwise than it was told."""
        return entry.event_id in self.found.bare or bool({entry.event_id, entry.corrects} & self.found.wordless.keys())

    def shown(self, entry: Entry) -> Entry:
        """Return an entry, told in its own right, as the public may read it."""
        if entry.event_id in self.retold:
            whole = entry.comparison is not None
            return without_words(entry, self.found.wordless[entry.event_id]) if whole else self.retold[entry.event_id]
        if entry.corrects in self.found.wordless:
            return without_title(entry)
        hidden = self.found.bare.get(entry.event_id)
        return without_context_of(entry, hidden) if hidden else entry


def document_ids(catalogue: Catalogue, sources: Sequence[Source], source_id: str) -> set[str]:
    """Return all ids that a document was ever watched under: those declared, and those with feeds in common."""
    ids, new = set[str](), {source_id}
    while new:
        ids |= new
        declared = {one for source in sources for one in (source.id, *source.was) if ids & {source.id, *source.was}}
        new = (declared | catalogue.histories.sharing(ids)) - ids
    return ids


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a withdrawal means for the other changes of a document."""

    wordless: tuple[Entry, ...]
    """Those that lose their words with it."""
    quoting: tuple[Entry, ...]
    """Those that go on quoting what stood before it."""


def repeats(catalogue: Catalogue, entry: Entry, note: str) -> bool:
    """Whether a note says words again that go with a change when it is withdrawn."""
    return Hidden.of(_taken(catalogue, entry.corrects or entry.event_id, None).brought).stand_in_line(note)


def consequences(catalogue: Catalogue, sources: Iterable[Source], entry: Entry) -> Consequences:
    """Return what it would mean to withdraw a change."""
    declared, known = tuple(sources), catalogue.entries(event=Event.CORRECTED)
    gone = {entry.change_id, *(one.change_id for one in known if one.withdrawn)}
    now = Withdrawals.of(catalogue, declared, known).found.wordless.keys()
    then = Withdrawals.of(catalogue, declared, (*known, replace(entry, event=Event.CORRECTED, withdrawn=True)))
    history = catalogue.histories.told(document_ids(catalogue, declared, entry.source_id or ""))
    stood = Hidden.of(_taken(catalogue, entry.event_id, None).replaced)
    left = (one for one in history if one.event is Event.CHANGED and one.change_id not in gone)
    quoting = [one for one in left if any(map(stood.stand_in, _quoted(catalogue, one.event_id).told))]
    return Consequences(
        tuple(one for one in then.changes if one.event_id in then.found.wordless.keys() - now),
        tuple(one for one in quoting if one.event_id not in then.found.wordless),
    )


def _pasts(catalogue: Catalogue, history: Sequence[Entry], subjects: dict[str, Entry]) -> list[Past]:
    """Return the changes of a document, oldest first; those with one of the subjects with what goes with them."""
    past, until, newest = list[Entry](), dict[str, int](), dict[str, str | None]()
    for entry in history:
        subject = subjects.get(entry.change_id or "")
        if entry.event is Event.CHANGED:
            past.append(entry)
        elif subject and subject.event_id == entry.event_id:
            until[subject.change_id or ""] = len(past)
    for change_id in subjects:
        told = past[: until.setdefault(change_id, len(past))]
        newest[change_id] = told[-1].event_id if told else None
    return [
        _past(catalogue, one, until, newest) if one.change_id in subjects else _kept(catalogue, one) for one in past
    ]


def _kept(catalogue: Catalogue, entry: Entry) -> Past:
    return Past(entry.event_id, _quoted(catalogue, entry.event_id))


def _past(catalogue: Catalogue, entry: Entry, until: dict[str, int], newest: dict[str, str | None]) -> Past:
    change_id = entry.change_id or ""
    gone = _taken(catalogue, entry.event_id, newest[change_id])
    return replace(_kept(catalogue, entry), taken=gone, withdrawn_after=until[change_id])


@lru_cache(maxsize=CHANGES_KEPT)
def _retold(catalogue: Catalogue, event_id: str, hidden: Hidden) -> Entry:
    whole = catalogue.entry(event_id)
    assert whole is not None
    return replace(without_words(whole, hidden), comparison=None)


@lru_cache(maxsize=CHANGES_KEPT)
def _quoted(catalogue: Catalogue, event_id: str) -> Quoted:
    whole = catalogue.entry(event_id)
    return quoted((whole and whole.comparison) or Comparison())


@lru_cache(maxsize=CHANGES_KEPT)
def _taken(catalogue: Catalogue, event_id: str, newest: str | None) -> Taken:
    whole, last = catalogue.entry(event_id), catalogue.entry(newest) if newest else None
    return taken(whole, last.text_after if last else None) if whole else Taken()
