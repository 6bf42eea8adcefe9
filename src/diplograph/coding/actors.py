"""Who may act or be acted on in a sentence, and the code that the field files each under.

States have their ISO 3166-1 alpha-3 code, organisations ``IGO/`` or ``NGO/`` and their acronym,
armed movements, parties and peoples the state they belong to. "Rebels", "police" and names that
nobody knows are of the state that the words around them tell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence
from diplograph.language.parser import Token
from diplograph.language.structure import dependents, subtree
from diplograph.model import Span
from diplograph.resources import resource

CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December""".split()
)
_WHERE = frozenset({"in", "at", "near", "inside", "across", "outside", "around"})
_CURRENCIES = ("$", "€", "£")
_NON_GOVERNMENTAL = frozenset({"NGO"})
_MOVEMENTS = frozenset({"movement", "party"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Words that may name who takes part.

    ``form`` is the mention's, ``known`` (the table of movements and regions), ``agent`` (a common
    noun) or ``unknown`` (a name that nobody knows); ``codes`` is empty where no state can be told.
    """

    span: Span
    head: int
    form: str
    codes: tuple[str, ...]


@cache
def _agents() -> frozenset[str]:
    lines = resource("data", "coding", "agents.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The names of the table as one pattern, longest first, and their codes by lower case."""
    with resource("data", "coding", "actors.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        codes = {row["name"]: row["code"] for row in rows}
    names = sorted(codes, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return pattern, codes


def code_of(story: Story, key: str) -> str | None:
    """The code of an entity, or None for one without a state or organisation."""
    owner = story.owner(key) or key
    if owner.startswith("country/"):
        return owner.removeprefix("country/")
    if not owner.startswith("organisation/"):
        entity = story.entities.get(owner)
        above = entity.of if entity else None
        return code_of(story, above) if above and above != owner else None
    entity = story.entities.get(owner)
    code = (entity.code if entity else None) or owner.removeprefix("organisation/")
    for name in (entity.label if entity else "", code):
        known = _known()[1].get(name)
        if known:
            return f"{known}/{code}" if known in ("IGO", "NGO", "IMG") else known
    kind = entity.kind if entity else None
    prefix = "NGO" if kind in _NON_GOVERNMENTAL else "IMG" if kind in _MOVEMENTS else "IGO"
    return f"{prefix}/{code}"


def actors(story: Story, sentence: Sentence) -> tuple[Actor, ...]:
    """Everyone in a sentence who may take part, in order; nobody twice."""
    text = story.article.text
    found = [
        Actor(mention.span, head, mention.form, _codes(story, mention.entities))
        for head, position in sentence.mention_of.items()
        for mention in (sentence.mentions[position],)
    ]
    found = _with_known(text, sentence, _told_apart(text, found))
    occupied = [actor.span for actor in found] + [date.span for date in sentence.dates]
    for token in sentence.tokens:
        if any(span.overlaps(token.span) for span in occupied):
            continue
        if text[token.span.end :].lstrip().startswith(_CURRENCIES):
            continue
        if token.lemma in _agents() and token.pos == "NOUN":
            found.append(Actor(token.span, token.index, "agent", ()))
        elif (
            token.pos == "PROPN"
            and token.dep not in ("compound", "flat")
            and token.text not in CALENDAR
        ):
            found.append(Actor(_name_span(sentence.tokens, token), token.index, "unknown", ()))
    found = [
        actor
        if actor.codes
        else Actor(actor.span, actor.head, actor.form, _around(sentence, actor, found))
        for actor in found
    ]
    return tuple(sorted(found, key=lambda actor: (actor.span, actor.head)))


def _told_apart(text: str, found: Sequence[Actor]) -> list[Actor]:
    """Without currencies ("US $50"); "Bosnian Serbs" are Bosnian, ethnic Albanians of the place."""
    kept: list[Actor] = []
    for actor in sorted(found, key=lambda one: one.span):
        before, after = text[: actor.span.begin].rstrip(), text[actor.span.end :].lstrip()
        if after.startswith(_CURRENCIES):
            continue
        if actor.form == "demonym" and before.endswith(("ethnic", "Ethnic")):
            actor = Actor(actor.span, actor.head, "agent", ())
        elif kept and actor.form == kept[-1].form == "demonym" and _adjoin(text, kept[-1], actor):
            actor = Actor(actor.span, actor.head, "demonym", kept.pop().codes)
        kept.append(actor)
    return kept


def _adjoin(text: str, left: Actor, right: Actor) -> bool:
    return text[left.span.end : right.span.begin] == " "


def _codes(story: Story, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for key in keys if (code := code_of(story, key))))


def _with_known(text: str, sentence: Sentence, found: Sequence[Actor]) -> list[Actor]:
    """The mentions with those of the table of movements and regions, the longer of two kept."""
    pattern, codes = _known()
    kept = list(found)
    for match in pattern.finditer(text, sentence.span.begin, sentence.span.end):
        span = Span(*match.span())
        rivals = [actor for actor in kept if actor.span.overlaps(span)]
        if any(len(span.of(text)) < actor.span.end - actor.span.begin for actor in rivals):
            continue
        head = _head_in(sentence.tokens, span)
        if head is None:
            continue
        for rival in rivals:
            kept.remove(rival)
        kept.append(Actor(span, head, "known", (codes[match[0]],)))
    return kept


def _head_in(tokens: Sequence[Token], span: Span) -> int | None:
    inside = [token for token in tokens if span.overlaps(token.span)]
    for token in inside:
        if token.head == token.index or not span.overlaps(tokens[token.head].span):
            return token.index
    return inside[0].index if inside else None


def _name_span(tokens: Sequence[Token], token: Token) -> Span:
    parts = [token.index, *dependents(tokens, token.index, "compound", "flat")]
    near = [tokens[part] for part in parts if tokens[part].pos == "PROPN"]
    return Span(min(part.span.begin for part in near), max(part.span.end for part in near))


def _around(sentence: Sentence, actor: Actor, others: Sequence[Actor]) -> tuple[str, ...]:
    """Of which state somebody is whom the words do not say: by what hangs on it, or the scene."""
    tokens = sentence.tokens
    below = set(subtree(tokens, actor.head))
    for candidates in (_nearest(others, actor, below), _placed(tokens, others), others):
        for other in candidates:
            if other.codes and other is not actor and not other.codes[0].startswith("IGO"):
                return other.codes[:1]
    return ()


def _nearest(others: Sequence[Actor], actor: Actor, below: set[int]) -> list[Actor]:
    inside = [other for other in others if other.head in below and other.codes]
    return sorted(inside, key=lambda other: abs(other.head - actor.head))


def _placed(tokens: Sequence[Token], others: Sequence[Actor]) -> Iterator[Actor]:
    return (other for other in others if is_located(tokens, other.head))


def is_located(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is told as where something is: "in Baku", "near the border"."""
    marks = {tokens[case].text.lower() for case in dependents(tokens, index, "case")}
    return bool(marks & _WHERE)
