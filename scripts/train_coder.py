"""Train the event coder's three models on our own marked sentences (``data/coding/examples``).

    pip install scikit-learn
    python scripts/train_coder.py             # trains, and writes data/models/coder
    python scripts/train_coder.py --validate  # five folds instead; prints how right each model is

``events`` tells the type of a sentence's event, ``modes`` its mode, ``roles`` who of its actors
acts and who is acted on. All are multinomial logistic regressions over named features
(`diplograph.coding.features`). Takes two minutes on one core; the same bytes each time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from diplograph.coding.coder import NO_EVENT, OTHER, SOURCE, TARGET, Sight, sights
from diplograph.coding.examples import Example, load_examples
from diplograph.coding.features import role_features
from diplograph.coding.linear import save_model
from diplograph.model import Article, Span

ROOT = Path(__file__).parents[1]
STRENGTH = {"events": 8.0, "modes": 8.0, "roles": 2.0}  # inverse of the penalty on weights
_LONG = ("2=", "3=", "q=", "s=")  # features that a mode does not need
RAREST = 2  # examples in which a feature must stand


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
    seen = [(example, sight) for example in examples if (sight := _sight(example)) is not None]
    for name, lessons in (
        ("events", [Lesson(sight.features, example.event) for example, sight in seen]),
        ("modes", list(_mode_lessons(seen))),
        ("roles", list(_role_lessons(seen))),
    ):
        if given.validate:
            print(f"{name}: {_folds(lessons, STRENGTH[name]):.3f} right of {len(lessons)}")
        else:
            _train(name, lessons)


def _sight(example: Example) -> Sight | None:
    """The sentence of an example that holds its trigger."""
    _, found = sights(Article("example", example.text, example.date))
    marked = example.triggers[:1]
    for sight in found:
        if not marked or sight.sentence.span.overlaps(marked[0]):
            return sight
    return found[0] if found else None


def _mode_lessons(seen: Iterable[tuple[Example, Sight]]) -> Iterable[Lesson]:
    for example, sight in seen:
        if example.event != NO_EVENT:
            plain = tuple(f for f in sight.features if not f.startswith(_LONG))
            yield Lesson(plain, f"{example.event}/{example.mode}")


def _role_lessons(seen: Iterable[tuple[Example, Sight]]) -> Iterable[Lesson]:
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


def _vocabulary(lessons: Iterable[Lesson]) -> dict[str, int]:
    counts = Counter(feature for lesson in lessons for feature in set(lesson.features))
    kept = sorted(feature for feature, times in counts.items() if times >= RAREST)
    return {feature: row for row, feature in enumerate(kept)}


def _fit(lessons: Sequence[Lesson], strength: float) -> tuple[dict[str, int], LogisticRegression]:
    rows = _vocabulary(lessons)
    model = LogisticRegression(C=strength, max_iter=100, tol=1e-3)
    model.fit(_rows(lessons, rows), [lesson.label for lesson in lessons])
    return rows, model


def _folds(lessons: Sequence[Lesson], strength: float) -> float:
    labels = np.array([lesson.label for lesson in lessons])
    right = 0
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    for learnt, held_out in folds.split(np.zeros(len(labels)), labels):
        rows, model = _fit([lessons[index] for index in learnt], strength)
        answers = model.predict(_rows([lessons[index] for index in held_out], rows))
        right += int(np.sum(answers == labels[held_out]))
    return right / len(labels)


def _train(name: str, lessons: Sequence[Lesson]) -> None:
    rows, model = _fit(lessons, STRENGTH[name])
    folder = ROOT / "data" / "models" / "coder"
    folder.mkdir(parents=True, exist_ok=True)
    save_model(
        folder / f"{name}.npz",
        [str(label) for label in model.classes_],
        list(rows),
        model.coef_.T.astype(np.float32),
        model.intercept_.astype(np.float32),
    )
    size = (folder / f"{name}.npz").stat().st_size
    print(f"{name}: {len(lessons)} lessons, {len(rows)} features, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
