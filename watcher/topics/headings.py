"""What a heading says of the sections under it."""

import re
from dataclasses import dataclass

from watcher.topics.lexicon import entry_of, plain, vocabulary

HEADING_WORDS_MAX = 16
"""What is longer is a sentence that stands for a title; the longest heading of the system cards has 12 words."""
BEFORE_WORDS = 2
"""People, animals or other things as near as this in front of a wording take it away from models."""
BEHIND_WORDS = 4
"""The same behind it, after "of", "for" or "among"."""
ASSESSORS = "evidence.external-assessment"

_OF = re.compile(r"(?:^| )(?:of|for|among)(?: \S+){0,2} ?$")


@dataclass(frozen=True, slots=True)
class Decision:
    """A heading that decides: its wording and the topic that this gives."""

    heading: str
    wording: str
    topic: str


def decision(heading: str, *, of_models: bool = True) -> Decision | None:
    """Return what a heading decides; None if it does not, is mixed, a whole sentence, or about others.

    A wording of one word decides only where the text around it speaks of models (`of_models`) and the heading of no
    people or animals.
    """
    text = plain(heading)
    if len(text.split()) > HEADING_WORDS_MAX or vocabulary().mixed.search(text):
        return None
    for match in vocabulary().any_heading.finditer(text):
        sure = " " in match[0] or (of_models and not vocabulary().beings.search(text))
        if sure and not _of_others(text, match):
            return Decision(heading, match[0], entry_of(match[0], vocabulary().headings))
    return None


def inherited(path: tuple[str, ...], title: str, *, of_models: bool) -> Decision | None:
    """Return what the nearest heading above decides; the document's title is the root of every path."""
    above = (decision(heading, of_models=of_models) for heading in reversed(path))
    if found := next(filter(None, above), None):
        return found
    root = decision(title, of_models=of_models)
    # An assessor's name in a title is that of the whole site.
    return root if root and root.topic != ASSESSORS else None


def is_mixed(heading: str) -> bool:
    """Whether a heading joins welfare to another field, so that its subsections have to decide."""
    return bool(vocabulary().mixed.search(plain(heading)))


def _of_others(text: str, match: re.Match[str]) -> bool:
    """Whether a wording is about someone or something else.

    So it is with people, animals or another thing right before it, another thing right behind it, people and animals
    behind "of" or "for", or right behind a word for a model: "the welfare of chatbot users".
    """
    before = " ".join(text[: match.start()].split()[-BEFORE_WORDS:])
    behind = text[match.end() :].split()[:BEHIND_WORDS]
    if vocabulary().whose.fullmatch(before.rpartition(" ")[2]):
        return True
    if vocabulary().beings.search(before) or vocabulary().others.search(" ".join((before, *behind[:1]))):
        return True
    after = " ".join(behind)
    being = vocabulary().beings.search(after)
    ends_in_a_model = vocabulary().models.fullmatch(match[0].rpartition(" ")[2])
    return bool(being and (_OF.search(after[: being.start()]) or (ends_in_a_model and being.start() == 0)))
