"""One text to one article: its identity, its date of publication, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from diplograph.errors import ReadingError, ReadingWarning
from diplograph.language.english import looks_english
from diplograph.model import Article, PartialDate
from diplograph.reading.decoding import MAX_CHARACTERS
from diplograph.reading.publication import Header, date_in_dateline, date_in_name, header

#: Takes each thing found wrong with an input: an error means that the input was left out.
Report = Callable[[ReadingError | ReadingWarning], None]

_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEADLINE_MAX = 200


def article_from_text(
    text: str,
    *,
    article_id: str | None = None,
    date: PartialDate | None = None,
    file_name: str = "",
    title: str | None = None,
    source: str | None = None,
    where: str = "the text",
    report: Report | None = None,
) -> Article:
    """An article of exactly this text.

    The date of publication is, in this order: ``date``; a leading ``date YYYY-MM-DD``, which is no
    part of what is coded; the dateline, where it has a year; a date in ``file_name``; else None,
    with a warning to ``report``. Without ``article_id`` the article is named by its text. ``where``
    is what messages call it. Raises ReadingError for what is no English article.

    >>> article = article_from_text("date 2021-05 The two presidents met in Dushanbe.")
    >>> str(article.published), article.text[article.body_begin :][:3]
    ('2021-05', 'The')
    """
    head = header(text)
    begin = head.end if head else 0
    objection = _objection(text, begin)
    if objection:
        raise ReadingError(f"{where} {objection}")
    article = Article(
        id=article_id or "",
        text=text,
        published=date or _published(text, head, file_name),
        title=title or _headline(text, begin),
        source=source,
        body_begin=begin,
    )
    if report:
        for doubt in _doubts(article, head):
            report(ReadingWarning(f"{where} {doubt}"))
    return article if article_id else replace(article, id=f"text-{article.text_hash[:12]}")


def _objection(text: str, begin: int) -> str | None:
    """Why this is no article that can be coded, as a predicate, with what to do."""
    if not text.strip():
        return "is empty: put an article's text in it, or leave it out"
    if len(text) > MAX_CHARACTERS:
        return (
            f"has {len(text):,} characters, more than any one article ({MAX_CHARACTERS:,}): "
            "split it into a file per article, or into JSON lines"
        )
    if _MARKUP.match(text):
        return "is HTML or XML, not plain text: save the article's text alone"
    if _SURROGATE.search(text):
        return "holds half of a surrogate pair: mend its encoding at the source"
    if not text[begin:].strip():
        return "holds a date and nothing else: put the article's text after it"
    if not looks_english(text[begin:]):
        return "does not read as English, and only English is coded: give an English version"
    return None


def _doubts(article: Article, head: Header | None) -> Iterator[str]:
    if head and head.date is None:
        yield f"begins with the date {head.written}, on no calendar: it is passed over"
    if article.published is None:
        yield (
            "has no date of publication, so words such as 'on Thursday' stay undated: "
            "give it with --date YYYY-MM-DD"
        )


def _published(text: str, head: Header | None, name: str) -> PartialDate | None:
    if head and head.date:
        return head.date
    return date_in_dateline(text, head.end if head else 0) or date_in_name(name)


def _headline(text: str, begin: int) -> str | None:
    """A first line that stands alone and does not end like a sentence."""
    line, _, rest = text[begin : begin + 2 * _HEADLINE_MAX].lstrip().partition("\n")
    line = line.strip()
    if (
        not rest.strip()
        or len(line) > _HEADLINE_MAX
        or line.endswith((".", "!", '"', "”", ":", "»"))
    ):
        return None
    return line or None
