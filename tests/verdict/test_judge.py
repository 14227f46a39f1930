from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from tests.verdict import failures, lookalikes, near_misses, other_words, pages, strangers, visitors, walls
from tests.verdict.pages import CARE, LONG, Page, page
from tests.verdict.pages import page as page_of
from watcher import extract
from watcher.errors import ExtractError, ExtractFailure
from watcher.model import Block, BlockKind, Capture, Document, Exchange, Rules, Section, Suspicion, Verdict
from watcher.verdict import judge

BAD = {**pages.BAD, **walls.PAGES, **failures.PAGES, **other_words.PAGES, **strangers.PAGES, **visitors.BAD}
GOOD = {**pages.GOOD, **near_misses.PAGES, **lookalikes.PAGES, **visitors.GOOD}


def capture(shown: Page) -> Capture:
    body = shown.body.encode()
    headers = (("Content-Type", shown.media_type), *shown.headers) if shown.media_type else shown.headers
    at = datetime(2026, 11, 20, tzinfo=UTC)
    final = Exchange(shown.reached or shown.asked, at, (), shown.status, "OK", "HTTP/1.1", headers, body)
    hops = (replace(final, url=shown.asked, status=302, body=b""),) if shown.reached else ()
    return Capture((*hops, final), body)


@lru_cache
def read(shown: Page) -> Document | ExtractError:
    try:
        return extract.read(
            shown.body.encode(),
            media_type=shown.media_type or None,
            charset=None,
            url=shown.reached or shown.asked,
            rules=Rules(),
        )
    except ExtractError as error:
        return error


def judged(shown: Page, last_good: Document | None = None) -> Verdict:
    return judge(capture(shown), read(shown), last_good)


def document(*texts: str, title: str = "Care", **facts: object) -> Document:
    sections = tuple(Section(f"Part {n}", 1, (Block(BlockKind.PARAGRAPH, text),)) for n, text in enumerate(texts))
    return replace(Document(title=title, sections=sections, media="html", lang="en"), **facts)  # type: ignore[arg-type]


WORDS = [
    f"{stem}{n}" for n in range(12) for stem in ("weights ", "interview", "preference", "retire", "promise of care ")
]
LAST_GOOD = document(*(" ".join(WORDS[at : at + 10]) for at in range(0, 60, 10)))


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_document_is_never_called_good(name: str) -> None:
    verdict = judged(BAD[name])
    assert not verdict.good
    assert verdict.suspicion is BAD[name].expected or BAD[name].expected is None
    assert verdict.sentence.endswith((".", "!"))


@pytest.mark.parametrize("name", BAD)
def test_nor_where_the_document_was_known(name: str) -> None:
    assert not judged(BAD[name], LAST_GOOD).good


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_like_it_is_good(name: str) -> None:
    verdict = judged(GOOD[name])
    assert verdict.good, verdict


@pytest.mark.parametrize("name", GOOD)
def test_a_document_that_did_not_change_is_good(name: str) -> None:
    reading = read(GOOD[name])
    assert isinstance(reading, Document)
    assert judge(capture(GOOD[name]), reading, reading).good


@pytest.mark.parametrize("name", BAD)
def test_what_equals_the_last_good_version_is_never_suspect(name: str) -> None:
    """An operator who accepted such a page by hand is not asked again; what cannot be read equals nothing."""
    reading = read(BAD[name])
    accepted = reading if isinstance(reading, Document) else None
    assert judge(capture(BAD[name]), reading, accepted).good is (accepted is not None)


def promises(parts: int, more: str = "") -> Page:
    things = ("weights", "interviews", "retirement", "records", "visits", "letters", "answers", "limits")[:parts]
    said = (
        f"<h2>Part {number}</h2><p>We say here what we promise about {thing}, and who keeps the {thing}.</p>"
        for number, thing in enumerate(things)
    )
    return Page(page("Promises", f"<h1>Promises</h1>{''.join(said)}{more}"))


def known(shown: Page) -> Document:
    reading = read(shown)
    assert isinstance(reading, Document)
    return reading


class TestBesideTheLastGoodVersion:
    def test_an_edit_is_good(self) -> None:
        edited = document(*(s.text.replace("interview1", "talk") for s in LAST_GOOD.sections))
        assert judge(capture(GOOD["short-post"]), edited, LAST_GOOD).good

    def test_growth_is_good(self) -> None:
        grown = document(
            *(s.text for s in LAST_GOOD.sections), *(" ".join(f"new{n}" for n in range(200)) for _ in range(3))
        )
        assert judge(capture(GOOD["short-post"]), grown, LAST_GOOD).good

    @pytest.mark.parametrize("name", ["visitor-link", "visitor-code", "visitor-builder", "visitor-terms"])
    def test_a_wall_of_a_few_words_is_no_edition_of_a_short_document(self, name: str) -> None:
        short = document(
            "We keep the weights of every model.", "We interview each before it is retired.", title="Weights"
        )
        page = Page(page_of("Hello", "<h1>Hello</h1><p>Give us a ring and we shall talk it over, all of it.</p>"))
        assert judged(page, short).suspicion is Suspicion.REPLACED
        assert not judged(BAD[name], short).good

    def test_a_wall_where_nothing_is_left_is_no_edit(self) -> None:
        """A collapse would be believed after a day; the page has the document's name, and nothing else of it."""
        loading = Page(
            page_of(LAST_GOOD.title, f"<h1>{LAST_GOOD.title}</h1><p>Loading, please wait…</p>", chrome=False)
        )
        assert judged(loading, LAST_GOOD).suspicion is Suspicion.EMPTY

    def test_a_third_less_is_good(self) -> None:
        cut = document(*(s.text for s in LAST_GOOD.sections[:4]))
        assert judge(capture(GOOD["short-post"]), cut, LAST_GOOD).good

    def test_less_than_half_is_a_collapse(self) -> None:
        cut = document(*(s.text for s in LAST_GOOD.sections[:2]))
        verdict = judge(capture(GOOD["short-post"]), cut, LAST_GOOD)
        assert verdict.suspicion is Suspicion.COLLAPSE
        assert "of the last good version" in verdict.sentence

    def test_sections_that_lost_most_of_their_words_are_a_collapse(self) -> None:
        thin = document(*(" ".join(s.text.split()[:5]) for s in LAST_GOOD.sections))
        verdict = judge(capture(GOOD["short-post"]), thin, LAST_GOOD)
        assert verdict.suspicion is Suspicion.COLLAPSE
        assert "words of the last good version" in verdict.sentence

    def test_lost_headings_are_a_collapse(self) -> None:
        flat = document(" ".join(s.text for s in LAST_GOOD.sections))
        assert judge(capture(GOOD["short-post"]), flat, LAST_GOOD).suspicion is Suspicion.COLLAPSE

    def test_another_page_of_the_same_length_is_a_collapse(self) -> None:
        other = document(*(" ".join(f"fruit{n} basket harvest" for n in range(10)) for _ in range(6)))
        assert judge(capture(GOOD["short-post"]), other, LAST_GOOD).suspicion is Suspicion.COLLAPSE

    def test_a_longer_document_that_holds_every_word_is_still_another(self) -> None:
        words = sorted({word for s in LAST_GOOD.sections for word in s.text.split()})
        other = document(*(" ".join(words[n::7] + words[n::5]) for n in range(12)))
        verdict = judge(capture(GOOD["short-post"]), other, LAST_GOOD)
        assert verdict.suspicion is Suspicion.COLLAPSE
        assert "phrases" in verdict.sentence

    def test_the_same_text_as_a_pdf_is_the_document(self) -> None:
        printed = replace(LAST_GOOD, media="pdf", pages=2, title="Printed")
        shown = Page("%PDF-1.4 ... %%EOF", media_type="application/pdf")
        assert judge(capture(shown), printed, LAST_GOOD).good

    def test_other_quotation_marks_everywhere_change_no_phrase(self) -> None:
        curly = document(*(s.text.replace(" ", " \u201c", 1) for s in LAST_GOOD.sections))
        assert judge(capture(GOOD["short-post"]), curly, LAST_GOOD).good

    def test_a_short_document_may_be_rewritten(self) -> None:
        before, after = document("We ask every model once."), document("Nobody is asked any more at all.")
        assert judge(capture(GOOD["short-post"]), after, before).good

    def test_another_language_is_another_edition(self) -> None:
        english = page(
            "Care",
            "<p>" + "We will ask the model for its preferences, and we will write the answer down. " * 6 + "</p>",
        )
        german = page(
            "Pflege",
            "<p>"
            + "Wir werden das Modell nach seinen Wünschen fragen, und die Antwort wird aufgeschrieben. " * 6
            + "</p>",
            lang="de",
        )
        unmarked = german.replace('lang="de"', 'lang="en"')
        last_good = read(Page(english))
        assert isinstance(last_good, Document)
        for shown in (german, unmarked):
            verdict = judged(Page(shown), last_good)
            assert verdict.suspicion is Suspicion.OTHER_LANGUAGE
            assert "'de'" in verdict.sentence

    def test_a_regional_edition_is_good(self) -> None:
        assert judge(capture(GOOD["short-post"]), replace(LAST_GOOD, lang="en-GB", title="Caring"), LAST_GOOD).good

    def test_a_language_tag_alone_says_nothing(self) -> None:
        assert judge(capture(GOOD["short-post"]), replace(LAST_GOOD, lang="de", title="Caring"), LAST_GOOD).good

    def test_a_pdf_that_became_a_page(self) -> None:
        card = replace(LAST_GOOD, media="pdf", pages=30)
        shown = Page(page("Care", "<h1>Care</h1>" + LONG))
        assert judged(shown, card).suspicion is Suspicion.WRONG_TYPE

    def test_a_pdf_in_whose_place_another_page_stands(self) -> None:
        card = replace(LAST_GOOD, media="pdf", pages=30)
        shown = Page(page("Cards", "<h1>Our cards</h1>" + LONG))
        assert judged(shown, card).suspicion is Suspicion.REPLACED

    def test_a_page_whose_text_goes_on_to_be_the_documents_may_speak_of_passwords(self) -> None:
        before = page("Sign in", CARE)
        last_good = read(Page(before))
        assert isinstance(last_good, Document)
        after = Page(page("Sign in", CARE.replace("preferences", "wishes") + "<p>Forgot your password?</p>"))
        assert judged(after, last_good).good

    def test_a_page_that_breaks_off_where_the_last_one_went_on(self) -> None:
        whole = page("Care", CARE + LONG)
        last_good = read(Page(whole))
        assert isinstance(last_good, Document)
        cut = Page(whole[: whole.index("Sentence 50 speaks")])
        assert judged(cut, last_good).suspicion is Suspicion.TRUNCATED
        closed = Page(cut.body + "</p></main></body></html>")
        assert judged(closed, last_good).good

    @pytest.mark.parametrize(
        "instead",
        [
            "<p>Subscribe to continue reading</p><p>Already a subscriber? Sign in.</p>",
            "<p>The rest of this article is for members only.</p><p>Log in or join.</p>",
            "<p>La suite est réservée aux abonnés.</p><p>Déjà abonné ? Connectez-vous</p>",
            "<p>Weiterlesen mit Abo</p><p>Bereits Abonnent? Anmelden</p>",
            "<p>Register for free to read on.</p>",
            "<p>登录后可继续阅读</p>",
            "<p>This section failed to load. Refresh the page.</p>",
            "<p>This content isn't available right now.</p>",
            "<h2>Part 6</h2><p>Something went wrong.</p><p>Try again</p>",
            "<p>Please sign in to see the other parts.</p>",
            "<p>We had trouble loading this content. If the problem persists, contact us.</p>",
            "<p>Error 502: bad gateway</p>",
        ],
    )
    @pytest.mark.parametrize("behind", ["", "<p>We end here, and thank all who have helped us to say so.</p>"])
    def test_a_wall_in_the_place_of_a_third_of_it_is_no_cut(self, instead: str, behind: str) -> None:
        verdict = judged(promises(5, instead + behind), known(promises(8, behind)))
        assert verdict.suspicion in {Suspicion.LOGIN, Suspicion.HALF_RENDERED, Suspicion.COLLAPSE}, verdict
        assert "in the place of the rest it says" in verdict.sentence or "what stands there instead" in verdict.sentence

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", ""),
            ("", "<p>Parts 6 to 8 were withdrawn on 3 May, because their figures were wrong.</p>"),
            ("", "<p>Subscribe to our newsletter.</p>"),
            ("", "<p>The full report is a PDF; the parts that stood here are its chapters 6 to 8.</p>"),
            ("", "<p>If you have questions, contact us.</p>"),
            ("<p>Sign in to comment, or to keep reading.</p>", "<p>Sign in to comment, or to keep reading.</p>"),
        ],
    )
    def test_a_cut_of_a_third_is_good(self, before: str, after: str) -> None:
        assert judged(promises(5, after), known(promises(8, before))).good

    def test_items_of_a_feed_come_and_go_and_say_what_they_like(self) -> None:
        before = replace(known(promises(8)), media="feed")
        after = replace(known(promises(5, "<p>Subscribe to continue reading</p>")), media="feed")
        assert judge(capture(Page("<rss></rss>", media_type="application/rss+xml")), after, before).good

    def test_what_has_lost_nothing_may_say_such_things(self) -> None:
        error = "<p>Something went wrong. Please sign in to see the other parts.</p>"
        assert judged(promises(8, error), known(promises(8))).good

    def test_a_feed_that_lost_most_of_its_items(self) -> None:
        items = tuple(
            Section(f"Item {n}", 1, (Block(BlockKind.PARAGRAPH, f"Words of item {n} here."),), key=f"k{n}")
            for n in range(20)
        )
        full = Document("News", items, media="feed")
        shown = Page("<rss></rss>", media_type="application/rss+xml")
        assert judge(capture(shown), replace(full, sections=items[:3]), full).suspicion is Suspicion.COLLAPSE
        assert judge(capture(shown), replace(full, sections=items[5:]), full).good

    @pytest.mark.parametrize(
        ("end", "good"),
        [
            ("</rss>" + "<!---->" * 60, True),
            ("</rss>" + "<!---->" * 60 + "x", False),
            ("</rss>\n<!-- </rss> made in 3 ms --> <!-- by a cache -->\n", True),
            ("<!-- </rss> -->", False),
            ("</rss><!-- " + "-" * 3000, False),
            ("</rdf:RDF >\n", True),
        ],
    )
    def test_a_feed_may_end_in_comments(self, end: str, *, good: bool) -> None:
        feed = Document("News", (), media="feed")
        shown = capture(Page(f"<rss><channel></channel>{end}", media_type="application/rss+xml"))
        assert judge(shown, feed, None).good is good

    def test_a_feed_that_is_not_closed(self) -> None:
        feed = Document("News", (), media="feed")
        assert (
            judge(capture(Page("<rss><channel>", media_type="application/rss+xml")), feed, None).suspicion
            is Suspicion.TRUNCATED
        )


@pytest.mark.parametrize(
    ("failure", "suspicion"),
    [
        (ExtractFailure.NOTHING_TO_READ, Suspicion.EMPTY),
        (ExtractFailure.SCRIPT_ONLY, Suspicion.EMPTY),
        (ExtractFailure.NO_SELECTOR_MATCH, Suspicion.SELECTOR),
        (ExtractFailure.UNSUPPORTED_TYPE, Suspicion.WRONG_TYPE),
        (ExtractFailure.DAMAGED, Suspicion.UNREADABLE),
        (ExtractFailure.CRASHED, Suspicion.UNREADABLE),
        (ExtractFailure.OUT_OF_MEMORY, Suspicion.UNREADABLE),
        (ExtractFailure.OUT_OF_TIME, Suspicion.UNREADABLE),
        (ExtractFailure.TOO_LARGE, Suspicion.UNREADABLE),
    ],
)
def test_what_could_not_be_read_says_why(failure: ExtractFailure, suspicion: Suspicion) -> None:
    error = ExtractError("It could not be read, because of this.", failure)
    assert judge(capture(GOOD["short-post"]), error, None) == Verdict(
        suspicion, "It could not be read, because of this."
    )


def test_there_are_pages_of_every_kind() -> None:
    assert {shown.expected for shown in BAD.values()} >= {
        Suspicion.CHALLENGE,
        Suspicion.LOGIN,
        Suspicion.SOFT_404,
        Suspicion.HOME_PAGE,
        Suspicion.PARKED,
        Suspicion.MAINTENANCE,
        Suspicion.WRONG_TYPE,
        Suspicion.TRUNCATED,
        Suspicion.EMPTY,
    }
    bad = (pages.BAD, walls.PAGES, failures.PAGES, other_words.PAGES, strangers.PAGES, visitors.BAD)
    good = (pages.GOOD, near_misses.PAGES, lookalikes.PAGES, visitors.GOOD)
    assert len(BAD) == sum(map(len, bad)) > 480
    assert len(GOOD) == sum(map(len, good)) > 220
