"""How fast the gazetteer finds names, beside spaCy's PhraseMatcher and one plain pattern.

    python benchmarks/gazetteer.py [WORDS] [FILE...]

All three know the same names and read the same texts, one article after the other: ordinary news
(``ordinary.txt``), the diplomatic reports in ``data/articles``, in which every eighth word is a
name, and any FILE. They are read again and again, up to WORDS words (300,000). Printed are medians
of five runs on one core, and the time to load the reference and the gazetteer.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from diplograph.entities.gazetteer import known_names, load_gazetteer
from diplograph.entities.reference import load_reference
from diplograph.resources import resource


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("words", metavar="WORDS", nargs="?", type=int, default=300_000)
    options.add_argument("files", metavar="FILE", nargs="*", type=Path)
    asked = options.parse_args()
    begun = time.process_time()
    reference = load_reference()
    read = time.process_time()
    gazetteer = load_gazetteer(reference)
    built = time.process_time()
    names = sorted(known_names(reference), key=len, reverse=True)
    print(
        f"reference read in {read - begun:.2f} s, "
        f"gazetteer of {len(names):,} names built in {built - read:.2f} s"
    )
    ordinary = Path(__file__).with_name("ordinary.txt")
    reports = sorted(resource("data", "articles").glob("*.txt"))
    matcher, pattern = phrase_matcher(names), regular_expression(names)
    for title, paths in (
        ("ordinary news", [ordinary]),
        ("diplomatic reports", reports),
        *((str(path), [path]) for path in asked.files),
    ):
        texts = [path.read_text("utf-8") for path in paths]
        print(f"\n{title}")
        report("Gazetteer.find", texts, asked.words, lambda text: len(gazetteer.find(text)))
        report("spaCy PhraseMatcher", texts, asked.words, matcher)
        report("re, one alternation", texts, asked.words // 200, pattern)


def report(
    name: str, texts: list[str], wanted: int, run: Callable[[str], int], runs: int = 5
) -> None:
    """Print the median speed of five runs over so many words, and the number of matches."""
    texts = texts * max(1, wanted // len(" ".join(texts).split()))
    words = sum(len(text.split()) for text in texts)
    times = []
    for _ in range(runs):
        begun = time.process_time()
        found = sum(map(run, texts))
        times.append(time.process_time() - begun)
    speed = words / statistics.median(times)
    print(f"{name:24} {speed:>12,.0f} words/s   {found:>8,} matches in {words:,} words")


def regular_expression(names: list[str]) -> Callable[[str], int]:
    """One alternation of all names, the longest first."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return lambda text: sum(1 for _ in pattern.finditer(text))


def phrase_matcher(names: list[str]) -> Callable[[str], int]:
    """spaCy's matcher over its own tokenizer, which it needs."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", [nlp.make_doc(name) for name in names])
    return lambda text: len(matcher(nlp.make_doc(text)))


if __name__ == "__main__":
    main()
