"""Known operations on invented documents, and whether each was told with its kind and nothing else was told."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.compare.invented import NOUNS, Author, Node, document
from watcher.compare import compare
from watcher.model import ChangeKind, Comparison, EditClass, SectionChange

SPELLINGS = {"behaviour": "behavior", "harbour": "harbor", "summarises": "summarizes", "organises": "organizes"}


@dataclass
class Expected:
    """What must be told of one section: by its old and new heading."""

    operation: str
    before: str | None
    after: str | None
    kinds: frozenset[ChangeKind]
    edit_class: EditClass
    others: tuple[str, ...] = ()


@dataclass
class Mutant:
    """A document that is being changed, and what was done to it."""

    root: Node
    author: Author
    expected: list[Expected] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    pages: int = 0

    def parent(self, node: Node) -> Node:
        return next(p for p in self.root.walk() if any(c is node for c in p.children))

    def pick(self, *, leaf: bool = False, sentences: int = 3) -> Node | None:
        """Return an untouched section whose parent and neighbours are untouched too, so that operations stay apart."""
        nodes = [
            node
            for node in self.root.walk()
            if node is not self.root
            and id(node) not in self.touched
            and sum(map(len, node.blocks)) >= sentences
            and not (leaf and node.children)
            and self._free(node)
        ]
        return self.author.random.choice(nodes) if nodes else None

    def _free(self, node: Node) -> bool:
        parent = self.parent(node)
        place = next(k for k, c in enumerate(parent.children) if c is node)
        beside = [parent, *parent.children[max(0, place - 1) : place + 2], *node.children]
        return not any(id(n) in self.touched for n in beside)

    def note(self, operation: str, node: Node, kinds: set[ChangeKind], edit_class: EditClass, **sides: object) -> None:
        before = sides.get("before", node.title)
        after = sides.get("after", node.title)
        others = sides.get("others", ())
        assert isinstance(others, tuple)
        self.expected.append(
            Expected(
                operation,
                before if isinstance(before, str) else None,
                after if isinstance(after, str) else None,
                frozenset(kinds),
                edit_class,
                others,
            )
        )
        self.touched.add(id(node))


def edit_words(m: Mutant) -> bool:
    node = m.pick()
    if node is None:
        return False
    block = m.author.random.choice(node.blocks)
    place = m.author.random.randrange(len(block))
    words = block[place].split()
    nouns = [k for k, word in enumerate(words) if word in NOUNS]
    if not nouns:
        return False
    for k in m.author.random.sample(nouns, min(len(nouns), m.author.random.randrange(1, 3))):
        words[k] = "observatory" if words[k] != "observatory" else "cathedral"
    block[place] = " ".join(words)
    m.note("edit", node, {ChangeKind.EDITED}, EditClass.SUBSTANTIVE)
    return True


def insert_sentence(m: Mutant) -> bool:
    node = m.pick()
    if node is None:
        return False
    block = m.author.random.choice(node.blocks)
    block.insert(m.author.random.randrange(len(block) + 1), m.author.sentence())
    m.note("insert", node, {ChangeKind.EDITED}, EditClass.SUBSTANTIVE)
    return True


def delete_sentence(m: Mutant) -> bool:
    node = m.pick(sentences=4)
    if node is None:
        return False
    block = m.author.random.choice(node.blocks)
    del block[m.author.random.randrange(len(block))]
    node.blocks = [b for b in node.blocks if b]
    m.note("delete", node, {ChangeKind.EDITED}, EditClass.SUBSTANTIVE)
    return True


def respell(m: Mutant) -> bool:
    for _ in range(20):
        node = m.pick()
        if node is None:
            return False
        for block in node.blocks:
            for place, sentence in enumerate(block):
                for british, american in SPELLINGS.items():
                    if british in sentence:
                        block[place] = sentence.replace(british, american)
                        m.note("respell", node, {ChangeKind.EDITED}, EditClass.EDITORIAL)
                        return True
    return False


def add_section(m: Mutant) -> bool:
    neighbour = m.pick(leaf=True)
    if neighbour is None:
        return False
    parent = m.parent(neighbour)
    node = m.author.node(m.author.random.randrange(40, 300))
    place = next(k for k, c in enumerate(parent.children) if c is neighbour)
    parent.children.insert(place, node)
    m.note("add", node, {ChangeKind.ADDED}, EditClass.SUBSTANTIVE, before=None)
    return True


def remove_section(m: Mutant) -> bool:
    node = m.pick(leaf=True)
    if node is None:
        return False
    parent = m.parent(node)
    parent.children = [c for c in parent.children if c is not node]
    m.note("remove", node, {ChangeKind.REMOVED}, EditClass.SUBSTANTIVE, after=None)
    return True


def move_section(m: Mutant) -> bool:
    node = m.pick(leaf=True)
    if node is None:
        return False
    parent = m.parent(node)
    others = [n for n in m.root.children if n is not parent and n is not node and id(n) not in m.touched]
    if len(parent.children) > 4 and not any(id(c) in m.touched for c in parent.children):
        return _move_among_siblings(m, parent, node)
    if not others:
        return False
    parent.children = [c for c in parent.children if c is not node]
    new = m.author.random.choice(others)
    new.children.insert(m.author.random.randrange(len(new.children) + 1), node)
    m.note("move", node, {ChangeKind.MOVED}, EditClass.EDITORIAL)
    return True


def _move_among_siblings(m: Mutant, parent: Node, node: Node) -> bool:
    """Move by three places or more: of two neighbours that change places either may be called the moved one."""
    place = next(k for k, c in enumerate(parent.children) if c is node)
    rest = [c for c in parent.children if c is not node]
    far = [k for k in range(len(rest) + 1) if abs(k - place) > 2]
    if not far:
        return False
    rest.insert(m.author.random.choice(far), node)
    parent.children = rest
    m.note("move", node, {ChangeKind.MOVED}, EditClass.EDITORIAL)
    m.touched |= {id(c) for c in rest}
    return True


def retitle(m: Mutant) -> bool:
    node = m.pick()
    if node is None:
        return False
    old = node.title
    node.title = f"Concerning {m.author.title()}" if m.author.random.random() < 0.5 else f"{old} and beyond"
    m.note("retitle", node, {ChangeKind.RETITLED}, EditClass.SUBSTANTIVE, before=old)
    return True


def split(m: Mutant) -> bool:
    node = m.pick(leaf=True, sentences=8)
    if node is None or len(node.blocks) < 2:
        return False
    cut = len(node.blocks) // 2
    if min(sum(len(" ".join(b).split()) for b in half) for half in (node.blocks[:cut], node.blocks[cut:])) < 40:
        return False
    part = Node(f"Further {m.author.title()}", node.blocks[cut:])
    node.blocks = node.blocks[:cut]
    parent = m.parent(node)
    place = next(k for k, c in enumerate(parent.children) if c is node)
    parent.children.insert(place + 1, part)
    m.note("split", node, {ChangeKind.SPLIT}, EditClass.SUBSTANTIVE, others=(part.title,))
    m.touched.add(id(part))
    return True


def merge(m: Mutant) -> bool:
    node = m.pick(leaf=True, sentences=5)
    if node is None:
        return False
    parent = m.parent(node)
    place = next(k for k, c in enumerate(parent.children) if c is node)
    if place == 0 or parent.children[place - 1].children or not parent.children[place - 1].blocks:
        return False
    target = parent.children[place - 1]
    if id(target) in m.touched or not m._free(target):
        return False
    if min(sum(len(" ".join(b).split()) for b in n.blocks) for n in (node, target)) < 40:
        return False
    target.blocks += node.blocks
    del parent.children[place]
    m.note("merge", target, {ChangeKind.MERGED}, EditClass.SUBSTANTIVE, others=(node.title,))
    return True


def repage(m: Mutant) -> bool:
    m.pages += 1
    return True


def renumber(m: Mutant) -> bool:
    m.root.children.insert(0, m.author.node(60))
    m.note("renumber", m.root.children[0], {ChangeKind.ADDED}, EditClass.SUBSTANTIVE, before=None)
    return True


OPERATIONS: tuple[Callable[[Mutant], bool], ...] = (
    edit_words,
    insert_sentence,
    delete_sentence,
    respell,
    add_section,
    remove_section,
    move_section,
    retitle,
    split,
    merge,
    repage,
    renumber,
)


@dataclass(frozen=True)
class Told:
    """How many operations were told with their kind, and what was told beside them."""

    operations: int
    right: int
    wrong: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return not self.wrong


def trial(seed: int, words: int, sections: int, operations: int, only: Callable[[Mutant], bool] | None = None) -> Told:
    """Change an invented document, compare, and hold what was told against what was done."""
    author = Author(seed)
    root = author.card(words, sections, keys=seed % 5 == 0)
    before = document(root, page=1)
    mutant = Mutant(root.copy(), author)
    done = tries = 0
    while done < operations and tries < 20 * operations:
        tries += 1
        done += (only or author.random.choice(OPERATIONS))(mutant)
    after = document(mutant.root, page=1 + mutant.pages)
    return judge(compare(before, after), mutant.expected)


def judge(comparison: Comparison, expected: list[Expected]) -> Told:
    """Hold a comparison against what was done; renumbered sections are the consequence of others."""
    left = [s for s in comparison.sections if s.kinds != (ChangeKind.RENUMBERED,)]
    wrong = []
    for item in expected:
        found = next((s for s in left if _is(s, item)), None)
        if found is None:
            near = [s for s in left if _title(s.before) == item.before or _title(s.after) == item.after]
            wrong.append(f"{item.operation} of {item.before!r} -> {item.after!r}: told as {[s.kinds for s in near]}")
        else:
            left.remove(found)
    extra = [f"told beside: {s.kinds} {_title(s.before)!r} -> {_title(s.after)!r}" for s in left]
    return Told(len(expected), len(expected) - len(wrong), (*wrong, *extra))


def _title(side: object) -> str | None:
    return getattr(side, "title", None)


def _is(section: SectionChange, item: Expected) -> bool:
    kinds = set(section.kinds) - {ChangeKind.RENUMBERED}
    if item.operation in {"split", "merge"}:
        kinds -= {ChangeKind.EDITED}
    return (
        kinds == item.kinds
        and (_title(section.before), _title(section.after)) == (item.before, item.after)
        and section.edit_class is item.edit_class
        and tuple(side.title for side in section.others) == item.others
    )
