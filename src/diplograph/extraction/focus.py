"""The two countries that a sentence is about when it names none: those in focus so far."""

from __future__ import annotations

from diplograph.entities.salience import Salience
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence

_REACH = 12  # sentences


def focus_pair(story: Story, sentence: Sentence) -> tuple[Filler, ...]:
    """The pair as fillers that rest on the last words naming each; empty where there is none.

    Whose people "the two sides" of the sentence are, before all others.
    """
    met = story.fillers.met_lately(sentence)
    if met:
        return met
    salience = Salience()
    last: dict[str, Filler] = {}
    for earlier in story.sentences[max(0, sentence.index - _REACH) : sentence.index + 1]:
        salience.next_sentence()
        for mention in earlier.mentions:
            for key in mention.entities:
                owner = story.owner(key)
                salience.note(key, owner)
                if owner is not None and owner.startswith("country/"):
                    last[owner] = Filler(
                        owner, mention.span, "one of the two countries in focus", 0.8
                    )
    pair = salience.pair()
    return (
        tuple(last[key] for key in pair) if len(pair) == 2 and all(k in last for k in pair) else ()
    )
