"""How a press text is laid out: blocks of lines, and which of them are not the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from diplograph.model import Span

Kind = Literal["body", "headline", "caption", "boilerplate", "list-item", "dateline-only", "repeat"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_EDGE = " \t\xa0\u3000\u200b\u200c\u200d\u2060\ufeff"
_WIDEST_WRAP = 130
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FULL_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_CLOCK = (
    r"(?:[,|/]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}|\s*GMT[+-]\d+)?)?"
)
_DATELINE_ONLY = re.compile(
    rf"(?:(?:Published|Updated|Posted|Date|Last updated)(?:\s+on)?:?\s*)?"
    rf"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,3}},\s*)?{_FULL_DATE}{_CLOCK}"
    rf"(?:\s*[/(\[—–-]+\s*[A-Za-z ]{{2,20}}[/)\]]?)?\s*[.,:]?"
)
_LEADING_DATE = re.compile(rf"{_WEEKDAY},\s+{_FULL_DATE}(?=\s+[A-Z“\"])")
_BULLET = re.compile(r"(?:[•·▪●◦‣■□►▶✓✔➢➤*]+|\(?\d{1,2}[.)]|\(?[a-zA-Z]\)|[–—-])[ \t\xa0]+(?=\S)")
_DASH_BULLET = re.compile(r"[–—-][ \t\xa0]+\S")
_SIGN_BULLET = re.compile(r"[•·▪●◦‣■□►▶✓✔➢➤]")
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z|[.!?…][\"'”’»)\]\s]*\Z")
_STOPPED = re.compile(r"[.!?…]\s?[\"'”’»)\]]*\Z")

_CAPTION = re.compile(
    r"\A(?:\[?(?:FILE|File|HANDOUT)\s*(?:[-–—]|PHOTO|photo|picture|image)|"
    r"(?:Photo|PHOTO|Image|IMAGE|Picture|Caption|Illustration|Video)\s*(?:by|credit|courtesy|source)?"
    r"\s*[:©/|]|(?:Photo|Image|Picture)s?\s+(?:by|courtesy|credit)\b|"
    r"In this (?:\w+ )?(?:(?:file|handout|undated|combination) )?(?:photo|image|picture)|"
    r"This (?:\w+ )?(?:handout|file|combination)? ?(?:photo|image|picture)\b)"
    r"|\((?:L|R|C|left|right|centre|center|[1-9](?:st|nd|rd|th) [LR]|"
    r"(?:front|back|second|third|fourth|fifth|far|top|bottom)[ ,]+(?:row|left|right|from left|L|R)"
    r"[^)]{0,20}|from (?:left|right)|L to R|L-R|\w{3,6} (?:from )?(?:left|right))\)"
    r"|\((?:Xinhua|AP|AFP|EPA|Photo|TASS|Reuters|ANI|PTI)?\s?(?:Photo|photo)?\s?[:/]\s?[\w .-]+\)\s*\Z"
    r"|\[(?:Photo|Xinhua|AP|AFP|Reuters)[^\]]{0,60}\]\s*\Z|REUTERS/|\bvia (?:Getty|AP|Reuters)\b"
    r"|\bGetty Images\b|AP Photo\b|\((?:File|Handout) (?:photo|picture|image)"
)
_BOILERPLATE = re.compile(
    r"\A(?:read (?:more|also|next|the full|full)\b|also read\b|see also\b|related\b|more (?:on|news|from)\b|"
    r"share\b(?! of)|subscribe\b|follow us\b|follow \S+ on\b|sign up\b|sign in\b|log ?in\b|register\b|"
    r"advertisements?\b|sponsored\b|newsletter\b|click here\b|download\b|print\b|loading\b|comments?\b"
    r"|leave a (?:comment|reply)|tags?\s*:|keywords?\s*:|categor(?:y|ies)\s*:|topics?\s*:|source\s*:|"
    r"views?\s*:|photo gallery|back to top|skip to|most (?:read|popular|viewed)|latest news\b|"
    r"breaking news\b|top stories|popular\b|recommended\b|you may also|don't miss|home\s*[|>/»]|"
    r"(?:©|\(c\)|copyright\b)|all rights reserved|(?:reporting|writing|editing|edited|additional reporting)"
    r" by\b|by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s*\Z|(?:e-?mail|tel|phone|fax|contact)s?\s*:|"
    r"(?:https?://|www\.)\S+\s*\Z|\S+@\S+\.\w+\s*\Z|(?:previous|next) (?:article|post|news)|"
    r"(?:telegram|facebook|twitter|whatsapp|instagram|youtube|linkedin)\b[\w\s|,]*\Z|"
    r"this (?:site|website) uses|we use cookies|cookies?\b|accept (?:all|cookies)|continue reading|"
    r"if you (?:find|found|notice) an? (?:error|mistake)|for more (?:news|information|details)\b|"
    r"join us on|use of (?:the )?materials?|when using materials?|minutes? read|\d+ min(?:ute)?s? read)"
    r"|all rights reserved|\bhyperlink (?:to|is)\b.*\b(?:required|mandatory)\b",
    re.IGNORECASE,
)
_TICKER = re.compile(r"\b(?:USD|EUR|RUB|GBP|CNY|KZT|BRENT|Brent|JPY|TRY)\b[\s:/=]*[\d.,]+")
_MENU = re.compile(r"\s[|»>/•]\s")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's span (no white space at its edges), where its words begin, and its kind."""

    span: Span
    words_begin: int
    kind: Kind


def blocks(text: str, *, begin: int = 0, title: str | None = None) -> tuple[Block, ...]:
    """Cut the text from ``begin`` on into blocks and say what each is. Linear in the text."""
    spans = [piece for span in _spans(text, begin) for piece in _cut_title(text, span, title)]
    return tuple(_classified(text, spans, title))


def trimmed(text: str, begin: int, end: int) -> Span | None:
    """The part of ``text[begin:end]`` without white space at its edges; None if nothing is left."""
    while begin < end and (text[begin].isspace() or text[begin] in _EDGE):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return Span(begin, end) if begin < end else None


def _spans(text: str, begin: int) -> Iterator[Span]:
    groups = _line_groups(text, begin)
    width = _wrap_width(text, groups)
    for group in groups:
        first = group[0]
        last = first
        for line in group[1:]:
            if not _continues(text, last, line, width):
                yield Span(first.begin, last.end)
                first = line
            last = line
        yield Span(first.begin, last.end)


def _line_groups(text: str, begin: int) -> list[list[Span]]:
    """Lines that stand together without a blank line between them."""
    groups: list[list[Span]] = []
    before = -1
    for match in _LINE.finditer(text, begin):
        line = trimmed(text, match.start(), match.end())
        if line is None:
            continue
        gap = text[before : line.begin] if before >= 0 else ""
        if before < 0 or gap.replace("\r\n", "\n").count("\n") > 1 or gap.count("\r") > 1:
            groups.append([])
        groups[-1].append(line)
        before = line.end
    return groups


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The column at which the text was wrapped by hand; None where lines are paragraphs."""
    pairs = [pair for group in groups for pair in zip(group, group[1:], strict=False)]
    if len(pairs) < 2:
        return None
    width = max(_length(line) for group in groups if len(group) > 1 for line in group)
    full = sum(_is_full(text, upper, lower, width) for upper, lower in pairs)
    return width if width <= _WIDEST_WRAP and full * 5 >= len(pairs) * 3 else None


def _length(line: Span) -> int:
    return line.end - line.begin


def _is_full(text: str, upper: Span, lower: Span, width: int) -> bool:
    """Whether the lower line's first word had no room on the upper line."""
    first = text.find(" ", lower.begin, lower.end)
    word = (first if first >= 0 else lower.end) - lower.begin
    return _length(upper) + 1 + word > width - 3


def _continues(text: str, upper: Span, lower: Span, width: int | None) -> bool:
    start = text[lower.begin]
    if _BULLET.match(text, lower.begin, lower.end) and not _is_dash_before_speech(text, lower):
        return False
    stopped = _TERMINAL.search(text, max(upper.begin, upper.end - 4), upper.end)
    if start.islower() and not (stopped and text[upper.end - 1] in ".!?;:"):
        return True
    return width is not None and _is_full(text, upper, lower, width)


def _is_dash_before_speech(text: str, line: Span) -> bool:
    return bool(re.compile(r"[–—-]\s+[a-z]").match(text, line.begin, line.end))


def _cut_title(text: str, span: Span, title: str | None) -> Iterator[Span]:
    """A block that runs from the headline straight into the text is cut after the headline."""
    wanted = title.strip() if title else ""
    if wanted and text.startswith(wanted, span.begin) and len(wanted) < _length(span):
        end = span.begin + len(wanted)
        rest = trimmed(text, end, span.end)
        if rest is not None and rest.begin > end:
            yield Span(span.begin, end)
            yield from _cut_date(text, rest)
            return
    yield span


def _cut_date(text: str, span: Span) -> Iterator[Span]:
    match = _LEADING_DATE.match(text, span.begin, span.end)
    rest = trimmed(text, match.end(), span.end) if match else None
    if match is None or rest is None:
        yield span
        return
    yield Span(span.begin, match.end())
    yield rest


def _classified(text: str, spans: list[Span], title: str | None) -> Iterator[Block]:
    seen: set[str] = set()
    dashes = sum(bool(_DASH_BULLET.match(text, span.begin, span.end)) for span in spans)
    in_list = False
    for index, span in enumerate(spans):
        words = span.of(text) if _length(span) <= 2000 else ""
        bullet = _BULLET.match(text, span.begin, span.end)
        if bullet and text[span.begin] in "-–—" and dashes < 2:
            bullet = None
        kind = _kind(text, span, words, title, first=not seen, last=index == len(spans) - 1)
        key = _key(words) if words else ""
        if key and key in seen and kind not in ("headline", "boilerplate", "caption"):
            kind = "repeat"
        if kind in ("body", "headline") and (bullet or (in_list and _is_listed(words))):
            kind = "list-item"
        in_list = text[span.end - 1] == ":" or (in_list and kind == "list-item")
        if key:
            seen.add(key)
        yield Block(span, bullet.end() if bullet else span.begin, kind)


def _is_listed(words: str) -> bool:
    return 0 < len(words) <= 300 and (words[-1] in ";," or not _STOPPED.search(words))


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def _kind(text: str, span: Span, words: str, title: str | None, *, first: bool, last: bool) -> Kind:
    if not words:
        return "body"
    if not any(character.isalpha() for character in words):
        return "boilerplate"
    if title and _key(words) == _key(title):
        return "headline"
    if _DATELINE_ONLY.fullmatch(words):
        return "dateline-only"
    count = len(words.split())
    if count <= 45 and (_BOILERPLATE.search(words) or _is_menu(words)):
        return "boilerplate"
    if count <= 80 and _CAPTION.search(words):
        return "caption"
    if _is_heading(words, count) and not (last and not first):
        return "headline"
    return "body"


def _is_menu(words: str) -> bool:
    return len(_MENU.findall(words)) >= 3 or len(_TICKER.findall(words)) >= 2


def _is_heading(words: str, count: int) -> bool:
    """A short line that no full stop, colon, quotation or first person closes."""
    return (
        count <= 25
        and not _TERMINAL.search(words)
        and not re.search(r"[\"“”«»]", words[:1] + words[-1:])
        and (words[0].isupper() or words[0].isdigit() or words[0] in "'‘\"“")
    )
