"""Binding the parameters of a query: as terms in VALUES, where its patterns begin."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diplograph.errors import QueryError
from diplograph.graph.catalogue import Query
from diplograph.graph.parameters import Term

_TOKENS = re.compile(
    r'''
      """ (?: "{0,2} (?: [^"\\] | \\. ) )* """
    | \'\'\' (?: \'{0,2} (?: [^\'\\] | \\. ) )* \'\'\'
    | " (?: [^"\\\n] | \\. )* "
    | ' (?: [^'\\\n] | \\. )* '
    | < [^<>"{}|^`\\\s]* >
    | [?$]\w+
    | \#[^\n]*
    | (?P<where> \bWHERE (?: \s | \#[^\n]*\n )* \{ )
    ''',
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Strings, IRIs, variables and comments, in which no pattern begins, and where one does."""


def bound(query: Query, given: Mapping[str, Term]) -> str:
    """The query's text with its parameters bound after each ``WHERE {``, subqueries included.

    A subquery sees nothing of the pattern around it, so it is told as well; that is also what
    keeps it from working through the whole graph. Raises QueryError if there is no ``WHERE {``.
    """
    if not given:
        return query.text
    names = " ".join(f"?{name}" for name in given)
    values = " ".join(map(str, given.values()))
    # On the same line, so that the lines of error messages stay those of the file.
    binding = f" VALUES ({names}) {{ ({values}) }} "
    text = _TOKENS.sub(lambda found: found[0] + (binding if found["where"] else ""), query.text)
    if text == query.text:
        raise QueryError(f"{query.name}: parameters are bound after 'WHERE {{'; write it out")
    return text
