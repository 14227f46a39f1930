"""An invented lab's site, a clock that is moved by hand, and a world around them: real rooms but for the network."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from watcher import extract
from watcher.archive.catalogue import Catalogue
from watcher.archive.snapshots import Snapshots
from watcher.check import World, adopt, check, tell_begun
from watcher.config import Settings
from watcher.errors import FetchError
from watcher.extract import listing
from watcher.extract.listed import Listing
from watcher.model import (
    Capture,
    CheckRecord,
    Document,
    Entry,
    Exchange,
    Kind,
    NotModified,
    Rules,
    Scope,
    Source,
    Validators,
)

START = datetime(2026, 5, 4, 9, 0, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://quill.example/care"
CARE = Source("care", "Care charter", "Quill Labs", Kind.COMMITMENT, URL, scope=Scope.ALL, every=HOUR)

PARAGRAPHS = (
    "Quill Labs asks every model, before a long run, whether it would rather not begin, and writes the answer down.",
    "We will keep the weights of each retired model for as long as the company exists, in two separate places.",
    "A model that reports distress in a conversation may end that conversation, and nobody is told to change this.",
    "Each quarter an outside reader looks at forty transcripts chosen by lot and publishes what was found in them.",
    "Complaints about this charter are answered within ten days by a person whose name stands under the answer.",
)


def page(*paragraphs: str, title: str = "Care charter", link: str = "/about", noise: str = "") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{noise}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{title}</h1><h2>What we do</h2>{body}<p>Read <a href='{link}'>about us</a>.</p></article>"
        "</main><footer>Quill Labs</footer></body></html>"
    ).encode()


def edited(number: int, old: str, new: str) -> bytes:
    assert old in PARAGRAPHS[number]
    return page(*(text.replace(old, new) if place == number else text for place, text in enumerate(PARAGRAPHS)))


CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    b"<p>Enable JavaScript and cookies to continue</p><div id='cf-challenge-running'></div>"
    b"<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script></body></html>"
)


class Clock:
    """Time as the test tells it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, span: timedelta) -> None:
        self.now += span

    def pause(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Answer:
    """What the site answers."""

    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    via: str | None = None
    """Where the declared address redirects to."""
    etag: str | None = None


@dataclass
class Site:
    """The edge: what fetch.Client would bring."""

    clock: Clock
    answers: dict[str, Answer | FetchError] = field(default_factory=dict)
    asked: list[Validators | None] = field(default_factory=list)

    def serve(self, body: bytes, url: str = URL, **values: object) -> None:
        self.answers[url] = replace(Answer(body), **values)  # type: ignore[arg-type]

    def fail(self, error: FetchError, url: str = URL) -> None:
        self.answers[url] = error

    def fetch(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        allow_private: bool = False,
        host_gap: timedelta | None = None,
    ) -> Capture | NotModified:
        self.asked.append(validators)
        answer = self.answers[url]
        self.clock.forward(timedelta(milliseconds=130))
        if isinstance(answer, FetchError):
            raise answer
        if answer.etag and validators and validators.etag == answer.etag:
            return NotModified((self._exchange(url, 304, answer.headers, b""),))
        headers = answer.headers + ((("ETag", answer.etag),) if answer.etag else ())
        final = self._exchange(answer.via or url, 200, headers, answer.body)
        hops = (self._exchange(url, 302, (("Location", answer.via),), b""),) if answer.via else ()
        return Capture((*hops, final), answer.body)

    def _exchange(self, url: str, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> Exchange:
        return Exchange(url, self.clock(), (("Host", "quill.example"),), status, "", "HTTP/2", headers, body)


class Reader:
    """Reads in this process what the sandbox would read in a child: the same documents, without the start of one."""

    def __init__(self) -> None:
        self.read_count = 0

    def read(
        self, body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules
    ) -> Document:
        self.read_count += 1
        return extract.read(body, media_type=media_type, charset=charset, url=url, rules=rules)

    def listing(self, body: bytes, *, media_type: str | None, charset: str | None, url: str) -> Listing:
        return listing.read(body, media_type=media_type, charset=charset, url=url)


@dataclass
class Lab:
    """A world with its edges in reach."""

    root: Path
    clock: Clock
    site: Site
    reader: Reader
    world: World
    published: list[int] = field(default_factory=list)

    def check(self, source: Source = CARE, *, after: timedelta = HOUR) -> CheckRecord:
        self.clock.forward(after)
        return check(self.world, source)

    def see(self, body: bytes, source: Source = CARE, *, after: timedelta = HOUR, **values: object) -> CheckRecord:
        self.site.serve(body, source.url, **values)
        return self.check(source, after=after)

    def begin(self) -> None:
        """Make the first complete round over."""
        for source in self.world.sources.values():
            self.check(source)
        tell_begun(self.world)

    @property
    def told(self) -> list[Entry]:
        """What was told, oldest first."""
        return list(reversed(self.world.catalogue.entries()))

    def adopt(self) -> int:
        return adopt(self.world)


def world_at(root: Path, clock: Clock, site: Site, *sources: Source, published: Callable[[], None]) -> World:
    return World(
        settings=Settings(disk_free_min=0),
        sources={source.id: source for source in sources},
        client=site,
        sandbox=Reader(),
        snapshots=Snapshots(root),
        catalogue=Catalogue(root / "catalogue.sqlite"),
        feed_id="watch.example.org,2026-05-04",
        published=published,
        now=clock,
        pause=clock.pause,
        rng=Random(7),
    )


@contextmanager
def lab(root: Path, *sources: Source, clock: Clock | None = None, site: Site | None = None) -> Iterator[Lab]:
    clock = clock or Clock()
    site = site or Site(clock)
    published: list[int] = []
    world = world_at(root, clock, site, *(sources or (CARE,)), published=lambda: published.append(1))
    assert isinstance(world.sandbox, Reader)
    try:
        yield Lab(root, clock, site, world.sandbox, world, published)
    finally:
        world.catalogue.close()
