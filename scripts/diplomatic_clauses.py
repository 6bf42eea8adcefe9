"""What they do: verbs with their complements, inflection and adjuncts as trees."""

from __future__ import annotations

from diplomatic_nominals import Nominals
from diplomatic_trees import Node, article, case, comma, inflected, table, word_list


class Clauses(Nominals):
    """Verbs are built in their base form, then inflected with a subject."""

    def verb(self) -> Node:
        """A verb with its complements, not yet inflected, without subject."""
        style = self.rng.random()
        if style < 0.3:
            base, noun, on_verb = self.event_object()
            verb, _, particle = base.partition("_")
            node = Node(verb, "VB")
            if particle:
                node.right("compound:prt", Node(particle, "RP"))
            node.right("obj", noun)
            return node.right("obl", on_verb) if on_verb else node
        if style < 0.48:
            return Node(self.pick(word_list("on_actors")), "VB").right("obj", self.actor())
        if style < 0.63:
            base, preposition, kind = self.rng.choice(table("prepositional"))
            return Node(base, "VB").right("obl", case(self.of_kind(kind), preposition))
        if style < 0.75:
            base, preposition, kind = self.rng.choice(table("actor_about"))
            verb = Node(base, "VB").right("obj", self.actor(1))
            return verb.right("obl", case(self.of_kind(kind), preposition))
        if style < 0.8:
            base, preposition = self.rng.choice(table("actor_accused"))
            verb = Node(base, "VB").right("obj", self.actor(1))
            clause = self.inflect(self.verb(), "VBG")
            clause.before.insert(0, mark := Node(preposition, "IN"))
            mark.dep = "mark"
            return verb.right("advcl", clause)
        if style < 0.88:
            base = self.pick(word_list("actor_to"))
            verb = Node(base, "VB")
            if base == "call_on":
                verb.form = "call"
                verb.right("obl", case(self.actor(1), "on"))
            else:
                verb.right("obj", self.actor(1))
            return verb.right("xcomp", self.infinitive())
        if style < 0.94:
            return Node(self.pick(word_list("to")), "VB").right("xcomp", self.infinitive())
        if style < 0.955:
            return self.demand()
        if style < 0.985:
            return self.intention()
        base, role = self.rng.choice(table("as_actor"))
        noun = Node(role, "NN").left("det", Node(article(role), "DT"))
        if self.maybe(0.6):
            noun.right("nmod", case(self.name(), "to" if role != "ally" else "of"))
        return Node(base, "VB").right("obj", self.actor(1)).right("obl", case(noun, "as"))

    def demand(self) -> Node:
        """Demand that Oman sign the treaty."""
        clause = self.verb().left("mark", Node("that", "IN")).left("nsubj", self.actor(1))
        return Node(self.pick(["demand", "insist", "propose"]), "VB").right("ccomp", clause)

    def intended(self) -> Node:
        """Its readiness to help Oman."""
        noun = self.pick(word_list("intentions"))
        plural = noun.endswith("s") and not noun.endswith("ss")
        head = Node(noun, "NNS" if plural else "NN", plural=plural)
        if self.maybe(0.5):
            head.left("nmod:poss", Node(self.pick(["its", "his", "their", "her"]), "PRP$"))
        elif self.maybe(0.5):
            head.left("nmod:poss", self.owner())
        elif self.maybe(0.5):
            head.left("det", Node("the", "DT"))
        return head.right("acl", self.infinitive())

    def intention(self) -> Node:
        """Voice readiness to help Oman; reject plans to close the border."""
        head = self.intended()
        verbs = [
            "express",
            "voice",
            "reaffirm",
            "announce",
            "reject",
            "welcome",
            "condemn",
            "confirm",
        ]
        return Node(self.pick(verbs), "VB").right("obj", head)

    def of_kind(self, kind: str) -> Node:
        """What a preposition takes, by the letters of `diplomatic_words`."""
        if kind == "a":
            return self.actor()
        if kind == "c":
            return Node(self.pick(word_list("cities") + word_list("countries")), "NNP")
        nouns = {
            "e": word_list("events"),
            "d": word_list("documents"),
            "o": word_list("outcomes"),
            "t": word_list("topics"),
        }
        return self.thing(nouns[kind])

    def infinitive(self) -> Node:
        """To visit Georgia."""
        verb = self.verb()
        verb.before.insert(0, to := Node("to", "TO"))
        to.dep = "mark"
        if self.maybe(0.3):
            self.adjuncts(verb, self.rng.choice([1, 1, 2]))
        return verb

    def inflect(self, verb: Node, tag: str) -> Node:
        """Give the verb its form and tag."""
        verb.form, verb.tag = inflected(verb.form, tag), tag
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
        if self.maybe(0.07):
            self.early_time(verb)
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
            (*word_list("on_actors"), "sign", "agree", "hold", "discuss", "ratify", "cancel")
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
            verb.right("obl:agent", case(self.actor(1), "by"))
        if self.maybe(0.15):
            if self.maybe(0.7):
                self.inflect_as(verb, self.pick(["expect", "schedule", "invite", "ask", "force"]))
            verb.right("xcomp", self.infinitive())
        self.adjuncts(verb, self.rng.choice([0, 1, 1, 2]))
        return verb

    def inflect_as(self, verb: Node, base: str) -> None:
        """Put another verb in its place, in the same form."""
        verb.form = inflected(base, verb.tag)

    # Adjuncts

    def adjuncts(self, verb: Node, count: int) -> None:
        """Place, time and circumstances, in a usual order."""
        makers = [self.place, self.time, self.circumstance, self.clause_after]
        chosen = sorted(self.rng.sample(range(4), min(count, 4)))
        for index in chosen:
            makers[index](self.lowest(verb) if self.maybe(0.85) else verb)

    def lowest(self, verb: Node) -> Node:
        """The verb that a reader takes an adjunct at the end with: "plans to visit Oman in May"."""
        if verb.after and verb.after[-1].dep in {"xcomp", "advcl", "ccomp", "acl"}:
            return self.lowest(verb.after[-1])
        if verb.after and verb.after[-1].dep == "obj":
            inner = self.lowest(verb.after[-1])
            return inner if inner.tag.startswith("V") else verb
        return verb

    def place(self, verb: Node) -> None:
        """In Astana; at the UN."""
        city = Node(self.pick(word_list("cities")), "NNP")
        if self.maybe(0.12):
            city.right("punct", comma()).right(
                "nmod:unmarked", Node(self.pick(word_list("countries")), "NNP")
            )
        verb.right("obl", case(city, "in" if self.maybe(0.9) else "near"))

    def time(self, verb: Node) -> None:
        """On Monday; on May 12, 2024; last week; in March 2025."""
        style = self.rng.random()
        month = Node(self.pick(word_list("months")), "NNP")
        day = Node(str(self.rng.randint(1, 31)), "CD")
        year = Node(str(self.rng.randint(1991, 2030)), "CD")
        if style < 0.3:
            verb.right("obl", case(Node(self.pick(word_list("weekdays")), "NNP"), "on"))
        elif style < 0.38:
            verb.right("obl:unmarked", Node(self.pick(word_list("weekdays")), "NNP"))
        elif style < 0.6:
            if self.maybe(0.6):
                day.left("compound", month)
            else:
                day.right("nmod:unmarked", month)
            if self.maybe(0.4):
                if self.maybe(0.6):
                    day.right("punct", comma())
                day.right("nmod:unmarked", year)
            verb.right("obl", case(day, "on"))
        elif style < 0.75:
            word = self.pick(["year", "week", "month"])
            noun = Node(word, "NN").left("amod", Node(self.pick(["last", "next"]), "JJ"))
            if self.maybe(0.3):
                noun = Node(word, "NN").left("det", Node("this", "DT"))
            verb.right("obl:unmarked", noun)
        elif style < 0.87:
            if self.maybe(0.5):
                month.right("nmod:unmarked", year)
            verb.right("obl", case(month, "in"))
        elif style < 0.92:
            verb.right("obl", case(year, "in"))
        elif style < 0.97:
            end = Node(str(self.rng.randint(1, 31)), "CD")
            (day if self.maybe(0.6) else end).left("compound", month)
            verb.right("obl", case(day, "from")).right("obl", case(end, "to"))
        else:
            verb.right("advmod", Node(self.pick(["yesterday", "today", "earlier", "soon"]), "RB"))

    def early_time(self, verb: Node) -> None:
        """Between subject and verb: "Oman on Friday said"."""
        day = Node(self.pick(word_list("weekdays")), "NNP")
        style = self.rng.random()
        if style < 0.6:
            verb.left("obl", case(day, "on"))
        elif style < 0.8:
            verb.left("advmod", Node(self.pick(["today", "yesterday", "later", "again"]), "RB"))
        else:
            verb.left("obl:unmarked", day)

    def circumstance(self, verb: Node) -> None:
        """During the summit; at the invitation of Rama; over visas; as part of the visit."""
        style = self.rng.random()
        if style < 0.35:
            word = self.pick(["during", "after", "at", "before", "ahead of", "following", "amid"])
            verb.right("obl", case(self.thing(word_list("events")), word))
        elif style < 0.5:
            noun = Node("invitation", "NN").left("det", Node("the", "DT"))
            verb.right("obl", case(noun.right("nmod", case(self.actor(1), "of")), "at"))
        elif style < 0.6:
            noun = Node("sidelines", "NNS").left("det", Node("the", "DT"))
            event = case(self.thing(word_list("events")), "of")
            verb.right("obl", case(noun.right("nmod", event), "on"))
        elif style < 0.7:
            noun = Node("part", "NN").right("nmod", case(self.thing(word_list("events")), "of"))
            verb.right("obl", case(noun, "as"))
        elif style < 0.85:
            topic = self.thing(word_list("events") + word_list("documents"))
            verb.right("obl", case(topic, self.pick(["over", "for", "despite", "due to"])))
        else:
            verb.right("punct", comma()).right("obl", case(self.actor(1), "according to"))

    def clause_after(self, verb: Node) -> None:
        """After meeting Vucic; to discuss trade; , accusing Baku of an attack; as talks began."""
        style = self.rng.random()
        if style < 0.25:
            clause = self.inflect(self.verb(), "VBG")
            mark = Node(self.pick(["after", "before", "by", "without"]), "IN")
        elif style < 0.5:
            clause, mark = self.verb(), Node("to", "TO")
        elif style < 0.75:
            clause, mark = self.inflect(self.verb(), "VBG"), comma()
        else:
            subject = self.actor(1)
            clause = self.verb()
            self.tense(clause, subject, subject.plural)
            mark = Node(
                self.pick(["after", "as", "while", "because", "if", "before", "unless"]), "IN"
            )
        clause.before.insert(0, mark)
        mark.dep = "punct" if mark.form == "," else "mark"
        verb.right("advcl", clause)
