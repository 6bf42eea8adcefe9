"""The words of what was said, beside the verb that says so."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.extraction.arguments import Reading
from diplograph.extraction.findings import Story
from diplograph.extraction.sentence import Sentence
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.model import Span

_SHORTEST_CONTENT = 3  # words
_SHORTEST_CLAUSE = 4  # words
_REACH = 7  # tokens behind "saying" within which its "that" stands


def content_of(story: Story, sentence: Sentence, reading: Reading) -> Span | None:
    """The words of what was said; none where they are only the verb, as beside a quotation."""
    span = (
        Span(sentence.tokens[reading.verb].span.begin, sentence.span.end)
        if reading.by_order
        else content_span(sentence.tokens, reading.verb)
    )
    return span if len(span.of(story.article.text).split()) >= _SHORTEST_CONTENT else None


def content_span(tokens: Sequence[Token], verb: int) -> Span:
    """A complement clause, the main clause of ", X said", or the predicate from the verb on."""
    if tokens[verb].dep == "parataxis":
        return _without(tokens, tokens[verb].head, verb)
    that = _that_clause(tokens, verb)
    if that is not None:
        return that
    said = _clause_before(tokens, verb)
    if said is not None:
        return said
    bare = not tree.dependents(tokens, verb, "obj")
    for child in tree.dependents(tokens, verb, "ccomp", *(("parataxis",) if bare else ())):
        span = tree.phrase(tokens, child)
        words = [
            index
            for index in tree.subtree(tokens, child)
            if tokens[index].pos != "PUNCT" and tokens[index].text.lower() != "that"
        ]
        return Span(tokens[words[0]].span.begin, span.end) if words else span
    end = _predicate_end(tokens, verb)
    while end > verb and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[verb].span.begin, tokens[end].span.end)


def _predicate_end(tokens: Sequence[Token], verb: int) -> int:
    """The last word of what the verb governs, short of the next verb and of a closing mark."""
    others = [
        index
        for child in tree.dependents(tokens, verb, "conj", "parataxis")
        if tokens[child].pos in ("VERB", "AUX")
        for index in tree.subtree(tokens, child)
    ]
    end = verb
    for index in tree.subtree(tokens, verb):
        if index < verb or index in others:
            continue
        if tokens[index].text in ('"', "”", "»") and end > verb:
            break
        end = index
    while end > verb and tokens[end].pos in ("PUNCT", "CCONJ"):
        end -= 1
    return end


def _that_clause(tokens: Sequence[Token], verb: int) -> Span | None:
    """All from "that" right behind the verb to the end of the sentence or of its part."""
    near = tokens[verb + 1 : verb + _REACH]
    first = next((token.index for token in near if token.text.lower() == "that"), None)
    if first is None or first + 1 >= len(tokens):
        return None
    if first > verb + 1 and tokens[verb].tag != "VBG":
        return None
    end = first + 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in (";", '"', "”"):
        end += 1
    while end > first + 1 and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[first + 1].span.begin, tokens[end].span.end)


def _clause_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The finite clause before ", X said", if only time and place stand behind the verb."""
    behind = [
        child
        for child in tree.children(tokens, verb)
        if child > verb
        and tokens[child].dep not in ("punct", "obl", "obl:unmarked", "advmod", "nmod")
    ]
    commas = [t.index for t in tokens[:verb] if t.text in (",", '"', "”")]
    if behind or not commas or tokens[verb].tag == "VBG":
        return None
    subject = tokens[commas[-1] + 1 : verb]
    before = tokens[: commas[-1]]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in before)
    if (
        not finite
        or any(t.pos in ("VERB", "ADP") for t in subject)
        or len(before) < _SHORTEST_CLAUSE
    ):
        return None
    end = commas[-1] - 1
    while end > 0 and tokens[end].pos == "PUNCT":
        end -= 1
    return Span(tokens[0].span.begin, tokens[end].span.end)


def _without(tokens: Sequence[Token], head: int, left_out: int) -> Span:
    """The longest run of a clause's words beside a clause put into it."""
    outside = set(tree.subtree(tokens, head)) - set(tree.subtree(tokens, left_out))
    words = sorted(index for index in outside if tokens[index].pos != "PUNCT") or [head]
    before = [index for index in words if index < left_out]
    chosen = before if len(before) * 2 > len(words) else [i for i in words if i > left_out] or words
    return Span(tokens[chosen[0]].span.begin, tokens[chosen[-1]].span.end)
