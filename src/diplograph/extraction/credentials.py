"""Credentials presented by several at once: who is accredited to whom, by the order of words.

One ambassador's are told by the frames of ``data/frames/events/actions.yaml``; over a list of them
("the ambassadors of Chile, A; Peru, B; ...") trees go wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.extraction.circumstances import Circumstances, circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.language.parser import Token
from diplograph.model import Mention, Modality, Status

_PAPERS = frozenset({"credential", "credentials", "credence"})
_GIVEN = frozenset({"present", "hand", "submit", "deliver", "give"})
_TAKEN = frozenset({"receive", "accept", "accredit"})
_VERBS = _GIVEN | _TAKEN
_ENVOYS = ("ambassador", "envoy", "high commissioner", "heads of mission", "diplomatic mission")
_RECEIVERS = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
TRIGGERS = _PAPERS | {"accredit", "ambassador", "envoy", "commissioner", "mission"}
"""Words of which one stands in a sentence, or a line of a list, on credentials."""
_FEWEST = 2
_BACK = 5  # sentences
_LONGEST = 20  # words of a line


def credential_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """The accreditation of all envoys of a list, whose receiver may stand before it."""
    verb = _verb(sentence)
    if verb is None and not _is_line(story, sentence):
        return
    receiver = _receiver(story, sentence, verb) if verb is not None else None
    fewest = _FEWEST if receiver is not None else 1
    receiver = receiver or _receiver_before(story, sentence)
    if receiver is None:
        return
    envoys = [
        filler
        for filler in _envoys(story, sentence)
        if filler.key != receiver.key and story.owner(filler.key) != story.owner(receiver.key)
    ]
    found = Circumstances(Status.HELD)
    if verb is not None:
        found = circumstances(sentence, verb.index, story.article.published)
    if len(envoys) < fewest or found.modality is not Modality.ASSERTED:
        return
    words = [filler.span for filler in (*envoys, receiver)]
    yield Finding(
        type="Action",
        kind="accredit",
        fillers=(
            *(("actor", envoy) for envoy in envoys),
            ("target", receiver),
            *(("place", place) for place in _place(story, sentence)),
        ),
        frame="credentials/list",
        sentence=sentence.index,
        span=covering(sentence, [*words, *([verb.span] if verb is not None else [])]),
        confidence=round(0.88 * min(filler.confidence for filler in (*envoys, receiver)), 3),
        status=found.status,
        start=found.start,
        end=found.end,
        background=found.background,
    )


def _place(story: Story, sentence: Sentence) -> list[Filler]:
    """The town in which it was done, where one alone is named."""
    towns = [
        _filler(mention)
        for mention in sentence.mentions
        if mention.form == "place"
        and mention.entities[0].startswith("place/")
        and story.article.text[: mention.span.begin].split()[-1:] in (["in"], ["at"])
    ]
    return towns if len(towns) == 1 else []


def _verb(sentence: Sentence) -> Token | None:
    """The verb by which credentials change hands, or "accredit" itself."""
    verbs = [token for token in sentence.tokens if token.pos == "VERB" and token.lemma in _VERBS]
    if not verbs or any(token.lemma.lower() in _PAPERS for token in sentence.tokens):
        return verbs[0] if verbs else None
    return next((verb for verb in verbs if verb.lemma == "accredit"), None)


def _receiver(story: Story, sentence: Sentence, verb: Token) -> Filler | None:
    """The leader before "received", or behind the "to" of "presented ... to"."""
    leaders = [mention for mention in sentence.mentions if _is_leader(story, mention)]
    if verb.lemma in _TAKEN:
        before = [mention for mention in leaders if mention.span.end <= verb.span.begin]
        return _filler(before[-1]) if before else None
    after = [
        mention
        for mention in leaders
        if mention.span.begin >= verb.span.end and _follows_to(story, mention)
    ]
    return _filler(after[0]) if after else None


def _receiver_before(story: Story, sentence: Sentence) -> Filler | None:
    """The leader of the last sentence on credentials, where a list of the envoys follows it."""
    for earlier in reversed(story.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        verb = _verb(earlier)
        if verb is not None:
            found = _receiver(story, earlier, verb)
            if found is not None:
                return found
    return None


def _is_line(story: Story, sentence: Sentence) -> bool:
    """A line of a list that holds an envoy and no verb: "Mr N - Ambassador of Italy"."""
    called = story.words(sentence.span).lower()
    verbs = any(token.pos in ("VERB", "AUX") for token in sentence.tokens)
    return not verbs and len(called.split()) <= _LONGEST and any(w in called for w in _ENVOYS)


def _is_leader(story: Story, mention: Mention) -> bool:
    key = mention.entities[0]
    return (
        len(mention.entities) == 1
        and key.startswith("person/")
        and story.mentions.people.class_of(key) in _RECEIVERS
    )


def _follows_to(story: Story, mention: Mention) -> bool:
    words = story.article.text[: mention.span.begin].split()[-2:]
    return "to" in [word.lower() for word in words]


def _envoys(story: Story, sentence: Sentence) -> Iterator[Filler]:
    """Ambassadors by name, and the countries of "the ambassadors of A and B"."""
    called = story.words(sentence.span).lower()
    if not any(word in called for word in _ENVOYS):
        return
    seen: set[str] = set()
    for mention in sentence.mentions:
        words = mention.span.of(story.article.text).lower()
        by_office = any(word in words for word in _ENVOYS)
        for key in mention.entities:
            is_envoy = (
                story.mentions.people.class_of(key) == "envoy"
                if key.startswith("person/")
                else by_office and key.startswith(("country/", "organisation/"))
            )
            if is_envoy and key not in seen:
                seen.add(key)
                yield Filler(key, mention.span, mention.resolved_from, mention.confidence)


def _filler(mention: Mention) -> Filler:
    return Filler(mention.entities[0], mention.span, mention.resolved_from, mention.confidence)
