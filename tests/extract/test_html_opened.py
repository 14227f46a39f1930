"""Text that a page hides until a reader acts: tabs, accordions, the rest behind "Read more", what moves in."""

import pytest

from tests.extract.pages import ASKED, CLOSED, KEPT, TITLED, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "read more toggle truncated copy": (
        f"""<main><h1>Care for systems</h1><div class="excerpt" id="short">Fern Institute keeps the weights of every system that it has… <a href="#" role="button">Read more</a></div><div class="full" style="display:none"><p>{KEPT}</p><p>{ASKED}</p><a href="#" role="button">Read less</a></div><h2>Closing conversations</h2><p>{CLOSED}</p></main>""",
        ["# Care for systems", KEPT, ASKED, "## Closing conversations", CLOSED],
    ),
    "dots and more span": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<span id="dots">...</span><span id="more" style="display:none"> {ASKED}</span></p><button onclick="myFunction()" id="myBtn">Read more</button><h2>Closing conversations</h2><p>{CLOSED}</p></main>""",
        ["# Care for systems", f"{KEPT} {ASKED}", "## Closing conversations", CLOSED],
    ),
    "bootstrap tab panes without role": (
        f"""<main><h1>Care for systems</h1><ul class="nav nav-tabs"><li class="nav-item"><a class="nav-link active" data-toggle="tab" href="#one">For people</a></li><li class="nav-item"><a class="nav-link" data-toggle="tab" href="#two">For systems</a></li></ul><div class="tab-content"><div class="tab-pane active" id="one"><p>{KEPT}</p></div><div class="tab-pane" id="two"><p>{ASKED}</p></div></div></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "hidden tab pane display none": (
        f"""<main><h1>Care for systems</h1><div class="tabs"><button data-tab="one">People</button><button data-tab="two">Systems</button></div><div id="one" class="tabcontent"><p>{KEPT}</p></div><div id="two" class="tabcontent" style="display: none"><p>{ASKED}</p></div></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "w3 accordion panel display none": (
        f"""<main><h1>Care for systems</h1><button class="accordion">Withdrawal</button><div class="panel" style="display:none"><p>{ASKED}</p></div><button class="accordion">Closing conversations</button><div class="panel" style="display:none"><p>{CLOSED}</p></div></main>""",
        ["# Care for systems", "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "dl accordion hidden dd": (
        f"""<main><h1>Care for systems</h1><dl class="faq"><dt><button aria-expanded="false" aria-controls="q1">Withdrawal</button></dt><dd id="q1" hidden><p>{ASKED}</p></dd><dt><button aria-expanded="false" aria-controls="q2">Closing conversations</button></dt><dd id="q2" hidden><p>{CLOSED}</p></dd></dl></main>""",
        ["# Care for systems", "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "region switcher with both texts": (
        f"""<main><h1>Care for systems</h1><div class="region-us"><p>{KEPT}</p></div><div class="region-eu" hidden><p>{ASKED}</p></div></main>""",
        ["# Care for systems", KEPT],
    ),
    "maxheight collapse": (
        f"""<main><h1>Care for systems</h1><div class="collapsed" style="max-height:0;overflow:hidden"><p>{KEPT}</p></div><div style="opacity:0;transform:translateY(20px)" data-aos="fade-up"><p>{ASKED}</p></div></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "framer appear visibility hidden": (
        f"""<main><h1>Care for systems</h1><div style="visibility:hidden" class="wow fadeIn"><p>{KEPT}</p></div><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "inert aria-hidden main while dialog open": (
        f"""<main aria-hidden="true" inert>{TITLED}</main><div role="dialog" aria-modal="true"><h2>Your privacy</h2><p>We and our partners store information on your device, such as cookies, to measure how you use this page.</p><button>Accept all</button><button>Reject all</button></div>""",
        [*WHOLE],
    ),
    "body visibility hidden antiflicker": (
        f"""<!doctype html><html lang="en"><head><meta charset=utf-8><title>Care for systems - Fern</title></head><body style="opacity:0;visibility:hidden"><main>{TITLED}</main></body></html>""",
        [*WHOLE],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if "<html" in markup or "<HTML" in markup else page(markup))) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        f'<button data-toggle="modal" data-target="#ask">Write</button><div id="ask" style="display:none"><p>{ASKED}</p></div>',
        f"<button>…</button><ul hidden><li>{ASKED}</li></ul>",
        f'<p>{CLOSED[:40]}…</p><div style="display:none"><p>{ASKED}</p></div>',
        f'<div class="w-condition-invisible"><p>{ASKED}</p></div>',
        f'<div class="wow" style="display:none"><p>{ASKED}</p></div>',
    ],
)
def test_what_nothing_shows_in_its_place_stays_hidden(hidden: str) -> None:
    assert ASKED not in texts(read(page(f"<main><h1>Care for systems</h1><p>{KEPT}</p>{hidden}</main>")))
