"""Train the event coder's three models on our own marked sentences (``data/coding/examples``).

    pip install scikit-learn
    python scripts/train_coder.py             # trains, and writes data/models/coder
    python scripts/train_coder.py --validate  # five folds instead; prints how right each model is

``events`` tells the type of a sentence's event, ``kinds`` its mode and CAMEO code once the type is
known, ``roles`` who of its actors acts and who is acted on. All are logistic regressions over named
features (`diplograph.coding.features`), fitted with a fixed seed. Takes two minutes on one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import KFold

from diplograph.coding.coder import OTHER, SOURCE, TARGET, Sight, kind_label, read
from diplograph.coding.examples import NO_EVENT, Example, load_examples
from diplograph.coding.features import role_features
from diplograph.coding.linear import save_model
from diplograph.model import Article, Span

Model = LogisticRegression | SGDClassifier
ROOT = Path(__file__).parents[1]
PENALTY = 1e-5
#: Examples in which a feature must stand.
RAREST = {"events": 2, "kinds": 4, "roles": 3}
#: How features begin that tell the mode and code of an event.
OF_KIND = ("p=", "c=", "t0=", "w=")
BINS = 10
AT_ONCE = 128  # examples that are parsed together


@dataclass(frozen=True)
class Lesson:
    """One thing to learn: what is seen, and what it is."""

    features: tuple[str, ...]
    label: str


def main() -> None:
    """Train, or validate."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--validate", action="store_true", help="five folds; write nothing")
    given = arguments.parse_args()
    examples = load_examples(ROOT / "data" / "coding" / "examples")
    seen = list(_seen(examples))
    for name, lessons in (
        ("events", [Lesson(sight.features, example.event) for example, sight in seen]),
        ("kinds", list(_kind_lessons(seen))),
        ("roles", list(_role_lessons(seen))),
    ):
        if given.validate:
            _validate(name, lessons)
        else:
            _train(name, lessons)


def _seen(examples: Sequence[Example]) -> Iterator[tuple[Example, Sight]]:
    """Each example with its sentence that holds the trigger."""
    for begin in range(0, len(examples), AT_ONCE):
        batch = examples[begin : begin + AT_ONCE]
        articles = [Article("example", example.text, example.date) for example in batch]
        for example, reading in zip(batch, read(articles), strict=True):
            marked = example.triggers[:1]
            holding = [
                sight
                for sight in reading.sights
                if not marked or sight.sentence.span.overlaps(marked[0])
            ]
            if reading.sights:
                yield example, (holding or list(reading.sights))[0]


def _kind_lessons(seen: Iterable[tuple[Example, Sight]]) -> Iterator[Lesson]:
    for example, sight in seen:
        if example.event != NO_EVENT:
            plain = tuple(feature for feature in sight.features if feature.startswith(OF_KIND))
            yield Lesson(plain, kind_label(example.event, example.mode, example.cameo))


def _role_lessons(seen: Iterable[tuple[Example, Sight]]) -> Iterator[Lesson]:
    for example, sight in seen:
        if example.event == NO_EVENT:
            continue
        for position, actor in enumerate(sight.scene.actors):
            features = tuple(role_features(sight.scene, position, example.event))
            yield Lesson(features, _role(example, actor.span))


def _role(example: Example, span: Span) -> str:
    if any(span.overlaps(source) for source in example.sources):
        return SOURCE
    return TARGET if any(span.overlaps(target) for target in example.targets) else OTHER


def _rows(lessons: Sequence[Lesson], rows: dict[str, int]) -> csr_matrix:
    """Features as numbers: each that is seen counts the same, all together one."""
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for lesson in lessons:
        known = sorted({rows[feature] for feature in lesson.features if feature in rows})
        indices += known
        values += [1 / np.sqrt(len(known))] * len(known)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(lessons), len(rows)), dtype=np.float32)


def _vocabulary(lessons: Iterable[Lesson], rarest: int) -> dict[str, int]:
    counts = Counter(feature for lesson in lessons for feature in set(lesson.features))
    kept = sorted(feature for feature, times in counts.items() if times >= rarest)
    return {feature: row for row, feature in enumerate(kept)}


def _fit(name: str, lessons: Sequence[Lesson]) -> tuple[dict[str, int], Model]:
    """With few labels exactly, which gives better probabilities; with many by steps."""
    rows = _vocabulary(lessons, RAREST[name])
    model: Model = (
        LogisticRegression(C=2.0, max_iter=100, tol=1e-3)
        if name == "roles"
        else SGDClassifier(
            loss="log_loss", alpha=PENALTY, max_iter=40, tol=1e-4, average=True, random_state=0
        )
    )
    model.fit(_rows(lessons, rows), [lesson.label for lesson in lessons])
    return rows, model


def _validate(name: str, lessons: Sequence[Lesson]) -> None:
    """How often the likeliest label is right, and how often at each confidence."""
    sure: list[float] = []
    right: list[bool] = []
    for learnt, held_out in KFold(5, shuffle=True, random_state=1).split(lessons):
        rows, model = _fit(name, [lessons[index] for index in learnt])
        tested = [lessons[index] for index in held_out]
        scores = model.decision_function(_rows(tested, rows))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        sure += shares.max(axis=1).tolist()
        answers = model.classes_[shares.argmax(axis=1)]
        right += [bool(a == one.label) for a, one in zip(answers, tested, strict=True)]
    print(f"{name}: {np.mean(right):.3f} right of {len(lessons)}")
    for low in range(BINS):
        chosen = [ok for one, ok in zip(sure, right, strict=True) if int(one * BINS) == low]
        if chosen:
            print(f"  from {low / BINS:.1f}: {np.mean(chosen):.2f} right of {len(chosen)}")


def _train(name: str, lessons: Sequence[Lesson]) -> None:
    rows, model = _fit(name, lessons)
    folder = ROOT / "data" / "models" / "coder"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.npz"
    save_model(
        path,
        [str(label) for label in model.classes_],
        list(rows),
        model.coef_.T.astype(np.float32),
        model.intercept_.astype(np.float32),
    )
    print(
        f"{name}: {len(lessons)} lessons, {len(rows)} features, {path.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
