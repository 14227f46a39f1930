"""Another page stands there: it says nothing of what the last good version said, and is called something else.

Such a page is a wall in words that no table knows, a shop, a new owner's site - or a document that was written anew
under another name. Only a person can tell, so that repetition is no proof of it.
"""

import re

from watcher.model import Document, Suspicion, Verdict
from watcher.verdict.kinds import shown
from watcher.verdict.language import language_of
from watcher.verdict.likeness import Likeness, text_of

PHRASES_LEFT_MIN = 0.1
"""Of the last good version's phrases: with fewer it is another document. See units.PHRASE_WORDS for measurements."""
OWN_MIN = 0.2
"""Of its own phrases that stood there before: a cut document has more, however short it is."""
NAME_LEFT_MIN = 0.5
"""Of the telling words of the last good version's name; or so many of them:"""
NAME_WORDS_ENOUGH = 2
EDITION_MIN, EDITION_MAX = 0.4, 2.5
"""Bytes of another language's edition, beside the last good version's: they vary less than words or letters."""

_NO_WALLS = ("feed", "pdf")
"""No wall is made so."""
_TELLING = re.compile(r"[^\W\d_]{4,}|[^\W_]*\d[^\W_]*")
_PATH = re.compile(r"/\S*")
"""Pages of failures name the address."""
_UNSPACED_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]{2}))")


def replaced(document: Document, last_good: Document, alike: Likeness) -> Verdict | None:
    """Return a verdict if nothing speaks for it that this is the same document, else None."""
    if document.media in _NO_WALLS or alike.phrases >= PHRASES_LEFT_MIN or alike.own >= OWN_MIN:
        return None
    if _same_name(document.title, last_good.title) or _may_be_edition(document, last_good, alike):
        return None
    names = f"is called {shown(document.title)}, no longer {shown(last_good.title)}"
    return Verdict(Suspicion.REPLACED, f"It says nothing of what the last good version said, and {names}.")


def _same_name(now: str, then: str) -> bool:
    """Whether most of the name is left; what had none may be called anything."""
    before, after = _telling(then), _telling(now)
    left = len(before & after)
    return left >= NAME_LEFT_MIN * len(before) or left >= NAME_WORDS_ENOUGH


def _telling(name: str) -> set[str]:
    said = _PATH.sub(" ", name.lower())
    return {*_TELLING.findall(said), *_UNSPACED_PAIR.findall(said)}


def _may_be_edition(document: Document, last_good: Document, alike: Likeness) -> bool:
    now, then = (text_of(one) for one in (document, last_good))
    if language_of(document, now) == language_of(last_good, then) or not alike.sections >= EDITION_MIN:
        return False
    return EDITION_MIN <= len(now.encode()) / max(len(then.encode()), 1) <= EDITION_MAX
