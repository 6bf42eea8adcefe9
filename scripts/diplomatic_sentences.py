"""Sentences of diplomatic news with their trees, made from a small grammar.

The treebank has hardly a sentence like "Kazakhstan's president held talks with Fidan in Ankara on
Friday". This grammar makes them by the thousand, each with the tree that GUM's guidelines give it.
The sentences claim nothing about the world: names and events are drawn at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
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


def sentences(vocab: Vocab, count: int, rng: random.Random) -> Iterator[Doc]:
    """``count`` documents of one sentence each."""
    grammar = Grammar(rng)
    for _ in range(count):
        yield _document(vocab, grammar.sentence())


def _document(vocab: Vocab, root: Node) -> Doc:
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


def _comma() -> Node:
    return Node(",", ",")


def _case(head: Node, preposition: str) -> Node:
    first, *rest = preposition.split()
    tag = {"to": "IN", "according": "VBG", "ahead": "RB", "due": "JJ", "prior": "RB"}
    mark = Node(first, tag.get(first, "IN"))
    head.before.insert(0, mark.right("fixed", *(Node(word, "IN") for word in rest)))
    mark.dep = "case"
    return head


def _article(noun: str) -> str:
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
def _words(section: str) -> tuple[str, ...]:
    return tuple(word for line in _sections()[section] for word in line.split())


@cache
def _table(section: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.strip() for part in line.split("|")) for line in _sections()[section])


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {base: tuple(forms) for base, *forms in _table("irregular")}


class Grammar:
    """Draws words and constructions with one random generator."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def maybe(self, probability: float) -> bool:
        """True with this probability."""
        return self.rng.random() < probability

    def pick(self, words: Sequence[str]) -> str:
        """One of them."""
        return self.rng.choice(words)

    # Nominals

    def name(self) -> Node:
        """One capitalised word: what an actor phrase looks like once it is an atom."""
        kinds = ("names", "countries", "organisations", "cities")
        chosen = self.rng.choices(kinds, weights=(48, 34, 9, 9))[0]
        return Node(self.pick(_words(chosen)), "NNP")

    def titled(self) -> Node:
        """President Anna Keller."""
        words = self.pick(_words("titles")).split("_")
        if words == ["counterpart"]:
            title = Node("counterpart", "NN").left("nmod:poss", Node("his", "PRP$"))
        else:
            title = Node(words[-1], "NNP").left("compound", *(Node(w, "NNP") for w in words[:-1]))
        if self.maybe(0.5):
            person = Node(self.pick(_words("first")), "NNP")
            person.right("flat", Node(self.pick(_words("names")), "NNP"))
        else:
            person = Node(self.pick(_words("names")), "NNP")
        person.left("nmod", title)
        if self.maybe(0.4):
            place = 1 if title.tag == "NN" else 0
            title.before.insert(place, demonym := Node(self.pick(_words("demonyms")), "JJ"))
            demonym.dep = "amod"
        return person

    def common(self) -> Node:
        """The Kazakh foreign minister; Georgia's government; his counterpart; both sides."""
        group = self.maybe(0.25)
        noun = self.pick(
            _words("group_nouns") if group else _words("person_nouns") + _words("body_nouns")
        )
        head = Node(noun, "NNS" if group else "NN", plural=group)
        style = self.rng.random()
        if group and style < 0.6:
            word = self.pick(["the two", "both", "these", "the", "their"])
            for part in word.split():
                known = {"two": ("CD", "nummod"), "their": ("PRP$", "nmod:poss")}
                tag, dep = known.get(part, ("DT", "det"))
                head.left(dep, Node(part, tag))
        elif style < 0.3:
            head.left("nmod:poss", self.owner())
        elif style < 0.4:
            head.left("nmod:poss", Node(self.pick(["his", "her", "its"]), "PRP$"))
        else:
            head.left("det", Node("the", "DT"))
        if self.maybe(0.45):
            head.left("amod", Node(self.pick(_words("demonyms")), "JJ"))
        if noun in {"minister", "ministry", "ministers"} and self.maybe(0.7):
            head.left("amod", Node("foreign", "JJ"))
        if style > 0.75:
            preposition = "to" if noun in {"ambassador", "envoy", "embassy"} else "of"
            head.right("nmod", _case(self.name(), preposition))
        return head

    def owner(self) -> Node:
        """Georgia's."""
        return self.name().right("case", Node("'s", "POS"))

    def actor(self, depth: int = 0) -> Node:
        """Whoever acts: a name, a titled person, an office, or several of them."""
        head = self.one_actor()
        if depth == 0 and self.maybe(0.17):
            others = [self.one_actor() for _ in range(self.rng.choice([1, 1, 2, 3]))]
            self.coordinate(head, others)
        elif depth == 0 and self.maybe(0.1):
            self.comment(head)
        return head

    def one_actor(self) -> Node:
        """A single actor."""
        style = self.rng.random()
        if style < 0.62:
            head = self.name()
            if head.form in _words("organisations") and self.maybe(0.5):
                head.left("det", Node("the", "DT"))
            return head
        if style < 0.74:
            return self.titled()
        return self.common()

    def coordinate(self, head: Node, others: list[Node]) -> None:
        """A, B and C."""
        for index, other in enumerate(others):
            if index == len(others) - 1:
                cc = Node("and", "CC")
                cc.dep = "cc"
                other.before.insert(0, cc)
            else:
                comma = _comma()
                comma.dep = "punct"
                other.before.insert(0, comma)
            head.right("conj", other)
        head.plural = True

    def comment(self, head: Node) -> None:
        """An apposition or a relative clause between commas."""
        if self.maybe(0.4):
            inner = self.common()
            inner.before.insert(0, comma := _comma())
            comma.dep = "punct"
            head.right("appos", inner)
        else:
            clause = self.predicate(Node("who" if self.maybe(0.5) else "which", "WP"), head.plural)
            clause.before.insert(0, comma := _comma())
            comma.dep = "punct"
            relative = clause.before[1]
            relative.tag = "WP" if relative.form == "who" else "WDT"
            head.right("acl:relcl", clause)
        head.right("punct", _comma())

    def thing(self, nouns: Sequence[str]) -> Node:
        """An event or a document: official talks, a joint statement, the visit."""
        noun = self.pick(nouns)
        plural = noun.endswith("s") and not noun.endswith("ss")
        head = Node(noun, "NNS" if plural else "NN", plural=plural)
        adjective = self.pick(_words("adjectives")) if self.maybe(0.45) else ""
        if self.maybe(0.35):
            head.left("det", Node("the", "DT"))
        elif self.maybe(0.1):
            head.left("nmod:poss", Node(self.pick(["his", "its", "their"]), "PRP$"))
        elif not plural and nouns != _words("topics"):
            head.left("det", Node(_article(adjective or noun), "DT"))
        if adjective:
            head.left("amod", Node(adjective, "JJ"))
        return head

    def topic(self, preposition: str) -> Node:
        """On trade and security."""
        head = self.thing(_words("topics"))
        if self.maybe(0.3):
            self.coordinate(head, [self.thing(_words("topics"))])
        return _case(head, preposition)

    def event_object(self) -> tuple[str, Node]:
        """A verb and its noun, as hold + talks with Fidan on trade."""
        verb, nouns, prepositions = self.rng.choice(_table("event_objects"))
        head = self.thing(nouns.split())
        preposition = self.pick(prepositions.split())
        if preposition == "between":
            pair = self.one_actor()
            self.coordinate(pair, [self.one_actor()])
            head.right("nmod", _case(pair, "between"))
        elif self.maybe(0.8):
            head.right("nmod", _case(self.actor(1 if self.maybe(0.7) else 0), preposition))
        if self.maybe(0.3):
            head.right("nmod", self.topic(self.pick(["on", "on", "in", "for"])))
        return verb, head

    # Verbs: a node holds the base form until `inflect`

    def verb(self) -> Node:
        """A verb with its complements, not yet inflected, without subject."""
        style = self.rng.random()
        if style < 0.3:
            base, noun = self.event_object()
            return Node(base, "VB").right("obj", noun)
        if style < 0.48:
            return Node(self.pick(_words("on_actors")), "VB").right("obj", self.actor())
        if style < 0.63:
            base, preposition, kind = self.rng.choice(_table("prepositional"))
            return Node(base, "VB").right("obl", _case(self.of_kind(kind), preposition))
        if style < 0.75:
            base, preposition, kind = self.rng.choice(_table("actor_about"))
            verb = Node(base, "VB").right("obj", self.actor(1))
            return verb.right("obl", _case(self.of_kind(kind), preposition))
        if style < 0.8:
            base, preposition = self.rng.choice(_table("actor_accused"))
            verb = Node(base, "VB").right("obj", self.actor(1))
            clause = self.inflect(self.verb(), "VBG")
            clause.before.insert(0, mark := Node(preposition, "IN"))
            mark.dep = "mark"
            return verb.right("advcl", clause)
        if style < 0.88:
            base = self.pick(_words("actor_to"))
            verb = Node(base, "VB")
            if base == "call_on":
                verb.form = "call"
                verb.right("obl", _case(self.actor(1), "on"))
            else:
                verb.right("obj", self.actor(1))
            return verb.right("xcomp", self.infinitive())
        if style < 0.96:
            return Node(self.pick(_words("to")), "VB").right("xcomp", self.infinitive())
        base, role = self.rng.choice(_table("as_actor"))
        noun = Node(role, "NN").left("det", Node(_article(role), "DT"))
        if self.maybe(0.6):
            noun.right("nmod", _case(self.name(), "to" if role != "ally" else "of"))
        return Node(base, "VB").right("obj", self.actor(1)).right("obl", _case(noun, "as"))

    def of_kind(self, kind: str) -> Node:
        """What a preposition takes, by the letters of `diplomatic_words`."""
        if kind == "a":
            return self.actor()
        if kind == "c":
            return Node(self.pick(_words("cities") + _words("countries")), "NNP")
        nouns = {
            "e": _words("events"),
            "d": _words("documents"),
            "o": _words("outcomes"),
            "t": _words("topics"),
        }
        return self.thing(nouns[kind])

    def infinitive(self) -> Node:
        """To visit Georgia."""
        verb = self.verb()
        verb.before.insert(0, to := Node("to", "TO"))
        to.dep = "mark"
        if self.maybe(0.3):
            self.adjuncts(verb, 1)
        return verb

    def inflect(self, verb: Node, tag: str) -> Node:
        """Give the verb its form and tag."""
        verb.form, verb.tag = _inflected(verb.form, tag), tag
        return verb

    def predicate(self, subject: Node, plural: bool) -> Node:
        """Subject and inflected verb, active or passive, with adjuncts."""
        if self.maybe(0.2):
            return self.passive(subject, plural)
        verb = self.verb()
        if self.maybe(0.12):
            other = self.verb()
            tag = self.tense(verb, subject, plural)
            self.inflect(other, tag)
            other.before.insert(0, cc := Node("and", "CC"))
            cc.dep = "cc"
            if self.maybe(0.3):
                self.adjuncts(verb, 1)
            verb.right("conj", other)
            return verb
        self.tense(verb, subject, plural)
        self.adjuncts(verb, self.rng.choice([0, 1, 1, 2, 2, 3]))
        return verb

    def tense(self, verb: Node, subject: Node, plural: bool) -> str:
        """Hang the subject and auxiliaries on the verb and inflect it; gives its tag."""
        verb.left("nsubj", subject)
        style = self.rng.random()
        auxiliaries: list[tuple[str, str]] = []
        tag = "VBD"
        if style < 0.14:
            tag, auxiliaries = "VBN", [("have", "VBP") if plural else ("has", "VBZ")]
        elif style < 0.19:
            tag, auxiliaries = "VBN", [("had", "VBD")]
        elif style < 0.34:
            word = self.pick(["will", "will", "will", "would", "may", "could", "should", "can"])
            tag, auxiliaries = "VB", [(word, "MD")]
        elif style < 0.44:
            tag = "VBP" if plural else "VBZ"
        elif style < 0.49:
            tag, auxiliaries = "VBG", [("are", "VBP") if plural else ("is", "VBZ")]
        elif style < 0.54:
            tag, auxiliaries = "VB", [("did", "VBD")]
        verb.left("aux", *(Node(form, form_tag) for form, form_tag in auxiliaries))
        if auxiliaries and (auxiliaries[0][0] == "did" or self.maybe(0.06)):
            verb.left("advmod", Node("not", "RB"))
        elif self.maybe(0.08):
            verb.left(
                "advmod", Node(self.pick(["also", "officially", "earlier", "recently"]), "RB")
            )
        return self.inflect(verb, tag).tag

    def passive(self, subject: Node, plural: bool) -> Node:
        """The ambassador was summoned by Paris; a treaty will be signed."""
        base = self.pick(
            (*_words("on_actors"), "sign", "agree", "hold", "discuss", "ratify", "cancel")
        )
        verb = self.inflect(Node(base, "VB"), "VBN").left("nsubj:pass", subject)
        style = self.rng.random()
        if style < 0.2:
            verb.left("aux", Node(self.pick(["will", "would", "may"]), "MD"))
            verb.left("aux:pass", Node("be", "VB"))
        elif style < 0.35:
            verb.left("aux", Node("have", "VBP") if plural else Node("has", "VBZ"))
            verb.left("aux:pass", Node("been", "VBN"))
        else:
            verb.left("aux:pass", Node("were" if plural else "was", "VBD"))
        if self.maybe(0.35):
            verb.right("obl:agent", _case(self.actor(1), "by"))
        if self.maybe(0.12):
            verb.right("xcomp", self.infinitive())
        self.adjuncts(verb, self.rng.choice([0, 1, 1, 2]))
        return verb

    # Adjuncts

    def adjuncts(self, verb: Node, count: int) -> None:
        """Place, time and circumstances, in a usual order."""
        makers = [self.place, self.time, self.circumstance, self.clause_after]
        chosen = sorted(self.rng.sample(range(4), min(count, 4)))
        for index in chosen:
            makers[index](verb)

    def place(self, verb: Node) -> None:
        """In Astana; at the UN."""
        city = Node(self.pick(_words("cities")), "NNP")
        if self.maybe(0.12):
            city.right("punct", _comma()).right(
                "nmod:unmarked", Node(self.pick(_words("countries")), "NNP")
            )
        verb.right("obl", _case(city, "in" if self.maybe(0.9) else "near"))

    def time(self, verb: Node) -> None:
        """On Monday; on May 12, 2024; last week; in March 2025."""
        style = self.rng.random()
        month = Node(self.pick(_words("months")), "NNP")
        day = Node(str(self.rng.randint(1, 31)), "CD")
        year = Node(str(self.rng.randint(1991, 2030)), "CD")
        if style < 0.3:
            verb.right("obl", _case(Node(self.pick(_words("weekdays")), "NNP"), "on"))
        elif style < 0.38:
            verb.right("obl:unmarked", Node(self.pick(_words("weekdays")), "NNP"))
        elif style < 0.6:
            if self.maybe(0.6):
                day.left("compound", month)
            else:
                day.right("nmod:unmarked", month)
            if self.maybe(0.4):
                if self.maybe(0.6):
                    day.right("punct", _comma())
                day.right("nmod:unmarked", year)
            verb.right("obl", _case(day, "on"))
        elif style < 0.75:
            word = self.pick(["year", "week", "month"])
            noun = Node(word, "NN").left("amod", Node(self.pick(["last", "next"]), "JJ"))
            if self.maybe(0.3):
                noun = Node(word, "NN").left("det", Node("this", "DT"))
            verb.right("obl:unmarked", noun)
        elif style < 0.87:
            if self.maybe(0.5):
                month.right("nmod:unmarked", year)
            verb.right("obl", _case(month, "in"))
        elif style < 0.95:
            verb.right("obl", _case(year, "in"))
        else:
            verb.right("advmod", Node(self.pick(["yesterday", "today", "earlier", "soon"]), "RB"))

    def circumstance(self, verb: Node) -> None:
        """During the summit; at the invitation of Rama; over visas; as part of the visit."""
        style = self.rng.random()
        if style < 0.35:
            word = self.pick(["during", "after", "at", "before", "ahead of", "following", "amid"])
            verb.right("obl", _case(self.thing(_words("events")), word))
        elif style < 0.5:
            noun = Node("invitation", "NN").left("det", Node("the", "DT"))
            verb.right("obl", _case(noun.right("nmod", _case(self.actor(1), "of")), "at"))
        elif style < 0.6:
            noun = Node("sidelines", "NNS").left("det", Node("the", "DT"))
            event = _case(self.thing(_words("events")), "of")
            verb.right("obl", _case(noun.right("nmod", event), "on"))
        elif style < 0.7:
            noun = Node("part", "NN").right("nmod", _case(self.thing(_words("events")), "of"))
            verb.right("obl", _case(noun, "as"))
        elif style < 0.85:
            topic = self.thing(_words("events") + _words("documents"))
            verb.right("obl", _case(topic, self.pick(["over", "for", "despite", "due to"])))
        else:
            verb.right("punct", _comma()).right("obl", _case(self.actor(1), "according to"))

    def clause_after(self, verb: Node) -> None:
        """After meeting Vucic; to discuss trade; , accusing Baku of an attack; as talks began."""
        style = self.rng.random()
        if style < 0.25:
            clause = self.inflect(self.verb(), "VBG")
            mark = Node(self.pick(["after", "before", "by", "without"]), "IN")
        elif style < 0.5:
            clause, mark = self.verb(), Node("to", "TO")
        elif style < 0.75:
            clause, mark = self.inflect(self.verb(), "VBG"), _comma()
        else:
            subject = self.actor(1)
            clause = self.verb()
            self.tense(clause, subject, subject.plural)
            mark = Node(self.pick(["after", "as", "while", "because", "if", "before"]), "IN")
        clause.before.insert(0, mark)
        mark.dep = "punct" if mark.form == "," else "mark"
        verb.right("advcl", clause)

    # Whole sentences

    def statement(self) -> Node:
        """A clause without its full stop."""
        style = self.rng.random()
        if style < 0.14:
            return self.eventive()
        if style < 0.22:
            return self.copular()
        subject = self.actor()
        verb = self.predicate(subject, subject.plural)
        if style > 0.9:
            self.front(verb)
        return verb

    def front(self, verb: Node) -> None:
        """On Friday, ... or During the talks, ..."""
        holder = Node("", "")
        (self.time if self.maybe(0.6) else self.circumstance)(holder)
        fronted = [node for node in holder.after if node.dep != "punct"]
        for node in fronted:
            node.right("punct", _comma())
        verb.before[:0] = fronted

    def eventive(self) -> Node:
        """The talks between A and B were held; X's visit to Y will take place."""
        head = self.thing(_words("events"))
        if self.maybe(0.4):
            head.before = [n for n in head.before if n.dep == "amod"]
            head.before.insert(0, owner := self.owner())
            owner.dep = "nmod:poss"
        if self.maybe(0.5):
            pair = self.one_actor()
            self.coordinate(pair, [self.one_actor()])
            head.right("nmod", _case(pair, "between"))
        elif self.maybe(0.7):
            head.right("nmod", _case(self.actor(1), self.pick(["with", "to", "of", "by"])))
        if self.maybe(0.15):
            clause = Node("held", "VBN")
            self.place(clause)
            head.right("acl", clause)
        if self.maybe(0.45):
            return self.passive(head, head.plural)
        base, noun = self.pick(
            ["take place", "begin ", "end ", "follow ", "focus ", "come "]
        ).split(" ")
        verb = Node(base, "VB")
        if noun:
            verb.right("obj", Node(noun, "NN"))
        elif base == "focus":
            verb.right("obl", self.topic("on"))
        elif base in {"follow", "come"}:
            event = self.thing(_words("events"))
            verb.right("obj", event) if base == "follow" else verb.right(
                "obl", _case(event, "after")
            )
        self.tense(verb, head, head.plural)
        self.adjuncts(verb, self.rng.choice([0, 1, 1, 2]))
        return verb

    def copular(self) -> Node:
        """X is a member of Y; trade between A and B reached $ 5 billion; X is ready to VP."""
        subject = self.actor(1)
        be = Node("are" if subject.plural else "is", "VBP" if subject.plural else "VBZ")
        style = self.rng.random()
        if style < 0.35:
            noun = Node(self.pick(["member", "partner", "ally", "chair", "neighbour"]), "NN")
            noun.left("nsubj", subject).left("cop", be)
            noun.left("det", Node(self.pick(["a", "the"]), "DT"))
            return noun.right("nmod", _case(self.actor(1), "of"))
        if style < 0.65:
            adjective = Node(self.pick(["ready", "willing", "unable", "likely"]), "JJ")
            adjective.left("nsubj", subject).left("cop", be)
            return adjective.right("xcomp", self.infinitive())
        trade = Node(self.pick(["trade", "turnover", "aid", "investment"]), "NN")
        self.coordinate(subject, [self.one_actor()])
        trade.right("nmod", _case(subject, "between"))
        amount = Node("$", "$")
        number = Node(self.pick(["million", "billion"]), "CD")
        amount.right("nummod", number.left("compound", Node(str(self.rng.randint(2, 900)), "CD")))
        base = self.pick(["reach", "total", "exceed", "rise", "amount", "grow", "fall"])
        verb = self.inflect(Node(base, "VB"), "VBD").left("nsubj", trade)
        if base in {"reach", "total", "exceed"}:
            verb.right("obj", amount)
        else:
            verb.right("obl", _case(amount, "to"))
        self.time(verb)
        return verb

    def reported(self) -> Node:
        """X said that ...; ..., X said; “...,” said X."""
        clause, speaker = self.statement(), self.actor(1)
        base = self.pick(_words("say"))
        verb = Node(base.split("_")[0], "VB")
        style = self.rng.random()
        if "_" in base:
            verb.right("compound:prt", Node("out", "RP"))
        if style < 0.55:
            self.tense(verb, speaker, speaker.plural)
            if self.maybe(0.7):
                clause.before.insert(0, mark := Node("that", "IN"))
                mark.dep = "mark"
            if self.maybe(0.2):
                self.time(verb)
            return verb.right("ccomp", clause)
        quoted = self.maybe(0.6)
        if quoted:
            clause.before.insert(0, mark := Node("“", "``"))
            mark.dep = "punct"
        clause.right("punct", _comma())
        if quoted:
            clause.right("punct", Node("”", "''"))
        self.inflect(verb, "VBD").left("ccomp", clause)
        verb.right("nsubj", speaker) if quoted and self.maybe(0.5) else verb.left("nsubj", speaker)
        if self.maybe(0.3):
            self.time(verb)
        return verb

    def headline(self) -> Node:
        """Present tense, no articles, no full stop."""
        subject = self.actor(1)
        verb = self.verb()
        verb.left("nsubj", subject)
        self.inflect(verb, "VBP" if subject.plural else "VBZ")
        if self.maybe(0.5):
            self.place(verb)
        _drop_articles(verb)
        return verb

    def sentence(self) -> Node:
        """A whole sentence."""
        style = self.rng.random()
        root = self.reported() if 0.1 < style < 0.3 else self.statement()
        if style < 0.1:
            root = self.headline()
        first = next(node for node in root.words() if node.form != "“")
        first.form = first.form[:1].upper() + first.form[1:]
        return root if style < 0.1 else root.right("punct", Node(".", "."))


def _drop_articles(node: Node) -> None:
    for side in (node.before, node.after):
        side[:] = [child for child in side if child.form not in {"the", "a", "an"}]
        for child in side:
            _drop_articles(child)


def _inflected(base: str, tag: str) -> str:
    if tag in {"VBD", "VBN"} and base in _irregular():
        return _irregular()[base][0 if tag == "VBD" else 1]
    if tag in {"VBD", "VBN"}:
        if base.endswith("e"):
            return base + "d"
        return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeou" else base + "ed"
    if tag == "VBG":
        doubled = _irregular().get(base, ("", ""))[0]
        if doubled.endswith("ed") and doubled[-3] == doubled[-4] and base[-1] != base[-2]:
            return base + base[-1] + "ing"
        if base in {"begin"}:
            return base + "ning"
        return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    if tag == "VBZ":
        if base == "have":
            return "has"
        if base.endswith("y") and base[-2] not in "aeou":
            return base[:-1] + "ies"
        return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return base
