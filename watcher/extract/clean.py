"""Characters that a reader does not see are not text: one cleaning for every format.

Ligatures, full-width and styled letters become plain ones, full-width marks of East Asian text stay; superscripts and
fractions keep their shape, because "10²" is not "102".
"""

import re
import unicodedata

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Controls, format characters (bidi, zero-width, soft hyphen, tags), lone surrogates, private use (icon fonts)."""
_KEPT_FORMATS = frozenset({*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD})
"""Arabic, Syriac and Kaithi signs that are visible although Unicode calls them format characters."""
_DROPPED = frozenset({0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFFC, *range(0xFE00, 0xFE10)})
"""Joiners and fillers without ink, variation selectors, the object replacement character."""
_SEPARATORS = frozenset({0x9, 0xA, 0xB, 0xC, 0xD, 0x1C, 0x1D, 0x1E, 0x1F, 0x85})
_HYPHENS = frozenset({0x2010, 0x2011})
_PLAIN_FORMS = ("<narrow>", "<font>")
_NONCHARACTERS = 0xFFFE
_SPACES = re.compile(r" {2,}")


def _plain(code: int) -> str:
    char = chr(code)
    category = unicodedata.category(char)
    if code in _SEPARATORS or category in {"Zs", "Zl", "Zp"}:
        return " "
    if code in _KEPT_FORMATS:
        return char
    if category in _DROPPED_CATEGORIES or code in _DROPPED or code & 0xFFFF >= _NONCHARACTERS:
        return ""
    if code in _HYPHENS:
        return "-"
    return _compatible(char)


def _compatible(char: str) -> str:
    """Return the letters of a ligature or styled letter; everything else as it is."""
    decomposition = unicodedata.decomposition(char)
    plain = unicodedata.normalize("NFKC", char)
    styled = decomposition.startswith(_PLAIN_FORMS) or (decomposition.startswith("<wide>") and plain.isalnum())
    ligature = decomposition.startswith("<compat>") and len(plain) > 1 and plain.isalpha()
    return plain if styled or ligature else char


class _Table(dict[int, str]):
    """Decides each character once; `str.translate` asks by subscript."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _plain(code)
        return result


_TABLE = _Table()
_CODE_TABLE = _Table({0xA: "\n", 0x9: "\t"})


def clean(text: str) -> str:
    """Return the text as one line: what cannot be seen dropped, every run of separators one space, NFC."""
    # Nothing of plain ASCII is changed by what follows, and most text is.
    plain = text if text.isascii() and text.isprintable() else unicodedata.normalize("NFC", text.translate(_TABLE))
    return (_SPACES.sub(" ", plain) if "  " in plain else plain).strip(" ")


def clean_code(text: str) -> str:
    """Return code with its lines and indentation kept, tabs as they are, trailing spaces and outer empty lines off."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = unicodedata.normalize("NFC", unix.translate(_CODE_TABLE))
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")
