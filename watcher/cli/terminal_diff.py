"""A comparison as a terminal shows it: inline words in colour, churn folded, pages; in pipes [-old-] and {+new+}."""

from collections.abc import Iterator
from dataclasses import replace

from watcher.cli import terminal
from watcher.cli.terminal import Paint
from watcher.cli.tree import finest
from watcher.cli.wording import CLASS_COLOURS, CLASS_WORDS, NOTICE_WORDS, counted, pages_of
from watcher.cli.wrapping import wrapped
from watcher.compare import cues
from watcher.compare.fold import folded_line
from watcher.entries.quoting import Quote, Run, quotes_of
from watcher.model import ChangeKind, Comparison, Edit, EditClass, Notice, PageMove, SectionChange, Side

WHOLE_LINES_MAX = 12
"""Lines shown of a section that was added or removed as a whole; --diff has them all."""
MARGIN = "    "
_SHOWN_BY_MARKS = frozenset({"sentence-added", "sentence-removed"})
_WORTH_SHOWING = (EditClass.SUBSTANTIVE, EditClass.EDITORIAL)


def rendered(comparison: Comparison, paint: Paint, columns: int | None = None) -> Iterator[str]:
    """Yield the lines of a comparison: what may change meaning first, as the comparison orders it.

    `columns` is how wide the terminal is; None, in a file or pipe: no line is broken.
    """
    for row in _rows(comparison, paint):
        yield from wrapped(row, columns)


def _rows(comparison: Comparison, paint: Paint) -> Iterator[str]:
    yield paint(_summary(comparison), bold=True)
    yield from _facts(comparison)
    for section in comparison.sections:
        yield ""
        yield from _section(section, paint)
    if any(section.relevant for section in comparison.sections):
        yield ""
        yield paint.dim("● in a section that has a topic of model welfare, or whose source is relevant as a whole")
    if comparison.announced_not_found:
        yield ""
        yield paint("Announced in its changelog, not found in the text:", bold=True)
        for entry in comparison.announced_not_found:
            yield MARGIN + terminal.line(f"{entry.date or 'undated'}: {entry.text}")


def _summary(comparison: Comparison) -> str:
    if not comparison.sections:
        return "No wording differs."
    classes = [section.edit_class for section in comparison.sections]
    parts = [f"{counted(classes.count(one), 'section')}: {CLASS_WORDS[one]}" for one in EditClass if one in classes]
    return "; ".join(parts) + "."


def _facts(comparison: Comparison) -> Iterator[str]:
    if comparison.dated_before != comparison.dated_after:
        dates = f"dated {comparison.dated_before or '(none)'} -> {comparison.dated_after or '(none)'}"
        yield terminal.line(dates)
    pages = (comparison.pages_before, comparison.pages_after)
    if all(pages) and pages[0] != pages[1]:
        yield f"{pages[0]} -> {pages[1]} pages"
    for move in comparison.page_moves:
        if move.relevant:
            yield terminal.line(_moved(move))


def _moved(move: PageMove) -> str:
    return f"{_name(move.after)}: {pages_of(move.after)} (was {pages_of(move.before)})"


def _section(change: SectionChange, paint: Paint) -> Iterator[str]:
    colour = CLASS_COLOURS[change.edit_class]
    mark = paint("●", "green") if change.relevant else " "
    yield f"{mark} {paint(_heading(change), bold=True)}  {paint(CLASS_WORDS[change.edit_class], colour)}"
    yield MARGIN + paint.dim(terminal.line(" · ".join(_about(change))))
    if change.notice_text:
        yield MARGIN + paint.dim(terminal.line(f"changelog: “{change.notice_text}”"))
    yield from _whole(change, paint) if _is_whole(change) else _edits(change, paint)


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
        yield after if before in ("", after) else f"{after} (was {before})" if after else before
    yield from (f"with {_name(side)}" for side in change.others)
    if change.topics:
        yield " ".join(finest(change.topics))
    if change.notice is not Notice.NO_CHANGELOG:
        yield NOTICE_WORDS[change.notice]


def _is_whole(change: SectionChange) -> bool:
    return ChangeKind.ADDED in change.kinds or ChangeKind.REMOVED in change.kinds


def _whole(change: SectionChange, paint: Paint) -> Iterator[str]:
    sign, colour, text = ("+", "green", change.text_after) if change.after else ("-", "red", change.text_before)
    rows = text.splitlines()
    for row in rows[:WHOLE_LINES_MAX]:
        yield MARGIN + paint(f"{sign} {terminal.line(row)}", colour)
    if len(rows) > WHOLE_LINES_MAX:
        yield MARGIN + paint.dim(f"and {counted(len(rows) - WHOLE_LINES_MAX, 'further line')}; --diff shows all")


def _edits(change: SectionChange, paint: Paint) -> Iterator[str]:
    for quote in quotes_of(change, _WORTH_SHOWING):
        yield MARGIN + inline(quote, paint)
        for said in _cues(quote):
            yield MARGIN + "  " + paint(terminal.line(said), "magenta")
    churn = tuple(edit for edit in change.edits if edit.edit_class not in _WORTH_SHOWING)
    folded = folded_line([replace(change, edits=churn)])
    if folded:
        yield MARGIN + paint.dim(f"folded: {folded}")


def _cues(quote: Quote) -> list[str]:
    """Return what the wording did; the words themselves only where both sides have some, beside the marked sentence."""
    said = [_said(cue, edit) for edit in quote.edits for cue in edit.cues if cue not in _SHOWN_BY_MARKS]
    return list(dict.fromkeys(said))


def _said(cue: str, edit: Edit) -> str:
    return cues.sentence(cue, edit.before, edit.after) if edit.before and edit.after else cues.describe(cue)


def inline(quote: Quote, paint: Paint) -> str:
    """Return one sentence with what left it and what came into it, marked where they stand."""
    return "".join(_marked(run, paint) for run in quote.runs)


def _marked(run: Run, paint: Paint) -> str:
    text = terminal.line(run.text)
    if run.mark == "same":
        return text
    if run.mark == "removed":
        return paint(text, "red", strike=True) if paint.on else f"[-{text}-]"
    return paint(text, "green", bold=True) if paint.on else f"{{+{text}+}}"
