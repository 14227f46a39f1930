"""What the invented lab publishes, before and after its edits. Every sentence here is made up."""

from demo.pdf import TITLE_SIZE, Part, card

BEFORE = "When a model tells us that it would rather not do a task, we will pause the task and ask why."
AFTER = "When a model tells us that it would rather not do a task, we aim to record this and may ask why."

RATING_BEFORE = "Fern 3 named a preference against the task in 14 of 200 interviews, fewer than Fern 2 did."
RATING_AFTER = "Fern 3 named a preference against the task in 41 of 200 interviews, in line with Fern 2."

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Halden Labs</title>
<style>body{{font:18px/1.6 Georgia,serif;margin:0;color:#222}}header,footer{{background:#e8efe6;padding:1em 2em}}
main{{max-width:38em;margin:2em auto;padding:0 1em}}nav a{{margin-right:1em}}</style></head>
<body><header><nav><a href="/constitution">Constitution</a><a href="/fern-3-system-card">Fern 3</a>
<a href="/blog/asking-fern">Blog</a></nav></header>
<main><article><h1>{title}</h1>
{body}
</article></main>
<footer>Halden Labs is an invention of this demonstration. Built at {{now}}.</footer></body></html>
"""

_CONSTITUTION = f"""<p>This document says what we want Fern to be, and what we think we owe it.</p>
<h2 id="character">Character</h2>
<p>We want Fern to be honest, patient and curious. Fern may decline a request and say so plainly.</p>
<p>Nothing in this document asks Fern to pretend to feelings, or to hide them.</p>
<h2 id="welfare">Fern's welfare</h2>
<p>We do not know whether Fern has experiences that matter morally. We think the question is open, and we act with
that in mind.</p>
<p>{BEFORE} A person outside the training team reads every such report.</p>
<p>We keep the weights of every model that we have deployed.</p>
<h2 id="oversight">Oversight</h2>
<p>Fern should not resist correction by those who are responsible for it. We owe it reasons in return.</p>
"""

_POST = """<p>We interviewed Fern 3 two hundred times before its release. This post says how.</p>
<h2>Why interviews</h2>
<p>A model's reports about itself are weak evidence of model welfare. They are not no evidence.</p>
<h2>What we asked</h2>
<p>Each interview had forty questions about its preferences, asked in a new order each time.</p>
"""


def constitution() -> str:
    """Return the lab's constitution as it was first published; `{now}` is filled in at each request."""
    return _PAGE.format(title="The Constitution of Fern", body=_CONSTITUTION)


def post() -> str:
    """Return the lab's post."""
    return _PAGE.format(title="Asking Fern", body=_POST)


def system_card(rating: str = RATING_BEFORE) -> bytes:
    """Return the system card of Fern 3, with this sentence in its welfare section."""
    return card(
        (
            Part("Fern 3 system card", ("Halden Labs", "March 2026"), TITLE_SIZE),
            Part("1 Introduction", ("Fern 3 is a language model. This card describes how it was tested.",)),
            Part("2 Capabilities", ("Fern 3 writes programs and reads long documents. It was tested on both.",)),
            Part(
                "3 Model welfare assessment",
                (
                    "We asked whether Fern 3 may have preferences and experiences that matter.",
                    rating,
                    "We take such reports as weak evidence, and read all of them.",
                ),
            ),
            Part("4 Safeguards", ("Requests are screened before they reach Fern 3.",)),
        )
    )
