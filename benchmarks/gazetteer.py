"""How fast the gazetteer finds names, beside spaCy's PhraseMatcher and one plain pattern.

    python benchmarks/gazetteer.py [WORDS]

All three know the same names and read the same text: the reports in ``data/articles`` repeated up
to WORDS words (300,000). Printed are medians of five runs on one core, and the time to load.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable

from diplograph.entities.contexts import load_contexts
from diplograph.entities.gazetteer import Gazetteer, known_names
from diplograph.entities.reference import load_reference
from diplograph.resources import resource


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    text = sample(wanted)
    words = len(text.split())
    begun = time.process_time()
    reference = load_reference()
    gazetteer = Gazetteer(reference, load_contexts())
    print(f"{words:,} words; gazetteer loaded in {time.process_time() - begun:.2f} s")
    names = sorted(known_names(reference), key=len, reverse=True)
    report("Gazetteer.find", text, lambda text: len(gazetteer.find(text)))
    report("Gazetteer.scan", text, lambda text: len(gazetteer.scan(text)))
    report("spaCy PhraseMatcher", text, phrase_matcher(names, len(text)))
    report("re, one alternation", text[: len(text) // 200], regular_expression(names))


def sample(words: int) -> str:
    """The shipped reports, repeated."""
    parts = [path.read_text("utf-8") for path in sorted(resource("data", "articles").glob("*.txt"))]
    once = "\n\n".join(parts)
    return once * max(1, words // len(once.split()))


def report(name: str, text: str, run: Callable[[str], int], runs: int = 5) -> None:
    """Print the median speed of five runs and the number of matches."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        found = run(text)
        times.append(time.process_time() - begun)
    words = len(text.split())
    speed = words / statistics.median(times)
    print(f"{name:24} {speed:>12,.0f} words/s   {found:>8,} matches in {words:,} words")


def regular_expression(names: list[str]) -> Callable[[str], int]:
    """One alternation of all names, the longest first."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return lambda text: sum(1 for _ in pattern.finditer(text))


def phrase_matcher(names: list[str], longest: int) -> Callable[[str], int]:
    """spaCy's matcher over its own tokenizer, which it needs."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.max_length = longest + 1
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", [nlp.make_doc(name) for name in names])
    return lambda text: len(matcher(nlp.make_doc(text)))


if __name__ == "__main__":
    main()
