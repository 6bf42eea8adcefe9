"""Whose word a finding is: the speaker of its quotation or clause, or the article's source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story
from diplograph.extraction.quotes import SPEECH_VERBS
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.model import Span
from diplograph.schema import AGENTS

_LEAD = 4  # sentences in which the article may name its source
_SOURCES = ("-presidential-office", "-prime-minister-office")


def attributed(
    story: Story, finding: Finding, speakers_of: Mapping[int, Filler], source: str | None
) -> Finding:
    """The finding with whose word it is; a speech act is not the word of its own speaker."""
    if finding.type == "Tenure":  # titles are the article's own words
        return finding if source is None else replace(finding, attributed_to=source)
    sentence = story.sentences[finding.sentence]
    who = _quoted(story, finding, speakers_of) if finding.quotation is None else None
    who = who or reporter(story, sentence, finding.span)
    own = finding.keys("speaker")
    if who is not None and who not in own:
        return replace(finding, attributed_to=who)
    if who is None and source is not None and source not in own:
        return replace(finding, attributed_to=source)
    return finding


def _quoted(story: Story, finding: Finding, speakers_of: Mapping[int, Filler]) -> str | None:
    """The speaker of the quotation in which most of the finding's words lie."""
    for position, filler in speakers_of.items():
        quotation = story.quotations[position].span
        shared = min(quotation.end, finding.span.end) - max(quotation.begin, finding.span.begin)
        if shared > (finding.span.end - finding.span.begin) / 2:
            return filler.key
    return None


def reporter(story: Story, sentence: Sentence, span: Span) -> str | None:
    """The subject of the speech verb whose clause holds the span, or "according to" whom."""
    for token in sentence.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in SPEECH_VERBS:
            if not _reports(sentence, token.index, span):
                continue
            for subject in tree.subjects(sentence.tokens, token.index):
                for filler in story.fillers.of(sentence, subject, verb=token.index):
                    if filler.key.startswith(AGENTS) and not span.contains(token.span):
                        return filler.key
        elif token.dep in ("obl", "nmod") and tree.case_marker(sentence.tokens, token.index) in (
            "according to",
            "per",
        ):
            for filler in story.fillers.of(sentence, token.index):
                if filler.key.startswith(AGENTS):
                    return filler.key
    return None


def _reports(sentence: Sentence, verb: int, span: Span) -> bool:
    tokens = sentence.tokens
    for clause in tree.dependents(tokens, verb, "ccomp"):
        if tree.phrase(tokens, clause).overlaps(span) and not span.contains(tokens[verb].span):
            return True
    return tokens[verb].dep == "parataxis" and not tree.phrase(tokens, verb).overlaps(span)


def article_source(story: Story) -> str | None:
    """The body whose report it is: ", the press service said" among the first sentences."""
    for sentence in story.sentences[:_LEAD]:
        for token in sentence.tokens:
            if token.lemma in SPEECH_VERBS and token.pos == "VERB":
                arguments = tree.arguments(sentence.tokens, token.index)
                for subject in (*arguments.get("subj", ()), *arguments.get("agent", ())):
                    for filler in story.fillers.of(sentence, subject):
                        if filler.key.startswith("body/") and filler.key.endswith(_SOURCES):
                            return filler.key
    return None
