"""Personal names: folding spellings together, taking names apart, telling whether two are one.

The folding is meant to be used inside a block (one country, one office, one article): within it
two spellings with one key are one name. Across countries a shared key says little.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from diplograph.resources import resource

_PATRONYMIC = re.compile(
    r"(?:ov|ev|yev|yov|[iy])(?:ich|ych|vich|vych|vna|ovna|evna)$|(?:uly|ogly|oglu|kyzy|qizi|zoda)$"
)
_PATRONYMIC_MIN = 6
_LETTERS = re.compile(r"[a-z]+")
_ARTICLES = re.compile(r"\b(al|el|ul|ur|as|ash|ad|an|ar|at|az)-")
_INSIDE = re.compile(r"(?<=[a-z])[-'`’ʼ](?=[a-z])")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the table ``name_words.csv`` says about words in names, all lower case."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    arabic_articles: frozenset[str]
    son_of: frozenset[str]
    suffixes: frozenset[str]
    family_first: frozenset[str]  # Chinese, Korean and Vietnamese family names come first
    vietnamese: frozenset[str]
    given: Mapping[str, str]  # spellings that no rule of sound brings together


@cache
def _words() -> _Words:
    by_role: dict[str, list[list[str]]] = defaultdict(list)
    with resource("data", "reference", "name_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_role[row["role"]].append(row["words"].split())

    def role(name: str) -> frozenset[str]:
        return frozenset(by_role[name][0])

    return _Words(
        role("honorific"),
        role("particle"),
        role("arabic-article"),
        role("son-of"),
        role("suffix"),
        role("family-first"),
        role("vietnamese"),
        {spelling: group[0] for group in by_role["given"] for spelling in group},
    )


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart, honorifics gone: ``Kassym-Jomart``, ``Tokayev``, no patronymic."""

    given: tuple[str, ...]
    surname: str
    patronymic: str = ""


@lru_cache(maxsize=1 << 15)
def strip_honorifics(name: str) -> str:
    """The name without H.E., Dr, Sheikh, General and the like in front, or Jr behind.

    >>> strip_honorifics("His Excellency Dr. S. Jaishankar")
    'S. Jaishankar'
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and _plain(words[0]) in _words().honorifics:
        words = words[1:]
    while len(words) > 1 and _plain(words[-1]) in _words().suffixes:
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=65536)
def split_name(name: str) -> NameParts:
    """Given names, surname and patronymic of a name in any of the usual orders.

    Capitals mark the surname ("XI Jinping", "Emomali RAHMON"); otherwise a Chinese, Korean or
    Vietnamese family name in front does, an Arabic ``bin`` or ``al-``, a particle (van der Bellen),
    or the last word.

    >>> split_name("Sergey Viktorovich Lavrov")
    NameParts(given=('Sergey',), surname='Lavrov', patronymic='Viktorovich')
    >>> split_name("XI Jinping").surname
    'Xi'
    """
    words = strip_honorifics(name).split()
    if len(words) < 2:
        return NameParts((), _cased(words[0]) if words else "")
    begin, end = _surname_place(words)
    surname = " ".join(_cased(word) for word in words[begin:end])
    rest = [_cased(word) for word in (*words[:begin], *words[end:])]
    patronymic = next((word for word in rest[1:] if _is_patronymic(word)), "")
    return NameParts(tuple(word for word in rest if word != patronymic), surname, patronymic)


def surname_of(name: str) -> str:
    """The surname with its particles.

    >>> surname_of("Ursula von der Leyen"), surname_of("Mohammed bin Salman"), surname_of("Wang Yi")
    ('von der Leyen', 'bin Salman', 'Wang')
    """
    return split_name(name).surname


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A key that the usual romanisations of one name share.

    >>> name_key("Kassym-Jomart Tokayev") == name_key("Qasym-Zhomart Tokaev")
    True
    >>> name_key("Rahmon") == name_key("Rakhmonov"), name_key("Rahmon") == name_key("Rahman")
    (True, False)
    """
    words = _LETTERS.findall(_romanised(strip_honorifics(name)))
    kept = [word for word in words if word not in _words().arabic_articles] or words
    return " ".join(_fold(word) for word in kept)


@lru_cache(maxsize=1 << 15)
def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: equal surnames and given names that do not differ.

    A bare surname agrees with any full name that has it; an initial agrees with what it begins;
    order does not matter ("Orban Viktor").

    >>> same_person("Viktor Orbán", "Orban Viktor"), same_person("Ali Rahmon", "Emomali Rahmon")
    (True, False)
    """
    key_a, key_b = name_key(a).split(), name_key(b).split()
    if not key_a or not key_b:
        return False
    if sorted(key_a) == sorted(key_b) or "".join(key_a) == "".join(key_b):
        return True
    return _compatible(split_name(a), split_name(b))


def _compatible(a: NameParts, b: NameParts) -> bool:
    if name_key(a.surname) != name_key(b.surname):
        return _reversed(a, b) or _reversed(b, a)
    given_a = name_key(" ".join(a.given)).split()
    given_b = name_key(" ".join(b.given)).split()
    if not given_a or not given_b:
        return True
    # Salman bin Abdulaziz is not his son Mohammed bin Salman bin Abdulaziz.
    descent = _by_descent(a) or _by_descent(b)
    if descent and not _token_agree(given_a[0], given_b[0]):
        return False
    return _given_agree(given_a, given_b)


def tells_descent(name: str) -> bool:
    """Whether a name tells whose son or of what house somebody is (``bin``, ``Al``).

    >>> tells_descent("Hamad bin Khalifa Al Thani"), tells_descent("Viktor Orban")
    (True, False)
    """
    return _by_descent(split_name(name))


def _by_descent(name: NameParts) -> bool:
    articles = _words().arabic_articles
    house = _plain(name.surname).replace("-", " ").split()
    return (len(house) > 1 and house[0] in articles) or any(
        _plain(word) in _words().son_of for word in name.given
    )


def _reversed(a: NameParts, b: NameParts) -> bool:
    keys = [name_key(word) for word in b.given]
    return (
        bool(keys)
        and name_key(a.surname) in keys
        and (name_key(b.surname) in {name_key(word) for word in a.given})
    )


def _given_agree(a: list[str], b: list[str]) -> bool:
    if "".join(a) == "".join(b):
        return True
    short, long = sorted((a, b), key=len)
    position = 0
    for word in short:
        while position < len(long) and not _token_agree(word, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


def _token_agree(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _surname_place(words: list[str]) -> tuple[int, int]:
    capitals = [i for i, word in enumerate(words) if _is_capitals(word)]
    if capitals and len(capitals) < len(words):
        return capitals[0], capitals[-1] + 1
    last = len(words)
    plain = [_plain(word) for word in words]
    if _is_family_first(words, plain):
        return 0, 1
    for i, word in enumerate(plain[1:-1], start=1):
        if word in _words().son_of and not any(_is_article(later) for later in plain[i + 2 :]):
            return i, last
    begin = last - 1
    while begin > 0 and plain[begin - 1] in _words().particles:
        begin -= 1
    if begin == 0 and len(words) > 2 and not all(w in _words().particles for w in plain[:-1]):
        begin = 1
    if begin > 1 and _is_patronymic(words[begin]) and len(words) > 2:
        return begin - 1, begin  # "Lavrov Sergey Viktorovich" is rarer than a patronymic surname
    return begin, last


def _is_family_first(words: list[str], plain: list[str]) -> bool:
    if plain[0] not in _words().family_first or "." in words[0]:
        return False
    if plain[0] in _words().vietnamese or len(words) == 3 or "-" in words[-1]:
        return True
    both_first = plain[1] in _words().family_first
    return (len(words) == 2 and not both_first) or plain[0] in {"wang", "xi", "to"}


def _is_article(word: str) -> bool:
    return word in {"al", "el"} or word.startswith(("al-", "el-"))


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and "." not in word


def _cased(word: str) -> str:
    if not _is_capitals(word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _is_patronymic(word: str) -> bool:
    return len(word) >= _PATRONYMIC_MIN and _PATRONYMIC.search(word.lower()) is not None


def _plain(word: str) -> str:
    return anyascii(word).lower().strip(".,'()\"")


def _romanised(name: str) -> str:
    # A hyphen or an apostrophe inside a name is a matter of spelling; Al- is an article.
    return _INSIDE.sub("", _ARTICLES.sub(r"\1 ", anyascii(name).lower()))


# Each with letters that a word must have for the rule to change it: most words lack them.
_RULES = tuple(
    (letters, re.compile(pattern), replacement)
    for letters, pattern, replacement in (
        ("d", r"dzh|dj", "j"),
        ("c", r"tsch|tch|cz(?=[aeiouy])", "ch"),
        ("sch", r"sch", "sh"),
        ("zh", r"zh", "j"),
        ("kh", r"kh", "h"),
        ("gh", r"gh", "g"),
        ("ph", r"ph", "f"),
        ("th", r"th", "t"),
        ("dh", r"dh", "d"),
        ("", r"ck|q", "k"),
        ("ks", r"ks", "x"),
        ("w", r"w", "v"),
        ("ff", r"ff$", "v"),
        ("", r"([b-df-hj-np-tv-z])\1+", r"\1"),
        ("c", r"c(?=[eiy])", "s"),
        ("c", r"c(?!h)", "k"),
        ("o", r"ou|oo", "u"),
        ("ee", r"ee", "i"),
        ("u", r"iu|yu", "u"),
        ("e", r"^(?:ye|ie)", "e"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_SHORT = 3
_STRIP_OV = 7


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    if len(word) <= _SHORT:
        return word.replace("y", "i") if len(word) > 1 else word
    word = _words().given.get(word, word)
    for letters, pattern, replacement in _RULES:
        if letters in word:
            word = pattern.sub(replacement, word)
    word = _VOWELS.sub(_vowels, word)
    if len(word) >= _STRIP_OV and word.endswith(("ov", "ev")):
        word = word[:-2]
    return word


def _vowels(run: re.Match[str]) -> str:
    # Glides are a matter of spelling (Tokayev, Tokaev); what stays is the first and last vowel.
    text = run.group()
    core = text.replace("y", "").replace("i", "")
    if len(core) < 2:
        return core or "i"
    first = "i" if text[0] in "iy" else core[0]
    return first if first == core[-1] else first + core[-1]
