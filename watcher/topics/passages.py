"""What the words of a text say: phrases, each scored by what stands beside it, and the best passage.

Two points for a specific phrase, one for a term near a word for a model, none near people or animals: a rule of thumb
of those who compiled the vocabulary, as are the distances. What decides was set on the labelled sections of the tests.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from watcher.topics import statements
from watcher.topics.lexicon import Phrase, Role, Strength, entry_of, vocabulary

ON_TOPIC = 2
"""The score of a passage that decides in a short text."""
ON_TOPIC_LONG = 3
"""The same in a long one, where a single phrase may be a mention in passing; a name decides in any."""
SHORT_WORDS = 120
POST_WORDS = 300
"""The longest text in which everyday words count."""
PASSAGE_WORDS = 60
MODEL_WORDS = 12
"""How far a word for a model may stand from a medium phrase."""
BEING_WORDS = 6
"""How near a person or animal takes a phrase away from models, where no model stands nearer; from an everyday phrase
as far as a model is looked for."""
AROUND_WORDS = 25
"""The same from an everyday phrase, in a post that speaks of models: within the sentence or the next."""
PRONOUN_WORDS = 5
"""How near "its" or "itself" lets a plain phrase speak of a model."""
BESIDE_WORDS = 3
"""The same for a strong phrase, and for words that make even a name something else."""

Places = dict[Role, list[int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase where it stands, in words from the start of the text."""

    phrase: Phrase
    first: int
    last: int
    score: int


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text before it is read."""

    card: bool
    """It is a system card's."""
    sure: bool
    """A heading has decided: it speaks of models throughout."""
    of_models: bool
    """Something in it may be a model; where nothing is, strong phrases are lesser ones."""
    post: bool
    """It is a short post: everyday words count, since little else is said."""


def hits(text: str, context: Context) -> tuple[Hit, ...]:
    """Return the phrases of a plain text in order, each with what it scores where it stands."""
    spaces = [index for index, char in enumerate(text) if char == " "]
    phrases: list[tuple[int, int, Phrase]] = []
    places: Places = {role: [] for role in Role}
    for match in vocabulary().any.finditer(text):
        entry = entry_of(match[0], vocabulary().entries)
        first = bisect_right(spaces, match.start())
        if isinstance(entry, Role):
            places[entry].append(first)
        else:
            if context.sure and entry.strength in {Strength.PLAIN, Strength.WEAK}:
                entry = vocabulary().under.get(entry.text, entry)
            phrases.append((first, first + match[0].count(" "), entry))
            if entry.names_a_model:
                places[Role.MODEL].append(first)
    for match in vocabulary().any_gapped.finditer(text):
        first = bisect_right(spaces, match.start())
        phrases.append((first, first + match[0].count(" "), vocabulary().gapped[(match.lastindex or 1) - 1]))
    for one in statements.made(text):
        first, last = bisect_right(spaces, one.first), bisect_right(spaces, one.end - 1)
        said = Phrase(text[one.first : one.end], one.statement.topic, Strength.SAID, of_it=one.statement.of_it)
        phrases.append((first, last, said))
    phrases.sort(key=lambda one: one[:2])
    return tuple(
        Hit(phrase, first, last, _score(phrase, first, last, places, context)) for first, last, phrase in phrases
    )


def _score(phrase: Phrase, first: int, last: int, places: Places, context: Context) -> int:
    """Return 2, 1 or 0."""

    def near(role: Role, words: int) -> bool:
        return min(_away(places[role], first, last)) <= words

    def of_beings(words: int) -> bool:
        before, behind = _away(places[Role.BEING], first, last)
        nearer = min(before, behind) <= min(words, *_away(places[Role.MODEL], first, last))
        return nearer or behind <= BESIDE_WORDS

    if phrase.strength is Strength.WEAK or near(Role.OTHER, BESIDE_WORDS):
        return 0
    if phrase.strength is Strength.SAID:
        return 2 if context.of_models and _is_of_a_model(phrase, first, last, places) else 0
    if phrase.strength in {Strength.NAME, Strength.STRONG}:
        beings = places[Role.BEING]
        guarded = _is_theirs(phrase, last, beings) if phrase.names_a_model else near(Role.BEING, BESIDE_WORDS)
        guarded = guarded and not context.sure
        return 0 if guarded else 2 if phrase.strength is Strength.NAME or context.of_models else 1
    everyday = phrase.strength is Strength.PLAIN or phrase.alone
    far = everyday or phrase.strength is Strength.CARD
    if not _counts_in(phrase, context) or (not context.sure and of_beings(MODEL_WORDS if far else BEING_WORDS)):
        return 0
    if context.sure or context.card:
        return 2 if phrase.strength is Strength.CARD and context.card else 1
    return _score_in_post(phrase, near, context)


def _counts_in(phrase: Phrase, context: Context) -> bool:
    """Whether everyday words say anything here: in a short post, or below a heading that decided."""
    if phrase.strength is Strength.UNDER:
        return context.sure
    return phrase.strength is not Strength.PLAIN or context.post


def _is_of_a_model(phrase: Phrase, first: int, last: int, places: Places) -> bool:
    """Whether a statement names a model, or its pronoun can only be that of one: a model stands near, and no person."""
    person, _ = _away(places[Role.BEING], first, last)
    model = min(_away(places[Role.MODEL], first, last))
    return not (phrase.of_it and model) or (model <= AROUND_WORDS < person)


def _is_theirs(phrase: Phrase, last: int, beings: list[int]) -> bool:
    """Whether a phrase that ends in a word for a model goes on with people: "the wellbeing of chatbot users"."""
    index = bisect_right(beings, last)
    return phrase.ends_in_a_model and index < len(beings) and beings[index] == last + 1


def _away(places: list[int], first: int, last: int) -> tuple[float, float]:
    """Return how many words before and behind a phrase the nearest of the places is."""
    index = bisect_right(places, first)
    return first - places[index - 1] if index else inf, max(0, places[index] - last) if index < len(places) else inf


def _score_in_post(phrase: Phrase, near: Callable[[Role, int], bool], context: Context) -> int:
    """Return the score of a lesser phrase where neither a card nor a heading says what it is about."""
    everyday = context.post and (phrase.alone or phrase.strength is Strength.PLAIN)
    if everyday and near(Role.OTHER, BEING_WORDS):
        return 0
    by_model = near(Role.MODEL, AROUND_WORDS if everyday else MODEL_WORDS)
    by_pronoun = phrase.says_its or (everyday and near(Role.PRONOUN, PRONOUN_WORDS))
    if not by_model and not (by_pronoun and context.of_models):
        return 0
    return 2 if everyday and phrase.alone else 1


def best_passage(found: Iterable[Hit]) -> int:
    """Return the highest sum of distinct phrases within PASSAGE_WORDS; lesser ones of one sub-topic count once."""
    scoring = [hit for hit in found if hit.score]
    best = start = 0
    for end, hit in enumerate(scoring):
        while hit.first - scoring[start].first > PASSAGE_WORDS:
            start += 1
        passage = scoring[start : end + 1]
        telling = {one.phrase.text: one.score for one in passage if one.score > 1}
        lesser = {one.phrase.topic for one in passage if one.score == 1}
        best = max(best, sum(telling.values()) + len(lesser))
    return best


def suffices(found: Iterable[Hit], *, score: int, words: int) -> bool:
    """Whether the phrases of a text of so many words decide without any heading; `score` is of its best passage."""
    named = any(hit.score and hit.phrase.strength in {Strength.NAME, Strength.SAID} for hit in found)
    return named or score >= (ON_TOPIC if words <= SHORT_WORDS else ON_TOPIC_LONG)


def topics(telling: Sequence[Hit]) -> frozenset[str]:
    """Return the topics of hits that score; everyday words that only add to what decides give none beside others."""
    sure = [hit for hit in telling if hit.score > 1 or hit.phrase.strength is not Strength.PLAIN]
    return frozenset(hit.phrase.topic for hit in sure or telling)
