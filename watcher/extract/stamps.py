"""Lines that say when a page was written: metadata, not text.

A "last updated" stamp moves with no word changed, and the locale of a date flips with the reader's address, so neither
may look like a change. An *effective* date is text, written as an ISO date so that its locale does not matter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from watcher.extract.dates import find_date, is_date, iso_date
from watcher.extract.flow import Piece
from watcher.model import Block, BlockKind

_AGO = (
    r"(?:(?:over|about|almost|more than|less than|nearly|around)\s+)?(?:a|an|one|\d+|a few|several)\s+"
    r"(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago"
)
_RELATIVE = re.compile(
    r"(?:(?:last\s+|recently\s+)?(?:updated|modified|edited|published|posted|written|reviewed|revised)\s*(?:on|by [\w .]+)?:?\s*)?"
    rf"(?:{_AGO}|just now|today|yesterday|this (?:week|month|year)|last (?:week|month|year)|in the last (?:hour|day|week|month)"
    r"|recently)\.?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"\d+\s*(?:-|\s)?min(?:ute)?s?(?:\s+read(?:ing time)?)?|reading time:?\s*\d+\s*min\w*", re.IGNORECASE
)
_UPDATED = re.compile(
    r"(?:this (?:page|policy|document|article) (?:was|has been)\s+)?(?:last\s+|latest\s+|most recently\s+)?"
    r"(?:update[ds]?|modified|revised|revision|reviewed|edited|changed|amended|aktualisiert|mise? à jour|mis à jour"
    r"|actualizado|actualización|aggiornato|bijgewerkt|atualizado|uppdaterad|opdateret|oppdatert|zaktualizowano"
    r"|обновлено|更新日?|업데이트)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:first\s+|originally\s+)?(?:published|posted|written|date|released)\b", re.IGNORECASE)
_EFFECTIVE = re.compile(r"effective|in force|in effect|valid|applies|gültig|vigencia|vigueur|efficacia", re.IGNORECASE)
_OTHER_VERSIONS = re.compile(
    r"(?:(?:view|see|show|all)\s+)?(?:archived?|previous|prior|past|older|earlier)\s+versions?|(?:download|view|print)?\s*pdf|print|version history",
    re.IGNORECASE,
)
"""What stands beside a stamp and leads to another copy."""
_STAMP_WORDS_MAX = 14
_HEAD_PIECES = 6
"""A bare date is the page's own where it stands this near its beginning."""
_SEPARATORS = re.compile(r"\s*[|•·—;]\s*|\s+-\s+")


def set_apart(pieces: Sequence[Piece], lang: str | None) -> tuple[list[Piece], str | None]:
    """Return the pieces without stamps, and the ISO date that the page says it is of."""
    kept: list[Piece] = []
    updated: str | None = None
    published: str | None = None
    for place, piece in enumerate(pieces):
        block = piece.part
        if not isinstance(block, Block) or block.kind in {BlockKind.ROW, BlockKind.CODE} or not _short(block):
            kept.append(piece)
        elif _says_when(block.text, lang, bare=place < _HEAD_PIECES):
            day = iso_date(block.text, lang)
            updated = updated or (day if _UPDATED.search(block.text) else None)
            published = published or day
        else:
            kept.append(replace(piece, part=replace(block, text=_neutral(block.text, lang))))
    return kept, updated or published


def _short(block: Block) -> bool:
    return len(block.text) < 40 + 10 * _STAMP_WORDS_MAX and len(block.text.split()) <= _STAMP_WORDS_MAX


def _says_when(text: str, lang: str | None, *, bare: bool) -> bool:
    """Whether every part of a short line says when the page was written, or how long reading it takes."""
    if _EFFECTIVE.search(text):
        return False
    parts = [part for part in _SEPARATORS.split(text.strip(" .()[]")) if part]
    said = [part for part in parts if not _OTHER_VERSIONS.fullmatch(part)]
    return bool(said) and all(_is_stamp(part, lang, bare=bare) for part in said)


def _is_stamp(part: str, lang: str | None, *, bare: bool) -> bool:
    if _RELATIVE.fullmatch(part) or (bare and _READING_TIME.fullmatch(part)):
        return True
    if iso_date(part, lang) is None:
        return bool(re.fullmatch(r"\d\d?:\d\d.*", part))
    label = re.match(r"[^\d:]*:|\D*?(?=\s\S*\d)", part)
    said = label[0] if label else ""
    if _UPDATED.match(part) or (_PUBLISHED.match(part) and len(part.split()) <= _LABELLED_WORDS_MAX):
        return len(part.split()) <= _STAMP_WORDS_MAX
    return bare and is_date(part[len(said) :].strip() if said.endswith(":") and len(said.split()) == 1 else part, lang)


_LABELLED_WORDS_MAX = 8
_LOCAL_DATE = re.compile(
    r"(?P<label>.{0,40}?(?:effective|in force|in effect|valid)\b[^.,;]{0,24}?[:\s]\s*)(?P<date>[^:]{6,24}?)(?P<end>[.)]?)",
    re.IGNORECASE,
)


def _neutral(text: str, lang: str | None) -> str:
    """Return a line such as "Effective: 29 October 2025" with its date written as 2025-10-29."""
    match = _LOCAL_DATE.fullmatch(text)
    if not match or not is_date(match["date"], lang):
        return text
    day = find_date(match["date"], lang)
    return f"{match['label']}{day.isoformat()}{match['end']}" if day else text
