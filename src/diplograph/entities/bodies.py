"""Organs of states in the text: ministries, press offices, parliaments, embassies.

The words are in ``data/frames/bodies.yaml``; the owner stands before ("Egypt's Foreign Ministry",
"the Egyptian Foreign Ministry") or after ("the Foreign Ministry of Egypt").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.entities.offices import ADJECTIVE_FORMS, OWNER_FORMS, forms_of
from diplograph.entities.tokens import Tok
from diplograph.language.remembering import remembered
from diplograph.resources import read_yaml, resource

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NEEDS_OWNER = frozenset({"side", "authorities", "officials", "leadership", "diplomacy", "cabinet"})
_PLAIN = frozenset(
    """new entire whole high-level official federal national presidential government parliamentary
    delegation""".split()
)

_MINISTRIES = frozenset({"Ministry", "Department"})


@dataclass(frozen=True, slots=True)
class BodyPhrase:
    """Tokens up to ``end``; ``body`` is the slug of the organ, None for the country itself."""

    end: int
    body: str | None
    label: str
    owner: int | None
    owner_key: str | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The words that end a body phrase; ``owner`` is a key where only one country uses them."""

    words: tuple[str, ...]
    body: str | None
    owner: str | None = None


@cache
def _heads() -> Mapping[str, tuple[_Head, ...]]:
    data = read_yaml(resource("data", "frames", "bodies.yaml"))
    heads: dict[str, list[_Head]] = {}
    for entry in data["bodies"]:
        for phrase in entry["words"]:
            words = tuple(phrase.replace("'s", " 's").split())
            head = _Head(words, entry["body"], entry.get("owner"))
            heads.setdefault(words[0], []).append(head)
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
        for first, entries in heads.items()
    }


@cache
def own_names(body: str) -> frozenset[str]:
    """The countries whose organ of this kind has a name of its own: "the State Department"."""
    heads = (head for entries in _heads().values() for head in entries)
    return frozenset(head.owner for head in heads if head.body == body and head.owner)


@cache
def first_words() -> frozenset[str]:
    """The words that begin a body phrase, where its owner does not."""
    return frozenset({*_heads(), *_PLAIN, *(word.lower() for word in _MINISTRIES)})


@remembered
def find_body(toks: Sequence[Tok], begin: int) -> BodyPhrase | None:
    """The body phrase that starts at this token, or None."""
    at, owner = _owner_before(toks, begin)
    skipped = at
    while (
        skipped < len(toks)
        and toks[skipped].lower in _PLAIN
        and toks[skipped].lower not in _heads()
    ):
        skipped += 1
    found = _head(toks, skipped) or _head(toks, at) or _ministry(toks, at)
    if found is None:
        return None
    end, head = found
    words, body = head.words, head.body
    if owner is None:
        end, owner = _owner_after(toks, end)
    if (
        owner is None
        and head.owner is None
        and (
            body is None
            or words[-1] in _NEEDS_OWNER
            or body in ("embassy", "delegation", "armed-forces")
        )
    ):
        return None
    if body is None and words[-1] == "administration" and owner is None:
        return None
    label = " ".join(
        word.capitalize() if word not in ("of", "the", "for", "and") else word for word in words
    )
    return BodyPhrase(end, body, label.replace(" 's", "'s"), owner, head.owner)


def _owner_before(toks: Sequence[Tok], at: int) -> tuple[int, int | None]:
    forms = forms_of(toks[at])
    if not forms & (OWNER_FORMS | ADJECTIVE_FORMS):
        return at, None
    if at + 1 < len(toks) and toks[at + 1].text in _POSSESSIVE:
        return at + 2, at
    return at + 1, at


def _head(toks: Sequence[Tok], at: int) -> tuple[int, _Head] | None:
    if at >= len(toks):
        return None
    for head in _heads().get(toks[at].lower, ()):
        words = head.words
        if len(toks) - at >= len(words) and all(
            toks[at + step].text.lower().replace("’", "'") == word
            for step, word in enumerate(words)
        ):
            return at + len(words), head
    return None


def _ministry(toks: Sequence[Tok], at: int) -> tuple[int, _Head] | None:
    """Any other "Ministry of Public Health", "Department for Culture and Tourism"."""
    if at + 2 >= len(toks) or toks[at].text not in _MINISTRIES:
        return None
    if toks[at + 1].lower not in ("of", "for"):
        return None
    end = at + 2
    while end < len(toks) and toks[end].match is None:
        tok = toks[end]
        joined = tok.lower in ("and", ",", "of", "the", "&")
        follows = end + 1 < len(toks) and toks[end + 1].capitalised and toks[end + 1].match is None
        if not (tok.is_word and tok.capitalised) and not (joined and follows):
            break
        end += 1
    words = tuple(tok.lower for tok in toks[at:end])
    if end == at + 2:
        return None
    slug = "-".join(word for word in words if word.isalnum() and word != "the")
    return end, _Head(words, slug.replace("department-for", "ministry-of").replace("-for-", "-of-"))


def _owner_after(toks: Sequence[Tok], at: int) -> tuple[int, int | None]:
    if at + 1 >= len(toks) or toks[at].lower not in ("of", "in"):
        return at, None
    step = at + 1
    if toks[step].lower == "the" and step + 1 < len(toks):
        step += 1
    if forms_of(toks[step]) & OWNER_FORMS and toks[at].lower == "of":
        return step + 1, step
    return at, None
