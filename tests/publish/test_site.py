"""The folder is brought to what the catalogue says: all at once or entry by entry, with the same bytes."""

import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.entries.invented import CARD, CHARTER, FEED_ID, TRACKER, document, section
from tests.publish.installed import HOUR, Installed, rewording
from watcher import entries
from watcher.archive.catalogue import Step
from watcher.archive.outages import Outage, begun, over
from watcher.errors import ArchiveError
from watcher.model import Entry, Reason, SourceState
from watcher.publish import files, indexes, paging, site
from watcher.publish.files import Folder


def test_a_second_round_writes_nothing(here: Installed) -> None:
    here.change()
    assert here.publish().written > 20
    again = here.publish()
    assert again.written == 0
    assert again.unchanged > 20


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))])
def test_entry_by_entry_and_all_at_once_give_the_same_bytes(
    here: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    if seed % 2:  # many pages of few entries
        monkeypatch.setattr(paging, "SEALED_ITEMS", 3)
        monkeypatch.setattr(paging, "NEWEST_ITEMS_MAX", 5)
        monkeypatch.setattr(indexes, "CHANGES_PAGE", 4)
    dice = random.Random(seed)
    told: list[Entry] = []
    here.publish_new()
    for _ in range(40):
        match dice.randrange(12):
            case 11 if told:
                here.digest(*told[-3:])
            case 10:
                here.clock += HOUR
                begun = entries.begun(
                    sources=here.sources, documents={}, unreadable={}, told=here.clock, feed_id=FEED_ID
                )
                here.tell(begun)
                told.append(begun)
            case 0 if told:
                here.correct(dice.choice(told), withdraw=dice.random() < 0.5)
            case 1 if told:
                here.change(CHARTER)
                here.review(dice.choice([entry for entry in told if entry.change_id] or [here.change(CARD)]))
            case 2:
                here.fail(TRACKER)
            case 3:
                told.append(here.change(CHARTER, reason=Reason.MIXED_RULES))
            case _:
                told.append(here.change(dice.choice([CHARTER, CARD, TRACKER])))
        if dice.random() < 0.7:
            here.publish_new()
    here.publish_new()
    here.publish_status()
    here.publish(tmp_path / "anew")
    assert here.tree() == here.tree(tmp_path / "anew")


def test_publishing_one_entry_touches_only_its_own_files(here: Installed) -> None:
    here.change(CARD)
    here.publish()
    before = here.tree()
    here.change(CHARTER)
    here.publish_new()
    after = here.tree()
    assert not [name for name in after if name.startswith("sources/lantern") and after[name] != before[name]]
    assert after["feed.rss"] != before["feed.rss"]


@pytest.mark.parametrize("stop", [1, 5, 12, 25])
def test_a_round_that_was_cut_short_is_done_again(
    here: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    here.change(CARD)
    here.publish()
    here.change(CHARTER)
    here.change(CARD)
    written = []
    replace_file = Folder._replace

    def failing(self: Folder, path: Path, body: bytes) -> None:
        written.append(path)
        if len(written) > stop:
            raise OSError(28, "No space left on device")
        replace_file(self, path, body)

    monkeypatch.setattr(Folder, "_replace", failing)
    with pytest.raises(ArchiveError, match="No space left on device"):
        here.publish_new()
    monkeypatch.undo()
    here.publish_new()
    here.publish_status()
    here.publish(tmp_path / "anew")
    assert here.tree() == here.tree(tmp_path / "anew")


def test_what_a_kill_left_unfinished_is_swept(here: Installed) -> None:
    here.change()
    here.publish()
    right = here.tree()
    (here.feeds / "changes" / ".tmp-index.html").write_bytes(b"<!doctype")
    (here.feeds / ".tmp-feed.rss").write_bytes(b"<?xml")
    here.publish()
    assert here.tree() == right


def test_after_the_machine_was_switched_off_every_file_is_looked_at_again(
    here: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.change()
    here.publish()
    right = here.tree()
    (here.feeds / "feed.rss").write_bytes(b"")  # as a power cut may leave it
    assert here.publish_new().written == 0
    booted = here.folder / "boot_id"
    booted.write_text("another\n")
    monkeypatch.setattr(files, "_BOOT_ID", booted)
    assert here.publish_new().written == 2
    assert here.tree() | {site.MARK: b""} == right | {site.MARK: b""}


def test_a_file_that_was_spoiled_is_made_right_again(here: Installed) -> None:
    here.change()
    here.publish()
    right = here.tree()
    (here.feeds / "feed.rss").write_bytes(b"spoiled")
    (here.feeds / "index.html").unlink()
    assert here.publish().written == 2
    assert here.tree() == right


def test_a_place_that_cannot_be_written_says_what_to_do(here: Installed) -> None:
    (here.feeds / "feed.rss").mkdir(parents=True)
    with pytest.raises(
        ArchiveError, match=r"feed\.rss cannot be written .*`watcher publish` then brings it up to date"
    ):
        here.publish()
    assert not list(here.feeds.rglob(".tmp-*"))


def test_a_new_document_and_the_first_round_are_published(here: Installed) -> None:
    what = document("c", section("Limits", "w", relevant=True, topics=("evidence",)))
    here.tell(
        entries.begun(
            sources=here.sources, documents={CHARTER.id: what}, unreadable={}, told=here.clock, feed_id=FEED_ID
        ),
    )
    here.publish_new()
    assert "Watching begun: one document watched" in here.read("feed.rss")
    assert json.loads(here.read("api/v1/changes.json"))["changes"][0]["event"] == "begun"
    assert "https://watch.example.org/index.html" in here.read("feed.rss")


def test_a_source_under_a_new_id_goes_on_under_the_old_one(here: Installed) -> None:
    here.change(CHARTER)
    moved = replace(CHARTER, id="harbour-constitution", was=(CHARTER.id,))
    here.sources = (moved, CARD)
    here.change(moved, rewording(after="We [might] keep the weights."))
    here.publish()
    old, new = here.read("sources/harbour-charter.rss"), here.read("sources/harbour-constitution.rss")
    assert old.count("<item>") == 2
    assert new.count("<item>") == 1
    assert "changes/harbour-charter/" in old


def test_a_source_that_is_no_longer_declared_stays_public(here: Installed) -> None:
    here.change(CHARTER)
    here.sources = (CARD,)
    here.publish()
    assert "<title>Model welfare watch: Harbour's Charter</title>" in here.read("sources/harbour-charter.rss")


def test_what_is_told_again_takes_the_page_of_its_change(here: Installed) -> None:
    first = here.change(CHARTER, reason=Reason.MIXED_RULES)
    confirmed = replace(
        first,
        event_id=f"{CHARTER.id}/20260130000000/confirmed",
        guid=f"tag:{FEED_ID}:c",
        reason=Reason.CONFIRMED,
        title="Harbour's Charter: confirmed words",
        feeds=("feed", "everything"),
        told=here.clock + HOUR,
    )
    here.tell(confirmed)
    here.publish()
    assert here.publish().written == 0
    assert "Harbour&#39;s Charter: confirmed words" in here.read(first.links[0].href)


def test_the_front_page_says_how_each_document_fares(here: Installed) -> None:
    here.fail(TRACKER)
    state = SourceState(
        CHARTER.id, checks=1204, baseline=here.clock, last_good=here.clock, verified_unchanged=here.clock
    )
    here.catalogue.commit(Step(state=state))
    here.publish()
    page = here.read("index.html")
    assert (
        "Baseline since 25 Jan 2026 00:39 UTC, 1,204 checks, last good read 25 Jan 2026 00:39 UTC, no change." in page
    )
    assert "Not checked yet." in page
    assert "The host answers 403 to programs." in page
    assert "<strong>1 document cannot be read at present.</strong>" in page
    for stem in ("feed", "commentary", "everything", "health", "sources/harbour-charter", "publishers/harbour-lab"):
        assert f'href="{stem}.rss"' in page
        assert f'href="{stem}.html"' in page
    rows = {row["id"]: row for row in json.loads(here.read("api/v1/sources.json"))["sources"]}
    assert rows["harbour-charter"]["last_good"] == "2026-01-25T00:39:05Z"
    assert rows["welfare-tracker"]["reason"] == "forbidden"


def test_the_front_page_names_what_keeps_many_from_being_read_as_long_as_it_lasts(here: Installed) -> None:
    kept = (Outage(Reason.REDESIGN, here.clock, "harbour.example"), Outage(Reason.DISK, here.clock - HOUR))
    here.catalogue.commit(Step(settings=tuple(begun(one) for one in kept)))
    here.publish()
    said = re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", "", here.read("index.html")))
    disk = "Checks have stopped for want of disk space since 24 Jan 2026 22:39 UTC: what is known of it."
    site = "Documents of harbour.example lost their text in one round, and have been held since 24 Jan 2026 23:39 UTC"
    assert 0 < said.index(disk) < said.index(site)

    here.catalogue.commit(Step(settings=tuple(over(one) for one in kept)))
    here.publish()
    page = here.read("index.html")
    assert "disk space" not in page
    assert "harbour.example lost" not in page


def test_the_front_page_says_when_it_was_looked_last(here: Installed) -> None:
    for source, checked in ((CHARTER, here.clock), (CARD, here.clock - HOUR)):
        here.catalogue.commit(Step(state=SourceState(source.id, checks=1, last_checked=checked)))
    here.publish()
    assert "Last check 24 Jan 2026 23:39 UTC." in here.read("index.html")


def test_one_cause_of_many_failures_is_said_once(here: Installed) -> None:
    others = tuple(
        replace(CARD, id=f"lantern-{n}-card", title=f"Lantern {n} card", url=f"https://lantern.example/{n}")
        for n in range(3, 60)
    )
    here.sources = (*here.sources, *others)
    for source in others:
        why = f"{source.url} cannot be reached: no route to the host."
        state = SourceState(source.id, checks=3, failing_since=here.clock, reason="connect", sentence=why)
        here.catalogue.commit(Step(state=state))
    here.fail(TRACKER)
    here.publish()
    page = here.read("index.html")
    assert page.count("no route to the host") == 1
    assert page.count("The host answers 403 to programs.") == 1
    assert "<details><summary>No connection: 57 documents of lantern.example</summary>" in page
    assert page.index("No connection") < page.index("Forbidden: one document of")
    assert all(f'href="sources/{source.id}.html"' in page for source in others)
    assert "1 feeds" not in page


def test_the_state_of_the_sources_is_refreshed_apart(here: Installed) -> None:
    here.publish()
    before = here.tree()
    here.catalogue.commit(Step(state=SourceState(CHARTER.id, checks=5, baseline=here.clock, last_good=here.clock)))
    site.publish_status(here.catalogue, here.settings, here.sources, here.feeds, here.clock)
    changed = {name for name, body in here.tree().items() if before.get(name) != body}
    assert changed == {"index.html", "api/v1/sources.json"}


def test_the_page_of_a_document_that_cannot_be_read_says_so_as_long_as_it_lasts(
    here: Installed, tmp_path: Path
) -> None:
    here.publish()
    before = here.tree()
    failing = SourceState(
        CARD.id,
        checks=1,
        failures=1,
        failing_since=here.clock,
        reason="dns",
        sentence="lantern.example has no address.",
    )
    here.catalogue.commit(Step(state=failing))
    here.publish_status()
    changed = {name for name, body in here.tree().items() if before.get(name) != body}
    assert changed == {"index.html", "api/v1/sources.json", f"sources/{CARD.id}.html"}
    page = here.read(f"sources/{CARD.id}.html")
    assert f'<a href="{CARD.url}">' in page
    assert "<strong>This document cannot be read at present.</strong>" in page
    assert "lantern.example has no address." in page
    assert "never read so far" in page
    here.publish(tmp_path / "anew")
    assert here.tree() == here.tree(tmp_path / "anew")

    here.catalogue.commit(Step(state=SourceState(CARD.id, checks=2, last_good=here.clock)))
    here.publish_status()
    assert here.read(f"sources/{CARD.id}.html").encode() == before[f"sources/{CARD.id}.html"]


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b'{"sources": 3}'])
def test_a_spoiled_list_of_sources_keeps_no_page_from_saying_what_fails(here: Installed, spoiled: bytes) -> None:
    here.publish()
    here.catalogue.commit(Step(state=SourceState(CARD.id, checks=1, failing_since=here.clock, sentence="It is shut.")))
    (here.feeds / "api/v1/sources.json").write_bytes(spoiled)
    here.publish_status()
    assert "It is shut." in here.read(f"sources/{CARD.id}.html")


def test_a_source_that_was_adopted_gets_its_feeds_without_touching_the_others(here: Installed, tmp_path: Path) -> None:
    here.change(CARD)
    here.publish()
    before = here.tree()
    here.sources = (*here.sources, replace(CARD, id="lantern-3-card", title="Lantern 3 system card", publisher="Quay"))
    written = here.publish_new().written
    changed = {name for name, body in here.tree().items() if name in before and before[name] != body}
    assert changed == {"subscriptions.opml", ".published.json"}
    assert written == len(changed) + 8
    here.publish_status()
    here.publish(tmp_path / "anew")
    assert here.tree() == here.tree(tmp_path / "anew")


def test_a_new_name_is_published_everywhere(here: Installed, tmp_path: Path) -> None:
    here.change(CHARTER)
    here.publish()
    here.sources = (replace(CHARTER, title="The Harbour Constitution"), CARD, TRACKER)
    here.publish_new()
    assert "<title>Model welfare watch: The Harbour Constitution</title>" in here.read("sources/harbour-charter.rss")
    here.publish(tmp_path / "anew")
    assert here.tree() == here.tree(tmp_path / "anew")


def test_a_digest_is_an_item_of_its_own_feed_alone(here: Installed) -> None:
    change = here.change(CHARTER)
    here.digest(change)
    here.publish()
    for ending in ("rss", "atom", "json", "html"):
        assert "Digest of 25 Jan 2026: one change" in here.read(f"digest-daily.{ending}")
        assert "Digest of" not in here.read(f"everything.{ending}")
    page = change.links[0].href
    assert f'href="{page}"' in here.read("digest-daily.html")
    assert f"https://watch.example.org/{page}" in here.read("digest-daily.rss")
    assert "Nothing has been told here yet." in here.read("digest-weekly.html")
    assert 'href="digest-daily.rss"' in here.read("index.html")
    assert "digest-weekly.atom" in here.read("subscriptions.opml")


@pytest.mark.parametrize("publishing", ["publish", "publish_new"])
def test_a_withdrawal_reaches_the_digests_that_quote_its_title(here: Installed, publishing: str) -> None:
    change = here.change(CHARTER, rewording("We [\u201cwill\u201d & shall] keep it.", "We [<may>] keep it."))
    kept = here.change(CARD, rewording(after="We [might] keep the weights."))
    corrected = here.correct(change)
    here.digest(change, kept, corrected)
    here.publish()
    assert "<may>" in json.loads(here.read("digest-daily.json"))["items"][0]["content_text"]
    here.correct(change, withdraw=True)
    getattr(here, publishing)()
    for name, body in here.tree().items():
        assert b"may>" not in body, name
        assert b"may&gt;" not in body, name
    for ending in ("rss", "atom", "json", "html"):
        assert "s Charter: change told" in here.read(f"digest-daily.{ending}")
        assert "might" in here.read(f"digest-daily.{ending}")
