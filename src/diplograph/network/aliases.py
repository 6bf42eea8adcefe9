"""What networks are called in types."""

from __future__ import annotations

from typing import TypeAlias

import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"
AnyNetwork: TypeAlias = "nx.Graph[str]"
