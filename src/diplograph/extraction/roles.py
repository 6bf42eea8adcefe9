"""Who fills the roles of a frame, and which of them one filler may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diplograph.extraction.arguments import Reading
from diplograph.extraction.conditions import enough
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.frames import Frame, Position, RoleRule
from diplograph.extraction.instruments import instruments
from diplograph.extraction.parties import lacks_its_subject, listed_on, unnamed_party
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.whereabouts import fronted_place, the_country
from diplograph.schema import AGENTS, ROLE_TYPES

_SINGLE = frozenset({"place", "host"})


def roles_of(
    story: Story, sentence: Sentence, reading: Reading, frame: Frame
) -> list[tuple[str, Filler]] | None:
    """The fillers of all roles of a frame, or None where too few or all of one country."""
    found: list[tuple[str, Filler]] = []
    for rule in frame.roles:
        fillers = _fill(story, sentence, rule, reading)
        if frame.only is not None and rule.role not in ("place", "target"):
            fillers = [filler for filler in fillers if _is_only(filler.key, frame.only)]
        if frame.only == "embassy" and rule.role == "actor":
            fillers = [_its_country(story, filler) for filler in fillers]
        if frame.type == "Meeting" and rule.role == "participant":
            fillers += listed_on(story, sentence, reading, fillers)
        taken = {filler.key for role, filler in found if role not in _ALSO_TAKE_PART}
        fresh = [filler for filler in fillers if filler.key not in taken or rule.role == "place"]
        if rule.role == "addressee" and fillers and not fresh and frame.kind in _TO_ANOTHER:
            return None  # nobody thanks himself: one of the two is somebody else
        if rule.role == "instrument":
            fresh = list(instruments(story, sentence, reading.trigger, reading.arguments))
        if rule.role == "place" and frame.type == "Visit":
            fresh = _of_different_countries(story, fresh)
        elif rule.role in _SINGLE:
            fresh = fresh[:1]
        found += [(rule.role, filler) for filler in fresh]
    if frame.type == "Meeting" and lacks_its_subject(sentence, reading, found):
        return None
    if frame.type in ("Meeting", "Signing") and all(role != "place" for role, _ in found):
        found += fronted_place(sentence, reading, frame)
    if frame.type == "Visit" and not {role for role, _ in found} & {"place", "host"}:
        found += the_country(story, sentence, reading, found)
    if frame.type == "Meeting" and not enough(story, sentence, frame, found):
        found += unnamed_party(story, sentence, reading, found)
    if frame.type == "Action" and frame.across and not frame.mutual:
        found = _across(story, found)
    carried = reading.carrier is not None or bool(frame.verbs)
    return found if enough(story, sentence, frame, found, carried=carried) else None


def _is_only(key: str, kind: str) -> bool:
    """Whether an entity is of the one kind that a frame takes, or the one organ."""
    return key.startswith(f"{kind}/") or key.endswith(f"-{kind}")


def _of_different_countries(story: Story, places: list[Filler]) -> list[Filler]:
    """ "visited Ghana, Brazil and Namibia": of each country the first place named."""
    found: dict[str, Filler] = {}
    for place in places:
        entity = story.entities.get(place.key)
        country = entity.of if place.key.startswith("place/") and entity else place.key
        found.setdefault(country or place.key, place)
    return list(found.values())


def _across(story: Story, found: list[tuple[str, Filler]]) -> list[tuple[str, Filler]]:
    """ "barred Americans from entering, its ministry said": no one does it to their own."""
    actors = {story.owner(filler.key) for role, filler in found if role == "actor"}
    return [
        (role, filler)
        for role, filler in found
        if role != "target" or story.owner(filler.key) not in actors or None in actors
    ]


_ALSO_TAKE_PART = frozenset({"host", "initiator"})


def _fill(story: Story, sentence: Sentence, rule: RoleRule, reading: Reading) -> list[Filler]:
    for choice in rule.choices:
        fillers: dict[str, Filler] = {}
        for position in choice:
            for filler in _at(story, sentence, rule.role, position, reading):
                fillers.setdefault(filler.key, filler)
        if fillers:
            return list(fillers.values())
    return []


def _at(
    story: Story,
    sentence: Sentence,
    role: str,
    position: Position,
    reading: Reading,
) -> Iterator[Filler]:
    allowed = ROLE_TYPES.get(role, AGENTS)
    for head in reading.arguments.get(position.label, ()):
        if role == "place" and position.label == "in" and _of_gathering(sentence, head):
            continue
        if role == "visitor" and sentence.tokens[head].text.lower() == "it":
            continue  # "It will be his first visit"
        if role == "speaker" and position.label == "subj" and _only_owns(sentence, head):
            continue
        for filler in story.fillers.of(
            sentence, head, nationality=position.nationality, verb=reading.verb
        ):
            if role == "target" and _stands_for_country(filler.key):
                filler = _its_country(story, filler)
            if _is_only_where(filler) and role not in ("place", "target"):
                continue
            beside = role in _PARTIES and position.label not in ("subj", "outer")
            if beside and _says_so(sentence, filler):
                continue
            if role == "participant" and _is_of_the_matter(sentence, reading, filler):
                continue
            if filler.key.startswith("person/") and story.owner(filler.key) is None:
                continue  # for whom nobody knows to act is no party
            if filler.key.startswith(allowed):
                yield filler if position.label != "outer" else _less_sure(filler)


_TO_ANOTHER = frozenset({"thank", "congratulate", "condole", "greet", "invite"})
_PARTIES = frozenset({"participant", "target", "visitor", "signatory", "host"})
_SAYING = frozenset({"say", "tell", "report", "note", "state", "announce", "add"})


def _says_so(sentence: Sentence, filler: Filler) -> bool:
    """ "Macron spoke with Modi, spokesman X said": whose word it is takes no part."""
    tokens = sentence.tokens
    behind = next((t for t in tokens if t.span.begin >= filler.span.end), None)
    before = [t for t in tokens if t.span.end <= filler.span.begin][-1:]
    return (
        behind is not None
        and bool(before)
        and before[0].text == ","
        and behind.lemma in _SAYING
        and behind.tag in ("VBD", "VBZ")
    )


_GATHERINGS = frozenset({"summit", "meeting", "conference", "forum", "session", "assembly"})


def _of_gathering(sentence: Sentence, head: int) -> bool:
    """ "planned to visit the country after the summit in Argentina": where the summit is."""
    tokens = sentence.tokens
    case = next((at for at in range(head - 1, max(-1, head - 4), -1) if tokens[at].text == "in"), 0)
    return (
        case > 1
        and tokens[case - 1].lemma in _GATHERINGS
        and any(token.text.lower() in ("after", "before") for token in tokens[case - 4 : case])
    )


def _only_owns(sentence: Sentence, head: int) -> bool:
    """ "reaffirmed Malaysia's commitment, stressing that ...": it is not Malaysia that stresses."""
    token = sentence.tokens[head]
    return token.dep == "nmod:poss" and token.atom is not None


def _is_only_where(filler: Filler) -> bool:
    """ "in Doha, Qatar": the country tells where its town is."""
    return filler.form == "place" and filler.key.startswith("country/")


_RELATIONS = frozenset(
    """relation relationship tie cooperation partnership agreement trade dialogue contact link
    deal treaty alliance dispute conflict war border""".split()
)


def _is_of_the_matter(sentence: Sentence, reading: Reading, filler: Filler) -> bool:
    """ "The two discussed relations with Russia": no talks of theirs with Russia."""
    if reading.verb != reading.trigger or filler.key.startswith("person/"):
        return False
    before = [token for token in sentence.tokens if token.span.end <= filler.span.begin][-2:]
    return (
        len(before) == 2
        and before[1].text.lower() == "with"
        and before[0].lemma.lower() in _RELATIONS
    )


def _less_sure(filler: Filler) -> Filler:
    return replace(filler, confidence=filler.confidence - 0.1)


def _stands_for_country(key: str) -> bool:
    return key.startswith("place/") or key.endswith(("-embassy", "-consulate", "-delegation"))


def _its_country(story: Story, filler: Filler) -> Filler:
    """The country of a place: "its ambassador to Stockholm" is one to Sweden."""
    entity = story.entities.get(filler.key)
    return replace(filler, key=entity.of) if entity is not None and entity.of else filler
