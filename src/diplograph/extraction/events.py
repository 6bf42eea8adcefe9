"""Frames applied to a sentence: each trigger gathers its roles from the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diplograph.extraction.circumstances import Circumstances, circumstances
from diplograph.extraction.fillers import Filler
from diplograph.extraction.findings import AGENTS, ROLE_TYPES, Finding, Story, covering
from diplograph.extraction.frames import Frame, Position, RoleRule, frame_lexicon
from diplograph.extraction.gates import is_sport
from diplograph.extraction.instruments import instruments
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.surface import surface_reading
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.language.lemmas import lemma as lemma_of
from diplograph.language.parser import Token
from diplograph.model import Modality, Span, Status

LIGHT = frozenset(
    """hold have conduct make pay begin start take undertake carry continue complete conclude
    convene host organise organize stage open attend chair lead join give deliver express convey
    extend voice offer reiterate reaffirm issue send""".split()
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
# What is done to an event as a whole; its doer takes part in it.
_SETTING = frozenset("cancel postpone delay scrap plan schedule call put arrange prepare".split())
MEASURES = frozenset(
    "copy letter package series number set batch round dozen group exchange couple total raft".split()
)
_OBLIQUE_LIGHT = frozenset("on for to in with into during".split())
_SINGLE = frozenset({"place", "host"})
_BETWEEN_REACH = 25  # tokens
_NEAR = 12  # tokens around a trigger where the tree is not trusted
_BY_ORDER = 0.85  # confidence in what only the order of words tells
_SHORTEST_CONTENT = 3  # words
_SHORTEST_CLAUSE = 4  # words

Arguments = Mapping[str, tuple[int, ...]]


def events(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """The findings of one sentence, for each trigger that of the first frame that fits.

    A trigger is read by the tree; where no frame fits, by the order of words, with less confidence.
    Where both agree on the roles there is more.
    """
    for token in sentence.tokens:
        if token.atom is not None:
            continue
        found = _by_tree(story, sentence, token)
        told = _by_order(story, sentence, token)
        if found is not None and told is not None and found.type == told.type:
            found = _agreed(found, told)
        if (found or told) is not None:
            yield from _distributed(sentence, token, found or told)


_SEPARATE = frozenset({"separate", "separately", "individual", "bilateral"})


def _distributed(sentence: Sentence, token: Token, found: Finding | None) -> Iterator[Finding]:
    """ "separate meetings with A, B and C" are three."""
    if found is None:
        return
    others = [
        (role, filler)
        for role, filler in found.fillers
        if role == "participant" and filler.span.begin > token.span.begin
    ]
    words = {sentence.tokens[child].lemma for child in tree.children(sentence.tokens, token.index)}
    if (
        found.type != "Meeting"
        or len(others) < 2
        or not words & _SEPARATE
        or token.number == "Sing"
    ):
        yield found
        return
    shared = tuple(pair for pair in found.fillers if pair not in others)
    for other in others:
        yield replace(found, fillers=(*shared, other))


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
    return _apply(story, sentence, _Reading(trigger, carrier, arguments), frame)


def _by_order(story: Story, sentence: Sentence, token: Token) -> Finding | None:
    """The trigger read by the order of words; only what is plainly told, not planned or denied."""
    if token.pos not in ("VERB", "NOUN", "PROPN", "ADJ") or not token.text.islower():
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
                found = _apply(story, sentence, _Reading(*reading, by_order=True), frame)
                if found is not None:
                    return found
    return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a trigger was read: its light verb, and who stands where around it."""

    trigger: int
    carrier: int | None
    arguments: Arguments
    by_order: bool = False

    @property
    def verb(self) -> int:
        """The verb of the clause: the light verb, or the trigger."""
        return self.trigger if self.carrier is None else self.carrier


def _apply(story: Story, sentence: Sentence, reading: _Reading, frame: Frame) -> Finding | None:
    if not _conditions(sentence, reading, frame):
        return None
    fillers = _roles(story, sentence, reading, frame)
    if fillers is None:
        return None
    circumstance = circumstances(sentence, reading.trigger, story.article.published)
    if reading.by_order:
        if circumstance.modality is not Modality.ASSERTED or circumstance.status not in (
            Status.HELD,
            Status.UNDER_WAY,
        ):
            return None
    return _finding(story, sentence, reading, frame, fillers, circumstance)


def verb_arguments(tokens: Sequence[Token], verb: int) -> Arguments:
    """A verb's arguments as of its active voice; what hangs on its object counts as its own."""
    found: dict[str, tuple[int, ...]] = {}
    passive = tree.is_passive(tokens, verb)
    for label, heads in tree.arguments(tokens, verb).items():
        name = _active(label) if passive else label
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *heads)))
    if not passive and "agent" in found:
        found["by"] = found["agent"]
    told = tuple(
        subject
        for clause in tree.dependents(tokens, verb, "ccomp")
        for subject in tree.subjects(tokens, clause)
    )
    if told:
        found["clause.subj"] = told
    _with_between(tokens, verb, found)
    for label, heads in list(found.items()):
        head, _, rest = label.partition(".")
        if head == "obj" and rest and rest not in ("amod", "compound", "poss"):
            found.setdefault(rest, heads)
    return found if passive else _without_oblique_subjects(tokens, found)


def _with_between(tokens: Sequence[Token], trigger: int, found: dict[str, tuple[int, ...]]) -> None:
    """ "between A and B" belongs to the trigger's document wherever the tree has hung it."""
    if "between" in found or "obj.between" in found:
        return
    for at in range(
        max(0, trigger - _BETWEEN_REACH), min(len(tokens) - 3, trigger + _BETWEEN_REACH)
    ):
        if tokens[at].text.lower() == "between":
            chain = [
                i for i in range(at + 1, min(len(tokens), at + 8)) if tokens[i].atom is not None
            ]
            if len(chain) >= 2:
                found["between"] = tuple(chain[:2])
            return


def _without_oblique_subjects(
    tokens: Sequence[Token], found: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """A subject has no preposition: one that has ("In Bali, Xi and Biden met") is the parser's slip."""
    subjects = tuple(h for h in found.get("subj", ()) if not tree.case_marker(tokens, h))
    return {**found, "subj": subjects} if "subj" in found else found


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
    if carrier is not None and tokens[carrier].pos in ("PROPN", "NOUN"):
        found["subj"] = tree.subjects(tokens, carrier)
        found["in"] = (carrier,)
        return found
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
    if tokens[at].dep == "nmod" and tokens[tokens[at].head].lemma in MEASURES:
        at = tokens[at].head
    while (
        tokens[at].dep == "conj"
        and tokens[at].head != at
        and tokens[tokens[at].head].pos in ("NOUN", "PROPN")
    ):
        at = tokens[at].head
    token = tokens[at]
    verb = tokens[token.head]
    if token.dep in ("obl", "nmod") and tree.dependents(tokens, verb.index, "cop"):
        # "is in Tallinn on an official visit": the place is the predicate
        return verb.index if tree.case_marker(tokens, at) == "on" else None
    if verb.pos not in ("VERB", "AUX") or token.head == at:
        return next(iter(_participles(tokens, noun, light)), None)
    if token.dep in ("obj", "nsubj:pass") and verb.lemma in light | _SETTING:
        return verb.index
    if token.dep == "nsubj" and verb.lemma in _INTRANSITIVE:
        return verb.index
    marker = tree.case_marker(tokens, at)
    if token.dep == "obl" and marker in _OBLIQUE_LIGHT and verb.lemma in light - LIGHT:
        return verb.index
    return next(iter(_participles(tokens, noun, light)), None)


def _participles(tokens: Sequence[Token], noun: int, light: frozenset[str]) -> Iterator[int]:
    """The participle that carries the noun it follows: "the talks held in Rome"."""
    for clause in tree.dependents(tokens, noun, "acl"):
        if tokens[clause].lemma in light and tokens[clause].tag == "VBN":
            yield clause


def _conditions(sentence: Sentence, reading: _Reading, frame: Frame) -> bool:
    tokens, trigger, arguments = sentence.tokens, reading.trigger, reading.arguments
    objects = {
        word
        for head in measured(tokens, arguments.get("obj", ()))
        for word in (tokens[head].lemma.lower(), tokens[head].text.lower().rstrip("s"))
    }
    if frame.type == "SpeechAct" and (
        _presupposed(tokens, trigger) or _of_another(sentence, reading)
    ):
        return False
    if frame.type in ("Meeting", "Visit") and _habitual(tokens, trigger):
        return False
    if frame.no_object and arguments.get("obj"):
        return False
    if frame.needs and not any(label in arguments for label in frame.needs):
        return False
    if frame.with_object and not objects & frame.with_object:
        return False
    if frame.without_object and objects & frame.without_object:
        return False
    if frame.needs_clause and not tree.dependents(tokens, trigger, "ccomp", "parataxis"):
        if tokens[trigger].dep != "parataxis":
            return False
    if frame.voice == "passive" and not tree.is_passive(tokens, trigger):
        return False
    if frame.voice == "active" and tree.is_passive(tokens, trigger):
        return False
    if frame.with_words or frame.without_words:
        below = (
            range(max(0, trigger - _NEAR), min(len(tokens), trigger + _NEAR))
            if reading.by_order
            else tree.subtree(tokens, reading.verb)
        )
        words = {tokens[index].lemma.lower() for index in below}
        words |= {tokens[index].text.lower() for index in below}
        if frame.with_words and not words & frame.with_words:
            return False
        if words & frame.without_words:
            return False
    return True


def _of_another(sentence: Sentence, reading: _Reading) -> bool:
    """ "Taiwan must leave, a senior official said": the noun right before the verb says it."""
    tokens, verb = sentence.tokens, reading.verb
    before = verb - 1
    while before > 0 and tokens[before].pos in ("ADV", "AUX"):
        before -= 1
    if before < 0 or tokens[before].pos not in ("NOUN", "ADJ") or before in sentence.mention_of:
        return False
    if any(date.span.contains(tokens[before].span) for date in sentence.dates):
        return False
    comma = max((t.index for t in tokens[:before] if t.text == ","), default=-1)
    subjects = reading.arguments.get("subj", ())
    return comma >= 0 and bool(subjects) and all(subject < comma for subject in subjects)


def _presupposed(tokens: Sequence[Token], trigger: int) -> bool:
    """ "thanked them for confirming ...": told of in passing, not said."""
    marks = {
        tokens[child].text.lower() for child in tree.dependents(tokens, trigger, "mark", "case")
    }
    return tokens[trigger].tag == "VBG" and bool(marks & {"for", "by", "of", "without", "from"})


_HABITUAL = frozenset("frequent regular numerous many several annual periodic future".split())


def _habitual(tokens: Sequence[Token], trigger: int) -> bool:
    """ "the frequent meetings between the ministers" are not one meeting."""
    return tokens[trigger].number == "Plur" and any(
        tokens[child].lemma in _HABITUAL for child in tree.dependents(tokens, trigger, "amod")
    )


def measured(tokens: Sequence[Token], heads: Sequence[int]) -> tuple[int, ...]:
    """The nouns themselves and what they count: "a package of documents" is documents too."""
    inner = [
        child
        for head in heads
        if tokens[head].lemma in MEASURES
        for child in tree.arguments(tokens, head).get("of", ())
    ]
    return (*heads, *inner)


def _roles(
    story: Story, sentence: Sentence, reading: _Reading, frame: Frame
) -> list[tuple[str, Filler]] | None:
    """The fillers of all roles, or None where too few or all of one country."""
    arguments, carrier = reading.arguments, reading.carrier
    found: list[tuple[str, Filler]] = []
    for rule in frame.roles:
        fillers = _fill(story, sentence, rule, arguments, reading.verb)
        if frame.only is not None and rule.role != "place":
            fillers = [filler for filler in fillers if filler.key.startswith(f"{frame.only}/")]
        taken = {filler.key for role, filler in found if role != "host"}
        fresh = [filler for filler in fillers if filler.key not in taken or rule.role == "place"]
        if rule.role == "instrument":
            fresh = list(instruments(story, sentence, reading.trigger, arguments))
        found += [(rule.role, filler) for filler in (fresh[:1] if rule.role in _SINGLE else fresh)]
    if frame.type == "Meeting" and not _enough(story, sentence, frame, found):
        found += _unnamed_party(story, sentence, carrier, found)
    return found if _enough(story, sentence, frame, found) else None


_HOSTING = frozenset("host attend chair moderate open organise organize".split())


def _unnamed_party(
    story: Story, sentence: Sentence, carrier: int | None, found: Sequence[tuple[str, Filler]]
) -> list[tuple[str, Filler]]:
    """ "Talks were held with L2": the other party is who else the sentence names, or was last subject."""
    named = [filler for role, filler in found if role == "participant"]
    if len(named) != 1 or carrier is None or not tree.is_passive(sentence.tokens, carrier):
        return []
    if sentence.tokens[carrier].lemma in _HOSTING:
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
        for filler in story.fillers.of(sentence, head, nationality=position.nationality, verb=verb):
            if role == "target" and _stands_for_country(filler.key):
                filler = _its_country(story, filler)
            if filler.form == "place" and role != "place" and filler.key.startswith("country/"):
                if role != "target":
                    continue
            if filler.key.startswith("person/") and story.owner(filler.key) is None:
                continue  # for whom nobody knows to act is no party
            if filler.key.startswith(allowed):
                yield (
                    filler
                    if position.label != "outer"
                    else replace(filler, confidence=filler.confidence - 0.1)
                )


def _stands_for_country(key: str) -> bool:
    return key.startswith("place/") or key.endswith(("-embassy", "-consulate", "-delegation"))


def _its_country(story: Story, filler: Filler) -> Filler:
    """The country of a place: "its ambassador to Stockholm" is one to Sweden."""
    entity = story.entities.get(filler.key)
    return replace(filler, key=entity.of) if entity is not None and entity.of else filler


def _enough(
    story: Story, sentence: Sentence, frame: Frame, found: list[tuple[str, Filler]]
) -> bool:
    roles = {role for role, _ in found}
    needed: dict[str, tuple[tuple[str, ...], ...]] = {
        "Visit": (("visitor",), ("place", "host")),
        "Meeting": (("participant",),),
        "Signing": (("instrument",),),
        "SpeechAct": (("speaker",),),
        "Action": (("actor",), ("actor", "target") if frame.mutual else ("target",)),
        "Membership": (("member",), ("organisation",)),
        "Chairmanship": (("member",), ("organisation",)),
        "BilateralRelation": (("party",),),
    }
    if not all(roles & set(choice) for choice in needed.get(frame.type, ())):
        return False
    owners = [
        story.owner(filler.key) for role, filler in found if role not in ("place", "instrument")
    ]
    agents = [filler.key for role, filler in found if role not in ("place", "instrument")]
    only_countries = all(key.startswith("country/") for key in agents)
    if only_countries and is_sport(story.words(sentence.span)):
        return False
    if frame.type == "Signing":
        return any(role in ("signatory", "witness") for role, _ in found) or frame.anchor
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
    where = {_country(story, filler.key) for role, filler in found if role in ("place", "host")}
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
    reading: _Reading,
    frame: Frame,
    fillers: list[tuple[str, Filler]],
    circumstance: Circumstances,
) -> Finding | None:
    if circumstance.modality is Modality.HYPOTHETICAL and frame.type != "SpeechAct":
        return None
    tokens, trigger, carrier = sentence.tokens, reading.trigger, reading.carrier
    status = Status(frame.status) if frame.status else circumstance.status
    words = [tokens[trigger].span, *(filler.span for _, filler in fillers)]
    if carrier is not None:
        words.append(tokens[carrier].span)
    confidence = frame.confidence * min((filler.confidence for _, filler in fillers), default=1.0)
    if carrier is None and frame.nouns and not frame.verbs:
        confidence -= 0.03
    if reading.by_order:
        confidence *= _BY_ORDER
    content = _content(story, sentence, reading, frame)
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
        background=circumstance.background,
        anchor=frame.anchor,
    )


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


def _content(story: Story, sentence: Sentence, reading: _Reading, frame: Frame) -> Span | None:
    """The words of what was said; none where they are only the verb, as beside a quotation."""
    if not frame.content:
        return None
    span = (
        Span(sentence.tokens[reading.verb].span.begin, sentence.span.end)
        if reading.by_order
        else content_span(sentence.tokens, reading.verb)
    )
    return span if len(span.of(story.article.text).split()) >= _SHORTEST_CONTENT else None


def content_span(tokens: Sequence[Token], verb: int) -> Span:
    """The words that say what was said: a complement clause, the main clause of ", X said", or the
    predicate from the verb on.
    """
    if tokens[verb].dep == "parataxis":
        return _without(tokens, tokens[verb].head, verb)
    that = _that_clause(tokens, verb)
    if that is not None:
        return that
    said = _clause_before(tokens, verb)
    if said is not None:
        return said
    bare = not tree.dependents(tokens, verb, "obj")
    for child in tree.dependents(tokens, verb, "ccomp", *(("parataxis",) if bare else ())):
        span = tree.phrase(tokens, child)
        words = [
            index
            for index in tree.subtree(tokens, child)
            if tokens[index].pos != "PUNCT" and tokens[index].text.lower() != "that"
        ]
        return Span(tokens[words[0]].span.begin, span.end) if words else span
    below = [index for index in tree.subtree(tokens, verb) if index >= verb]
    end = below[-1]
    while end > verb and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[verb].span.begin, tokens[end].span.end)


def _that_clause(tokens: Sequence[Token], verb: int) -> Span | None:
    """All from "that" right behind the verb to the end of the sentence or of its part."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].text.lower() != "that":
        return None
    end = verb + 2
    while end + 1 < len(tokens) and tokens[end + 1].text not in (";", '"', "”"):
        end += 1
    while end > verb + 2 and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[verb + 2].span.begin, tokens[end].span.end)


def _clause_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The clause before ", X said": a finite one, and nothing but time and place behind the verb."""
    behind = [
        child
        for child in tree.children(tokens, verb)
        if child > verb
        and tokens[child].dep not in ("punct", "obl", "obl:unmarked", "advmod", "nmod")
    ]
    commas = [t.index for t in tokens[:verb] if t.text in (",", '"', "”")]
    if behind or not commas:
        return None
    subject = tokens[commas[-1] + 1 : verb]
    before = tokens[: commas[-1]]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in before)
    if (
        not finite
        or any(t.pos in ("VERB", "ADP") for t in subject)
        or len(before) < _SHORTEST_CLAUSE
    ):
        return None
    end = commas[-1] - 1
    while end > 0 and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[0].span.begin, tokens[end].span.end)


def _without(tokens: Sequence[Token], head: int, left_out: int) -> Span:
    """The longest run of a clause's words beside a clause put into it."""
    outside = set(tree.subtree(tokens, head)) - set(tree.subtree(tokens, left_out))
    words = sorted(index for index in outside if tokens[index].pos != "PUNCT") or [head]
    before = [index for index in words if index < left_out]
    chosen = before if len(before) * 2 > len(words) else [i for i in words if i > left_out] or words
    return Span(tokens[chosen[0]].span.begin, tokens[chosen[-1]].span.end)
