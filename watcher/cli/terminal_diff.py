"""A comparison as a terminal shows it: inline words in colour, churn folded, pages; in pipes [-old-] and {+new+}."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from watcher.cli import terminal
from watcher.cli.terminal import Paint
from watcher.cli.wording import CLASS_COLOURS, CLASS_WORDS, NOTICE_WORDS, counted, pages_of
from watcher.model import ChangeKind, Comparison, Edit, EditClass, Notice, SectionChange, Side

WHOLE_LINES_MAX = 12
"""Lines shown of a section that was added or removed as a whole; --diff has them all."""
MARGIN = "    "


def rendered(comparison: Comparison, paint: Paint) -> Iterator[str]:
    """Yield the lines of a comparison: what may change meaning first, as the comparison orders it."""
    yield paint(_summary(comparison), bold=True)
    yield from _facts(comparison)
    for section in comparison.sections:
        yield ""
        yield from _section(section, paint)
    if comparison.announced_not_found:
        yield ""
        yield paint("Announced in its changelog, not found in the text:", bold=True)
        for entry in comparison.announced_not_found:
            yield f"{MARGIN}{entry.date or 'undated'}: {terminal.line(entry.text)}"


def _summary(comparison: Comparison) -> str:
    if not comparison.sections:
        return "No wording differs."
    classes = [section.edit_class for section in comparison.sections]
    parts = [f"{counted(classes.count(kind), 'section')}: {CLASS_WORDS[kind]}" for kind in EditClass if kind in classes]
    return "; ".join(parts) + "."


def _facts(comparison: Comparison) -> Iterator[str]:
    if comparison.dated_before != comparison.dated_after:
        yield f"dated {comparison.dated_before or '(none)'} -> {comparison.dated_after or '(none)'}"
    if comparison.pages_before != comparison.pages_after:
        yield f"{comparison.pages_before or 0} -> {comparison.pages_after or 0} pages"
    moved = [move for move in comparison.page_moves if move.relevant]
    for move in moved:
        yield terminal.line(f"{_name(move.after)} is now {pages_of(move.after)} (was {pages_of(move.before)})")


def _section(change: SectionChange, paint: Paint) -> Iterator[str]:
    colour = CLASS_COLOURS[change.edit_class]
    mark = paint("●", "green") if change.relevant else " "
    yield f"{mark} {paint(_heading(change), bold=True)}  {paint(CLASS_WORDS[change.edit_class], colour)}"
    yield paint.dim(MARGIN + terminal.line(" · ".join(_about(change))))
    if change.notice_text:
        yield paint.dim(MARGIN + terminal.line(f"changelog: “{change.notice_text}”"))
    if ChangeKind.ADDED in change.kinds or ChangeKind.REMOVED in change.kinds:
        yield from _whole(change, paint)
    else:
        yield from _edits(change.edits, paint)


def _heading(change: SectionChange) -> str:
    before, after = change.before, change.after
    if before and after and (before.title, before.number) != (after.title, after.number):
        return terminal.line(f"{_name(before)} -> {_name(after)}")
    return terminal.line(_name(change.side))


def _name(side: Side) -> str:
    return f"{side.number} {side.title}" if side.number else side.title or "(before the first heading)"


def _about(change: SectionChange) -> Iterator[str]:
    yield ", ".join(change.kinds)
    if change.side.path:
        yield "under " + " > ".join(change.side.path)
    before, after = (pages_of(side) if side else "" for side in (change.before, change.after))
    if before or after:
        yield after if before in ("", after) else before if not after else f"{after} (was {before})"
    for side in change.others:
        yield f"with {_name(side)}"
    if change.topics:
        yield " ".join(change.topics)
    if change.notice is not Notice.NO_CHANGELOG:
        yield NOTICE_WORDS[change.notice]


def _whole(change: SectionChange, paint: Paint) -> Iterator[str]:
    added = change.after is not None
    text = (change.text_after if added else change.text_before).splitlines()
    sign, colour = ("+", "green") if added else ("-", "red")
    for row in text[:WHOLE_LINES_MAX]:
        for part in _wrapped(terminal.line(row), f"{sign} "):
            yield paint(part, colour)
    if len(text) > WHOLE_LINES_MAX:
        yield paint.dim(f"{MARGIN}{counted(len(text) - WHOLE_LINES_MAX, 'further line')}; --diff shows all")


def _edits(edits: Iterable[Edit], paint: Paint) -> Iterator[str]:
    told = [edit for edit in edits if edit.edit_class is not EditClass.MECHANICAL]
    for _, same in groupby(told, key=lambda edit: (edit.edit_class, edit.sentence_before, edit.sentence_after)):
        group = sorted(same, key=lambda edit: edit.offset_before)
        yield MARGIN + inline(group, paint)
        for cue in dict.fromkeys(cue for edit in group for cue in edit.cues):
            yield MARGIN + "  " + paint(f"cue: {terminal.line(cue)}", "magenta")
    folded = [edit.fold or "layout" for edit in edits if edit.edit_class is EditClass.MECHANICAL]
    if folded:
        groups = ", ".join(f"{folded.count(name)} {name.replace('-', ' ')}" for name in dict.fromkeys(folded))
        yield paint.dim(f"{MARGIN}folded: {terminal.line(groups)}")


def inline(edits: list[Edit], paint: Paint) -> str:
    """Return one sentence with what left it and what came into it, marked where they stand."""
    sentence = edits[0].sentence_before
    if not sentence and not edits[0].sentence_after:
        edit = edits[0]
        return f"… {_safe(edit.context_before)} {_marked(edit, paint)} {_safe(edit.context_after)} …"
    pieces, at = [], 0
    for edit in edits:
        pieces.append(_safe(sentence[at : edit.offset_before]))
        pieces.append(_marked(edit, paint))
        at = edit.offset_before + len(edit.before)
    pieces.append(_safe(sentence[at:]))
    return "".join(pieces)


def _marked(edit: Edit, paint: Paint) -> str:
    gone, come = _safe(edit.before), _safe(edit.after)
    if paint.on:
        return paint(gone, "red", strike=True) + (" " if gone and come else "") + paint(come, "green", bold=True)
    return (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")


def _safe(text: str) -> str:
    return terminal.line(text)


def _wrapped(text: str, sign: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent=MARGIN + sign, subsequent_indent=MARGIN + "  ") or [MARGIN + sign]
