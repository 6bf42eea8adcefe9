"""Whether an event has happened, whether it is denied or only wished, and when and where.

All of it is read from the tree around the trigger: auxiliaries, the verbs above it, the adjectives
and verbs that plan, postpone or cancel a noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.dates import DateMention
from diplograph.language.parser import Token
from diplograph.language.remembering import remembered
from diplograph.model import Modality, PartialDate, Status

_PLANS = frozenset(
    """plan intend expect schedule due set prepare slate agree decide arrange want envisage plan
    commit pledge promise vow undertake gear aim head bind poise""".split()
)
_WISHES = frozenset(
    """invite urge call ask hope propose offer ready willing suggest request wish seek consider
    demand encourage advise recommend order instruct allow authorise authorize need able possible
    impossible necessary important want like desire try attempt threaten refuse decline fail
    eager keen interested appeal mull contemplate explore discuss readiness willingness press
    push lobby dream wait warn beg advocate strive invitation desire interest proposal
    opportunity chance intention possibility need call appeal offer request hope wish""".split()
)
_DENIALS = frozenset("deny refute refuse decline fail reject rule".split())
_ASPECTS = frozenset(
    "begin start continue manage proceed come help use keep finish stop cease have go".split()
)
_MOTION = frozenset("arrive travel fly go come leave head gather convene return visit".split())
_GATHERING = frozenset("meet hold sit assemble lead use gear send dispatch".split())
_IMPENDING = frozenset(
    """upcoming forthcoming planned scheduled future impending expected coming next possible
    potential proposed imminent prospective""".split()
)
_POSSIBLE = frozenset({"possible", "potential", "proposed", "prospective"})
_POSTPONE = frozenset({"postpone", "delay", "defer", "reschedule", "adjourn"})
_CANCEL = frozenset({"cancel", "scrap", "abort", "abandon", "call"})
_PROPOSE = frozenset(
    """propose suggest offer request demand urge seek want authorise authorize approve permit
    negotiate""".split()
)
_ANNOUNCE = frozenset(
    """plan schedule prepare organise organize arrange expect await anticipate announce
    confirm""".split()
)
_TELLING = frozenset({"telephone", "phone", "write"})
_CONTAIN = frozenset({"include", "feature", "envisage", "comprise"})
_PREPARING = frozenset(
    "preparation preparations prospect date agenda organisation organization".split()
)
_BEFORE = frozenset(
    {"ahead of", "before", "ahead", "prior to", "until", "in preparation for", "pending"}
)
_GRATEFUL = frozenset(
    "thank thankful gratitude grateful praise congratulate apologise leave".split()
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
_PERFECT = "had"
_LATELY = 7  # days; what was to be longer ago has another's date: "in July they agreed to meet"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Status, modality and dates; ``background`` marks what lies before the story's own time."""

    status: Status
    modality: Modality = Modality.ASSERTED
    background: bool = False
    start: PartialDate | None = None
    end: PartialDate | None = None


def circumstances(sentence: Sentence, trigger: int, published: PartialDate | None) -> Circumstances:
    """The circumstances of the event whose trigger is this token."""
    verb = _predicate(sentence.tokens, trigger)
    found = _undated(sentence.tokens, trigger)
    start, end = _dates(sentence, trigger, verb)
    if start is not None and published is not None:
        in_future = start.first_day > published.last_day
        if in_future and found.status in (Status.HELD, Status.UNDER_WAY) and not found.background:
            if verb is not None and sentence.tokens[verb].tense == "Past":
                start = end = None  # it is another thing that lies ahead
            else:
                found = replace(found, status=Status.PLANNED)
        if start is not None and found.status is Status.PLANNED and not found.background:
            past = (published.first_day - (end or start).last_day).days
            start, end = (None, None) if past > _LATELY else (start, end)
        if start is not None and found.status is Status.HELD and start.year < published.year:
            found = replace(found, background=True)
    return Circumstances(found.status, found.modality, found.background, start, end)


@remembered
def _undated(tokens: Sequence[Token], trigger: int) -> Circumstances:
    """What the trigger and its verb say without the dates."""
    verb = _predicate(tokens, trigger)
    found = _of_noun(tokens, trigger) if verb != trigger else Circumstances(Status.HELD)
    if found.status is Status.PLANNED and verb is not None and verb != trigger:
        done = _of_verb(tokens, verb, carries=True, trigger=trigger).status
        if done in (Status.CANCELLED, Status.POSTPONED):  # "the planned visit was called off"
            found = replace(found, status=done)
    if verb is not None and not (verb != trigger and found.status is not Status.HELD):
        found = _merge(found, _of_verb(tokens, verb, carries=verb != trigger, trigger=trigger))
    return found


def _predicate(tokens: Sequence[Token], trigger: int) -> int | None:
    return trigger if tree.is_predicate(tokens, trigger) else tree.governing_verb(tokens, trigger)


def _merge(noun: Circumstances, verb: Circumstances) -> Circumstances:
    modality = verb.modality if verb.modality is not Modality.ASSERTED else noun.modality
    status = verb.status if noun.status is Status.HELD else noun.status
    return Circumstances(status, modality, noun.background or verb.background)


def _of_noun(tokens: Sequence[Token], noun: int) -> Circumstances:
    """A noun by itself is taken to be, unless its adjectives or preposition say otherwise."""
    adjectives = {
        word
        for child in tree.dependents(tokens, noun, "amod", "compound")
        for word in (tokens[child].lemma, tokens[child].text.lower())
    }
    if adjectives & _POSSIBLE:
        return Circumstances(Status.PROPOSED, Modality.HYPOTHETICAL)
    if adjectives & _IMPENDING:
        return Circumstances(Status.PLANNED)
    marker = tree.case_marker(tokens, noun)
    governor = tokens[tokens[noun].head].lemma
    made = governor in _MOTION and tokens[noun].lemma in ("visit", "trip", "tour")
    if marker == "for" and governor in _WISHES:
        return Circumstances(Status.PROPOSED, Modality.HYPOTHETICAL)
    prepared = tokens[noun].dep == "nmod" and governor in _PREPARING and marker in ("of", "for")
    if (
        prepared
        or marker in _BEFORE
        or (marker == "for" and not made and governor not in _GRATEFUL)
    ):
        return Circumstances(Status.PLANNED)
    if tree.is_negated(tokens, noun):
        return Circumstances(Status.HELD, Modality.DENIED)
    background = bool(adjectives & {"previous", "last", "earlier", "past", "recent"})
    return Circumstances(Status.HELD, background=background)


def _of_verb(tokens: Sequence[Token], verb: int, *, carries: bool, trigger: int) -> Circumstances:
    token = tokens[verb]
    own = Circumstances(_of_copula(tokens, verb))
    first = trigger
    while tokens[first].dep == "conj" and tokens[first].head != first:
        first = tokens[first].head
    if carries and tokens[first].dep in ("obj", "nsubj:pass", "nsubj"):
        own = _verb_on_noun(tokens, verb, trigger)
    auxiliaries = tree.auxiliaries(tokens, verb)
    texts = {tokens[child].text.lower() for child in tree.dependents(tokens, verb, "aux")}
    if tree.is_negated(tokens, verb):
        own = replace(own, modality=Modality.DENIED)
    if {"will", "shall", "wo", "'ll", "’ll"} & (set(auxiliaries) | texts):
        own = replace(own, status=Status.PLANNED)
    elif "would" in texts or "'d" in texts:
        own = replace(own, status=Status.PLANNED)
        if "have" in texts:
            own = replace(own, modality=Modality.HYPOTHETICAL)
    elif texts & {"may", "might", "could", "can", "should", "must"}:
        own = replace(own, status=Status.PROPOSED, modality=Modality.HYPOTHETICAL)
    elif token.tag == "VBG" and "be" in auxiliaries and own.status is Status.HELD:
        own = replace(own, status=Status.UNDER_WAY)
    if _PERFECT in texts:
        own = replace(own, background=True)
    if _conditional(tokens, verb):
        own = replace(own, modality=Modality.HYPOTHETICAL)
    if _proposes(tokens, verb):
        own = replace(own, status=Status.PROPOSED, modality=Modality.HYPOTHETICAL)
    gerund = token.tag == "VBG" and token.dep == "xcomp"
    if own.status is Status.HELD and (gerund or _is_infinitive(tokens, verb)):
        own = _embedded(tokens, verb, own)
    if own.status is Status.HELD and token.tag == "VBG" and token.dep == "advcl":
        own = _beside(tokens, verb, own)
    return _reported(tokens, verb, own)


def _beside(tokens: Sequence[Token], verb: int, own: Circumstances) -> Circumstances:
    """ "will hold talks before flying to Rome": planned with what stands beside it."""
    marks = {tokens[child].text.lower() for child in tree.dependents(tokens, verb, "mark", "case")}
    if not marks & _BESIDE:
        return own
    higher = _of_verb(tokens, tokens[verb].head, carries=False, trigger=tokens[verb].head)
    return replace(own, status=higher.status) if higher.status is Status.PLANNED else own


_BESIDE = frozenset("before after besides while when by prior".split())


def _of_copula(tokens: Sequence[Token], predicate: int) -> Status:
    """ "is on a visit", "talks are under way"."""
    present = {
        tokens[child].text.lower() for child in tree.dependents(tokens, predicate, "cop")
    } & {"is", "are", "'s", "’s"}
    marker = tree.case_marker(tokens, predicate)
    going_on = marker in ("on", "in") or (
        marker == "under" and tokens[predicate].lemma in ("way", "discussion", "negotiation")
    )
    return Status.UNDER_WAY if present and going_on else Status.HELD


_SAID = frozenset(
    """condolence condolences sympathy sympathies congratulation congratulations thank thanks
    greeting greetings apology gratitude appreciation support praise solidarity""".split()
)


def _verb_on_noun(tokens: Sequence[Token], verb: int, noun: int) -> Circumstances:
    lemma = tokens[verb].lemma
    if lemma == "offer" and tokens[noun].lemma in _SAID:
        return Circumstances(Status.HELD)  # condolences offered are expressed
    off = tree.particle(tokens, verb) == "off"
    if lemma in _POSTPONE or (lemma == "put" and off):
        return Circumstances(Status.POSTPONED)
    if (lemma in _CANCEL and lemma != "call") or (lemma == "call" and off):
        return Circumstances(Status.CANCELLED)
    if lemma in _PROPOSE:
        return Circumstances(Status.PROPOSED, Modality.HYPOTHETICAL)
    if lemma in _CONTAIN and tokens[verb].tense != "Past":
        return Circumstances(Status.PLANNED)  # "the agenda includes talks with ..."
    if lemma in _ANNOUNCE:
        return Circumstances(Status.PLANNED)
    if lemma in {"reject", "decline", "refuse"}:
        return Circumstances(Status.PROPOSED, Modality.DENIED)
    return Circumstances(Status.HELD)


_WISHED = _WISHES | {"idea", "plan", "initiative"}


def _proposes(tokens: Sequence[Token], verb: int) -> bool:
    """ "a proposal for signing ...": not done yet."""
    token = tokens[verb]
    marks = {tokens[child].text.lower() for child in tree.dependents(tokens, verb, "mark", "case")}
    return (
        token.tag == "VBG"
        and bool(marks & {"for", "of", "on"})
        and tokens[token.head].pos == "NOUN"
        and tokens[token.head].lemma in _WISHED
    )


def _is_infinitive(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].verb_form == "Inf" or tokens[verb].tag == "VB":
        return not {"do", "did"} & {
            tokens[child].text.lower() for child in tree.dependents(tokens, verb, "aux")
        }
    marks = {tokens[child].text.lower() for child in tree.dependents(tokens, verb, "mark")}
    return "to" in marks


_OFFERS = frozenset({"invitation", "offer", "proposal", "request"})


def _is_offered(tokens: Sequence[Token], name: int) -> bool:
    """ "an invitation from the President to visit Peru", where the tree hangs it on the name."""
    for token in reversed(tokens[:name]):
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
        if token.lemma in _OFFERS:
            return True
    return False


def _embedded(tokens: Sequence[Token], verb: int, own: Circumstances) -> Circumstances:
    """What the verb, adjective or noun above an infinitive makes of it."""
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    above = tokens[verb].head
    if above == verb:  # a headline: "President to visit Turkey"
        marks = {tokens[child].text.lower() for child in tree.dependents(tokens, verb, "mark")}
        return replace(own, status=Status.PLANNED) if "to" in marks else own
    lemma = tokens[above].lemma
    if lemma in _WISHES and not (lemma in _PLANS and tree.is_passive(tokens, above)):
        denied = lemma in _DENIALS
        return replace(
            own,
            status=Status.PROPOSED,
            modality=Modality.DENIED if denied else Modality.HYPOTHETICAL,
        )
    if lemma in _TELLING and tokens[verb].dep in ("advcl", "xcomp"):
        return own  # "telephoned to congratulate"
    if lemma in _ASPECTS and tokens[verb].dep == "xcomp":
        return _of_verb(tokens, above, carries=False, trigger=above)
    if lemma in _PLANS or lemma in _MOTION or lemma == "be":
        return replace(own, status=Status.PLANNED)
    if tokens[above].atom is not None and _is_offered(tokens, above):
        return replace(own, status=Status.PROPOSED, modality=Modality.HYPOTHETICAL)
    if tokens[above].atom is not None or (
        tokens[verb].dep == "advcl" and lemma in _MOTION | _GATHERING
    ):
        return replace(own, status=Status.PLANNED)  # a headline's "PM to visit"; a purpose
    governor = above if tree.is_predicate(tokens, above) else tree.governing_verb(tokens, above)
    if governor is not None and governor != verb:
        higher = _of_verb(tokens, governor, carries=False, trigger=governor)
        if higher.status is Status.PLANNED and higher.modality is Modality.ASSERTED:
            return replace(own, status=Status.PLANNED)
    return replace(own, status=Status.PROPOSED, modality=Modality.HYPOTHETICAL)


def _conditional(tokens: Sequence[Token], verb: int) -> bool:
    for index in (verb, *tree.climb(tokens, verb)):
        marks = {tokens[child].text.lower() for child in tree.dependents(tokens, index, "mark")}
        if marks & _CONDITIONS:
            return True
        if tokens[index].dep in ("root", "ccomp", "parataxis"):
            return False
    return False


_HOPES = frozenset({"hope", "wish", "desire", "expectation", "belief"})
_DOUBTS = frozenset(
    "hope wish want urge deny doubt demand insist propose suggest fear believe".split()
)


def _reported(tokens: Sequence[Token], verb: int, own: Circumstances) -> Circumstances:
    """ "hopes that he will visit", "denied that they met"."""
    if tokens[verb].dep in ("ccomp", "acl") and tokens[tokens[verb].head].lemma in _HOPES:
        return replace(own, modality=Modality.HYPOTHETICAL)
    if tokens[verb].dep != "ccomp":
        return own
    above = tokens[tokens[verb].head]
    if above.lemma in ("deny", "refute", "reject"):
        return replace(own, modality=Modality.DENIED)
    if above.lemma in _DOUBTS:
        return replace(own, modality=Modality.HYPOTHETICAL)
    return own


def _dates(
    sentence: Sentence, trigger: int, verb: int | None
) -> tuple[PartialDate | None, PartialDate | None]:
    """The date that hangs on the trigger or on its verb; the nearest where several do."""
    fits = [
        date
        for date in sentence.dates
        if not _compares(sentence, date) and _belongs(sentence, date, trigger, verb)
    ]
    if not fits:
        return None, None
    position = sentence.tokens[trigger].span.begin
    nearest = min(fits, key=lambda date: (abs(date.span.begin - position), date.span.begin))
    return nearest.start, nearest.end


_COMPARED = re.compile(
    r"\b(?:first|second|third|fourth|last|only)\b(?: \w+){0,6} (?:since|after)\Z| after\Z",
    re.IGNORECASE,
)


def _compares(sentence: Sentence, date: DateMention) -> bool:
    """ "for the first time since 2015", "after those of 1997": the date of another event."""
    if date.bound not in ("since", "after"):
        return False
    before = " ".join(token.text for token in sentence.tokens if token.span.end <= date.span.begin)
    return _COMPARED.search(before) is not None


def _belongs(sentence: Sentence, date: DateMention, trigger: int, verb: int | None) -> bool:
    tokens = sentence.tokens
    at = sentence.token_at(date.span.begin)
    if at is None:
        return False
    slipped = False
    for above in tree.climb(tokens, at):
        if above == trigger:
            return True
        slipped = slipped or tokens[above].atom is not None
        if tree.is_predicate(tokens, above):
            return above == verb or _same_clause(tokens, above, verb)
        if not slipped and _dates_another(sentence, date, at, above):
            return False
    return False


def _dates_another(sentence: Sentence, date: DateMention, at: int, above: int) -> bool:
    """Whether the date is that of a thing on the way: "the agreement of 1992", "elections in May".

    A day that hangs on a name is the parser's slip: people and countries have no dates.
    """
    token = sentence.tokens[above]
    if token.pos != "NOUN" or token.atom is not None or date.span.contains(token.span):
        return False
    if date.start.day is not None and date.relative:
        return tree.case_marker(sentence.tokens, at) == "of"
    return True


def _same_clause(tokens: Sequence[Token], above: int, verb: int | None) -> bool:
    """Coordinated verbs share a date that stands before them."""
    return verb is not None and tokens[verb].dep in ("conj", "xcomp") and tokens[verb].head == above
