"""Which sections speak of model welfare, under which topics, and why. Pure: the vocabulary is part of the package."""

from watcher.topics.lexicon import LABELS
from watcher.topics.marking import Why, explain, mark, topics_of_text
from watcher.topics.posts import on_topic

__all__ = ["LABELS", "Why", "explain", "mark", "on_topic", "topics_of_text"]
