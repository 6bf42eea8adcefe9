"""A SPARQL 1.1 service over HTTP: one request at a time, and plain words for what goes wrong.

Where it is and how to be let in::

    DIPLOGRAPH_UPDATE_URL          the address for updates, where it is not as `Addresses` guesses
    DIPLOGRAPH_ENDPOINT_TOKEN      a bearer token
    DIPLOGRAPH_ENDPOINT_USER       a user and
    DIPLOGRAPH_ENDPOINT_PASSWORD   a password, if there is no token
    DIPLOGRAPH_ENDPOINT_TIMEOUT    seconds to wait for an answer (60)

What is secret is sent to these addresses and stands in no message. No request is sent twice.
"""

from __future__ import annotations

import base64
import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import urlsplit, urlunsplit

import httpx

from diplograph.errors import StoreError

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_VARIABLE = "DIPLOGRAPH_ENDPOINT_"
_CONNECT = 10.0  # seconds; nobody who is there takes longer
_QUERY_PATHS = ("query", "sparql")
_EXCERPT = 200
_AGAIN = (
    "the change was made whole or not at all: run the same command again, which makes it if need be"
)
_MEANINGS = {
    404: "there is no SPARQL service at this address: check the address",
    405: "what is at this address takes no such request: check the address",
    406: "the service gives no results as JSON and N-Triples, which diplograph reads",
    408: "the service gave up waiting: try again, with fewer articles at once",
    413: "the request is too large for the service: raise its limit",
    429: "the service has too much to do: try again later",
    502: "the service does not answer behind its gateway: try again later",
    503: "the service has too much to do or is being started: try again later",
    504: "the service took too long for its gateway: try again later",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a service takes queries and updates."""

    query: str
    update: str

    @classmethod
    def of(cls, url: str, environment: Mapping[str, str] = os.environ) -> Addresses:
        """From the base of a service or its address for queries.

        With DIPLOGRAPH_UPDATE_URL both addresses are taken as they are. Raises StoreError for what
        is no address of the web, and for one with a password in it.

        >>> Addresses.of("http://localhost:7878", {})
        Addresses(query='http://localhost:7878/query', update='http://localhost:7878/update')
        >>> Addresses.of("https://example.org/ds/sparql", {}).update
        'https://example.org/ds/update'
        """
        _check(url)
        if update := environment.get("DIPLOGRAPH_UPDATE_URL", "").strip():
            _check(update)
            return cls(url, update)
        parts = urlsplit(url)
        base, _, last = parts.path.rstrip("/").rpartition("/")
        if last in _QUERY_PATHS:
            return cls(url, urlunsplit(parts._replace(path=f"{base}/update")))
        base = parts.path.rstrip("/")
        return cls(
            urlunsplit(parts._replace(path=f"{base}/query")),
            urlunsplit(parts._replace(path=f"{base}/update")),
        )


@dataclass(frozen=True, slots=True)
class Access:
    """How to be let in, and how long to wait in seconds."""

    header: str | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    timeout: float = 60.0

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Access:
        """From the environment. Raises StoreError for a value that cannot be used."""
        token, user, password, timeout = (
            environment.get(f"{_VARIABLE}{name}", "").strip()
            for name in ("TOKEN", "USER", "PASSWORD", "TIMEOUT")
        )
        if token:
            if not re.fullmatch(r"[!-~]+", token):
                raise StoreError(
                    f"{_VARIABLE}TOKEN has spaces or letters that no token has: set it anew"
                )
            return cls(f"Bearer {token}", (token,), _seconds(timeout))
        if user or password:
            pair = base64.b64encode(f"{user}:{password}".encode()).decode()
            secrets = (pair, password) if password else (pair,)
            return cls(f"Basic {pair}", secrets, _seconds(timeout))
        return cls(timeout=_seconds(timeout))


def shown(url: str) -> str:
    """An address without what may be secret in it.

    >>> shown("https://me:word@example.org:8443/ds/query?key=1")
    'https://example.org:8443/ds/query'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


class Service:
    """A service that takes queries and updates. Every failure is a StoreError."""

    def __init__(self, addresses: Addresses, access: Access) -> None:
        self.addresses = addresses
        self._access = access
        headers = {"User-Agent": "diplograph"}
        if access.header is not None:
            headers["Authorization"] = access.header
        wait = httpx.Timeout(access.timeout, connect=min(_CONNECT, access.timeout))
        # A redirected update would become a GET, and the secret would go to who knows where.
        self._client = httpx.Client(headers=headers, timeout=wait, follow_redirects=False)

    def query(self, text: str) -> tuple[str, bytes]:
        """What a query gives: `RESULTS` or `TRIPLES`, and the text in that format."""
        url = self.addresses.query
        answer = self._send(url, text, _QUERY, accept=f"{RESULTS}, {TRIPLES};q=0.9")
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind not in (RESULTS, TRIPLES):
            raise StoreError(
                f"{shown(url)} answered with {kind or 'something without a type'} and no result of"
                " SPARQL: check that this is the address for queries"
            )
        return kind, answer.content

    def update(self, text: str) -> None:
        """Make a change, which the service makes whole or not at all."""
        url = self.addresses.update
        answer = self._send(url, text, _UPDATE, accept="*/*")
        if "html" in answer.headers.get("Content-Type", "").lower():
            raise StoreError(
                f"{shown(url)} answered an update with a web page: check that this is the address"
                " for updates, and set DIPLOGRAPH_UPDATE_URL if it is not"
            )

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _send(self, url: str, text: str, kind: str, *, accept: str) -> httpx.Response:
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept}
        with self._failures(url, changing=kind == _UPDATE):
            answer = self._client.post(url, content=text.encode(), headers=headers)
        if not answer.is_success:
            self._refuse(url, answer, changing=kind == _UPDATE)
        return answer

    @contextlib.contextmanager
    def _failures(self, url: str, *, changing: bool) -> Iterator[None]:
        after = f"; {_AGAIN}" if changing else ""
        try:
            yield
        except httpx.ConnectError as error:
            raise StoreError(
                f"{shown(url)} cannot be reached: {error}; check the address, and that the service"
                " runs"
            ) from None
        except httpx.ConnectTimeout:
            raise StoreError(
                f"{shown(url)} cannot be reached: nobody answers; check the address and the network"
            ) from None
        except httpx.TimeoutException:
            raise StoreError(
                f"{shown(url)} did not answer in {self._access.timeout:g} seconds; wait longer with"
                f" {_VARIABLE}TIMEOUT{after}"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            advice = after or "; try again"
            raise StoreError(
                f"{shown(url)} broke off: {self._without_secrets(str(error))}{advice}"
            ) from None

    def _refuse(self, url: str, answer: httpx.Response, *, changing: bool) -> NoReturn:
        code = answer.status_code
        where = f"{shown(url)} ({code})"
        if code in (401, 403):
            have = "does not accept the credentials in" if self._access.header else "asks for"
            raise StoreError(
                f"{where} {have} {_VARIABLE}TOKEN, or {_VARIABLE}USER and {_VARIABLE}PASSWORD"
            )
        if answer.is_redirect:
            raise StoreError(f"{where} sends elsewhere: give {_target(answer)} if it is trusted")
        said = self._excerpt(answer)
        if code in _MEANINGS:
            raise StoreError(f"{where}: {_MEANINGS[code]}{said}")
        if code < 500:
            raise StoreError(f"{where} refused the request{said}")
        raise StoreError(f"{where} failed{said}: see its log" + (f"; {_AGAIN}" if changing else ""))

    def _excerpt(self, answer: httpx.Response) -> str:
        """The beginning of what a service says of its failure, unless it is a page."""
        kind = answer.headers.get("Content-Type", "")
        words = " ".join(answer.text[: 10 * _EXCERPT].split())
        if "html" in kind or not words or words.startswith("<"):
            return ""
        words = self._without_secrets(words)
        return f": {words if len(words) <= _EXCERPT else f'{words[: _EXCERPT - 1]}…'}"

    def _without_secrets(self, text: str) -> str:
        for secret in self._access.secrets:
            text = text.replace(secret, "***")
        return text


def _target(answer: httpx.Response) -> str:
    try:
        return shown(str(answer.url.join(answer.headers["Location"])))
    except (httpx.InvalidURL, ValueError):
        return "the address it means"


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        what = "this" if "@" in url else repr(url.partition("?")[0])
        raise StoreError(
            f"{what} is no address of a SPARQL service; give one such as http://localhost:7878"
        )
    if "@" in parts.netloc:
        raise StoreError(
            f"{shown(url)}: user and password stand in {_VARIABLE}USER and {_VARIABLE}PASSWORD, not"
            " in the address"
        )


def _seconds(text: str) -> float:
    try:
        seconds = float(text or 60)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise StoreError(f"{_VARIABLE}TIMEOUT={text!r} is no number of seconds above 0")
    return seconds
