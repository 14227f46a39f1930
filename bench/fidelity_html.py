"""Prints how faithfully real pages are read, and at what cost: `python -m bench.fidelity_html [--speed]`."""

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from io import StringIO

import trafilatura
from bs4 import BeautifulSoup

from tests import corpus
from tests.extract.test_corpus import SELECTORS, words
from watcher.extract import read
from watcher.extract.html.page import without_scripts
from watcher.model import Document, Rules

RUNS = 7


def document(path: str, select: tuple[str, ...]) -> Document:
    """Read one capture."""
    return read(corpus.read(path), media_type="text/html", charset=None, url=None, rules=Rules(select=select))


def fidelity(*, selected: bool) -> None:
    """Print false alarms and missed changes for each page."""
    rows = list(csv.DictReader(StringIO(corpus.read("truth/page-pairs.tsv").decode()), delimiter="\t"))
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        name, select = row["document"], SELECTORS[row["document"]] if selected else ()
        before, after = (document(f"pages/{name}/{row[side]}.html.gz", select) for side in ("before", "after"))
        same = before.title == after.title and words(before) == words(after)
        verdict = "right" if same == (row["verdict"] == "same") else "missed" if same else "false alarm"
        counts[name, verdict] += 1
    print("with a selector" if selected else "without a selector")
    for name in SELECTORS:
        figures = ", ".join(f"{counts[name, verdict]} {verdict}" for verdict in ("right", "false alarm", "missed"))
        print(f"  {name:<42}{figures}")


def seconds(work: Callable[[], object]) -> float:
    """Return the best processor time of some runs."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def speed() -> None:
    """Print the time of a page against one parse, and one run of trafilatura where there is no selector."""
    for name, select in SELECTORS.items():
        body = corpus.read(corpus.captures(f"pages/{name}")[-1])
        stripped = without_scripts(body.decode())
        parse = seconds(partial(BeautifulSoup, stripped, "lxml"))
        voice = seconds(partial(trafilatura.extract, body.decode()))
        reading = partial(read, body, media_type="text/html", charset=None, url=None)
        plain = seconds(partial(reading, rules=Rules()))
        chosen = seconds(partial(reading, rules=Rules(select=select)))
        print(f"  {name}: one parse {parse * 1e3:.1f} ms, trafilatura {voice * 1e3:.1f} ms")
        print(f"    without a selector {plain * 1e3:.1f} ms, {plain / (parse + voice):.2f} of both")
        print(f"    with a selector    {chosen * 1e3:.1f} ms, {chosen / parse:.2f} of the parse")


if __name__ == "__main__":
    fidelity(selected=False)
    fidelity(selected=True)
    if "--speed" in sys.argv:
        speed()
