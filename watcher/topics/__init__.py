"""Which sections speak of model welfare, under which topics, and why. Pure: the vocabulary is part of the package."""

from watcher.topics.lexicon import LABELS
from watcher.topics.marking import Why, explain, mark, topics_of_text
from watcher.topics.posts import speaks_of_models

__all__ = ["LABELS", "Why", "explain", "mark", "speaks_of_models", "topics_of_text"]
