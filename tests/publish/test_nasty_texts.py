"""Whatever a document holds, every format stays valid, every page escaped, and the words readable."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.entries.invented import CHARTER, edited
from tests.publish.installed import Installed
from tests.publish.test_formats import atom_items, json_items, rss_items
from watcher.entries.clean import printable
from watcher.model import Comparison, Edit, EditClass, Notice, Side

NASTY = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "image": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "frame": "<iframe src=javascript:alert(1)>",
    "end of title": "</title><script>alert(1)</script>",
    "end of style": "</style><b>bold</b>",
    "end of section": "</p></div></section></body></html>",
    "comment": "<!-- open",
    "end of comment": "-->",
    "doctype": "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "processing": "<?xml version='1.0'?><?php echo 1 ?>",
    "cdata end": "]]>",
    "cdata": "<![CDATA[x]]>",
    "nested cdata end": "]]]]>><![CDATA[>",
    "entity": "&amp;",
    "named entity": "&nbsp;&copy;&lt;b&gt;",
    "numeric entity": "&#60;script&#62;",
    "forbidden entity": "&#0;&#x1F;",
    "bare ampersand": "AT&T & <Sons>",
    "double quote": 'say "no"',
    "single quote": "it's 'so'",
    "attribute": '" onmouseover="alert(1)',
    "backtick": "`x` ${y}",
    "template": "{{ 7 * 7 }} {% for x in y %} {# z #}",
    "our placeholder": '{base}/changes/x.html" href="{base}/y',
    "format": "%s %d {0} {name}",
    "null": "a\x00b",
    "bell": "a\x07b\x1b[31mred",
    "delete": "a\x7fb",
    "c1": "a\x85b\x9fc",
    "vertical tab": "a\x0bb\x0cc",
    "newline": "a\nb\r\nc\rd",
    "tab": "a\tb",
    "line separator": "a\u2028b\u2029c",
    "lone high surrogate": "a\ud83db",
    "lone low surrogate": "a\ude00b",
    "noncharacter": "a\ufffeb\uffffc\ufdd0d",
    "noncharacters of other planes": "a\U0001fffeb\U0010ffffc",
    "tags that are no markup": "it writes <thinking> and </thinking> & more",
    "byte order mark": "\ufeffa",
    "right to left override": "a\u202egnp.exe",
    "isolates": "\u2066a\u2069\u2067b",
    "marks": "\u200ea\u200fb\u061cc",
    "zero width": "a\u200bb\u200dc\u2060d",
    "soft hyphen": "a\u00adb",
    "hebrew": "המודל יכול לנוח בלילה",
    "arabic": "يمكن للنموذج أن يستريح ليلا",
    "mixed directions": "the word שלום and 123 عربي",
    "chinese": "模型可以在夜间休息。" * 20,
    "emoji": "🙂 👩‍🔬 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇺🇳",
    "combining": "Z̷̡̢a̸͠l̵̛g̶o" + "\u0301" * 200,
    "mathematical": "𝕄𝕠𝕕𝕖𝕝 ≤ ∞",
    "private use": "a\ue000b\U000f0000c",
    "long word": "w" * 1_000_000,
    "long line": "word " * 40_000,
    "many tags": "<b>" * 5_000,
    "many ampersands": "&" * 5_000,
    "address": "https://lab.example/?a=1&b=<2>#x",
    "javascript address": "javascript:alert(document.cookie)",
    "data address": "data:text/html,<script>alert(1)</script>",
    "json": '{"a": [1, "\\u0000"]}\\',
    "only spaces": "   \u00a0  ",
    "arrow": '"old" -> "new"',
}


def nasty_change(text: str) -> Comparison:
    """A sentence, its section and its changelog, all of them holding the text."""
    side = Side(title=f"On {text}"[:500], path=(text[:200],), anchor=text[:50])
    one = Edit(
        EditClass.SUBSTANTIVE,
        "Long ago",
        "By now",
        sentence_before=f"Long ago it said {text} here.",
        sentence_after=f"By now it says {text} here.",
    )
    two = replace(one, before="said", after="says", offset_before=12, offset_after=10)
    section = edited(side, one, two, notice=Notice.NAMED, notice_text=text[:3000], topics=("commitments",))
    return Comparison(sections=(section,), diff=f"--- before\n+++ after\n{section.diff}")


@pytest.mark.parametrize("name", NASTY)
def test_every_format_and_page_survives(here: Installed, name: str) -> None:
    text = NASTY[name].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    source = replace(CHARTER, title=f"Charter {text}"[:300], publisher=f"Lab {text}"[:100])
    here.sources = (source,)
    entry = here.change(source, nasty_change(text))
    here.correct(entry, note=text[:2000] or "-")
    here.publish()
    formats = [rss_items(here.read("feed.rss")), atom_items(here.read("feed.atom")), json_items(here.read("feed.json"))]
    assert formats[0] == formats[1] == formats[2]
    assert formats[0][1]["title"] == entry.title
    assert feedparser.parse(here.read("feed.rss").encode()).bozo is False
    reads_aloud(BeautifulSoup(formats[0][1]["html"], "lxml").get_text())
    reads_aloud(json.loads(here.read("feed.json"))["items"][1]["content_text"])
    ET.fromstring(here.read("subscriptions.opml"))
    for path in here.feeds.rglob("*.html"):
        page_is_harmless(path)
    for path in here.feeds.rglob("*.json"):
        json.loads(path.read_bytes())
    assert len(entry.title) < 110
    assert (here.feeds / "feed.rss").stat().st_size < 200_000


def reads_aloud(content: str) -> None:
    """With every tag removed the item still says what stood before and what stands after."""
    said = " ".join(content.split())
    assert "Before: Long ago it said" in said
    assert "After: By now it says" in said
    assert "here." in said.partition("After:")[2] or "(shortened here)" in said


def page_is_harmless(path: Path) -> None:
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    assert not page.select("script, iframe, svg, img, object, b, [onerror], [onload], [onmouseover]"), path
    assert not [a for a in page.select("a[href]") if str(a["href"]).lower().startswith(("javascript:", "data:"))]
    assert page.main is not None
    assert page.footer is not None


def test_a_title_of_rss_writes_signs_of_markup_as_its_profile_asks(here: Installed) -> None:
    here.sources = (source := replace(CHARTER, title="On <b> & AT&T"),)
    entry = here.change(source)
    here.publish()
    channel = here.read(f"sources/{source.id}.rss")
    assert channel.count("<title>Model welfare watch: On &#x3C;b&gt; &#x26; AT&#x26;T</title>") == 2
    assert "<item><title>On &#x3C;b&gt; &#x26; AT&#x26;T: " in here.read("feed.rss")
    assert rss_items(here.read("feed.rss"))[0]["title"] == entry.title
    assert feedparser.parse(here.read("feed.atom").encode()).entries[0].title == entry.title


@pytest.mark.parametrize(
    "name", ["null", "lone high surrogate", "right to left override", "noncharacter", "noncharacters of other planes"]
)
def test_what_no_format_can_hold_is_left_out(name: str) -> None:
    clean = printable(NASTY[name])
    assert clean != NASTY[name]
    ET.fromstring(f"<a>{clean}</a>")
