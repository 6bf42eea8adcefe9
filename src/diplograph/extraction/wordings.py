"""Actions told by a noun or in a long clause: "the expulsion of three diplomats by Peru".

The trees of such sentences often hang the parties on the wrong words, and the order of words is
plain. Each name becomes a mark such as ``<C3>`` and a regular expression of
``data/frames/wordings.yaml`` reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph.extraction.circumstances import circumstances
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Finding, Story, covering
from diplograph.extraction.sentence import Sentence
from diplograph.model import Mention, Modality, Status
from diplograph.resources import read_yaml, resource

_SLOT = re.compile(r"\{(actor|target)\}")
_MACRO = re.compile(r"\{(\w+)\}")
_MARK = r"<\w\d+>"
_BRACKETED = re.compile(r"(?<=>) \((?:<\w\d+>|[A-Z][\w-]*)\)")  # "the European Union (EU)"
_KINDS = {"country": "C", "organisation": "O", "body": "B", "person": "P", "place": "L"}
_UNREAL = re.compile(
    r"\b(?:threat\w*|possible|potential|planned|call\w* (?:for|on)|demand\w*|propos\w+|consider\w*"
    r"|could|would|may|might|should|if|urg\w+|seek\w*|request\w*|ask\w*|not|den(?:y|ied))"
    r"(?: [\w’'<>-]+){0,5} ?\Z",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    rf"(?P<who>{_MARK}),? (?:also |later |has |had )*"
    r"(?:said|says|announced|added|reported|stated|noted|confirmed)\b"
)
_AUXILIARIES = frozenset({"was", "were", "has", "have", "had", "will"})
_CONFIDENCE = 0.82


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to tell an action; ``status`` is that of what is told so.

    A sentence without any of the ``letters`` does not tell it. The ``pattern`` is compiled when it
    is first tried: all of them take as long as a hundred sentences.
    """

    id: str
    kind: str
    status: Status
    pattern: str
    letters: tuple[str, ...]


@cache
def _wordings() -> tuple[tuple[Wording, ...], frozenset[str]]:
    data = read_yaml(resource("data", "frames", "wordings.yaml"))
    macros: dict[str, str] = data["macros"]
    found = []
    for entry in data["patterns"]:
        text = _SLOT.sub(lambda slot: f"(?P<{slot.group(1)}>{_MARK})", entry["pattern"])
        for _ in range(2):  # a macro may use another
            text = _MACRO.sub(lambda macro: macros.get(macro.group(1), macro.group()), text)
        status = Status(entry.get("status", "held"))
        kind = entry["kind"]
        letters = tuple(data["letters"][kind])
        found.append(Wording(f"wordings/{entry['id']}", kind, status, text, letters))
    return tuple(found), frozenset(data["triggers"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def triggers() -> frozenset[str]:
    """The dictionary forms of words of which one stands in every such wording."""
    return _wordings()[1]


def wording_findings(
    story: Story, sentence: Sentence, told: Sequence[Finding]
) -> Iterator[Finding]:
    """The actions of a sentence that nothing else found in it; ``told`` is what was found."""
    words = sentence.span.of(story.article.text)
    wordings = [one for one in _wordings()[0] if any(letters in words for letters in one.letters)]
    if not wordings:
        return
    text, mentions = _render(story, sentence)
    known = [finding for finding in told if finding.type == "Action"]
    for wording in wordings:
        for match in _compiled(wording.pattern).finditer(text):
            found = _told(story, sentence, wording, match, mentions)
            if found is not None and not any(_is_same(story, found, other) for other in known):
                known.append(found)
                yield found


def _render(story: Story, sentence: Sentence) -> tuple[str, Mapping[str, Mention]]:
    """The sentence with each name of one party as a mark, and whom the marks mean."""
    pieces: list[str] = []
    mentions: dict[str, Mention] = {}
    at = sentence.span.begin
    for number, mention in enumerate(sentence.mentions):
        kind = _KINDS.get(mention.entities[0].split("/")[0])
        if kind is None or len(mention.entities) != 1 or mention.span.begin < at:
            continue
        pieces.append(story.article.text[at : mention.span.begin])
        mark = f"<{kind}{number}>"
        pieces.append(mark)
        mentions[mark] = mention
        at = mention.span.end
    pieces.append(story.article.text[at : sentence.span.end])
    return _BRACKETED.sub("", " ".join("".join(pieces).split())), mentions


def _told(
    story: Story,
    sentence: Sentence,
    wording: Wording,
    match: re.Match[str],
    mentions: Mapping[str, Mention],
) -> Finding | None:
    target = _party(story, mentions[match["target"]])
    marked = match.groupdict().get("actor")
    actor = (
        _party(story, mentions[marked])
        if marked is not None
        else _reporter(story, sentence, match.string, mentions)
    )
    if actor is None or target is None or _UNREAL.search(match.string[: match.start("told")]):
        return None
    sides = {story.owner(actor.key), story.owner(target.key)}
    if None in sides or len(sides) < 2:
        return None
    trigger = _trigger(sentence, match, mentions)
    if trigger is None:
        return None
    found = circumstances(sentence, trigger, story.article.published)
    if found.modality is not Modality.ASSERTED or found.status is Status.PROPOSED:
        return None
    status = wording.status if found.status is Status.HELD else found.status
    return Finding(
        type="Action",
        kind=wording.kind,
        fillers=(("actor", actor), ("target", target)),
        frame=wording.id,
        sentence=sentence.index,
        span=covering(sentence, [actor.span, target.span, sentence.tokens[trigger].span]),
        confidence=round(_CONFIDENCE * min(actor.confidence, target.confidence), 3),
        status=status,
        start=found.start,
        end=found.end,
        background=found.background,
    )


def _party(story: Story, mention: Mention) -> Filler | None:
    """Who acts or is acted upon; of a place, its country."""
    key = mention.entities[0]
    if key.startswith("place/"):
        entity = story.entities.get(key)
        if entity is None or entity.of is None or mention.resolved_from == "named place":
            return None
        key = entity.of
    return Filler(key, mention.span, mention.resolved_from, mention.confidence, mention.form)


def _reporter(
    story: Story, sentence: Sentence, text: str, mentions: Mapping[str, Mention]
) -> Filler | None:
    """ "A protest was lodged with X, the ministry said": the state that tells it did it."""
    match = _REPORTS.search(text)
    if match is not None and match["who"] in mentions:
        found = _party(story, mentions[match["who"]])
    elif sentence.quotation is not None and sentence.quotation in story.fillers.speakers:
        key = story.fillers.speakers[sentence.quotation]
        found = Filler(key, sentence.span, "the speaker", 0.85)
    else:
        return None
    country = story.owner(found.key) if found is not None else None
    if found is None or country is None:
        return None
    return replace(found, key=country, confidence=found.confidence - 0.05)


def _trigger(
    sentence: Sentence, match: re.Match[str], mentions: Mapping[str, Mention]
) -> int | None:
    """The token of the word whose tense counts: the same word between the same names."""
    before = re.findall(_MARK, match.string[: match.start("told")])
    begin = max((mentions[mark].span.end for mark in before if mark in mentions), default=0)
    words = match["told"].split()
    word = words[-1 if words[0] in _AUXILIARIES else 0]
    return next(
        (t.index for t in sentence.tokens if t.span.begin >= begin and t.text == word), None
    )


def _is_same(story: Story, found: Finding, other: Finding) -> bool:
    """Whether both are one action of a kind: the other has the same sides, or more."""
    return found.kind == other.kind and all(
        {story.owner(key) for key in found.keys(role)}
        <= {story.owner(key) for key in other.keys(role)}
        for role in ("actor", "target")
    )
