"""Readers of three kinds poll at random moments, and see every entry exactly once, in the order told."""

import random
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.entries.invented import CARD, CHARTER, TRACKER
from tests.publish.installed import Installed
from tests.publish.test_formats import atom_items, json_items, rss_items
from tests.publish.test_paging import previous
from watcher.config import Settings

READ = {"rss": rss_items, "atom": atom_items, "json": json_items}


@dataclass
class Reader:
    """Knows items by GUID, or by GUID and date; asks the first document, and further back only if `patient`."""

    ending: str
    dated: bool = False
    patient: bool = False
    seen: list[str] = field(default_factory=list)
    known: set[object] = field(default_factory=set)

    def poll(self, folder: Path) -> None:
        fresh: list[str] = []
        name = f"feed.{self.ending}"
        while name:
            text = (folder / name).read_text(encoding="utf-8")
            items = READ[self.ending](text)
            assert items, "an empty feed looks like a feed that was emptied"
            for item in items:
                key = (item["id"], item["told"]) if self.dated else item["id"]
                if key not in self.known:
                    self.known.add(key)
                    fresh.append(item["id"])
            name = urlsplit(previous(text, self.ending)).path[1:] if self.patient else ""
        self.seen += reversed(fresh)


@pytest.mark.parametrize(("seed", "rounds"), [(1, 25), pytest.param(2, 120, marks=pytest.mark.slow)])
def test_every_reader_sees_every_entry_once(tmp_path: Path, seed: int, rounds: int) -> None:
    dice, here = random.Random(seed), Installed(tmp_path)
    readers = [Reader("rss"), Reader("atom", dated=True), Reader("json"), Reader("rss", patient=True)]
    told = [here.change(CHARTER)]
    since = 0
    for _ in range(rounds):
        for _ in range(dice.choice([1, 1, 1, 3, 12])):
            told.append(here.change(dice.choice([CHARTER, CARD])))
            since += 1
        if dice.random() < 0.05:
            told.append(here.correct(dice.choice(told[-9:]), withdraw=dice.random() < 0.3))
        if dice.random() < 0.05:
            here.change(TRACKER)
        if dice.random() < 0.03:
            here.settings = Settings(base_url=f"https://watch-{dice.randrange(9)}.example")
        here.publish_new() if dice.random() < 0.97 else here.publish()
        for reader in readers:
            if dice.random() < 0.3 or since > 40:
                reader.poll(here.feeds)
        since = 0 if since > 40 else since
    for reader in readers:
        reader.poll(here.feeds)
        assert reader.seen == [entry.guid for entry in told]
