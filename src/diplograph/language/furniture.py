"""What stands around a report on its page: captions, credits, menus, tickers, dates alone."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FULL_DATE = (
    rf"(?:{WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_CLOCK = (
    r"(?:[,|/T–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?Z?)?"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}|\s*GMT[+-]\d+)?)?"
)
_DATE_ALONE = re.compile(
    r"(?:(?:Published|Updated|Posted|Date|Last updated)(?:\s+on)?:?\s*)?"
    rf"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,3}},\s*)?{FULL_DATE}{_CLOCK}"
    r"(?:\s*[/(\[—–-]+\s*[A-Za-z ]{2,20}[/)\]]?)?\s*[.,:]?"
)
_CAPTION_OPENINGS = (
    r"\[?(?:FILE|File|HANDOUT)\s*(?:[-–—]|PHOTO|photo|picture|image)",
    r"(?:Photo|PHOTO|Image|IMAGE|Picture|Caption|Illustration|Video)\s*"
    r"(?:by|credit|courtesy|source)?\s*[:©/|]",
    r"(?:Photo|Image|Picture)s?\s+(?:by|courtesy|credit)\b",
    r"In this (?:\w+ )?(?:(?:file|handout|undated|combination) )?(?:photo|image|picture)",
    r"This (?:\w+ )?(?:handout|file|combination)? ?(?:photo|image|picture)\b",
)
_CAPTION_SIGNS = (
    r"\((?:L|R|C|left|right|centre|center|[1-9](?:st|nd|rd|th) [LR])\)",
    r"\((?:from (?:left|right)|L to R|L-R)\)",
    r"\((?:front|back|second|third|fourth|fifth|far|top|bottom)[ ,]+"
    r"(?:row|left|right|from left|L|R)[^)]{0,20}\)",
    r"\((?:Xinhua|AP|AFP|EPA|Photo|TASS|Reuters|ANI|PTI)?\s?(?:Photo|photo)?\s?[:/]\s?[\w .-]+\)"
    r"\s*\Z",
    r"\[(?:Photo|Xinhua|AP|AFP|Reuters)[^\]]{0,60}\]\s*\Z",
    r"REUTERS/|\bvia (?:Getty|AP|Reuters)\b|\bGetty Images\b|AP Photo\b",
    r"\((?:File|Handout) (?:photo|picture|image)",
)
_CAPTION = re.compile(rf"\A(?:{'|'.join(_CAPTION_OPENINGS)})|{'|'.join(_CAPTION_SIGNS)}")
_FURNITURE_OPENINGS = (
    r"read (?:more|also|next|the full|full)\b|also read\b|see also\b",
    r"related (?:articles?|news|stories|posts|links|topics)|continue reading",
    r"more (?:on|news|from)\b|for more (?:news|information|details)\b|you may also|don't miss",
    r"share (?:this|on|via)\b|share\Z|subscribe\b|follow (?:us|\S+ on)\b|join us on|newsletter\b",
    r"sign (?:up|in)\b|log ?in\b|register (?:now|here)\b|click here\b|download (?:our|app)\b",
    r"advertisements?\b|sponsored\b|print\Z|print (?:this|article|version)|loading\b",
    r"comments?\s*(?:\(|:|\Z|\d)|leave a (?:comment|reply)|\d+ comments?\Z",
    r"(?:tags?|keywords?|categor(?:y|ies)|topics?|source|views?)\s*:",
    r"photo gallery|back to top|skip to|most (?:read|popular|viewed)|latest news\b|top stories",
    r"breaking news\b|popular\Z|recommended\b|home\s*[|>/»]|(?:previous|next) (?:article|post)",
    r"©|\(c\)|copyright\b|use of (?:the )?materials?|when using materials?",
    r"(?:reporting|writing|editing|edited|additional reporting) by\b",
    r"by (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s*\Z",
    r"(?:e-?mail|tel|phone|fax|contact)s?\s*:|(?:https?://|www\.)\S+\s*\Z|\S+@\S+\.\w+\s*\Z",
    r"(?:telegram|facebook|twitter|whatsapp|instagram|youtube|linkedin)\b[\w\s|,]*\Z",
    r"this (?:site|website) uses|we use cookies|cookies?\b|accept (?:all|cookies)",
    r"if you (?:find|found|notice) an? (?:error|mistake)|\d+ min(?:ute)?s? read",
)
_FURNITURE = re.compile(
    rf"\A(?:{'|'.join(_FURNITURE_OPENINGS)})|all rights reserved"
    r"|\bhyperlink (?:to|is)\b[^.]{0,80}\b(?:required|mandatory)\b",
    re.IGNORECASE,
)
_TICKER = re.compile(
    r"\b(?:USD|EUR|RUB|GBP|CNY|KZT|BRENT|Brent|JPY|TRY)\b[\s:/=]*[\d.,]+"
    r"(?!\s?(?:million|billion|bn))"
)
_MENU = re.compile(r"\s[|»>/•]\s")


_PAGE_END = re.compile(
    r"\s*(?:related (?:posts?|articles?|news|stories|topics)|also read|read (?:also|more|next)|"
    r"leave a (?:comment|reply)|you (?:may|might) also like|more from\b.{0,40}|"
    r"recommended(?: for you)?|most (?:read|popular)|latest news|post navigation|add a comment|"
    r"comments? are closed)\s*[:.]?\s*",
    re.IGNORECASE,
)


def ends_report(words: str) -> bool:
    """Whether a line of its own says that what follows is no part of the report.

    >>> ends_report("Related posts:"), ends_report("Related talks were held in Oslo.")
    (True, False)
    """
    return _PAGE_END.fullmatch(words) is not None


def is_date_alone(words: str) -> bool:
    """Whether a short paragraph is a date, with or without place and hour, and nothing else."""
    return _DATE_ALONE.fullmatch(words) is not None


def is_caption(words: str) -> bool:
    """Whether a short paragraph is the caption or the credit of a picture."""
    return _CAPTION.search(words) is not None


def is_furniture(words: str) -> bool:
    """Whether a short paragraph is a link, a menu, a ticker, a by-line or a notice of the page."""
    if _FURNITURE.search(words):
        return True
    return len(_MENU.findall(words)) >= 3 or (
        len(_TICKER.findall(words)) >= 2 and len(words.split()) <= 20
    )
