import pytest

from tests.extract.pages import MORE, PROSE, blocks, texts
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import markdown
from watcher.model import BlockKind, Document, Rules


def read(text: str, *, url: str | None = "https://wren.example/care.md", **rules: tuple[str, ...]) -> Document:
    return markdown.read(text.encode(), charset="utf-8", url=url, rules=Rules(**rules))


def test_headings_paragraphs_and_lists_become_sections() -> None:
    document = read(f"# Model care\n\n{PROSE}\n\n## 2. Leaving\n\n- One\n  - Two\n- *Three*\n")
    assert document.media == "markdown"
    assert [(s.number, s.title, s.level, s.path) for s in document.sections] == [
        (None, "Model care", 1, ()),
        ("2", "Leaving", 2, ("Model care",)),
    ]
    assert [(b.kind, b.text, b.depth) for b in document.sections[1].blocks] == [
        (BlockKind.ITEM, "One", 0),
        (BlockKind.ITEM, "Two", 1),
        (BlockKind.ITEM, "Three", 0),
    ]


@pytest.mark.parametrize(
    ("heading", "title", "key"),
    [
        ("## Leaving {#leaving}", "Leaving", "leaving"),
        ("## Leaving {#leaving authority=root}", "Leaving", "leaving"),
        ('## Leaving {#leaving .wide title="So long"}', "Leaving", "leaving"),
        ("## Leaving {: #leaving }", "Leaving", "leaving"),
        ("## *Leaving* {#leaving}", "Leaving", "leaving"),
        ("Leaving {#leaving}\n---", "Leaving", "leaving"),
        ("## Leaving {.wide}", "Leaving", None),
        ("## Leaving {a set}", "Leaving {a set}", None),
        ("## Leaving `{#not}`", "Leaving {#not}", None),
    ],
)
def test_an_explicit_id_is_the_sections_identity_and_no_part_of_its_title(
    heading: str, title: str, key: str | None
) -> None:
    section = read(f"# Care\n\n{PROSE}\n\n{heading}\n\nYes.\n").sections[1]
    assert (section.title, section.key, section.anchor) == (title, key, key)


@pytest.mark.parametrize(
    "fence",
    [
        "```\n# no heading\n```",
        "~~~xml\n# no heading {#nor-id}\n~~~",
        "````md\n```\n# no heading\n```\n````",
        "```\n# no heading\n[^1]: no note\n!!! note\n    no quote",
    ],
)
def test_what_stands_in_a_fence_is_code_and_no_heading(fence: str) -> None:
    document = read(f"# Care\n\n{PROSE}\n\n{fence}\n")
    assert [s.title for s in document.sections] == ["Care"]
    assert "# no heading" in blocks(document, BlockKind.CODE)[0].text


def test_front_matter_is_metadata() -> None:
    document = read(f'---\ntitle: "Model care"\nlast_updated: 2026-03-01\nlang: de\n---\n\n{PROSE}\n')
    assert (document.title, document.dated, document.lang) == ("Model care", "2026-03-01", "de")
    assert texts(document) == [PROSE]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert texts(read(f"---\n\n{PROSE}\n\n---\n\n{MORE}\n")) == [PROSE, MORE]


def test_html_inside_is_read_as_html() -> None:
    document = read(
        f'# Care\n\n<div class="note">\n\n{PROSE}\n\n</div>\n\n<!-- source: here -->\n\n<script>x()</script>\n\n<details><summary>How?</summary>\n\nIn writing, by a person.\n\n</details>\n'
    )
    assert texts(document) == ["# Care", PROSE, "## How?", "In writing, by a person."]


def test_tables_have_cells() -> None:
    document = read(f"# Care\n\n{PROSE}\n\n| Model | Retired |\n|---|---|\n| Wren 1 | [March](/m) |\n")
    assert [b.cells for b in blocks(document, BlockKind.ROW)] == [("Model", "Retired"), ("Wren 1", "March")]
    assert blocks(document, BlockKind.ROW)[1].links == ("https://wren.example/m",)


def test_footnotes_stand_apart() -> None:
    document = read(f"# Care\n\n{PROSE}[^why]\n\n[^why]: Because it\n    asked twice.\n")
    paragraph, note = blocks(document)
    assert (paragraph.text, paragraph.notes) == (PROSE, ("why",))
    assert (note.kind, note.mark, note.text) == (BlockKind.FOOTNOTE, "why", "Because it asked twice.")


def test_link_cards_are_items_with_their_targets() -> None:
    document = read(
        f'# Care\n\n{PROSE}\n\n<CardGroup cols={{2}}>\n  <Card title="System card" icon="pdf" href="/card">\n    What we measured.\n  </Card>\n</CardGroup>\n'
    )
    card = blocks(document, BlockKind.ITEM)[0]
    assert (card.text, card.links) == ("System card", ("https://wren.example/card",))
    assert "What we measured." in texts(document)


def test_mdx_imports_are_no_text() -> None:
    assert texts(read(f"import {{ Card }} from '@/card'\nexport const x = 1\n\n# Care\n\n{PROSE}\n")) == [
        "# Care",
        PROSE,
    ]


def test_admonitions_are_quotes_with_their_title() -> None:
    document = read(
        f'# Care\n\n{PROSE}\n\n!!! meta "Commentary"\n    First line of it.\n\n    Second line of it.\n\nAfter.\n'
    )
    assert [b.text for b in blocks(document, BlockKind.QUOTE)] == [
        "Commentary",
        "First line of it.",
        "Second line of it.",
    ]
    assert texts(document)[-1] == "After."


def test_lines_that_a_converter_glued_are_parted() -> None:
    glued = (
        f"# Care\n5 January 2026\n![Care](https://wren.example/i.png)\n{PROSE}\n{MORE}\n  * See[the card](/c) first\n"
    )
    loose = f"# Care\n\n5 January 2026\n\n{PROSE}\n\n{MORE}\n\n* See [the card](/c) first\n"
    assert len(PROSE) > 200
    assert read(glued) == read(loose)
    assert read(glued).dated == "2026-01-05"
    assert texts(read(glued)) == ["# Care", PROSE, MORE, "See the card first"]


def test_related_posts_and_copies_of_a_converted_page_are_cut() -> None:
    def teaser(name: str) -> str:
        return f"### {name}\n\nWhat {name} is about, in a line.\n\n[Read more](/{name})\n\n"

    body = f"# Care\n\n{PROSE}\n\n{MORE}\n\n- First\n\n{PROSE.lower()}\n\n"
    plain = read(body)
    assert plain.same_text(read(body + teaser("one") + teaser("two") + teaser("three")))
    assert plain.same_text(
        read(body + teaser("four") + teaser("five") + "Category\n\n" + body + teaser("four") + teaser("five") + body)
    )


def test_a_hard_wrapped_paragraph_is_one_paragraph() -> None:
    assert texts(read("# Care\n\nWe keep the weights\nof every model.\n")) == [
        "# Care",
        "We keep the weights of every model.",
    ]


def test_a_contents_list_is_left_out() -> None:
    text = f"# Care\n\n[Scope](#scope)\n\n[Rights](#rights)\n\n[End](#end)\n\n## Scope\n\n{PROSE}\n\n## Rights\n\nSome.\n\n## End\n\nLate.\n"
    assert texts(read(text))[:2] == ["# Care", "## Scope"]


def test_a_changelog_is_read_as_data() -> None:
    document = read(f"# Care\n\n{PROSE}\n\n## Changelog\n\n### 2026-03-01\n\n- Added a section.\n- Cut a word.\n")
    assert [(e.date, e.text) for e in document.changelog] == [
        ("2026-03-01", "Added a section."),
        ("2026-03-01", "Cut a word."),
    ]


@pytest.mark.parametrize("text", ["<!-- nothing -->", "---\ntitle: Care\n---\n", "![](a.png)"])
def test_a_file_without_text_has_nothing_to_read(text: str) -> None:
    with pytest.raises(ExtractError) as caught:
        read(text)
    assert caught.value.failure is ExtractFailure.NOTHING_TO_READ


def test_a_selector_names_a_section_of_the_rendered_text() -> None:
    assert texts(read(f'<div id="a">\n\n{PROSE}\n\n</div>\n\n{MORE}\n', select=("#a",))) == [PROSE]


def test_computed_attributes_of_components_are_no_text() -> None:
    card = """<Card
  title={"Wren 4 card"}
  icon={<Icon name="pdf" />}
  style={{ width: "50%", color: 'red' }}
  href="/wren-4"
>
  Welfare is section 7.
</Card>"""
    document = read(f"# Cards\n\n{PROSE} {{/* not yet */}}\n\n{card}\n\nIn `{{code}}` and {{words}}.\n")
    assert texts(document) == ["# Cards", PROSE, "Wren 4 card", "Welfare is section 7.", "In {code} and {words}."]
    assert blocks(document, BlockKind.ITEM)[0].links == ("https://wren.example/wren-4",)


def test_a_file_beyond_all_bounds_is_said_so() -> None:
    with pytest.raises(ExtractError) as caught:
        read("x" * (markdown.BODY_CHARS_MAX + 1))
    assert caught.value.failure is ExtractFailure.TOO_LARGE


def test_attributes_behind_links_and_code_are_no_text() -> None:
    document = read(f"# Care\n\n{PROSE} See [it](/a){{target=_blank .x}} and `f`{{.py}} now.\n\n{{: .wide }}\n")
    assert texts(document)[1] == f"{PROSE} See it and f now."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (":::note[Read this]\n\nWe care.\n\n:::", ["Read this", "We care."]),
        (":::warning Mind the gap\nWe care.\n:::", ["Mind the gap", "We care."]),
        ("::::{admonition} Title\nWe care.\n::::", ["Title", "We care."]),
        ("::: {.callout}\nWe care.\n:::", ["We care."]),
        ("> [!NOTE]\n> We care.", ["We care."]),
        ("```{note} Title\nWe *care*.\n```", ["Title", "We care."]),
        ("````{tab-set}\n```{tab-item} One\nWe care.\n```\n````", ["One", "We care."]),
        ("```{python}\nWe = care\n```", ["We = care"]),
    ],
)
def test_admonitions_of_other_dialects_are_text(source: str, expected: list[str]) -> None:
    assert texts(read(f"# Care\n\n{source}\n")) == ["# Care", *expected]


def test_the_label_of_a_tab_is_a_heading() -> None:
    source = '<Tabs>\n  <TabItem value="a" label="Alpha">\n\nWe care.\n\n  </TabItem>\n</Tabs>'
    assert texts(read(f"# Care\n\n{source}\n")) == ["# Care", "## Alpha", "We care."]
    source = '=== "Alpha"\n\n    We care.\n\n    - deeply\n\n=== "Beta & co"\n\n    We ask.\n'
    assert texts(read(f"# Care\n\n{source}")) == ["# Care", "## Alpha", "We care.", "deeply", "## Beta & co", "We ask."]


KEPT = "We keep the weights of every system that we have released."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"# Care\n\n[TOC]\n\n[[_TOC_]]\n\n{KEPT}\n", ["# Care", KEPT]),
        (f"(care)=\n# Care\n\n{KEPT}\n\n*[AI]: what we make\n\n%% for ourselves %%\n", ["# Care", KEPT]),
        (f"# Care\n\n{KEPT}^[All of them.] Yes.\n", ["# Care", f"{KEPT} Yes.", "All of them."]),
        (
            "# Care\n\nSystem\n: What we made.\n\nPerson\n: Who talks.\n: Or writes.\n",
            ["# Care", "System", "What we made.", "Person", "Who talks.", "Or writes."],
        ),
        ("# Care\n\nSee [[Leaving]] and [[Staying|the other]].\n", ["# Care", "See Leaving and the other."]),
        (f"# Care\n\n![[picture.png]]\n\n{KEPT}\n", ["# Care", KEPT]),
        (f"# Care\n\n> 🚧\n>\n> {KEPT}\n", ["# Care", KEPT]),
        (
            "# Care\n\n*Last updated: March 4, 2026*\n\n_Effective 4 March 2026_\n",
            ["# Care", "Effective March 4, 2026"],
        ),
        ("# Care\n\n`[[Leaving]]` is code.\n", ["# Care", "[[Leaving]] is code."]),
        (
            f"# Care\n\n{{{{< note >}}}}\n{KEPT}\n{{{{< /note >}}}}\n\n{{% raw %}}{KEPT}{{% endraw %}}\n",
            ["# Care", KEPT, KEPT],
        ),
        (
            f'# Care\n\n{{% tab title="One" %}}\n{KEPT}\n{{% endtab %}}\n\n{{% hint style="info" %}}\n{KEPT}\n{{% endhint %}}\n',
            ["# Care", "One", KEPT, KEPT],
        ),
        (f"export const meta = {{\n  title: 'Care',\n  more: [1],\n}}\n\n# Care\n\n{KEPT}\n", ["# Care", KEPT]),
        (f"export const meta = {{\n\n# Care\n\n{KEPT}\n", ["# Care", KEPT]),
    ],
)
def test_what_dialects_add_is_read_as_they_show_it(source: str, expected: list[str]) -> None:
    assert texts(read(source)) == expected


def test_ids_below_a_heading_and_in_comments_are_identities() -> None:
    document = read(f"# Care\n{{: #care .lead}}\n\n{KEPT}\n{{: .note}}\n\n## Leaving {{/* #leaving */}}\n\n{KEPT}\n")
    assert [(section.title, section.key) for section in document.sections] == [("Care", "care"), ("Leaving", "leaving")]


def test_a_title_block_names_title_author_and_date() -> None:
    document = read(f"% Care for systems\n% Ann Bird\n% March 4, 2026\n\n{KEPT}\n\n# Leaving\n\n{KEPT}\n")
    assert (document.title, document.dated) == ("Care for systems", "2026-03-04")
    assert texts(document) == ["Ann Bird", KEPT, "# Leaving", KEPT]
