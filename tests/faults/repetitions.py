"""Tries every regular expression of a room on long repetitions of its own pieces; run as a program of its own.

A pattern that needs more than linear time is a page that stops the service: it runs in the service's own process, where
nothing can interrupt it. The name of each is printed before it is tried, so that the last line names the one to blame.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from re import Pattern
from typing import Any

LENGTH = 30_000
"""Characters of a text; quadratic patterns need some hundred times a linear one's work for them."""
NAME_LENGTH = 200
"""Of what is a name: pages' names are not looked at where they are longer."""
WORK_SECONDS_MAX = 2.0
"""Of processor time, for one text: a linear pattern of this project needs at most 0.1."""
NESTED_MAX = 5

NAMES = re.compile(r"kinds\.\(\)\.\d+\.(?:names|alone)")
ANCHORED = {"_LISTED_BEHIND", "LABEL", "_LABELLED", "_CARD_OF", "_signs.().0", "_QUANTITY", "_ABROAD", "_SPEAKER"}
"""Those that are asked at one place, by match() alone."""

_parser: Any = importlib.import_module("re._parser")
_codes: Any = importlib.import_module("re._constants")
_CATEGORIES = {"SPACE": " ", "DIGIT": "1", "WORD": "a", "NOT_SPACE": "a", "NOT_WORD": "-", "NOT_DIGIT": "a"}
_ORDINARY = ' a1.-"<,A\n'
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT)


def patterns(room: str) -> Iterator[tuple[str, Pattern[Any]]]:
    """Yield each distinct compiled pattern that a room's modules hold, with its name.

    Equal ones are one object or two, as the cache of `re` had it when they were compiled.
    """
    package = importlib.import_module(f"watcher.{room}")
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    seen: dict[int, object] = {}
    told: set[Pattern[Any]] = set()
    for module in (package, *map(importlib.import_module, names)):
        for name, value in list(vars(module).items()):
            for named, pattern in _within(value, name, seen):
                if pattern not in told:
                    told.add(pattern)
                    yield named, pattern


def _within(value: object, name: str, seen: dict[int, object], depth: int = 0) -> Iterator[tuple[str, Pattern[Any]]]:
    """Yield the patterns in a value; `seen` keeps what was looked at alive, so that no other gets its id."""
    if id(value) in seen or depth > NESTED_MAX:
        return
    seen[id(value)] = value
    parts: list[tuple[object, object]] = []
    if hasattr(value, "cache_info") and not inspect.signature(value).parameters:  # type: ignore[arg-type]
        parts = [("()", value())]  # type: ignore[operator]
    elif isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, (tuple, list)):
        parts = list(enumerate(value))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    for key, part in parts:
        yield from _within(part, f"{name}.{key}", seen, depth + 1)


def texts(pattern: Pattern[Any], length: int) -> Iterator[str]:
    """Yield what makes a pattern repeat itself: each piece that it may repeat, many times, behind what leads to it."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    for ahead, piece in dict.fromkeys(_repeated(tree, "")):
        for first, again in ((ahead, piece), (ahead, f"{piece} "), ("", ahead + piece), ("", f"{ahead}{piece} ")):
            yield first + again * (length // len(again)) + "\x01"


def _repeated(tree: Any, ahead: str) -> Iterator[tuple[str, str]]:
    for code, value in tree:
        if code in _REPEATS:
            piece = _sample(value[2])
            if piece:
                yield ahead, piece
            yield from _repeated(value[2], ahead)
        for branch in _inner(code, value):
            yield from _repeated(branch, ahead)
        ahead += _sample([(code, value)])


def _inner(code: Any, value: Any) -> list[Any]:
    if code is _codes.BRANCH:
        return list(value[1])
    if code is _codes.SUBPATTERN:
        return [value[3]]
    return [value[1]] if code in (_codes.ASSERT, _codes.ASSERT_NOT) else []


def _sample(tree: Any) -> str:
    return "".join(_one(code, value) for code, value in tree)


def _one(code: Any, value: Any) -> str:
    if code is _codes.LITERAL:
        return chr(value)
    if code in (_codes.ANY, _codes.NOT_LITERAL):
        return "z"
    if code is _codes.IN:
        return _member(value)
    if code in _REPEATS:
        return _sample(value[2]) * max(int(value[0]), 1)
    inner = [] if code in (_codes.ASSERT, _codes.ASSERT_NOT) else _inner(code, value)
    return _sample(inner[0]) if inner else ""


def _member(members: Any) -> str:
    named = [_CATEGORIES[str(value).removeprefix("CATEGORY_")] for code, value in members if code is _codes.CATEGORY]
    spelled = [chr(value if code is _codes.LITERAL else value[0]) for code, value in members if code in _SPELLED]
    if members[0][0] is not _codes.NEGATE:
        return str((spelled or named)[0])
    return next((other for other in _ORDINARY if other not in spelled and other not in named), "z")


_SPELLED = (_codes.LITERAL, _codes.RANGE)


def attempt(name: str, pattern: Pattern[Any]) -> None:
    """Try a pattern on each of its texts."""
    for text in texts(pattern, NAME_LENGTH if NAMES.fullmatch(name) else LENGTH):
        subject = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
        signal.setitimer(signal.ITIMER_VIRTUAL, WORK_SECONDS_MAX)  # its signal ends this process
        if name in ANCHORED:
            pattern.match(subject)
        else:
            sum(1 for _ in pattern.finditer(subject))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def share(room: str, part: int, parts: int) -> Iterator[tuple[str, Pattern[Any]]]:
    """Yield one of several shares of a room's patterns: what takes long is tried in several processes."""
    return islice(patterns(room), part, None, parts)


if __name__ == "__main__":
    for found, compiled in share(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])):
        sys.stdout.write(f"{found}\n")
        sys.stdout.flush()
        attempt(found, compiled)
