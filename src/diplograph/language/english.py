"""Which language a press text is in: script first, then function words. No model, no dependency."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 5_000
_MARGIN = 2  # function words by which another language must beat English in plain letters

# Function words that tell these languages apart; content words never count, so that an English
# text full of foreign names stays English.
_FUNCTION_WORDS = {
    "en": "the of and to in that for on with is was his he it by at as from are be has have had "
    "this which will their they its an were been not said also between during both we our",
    "fr": "le la les des du une et est dans pour que qui sur avec par au aux son ses cette ces "
    "entre pas plus été sont ont leur nous il elle",
    "es": "el la los las del una y en que por con para su sus como más entre al es fue ha han "
    "este esta sobre también lo se pero desde",
    "pt": "o os as da do das dos uma e em que para com por no na nos nas ao seu sua entre é foi "
    "são não mais também pelo pela",
    "it": "il lo la gli le di del della dei delle una e che per con nel nella sul tra è sono ha "
    "hanno alla al dal dalla più anche suo",
    "ro": "și de la în cu pe pentru din care a al ale este sunt că nu prin între mai au fost cel",
    "de": "der die das und ist den dem des ein eine einen mit von zu im für auf nicht auch sich "
    "wurde werden bei nach zwischen haben hat sie er wird sind",
    "nl": "de het een en van in op met voor is zijn dat die te aan door ook niet werd wordt naar "
    "tussen bij hij heeft hebben over",
    "sv": "och att det som en på är av för med den till har inte om ett men vid mellan hans var "
    "från sig också",
    "da": "og at det som en på er af for med den til har ikke om et men ved mellem hans var fra "
    "sig også blev",
    "no": "og at det som en på er av for med den til har ikke om et men ved mellom hans var fra "
    "seg også ble",
    "fi": "ja on ei se että oli myös hän kanssa sekä ovat mutta joka tai kuin välillä mukaan",
    "et": "ja on ei et see oli ka ning kui oma mis ta vahel eest kohta poolt",
    "pl": "i w na z do że się nie jest o przez dla od po oraz jak ale które między był są został",
    "cs": "a v na se že je s z do o pro by jako ale který mezi podle jsou byl také po",
    "sk": "a v na sa že je s z do o pre by ako ale ktorý medzi podľa sú bol aj po",
    "hr": "i u na je se da za od su s koji o kao ali iz te bio između nije će sa",
    "sl": "in v na je se da za od so s ki o kot ali iz ter bil med ni bo tudi",
    "hu": "a az és hogy nem egy is volt meg ez van csak el között pedig szerint már volt aki",
    "lt": "ir į iš kad su yra buvo apie po tai bei tarp nuo kaip jo taip pat už",
    "lv": "un ir uz no ka ar par tas bija gan starp arī kā pie lai viņš tika",
    "sq": "dhe në të e për me një që nga është i së janë ka mes ndërmjet më duke",
    "tr": "ve bir bu ile için da de olarak olan daha çok arasında gibi sonra kadar ettiği dedi "
    "en ise",
    "az": "və bir bu ilə üçün da də olaraq olan daha çox arasında kimi sonra edib həm dedi",
    "uz": "va bir bu bilan uchun ham deb o‘rtasida haqida bo‘yicha esa hamda uning",
    "tk": "we bir bu bilen üçin hem diýip arasynda hakynda boýunça ýaly",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan juga oleh ke antara "
    "adalah telah",
    "vi": "và của các là trong cho với được không những một có này đã giữa về tại",
    "sw": "ya na wa kwa katika ni la za cha kuwa hiyo huo pia baada yake kati",
    "fil": "ang ng sa mga na ay at ni kay para hindi ito nang siya",
    "ca": "el la els les de del i en que per amb una es al als entre és són ha més seva",
    "ga": "an na agus ar go ag is i le do bhí sé sí idir",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}

_SCRIPTS = (
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("mn", re.compile(r"[\u1800-\u18af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
)


def language_of(text: str) -> str:
    """The ISO 639 code of the text's language, or ``und`` where nothing decides.

    Looks at the first 5,000 characters. Cyrillic and Arabic writing are told apart by the letters
    that only one language uses.

    >>> language_of("The two leaders met in Dushanbe and discussed trade.")
    'en'
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    if script == "arabic":
        return _arabic(sample)
    return script or _latin(sample)


def looks_english(text: str) -> bool:
    """Whether the text may be read as English; a few Latin words that decide nothing may be."""
    language = language_of(text)
    if language != "und":
        return language == "en"
    words = _WORD.findall(text[:_SAMPLE])
    return 0 < len(words) <= 12 and all(word.isascii() for word in words)


def _script(sample: str) -> str | None:
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return None
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"] > 0:
        counts["ja"] += counts.pop("zh")
    name, count = max(counts.items(), key=lambda item: item[1])
    return name if count * 2 > letters else None


def _cyrillic(sample: str) -> str:
    lower = sample.lower()
    # In this order: Kazakh shares letters with Kyrgyz and Tajik, Ukrainian shares і with Kazakh.
    for language, letters in (
        ("kk", "ұәһ"),
        ("tg", "ҷӣӯҳ"),
        ("uz", "ўҳ"),
        ("uk", "їєґ"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћљњџ"),
        ("ky", "ңөү"),
    ):
        if sum(lower.count(letter) for letter in letters) * 400 > len(lower):
            return "mn" if language == "ky" and _is_mongolian(lower) else language
    if not re.search("[ыэ]", lower):
        return "bg"
    return "ru"


def _is_mongolian(lower: str) -> bool:
    return len(re.findall(r"\b(?:нь|байна|болон|улсын|юм|энэ|гэж)\b", lower)) > len(
        re.findall(r"\b(?:жана|менен|үчүн|болуп|бул|деп|эки)\b", lower)
    )


def _arabic(sample: str) -> str:
    if re.search("[ٹڈڑںےھ]", sample):
        return "ur"
    if re.search("[ټډړږښڼۍې]", sample):
        return "ps"
    return "fa" if re.search("[پچژگی]", sample) else "ar"


def _latin(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    counts = Counter(words)
    scores = {
        language: sum(counts[word] for word in known) for language, known in _WORDS_OF.items()
    }
    language, best = max(scores.items(), key=lambda item: (item[1], item[0] == "en"))
    if best == 0 or best * 14 < len(words):
        return "und"
    # "Ruto met Kagame in Nairobi" has two words that are Dutch, too.
    if sample.isascii() and best < scores["en"] + _MARGIN and language != "en":
        return "und"
    return language
