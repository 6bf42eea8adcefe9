"""Speech without quotation marks: transcripts with speaker lines, and speech set off by dashes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from diplograph.language.layout import trimmed
from diplograph.language.sentences import Paragraph
from diplograph.language.speech import names_speaker
from diplograph.model import Span

_NAME_WORD = r"(?:of|the|and|for|de|al|bin|von|van|to|[A-ZÀ-ÞĀ-Ž][\w.’'-]*)"
_LABEL = re.compile(
    rf"(?P<label>[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?:,?\s{_NAME_WORD}){{0,11}}(?:\s\([^()\n]{{1,60}}\))?)"
    r"\s?:\s+(?=[A-ZÀ-Þ(…])"
)
_TITLE = re.compile(
    r"\b(?:President|Prime Minister|Minister|Secretary|Chancellor|Ambassador|Mr|Mrs|Ms|Dr|King"
    r"|Queen|Emir|Sheikh|Sultan|Governor|Senator|Spokes\w+|Moderator|Question|Answer|Journalist|Reporter"
    r"|Chairman|Chairperson|Speaker|General|Premier|Q|A|Interviewer|Correspondent)\b",
    re.IGNORECASE,
)
_NOT_SPEAKERS = re.compile(
    r"(?:Photo|Source|Note|Agenda|Background|Tags?|Read|Related|Update|Updated|Date|Place|Venue|Contact"
    r"|Subject|Topic|Theme|Video|Image|Text|Summary|Location|Time|Language|Caption|Annex|Article)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|me|us|you|your|ours|let['’]s)\b", re.IGNORECASE)
_LEADING_DASH = re.compile(r"[-–—]\s+(?=[\"“«]?[A-ZÀ-Þ])")
_DASH_CLAUSE = re.compile(r"[,!?…]\s*[-–—]+\s+(?=[^\W\d_])")
_CLAUSE_END = re.compile(r"[.,;]\s*[-–—]+\s+|[.;](?=\s|\Z)")


def speaker_lines(
    text: str, paragraphs: Sequence[Paragraph], quoting: Container[Span]
) -> Iterator[tuple[Span, Span]]:
    """Speech and label of each line such as ``President Tokayev: We are ready.``.

    A lone label counts only where it is a person's by its title or by being named elsewhere; where
    the text has two or more labels, paragraphs without one go on with the speaker before, unless
    their span is in ``quoting``: they have quotation marks of their own.
    """
    labels = [_label(text, paragraph) for paragraph in paragraphs]
    many = sum(label is not None for label in labels) > 1
    current: Span | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        begin = paragraph.span.begin
        if label is not None:
            current = Span(begin, label.end("label"))
            begin = label.end()
            if not many and not _is_person(text, current):
                continue
        elif not (many and _goes_on(text, paragraph, quoting)):
            continue
        speech = trimmed(text, begin, paragraph.span.end)
        if current is not None and speech is not None:
            yield speech, current


def _goes_on(text: str, paragraph: Paragraph, quoting: Container[Span]) -> bool:
    if paragraph.span in quoting:
        return False
    return _FIRST_PERSON.search(text, paragraph.span.begin, paragraph.span.end) is not None


def _label(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.span.begin, paragraph.span.end)
    if match is None or _NOT_SPEAKERS.match(match["label"]):
        return None
    return match if _FIRST_PERSON.search(text, match.end(), paragraph.span.end) else None


def _is_person(text: str, label: Span) -> bool:
    words = label.of(text)
    if _TITLE.search(words):
        return True
    last = words.split()[-1]
    return last[0].isupper() and len(re.findall(rf"\b{re.escape(last)}\b", text)) > 1


def dash_speech(text: str, paragraph: Paragraph) -> Iterator[tuple[Span, Span]]:
    """Speech and speaker's clause of ``- We are ready, - the minister said. - We have a plan.``."""
    span = paragraph.span
    lead = _LEADING_DASH.match(text, span.begin, span.end)
    begin = (
        lead.end()
        if lead
        else (paragraph.sentences[0].begin if paragraph.sentences else span.begin)
    )
    for clause in _DASH_CLAUSE.finditer(text, begin, span.end):
        if clause.start() < begin or not names_speaker(text, clause.end(), span.end):
            continue
        close = _CLAUSE_END.search(text, clause.end(), span.end)
        end = close.start() if close else span.end
        speaker = trimmed(text, clause.end(), end)
        kept = clause.start() + (text[clause.start()] != ",")
        speech = trimmed(text, begin, kept)
        if speech is None or speaker is None:
            continue
        yield speech, speaker
        if close is None or close[0][-1].isspace() is False:
            return
        begin = close.end()
        rest = trimmed(text, begin, span.end)
        if rest is not None and not _DASH_CLAUSE.search(text, begin, span.end):
            yield rest, speaker
            return
