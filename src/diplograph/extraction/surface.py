"""Roles by the order of words, for where the tree fails: who stands before a trigger, who after it.

It answers in the same terms as `diplograph.language.tree.arguments`, so that frames need not know
which of the two reads. It looks only at mentions near the trigger and stops at clause ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.extraction.frames import Frame
from diplograph.extraction.sentence import Sentence
from diplograph.language.lemmas import lemma
from diplograph.language.parser import Token

_CLAUSE_ENDS = frozenset(
    """who which that whom whose where when while because although though if unless but as after
    before since until whether""".split()
) | {";", ":", "—", "–", "(", ")", '"', "“", "”"}
_AUXILIARIES = frozenset(
    """has have had will would shall may might could can should must is are was were be been being
    did does do also recently officially again then jointly today yesterday now not never last
    later earlier subsequently separately personally publicly once just already both""".split()
)
_BE = frozenset("is are was were be been being".split())
_PREPOSITIONS = frozenset(
    """with to in at on of for from between by against over about upon among towards toward
    into""".split()
)
_TITLED = frozenset({"title-name", "title", "group"})
_WHERE = frozenset("in at on during".split())
_INNER = frozenset({"DET", "ADJ", "NUM", "ADV", "PRON"})
_REACH = 24  # tokens to either side
_LONGEST_RELATIVE = 20  # tokens
_SPAN = 6  # tokens between a light verb and its noun

Arguments = Mapping[str, tuple[int, ...]]
_BLOCKING = frozenset(
    "will would shall may might could should must to not never n't n’t if unless".split()
)


def surface_reading(
    sentence: Sentence, trigger: int, frame: Frame, *, is_verb: bool
) -> tuple[int, int | None, Arguments] | None:
    """(trigger, light verb or None, arguments) of a frame's trigger.

    None where a wish, a plan or a denial stands right before it.
    """
    if is_verb:
        if _blocked(sentence.tokens, trigger):
            return None
        return trigger, None, surface_arguments(sentence, trigger, is_verb=True)
    carrier = _carrier(sentence.tokens, trigger, frame)
    if carrier is None:
        return None
    if _blocked(sentence.tokens, carrier):
        return None
    own = dict(surface_arguments(sentence, trigger, is_verb=False))
    subject, passive = _before(sentence, carrier)
    if carrier < trigger and not passive and subject:
        own["subj"] = tuple(subject)
    if carrier > trigger:
        after: dict[str, list[int]] = {}
        _after(sentence, carrier, after)
        for label, heads in after.items():
            if label != "obj":
                own.setdefault("subj" if label == "by" else label, tuple(heads))
    return trigger, carrier, own


def _blocked(tokens: Sequence[Token], verb: int) -> bool:
    near = [token.text.lower() for token in tokens[max(0, verb - 3) : verb]]
    return bool(_BLOCKING & set(near))


def _carrier(tokens: Sequence[Token], noun: int, frame: Frame) -> int | None:
    """The light verb before a noun, over its adjectives, or the passive after it."""
    light = frame.light
    at = noun - 1
    while (
        at >= 0
        and noun - at < _SPAN
        and (
            tokens[at].pos in ("ADJ", "DET", "NUM", "NOUN", "PRON", "PUNCT")
            or tokens[at].text.lower() == "working"  # of "a working visit"
        )
    ):
        at -= 1
    if at >= 0 and lemma(tokens[at].text, "VBD") in light:
        return at
    if at >= 1 and tokens[at].text == "on" and tokens[at - 1].text.lower() in _BE:
        return at - 1 if "be" in light else None  # "is on a three-nation working visit"
    for after in range(noun + 1, min(len(tokens), noun + 4)):
        if tokens[after].text.lower() not in _BE and lemma(tokens[after].text, "VBN") in light:
            return after if tokens[after - 1].text.lower() in _BE else None
    return None


def surface_arguments(sentence: Sentence, trigger: int, *, is_verb: bool) -> Arguments:
    """Relation -> indices of mention heads and of the plain nouns that follow."""
    tokens = sentence.tokens
    found: dict[str, list[int]] = {}
    _after(sentence, trigger, found)
    if is_verb:
        subject, passive = _before(sentence, trigger)
        found.setdefault("obj" if passive else "subj", []).extend(subject)
        if passive and "by" in found:
            found.setdefault("subj", []).extend(found.pop("by"))
    elif trigger and tokens[trigger - 1].text in ("'s", "’s"):
        found.setdefault("poss", []).extend(_mention_before(sentence, trigger - 1))
    return {label: tuple(heads) for label, heads in sorted(found.items()) if heads}


def _before(sentence: Sentence, trigger: int) -> tuple[list[int], bool]:
    """The mentions before a verb, over auxiliaries, adverbs and dates; whether it is passive."""
    tokens = sentence.tokens
    passive = False
    at = _over_relative(sentence, trigger - 1)
    while at >= 0 and trigger - at < _REACH + _LONGEST_RELATIVE:
        word = tokens[at].text.lower()
        if word in _BE and tokens[trigger].text.lower().endswith(("ed", "en", "t", "n")):
            passive = True
        if (
            word in _AUXILIARIES
            or tokens[at].pos in ("ADV", "AUX")
            or word in ("'s", "’s", "'ve")
            or (word == "," and at > 0 and _is_date(sentence, at - 1))
        ):
            at -= 1
        elif word == "," and (before := _over_aside(tokens, at)) is not None:
            at = before
        elif word == "," and at == trigger - 1 and at - 1 in sentence.mention_of:
            at -= 1
        elif _is_date(sentence, at):
            at -= 1
            if at >= 0 and tokens[at].text.lower() in ("on", "in"):
                at -= 1
        else:
            break
    chain = _mention_before(sentence, at + 1)
    return chain, passive


_ASIDES = frozenset(
    ["in particular", "in turn", "in his turn", "in her turn", "in its turn", "for his part",
     "for her part", "for its part", "on his part", "in response", "meanwhile", "however", "too",
     "also", "in addition", "on the other hand", "on behalf of his country"]
)  # fmt: skip


def _over_aside(tokens: Sequence[Token], comma: int) -> int | None:
    """The token before the aside that this comma closes, or None."""
    before = _parenthesis(tokens, comma)
    return before if before is not None else _accompanied(tokens, comma)


def _parenthesis(tokens: Sequence[Token], comma: int) -> int | None:
    """The token before ", in particular," or ", on the sidelines of a summit," closed here."""
    for opening in range(comma - 2, max(-1, comma - _LONGEST_RELATIVE), -1):
        if tokens[opening].text == ",":
            inside = tokens[opening + 1 : comma]
            words = " ".join(token.text.lower() for token in inside)
            return opening - 1 if words in _ASIDES or _tells_where(inside) else None
    return None


def _tells_where(inside: Sequence[Token]) -> bool:
    """Whether an aside is only where and when, and has nobody who may do anything."""
    return inside[0].text.lower() in _WHERE and not any(
        token.pos in ("VERB", "AUX") or token.text.lower() in _CLAUSE_ENDS - {"(", ")"}
        for token in inside
    )


_ACCOMPANIED = frozenset({"accompanied", "supported", "flanked", "joined", "assisted", "escorted"})


def _accompanied(tokens: Sequence[Token], comma: int) -> int | None:
    """The name before "accompanied by X," closed here, with a comma before it or without."""
    for at in range(comma - 2, max(0, comma - _LONGEST_RELATIVE), -1):
        if tokens[at].text.lower() in _ACCOMPANIED and tokens[at + 1].text.lower() == "by":
            return at - 2 if tokens[at - 1].text == "," else at - 1
        if tokens[at].pos in ("VERB", "AUX") or tokens[at].text in (";", ":"):
            return None
    return None


def _over_relative(sentence: Sentence, at: int) -> int:
    """Back over ", who is on a visit to Peru," to the word before it."""
    tokens = sentence.tokens
    if at < 0 or tokens[at].text != ",":
        return at
    for back in range(at - 1, max(0, at - _LONGEST_RELATIVE), -1):
        if tokens[back].text.lower() in ("who", "which", "whose"):
            return back - 2 if tokens[back - 1].text == "," else back - 1
        if tokens[back].text in (";", ":", "."):
            break
    return at


def _mention_before(sentence: Sentence, end: int) -> list[int]:
    """The chain of coordinated mentions that ends right before this token."""
    chain: list[int] = []
    links: list[set[str]] = []
    at = end - 1
    while at >= 0:
        if at in sentence.mention_of and not _is_adjective(sentence, at):
            if _after_preposition(sentence, at):
                while chain and links and "," not in links.pop():
                    chain.pop(0)  # "In Kenya and Ghana, A and B met": nor what is joined to it
                break  # "ministers from Kenya and Ghana": not the subject themselves
            chain.insert(0, at)
            at -= 1
            while at >= 0 and _inside_mention(sentence, at, chain[0]):
                at -= 1
            joined = at
            marks = set()
            while joined >= 0 and sentence.tokens[joined].text.lower() in ("and", ",", "&", "the"):
                marks.add(sentence.tokens[joined].text.lower())
                joined -= 1
            coordinated = bool(marks & {"and", "&"}) or (len(chain) > 1 and "," in marks)
            if marks >= {",", "and"} and not _lists(sentence, joined):
                coordinated = False  # "..., and Warsaw summoned": a new clause
            if not coordinated:  # a comma alone parts clauses
                break
            links.append(marks)
            at = joined
        else:
            break
    return chain


def _after_preposition(sentence: Sentence, at: int) -> bool:
    mention = sentence.mentions[sentence.mention_of[at]]
    before = [t for t in sentence.tokens[:at] if t.span.end <= mention.span.begin]
    if before and before[-1].text.lower() in ("regarding", "concerning"):
        return True
    return bool(before) and before[-1].pos == "ADP" and before[-1].text.lower() != "by"


def _lists(sentence: Sentence, at: int) -> bool:
    """Whether the name at this token stands in a list: "A, B, and C"."""
    while at >= 0 and sentence.tokens[at].text.lower() in ("and", "the"):
        at -= 1
    return at >= 2 and at in sentence.mention_of and sentence.tokens[at - 1].text == ","


def _inside_mention(sentence: Sentence, at: int, head: int) -> bool:
    mention = sentence.mentions[sentence.mention_of[head]]
    return mention.span.contains(sentence.tokens[at].span)


def _is_adjective(sentence: Sentence, at: int) -> bool:
    return sentence.mentions[sentence.mention_of[at]].form == "demonym"


def _is_date(sentence: Sentence, at: int) -> bool:
    return any(date.span.contains(sentence.tokens[at].span) for date in sentence.dates)


def _after(sentence: Sentence, trigger: int, found: dict[str, list[int]]) -> None:
    """The object and the prepositional mentions after a trigger, up to the end of its clause."""
    tokens = sentence.tokens
    label: str | None = "obj"
    passed = False
    at = trigger + 1
    if at < len(tokens) and tokens[at].text.lower() in ("off", "up", "out", "over"):
        at += 1
    while at < len(tokens) and at - trigger < _REACH:
        token = tokens[at]
        word = token.text.lower()
        if word in _CLAUSE_ENDS or (token.pos in ("VERB", "AUX") and token.dep != "amod"):
            return
        if at in sentence.mention_of:
            owns = _is_plain_owner(sentence, at)
            if owns and label == "obj":  # "attacked Washington's sanctions"
                found.setdefault("obj.poss", []).append(at)
            elif label is not None and not _is_adjective(sentence, at):
                found.setdefault(label, []).append(at)
            elif _is_late_object(sentence, trigger, at, found):
                found["obj"] = [at]
                label = "obj"
            if not _continues(tokens, at):
                label = None if label != "obj" else label
        elif word == "of" and passed and at - 1 not in sentence.mention_of:
            label = None  # "on the sidelines of the Assembly": of another noun
        elif word in ("on", "in") and at + 1 < len(tokens) and _is_date(sentence, at + 1):
            pass  # "phoned on Friday his counterpart"
        elif _is_date(sentence, at):
            label = None if found.get("obj") else label
        elif word in _PREPOSITIONS:
            label = word if word not in found else None  # the next one belongs to a later noun
            passed = passed or word != "of"
        elif token.pos in ("NOUN", "PROPN"):
            if not _goes_on(tokens, at) or _is_titled(sentence, at + 1):
                if label == "obj":
                    found.setdefault("obj", []).append(at)
                label = None
        elif token.pos not in _INNER and word not in ("and", ",", "&", "'s", "’s", "-"):
            label = None
        at += 1


def _is_late_object(
    sentence: Sentence, trigger: int, at: int, found: Mapping[str, list[int]]
) -> bool:
    """ "received in audience the Ambassador", "received on Monday, at the Palace, President X"."""
    tokens = sentence.tokens
    first = tokens[trigger + 1].text.lower()
    mention = sentence.mentions[sentence.mention_of[at]]
    if found.keys() & {"obj", "with", "to", "for"} or not _is_titled(sentence, at):
        return False
    begin = next(i for i in range(trigger, at + 1) if tokens[i].span.end > mention.span.begin)
    while tokens[begin - 1].dep in ("det", "amod"):
        begin -= 1
    stop = next((t for t in tokens[at + 1 :] if t.span.begin >= mention.span.end), None)
    return (
        (first in _WHERE or _is_date(sentence, trigger + 1))
        and tokens[begin - 1].pos != "ADP"
        and (stop is None or stop.pos not in ("VERB", "AUX"))
    )


def _is_titled(sentence: Sentence, at: int) -> bool:
    """Whether the token stands for somebody in office."""
    position = sentence.mention_of.get(at)
    return position is not None and sentence.mentions[position].form in _TITLED


def _is_plain_owner(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    named = sentence.mentions[sentence.mention_of[at]].form in ("name", "metonym")
    return named and at + 1 < len(tokens) and tokens[at + 1].text in ("'s", "’s")


def _continues(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text.lower() in ("and", ",", "&", "'s", "’s")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase has more nouns after this one."""
    following = tokens[at + 1 : at + 4]
    run = [t for t in following if t.pos in ("NOUN", "PROPN", "ADJ") or t.text == "-"]
    nouns = any(token.pos in ("NOUN", "PROPN") for token in run)
    return bool(following) and following[0] in run and nouns
