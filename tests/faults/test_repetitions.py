"""No regular expression over bytes from outside may be worse than linear: one page would stop the service."""

import re
import subprocess
import sys

import pytest

from tests.faults.repetitions import share, texts

ROOMS = ("verdict", "compare", "topics", "entries", "publish", "fetch", "check", "discover", "notify", "archive")

PARTS = dict.fromkeys(ROOMS, 1) | {"verdict": 6}
"""In how many processes a room's are tried: lists of thousands of wordings take some minutes."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("room", "part", "parts"), [(room, n, PARTS[room]) for room in ROOMS for n in range(PARTS[room])]
)
def test_no_pattern_needs_more_than_linear_time(room: str, part: int, parts: int) -> None:
    words = [sys.executable, "-m", "tests.faults.repetitions", room, str(part), str(parts)]
    tried = subprocess.run(words, capture_output=True, text=True, check=False)
    named = tried.stdout.split()
    assert tried.returncode == 0, f"{room}: {named[-1:]} {tried.stderr}"
    assert len(named) == sum(1 for _ in share(room, part, parts)) > 0


def test_the_texts_would_find_one() -> None:
    of_comments = re.compile(rb"</feed>\s*(<!--.{0,20}-->\s*)*\Z", re.DOTALL)
    assert any(text.startswith("</feed>") and text.count("<!--z-->") > 100 for text in texts(of_comments, 10_000))
