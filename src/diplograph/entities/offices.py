"""A grammar for offices: modifiers, title, portfolio and owner.

The words are in ``data/frames/offices.yaml``.

"First Deputy Prime Minister", "Minister of Energy of Qatar", "the Turkish foreign minister",
"State Councillor and Foreign Minister" are all read by the same few rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph.entities.tokens import Tok
from diplograph.language.remembering import remembered
from diplograph.resources import read_yaml, resource

OWNER_FORMS = frozenset("name official alias acronym former capital metonym".split())
ADJECTIVE_FORMS = frozenset({"demonym-adjective", "demonym-noun"})
_BARE_NEVER = frozenset({"capital", "metonym"})  # "in Brussels the President"
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_JOINERS = frozenset("and / , & - – —".split())
_PREPOSITIONS = frozenset({"of", "for", "to", "in"})


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """One entry of the lexicon."""

    words: tuple[str, ...]
    office: str
    office_class: str
    takes_portfolio: bool = False
    needs_owner: bool = False
    name_only: bool = False
    name_known: bool = False


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """Titles by their first word, longest first; portfolios; modifiers; honorifics."""

    titles: Mapping[str, tuple[OfficeTitle, ...]]
    portfolios: Mapping[tuple[str, ...], str]
    modifiers: Mapping[str, str]
    honorifics: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Tokens ``begin:end`` that name an office.

    ``qualifier`` is ``acting``, ``former``, ``elect`` or ``deputy``; ``owner`` is the index of the
    token that names the country or organisation, ``posted_to`` that of an ambassador's host.
    ``head`` is the index of the last word of the title itself, ``also`` another office of the same
    person and of another owner: "Prime Minister of Fiji and Chair of the Forum".
    """

    begin: int
    end: int
    head: int
    title: OfficeTitle
    office: str
    office_class: str
    label: str
    qualifier: str | None = None
    owner: int | None = None
    posted_to: int | None = None
    also: OfficePhrase | None = None


@cache
def office_lexicon() -> OfficeLexicon:
    """The shipped lexicon."""
    data = read_yaml(resource("data", "frames", "offices.yaml"))
    titles: dict[str, list[OfficeTitle]] = {}
    for entry in data["titles"]:
        for phrase in entry["words"]:
            words = tuple(phrase.split())
            title = OfficeTitle(
                words,
                entry["office"],
                entry["class"],
                entry.get("portfolio", False),
                entry.get("needs_owner", False),
                entry.get("name_only", False),
                entry.get("name_known", False),
            )
            titles.setdefault(words[0], []).append(title)
    ordered = {
        first: tuple(sorted(entries, key=lambda title: -len(title.words)))
        for first, entries in titles.items()
    }
    portfolios = {
        tuple(_split(phrase)): office
        for office, phrases in data["portfolios"].items()
        for phrase in phrases
    }
    modifiers = {word: name for name, words in data["modifiers"].items() for word in words}
    return OfficeLexicon(ordered, portfolios, modifiers, frozenset(data["honorifics"]))


@cache
def first_words() -> frozenset[str]:
    """The words that begin an office phrase, where its owner does not."""
    lexicon = office_lexicon()
    modifiers = {words.split()[0] for words in lexicon.modifiers}
    return frozenset({*lexicon.titles, *modifiers, *_portfolio_words()})


@cache
def _portfolio_words() -> frozenset[str]:
    return frozenset(words[0] for words in office_lexicon().portfolios)


def _split(phrase: str) -> list[str]:
    return phrase.replace(",", " ,").split()


@remembered
def find_office(toks: Sequence[Tok], begin: int) -> OfficePhrase | None:
    """The longest office phrase that starts at this token, or None."""
    lexicon = office_lexicon()
    at, owner = _owner_before(toks, begin)
    qualifier: str | None = None
    at, qualifier = _modifiers(toks, at, lexicon)
    if owner is None:
        at, owner = _owner_before(toks, at)
        at, later = _modifiers(toks, at, lexicon)
        qualifier = qualifier or later
    found = _title(toks, at, lexicon)
    if found is None:
        return None
    title, head, office = found
    after, office = _portfolio_after(toks, head + 1, title, office, lexicon)
    end, owner, posted_to = _owner_after(toks, after, title, owner)
    if end < len(toks) and toks[end].lower in ("-elect", "elect", "-designate", "designate"):
        qualifier, end = "elect", end + 1
    if end + 1 < len(toks) and toks[end].text == "-" and toks[end + 1].lower in _CHOSEN:
        qualifier, end = "elect", end + 2
    first = title
    if qualifier == "deputy":
        office, title = f"deputy-{office}", replace(title, office_class="deputy")
    seat = title.words[-1] in _CHAIRS and end < len(toks) and toks[end].text == ","
    stacked = end
    # "the SADC Chairman, President Mnangagwa": two offices, of two owners
    if not seat and not _is_another(toks, end, title, owner, lexicon):
        stacked, office, title = _stacked(toks, end, office, title, lexicon)
    also: OfficePhrase | None = None
    if stacked != end:
        behind = find_office(toks, _behind_joiner(toks, end))
        if title is not first and owner is not None and behind is not None and behind.owner:
            label = _label(toks[at:after])
            also = OfficePhrase(
                begin, end, head, first, found[2], first.office_class, label, None, owner
            )
            owner = behind.owner
        elif owner is not None:
            also = behind
        end, owner, posted_to = _owner_after(toks, stacked, title, owner)
        qualifier = None if title is not first and qualifier == "deputy" else qualifier
    office_class = title.office_class
    label = _label(toks[at:after])
    return OfficePhrase(
        begin, end, head, title, office, office_class, label, qualifier, owner, posted_to, also
    )


def _behind_joiner(toks: Sequence[Tok], at: int) -> int:
    """The index behind "and" or "and the"."""
    return at + 2 if toks[at + 1].lower in ("and", "the") else at + 1


def _is_another(
    toks: Sequence[Tok], at: int, title: OfficeTitle, owner: int | None, lexicon: OfficeLexicon
) -> bool:
    """ "the Foreign Minister of Latvia and the Foreign Minister of Poland": of two countries."""
    if owner is None or at + 1 >= len(toks) or toks[at].lower not in _JOINERS:
        return False
    begin = at + 2 if toks[at + 1].lower == "the" else at + 1
    begin, before = _owner_before(toks, begin)
    found = _title(toks, begin, lexicon)
    if found is None:
        return False
    second, head, office = found
    after, _ = _portfolio_after(toks, head + 1, second, office, lexicon)
    other = _owner_after(toks, after, second, before)[1]
    of_another = other is not None and toks[other].lower != toks[owner].lower
    return of_another and second.office_class == title.office_class


def _owner_before(toks: Sequence[Tok], at: int) -> tuple[int, int | None]:
    """An adjective, a possessive or a bare name of a country or organisation before the title."""
    if at >= len(toks) or toks[at].match is None:
        return at, None
    forms = forms_of(toks[at])
    after = _over_acronym(toks, at + 1)
    possessive = after < len(toks) and toks[after].text in _POSSESSIVE
    if possessive and forms & OWNER_FORMS:
        return after + 1, at
    if forms & (ADJECTIVE_FORMS | OWNER_FORMS - _BARE_NEVER):
        return after, at
    return at, None


def _over_acronym(toks: Sequence[Tok], at: int) -> int:
    """ "African Union Commission (AUC) Chairperson": over the brackets."""
    bracketed = [tok.text for tok in toks[at : at + 3]]
    held = len(bracketed) == 3 and bracketed[0] == "(" and bracketed[2] == ")"
    return at + 3 if held and bracketed[1].isupper() else at


def forms_of(tok: Tok) -> frozenset[str]:
    """The forms under which the gazetteer knows the token."""
    return frozenset(c.form for c in tok.match.candidates) if tok.match else frozenset()


def _modifiers(toks: Sequence[Tok], at: int, lexicon: OfficeLexicon) -> tuple[int, str | None]:
    qualifier = None
    while at < len(toks):
        for size in (2, 1):
            words = " ".join(tok.lower for tok in toks[at : at + size])
            name = lexicon.modifiers.get(words)
            if name is not None and not _starts_title(toks, at, lexicon):
                qualifier = qualifier if name == "none" else name
                at += size
                if at < len(toks) and toks[at].text == "-":
                    at += 1
                break
        else:
            return at, qualifier
    return at, qualifier


def _starts_title(toks: Sequence[Tok], at: int, lexicon: OfficeLexicon) -> bool:
    return any(_words_at(toks, at, title.words) for title in lexicon.titles.get(toks[at].lower, ()))


def _words_at(toks: Sequence[Tok], at: int, words: Sequence[str]) -> bool:
    return len(toks) - at >= len(words) and all(
        toks[at + step].lower == word for step, word in enumerate(words)
    )


def _title(
    toks: Sequence[Tok], at: int, lexicon: OfficeLexicon
) -> tuple[OfficeTitle, int, str] | None:
    """The title at this token: (entry, index of its last word, office slug)."""
    if at >= len(toks):
        return None
    for title in lexicon.titles.get(toks[at].lower, ()):
        if _words_at(toks, at, title.words):
            return title, at + len(title.words) - 1, title.office
    return _portfolio_before(toks, at, lexicon)


def _portfolio_before(
    toks: Sequence[Tok], at: int, lexicon: OfficeLexicon
) -> tuple[OfficeTitle, int, str] | None:
    """ "Energy Minister", "Trade and Industry Minister", "Culture and Sports Minister"."""
    if toks[at].lower not in _portfolio_words():
        return None
    minister = next(title for title in lexicon.titles["minister"] if title.takes_portfolio)
    for size in (5, 4, 3, 2, 1):
        words = tuple(tok.lower for tok in toks[at : at + size])
        head = at + size
        if head < len(toks) and toks[head].lower in ("minister", "ministers"):
            office = lexicon.portfolios.get(words)
            if office is None and size >= 3 and "and" in words:
                office = lexicon.portfolios.get(words[: words.index("and")])
            if office is not None:
                return _as_minister(minister, office), head, office
    return None


def _as_minister(minister: OfficeTitle, office: str) -> OfficeTitle:
    office_class = "foreign-minister" if office == "minister-of-foreign-affairs" else "minister"
    return OfficeTitle(minister.words, office, office_class)


def _portfolio_after(
    toks: Sequence[Tok], at: int, title: OfficeTitle, office: str, lexicon: OfficeLexicon
) -> tuple[int, str]:
    """ "Minister of Energy and Natural Resources", "Minister for Trade"."""
    if title.words[-1] in ("affairs", "relations") and at < len(toks):
        return _more_fields(toks, at), office
    if not title.takes_portfolio or at >= len(toks) or toks[at].lower not in ("of", "for"):
        return at, office
    start = at + 1
    if start < len(toks) and toks[start].lower == "the":
        start += 1
    stop = start
    while stop < len(toks) and toks[stop].match is None and _in_portfolio(toks, stop):
        stop += 1
    while stop > start and toks[stop - 1].lower in ("and", ",", "of", "the", "for"):
        stop -= 1
    if start < stop < len(toks) and toks[stop - 1].lower in _KINDS_OF_FIELDS:
        stop += toks[stop].capitalised and toks[stop].match is None  # "and Local Corporations"
    if stop == start:
        return at, office
    words = tuple(tok.lower for tok in toks[start:stop])
    for size in range(len(words), 0, -1):
        known = lexicon.portfolios.get(words[:size])
        if known:
            return stop, known
    return stop, "minister-of-" + "-".join(word for word in words if word.isalnum())


def _more_fields(toks: Sequence[Tok], at: int) -> int:
    """Over "and International Cooperation" behind "Minister of Foreign Affairs"."""
    stop = at
    if toks[at].lower not in ("and", ",", "&"):
        return at
    while stop < len(toks) and toks[stop].match is None and _in_portfolio(toks, stop):
        stop += 1
    while stop > at and toks[stop - 1].lower in ("and", ",", "of", "the", "for", "&"):
        stop -= 1
    return stop


def _in_portfolio(toks: Sequence[Tok], at: int) -> bool:
    tok = toks[at]
    if tok.text == ",":
        # a list of fields goes on only where another capitalised field and an "and" follow
        return (
            at + 2 < len(toks)
            and toks[at + 1].capitalised
            and toks[at + 2].lower in ("and", ",", "&")
            and toks[at + 1].match is None
        )
    if tok.lower in ("and", "&", "of", "the", "for"):
        return at + 1 < len(toks) and toks[at + 1].match is None and _field(toks[at + 1])
    return _field(tok)


def _field(tok: Tok) -> bool:
    word = tok.lower
    fields = field_words()
    return word in fields or (
        tok.capitalised
        and tok.is_word
        and word.endswith(("s", "y", "ion", "ment", "ure", "ing"))
        and word in fields
    )


@cache
def field_words() -> frozenset[str]:
    """Words that name fields of government."""
    words = {word for key in office_lexicon().portfolios for word in key}
    extra = """affairs development cooperation relations regional integration international digital
    innovation industries resources natural territorial emergency situations religious social
    protection construction urban planning housing water land forestry fisheries mining aviation
    public administration reform security citizenship women gender family children veterans
    expatriates diaspora european east african arab maghreb ocean heritage arts information
    media broadcasting telecommunications ports maritime rural local government state assets
    competitiveness enterprise economy mobility human capital higher research technology"""
    return frozenset(words | set(extra.split())) - {"the", "and", ","}


def _owner_after(
    toks: Sequence[Tok], at: int, title: OfficeTitle, owner: int | None
) -> tuple[int, int | None, int | None]:
    """ "of Tajikistan", "to Türkiye" for an envoy: (end, owner, posted to)."""
    posted_to: int | None = None
    for _ in range(2):
        step = at
        if step < len(toks) and toks[step].lower in _PREPOSITIONS:
            preposition = toks[step].lower
            step += 1
            if step < len(toks) and toks[step].lower == "the":
                step += 1
            if step < len(toks) and toks[step].lower in _KINDRED:
                step += 1
            inside = _chamber_owner(toks, step) if preposition == "of" else None
            if inside is not None:
                owner, at = (step if owner is None else owner), inside
                continue
            if step < len(toks) and forms_of(toks[step]) & OWNER_FORMS:
                if preposition == "of" and _is_organ(toks, step + 1):
                    owner, at = (step if owner is None else owner), step + 2
                    continue
                if preposition in ("to", "in") or (
                    preposition == "for" and title.office_class == "envoy"
                ):
                    if title.office_class not in ("envoy", "organisation-head", "official"):
                        break
                    posted_to, at = step, step + 1
                    continue
                if owner is None or preposition == "of":
                    owner, at = (step if owner is None else owner), _over_acronym(toks, step + 1)
                    continue
        break
    return at, owner, posted_to


_KINDS_OF_FIELDS = frozenset(
    """local regional national public social religious rural urban territorial cultural
    emergency""".split()
)
_CHAIRS = frozenset({"chair", "chairman", "chairperson", "chairwoman"})
_KINDRED = frozenset({"sisterly", "brotherly", "friendly", "fraternal"})
_CHOSEN = frozenset({"elect", "designate"})
_ORGANS = frozenset({"Commission", "Secretariat", "Authority", "Secretary-General"})
_CHAMBERS = frozenset("parliament senate assembly house congress government cabinet".split())


def _is_organ(toks: Sequence[Tok], at: int) -> bool:
    """ "of the ECOWAS Commission": an organ of the organisation before it."""
    return at < len(toks) and toks[at].text in _ORGANS


def _chamber_owner(toks: Sequence[Tok], at: int) -> int | None:
    """ "of the Finnish Parliament": the index behind it, the adjective being the owner."""
    if at + 1 >= len(toks) or not forms_of(toks[at]) & ADJECTIVE_FORMS:
        return None
    return at + 2 if toks[at + 1].lower in _CHAMBERS else None


def _stacked(
    toks: Sequence[Tok], at: int, office: str, title: OfficeTitle, lexicon: OfficeLexicon
) -> tuple[int, str, OfficeTitle]:
    """ "Deputy Prime Minister and Minister of Trade": the higher class speaks for both."""
    if at + 1 >= len(toks) or toks[at].lower not in _JOINERS:
        return at, office, title
    start = at + 1
    if toks[start].lower in ("and", "the"):
        start += 1
    start, _ = _modifiers(toks, start, lexicon)
    found = _title(toks, start, lexicon)
    if found is None:
        return at, office, title
    second, head, second_office = found
    end, second_office = _portfolio_after(toks, head + 1, second, second_office, lexicon)
    if toks[at].text == "," or toks[at].lower == "and":
        # "the president and prime minister" are two people unless a name or an owner follows
        follows = toks[end] if end < len(toks) else None
        if follows is None or not (follows.capitalised or follows.lower == "of"):
            return at, office, title
        if _RANK.get(second.office_class, 9) <= 1 and _RANK.get(title.office_class, 9) <= 1:
            return at, office, title
    if _RANK.get(second.office_class, 9) < _RANK.get(title.office_class, 9):
        return end, second_office, second
    return end, office, title


_RANK = {
    "head-of-state": 0,
    "head-of-government": 1,
    "foreign-minister": 2,
    "deputy": 3,
    "minister": 4,
}


def _label(toks: Sequence[Tok]) -> str:
    words: list[str] = []
    for tok in toks:
        if tok.text == "," and words:
            words[-1] += ","
        else:
            small = tok.lower in ("of", "and", "for", "the", "to", "in")
            words.append(tok.lower if small else tok.text[:1].upper() + tok.text[1:])
    return " ".join(words)
