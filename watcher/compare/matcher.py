"""How likely two sections are one: id, heading, parent, content and order together, never number or page alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from watcher.compare.forms import glyphs
from watcher.compare.likeness import bag
from watcher.compare.sequence import pairs
from watcher.compare.text import Reading
from watcher.model import Section

KEYED_MIN: Final = 0.1
"""Share of content from which an explicit id is believed although the heading is another."""
TITLED_MIN: Final = 0.25
"""Share of content from which an equal heading under another parent is the same section."""
ALIKE_MIN: Final = 0.5
"""Share of content from which sections are the same whatever their headings."""
KIN_MIN: Final = 0.15
"""The same, for sections under one parent whose headings share half their words."""
PART_WORDS_MIN: Final = 12
"""Less text is no part of a split or merge: it could stand anywhere."""
HALF: Final = 0.5
CANDIDATES_MAX: Final = 8
ROUNDS_MAX: Final = 16
"""How often the likely pairs are weighed anew: people nest headings no deeper, only those who mean harm do."""
COMMON_MAX: Final = 4
"""Runs of words that more sections share say nothing of identity."""


class Side:
    """The sections of one document, with what identity is judged by. Built once, read often."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        sections = [reading.section for reading in readings]
        self.sections = sections
        self.titles = [_title(section) for section in sections]
        self.paths = [(tuple(map(_folded, s.path)), title) for s, title in zip(sections, self.titles, strict=True)]
        self.parents = _parents(sections)
        self.count = Counter(self.titles)
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for place, parent in enumerate(self.parents):
            if parent is not None:
                self.children[parent].append(place)
        self.texts = [reading.text for reading in readings]
        self._runs: dict[int, frozenset[int]] = {}

    def runs(self, place: int) -> frozenset[int]:
        """Return the runs of three words of a section's text, hashed. A line that stands again adds none."""
        if place not in self._runs:
            words = _folded("\n".join(dict.fromkeys(self.texts[place].split("\n")))).split()
            runs = zip(words, words[1:], words[2:], strict=False)
            self._runs[place] = frozenset(map(hash, runs)) or frozenset(map(hash, words))
        return self._runs[place]

    def words(self, place: int) -> int:
        """Return how many words the section has: each ends at a space or with its line."""
        return self.texts[place].count(" ") + self.texts[place].count("\n")


def _folded(text: str) -> str:
    return glyphs(text).casefold()


def _title(section: Section) -> str:
    return " ".join(_folded(section.title).split()).rstrip(".:") if section.level else ""


def _parents(sections: Sequence[Section]) -> list[int | None]:
    stack: list[int] = []
    found: list[int | None] = []
    for place, section in enumerate(sections):
        while stack and sections[stack[-1]].level >= section.level:
            stack.pop()
        found.append(stack[-1] if stack else None)
        if section.level:
            stack.append(place)
    return found


class Matcher:
    """Pairs sections, the surest first; `forth` and `back` hold what was taken."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before, self.after = before, after
        self.forth: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._shares: dict[tuple[int, int], float] = {}

    def take(self, i: int, j: int) -> None:
        """Note that two places are one section."""
        self.forth[i], self.back[j] = j, i

    def left(self) -> tuple[list[int], list[int]]:
        """Return the places not taken, before and after."""
        return (
            [i for i in range(len(self.before.sections)) if i not in self.forth],
            [j for j in range(len(self.after.sections)) if j not in self.back],
        )

    def unique(self, old: Iterable[tuple[object, int]], new: Iterable[tuple[object, int]]) -> list[tuple[int, int]]:
        """Return the places whose name occurs once on each side."""
        here, there = _once(old), _once(new)
        return [(i, there[name]) for name, i in here.items() if name in there]

    def alike(self, i: int, j: int) -> float:
        """Return the share of text in common: Dice over runs of words."""
        if (i, j) not in self._shares:
            old, new = self.before.runs(i), self.after.runs(j)
            equal = self.before.texts[i] == self.after.texts[j]
            self._shares[i, j] = 1.0 if equal else 2 * len(old & new) / max(1, len(old) + len(new))
        return self._shares[i, j]

    def kin(self, i: int, j: int) -> bool:
        """Whether both stand under the same parent, or under none."""
        parent, other = self.before.parents[i], self.after.parents[j]
        if parent is None or other is None:
            return parent is other
        return self.forth.get(parent) == other

    def by_key(self) -> None:
        """Take equal explicit ids that occur once, unless heading and content both say otherwise."""
        rows = self.unique(
            ((s.key, i) for i, s in enumerate(self.before.sections) if s.key),
            ((s.key, j) for j, s in enumerate(self.after.sections) if s.key),
        )
        for i, j in rows:
            if self.before.titles[i] == self.after.titles[j] or self.alike(i, j) >= KEYED_MIN:
                self.take(i, j)

    def by_path(self) -> None:
        """Take equal headings under equal headings, where each occurs once and neither text nor children contradict."""
        old, new = self.left()
        rows = self.unique(((self.before.paths[i], i) for i in old), ((self.after.paths[j], j) for j in new))
        for i, j in rows:
            texts = bool(self.before.texts[i]), bool(self.after.texts[j])
            if (all(texts) and self.alike(i, j) >= self.share_wanted(i, j)) or (
                not any(texts) and not self.contradicted(i, j)
            ):
                self.take(i, j)

    def share_wanted(self, i: int, j: int) -> float:
        """Return the share of content that an equal heading wants beside it: more where the author's ids differ."""
        keys = self.before.sections[i].key, self.after.sections[j].key
        return ALIKE_MIN if None not in keys and keys[0] != keys[1] else KEYED_MIN

    def by_text(self) -> None:
        """Take equal texts that occur once: a section that moved or was retitled."""
        old, new = self.left()
        for i, j in self.unique(
            ((self.before.texts[i], i) for i in old if self.before.words(i) >= PART_WORDS_MIN),
            ((self.after.texts[j], j) for j in new if self.after.words(j) >= PART_WORDS_MIN),
        ):
            self.take(i, j)

    def by_repetition(self) -> None:
        """Take equal texts under equal headings that occur more than once, in their order."""
        old, new = self.left()
        old = [i for i in old if self.before.texts[i]]
        names = [(self.before.paths[i], self.before.texts[i]) for i in old]
        for i, j in pairs(names, [(self.after.paths[j], self.after.texts[j]) for j in new]):
            self.take(old[i], new[j])

    def by_likeness(self) -> None:
        """Take the likeliest pairs first, until none is likely enough. Parents found in one round help the next."""
        likely = self.candidates()
        for _ in range(ROUNDS_MAX):
            left = {(i, j) for i, j in likely if i not in self.forth and j not in self.back}
            scored = sorted(
                ((self.score(i, j), i, j) for i, j in left | self.between_neighbours()),
                key=lambda row: (-row[0], abs(row[1] - row[2]), row[1] + row[2], row[1]),
            )
            taken = 0
            for score, i, j in scored:
                if score > 0 and i not in self.forth and j not in self.back:
                    self.take(i, j)
                    taken += 1
            if not taken:
                return

    def candidates(self) -> set[tuple[int, int]]:
        """Return the pairs worth weighing: equal headings, or many runs of words in common."""
        old, new = self.left()
        titled: defaultdict[object, list[int]] = defaultdict(list)
        for j in new:
            titled[self.after.titles[j]].append(j)
        known = frozenset().union(*(self.before.runs(i) for i in old)) if new else frozenset()
        run_of: defaultdict[int, list[int]] = defaultdict(list)
        for j in new:
            for run in self.after.runs(j) & known:
                run_of[run].append(j)
        told = {run for run, places in run_of.items() if len(places) <= COMMON_MAX}
        found: set[tuple[int, int]] = set()
        for i in old:
            found |= {(i, j) for j in titled[self.before.titles[i]][: CANDIDATES_MAX * 4]}
            votes = Counter(j for run in self.before.runs(i) & told for j in run_of[run])
            likely = sorted(votes.items(), key=lambda row: (-row[1], row[0]))
            found |= {(i, j) for j, _ in likely[:CANDIDATES_MAX]}
        return found

    def between_neighbours(self) -> set[tuple[int, int]]:
        """Return pairs that stand between the same matched sections and under the same parent."""
        found = set()
        ends = len(self.before.sections), len(self.after.sections)
        for i in self.left()[0]:
            j = self.forth.get(i - 1, -1) + 1 if i else 0
            follows = (self.forth.get(i + 1) == j + 1) if i + 1 < ends[0] else j + 1 == ends[1]
            if j < ends[1] and j not in self.back and follows and self.kin(i, j):
                found.add((i, j))
        return found

    def score(self, i: int, j: int) -> float:
        """Return how likely two sections are one; 0 where too little speaks for it."""
        level, other = self.before.sections[i].level, self.after.sections[j].level
        title = _title_share(self.before.titles[i], self.after.titles[j])
        content, kin = self.alike(i, j), self.kin(i, j)
        bare = not self.before.texts[i] and not self.after.texts[j]
        if level == other == 0:
            return 3.0
        if bare:
            likely = kin and title >= HALF and not self.contradicted(i, j)
            content = 0.0
        elif title == 1:
            likely = content >= TITLED_MIN or (kin and not self.contradicted(i, j))
        else:
            likely = content >= ALIKE_MIN or (kin and title >= HALF and content >= KIN_MIN)
        return 2 * title + 2 * content + kin if likely else 0.0

    def by_children(self, *, titled: bool) -> None:
        """Take headings by the sections under them, where most left one for the other; `titled`: only equal ones."""
        for j in reversed(self.left()[1]):
            children = [k for k in self.after.children[j] if k in self.back]
            votes = Counter(self.before.parents[self.back[k]] for k in children)
            for i, count in votes.most_common(1):
                if i is None or i in self.forth or 2 * count <= max(len(children), self.told_children(i)):
                    continue
                if self.before.titles[i] == self.after.titles[j] or (not titled and self.retitled(i, j)):
                    self.take(i, j)

    def told_children(self, i: int) -> int:
        """Return how many of the sections under a heading have a counterpart."""
        return sum(k in self.forth for k in self.before.children[i])

    def retitled(self, i: int, j: int) -> bool:
        """Whether the texts allow that one heading became another."""
        return not (self.before.texts[i] or self.after.texts[j]) or self.alike(i, j) >= KEYED_MIN

    def contradicted(self, i: int, j: int) -> bool:
        """Whether a heading that occurs more than once has most of its sections under another one now."""
        if self.before.count[self.before.titles[i]] == self.after.count[self.after.titles[j]] == 1:
            return False
        old = [self.after.parents[self.forth[k]] for k in self.before.children[i] if k in self.forth]
        new = [self.before.parents[self.back[k]] for k in self.after.children[j] if k in self.back]
        return 2 * old.count(j) < len(old) or 2 * new.count(i) < len(new)


def _once(rows: Iterable[tuple[object, int]]) -> dict[object, int]:
    places: dict[object, int] = {}
    doubled = set()
    for name, place in rows:
        if name in places:
            doubled.add(name)
        places[name] = place
    return {name: place for name, place in places.items() if name not in doubled}


def _title_share(before: str, after: str) -> float:
    if before == after:
        return 1.0
    old, new = bag(before), bag(after)
    return 2 * len(old & new) / (len(old) + len(new)) if old and new else 0.0
