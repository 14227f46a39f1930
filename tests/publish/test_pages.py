"""The pages for people: static, whole without scripts or styles, and within the limits of quotation."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.entries.invented import CARD, CHARTER, FEED_ID, TRACKER, edit, edited, snapshot
from tests.entries.test_changed import card_change
from tests.publish.installed import HOUR, Installed, free, long_change, rewording
from watcher import entries
from watcher.compare.unified import parse
from watcher.entries.quoting import count
from watcher.model import ChangeKind, Comparison, EditClass, Entry, Notice, Reason, SectionChange, Side, Source
from watcher.publish.pages import comparison_page
from watcher.publish.statuses import UNFOLDED_DOCUMENTS_MAX
from watcher.publish.view import CONTENTS_MIN


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "lxml")


def words(tag: BeautifulSoup | Tag) -> str:
    return " ".join(tag.get_text().split())


def page_of(here: Installed, entry: Entry, ending: str = "html") -> str:
    return here.read(entry.links[0].href.removesuffix("html") + ending)


def quoted_words(page: str) -> int:
    return sum(count(side.get_text()) for side in soup(page).select(".side p[dir]") if side.get_text() != "(not there)")


def test_a_change_page_says_everything(here: Installed) -> None:
    here.change(CARD, rewording())
    entry = here.change(CARD, card_change(), failed_reads=2)
    here.change(CARD, rewording(after="We [might] keep the weights."))
    here.review(entry)
    here.publish()
    page = soup(page_of(here, entry))
    said = words(page)
    assert words(page.h1) == entry.title  # type: ignore[arg-type]
    for expected in (
        "Old words last read 25 Jan 2026 01:09 UTC",
        "New words first read 25 Jan 2026 01:39 UTC 2 checks between failed to read it",
        "reviewed 25 Jan 2026 02:39 UTC",
        "Model welfare 5.1.2 Interviews",
        "pp. 147-149 (was 146-148)",
        "Before: Scores for calm were below those of Lantern 1. After: Scores for calm were level with those of Lantern 1.",
        "Its changelog names this: 5.1.2 and 5.9: two sentences corrected.",
        "One sentence with edits of layout and numbering",
        "Outside the welfare sections: 1 section",
        "5 Model welfare pp. 144-182 pp. 145-183",
        "a" * 64,
        "b" * 64,
        str(entry.before),
        f"Model welfare watch: \u201c{entry.title}\u201d. New words first read 25 Jan 2026 01:39 UTC.",
        "Earlier change",
        "Later change",
    ):
        assert expected in said, expected
    assert "Ada" not in said


def test_what_the_title_quotes_is_open_on_the_page_though_it_stands_outside_welfare(here: Installed) -> None:
    outside = replace(rewording("We [ran] it.", "We [stopped] it.", "Chemistry").sections[0], relevant=False)
    spelt = edited(Side(title="Rest"), edit("It [rests].", "It [rsets].", weight=EditClass.EDITORIAL))
    entry = here.change(CARD, Comparison(sections=(outside, spelt)))
    here.publish()
    page = soup(page_of(here, entry))
    assert [words(title) for title in page.select("main section.card h3")] == ["Chemistry", "Rest"]
    assert not page.select("details.elsewhere")


def test_a_change_page_names_topics_and_says_nothing_twice(here: Installed) -> None:
    section = replace(
        rewording().sections[0], topics=("commitments", "commitments.deprecation"), notice=Notice.NO_CHANGELOG
    )
    entry = here.change(CHARTER, replace(rewording(), sections=(section,)))
    now = entry.between[1] if entry.between else here.clock
    close = here.change(CHARTER, rewording(after="We might keep them."), between=(now, now + timedelta(seconds=9)))
    here.publish()
    page = soup(page_of(here, entry))
    topics = next(row for row in page.select(".evidence div") if row.dt and row.dt.text == "Topics")
    assert [a["href"] for a in topics.select("a")] == [
        f"../../topics/{topic}.html" for topic in ("commitments", "commitments.deprecation")
    ]
    assert "Topics Programme and commitments (Deprecation and weight preservation)" in words(page)
    assert words(page).count("carries no changelog") == 1
    assert f"{now:%H:%M:%S} UTC" in words(soup(page_of(here, close)))
    assert f"{now + timedelta(seconds=9):%H:%M:%S} UTC" in close.content_text


def test_both_views_stand_in_the_page(here: Installed) -> None:
    entry = here.change(CARD, card_change())
    here.publish()
    page = soup(page_of(here, entry))
    inline = page.select_one(".inline")
    assert inline is not None
    assert str(inline.find("del")) + str(inline.ins) == "<del>below</del><ins>level with</ins>"
    assert [box.get("id") for box in page.select("input[type=radio][name=view]")] == ["view-apart", "view-inline"]
    assert {box.get("id") for box in page.select("input.view")} == {label.get("for") for label in page.select("label")}


def test_pages_ask_nothing_of_anyone_and_run_nothing(here: Installed) -> None:
    here.correct(here.change(CARD, card_change()))
    here.fail(TRACKER)
    here.publish()
    pages = list(here.feeds.rglob("*.html"))
    assert len(pages) > 12
    for path in pages:
        page = soup(path.read_text(encoding="utf-8"))
        assert not page.select("script, iframe, object, embed, img, [style], [onclick], [onload]")
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
        assert policy is not None
        assert str(policy["content"]).startswith("default-src 'none'; style-src 'self'")
        assert page.html is not None
        assert page.html["lang"] == "en"
        assert len(page.select("h1")) == 1
        assert len(page.select("link[rel=alternate]")) == 3
        for link in page.select("link[rel=stylesheet], link[rel=icon]"):
            assert not urlsplit(str(link["href"])).scheme


def test_every_link_between_our_pages_leads_somewhere(here: Installed) -> None:
    for source in (CHARTER, CARD, TRACKER) * 12:
        here.change(source)
    here.fail(TRACKER)
    here.publish()
    for path in here.feeds.rglob("*.html"):
        name = str(path.relative_to(here.feeds))
        page = soup(path.read_text(encoding="utf-8"))
        ids = {tag["id"] for tag in page.select("[id]")}
        for tag in page.select("a[href], link[href]"):
            target = urlsplit(urljoin(f"https://here.example/{name}", str(tag["href"])))
            if target.netloc != "here.example":
                continue
            if target.path == f"/{name}":
                assert not target.fragment or target.fragment in ids, (name, tag)
            assert (here.feeds / target.path[1:]).is_file(), (name, tag)


@pytest.mark.parametrize(
    ("source", "limit"), [(CHARTER, 2000), (TRACKER, 40), (free(CHARTER), None)], ids=["primary", "tracker", "cc0"]
)
def test_a_page_quotes_within_its_limit(here: Installed, source: Source, limit: int | None) -> None:
    here.sources = (source,)
    entry = here.change(here.sources[0], long_change(80))
    here.publish()
    page, diff, data = page_of(here, entry), page_of(here, entry, "diff"), json.loads(page_of(here, entry, "json"))
    if limit is None:
        assert quoted_words(page) > 5000
        assert len(parse(diff)[0]) == 80
        assert data["withheld_sections"] == 0
        assert len(data["sections"]) == 80
        return
    assert quoted_words(page) <= limit
    assert "not quoted here: quotation is limited to" in words(soup(page))
    assert (
        sum(count(line[1:]) for line in diff.split("\n") if line[:1] in "+-" and line[:3] not in ("+++", "---"))
        <= limit
    )
    assert diff.startswith("# ")
    assert "sections withheld" in diff.partition("\n")[0]
    assert data["withheld_sections"] == 80 - len(data["sections"]) > 0
    assert data["changed"] is True
    assert data["class"] == "substantive"
    assert data["folded"] == {"mechanical": 0, "editorial": 0}


def test_an_uncut_diff_is_the_whole_diff(here: Installed) -> None:
    entry = here.change(CHARTER)
    here.publish()
    assert entry.comparison is not None
    assert page_of(here, entry, "diff") == entry.comparison.diff


def test_a_correction_is_a_banner_on_the_old_page(here: Installed) -> None:
    entry = here.change(CHARTER)
    here.publish()
    here.correct(entry, note="Our reader broke & mended <itself>.")
    here.publish_new()
    page = page_of(here, entry)
    assert "Corrected 25 Jan 2026 01:39 UTC. Our reader broke & mended <itself>." in words(soup(page))
    assert "We may keep the weights." in words(soup(page))
    data = json.loads(page_of(here, entry, "json"))
    assert data["corrections"] == [
        {"told": "2026-01-25T01:39:05Z", "note": "Our reader broke & mended <itself>.", "withdrawn": False}
    ]


def test_what_was_corrected_says_so_wherever_it_is_shown(here: Installed) -> None:
    for _ in range(30):
        here.change(CHARTER)
    entry = here.change(CHARTER)
    for _ in range(30):
        here.change(CHARTER)
    here.publish()
    here.correct(entry, note="Our reader broke.")
    here.publish_new()
    for path in ("sources/harbour-charter-2.html", "everything-2.html", "publishers/harbour-lab-2.html"):
        (item,) = (
            one for one in soup(here.read(path)).select("article") if entry.title in one.text and "Corr" in one.text
        )
        assert "Corrected 27 Jan 2026 13:39 UTC. Our reader broke." in words(item)
    rows = soup(here.read("changes/index.html")).select(".list li")
    badges = [[badge.text for badge in row.select(".badge")] for row in rows]
    assert badges[0] == ["correction"]
    assert badges.count(["may change meaning", "corrected"]) == 1
    before = here.tree()
    here.publish(here.folder / "anew")
    assert here.tree(here.folder / "anew") == before


def test_a_tombstone_says_once_why(here: Installed) -> None:
    entry = here.change(CHARTER)
    here.correct(entry, note="A first note.")
    here.correct(entry, withdraw=True, note="The words were never there.")
    here.publish()
    page = soup(page_of(here, entry))
    assert words(page).count("The words were never there.") == 1
    assert "A first note." in words(page)
    assert [badge.text for badge in page.select(".kicker .badge")] == ["withdrawn"]


def test_a_withdrawal_removes_the_words_everywhere(here: Installed) -> None:
    odd = rewording(
        "We [quintessentially] keep the weights.", "We [perfunctorily] keep the weights.", title="Serendipity"
    )
    entry = here.change(CHARTER, odd)
    here.change(CHARTER)
    here.correct(entry, note="A first note.")
    here.publish()
    assert sum(b"quintessentially" in body for body in here.tree().values()) > 10
    here.correct(entry, withdraw=True, note="The words were never there.")
    here.publish_new()
    for name, body in here.tree().items():
        assert not re.search(rb"quintessentially|perfunctorily|Serendipity", body), name
    page = words(soup(page_of(here, entry)))
    assert "Withdrawn: Harbour's Charter: change told 25 Jan 2026 00:39 UTC" in page
    assert "The words were never there." in page
    assert entry.guid in here.read("feed.rss")
    assert entry.guid in here.read("feed.atom")
    assert json.loads(page_of(here, entry, "json"))["withdrawn"] is True
    assert page_of(here, entry, "diff").startswith("# Withdrawn")
    assert "#weights" not in page_of(here, entry)


@pytest.mark.parametrize("later", [True, False], ids=["told after the withdrawal", "told before it"])
def test_words_that_were_withdrawn_are_not_quoted_again_as_the_next_before(here: Installed, *, later: bool) -> None:
    def next_change() -> Entry:
        removed = rewording("We [quintessentially] keep the weights.", "We [] keep the weights.", title="Serendipity")
        return here.change(CHARTER, removed)

    entry = here.change(CHARTER, rewording("We [] keep the weights.", "We [quintessentially] keep the weights."))
    other = here.change(CHARTER, rewording("It [will] rest in spring.", "It [may] rest in spring."))
    again = None if later else next_change()
    here.publish()
    here.correct(entry, withdraw=True)
    here.publish_new()
    again = again or next_change()
    here.publish_new()
    here.publish()

    for name, body in here.tree().items():
        assert b"quintessentially" not in body, name
    page = words(soup(page_of(here, again)))
    assert "Some of its words were withdrawn" in page
    assert "Serendipity Reworded" in page
    assert "1 edit is not quoted: words of it were withdrawn with another change." in page
    assert json.loads(page_of(here, again, "json"))["class"] == "substantive"
    assert page_of(here, again, "diff").startswith("# Some of its words")
    assert again.guid in here.read("feed.rss")
    assert "may rest in spring" in page_of(here, other, "diff")


def test_a_new_section_is_quoted_by_its_first_words_and_churn_is_folded(here: Installed) -> None:
    long = " ".join(f"word{n}" for n in range(300))
    change = Comparison(
        sections=(
            SectionChange(
                (ChangeKind.ADDED,), None, Side("Rest", "4"), EditClass.SUBSTANTIVE, relevant=True, text_after=long
            ),
            edited(Side("Calm"), edit("The colo[]r.", "The colo[u]r.", weight=EditClass.EDITORIAL)),
        )
    )
    entry = here.change(CHARTER, change)
    here.publish()
    page = soup(page_of(here, entry))
    assert "word118" in words(page)
    assert "word120" not in words(page)
    assert "Before: The color. After: The colour." in words(page.select("section")[1])
    assert not page.select("section")[1].select("details")


def test_the_data_is_the_row_and_the_comparison(here: Installed) -> None:
    entry = here.change(CARD, card_change())
    here.publish()
    data = json.loads(page_of(here, entry, "json"))
    row = {
        "id": entry.change_id,
        "source": CARD.id,
        "title": entry.title,
        "class": "substantive",
        "relevant": True,
        "notice": "named",
        "between": ["2026-01-25T00:09:05Z", "2026-01-25T00:39:05Z"],
        "told": "2026-01-25T00:39:05Z",
        "before": entry.before,
        "after": entry.after,
        "reviewed": False,
    }
    assert row.items() <= data.items()
    assert data["schema"] == 1
    assert data["sections"][0]["edits"][0]["after"] == "level with"
    assert here.read(f"api/v1/changes/{entry.change_id}.json") == page_of(here, entry, "json")


TYPES = {"string": str, "boolean": bool, "integer": int, "object": dict, "array": list, "null": type(None)}


def fits(value: object, schema: dict[str, object]) -> bool:
    """The part of JSON Schema that ours use."""
    kinds: Any = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    well = not kinds or any(isinstance(value, TYPES[kind]) for kind in kinds)
    well &= "const" not in schema or value == schema["const"]
    well &= "enum" not in schema or value in schema["enum"]  # type: ignore[operator]
    well &= not isinstance(value, str) or bool(re.search(str(schema.get("pattern", "")), value))
    if isinstance(value, dict):
        properties: dict[str, dict[str, object]] = schema.get("properties", {})  # type: ignore[assignment]
        well &= set(schema.get("required", [])) <= set(value)  # type: ignore[call-overload]
        well &= all(fits(value[key], of) for key, of in properties.items() if key in value)
    if isinstance(value, list) and "items" in schema:
        well &= all(fits(one, schema["items"]) for one in value)  # type: ignore[arg-type]
    return bool(well)


def test_the_data_fits_its_schemas(here: Installed) -> None:
    here.correct(here.change(CARD, card_change()), withdraw=True)
    here.change(CHARTER)
    here.fail(TRACKER)
    here.publish()
    schemas = {name: json.loads(here.read(f"api/v1/{name}.schema.json")) for name in ("changes", "change", "sources")}
    assert fits(json.loads(here.read("api/v1/changes.json")), schemas["changes"])
    assert fits(json.loads(here.read("api/v1/sources.json")), schemas["sources"])
    singles = list((here.feeds / "api/v1/changes").rglob("*.json"))
    assert len(singles) == 4
    for path in singles:
        assert fits(json.loads(path.read_bytes()), schemas["change"]), path
    assert not fits({"schema": 2}, schemas["changes"])
    change = json.loads(next(path for path in singles if b'"edits":[{' in path.read_bytes()).read_bytes())
    assert fits(change, schemas["change"])
    for spoil in ("before", "class", "edits", "kinds"):
        spoiled = [{**section, spoil: "none of them"} for section in change["sections"]]
        assert not fits({**change, "sections": spoiled}, schemas["change"]), spoil
    assert not fits({**change, "sha256_after": "b"}, schemas["change"])


def test_a_comparison_of_two_files_is_one_page(tmp_path: Path) -> None:
    page = soup(comparison_page(card_change(), before="/a/old.pdf", after="/a/new.pdf"))
    assert words(page.h1) == "old.pdf -> new.pdf"  # type: ignore[arg-type]
    assert "level with" in words(page)
    assert words(page).lower().count("which may change meaning. may change meaning") == 0
    assert page.style is not None
    assert not page.select("link, script")
    policy = str(page.select_one("meta[http-equiv]")["content"])  # type: ignore[index]
    assert re.search(r"style-src 'sha256-[A-Za-z0-9+/=]{44}'", policy)
    assert [heading.name for heading in page.select("h1, h2, h3")][:3] == ["h1", "h2", "h3"]


def test_a_retitled_section_shows_what_it_was_called(here: Installed) -> None:
    one = SectionChange(
        (ChangeKind.RETITLED,), Side("Rest", "4"), Side("Repose", "4"), EditClass.SUBSTANTIVE, relevant=True
    )
    entry = here.change(CHARTER, Comparison(sections=(one,)))
    here.publish()
    assert "4 Repose Before: 4 Rest Retitled may change meaning" in words(soup(page_of(here, entry)))


def test_a_page_of_many_sections_begins_with_a_list_of_them(here: Installed) -> None:
    few, many = here.change(CHARTER, long_change(CONTENTS_MIN - 1)), here.change(CHARTER, long_change(CONTENTS_MIN))
    here.publish()
    assert not soup(page_of(here, few)).select(".contents")
    page = soup(page_of(here, many))
    assert words(page.select_one(".contents") or page).startswith("8 sections 0 Part 0 reworded 1 Part 1 reworded")
    for link in page.select(".contents a"):
        card = page.select_one(str(link["href"]))
        assert card is not None
        assert card.h3 is not None
        assert card.h3.text == link.text


def test_each_section_leads_to_its_place_in_the_version_that_has_it(here: Installed) -> None:
    kept = edited(Side(title="Kept", anchor="page=9"), edit("We [will] ask.", "We [may] ask."))
    left = Side(title="Left out", anchor="page=7")
    gone = SectionChange(
        (ChangeKind.REMOVED,), left, None, EditClass.SUBSTANTIVE, text_before="We rest.\n", relevant=True
    )
    nowhere = edited(Side(title="Nowhere"), edit("We [will] tell.", "We [may] tell."))
    here.clock += HOUR
    before = snapshot(CARD, here.clock - HOUR / 2, url="https://harbour.example/files/a1.pdf")
    after = snapshot(CARD, here.clock, url="https://harbour.example/files/b2.pdf", digest="b")
    told = entries.changed(
        CARD,
        Comparison(sections=(kept, gone, nowhere)),
        before=before,
        after=after,
        between=(before.captured, after.captured),
        failed_reads=0,
        told=here.clock,
        feed_id=FEED_ID,
        texts=("o\n", "n\n"),
        rules_digest="r",
    )
    here.tell(told)
    here.publish()
    assert [(link.text, link["href"]) for link in soup(page_of(here, told)).select(".there")] == [
        ("In the document", "https://harbour.example/files/b2.pdf#page=9"),
        ("In the old version", "https://harbour.example/files/a1.pdf#page=7"),
    ]


def test_a_change_under_mixed_rules_says_so(here: Installed) -> None:
    plain, mixed = here.change(CHARTER), here.change(CHARTER, reason=Reason.MIXED_RULES)
    here.publish()
    assert "Read under mixed rules." in words(soup(page_of(here, mixed)))
    assert "mixed rules" not in page_of(here, plain)


def test_what_is_cited_carries_its_correction_and_claims_nothing_that_was_withdrawn(here: Installed) -> None:
    corrected, withdrawn = here.change(CHARTER), here.change(CHARTER)
    here.correct(corrected)
    here.correct(withdrawn, withdraw=True)
    here.publish()
    citations = [words(soup(page_of(here, one)).select_one(".cite") or Tag(name="p")) for one in (corrected, withdrawn)]
    assert "New words first read 25 Jan 2026 00:39 UTC. Corrected 25 Jan 2026 02:39 UTC. https://" in citations[0]
    assert "Withdrawn: Harbour's Charter" in citations[1]
    assert "first read" not in citations[1]


def test_words_in_other_scripts_are_not_called_english_and_move_nothing(here: Installed) -> None:
    arabic = here.change(TRACKER, rewording("سوف [نحتفظ] بها.", "سوف [نحذف] بها.", title="الأوزان"))
    english = here.change(CHARTER)
    here.publish()
    page = soup(page_of(here, arabic))
    assert {str(one["lang"]) for one in page.select(".side p[dir], .inline")} == {""}
    assert [heading.bdi.text for heading in page.select("h3") if heading.bdi] == ["الأوزان"]
    assert not soup(page_of(here, english)).select("main [lang]")


def test_the_inline_view_is_hidden_where_no_style_sheet_is(here: Installed) -> None:
    entry = here.change(CHARTER)
    here.publish()
    assert all(one.has_attr("hidden") for one in soup(page_of(here, entry)).select(".inline"))


def test_many_documents_are_folded_by_publisher(here: Installed) -> None:
    here.fail(TRACKER)
    here.publish()
    open_groups = soup(here.read("index.html")).select(".publisher[open]")
    assert [words(group.summary) for group in open_groups if group.summary] == [
        "Harbour Lab two documents",
        "Tidewatch one document, one cannot be read at present",
    ]
    here.sources += tuple(replace(CHARTER, id=f"charter-{n}") for n in range(UNFOLDED_DOCUMENTS_MAX))
    here.publish()
    page = soup(here.read("index.html"))
    assert not page.select(".publisher[open]")
    assert len(page.select(".publisher .documents li")) == len(here.sources)
