"""Which language a text is in: enough to tell another edition from an edit, and no more."""

import re
from collections import Counter

from watcher.model import Document

WORDS_MIN = 20
"""With fewer, nothing is said."""
LEAD_MIN = 2.0
"""How many times as often as the next language's its function words must occur."""
SCRIPT_SHARE_MIN = 0.3
"""Share of the letters that a script must have."""

_FUNCTION_WORDS = {
    "en": "the of and to in is that for it with as are this on be by we our not or from which they have will",
    "de": "der die und das ist nicht mit ein eine für auf von dem den sich des wir auch werden sind oder zu im",
    "fr": "le la les des et une est pour dans que qui sur pas par avec nous ce aux ou sont du cette leur mais",
    "es": "el los las que una por con para es del se al como más su sus lo y o este esta pero nuestros son",
    "pt": "os as que uma por com para é não do da dos das em ao como mais seu sua e ou este esta são nossos",
    "it": "il lo gli che una per con di è non del della dei nel alla come più sono e o questo questa anche",
    "nl": "het een van en dat die niet met voor op zijn aan ook door om wij of bij naar deze worden wordt",
    "sv": "och att det som en på är av för med till den inte om ett vi eller från har kan ska denna",
    "pl": "i w na z do że się nie to jest jak o za od przez oraz są lub po dla które który może",
    "tr": "ve bir bu için ile da de olarak olan daha gibi çok veya ya ne kadar sonra biz her",
    "id": "yang dan di untuk dengan ini dari pada adalah dalam tidak akan kami atau oleh kepada juga itu",
    "vi": "và của là có cho các không được trong với một này những để khi người chúng tôi hoặc về",
}
_VOTES = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.1),  # kana stand among ideographs
    ("zh", re.compile(r"[\u3400-\u9fff]"), SCRIPT_SHARE_MIN),
    ("ko", re.compile(r"[\uac00-\ud7af]"), SCRIPT_SHARE_MIN),
    ("ru", re.compile(r"[\u0400-\u04ff]"), SCRIPT_SHARE_MIN),
    ("ar", re.compile(r"[\u0600-\u06ff]"), SCRIPT_SHARE_MIN),
    ("he", re.compile(r"[\u0590-\u05ff]"), SCRIPT_SHARE_MIN),
    ("el", re.compile(r"[\u0370-\u03ff]"), SCRIPT_SHARE_MIN),
    ("hi", re.compile(r"[\u0900-\u097f]"), SCRIPT_SHARE_MIN),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), SCRIPT_SHARE_MIN),
)
_LETTERS = re.compile(r"[^\W\d_]")
_CHARACTERS_MAX = 20_000


def spoken(text: str) -> str | None:
    """Return the primary subtag (BCP 47) of the language that the text is in, None if that is not clear."""
    text = text[:_CHARACTERS_MAX].lower()
    letters = len(_LETTERS.findall(text))
    for language, script, share in _SCRIPTS:
        if letters >= WORDS_MIN and len(script.findall(text)) > share * letters:
            return language
    words = Counter(text.split())
    if words.total() < WORDS_MIN:
        return None
    votes = Counter({language: sum(words[word] for word in known) for language, known in _VOTES.items()})
    (first, most), (_, next_most) = votes.most_common(2)
    return first if most >= max(LEAD_MIN * next_most, words.total() / 20) else None


def language_of(document: Document, text: str) -> str | None:
    """Return the primary subtag of a document's text; what it states counts where the text is too short to tell."""
    return spoken(text) or primary(document.lang)


def primary(tag: str | None) -> str | None:
    """Return the primary subtag of a language tag: "en" of "en-GB"."""
    return re.split(r"[-_]", tag.strip().lower())[0] or None if tag else None
