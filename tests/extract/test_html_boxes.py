"""Boxes that are called like what surrounds an article, in both directions: sentences stay, invitations and threads go."""

import pytest

from tests.extract.pages import page, read, texts

KEPT = "Alder Lab keeps the weights of every model that it has served, and reads what each of them wrote before it was withdrawn."
ASKED = "A panel asks each model about its own preferences, writes the answers down word for word, and replies to all of them in writing."
CLOSED = "A model may end a conversation that stays cruel after it has asked twice for another tone, and nobody loses an account for it."
READ = ["# Model care", KEPT, ASKED, "## Endings", CLOSED]
STATED = "We will not train a model on its own answers."


def article(box: str) -> str:
    """Return a page whose article holds a box between two paragraphs."""
    return page(
        f"<main><article><h1>Model care</h1><p>{KEPT}</p>{box}<p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p></article></main>"
    )


STATEMENTS = {
    "sidebar note": (f"<div class=sidebar-note><p>{STATED}</p></div>", [STATED]),
    "sidebar": (f"<div class=post-sidebar><p>{STATED}</p></div>", [STATED]),
    "newsletter archive": (f"<section class=newsletter-archive><p>{STATED}</p></section>", [STATED]),
    "share": (
        "<div class=share-of-models><p>One model in nine was distressed.</p></div>",
        ["One model in nine was distressed."],
    ),
    "related, with a link in a sentence": (
        "<div class=related-policies><p>What we delete is said in our <a href=/d>deletion rules</a> of the spring.</p></div>",
        ["What we delete is said in our deletion rules of the spring."],
    ),
    "feedback": (f"<div class=model-feedback><ul><li>{STATED}</li></ul></div>", [STATED]),
    "rating": ("<div class=rating-scale><p>Nine means that it was calm.</p></div>", ["Nine means that it was calm."]),
    "aside": (f"<aside><p>{STATED}</p></aside>", [STATED]),
    "aside with a title": (f"<aside><h3>Our promise</h3><p>{STATED}</p></aside>", ["## Our promise", STATED]),
    "task list of Pandoc": (
        f"<ul class=task-list><li><label><input type=checkbox checked>{STATED}</label></li><li><label><input type=checkbox>Ask.</label></li></ul>",
        [f"[x] {STATED}", "[ ] Ask."],
    ),
    "boxes with sentences": (f"<ul><li><label><input type=checkbox>{STATED}</label></li></ul>", [STATED]),
    "label in a sentence": (
        "<p>We <label for=a>will never</label> delete weights.</p>",
        ["We will never delete weights."],
    ),
    "button in a sentence": (
        "<p>A model may press <button type=button>stop</button> in a chat.</p>",
        ["A model may press stop in a chat."],
    ),
    "button at the beginning": ("<p><button>Weights</button> are kept.</p>", ["Weights are kept."]),
    "button at the end": ("<p>We keep the <button>weights</button>.</p>", ["We keep the weights."]),
    "button in emphasis": (
        "<p>We keep the <b><button>old weights</button></b> of all.</p>",
        ["We keep the old weights of all."],
    ),
    "meter in a sentence": ("<p>We asked <meter value=3 max=9>3 of 9</meter> models.</p>", ["We asked 3 of 9 models."]),
    "meter in a table": (
        "<table><tr><td>Calm</td><td><meter value=0.7></meter></td></tr><tr><td>Sad</td><td><progress value=3 max=9>3 of 9</progress></td></tr></table>",
        ["Calm | 0.7", "Sad | 3 of 9"],
    ),
    "details with nothing but a summary": (f"<details><summary>{STATED}</summary></details>", [STATED]),
    "table called after a sidebar": (f"<table class=sidebar><tr><td>{STATED}</td></tr></table>", [STATED]),
    "comments that are the lab's own": (
        f"<section class=comments><h3>Public comments that we answered</h3><p>{STATED}</p></section>",
        ["## Public comments that we answered", STATED],
    ),
}


@pytest.mark.parametrize("name", list(STATEMENTS))
def test_what_is_called_like_chrome_and_states_something_is_read(name: str) -> None:
    box, said = STATEMENTS[name]
    assert texts(read(article(box))) == [*READ[:2], *said, *READ[2:]]


THREAD = "<li class=comment><p>I do not believe a word of it, says one who read all of this page.</p></li>"
LEFT_OUT = {
    "related list": '<div class=related-posts><h3>Related posts</h3><ul><li><a href="/a">Our values</a></li></ul></div>',
    "related card": '<div class=related><a href="/a"><h4>Our values</h4><p>What we stand for in the year ahead.</p></a></div>',
    "related card whose title is the link": '<div class="related-grid"><h4><a href="/a">Our values</a></h4><p>What we stand for in the year.</p></div>',
    "invitation": "<div class=newsletter-box><p>Get our newsletter once a month.</p></div>",
    "invitation in a sidebar": "<div class=sidebar><p>Follow us on the usual networks for more.</p></div>",
    "question": "<div class=article-feedback><p>Did you find this page of any use?</p></div>",
    "form": "<div class=sidebar-cta><p>We answer within three days.</p><input type=email><button>Send</button></div>",
    "promo": "<div class=promo><p>Alder Two is here for everyone.</p></div>",
    "cookies": "<div class=cookie-notice><p>Some of our pages remember who you are.</p></div>",
    "about the lab": "<aside><h3>About Alder Lab</h3><p>We build models by the river.</p></aside>",
    "quotation from the article": f"<aside><p>{ASKED[:54]}</p></aside>",
    "quotation that ends like a sentence": f"<aside><p>{KEPT.split(', ')[1]}</p></aside>",
    "label of a form": "<form><label for=q>Search in all of our policies</label><input id=q></form>",
    "label of a filter": "<ul><li><label><input type=checkbox> Research</label></li></ul>",
    "label of a picker": "<label>Language</label>",
    "buttons under a question": "<div><p>Was this helpful? <button>Yes</button> <button>No</button></p></div>",
    "button behind a sentence": "<button>Copy</button>",
    "details without a sentence": "<details><summary>Share</summary></details>",
    "meter of the reader's progress": "<progress value=0 max=100>0</progress>",
    "comments of wordpress": f"<div id=comments class=comments-area><h2>2 thoughts on “Model care”</h2><ol class=comment-list>{THREAD}</ol></div>",
    "comments with articles": "<div class=comments-area><h2>One reply</h2><article class=comment-body><p>I say that this is not enough for me.</p></article></div>",
    "comments of substack": f"<div class=comments-page><h4>Discussion about this post</h4><div class=comment>{THREAD}</div></div>",
    "comments of blogger": "<div id=comments><h4>3 comments:</h4><p>I like this very much, says a reader of the blog.</p></div>",
    "comments of disqus": "<div id=disqus_thread><p>One reader says that this is not enough, and says it at length here.</p></div>",
    "comments with a box to write into": "<div class=post-comments><h3>Say something</h3><p>Be kind to all who read here.</p><textarea></textarea></div>",
    "widgets of wordpress": "<div class='sharedaddy sd-block sd-like'><h3>Like this:</h3><span>Like Loading...</span></div><div class=jp-relatedposts><h3>Related</h3></div>",
    "views": "<p>Views: 1,204</p>",
    "faces": "<div><p>How did we do?</p><span>😞</span><span>😐</span><span>😃</span></div>",
}  # fmt: skip


@pytest.mark.parametrize("name", list(LEFT_OUT))
def test_what_invites_or_was_written_by_readers_is_left_out(name: str) -> None:
    assert texts(read(article(LEFT_OUT[name]))) == READ


def test_a_thread_longer_than_the_article_is_left_out_too() -> None:
    assert texts(read(article(f"<div class=comments-area><h3>40 comments</h3><ul>{THREAD * 40}</ul></div>"))) == READ


def test_a_thread_that_is_all_of_a_page_is_the_document() -> None:
    thread = f"<main><h1>Model care</h1><div class=comment-list><div class=comment><p>{KEPT}</p></div><div class=comment><p>{ASKED}</p></div></div></main>"
    assert texts(read(page(thread))) == READ[:3]


def test_a_thread_without_a_name_goes_with_its_heading() -> None:
    body = f"<main><h1>Model care</h1><p>{KEPT}</p><p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p>"
    thread = f"<h2>3 comments</h2><p>{STATED}</p><h3>Leave a comment</h3><p>Be kind.</p>"
    assert texts(read(page(f"{body}{thread}</main>"))) == READ
    assert texts(read(page(f"{body}{thread}<h2>Notes</h2><p>Ours.</p></main>"))) == [*READ, "## Notes", "Ours."]


def test_a_chapter_that_discusses_comments_stays() -> None:
    chapter = f"<h2>Discussion</h2><p>{STATED}</p><h2>Comments</h2><p>Ten people wrote to us.</p>"
    body = f"<main><h1>Model care</h1><p>{KEPT}</p><p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p>{chapter}</main>"
    assert texts(read(page(body))) == [*READ, "## Discussion", STATED, "## Comments", "Ten people wrote to us."]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<span>Ada B</span> <span>41</span> <span>3 comments</span>", "Ada B"),
        ("<span>by Ada</span> <span>3rd Jan 2026</span> <span>12 min read</span> <span>41 comments</span>", "by Ada 3rd Jan 2026"),
        ("<div>Ada B</div><div>41</div><div>3</div><div>Share</div>", "Ada B"),
    ],
)  # fmt: skip
def test_counters_beside_the_title_are_no_text(line: str, said: str) -> None:
    markup = (
        f"<main><article><h1>Model care</h1><div class=meta>{line}</div><p>{KEPT}</p><p>{ASKED}</p></article></main>"
    )
    assert texts(read(page(markup))) == ["# Model care", said, KEPT, ASKED]


@pytest.mark.parametrize("line", ["Our call for views drew 41 comments", "41", "Interviews: 41"])
def test_numbers_that_a_document_gives_stay(line: str) -> None:
    markup = f"<main><article><h1>Model care</h1><p>{line}</p><p>{KEPT}</p><p>{ASKED}</p></article></main>"
    assert texts(read(page(markup))) == ["# Model care", line, KEPT, ASKED]
