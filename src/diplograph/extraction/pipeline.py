"""The whole way of one article: sentences, mentions, trees, findings, facts and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diplograph.entities.gazetteer import Gazetteer, load_gazetteer
from diplograph.entities.mentions import find_mentions
from diplograph.entities.reference import Reference, load_reference
from diplograph.extraction.appointments import appointment_findings
from diplograph.extraction.assembly import assemble
from diplograph.extraction.attendance import attendance_findings, gathering_findings
from diplograph.extraction.attribution import article_source, attributed
from diplograph.extraction.credentials import credential_findings
from diplograph.extraction.events import events
from diplograph.extraction.figures import figure_findings
from diplograph.extraction.fillers import Filler, Fillers
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.following import following_findings, matter_findings
from diplograph.extraction.implied import implied_memberships
from diplograph.extraction.organisations import organisation_findings
from diplograph.extraction.patterns import pattern_findings
from diplograph.extraction.quotes import according_to, quotation_findings, speakers
from diplograph.extraction.relations import relation_findings
from diplograph.extraction.sentence import Sentence, atoms, mention_heads
from diplograph.extraction.silences import silences
from diplograph.extraction.tenures import tenure_findings
from diplograph.language.datelines import dateline
from diplograph.language.dates import find_dates
from diplograph.language.parser import Parser, load_parser, words
from diplograph.language.quotations import Quotation, quotations
from diplograph.language.relatives import parse_sentences
from diplograph.language.sentences import Paragraph, paragraphs
from diplograph.model import (
    Article,
    Claim,
    Entity,
    Extraction,
    Fact,
    Modality,
    Span,
    Status,
)

_MOSTLY = 0.7  # of what a statement says, when it is but its quotation


def extract(
    article: Article,
    *,
    reference: Reference | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
) -> Extraction:
    """All facts that an article tells, each with its claim, and why other sentences gave none."""
    reference = reference or load_reference()
    gazetteer = gazetteer or load_gazetteer(reference)
    parser = parser or load_parser()
    report = [paragraph for paragraph in paragraphs(article) if paragraph.is_report]
    quoted = quotations(article, tuple(report))
    story = _story(article, report, quoted, reference, gazetteer, parser)
    for sentence in story.sentences:
        story.fillers.note_subjects(sentence)
    story.fillers.quoted = tuple(quotation.span for quotation in quoted)
    speakers_of = speakers(story, quoted)
    story.fillers.speakers = {position: filler.key for position, filler in speakers_of.items()}
    findings = list(_findings(story, quoted, speakers_of, reference))
    facts, claims = assemble(story, findings)
    used = _used(story, facts.values(), claims, reference)
    return Extraction(article, used, facts, claims, tuple(silences(story, findings)))


def _story(
    article: Article,
    report: Sequence[Paragraph],
    quoted: Sequence[Quotation],
    reference: Reference,
    gazetteer: Gazetteer,
    parser: Parser,
) -> Story:
    spans = [span for part in report for span in part.sentences]
    home = _dateline_country(article, report, gazetteer, reference)
    mentions = find_mentions(
        article,
        spans,
        reference=reference,
        gazetteer=gazetteer,
        dateline=home,
    )
    trees = parse_sentences(
        parser,
        (
            words(article.text, span, atoms(found, mentions.entities))
            for span, found in zip(spans, mentions.sentences, strict=True)
        ),
    )
    sentences = tuple(
        Sentence(
            index=index,
            span=span,
            tokens=tokens,
            mentions=found,
            mention_of=mention_heads(tokens, found),
            dates=find_dates(
                article.text, anchor=article.published, begin=span.begin, end=span.end
            ),
            quotation=_quotation_of(span, quoted),
        )
        for index, (span, tokens, found) in enumerate(
            zip(spans, trees, mentions.sentences, strict=True)
        )
    )
    entities = dict(mentions.entities)
    return Story(article, sentences, mentions, Fillers(mentions, sentences), quoted, entities)


def _dateline_country(
    article: Article, report: Sequence[Paragraph], gazetteer: Gazetteer, reference: Reference
) -> str | None:
    """The country whose city opens the report."""
    for paragraph in report[:3]:
        opening = dateline(article.text, paragraph.span)
        if opening is not None and opening.place:
            for match in gazetteer.find(opening.place):
                places = {key: reference.cities.by_key.get(key) for key in match.keys}
                owners = {city.of if city else key for key, city in places.items()}
                countries = [key for key in owners if key and key.startswith("country/")]
                if len(countries) == 1:
                    return countries[0]
    return None


def _quotation_of(span: Span, quoted: Sequence[Quotation]) -> int | None:
    """The quotation that most of the sentence lies in."""
    for position, quotation in enumerate(quoted):
        shared = min(span.end, quotation.span.end) - max(span.begin, quotation.span.begin)
        if shared > (span.end - span.begin) / 2:
            return position
    return None


def _findings(
    story: Story,
    quoted: Sequence[Quotation],
    speakers_of: dict[int, Filler],
    reference: Reference,
) -> Iterator[Finding]:
    source = article_source(story)
    found: list[Finding] = list(tenure_findings(story, reference))
    for sentence in story.sentences:
        unattributed = sentence.quotation is not None and sentence.quotation not in speakers_of
        if not unattributed:
            told = list(_of_sentence(story, sentence, reference))
            if not any(finding.type == "Meeting" for finding in told):
                told += gathering_findings(story, sentence)
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
    yield from kept
    yield from implied_memberships(story, kept, reference)


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
