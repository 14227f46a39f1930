"""Lines and rows to blocks: paragraphs, items, captions, footnotes, code; joined across lines, columns and pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from watcher.extract.dates import is_date
from watcher.extract.pdf.items import may_begin_list, next_label, undashed
from watcher.extract.pdf.layout import GAP_PITCHES, HANG, Draft, Layout, ends
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import Style, is_caption
from watcher.extract.pdf.runs import is_monospaced
from watcher.extract.pdf.tables import Row
from watcher.extract.pdf.words import joined
from watcher.model import BlockKind


def drafts(parts: Iterable[Line | Row], layout: Layout) -> list[Draft]:
    """Return the blocks of one section's lines and rows, in order, paragraphs joined over page ends."""
    made: list[Draft] = []
    for part in parts:
        if isinstance(part, Row):
            made += (
                []
                if _is_head_again(made, part)
                else [Draft(BlockKind.ROW, [], part.cells, part.page, None, part.links, part.begins)]
            )
            continue
        whole = undashed(made, part, layout)
        label = next_label(made, whole)
        parted = bool(label) and may_begin_list(made, label)
        if made and made[-1].lines and not parted and _continues(made[-1], whole, layout):
            made[-1].lines.append(whole)
        else:
            line = replace(whole, marker=label) if label else whole
            made.append(Draft(_kind(line, layout.style), [line], (), whole.page, whole.mark))
    return made


def _is_head_again(made: Sequence[Draft], row: Row) -> bool:
    """Whether a row is its table's first one, printed again where the table goes on over a page's end."""
    if not made or made[-1].kind is not BlockKind.ROW or made[-1].page == row.page:
        return False
    table = list(takewhile(lambda draft: draft.kind is BlockKind.ROW, reversed(made)))
    return table[-1].cells == row.cells


_CAPTION = re.compile(
    r"\[?\w+\.?\s+(?=[\w.-]*\d)[\w-]+(?:\.[\w-]+)*(?:\]|\s*[:|\u2013\u2014]|\.\s|\s+[A-Z\u201c\"\[(])"
)


def _kind(line: Line, style: Style) -> BlockKind:
    if line.mark:
        return BlockKind.FOOTNOTE
    if line.marker:
        return BlockKind.ITEM
    if is_caption(line.text) and (line.size < style.size - 0.4 or line.size > style.size + 1 or _captioned(line.text)):
        return BlockKind.CAPTION
    return BlockKind.CODE if _is_code(line) else BlockKind.PARAGRAPH


def _captioned(text: str) -> bool:
    """Whether a line of the body's size is a caption ("Figure 3: ...", "[Table 2] ...") and no sentence about one."""
    return text.startswith("[") or bool(_CAPTION.match(text))


def _continues(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether the line goes on with the block."""
    last = draft.last
    if line.marker or line.mark or _begins_caption(draft, line, layout) or _is_date(line) or _is_date(last):
        return False
    if abs(line.size - last.size) > _SAME_SIZE * last.size or _is_code(line) != _is_code(last):
        return False
    if draft.kind is BlockKind.CODE:
        return line.page == last.page and 0 < last.y - line.y <= _TORN_PITCHES * layout.pitch * line.size
    if line.page != last.page or line.y >= last.y:
        running = draft.kind not in FLOATS or (draft.kind is BlockKind.CAPTION and _is_set_apart(draft, line, layout))
        return running and runs_on(draft, line, layout)
    if last.y - line.y > GAP_PITCHES * max(layout.pitch, 1.1) * line.size:
        return _torn(draft, line, layout)
    return not _indented_anew(draft, line) and not _stops_short(draft, line, layout)


def _is_set_apart(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a line stands further in than the text and where a caption's lines do: the caption goes on."""
    return abs(line.x0 - draft.last.x0) < 1 and not layout.edges.begins(line)


_DATE_CHARS_MAX = 24


def _is_date(line: Line) -> bool:
    """Whether a line is a date and nothing else: an entry's head in a changelog."""
    return len(line.text) <= _DATE_CHARS_MAX and line.text[-1:].isdecimal() and is_date(line.text)


_TORN_PITCHES = 2.2


def _torn(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a gap runs through a sentence: its second half begins in lower case where the first one stands."""
    last = draft.last
    if draft.kind not in RUNNING or last.y - line.y > _TORN_PITCHES * layout.pitch * line.size:
        return False
    aligned = abs(line.x0 - last.x0) < 1 or abs(line.x0 - draft.lines[0].indent) < 1
    long = len(draft.lines) > 1 or last.x1 - last.x0 > 0.6 * (layout.edges.right_of(last) - last.x0)
    return aligned and long and line.text[:1].islower() and not ends(last) and not last.cells


_SAME_SIZE = 0.06
"""Of the font size: what differs more is set apart."""


def _begins_caption(draft: Draft, line: Line, layout: Layout) -> bool:
    if _is_next_line(draft, line, layout):
        return False
    if draft.kind is BlockKind.CAPTION and abs(line.size - draft.last.size) <= _SAME_SIZE * line.size:
        return is_caption(line.text) and _captioned(line.text)
    return _kind(line, layout.style) is BlockKind.CAPTION


def _is_next_line(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a line stands right below a full line whose sentence goes on: there it speaks of a table."""
    last = draft.last
    near = line.page == last.page and 0 < last.y - line.y <= GAP_PITCHES * layout.pitch * line.size
    alike = (
        draft.kind in RUNNING and abs(line.x0 - last.x0) < 1 and abs(line.size - last.size) <= _SAME_SIZE * line.size
    )
    return near and alike and not ends(last) and not line.cells and layout.edges.is_nearly_full(last)


def _is_code(line: Line) -> bool:
    return is_monospaced(line.font)


_INDENT = 0.7


def runs_on(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a block goes on over the end of a page or column."""
    if draft.last.hyphen or line.text[:1].islower():
        return True
    if draft.last.cells or line.cells or (ends(draft.last) and not _may_go_on(draft, line, layout)):
        return False
    return not _room(draft.last, line, _right_of(draft, layout))


def _may_go_on(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a paragraph may go on although a sentence ends with its page: what follows begins no paragraph."""
    edges, last = layout.edges, draft.last
    if draft.kind is not BlockKind.PARAGRAPH or not edges.begins(line):
        return False
    return edges.is_flush(last) if edges.justified else len(draft.lines) > _LINES_SURE and edges.is_nearly_full(last)


_LINES_SURE = 2
"""Lines of ragged text that show how wide it is."""
_CENTRED = 0.1
"""Of the font size: so near each other are the middles of centred lines, taken twice."""


def _indented_anew(draft: Draft, line: Line) -> bool:
    """Whether the line's own indentation begins a paragraph."""
    step = _INDENT * line.size
    first = draft.lines[0]
    if abs(line.x0 + line.x1 - draft.last.x0 - draft.last.x1) < _CENTRED * line.size:
        return False
    if line.x0 > draft.last.x0 + step:
        hangs = len(draft.lines) == 1 and bool(first.marker or first.mark)
        return not (hangs and line.x0 <= first.indent + HANG * line.size)
    return line.x0 < draft.last.x0 - step and len(draft.lines) > 1


def _stops_short(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether the block's last line ended although the next word would have fitted: the paragraph ended there."""
    last = draft.last
    if last.hyphen or line.text[:1].islower() or draft.kind is BlockKind.CODE:
        return False
    right = _right_of(draft, layout)
    width = max(right - last.x0, 1.0)
    ended = (ends(last)) or last.x1 - last.x0 < 0.6 * width
    slack = 0.25 if draft.kind is BlockKind.ITEM else 0.1
    return ended and last.x1 < right - slack * width and _room(last, line, right)


_NARROW_LINES_MIN, _NARROW = 3, 0.9
"""A block of so many lines that all end this share of the way to the right edge is set narrower."""


def _right_of(draft: Draft, layout: Layout) -> float:
    """Return where the block's full lines end: as it shows itself, or the document's right edge."""
    last = draft.last
    widest = max(line.x1 for line in draft.lines if line.page == last.page and line.x0 <= last.x1)
    right = layout.edges.right_of(draft.last)
    narrow = len(draft.lines) >= _NARROW_LINES_MIN and widest < _NARROW * right
    return widest if narrow else max(right, widest)


def _room(last: Line, line: Line, right: float) -> bool:
    word = line.text.split(" ", 1)[0]
    per_char = (last.x1 - last.x0) / max(len(last.text), 1)
    return last.x1 + per_char * 1.15 * (len(word) + 1) < right


FLOATS = frozenset({BlockKind.CAPTION, BlockKind.ROW, BlockKind.FOOTNOTE})
RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def text_of(draft: Draft) -> str:
    """Return the draft's text, raised marks still in it."""
    if draft.kind is BlockKind.ROW:
        return " | ".join(draft.cells)
    if draft.kind is BlockKind.CODE:
        left = min(line.x0 for line in draft.lines)
        longest = max(len(line.text) for line in draft.lines)
        pitch = min((line.x1 - line.x0) / len(line.text) for line in draft.lines if 2 * len(line.text) >= longest)
        return "\n".join(" " * round((line.x0 - left) / pitch) + line.text for line in draft.lines)
    return joined(draft.lines)
