"""Is this capture the document? What is like the last good version is it; what is not must be no other page."""

import re
from urllib.parse import urlsplit

from watcher.errors import ExtractError, ExtractFailure
from watcher.model import GOOD, Capture, Document, Suspicion, Verdict
from watcher.verdict.challenge import asking, challenged
from watcher.verdict.ending import broken_off
from watcher.verdict.glance import Glance, glance, line, said_in
from watcher.verdict.half import half
from watcher.verdict.kinds import kinds
from watcher.verdict.language import language_of
from watcher.verdict.likeness import Likeness, likeness, text_of
from watcher.verdict.replaced import PHRASES_LEFT_MIN, replaced
from watcher.verdict.units import size_of
from watcher.verdict.vocabulary import sounds_like

WORDS_LEFT_MIN = 0.5
"""Of the last good version's words: a policy rewritten whole kept 0.69."""
SECTIONS_LEFT_MIN = 0.25
"""Of its sections: that policy's new edition had 2 of 7 headings left."""
SECTIONS_COUNTED_FROM = 4
"""With fewer sections a lost one is no collapse."""
PHRASES_SAME_MIN = 0.3
"""From here on it is the same document, whatever it says of passwords or maintenance, and in whatever format."""
WORDS_COMPARED_FROM = 40
"""A last good version of fewer words is too short to be measured against."""
ITEMS_LEFT_MIN = 0.5
"""Of a feed's items at the last good read."""
ITEMS_COUNTED_FROM = 6
"""A feed of fewer items may lose any of them."""
WORDS_MIN = 5
"""What has fewer words is no document."""

WORDS_SHOWN = 6
"""Of the words that speak against a page."""

_FAILURES = {
    ExtractFailure.NOTHING_TO_READ: Suspicion.EMPTY,
    ExtractFailure.SCRIPT_ONLY: Suspicion.EMPTY,
    ExtractFailure.NO_SELECTOR_MATCH: Suspicion.SELECTOR,
    ExtractFailure.UNSUPPORTED_TYPE: Suspicion.WRONG_TYPE,
}
_LANGUAGES = "ar|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh"
"""Those that sites are translated into (ISO 639-1): any other two letters are a name, as in /ok."""
_HOME = re.compile(
    rf"/?(({_LANGUAGES})([-_][a-z]{{2,4}})?/?)?((index|home|default)(\.\w+)?/?)?",
    re.IGNORECASE,
)


def judge(capture: Capture, reading: Document | ExtractError, last_good: Document | None) -> Verdict:
    """Return whether this capture is the document, from its response and beside the last good version of it."""
    document = reading if isinstance(reading, Document) else None
    if document and last_good and document.same_text(last_good):
        return GOOD
    alike = likeness(document, last_good) if document and last_good else None
    if document and last_good and alike and _is_same(document, last_good, alike):
        return _half(capture, document, last_good) or GOOD
    page = _page(capture, document)
    verdicts = (
        _challenge(capture, page),
        _other_kind(capture, page),
        _other_words(page),
        _home_page(capture, alike),
        replaced(document, last_good, alike) if document and last_good and alike else None,
        _wrong_type(capture, document, last_good),
        _failed(capture, reading),
        _half(capture, document, last_good),
        _other_language(document, last_good),
        _empty(document),
        _collapsed(document, last_good, alike),
    )
    return next((verdict for verdict in verdicts if verdict), GOOD)


def judge_window(items: int, last_good_items: int | None) -> Verdict:
    """Return whether a feed that shows so many items may be the feed that showed `last_good_items` of them.

    The items that it showed before are remembered and compared with, so that its text never collapses: its window does.
    """
    then = last_good_items or 0
    if then < ITEMS_COUNTED_FROM or items >= ITEMS_LEFT_MIN * then:
        return GOOD
    return Verdict(Suspicion.COLLAPSE, f"Of {then} items of the feed {items} are left.")


def _is_same(document: Document, last_good: Document, alike: Likeness) -> bool:
    enough = alike.phrases >= PHRASES_SAME_MIN and alike.words >= WORDS_LEFT_MIN
    return enough and not _collapsed(document, last_good, alike)


def _half(capture: Capture, document: Document | None, last_good: Document | None) -> Verdict | None:
    broken = broken_off(capture.body, document, last_good)
    return broken or (half(capture.body, document, last_good) if document and last_good else None)


def _page(capture: Capture, document: Document | None) -> Glance | None:
    """Return what the page shows at first sight: its own words where they could be read, its markup's where not."""
    if document is None:
        html = "html" in (capture.header("content-type") or "html") and not capture.body.startswith(b"%PDF-")
        return glance(capture.body) if html else None
    if document.media in ("pdf", "feed"):
        return None
    seen = glance(capture.body) if document.media in ("html", "text") else None
    own = said_in(document)
    # A heading that is no part of the document is its site's: of a banner, a menu, a list of other pages.
    shown = [heading for heading in seen.headings if heading in own] if seen else []
    names = (document.title, *(section.title for section in document.sections[:1]), *shown)
    headings = tuple(dict.fromkeys(line(name) for name in names if name))
    return Glance(seen.markup if seen else "", seen.title if seen else "", headings, own)


def _challenge(capture: Capture, page: Glance | None) -> Verdict | None:
    headers = capture.exchanges[-1].headers
    sentence = challenged(capture.status, headers, capture.body if page else b"") or (page and asking(page))
    return Verdict(Suspicion.CHALLENGE, f"It is a challenge, not the document: {sentence}") if sentence else None


def _other_kind(capture: Capture, page: Glance | None) -> Verdict | None:
    if page is None:
        return None
    signs = ((kind, kind.sign(page, capture.requested_url, capture.url)) for kind in kinds())
    return next((Verdict(kind.suspicion, f"It looks like {kind.says}: {sign}.") for kind, sign in signs if sign), None)


def _other_words(page: Glance | None) -> Verdict | None:
    sounds = sounds_like(page) if page else None
    if sounds is None:
        return None
    kind, words = sounds
    says = next((one.says for one in kinds() if one.suspicion is kind), "a challenge")
    sentence = f"It holds hardly more than the words of {says}: {', '.join(words[:WORDS_SHOWN])}."
    return Verdict(kind, sentence)


def _home_page(capture: Capture, alike: Likeness | None) -> Verdict | None:
    """An address that leads to its site's front page has lost its document; another host's may be the new home."""
    asked, reached = urlsplit(capture.requested_url), urlsplit(capture.url)
    if _HOME.fullmatch(asked.path) or not _HOME.fullmatch(reached.path):
        return None
    if alike is None and _bare(asked.hostname) != _bare(reached.hostname):
        return None
    return Verdict(Suspicion.HOME_PAGE, f"The address leads to the front page {capture.url}.")


def _bare(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _wrong_type(capture: Capture, document: Document | None, last_good: Document | None) -> Verdict | None:
    if last_good and document and document.media != last_good.media and "pdf" in (document.media, last_good.media):
        return Verdict(Suspicion.WRONG_TYPE, f"It was a {last_good.media} document and is now {document.media}.")
    if document and document.media != "pdf" and urlsplit(capture.url).path.lower().endswith(".pdf"):
        return Verdict(Suspicion.WRONG_TYPE, f"The address names a PDF, but what came is {document.media}.")
    return None


def _failed(capture: Capture, reading: Document | ExtractError) -> Verdict | None:
    if isinstance(reading, Document):
        return None
    if reading.failure is ExtractFailure.DAMAGED and (verdict := broken_off(capture.body, None, None)):
        return verdict
    return Verdict(_FAILURES.get(reading.failure, Suspicion.UNREADABLE), str(reading))


def _other_language(document: Document | None, last_good: Document | None) -> Verdict | None:
    """The text decides; what the page says of its language decides only where the text is too short to tell."""
    if document is None or last_good is None:
        return None
    now, then = (language_of(one, text_of(one)) for one in (document, last_good))
    if not now or not then or now == then:
        return None
    return Verdict(Suspicion.OTHER_LANGUAGE, f"Its language is {now!r}; the last good version's is {then!r}.")


def _empty(document: Document | None) -> Verdict | None:
    if document is None or document.media == "feed" or (words := size_of(document)) >= WORDS_MIN:
        return None
    return Verdict(Suspicion.EMPTY, f"It holds {words} {'word' if words == 1 else 'words'}.")


def _collapsed(document: Document | None, last_good: Document | None, alike: Likeness | None) -> Verdict | None:
    if document is None or last_good is None or alike is None or (words := size_of(last_good)) < WORDS_COMPARED_FROM:
        return None
    sections = len(last_good.sections)
    if alike.words < WORDS_LEFT_MIN:
        sentence = f"Of {words} words of the last good version {size_of(document)} are left."
    elif alike.sections < SECTIONS_LEFT_MIN and sections >= SECTIONS_COUNTED_FROM:
        sentence = f"Of {sections} sections of the last good version {len(document.sections)} are left."
    elif alike.phrases < PHRASES_LEFT_MIN and document.media != "feed":
        sentence = f"Only {alike.phrases:.0%} of the last good version's phrases are left: it may be another document."
    else:
        return None
    return Verdict(Suspicion.COLLAPSE, sentence)
