"""Words that are never spelling and punctuation: if one of them comes, goes or turns, the sense may have changed.

Written before any rule that calls an edit editorial; the rules may only ever set aside what leaves these words alone.
The ladders are those of published welfare commitments: intention, plan, promise, commitment.
"""

from typing import Final


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a list that is written as one text, with commas between them."""
    return frozenset(text.split(", "))


NEGATIONS: Final = words(
    "no not nor never none nobody nothing neither nowhere without cannot non un lack lacks lacking absent refuse "
    "refuses refused deny denies denied fail fails failed hardly barely scarcely false"
)
QUANTIFIERS: Final = words(
    "all any every each little some many much most more less least few fewer several both either half majority "
    "minority part parts partly partially wholly entirely fully completely totally largely mostly mainly only "
    "sole solely just merely exclusively always often sometimes occasionally rarely seldom usually generally "
    "typically frequently ever everyone everybody everything anyone anybody anything someone somebody something "
    "entire whole single additional further other others another enough almost nearly about around approximately "
    "roughly up exactly precisely once twice"
)
MODALS: Final = words(
    "can could may might must shall should will would ought need needs needn dare required require requires "
    "allowed allow allows permitted permit permits forbidden prohibited obliged obligated mandatory optional"
)
HEDGES: Final = words(
    "perhaps maybe possibly possible probably probable likely unlikely seem seems seemed appear appears appeared "
    "suggest suggests suggested tentative tentatively potentially potential apparent apparently presumably "
    "arguably somewhat relatively fairly quite rather plausibly plausible uncertain uncertainty certain certainly "
    "clearly definitely believe believes think thinks suspect currently present presently now yet still anymore "
    "already so-called"
)
COMPARISONS: Final = words(
    "lower higher greater smaller larger bigger fewer better worse best worst stronger weaker earlier later above "
    "below over under within beyond exceed exceeds than like unlike same different similar equal equally "
    "equivalent increase increases increased decrease decreases decreased rise rises rose fall falls fell improve "
    "improved primary secondary main chief minor major significant substantial slight slightly strong weak"
)
CONDITIONS: Final = words(
    "if unless except until while when whenever where wherever whether provided because since although though "
    "despite but and or nor after before otherwise instead"
)
COMMITMENTS: Final = words(
    "hope hopes hoped intend intends intended plan plans planned aim aims aimed try tries tried trying explore "
    "explores exploring commit commits committed commitment promise promises promised pledge pledges pledged "
    "guarantee guarantees guaranteed ensure ensures consider considers considering seek seeks strive strives "
    "expect expects"
)
RESOLUTIONS: Final = words(
    "observed found resolved unresolved fixed open closed addressed mitigated partly remains remaining persists ongoing"
)
_COUNTING: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBER_WORDS: Final = {word: str(value) for value, word in enumerate(_COUNTING.split()) if word != "one"}
"""But for "one", which is also a pronoun."""
NUMBERS: Final = frozenset(NUMBER_WORDS) | words(
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion "
    "billions dozen dozens first second third fourth fifth sixth seventh eighth ninth tenth third thirds quarter "
    "quarters double triple percent percentage"
)
UNITS: Final = words(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades daily "
    "weekly monthly quarterly annually yearly hourly bit bits byte bytes kb mb gb tb kib mib gib token tokens "
    "flop flops watt watts percent percentage point points usd eur gbp dollar dollars euro euros ms km kg mg cm "
    "mm"
)
MONTHS: Final = words(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
MODEL_NAMES: Final = words(
    "claude opus sonnet haiku mythos fable gpt chatgpt gemini gemma llama grok mistral qwen deepseek astra codex "
    "o1 o3 o4"
)
REFERENTS: Final = words("this that these those its their his her our your my it they them we us you he she which who")

NEVER_EDITORIAL: Final = (
    NEGATIONS
    | QUANTIFIERS
    | MODALS
    | HEDGES
    | COMPARISONS
    | CONDITIONS
    | COMMITMENTS
    | RESOLUTIONS
    | NUMBERS
    | UNITS
    | MONTHS
    | MODEL_NAMES
    | REFERENTS
)
"""Casefolded; contractions are undone before it is asked."""

FUNCTION_WORDS: Final = words(
    "a an the of to in on at by for from with as is are was were be been being has have had do does did that "
    "which who whom whose it its this these those and or but so than then there here we our us they their them "
    "you your he she his her i me my into onto upon via per also too very such what"
)
"""Words that carry grammar: an edit of these alone is shown after one that touches what a sentence is about."""

PERSONS: Final = words(
    "those one ones someone somebody anyone anybody everyone person persons people individual individuals human "
    "humans user users operator operators developer developers researcher researchers employee employees worker "
    "workers customer customers reader readers author authors expert experts actor actors adult adults child "
    "children member members parent parents teenager teenagers minor minors reviewer reviewers annotator "
    "annotators contributor contributors"
)
"""After these, "that" and "who" say the same."""
