"""Lines that say when a page was written: metadata, not text.

A "last updated" stamp moves with no word changed, and the locale of a date flips with the reader's address, so neither
may look like a change. An *effective* date is text, written in the language of the words beside it, so that the
locale of the reader does not matter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from watcher.extract.dates import in_words, is_date, is_yearless, iso_date, last_date
from watcher.extract.flow import Piece
from watcher.extract.vocabulary import any_of, phrase
from watcher.model import Block, BlockKind

_UPDATED = phrase("updated")
_LANGUAGES = ("de", "es", "fr", "it", "pt", "en")
_IN_EFFECT = "(?:" + "|".join(any_of(f"effective_{lang}") for lang in _LANGUAGES) + ")"
_EFFECTIVE = re.compile(_IN_EFFECT, re.IGNORECASE)
_SAID_IN = {lang: phrase(f"effective_{lang}") for lang in _LANGUAGES}
_OTHER_VERSIONS = phrase("other_versions")
_READING_TIME = phrase("reading_times")
_LABEL = re.compile(rf"(?P<updated>{any_of('updated')})|{any_of('published')}", re.IGNORECASE)
_AGO = re.compile(
    rf"(?:{any_of('updated')}|{any_of('published')})?\s*:?\s*{any_of('relative_dates')}\.?"
    rf"(?:\s+(?:{any_of('updated')}|{any_of('published')}))?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?P<by>(?:written |posted |published )?by\b.{{1,60}}?)[\s.,|•·-]+(?:{any_of('updated')}|{any_of('published')})?"
    rf"\s*:?\s*{any_of('relative_dates')}\.?",
    re.IGNORECASE,
)
_AGO_BY = re.compile(
    rf"(?:{any_of('updated')}|{any_of('published')})\s*:?\s*{any_of('relative_dates')}[\s.,|•·-]+(?P<by>by\b.{{1,60}})",
    re.IGNORECASE,
)
_EDITED_BY = re.compile(
    rf"{any_of('updated')}\s+(?P<by>by\b.{{1,60}}?)(?:[\s.,|•·-]+(?:on|at))?[\s.,|•·-]*", re.IGNORECASE
)
_DATED_BY = re.compile(r"(?P<when>.{6,40}?)[\s.,|•·-]+(?P<by>by\b.{1,60})", re.IGNORECASE)
_BY_DATED = re.compile(
    r"(?P<by>(?:written |posted |published |created )?by\b.{1,60}?)[\s.,|•·-]+"
    rf"(?P<when>(?:{any_of('updated')}|{any_of('published')}).{{6,40}})",
    re.IGNORECASE,
)
_SIGNED_ON = re.compile(
    r"(?P<by>(?:written |posted |published |created )?by\b.{1,60}?)(?:\s*[,|•·\u2013\u2014-]\s*|\s+on\s+)",
    re.IGNORECASE,
)
"""What stands before the date of "By Ann Bird and Bo Fox, 4 March 2026"."""
_TIME = re.compile(
    r"T?\d\d?:\d\d(?::\d\d(?:\.\d{1,6})?)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,4}\)?|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s:,]*(?:on|am|le|el|em|il|op|den)?[\s:,]*(?:at\s+)?", re.IGNORECASE)
"""What may stand between "Last updated" and the date."""
_LABEL_ALONE = re.compile(rf"(?:{_LABEL.pattern})(?: on| am| le| el)?[ :]*", re.IGNORECASE)
_STAMP_WORDS_MAX = 14
_HEAD_PIECES = 6
"""A bare date is the page's own where it stands this near its beginning."""
_DRAWN = re.compile(r"\s*[|•·●∙⋅]\s*")
_SEPARATORS = re.compile(
    rf"\s*[|•·●∙⋅—;()]\s*|\s+[-\u2013]\s+|(?<=\d)[\s+]+(?={any_of('updated')}\b|{any_of('other_versions')}$)",
    re.IGNORECASE,
)


def set_apart(pieces: Sequence[Piece], lang: str | None) -> tuple[list[Piece], str | None]:
    """Return the pieces without stamps, and the ISO date that the page says it is of."""
    kept: list[Piece] = []
    updated: str | None = None
    published: str | None = None
    apart = False
    for place, piece in enumerate(_labelled(pieces, lang)):
        block = piece.part
        near = place < _HEAD_PIECES and _near_the_top(kept) and not (published and _in_chapter(kept))
        if apart and isinstance(block, Block) and _LABEL_ALONE.fullmatch(block.text):
            continue
        if not isinstance(block, Block) or block.kind in {BlockKind.ROW, BlockKind.CODE} or not _short(block):
            kept.append(piece)
        elif _says_when(block, lang, near=near):
            day = iso_date(block.text, lang)
            updated = updated or (day if _UPDATED.search(block.text) else None)
            published = published or day
            apart = True
            continue
        else:
            text = _byline(block, lang) if near else _edited(block, lang)
            published = published or (iso_date(block.text, lang) if text != block.text else None)
            kept.append(replace(piece, part=replace(block, text=_neutral(text, lang, after=kept))))
        apart = False
    return kept, updated or published


def is_stamp(text: str) -> bool:
    """Whether a line is a label and a date, such as "Last updated: March 4, 2026", and nothing else."""
    return _LABEL.match(text) is not None and _is_stamp(text.strip(" ."), None, _LABEL, near=True)


def _near_the_top(kept: Sequence[Piece]) -> bool:
    """Whether a date here would be the page's own: little stands above it, and no heading that dates are told under."""
    if _names_effect(kept) or sum(piece.words for piece in kept) > _HEAD_WORDS_MAX:
        return False
    return not any(piece.level is not None and _TELLS_DATES.search(piece.text) for piece in kept)


def _in_chapter(kept: Sequence[Piece]) -> bool:
    """Whether a heading below the title has come: a second date under one is what that part is of."""
    return any(piece.level is not None for piece in kept[1:])


_HEAD_WORDS_MAX = 60
_TELLS_DATES = phrase("dated_headings")


def _labelled(pieces: Sequence[Piece], lang: str | None) -> Iterator[Piece]:
    """Yield the pieces, a date that stands below its label ("Last updated") on one line with it."""
    label: Piece | None = None
    for piece in pieces:
        if label is not None:
            block = piece.part
            day = _without_versions(piece.text)
            if isinstance(block, Block) and (is_date(day, lang) or _AGO.fullmatch(day)):
                yield replace(piece, part=replace(block, text=f"{label.text} {day}"))
                label = None
                continue
            yield label
            label = None
        if isinstance(piece.part, Block) and _LABEL_ALONE.fullmatch(piece.text):
            label = piece
        else:
            yield piece
    if label is not None:
        yield label


def _names_effect(kept: Sequence[Piece]) -> bool:
    """Whether the piece above is the label of an effective date."""
    return (
        bool(kept)
        and isinstance(kept[-1].part, Block)
        and len(kept[-1].text) < _LABEL_CHARS_MAX
        and bool(_EFFECTIVE.match(kept[-1].text))
    )


_LABEL_CHARS_MAX = 24


def _byline(block: Block, lang: str | None) -> str:
    """Return "by Ann Bird" of "by Ann Bird, updated over a week ago" and of "Posted on March 4, 2026 by Ann Bird".

    Of a row such as "Ann Bird | March 4, 2026 | 7 min read" the parts are left that say something else.
    """
    parts = _DRAWN.split(block.text) if block.kind is BlockKind.PARAGRAPH else [block.text]
    other = [part for part in parts if not _says_when(replace(block, text=part), lang, near=True)]
    left = [_undated(replace(block, text=part), lang) for part in other]
    return " | ".join(left) if left and left != parts else block.text


def _undated(block: Block, lang: str | None) -> str:
    """Return who wrote it, of a line that says who and when."""
    match = _SIGNED.fullmatch(block.text)
    for pattern in (_DATED_BY, _BY_DATED) if match is None else ():
        dated = pattern.fullmatch(block.text)
        if dated and _says_when(replace(block, text=dated["when"]), lang, near=True):
            return dated["by"]
    day = last_date(block.text, lang)
    match = match or (_SIGNED_ON.fullmatch(block.text[: day[0]]) if day else None)
    return match["by"] if match else _edited(block, lang)


def _edited(block: Block, lang: str | None) -> str:
    """Return who wrote or edited it, of a line that says so and when, wherever it stands."""
    if "by" not in block.text.casefold():
        return block.text
    ago = _AGO_BY.fullmatch(block.text)
    dated = last_date(block.text, lang)
    edited = _EDITED_BY.fullmatch(block.text[: dated[0]]) if dated else None
    if edited:
        return edited["by"]
    return ago["by"] if ago else block.text


def _short(block: Block) -> bool:
    return (
        len(block.text) < 40 + 10 * _STAMP_WORDS_MAX
        and sum(word[0].isalnum() for word in block.text.split()) <= _STAMP_WORDS_MAX
    )


def _says_when(block: Block, lang: str | None, *, near: bool) -> bool:
    """Whether every part of a short line says when the page was written, or how long reading it takes."""
    if _EFFECTIVE.search(block.text):
        return False
    parts = [part for part in _SEPARATORS.split(block.text.strip(" .()[]")) if part]
    said = [part for part in parts if not _OTHER_VERSIONS.fullmatch(part)]
    alone = block.kind is BlockKind.PARAGRAPH or _LAST.match(block.text)
    label = _LABEL if near else _UPDATED if alone else None
    if len(said) > 1 and label is _UPDATED and any(_is_stamp(part, lang, label, near=False) for part in said):
        near, label = True, _LABEL
    return bool(said) and all(_is_stamp(part, lang, label, near=near) for part in said)


_LAST = re.compile(r"last\b|zuletzt|letzte|derni|última?|ultim|laatst|senast|sidst|sist\b", re.IGNORECASE)
"""What an item that dates the page begins with: one that says "Updated" may be an entry of a list of changes."""


def _is_stamp(part: str, lang: str | None, labels: re.Pattern[str] | None, *, near: bool) -> bool:
    """Whether a part is a label with a date and nothing else; near the top of a page the date alone is enough.

    Elsewhere "Published" and dated items may be what the page is about: models, versions, posts.
    """
    reading = (near or "read" in part.casefold()) and _READING_TIME.fullmatch(part)
    passed = _AGO.fullmatch(part) and (near or part.casefold().endswith("ago") or _LABEL.match(part))
    if reading or passed or _TIME.fullmatch(part):
        return True
    label = labels.match(part) if labels else None
    between = _BETWEEN.match(part, label.end()) if label else None
    rest = part[between.end() :] if between else part
    clock = _TIME.search(rest)
    day = rest[: clock.start()].rstrip(" ,at") if clock else rest
    if (near or label is not None) and is_yearless(day):
        return True
    return (near or label is not None) and is_date(day, lang) and len(day.split()) <= _DATE_WORDS_MAX


_DATE_WORDS_MAX = 6
_TAKES_EFFECT = re.compile(rf".{{0,40}}?{_IN_EFFECT}\b[^.,;]{{0,24}}", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:[\s|·•—+]+{any_of('other_versions')})+$", re.IGNORECASE)


def _without_versions(text: str) -> str:
    """Return a line without the links to other versions at its end."""
    beside = _BESIDE.search(text)
    return text[: beside.start()] if beside else text


def _neutral(text: str, lang: str | None, *, after: Sequence[Piece]) -> str:
    """Return a line such as "Effective: 29 October 2025" with its date in one locale, whatever the reader's."""
    if not (_EFFECTIVE.search(text) or _names_effect(after)):
        return text
    line = _without_versions(text)
    found = last_date(line, lang)
    if found is None:
        return text
    start, day = found
    label = line[:start].rstrip(": ") or (after[-1].text if _names_effect(after) else "")
    if not _TAKES_EFFECT.fullmatch(label):
        return text
    end = line[len(line.rstrip(" .)]")) :]
    said_in = next(lang for lang, said in _SAID_IN.items() if said.search(label))
    return f"{line[:start]}{in_words(day, said_in)}{end}"
