"""From a flow of headings and blocks to sections: numbers, levels, paths, pages, and the document's own changelog."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from watcher.extract.dates import find_date, is_date, iso_date
from watcher.model import Block, BlockKind, ChangelogEntry, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it was met; `level` says only what is deeper than what."""

    title: str
    level: int
    number: str | None = None
    anchor: str | None = None
    key: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """The text before this point ends on that page: for a paragraph that runs over a page's end."""

    page: int


@dataclass(slots=True)
class _Open:
    """A section while its text is still arriving."""

    heading: Heading
    path: tuple[str, ...]
    level: int
    blocks: list[Block]
    last: int | None
    parents: "list[_Open]"


def build(
    title: str, flow: Iterable[Heading | Block | Reached], *, last_page: int | None = None
) -> tuple[Section, ...]:
    """Return the sections in document order.

    The level of a section is its depth: 1 for the outermost headings, whatever numbers the page gave them. Blocks
    before the first heading become a section of level 0 with the document's title; without blocks there is none. The
    last page of a section is that of the last line in it or below it; `last_page` is that of the document's last line.
    """
    sections = [_Open(Heading(title, 0), (), 0, [], None, [])]
    stack: list[_Open] = []
    for part in _titled(flow):
        if isinstance(part, Heading):
            sections.append(_opened(part, stack))
        elif isinstance(part, Block):
            sections[-1].blocks.append(part)
            _reach(sections[-1], part.page)
        else:
            _reach(sections[-1], part.page)
    _reach(sections[-1], last_page)
    return tuple(_closed(section) for section in sections if section.level or section.blocks)


def _titled(flow: Iterable[Heading | Block | Reached]) -> Iterator[Heading | Block | Reached]:
    """Yield the flow, a heading such as "Chapter 2" in one with the title that stands below it."""
    label: Heading | None = None
    for part in flow:
        if label is not None:
            if isinstance(part, Heading) and part.number is None and part.level >= label.level:
                yield replace(part, level=label.level, number=label.number, anchor=label.anchor or part.anchor)
                label = None
                continue
            yield label
            label = None
        if isinstance(part, Heading) and part.number and _LABEL_WORD.fullmatch(part.title):
            label = part
        else:
            yield part
    if label is not None:
        yield label


def _opened(heading: Heading, stack: list[_Open]) -> _Open:
    while stack and stack[-1].heading.level >= heading.level:
        stack.pop()
    path = tuple(parent.heading.title for parent in stack)
    section = _Open(heading, path, len(stack) + 1, [], None, list(stack))
    _reach(section, heading.page)
    stack.append(section)
    return section


def _reach(section: _Open, page: int | None) -> None:
    if page is None:
        return
    for reached in (section, *section.parents):
        reached.last = max(reached.last or page, page)


def _closed(section: _Open) -> Section:
    heading = section.heading
    first = heading.page or next((block.page for block in section.blocks if block.page), None)
    return Section(
        title=heading.title,
        level=section.level,
        blocks=tuple(section.blocks),
        number=heading.number,
        path=section.path,
        anchor=heading.anchor,
        key=heading.key,
        page_first=first,
        page_last=section.last,
    )


_DOTTED = re.compile(
    r"(?P<number>(?:\d{1,3}|[A-Z]|[IVX]{2,6})(?:\.\d{1,3}){1,7})"
    r"(?:\.?\)?\s*[:\u2013\u2014-]?\s+|\.?\s*(?=[A-Z]))(?P<title>\S.*)"
)
_POINTED = re.compile(
    r"\(?(?P<number>\d{1,3}|[A-Z]|[IVX]{1,6})(?:\.|\)|:)\s*(?P<title>[^\W\d_].*|[\"\u201c'\u2018(\[¿¡].*)"
)
_BARE = re.compile(r"(?P<number>\d{1,2})(?:\s*[\u2013\u2014|]\s*|\s+)(?P<title>[^\W\d_].*|[\"\u201c'\u2018(].*)")
_WORD = re.compile(
    r"(?:(?P<word>(?i:section|sect?\.|chapter|part|article|appendix|annex|clause|schedule|exhibit|abschnitt|kapitel|teil"
    r"|artikel|anhang|chapitre|partie|annexe|secci[oó]n|cap[ií]tulo|parte|art[ií]culo|anexo|sezione|capitolo|articolo"
    r"|allegato))\s+|§\s*)(?P<number>(?:\d{1,3}|[A-Z]|[IVX]{1,6})(?:\.\d{1,3}){0,7})"
    r"(?:(?:\s*[.:)\u2013\u2014|-]\s*|\s+(?=[^\W\d_a-z]|[\"\u201c'\u2018(]))(?P<title>\S.*)?)?"
)
_LABEL_WORD = re.compile(
    r"section|chapter|part|article|appendix|annex|schedule|kapitel|abschnitt|teil|artikel|chapitre|partie|annexe"
    r"|cap[ií]tulo|art[ií]culo|anexo|capitolo|articolo|allegato",
    re.IGNORECASE,
)
"""What `split_number` leaves of a heading that is a number and its word."""
_QUANTITY = re.compile(
    r"(?:times|percent|million|billion|trillion|thousand|hundred|points?|seconds?|minutes?|hours?|days?|weeks?|months?"
    r"|years?|x|k|m|bn|%|[kmg]b)(?!\w)",
    re.IGNORECASE,
)


def split_number(heading: str) -> tuple[str | None, str]:
    """Return the number of a heading ("7.2.3", "A.1": dotted, no final dot, no word) and its title without it.

    Years, dates, quantities ("3 models", "1.2 million users") and numbers that stand alone are no numbers of sections.
    """
    text = heading.strip()
    if _starts_with_date(text):
        return None, text
    worded = _WORD.fullmatch(text)
    if worded:
        return worded["number"], (worded["title"] or worded["word"] or text).strip()
    for pattern in (_DOTTED, _POINTED, _BARE):
        match = pattern.fullmatch(text)
        if match and _is_number(pattern, match["title"]):
            return match["number"], match["title"].strip()
    return None, text


def _is_number(pattern: re.Pattern[str], title: str) -> bool:
    if pattern is _DOTTED:
        return not _QUANTITY.match(title)
    return not title[0].islower()


def _starts_with_date(text: str) -> bool:
    return text[:1].isdecimal() and find_date(" ".join(text.split()[:3])) is not None


_CHANGELOG = re.compile(
    r"(?:(?:document|card|system card|full|appendix|model card)\s*[:\u2013\u2014-]?\s*)?"
    r"(?:change\s?-?log|revision\s?-?(?:history|log)|revisions|version history|change history|history of changes"
    r"|(?:update|document) history|errata|corrections|record of changes|list of changes)(?:\s*\(.*\))?",
    re.IGNORECASE,
)


def is_changelog(title: str) -> bool:
    """Whether a heading says that its section tells the document's own changes."""
    return bool(_CHANGELOG.fullmatch(title.strip().rstrip(":").strip()))


def changelog_of(sections: Sequence[Section]) -> tuple[ChangelogEntry, ...]:
    """Return what the document says of its own changes: an entry for each bullet or dated line."""
    entries: list[ChangelogEntry] = []
    for lead, group in _changelogs(sections):
        entries += _entries(lead, group)
    return tuple(entries)


def _changelogs(sections: Sequence[Section]) -> Iterator[tuple[Section, list[Section]]]:
    position = 0
    while position < len(sections):
        lead = sections[position]
        position += 1
        if not is_changelog(lead.title):
            continue
        group = [lead]
        while position < len(sections) and _belongs(lead, sections[position]):
            group.append(sections[position])
            position += 1
        yield lead, group


def _belongs(lead: Section, section: Section) -> bool:
    return section.level > lead.level > 0 or is_date(section.title)


def _entries(lead: Section, group: Sequence[Section]) -> Iterator[ChangelogEntry]:
    """Yield a group's entries; a paragraph before the first date only introduces the changelog."""
    days = {section.title: day for section in group if (day := iso_date(section.title))}
    for section in group:
        above = next((days[title] for title in reversed(section.path) if title in days), None)
        current = None if section is lead else (iso_date(section.title) or above or section.title)
        listed = over = False
        for place, block in enumerate(section.blocks):
            day, said = _dated_line(block)
            current = day or current
            over = day is None and (over or (listed and _follows_list(block)))
            listed = block.kind is BlockKind.ITEM
            following = section.blocks[place + 1 : place + 2]
            introduces = (said.endswith(":") and bool(following)) or (
                day is None and _leads_list(said, block, following)
            )
            if said and not introduces and not over and (current or listed):
                yield ChangelogEntry(current, said)


_TELLS_CHANGE = re.compile(
    r"\b(?:add|adjust|amend|chang|clarif|correct|delet|edit|expand|fix|insert|merg|mov|not(?:ed|es)|remov|renam|replac"
    r"|revis|reword|split|standardi[sz]|typo|updat)",
    re.IGNORECASE,
)


def _follows_list(block: Block) -> bool:
    """Whether a block behind a list of changes is text of the document again, and tells no change."""
    return block.kind is BlockKind.PARAGRAPH and not _TELLS_CHANGE.search(block.text)


_LEAD_WORDS_MAX = 6


def _leads_list(said: str, block: Block, following: Sequence[Block]) -> bool:
    """Whether a line is only a few words above a list."""
    listed = any(after.kind is BlockKind.ITEM for after in following) and block.kind is not BlockKind.ITEM
    return listed and len(said.split()) <= _LEAD_WORDS_MAX


_DATE_WORDS_MAX = 4
_LINE_DATE = re.compile(r"[\[(]?(?P<date>[^:\u2013\u2014|\])]{4,40}?)[\])]?\s*(?:[:\u2013\u2014|]\s*|\s-\s+|$)")
_TABLE_HEADS = frozenset({"date", "version", "change", "changes", "description"})


def _dated_line(block: Block) -> tuple[str | None, str]:
    """Return the date that a line begins with, and what it says after it."""
    if block.kind is BlockKind.ROW and block.cells:
        return _dated_row(block.cells)
    head = _LINE_DATE.match(block.text)
    if head and is_date(head["date"]):
        return iso_date(head["date"]), block.text[head.end() :]
    words = block.text.split(maxsplit=_DATE_WORDS_MAX)
    for count in range(len(words) - 1, 0, -1):
        if is_date(" ".join(words[:count])):  # a date set in bold: nothing but its weight parts it from the words
            return iso_date(" ".join(words[:count])), " ".join(words[count:])
    return None, block.text


def _dated_row(cells: Sequence[str]) -> tuple[str | None, str]:
    dated = next((cell for cell in cells if is_date(cell)), None)
    if dated is None and _TABLE_HEADS.intersection(cell.lower() for cell in cells):
        return None, ""
    return (iso_date(dated) if dated else None), " | ".join(cell for cell in cells if cell and cell is not dated)
