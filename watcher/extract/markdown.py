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
from watcher.extract.dates import is_date, iso_date
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
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
_NOTE = re.compile(r" {0,3}\[\^(?P<mark>[^\]\s]{1,60})\]:[ \t]*(?P<text>.*)")
_ADMONITION = re.compile(
    r"(?P<indent> {0,3})(?:!!!|\?\?\?\+?|:::)[ \t]*[\w-]+(?:[ \t]+(?:inline|end))*"
    r"(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*"
)
_MDX = re.compile(
    r"(?:import\s.+\sfrom\s+['\"].+['\"];?|import\s+['\"].+['\"];?|export\s+(?:const|default|function)\b.*|\{/\*.*\*/\})\s*"
)
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
    facts, rest = _front_matter(text)
    return html.read_rendered(render(rest), facts=facts, url=url, rules=rules)


def render(text: str) -> str:
    """Return Markdown as HTML, with explicit ids as `id` and `data-key` and footnotes as such."""
    prepared = "\n".join(_prepared(text.split("\n")))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING_MAX}).enable(["table", "strikethrough"])
    if _COMPONENT.search(prepared):
        parser.disable("code")
    tokens = parser.parse(prepared)
    _attributed(tokens)
    return str(parser.renderer.render(tokens, parser.options, {}))


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


def _prepared(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines in CommonMark: footnote definitions and admonitions as HTML, imports gone, fences untouched."""
    position = 0
    while position < len(lines):
        line = lines[position]
        end = position + 1
        fence = _FENCE.fullmatch(line)
        note = _NOTE.fullmatch(line)
        admonition = _ADMONITION.fullmatch(line)
        if fence:
            end = _fence_end(lines, position, fence["fence"])
            yield from lines[position:end]
        elif note:
            end = _indented_end(lines, end, 1)
            yield from _as_note(note["mark"], [note["text"], *(text.strip() for text in lines[position + 1 : end])])
        elif admonition and not line.strip().startswith(":::"):
            end = _indented_end(lines, end, len(admonition["indent"]) + 2)
            yield from _as_quote(lines[position + 1 : end], admonition["title"])
        elif _OPEN_COMPONENT.fullmatch(line):
            end = _tag_end(lines, position)
            yield _without_jsx(" ".join(text.strip() for text in lines[position:end]))
        elif admonition or line.strip() == ":::" or _MDX.fullmatch(line):
            yield ""
        elif _stands_alone(line):
            yield from ("", line, "")
        else:
            said = _without_jsx(line)
            if said.strip() or not line.strip():
                yield said
            if _ends_paragraph(line, lines[end] if end < len(lines) else ""):
                yield ""
        position = end


_OPEN_COMPONENT = re.compile(r"\s*<[A-Z][\w.]*(?:\s[^<>]*)?")
"""A component whose tag goes on in the next line."""
_TAG_LINES_MAX = 40


def _tag_end(lines: Sequence[str], start: int) -> int:
    """Return where a tag ends that goes over several lines; right behind its first where it does not end soon."""
    for n in range(start + 1, min(start + _TAG_LINES_MAX, len(lines))):
        if lines[n].rstrip().endswith(">"):
            return n + 1
        if not lines[n].strip():
            break
    return start + 1


_JSX_COMMENT = re.compile(r"\{/\*.{0,1000}?\*/\}")
_JSX_STRING = re.compile(r"(?P<name>\s[\w-]+=)\{\s*([\"'`])(?P<value>[^\"'`{}]*)\2\s*\}")
_JSX_VALUE = re.compile(r"\s[\w-]+=\{(?:[^{}]|\{[^{}]*\}){0,1000}\}")
_JSX_LINE = re.compile(r".*<[A-Z].*|\s+[\w-]+=\{.*")


def _without_jsx(line: str) -> str:
    """Return a line of MDX without comments and computed attributes, which are no Markdown."""
    if "{" not in line:
        return line
    said = _JSX_COMMENT.sub("", line)
    if "={" not in said or not _JSX_LINE.fullmatch(said):
        return said
    return _JSX_VALUE.sub("", _JSX_STRING.sub(r'\g<name>"\g<value>"', said))


_UNWRAPPED_CHARS_MIN = 200
"""Who writes longer lines does not wrap them: there the next line is the next paragraph, as converters write it."""
_PLAIN_LINE = re.compile(r"(?![#>|\-*+=~`<:]|\d+[.)])\S.*")


def _ends_paragraph(line: str, following: str) -> bool:
    return len(line) >= _UNWRAPPED_CHARS_MIN and bool(_PLAIN_LINE.fullmatch(line) and _PLAIN_LINE.fullmatch(following))


_PICTURE = re.compile(r"!\[[^\]]*\]\([^)\s]*\)")
_MORE_LINK = re.compile(r"\[(?:read|learn|see|find out) more\]\([^)\s]*\)", re.IGNORECASE)


def _stands_alone(line: str) -> bool:
    """Whether a line is a date, a picture or a "Read more": converters set no empty lines around these."""
    if not line or line[0].isspace():
        return False
    return bool(_PICTURE.fullmatch(line.rstrip()) or _MORE_LINK.fullmatch(line.rstrip())) or (
        len(line) < _DATE_CHARS_MAX and is_date(line)
    )


_DATE_CHARS_MAX = 40


def _fence_end(lines: Sequence[str], start: int, fence: str) -> int:
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    return next((n + 1 for n in range(start + 1, len(lines)) if closing.fullmatch(lines[n])), len(lines))


def _indented_end(lines: Sequence[str], start: int, indent: int) -> int:
    """Return where the lines end that are indented or empty; trailing empty ones are not part."""
    end = start
    for n in range(start, len(lines)):
        if lines[n].strip():
            if not lines[n].startswith((" " * indent, "\t")):
                break
            end = n + 1
    return end


def _as_note(mark: str, texts: Sequence[str]) -> Iterator[str]:
    yield ""
    yield f'<div class="footnote" id="fn-{escape(mark)}" data-mark="{escape(mark)}">'
    yield ""
    yield from texts
    yield ""
    yield "</div>"
    yield ""


def _as_quote(body: Sequence[str], title: str | None) -> Iterator[str]:
    """Yield an admonition as a block quote that begins with its title."""
    margin = min((len(line) - len(line.lstrip()) for line in body if line.strip()), default=0)
    yield ""
    if title:
        yield f"> {title}"
        yield ">"
    yield from (f"> {line}" for line in _prepared([line[margin:] for line in body]))
    yield ""


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
