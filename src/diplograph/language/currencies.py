"""How the press names currencies, with their ISO 4217 codes."""

from __future__ import annotations

import re

#: Signs and codes that stand before (or after) a figure.
SIGNS: dict[str, str] = {
    "US$": "USD",
    "U.S.$": "USD",
    "USD": "USD",
    "$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₸": "KZT",
    "₺": "TRY",
    "₼": "AZN",
    "₾": "GEL",
    "₴": "UAH",
    "₩": "KRW",
    "₫": "VND",
    "₪": "ILS",
    "₱": "PHP",
    "₦": "NGN",
    "Rs.": "INR",
    "Rs": "INR",
    "RMB": "CNY",
    "RM": "MYR",
}
_CODES = (
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BND BRL BYN CAD CHF CLP CNY COP CZK DKK DZD EGP "
    "ETB EUR GBP GEL GHS HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KES KGS KHR KRW KWD KZT LAK LBP "
    "LKR LYD MAD MDL MKD MMK MNT MXN MYR MZN NGN NOK NPR NZD OMR PEN PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SDG SEK SGD SYP THB TJS TMT TND TRY TWD TZS UAH UGX USD UYU UZS VND XAF XDR XOF "
    "YER ZAR ZMW"
)
SIGNS.update((code, code) for code in _CODES.split())

# A currency's name alone where only one state is meant by it.
_NAMES = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "pound sterling": "GBP",
    "yuan": "CNY",
    "renminbi": "CNY",
    "yen": "JPY",
    "ruble": "RUB",
    "rouble": "RUB",
    "tenge": "KZT",
    "rupee": "INR",
    "lira": "TRY",
    "won": "KRW",
    "som": "KGS",
    "soum": "UZS",
    "sum": "UZS",
    "somoni": "TJS",
    "manat": "AZN",
    "lari": "GEL",
    "dram": "AMD",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "zlotys": "PLN",
    "leu": "RON",
    "lei": "RON",
    "baht": "THB",
    "dong": "VND",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "real": "BRL",
    "reais": "BRL",
    "rand": "ZAR",
    "naira": "NGN",
    "cedi": "GHS",
    "birr": "ETB",
    "shekel": "ILS",
    "forint": "HUF",
    "afghani": "AFN",
    "taka": "BDT",
    "kyat": "MMK",
    "kip": "LAK",
    "riel": "KHR",
    "tugrik": "MNT",
    "dirham": "AED",
    "franc": "CHF",
    "rial": "IRR",
    "special drawing right": "XDR",
}
# Names that several states share: the state's adjective decides.
_NATIONAL = {
    "dollar": "US:USD U.S.:USD American:USD Australian:AUD Canadian:CAD Singapore:SGD "
    "Singaporean:SGD Taiwan:TWD Brunei:BND",
    "pound": "Egyptian:EGP Syrian:SYP Sudanese:SDG Lebanese:LBP British:GBP",
    "ruble": "Russian:RUB Belarusian:BYN",
    "rouble": "Russian:RUB Belarusian:BYN",
    "rupee": "Indian:INR Pakistani:PKR Pakistan:PKR Nepalese:NPR Nepali:NPR",
    "lira": "Turkish:TRY Syrian:SYP",
    "won": "Korean:KRW",
    "som": "Kyrgyz:KGS Uzbek:UZS",
    "sum": "Uzbek:UZS",
    "soum": "Uzbek:UZS",
    "manat": "Azerbaijani:AZN Azerbaijan:AZN Turkmen:TMT",
    "leu": "Romanian:RON Moldovan:MDL",
    "lei": "Romanian:RON Moldovan:MDL",
    "dinar": "Kuwaiti:KWD Iraqi:IQD Serbian:RSD Jordanian:JOD Algerian:DZD Tunisian:TND Libyan:LYD "
    "Bahraini:BHD",
    "denar": "Macedonian:MKD",
    "dirham": "UAE:AED Emirati:AED Moroccan:MAD",
    "rial": "Iranian:IRR Omani:OMR Yemeni:YER Qatari:QAR Saudi:SAR",
    "riyal": "Saudi:SAR Qatari:QAR Omani:OMR",
    "peso": "Mexican:MXN Philippine:PHP Argentine:ARS Colombian:COP Chilean:CLP Uruguayan:UYU",
    "franc": "Swiss:CHF CFA:XOF Rwandan:RWF",
    "krona": "Swedish:SEK Icelandic:ISK",
    "kronor": "Swedish:SEK",
    "krone": "Norwegian:NOK Danish:DKK",
    "kroner": "Norwegian:NOK Danish:DKK",
    "koruna": "Czech:CZK",
    "crown": "Czech:CZK Swedish:SEK Norwegian:NOK Danish:DKK",
    "shilling": "Kenyan:KES Tanzanian:TZS Ugandan:UGX",
    "lev": "Bulgarian:BGN",
    "leva": "Bulgarian:BGN",
    "mark": "Bosnian:BAM",
    "kwacha": "Zambian:ZMW",
    "sol": "Peruvian:PEN",
    "real": "Brazilian:BRL",
    "reais": "Brazilian:BRL",
    "yuan": "Chinese:CNY",
    "yen": "Japanese:JPY",
}
_BY_STATE = {
    name: dict(pair.split(":") for pair in pairs.split()) for name, pairs in _NATIONAL.items()
}


def _pattern() -> str:
    states = sorted({state for pairs in _BY_STATE.values() for state in pairs})
    names = sorted({*_NAMES, *_BY_STATE}, key=lambda name: (-len(name), name))
    return (
        rf"(?:(?:{'|'.join(map(re.escape, states))})[ ])?"
        rf"(?:{'|'.join(map(re.escape, names))})(?:e?s)?\b"
    )


#: Currency names with or without the state's adjective, as a pattern without groups.
NAME_PATTERN = _pattern()
#: Signs and codes, the longest first, as a pattern without groups.
SIGN_PATTERN = "|".join(
    re.escape(sign) for sign in sorted(SIGNS, key=lambda sign: (-len(sign), sign))
)


def currency_of(words: str) -> str | None:
    """The ISO 4217 code of a sign or a name; None where the name belongs to several states.

    >>> currency_of("US dollars"), currency_of("Pakistani rupees"), currency_of("dinars")
    ('USD', 'PKR', None)
    """
    if words in SIGNS:
        return SIGNS[words]
    state, _, name = words.rpartition(" ")
    for form in (name.lower(), name.lower().removesuffix("s"), name.lower().removesuffix("es")):
        if state and state in _BY_STATE.get(form, {}):
            return _BY_STATE[form][state]
        whole = f"{state.lower()} {form}".strip()
        if whole in _NAMES:
            return _NAMES[whole]
    return None
