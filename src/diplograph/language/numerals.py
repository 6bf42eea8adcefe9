"""Numbers in English words and digits, as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL: dict[str, int] = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: (index + 2) * 10 for index, word in enumerate(_TENS.split())}
_SMALL |= {"dozen": 12, "a": 1, "an": 1}
_ORDINAL = {word: value + 1 for value, word in enumerate(_ORDINALS.split())}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

#: Powers of ten that follow a figure, as the press writes them.
MULTIPLIERS: dict[str, Decimal] = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "million": Decimal(10**6),
    "millions": Decimal(10**6),
    "mln": Decimal(10**6),
    "mn": Decimal(10**6),
    "m": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "billions": Decimal(10**9),
    "bln": Decimal(10**9),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "milliard": Decimal(10**9),
    "trillion": Decimal(10**12),
    "trln": Decimal(10**12),
    "trn": Decimal(10**12),
    "tn": Decimal(10**12),
}

_UNIT_WORDS = "|".join(sorted((*_UNITS.split(), "dozen"), key=lambda word: (-len(word), word)))
_TEN_WORDS = "|".join(_TENS.split())
_BELOW_HUNDRED = (
    rf"(?:(?:{_TEN_WORDS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_UNIT_WORDS})"
)
#: A number in words below a thousand, as a pattern without groups.
NUMBER_WORDS = (
    rf"(?:(?:{_BELOW_HUNDRED}|an?)[ ]hundred(?:[ ]and[ ]{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
#: An ordinal in words or digits, as a pattern without groups.
ORDINALS = (
    rf"(?:{'|'.join(sorted(_ORDINAL, key=lambda word: -len(word)))}|\d{{1,3}}(?:st|nd|rd|th))"
)


def number_of_words(words: str) -> int:
    """The value of a number in words; raises ValueError for anything else.

    >>> number_of_words("twenty-five"), number_of_words("a hundred and six")
    (25, 106)
    """
    total = current = 0
    for word in re.split(r"[\s-]+", words.strip().lower()):
        if word == "and":
            continue
        if word in _LARGE:
            current = max(current, 1) * _LARGE[word]
            if _LARGE[word] > 100:
                total, current = total + current, 0
        elif word in _SMALL:
            current = max(current, 1) * 12 if word == "dozen" else current + _SMALL[word]
        else:
            raise ValueError(f"{words!r} is not a number in words")
    return total + current


def number_of_ordinal(words: str) -> int:
    """The value of an ordinal such as ``third`` or ``3rd``; raises ValueError for anything else."""
    low = words.strip().lower()
    if low in _ORDINAL:
        return _ORDINAL[low]
    match = re.fullmatch(r"([0-9]{1,3})(?:st|nd|rd|th)", low)
    if match is None:
        raise ValueError(f"{words!r} is not an ordinal")
    return int(match[1])


def decimal_of_digits(digits: str) -> Decimal:
    """The exact value of a figure with its separators: ``8.421``, ``1,250,000``, ``8,4``.

    A comma before three digits separates thousands, before one or two digits it is a decimal
    comma. Raises ValueError for what is not a figure.
    """
    plain = re.sub(r"[\s\xa0\u202f]", "", digits)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", plain):
        plain = plain.replace(".", "")
    elif re.fullmatch(r"[0-9]+,[0-9]{1,2}", plain):
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
        raise ValueError(f"{digits!r} is not a figure")
    return Decimal(plain)


def plainest(value: Decimal) -> Decimal:
    """The same value without needless zeros or exponent: ``Decimal("8421000000")``."""
    written = f"{value:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)
