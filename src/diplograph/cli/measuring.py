"""The verb that measures networks: who is central, who brokers, who hosts, what changed when."""

from __future__ import annotations

import click

from diplograph.cli import measuring_graphs, measuring_time


@click.group()
def measure() -> None:
    """Measure a network: one row for each node, pair, step or period.

    VIEW is one of those that network knows, GRAPH a file that build has written; without one the
    store is measured. What each measure is, and where it is from, is in docs/measures.md.
    """


for command in (
    measuring_graphs.centrality,
    measuring_graphs.communities,
    measuring_graphs.brokers,
    measuring_graphs.hosts,
    measuring_graphs.reciprocity,
    measuring_graphs.balance,
    measuring_graphs.assortativity,
    measuring_graphs.path,
    measuring_time.course,
    measuring_time.novelty,
    measuring_time.ranking,
):
    measure.add_command(command)
