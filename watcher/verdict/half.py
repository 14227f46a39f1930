"""Half a document: its end is lost, to the line or to what stands in place of the rest.

Authors cut ends, too, so that a loss alone is no sign, and documents speak of accounts and errors, so that words alone
are none either. Both together are: what was known ends, and behind it stands a wall, a fault or a loader, or no end.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from re import Pattern

from watcher.model import Document, Suspicion, Verdict
from watcher.verdict.ending import lacks_end
from watcher.verdict.glance import NAME_CHARACTERS_MAX, Glance, line, lines, seen, without_tags
from watcher.verdict.kinds import kinds, shown
from watcher.verdict.signs import any_of, table
from watcher.verdict.units import Unit, phrases_in, size_of, units_of, unknown_end, words_of

LOST_WORDS_MIN = 6
"""Fewer at the end may be a label."""
LEFT_WORDS_MIN = 8
"""Of the last good version, in one of its units: with fewer it is no half of it, but another page."""
PLACE_WORDS_MAX = 60
"""Of what stands in place of the rest: with more, the document goes on in words of its own."""
CLOSING_WORDS_MAX = 12
"""Of a link or a signature that may stand behind the end; where more stands there, what is gone stood in the middle."""
BEHIND_LINES_MAX = 8
"""Lines behind the document's last words that may stand in the place of the rest; then the footer follows."""
WORDS_GONE_MIN = 0.05
"""Of the last good version's words: where so many are gone, what stands there instead is looked at."""
ALL_GONE_MIN = 0.9
"""Of the last good version's words: with so many gone, a wall in their place is no edit."""
WALL_SENTENCE_WORDS_MAX = 16
"""Walls and failures speak in short sentences."""
FOUND_BY_WORDS = 5
CUT_CHARACTERS_MIN = 10
"""Of a sentence: where fewer are gone, its author may have left them away."""
_SENTENCE_ENDS = (".", "!", "?", "\u3002", "\uff01", "\uff1f", ":", ";", '"', "\u201d", ")")
_ELLIPSES = (" [...]", "...", "\u2026")

_LOADING_TAG = re.compile(
    r"<[a-z][^<>]{0,300}?\b(?:aria-busy=.?true|skeletons?|shimmer|spinner|loader|placeholder-(?:glow|wave))\b[^<>]*>"
)
_HIDDEN = re.compile(r"\shidden\b|display:\s?none|aria-hidden=.?true")
_LOADS = "\x02"
"""Stands for a loader among the lines of a page."""

UNCLOSED = Verdict(Suspicion.TRUNCATED, "It broke off before its end: it is not closed, and its last words are gone.")
LOADING = Verdict(Suspicion.TRUNCATED, "It broke off before its end: a sign that it is loading stands behind it.")


def half(body: bytes, document: Document, last_good: Document) -> Verdict | None:
    """Return a verdict if the document's end is lost and the page shows that its author did not mean it, else None."""
    if "feed" in (document.media, last_good.media):
        return None
    return _without_end(body, document, last_good) or _instead(document, last_good)


def _without_end(body: bytes, document: Document, last_good: Document) -> Verdict | None:
    now, then = units_of(document), units_of(last_good)
    known, knows = phrases_in(then), phrases_in(now)
    if not any(len(unit.words) >= LEFT_WORDS_MIN and unit.known(known) for unit in now):
        return None
    if stopped := _stopped(now, then):
        return Verdict(Suspicion.TRUNCATED, f"It broke off before its end: it stops at {shown(line(stopped))}.")
    closing = _same_at_the_end(now, then)
    lost = unknown_end(then[: len(then) - closing], knows)
    if sum(len(unit.words) for unit in lost) < LOST_WORDS_MIN:
        return None
    place = unknown_end(now[: len(now) - closing], known)
    if (
        place
        or document.media != "html"
        or sum(len(unit.words) for unit in now[len(now) - closing :]) > CLOSING_WORDS_MAX
    ):
        return _in_place(place)
    return _behind_it(body, now[-1]) or (UNCLOSED if not closing and lacks_end(body) else None)


def _same_at_the_end(now: Sequence[Unit], then: Sequence[Unit]) -> int:
    """Return how many last units are the same: a link to other pages, a signature."""
    same = takewhile(lambda both: both[0].words == both[1].words, zip(reversed(now), reversed(then), strict=False))
    return sum(1 for _ in same)


def _stopped(now: Sequence[Unit], then: Sequence[Unit]) -> str | None:
    """Return the last unit if it is one of the last good version's, cut within a sentence; a label may stand behind."""
    told = {unit.text for unit in then} - {unit.text for unit in now}
    for unit in reversed(now[-2:]):
        said, cut = _without_ellipsis(unit.text)
        if cut or not said.endswith(_SENTENCE_ENDS):
            whole = (text for text in told if text.rstrip().endswith(_SENTENCE_ENDS))
            if any(text.startswith(said) and len(text) - len(said) >= CUT_CHARACTERS_MIN for text in whole):
                return unit.text
    return None


def _without_ellipsis(text: str) -> tuple[str, bool]:
    said = text.rstrip()
    end = next((mark for mark in _ELLIPSES if said.endswith(mark)), "")
    return said.removesuffix(end).rstrip(), bool(end)


def _in_place(place: Sequence[Unit]) -> Verdict | None:
    """Look at what the document says anew in the place of what is lost."""
    if sum(len(unit.words) for unit in place) > PLACE_WORDS_MAX:
        return None
    sign = next((sign for unit in place if (sign := _sign(unit.text, named=True))), None)
    return _half_rendered(sign) if sign else None


def _behind_it(body: bytes, last: Unit) -> Verdict | None:
    """Look at what the page shows behind the document."""
    behind = _behind(body, last)
    sign = next((sign for said in behind if said != _LOADS and (sign := _sign(said, named=False))), None)
    if sign:
        return _half_rendered(sign)
    return LOADING if _LOADS in behind else None


def _half_rendered(sign: str) -> Verdict:
    return Verdict(Suspicion.HALF_RENDERED, f"Its end is lost; in the place of the rest it says {shown(sign)}.")


def _sign(text: str, *, named: bool) -> str | None:
    said = line(text)
    begins, says = _signs()
    speaks = begins.match(said) or says.search(said)
    names = named and len(said) <= NAME_CHARACTERS_MAX and any(kind.names.fullmatch(said) for kind in kinds())
    return said if speaks or names else None


@cache
def _signs() -> tuple[Pattern[str], Pattern[str]]:
    known = table("half.toml")
    return any_of(known["begins"]), any_of(known["says"])


def _behind(body: bytes, last: Unit) -> tuple[str, ...]:
    """Return the first lines that the page shows behind the unit; `_LOADS` where it shows a loader."""
    page = lines(without_tags(_LOADING_TAG.sub(_loads, seen(body))))
    end = last.words[-FOUND_BY_WORDS:]
    at = next((n for n in reversed(range(len(page))) if tuple(words_of(page[n]))[-len(end) :] == end), len(page))
    return page[at + 1 : at + 1 + BEHIND_LINES_MAX]


def _loads(tag: re.Match[str]) -> str:
    return tag[0] if _HIDDEN.search(tag[0]) else f"\n{_LOADS}\n"


def _instead(document: Document, last_good: Document) -> Verdict | None:
    """Return a verdict if a wall or a failure speaks where text is gone: a part in the middle did not load.

    An edit may use such words; then it is believed like any other cut. What no document says stays a wall.
    """
    now, then = units_of(document), units_of(last_good)
    known, knows = phrases_in(then), phrases_in(now)
    fresh = Glance("", "", (), tuple(line(unit.text) for unit in now if not unit.known(known)))
    gone, words = sum(len(unit.words) for unit in then if not unit.known(knows)), size_of(last_good)
    if gone < max(WORDS_GONE_MIN * words, fresh.words) or fresh.longest > WALL_SENTENCE_WORDS_MAX:
        return None
    for kind in kinds():
        if sign := kind.sign(fresh, "", ""):
            surely = gone >= ALL_GONE_MIN * words or kind.surely.search(fresh.spoken)
            suspicion = kind.suspicion if surely else Suspicion.COLLAPSE
            lost = f"Of {words} words of the last good version {gone} are gone"
            return Verdict(suspicion, f"{lost}, and what stands there instead looks like {kind.says}: {sign}.")
    return None
