"""Rewrites in CommonMark what dialects of Markdown add to it, line by line; fences stay untouched.

Footnotes (GitHub, Pandoc), admonitions (MkDocs), imports, comments and components (MDX), and the single lines that
converters from HTML leave where a paragraph ends.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from textwrap import dedent

from watcher.extract.dates import is_date

_FENCE = re.compile(r" *(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
_NOTE = re.compile(r" {0,3}\[\^(?P<mark>[^\]\s]{1,60})\]:[ \t]*(?P<text>.*)")
_ADMONITION = re.compile(
    r"(?P<indent> {0,3})(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+(?:inline|end))*"
    r"(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*"
)
_TAB = re.compile(r" {0,3}===[!+]? +\"(?P<title>[^\"]+)\"[ \t]*")
"""The label of a tab, whose text is indented below it: MkDocs."""
_COLONS = re.compile(
    r"[ \t]*:{3,}[ \t]*(?:\{?[\w-]+\}?)?(?:\[(?P<label>[^\]]*)\]|[ \t]+(?P<title>[^{}]*?))?[ \t]*(?:\{[^{}]*\})?[ \t]*"
)
"""The first or last line of a block between colons: Docusaurus, MyST, Pandoc, VitePress."""
_ALERT = re.compile(r"[ \t]*(?:>[ \t]*)+\[!\w+\][+-]?[ \t]*")
"""The first line of a quotation that is an alert: GitHub, Obsidian."""
_DIRECTIVE = re.compile(
    r"\{(?:note|tip|hint|important|warning|caution|danger|attention|error|seealso|admonition|sidebar|margin|dropdown"
    r"|card|tab-set|tab-item|grid|grid-item|grid-item-card)\}[ \t]*(?P<title>.*?)[ \t]*"
)
"""What stands behind a fence whose inside is text and no code: MyST."""
_MDX = re.compile(
    r"(?:import\s.+\sfrom\s+['\"].+['\"];?|import\s+['\"].+['\"];?|export\s+(?:const|default|function)\b.*|\{/\*.*\*/\})\s*"
)


def prepared(lines: Sequence[str]) -> Iterator[str]:
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
            directive = _DIRECTIVE.fullmatch(fence["info"])
            inner = lines[position + 1 : end - 1]
            yield from prepared([directive["title"], "", *inner, ""]) if directive else lines[position:end]
        elif note:
            end = _indented_end(lines, end, 1)
            yield from _as_note(note["mark"], [note["text"], *(text.strip() for text in lines[position + 1 : end])])
        elif admonition:
            end = _indented_end(lines, end, len(admonition["indent"]) + 2)
            yield from _as_quote(lines[position + 1 : end], admonition["title"])
        elif tab := _TAB.fullmatch(line):
            end = _indented_end(lines, end, 2)
            inner = dedent("\n".join(lines[position + 1 : end])).split("\n")
            yield from prepared([f'<Tab title="{escape(tab["title"])}">', "", *inner, "", "</Tab>", ""])
        elif _EXPORT.fullmatch(line):
            end = _export_end(lines, position)
        elif _OPEN_COMPONENT.fullmatch(line):
            end = _tag_end(lines, position)
            yield _without_jsx(" ".join(text.strip() for text in lines[position:end]))
        else:
            yield from _single(line, lines[end] if end < len(lines) else "")
        position = end


def _single(line: str, following: str) -> Iterator[str]:
    """Yield what stands for one line that begins nothing longer."""
    rewritten = _rewritten(line, following)
    if rewritten is not None:
        yield from rewritten
        return
    said = _in_line(_without_jsx(line))
    if said.strip() or not line.strip():
        yield said
    if _ends_paragraph(line, following):
        yield ""


def _rewritten(line: str, following: str) -> tuple[str, ...] | None:
    """Return what stands for a line that is no CommonMark whatever surrounds it; None of every other line."""
    colons = _COLONS.fullmatch(line)
    if colons:
        return ("", (colons["label"] or colons["title"] or "").strip('"'), "")
    if _ALERT.fullmatch(line):
        return (">",)
    if _MDX.fullmatch(line) or _SILENT.fullmatch(line):
        return ("",)
    heading = _identified(line, following)
    if heading is not None:
        return (heading,)
    defined = _DEFINITION.fullmatch(line)
    if defined:
        return ("", "<dd>", "", defined["text"], "", "</dd>", "")
    return ("", line, "") if _stands_alone(line) else None


_SILENT = re.compile(
    r" {0,3}(?:\(#?[\w.:-]+\)=|\[TOC\]|\[\[_?TOC_?\]\]|\{:?toc[^{}]*\}|\*\[[^\]]{1,60}\]: .*|%%.*%%|\{:[^{}]*\})[ \t]*",
    re.IGNORECASE,
)
"""Lines that a reader does not get to see: targets (MyST), places of contents, abbreviations, comments, attributes."""
_DEFINITION = re.compile(r" {0,3}:[ \t]+(?P<text>\S.*)")
"""What stands below a term: PHP Markdown, Pandoc, MkDocs."""
_HEADING = re.compile(r" {0,3}#{1,6}[ \t].*\S[ \t]*")
_BELOW = re.compile(r" {0,3}\{:[ \t]*#(?P<id>[\w:.-]+)[^{}]*\}[ \t]*")
_BEHIND = re.compile(r"[ \t]*\{/\*[ \t]*#(?P<id>[\w:.-]+)[ \t]*\*/\}[ \t]*$")


def _identified(line: str, following: str) -> str | None:
    """Return a heading with the id that kramdown writes below it, or MDX in a comment; None without one."""
    if not _HEADING.fullmatch(line):
        return None
    below, behind = _BELOW.fullmatch(following), _BEHIND.search(line)
    if behind:
        return f"{line[: behind.start()]} {{#{behind['id']}}}"
    return f"{line} {{#{below['id']}}}" if below else None


_TITLED_TAG = re.compile(r"\{%[^%{}]*\btitle=\"(?P<title>[^\"]{1,120})\"[^%{}]*%\}")
_TEMPLATE = re.compile(r"\{%[^%{}]{0,400}%\}|\{\{[<%][^{}]{0,400}[>%]\}\}")
"""Tags of templates that were not filled in: Hugo, Liquid, GitBook."""
_WIKI_LINK = re.compile(r"(?P<embedded>!)?\[\[(?P<page>[^\[\]|]{1,200})(?:\|(?P<label>[^\[\]]{1,200}))?\]\]")
_NOTE_HERE = re.compile(r"\^\[(?P<text>[^\[\]]{1,1000})\]")


def _in_line(line: str) -> str:
    """Return a line with what dialects write inside it as CommonMark; lines with code stay as they are."""
    if "`" in line or not ("{" in line or "[" in line):
        return line
    said = _TEMPLATE.sub("", _TITLED_TAG.sub(r"\n\g<title>\n", line))
    linked = _WIKI_LINK.sub(lambda match: "" if match["embedded"] else match["label"] or match["page"], said)
    return _NOTE_HERE.sub(lambda match: f'<span class="sidenote">{match["text"]}</span>', linked)


_EXPORT = re.compile(r"export\s+(?:const|default|function)\b.*[{(\[]\s*")
_EXPORT_LINES_MAX = 200


def _export_end(lines: Sequence[str], start: int) -> int:
    """Return where a value ends that a file of MDX exports; right behind its first line where it does not end."""
    return next(
        (
            n + 1
            for n in range(start + 1, min(start + _EXPORT_LINES_MAX, len(lines)))
            if lines[n][:1] in {"}", "]", ")"}
        ),
        start + 1,
    )


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
    closing = re.compile(rf" *{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
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
    yield from (f"> {line}" for line in prepared([line[margin:] for line in body]))
    yield ""
