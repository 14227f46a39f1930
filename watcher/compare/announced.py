"""What an entry of a changelog says was changed, apart from what it says was not, and from what it only points at."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_DONE: Final = (
    r"(?:updated?|revised?|rewrote|rewritten|reworded|added|corrected|fixed|changed|clarified|expanded|removed|replaced"
    r"|moved|edited|improved|restructured|renamed|new)"
)
_CLAUSE: Final = re.compile(
    rf";\s|\.\s+(?=[A-Z\d§])|\.$|[()]|\s[\u2014\u2013-]\s|,?\s(?:but(?! not)|while|whereas|though|although)\s"
    rf"|,\s+(?:and\s+)?(?={_DONE}\b)",
    re.IGNORECASE,
)
_SECOND: Final = re.compile(rf"(?<=\w) and (?=(?:no|sections?|figure|table|the|\u00a7|{_DONE})\b)", re.IGNORECASE)
_CHANGED: Final = re.compile(rf"\b{_DONE}\b", re.IGNORECASE)
_UNCHANGED: Final = re.compile(
    r"\bno (?:\w+ ){0,2}(?:changes?|edits?|updates?|modifications?|revisions?)\b"
    r"|\bun(?:changed|affected|touched|modified|altered|edited)\b|\b(?:is|are|was|were|has|have|had) ?n[o']t (?:\w+ )?"
    r"(?:been )?(?:changed|affected|touched|modified|altered|edited|updated|revised|impacted)\b"
    r"|\b(?:remain|stay|keep|is|are)s? (?:the same|as (?:is|before))\b"
    r"|\bnot (?:changed|affected|touched|edited|updated)\b"
    r"|\b(?:do|does|did)(?: not|n't) (?:change|affect|touch|alter)\b",
    re.IGNORECASE,
)
_EXCEPT: Final = re.compile(
    r"(?:\bexcept(?:ing)?\b|\bexcluding\b|\bother than\b|\b(?:apart|aside) from\b|\bwith the exception of\b|\bbut not\b"
    r"|\bsave for\b|\boutside(?: of)?\b|,\s+not\b|\bwithout(?: any)? (?:changes?|edits?|modifications?) (?:to|in)\b)",
    re.IGNORECASE,
)
_GOING_ON: Final = re.compile(r",\s+(?=including\b|especially\b|above all\b|and\b)", re.IGNORECASE)
_COMMA: Final = re.compile(",")
_POINTING: Final = re.compile(
    r"\b(?:(?:which|that) refers? to|(?:referring|references?|links?|pointers?|citations?) to|(?:and )?see(?: also)?"
    r"|cf\.?|as (?:described|discussed|noted|explained|shown|given|stated|defined|reported|in)(?: in)?"
    r"|to (?:match|agree with|align with|be consistent with|mirror|reflect|follow)|consistent with|in line with"
    r"|matching|mirroring|per|like(?: in)?|compared (?:with|to)|(?:cited|mentioned) in)\s+"
    r"(?:[^,;()]*?(?:sections?|sec\.|figures?|fig\.|tables?|\u00a7{1,2})\s*[\d.A-Z]{0,24}\d\w*(?:\.[A-Z]\b)?(?:'s \w+)?"
    r"|[^,;()]*)",
    re.IGNORECASE,
)


class Announced(NamedTuple):
    """The parts of an entry."""

    changed: str
    unchanged: str


def announced(text: str) -> Announced:
    """Split an entry; what it only points at ("see Section 5.1") stands in neither part."""
    changed, unchanged = [], []
    for clause in _clauses(text):
        if _tells_of_none(clause):
            unchanged.append(clause)
            continue
        said, spared = _without_exception(clause)
        changed.append(_POINTING.sub(" ", said))
        unchanged.append(spared)
    return Announced("; ".join(filter(None, changed)), "; ".join(filter(None, unchanged)))


def _clauses(text: str) -> Iterator[str]:
    """Yield the clauses; of two that "and" joins each, if one of them alone tells of no change."""
    for clause in filter(str.strip, _CLAUSE.split(text)):
        parts = _SECOND.split(clause)
        yield from parts if len(set(map(_tells_of_none, parts))) > 1 and any(map(_tells, parts)) else [clause]


def _tells_of_none(clause: str) -> bool:
    return _UNCHANGED.search(clause) is not None and not _tells(clause)


def _tells(clause: str) -> bool:
    """Whether a clause tells of a change, apart from the wording by which it may deny one."""
    return _CHANGED.search(_UNCHANGED.sub(" ", clause)) is not None


def _without_exception(clause: str) -> tuple[str, str]:
    """Return what a clause tells of, and what it excepts: in front of a comma where it begins so."""
    match = _EXCEPT.search(clause)
    if match is None:
        return clause, ""
    head, tail = clause[: match.start()], clause[match.end() :]
    spared, *said = (_GOING_ON if head.strip() else _COMMA).split(tail, maxsplit=1)
    return " ".join([head, *said]), spared
