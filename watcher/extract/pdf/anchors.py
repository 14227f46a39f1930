"""Where TeX's floats stand: each print puts them elsewhere, so their place is told by the text that speaks of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from watcher.extract.pdf.edges import Edges
from watcher.extract.pdf.layout import Draft, Layout
from watcher.extract.pdf.marks import SIZE_POINTS, is_caption
from watcher.extract.pdf.paragraphs import RUNNING, text_of
from watcher.model import BlockKind

_TEX = re.compile(r"\b(?:\w*TeX|dvips\w*|xdvipdfmx)\b")


def floats_move(program: str) -> bool:
    """Whether a file's program puts tables and figures where a page has room for them."""
    return bool(_TEX.search(program))


@dataclass(frozen=True, slots=True)
class _Float:
    """A caption and what stands under or above it."""

    drafts: tuple[Draft, ...]
    name: str
    """As the text speaks of it: "table 3"."""
    group: int
    page: int


_PAGES_MAX = 3
"""Pages between a float and the text that speaks of it; what stands further off is an overview."""


def anchored(groups: Sequence[Sequence[Draft]], layout: Layout) -> list[list[Draft]]:
    """Return the drafts of each section, floats behind the first paragraph that names them.

    A float stands in the section that names it most; one that no text near it names, at the end of its own.
    """
    floats = [found for at, group in enumerate(groups) for found in _floats(group, at, layout)]
    moved = {id(draft) for found in floats for draft in found.drafts}
    bare = [[draft for draft in group if id(draft) not in moved] for group in groups]
    naming = _naming(bare)
    behind: dict[int, list[_Float]] = {}
    last: dict[int, list[_Float]] = {}
    for found in floats:
        named = _named(found, naming)
        if named is None:
            last.setdefault(found.group, []).append(found)
        else:
            behind.setdefault(id(named), []).append(found)
    return [
        [
            *(d for draft in group for d in (draft, *(part for f in behind.get(id(draft), ()) for part in f.drafts))),
            *(part for found in last.get(at, ()) for part in found.drafts),
        ]
        for at, group in enumerate(bare)
    ]


_NAMED = re.compile(
    r"\b(?:fig(?:ure)?|table|chart|transcript|box(?:e)?|listing|algorithm|exhibit|plate|visual)s?\b", re.IGNORECASE
)
_NAME = re.compile(r"\[?\s*(?P<kind>[a-z]+)\.?\s*(?P<number>[a-z]?\d+(?:\.\d+)*|[a-z]\b)", re.IGNORECASE)


def _floats(group: Sequence[Draft], at: int, layout: Layout) -> Iterator[_Float]:
    """Yield the floats of a section: a caption with the content above it, or with the table right below it."""
    start = 0
    for place, draft in enumerate(group):
        if place < start:
            continue
        if draft.kind is BlockKind.CAPTION:
            end = _table_end(group, place + 1) if start == place else place + 1
            name = _NAME.match(draft.lines[0].text)
            if name:
                said = f"{name['kind']} {name['number']}".lower()
                yield _Float(tuple(_own(group[start:end], said)), said, at, draft.page)
            start = end
        elif not _is_content(draft, layout):
            start = place + 1


def _own(drafts: Sequence[Draft], name: str) -> Iterator[Draft]:
    """Yield what belongs to a float: a table has no labels above its rows, and a figure none pages away."""
    page = drafts[-1].page
    table = name.startswith("table")
    yield from dropwhile(lambda d: d.page < page - 1 or (table and d.kind is BlockKind.PARAGRAPH), drafts)


def _table_end(group: Sequence[Draft], start: int) -> int:
    """Return where the table ends that begins here; on the next page it may go on."""
    end = start
    while end < len(group) and group[end].kind is BlockKind.ROW:
        if end > start and group[end].begins and group[end].page == group[end - 1].page:
            break
        end += 1
    return end


_NARROW = 0.5
"""Of the text's width: a figure's labels are shorter."""


def _is_content(draft: Draft, layout: Layout) -> bool:
    """Whether a block may be part of a float: a row, code, or a label, set small or standing apart."""
    if draft.kind in {BlockKind.ROW, BlockKind.CODE}:
        return True
    if draft.kind is not BlockKind.PARAGRAPH or len(draft.lines) > 1:
        return False
    line = draft.lines[0]
    return line.size < layout.style.size - SIZE_POINTS or _is_label(line.x0, line.x1, layout.edges, draft)


def _is_label(x0: float, x1: float, edges: Edges, draft: Draft) -> bool:
    return x1 - x0 < _NARROW * edges.width and not edges.begins(draft.last)


_Said = tuple[int, str, Draft]
"""Which section a paragraph stands in, and its text."""


def _naming(groups: Sequence[Sequence[Draft]]) -> dict[int, list[_Said]]:
    """Return the paragraphs that name a float, by page."""
    found: dict[int, list[_Said]] = {}
    for at, draft in ((at, draft) for at, group in enumerate(groups) for draft in group if draft.kind in RUNNING):
        text = text_of(draft)
        if _NAMED.search(text) and not is_caption(text):
            found.setdefault(draft.page, []).append((at, text, draft))
    return found


def _named(found: _Float, naming: Mapping[int, Sequence[_Said]]) -> Draft | None:
    """Return the first paragraph that names a float, in the section that names it most."""
    kind, _, number = found.name.partition(" ")
    short = rf"(?:{kind}|fig\.?)s?" if kind.startswith("fig") else f"{kind}s?"
    says = re.compile(rf"\b{short}\s*{re.escape(number)}(?![\w]|\.\d)", re.IGNORECASE)
    sections: dict[int, list[Draft]] = {}
    for page in range(found.page - _PAGES_MAX, found.page + 2):
        for at, text, draft in naming.get(page, ()):
            if says.search(text):
                sections.setdefault(at, []).append(draft)
    most = max(sorted(sections), key=lambda at: len(sections[at]), default=None)
    return None if most is None else sections[most][0]
