"""Trees to grow sentences in: nodes, the words to fill them, and the document they become."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from diplograph.language.lemmas import pos_of

_NO_SPACE_BEFORE = frozenset({",", ".", "'s", "’s", "'", "”", ";", ")", "%", "n't", ":"})
_NO_SPACE_AFTER = frozenset({"“", "(", "$"})


class Node:
    """A word and what hangs on it to its left and right, in order."""

    def __init__(self, form: str, tag: str, *, plural: bool = False) -> None:
        self.form, self.tag, self.plural = form, tag, plural
        self.dep = "ROOT"
        self.before: list[Node] = []
        self.after: list[Node] = []

    def left(self, dep: str, *nodes: Node) -> Node:
        """Hang nodes on the left, nearer than those before."""
        for node in nodes:
            node.dep = dep
            self.before.append(node)
        return self

    def right(self, dep: str, *nodes: Node) -> Node:
        """Hang nodes on the right, further than those before."""
        for node in nodes:
            node.dep = dep
            self.after.append(node)
        return self

    def words(self) -> Iterator[Node]:
        """All nodes in sentence order."""
        for node in self.before:
            yield from node.words()
        yield self
        for node in self.after:
            yield from node.words()


def document(vocab: Vocab, root: Node) -> Doc:
    """The tree as spaCy's document, with tags, UPOS, heads and relations."""
    nodes = _without_double_commas(list(root.words()))
    place = {id(node): index for index, node in enumerate(nodes)}
    heads = list(range(len(nodes)))
    for node in nodes:
        for child in (*node.before, *node.after):
            if id(child) in place:
                heads[place[id(child)]] = place[id(node)]
    spaces = [
        node.form not in _NO_SPACE_AFTER and after.form not in _NO_SPACE_BEFORE
        for node, after in pairwise(nodes)
    ]
    return Doc(
        vocab,
        words=[node.form for node in nodes],
        spaces=[*spaces, False],
        tags=[node.tag for node in nodes],
        pos=[pos_of(node.form, node.tag, node.dep) for node in nodes],
        heads=heads,
        deps=[node.dep for node in nodes],
    )


def _without_double_commas(nodes: list[Node]) -> list[Node]:
    closed = {",", "."}
    pairs = pairwise([*nodes, Node("", "")])
    return [node for node, after in pairs if node.form != "," or after.form not in closed]


def comma() -> Node:
    """A comma."""
    return Node(",", ",")


def case(head: Node, preposition: str) -> Node:
    """Give the nominal its preposition, which may be of several words ("according to")."""
    first, *rest = preposition.split()
    tag = {"to": "IN", "according": "VBG", "ahead": "RB", "due": "JJ", "prior": "RB"}
    mark = Node(first, tag.get(first, "IN"))
    head.before.insert(0, mark.right("fixed", *(Node(word, "IN") for word in rest)))
    mark.dep = "case"
    return head


def article(noun: str) -> str:
    """The indefinite article before this word."""
    return "an" if noun[0] in "aeiou" else "a"


@cache
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    text = Path(__file__).with_name("diplomatic_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return found


@cache
def word_list(section: str) -> tuple[str, ...]:
    """A list of ``diplomatic_words.txt``."""
    return tuple(word for line in _sections()[section] for word in line.split())


@cache
def table(section: str) -> tuple[tuple[str, ...], ...]:
    """A table of ``diplomatic_words.txt``."""
    return tuple(tuple(part.strip() for part in line.split("|")) for line in _sections()[section])


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Past and participle by base form."""
    return {base: tuple(forms) for base, *forms in table("irregular")}


def drop_articles(node: Node) -> None:
    """Make headline style of a tree."""
    for side in (node.before, node.after):
        side[:] = [child for child in side if child.form not in {"the", "a", "an"}]
        for child in side:
            drop_articles(child)


def inflected(base: str, tag: str) -> str:
    """The form of a verb for a Penn tag."""
    if tag in {"VBD", "VBN"} and base in irregular():
        return irregular()[base][0 if tag == "VBD" else 1]
    if tag in {"VBD", "VBN"}:
        if base.endswith("e"):
            return base + "d"
        return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeou" else base + "ed"
    if tag == "VBG":
        doubled = irregular().get(base, ("", ""))[0]
        if doubled.endswith("ed") and doubled[-3] == doubled[-4] and base[-1] != base[-2]:
            return base + base[-1] + "ing"
        if base in {"begin", "cut", "put", "set"}:
            return base + base[-1] + "ing"
        return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    if tag == "VBZ":
        if base == "have":
            return "has"
        if base.endswith("y") and base[-2] not in "aeou":
            return base[:-1] + "ies"
        return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return base
