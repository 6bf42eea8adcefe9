"""What a later sentence adds to an event: "the talks took place in Cairo on Tuesday".

The sentence names nobody who took part; it tells where, when, or on whose initiative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from diplograph.extraction.arguments import Arguments, noun_arguments
from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.model import Modality, Status

_EVENTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            """meeting talk talks conversation call consultation consultations summit session
            negotiation negotiations discussion discussions round""".split(),
            "Meeting",
        ),
        "visit": "Visit",
        "trip": "Visit",
        "signing": "Signing",
    }
)
_CALLS = ("phone-call", "video-call")
_TOOK_PLACE = frozenset(
    "take hold be occur happen conduct last begin start initiate place come".split()
)
_BACK = 2  # sentences
_WHERE = ("in", "at")
_COVER = frozenset("focus cover address touch discuss concern dwell centre center revolve".split())
_DISCUSS = frozenset("discuss review consider examine touch raise cover exchange".split())
TRIGGERS = frozenset(_EVENTS) | _DISCUSS
"""Words without which a sentence adds nothing to the one before."""


def matter_findings(story: Story, sentence: Sentence, told: Sequence[Finding]) -> Iterator[Finding]:
    """The topics of the meeting told of just before: "The talks focused on trade"."""
    topics = topics_in(story.words(sentence.span))
    if not topics or any(m.entities[0].startswith("person/") for m in sentence.mentions):
        return
    for token in sentence.tokens:
        if token.dep not in ("nsubj", "nsubj:pass") or token.pos == "PRON":
            continue
        verb = sentence.tokens[token.head]
        passive = token.dep == "nsubj:pass" and verb.lemma in _DISCUSS
        own = _EVENTS.get(token.lemma) == "Meeting" and verb.lemma in _COVER
        if not (passive or (own and _is_definite(sentence, token.index))):
            continue
        held = _told_before(sentence, told, "Meeting", token.lemma if own else None)
        found = circumstances(sentence, verb.index, story.article.published)
        if held is None or found.modality is not Modality.ASSERTED or found.background:
            continue
        if found.status not in (Status.HELD, Status.UNDER_WAY, held.status):
            continue
        yield replace(
            held,
            frame="following/matter",
            sentence=sentence.index,
            span=covering(sentence, [token.span, verb.span]),
            confidence=round(0.9 * held.confidence, 3),
            topics=topics,
            anchor=False,
        )
        return


def following_findings(
    story: Story, sentence: Sentence, told: Sequence[Finding]
) -> Iterator[Finding]:
    """The event told of just before once more, with the place, date or caller that is told here."""
    for token in sentence.tokens:
        event = _EVENTS.get(token.lemma)
        if event is None or token.pos != "NOUN" or not _is_definite(sentence, token.index):
            continue
        verb = sentence.tokens[token.head]
        if token.dep not in ("nsubj", "nsubj:pass") or verb.lemma not in _TOOK_PLACE:
            continue
        held = _told_before(sentence, told, event, token.lemma)
        if held is None:
            continue
        added = list(_added(story, sentence, token.index, verb.index, held))
        found = circumstances(sentence, token.index, story.article.published)
        if found.modality is not Modality.ASSERTED or not (added or found.start):
            continue
        if found.status not in (Status.HELD, held.status):
            continue
        kept = tuple(pair for pair in held.fillers if pair[0] not in {role for role, _ in added})
        spans = [token.span, verb.span, *(filler.span for _, filler in added)]
        yield replace(
            held,
            fillers=(*kept, *added),
            frame="following/circumstance",
            sentence=sentence.index,
            span=covering(sentence, spans),
            confidence=round(0.9 * held.confidence, 3),
            start=found.start or held.start,
            end=found.end if found.start else held.end,
            background=held.background or found.background,
            anchor=False,
        )
        return


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """ "the talks", "this round of consultations"; nobody who took part is named beside it."""
    tokens = sentence.tokens
    determiners = {tokens[child].text.lower() for child in tree.dependents(tokens, noun, "det")}
    arguments = tree.arguments(tokens, noun)
    return bool(determiners & {"the", "this", "these"}) and not arguments.keys() & {
        "with",
        "between",
        "poss",
        "of.of",
    }


def _told_before(
    sentence: Sentence, told: Sequence[Finding], event: str, noun: str | None
) -> Finding | None:
    """The last event of the type in the sentences just before; none where there were two.

    A call is no other meeting, unless no ``noun`` says which it was.
    """
    near = [
        finding
        for finding in told
        if finding.type == event
        and not (finding.anchor and event == "Meeting")
        and sentence.index - _BACK <= finding.sentence < sentence.index
        and (noun is None or (finding.kind in _CALLS) == (noun in ("call", "conversation")))
    ]
    last = [finding for finding in near if finding.sentence == near[-1].sentence]
    return last[0] if len(last) == 1 else None


def _added(
    story: Story, sentence: Sentence, noun: int, verb: int, held: Finding
) -> Iterator[tuple[str, Filler]]:
    arguments = noun_arguments(sentence.tokens, noun, verb)
    if held.type != "Visit":
        place = _first(story, sentence, arguments, _WHERE, ("place/",))
        if place is not None:
            yield "place", place
    if held.kind in _CALLS:
        caller = _caller(story, sentence, arguments, verb, held)
        if caller is not None:
            yield "initiator", caller


def _caller(
    story: Story, sentence: Sentence, arguments: Arguments, verb: int, held: Finding
) -> Filler | None:
    """Which of those who spoke asked for it: the one that acts for the country named here."""
    labels = ["by", "subj"] if sentence.tokens[verb].lemma == "initiate" else []
    tokens = sentence.tokens
    heads = [head for label in labels for head in arguments.get(label, ())]
    for token in tokens:
        if token.lemma == "initiative":
            own = tree.arguments(tokens, token.index)
            heads += [head for label in ("of", "poss") for head in own.get(label, ())]
    for head in heads:
        for named in story.fillers.of(sentence, head, nationality=True):
            for role, filler in held.fillers:
                if role == "participant" and story.owner(filler.key) == story.owner(named.key):
                    return replace(filler, span=named.span, reason="on whose initiative")
    return None


def _first(
    story: Story,
    sentence: Sentence,
    arguments: Arguments,
    labels: Sequence[str],
    kinds: tuple[str, ...],
) -> Filler | None:
    for label in labels:
        for head in (*arguments.get(label, ()), *arguments.get(f"light.{label}", ())):
            for filler in story.fillers.of(sentence, head):
                if filler.key.startswith(kinds):
                    return filler
    return None
