"""The store: a graph that is kept for years, article by article, on disk or behind an endpoint."""

from __future__ import annotations

from diplograph.store.asking import ask, find_thing
from diplograph.store.choice import Choice
from diplograph.store.sentences import Sentence, sentences
from diplograph.store.store import Store

__all__ = ["Choice", "Sentence", "Store", "ask", "find_thing", "sentences"]
