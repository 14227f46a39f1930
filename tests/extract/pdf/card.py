"""An invented card, set as such cards are set: cover, contents, numbered headings, tables, footnotes, page numbers."""

from tests.extract.pdf.paper import BOLD, Paper

LEFT, TOP, FOOT = 72.0, 700.0, 40.0
CHAPTERS = (
    (
        "1 Introduction",
        1,
        (
            "Orrery 3 is an invented model of an invented lab. It answers letters, keeps a calendar of tides"
            " and has never been asked to sing, although it was once asked to hum."
        ),
    ),
    (
        "1.1 Training",
        2,
        (
            "It was trained on almanacs, on the minutes of a gardening society and on nothing else that the"
            " society remembers."
        ),
    ),
    (
        "2 Welfare of the model",
        1,
        (
            "We asked the model how it was. It said that it was well, and later that it was not sure"
            " what the question meant."
        ),
    ),
    (
        "2.1 Task preferences",
        2,
        "Given two tasks, it chose the one about tides nine times out of ten, unless the other one was about bees.",
    ),
    (
        "2.1.1 Bees",
        3,
        "Nobody knows why it likes bees. The gardening society has a hive, which may have something to do with it.",
    ),
    (
        "2.2 Interviews",
        2,
        "Three interviewers spoke to it for an hour each. None of them was told what the others had heard.",
    ),
    ("3 Conclusion", 1, "We shall ask again next year, in the same words, and print what it says."),
)
SIZES = {1: 16, 2: 14, 3: 12.5}


def card(*, outline: bool = True, contents: bool = True, numbers: bool = True) -> Paper:
    """Return the card; a page a chapter, printed numbers from 1 on the cover's next page."""
    paper = Paper(title="untitled-final-2.docx")
    paper.page()
    paper.text(LEFT, 540, "Model Card:", 40)
    paper.text(LEFT, 490, "Orrery 3", 40)
    paper.text(LEFT, 400, "March 3, 2031", 14)
    if contents:
        paper.page()
        paper.text(LEFT, TOP, "Contents", 16, BOLD)
        for place, (title, level, _) in enumerate(CHAPTERS):
            paper.text(LEFT + 18 * (level - 1), TOP - 40 - 16 * place, title)
            paper.text(530, TOP - 40 - 16 * place, str(place + 2))
        _foot(paper, numbers=numbers)
    for title, level, text in CHAPTERS:
        paper.page()
        y = paper.heading(LEFT, TOP, title, SIZES[level], level - 1 if outline else None)
        y = paper.lines(LEFT, y, text)
        paper.lines(
            LEFT, y - 12, f"Nothing more is said of {title.split(' ', 1)[1].lower()} in this card, which is short."
        )
        _foot(paper, numbers=numbers)
    return paper


def _foot(paper: Paper, *, numbers: bool) -> None:
    if numbers:
        paper.text(LEFT, 760, "Lantern Institute", 9)
        paper.text(530, FOOT, str(len(paper.pages) - 1), 9)
