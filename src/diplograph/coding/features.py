"""A sentence as the models see it: what stands around the event, and around each actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diplograph.coding.actors import Actor
from diplograph.coding.clause import Clause, read_clause
from diplograph.coding.triggers import trigger_features
from diplograph.language.parser import Token
from diplograph.language.structure import (
    auxiliaries,
    case_marker,
    climb,
    dependents,
    is_negated,
    is_passive,
    particle,
)
from diplograph.language.tree import arguments

_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX"})
_STEM = 5  # letters that "denounce" and "denunciation", "reject" and "rejection" share
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must", "shall"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence ready for the models: its words, its clause, and who may take part in it."""

    tokens: Sequence[Token]
    clause: Clause
    actors: tuple[Actor, ...]

    @property
    def inside(self) -> tuple[Token, ...]:
        """The words that tell the event, without those that tell whose report it is."""
        return tuple(t for t in self.tokens if t.index not in self.clause.report)


def read_scene(tokens: Sequence[Token], actors: Sequence[Actor]) -> Scene:
    """The scene of a parsed sentence."""
    return Scene(tokens, read_clause(tokens), tuple(actors))


def event_features(scene: Scene) -> Iterator[str]:
    """What tells the type of the event, each feature once or more."""
    words = list(_words(scene))
    yield from (f"w={word}" for word in words if word not in ("ACT", "NUM"))
    yield from (f"2={left}_{right}" for left, right in pairwise(words))
    yield from (f"3={'_'.join(three)}" for three in zip(words, words[1:], words[2:], strict=False))
    for token in scene.inside:
        if token.pos in _CONTENT and token.atom is None and len(token.lemma) > _STEM:
            yield f"s={token.lemma[:_STEM]}"
    above = ""
    for depth, index in enumerate(scene.clause.chain):
        for feature in _predicate(scene.tokens, index):
            yield f"p={feature}"
            yield f"p{min(depth, 2)}={feature}"
        name = _verb(scene.tokens, index)
        if above:
            yield f"c={above}>{name}"
        above = name
    for index in scene.clause.side:
        yield from (f"q={feature}" for feature in _predicate(scene.tokens, index))
    yield from trigger_features(scene.tokens, scene.clause)
    for actor in scene.actors:
        if actor.head not in scene.clause.report:
            yield f"a={actor.form}:{case_marker(scene.tokens, actor.head)}"


def _words(scene: Scene) -> Iterator[str]:
    """The words in order, actors and numbers by what they are; marks left out."""
    heads = {actor.head: actor for actor in scene.actors}
    for token in scene.inside:
        actor = heads.get(token.index)
        if token.pos in ("PUNCT", "SYM", "DET"):
            continue
        if token.pos == "NUM":
            yield "NUM"
        elif (actor is not None and actor.form not in ("agent",)) or token.pos == "PROPN":
            yield "ACT"
        else:
            yield token.lemma


def _verb(tokens: Sequence[Token], index: int) -> str:
    prt = particle(tokens, index)
    return f"{tokens[index].lemma}_{prt}" if prt else tokens[index].lemma


def _predicate(tokens: Sequence[Token], index: int) -> Iterator[str]:
    """One predicate: its verb, how it is put, its object and what hangs on it."""
    name = _verb(tokens, index)
    yield name
    if is_passive(tokens, index):
        yield f"{name}:passive"
    if is_negated(tokens, index):
        yield "negated"
        yield f"{name}:negated"
    modal = next((aux for aux in auxiliaries(tokens, index) if aux in _MODALS), None)
    if modal:
        yield f"modal:{modal}"
        yield f"{name}:{modal}"
    for relation, heads in arguments(tokens, index).items():
        if "." in relation:
            if relation.startswith("obj.") and not relation.endswith(("amod", "compound", "poss")):
                yield f"{name}:{relation}"
                yield from (f"{relation}:{tokens[h].lemma}" for h in heads if _common(tokens[h]))
            continue
        yield f"{name}+{relation}"
        for head in heads:
            token = tokens[head]
            if not _common(token):
                continue
            yield f"{relation}:{token.lemma}"
            yield f"{name}+{relation}:{token.lemma}"
            if relation in ("obj", "subj:pass"):
                for child in dependents(tokens, head, "compound", "amod"):
                    if tokens[child].pos in ("NOUN", "ADJ"):
                        yield f"{relation}~{tokens[child].lemma}"


def _common(token: Token) -> bool:
    return token.pos in ("NOUN", "VERB", "ADJ") and token.atom is None


def role_features(scene: Scene, position: int, event: str) -> Iterator[str]:
    """What tells whether an actor acts or is acted on, by its place in ``scene.actors``."""
    plain = list(_role_features(scene, position))
    yield from plain
    yield from (f"{event}&{feature}" for feature in plain if not feature.startswith("~"))
    yield f"event={event}"


def _role_features(scene: Scene, position: int) -> Iterator[str]:
    tokens, actor = scene.tokens, scene.actors[position]
    yield f"form={actor.form}"
    if actor.head in scene.clause.report:
        yield "report"
        return
    yield from _place_features(scene, position)
    head = _top(scene, actor.head)
    marker = case_marker(tokens, head)
    yield f"case={marker}"
    yield f"dep={tokens[actor.head].dep}"
    if head != actor.head:
        yield f"top={tokens[head].dep}"
        yield f"~top:{tokens[head].lemma}"
        yield f"{tokens[actor.head].dep}>{tokens[head].dep}"
    own = tokens[tokens[actor.head].head]
    if own.index != actor.head:
        yield f"~head:{own.lemma}"
        yield f"headpos={own.pos}"
    found = False
    for depth, index in enumerate(scene.clause.chain):
        relations = _relations(tokens, index, {actor.head, head})
        for relation in relations:
            found = True
            yield f"r{min(depth, 2)}={relation}"
            yield f"r={relation}"
            yield f"~{_verb(tokens, index)}:{relation}"
            if depth == 0 and len(scene.clause.chain) > 1:
                yield f"first={relation}"
    for index in scene.clause.side:
        for relation in _relations(tokens, index, {actor.head, head}):
            yield f"side={relation}"
            yield f"~side:{_verb(tokens, index)}:{relation}"
            found = True
    if not found:
        yield "unrelated"
    for above in climb(tokens, actor.head):
        if (
            tokens[above].dep in ("acl:relcl", "advcl", "acl", "ccomp")
            and above not in scene.clause.chain
        ):
            yield f"within={tokens[above].dep}"
    nearest = next(
        (above for above in climb(tokens, actor.head) if tokens[above].pos == "VERB"), None
    )
    if nearest is not None:
        depth = scene.clause.chain.index(nearest) if nearest in scene.clause.chain else -1
        yield f"verb@{depth}"
        yield f"~v:{_verb(tokens, nearest)}:{marker}"


def _place_features(scene: Scene, position: int) -> Iterator[str]:
    actors = [a for a in scene.actors if a.head not in scene.clause.report]
    actor = scene.actors[position]
    rank = actors.index(actor)
    yield f"rank={min(rank, 3)}"
    if rank == len(actors) - 1:
        yield "last"
    yield f"many={min(len(actors), 4)}"
    if scene.clause.chain:
        before = actor.head < scene.clause.chain[0]
        yield "before" if before else "after"
        yield f"{'before' if before else 'after'}&rank={min(rank, 3)}"
        last = scene.clause.chain[-1]
        yield f"{'before' if actor.head < last else 'after'}:last"
    earlier = {code for other in actors[:rank] for code in other.codes}
    if earlier & set(actor.codes):
        yield "again"
    if not actor.codes:
        yield "stateless"
    elif actor.codes[0].startswith(("IGO", "NGO")):
        yield "organisation"
    if position + 1 < len(scene.actors):
        yield f"next={scene.actors[position + 1].form}"
    tokens = scene.tokens
    following = actor.head + 1
    while following < len(tokens) and tokens[following].span.begin < actor.span.end:
        following += 1
    if following < len(tokens):
        yield f"then={tokens[following].lemma if tokens[following].pos != 'PROPN' else 'NAME'}"


def _top(scene: Scene, index: int) -> int:
    """The noun that an adjective or a possessor belongs to: "officials" of "Turkish".

    Who stands in an apposition is the noun before it; who is only told of in one is not.
    """
    tokens = scene.tokens
    start = index
    for _ in range(3):
        token = tokens[index]
        if token.dep == "appos" and index != start:
            break
        if token.dep in ("amod", "compound", "nmod:poss", "nmod", "appos", "flat", "conj"):
            if token.dep == "nmod" and case_marker(tokens, index) not in ("of", "from", "in"):
                break
            if token.dep == "conj" and tokens[token.head].pos == "VERB":
                break
            index = token.head
        else:
            break
    return index


def _relations(tokens: Sequence[Token], predicate: int, heads: set[int]) -> list[str]:
    return [
        relation for relation, found in arguments(tokens, predicate).items() if heads & set(found)
    ]
