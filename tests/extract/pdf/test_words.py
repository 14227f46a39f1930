"""Words that a line end has parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.words import dehyphened, joined


def _read(*lines: str) -> str:
    return joined(dehyphened([Line(1, line) for line in lines]))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("The lamp needs consideration; a consid-", "eration of oil."), "The lamp needs consideration; a consideration of oil."),
        (("He speaks of self-ness, of his own self-", "ness."), "He speaks of self-ness, of his own self-ness."),
        (("A word that stands nowhere else: lanterni-", "zation."), "A word that stands nowhere else: lanternization."),
        (("The lamp and the post, the lamp and the post, the lamp-", "post."), "The lamp and the post, the lamp and the post, the lamp-post."),
        (("What is pre-", "and what is post-war."), "What is pre- and what is post-war."),
        (("See https://lamps.example/keepers-and-", "oil for more."), "See https://lamps.example/keepers-and-oil for more."),
        (("See https://lamps.example/", "oil for more."), "See https://lamps.example/oil for more."),
        (("The lamp went out\u2014", "or so he says."), "The lamp went out\u2014or so he says."),
        (("The lamp went out", "\u2014or so he says."), "The lamp went out\u2014or so he says."),
        (("The lamp \u2014", "or so he says."), "The lamp \u2014 or so he says."),
        (("Opus-", "Lamp is a name."), "Opus-Lamp is a name."),
        (("A low-", "burning lamp; consid-", "eration; the consideration."), "A low-burning lamp; consideration; the consideration."),
        (("A lantern; the lan-", "tern. It was some-", "thing. It was some-", "thing. It was some-", "thing."), "A lantern; the lantern. It was something. It was something. It was something."),
        (("The state-of-", "the-art lamp."), "The state-of-the-art lamp."),
        (("A non-consen-", "sual lamp of consensual keepers."), "A non-consensual lamp of consensual keepers."),
        (("Low-lying, well-kept, non-stop lanterns. A lan-", "tern. Of ours, un-", "wickedly lit. A well-", "kept one. A low-", "lying one."), "Low-lying, well-kept, non-stop lanterns. A lan-tern. Of ours, un-wickedly lit. A well-kept one. A low-lying one."),
        (("A lantern; the lan -", "tern is lit."), "A lantern; the lantern is lit."),
        (("One lamp -", "or two."), "One lamp - or two."),
    ],
)  # fmt: skip
def test_line_ends_are_undone_and_hyphens_kept(lines: tuple[str, ...], said: str) -> None:
    assert _read(*lines) == said


@given(st.lists(st.sampled_from(["oil", "lamp", "well-known", "wick"]), min_size=1, max_size=20), st.integers(1, 5))
def test_whole_words_are_never_joined(words: list[str], each: int) -> None:
    lines = [" ".join(words[at : at + each]) for at in range(0, len(words), each)]
    assert _read(*lines).split() == words
