"""Taking office: "was sworn in as Prime Minister of Malaysia", "named X foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diplograph.entities.mentions import TitleUse
from diplograph.entities.reference import Reference
from diplograph.extraction.arguments import verb_arguments
from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.tenures import office_of
from diplograph.language import tree
from diplograph.model import Modality, PartialDate, Status

ENTERS = frozenset(
    """become elect re-elect reelect appoint name nominate swear inaugurate take assume install
    choose confirm invest designate select pick""".split()
)
_PASSIVE_OR_OWN = frozenset({"become", "take", "assume", "swear"})


def appointment_findings(
    story: Story, sentence: Sentence, reference: Reference
) -> Iterator[Finding]:
    """One tenure, from its first day on, per office that the sentence says someone enters."""
    for use in story.mentions.titles:
        if use.named or not sentence.span.contains(use.span):
            continue
        at = sentence.token_at(use.span.begin)
        if at is None:
            continue
        verb = _entering(sentence, at)
        if verb is None:
            continue
        holder = _holder(story, sentence, verb, at)
        if use.owner is None and holder is not None:
            use = replace(use, owner=story.owner(holder.key))
        office = office_of(story, use, reference) if use.owner is not None else None
        found = circumstances(sentence, verb, story.article.published)
        if holder is None or office is None or found.modality is not Modality.ASSERTED:
            continue
        if found.status is not Status.HELD:
            continue
        yield _tenure(sentence, use, holder, office, verb, found.start)


def _entering(sentence: Sentence, office: int) -> int | None:
    """The verb by which the office at this token is entered."""
    tokens = sentence.tokens
    token = tokens[office]
    if token.dep not in ("obl", "xcomp", "obj", "nmod", "ccomp"):
        return None
    marker = tree.case_marker(tokens, office)
    verb = tree.governing_verb(tokens, office)
    if verb is None or tokens[verb].lemma not in ENTERS:
        return None
    if marker == "as" or (not marker and tokens[verb].lemma not in ("take", "assume")):
        return verb
    return None


def _holder(story: Story, sentence: Sentence, verb: int, office: int) -> Filler | None:
    tokens = sentence.tokens
    arguments = verb_arguments(tokens, verb)
    own = tokens[verb].lemma in _PASSIVE_OR_OWN
    labels = ("subj", "obj") if own and not tree.is_passive(tokens, verb) else ("obj",)
    for label in labels:
        for head in arguments.get(label, ()):
            if head == office:
                continue
            for filler in story.fillers.of(sentence, head, verb=verb):
                if filler.key.startswith("person/"):
                    return filler
    return None


def _tenure(
    sentence: Sentence,
    use: TitleUse,
    holder: Filler,
    office: str,
    verb: int,
    start: PartialDate | None,
) -> Finding:
    return Finding(
        type="Tenure",
        kind=None,
        fillers=(
            ("holder", holder),
            ("office", Filler(office, use.span, "the office entered", 0.95)),
        ),
        frame="tenures/enters-office",
        sentence=sentence.index,
        span=covering(sentence, [holder.span, use.span, sentence.tokens[verb].span]),
        confidence=round(0.9 * holder.confidence, 3),
        start=start,
        own_time=False,
    )
