"""Discovery on the real service: a card appears in a list, becomes a source, is read and told, and is then revised."""

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import feedparser
import pytest

from tests.extract.pdf.card import card
from tests.extract.pdf.paper import Paper
from tests.loopback import Answer, Site, serve
from tests.road.service import Service
from watcher.archive.catalogue import Catalogue
from watcher.config import load
from watcher.model import Entry, Event, Found, Outcome, Standing

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WAIT_SECONDS_MAX = 60.0
KILLS = 8
CHARTER = (
    b"<!doctype html><html lang='en'><title>Charter</title><main><article><h1>Charter</h1>"
    b"<p>Lantern Institute asks each of its models what it would rather not do, and writes the answers down.</p>"
    b"<p>The answers are read once a year by somebody who did not ask the questions, and are kept.</p>"
    b"</article></main></html>"
)


def cards(*links: str) -> Answer:
    shown = "\n".join(
        f'<Card title="{link.partition("|")[2]}" href="{link.partition("|")[0]}">A card.</Card>' for link in links
    )
    text = f"# Cards\n\nWhat we print. See [our charter](/charter).\n\n<CardGroup>\n{shown}\n</CardGroup>\n"
    return Answer(text.encode(), "text/markdown; charset=utf-8")


def declare(folder: Path, site: Site, port: int) -> None:
    """Write one source and one index, looked at every second."""
    (folder / "sources.toml").write_text(
        f'[[source]]\nid = "charter"\ntitle = "Charter"\npublisher = "Lantern Institute"\nkind = "policy"\n'
        f'url = "{site.base}/charter"\nevery = "1s"\nallow_private = true\n\n'
        f'[[index]]\nid = "lantern-cards"\nurls = ["{site.base}/cards.md"]\nmatch = "-card/?$"\nadopt = "always"\n'
        'every = "1s"\nallow_private = true\n'
        'template = { publisher = "Lantern Institute", kind = "system-card", series = "lantern-cards", every = "1s" }\n'
    )
    (folder / "watcher.toml").write_text(
        f'[watcher]\nlisten = "127.0.0.1:{port}"\nbase_url = "http://127.0.0.1:{port}"\nhost_gap = "0s"\n'
    )


def print_of(site: Site, paper: Paper) -> str:
    """Serve a PDF under its own digest, as real hosts do; return its path."""
    body = paper.file()
    path = f"/files/{hashlib.sha1(body).hexdigest()}.pdf"
    site.put(path, Answer(body, "application/pdf"))
    return path


class Watched:
    """A service, its site, and what its catalogue holds."""

    def __init__(self, service: Service, site: Site) -> None:
        self.service, self.site, self.folder = service, site, service.folder

    def ask(self, question: Callable[[Catalogue], object]) -> object:
        with closing(Catalogue(self.folder / "snapshots" / "catalogue.sqlite")) as catalogue:
            return question(catalogue)

    def told(self) -> list[Entry]:
        with closing(Catalogue(self.folder / "snapshots" / "catalogue.sqlite")) as catalogue:
            return list(reversed(catalogue.entries(feed="everything")))

    def found(self) -> tuple[Found, ...]:
        with closing(Catalogue(self.folder / "snapshots" / "catalogue.sqlite")) as catalogue:
            return catalogue.found()

    def checks(self, source_id: str) -> int:
        with closing(Catalogue(self.folder / "snapshots" / "catalogue.sqlite")) as catalogue:
            state = catalogue.state(source_id)
        return state.checks if state else 0

    def until(self, true: Callable[[], object], what: str) -> None:
        end = time.monotonic() + WAIT_SECONDS_MAX
        while not true():
            assert time.monotonic() < end, f"{what}\n{self.service.log()[-4000:]}"
            time.sleep(0.2)

    def rounds(self, count: int = 2) -> None:
        """Wait until the index and the charter have been looked at so often again."""
        least = {source_id: self.checks(source_id) + count for source_id in ("lantern-cards", "charter")}
        self.until(lambda: all(self.checks(source_id) >= number for source_id, number in least.items()), "no rounds")


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    service = Service(folder)
    with serve() as site:
        declare(folder, site, service.port)
        site.put("/charter", Answer(CHARTER))
        site.put("/cards.md", cards())
        service.start()
        made = Watched(service, site)
        try:
            made.until((folder / "snapshots" / "catalogue.sqlite").exists, "no catalogue")
            made.until(lambda: any(entry.event is Event.BEGUN for entry in made.told()), "never begun")
            yield made
        finally:
            assert service.stop() == 0, service.log()[-4000:]


def test_a_card_appears_is_adopted_read_and_told_and_then_revised(tmp_path: Path) -> None:
    with watched(tmp_path) as lantern:
        site = lantern.site
        site.put("/orrery-3-card", Answer(location=print_of(site, card())))
        site.put("/cards.md", cards("/orrery-3-card|Orrery 3"))
        lantern.until(lambda: any(entry.event is Event.NEW for entry in lantern.told()), "the card was not told")
        (new,) = [entry for entry in lantern.told() if entry.event is Event.NEW]
        assert new.source_id is not None
        assert new.title.startswith("New: ")
        assert "Orrery 3" in new.title
        assert "model welfare" in new.title
        assert 'Found through "Lantern cards"' in new.summary
        assert {"feed", f"sources/{new.source_id}"} <= set(new.feeds)
        assert "Task preferences" in new.content_text

        revised = card()
        revised.page()
        revised.lines(72, revised.heading(72, 700, "4 Addendum on welfare", 16, 0), "We asked the model again in May.")
        site.put("/orrery-3-card", Answer(location=print_of(site, revised)))
        lantern.until(
            lambda: any(entry.event is Event.CHANGED for entry in lantern.told()), "the revision was not told"
        )

        for spelling in ("/orrery-3-card/?utm_source=x", "/document/orrery-3-card", f"{site.base}/orrery%2d3-card#top"):
            site.put(spelling.removeprefix(site.base).partition("#")[0], Answer(location=print_of(site, revised)))
            site.put("/cards.md", cards("/orrery-3-card|Orrery 3", f"{spelling}|Orrery 3, once more"))
            lantern.rounds()
        told = [(entry.event, entry.source_id) for entry in lantern.told() if entry.source_id]
        assert told == [(Event.NEW, new.source_id), (Event.CHANGED, new.source_id)]
        assert len([row for row in lantern.found() if row.standing is Standing.ADOPTED]) == 1
        adopted = [
            one for one in load(tmp_path / "sources.toml", snapshots=tmp_path / "snapshots").sources if one.adopted
        ]
        assert [one.id for one in adopted] == [new.source_id]

    feed = feedparser.parse((tmp_path / "feeds" / "feed.atom").read_bytes())
    assert [item.id for item in feed.entries if new.guid == item.id] == [new.guid]
    assert Service(tmp_path).command("audit").returncode == 0


def test_a_redesign_that_empties_the_list_is_suspect_and_kills_cost_nothing(tmp_path: Path) -> None:
    names = [f"tern-{n}" for n in range(6)]
    with watched(tmp_path) as lantern:
        site = lantern.site
        for name in names:
            text = CHARTER.replace(b"Charter", name.title().encode()).replace(
                b"once a year", f"by reader {name}".encode()
            )
            site.put(f"/{name}-card", Answer(text))
        site.put("/cards.md", cards(*(f"/{name}-card|{name.title()}" for name in names)))
        dice = random.Random(7)
        for _ in range(KILLS):
            time.sleep(dice.uniform(0.3, 2.5))
            lantern.service.kill()
            lantern.service.start()
        lantern.until(
            lambda: len([entry for entry in lantern.told() if entry.event is Event.NEW]) == len(names),
            "not all were told",
        )
        site.put(
            "/cards.md", Answer(b"# Cards\n\nOur cards have moved. See [our charter](/charter).\n", "text/markdown")
        )
        lantern.rounds(4)
        newest = lantern.ask(lambda catalogue: catalogue.checks("lantern-cards", limit=1)[0].outcome)
        assert newest is Outcome.SUSPECT
        events = [entry.event for entry in lantern.told() if entry.source_id]
        assert events == [Event.NEW] * len(names)
        site.put("/cards.md", cards(*(f"/{name}-card|{name.title()}" for name in names)))
        lantern.rounds()
        assert [entry.event for entry in lantern.told() if entry.source_id] == events
