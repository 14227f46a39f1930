"""What a person typed and cannot alter the sense: spelling, case, little words, punctuation where it binds nothing."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from watcher.compare.articles import ARTICLES, Follower, is_grammar_alone
from watcher.compare.forms import Parts, parts
from watcher.compare.lexicon import FUNCTION_WORDS, NEVER_EDITORIAL, PERSONS, REFERENTS, UNITS, words
from watcher.compare.punctuation import Seat, harmless
from watcher.compare.rulings import Place, Ruling, editorial

_CASE_MATTERS: Final = words(
    "us it who aids job mark will bill rich frank grant hope grace art china reading nice mobile lima state states "
    "whisper bard nova copilot operator falcon granite phi pro max mini ultra nano flash turbo lite "
    "anthropic perplexity cohere inflection stability apollo god catholic orthodox democratic republican liberal "
    "conservative labour mercury saturn titan roman stoic gnostic platonic "
    "opus sonnet haiku fable mythos gemini grok mistral astra codex llama gemma"
)
"""Words that are another word with a capital; a capital that begins a sentence is none."""
_ALWAYS_ANOTHER: Final = words(
    "may march august polish turkey apple amazon meta windows target shell oracle orange gap twitter swift rust"
)
"""Words that are a name with a capital and something else without, wherever they stand."""
_LETTERS: Final = frozenset("Aa")
"""A label in brackets, and else an article."""
_OPENING: Final = frozenset('.!?…:;—"(')
"""Marks behind which a capital may only open what follows."""
UNIT_LETTERS_MAX: Final = 3
"""Of so few letters a capital may be another unit or another name: Mb and MB, us and US, AI."""
_WRITTEN_TWICE: Final = (
    FUNCTION_WORDS - NEVER_EDITORIAL - words("had do did has have be is so too very there her on in by")
)
"""What stands there twice by a slip; "had had" is a tense, "very very" emphasis, and "goes on on Mondays" goes on."""
_FOCUS: Final = words("only just merely simply solely but even alone")
"""In front of these "can not" says that one may not, and "cannot" that it is impossible: "cannot only"."""
_PARTICIPLES: Final = words("become begun been come gone grown kept left lost made met put run set shown told")
_PARTICIPLE_ENDS: Final = ("ed", "en", "wn")
"""In front of these "it's" may be "it has"."""
_AGREEING: Final = words("is are was were has have")
_RELATIVE: Final = words("that which who")
"""Behind these the number of a verb says what the clause is of: "one of the models that is kept"."""
_SUPPOSING: Final = words("if though although wish unless suppose supposing whether")
"""After these "were" may be a supposition, and "was" an event."""
_ONE_WORD: Final = words(
    "dataset datasets website websites healthcare timeframe timeframes workflow workflows codebase lifecycle "
    "email emails online offline wellbeing chatbot chatbots smartphone smartphones cannot layperson "
    "policymaker policymakers policymaking"
)
_RE_WORDS: Final = words(
    "reuse reused rerun reruns retrain retrained retraining retrains reread rewrite rewrites rewritten rebuild rebuilt"
)
_TWO_WORDS: Final = words(
    "coop coops preposition prepositions unionized unionised prefix prefixes extraordinary multiply expose"
)
"""A hyphen makes another word of these: a co-op, to pre-position."""
LETTERS_MAX: Final = 24
"""Letters by which one side may exceed the other: "for example" is "e.g.", and a few of these stand together."""
CELLS_MAX: Final = 1_000_000
"""Words of one side times the other's, up to which difflib is asked, which is quadratic: half a second."""


def by_word(before: str, after: str, place: Place) -> Ruling | None:
    """Whether the words are the same but for spelling, and the marks between them bind the same."""
    if _far_apart(before, after):
        return None
    old, new = parts(before), parts(after)
    if len(old.words) * len(new.words) > CELLS_MAX or _have_nothing_in_common(old.words, new.words):
        return None
    aligned = _Aligned(old, new, place, quoted=place.quotes(before) or place.quotes(after))
    if not aligned.read():
        return None
    left, right = parts(place.left), parts(place.right)
    return aligned.ruling if aligned.marks_are_harmless(left, right) else None


def _far_apart(before: str, after: str) -> bool:
    """Whether so many letters differ that no variant of spelling can make the wordings one; saves most of the work."""
    if max(len(before), len(after)) <= LETTERS_MAX:
        return False
    if abs(len(before) - len(after)) > LETTERS_MAX:
        return True
    old, new = Counter(before.casefold()), Counter(after.casefold())
    return (old - new).total() > LETTERS_MAX or (new - old).total() > LETTERS_MAX


def _have_nothing_in_common(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether no word is on both sides, and neither side is the other written together or apart; quickly answered."""
    apart = old and new and set(old).isdisjoint(new)
    return bool(apart) and "".join(old) != "".join(new) and {*old, *new} != {"who", "that"}


class _Aligned:
    """Two wordings side by side, with harmless words set aside: equally long, a slot in front of each word."""

    def __init__(self, old: Parts, new: Parts, place: Place, *, quoted: bool) -> None:
        self.old, self.new, self.place = old, new, place
        self.quoted = quoted
        self.slots: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.capitals: list[bool] = []
        self.fold = "punctuation"

    @property
    def ruling(self) -> Ruling:
        return editorial(self.fold)

    def read(self) -> bool:
        """Set aside what is harmless; return whether nothing else differs in the words."""
        ahead = (self.old.slots[0], self.new.slots[0])
        matcher = SequenceMatcher(None, self.old.words, self.new.words, autojunk=False)
        for tag, i, k, j, m in matcher.get_opcodes():
            if tag == "equal":
                if not all(self._same_word(i + n, j + n) for n in range(k - i)):
                    return False
                ahead = self._keep(i, j, k - i, ahead)
            elif not self._harmless_words((i, k), (j, m)):
                return False
            elif tag == "replace":
                self._push(ahead, self.new.words[j], self.old.raw[i], self.new.raw[j])
                ahead = (self.old.slots[k], self.new.slots[m])
            else:
                ahead = (_rest(ahead[0], self.old.slots, i, k), _rest(ahead[1], self.new.slots, j, m))
        self.slots.append(ahead)
        return True

    def _keep(self, i: int, j: int, count: int, ahead: tuple[str, str]) -> tuple[str, str]:
        for n in range(count):
            self._push(ahead, self.new.words[j + n], self.old.raw[i + n], self.new.raw[j + n])
            ahead = (self.old.slots[i + n + 1], self.new.slots[j + n + 1])
        return ahead

    def _push(self, ahead: tuple[str, str], word: str, old: str, new: str) -> None:
        self.slots.append(ahead)
        self.words.append(word)
        self.capitals.append(old[:1].isupper() and new[:1].isupper())

    def _same_word(self, i: int, j: int) -> bool:
        old, new = self.old.raw[i], self.new.raw[j]
        if old == new:
            return True
        if old.casefold() == new.casefold():
            self.fold = "case"
            begins = self._begins(self.old, i) or self._begins(self.new, j)
            if old in _LETTERS and "(" in self._ahead(self.new, j)[1]:
                return False
            return _case_is_free(old, new, begins=begins) and (begins or not self.quoted)
        self.fold = "spelling"
        return not self.quoted and self._says_the_same(i, j)

    def _says_the_same(self, i: int, j: int) -> bool:
        """Whether a contraction, an agreement or "that is" stands where its other form has one reading."""
        word, (ahead, marks) = self.new.words[j], self._ahead(self.new, j)
        next_words = self._next_words(i, j)
        if word == "not":
            apart = ahead == "can" and "not" in {self.old.raw[i].casefold(), self.new.raw[j].casefold()}
            return next_words == {"be"} if apart else not next_words & _FOCUS
        if word == "is" and any(side.casefold().endswith("'s") for side in (self.old.raw[i], self.new.raw[j])):
            return not any(next_ in _PARTICIPLES or next_.endswith(_PARTICIPLE_ENDS) for next_ in next_words)
        if word == "ie":
            return bool(marks) or not any(
                side.casefold().startswith("i") for side in (self.old.raw[i], self.new.raw[j])
            )
        if word in _AGREEING and {self.old.raw[i].casefold(), self.new.raw[j].casefold()} <= _AGREEING:
            supposed = word == "was" and _SUPPOSING.intersection((*parts(self.place.left).words, *self.new.words[:j]))
            return ahead not in _RELATIVE and not supposed
        return True

    def _next_words(self, i: int, j: int) -> set[str]:
        rest = parts(self.place.right)
        return {row.word for side, at in ((self.old, i), (self.new, j)) for row in _followers(side, at, rest)[:1]}

    def _ahead(self, side: Parts, at: int) -> tuple[str, str]:
        """Return the word in front of one, and the marks between them."""
        lead = parts(self.place.left) if at == 0 else side
        marks = (lead.slots[-1] if at == 0 else "") + side.slots[at]
        place = at - 1 if at else len(lead.words) - 1
        return (lead.words[place] if place >= 0 else ""), marks

    def _begins(self, side: Parts, at: int) -> bool:
        """Whether a sentence, a line or a quotation begins with the word: there a capital says nothing."""
        ahead, marks = self._ahead(side, at)
        return not ahead or bool(_OPENING & set(marks))

    def _harmless_words(self, old: tuple[int, int], new: tuple[int, int]) -> bool:
        here, there = self.old.words[slice(*old)], self.new.words[slice(*new)]
        if self.quoted:
            return False
        if here and there:
            self.fold = "spelling"
            return self._one_compound(old, new) or self._who_or_that(here, there, new[0])
        side, (low, high) = (self.new, new) if there else (self.old, old)
        self.fold = "article"
        return high - low == 1 and self._little_word(side, low)

    def _one_compound(self, old: tuple[int, int], new: tuple[int, int]) -> bool:
        """Whether "non-committal" became "noncommittal", or a compound that is written both ways."""
        here, there = self.old.words[slice(*old)], self.new.words[slice(*new)]
        word = "".join(here)
        if word in _TWO_WORDS:
            return False
        if word != "".join(there) or set(here + there) & (NEVER_EDITORIAL - {"non", "up"}) or not word.isalpha():
            return False
        split, side, low = (here, self.old, old[0]) if len(here) > len(there) else (there, self.new, new[0])
        if split[0] == "re":
            return word in _RE_WORDS or split[1].startswith("e")
        return word in _ONE_WORD or all(side.slots[low + n] == "-" for n in range(1, len(split)))

    def _who_or_that(self, here: Sequence[str], there: Sequence[str], at: int) -> bool:
        ahead = self.new.words[at - 1] if at else _last(parts(self.place.left))
        return {*here, *there} == {"who", "that"} and len(here) == len(there) == 1 and ahead in PERSONS

    def _little_word(self, side: Parts, at: int) -> bool:
        """Whether one word more or less is an article in front of one thing, a word written twice, or "all of our"."""
        word, (ahead, marks) = side.words[at], self._ahead(side, at)
        behind = _followers(side, at, parts(self.place.right))
        if not behind or behind[0].marks:
            return False
        if word in {ahead, behind[0].word} & _WRITTEN_TWICE and not marks:
            return True
        if word == "of":
            return ahead in {"all", "both", "half"} and behind[0].word in REFERENTS | {"the"}
        return word in ARTICLES and not marks and is_grammar_alone(ahead, behind)

    def marks_are_harmless(self, left: Parts, right: Parts) -> bool:
        """Whether the punctuation around the words, which are now equal, differs only where it may."""
        first, last = left.slots[-1], right.slots[0]
        self.slots[0] = (first + self.slots[0][0], first + self.slots[0][1])
        self.slots[-1] = (self.slots[-1][0] + last, self.slots[-1][1] + last)
        words = [*left.words, *self.words, *right.words]
        slots = [*left.slots[:-1], *(new for _, new in self.slots), *right.slots[1:]]
        start = len(left.words)
        capitals = [*map(_is_name, left.raw), *self.capitals, *map(_is_name, right.raw)]
        names = frozenset(place for place, capital in enumerate(capitals) if capital)
        if _moved(self.slots):
            return False
        differing = [n for n, (old, new) in enumerate(self.slots) if old != new]
        turned = [n for n in differing if set(self.slots[n]) == {",", "—"}]
        dashes = sum("—" in slot for slot in slots)
        aside = len(turned) > 1 or (dashes > 1 and all(self.slots[n][1] == "—" for n in turned))
        return all(harmless(*self.slots[n], Seat(words, slots, start + n, names, aside)) for n in differing)


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _moved(slots: Sequence[tuple[str, str]]) -> bool:
    """Whether a comma or hyphen left one place and came in another: what it binds is another thing now."""
    gone = {mark for old, new in slots for mark in old if mark not in new}
    come = {mark for old, new in slots for mark in new if mark not in old}
    return bool(gone & come & {",", "-", ";", "—", "(", ")"})


def _rest(ahead: str, slots: Sequence[str], low: int, high: int) -> str:
    return ahead + "".join(slots[low + 1 : high + 1])


def _last(side: Parts) -> str:
    return side.words[-1] if side.words and not side.slots[-1] else ""


def _case_is_free(old: str, new: str, *, begins: bool) -> bool:
    """Whether a capital is only a capital: not May for may, Frank for frank, or a word that began to shout."""
    word = old.casefold()
    if word in _ALWAYS_ANOTHER or (len(word) <= UNIT_LETTERS_MAX and word in UNITS) or (len(word) == 1 and word != "a"):
        return False
    if word in _CASE_MATTERS and not begins:
        return False
    return begins if len(old) == 1 else old.isupper() == new.isupper()


def _followers(side: Parts, at: int, rest: Parts) -> list[Follower]:
    """Return the words behind one, as far as the end of the sentence."""
    marks = (*side.slots[at + 1 : -1], side.slots[-1] + rest.slots[0], *rest.slots[1:])
    raw, said = (*side.raw[at + 1 :], *rest.raw), (*side.words[at + 1 :], *rest.words)
    return [Follower(*row) for row in zip(raw, said, marks, strict=False)]
