"""The words by which the press says who is speaking."""

from __future__ import annotations

import re

_ALWAYS_VERBS = (
    "said told noted stressed emphasised emphasized underlined underscored highlighted added "
    "stated declared announced remarked reiterated reaffirmed affirmed confirmed explained "
    "argued claimed insisted warned commented concluded continued recalled replied responded "
    "asked wrote tweeted posted quoted acknowledged admitted suggested urged vowed pledged "
    "promised assured observed mentioned asserted maintained opined indicated informed "
    "reported wished exclaimed joked answered hailed described welcomed thanked believed hoped "
    "congratulated appealed elaborated clarified outlined proclaimed accused cautioned "
    "testified recounted pronounced lamented spoke "
    "says say tells stresses emphasises emphasizes underlines underscores adds announces "
    "reiterates reaffirms affirms confirms explains argues insists warns concludes continues "
    "recalls responds asks writes acknowledges admits suggests assures observes asserts believes "
    "saying telling noting stressing emphasising emphasizing underlining underscoring adding "
    "stating declaring remarking reiterating explaining warning commenting concluding recalling "
    "replying writing quoting"
)
# Also nouns ("two notes", "brotherly states"): verbs only right beside the quotation or a speaker.
_NOUN_LIKE = (
    "states notes claims comments highlights remarks replies posts tweets urges vows pledges "
    "promises mentions maintains indicates hopes reads"
)
_PHRASES = (
    r"point(?:ed|s)\sout|summed\sup|went\son\sto\ssay|according\sto|in\sthe\swords\sof|put\sit"
    r"|quoted\sas|cited\sas"
    r"|(?:statement|message|letter|text|document|release|communiqu[eé]|telegram|post|tweet)\sreads?"
)


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


_ALWAYS = rf"{_either(_ALWAYS_VERBS)}|{_PHRASES}"
#: A verb of speech where a speaker stands beside it, as a pattern without groups.
SPEECH_PATTERN = rf"(?:{_ALWAYS}|{_either(_NOUN_LIKE)})"
_SPEECH = re.compile(
    rf"\b(?:{_ALWAYS}|(?:he|she|it|who|minister|president|ministry|department|office|leader)"
    rf"\s(?:{_either(_NOUN_LIKE)}))\b",
    re.IGNORECASE,
)
_SPEAKER_WORD = r"(?:[^\W\d_][\w.’'-]*,?)"
_SPEAKER_FIRST = re.compile(
    rf"(?P<speaker>(?:{_SPEAKER_WORD}\s){{0,18}}?)(?P<verb>{SPEECH_PATTERN})\b", re.IGNORECASE
)
_BEGINS_SPEAKER = re.compile(r"(?:the|he|she|they|it|a|an|his|her|its|their|our)\b|[A-ZÀ-ÞĀ-Ž]")


def speech_verb(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The first verb of speech in ``text[begin:end]``."""
    return _SPEECH.search(text, begin, end) if begin < end else None


def names_speaker(text: str, begin: int, end: int) -> bool:
    """Whether a clause of speech begins here: ``the minister of trade said`` or ``said Mr. Li``."""
    match = _SPEAKER_FIRST.match(text, begin, min(end, begin + 240))
    if match is None:
        return False
    return not match["speaker"] or bool(_BEGINS_SPEAKER.match(text, begin))
