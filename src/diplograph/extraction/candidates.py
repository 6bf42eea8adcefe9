"""Which sentences may give a fact: the others are not parsed, which takes most of the time.

A sentence may if an actor is named in it, or a pronoun may mean one named shortly before, and it
has a word that some rule asks for. All that a rule reads from a tree must be asked for here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from diplograph.entities.mentions import Mentions
from diplograph.extraction import (
    appointments,
    attendance,
    credentials,
    filler,
    fillers,
    following,
    organisations,
    presence,
    quotes,
    relations,
    trailing,
    voices,
    wordings,
)
from diplograph.extraction.figures import FIGURE_STEMS, tells_figure
from diplograph.extraction.frames import frame_lexicon
from diplograph.language.lemmas import lemmas
from diplograph.model import Mention, Span
from diplograph.schema import AGENTS

_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 1 << 15  # words whose part is remembered
_SOURCE_WORDS = frozenset({"according", "per"})


@cache
def trigger_lemmas() -> frozenset[str]:
    """The dictionary forms of all words at which a rule begins; of several words, the first."""
    lexicon = frame_lexicon()
    of_frames = {*lexicon.by_verb, *lexicon.by_noun, *lexicon.by_adjective}
    of_rules = (
        organisations.TRIGGERS
        | appointments.ENTERS
        | attendance.TRIGGERS
        | credentials.TRIGGERS
        | quotes.SPEECH_VERBS
        | trailing.TRIGGERS
        | wordings.triggers()
        | _SOURCE_WORDS
    )
    return frozenset(
        _WORD.findall(phrase.split()[0])[-1]  # of "re-establish", so that the prefix counts not
        for phrase in of_frames | of_rules
    )


@lru_cache(maxsize=_KEPT)
def _parts(word: str) -> frozenset[str]:
    """What a word can do for a fact; most words can do nothing."""
    lower = word.lower()
    forms = lemmas(word)
    does: dict[str, bool] = {
        "trigger": not forms.isdisjoint(trigger_lemmas()),
        "cooperates": not forms.isdisjoint(relations.COOPERATE),
        "third person": lower in fillers.THIRD_PERSON or not forms.isdisjoint(voices.VOICES),
        "voice": not forms.isdisjoint(voices.VOICES),
        "follows": not forms.isdisjoint(following.TRIGGERS),
        "first person": lower in fillers.FIRST_PERSON,
        "stands": lower in relations.STANDING_WORDS,
        "shares": lower in relations.SHARING_WORDS,
        "counts": lower.startswith(FIGURE_STEMS),
    }
    return frozenset(part for part, has in does.items() if has)


def triggers_in(text: str) -> list[str]:
    """The words at which a rule may begin, whatever part of speech they are here.

    >>> triggers_in("Nobody met anybody for talks.")
    ['met', 'talks']
    """
    return [word for word in _WORD.findall(text) if "trigger" in _parts(word)]


@dataclass(frozen=True, slots=True)
class _Look:
    """What can be seen of a sentence without its tree.

    ``actors`` are the kinds of actors named, ``marks`` the number of names that a set wording may
    join; ``titled`` says that an office stands without a name, ``named`` that anything is named.
    """

    span: Span
    actors: frozenset[str]
    parts: frozenset[str]
    marks: int
    titled: bool
    quoted: bool
    named: bool

    @property
    def speaks(self) -> bool:
        """Whether somebody unnamed may speak here for what is named ("officials in Ankara")."""
        return self.named and "voice" in self.parts


def candidates(
    text: str, sentences: Sequence[Span], mentions: Mentions, quoted: Sequence[bool]
) -> tuple[bool, ...]:
    """For each sentence whether it is to be parsed; ``quoted`` says which are direct speech."""
    actors = [_actors(found) for found in mentions.sentences]
    if not any(mentions.sentences):
        return (False,) * len(sentences)
    offices = [use.span for use in mentions.titles if not use.named]
    looks = [
        _Look(
            span,
            named,
            frozenset().union(*map(_parts, _WORD.findall(text, span.begin, span.end))),
            sum(_is_mark(mention) for mention in found),
            any(span.contains(office) for office in offices),
            direct,
            bool(found),
        )
        for span, named, found, direct in zip(
            sentences, actors, mentions.sentences, quoted, strict=True
        )
    ]
    tells = [_may_tell(text, looks, index) for index in range(len(looks))]
    return tuple(
        told or _is_looked_back_to(looks, tells, index) for index, told in enumerate(tells)
    )


def _actors(found: Sequence[Mention]) -> frozenset[str]:
    keys = (key for mention in found for key in mention.entities if key.startswith(AGENTS))
    return frozenset(key.split("/", 1)[0] for key in keys)


def _is_mark(mention: Mention) -> bool:
    return len(mention.entities) == 1 and mention.form not in ("place", "group")


def _may_tell(text: str, looks: Sequence[_Look], index: int) -> bool:
    """Whether a rule may find something in the sentence."""
    look = looks[index]
    before = looks[max(0, index - filler.REACH) : index + 1]
    known = any(other.actors or other.speaks for other in before)
    third = "third person" in look.parts and known
    meant = look.actors or third or ("first person" in look.parts and look.quoted)
    return bool(
        (meant and "trigger" in look.parts)
        or look.speaks
        or (
            (third or "person" in look.actors)
            and presence.TOLD.search(text, look.span.begin, look.span.end)
        )
        or ("follows" in look.parts and known)
        or (meant and look.titled)
        or (look.marks > 1 and "organisation" in look.actors)
        or ("organisation" in look.actors and "cooperates" in look.parts)
        or ("stands" in look.parts and (look.actors or "shares" in look.parts))
        or ("counts" in look.parts and tells_figure(text, look.span.begin, look.span.end))
    )


def _is_looked_back_to(looks: Sequence[_Look], tells: Sequence[bool], index: int) -> bool:
    """Whether a pronoun, or a passive without its doer, may mean who is subject here."""
    look = looks[index]
    return any(
        tells[later]
        and ("person" in look.actors or (look.actors and "third person" in looks[later].parts))
        for later in range(index + 1, min(len(looks), index + 1 + filler.REACH))
    )
