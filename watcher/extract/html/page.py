"""From bytes to a tree: encodings, scripts cut before parsing, and what a browser would have put in its place."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import AttributeDict

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.html.drawn import sign_of
from watcher.extract.html.tree import attribute, holds, named, tags

BODY_CHARS_MAX = 32_000_000
"""Characters of markup; the largest real policy page was 2.4 million."""
TAGS_MAX = 400_000
"""Elements of one page; the largest real page had 9,000."""
DEPTH_MAX = 2_000
"""Elements in each other; browsers stop at 512."""
_REFRESH_BYTES = 8_192
_REFRESH = re.compile(
    rb"""<meta\b[^>]{0,200}?http-equiv\s*=\s*["']?refresh\b[^>]{0,400}?>""",
    re.IGNORECASE,
)
_REFRESH_URL = re.compile(rb"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH_TARGET = re.compile(r"""^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$""", re.IGNORECASE)
_PROLOG = re.compile(r"\A\s*<\?xml\b[^>]{0,200}>", re.IGNORECASE)
"""What says that a page is XML; it is read as browsers read it where it is served as HTML."""
_CUT = re.compile(r"<!--|<(script|style|svg|noscript)(?=[\s/>])", re.IGNORECASE)


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
    position = 0
    unclosed: set[str] = set()
    while match := _CUT.search(markup, position):
        yield markup[position : match.start()]
        end = _end_of(markup, match, unclosed)
        if (match[1] or "").lower() == "svg":
            yield _label_of(markup[match.start() : end][:_LABELLED_CHARS])
        if end is None:
            return
        position = end
    yield markup[position:]


_LABELLED_CHARS = 600
"""A drawing says at its beginning what it shows."""
_OWN_LABEL = re.compile(r"""<svg\b[^>]*?\saria-label\s*=\s*(?P<label>"[^"<>]{1,60}"|'[^'<>]{1,60}')""", re.IGNORECASE)
_OWN_TITLE = re.compile(r"<title\b[^>]*>\s*(?P<label>[^<>\"']{1,60}?)\s*</title", re.IGNORECASE)
_OWN_CLASS = re.compile(r"""<svg\b[^>]*?\sclass\s*=\s*(?P<label>"[^"<>]{1,80}"|'[^'<>]{1,80}')""", re.IGNORECASE)


def _label_of(drawing: str) -> str:
    """Return an empty drawing that says what the one that was cut shows; nothing of one that does not tell."""
    told = _OWN_LABEL.search(drawing) or _OWN_TITLE.search(drawing)
    named = _OWN_CLASS.search(drawing)
    said = told["label"].strip("\"'") if told else sign_of(named["label"].strip("\"'")) if named else ""
    return f'<svg aria-label="{said}"></svg>' if said else ""


def _end_of(markup: str, opening: re.Match[str], unclosed: set[str]) -> int | None:
    """Return where the cut ends: behind the closing tag; None at the end of the page.

    `unclosed` remembers elements whose end was looked for in vain, so that it is looked for once.
    """
    if not opening[1]:
        end = markup.find("-->", opening.end())
        return end + len("-->") if end >= 0 else None
    name = opening[1].lower()
    closing = None if name in unclosed else _CLOSINGS[name].search(markup, opening.end())
    if closing:
        return closing.end()
    unclosed.add(name)
    return None if name in _RAW else opening.end()


_RAW = frozenset({"script", "style"})
"""Elements whose text is no markup: without an end they swallow the rest of the page."""
_CLOSINGS = {name: re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE) for name in ("script", "style", "svg", "noscript")}


def parse(markup: str) -> BeautifulSoup:
    """Return the tree, with streamed parts in their places; ExtractError TOO_LARGE beyond the bounds."""
    if len(markup) > BODY_CHARS_MAX or markup.count("<") > 4 * TAGS_MAX:
        raise ExtractError(
            f"The page has {len(markup):,} characters of markup and {markup.count('<'):,} tags; "
            "no document is that large. Watch a smaller page of it.",
            ExtractFailure.TOO_LARGE,
        )
    # HTML's own kind of attributes looks at every value again, which costs a fifth of the parse.
    soup = BeautifulSoup(
        without_scripts(_PROLOG.sub("", markup, count=1)),
        "lxml",
        multi_valued_attributes=None,
        attribute_dict_class=AttributeDict,
    )
    if _depth(soup) > DEPTH_MAX:
        raise ExtractError(
            f"The page nests more than {DEPTH_MAX:,} elements in each other: it is broken. Look at it in a browser.",
            ExtractFailure.DAMAGED,
        )
    _give_body(soup)
    if "<template" in markup:
        _place_streamed(soup)
    return soup


_HEAD_ONLY = frozenset({"title", "meta", "link", "base", "style", "script", "noscript", "template", "head"})


def _give_body(soup: BeautifulSoup) -> None:
    """Give a page without `head` and `body` tags its body: the parser leaves elements it does not know in the head."""
    head = soup.head
    if head is None or soup.body is not None:
        return
    body = soup.new_tag("body")
    misplaced = [part for part in head.contents if not isinstance(part, Tag) or part.name not in _HEAD_ONLY]
    head.insert_after(body)
    body.extend(misplaced)


def _depth(soup: BeautifulSoup) -> int:
    """Return how deep the deepest element lies."""
    depths: dict[int, int] = {id(soup): 0}
    for tag in tags(soup):
        depths[id(tag)] = depths.get(id(tag.parent), 0) + 1
    return max(depths.values())


_STREAMED = re.compile(r"S:(\w+)")


def _place_streamed(soup: BeautifulSoup) -> None:
    """Move what a React server streamed in hidden boxes to where its script would have put it."""
    places = {attribute(tag, "id"): tag for tag in named(soup, {"template"})}
    for box in named(soup, {"div"}) if places else ():
        name = _STREAMED.fullmatch(attribute(box, "id")) if "hidden" in box.attrs else None
        if name is None:
            continue
        place = places.get(f"B:{name[1]}") or places.get(f"P:{name[1]}")
        box.attrs = {}
        if place is not None and not any(parent is box for parent in place.parents):
            _drop_fallback(place)
            place.replace_with(box.extract())


def _drop_fallback(place: Tag) -> None:
    """Remove the loading picture between the place and the comment that ended it: comments are gone, so its sibling."""
    following = place.find_next_sibling()
    if (
        isinstance(following, Tag)
        and not holds(following, {"p", "h1", "h2"})
        and len(following.get_text(strip=True)) < _FALLBACK_CHARS_MAX
    ):
        following.extract()


_FALLBACK_CHARS_MAX = 40
