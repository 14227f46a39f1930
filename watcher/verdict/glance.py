"""What a page says at first sight: title, headings, visible words. Linear in its input, whatever that is.

This is no extraction: it asks what kind of page this is, and must work on pages that hold no document at all.
"""

import html
import re
from dataclasses import dataclass
from itertools import islice
from re import Pattern

from watcher.model import Document, Section
from watcher.verdict.units import UNSPACED

GLANCE_CHARACTERS_MAX = 1 << 20
"""Pages that are no document are small; what stands beyond this is not looked at."""

NAME_CHARACTERS_MAX = 200
HEADINGS_ASKED = 3
LABEL_WORDS_MAX = 4
"""A block with a link and fewer words is an entry of a menu."""
SENTENCE_WORDS_MIN = 8
"""What has fewer words is a label: of a field, a button, a link."""

_SEPARATORS = re.compile(r" [|\u2013\u2014\u00b7\u2022\\/<>\u00bb-]+ | ?[|\u00b7\u2022\u00bb] ?")
"""What sites put between a page's name and their own; in a line, where no two spaces follow each other."""
_COLON = re.compile(r" ?: ")
"""Sites put it there, too; so do headlines."""
_UNSEEN = re.compile(r"<(script|style|template|noscript|svg|title|iframe|select|textarea)\b|<!--", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_HEADING = re.compile(r"<h[12]\b[^<>]*>", re.IGNORECASE)
_HEADING_END = re.compile(r"</h[12]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|li|br|t[rdh]|form|button|label|main|section|header|footer|pre)\b[^<>]*>")
_SENTENCE_END = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s*|\n")
_WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W{UNSPACED}]+")
"""Where nothing stands between words, two characters are taken for one."""
_COUNTED = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\s{UNSPACED}]+")
_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201d\u00bb]{1,200}[\"\u201d\u00bb]")
_CONDITION = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:if|when|where) (?!you\b)|(?:wenn|falls) (?!sie\b|du\b)"
    r"|si (?!vous\b|tu\b|usted\b)|se (?!você\b)|(?:если|когда) (?!вы\b)|jeśli |gdy )[^.!?]*"
)
_STATUS = re.compile(r"\b[45]\d\d\b")
_HEADINGS_MAX = 4
_HEADINGS_TRIED_MAX = 100
"""Heading tags that are looked at: most pages have words in one of the first."""
_HEADING_CHARACTERS_MAX = 400


@dataclass(frozen=True, slots=True)
class Glance:
    """A page at first sight; every text in one line, lower case, with straight apostrophes."""

    markup: str
    """Lower case, for signs that no reader sees."""
    title: str
    headings: tuple[str, ...]
    """The first of levels 1 and 2."""
    lines: tuple[str, ...]
    """What it says, a block each."""

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return " ".join(self.lines)

    @property
    def words(self) -> int:
        """Visible words."""
        return len(_COUNTED.findall(self.text))

    @property
    def spoken(self) -> str:
        """What it says of itself, in one line: what stands in quotation marks was said by others."""
        return _QUOTED.sub(" ", self.text)

    @property
    def claimed(self) -> str:
        """The same without what it says only of a condition: a failure has happened, a document says what if."""
        return " ".join(_CONDITION.sub(" ", _QUOTED.sub(" ", said)) for said in self.lines)

    @property
    def statuses(self) -> int:
        """How many different error codes of HTTP it names: a failure has one, a page on failures has many."""
        return len(set(_STATUS.findall(self.text)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences; what has no full stop is one, too."""
        return tuple(sentence for part in self.lines for sentence in _SENTENCE_END.split(part))

    @property
    def longest(self) -> int:
        """Words of its longest sentence."""
        return max((len(_WORD.findall(sentence)) for sentence in self.sentences), default=0)

    def prose(self, sign: Pattern[str]) -> int:
        """Words of the sentences that hold no such sign: a document goes on, whatever else it speaks of."""
        counted = (len(_WORD.findall(sentence)) for sentence in self.sentences if not sign.search(sentence))
        return sum(words for words in counted if words >= SENTENCE_WORDS_MIN)

    @property
    def names(self) -> tuple[str, ...]:
        """What the page calls itself: title and first headings, each whole and in its parts."""
        return self._named(_SEPARATORS)

    @property
    def colon_names(self) -> tuple[str, ...]:
        """What stands before and after a colon in them."""
        return self._named(_COLON)

    def _named(self, separators: Pattern[str]) -> tuple[str, ...]:
        whole = (self.title, *self.headings[:HEADINGS_ASKED])
        parts = (part.strip() for name in whole for part in (name, *separators.split(name)))
        return tuple(dict.fromkeys(part for part in parts if part and len(part) <= NAME_CHARACTERS_MAX))


def glance(body: bytes) -> Glance:
    """Return what an HTML page shows before anybody reads it."""
    markup = _markup(body)
    shown = _seen(markup)
    title = _TITLE.search(markup)
    return Glance(
        markup=markup,
        title=line(title[1]) if title else "",
        headings=tuple(_headings(shown)),
        lines=lines(without_tags(shown)),
    )


def seen(body: bytes) -> str:
    """Return the markup, in lower case, without what no reader sees."""
    return _seen(_markup(body))


def without_tags(markup: str) -> str:
    """Return the text between the tags, with a line for each block."""
    return _TAG.sub(" ", _BLOCK.sub("\n", markup))


def _markup(body: bytes) -> str:
    return body[:GLANCE_CHARACTERS_MAX].decode("utf-8", "replace").lower()


def line(text: str) -> str:
    """Return the text as one lower-case line with entities and typographic apostrophes undone."""
    plain = html.unescape(text).lower().replace("\u2019", "'").replace("\u2026", "...")
    return _SPACE.sub(" ", plain).strip()


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of the text, each as `line` makes it."""
    return tuple(said for part in filter(str.strip, text.split("\n")) if (said := line(part)))


def _seen(markup: str) -> str:
    """Cut out what no reader sees, in one pass: what is never closed hides the rest."""
    parts, at = [], 0
    while found := _UNSEEN.search(markup, at):
        parts.append(markup[at : found.start()])
        end = markup.find(f"</{found[1]}" if found[1] else "-->", found.end())
        if end < 0:
            return "".join(parts)
        at = end + (0 if found[1] else len("-->"))
    return "".join([*parts, markup[at:]])


def _headings(seen: str) -> list[str]:
    headings: list[str] = []
    for found in islice(_HEADING.finditer(seen), _HEADINGS_TRIED_MAX):
        end = _HEADING_END.search(seen, found.end(), found.end() + _HEADING_CHARACTERS_MAX)
        text = line(_TAG.sub(" ", seen[found.end() : end.start()])) if end else ""
        headings += [text] if text else []
        if len(headings) == _HEADINGS_MAX:
            break
    return headings


def said_in(document: Document) -> tuple[str, ...]:
    """Return headings and blocks, a line each, without what is but the label of a link: a menu is no text."""
    return tuple(said for section in document.sections for said in _said(section))


def _said(section: Section) -> tuple[str, ...]:
    said = (b.text for b in section.blocks if not b.links or len(b.text.split()) >= LABEL_WORDS_MAX)
    return lines("\n".join((section.title, *said)))
