"""Standing relations: partnerships, alliances, frameworks of cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.focus import focus_pair
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.topics import topics_in
from diplograph.language import tree
from diplograph.model import Mention, Modality, PartialDate, Span, Status

_STANDING = {
    "comprehensive strategic partnership": "comprehensive-strategic-partnership",
    "comprehensive strategic partners": "comprehensive-strategic-partnership",
    "strategic partnership": "strategic-partnership",
    "strategic partners": "strategic-partnership",
    "strategic partner": "strategic-partnership",
    "strategic alliance": "alliance",
    "allied relations": "alliance",
    "alliance": "alliance",
    "allies": "alliance",
    "brotherly states": "friendly-relations",
    "brotherly peoples": "friendly-relations",
    "fraternal countries": "friendly-relations",
    "fraternal nations": "friendly-relations",
    "brotherly countries": "friendly-relations",
    "brotherly nations": "friendly-relations",
    "fraternal relations": "friendly-relations",
    "brotherly relations": "friendly-relations",
    "brotherly ties": "friendly-relations",
    "friendly relations": "friendly-relations",
    "friendly ties": "friendly-relations",
    "partnership": "partnership",
    "diplomatic relations": "diplomatic-relations",
    "diplomatic ties": "diplomatic-relations",
    "good-neighbourly relations": "neighbourly-relations",
    "good-neighborly relations": "neighbourly-relations",
    "good neighbourly relations": "neighbourly-relations",
    "bilateral relations": "relations",
    "bilateral cooperation": "relations",
    "bilateral ties": "relations",
    "relations": "relations",
}
_STANDING_PATTERN = re.compile(
    r"\b(?:" + "|".join(sorted(_STANDING, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_PARTIES = ("country/", "organisation/")
_WEAK = frozenset({"relations", "diplomatic-relations"})
_FRAMEWORK = re.compile(
    r"\b(?:within(?: the (?:framework|frameworks|format|structures?))?(?: of)?|"
    r"in the (?:framework|format) of|under the (?:auspices|aegis|umbrella) of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
COOPERATE = frozenset(
    """cooperate cooperation interaction interact collaborate partnership work coordination
    coordinate collaboration engagement support""".split()
)
_EVALUATING = frozenset(
    """develop strengthen grow deepen expand flourish improve advance intensify progress thrive
    deteriorate worsen sour enter reach base rest characterise characterize""".split()
)

# One of these is in every standing relation, and one of the others where no party is named.
STANDING_WORDS = frozenset(standing.split()[-1] for standing in _STANDING)
SHARING_WORDS = frozenset({"bilateral", "mutual", "their"})


def _evaluated(sentence: Sentence, standing: Span) -> bool:
    """Whether a verb tells how the relation fares: "relations are developing"."""
    head = sentence.token_at(standing.end - 1)
    if head is None or sentence.tokens[head].dep not in ("nsubj", "nsubj:pass"):
        return False
    return sentence.tokens[sentence.tokens[head].head].lemma in _EVALUATING


def relation_findings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """All standing relations that the sentence states."""
    yield from _standings(story, sentence)
    yield from _frameworks(story, sentence)


_ANNIVERSARY = re.compile(
    r"(?:\b(?P<count>\d{1,3})(?:st|nd|rd|th) )?(?:\w+ )?anniversary of (?:the |their |its )?"
    r"(?:(?:establishment|establishing) of |establishing )?(?:the |their )?$"
    r"|\b(?P<years>\d{1,3}) years (?:of|since the establishment of) (?:their |the )?$"
)
_ANOTHER_YEAR = re.compile(r"\b(?:next year|coming year|upcoming|will|last year|previous)\b")


def _anniversary(text: str, standing: Span) -> re.Match[str] | None:
    """ "the 75th anniversary of diplomatic relations"."""
    return _ANNIVERSARY.search(text, max(0, standing.begin - 80), standing.begin)


def _established(
    story: Story, sentence: Sentence, anniversary: re.Match[str] | None
) -> PartialDate | None:
    """The year from which an anniversary of this year counts."""
    published = story.article.published
    if anniversary is None or published is None:
        return None
    count = anniversary["count"] or anniversary["years"]
    if count is None or _ANOTHER_YEAR.search(story.words(sentence.span)):
        return None
    return PartialDate(published.year - int(count))


def _standings(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """ "the Kazakh-Tajik strategic partnership", "Chile and Peru are strategic partners"."""
    text = story.article.text
    lower = sentence.span.of(text).lower()
    if not any(word in lower for word in STANDING_WORDS):
        return
    for match in _STANDING_PATTERN.finditer(text, sentence.span.begin, sentence.span.end):
        kind = _STANDING[match.group().lower()]
        span = Span(match.start(), match.end())
        anniversary = _anniversary(text, span)
        if kind in _WEAK and not _evaluated(sentence, span) and anniversary is None:
            continue
        parties = _parties(story, sentence, span)
        if len(parties) != 2:
            continue
        trigger = sentence.token_at(match.end() - 1)
        if trigger is None:
            continue
        held = circumstances(sentence, trigger, story.article.published)
        if held.modality is not Modality.ASSERTED or held.status in (
            Status.PROPOSED,
            Status.PLANNED,
        ):
            continue
        if tree.is_negated(sentence.tokens, trigger):
            continue
        confidence = 0.9 * min(filler.confidence for filler in parties)
        yield Finding(
            type="BilateralRelation",
            kind=kind,
            fillers=tuple(("party", filler) for filler in parties),
            frame=f"relations/{kind}",
            sentence=sentence.index,
            span=covering(sentence, [span, *(filler.span for filler in parties)]),
            confidence=round(confidence, 3),
            start=_established(story, sentence, anniversary),
            own_time=False,
        )


def _parties(story: Story, sentence: Sentence, standing: Span) -> list[Filler]:
    """The two whose relation it is: adjectives before it, "between A and B", or its subject."""
    adjectives = [
        mention
        for mention in sentence.mentions
        if mention.span.end <= standing.begin
        and _only_between(story, mention.span.end, standing.begin)
    ]
    before = _countries(story, _run_back(adjectives))
    if len(before) == 2:
        return before
    if not before:
        predicated = _predicated(story, sentence, standing)
        if len(predicated) == 2:
            return predicated
    head = sentence.token_at(standing.end - 1)
    if head is None:
        return []
    found = _argument_countries(story, sentence, head)
    if len(found) == 2:
        return found
    if len(before) == 1 and len(found) == 1 and before[0].key != found[0].key:
        return [*before, *found]
    verb = tree.governing_verb(sentence.tokens, head)
    if not before and not found and verb is not None and sentence.tokens[verb].lemma in _RAISING:
        raised = _subject_countries(story, sentence, verb)
        if len(raised) == 2:
            return raised
    return _focus_pair(story, sentence, standing) if len(found) == 0 and not before else []


_NEAR = 40  # characters before a standing in which "their" is said of it

_COPULA = re.compile(
    r"\s*,?\s*(?:are|were|remain|became|have become|have been|will remain)\b[^.;:]{0,90}$"
)


def _predicated(story: Story, sentence: Sentence, standing: Span) -> list[Filler]:
    """ "A and B are, I am sure, brotherly states": the last two coordinated before it."""
    named = [
        mention
        for mention in sentence.mentions
        if mention.span.end <= standing.begin and mention.form in ("name", "metonym", "group")
    ]
    text = story.article.text
    between = text[named[-1].span.end : standing.begin] if named else ""
    if not _COPULA.match(between) or re.search(r"\b(?:not|no longer|never)\b|n['’]t\b", between):
        return []
    if named[-1].form == "group":
        return _countries(story, named[-1:])
    if len(named) < 2:
        return []
    joined = text[named[-2].span.end : named[-1].span.begin].strip().lower()
    return _countries(story, named[-2:]) if joined in ("and", "and the") else []


_RAISING = frozenset(
    """mark celebrate commemorate observe raise upgrade elevate lift bring transform establish have
    enjoy build form""".split()
)


def _subject_countries(story: Story, sentence: Sentence, verb: int) -> list[Filler]:
    found: dict[str, Filler] = {}
    for subject in tree.subjects(sentence.tokens, verb):
        for filler in story.fillers.of(sentence, subject):
            country = story.owner(filler.key)
            if country is not None and country.startswith(_PARTIES):
                found.setdefault(country, replace(filler, key=country))
    return list(found.values())


_PEOPLES = frozenset(["people", "nation", "state", "government", "side", "country"])
_FILLER_WORDS = re.compile(
    r"^[\s\-–—]*(?:(?:and|bilateral|comprehensive|multifaceted|enhanced|long-term|political|"
    r"the|of|traditional|close)[\s\-–—]*)*$",
    re.IGNORECASE,
)


def _only_between(story: Story, begin: int, end: int) -> bool:
    between = story.article.text[begin:end]
    return len(between) < 60 and _FILLER_WORDS.match(_without_demonyms(between)) is not None


def _without_demonyms(text: str) -> str:
    return re.sub(r"\b[A-Z]\w+", "", text)


def _run_back(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.form in ("demonym", "name", "metonym")][-2:]


def _countries(story: Story, mentions: Sequence[Mention]) -> list[Filler]:
    found: dict[str, Filler] = {}
    for mention in mentions:
        for key in mention.entities:
            country = story.owner(key)
            if country is not None and country.startswith(_PARTIES):
                found.setdefault(
                    country,
                    Filler(country, mention.span, mention.resolved_from, mention.confidence),
                )
    return list(found.values())


def _argument_countries(story: Story, sentence: Sentence, head: int) -> list[Filler]:
    arguments = tree.arguments(sentence.tokens, head)
    found: dict[str, Filler] = {}
    for label in ("subj", "between", "of", "with", "poss", "amod", "compound"):
        for index in arguments.get(label, ()):
            adjective = label in ("amod", "compound") or sentence.tokens[index].lemma in _PEOPLES
            for filler in story.fillers.of(sentence, index, nationality=adjective):
                country = story.owner(filler.key)
                if country is not None and country.startswith(_PARTIES):
                    found.setdefault(
                        country, Filler(country, filler.span, filler.reason, filler.confidence)
                    )
    return list(found.values())


_TWO = re.compile(r"\b(?:two|both|our) (?:countries|states|nations|peoples|sides)\b", re.IGNORECASE)


def _focus_pair(story: Story, sentence: Sentence, standing: Span) -> list[Filler]:
    """ "the strategic partnership between the two countries"."""
    text = story.article.text[standing.begin : sentence.span.end]
    if _TWO.search(text):
        groups = [mention for mention in sentence.mentions if mention.form == "group"]
        return _countries(story, groups[:1])
    near = max(sentence.span.begin, standing.begin - _NEAR)
    if not _SHARED.search(story.article.text, near, standing.end):
        return []
    return list(focus_pair(story, sentence))


_SHARED = re.compile(rf"\b(?:{'|'.join(sorted(SHARING_WORDS))})\b", re.IGNORECASE)


def _frameworks(story: Story, sentence: Sentence) -> Iterator[Finding]:
    """ "both countries cooperate within the framework of the UN, SCO and OSCE"."""
    organisations = _framework_organisations(story, sentence)
    if not organisations:
        return
    for token in sentence.tokens:
        if token.lemma not in COOPERATE:
            continue
        if token.span.begin > organisations[0].span.begin:
            break
        parties = _cooperating(story, sentence, token.index)
        if len(parties) != 2:
            continue
        found = circumstances(sentence, token.index, story.article.published)
        if found.modality is not Modality.ASSERTED or found.status in (
            Status.PROPOSED,
            Status.PLANNED,
        ):
            return
        spans = [token.span, *(f.span for f in parties), *(o.span for o in organisations)]
        yield Finding(
            type="BilateralRelation",
            kind="relations",
            fillers=(
                *(("party", filler) for filler in parties),
                *(("withinFramework", filler) for filler in organisations),
            ),
            frame="relations/cooperate-within",
            sentence=sentence.index,
            span=covering(sentence, spans),
            confidence=round(0.92 * min(filler.confidence for filler in parties), 3),
            topics=topics_in(sentence.span.of(story.article.text)),
            own_time=False,
        )
        return


def _framework_organisations(story: Story, sentence: Sentence) -> list[Filler]:
    """The organisations of a list that "within the framework of" opens."""
    found: list[Filler] = []
    text = story.article.text
    for mention in sentence.mentions:
        if len(mention.entities) != 1 or not mention.entities[0].startswith("organisation/"):
            continue
        if found:
            between = text[found[-1].span.end : mention.span.begin]
            linked = re.fullmatch(
                r"[\s,;]*(?:(?:and|as well as|&)\s+)?(?:the\s+|in\s+the\s+)?", between
            )
            if linked is None:
                break
        elif not _FRAMEWORK.search(text[max(0, mention.span.begin - 40) : mention.span.begin]):
            continue
        found.append(
            Filler(mention.entities[0], mention.span, mention.resolved_from, mention.confidence)
        )
    return found


def _cooperating(story: Story, sentence: Sentence, head: int) -> list[Filler]:
    found = _argument_countries(story, sentence, head)
    if len(found) == 2:
        return found
    verb = tree.governing_verb(sentence.tokens, head)
    if verb is not None:
        for subject in tree.subjects(sentence.tokens, verb):
            for filler in story.fillers.of(sentence, subject):
                country = story.owner(filler.key)
                if (
                    country
                    and country.startswith(_PARTIES)
                    and country not in {f.key for f in found}
                ):
                    found.append(Filler(country, filler.span, filler.reason, filler.confidence))
    return found
