"""The store: a graph that is kept for years, article by article, on disk or behind an endpoint."""

from __future__ import annotations

from diplograph.store.asking import ask, find_thing
from diplograph.store.choice import Choice
from diplograph.store.store import Store
from diplograph.store.testimony import Sentence, sentences

__all__ = ["Choice", "Sentence", "Store", "ask", "find_thing", "sentences"]
