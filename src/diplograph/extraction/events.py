"""Frames applied to a sentence: each trigger gathers its roles from the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diplograph.extraction.circumstances import Circumstances, circumstances
from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import AGENTS, ROLE_TYPES, Finding, Story, covering
from diplograph.extraction.frames import Frame, Position, RoleRule, frame_lexicon
from diplograph.extraction.instruments import instruments
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.model import Modality, Span, Status

LIGHT = frozenset(
    "hold have conduct make pay begin start take undertake carry continue complete conclude convene "
    "host organise organize stage open attend chair lead join give deliver express convey extend "
    "voice offer reiterate reaffirm issue send".split()
)
_INTRANSITIVE = frozenset(
    "take occur happen begin start end last open conclude continue follow come".split()
)
_OUTER = frozenset(
    {
        "during",
        "at",
        "in",
        "after",
        "following",
        "in the course of",
        "on the sidelines of",
        "as part of",
        "within",
        "within the framework of",
        "on",
        "upon",
        "before",
        "while",
    }
)
_OBLIQUE_LIGHT = frozenset({"on", "for", "to", "in", "with", "into", "during"})
_SINGLE = frozenset({"place", "host", "speaker"})
_SHORTEST_CONTENT = 3  # words

Arguments = Mapping[str, tuple[int, ...]]


def events(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """All findings of all frames in one sentence, the most specific frame for each trigger."""
    lexicon = frame_lexicon()
    for token in sentence.tokens:
        if token.atom is not None:
            continue
        for lemma in _lemmas(sentence, token):
            frames = (
                lexicon.by_verb.get(lemma, ())
                if token.pos in ("VERB", "AUX")
                else lexicon.by_noun.get(lemma, ())
                if token.pos in ("NOUN", "PROPN")
                else lexicon.by_adjective.get(lemma, ())
            )
            found = _first(story, sentence, token, frames)
            if found is not None:
                yield found
                break


def _lemmas(sentence: Sentence, token: Token) -> tuple[str, ...]:
    particle = tree.particle(sentence.tokens, token.index)
    lemma = token.lemma.lower()
    return (f"{lemma} {particle}", lemma) if particle else (lemma,)


def _first(
    story: Story, sentence: Sentence, token: Token, frames: Sequence[Frame]
) -> Finding | None:
    for frame in frames:
        found = apply(story, sentence, token.index, frame)
        if found is not None:
            return found
    return None


def apply(story: Story, sentence: Sentence, trigger: int, frame: Frame) -> Finding | None:
    """One frame on one trigger; None where its conditions or its required roles are not met."""
    tokens = sentence.tokens
    is_verb = tokens[trigger].pos in ("VERB", "AUX", "ADJ")
    carrier = None if is_verb else light_verb(tokens, trigger, frame.light or LIGHT)
    if frame.needs_light and carrier is None and not tree.is_predicate(tokens, trigger):
        return None
    arguments = (
        verb_arguments(tokens, trigger)
        if is_verb
        else noun_arguments(tokens, trigger, carrier)
    )
    if not _conditions(sentence, trigger, carrier, frame, arguments):
        return None
    fillers = _roles(story, sentence, trigger, carrier, frame, arguments)
    if fillers is None:
        return None
    circumstance = circumstances(sentence, trigger, story.article.published)
    return _finding(story, sentence, trigger, carrier, frame, fillers, circumstance)


def verb_arguments(tokens: Sequence[Token], verb: int) -> Arguments:
    """A verb's arguments as of its active voice; what hangs on its object counts as its own."""
    found: dict[str, tuple[int, ...]] = {}
    passive = tree.is_passive(tokens, verb)
    for label, heads in tree.arguments(tokens, verb).items():
        name = _active(label) if passive else label
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *heads)))
    if not passive and "agent" in found:
        found["by"] = found["agent"]
    for label, heads in list(found.items()):
        head, _, rest = label.partition(".")
        if head == "obj" and rest and rest not in ("amod", "compound", "poss"):
            found.setdefault(rest, heads)
    return found


def _active(label: str) -> str:
    head, dot, rest = label.partition(".")
    renamed = {"subj:pass": "obj", "agent": "subj", "by": "subj", "subj": "obj"}.get(head, head)
    return renamed + dot + rest


def noun_arguments(tokens: Sequence[Token], noun: int, carrier: int | None) -> Arguments:
    """A noun's own modifiers, and what its light verb brings: its subject, and its prepositions."""
    found = {
        label: heads
        for label, heads in tree.arguments(tokens, noun).items()
        if "." not in label or label.startswith(("of.", "between."))
    }
    if carrier is not None:
        for label, heads in verb_arguments(tokens, carrier).items():
            others = tuple(head for head in heads if head != noun)
            if not others or label.startswith(("obj", "in.", "of.")) or "." in label:
                continue
            found.setdefault(label, others)
            found[f"light.{label}"] = others
    elif tree.case_marker(tokens, noun) in _OUTER:
        verb = tree.governing_verb(tokens, noun)
        if verb is not None:
            found["outer"] = tree.subjects(tokens, verb)
    return found


def light_verb(tokens: Sequence[Token], noun: int, light: frozenset[str]) -> int | None:
    """The verb that only carries the noun ("hold" of "held talks"), or None."""
    at = noun
    while tokens[at].dep == "conj" and tokens[at].head != at and tokens[tokens[at].head].pos in ("NOUN", "PROPN"):
        at = tokens[at].head
    token = tokens[at]
    verb = tokens[token.head]
    if verb.pos not in ("VERB", "AUX") or token.head == at:
        return None
    if token.dep in ("obj", "nsubj:pass") and verb.lemma in light:
        return verb.index
    if token.dep == "nsubj" and verb.lemma in _INTRANSITIVE:
        return verb.index
    marker = tree.case_marker(tokens, at)
    if token.dep == "obl" and marker in _OBLIQUE_LIGHT and verb.lemma in light - LIGHT:
        return verb.index
    # "signed during a visit": a participle on the noun carries it too ("the talks held in Rome")
    return None


def _participle(tokens: Sequence[Token], noun: int, light: frozenset[str]) -> int | None:
    for clause in tree.dependents(tokens, noun, "acl", "acl:relcl"):
        if tokens[clause].lemma in light | _INTRANSITIVE:
            return clause
    return None


def _conditions(
    sentence: Sentence, trigger: int, carrier: int | None, frame: Frame, arguments: Arguments
) -> bool:
    tokens = sentence.tokens
    objects = {tokens[head].lemma.lower() for head in arguments.get("obj", ())}
    if frame.with_object and not objects & frame.with_object:
        return False
    if frame.without_object and objects & frame.without_object:
        return False
    if frame.voice == "passive" and not tree.is_passive(tokens, trigger):
        return False
    if frame.voice == "active" and tree.is_passive(tokens, trigger):
        return False
    if frame.with_words or frame.without_words:
        below = tree.subtree(tokens, carrier if carrier is not None else trigger)
        words = {tokens[index].lemma.lower() for index in below}
        words |= {tokens[index].text.lower() for index in below}
        if frame.with_words and not words & frame.with_words:
            return False
        if words & frame.without_words:
            return False
    return True


def _roles(
    story: Story,
    sentence: Sentence,
    trigger: int,
    carrier: int | None,
    frame: Frame,
    arguments: Arguments,
) -> list[tuple[str, Filler]] | None:
    """The fillers of all roles, or None where too few or all of one country."""
    verb = carrier if carrier is not None else trigger
    found: list[tuple[str, Filler]] = []
    for rule in frame.roles:
        fillers = _fill(story, sentence, rule, arguments, verb)
        taken = {filler.key for _, filler in found}
        fresh = [filler for filler in fillers if filler.key not in taken or rule.role == "place"]
        if rule.role == "instrument":
            fresh = list(instruments(story, sentence, trigger, arguments))
        found += [(rule.role, filler) for filler in (fresh[:1] if rule.role in _SINGLE else fresh)]
    if frame.type == "Meeting" and not _enough(story, frame, found):
        found += _unnamed_party(story, sentence, carrier, found)
    return found if _enough(story, frame, found) else None


def _unnamed_party(
    story: Story, sentence: Sentence, carrier: int | None, found: Sequence[tuple[str, Filler]]
) -> list[tuple[str, Filler]]:
    """ "Talks were held with L2": the other party is who else the sentence names, or was last subject."""
    named = [filler for role, filler in found if role == "participant"]
    if len(named) != 1 or carrier is None or not tree.is_passive(sentence.tokens, carrier):
        return []
    owner = story.owner(named[0].key)
    for filler in story.fillers.persons_in_focus(sentence, named[0].span.begin):
        if story.owner(filler.key) not in (owner, None):
            return [("participant", filler)]
    return []


def _fill(
    story: Story, sentence: Sentence, rule: RoleRule, arguments: Arguments, verb: int
) -> list[Filler]:
    for choice in rule.choices:
        fillers: dict[str, Filler] = {}
        for position in choice:
            for filler in _at(story, sentence, rule.role, position, arguments, verb):
                fillers.setdefault(filler.key, filler)
        if fillers:
            return list(fillers.values())
    return []


def _at(
    story: Story,
    sentence: Sentence,
    role: str,
    position: Position,
    arguments: Arguments,
    verb: int,
) -> Iterator[Filler]:
    allowed = ROLE_TYPES.get(role, AGENTS)
    for head in arguments.get(position.label, ()):
        for filler in story.fillers.of(
            sentence, head, nationality=position.nationality, verb=verb
        ):
            if filler.key.startswith(allowed):
                yield filler if position.label != "outer" else replace(
                    filler, confidence=filler.confidence - 0.1
                )


def _enough(story: Story, frame: Frame, found: list[tuple[str, Filler]]) -> bool:
    roles = {role for role, _ in found}
    needed: dict[str, tuple[tuple[str, ...], ...]] = {
        "Visit": (("visitor",), ("place", "host")),
        "Meeting": (("participant",),),
        "Signing": (("instrument",),),
        "SpeechAct": (("speaker",),),
        "Action": (("actor",), ("target",)),
        "Membership": (("member",), ("organisation",)),
        "Chairmanship": (("member",), ("organisation",)),
        "BilateralRelation": (("party",),),
    }
    if not all(roles & set(choice) for choice in needed.get(frame.type, ())):
        return False
    owners = [story.owner(filler.key) for role, filler in found if role not in ("place", "instrument")]
    if frame.type == "Meeting":
        participants = [story.owner(filler.key) for role, filler in found if role != "place"]
        return len({owner for owner in participants if owner}) >= 2
    if frame.type == "Visit":
        return _abroad(story, found)
    if frame.type == "Action" and frame.across:
        return len({owner for owner in owners if owner}) >= 2
    if frame.minimum > 1:
        return len({filler.key for role, filler in found}) >= frame.minimum
    return True


def _abroad(story: Story, found: list[tuple[str, Filler]]) -> bool:
    visitors = {story.owner(filler.key) for role, filler in found if role == "visitor"}
    where = {
        _country(story, filler.key) for role, filler in found if role in ("place", "host")
    }
    known = {country for country in where if country is not None}
    return bool(visitors - {None}) and bool(known) and not (known <= visitors)


def _country(story: Story, key: str) -> str | None:
    if key.startswith("place/"):
        entity = story.entities.get(key)
        return entity.of if entity else None
    return story.owner(key)


def _finding(
    story: Story,
    sentence: Sentence,
    trigger: int,
    carrier: int | None,
    frame: Frame,
    fillers: list[tuple[str, Filler]],
    circumstance: Circumstances,
) -> Finding | None:
    if circumstance.modality is Modality.HYPOTHETICAL and frame.type != "SpeechAct":
        return None
    tokens = sentence.tokens
    status = Status(frame.status) if frame.status else circumstance.status
    words = [tokens[trigger].span, *(filler.span for _, filler in fillers)]
    if carrier is not None:
        words.append(tokens[carrier].span)
    confidence = frame.confidence * min((filler.confidence for _, filler in fillers), default=1.0)
    if carrier is None and frame.nouns and not frame.verbs:
        confidence -= 0.03
    content = _content(story, sentence, trigger if carrier is None else carrier, frame)
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
        start=circumstance.start,
        end=circumstance.end,
        topics=topics_in(sentence.span.of(story.article.text)) if frame.topics else (),
        content=story.words(content) if content is not None else None,
        background=circumstance.background,
        anchor=frame.anchor,
    )


def _kind(sentence: Sentence, trigger: int, frame: Frame) -> str | None:
    if frame.kinds:
        tokens = sentence.tokens
        near = tree.dependents(tokens, trigger, "amod", "compound", "obl", "nmod", "advmod")
        words = " ".join(
            tokens[index].lemma.lower() for child in near for index in (child, *tree.children(tokens, child))
        ).split()
        for word, kind in frame.kinds.items():
            if word in words:
                return kind
    return frame.kind


def _content(story: Story, sentence: Sentence, verb: int, frame: Frame) -> Span | None:
    """The words of what was said; none where they are only the verb, as beside a quotation."""
    if not frame.content:
        return None
    span = content_span(sentence.tokens, verb)
    return span if len(span.of(story.article.text).split()) >= _SHORTEST_CONTENT else None


def content_span(tokens: Sequence[Token], verb: int) -> Span:
    """The words that say what was said: a complement clause, the main clause of ", X said", or the
    predicate from the verb on."""
    if tokens[verb].dep == "parataxis":
        return _without(tokens, tokens[verb].head, verb)
    for child in tree.dependents(tokens, verb, "ccomp", "parataxis"):
        span = tree.phrase(tokens, child)
        first = next(index for index in tree.subtree(tokens, child))
        if tokens[first].text.lower() == "that" and first + 1 < len(tokens):
            span = Span(tokens[first + 1].span.begin, span.end)
        return span
    below = [index for index in tree.subtree(tokens, verb) if index >= verb]
    end = below[-1]
    while end > verb and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[verb].span.begin, tokens[end].span.end)


def _without(tokens: Sequence[Token], head: int, left_out: int) -> Span:
    """The longest run of a clause's words beside a clause put into it."""
    outside = set(tree.subtree(tokens, head)) - set(tree.subtree(tokens, left_out))
    words = sorted(index for index in outside if tokens[index].pos != "PUNCT") or [head]
    before = [index for index in words if index < left_out]
    chosen = before if len(before) * 2 > len(words) else [i for i in words if i > left_out] or words
    return Span(tokens[chosen[0]].span.begin, tokens[chosen[-1]].span.end)
