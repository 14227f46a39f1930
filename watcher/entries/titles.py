"""Titles of changes: the words themselves where they fit, else the names of the sections."""

from collections.abc import Iterable, Sequence

from watcher.compare.gravity import gravity
from watcher.entries.asides import beside_changelog
from watcher.entries.clean import printable, shortened
from watcher.entries.happening import naming, retitling, section_counts
from watcher.entries.quoting import SECONDARY_WORDS_MAX, count
from watcher.entries.wording import (
    SECTION_NAME_CHARS_MAX,
    counted,
    iso_day,
    listed,
    pages,
    quoted,
    section_name,
    section_noun,
    section_ref,
)
from watcher.model import ChangeKind, Comparison, Edit, EditClass, Notice, PageMove, SectionChange, Source, highest

TITLE_CHARS_MAX = 109
SOURCE_TITLE_CHARS_MAX = 60
SHORT_QUOTE_CHARS_MAX = 34
WHOLE_QUOTE_CHARS_MAX = 60
"""Of a sentence that came or went: its beginning says more than that its section was reworded."""
CELL_BORDER = "|"
SHORT_QUOTE_WORDS = 3
"""Fewer changed words than this are quoted with their neighbours, else they say nothing."""


def source_title(source: Source) -> str:
    """Return the source's title, short enough to leave room for what happened."""
    return shortened(printable(source.title).strip(), SOURCE_TITLE_CHARS_MAX)


def fitting(prefix: str, candidates: Iterable[str]) -> str:
    """Return prefix and the first candidate that fits into a title; the last one, shortened, where none does."""
    title = prefix
    for candidate in candidates:
        title = f"{prefix}{candidate}"
        if len(title) <= TITLE_CHARS_MAX:
            return title
    return shortened(title, TITLE_CHARS_MAX)


def change_title(source: Source, comparison: Comparison, told: Sequence[SectionChange]) -> str:
    """Return the title of a change; `told` are the section changes that it is about, the weightiest first."""
    heads = _heads(source, comparison, told) if told else _wordless(comparison)
    tails = _tails(comparison, told)
    return fitting(f"{source_title(source)}: ", (head + tail for head in heads for tail in tails))


def page_move_words(moves: Sequence[PageMove]) -> str:
    """Return "section 7 is now pp. 145-183 (was 144-182)" of the outermost relevant sections that moved."""
    roots = outermost(moves)
    return listed([_moved(move) for move in roots[:3]]) + (" and others" if len(roots) > len(roots[:3]) else "")


def outermost(moves: Sequence[PageMove]) -> tuple[PageMove, ...]:
    """Return the relevant moves of sections that do not stand below another one that moved."""
    relevant = [move for move in moves if move.relevant]
    titles = {move.after.title for move in relevant}
    return tuple(move for move in relevant if not titles.intersection(move.after.path))


def _moved(move: PageMove) -> str:
    now = pages(move.after.page_first, move.after.page_last)
    then = pages(move.before.page_first, move.before.page_last).partition(" ")[2]
    return f"section {section_ref(move.after)} is now {now} (was {then})"


def _heads(source: Source, comparison: Comparison, told: Sequence[SectionChange]) -> list[str]:
    told = beside_changelog(told)
    weight = highest(section.edit_class for section in told)
    told = [section for section in told if section.edit_class is weight]
    noun = section_noun(source)
    heads = list(_quoting(source, told[0], comparison)) if len(told) == 1 else list(_quoting_first(told, noun))
    if len(told) == 1 and (said := retitling(told[0])):
        heads.append(said)
    return [*heads, naming(told, noun), "; ".join(section_counts(told, noun)), f"{counted(len(told), noun)} changed"]


def _quoting(source: Source, section: SectionChange, comparison: Comparison) -> Iterable[str]:
    edits = [edit for edit in section.edits if edit.edit_class is section.edit_class and (edit.before or edit.after)]
    if not edits or section.edit_class is EditClass.MECHANICAL or section.kind is not ChangeKind.EDITED:
        return
    first = min(edits, key=gravity)
    words = quoted_edit(first)
    if count(words) > SECONDARY_WORDS_MAX:
        return
    where = f", under {section_name(section.side)}"
    more = f", and {counted(len(edits) - 1, 'more edit')}" if len(edits) > 1 else ""
    row = _row(first)
    if len(comparison.sections) > 1 or section.side.number:
        yield words + row + more + (f", in {section_name(section.side)}" if section.side.number else where)
    yield words + row + more
    yield words + more
    if whole := _whole(first):
        yield f"{quoted(shortened(printable(whole[0]), WHOLE_QUOTE_CHARS_MAX))} {whole[1]}{more}"
    title = section.side.title
    if not section.side.number and (title.casefold() == source.title.casefold() or len(title) > SECTION_NAME_CHARS_MAX):
        yield shortened_edit(first)  # naming the section would say nothing


def _quoting_first(told: Sequence[SectionChange], noun: str) -> Iterable[str]:
    """Yield the gravest edit of several sections of which each was only reworded: a word tells more than a number.

    Not of what its changelog names: where that can be looked up, the numbers of all sections tell more.
    """
    named = all(section.notice is Notice.NAMED for section in told)
    reworded = not named and all(section.kinds == (ChangeKind.EDITED,) for section in told)
    edits = [(edit, section) for section in told for edit in section.edits if edit.edit_class is section.edit_class]
    edits = [(edit, section) for edit, section in edits if edit.before or edit.after]
    if not edits or not reworded or told[0].edit_class is not EditClass.SUBSTANTIVE:
        return
    first, section = min(edits, key=lambda row: gravity(row[0]))
    words = quoted_edit(first)
    if count(words) <= SECONDARY_WORDS_MAX:
        rest = f", and {counted(len(told) - 1, f'more {noun}')} reworded"
        yield f"{words}, in {section_name(section.side)}{rest}"
        yield f"{words}{rest}"


def shortened_edit(edit: Edit) -> str:
    """Return the first words of both sides."""
    return " -> ".join(
        quoted(shortened(printable(side), SHORT_QUOTE_CHARS_MAX)) if side else "nothing"
        for side in _with_neighbours(edit)
    )


def quoted_edit(edit: Edit) -> str:
    """Return `"old words" -> "new words"`, or what was added or removed, with a neighbour where the words are few."""
    if whole := _whole(edit):
        return f"{quoted(whole[0])} {whole[1]}"
    return " -> ".join(map(quoted, _with_neighbours(edit)))


def _whole(edit: Edit) -> tuple[str, str] | None:
    """Return words that came, went or moved as a whole, and which of the three."""
    if edit.before == edit.after:
        return edit.after, "moved"
    if not edit.before and edit.after == edit.sentence_after:
        return edit.after, "added"
    if not edit.after and edit.before == edit.sentence_before:
        return edit.before, "removed"
    return None


def _row(edit: Edit) -> str:
    """Return in which row of a table a changed cell stands, by the row's first cell: a cell alone says nothing."""
    sentence, place = (
        (edit.sentence_after, edit.offset_after) if edit.after else (edit.sentence_before, edit.offset_before)
    )
    first, border, _ = sentence.partition(f" {CELL_BORDER} ")
    if not border or place <= len(first):
        return ""
    return f", in row {quoted(shortened(printable(first), SECTION_NAME_CHARS_MAX))}"


def _with_neighbours(edit: Edit) -> tuple[str, str]:
    """Return both sides, with the word in front where they are few, and the one behind where that says too little.

    Neighbours are of the same sentence, and stand as they do there: some scripts write no spaces.
    """
    before, after = edit.before.strip(), edit.after.strip()
    if min(len(before.split()), len(after.split())) >= SHORT_QUOTE_WORDS:
        return before, after
    ahead, behind = _around(edit)
    front = "".join(edit.context_before.split()[-1:]).replace(CELL_BORDER, "") if ahead.strip() else ""
    back = "".join(edit.context_after.split()[:1]).replace(CELL_BORDER, "") if behind.strip() else ""
    back = "" if front and before and after else back
    front += " " * (bool(front) and ahead[-1:].isspace())
    back = " " * (bool(back) and behind[:1].isspace()) + back
    old, new = (f"{front}{words}{back}" if words else f"{front.rstrip()}{back}" for words in (before, after))
    return old.strip(), new.strip()


def _around(edit: Edit) -> tuple[str, str]:
    """Return what stands in front of the changed words in their sentence, and behind them."""
    if edit.before:
        sentence, start, words = edit.sentence_before, edit.offset_before, edit.before
    else:
        sentence, start, words = edit.sentence_after, edit.offset_after, edit.after
    if not sentence:
        return f"{edit.context_before} ", f" {edit.context_after}"
    return sentence[:start], sentence[start + len(words) :]


def _tails(comparison: Comparison, told: Sequence[SectionChange]) -> list[str]:
    notices = {section.notice for section in beside_changelog(told)}
    named = ", named in its changelog" if notices == {Notice.NAMED} else ""
    shifted = _pages_shift(comparison) if told else ""
    return list(dict.fromkeys((named + shifted, named, shifted, "")))


def _pages_shift(comparison: Comparison) -> str:
    if comparison.pages_before is None or comparison.pages_after is None:
        return ""
    shift = comparison.pages_after - comparison.pages_before
    return f"; pages {shift:+d}" if shift else ""


def _wordless(comparison: Comparison) -> list[str]:
    """What is said where no section differs: a new print, or a date that moved."""
    before, after = comparison.dated_before, comparison.dated_after
    dated = f"its date moved from {iso_day(before)} to {iso_day(after)}" if before and after and before != after else ""
    moves = page_move_words(comparison.page_moves)
    if not moves and not dated:
        return ["layout and numbering only"]
    said = "new print, no welfare wording changed" if comparison.changed else "new print, no wording changed"
    heads = [f"{said}; {moves}", said] if moves else []
    return [*heads, *([f"{dated}; no word changed", "its date moved; no word changed"] if dated else [])]
