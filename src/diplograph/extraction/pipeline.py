"""The whole way of one article: sentences, mentions, trees, findings, facts and claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from diplograph.entities.gazetteer import Gazetteer, load_gazetteer
from diplograph.entities.loading import no_collection
from diplograph.entities.reference import Reference, load_reference
from diplograph.extraction.appointments import appointment_findings
from diplograph.extraction.assembly import assemble
from diplograph.extraction.attendance import attendance_findings, gathering_findings
from diplograph.extraction.attribution import article_source, attributed
from diplograph.extraction.credentials import credential_findings
from diplograph.extraction.events import events
from diplograph.extraction.figures import figure_findings
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.following import following_findings, matter_findings
from diplograph.extraction.implied import implied_chairs, implied_memberships
from diplograph.extraction.organisations import organisation_findings
from diplograph.extraction.patterns import pattern_findings
from diplograph.extraction.preparation import Prepared, prepare, story_of
from diplograph.extraction.presence import presence_findings
from diplograph.extraction.quotes import according_to, quotation_findings, speakers
from diplograph.extraction.relations import relation_findings
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.silences import silences
from diplograph.extraction.tenures import tenure_findings
from diplograph.extraction.trailing import trailing_findings
from diplograph.extraction.wordings import wording_findings
from diplograph.language.parser import Parser, Token, load_parser
from diplograph.language.relatives import parse_sentences
from diplograph.model import (
    Article,
    Claim,
    Entity,
    Extraction,
    Fact,
    Modality,
    Status,
)

Failed = Callable[[Article, Exception], None]
"""Told of an article that could not be coded, and why."""

_MOSTLY = 0.7  # of what a statement says, when it is but its quotation


_BATCH = 256  # sentences parsed at once; more run no faster
_HELD = 64  # articles that wait for their parse


def extract(
    article: Article,
    *,
    reference: Reference | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
) -> Extraction:
    """All facts that an article tells, each with its claim, and why other sentences gave none."""
    reference = reference or load_reference()
    with no_collection():
        prepared = prepare(article, reference, gazetteer or load_gazetteer(reference))
        return _told_by(prepared, _trees([prepared], parser), reference)


def read_story(
    article: Article,
    *,
    reference: Reference | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
) -> Story:
    """The sentences of an article's report with mentions, quotations and, all of them, trees."""
    return next(read_stories([article], reference=reference, gazetteer=gazetteer, parser=parser))


def read_stories(
    articles: Iterable[Article],
    *,
    reference: Reference | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
) -> Iterator[Story]:
    """The stories of some articles, all parsed at once: give as many as memory may hold."""
    reference = reference or load_reference()
    gazetteer = gazetteer or load_gazetteer(reference)
    batch = [prepare(article, reference, gazetteer, every=True) for article in articles]
    trees = _trees(batch, parser)
    for prepared in batch:
        yield story_of(prepared, islice(trees, prepared.parsed))


def extract_all(
    articles: Iterable[Article],
    *,
    reference: Reference | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
    failed: Failed,
) -> Iterator[Extraction]:
    """What each article tells, in order; one that cannot be coded goes to ``failed``.

    Some articles are read ahead, as many as are parsed at once.
    """
    reference = reference or load_reference()
    gazetteer = gazetteer or load_gazetteer(reference)
    source = iter(articles)
    while True:
        with no_collection():
            batch = _next_batch(source, reference, gazetteer, failed)
            told = _all_told(batch, parser, reference, failed)
        if not batch:
            return
        yield from told


def _next_batch(
    source: Iterator[Article], reference: Reference, gazetteer: Gazetteer, failed: Failed
) -> list[Prepared]:
    """Articles with as many sentences as are parsed at once; none where the source has no more."""
    batch: list[Prepared] = []
    for article in source:
        try:
            batch.append(prepare(article, reference, gazetteer))
        except Exception as error:
            failed(article, error)
        if len(batch) >= _HELD or sum(one.parsed for one in batch) >= _BATCH:
            break
    return batch


def _all_told(
    batch: Sequence[Prepared], parser: Parser | None, reference: Reference, failed: Failed
) -> list[Extraction]:
    try:
        trees = _trees(batch, parser)
    except Exception as error:
        if len(batch) > 1:  # to find the one that fails
            alone = (_all_told([one], parser, reference, failed) for one in batch)
            return [extraction for told in alone for extraction in told]
        failed(batch[0].article, error)
        return []
    told: list[Extraction] = []
    for prepared in batch:
        try:
            told.append(_told_by(prepared, islice(trees, prepared.parsed), reference))
        except Exception as error:
            failed(prepared.article, error)
    return told


def _trees(batch: Sequence[Prepared], parser: Parser | None) -> Iterator[tuple[Token, ...]]:
    """The trees of all articles; the parser is loaded only for one that needs it."""
    rows = [row for prepared in batch for row in prepared.to_parse()]
    return iter(list(parse_sentences(parser or load_parser(), rows)) if rows else ())


def _told_by(
    prepared: Prepared, trees: Iterable[tuple[Token, ...]], reference: Reference
) -> Extraction:
    story = story_of(prepared, trees)
    findings = list(story_findings(story, reference))
    facts, claims = assemble(story, findings)
    used = _used(story, facts.values(), claims, reference)
    return Extraction(story.article, used, facts, claims, tuple(silences(story, findings)))


def story_findings(story: Story, reference: Reference) -> Iterator[Finding]:
    """What the rules find in a story, before it is put together to facts."""
    quoted = story.quotations
    for sentence in story.sentences:
        story.fillers.note_subjects(sentence)
    story.fillers.quoted = tuple(quotation.span for quotation in quoted)
    speakers_of = speakers(story, quoted)
    story.fillers.speakers = {position: filler.key for position, filler in speakers_of.items()}
    source = article_source(story)
    found: list[Finding] = list(tenure_findings(story, reference))
    for sentence in story.sentences:
        unattributed = sentence.quotation is not None and sentence.quotation not in speakers_of
        if sentence.tokens and not unattributed:
            told = list(_of_sentence(story, sentence, reference))
            if not any(finding.type == "Meeting" for finding in told):
                told += gathering_findings(story, sentence)
            told += wording_findings(story, sentence, told)
            told += trailing_findings(story, sentence, told)
            told += attendance_findings(story, sentence, [*found, *told])
            told += following_findings(story, sentence, found)
            told += matter_findings(story, sentence, found)
            found += told
            for finding in told:
                if finding.type == "Meeting" and not finding.anchor and _is_held(finding):
                    story.fillers.note_pair(finding.keys("participant"))
    direct = list(quotation_findings(story, quoted, speakers_of))
    acts = [
        finding
        for finding in found
        if finding.type == "SpeechAct"
        and _counts(finding)
        and not _told_by_quotation(story, finding, direct)
    ]
    found += [
        quotation
        for quotation in direct
        if not any(
            act.span.contains(quotation.span) and act.keys("speaker") == quotation.keys("speaker")
            for act in acts
        )
    ]
    kept = [
        attributed(story, finding, speakers_of, source)
        for finding in found
        if _counts(finding)
        and not _told_by_quotation(story, finding, direct)
        and not _nested(finding, found)
    ]
    story.wished = frozenset(f.sentence for f in found if f.modality is Modality.HYPOTHETICAL)
    yield from kept
    yield from implied_memberships(story, kept, reference)
    yield from implied_chairs(story, kept, reference)


def _is_held(finding: Finding) -> bool:
    return finding.status in (Status.HELD, Status.UNDER_WAY) and not finding.background


def _of_sentence(story: Story, sentence: Sentence, reference: Reference) -> Iterator[Finding]:
    listed = list(credential_findings(story, sentence))
    yield from listed
    yield from (
        finding
        for finding in events(story, sentence)
        if not (listed and finding.kind == "accredit")
    )
    yield from presence_findings(story, sentence)
    yield from relation_findings(story, sentence)
    yield from organisation_findings(story, sentence)
    yield from figure_findings(story, sentence)
    yield from appointment_findings(story, sentence, reference)
    yield from according_to(story, sentence)
    yield from pattern_findings(story, sentence, reference)


def _told_by_quotation(story: Story, finding: Finding, direct: Sequence[Finding]) -> bool:
    """Whether a statement says no more than a quotation that it stands in or beside."""
    if finding.type != "SpeechAct" or finding.kind != "state" or finding.quotation is not None:
        return False
    if story.sentences[finding.sentence].quotation is not None:
        return True
    told = len(finding.content or "")
    return any(
        (finding.span.contains(quotation.span) or _begins(finding, quotation))
        and finding.keys("speaker") == quotation.keys("speaker")
        and len(quotation.quotation or "") >= _MOSTLY * told
        for quotation in direct
    )


def _begins(finding: Finding, quotation: Finding) -> bool:
    """Whether the statement's words are the beginning of a longer quotation."""
    said = (finding.content or "").strip("\"“”'").rstrip(".")
    return (
        finding.span.overlaps(quotation.span)
        and bool(said)
        and (quotation.quotation or "").startswith(said)
    )


def _nested(finding: Finding, found: Sequence[Finding]) -> bool:
    """ "She said she believed ...": one statement."""
    if finding.type != "SpeechAct" or finding.kind != "state" or finding.quotation is not None:
        return False
    return any(
        other is not finding
        and other.type == "SpeechAct"
        and other.quotation is None
        and other.keys("speaker") == finding.keys("speaker")
        and other.span.contains(finding.span)
        and (other.kind != "state" or other.span != finding.span)
        and (other.kind == "state" or other.content == finding.content)
        for other in found
    )


def _counts(finding: Finding) -> bool:
    """A wish is no event; a statement counts only when it is made."""
    if finding.modality is Modality.HYPOTHETICAL:
        return False
    if finding.type == "SpeechAct":
        made = finding.status in (Status.HELD, Status.UNDER_WAY, None)
        told = finding.kind != "state" or bool(finding.quotation or finding.content)
        return made and finding.modality is Modality.ASSERTED and told
    return True


def _used(
    story: Story, facts: Iterable[Fact], claims: Iterable[Claim], reference: Reference
) -> dict[str, Entity]:
    """The entities that facts and claims name, and those that they belong to."""
    waiting = {key for fact in facts for _, key in fact.roles if not key.startswith("fact/")}
    waiting |= {claim.attributed_to for claim in claims if claim.attributed_to}
    used: dict[str, Entity] = {}
    while waiting:
        key = waiting.pop()
        entity = story.entities.get(key) or reference.entity(key)
        if entity is not None and key not in used:
            used[key] = entity
            if entity.of:
                waiting.add(entity.of)
    return dict(sorted(used.items()))
