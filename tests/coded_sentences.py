"""Texts coded for tests, and facts looked up by a pattern such as ``Visit/state-visit visitor=X``.

A pattern is ``Type[/kind]`` and words: ``role=key[,key...]`` (all fillers of the role, any order),
``@start`` or ``@start..end`` (``@`` alone: no date), a status, a modality, ``value=12%``,
``topics=a,b``, ``by=key`` (whose word; ``by=`` the article's own), ``frame=id``. What a pattern
does not name may be anything. A key without ``/`` of three capitals is a country's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from diplograph.entities.gazetteer import Match, load_gazetteer
from diplograph.entities.mentions import Mentions, find_mentions
from diplograph.entities.reference import load_reference
from diplograph.entities.tokens import Tok, tokens, within
from diplograph.extraction.fillers import Fillers
from diplograph.extraction.findings import Story
from diplograph.extraction.pipeline import extract
from diplograph.extraction.sentence import Sentence, atoms, mention_heads
from diplograph.language.dates import find_dates
from diplograph.language.parser import load_parser, words
from diplograph.language.sentences import paragraphs
from diplograph.model import Article, Claim, Extraction, Fact, Modality, PartialDate, Span, Status

DAY = "2023-05-21"
_STATUSES = frozenset(status.value for status in Status)
_MODALITIES = frozenset(modality.value for modality in Modality)


def article(text: str, published: str | None = DAY) -> Article:
    return Article("test", text, PartialDate.parse(published) if published else None)


@lru_cache(maxsize=512)
def code(text: str, published: str | None = DAY) -> Extraction:
    return extract(article(text, published))


def toks(text: str) -> tuple[Tok, ...]:
    """The tokens of one sentence as the mention grammars see them."""
    span = Span(0, len(text))
    matches: Sequence[Match] = load_gazetteer().find(text)
    return tokens(text, span, within(matches, span))


def mentions(text: str, published: str | None = DAY, dateline: str | None = None) -> Mentions:
    one = article(text, published)
    spans = [span for part in paragraphs(one) if part.is_report for span in part.sentences]
    return find_mentions(
        one, spans, reference=load_reference(), gazetteer=load_gazetteer(), dateline=dateline
    )


def named(text: str, published: str | None = DAY, dateline: str | None = None) -> dict[str, str]:
    """The words of each mention -> form and what is meant, as in ``name country/KAZ``."""
    found = mentions(text, published, dateline)
    return {
        mention.span.of(text): " ".join([mention.form, *mention.entities])
        for sentence in found.sentences
        for mention in sentence
    }


def story(text: str, published: str | None = DAY) -> Story:
    """A text read up to where the rules begin."""
    one = article(text, published)
    spans = [span for part in paragraphs(one) if part.is_report for span in part.sentences]
    found = mentions(text, published)
    trees = load_parser().parse(
        words(text, span, atoms(those, found.entities))
        for span, those in zip(spans, found.sentences, strict=True)
    )
    sentences = tuple(
        Sentence(
            index=index,
            span=span,
            tokens=tree,
            mentions=those,
            mention_of=mention_heads(tree, those),
            dates=find_dates(text, anchor=one.published, begin=span.begin, end=span.end),
        )
        for index, (span, tree, those) in enumerate(zip(spans, trees, found.sentences, strict=True))
    )
    return Story(
        article=one,
        sentences=sentences,
        mentions=found,
        fillers=Fillers(found, sentences),
        entities=dict(found.entities),
    )


def told(extraction: Extraction) -> list[str]:
    """Everything an extraction says, one line per claim, for messages."""
    return [_line(extraction.facts[claim.fact], claim) for claim in extraction.claims]


def _line(fact: Fact, claim: Claim) -> str:
    roles = " ".join(f"{role}={key}" for role, key in fact.roles)
    when = f"@{fact.start or ''}" + (f"..{fact.end}" if fact.end else "")
    value = f"value={fact.value}{fact.unit}" if fact.value is not None else ""
    return (
        f"{fact.type}/{fact.kind} {roles} {when} {fact.status or ''} {claim.modality} {value} "
        f"topics={','.join(fact.topics)} by={claim.attributed_to or ''} frame={claim.frame}"
    )


def fitting(extraction: Extraction, pattern: str) -> list[tuple[Fact, Claim]]:
    """All claims, with their facts, that the pattern describes."""
    pairs = ((extraction.facts[claim.fact], claim) for claim in extraction.claims)
    return [(fact, claim) for fact, claim in pairs if _fits(fact, claim, pattern)]


def the_one(extraction: Extraction, pattern: str) -> tuple[Fact, Claim]:
    """The one claim that the pattern describes; fails where there is none or more."""
    found = fitting(extraction, pattern)
    assert len(found) == 1, f"{len(found)} of {pattern!r} in\n" + "\n".join(told(extraction))
    return found[0]


def assert_told(extraction: Extraction, *patterns: str) -> None:
    """Each pattern is told by exactly one claim."""
    for pattern in patterns:
        the_one(extraction, pattern)


def assert_only(extraction: Extraction, *patterns: str, beside: Iterable[str] = ()) -> None:
    """Each pattern is told once, and nothing is told beside (but for patterns of ``beside``)."""
    assert_told(extraction, *patterns)
    allowed = (*patterns, *beside)
    for fact, claim in ((extraction.facts[claim.fact], claim) for claim in extraction.claims):
        assert any(_fits(fact, claim, pattern) for pattern in allowed), _line(fact, claim)


def assert_silent(extraction: Extraction, *patterns: str) -> None:
    """No claim fits any of the patterns."""
    for pattern in patterns:
        found = [_line(fact, claim) for fact, claim in fitting(extraction, pattern)]
        assert not found, "\n".join(found)


def _fits(fact: Fact, claim: Claim, pattern: str) -> bool:
    head, *conditions = pattern.split()
    type_name, _, kind = head.partition("/")
    if fact.type != type_name or (kind and str(fact.kind) != kind):
        return False
    return all(_holds(fact, claim, condition) for condition in conditions)


def _holds(fact: Fact, claim: Claim, condition: str) -> bool:
    if condition.startswith("@"):
        start, _, end = condition[1:].partition("..")
        return str(fact.start or "") == start and (not end or str(fact.end or "") == end)
    name, equals, value = condition.partition("=")
    if not equals:
        assert name in _STATUSES | _MODALITIES, f"{condition!r} is no status or modality"
        return (fact.status if name in _STATUSES else claim.modality) == name
    if name == "value":
        return f"{fact.value}{fact.unit}" == value
    if name == "topics":
        return ",".join(fact.topics) == value
    if name == "by":
        return (claim.attributed_to or "") == _key(value)
    if name == "frame":
        return claim.frame == value
    wanted = sorted(_key(key) for key in value.split(",") if key)
    return sorted(fact.role(name)) == wanted


def _key(text: str) -> str:
    return f"country/{text}" if re.fullmatch(r"[A-Z]{3}", text) else text
