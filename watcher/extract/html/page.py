"""From bytes to a tree: encodings, scripts cut before parsing, and what a browser would have put in its place."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from watcher.errors import ExtractError, ExtractFailure

BODY_CHARS_MAX = 32_000_000
"""Characters of markup; the largest real policy page was 2.4 million."""
TAGS_MAX = 400_000
"""Elements of one page; the largest real page had 9,000."""
_REFRESH_BYTES = 8_192
_REFRESH = re.compile(
    rb"""<meta\b[^>]{0,200}?http-equiv\s*=\s*["']?refresh\b[^>]{0,400}?>""",
    re.IGNORECASE,
)
_REFRESH_URL = re.compile(rb"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH_TARGET = re.compile(r"""^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$""", re.IGNORECASE)
_CUT = re.compile(r"<!--|<(script|style|svg|noscript|math-renderer-script)(?=[\s/>])", re.IGNORECASE)


def refresh_target(body: bytes) -> str | None:
    """Return the address that a `<meta http-equiv=refresh>` in the first 8 KB leads to; None where there is none."""
    tag = _REFRESH.search(body[:_REFRESH_BYTES])
    content = tag and _REFRESH_URL.search(tag[0])
    if not content:
        return None
    text = next(group for group in content.groups() if group is not None).decode("latin-1").replace("&amp;", "&")
    match = _REFRESH_TARGET.match(text)
    return match[1].strip() or None if match else None


def without_scripts(markup: str) -> str:
    """Cut comments, scripts, styles, drawings and what stands in for scripts: parsing them costs more than the page."""
    return "".join(_kept(markup))


def _kept(markup: str) -> Iterator[str]:
    lowered = markup.lower()
    if len(lowered) != len(markup):
        lowered = markup.translate(_ASCII_LOWER)
    position = 0
    while match := _CUT.search(markup, position):
        yield markup[position : match.start()]
        closing = f"</{match[1].lower()}" if match[1] else "-->"
        end = lowered.find(closing, match.end())
        if end < 0:
            if match[1] and match[1].lower() not in _RAW:
                position = match.end()
                continue
            return
        close = markup.find(">", end)
        position = close + 1 if close >= 0 else len(markup)
    yield markup[position:]


_RAW = frozenset({"script", "style"})
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def parse(markup: str) -> BeautifulSoup:
    """Return the tree, with streamed parts in their places; ExtractError TOO_LARGE beyond the bounds."""
    if len(markup) > BODY_CHARS_MAX or markup.count("<") > 4 * TAGS_MAX:
        raise ExtractError(
            f"The page has {len(markup):,} characters of markup and {markup.count('<'):,} tags; "
            "no document is that large. Watch a smaller page of it.",
            ExtractFailure.TOO_LARGE,
        )
    soup = BeautifulSoup(without_scripts(markup), "lxml")
    _place_streamed(soup)
    return soup


_STREAMED = re.compile(r"S:(\w+)")


def _place_streamed(soup: BeautifulSoup) -> None:
    """Move what a React server streamed in hidden boxes to where its script would have put it."""
    for box in soup.find_all("div", id=_STREAMED, hidden=True):
        name = _STREAMED.fullmatch(str(box.get("id")))
        place = soup.find("template", id=f"B:{name[1]}") if name else None
        box.attrs = {}
        if isinstance(place, Tag) and not any(parent is box for parent in place.parents):
            _drop_fallback(place)
            place.replace_with(box.extract())


def _drop_fallback(place: Tag) -> None:
    """Remove the loading picture between the place and the comment that ended it: comments are gone, so its sibling."""
    following = place.find_next_sibling()
    if (
        isinstance(following, Tag)
        and not following.find(["p", "h1", "h2"])
        and len(following.get_text(strip=True)) < _FALLBACK_CHARS_MAX
    ):
        following.decompose()


_FALLBACK_CHARS_MAX = 40
