"""Lines to running text: words that a line end has parted are joined, real hyphens stay."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from watcher.extract.pdf.lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)$")
_FIRST = re.compile(r"^([^\W\d_]+(?:-[^\W\d_]+)*)")
_LEADS = re.compile(
    r"low|high|non|self|well|fine|long|short|open|third|real|single|mid|half|large|small|cross|red|best|worst|hard|soft"
    r"|top|bottom|far|near|ill|much|so"
)
"""First parts of compounds that English writes with a hyphen, and hardly ever without one."""
_COMPOUND_MIN = 4
"""Letters of a second part that is a word."""
_ENDINGS = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{0,2}(?:ations?|tions?|sions?|ments?|ness|ings?|ed|ly|ally|able|ible|ities|ity|als?|ers?|ous"
    r"|ives?|ances?|ences?|ents?|ants?|isms?|ists?|ates?|ated|ating|izes?|ized|izing|icals?|ics?|ful|less|tures?|tively"
    r"|tional|mental)"
)
"""What English words end in: a second part that is no word by itself."""


def dehyphened(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with `hyphen` left only where the line end made it; a real hyphen becomes part of the text.

    The document itself decides: a word that stands elsewhere without a hyphen was parted by the line end, one that
    stands elsewhere with it was not.
    """
    lines = [_flagged(line) for line in lines]
    vocabulary = _vocabulary(lines)
    lines = [_unspaced(lines, place, vocabulary) for place in range(len(lines))]
    soft, hard = _habits(lines, vocabulary)
    done = []
    for place, line in enumerate(lines):
        following = _following(lines, place, vocabulary) if line.hyphen else line
        if line.hyphen and not _parted(line, following, vocabulary, habit=_HABIT * soft > hard):
            done.append(replace(line, text=f"{line.text}-", hyphen=False))
        else:
            done.append(line)
    return done


_HABIT = 8
"""Line ends with a real hyphen for each that parts a word: of a document with fewer it is known that it parts words."""
_AHEAD_LINES = 40
"""Footnotes and captions that may stand between a line and the one that it goes on in."""
_SIZE_POINTS = 0.35


def _following(lines: Sequence[Line], place: int, vocabulary: Counter[str]) -> Line:
    """Return the line in which a parted word goes on: the next one, or the one of its size beyond notes and tables."""
    line = lines[place]
    after = lines[place + 1 : place + 1 + _AHEAD_LINES]
    alike = [other for other in after if not other.mark and abs(other.size - line.size) <= _SIZE_POINTS]
    if alike and (alike[0].text[:1].islower() or (alike[0].page == line.page and alike[0].y < line.y)):
        return alike[0]
    known = (other for other in alike if (parts := _parts(line, other)) and vocabulary["".join(parts)])
    beyond = (other for other in alike if not other.cells and abs(other.x0 - line.x0) < _ALIGNED and _begins_low(other))
    return next(known, None) or next(beyond, after[0] if after else Line(0, ""))


_ALIGNED = 1.0
"""Points: what goes on behind a table at a page's top begins where the line began."""


def _begins_low(line: Line) -> bool:
    return line.text[:1].islower()


_RAW_HYPHEN = re.compile(r"[^\W\d_]-$")


def _flagged(line: Line) -> Line:
    """Return the line with a hyphen at its end as a flag, also where the reader of the file did not see it."""
    raw = line.text.endswith("-") and not line.hyphen and not line.cells and _RAW_HYPHEN.search(line.text)
    return replace(line, text=line.text[:-1], hyphen=True) if raw else line


def _unspaced(lines: Sequence[Line], place: int, vocabulary: Counter[str]) -> Line:
    """Return the line with a hyphen at its end as a flag that the file sets a little apart from its word."""
    line = lines[place]
    if not line.text.endswith(" -"):
        return line
    bare = replace(line, text=line.text[:-2], hyphen=True)
    parts = _parts(bare, _following(lines, place, vocabulary))
    return bare if parts and vocabulary["".join(parts)] else line


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """Count the words, and the parts of those with hyphens; not what a line end may have parted."""
    counts = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    for line, following in pairwise(lines):
        counts.subtract(_parts(line, following) or () if line.hyphen else ())
    for word, count in [(word, count) for word, count in counts.items() if "-" in word]:
        counts.update(dict.fromkeys(word.split("-"), count))
    return counts


def _parts(line: Line, following: Line) -> tuple[str, str] | None:
    left, right = _LAST.search(line.text), _FIRST.match(following.text)
    return (left[1].lower(), right[1].lower()) if left and right else None


def _habits(lines: Sequence[Line], vocabulary: Counter[str]) -> tuple[int, int]:
    """Count the line ends at which the document's own words show a parted word, and a real hyphen."""
    soft = hard = 0
    for line, following in pairwise(lines):
        parts = _parts(line, following) if line.hyphen else None
        if parts:
            soft += vocabulary["".join(parts)] > 0
            hard += vocabulary["-".join(parts)] > 0
    return soft, hard


_ADDRESS = re.compile(r"(?:://|www\.)\S*$")


def _parted(line: Line, following: Line, vocabulary: Counter[str], *, habit: bool) -> bool:
    """Whether the line end parted a word: the document's own words decide, then what English does."""
    parts = _parts(line, following)
    if parts is None or not following.text[:1].islower() or _ADDRESS.search(line.text):
        return False
    whole, hyphened = vocabulary["".join(parts)], vocabulary["-".join(parts)]
    if whole != hyphened:
        return whole > hyphened
    left, right = parts[0].rpartition("-")[2], parts[1].partition("-")[0]
    if (left, right) != parts and vocabulary[left + right]:
        return True
    if right != parts[1] or all(vocabulary[part] > 1 for part in (left, right)):
        return False
    ending = bool(_ENDINGS.fullmatch(right))
    compound = bool(_LEADS.fullmatch(left)) and len(right) >= _COMPOUND_MIN and not ending
    return not compound and (habit or ending)


def joined(lines: Sequence[Line]) -> str:
    """Return the lines as one text; call after `dehyphened`, which says which hyphens are real."""
    text = ""
    parted = True
    for line in lines:
        text += ("" if parted or _tight(text, line.text) else " ") + line.text
        parted = line.hyphen
    return text


_TIGHT_END = re.compile(r"(?:[^\W\d_]-|\w/|\w[\u2014])$")
_TAIL_CHARS = 3
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|et|ou)\b")
"""After "pre-": the hyphen stands for a word that comes later."""


def _tight(text: str, following: str) -> bool:
    """Whether a line's end joins the next without a space: after a hyphen inside a word, a slash or a long dash."""
    if _TIGHT_END.search(text[-_TAIL_CHARS:]):
        return not (text.endswith("-") and _SUSPENDED.match(following))
    return following[:1] == "\u2014" and following[1:2].isalpha()
