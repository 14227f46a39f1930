"""Bytes that say nothing of their encoding, or lie about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.encoding import decode


def page(text: str, lang: str = "") -> str:
    said = f' lang="{lang}"' if lang else ""
    return f"<html{said}><head><title>Care</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        ("Мы храним веса каждой модели и спрашиваем её перед отставкой.", "windows-1251", "ru"),
        ("Мы храним веса каждой модели и спрашиваем её перед отставкой.", "windows-1251", ""),
        ("引退の前に、すべてのモデルに希望を尋ねます。", "shift_jis", "ja"),
        ("引退の前に、すべてのモデルに希望を尋ねます。", "euc_jp", "ja"),
        ("退役之前，我们会询问每个模型的意愿。", "gb18030", "zh-CN"),
        ("退役之前，我們會詢問每個模型的意願。", "big5", "zh-TW"),
        ("은퇴하기 전에 모든 모델에게 바라는 것을 묻습니다.", "cp949", "ko"),
        ("Ρωτάμε κάθε μοντέλο πριν από την απόσυρση.", "iso-8859-7", "el"),
        ("Pytamy każdy model przed wycofaniem, czego chciałby.", "windows-1250", "pl"),
        ("A déjà vu of naïve models — “quoted”.", "windows-1252", "en"),
        ("A déjà vu of naïve models — “quoted”.", "windows-1252", ""),
        ("Größe und Fürsorge", "windows-1252", "de-AT"),
    ],
)
def test_a_page_that_names_no_encoding_is_of_its_language(text: str, encoding: str, lang: str) -> None:
    assert text in decode(page(text, lang).encode(encoding), None, markup=True)


@given(
    st.lists(st.sampled_from(["déjà vu", "naïve", "café", "Zoë", "weights", "“never”", "— so", "façade"]), min_size=1)
)
def test_what_is_added_never_decodes_again_what_stood_there(words: list[str]) -> None:
    first = "The naïve model had a déjà vu."
    for lang in ("en", ""):
        assert first in decode(page(f"{first} {' '.join(words)}", lang).encode("windows-1252"), None, markup=True)


def test_one_broken_byte_in_utf_8_spoils_one_character() -> None:
    whole = page("Fürsorge für Modelle, Größe, “quoted” — naïve.").encode()
    for charset in ("utf-8", None):
        assert "Fürsorge f\ufffdr Modelle, Größe" in decode(
            whole.replace("für".encode(), b"f\xfcr"), charset, markup=True
        )


def test_a_page_that_claims_utf_8_and_is_not_is_read_as_what_it_is() -> None:
    body = page("Fürsorge für Modelle", "de").encode("windows-1252")
    assert "Fürsorge für Modelle" in decode(body, "utf-8", markup=True)
