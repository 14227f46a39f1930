"""Reads Markdown: rendered to HTML by markdown-it, then read as HTML is, so that both give the same document.

What CommonMark leaves to its dialects is done before: front matter, footnotes, explicit ids and attributes, MkDocs
admonitions, MDX imports and link cards.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import html
from watcher.extract.assemble import Facts
from watcher.extract.clean import clean
from watcher.extract.dates import iso_date
from watcher.extract.dialects import prepared
from watcher.extract.encoding import decode
from watcher.model import Document, Rules

BODY_CHARS_MAX = 8_000_000
"""The longest real document, a constitution, has 0.3 million."""
_NESTING_MAX = 60
_FRONT = re.compile(
    r"\A(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FRONT_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*[:=]\s*(?P<value>.+)")
_UPDATED_KEYS = ("updated", "last_updated", "lastupdated", "last-updated", "lastmod", "modified", "date", "published")
_COMPONENT = re.compile(r"^\s*<[A-Z][A-Za-z]+[\s>/]", re.MULTILINE)
"""In MDX, where components stand, indentation makes no code."""
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_PAIR = r"(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+))"
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(" + _PAIR + r"(?:[ \t]+" + _PAIR + r")*)[ \t]*\}")
_IDENTITY = re.compile(r"(?:^|\s)#([\w:.-]+)")


def read(body: bytes, *, charset: str | None, url: str | None, rules: Rules) -> Document:
    """Return the document in Markdown. Raises ExtractError: NOTHING_TO_READ, TOO_LARGE, NO_SELECTOR_MATCH."""
    text = decode(body, charset).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > BODY_CHARS_MAX:
        raise ExtractError(
            f"The file has {len(text):,} characters; no document in Markdown is that long. Watch a part of it.",
            ExtractFailure.TOO_LARGE,
        )
    facts, rest = _title_block(text) or _front_matter(text)
    return html.read_rendered(render(rest), facts=facts, url=url, rules=rules)


def render(text: str) -> str:
    """Return Markdown as HTML, with explicit ids as `id` and `data-key` and footnotes as such."""
    source = "\n".join(prepared(text.split("\n")))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING_MAX}).enable(["table", "strikethrough"])
    if _COMPONENT.search(source):
        parser.disable("code")
    tokens = parser.parse(source)
    _attributed(tokens)
    return str(parser.renderer.render(tokens, parser.options, {}))


_TITLE_BLOCK = re.compile(r"\A\ufeff?%[ ]+(?P<title>[^\n]*)\n(?P<by>(?:%[^\n]*\n){1,2})")


def _title_block(text: str) -> tuple[Facts, str] | None:
    """Return what the lines say in which Pandoc names title, authors and date, and the text after them."""
    match = _TITLE_BLOCK.match(text)
    if match is None:
        return None
    by = [line.lstrip("% ") for line in match["by"].split("\n")]
    dated = next((day for line in by if (day := iso_date(line))), None)
    said = "\n\n".join(line for line in by if line and iso_date(line) is None)
    return Facts(title=clean(match["title"]), dated=dated), f"{said}\n\n{text[match.end() :]}"


def _front_matter(text: str) -> tuple[Facts, str]:
    """Return what the front matter says, and the text after it."""
    match = _FRONT.match(text.lstrip("\ufeff"))
    block = match and (match["yaml"] or match["toml"] or "")
    lines = [_FRONT_LINE.fullmatch(line.rstrip()) for line in block.split("\n")] if block else []
    said = {line["key"].strip().lower(): line["value"].strip(" \"'") for line in lines if line}
    if match is None or (block and not said):
        return Facts(), text
    dated = next((day for key in _UPDATED_KEYS if (day := iso_date(said.get(key, "")))), None)
    facts = Facts(
        title=clean(said.get("title", "")), lang=said.get("lang") or said.get("language") or None, dated=dated
    )
    return facts, text.lstrip("\ufeff")[match.end() :]


def _attributed(tokens: Sequence[Token]) -> None:
    """Turn `{#id .class key=value}` into attributes, footnote references into marks, and part glued links."""
    for number, token in enumerate(tokens):
        if token.type != "inline" or token.children is None:
            continue
        opening = tokens[number - 1] if number else token
        identity = _take_attributes(token.children)
        if identity and opening.type == "heading_open":
            opening.attrs |= {"id": identity, "data-key": identity}
        token.children = list(_referring(token.children))


def _take_attributes(children: Sequence[Token]) -> str | None:
    """Remove attribute lists at the end of the line, and after links and code; return the last one's id."""
    identity = None
    for number, child in enumerate(children):
        if child.type != "text":
            continue
        follows = number > 0 and children[number - 1].type in {"link_close", "code_inline", "image"}
        match = _ATTRIBUTES.match(child.content) if follows else None
        if match:
            child.content = child.content[match.end() :]
        last = _last_attributes(child.content) if number == len(children) - 1 else None
        if last:
            found = _IDENTITY.search(last[1])
            identity = found[1] if found else identity
            child.content = child.content[: last.start()]
    return identity


def _last_attributes(text: str) -> re.Match[str] | None:
    start = text.rfind("{")
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return _ATTRIBUTES.fullmatch(text, start) if start >= 0 else None


def _referring(children: Sequence[Token]) -> Iterator[Token]:
    said = ""
    for number, child in enumerate(children):
        following = children[number + 1].content if number + 1 < len(children) else ""
        if child.type == "link_open" and said[-1:].isalnum() and following[:1].isalnum():
            yield _text(" ")
        if child.type == "text" and "[^" in child.content:
            yield from _with_marks(child.content)
        else:
            yield child
        said = child.content or said


def _with_marks(text: str) -> Iterator[Token]:
    for place, part in enumerate(_REFERENCE.split(text)):
        if place % 2 == 0:
            yield _text(part)
        else:
            mark = Token("html_inline", "", 0)
            mark.content = f'<sup role="doc-noteref" data-mark="{escape(part)}">{escape(part)}</sup>'
            yield mark


def _text(content: str) -> Token:
    token = Token("text", "", 0)
    token.content = content
    return token
