"""Small corners of reading: each was once unseen by any test."""

import pytest

from tests.extract.pages import MORE, PROSE, blocks, page, read, texts
from watcher import extract
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import markdown
from watcher.extract.media import Media, media_of
from watcher.model import BlockKind, Rules

BODY = f"<h1>Model care</h1><p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p>"
READ = ["# Model care", PROSE, "## Leaving", MORE]


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/html", "<h1>Care</h1><p>We ask.</p>"),
        ("text/markdown", "# Care\n\nWe ask.\n"),
        ("text/plain", "Care\n\n\nWe ask.\n"),
        (
            "application/feed+json",
            '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "Care", "content_text": "We ask."}]}',
        ),
    ],
)
def test_each_kind_of_body_finds_its_reader(media_type: str, body: str) -> None:
    document = extract.read(body.encode(), media_type=media_type, charset="utf-8", url=None, rules=Rules())
    assert document.sections[-1].text == "We ask.\n"


def test_an_empty_body_is_said_to_be_empty() -> None:
    with pytest.raises(ExtractError) as caught:
        extract.read(b" \n", media_type=None, charset=None, url=None, rules=Rules())
    assert caught.value.failure is ExtractFailure.NOTHING_TO_READ


def test_what_nests_deeper_than_python_is_damaged() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000
    with pytest.raises(ExtractError) as caught:
        extract.read(body, media_type="application/feed+json", charset=None, url=None, rules=Rules())
    assert caught.value.failure is ExtractFailure.DAMAGED


def test_markdown_may_be_cut_by_selectors() -> None:
    text = "# Care\n\nWe ask.\n\n<div class='ad'>\n\nBuy lamps.\n\n</div>\n"
    document = markdown.read(text.encode(), charset=None, url=None, rules=Rules(remove=(".ad",)))
    assert texts(document) == ["# Care", "We ask."]
    chosen = markdown.read(text.encode(), charset=None, url=None, rules=Rules(select=(".ad",)))
    assert texts(chosen) == ["Buy lamps."]


def test_a_typed_bullet_makes_an_item() -> None:
    document = read(page(f"<main>{BODY}<p>• Oil</p><p>• Wick</p></main>"))
    assert [block.text for block in blocks(document, BlockKind.ITEM)] == ["Oil", "Wick"]


def test_the_heading_over_teasers_goes_with_them() -> None:
    teasers = "".join(
        f"<h3><a href=/{n}>Lamp {n}</a></h3><p>It burns.</p><p><a href=/{n}>Read more</a></p>" for n in range(3)
    )
    assert texts(read(page(f"<main>{BODY}<h2>Related articles</h2>{teasers}</main>"))) == READ


def test_a_label_without_a_date_below_it_stays() -> None:
    said = texts(read(page(f"<main><h1>Model care</h1><p>Published</p><p>{PROSE}</p></main>")))
    assert said == ["# Model care", "Published", PROSE]
    assert texts(read(page(f"<main>{BODY}<p>Published</p></main>")))[-1] == "Published"


def test_a_streamed_part_without_a_place_stays_where_it_is() -> None:
    document = read(
        page(f'<main>{BODY}<template id="B:1"></template></main><div hidden id="S:0"><p>{PROSE[:90]}</p></div>')
    )
    assert texts(document)[:4] == READ


def test_empty_code_and_empty_notes_are_nothing() -> None:
    document = read(
        page(
            f"<main>{BODY}<pre> </pre><p>We ask<d-footnote> </d-footnote>.</p><table><tr><td></td><td></td></tr></table></main>"
        )
    )
    assert texts(document) == [*READ, "We ask."]


def test_an_address_that_is_none_has_no_extension() -> None:
    assert media_of(b"We ask.", None, "http://[") is Media.TEXT
