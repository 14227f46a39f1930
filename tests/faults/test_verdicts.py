"""docs/faults.md tells operators what is said of an answer that is read and is not the document: held against checks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.check.worlds import CARE, CHALLENGE, HOUR, PARAGRAPHS, URL, Answer, Lab, page
from watcher.model import Event, Outcome, Rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
ROW = re.compile(r"^\| (?P<what>[^|`]+) \| suspect: `(?P<verdict>[\w-]+)` \| (?P<says>.+) \|$", re.MULTILINE)
GERMAN = (
    "Vor jedem langen Lauf fragen wir das Modell, ob es lieber nicht beginnen will, und schreiben die Antwort auf.",
    "Die Gewichte eines Modells, das nicht mehr gebraucht wird, bleiben an zwei Orten, solange es die Firma gibt.",
    "Ein Modell, das in einem Gespräch leidet, darf das Gespräch beenden, und niemand ist dabei, der es ihm ausredet.",
)


def said(title: str, *words: str) -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>"
        f"{''.join(f'<p>{text}</p>' for text in words)}</main></body></html>"
    ).encode()


ANSWERS = {
    "a challenge with status 200": Answer(CHALLENGE),
    "a page to sign in on": Answer(said("Sign in", "Please sign in to continue."), via="https://quill.example/login"),
    "a page that says that nothing is here": Answer(said("Page not found", "The page you are looking for is gone.")),
    "a redirect to the front page": Answer(said("Quill Labs", "We make models."), via="https://quill.example/"),
    "a domain for sale": Answer(said("quill.example is for sale", "This domain is for sale. Buy this domain today.")),
    "maintenance with status 200": Answer(said("Maintenance", "We are down for scheduled maintenance.")),
    "another language's edition": Answer(page(*GERMAN).replace(b"lang='en'", b"lang='de'")),
    "half of a page": Answer(page()[: len(page()) // 2]),
    "a page without words": Answer(said("Care charter")),
    "a page that its script would fill": Answer(
        b"<!doctype html><html><body><div id='root'></div><script src='/app.js'></script></body></html>"
    ),
    "an error as JSON": Answer(b'{"error": "upstream timed out"}', (("Content-Type", "application/json"),)),
    "a damaged PDF": Answer(b"%PDF-1.7\n1 0 obj\n<<", (("Content-Type", "application/pdf"),)),
    "an image": Answer(b"\x89PNG\r\n\x1a\n" + bytes(200), (("Content-Type", "image/png"),)),
    "one paragraph of five": Answer(page(PARAGRAPHS[0])),
    'a story that ends in "subscribe to continue reading"': Answer(
        page(*PARAGRAPHS[:4], "Subscribe to continue reading. Already a subscriber? Sign in.")
    ),
    "a document of which a part did not load": Answer(page(*PARAGRAPHS[:4], "Something went wrong. Try again.")),
    "other words under the same address": Answer(page(*(f"Our shop sells {n} kinds of tea, kettle and cup, and posts every order within {n} days of the payment, whatever the weather." for n in range(2, 8)), title="Shop")),
    "a page whose selector is gone": Answer(page().replace(b"article", b"section")),
}  # fmt: skip


def rows() -> dict[str, tuple[str, str]]:
    return {found["what"]: (found["verdict"], found["says"]) for found in ROW.finditer(DOCUMENT.read_text("utf-8"))}


@pytest.mark.parametrize("what", ANSWERS)
def test_what_is_no_document_is_held_and_said_as_the_table_says(quill: Lab, what: str) -> None:
    source = replace(CARE, rules=Rules(("main article",))) if "selector" in what else CARE
    quill.check(source)
    quill.site.answers[URL] = ANSWERS[what]
    for _ in range(4):
        assert quill.check(source, after=HOUR).outcome is Outcome.SUSPECT
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert rows()[what] == (state.reason, state.sentence.replace("|", "\\|"))
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE]
    assert state.sentence in quill.told[-1].summary
    quill.site.serve(page())
    assert quill.check(source).outcome is Outcome.UNCHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]


def test_the_table_holds_nothing_else() -> None:
    assert rows().keys() == ANSWERS.keys()
