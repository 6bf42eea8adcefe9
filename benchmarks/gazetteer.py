"""How fast the gazetteer finds names, beside spaCy's PhraseMatcher and one plain pattern.

    python benchmarks/gazetteer.py [WORDS] [FILE...]

All three know the same names and read the same texts, one article after the other: ordinary news
(``ordinary.txt``), the diplomatic reports in ``data/articles``, in which every eighth word is a
name, and any FILE. They are read again and again, up to WORDS words (300,000). Printed are medians
of five runs on one core, and the time to load the reference and the gazetteer.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from diplograph.entities.gazetteer import known_names, load_gazetteer
from diplograph.entities.reference import load_reference
from diplograph.resources import resource


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    begun = time.process_time()
    reference = load_reference()
    gazetteer = load_gazetteer(reference)
    loaded = time.process_time() - begun
    names = sorted(known_names(reference), key=len, reverse=True)
    print(f"{len(names):,} names loaded in {loaded:.2f} s")
    ordinary = Path(__file__).with_name("ordinary.txt")
    reports = sorted(resource("data", "articles").glob("*.txt"))
    matcher, pattern = phrase_matcher(names), regular_expression(names)
    for title, paths in (
        ("ordinary news", [ordinary]),
        ("diplomatic reports", reports),
        *((path, [Path(path)]) for path in sys.argv[2:]),
    ):
        texts = [path.read_text("utf-8") for path in paths]
        print(f"\n{title}")
        report("Gazetteer.find", texts, wanted, lambda text: len(gazetteer.find(text)))
        report("spaCy PhraseMatcher", texts, wanted, matcher)
        report("re, one alternation", texts, wanted // 200, pattern)


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
