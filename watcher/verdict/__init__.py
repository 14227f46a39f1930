"""Is this the document? Pure: a capture and what was read out of it in, a verdict out."""

from watcher.verdict.challenge import challenged
from watcher.verdict.judge import judge, judge_window

__all__ = ["challenged", "judge", "judge_window"]
