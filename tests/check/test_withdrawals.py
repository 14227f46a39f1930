"""What a withdrawal removes is nowhere public, whatever else was told of the document, before and after; no more is."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from random import Random

import pytest

from tests.check.worlds import CARE, HOUR, PARAGRAPHS, Lab, edited, lab, page
from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.check import close_digests, correct
from watcher.config import Settings
from watcher.model import Entry, Event, Source
from watcher.publish import site

SETTINGS = Settings(disk_free_min=0, base_url="https://watch.example.org")
SECRET = "Gibraltar keeps the lamp oil in the cellar of the old customs house."


@dataclass
class Desk:
    """A lab that is watched, published after everything that is told, and its operator."""

    lab: Lab
    feeds: Path

    def told(self, event: Event = Event.CHANGED) -> list[Entry]:
        return [entry for entry in self.lab.told if entry.event is event]

    def withdraw(self, entry: Entry) -> None:
        correct(self.lab.world, entry, note="Quoted by mistake.", withdraw=True)

    def public(self, root: Path | None = None) -> dict[str, str]:
        top = root or self.feeds
        paths = [path for path in sorted(top.rglob("*")) if path.is_file() and path.suffix != ".png"]
        return {str(path.relative_to(top)): path.read_text(encoding="utf-8") for path in paths}

    def holding(self, words: str) -> list[str]:
        return [name for name, text in self.public().items() if words in text]

    def with_status(self) -> dict[str, str]:
        """Every public file, those that speak of all sources brought up to date."""
        world = self.lab.world
        world.published()
        site.publish_status(world.catalogue, SETTINGS, world.sources.values(), self.feeds, self.lab.clock())
        return self.public()

    def whole(self, root: Path, catalogue: Catalogue | None = None) -> dict[str, str]:
        """Publish everything anew somewhere else."""
        world = self.lab.world
        sources = list(world.sources.values())
        site.publish(catalogue or world.catalogue, SETTINGS, sources, root, self.lab.clock())
        return self.public(root)


@contextmanager
def desk(root: Path, *sources: Source) -> Iterator[Desk]:
    (root / "snapshots").mkdir(parents=True)
    with lab(root / "snapshots", *sources) as made:
        here = Desk(made, root / "feeds")

        def published() -> None:
            world = made.world
            site.publish_new(world.catalogue, SETTINGS, world.sources.values(), here.feeds, made.clock())

        made.world = replace(made.world, published=published, settings=SETTINGS)
        made.site.serve(page())
        made.begin()
        yield here


@pytest.fixture
def quill(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        yield made


def article(*sections: tuple[str, list[str]]) -> bytes:
    body = "".join(f"<h2>{title}</h2>" + "".join(f"<p>{text}</p>" for text in texts) for title, texts in sections)
    return (
        "<!doctype html><html lang='en'><head><title>Care charter</title></head><body><main><article>"
        f"<h1>Care charter</h1>{body}</article></main></body></html>"
    ).encode()


def replaced(place: int, text: str) -> list[str]:
    return [text if number == place else one for number, one in enumerate(PARAGRAPHS)]


P = list(PARAGRAPHS)
SHORT = "Gibraltar cellar now."
HISTORIES: dict[str, tuple[bytes, bytes]] = {
    "it stands beside the next change": (page(f"{P[0]} {SECRET}", *P[1:]), page(f"{P[0]} {SECRET}", "Two.", *P[1:])),
    "its sentence is edited again": (page(f"{P[0]} {SECRET}", *P[1:]), page(f"{P[0]} {SECRET[:-6]} barn.", *P[1:])),
    "it is short, and edited again": (page(f"{P[0]} {SHORT}", *P[1:]), page(f"{P[0]} {SHORT[:-4]} then.", *P[1:])),
    "it is short, and goes": (page(f"{P[0]} {SHORT}", *P[1:]), page()),
    "it is a heading that stands above the next change": (
        article(("What we do", P), ("Gibraltar", ["One rule."])),
        article(("What we do", P), ("Gibraltar", ["One rule, or two of them."])),
    ),
    "it is a heading that is renamed": (
        article(("The cellar of Gibraltar", P)),
        article(("The attic of Gibraltar", replaced(2, "Nothing."))),
    ),
    "it is an item of a list": (page(*P, SHORT), page(*replaced(4, "Complaints are heard."), SHORT)),
}


@pytest.mark.parametrize("later", [True, False], ids=["told after it", "told before it"])
@pytest.mark.parametrize("history", HISTORIES)
def test_no_other_change_shows_what_was_withdrawn(quill: Desk, history: str, *, later: bool) -> None:
    first, second = HISTORIES[history]
    quill.lab.see(first)
    (wrong,) = quill.told()
    if not later:
        quill.lab.see(second)
    quill.withdraw(wrong)
    if later:
        quill.lab.see(second)

    assert len(quill.told()) == 2
    assert quill.holding("Gibraltar") == []
    assert quill.with_status() == quill.whole(quill.feeds.parent / "anew")


def charter(honesty: list[str], keeping: str = P[1], prices: str = "A lamp costs eleven crowns a year.") -> bytes:
    return article(("Honesty", [P[0], *honesty]), ("Keeping", [P[2], keeping]), ("Prices", [P[3], prices]))


MAY, DEAR = P[1].replace("will", "may"), "A lamp costs 99 crowns a year."
AFTER = {
    "it went": charter([], MAY, DEAR),
    "it was reworded": charter([f"{SECRET[:-6]} barn."], MAY, DEAR),
    "it moved and was reworded": charter([], f"{MAY} {SECRET[:-6]} barn.", DEAR),
}


@pytest.mark.parametrize("what", AFTER)
@pytest.mark.parametrize("later", [True, False], ids=["told after it", "told before it"])
def test_the_other_sections_of_a_change_are_told_as_ever(quill: Desk, what: str, *, later: bool) -> None:
    quill.lab.see(charter([]))
    quill.lab.see(charter([SECRET]))
    wrong = quill.told()[-1]
    if later:
        quill.withdraw(wrong)
    quill.lab.see(AFTER[what])
    if not later:
        quill.withdraw(wrong)

    change = quill.told()[-1]
    public = quill.with_status()
    stem = f"changes/{change.change_id}".replace("..", "-")
    assert quill.holding("Gibraltar") == []
    assert quill.holding("cellar") == []
    for name in ("feed.json", "feed.rss", f"{stem}.json", f"{stem}.html"):
        for said in ("may", "99", "Honesty", "words were withdrawn"):
            assert said in public[name], (name, said)
    assert f"+{DEAR}\n" in public[f"{stem}.diff"]
    assert public[f"{stem}.diff"].startswith("# Some of its words were withdrawn")
    title = next(one["title"] for one in json.loads(public["feed.json"])["items"] if change.guid == one["id"])
    assert "change told" not in title
    assert public == quill.whole(quill.feeds.parent / "anew")


def test_the_other_edits_of_a_section_are_told_as_ever(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    quill.withdraw(quill.told()[-1])
    quill.lab.see(page(P[0], MAY, *P[2:]))
    assert quill.holding("Gibraltar") == []
    item = json.loads(quill.public()["feed.json"])["items"][0]
    assert item["title"] == 'Care charter: "We will" -> "We may"'
    assert "one edit not quoted" in item["content_text"]
    assert "nothing else" not in item["content_text"]


def test_a_document_under_a_new_name_is_the_same_document(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    (wrong,) = quill.told()
    renamed = replace(CARE, id="care-2", was=("care",))
    quill.lab.world = replace(quill.lab.world, sources={"care-2": renamed})
    quill.lab.see(page(f"{P[0]} {SECRET[:-6]} barn.", *P[1:]), renamed)
    assert [entry.source_id for entry in quill.told()] == ["care", "care-2"]

    quill.withdraw(wrong)

    assert quill.holding("Gibraltar") == []


def test_the_correction_of_a_change_that_tells_them_too_loses_its_title(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    quill.lab.see(page())
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    first, *_, last = quill.told()
    correct(quill.lab.world, first, note="It stood there for an hour.")
    assert quill.told(Event.CORRECTED)[0].title.startswith('Correction: Care charter: "Gibraltar')

    quill.withdraw(last)

    assert quill.holding("Gibraltar") == []
    assert "It stood there for an hour." in quill.public()["feed.rss"]


def test_a_correction_of_what_was_withdrawn_says_its_own_note_and_no_withdrawn_word(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    (wrong,) = quill.told()
    quill.withdraw(wrong)
    more = correct(quill.lab.world, wrong, note="One more word on it.")

    assert "Gibraltar" not in repr(replace(more, comparison=None))
    assert "stays readable" not in more.summary
    assert quill.holding("Gibraltar") == []
    public = quill.with_status()
    for name in ("feed.rss", "feed.atom", "feed.json", "sources/care.html"):
        assert "One more word on it." in public[name], name
        assert "Quoted by mistake." in public[name], name
    assert public == quill.whole(quill.feeds.parent / "anew")


def test_the_note_of_an_earlier_correction_goes_with_what_is_withdrawn(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    (wrong,) = quill.told()
    correct(quill.lab.world, wrong, note=f"Not true: {SECRET}")
    quill.withdraw(wrong)
    assert quill.holding("Gibraltar") == []


def test_what_stood_before_is_told_by_other_changes_still(quill: Desk) -> None:
    quill.lab.see(edited(0, "a long run", "a first voyage"))
    quill.lab.see(edited(0, "a long run", "a Gibraltar voyage"))
    quill.lab.see(edited(0, "a long run", "a first voyage"))
    quill.lab.see(edited(0, "a long run", "a third trip"))
    first, wrong, back, last = quill.told()

    quill.withdraw(wrong)

    titles = quill.public()["feed.rss"]
    assert quill.holding("Gibraltar") == []
    assert first.title.replace(">", "&gt;") in titles
    assert last.title.replace(">", "&gt;") in titles
    assert "a first voyage" in quill.public()[f"changes/{last.change_id}.html".replace("..", "-")]
    assert "words were withdrawn" in quill.public()[f"changes/{back.change_id}.html".replace("..", "-")]


def test_a_sentence_that_went_is_removed_from_what_was_told_until_then(quill: Desk) -> None:
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:]))
    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:-1]))
    quill.lab.see(page(*P[:-1]))
    *_, wrong = quill.told()

    quill.withdraw(wrong)
    assert quill.holding("Gibraltar") == []

    quill.lab.see(page(f"{P[0]} {SECRET}", *P[1:-1]))
    assert quill.told()[-1].guid in quill.public()["feed.rss"]
    assert "Gibraltar" in quill.public()["feed.json"]


def test_a_sentence_that_is_there_again_is_the_document_s_own(quill: Desk) -> None:
    quill.lab.see(page(*P[:-1]))
    quill.lab.see(page())
    wrong, back = quill.told()

    quill.withdraw(wrong)

    assert quill.holding("answered within ten days") != []
    assert "words were withdrawn" not in quill.public()[f"changes/{back.change_id}.html".replace("..", "-")]


@dataclass
class Author:
    """Edits a charter at random; every edit leaves a word behind that stands nowhere else."""

    dice: Random
    sections: list[tuple[str, list[str]]] = field(default_factory=lambda: [("What we do", list(P)), ("Why", ["So."])])
    versions: list[list[tuple[str, list[str]]]] = field(default_factory=list)
    words: int = 0

    def word(self) -> str:
        self.words += 1
        return f"qx{self.words}z"

    def edit(self) -> bytes:
        self.versions.append([(title, list(texts)) for title, texts in self.sections])
        place = self.dice.randrange(len(self.sections))
        texts = self.sections[place][1]
        number = self.dice.randrange(len(texts))
        sentence = f"The {self.word()} of lamp {self.words} is lit by two keepers at dusk."
        match self.dice.randrange(9):
            case 0:
                texts[number] += f" {sentence}"
            case 1:
                texts.insert(number, self.dice.choice([sentence, f"Lamp {self.word()}."]))
            case 2 | 3 if len(texts[number].split()) > 1:
                words = texts[number].split()
                words[self.dice.randrange(len(words) - 1)] = self.word()
                texts[number] = " ".join(words)
            case 4 if len(texts) > 1:
                del texts[number]
            case 5:
                self.sections[place] = (f"Of {self.word()}", texts)
            case 6:
                self.sections.insert(place, (f"{self.word()} lamps", [sentence, "It is so."]))
            case 7 if len(self.sections) > 1:
                del self.sections[place]
            case _:
                self.sections = self.dice.choice(self.versions)
        return article(*self.sections)


def first_words(told: list[Entry], whole: Callable[[str], Entry | None]) -> dict[str, set[str]]:
    """The words that each change was the first to bring, by its id."""
    known, brought = set[str](), dict[str, set[str]]()
    for entry in told:
        text = whole(entry.event_id)
        assert text is not None
        assert text.text_after is not None
        words = {word for word in text.text_after.replace(".", " ").split() if word.startswith("qx")}
        brought.setdefault(entry.change_id or "", words - known)
        known |= words
    return brought


def sentences_brought(entry: Entry | None) -> set[str]:
    assert entry is not None
    assert entry.text_before is not None
    assert entry.text_after is not None
    lines = {line.lstrip("# ") for line in entry.text_after.split("\n")} - {""}
    return {line for line in lines if line not in entry.text_before}


QUICK, ALL = range(4), range(4, 60)


@pytest.mark.parametrize(
    "seed", [*QUICK, *(pytest.param(seed, marks=pytest.mark.slow) for seed in ALL)], ids=lambda seed: f"seed {seed}"
)
def test_no_withdrawn_word_is_in_any_public_byte_whatever_was_told(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    source, author, gone = CARE, Author(dice), set[str]()
    with desk(tmp_path) as here:
        for step in range(25):
            told = here.told()
            match dice.randrange(8):
                case 0 if told:
                    chosen = dice.choice(told)
                    here.withdraw(chosen)
                    gone.add(chosen.change_id or "")
                case 1 if told:
                    correct(here.lab.world, dice.choice(told), note="It was only moved.")
                case 2 if step > 8 and not source.was:
                    source = replace(CARE, id="care-2", was=("care",))
                    here.lab.world = replace(here.lab.world, sources={source.id: source})
                case 3:
                    here.lab.clock.forward(20 * HOUR)
                    close_digests(here.lab.world)
                case _:
                    here.lab.see(author.edit(), source)
        here.lab.see(author.edit(), source)
        catalogue = here.lab.world.catalogue
        words = first_words(here.told(), catalogue.entry)
        secret = {word for change_id in gone for word in words[change_id]}
        secret |= {
            line
            for entry in here.told()
            if entry.change_id in gone
            for line in sentences_brought(catalogue.entry(entry.event_id))
        }
        published = here.public()
        for name, text in published.items():
            assert not [one for one in secret if one in text or escape(one) in text], name
        rebuilt = Catalogue(tmp_path / "rebuilt.sqlite")
        mirror.load(tmp_path / "snapshots", rebuilt)
        rebuilt.set_setting("feed_id", here.lab.world.feed_id)
        for name, text in here.whole(tmp_path / "anew", rebuilt).items():
            assert not [one for one in secret if one in text or escape(one) in text], name
        rebuilt.close()
        assert here.with_status() == here.whole(tmp_path / "whole")
