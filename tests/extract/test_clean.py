import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.clean import clean, clean_code


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("\ufb01ne e\ufb00ort", "fine effort"),
        ("wel\u00adfare mo\u200bdels\u2060\ufeff", "welfare models"),
        ("a\u202eb\u2066c", "abc"),
        ("one\u00a0two\u2028three\tfour\r\n five", "one two three four five"),
        ("non\u2011breaking", "non-breaking"),
        ("\uff21\uff22 \U0001d400", "AB A"),
        ("cafe\u0301", "café"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("icon \ue5cd end", "icon end"),
    ],
)
def test_what_cannot_be_seen_is_no_text(raw: str, plain: str) -> None:
    assert clean(raw) == plain


@pytest.mark.parametrize("text", ["10² m", "½ cup", "x₁", "and so on…", "Wren™", "“quoted” — so", "naïve 漢字 नमस्ते"])
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    once.encode()


def test_code_keeps_its_lines_and_indentation() -> None:
    assert clean_code("\r\n  if x:\u200b\r\n\treturn  \r\n\r\n") == "  if x:\n\treturn"
