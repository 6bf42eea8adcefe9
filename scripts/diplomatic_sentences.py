"""Sentences of diplomatic news with their trees, made from a small grammar.

The treebank has hardly a sentence like "Kazakhstan's president held talks with Fidan in Ankara on
Friday". This grammar makes them by the thousand, each with the tree that GUM's guidelines give it.
The sentences claim nothing about the world: names and events are drawn at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from diplomatic_clauses import Clauses
from diplomatic_trees import Node, case, comma, document, drop_articles, word_list
from spacy.tokens import Doc
from spacy.vocab import Vocab


def sentences(vocab: Vocab, count: int, rng: random.Random) -> Iterator[Doc]:
    """``count`` documents of one sentence each."""
    grammar = Grammar(rng)
    for _ in range(count):
        yield document(vocab, grammar.sentence())


class Grammar(Clauses):
    """Whole sentences."""

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
            node.right("punct", comma())
        verb.before[:0] = fronted

    def eventive(self) -> Node:
        """The talks between A and B were held; X's visit to Y will take place."""
        if self.maybe(0.12):
            head = self.intended()
            return self.passive(head, head.plural)
        head = self.thing(word_list("events"))
        if self.maybe(0.4):
            head.before = [n for n in head.before if n.dep == "amod"]
            head.before.insert(0, owner := self.owner())
            owner.dep = "nmod:poss"
        if self.maybe(0.5):
            pair = self.one_actor()
            self.coordinate(pair, [self.one_actor()])
            head.right("nmod", case(pair, "between"))
        elif self.maybe(0.7):
            head.right("nmod", case(self.actor(1), self.pick(["with", "to", "of", "by"])))
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
            event = self.thing(word_list("events"))
            verb.right("obj", event) if base == "follow" else verb.right(
                "obl", case(event, "after")
            )
        self.tense(verb, head, head.plural)
        self.adjuncts(verb, self.rng.choice([0, 1, 1, 2]))
        return verb

    def copular(self) -> Node:
        """X is a member of Y; trade between A and B reached $ 5 billion; X is ready to VP."""
        if self.maybe(0.4):
            return self.quality()
        subject = self.actor(1)
        be = Node("are" if subject.plural else "is", "VBP" if subject.plural else "VBZ")
        style = self.rng.random()
        if style < 0.35:
            noun = Node(self.pick(["member", "partner", "ally", "chair", "neighbour"]), "NN")
            noun.left("nsubj", subject).left("cop", be)
            noun.left("det", Node(self.pick(["a", "the"]), "DT"))
            return noun.right("nmod", case(self.actor(1), "of"))
        if style < 0.65:
            adjective = Node(self.pick(["ready", "willing", "unable", "likely"]), "JJ")
            adjective.left("nsubj", subject).left("cop", be)
            return adjective.right("xcomp", self.infinitive())
        trade = Node(self.pick(["trade", "turnover", "aid", "investment"]), "NN")
        self.coordinate(subject, [self.one_actor()])
        trade.right("nmod", case(subject, "between"))
        amount = Node("$", "$")
        number = Node(self.pick(["million", "billion"]), "CD")
        amount.right("nummod", number.left("compound", Node(str(self.rng.randint(2, 900)), "CD")))
        base = self.pick(["reach", "total", "exceed", "rise", "amount", "grow", "fall"])
        verb = self.inflect(Node(base, "VB"), "VBD").left("nsubj", trade)
        if base in {"reach", "total", "exceed"}:
            verb.right("obj", amount)
        else:
            verb.right("obl", case(amount, "to"))
        self.time(verb)
        return verb

    def quality(self) -> Node:
        """The talks were constructive; relations with Oman are important for Iran."""
        head = self.thing(word_list("events") + word_list("topics") + word_list("documents"))
        if self.maybe(0.4):
            head.right("nmod", case(self.name(), self.pick(["with", "of", "between"])))
        adjective = Node(self.pick(word_list("qualities")), "JJ").left("nsubj", head)
        if self.maybe(0.2):
            adjective.left("aux", Node(self.pick(["will", "would", "must"]), "MD"))
            adjective.left("cop", Node("be", "VB"))
        elif self.maybe(0.5):
            word = ("were", "VBD") if head.plural else ("was", "VBD")
            adjective.left("cop", Node(*word))
        else:
            word = ("are", "VBP") if head.plural else ("is", "VBZ")
            adjective.left("cop", Node(*word))
        if self.maybe(0.15):
            adjective.left("advmod", Node("not", "RB"))
        elif self.maybe(0.2):
            adjective.left("advmod", Node(self.pick(["very", "also", "still", "highly"]), "RB"))
        if self.maybe(0.3):
            adjective.right("obl", case(self.actor(1), self.pick(["for", "to", "in"])))
        return adjective

    def reported(self) -> Node:
        """X said that ...; ..., X said; “...,” said X."""
        clause, speaker = self.statement(), self.actor(1 if self.maybe(0.7) else 0)
        if self.maybe(0.3):
            self.put_pronoun(clause)
        base = self.pick(word_list("say"))
        verb = Node(base.split("_")[0], "VB")
        style = self.rng.random()
        if "_" in base:
            verb.right("compound:prt", Node("out", "RP"))
        if style < 0.55:
            self.tense(verb, speaker, speaker.plural)
            if self.maybe(0.7) or base not in {"say", "announce", "believe", "claim"}:
                clause.before.insert(0, mark := Node("that", "IN"))
                mark.dep = "mark"
            if self.maybe(0.15):
                self.time(verb)
            elif self.maybe(0.15):
                verb.right("obl:unmarked", Node(self.pick(word_list("weekdays")), "NNP"))
            return verb.right("ccomp", clause)
        quoted = self.maybe(0.6)
        if quoted:
            clause.before.insert(0, mark := Node("“", "``"))
            mark.dep = "punct"
        clause.right("punct", comma())
        if quoted:
            clause.right("punct", Node("”", "''"))
        self.inflect(verb, "VBD").left("ccomp", clause)
        verb.right("nsubj", speaker) if quoted and self.maybe(0.5) else verb.left("nsubj", speaker)
        if self.maybe(0.3):
            self.time(verb)
        return verb

    def put_pronoun(self, clause: Node) -> None:
        """Make a short subject of the clause "he" or "they"."""
        for place, node in enumerate(clause.before):
            if node.dep.startswith("nsubj") and not node.after and node.tag.startswith("N"):
                word = "they" if node.plural else self.pick(["he", "she", "it"])
                clause.before[place] = pronoun = Node(word, "PRP", plural=node.plural)
                pronoun.dep = node.dep

    def headline(self) -> Node:
        """Present tense, no articles, no full stop."""
        subject = self.actor(1)
        verb = self.verb()
        verb.left("nsubj", subject)
        self.inflect(verb, "VBP" if subject.plural else "VBZ")
        if self.maybe(0.5):
            self.place(verb)
        drop_articles(verb)
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
