"""Which words a withdrawal removes from all that is public, and which changes show any of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from watcher.compare.hunks import SCRIPTS_WITHOUT_SPACES
from watcher.compare.patch import changed, hunks
from watcher.compare.text import sentences
from watcher.model import ChangeKind, Comparison, Entry, SectionChange, Side

RUN_WORDS_MIN = 4
"""Shorter sentences stand in many places: they are looked for as wholes, longer ones within others, too."""
Words = tuple[str, ...]
"""A sentence, row or heading without its signs: so it is known again where these differ."""
_WORD = re.compile(rf"[{SCRIPTS_WITHOUT_SPACES}]|[^\W{SCRIPTS_WITHOUT_SPACES}]+")
_HEADING = re.compile(r"^(?:#{1,6} )?(?:[0-9A-Z][0-9.]* )?")


def words_of(text: str) -> Words:
    """Return the words of a text in small letters."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a change shows of its document."""

    told: frozenset[Words]
    """What differs, and the headings above it."""
    beside: frozenset[Words]
    """The unchanged lines beside it, in its diffs, and the sections that are named there."""
    became: tuple[tuple[Words, Words], ...]
    """Sentences and headings with what stands in their place."""
    sections: tuple[tuple[frozenset[Words], frozenset[Words]], ...] = ()
    """What each section tells, and the sentences and headings that it has new."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The words that go with one change which is withdrawn."""

    brought: frozenset[Words] = frozenset()
    """Sentences, headings and runs of words that it brought into the document."""
    fresh: frozenset[str] = frozenset()
    """The single words among these that the document had nowhere before."""
    dropped: frozenset[Words] = frozenset()
    """Sentences that it took away with nothing in their place."""
    replaced: frozenset[Words] = frozenset()
    """Its old side: what stood before it, and is told by other changes in their own right."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that may not be shown, and a quick way to find them in others."""

    whole: frozenset[Words] = frozenset()
    starts: Mapping[Words, tuple[Words, ...]] = field(default_factory=dict, compare=False)
    """The longer ones by their first words."""

    @classmethod
    def of(cls, words: Iterable[Words]) -> "Hidden":
        """Return these words to be looked for."""
        whole, starts = frozenset(filter(None, words)), dict[Words, tuple[Words, ...]]()
        for run in sorted(run for run in whole if len(run) >= RUN_WORDS_MIN):
            starts[run[:RUN_WORDS_MIN]] = (*starts.get(run[:RUN_WORDS_MIN], ()), run)
        return cls(whole, starts)

    def found_in(self, words: Words) -> Iterator[Words]:
        """Yield those of the words that stand in others: short ones where they are all of it."""
        if words in self.whole:
            yield words
        for place in range(len(words) - RUN_WORDS_MIN + 1) if self.starts else ():
            for run in self.starts.get(words[place : place + RUN_WORDS_MIN], ()):
                if words[place : place + len(run)] == run:
                    yield run

    def stand_in(self, words: Words) -> bool:
        """Whether any of them stands there."""
        return next(self.found_in(words), None) is not None

    def stand_in_any(self, texts: Iterable[Words]) -> bool:
        """Whether any of them stands in one of these."""
        return any(map(self.stand_in, texts))

    def stand_in_line(self, line: str) -> bool:
        """Whether any of them stands in one line of a document's text."""
        return any(map(self.stand_in, _read((line,))))


@dataclass(frozen=True, slots=True)
class Past:
    """One change of a document, in the order of telling."""

    event_id: str
    quoted: Quoted
    taken: Taken | None = None
    """What goes with it, if it is withdrawn."""
    withdrawn_after: int = 0
    """How many of the changes were told when it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may not be shown of a document's changes, beside those that were withdrawn themselves."""

    wordless: Mapping[str, Hidden] = field(default_factory=dict)
    """Changes that tell withdrawn words again, with these: no sentence is quoted there that has any."""
    bare: Mapping[str, Hidden] = field(default_factory=dict)
    """Changes beside which withdrawn words stand, with these: they are left out there."""


def quoted(comparison: Comparison) -> Quoted:
    """Return what a change shows."""
    diffs = [comparison.diff, *(section.diff for section in comparison.sections)]
    parts = [hunk for diff in diffs for hunk in hunks(diff)]
    came = (line[1:] for hunk in parts for line in hunk.lines if changed(line))
    stay = (line[1:] for hunk in parts for line in hunk.lines if not changed(line))
    texts = [text for section in comparison.sections for text in _texts(section)]
    texts += [one.text for one in comparison.announced_not_found]
    texts += [side.title for move in comparison.page_moves for side in (move.before, move.after)]
    became = tuple(pair for section in comparison.sections for pair in _became(section))
    sections = tuple((_read(_texts(one)), _read(_new_side(one))) for one in comparison.sections)
    return Quoted(_read((*came, *texts)), _read((*stay, *(hunk.place for hunk in parts))), became, sections)


def taken(entry: Entry, newest: str | None) -> Taken:
    """Return the words that go with a change, told whole; `newest`: the document's text when it is withdrawn."""
    comparison = entry.comparison or Comparison()
    old, new = (_read(_side(comparison, after=after)) for after in (False, True))
    stood = old | _read((entry.text_before or "").split("\n"))
    runs = {words_of(edit.after) for section in comparison.sections for edit in section.edits}
    candidates = Hidden.of((*new, *(run for run in runs if len(run) >= RUN_WORDS_MIN)))
    brought = candidates.whole.difference(*(candidates.found_in(words) for words in stood))
    fresh = {word for words in brought for word in words}.difference(*stood)
    gone = Hidden.of(_read(_dropped(comparison)))
    there = _read((newest or entry.text_after or "").split("\n"))
    dropped = gone.whole.difference(*(gone.found_in(words) for words in there))
    return Taken(brought, frozenset(fresh), dropped, old - new - dropped)


def withheld(history: Sequence[Past]) -> Withheld:
    """Return what may not be shown of a document's changes, oldest first, for those among them that are withdrawn.

    What a change brought is hidden everywhere, before and after it; what it dropped, in what was told until it was
    withdrawn. A sentence that a later change made of a hidden one is hidden from there on while it keeps fresh words.
    """
    gone = [(past.taken, past.withdrawn_after) for past in history if past.taken]
    brought, fresh = Hidden.of(w for t, _ in gone for w in t.brought), {w for t, _ in gone for w in t.fresh}
    grown, hidden = set[Words](), brought
    wordless, bare = dict[str, Hidden](), dict[str, Hidden]()
    for place, past in enumerate(history):
        dropped = frozenset[Words]().union(*(one.dropped for one, until in gone if place < until))
        if brought.whole.union(grown, dropped) != hidden.whole:
            hidden = Hidden.of(brought.whole.union(grown, dropped))
        made = _made(past.quoted, hidden, fresh)
        if past.taken is None and hidden.stand_in_any(past.quoted.told):
            wordless[past.event_id] = Hidden.of(hidden.whole | made)
        elif past.taken is None and hidden.stand_in_any(past.quoted.beside):
            bare[past.event_id] = hidden
        grown |= made
    return Withheld(wordless, bare)


def _made(quoted: Quoted, hidden: Hidden, fresh: Collection[str]) -> set[Words]:
    """Return what a change made of hidden words: what stands in their place, beside them, or is mostly theirs."""
    made = {new for old, new in quoted.became if hidden.stand_in(old)}
    gone = [set(words) for told, _ in quoted.sections for words in told if hidden.stand_in(words)]
    for told, came in quoted.sections if gone else ():
        beside = hidden.stand_in_any(told)
        made |= {new for new in came if beside or any(2 * len(old.intersection(new)) > len(set(new)) for old in gone)}
    return {new for new in made if not set(new).isdisjoint(fresh)}


def _read(texts: Iterable[str]) -> frozenset[Words]:
    """Return the words of texts as a whole and sentence by sentence; a heading's without its number, too."""
    parts = (one for text in texts for one in {text, _HEADING.sub("", text, count=1), *sentences(text)})
    return frozenset(filter(None, map(words_of, parts)))


def _texts(section: SectionChange) -> Iterator[str]:
    """Yield what a section change quotes, and its headings."""
    yield from sentences(section.notice_text or "")
    for side in (section.before, section.after, *section.others):
        yield from (side.title, *side.path) if side else ()
    for edit in section.edits:
        yield from (edit.sentence_before, edit.sentence_after, edit.before, edit.after)
    yield from _whole(section, after=False)
    yield from _whole(section, after=True)


def _whole(section: SectionChange, *, after: bool) -> list[str]:
    """Return the lines of a section that came or went as a whole."""
    kind, text = (ChangeKind.ADDED, section.text_after) if after else (ChangeKind.REMOVED, section.text_before)
    return text.split("\n") if kind in section.kinds else []


def _new_side(section: SectionChange) -> Iterator[str]:
    yield from _whole(section, after=True)
    yield from (edit.sentence_after for edit in section.edits)
    yield section.after.title if section.after else ""


def _side(comparison: Comparison, *, after: bool) -> Iterator[str]:
    """Yield one side of all that differs."""
    sign = "+" if after else "-"
    for diff in (comparison.diff, *(section.diff for section in comparison.sections)):
        yield from (line[1:] for hunk in hunks(diff) for line in hunk.lines if line.startswith(sign))
    for section in comparison.sections:
        yield from _whole(section, after=after)
        yield from (edit.sentence_after if after else edit.sentence_before for edit in section.edits)
        sides: tuple[Side | None, ...] = (section.after, *section.others) if after else (section.before,)
        yield from (side.title for side in sides if side)


def _dropped(comparison: Comparison) -> Iterator[str]:
    for section in comparison.sections:
        yield from _whole(section, after=False)
        yield from (edit.sentence_before for edit in section.edits if not edit.sentence_after)


def _became(section: SectionChange) -> Iterator[tuple[Words, Words]]:
    pairs = [(edit.sentence_before, edit.sentence_after) for edit in section.edits]
    pairs += [(section.before.title, section.after.title)] if section.before and section.after else []
    for old, new in pairs:
        if old and new and old != new:
            yield words_of(old), words_of(new)
