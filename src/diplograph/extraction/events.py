"""Frames applied to a sentence: each trigger read by the tree first, then by the order of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.arguments import (
    LIGHT,
    Reading,
    light_verb,
    noun_arguments,
    verb_arguments,
)
from diplograph.extraction.circumstances import Circumstances, circumstances
from diplograph.extraction.conditions import applies
from diplograph.extraction.contents import content_of
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.frames import Frame, frame_lexicon, may_trigger
from diplograph.extraction.roles import roles_of
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.surface import surface_reading
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.language.lemmas import lemma as lemma_of
from diplograph.language.parser import Token
from diplograph.model import Modality, Span, Status

_SEPARATE = frozenset({"separate", "separately", "individual", "bilateral"})
_JOINT = frozenset({"trilateral", "quadrilateral", "joint", "multilateral"})
_COUNTED = frozenset({"meeting", "call", "conversation", "audience", "encounter"})
_BY_ORDER = 0.85  # confidence in what only the order of words tells


def events(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """The findings of one sentence, for each trigger that of the first frame that fits.

    A trigger is read by the tree; where no frame fits, by the order of words, with less confidence.
    Where both readings agree on the roles, confidence is higher.
    """
    for token in sentence.tokens:
        if token.atom is not None or not may_trigger(token.text):
            continue
        found = _by_tree(story, sentence, token)
        told = _by_order(story, sentence, token)
        if found is not None and told is not None and found.type == told.type:
            found = _agreed(found, told)
        chosen = found or told
        if chosen is not None:
            yield from _distributed(sentence, token, chosen)


def _distributed(sentence: Sentence, token: Token, found: Finding) -> Iterator[Finding]:
    """ "separate meetings with A, B and C" are three, and so is a journey to three countries."""
    if found.type == "Visit":
        yield from _legs(found)
        return
    others = [
        (role, filler)
        for role, filler in found.fillers
        if role == "participant" and filler.span.begin > token.span.begin
    ]
    words = {
        sentence.tokens[child].lemma.lower()
        for child in tree.children(sentence.tokens, token.index)
    }
    several = token.lemma in _COUNTED and token.text.lower() != token.lemma and not words & _JOINT
    apart = (
        several or (words & _SEPARATE and token.number != "Sing") or _picked_out(sentence, others)
    )
    if found.type != "Meeting" or len(others) < 2 or not apart:
        yield found
        return
    shared = tuple(pair for pair in found.fillers if pair not in others)
    if not any(role == "participant" for role, _ in shared):
        yield found
        return
    for other in others:
        yield replace(found, fillers=(*shared, other))


def _picked_out(sentence: Sentence, others: Sequence[tuple[str, Filler]]) -> bool:
    """ "met several leaders, including A and B"."""
    first = min((filler.span.begin for _, filler in others), default=0)
    before = [token for token in sentence.tokens if token.span.end <= first]
    return bool(before) and before[-1].text.lower() == "including"


def _legs(found: Finding) -> Iterator[Finding]:
    places = [pair for pair in found.fillers if pair[0] == "place"]
    shared = tuple(pair for pair in found.fillers if pair[0] != "place")
    if len(places) < 2:
        yield found
        return
    for place in places:
        yield replace(found, fillers=(*shared, place))


def _agreed(by_tree: Finding, by_order: Finding) -> Finding:
    """Surer where both fill the same roles; where the order of words fills more, that is taken."""
    first = {(role, filler.key) for role, filler in by_tree.fillers}
    second = {(role, filler.key) for role, filler in by_order.fillers}
    if first == second:
        return replace(by_tree, confidence=min(0.97, by_tree.confidence + 0.03))
    if first < second:
        fillers = tuple(pair for pair in by_order.fillers if (pair[0], pair[1].key) not in first)
        span = Span(
            min(by_tree.span.begin, by_order.span.begin), max(by_tree.span.end, by_order.span.end)
        )
        return replace(by_tree, fillers=(*by_tree.fillers, *fillers), span=span)
    return by_tree


def _by_tree(story: Story, sentence: Sentence, token: Token) -> Finding | None:
    for lemma in _lemmas(sentence, token):
        for frame in _frames(token.pos, lemma):
            found = _apply_by_tree(story, sentence, token.index, frame)
            if found is not None:
                return found
    return None


def _frames(pos: str, lemma: str) -> Sequence[Frame]:
    lexicon = frame_lexicon()
    if pos in ("VERB", "AUX"):
        return lexicon.by_verb.get(lemma, ())
    if pos in ("NOUN", "PROPN"):
        return lexicon.by_noun.get(lemma, ())
    return lexicon.by_adjective.get(lemma, ())


def _lemmas(sentence: Sentence, token: Token) -> tuple[str, ...]:
    particle = tree.particle(sentence.tokens, token.index)
    lemma = token.lemma.lower()
    return (f"{lemma} {particle}", lemma) if particle else (lemma,)


def _apply_by_tree(story: Story, sentence: Sentence, trigger: int, frame: Frame) -> Finding | None:
    """One frame on one trigger; None where its conditions or its required roles are not met."""
    tokens = sentence.tokens
    is_verb = tokens[trigger].pos in ("VERB", "AUX", "ADJ")
    carrier = None if is_verb else light_verb(tokens, trigger, frame.light or LIGHT)
    if frame.needs_light and carrier is None and not tree.is_predicate(tokens, trigger):
        return None
    if not is_verb and tokens[trigger].dep == "compound":
        return None  # "dialogue partners" hold no dialogue
    arguments = (
        verb_arguments(tokens, trigger) if is_verb else noun_arguments(tokens, trigger, carrier)
    )
    return _apply(story, sentence, Reading(trigger, carrier, arguments), frame)


def _by_order(story: Story, sentence: Sentence, token: Token) -> Finding | None:
    """The trigger read by the order of words; only what is plainly told, not planned or denied."""
    if token.pos not in ("VERB", "NOUN", "PROPN", "ADJ") or not token.text.islower():
        return None
    if _speaker_follows(sentence, token):
        return None
    lexicon = frame_lexicon()
    for is_verb, tags in ((True, ("VBD", "VBZ")), (False, ("NNS", "NN"))):
        frames = lexicon.by_verb if is_verb else lexicon.by_noun
        for lemma in dict.fromkeys(lemma_of(token.text, tag) for tag in tags):
            if is_verb and lemma == token.text.lower() and token.pos != "VERB":
                continue
            for frame in frames.get(lemma, ()):
                reading = surface_reading(sentence, token.index, frame, is_verb=is_verb)
                if reading is None:
                    continue
                found = _apply(story, sentence, Reading(*reading, by_order=True), frame)
                if found is not None:
                    return found
    return None


def _speaker_follows(sentence: Sentence, token: Token) -> bool:
    """ "..., said Foreign Secretary Gokhale": who stands before the verb does not say it."""
    tokens, at = sentence.tokens, token.index
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].text in (",", "”", '"')
        and token.lemma in ("say", "add", "note", "state", "stress", "report", "announce")
        and tokens[at + 1].pos == "PROPN"
    )


def _apply(story: Story, sentence: Sentence, reading: Reading, frame: Frame) -> Finding | None:
    if not applies(story, sentence, reading, frame):
        return None
    fillers = roles_of(story, sentence, reading, frame)
    if fillers is None:
        return None
    told = reading.trigger
    if reading.by_order and reading.carrier is not None and sentence.tokens[told].pos == "VERB":
        told = reading.carrier  # the tree took the noun "call" for a verb
    circumstance = circumstances(sentence, told, story.article.published)
    if told != reading.trigger:
        own = circumstances(sentence, reading.trigger, story.article.published)
        circumstance = replace(circumstance, start=own.start, end=own.end)
    sure = frame.status is not None and circumstance.modality is Modality.ASSERTED
    if reading.by_order and not sure and not _plainly_told(circumstance):
        return None
    return _finding(story, sentence, reading, frame, fillers, circumstance)


def _plainly_told(circumstance: Circumstances) -> bool:
    happened = circumstance.status in (Status.HELD, Status.UNDER_WAY)
    return happened and circumstance.modality is Modality.ASSERTED


def _finding(
    story: Story,
    sentence: Sentence,
    reading: Reading,
    frame: Frame,
    fillers: list[tuple[str, Filler]],
    circumstance: Circumstances,
) -> Finding | None:
    if circumstance.modality is Modality.HYPOTHETICAL and frame.type != "SpeechAct":
        return None
    tokens, trigger, carrier = sentence.tokens, reading.trigger, reading.carrier
    status = circumstance.status
    if frame.status:  # announced is done, but not what will be announced
        of_verb = circumstances(sentence, reading.verb, story.article.published).status
        status = Status(frame.status) if of_verb is not Status.PLANNED else of_verb
    words = [tokens[trigger].span, *(filler.span for _, filler in fillers)]
    if carrier is not None:
        words.append(tokens[carrier].span)
    if frame.with_object:
        words += [tokens[head].span for head in reading.arguments.get("obj", ())]
    confidence = frame.confidence * min((filler.confidence for _, filler in fillers), default=1.0)
    if carrier is None and frame.nouns and not frame.verbs:
        confidence -= 0.03
    if reading.by_order:
        confidence *= _BY_ORDER
    content = content_of(story, sentence, reading) if frame.content else None
    dated_inside = content is not None and any(
        content.contains(date.span) and date.start == circumstance.start for date in sentence.dates
    )
    if content is not None:
        words.append(content)
    return Finding(
        type=frame.type,
        kind=_kind(sentence, trigger, frame),
        fillers=tuple(fillers),
        frame=frame.id,
        sentence=sentence.index,
        span=covering(sentence, words),
        confidence=round(max(0.05, confidence), 3),
        status=status,
        modality=circumstance.modality,
        start=None if dated_inside else circumstance.start,
        end=None if dated_inside else circumstance.end,
        topics=topics_in(sentence.span.of(story.article.text)) if frame.topics else (),
        content=story.words(content) if content is not None else None,
        background=circumstance.background and not dated_inside,
        anchor=frame.anchor or _only_named(reading, frame, circumstance),
    )


def _only_named(reading: Reading, frame: Frame, circumstance: Circumstances) -> bool:
    """ "Modi's visit to France has a significance of its own": held or not, others tell."""
    named = frame.type == "Visit" and bool(frame.nouns) and reading.carrier is None
    return named and circumstance.start is None and circumstance.status is Status.HELD


def _kind(sentence: Sentence, trigger: int, frame: Frame) -> str | None:
    if frame.kinds:
        tokens = sentence.tokens
        near = tree.dependents(tokens, trigger, "amod", "compound", "obl", "nmod", "advmod")
        words = " ".join(
            tokens[index].lemma.lower()
            for child in near
            for index in (child, *tree.children(tokens, child))
        ).split()
        for word, kind in frame.kinds.items():
            if word in words:
                return kind
    return frame.kind
