"""How many articles a second are coded, beside a plain spaCy parse with the same model.

    OPENBLAS_NUM_THREADS=1 python benchmarks/extraction.py [ARTICLES] [FILE...]

Two texts are made, ARTICLES (400) articles of about 310 words of each: ordinary news from the
sentences of ``ordinary.txt``, and press-office text from the paragraphs of ``data/articles``. Each
article draws its sentences or paragraphs anew and has its countries (names, nationalities and
capitals) changed for others throughout, so that no two are alike. Real news has more different
words than these texts; any FILE (what ``diplograph extract`` takes) is measured as it is.

The peer only cuts words and parses, all sentences, with the same model and the same matrix product.
Printed are medians of five runs on one core, counted in articles of 310 words; then the time that a
new process needs to code one sentence, and the memory of one that has coded both texts.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from diplograph import front
from diplograph.entities.reference import Reference, load_reference
from diplograph.language.sentences import paragraphs
from diplograph.model import Article, PartialDate
from diplograph.resources import resource

WORDS = 310  # of one article
RUNS = 5
FORMS = ("short", "demonym-adjective", "capital")
SENTENCE = "President Xi Jinping of China spoke by telephone with the Ukrainian leader."
ONE = f"import diplograph; diplograph.extract({SENTENCE!r}, date='2023-04-26')"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("articles", metavar="ARTICLES", nargs="?", type=int, default=400)
    options.add_argument("files", metavar="FILE", nargs="*", type=Path)
    options.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    texts = {"ordinary news": ordinary(asked.articles), "press-office text": press(asked.articles)}
    if asked.memory:
        for articles in texts.values():
            coded(articles)
        print(f"{resident():.0f}")
        return
    texts |= {str(path): list(front.read(path, report=lambda _: None)) for path in asked.files}
    parsed = peer()
    for title, articles in texts.items():
        print(title)
        own = speed("front.extract_all", coded, articles)
        plain = speed("spaCy, parse only", parsed, articles)
        print(f"  {own / plain:.2f} times as fast\n")
    start = statistics.median(seconds([sys.executable, "-c", ONE]) for _ in range(RUNS))
    bare = statistics.median(seconds([sys.executable, "-c", "pass"]) for _ in range(RUNS))
    print(f"one sentence in a new process: {start:.2f} s, of which Python itself {bare:.2f} s")
    command = [sys.executable, __file__, str(asked.articles), "--memory"]
    used = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    print(f"resident memory after both texts: {used} MB")


def speed(name: str, run: Callable[[Sequence[Article]], int], articles: Sequence[Article]) -> float:
    """Print and return the median speed in words a second; a first run warms up."""
    words = sum(len(article.text.split()) for article in articles)
    found = run(articles)
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        run(articles)
        times.append(time.process_time() - begun)
    rate = words / statistics.median(times)
    print(f"  {name:24} {rate / WORDS:6.1f} articles/s {rate:9,.0f} words/s   {found:,} found")
    return rate


def coded(articles: Sequence[Article]) -> int:
    """The number of claims."""
    return sum(len(said.claims) for said in front.extract_all(articles))


def peer() -> Callable[[Sequence[Article]], int]:
    """The same model as spaCy runs it, with its words and batches; it counts verbs."""
    scripts = Path(__file__).resolve().parents[1] / "scripts"
    sys.path.append(str(scripts))
    from spacy_pipeline import load_pipeline

    pipeline = load_pipeline(scripts / "spacy_model")

    def run(articles: Sequence[Article]) -> int:
        with pipeline.memory_zone():
            docs = pipeline.pipe(article.text for article in articles)
            return sum(token.tag_.startswith("VB") for doc in docs for token in doc)

    return run


def ordinary(count: int) -> list[Article]:
    """Articles of ordinary news: its sentences in another choice and order, five a paragraph."""
    text = Path(__file__).with_name("ordinary.txt").read_text("utf-8")
    whole = Article("ordinary", text)
    pool = [span.of(text) for part in paragraphs(whole) for span in part.sentences]
    return made("ordinary", count, [" ".join(one.split()) for one in pool], 5)


def press(count: int) -> list[Article]:
    """Articles of a press office: paragraphs of the shipped reports in another choice and order."""
    pool = [
        part.span.of(article.text)
        for article in front.read(resource("data", "articles"))
        for part in paragraphs(article)
        if part.kind == "body"
    ]
    return made("press", count, pool, 1)


def made(name: str, count: int, pool: Sequence[str], together: int) -> list[Article]:
    """Articles of about `WORDS` words from the pool, ``together`` pieces to a paragraph."""
    chance = random.Random(20230426)
    swap = swapper(load_reference(), " ".join(pool))
    articles = []
    for number in range(count):
        pieces = list(drawn(pool, chance))
        blocks = [" ".join(pieces[at : at + together]) for at in range(0, len(pieces), together)]
        text = swap("\n\n".join(blocks), chance)
        articles.append(Article(f"{name}-{number}", text, PartialDate(2023, 4, 26)))
    return articles


def drawn(pool: Sequence[str], chance: random.Random) -> Iterator[str]:
    words = 0
    while words < WORDS:
        for piece in chance.sample(pool, len(pool)):
            if words >= WORDS:
                return
            words += len(piece.split())
            yield piece


def swapper(reference: Reference, text: str) -> Callable[[str, random.Random], str]:
    """What changes all countries named in a text for others, each form for the same form."""
    named: dict[str, tuple[str, str]] = {}
    forms: dict[str, dict[str, str]] = {}
    for key in reference.countries:
        forms[key] = {}
        for name in reference.names.get(key, ()):
            if name.form in FORMS:
                named.setdefault(name.text, (key, name.form))
                forms[key].setdefault(name.form, name.text)
    complete = sorted(key for key, known in forms.items() if len(known) == len(FORMS))
    here = sorted((word for word in named if word in text), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, here))})\b")

    def swap(words: str, chance: random.Random) -> str:
        others = dict(zip(forms, chance.choices(complete, k=len(forms)), strict=True))

        def other(match: re.Match[str]) -> str:
            key, form = named[match.group()]
            return forms[others[key]][form]

        return pattern.sub(other, words)

    return swap


def seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def resident() -> float:
    """The memory that this process holds, in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
