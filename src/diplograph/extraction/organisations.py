"""Countries in organisations: who chairs, who belongs, who joins or leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from diplograph.extraction.arguments import Arguments, noun_arguments, verb_arguments
from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.dates import DateMention
from diplograph.model import Modality, Span, Status

_CHAIR_NOUNS = frozenset({"chairmanship", "presidency", "chair", "chairpersonship", "chairship"})
_CHAIR_VERBS = frozenset({"chair", "preside", "head"})
_TAKE = frozenset("assume take hold begin start pass hand inherit exercise complete have".split())
_HAND_OVER = frozenset({"hand", "pass", "transfer", "relinquish"})
_MEMBER = {
    "member": "member",
    "observer": "observer",
    "partner": "dialogue-partner",
    "candidate": "candidate",
}
_JOIN = {
    "join": "join",
    "accede": "join",
    "admit": "join",
    "withdraw": "withdraw",
    "leave": "withdraw",
    "quit": "withdraw",
    "exit": "withdraw",
}
_NEAR = 10  # tokens behind a chair in which "this structure" stands
# The dictionary forms of the words without which nothing is told here.
TRIGGERS = _CHAIR_NOUNS | _CHAIR_VERBS | _MEMBER.keys() | _JOIN.keys()
_THIS_STRUCTURE = frozenset(
    """structure organisation organization body forum association group bloc union conference
    council""".split()
)


def organisation_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """Chairmanships, memberships, joining and leaving that the sentence states."""
    for token in sentence.tokens:
        if token.atom is not None:
            continue
        lemma = token.lemma.lower()
        if lemma in _CHAIR_NOUNS and token.pos in ("NOUN", "PROPN"):
            yield from _chairmanship(story, sentence, token.index)
        elif lemma in _CHAIR_VERBS and token.pos == "VERB":
            yield from _chairs(story, sentence, token.index)
        elif lemma in _MEMBER and token.pos in ("NOUN", "PROPN"):
            yield from _membership(story, sentence, token.index, _MEMBER[lemma])
        elif lemma in _JOIN and token.pos == "VERB":
            yield from _joins(story, sentence, token.index, lemma)


def _chairmanship(story: Story, sentence: Sentence, noun: int) -> Iterator[Finding]:
    """ "the chairmanship of Tajikistan in this structure", "Peru took over the presidency"."""
    tokens = sentence.tokens
    verb = tokens[noun].head
    carrier = (
        verb if tokens[verb].lemma in _TAKE and tokens[noun].dep in ("obj", "nsubj:pass") else None
    )
    arguments = noun_arguments(tokens, noun, carrier)
    labels = ("of", "in", "compound", "amod", "at", "for", "to", "poss", "subj", "from", "between")
    organisations = _fillers(story, sentence, arguments, labels, ("organisation/",))
    if not organisations:
        organisations = _this_structure(story, sentence, noun)
    if tokens[verb].lemma in _HAND_OVER and carrier is not None:
        members = _fillers(story, sentence, arguments, ("to", "light.to"), ("country/",))
        members = members or _fillers(story, sentence, arguments, ("subj",), ("country/",))
    else:
        members = _fillers(
            story, sentence, arguments, ("poss", "of", "amod", "compound", "by"), ("country/",)
        )
        members = members or _fillers(story, sentence, arguments, ("subj",), ("country/",))
    if not organisations and tree.case_marker(tokens, noun) in ("under", "during"):
        outer = tree.governing_verb(tokens, noun)
        if outer is not None:
            organisations = _fillers(
                story, sentence, verb_arguments(tokens, outer), ("subj",), ("organisation/",)
            )
    named = bool(members) and members[0].form in ("name", "metonym", "demonym")
    if not organisations and named and tree.case_marker(tokens, noun) in ("under", "during"):
        organisations = _only_one(sentence, tokens[noun].span.begin)
    if len(organisations) != 1 or len(members) != 1:
        return
    yield from _standing(story, sentence, noun, "Chairmanship", None, members[0], organisations[0])


def _only_one(sentence: Sentence, offset: int) -> list[Filler]:
    """ "the SADC summit held under Zimbabwe's chairmanship": the one named before it."""
    found = {
        mention.entities[0]: Filler(mention.entities[0], mention.span, "the only one named", 0.85)
        for mention in sentence.mentions
        if mention.span.end <= offset and mention.entities[0].startswith("organisation/")
    }
    return list(found.values()) if len(found) == 1 else []


def _chairs(story: Story, sentence: Sentence, verb: int) -> Iterator[Finding]:
    """ "Kazakhstan, which chairs the SCO this year"."""
    arguments = verb_arguments(sentence.tokens, verb)
    members = _fillers(story, sentence, arguments, ("subj",), ("country/",))
    organisations = _fillers(story, sentence, arguments, ("obj", "over"), ("organisation/",))
    if not organisations:
        organisations = [
            filler
            for head in arguments.get("obj", ())
            for filler in _the_structure(story, sentence, head)
        ]
    if len(members) == 1 and len(organisations) == 1:
        yield from _standing(
            story, sentence, verb, "Chairmanship", None, members[0], organisations[0]
        )


def _membership(story: Story, sentence: Sentence, noun: int, status: str) -> Iterator[Finding]:
    """ "Kazakhstan is a member of the UN", "Mongolia, an observer in the SCO"."""
    tokens = sentence.tokens
    arguments = tree.arguments(tokens, noun)
    organisations = _fillers(
        story, sentence, arguments, ("of", "in", "at", "to", "compound"), ("organisation/",)
    )
    members = _fillers(story, sentence, arguments, ("subj",), ("country/",))
    if not members and tokens[noun].dep == "appos":
        members = [
            filler
            for filler in story.fillers.of(sentence, tokens[noun].head)
            if filler.key.startswith("country/")
        ]
    if not members:
        members = _through_verb(story, sentence, noun)
    if not organisations or not members:
        return
    words = {tokens[child].lemma for child in tree.children(tokens, noun)}
    if status == "dialogue-partner" and "dialogue" not in words:
        return
    if "associate" in words:
        status = "associate-member"
    for member, organisation in product(members, organisations):
        for found in _standing(story, sentence, noun, "Membership", status, member, organisation):
            yield found
            if status == "member" and _becomes(sentence, noun):
                yield replace(
                    found,
                    type="Action",
                    kind="join",
                    fillers=(("actor", member), ("target", organisation)),
                    frame="organisations/join",
                    status=Status.HELD,
                    own_time=True,
                )


def _becomes(sentence: Sentence, noun: int) -> bool:
    verb = tree.governing_verb(sentence.tokens, noun)
    return verb is not None and sentence.tokens[verb].lemma == "become"


def _through_verb(story: Story, sentence: Sentence, noun: int) -> list[Filler]:
    """ "Iran became a member", "As members of ASEAN, Laos and ...", "granted it the status of"."""
    tokens = sentence.tokens
    at = tokens[noun].head if tokens[tokens[noun].head].lemma == "status" else noun
    verb = tree.governing_verb(tokens, at)
    if verb is None:
        return []
    arguments = verb_arguments(tokens, verb)
    lemma = tokens[verb].lemma
    if lemma in ("become", "be", "remain", "have", "receive", "get", "obtain"):
        return _fillers(story, sentence, arguments, ("subj",), ("country/",))
    if tree.case_marker(tokens, at) == "as" and tokens[at].dep == "obl":
        labels = ("obj",) if lemma in ("admit", "accept", "welcome") else ("subj",)
        return _fillers(story, sentence, arguments, labels, ("country/",))
    if lemma in ("grant", "give", "award"):
        return _fillers(story, sentence, arguments, ("iobj", "obj", "to"), ("country/",))
    return []


def _joins(story: Story, sentence: Sentence, verb: int, lemma: str) -> Iterator[Finding]:
    """ "Finland joined NATO on 4 April 2023"."""
    arguments = verb_arguments(sentence.tokens, verb)
    admitted = ("obj",) if lemma == "admit" else ("subj",)
    members = _fillers(story, sentence, arguments, admitted, ("country/",))
    labels = ("obj",) if lemma in ("join", "leave", "quit", "exit") else ("to", "from", "into")
    organisations = _fillers(story, sentence, arguments, labels, ("organisation/",))
    if not organisations:
        organisations = [
            filler
            for label in labels
            for head in arguments.get(label, ())
            for filler in _the_structure(story, sentence, head)
        ]
    if len(organisations) != 1:
        return
    found = circumstances(sentence, verb, story.article.published)
    if found.modality is Modality.HYPOTHETICAL:
        return
    for member in members:
        if _JOIN[lemma] == "join" and found.status is Status.HELD:
            yield from _standing(
                story, sentence, verb, "Membership", "member", member, organisations[0]
            )
        yield Finding(
            type="Action",
            kind=_JOIN[lemma],
            fillers=(("actor", member), ("target", organisations[0])),
            frame=f"organisations/{_JOIN[lemma]}",
            sentence=sentence.index,
            span=covering(
                sentence, [sentence.tokens[verb].span, member.span, organisations[0].span]
            ),
            confidence=round(0.9 * member.confidence, 3),
            status=found.status,
            modality=found.modality,
            start=found.start,
            end=found.end,
            background=found.background,
        )


def _standing(
    story: Story,
    sentence: Sentence,
    trigger: int,
    fact_type: str,
    kind: str | None,
    member: Filler,
    organisation: Filler,
) -> Iterator[Finding]:
    found = circumstances(sentence, trigger, story.article.published)
    if found.modality is Modality.HYPOTHETICAL or found.status is Status.PROPOSED:
        return
    if found.status is Status.PLANNED and found.start is None:
        return
    spans: list[Span] = [sentence.tokens[trigger].span, member.span, organisation.span]
    if found.start is None:
        date = _date_after(story, sentence, spans)
        if date is not None:
            found = replace(found, start=date.start, end=date.end)
    spans += [
        date.span for date in sentence.dates if date.start == found.start and date.end == found.end
    ]
    yield Finding(
        type=fact_type,
        kind=kind,
        fillers=(("member", member), ("organisation", organisation)),
        frame=f"organisations/{fact_type.lower()}",
        sentence=sentence.index,
        span=covering(sentence, spans),
        confidence=round(0.92 * min(member.confidence, organisation.confidence), 3),
        modality=found.modality,
        start=found.start,
        end=found.end,
        own_time=False,
    )


def _date_after(story: Story, sentence: Sentence, spans: list[Span]) -> DateMention | None:
    """The period right behind the words: "the chairmanship of Tajikistan in 2018-2020"."""
    end = max(span.end for span in spans)
    for date in sentence.dates:
        between = story.article.text[end : date.span.begin]
        if date.span.begin >= end and between.strip().lower() in (
            "in",
            "for",
            "from",
            "since",
            "on",
            "",
        ):
            return date
    return None


def _fillers(
    story: Story,
    sentence: Sentence,
    arguments: Arguments,
    labels: tuple[str, ...],
    kinds: tuple[str, ...],
) -> list[Filler]:
    found: dict[str, Filler] = {}
    for label in labels:
        for head in arguments.get(label, ()):
            for filler in story.fillers.of(sentence, head, nationality=True):
                if filler.key.startswith(kinds):
                    found.setdefault(filler.key, filler)
    return list(found.values())


def _this_structure(story: Story, sentence: Sentence, noun: int) -> list[Filler]:
    """ "the chairmanship ... in this structure": the organisation named last."""
    tokens = sentence.tokens
    for token in tokens[noun + 1 : noun + _NEAR]:
        if tokens[token.index - 2].text.lower() in ("in", "of", "at"):
            found = _the_structure(story, sentence, token.index)
            if found:
                return found
    return []


def _the_structure(story: Story, sentence: Sentence, noun: int) -> list[Filler]:
    """ "this structure", "the organisation": the one named last; empty for any other noun."""
    token, before = sentence.tokens[noun], sentence.tokens[noun - 1]
    if token.lemma not in _THIS_STRUCTURE or before.text.lower() not in ("this", "the", "that"):
        return []
    last = _last_organisation(story, sentence, token.span.begin)
    if last is None:
        return []
    return [Filler(last, token.span, "the organisation named last", 0.85)]


def _last_organisation(story: Story, sentence: Sentence, offset: int) -> str | None:
    for earlier in reversed(story.sentences[max(0, sentence.index - 2) : sentence.index + 1]):
        named = [
            key
            for mention in earlier.mentions
            if mention.span.end <= offset
            for key in mention.entities
            if key.startswith("organisation/")
        ]
        if named:
            return named[-1]
    return None
