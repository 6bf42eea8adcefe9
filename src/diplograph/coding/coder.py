"""A text coded: for each sentence the event it tells, who acts, on whom, when and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diplograph.coding.actors import Actor, actors, is_located
from diplograph.coding.examples import NO_EVENT
from diplograph.coding.features import Scene, event_features, read_scene, role_features
from diplograph.coding.linear import LinearModel, load_model
from diplograph.coding.ontology import default_cameo
from diplograph.entities.reference import Reference, load_reference
from diplograph.explanation import occurrences
from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.pipeline import read_stories, story_findings
from diplograph.extraction.sentence import Sentence
from diplograph.model import Article, Modality, PartialDate, Span, Status
from diplograph.resources import resource

_CAMEO_DIGITS = 3
SOURCE, TARGET, OTHER = "S", "T", "-"
_GUESSED = ("agent", "unknown")  # forms of actors whose state only the scene tells
_WHERE_IT_HITS = frozenset(
    "ASSAULT COERCE MOBILIZE PROTEST SANCTION AID REJECT THREATEN".split()
)  # types that are done to those who live where it is done
_LEAST = {SOURCE: 0.15, TARGET: 0.1}  # chance that is enough where nobody has a better one


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event: the words, and the codes of the states or organisations they mean."""

    span: Span
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of a text in PLOVER's terms; ``span`` is the sentence that tells it.

    Both sides of a mutual act are its sources. ``confidence`` is the probability, 0 to 1, that the
    type is right.
    """

    event: str
    mode: str | None
    cameo: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    span: Span
    start: PartialDate | None
    end: PartialDate | None
    status: Status
    modality: Modality
    confidence: float

    def source_codes(self) -> tuple[str, ...]:
        """The codes of all sources, each once."""
        return _codes(self.sources)

    def target_codes(self) -> tuple[str, ...]:
        """The codes of all targets, each once."""
        return _codes(self.targets)


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for party in parties for code in party.codes))


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence as coded: its scene, its features, and what stands around it."""

    sentence: Sentence
    scene: Scene
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as coded: its story, and its sentences as the models see them, in order."""

    story: Story
    sights: tuple[Sight, ...]


def read(articles: Iterable[Article], *, reference: Reference | None = None) -> Iterator[Reading]:
    """Articles ready to be coded; all are parsed at once."""
    reference = reference or load_reference()
    for story in read_stories(articles, reference=reference):
        found = list(story_findings(story, reference))
        told = [sentence for sentence in story.sentences if sentence.tokens]
        yield Reading(story, tuple(_sight(story, sentence, found) for sentence in told))


def _sight(story: Story, sentence: Sentence, found: Sequence[Finding]) -> Sight:
    scene = read_scene(sentence.tokens, actors(story, sentence))
    frames = sorted(
        {
            f"k={finding.type}/{finding.kind or ''}"
            for finding in found
            if finding.sentence == sentence.index and finding.type != "Tenure"
        }
    )
    return Sight(sentence, scene, (*event_features(scene), *frames))


def code(reading: Reading, *, min_confidence: float = 0.0) -> tuple[CodedEvent, ...]:
    """The events of an article, one per sentence at most, in order."""
    found = (_coded(reading.story, sight) for sight in reading.sights)
    return tuple(event for event in found if event and event.confidence >= min_confidence)


def code_between(
    reading: Reading, source: str, target: str, *, reference: Reference | None = None
) -> CodedEvent | None:
    """The one event that best tells what ``source`` does to ``target``, phrases of the text.

    None only where the text has no sentence.
    """
    if not reading.sights:
        return None
    sides = _side(reading, source, reference), _side(reading, target, reference)
    sight = max(reading.sights, key=lambda sight: _holds(sight, sides))
    return _coded(reading.story, sight, sides)


def _side(reading: Reading, phrase: str, reference: Reference | None) -> Party:
    """The party that a phrase names: where it stands, and the code of the first actor in it.

    A phrase that names no state, or is not in the text, is read by itself, and then taken to be of
    the state that the text names most.
    """
    article = reading.story.article
    places = occurrences(phrase, article.text)
    span = places[0] if places else reading.sights[0].sentence.span
    everyone = _actors_of(reading)
    told = [actor for actor in everyone if places and actor.span.overlaps(span)]
    if not any(actor.codes for actor in told):
        alone = replace(article, text=phrase, body_begin=0)
        told += [a for other in read([alone], reference=reference) for a in _actors_of(other)]
    codes = [code for actor in told for code in actor.codes]
    common = Counter(code for actor in everyone for code in actor.codes).most_common(1)
    return Party(span, (*codes, *(code for code, _ in common))[:1])


def _actors_of(reading: Reading) -> list[Actor]:
    return [actor for sight in reading.sights for actor in sight.scene.actors]


def _holds(sight: Sight, sides: Sequence[Party]) -> int:
    return sum(sight.sentence.span.contains(side.span) for side in sides)


def _coded(
    story: Story, sight: Sight, sides: tuple[Party, Party] | None = None
) -> CodedEvent | None:
    """The sentence's event; None where it tells none, or nobody who could have a part in it.

    With ``sides`` given there is one, the likeliest.
    """
    chances = _model("events").probabilities(sight.features)
    none = chances.pop(NO_EVENT, 0.0)
    event = max(chances, key=lambda name: chances[name])
    if sides is None and none > chances[event]:
        return None
    sources, targets = _parties(sight.scene, event) if sides is None else _apart(sides)
    if not sources and not targets:
        return None
    told = circumstances(sight.sentence, _told_by(sight), story.article.published)
    mode, cameo = _kind(event, sight.features)
    return CodedEvent(
        event=event,
        mode=mode,
        cameo=cameo,
        sources=sources,
        targets=targets,
        span=sight.sentence.span,
        start=told.start,
        end=told.end,
        status=told.status,
        modality=told.modality,
        confidence=chances[event] / (1 - none) if sides else chances[event],
    )


def _apart(sides: tuple[Party, Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    return (sides[0],), (sides[1],)


def _told_by(sight: Sight) -> int:
    """The word whose tense and modality are the event's."""
    chain = sight.scene.clause.chain
    return chain[0] if chain else 0


def _parties(scene: Scene, event: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts and on whom, in order; where nobody clearly does, who most likely does."""
    model = _model("roles")
    lists = _lists(scene)
    chances = _shared(
        lists,
        [
            model.probabilities(role_features(scene, position, event))
            for position in range(len(scene.actors))
        ],
    )
    chosen = [max(one, key=lambda role: one[role]) for one in chances]
    for role, least in _LEAST.items():
        if role not in chosen:
            rivals = [
                (one[role], -position)
                for position, one in enumerate(chances)
                if chosen[position] == OTHER and scene.actors[position].codes
            ]
            if rivals and max(rivals)[0] > least:
                for member in lists[-max(rivals)[1]]:
                    chosen[member] = role
    sources, targets = (
        _parties_of(
            actor
            for actor, role in zip(scene.actors, chosen, strict=True)
            if role == wanted and actor.codes
        )
        for wanted in (SOURCE, TARGET)
    )
    sources, targets = _told_apart(sources, targets)
    return sources, targets or (_scene_of(scene) if event in _WHERE_IT_HITS else ())


def _told_apart(
    sources: tuple[Party, ...], targets: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Nobody on both sides, unless nobody else is there, as in an event at home."""
    return _without(sources, _codes(targets)), _without(targets, _codes(sources))


def _without(parties: tuple[Party, ...], codes: Sequence[str]) -> tuple[Party, ...]:
    """The parties without these codes, or as they are if none were left."""
    kept = [
        Party(party.span, tuple(code for code in party.codes if code not in codes))
        for party in parties
    ]
    return tuple(party for party in kept if party.codes) or parties


def _scene_of(scene: Scene) -> tuple[Party, ...]:
    """Where it is done to somebody unnamed: "killed six people in Tel Aviv"."""
    for actor in scene.actors:
        named = actor.codes and actor.form not in _GUESSED
        if named and actor.head not in scene.clause.report and is_located(scene.tokens, actor.head):
            return (Party(actor.span, actor.codes),)
    return ()


def _parties_of(chosen: Iterable[Actor]) -> tuple[Party, ...]:
    """Those chosen; beside actors whose state is told, not those whose state was only guessed."""
    actors_of_role = list(chosen)
    told = [actor for actor in actors_of_role if actor.form not in _GUESSED]
    return tuple(Party(actor.span, actor.codes) for actor in told or actors_of_role)


def _lists(scene: Scene) -> list[list[int]]:
    """For each actor those of its list ("Iran, Libya and Cuba"), itself among them."""
    position_of = {actor.head: position for position, actor in enumerate(scene.actors)}
    members: dict[int, list[int]] = {}
    first: list[int] = []
    for position, actor in enumerate(scene.actors):
        token = scene.tokens[actor.head]
        while token.dep == "conj" and token.head in position_of:
            token = scene.tokens[token.head]
        first.append(token.index)
        members.setdefault(token.index, []).append(position)
    return [members[index] for index in first]


def _shared(
    lists: Sequence[Sequence[int]], chances: Sequence[dict[str, float]]
) -> list[dict[str, float]]:
    """Those of a list have one chance, the mean of theirs."""
    return [
        {role: sum(chances[other][role] for other in members) / len(members) for role in own}
        for own, members in zip(chances, lists, strict=True)
    ]


def kind_label(event: str, mode: str, cameo: str) -> str:
    """How the model of kinds calls a mode and code; the fourth digit is not told apart.

    >>> kind_label("SANCTION", "expel", "1661")
    'SANCTION/expel/166'
    """
    return f"{event}/{mode}/{cameo[:_CAMEO_DIGITS]}"


def _kind(event: str, features: Sequence[str]) -> tuple[str | None, str]:
    """The likeliest mode of a type, all its codes taken together, and of these the likeliest."""
    chances: dict[str, dict[str, float]] = {}
    for label, chance in _model("kinds").probabilities(features).items():
        of_event, mode, cameo = label.split("/")
        if of_event == event:
            chances.setdefault(mode, {})[cameo] = chance
    if not chances:
        return None, default_cameo(event, None)
    mode = max(chances, key=lambda name: sum(chances[name].values()))
    cameo = max(chances[mode], key=lambda code: chances[mode][code])
    return mode or None, cameo or default_cameo(event, mode)


def _model(name: str) -> LinearModel:
    return load_model(resource("data", "models", "coder", f"{name}.npz"))
