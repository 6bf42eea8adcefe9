"""Offices in the text: before a name, behind it, or alone for whoever holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from diplograph.entities.choosing import Title
from diplograph.entities.name_spans import NO_NAMES, name_end
from diplograph.entities.offices import (
    OWNER_FORMS,
    OfficePhrase,
    field_words,
    find_office,
    forms_of,
    office_lexicon,
)
from diplograph.entities.tokens import Tok, in_title_case, span_of
from diplograph.entities.walk import Read, TitleUse, Walk, after_determiner
from diplograph.model import Mention, Span

# Offices that the home press names without their country.
_OWN = ("head-of-state", "head-of-government", "foreign-minister")
_CHANCELLORS = frozenset({"country/DEU", "country/AUT"})  # heads of government
_TOP = frozenset(_OWN[:2])
_MONARCHS = frozenset("king queen emir sultan emperor grand-duke prince".split())
_STATE = frozenset("country nation state republic kingdom government".split())
STYLES = frozenset("majesty highness royal imperial holiness excellency eminence grace".split())
_ENTERED = frozenset("as became become becomes elected appointed named".split())


def read_office(walk: Walk, toks: Sequence[Tok], at: int) -> Read | None:
    """ "President Xi Jinping of China", "the Tajik leader": the office that starts here."""
    start = after_determiner(toks, at)
    while start + 1 < len(toks) and toks[start].lower in STYLES:
        start += 1
    phrase = find_office(toks, start)
    if phrase is None:
        return None
    if (
        phrase.owner is not None
        and {tok.text for tok in toks[phrase.end : phrase.end + 1]} & _PARTS
    ):
        return None, phrase.end + 1  # "Chairperson of the SADC Organ on Politics"
    end, name = name_after(walk, toks, phrase)
    if name is None:
        end, name = name_after(walk, toks, _style_before(toks, phrase))
    envoy = _envoy_of_holder(walk, toks, at, phrase, end)
    if envoy is not None:
        return envoy
    if name is None:
        return _title_alone(walk, toks, at, phrase)
    if phrase.owner is None:
        behind = _owner_behind(toks, end)
        if behind is not None:
            phrase = replace(phrase, owner=behind)
            end = behind + 1
        elif " " not in name and _is_of_others(toks, start, end, phrase):
            return None, end
    apposed = _apposed_of_country(walk, toks, phrase, at, end)
    if apposed is None:
        return read_titled(walk, toks, at, end, phrase, name), end
    office, owner = apposed
    mention = read_titled(walk, toks, at, end, phrase, name, owner=owner)
    span = span_of(toks, at, office.end)
    _note_use(walk, mention.entities[0], office, owner, span)
    return replace(mention, span=span), office.end


def _envoy_of_holder(
    walk: Walk, toks: Sequence[Tok], at: int, phrase: OfficePhrase, end: int
) -> Read | None:
    """ "the South African President's Special Envoy, Mr Radebe": South Africa's envoy."""
    possessive = end + 1 < len(toks) and toks[end].text in ("'s", "’s")
    envoy = find_office(toks, end + 1) if possessive else None
    if envoy is None or envoy.owner is not None or envoy.office_class not in ("envoy", "official"):
        return None
    owner = owner_named(walk, toks, phrase)
    if owner is None and end > phrase.end:
        holder = walk.surface(toks, phrase.end, end)
        key, _ = walk.people.titled(
            holder, None, phrase.office_class, phrase.office, walk.clock, walk.salience.seen()
        )
        owner = walk.people.owner_of(key)
    if owner is None:
        return None
    if walk.home is None and phrase.owner is None and phrase.office_class in _OWN:
        walk.home = owner
    stop, name = name_after(walk, toks, _style_before(toks, envoy))
    if name is not None:
        return read_titled(walk, toks, at, stop, envoy, name, owner=owner), stop
    walk.keep(owner)
    reason = f"{envoy.label}: not named, stands for {walk.label(owner)}"
    return Mention(span_of(toks, at, envoy.end), (owner,), "title", reason, 0.7), envoy.end


def _style_before(toks: Sequence[Tok], phrase: OfficePhrase) -> OfficePhrase:
    """ "Special Envoy, Ambassador Moyo": the office with the rank that its holder has besides."""
    comma = phrase.end + 1 < len(toks) and toks[phrase.end].text == ","
    rank = find_office(toks, phrase.end + 1) if comma else None
    bare = rank is not None and rank.owner is None and rank.office_class == "envoy"
    return replace(phrase, end=rank.end) if rank is not None and bare else phrase


def _apposed_of_country(
    walk: Walk, toks: Sequence[Tok], phrase: OfficePhrase, at: int, end: int
) -> tuple[OfficePhrase, str] | None:
    """ "Minister Semere Russom, Eritrea's Ambassador to Ethiopia,": that office and its country."""
    behind = _apposed(toks, at, end) if phrase.owner is None else None
    owner = owner_named(walk, toks, behind) if behind is not None else None
    if behind is None or owner is None or not owner.startswith("country/"):
        return None
    return behind, owner


def _owner_behind(toks: Sequence[Tok], at: int) -> int | None:
    """ "President Xi Jinping of China": the index of the token that says whose office it is."""
    if at >= len(toks) or toks[at].lower != "of":
        return None
    owner = after_determiner(toks, at + 1) if at + 1 < len(toks) else at
    found = owner < len(toks) and forms_of(toks[owner]) & (OWNER_FORMS - {"capital", "metonym"})
    return owner if found else None


def _is_of_others(toks: Sequence[Tok], begin: int, end: int, phrase: OfficePhrase) -> bool:
    """ "Hyundai President Park", "President Park of the bank": heads of no state."""
    if phrase.office_class not in _TOP:
        return False
    if end < len(toks) and toks[end].lower == "of":
        return True
    before = toks[begin - 1] if begin else None
    return (
        before is not None
        and before.match is None
        and before.capitalised
        and before.is_word
        and begin > 1
        and before.lower not in NO_NAMES | STYLES
        and not in_title_case(toks)
    )


def owner_named(walk: Walk, toks: Sequence[Tok], phrase: OfficePhrase) -> str | None:
    """Whose office it is by its own words."""
    return walk.actor_of(toks[phrase.owner]) if phrase.owner is not None else None


def name_after(walk: Walk, toks: Sequence[Tok], phrase: OfficePhrase) -> tuple[int, str | None]:
    """The name behind a title: (index after it, the name); after the title, None without one."""
    at = phrase.end
    comma = at < len(toks) and toks[at].text == ","
    if comma:
        at += 1
    at = _over_style(toks, at)
    if at < len(toks) and toks[at].text in ("(", '"', "“"):
        return phrase.end, None
    end = name_end(toks, at, after_title=True)
    if end == at:
        return _name_in_disguise(walk, toks, at, phrase)
    name = _NICKNAME.sub("", walk.surface(toks, at, end))
    owner = owner_named(walk, toks, phrase)
    known = walk.people.is_known(name, owner)
    if "-" in name and find_office(toks, at) is not None:
        return phrase.end, None  # "Special Representative of the UN Secretary-General"
    if end - at == 1 and not known and _is_acronym(toks[at].text) and not in_title_case(toks):
        return phrase.end, None
    if end - at == 1 and not known and end == len(toks) and phrase.owner is not None:
        return phrase.end, None  # the heading "Ambassador of Vietnam Summoned"
    if (phrase.title.name_known or (phrase.title.needs_owner and owner is None)) and not known:
        return phrase.end, None
    if comma and not known and any(tok.lower in field_words() for tok in toks[at:end]):
        return phrase.end, None  # "Minister of Health, Natural Resources and Parks, Mr N"
    if comma and not _closes(toks, at, end) and not (known and " " in name):
        return phrase.end, None
    if in_title_case(toks):
        return _known_name(walk, toks, at, end, owner) or (phrase.end, None)
    return end, name


def _is_acronym(word: str) -> bool:
    """ "the president of the Georgetown BID": no name of a person."""
    return word.isalpha() and word.isupper() and len(word) <= _LONGEST_ACRONYM


def _name_in_disguise(
    walk: Walk, toks: Sequence[Tok], at: int, phrase: OfficePhrase
) -> tuple[int, str | None]:
    """ "Prime Minister May", "Prime Minister Montenegro": a month or country that holds it."""
    if at != phrase.end or at >= len(toks) or not toks[at].capitalised:
        return phrase.end, None
    owner = phrase.owner if phrase.owner is not None else _owner_behind(toks, at + 1)
    key = walk.actor_of(toks[owner]) if owner is not None else None
    if owner is not None and key is None:
        return phrase.end, None
    title = Title(_class_of(phrase, key), phrase.office, key)
    name = toks[at].text
    return (at + 1, name) if walk.people.holds(name, title) else (phrase.end, None)


def _owner_of_holder(walk: Walk, key: str, office_class: str) -> str | None:
    """Whose office it is by who holds it; a Secretary General heads no country."""
    owner = walk.people.owner_of(key)
    heads_country = office_class == "organisation-head" and (owner or "").startswith("country/")
    return None if heads_country else owner


_LONGEST_ACRONYM = 4
_BACK = 3  # sentences with this one
_NICKNAME = re.compile(r"\s*[\"“][^\"”]{1,20}[\"”]")


def _over_style(toks: Sequence[Tok], at: int) -> int:
    """ "Prime Minister of Haiti, the Honourable Dr Henry": over "the" before an honorific."""
    styled = at + 1 < len(toks) and toks[at + 1].lower in office_lexicon().honorifics
    return at + 1 if styled and toks[at].lower in ("the", "his", "her") else at


def _known_name(
    walk: Walk, toks: Sequence[Tok], at: int, end: int, owner: str | None
) -> tuple[int, str] | None:
    """The longest known name from here: in a headline, capitals go on behind it."""
    for stop in range(end, at, -1):
        name = walk.surface(toks, at, stop)
        if walk.people.is_known(name, owner):
            return stop, name
    return None


def _closes(toks: Sequence[Tok], at: int, end: int) -> bool:
    """After "the President of X," a name must be a full one set off by a comma, or known."""
    full = end - at >= 2 or "person" in forms_of(toks[at])
    return full and (end >= len(toks) or toks[end].text in (",", ".", ";", ")", "and"))


def read_titled(
    walk: Walk,
    toks: Sequence[Tok],
    at: int,
    end: int,
    phrase: OfficePhrase,
    name: str,
    *,
    owner: str | None = None,
) -> Mention:
    """Tokens ``at:end`` as an office and the name behind it; ``owner`` if the words name none."""
    owner = owner_named(walk, toks, phrase) if owner is None else owner
    office_class = _class_of(phrase, owner)
    key, reason = walk.people.titled(
        name, owner, office_class, _office_of(phrase, owner), walk.clock, walk.salience.seen()
    )
    owner = owner or _owner_of_holder(walk, key, office_class)
    if owner is None and toks[phrase.head].capitalised and office_class != "organisation-head":
        owner = _side(walk, toks, at, phrase)
        if owner is not None and walk.people.may_hold(key, owner, office_class):
            walk.people.acts_for(key, owner)
        else:
            owner = None
    if owner is None:
        owner = _whose_envoy(walk, phrase)
        if owner is not None:
            walk.people.acts_for(key, owner)
    if walk.home is None and phrase.owner is None and phrase.office_class in _OWN and owner:
        walk.home = owner
    span = span_of(toks, at, end)
    if phrase.owner is not None or key not in {use.person for use in walk.titles if use.named}:
        _note_use(walk, key, phrase, owner, span)
        _note_second(walk, toks, key, phrase, span)
    return Mention(span, (key,), "title-name", f"{phrase.label}: {reason}", 0.97)


def _whose_envoy(walk: Walk, phrase: OfficePhrase) -> str | None:
    """ "The ambassador of Peru was received. Ambassador Vega ...": of the one country named so."""
    if phrase.office_class != "envoy":
        return None
    owners = {
        use.owner
        for use in walk.titles
        if not use.named and use.office == phrase.office and use.owner is not None
    }
    return owners.pop() if len(owners) == 1 else None


def _note_second(
    walk: Walk, toks: Sequence[Tok], key: str, phrase: OfficePhrase, span: Span
) -> None:
    """The office that the person holds in an organisation beside that of their country."""
    owner = owner_named(walk, toks, phrase.also) if phrase.also is not None else None
    if phrase.also is not None and owner is not None and owner.startswith("organisation/"):
        walk.keep(owner)
        _note_use(walk, key, phrase.also, owner, span)


def _side(walk: Walk, toks: Sequence[Tok], at: int, phrase: OfficePhrase) -> str | None:
    """For whom an official acts whose country nobody names.

    It is that of the person it is coordinated with, or the publisher's where the sentence names no
    other country.
    """
    before = toks[at - 1].lower if at else ""
    if phrase.office_class == "envoy" and before != "and":
        return None  # whose envoy is the one thing that a posting does not tell
    if before == "and" and walk.last is not None and len(walk.last.entities) == 1:
        return walk.people.owner_of(walk.last.entities[0])
    named = {walk.actor_of(tok) for tok in toks if tok.match is not None} - {None}
    return walk.home if walk.home is not None and named <= {walk.home} else None


def _is_foreign_minister(phrase: OfficePhrase, owner: str) -> bool:
    """A chancellor of Spanish or Portuguese America is who leads its diplomacy."""
    return phrase.title.words[-1] == "chancellor" and owner not in _CHANCELLORS


def _office_of(phrase: OfficePhrase, owner: str | None) -> str:
    if owner is not None and _is_foreign_minister(phrase, owner):
        return "minister-of-foreign-affairs"
    return phrase.office


def _class_of(phrase: OfficePhrase, owner: str | None) -> str:
    """The class of the office; the president of an organisation is no head of state."""
    if owner is not None and _is_foreign_minister(phrase, owner):
        return "foreign-minister"
    heads = phrase.office_class in ("head-of-state", "head-of-government")
    if heads and owner is not None and owner.startswith("organisation/"):
        return "organisation-head"
    return phrase.office_class


def _note_use(walk: Walk, person: str, phrase: OfficePhrase, owner: str | None, span: Span) -> None:
    """Have the title among those used, beside a person's name or, with an empty key, alone."""
    walk.titles.append(
        TitleUse(
            person,
            _office_of(phrase, owner),
            _class_of(phrase, owner),
            phrase.label,
            owner,
            phrase.qualifier,
            span,
            named=bool(person),
        )
    )


def _title_alone(walk: Walk, toks: Sequence[Tok], at: int, phrase: OfficePhrase) -> Read | None:
    if phrase.title.words[-1] == "chair" and _is_seat(toks, at):
        return None
    owner = owner_named(walk, toks, phrase)
    if (owner or "").startswith("organisation/") and _shares_name(walk, toks, phrase.end):
        return None, phrase.end
    definite = toks[at].lower in ("the", "this") or (at > 0 and toks[at - 1].lower in _ENTERED)
    if not definite and (owner is None or not toks[phrase.begin].capitalised):
        return None
    span = span_of(toks, at, phrase.end)
    if owner is None and _is_of_something(toks, phrase.end):
        return None, phrase.end
    if phrase.qualifier in ("former", "elect") or (phrase.owner is not None and owner is None):
        return None, phrase.end
    if owner is None:
        if at > 0 and toks[at - 1].lower in _ENTERED:
            _note_use(walk, "", phrase, None, span)
        return _without_owner(walk, phrase, span), phrase.end
    if not phrase.title.name_only:
        _note_use(walk, "", phrase, owner, span)
    found = walk.people.in_office(owner, _class_meant(phrase, owner), walk.clock)
    seat = owner.startswith("organisation/") and phrase.office in _SEATS
    if found is not None and not (seat and walk.people.office_of(found[0]) != phrase.office):
        return Mention(span, (found[0],), "title", f"{phrase.label}: {found[1]}", 0.9), phrase.end
    if owner.startswith("organisation/") and phrase.office_class == "official":
        return None, phrase.end  # one of its many officials does not speak for it
    walk.keep(owner)
    reason = f"{phrase.label} of {walk.label(owner)}: holder unknown, stands for it"
    return Mention(span, (owner,), "title", reason, 0.7), phrase.end


_SEATS = frozenset({"chairperson", "chairperson-in-office"})
_SEAT_VERBS = frozenset(
    """over assume assumes assumed take takes took hold holds held pass passed hand handed hands
    leave left inherit inherits inherited""".split()
)


def _is_seat(toks: Sequence[Tok], at: int) -> bool:
    """ "took over the chair of the SCO": what is held, not who holds it."""
    return at > 0 and toks[at - 1].lower in _SEAT_VERBS


def _shares_name(walk: Walk, toks: Sequence[Tok], at: int) -> bool:
    """ "CARICOM chairman and Prime Minister Mia Mottley": the name behind bears both."""
    if at + 1 >= len(toks) or toks[at].lower != "and":
        return False
    other = find_office(toks, at + 1)
    return other is not None and name_after(walk, toks, other)[1] is not None


def _is_of_something(toks: Sequence[Tok], at: int) -> bool:
    """ "the president of the company": of what is no country."""
    if at >= len(toks) or toks[at].lower != "of":
        return False
    noun = after_determiner(toks, at + 1) if at + 1 < len(toks) else at
    return toks[noun].lower not in _STATE


def _without_owner(walk: Walk, phrase: OfficePhrase, span: Span) -> Mention | None:
    """ "the President": who was called so in the article, or who is it in the home country."""
    people, confidence = walk.people, 0.9
    if phrase.title.needs_owner:
        found, confidence = people.in_office(None, phrase.office_class, walk.clock), 0.85
    elif phrase.office_class == "organisation-head":
        found = next(
            (
                (key, "who is called so in the article")
                for key in people.recent(phrase.office_class)
                if people.office_of(key) == phrase.office
            ),
            None,
        )
    elif phrase.title.name_only and not people.recent():
        return None
    else:
        office_class = _class_meant(phrase)
        found = (
            _called_so(walk, phrase)
            or _spoken_of(walk, office_class)
            or people.in_office(None, office_class, walk.clock)
        )
        if found is not None and _of_other_rank(phrase, people.office_of(found[0])):
            found = None
        if found is None and walk.home is not None:
            found = people.in_office(walk.home, office_class, walk.clock)
    if found is None:
        return None
    return Mention(span, (found[0],), "title", f"{phrase.label}: {found[1]}", confidence)


def _spoken_of(walk: Walk, office_class: str) -> tuple[str, str] | None:
    """ "Prime Minister A met Prime Minister B. The Prime Minister thanked him": whom it began with.

    Nobody where this sentence has named one already.
    """
    classes = (
        ("minister", "foreign-minister") if office_class == "any-minister" else (office_class,)
    )
    spoken_of = office_class in (*_OWN, "any-minister", "foreign-minister")
    called = {key for one in classes for key in walk.people.recent(one)} if spoken_of else set()
    for named in reversed(walk.persons[-_BACK:]):
        found = [key for key in named.values() if key in called]
        if found:
            now = named is walk.persons[-1]
            return None if now else (found[0], "who is spoken of, with this office")
    return None


def _called_so(walk: Walk, phrase: OfficePhrase) -> tuple[str, str] | None:
    """ "the Amir" in an article on an emir and a sultan."""
    if phrase.office not in _MONARCHS:
        return None
    called = [
        key
        for key in walk.people.recent(phrase.office_class)
        if walk.people.office_of(key) == phrase.office
    ]
    at_home = [key for key in called if walk.people.owner_of(key) == walk.home]
    meant = at_home if walk.home is not None and at_home else called
    return (meant[0], "who is called so in the article") if meant else None


def _of_other_rank(phrase: OfficePhrase, office: str | None) -> bool:
    """Whether one of the two is a monarch's office and the other a president's."""
    ranks = {phrase.office, office}
    return len(ranks & _MONARCHS) == 1 and "president" in ranks


def _class_meant(phrase: OfficePhrase, owner: str | None = None) -> str:
    """The class of office that a title alone may mean."""
    if phrase.title.name_only:
        return "leader"
    if phrase.title.takes_portfolio and phrase.office == "minister":
        return "any-minister"
    return _class_of(phrase, owner)


def read_apposition(walk: Walk, toks: Sequence[Tok], at: int, end: int, name: str) -> Read | None:
    """ "Emomali Rahmon, President of Tajikistan," and "Rahmon (President of Tajikistan)"."""
    phrase = _apposed(toks, at, end)
    if phrase is None:
        return None
    comma = phrase.end < len(toks) and toks[phrase.end].text == ","
    if comma and name_after(walk, toks, phrase)[1] is not None:
        return None  # "in Samarkand, the President of Uzbekistan, Shavkat Mirziyoyev, ..."
    owner = owner_named(walk, toks, phrase)
    if owner is None and phrase.owner is not None:
        return None
    office_class = _class_of(phrase, owner)
    key, reason = walk.people.titled(
        name, owner, office_class, _office_of(phrase, owner), walk.clock
    )
    owner = owner or walk.people.owner_of(key)
    stop = phrase.end
    if stop < len(toks) and toks[stop].text == ")" and toks[end].text == "(":
        stop += 1
    span = span_of(toks, at, stop)
    _note_use(walk, key, phrase, owner, span)
    _note_second(walk, toks, key, phrase, span)
    return Mention(span, (key,), "title-name", f"{phrase.label}: {reason}", 0.96), stop


_DASHES = ("-", "–", "—")
_PARTS = frozenset({"Organ", "Committee", "Panel", "Board", "Subcommittee", "Taskforce"})
_BEHIND_OFFICE = frozenset([*",.);–—", "and", "on", "for", "who"])


def _apposed(toks: Sequence[Tok], at: int, end: int) -> OfficePhrase | None:
    """The office set off by a mark behind the name at tokens ``at:end``."""
    dashed = end + 1 < len(toks) and toks[end].text in _DASHES and end - at >= 2
    if end + 1 >= len(toks) or not (dashed or toks[end].text in (",", "(")):
        return None
    begin = end + 2 if toks[end + 1].lower in ("the", "a", "an") else end + 1
    phrase = find_office(toks, begin) if begin < len(toks) else None
    if phrase is None or (phrase.owner is None and toks[end].text == "("):
        return None
    if name_end(toks, phrase.end, after_title=True) > phrase.end:
        return None
    if end - at == 1 and not forms_of(toks[at]) & {"person", "surname"}:
        return None
    if phrase.end < len(toks) and toks[phrase.end].text not in _BEHIND_OFFICE:
        return None
    return phrase
