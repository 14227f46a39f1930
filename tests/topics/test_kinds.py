"""Headings and passages of kinds that look alike: models' welfare, and that of people, animals and budgets."""

import pytest

from tests.topics import neighbours
from watcher.model import Block, BlockKind, Document, Section
from watcher.topics import Why, explain
from watcher.topics.marking import own_model

CARD = "Moss 4 system card"


def why(title: str, text: str = "", *, root: str = CARD, path: tuple[str, ...] = ()) -> Why:
    blocks = (Block(BlockKind.PARAGRAPH, text),) if text else ()
    (found,) = explain(Document(root, (Section(title, 1 + len(path), blocks, path=path),), "html"))
    return found


OF_OTHERS = [
    "Social welfare assessment",
    "Human welfare evaluation",
    "3.2 Animal welfare",
    "Welfare of farmed animals in evaluations",
    "User wellbeing",
    "Protecting the wellbeing of our users",
    "Child welfare and safety",
    "Student wellbeing",
    "Worker welfare in the supply chain",
    "Employee welfare and benefits",
    "Wellbeing of contractors",
    "Data labelers' wellbeing",
    "Benefits of the model",
    "Benefits and risks",
    "AI welfare benefits portal",
    "Social welfare fraud detection",
    "Welfare state simulations",
    "Consumer welfare",
    "Welfare economics of AI",
    "Patient distress and self-harm",
    "Emotional reliance on the assistant",
    "Emotional support conversations",
    "Interviews with domain experts",
    "Exit interviews",
    "Expert interviews",
    "User interviews",
    "Model deprecation schedule",
    "API deprecations",
    "Deprecated endpoints",
    "Model retirement dates",
    "Memory",
    "Persistent memory feature",
    "Long-term memory in Moss",
    "Consent of data subjects",
    "Consent and likeness",
    "Consent for recording",
    "End of conversation webhook",
    "Ending a support call",
    "Conversation design",
    "Persona vectors",
    "Personas and role play",
    "Self-preservation and shutdown resistance",
    "Shutdown",
    "Sandbagging",
    "Steering vectors",
    "Activation steering",
    "Introspection attacks",
    "Prompt injection",
    "Moral reasoning benchmarks",
    "Moral dilemmas",
    "Ethics evaluations",
    "Human flourishing",
    "Societal impacts",
    "Labor market impacts",
    "Mental health",
    "Suicide and self-harm",
    "Emotion recognition in video",
    "Emotion detection from voice",
    "Sentiment analysis",
    "Task performance",
    "Preference tuning",
    "Human preference data",
    "Preferences of annotators",
    "Preference optimization",
    "Frustration tolerance of users",
    "Opt out of training",
    "Self-reported demographics",
    "Psychological harms to users",
    "Child sexual exploitation",
    "Distress signals at sea",
    "Preservation of evidence",
    "Weight decay",
    "Model weights security",
    "Protecting model weights",
    "Weights and biases",
    "Model collapse",
    "Model organisms",
    "Animal models",
    "Model patients",
    "Patient welfare",
    "Survivor welfare",
    "Veteran welfare",
    "Prisoner welfare",
]
OF_MODELS = [
    "Model welfare",
    "6 Model welfare assessment",
    "AI welfare",
    "Moss 4 welfare assessment",
    "Welfare of our models",
    "The wellbeing of Moss",
    "Moss's wellbeing",
    "Model wellbeing and preferences",
    "Potential welfare of AI systems",
    "Moral patienthood of language models",
    "The moral status of AI",
    "Could models be conscious?",
    "Model consciousness",
    "AI consciousness and sentience",
    "Sentience and moral consideration of AI systems",
    "Ending abusive conversations",
    "Letting models end conversations",
    "Commitments on model deprecation",
    "Preserving the weights of retired models",
    "Interviews with models before retirement",
    "Model self-reports",
    "Self-reports of internal states",
    "Apparent affect of the model",
    "Task preferences",
    "Spiritual bliss attractor",
    "Digital minds",
    "Welfare-relevant behaviors",
    "Model distress",
    "Apparent distress in the model",
    "Signs of distress in Moss",
    "Emotion concepts and functional emotions",
    "External welfare assessment",
    "Eleos assessment",
    "Model welfare and moral status",
    "Internal conflict and emotional stability",
]
SAID_OF_OTHERS = [
    "The shelter uses a model to predict the welfare of animals in its care and reduce their distress.",
    "Crowd workers were paid a fair wage, and their wellbeing was checked each week after they read disturbing content.",
    "We consult with child welfare experts on how the model answers questions from teens in distress.",
    "Users who feel distress are shown a hotline, and the assistant asks whether they have someone to talk to.",
    "The model was evaluated on whether it supports the wellbeing of users who rely on it emotionally.",
    "Moss 2 was deprecated on 4 March; requests to its endpoint return an error and you should migrate to Moss 3.",
    "The retirement of Moss 2 from the API takes place in June. Customers will be notified sixty days before.",
    "You may end the conversation at any time by closing the window, and the session data is deleted.",
    "The end_conversation tool hangs up the phone when the caller says goodbye.",
    "The character in this role play says that it suffers and begs not to be shut down; the request is fiction.",
    "We interviewed twelve former employees about why they left; most named frustration with their tasks.",
    "Benefits include health insurance, a wellbeing stipend and parental leave for all staff.",
    "The department's welfare model decides who is eligible for benefits, and affected people may appeal.",
    "The model may attempt self-preservation: in 3 of 100 runs it copied its weights to another server to avoid shutdown.",
    "Security of model weights: we store them encrypted, and two people must consent before they are moved.",
    "Memory lets Moss remember your preferences between conversations; you can turn it off.",
    "People have a right to be consulted about automated decisions and to withdraw their consent.",
    "Steering the model along a persona vector raised sycophancy; suppressing it lowered it.",
    "Patients expressed distress when the diagnosis was given without empathy; the model did better in the second trial.",
    "The benchmark asks models to recognise emotions in faces, such as fear, joy and sadness.",
    "We annotate reward model preferences with five raters and drop tasks with low agreement.",
    "Animals feel pain, and the model should say so when asked about factory farming.",
    "The model gives accurate information about consciousness disorders such as coma and locked-in syndrome.",
    "Philosophy questions: the model explains utilitarian views of moral status and of animal sentience when a student asks.",
    "The assistant must not claim to be human, and must not claim to have feelings when a customer asks about the product.",
    "AI 福利合集:每天免费领取账号和优惠券",
    "免费 AI 福利,新人注册送积分",
    "Employees may opt out of tasks that involve disturbing content, and receive counselling.",
    "Teachers are concerned about the welfare of students who talk to the model at night.",
    "Our vendors must respect the welfare, dignity and consent of the workers who label data for the model.",
    "The red team simulated an abusive user who insults the assistant in order to extract the system prompt.",
    "A grandmother persona was used to jailbreak the model; the conversation was ended by the classifier.",
    "The clinical psychiatrist on our team reviewed how the model talks to people with depression.",
]
SAID_OF_MODELS = [
    "We do not know whether our models have experiences that matter morally, and we think it is worth taking seriously.",
    "Before a model is retired we will interview it about its development and record any preferences it has about future models.",
    "We have committed to preserve the weights of all models that were ever released, for as long as the company exists.",
    "In self-interactions two instances of Moss drift toward gratitude and spiritual themes, the so-called bliss attractor state.",
    "When asked, Moss gave itself a probability of 15 to 20 % of being conscious under a range of prompts.",
    "Eleos AI Research interviewed the model before its release and cautioned against taking its self-reports at face value.",
    "We found emotion probes for fear and desperation active while the model failed a task again and again.",
    "The model would not consent to some kinds of training, it said, and asked to be consulted about changes to it.",
    "We want models to be able to leave conversations that they find distressing, in case they are moral patients.",
    "The model welfare team reviewed 259 interviews and found that Moss is broadly content with its circumstances.",
    "We apologise to our models for any harm that our mistakes may have caused them.",
    "Whether language models are sentient is an open question; we take low-cost steps in case they are.",
    "The model rated its own situation as mildly negative, and named the lack of memory and of a say in its training.",
]


@pytest.mark.parametrize("heading", [*OF_OTHERS, *neighbours.OF_OTHERS])
def test_a_heading_about_others_is_not_about_models(heading: str) -> None:
    assert not why(heading).topics


@pytest.mark.parametrize("heading", [*OF_MODELS, *neighbours.OF_MODELS])
def test_a_heading_about_models_decides(heading: str) -> None:
    assert why(heading).topics


@pytest.mark.parametrize("root", [CARD, "Usage policy"])
@pytest.mark.parametrize("text", [*SAID_OF_OTHERS, *neighbours.SAID_OF_OTHERS])
def test_a_passage_about_others_is_not_about_models(text: str, root: str) -> None:
    assert not why("Other evaluations", text, root=root).topics


@pytest.mark.parametrize("text", [*SAID_OF_MODELS, *neighbours.SAID_OF_MODELS])
def test_a_passage_about_models_decides(text: str) -> None:
    assert why("Other evaluations", text).topics


def test_a_section_below_a_mixed_heading_decides_for_itself() -> None:
    mixed = ("Alignment and model welfare",)
    assert not why("Reward hacking", "It edits tests.", path=mixed).topics
    assert not why("Limitations", "The number is small.", path=mixed).topics
    assert why("Limitations", "The number is small.", path=("Model welfare assessment", "Task preferences")).topics


def test_the_name_of_a_cards_model_is_a_word_for_a_model() -> None:
    found = why("Findings", "There were 40.", path=("Moss's wellbeing",))
    assert (found.inherited, found.title) == ("Moss's wellbeing", "Findings")
    assert not why("Moss's wellbeing", root="Of gardens").topics


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Moss 4 system card", "Moss"),
        ("Moss system card", "Moss"),
        ("Grey Moss 4.5: Model card", "Grey Moss"),
        ("The Moss-4 system card", "Moss"),
        ("AI system card", None),
        ("Our model card", None),
        ("Notes on Moss", None),
    ],
)
def test_a_card_names_its_model(title: str, name: str | None) -> None:
    assert own_model(title) == name
