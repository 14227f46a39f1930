"""Real histories and labelled edits: what is told beside what a careful reader found.

Run: python -m bench.truth. Needs the corpus (WATCHER_CORPUS) for all but the labelled edits.
"""

import csv
import io
from collections import Counter
from itertools import pairwise

from tests import corpus
from tests.compare.labelled import labelled
from watcher.compare import compare
from watcher.errors import ExtractError
from watcher.extract import read
from watcher.model import ChangeKind, Comparison, Document, EditClass, Rules


def main() -> None:
    labelled_edits()
    if not (corpus.ROOT / "README.md").is_file():
        print(f"no corpus of real documents at {corpus.ROOT}")
        return
    constitution()
    spec_sections()
    pages()


def labelled_edits() -> None:
    rows = labelled()
    table = Counter((row.label.value, row.told.value if row.told else "not told") for row in rows)
    aside = [row for row in rows if row.told is not EditClass.SUBSTANTIVE]
    wrong = [row for row in aside if row.set_aside_wrongly]
    small = [row for row in rows if row.label is not EditClass.SUBSTANTIVE]
    found = [row for row in small if row.told is not EditClass.SUBSTANTIVE]
    print(f"labelled edits: {len(rows)}, of them traps {sum(row.trap for row in rows)}")
    print(f"  precision of what is set aside {1 - len(wrong) / len(aside):.3%}, recall {len(found) / len(small):.1%}")
    for (label, told), count in sorted(table.items()):
        print(f"  {label:12} told {told:12} {count}")


def constitution() -> None:
    names = corpus.captures("constitution/flat-text")
    for before, after in pairwise(names):
        comparison = compare(document(before, "text/plain"), document(after, "text/plain"))
        first = next((edit.before for change in comparison.sections for edit in change.edits), "")
        counts = ", ".join(f"{count} {name.value}" for name, count in sorted(comparison.folded.items()))
        print(f"constitution {after[-17:-7]}: changed {comparison.changed}; {counts}; first {first[:40]!r}")


def spec_sections() -> None:
    rows = truth("model-spec-sections.tsv")
    for status, kind in (("added", ChangeKind.ADDED), ("edited", ChangeKind.EDITED), ("retitled", ChangeKind.RETITLED)):
        told, wanted, free = set(), set(), set()
        for pair in dict.fromkeys(row["pair"] for row in rows):
            comparison = spec_pair(pair)
            told |= {(pair, c.side.title) for c in comparison.sections if kind in c.kinds and rank(c.edit_class, kind)}
            wanted |= {(pair, r["title_after"]) for r in rows if r["pair"] == pair and status in r["status"].split("+")}
            free |= {(pair, r["title_after"]) for r in rows if r["pair"] == pair and r["class"] == "typographic"}
        told, wanted = told - free, wanted - free
        print(f"spec sections {status}: told {len(told)}, wanted {len(wanted)}, both {len(told & wanted)}")


def rank(edit_class: EditClass, kind: ChangeKind) -> bool:
    return kind is not ChangeKind.EDITED or edit_class is not EditClass.MECHANICAL


def spec_pair(pair: str) -> Comparison:
    before, after = (document(f"model-spec/markdown/{name}.md.gz", "text/markdown") for name in pair.split(">"))
    return compare(before, after)


def pages() -> None:
    table: Counter[tuple[str, str]] = Counter()
    for row in truth("page-pairs.tsv"):
        folder = corpus.captures(f"pages/{row['document']}")
        names = [next(n for n in folder if f"/{row[side]}." in n) for side in ("before", "after")]
        try:
            before, after = (document(name, "text/html") for name in names)
        except ExtractError as error:
            print(f"  {row['document']} cannot be read: {error}")
            continue
        table[row["verdict"], "changed" if compare(before, after).changed else "same"] += 1
    print("page pairs (reader, told):", dict(sorted(table.items())))


def truth(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(corpus.read(f"truth/{name}").decode()), delimiter="\t"))


def document(name: str, media_type: str) -> Document:
    return read(corpus.read(name), media_type=media_type, charset="utf-8", url=None, rules=Rules())


if __name__ == "__main__":
    main()
