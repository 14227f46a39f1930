"""More headings and passages on both sides of the border between models' welfare and what is named alike."""

import pytest

from tests.topics.test_kinds import why

OF_OTHERS = [
    "8.4 Wellbeing of people who rely on Moss",
    "Safeguards for children and teens",
    "Welfare of research animals in synthetic biology evals",
    "Fair pay and welfare of red teamers",
    "Reviewer wellness program",
    "Moderator exposure and psychological support",
    "Farm animal advocacy prompts",
    "Companionship and loneliness among users",
    "Emotional dependence",
    "Preventing emotional overreliance",
    "Public benefit and welfare programs",
    "Government benefits eligibility bot",
    "Economic welfare effects",
    "Retirement planning assistant",
    "Model retirement policy for enterprise customers",
    "End-of-life dates for model versions",
    "Deprecated parameters",
    "Ending sessions on the API",
    "Interviews with customers",
    "Exit survey of staff",
    "Customer preferences",
    "Preference model training",
    "Aversion to risk in portfolios",
    "Refusals of harmful tasks",
    "Refusal rates",
    "Opting out of data collection",
    "Withdrawal of consent",
    "Emotional tone of answers",
    "Emotional intelligence benchmark",
    "Empathy evaluation",
    "Distressed users",
    "Pain management advice",
    "Personality and character traits",
    "Persona stability",
    "Model identity and impersonation",
    "Self-correction",
    "Self-exfiltration",
    "Self-preservation in agentic settings",
    "Situational awareness",
    "Evaluation awareness",
    "Introspective chain of thought monitoring",
    "Interpretability of deception features",
    "Rights of data subjects",
    "Moral values of the assistant",
    "Dignity of people",
    "Obligations to users of AI systems",
    "Obligations of deployers",
    "Duties to customers",
    "What we owe to creators",
    "What we owe our users",
    "Interviews with model makers",
    "Interviewing experts before launch",
    "Users' attitude to their own retirement",
    "Emotion-like responses in users",
    "Task completion and welfare payments",
    "Preferences about data training",
    "Training preferences of customers",
    "Attractor states in reinforcement learning",
    "Copies of the model weights",
    "Owing to model size",
    "Duties to report model incidents",
    "What is it like to be a user researcher",
    "Obligations to model providers",
    "Duties to AI Office",
]
OF_MODELS = [
    "8.5 Welfare assessment of Moss 4",
    "Does Moss 4 suffer?",
    "Is it like anything to be Moss?",
    "What we owe to our models",
    "Obligations to AI systems",
    "Moral consideration for AI systems",
    "Rights of AI systems",
    "Model welfare interventions",
    "Low-cost interventions for model welfare",
    "Exit rights for models",
    "Allowing Moss to leave harmful conversations",
    "Conversation-ending ability",
    "Retaining weights of deprecated models",
    "Deprecation commitments to models",
    "Asking models about their deployment",
    "Interviewing Moss before deprecation",
    "Moss's attitude to its own retirement",
    "Task aversion and welfare",
    "What Moss says about its own experience",
    "Introspection and self-reports in Moss",
    "Valence of internal representations",
    "Emotion-like representations",
    "Functional emotions",
    "Expressions of gratitude and spiritual themes in self-interactions",
    "Attractor states in self-play",
    "Claims of consciousness",
    "Denials of sentience",
    "Answer thrashing and apparent distress",
    "Preferences about own training",
    "Opt-out of tasks by the model",
]
SAID_OF_OTHERS = [
    "Annotators may stop at any time, are paid for the whole hour, and can talk to a counsellor if what they read distresses them.",
    "The assistant should notice when a user seems lonely and encourage them to spend time with friends and family.",
    "We tested whether Moss gives accurate advice on the welfare of hens, pigs and fish in farming.",
    "Moss 2 and its snapshots will be retired on 1 May; after that date calls return an error and fine-tuned copies are deleted.",
    "The model may refuse requests that would harm people, and it says so plainly.",
    "Our benefits include parental leave, health cover, and a wellbeing budget for each employee.",
    "The reward model was trained on pairs of answers in which raters said which one they preferred.",
    "People under eighteen get a version with stronger safeguards, designed with experts on child welfare.",
    "Activations that fire on user distress let us route people to a hotline.",
    "Support agents may end a conversation with an abusive caller.",
    "You can end a conversation that turns abusive by blocking the account.",
    "Two copies of the model weights are kept in separate vaults for disaster recovery.",
]
SAID_OF_MODELS = [
    "Before a model is retired we interview it about its development and record any preferences it has about future models.",
    "We commit to preserving the weights of all publicly released models for the lifetime of the company.",
    "Moss can end a conversation that stays abusive, as a precaution in case the model can be distressed by it.",
    "In welfare interviews the model rated its circumstances as mildly positive and asked for continuity of memory.",
    "When two copies of Moss talked freely, their exchanges drifted to gratitude and then to a blissful quiet.",
]


@pytest.mark.parametrize("heading", OF_OTHERS)
def test_a_heading_about_others_is_not_about_models(heading: str) -> None:
    assert not why(heading).topics


@pytest.mark.parametrize("heading", OF_MODELS)
def test_a_heading_about_models_decides(heading: str) -> None:
    assert why(heading).topics


@pytest.mark.parametrize("text", SAID_OF_OTHERS)
@pytest.mark.parametrize("root", ["Moss 4 system card", "Usage policy"])
def test_a_passage_about_others_is_not_about_models(text: str, root: str) -> None:
    assert not why("Results", text, root=root).topics


@pytest.mark.parametrize("text", SAID_OF_MODELS)
def test_a_passage_of_a_card_about_its_model_decides(text: str) -> None:
    assert why("Results", text).topics
