"""An invented lab with an index: pages that list, pages that are listed, and the rounds of a watcher over both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from tests.check.worlds import CARE, HOUR, Lab, lab, page
from watcher import check, discover
from watcher.config import load
from watcher.errors import FetchError, FetchFailure
from watcher.model import Adopt, CheckRecord, Entry, Event, Found, Index, Source

HOST = "https://quill.example"
LIST = f"{HOST}/cards"
TEMPLATE = (("publisher", "Quill Labs"), ("kind", "system-card"), ("series", "quill-cards"))
CARDS = Index("quill-cards-list", (LIST,), "-card$", Adopt.ALWAYS, TEMPLATE)
NOTES = replace(
    CARDS,
    id="quill-notes",
    match="/notes/",
    adopt=Adopt.ON_TOPIC,
    template=(("publisher", "Quill Labs"), ("kind", "post")),
)
NOT_FOUND = FetchError("It answered 404.", FetchFailure.NOT_FOUND, status=404)

ON_TOPIC = (
    "We ask the model whether it has preferences about its deployment, and treat the answers as evidence of its welfare.",
    "Whether a language model can have interests, and be a moral patient, is an open question to us.",
    "Before each release we assess the welfare of the model itself, with interviews about its apparent distress.",
    *(
        f"Paragraph {n} tells how interview {n} went and which of the answers were kept for later readers."
        for n in range(9)
    ),
)
OFF_TOPIC = tuple(
    f"Paragraph {n} is about the new office kitchen, its opening hours, and who brings bread on day {n}."
    for n in range(12)
)


def listing(*links: str, chrome: bool = True) -> bytes:
    shown = "".join(
        f"<li><a href='{link.partition('|')[0]}'>{link.partition('|')[2] or 'A card'}</a></li>" for link in links
    )
    rest = "<nav><a href='/'>Home</a><a href='/about'>About us</a></nav>" if chrome else ""
    return f"<!doctype html><html lang='en'><head><title>Cards</title></head><body>{rest}<main><ul>{shown}</ul></main></body></html>".encode()


@dataclass
class House:
    """A lab, its index and their rounds."""

    lab: Lab
    indexes: tuple[Index, ...]

    def serve(self, path: str, body: bytes, **values: object) -> None:
        self.lab.site.serve(body, path if "://" in path else HOST + path, **values)

    def fail(self, path: str, error: FetchError = NOT_FOUND) -> None:
        self.lab.site.fail(error, HOST + path)

    def look(self, after: timedelta = HOUR) -> list[CheckRecord]:
        """Look at every address of every index."""
        self.lab.clock.forward(after)
        places = discover.listing_of(self.indexes).values()
        return [discover.check(self.lab.world, index, place) for index, place in places]

    def round(self, after: timedelta = HOUR) -> None:
        """Look at the indexes, take up what was adopted, check every source."""
        self.look(after)
        sources = self.lab.world.sources
        assert isinstance(sources, dict)
        sources.update({one.id: one for one in self.adopted if one.id not in sources or sources[one.id].adopted})
        for source in list(sources.values()):
            self.lab.check(source, after=timedelta(seconds=2))
        check.tell_begun(self.lab.world)

    @property
    def found(self) -> dict[str, Found]:
        return {row.url: row for row in self.lab.world.catalogue.found()}

    @property
    def adopted(self) -> list[Source]:
        file = self.lab.root / "none.toml"
        file.write_text("")
        return list(load(file, snapshots=self.lab.root).sources)

    @property
    def news(self) -> list[Entry]:
        return [entry for entry in self.lab.told if entry.event is Event.NEW]


@contextmanager
def house(root: Path, *indexes: Index, sources: Sequence[Source] = (CARE,)) -> Iterator[House]:
    with lab(root, *sources) as made:
        made.site.serve(page())
        made.world = replace(made.world, indexes=indexes)
        yield House(made, indexes)
