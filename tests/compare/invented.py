"""Invented documents in the shapes of real ones: cards with numbered sections, rules with explicit ids, flat posts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from watcher.model import Block, BlockKind, Document, Section


def words(text: str) -> list[str]:
    return text.split()


NOUNS = words(
    "assessment probe interview preference welfare model lab answer refusal distress report reader card method prompt "
    "judge rating scale transcript session tester finding appendix concern signal pattern behaviour steering feature "
    "weight archive pause retirement memory instance character voice doubt claim evidence panel reviewer protocol pilot "
    "garden lantern harbour bridge ledger orchard compass meadow signalman gardener sailor kettle anchor window lattice"
)
VERBS = words(
    "shows describes measures reports raises lowers keeps loses answers refuses repeats compares records suggests "
    "follows precedes explains contradicts supports weakens rates probes interviews archives pauses revisits samples "
    "collects discards translates summarises organises labels sorts checks doubts defends questions"
)
ADJECTIVES = words(
    "calm early late patient careful apparent robust fragile narrow broad quiet recent hidden stable suggestible steady "
    "uneven neutral tentative vivid plain bright hollow gentle sudden formal casual daily automated manual simulated"
)
LINKS = words("because while although before after since whenever so that and yet but")
TITLES = words(
    "Overview Methods Findings Limits Preferences Interviews Probes Affect Outlook Background Commitments Retirement "
    "Continuity Consent Introspection Equanimity Persona Distress Tradeoffs Observations Samples Judges Scales Memory"
)


@dataclass
class Node:
    """A section that can be changed before it becomes one of a document."""

    title: str
    blocks: list[list[str]] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    key: str | None = None

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self) -> "Node":
        return Node(self.title, [list(b) for b in self.blocks], [c.copy() for c in self.children], self.key)


class Author:
    """Writes sentences, sections and documents; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def phrase(self) -> str:
        noun = self.random.choice(NOUNS)
        return f"the {self.random.choice(ADJECTIVES)} {noun}" if self.random.random() < 0.6 else f"a {noun}"

    def clause(self) -> str:
        return f"{self.phrase()} {self.random.choice(VERBS)} {self.phrase()}"

    def sentence(self) -> str:
        parts = [self.clause()]
        parts += [f"{self.random.choice(LINKS)} {self.clause()}" for _ in range(self.random.randrange(3))]
        if self.random.random() < 0.3:
            parts.append(f"in {self.random.randrange(2, 400)} of {self.random.randrange(400, 900)} sessions")
        text = " ".join(parts)
        return f"{text[0].upper()}{text[1:]}."

    def block(self, sentences: int) -> list[str]:
        return [self.sentence() for _ in range(sentences)]

    def title(self) -> str:
        if self.random.random() < 0.25:
            return self.random.choice(("Overview", "Introduction", "Results", "Overview of methods"))
        return f"{self.random.choice(TITLES)} of {self.phrase().removeprefix('a ').removeprefix('the ')}"

    def node(self, words: int) -> Node:
        """Write a section of about so many words (a sentence has about 14)."""
        node = Node(self.title())
        while words > 0:
            block = self.block(self.random.randrange(1, 6))
            node.blocks.append(block)
            words -= sum(len(s.split()) for s in block)
        return node

    def card(self, words: int, sections: int, *, keys: bool = False) -> Node:
        """Write a document: chapters with sections with subsections; some headings have no text of their own."""
        root = Node("Invented card")
        size = words // sections
        left = sections
        while left > 0:
            chapter = self.node(size if self.random.random() < 0.7 else 0)
            root.children.append(chapter)
            left -= 1
            for _ in range(min(left, self.random.randrange(2, 6))):
                section = self.node(self.random.randrange(size // 2 + 20, 2 * size + 20))
                chapter.children.append(section)
                left -= 1
                if self.random.random() < 0.3:
                    section.children += [self.node(size) for _ in range(min(left, 2))]
                    left -= len(section.children)
        if keys:
            for place, node in enumerate(n for n in root.walk() if n is not root):
                node.key = f"s{place}"
        return root


def document(root: Node, *, numbered: bool = True, page: int | None = None) -> Document:
    """Return the document that the nodes make; `page` is the first page where it is paged."""
    sections: list[Section] = []
    said = 0

    def lay(node: Node, number: tuple[int, ...], path: tuple[str, ...]) -> None:
        nonlocal said
        first = None if page is None else page + said // 300
        blocks = tuple(Block(BlockKind.PARAGRAPH, " ".join(block)) for block in node.blocks)
        place = len(sections)
        sections.append(
            Section(
                node.title,
                len(number),
                blocks,
                number=".".join(map(str, number)) if numbered else None,
                path=path,
                key=node.key,
                page_first=first,
            )
        )
        said += sections[-1].words
        for k, child in enumerate(node.children, 1):
            lay(child, (*number, k), (*path, node.title))
        last = None if page is None else page + said // 300
        sections[place] = replace(sections[place], page_last=last)

    for k, child in enumerate(root.children, 1):
        lay(child, (k,), ())
    return Document(root.title, tuple(sections), "markdown" if page is None else "pdf")
