"""What follows from a word and its tag by rule: dictionary form, part of speech, features.

An edit-tree lemmatizer trained on a small treebank invents forms for words it has not seen
("rejecte"); spelling rules with a list of exceptions do not. UPOS and the features of verbs and
nouns are a function of Penn tag and relation in 99 of 100 words of GUM.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diplograph.resources import resource

_CLITICS = {
    "n't": "not", "n’t": "not", "ca": "can", "wo": "will", "sha": "shall", "'ll": "will",
    "’ll": "will", "'d": "would", "’d": "would", "'ve": "have", "’ve": "have", "'re": "be",
    "’re": "be", "'m": "be", "’m": "be", "'s": "be", "’s": "be", "na": "to",
}  # fmt: skip
_DETERMINERS = {"an": "a", "these": "this", "those": "that"}
_COMPARED = {
    "better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far",
    "furthest": "far", "farther": "far", "elder": "old", "eldest": "old", "latter": "latter",
}  # fmt: skip
_PRONOUNS = {"me": "i", "him": "he", "us": "we", "them": "they", "whom": "who"}
_INFLECTED = {
    "VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s",
    "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est",
}  # fmt: skip

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "MD": "AUX", "CD": "NUM",
    "DT": "DET", "PDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "PRP": "PRON", "PRP$": "PRON", "EX": "PRON",
    "UH": "INTJ", "SYM": "SYM", "$": "SYM", "FW": "X", "LS": "X", "GW": "X", "AFX": "X", "ADD": "X",
}  # fmt: skip
_FEATURES = {
    "VB": ("", "Inf", "", ""),
    "VBD": ("Past", "Fin", "", "Ind"),
    "VBG": ("Pres", "Part", "", ""),
    "VBN": ("Past", "Part", "", ""),
    "VBP": ("Pres", "Fin", "", "Ind"),
    "VBZ": ("Pres", "Fin", "Sing", "Ind"),
    "MD": ("", "Fin", "", ""),
    "NN": ("", "", "Sing", ""),
    "NNP": ("", "", "Sing", ""),
    "NNS": ("", "", "Plur", ""),
    "NNPS": ("", "", "Plur", ""),
}
_NOTHING = ("", "", "", "")
# No base form ends like this, whatever the tagger says, but for embed and shred.
_MISTAGGED = re.compile(r"(?<!mb)(?<!hr)(?<!e)ed$(?<=.{5})")

# What to do with a stem bare of -ed or -ing; tried in order, the first that fits decides.
_STEM_RULES = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"(?:[^aeiou]|qu)[aeiou](?P<twin>[bdgmnprt])(?P=twin)$", "undouble"),
        (r"[aeiou][^aeiou]+[aeiou]ll$", "undouble"),  # cancel, expel; not call
        (r"(?:ss|ll|ff|[wxyho])$", ""),
        (r"[csuvz]$|(?:phon|thron)$", "e"),
        (r"(?:[bcdfgkptz]l|[aeioudlr]g|ang|eng)$", "e"),
        (r"^(?:[^aeiou]|qu)*[aeiou][bdfgklmnprt]$", "e"),  # hope: hop would be hopp-
        (r"(?:ea|oa|oo|ou|ee|ai|oi|ie|au|[^q]ui|ei)[dklmnprt]$", ""),
        (r"(?:[aeiou]d|[aou]t|[aiu]r|com|nam|[iu]m|in|[iu]l|[aiou]k|ap|[aiou]b)$", "e"),
    )
)


@lru_cache(maxsize=1 << 15)
def pos_of(word: str, tag: str, dep: str) -> str:
    """UPOS from Penn tag and UD relation.

    >>> pos_of("has", "VBZ", "aux"), pos_of("that", "IN", "mark")
    ('AUX', 'SCONJ')
    """
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "aux:pass", "cop"} else "VERB"
    if tag in {"IN", "WRB"} and dep == "mark":
        return "SCONJ"
    if tag == "TO" and dep == "case":
        return "ADP"
    if tag == "DT" and dep not in {"det", "det:predet", "advmod", "cc:preconj"}:
        return "PRON"
    if tag == "RB" and word.lower() in {"not", "n't", "n’t"}:
        return "PART"
    return _POS.get(tag, "PUNCT")


def features_of(tag: str) -> tuple[str, str, str, str]:
    """Tense, verb form, number and mood as UD writes them, "" for what the tag does not say."""
    return _FEATURES.get(tag, _NOTHING)


@lru_cache(maxsize=1 << 15)
def lemma(word: str, tag: str) -> str:
    """The dictionary form in lower case, given the Penn tag.

    >>> lemma("Invited", "VBD"), lemma("countries", "NNS"), lemma("held", "VBN")
    ('invite', 'country', 'hold')
    """
    lower = word.lower()
    if tag == "POS":
        return lower
    if tag == "DT":
        return _DETERMINERS.get(lower, lower)
    if tag[-1] in "RS" and tag[0] in "JR" and lower in _COMPARED:
        return _COMPARED[lower]
    if tag == "PRP":
        return _PRONOUNS.get(lower, lower)
    if lower in _CLITICS and (tag[0] in "VMR" or tag == "TO"):
        return _CLITICS[lower]
    return _known(lower, tag) or _by_rule(lower, tag)


@lru_cache(maxsize=1 << 15)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that a word may have as a noun, a verb or an adjective.

    >>> sorted(lemmas("meetings"))
    ['meeting', 'meetings']
    """
    return frozenset(lemma(word, tag) for tag in ("NN", "JJ", "VB", *_INFLECTED))


def _known(word: str, tag: str) -> str | None:
    if tag.startswith("V"):
        return _exceptions()["verb"].get(word)
    if tag.startswith("N"):
        return _exceptions()["noun"].get(word)
    return None


def _by_rule(word: str, tag: str) -> str:
    ending = _INFLECTED.get(tag)
    if tag in {"VB", "VBP"} and _MISTAGGED.search(word):
        ending = "ed"
    if ending is None or not word.endswith(ending):
        return word
    if ending == "s":
        return _without_s(word, noun=tag.startswith("N"))
    return _without_suffix(word, ending)


def _without_s(word: str, *, noun: bool) -> str:
    if word.endswith(("ss", "us", "is")) or len(word) < 3 or word[-2].isdigit():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if (noun and re.search(r"[aeiou].*[^aeo]uses$", word)) or word.endswith(
        ("sses", "shes", "ches", "xes", "zzes", "oes")
    ):
        return word[:-2]
    return word[:-1]


def _without_suffix(word: str, suffix: str) -> str:
    stem = word[: -len(suffix)]
    if not re.search(r"[aeiouy]", stem) or len(stem) < 2:
        return word
    if suffix != "ing" and stem[-1] == "i":  # carried, easier
        return stem[:-1] + "y"
    if suffix == "ed" and stem[-1] == "e":  # agreed
        return stem + "e"
    for pattern, change in _STEM_RULES:
        if pattern.search(stem):
            return stem[:-1] if change == "undouble" else stem + change
    return stem


@cache
def _exceptions() -> dict[str, dict[str, str]]:
    """Inflected form to lemma, for verbs and for nouns."""
    found: dict[str, dict[str, str]] = {"verb": {}, "noun": {}}
    text = resource("data", "models", "lemmas.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            part, base, *forms = line.split()
            found[part].update(dict.fromkeys(forms, base))
    return found
