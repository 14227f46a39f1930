"""What stands in a page to lead away from it: lists of other documents, teasers, calls to buy, room for comments."""

from collections.abc import Iterator, Sequence

from watcher.extract.dates import is_date
from watcher.extract.flow import ARROWS, Piece
from watcher.extract.vocabulary import phrase
from watcher.model import Block, BlockKind

_RELATED = phrase("related_headings")
_MORE = phrase("more_links")
_TEASER_WORDS_MAX = 90
_DOCUMENT_WORDS_MIN = 60
"""Below this what is left would be no document: the page is a list of teasers, and they are its text."""
_LINKED_SHARE_MIN = 0.6
_TEASERS_MIN = 2
_TEASERS_SHARE_MAX = 0.4
"""Teasers close a page in a few words; where they are much of it, they are what the page has to say."""


def without_related(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop lists that lead elsewhere: under a heading that says so, and the teasers that close a page."""
    listed = _without_close(_without_led_lists(pieces))
    sections = list(_sections(listed))
    teasers = 0
    while teasers < len(sections) and _is_teaser(sections[-1 - teasers]):
        teasers += 1
    if teasers < _TEASERS_MIN:
        return listed
    rest = [piece for section in sections[: len(sections) - teasers] for piece in section]
    while rest and rest[-1].level is not None and _RELATED.fullmatch(rest[-1].text):
        rest.pop()
    prose = sum(piece.words for piece in rest if piece.level is None and not piece.linked)
    closing = sum(piece.words for section in sections[len(sections) - teasers :] for piece in section)
    return rest if prose >= _DOCUMENT_WORDS_MIN and closing <= _TEASERS_SHARE_MAX * prose else listed


def _without_led_lists(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    position = 0
    while position < len(pieces):
        end = _led_list(pieces, position)
        if end == position:
            kept.append(pieces[position])
            position += 1
        position = max(end, position)
    return kept


def _led_list(pieces: Sequence[Piece], start: int) -> int:
    """Return where the list ends that a heading like "Related articles" leads; `start` where there is none."""
    level = pieces[start].level
    said = pieces[start].text.strip(" :")
    if level is not None and _THREAD.fullmatch(said) and _words_of(pieces[:start]) >= _DOCUMENT_WORDS_MIN:
        return _end_of_thread(pieces, start, level)
    if not _RELATED.fullmatch(said):
        return start
    if level is None:
        return _links_below(pieces, start)
    end = start + 1
    while end < len(pieces) and not _ends_list(pieces[end], level):
        end += 1
    end = _before_prose(pieces, start + 1, end, _CONTENTS_WORDS_MIN if _CONTENTS.fullmatch(said) else _PROSE_WORDS_MIN)
    body = pieces[start + 1 : end]
    return end if _are_links(body) or _are_teasers(body) else start


_CONTENTS = phrase("contents_labels")
_CONTENTS_WORDS_MIN = 8
_PROSE_WORDS_MIN = 40
"""So many words behind the last link of a list are the document that goes on."""


def _before_prose(pieces: Sequence[Piece], start: int, end: int, words_min: int) -> int:
    """Return where a list ends if what follows its last link is prose, else `end`."""
    last = next((n + 1 for n in range(end - 1, start - 1, -1) if pieces[n].linked or _holds_link(pieces[n])), start)
    return last if start < last and _words_of(pieces[last:end]) >= words_min else end


_THREAD = phrase("thread_headings")


def _words_of(pieces: Sequence[Piece]) -> int:
    return sum(piece.words for piece in pieces if piece.level is None and not piece.linked)


def _end_of_thread(pieces: Sequence[Piece], start: int, level: int) -> int:
    """Return where a thread ends: at the next heading of its rank or above that is not over comments too."""
    return next(
        (
            n
            for n in range(start + 1, len(pieces))
            if (rank := pieces[n].level) is not None and rank <= level and not _DISCUSSION.fullmatch(pieces[n].text)
        ),
        len(pieces),
    )


def _are_links(body: Sequence[Piece]) -> bool:
    linked = sum(piece.linked or bool(_MORE.fullmatch(piece.text)) or _holds_link(piece) for piece in body)
    return linked >= _LINKED_SHARE_MIN * len(body)


def _holds_link(piece: Piece) -> bool:
    """Whether a short line is a link and what stands beside it: a date, a category."""
    return isinstance(piece.part, Block) and bool(piece.part.links) and piece.words <= _LINE_WORDS_MAX


_LINE_WORDS_MAX = 16


def _are_teasers(body: Sequence[Piece]) -> bool:
    """Whether linked titles stand here, each with no more below it than a teaser says."""
    places = [place for place, piece in enumerate(body) if piece.linked and piece.level is not None]
    ends = [*places[1:], len(body)]
    words = [sum(piece.words for piece in body[start:end]) for start, end in zip(places, ends, strict=False)]
    return len(places) >= _TEASERS_MIN and places[0] <= 1 and max(words) <= _LED_WORDS_MAX


_LED_WORDS_MAX = 50


def _ends_list(piece: Piece, level: int) -> bool:
    """Whether a heading of this rank or above stands here that is not itself the title of a teaser."""
    return piece.level is not None and (piece.level < level or (piece.level == level and not piece.linked))


def _links_below(pieces: Sequence[Piece], start: int) -> int:
    """Return where the links end that stand right below a line like "Related content"; `start` where they are few."""
    end = start + 1
    while end < len(pieces) and pieces[end].linked:
        end += 1
    return end if end - start > _TEASERS_MIN and _is_paragraph(pieces[start]) else start


def _is_paragraph(piece: Piece) -> bool:
    return isinstance(piece.part, Block) and piece.part.kind is BlockKind.PARAGRAPH


_DISCUSSION = phrase("discussion_headings")


def _without_close(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop what closes a page and leads away: headings over comments, cards with dates."""
    end = len(pieces)
    while end and pieces[end - 1].level is not None and _DISCUSSION.fullmatch(pieces[end - 1].text):
        end -= 1
    return list(pieces[: _before_cards(pieces, end)])


_CALL = phrase("calls")
_CALL_WORDS_MAX = 24


def without_call(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop a last section that only calls to buy or to write."""
    start = next((place for place in range(len(pieces) - 1, 0, -1) if pieces[place].level is not None), 0)
    body = pieces[start + 1 :]
    calls = [piece for piece in body if piece.linked]
    said = sum(piece.words for piece in body if not piece.linked)
    only = all(_CALL.fullmatch(piece.text.strip(ARROWS)) for piece in calls) and said <= _CALL_WORDS_MAX
    return list(pieces[:start] if start and calls and only and body[-1].linked else pieces)


def _before_cards(pieces: Sequence[Piece], end: int) -> int:
    """Return where the cards begin that close a page without a heading; `end` where there are none.

    Cards are links of several lines, of which one is a date.
    """
    start = end
    while start and pieces[start - 1].linked and _is_paragraph(pieces[start - 1]):
        start -= 1
    dates = sum(is_date(piece.text) for piece in pieces[start:end])
    led = start == 0 or pieces[start - 1].level is not None
    return end if led or dates < _TEASERS_MIN else start


def _sections(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    section: list[Piece] = []
    for piece in pieces:
        if piece.level is not None and section:
            yield section
            section = []
        section.append(piece)
    if section:
        yield section


def _is_teaser(section: Sequence[Piece]) -> bool:
    """Whether a section is a title, a few words and a link to the whole of it."""
    head, body = section[0], section[1:]
    if head.level is None or sum(piece.words for piece in body) > _TEASER_WORDS_MAX:
        return False
    if head.linked:
        return True
    return any(piece.linked and _MORE.fullmatch(piece.text) for piece in body)
