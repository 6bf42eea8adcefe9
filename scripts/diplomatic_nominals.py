"""Who and what: actors, offices, events and documents as trees."""

from __future__ import annotations

import random
from collections.abc import Sequence

from diplomatic_trees import Node, article, case, comma, table, word_list


class Nominals:
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
        return Node(self.pick(word_list(chosen)), "NNP")

    def titled(self) -> Node:
        """President Anna Keller."""
        words = self.pick(word_list("titles")).split("_")
        if words == ["counterpart"]:
            title = Node("counterpart", "NN").left("nmod:poss", Node("his", "PRP$"))
        else:
            title = Node(words[-1], "NNP").left("compound", *(Node(w, "NNP") for w in words[:-1]))
        if self.maybe(0.5):
            person = Node(self.pick(word_list("first")), "NNP")
            person.right("flat", Node(self.pick(word_list("names")), "NNP"))
        else:
            person = Node(self.pick(word_list("names")), "NNP")
        person.left("nmod", title)
        if self.maybe(0.4):
            place = 1 if title.tag == "NN" else 0
            title.before.insert(place, demonym := Node(self.pick(word_list("demonyms")), "JJ"))
            demonym.dep = "amod"
        return person

    def common(self) -> Node:
        """The Kazakh foreign minister; Georgia's government; his counterpart; both sides."""
        group = self.maybe(0.25)
        noun = self.pick(
            word_list("group_nouns")
            if group
            else word_list("person_nouns") + word_list("body_nouns")
        )
        head = Node(noun, "NNS" if group else "NN", plural=group)
        style = self.rng.random()
        if not group and style < 0.12:
            return self.source()
        if group and style > 0.85:
            return head.left("amod", Node(self.pick(word_list("demonyms")), "JJ"))
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
            head.left("amod", Node(self.pick(word_list("demonyms")), "JJ"))
        if noun in {"minister", "ministry", "ministers"} and self.maybe(0.7):
            head.left("amod", Node("foreign", "JJ"))
        if style > 0.75:
            preposition = "to" if noun in {"ambassador", "envoy", "embassy"} else "of"
            head.right("nmod", case(self.name(), preposition))
        return head

    def people(self) -> Node:
        """Three Turkish diplomats; dozens of prisoners; officials."""
        head = Node(self.pick(word_list("people")), "NNS", plural=True)
        if self.maybe(0.4):
            number = self.pick(["two", "three", "five", "12", "23", "400", "several", "some"])
            several = number in {"several", "some"}
            head.left("amod" if several else "nummod", Node(number, "JJ" if several else "CD"))
        if self.maybe(0.4):
            head.left("amod", Node(self.pick(word_list("demonyms")), "JJ"))
        if self.maybe(0.12):
            head.right("nmod", case(self.name(), self.pick(["of", "from", "including"])))
        if self.maybe(0.06):
            head.right("acl:relcl", self.predicate(Node("who", "WP"), plural=True))
        return head

    def source(self) -> Node:
        """A senior Kazakh government official; a spokesman for the foreign ministry."""
        noun = self.pick(["official", "spokesman", "diplomat", "source", "spokeswoman", "aide"])
        head = Node(noun, "NN").left("det", Node("a", "DT"))
        if self.maybe(0.3):
            head.left("amod", Node("senior", "JJ"))
        elif noun in {"official", "aide"}:
            head.before[0].form = "an"
        if self.maybe(0.5):
            head.before[0].form = "a"
            head.left("amod", Node(self.pick(["Turkish", "French", "Polish", "Kenyan"]), "JJ"))
        if self.maybe(0.4):
            head.before[0].form = "a"
            head.left("compound", Node(self.pick(["government", "ministry", "defence"]), "NN"))
        if self.maybe(0.2):
            body = Node(self.pick(word_list("body_nouns")), "NN").left("det", Node("the", "DT"))
            head.right("nmod", case(body, "for"))
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
        if style < 0.06:
            return self.people()
        if style < 0.62:
            head = self.name()
            if head.form in word_list("organisations") and self.maybe(0.5):
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
                mark = comma()
                mark.dep = "punct"
                other.before.insert(0, mark)
            head.right("conj", other)
        head.plural = True

    def comment(self, head: Node) -> None:
        """An apposition or a relative clause between commas."""
        if self.maybe(0.4):
            inner = self.common()
            inner.before.insert(0, mark := comma())
            mark.dep = "punct"
            head.right("appos", inner)
        else:
            clause = self.predicate(Node("who" if self.maybe(0.5) else "which", "WP"), head.plural)
            clause.before.insert(0, mark := comma())
            mark.dep = "punct"
            relative = clause.before[1]
            relative.tag = "WP" if relative.form == "who" else "WDT"
            head.right("acl:relcl", clause)
        head.right("punct", comma())

    def predicate(self, subject: Node, plural: bool) -> Node:
        """A clause of this subject; relative clauses need it."""
        raise NotImplementedError

    def thing(self, nouns: Sequence[str]) -> Node:
        """An event or a document: official talks, a joint statement, the visit."""
        noun = self.pick(nouns)
        plural = noun.endswith("s") and not noun.endswith("ss")
        head = Node(noun, "NNS" if plural else "NN", plural=plural)
        adjective = self.pick(word_list("adjectives")) if self.maybe(0.45) else ""
        if self.maybe(0.35):
            head.left("det", Node("the", "DT"))
        elif self.maybe(0.1):
            head.left("nmod:poss", Node(self.pick(["his", "its", "their"]), "PRP$"))
        elif not plural and nouns != word_list("topics"):
            head.left("det", Node(article(adjective or noun), "DT"))
        if adjective:
            head.left("amod", Node(adjective, "JJ"))
        if self.maybe(0.15) and noun not in word_list("compounds"):
            compound = Node(self.pick(word_list("compounds")), "NN")
            if head.before and head.before[-1].form in {"a", "an"}:
                head.before[-1].form = article(compound.form)
            head.left("compound", compound)
        if self.maybe(0.06):
            self.qualify(head)
        return head

    def qualify(self, head: Node) -> None:
        """A treaty signed by Oman; the treaty that Oman signed; troops that entered Oman."""
        style = self.rng.random()
        if style < 0.5:
            clause = Node(self.pick(["signed", "held", "proposed", "made", "reached"]), "VBN")
            if self.maybe(0.5):
                clause.right("obl:agent", case(self.name(), "by"))
            else:
                clause.right("obl", case(Node(self.pick(word_list("cities")), "NNP"), "in"))
            head.right("acl", clause)
        elif style < 0.75:
            clause = Node(self.pick(["signed", "proposed", "rejected", "wanted"]), "VBD")
            if self.maybe(0.7):
                clause.left("obj", Node(self.pick(["that", "which"]), "WDT"))
            head.right("acl:relcl", clause.left("nsubj", self.name()))
        else:
            head.right("acl:relcl", self.predicate(Node("that", "WDT"), head.plural))

    def topic(self, preposition: str) -> Node:
        """On trade and security."""
        head = self.thing(word_list("topics"))
        if self.maybe(0.3):
            self.coordinate(head, [self.thing(word_list("topics"))])
        return case(head, preposition)

    def event_object(self) -> tuple[str, Node, Node | None]:
        """A verb, its noun and an actor on the verb: hold, talks with Fidan on trade, None."""
        verb, nouns, prepositions = self.rng.choice(table("event_objects"))
        head = self.thing(nouns.split())
        preposition = self.pick(prepositions.split())
        on_verb = None
        if preposition == "between":
            pair = self.one_actor()
            self.coordinate(pair, [self.one_actor()])
            head.right("nmod", case(pair, "between"))
        elif self.maybe(0.8):
            actor = case(self.actor(1 if self.maybe(0.7) else 0), preposition.lstrip("!"))
            if preposition.startswith("!"):
                on_verb = actor
            else:
                head.right("nmod", actor)
        if self.maybe(0.3):
            head.right("nmod", self.topic(self.pick(["on", "on", "in", "for"])))
        return verb, head, on_verb
