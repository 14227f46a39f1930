"""Pages that repeat one shape a thousand times are read once each, and end."""

import pytest

from tests.extract.pages import page, read, texts

SAID = "The panel reads what the model wrote about its rest."
PLAIN = f"<p>{SAID}</p>"


@pytest.mark.parametrize("name", ["sidebar", "comments", "related"])
def test_boxes_in_boxes_end(name: str) -> None:
    said = [f"Reader {n} of the panel reads what model {n} wrote about its rest." for n in range(30)]
    inner = "".join(f"<p>{text}</p>" for text in said)
    markup = f"<main><h1>Model care</h1>{f'<div class={name}>' * 400}{inner}{'</div>' * 400}</main>"
    assert texts(read(page(markup))) == ["# Model care", *said]


def test_a_title_of_many_signs_keeps_its_word() -> None:
    sign = "<span>+</span>"
    markup = f"<main><h1>Model care</h1>{PLAIN}<h2>{sign * 500}Rest{sign * 500}</h2>{PLAIN}</main>"
    assert "Rest" in texts(read(page(markup)))[2]


def test_each_of_many_buttons_opens_its_own_text() -> None:
    opened = "".join(f"<button aria-controls=p{n}>Question {n}</button><div id=p{n}>{PLAIN}</div>" for n in range(500))
    assert len(read(page(f"<main><h1>Model care</h1>{PLAIN}{opened}</main>")).sections) == 501
