"""Which countries an article is about at a point: mentions weigh less the further back they are."""

from __future__ import annotations

from dataclasses import dataclass, field

_DECAY = 0.85
_MUCH = 0.5  # of the weight of the strongest


@dataclass(slots=True)
class Salience:
    """Weights of countries and organisations, decaying from sentence to sentence."""

    weights: dict[str, float] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Let a sentence pass."""
        self.weights = {key: weight * _DECAY for key, weight in self.weights.items()}

    def note(self, key: str, owner: str | None) -> None:
        """A mention of an entity, and through it of whom it acts for."""
        for named, weight in ((key, 1.0), (owner, 0.8)):
            if named is not None and named.startswith(("country/", "organisation/")):
                self.weights[named] = self.weights.get(named, 0.0) + weight
                self.order.setdefault(named, len(self.order))

    def seen(self) -> frozenset[str]:
        """Everything noted so far."""
        return frozenset(self.order)

    def strongest_country(self) -> str | None:
        """The country most in focus; the one named first among equals."""
        countries = [key for key in self.weights if key.startswith("country/")]
        return max(countries, key=lambda key: (self.weights[key], -self.order[key]), default=None)

    def leading_country(self) -> str | None:
        """The country named first of those much in focus: the one whose news it is."""
        strongest = self.strongest_country()
        if strongest is None:
            return None
        enough = self.weights[strongest] * _MUCH
        countries = [
            key
            for key, weight in self.weights.items()
            if key.startswith("country/") and weight >= enough
        ]
        return min(countries, key=lambda key: self.order[key])

    def pair(self) -> list[str]:
        """The two countries in focus, sorted by key; fewer where fewer were named."""
        countries = [key for key in self.weights if key.startswith("country/")]
        best = sorted(countries, key=lambda key: (-self.weights[key], self.order[key]))[:2]
        return sorted(best)
