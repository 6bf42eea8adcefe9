"""The store behind a SPARQL endpoint: a server of Oxigraph, and others that fail in every way."""

import contextlib
import datetime as dt
import http.server
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from diplograph import extract, profiles
from diplograph.errors import DiplographError, QueryError, StoreError
from diplograph.graph.iris import compact
from diplograph.graph.queries import find_query
from diplograph.model import Article, Extraction, PartialDate
from diplograph.network.views import VIEWS, view
from diplograph.store import Choice, Store, ask
from diplograph.store.exports import SUFFIXES
from diplograph.store.layout import BOOKS, IDENTITY, LAYOUT, STORE, THINGS, VIEW, article_graph
from diplograph.store.store import Outcome

PAGE = Path(__file__).parents[2] / "docs" / "remote.md"
NOW = dt.datetime(2024, 2, 1, tzinfo=dt.UTC)
VISIT = """\
Kenyan President William Ruto arrived in Rome on Sunday. Italian President Sergio Mattarella met \
William Ruto in Rome on Monday. "Italy will remain a friend of Kenya," Mattarella said. Italy and \
Kenya signed a memorandum of understanding on energy on Monday. Ruto thanked Italy for its help \
with the coffee trade and with the training of nurses."""
ARTICLES = {
    "agency": (VISIT, "2024-01-30"),
    "paper": (VISIT.replace("a friend", "a close friend"), "2024-01-30"),
    "meeting": (
        "The President of Kenya William Ruto met the President of Italy Sergio Mattarella in Rome"
        " on January 29.",
        "2024-01-31",
    ),
    "call": (
        "President Xi Jinping of China spoke by telephone with Ukrainian President Volodymyr"
        " Zelenskyy on Wednesday.",
        "2023-04-26",
    ),
    "alliance": ("Finland joined NATO on Tuesday.", "2023-04-04"),
    "expulsion": ("The Czech Republic expelled 18 Russian diplomats on Saturday.", "2021-04-18"),
}
MOST_TO_ADD = 25  # requests; 10 to 21 as measured
MOST_TO_RETRACT = 35  # 17 to 29 as measured
MOST_TO_DRAW = 12  # 5 to 11 as it is, however many facts there are


@cache
def extraction(article: str) -> Extraction:
    text, date = ARTICLES[article]
    return extract(Article(article, text, PartialDate.parse(date)))


def add(store: Store, article: str) -> Outcome:
    return store.add(extraction(article), now=NOW)


def joined(store: Store, relation: str = "one with") -> str:
    """A fact that is one with another."""
    links = (link.subject for link in store.links() if link.relation == relation)
    return next(compact(name) for name in links if "/fact/" in name)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """An empty server of one's own, by its address."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    for _ in range(5):  # another may take the port in between
        port = free_port()
        process = subprocess.Popen(
            [program, "serve", "--bind", f"127.0.0.1:{port}", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if answers(process, port):
                yield f"http://127.0.0.1:{port}"
                return
        finally:
            process.terminate()
            process.wait()
    raise AssertionError("no server could be started")


def answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    for _ in range(500):
        if process.poll() is not None:
            return False
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return process.poll() is None
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with oxigraph() as url:
        yield url


@pytest.fixture
def server(running: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty server, and none of the user's own settings."""
    settings = "UPDATE_URL ENDPOINT_TOKEN ENDPOINT_USER ENDPOINT_PASSWORD ENDPOINT_TIMEOUT"
    for name in settings.split():
        monkeypatch.delenv(f"DIPLOGRAPH_{name}", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    update(running, "DROP ALL")
    return running


def update(url: str, text: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    httpx.post(f"{url}/update", content=text, headers=headers, trust_env=False).raise_for_status()


def quads(store: Store, *graphs: ox.NamedNode | ox.DefaultGraph) -> list[str]:
    """What a store holds, in all graphs or these, but for the mark of its layout."""
    names = graphs or (VIEW, *store.backend.graph_names())
    found = (quad for name in names for quad in store.backend.graph(name))
    return sorted(str(quad) for quad in found if quad.predicate != LAYOUT)


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses to which requests were sent since the list was last cleared."""
    sent: list[str] = []
    post = httpx.Client.post

    def noted(client: httpx.Client, url: str, **given: object) -> httpx.Response:
        sent.append(url)
        return post(client, url, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(httpx.Client, "post", noted)
    return sent


def test_a_store_far_away_is_the_same_as_one_at_hand(server: str, requests: list[str]) -> None:
    with Store.at(server) as far, Store.in_memory() as near:

        def both(do: Callable[[Store], object], most: int) -> None:
            requests.clear()
            outcome = do(far)
            assert len(requests) <= most
            assert outcome == do(near)
            assert quads(far) == quads(near)

        for article in ARTICLES:
            both(partial(add, article=article), MOST_TO_ADD)
        assert quads(far, IDENTITY)
        assert quads(far, THINGS)
        assert quads(far, article_graph("call"))
        assert far.entries() == near.entries()
        assert far.conflicts() == near.conflicts()
        assert far.audit(processes=1) == near.audit(processes=1)
        assert [each.reprint_of for each in far.entries() if each.article == "paper"] == ["agency"]
        both(partial(Store.split, name=joined(near)), MOST_TO_RETRACT)
        both(partial(Store.undo, name=joined(near, "split from")), MOST_TO_RETRACT)
        both(partial(Store.retract, article="meeting"), MOST_TO_RETRACT)
        both(partial(Store.retract, article="agency"), MOST_TO_RETRACT)
        assert far.graph_names() == near.graph_names()
        both(partial(add, article="meeting"), MOST_TO_ADD)
        for article in ARTICLES:
            both(partial(Store.retract, article=article), MOST_TO_RETRACT)
        assert quads(far) == []


def test_a_change_of_nothing_writes_nothing(server: str, requests: list[str]) -> None:
    with Store.at(server) as store:
        store.add(extraction("call"), now=NOW)
        held = quads(store)
        requests.clear()
        assert store.add(extraction("call")).change == "unchanged"
        assert not [url for url in requests if url.endswith("/update")]
        assert len(requests) < 10
        assert store.is_current(extraction("call").article)
        assert not store.retract("unheard-of")
        assert quads(store) == held
    with Store.at(f"{server}/query", writing=False) as again:
        assert quads(again) == held


QUESTIONS: list[tuple[str, dict[str, object]]] = [
    ("who-met-whom", {}),
    ("who-met-whom", {"person": "sergio mattarella"}),
    ("visits-between", {"one": "Kenya", "other": "ITA", "from": "2024"}),
    ("agreements", {}),
    ("events-of-country", {"country": "country/ITA"}),
    ("office-holder", {"country": "italy", "date": "2024-01-30"}),
    ("memberships-on-date", {"organisation": "NATO", "date": "2024"}),
]


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[str, Store]]:
    """A server with all articles, and a store at hand with the same."""
    with oxigraph() as url, Store.at(url) as far, Store.in_memory() as near:
        for article in ARTICLES:
            far.add(extraction(article), now=NOW)
            near.add(extraction(article), now=NOW)
        yield url, near


@pytest.mark.parametrize("name", VIEWS)
def test_networks_are_the_same(filled: tuple[str, Store], name: str, requests: list[str]) -> None:
    url, near = filled
    with Store.at(url, writing=False) as far:
        requests.clear()
        drawn = view(far, name)
        assert len(requests) <= MOST_TO_DRAW
    expected = view(near, name)
    assert list(drawn.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(drawn.edges(data=True)) == list(expected.edges(data=True))


@pytest.mark.parametrize(("name", "given"), QUESTIONS)
def test_questions_have_the_same_answer(
    filled: tuple[str, Store], name: str, given: dict[str, object], requests: list[str]
) -> None:
    url, near = filled
    query = find_query(name)
    with Store.at(url, writing=False) as far:
        requests.clear()
        found = ask(far, query, **given)
        assert len(requests) <= 2 + 2 * len(given)
    assert found == ask(near, query, **given)
    assert len(found) > 0


def test_profiles_are_the_same(filled: tuple[str, Store], requests: list[str]) -> None:
    url, near = filled
    with Store.at(url, writing=False) as far:
        requests.clear()
        assert profiles.dyad(far, "Kenya", "ITA") == profiles.dyad(near, "Kenya", "ITA")
        assert len(requests) < 60  # not one for each fact
        assert profiles.country(far, "KEN") == profiles.country(near, "KEN")
        name = "Sergio Mattarella"
        assert profiles.person(far, name) == profiles.person(near, name)
        assert profiles.organisation(far, "NATO") == profiles.organisation(near, "NATO")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exports_are_the_same(filled: tuple[str, Store], tmp_path: Path, suffix: str) -> None:
    url, near = filled
    with Store.at(url, writing=False) as far:
        for choice in (Choice(), Choice(countries=("Kenya",), pairs=(("KEN", "ITA"),))):
            written = [
                store.export(tmp_path / f"{name}{suffix}", choice=choice)
                for name, store in (("far", far), ("near", near))
            ]
            assert written[0] == written[1]
            assert written[0].number
            far_bytes = (tmp_path / f"far{suffix}").read_bytes()
            assert far_bytes == (tmp_path / f"near{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("ASK WHERE { ?x dip:asserts ?y }", {}),
        ("CONSTRUCT { ?x a ?class } WHERE { ?x a dip:Person ; a ?class }", {}),
        ("SELECT ?x ?y WHERE { ?x skos:prefLabel ?y } ORDER BY ?x ?y", {}),
        ("SELECT ?x WHERE { ?x dip:officeOf }", {}),
        ("SELECT ?x WHERE { ?x nobody:knows ?y }", {}),
        ("# param x: person, required\nSELECT ?x ?y WHERE { ?y ?p ?x } ORDER BY ?y", {"x": "Nemo"}),
        ("# param x: thing, required\nSELECT ?x ?y WHERE { ?y ?p ?x }", {"x": "country/XXX"}),
        ("# param x: fact, required\nSELECT ?x ?y WHERE { ?y ?p ?x }", {"x": "visit-0"}),
    ],
)
def test_questions_of_ones_own_have_the_same_answer(
    filled: tuple[str, Store], tmp_path: Path, text: str, given: dict[str, object]
) -> None:
    url, near = filled
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")

    def answer(store: Store) -> object:
        try:
            return ask(store, find_query(path), **given)
        except QueryError as error:
            return str(error)

    with Store.at(url, writing=False) as far:
        assert answer(far) == answer(near)


def test_the_page_about_servers_is_right(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    exec(compile(code.replace("http://127.0.0.1:7878", server), str(PAGE), "exec"), {})
    assert capsys.readouterr().out == "2024-01-28 Visit: Italy, Kenya, Rome, William Ruto\n"


def test_a_server_with_other_data_is_refused(server: str) -> None:
    update(server, "INSERT DATA { <a:a> <a:b> <a:c> }")
    with pytest.raises(StoreError, match="holds data and no store"):
        Store.at(server)


def test_an_empty_server_is_no_store_to_read(server: str) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store.at(server, writing=False)


def test_another_layout_is_refused(server: str) -> None:
    update(server, f'INSERT DATA {{ GRAPH {BOOKS} {{ {STORE} {LAYOUT} "0" }} }}')
    with pytest.raises(StoreError, match="has layout 0"):
        Store.at(server)


def test_a_default_graph_that_is_the_union_is_refused(server: str) -> None:  # noqa: ARG001
    with oxigraph("--union-default-graph") as url:
        for _ in range(2):
            with pytest.raises(StoreError, match="union of all graphs"):
                Store.at(url)
        headers = {"Accept": "application/sparql-results+json"}
        asked = {"query": "ASK { GRAPH ?g { ?s ?p ?o } }"}
        answer = httpx.get(f"{url}/query", params=asked, headers=headers, trust_env=False)
        assert answer.json()["boolean"] is False


@dataclass
class Stub:
    """A server that always gives the same answer, and notes the headers it was sent."""

    status: int = 200
    kind: str = "application/sparql-results+json"
    body: str = '{"head": {"vars": ["s", "p", "o", "g"]}, "results": {"bindings": []}}'
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    echo: bool = False
    seen: list[dict[str, str]] = field(default_factory=list)

    @contextlib.contextmanager
    def serving(self) -> Iterator[str]:
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                stub.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def answer(self, request: http.server.BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        self.seen.append(dict(request.headers))
        time.sleep(self.delay)
        text = f"{self.body}{request.headers['Authorization'] if self.echo else ''}".encode()
        with contextlib.suppress(OSError):
            request.send_response(self.status)
            headers = {"Content-Type": self.kind, "Content-Length": str(len(text)), **self.headers}
            for name, value in headers.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(text)


def failure(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        Store.at(url)
    assert isinstance(caught.value, DiplographError)
    assert caught.value.code == "DG500"
    return str(caught.value)


FAILURES = {
    "page": (Stub(kind="text/html", body="<html>Hello"), "answered with text/html and no result"),
    "untyped": (Stub(kind=""), "answered with something without a type"),
    "truncated": (Stub(body='{"head": {"vars": ["s"]}, "results": {"bin'), "broken or broken off"),
    "other": (Stub(body='{"error": "none"}'), "broken or broken off"),
    "cut": (Stub(headers={"Content-Length": "100000"}), "broke off: "),
    "garbled": (Stub(headers={"Content-Encoding": "gzip"}), "broke off: "),
    "closed": (Stub(401), "(401) asks for DIPLOGRAPH_ENDPOINT_TOKEN, or"),
    "forbidden": (Stub(403), "(403) asks for DIPLOGRAPH_ENDPOINT_TOKEN, or"),
    "missing": (Stub(404, body=""), "(404): there is no SPARQL service at this address"),
    "refusing": (Stub(400, "text/plain", "none of\nthis"), "refused the request: none of this"),
    "failing": (Stub(500, "text/plain", "no\ndisk"), "(500) failed: no disk: see its log"),
    "busy": (Stub(503, body=""), "(503): the service has too much to do or is being started"),
    "loop": (Stub(302, headers={"Location": "/query?key=1"}), "/query if it is trusted"),
    "nowhere": (Stub(307, headers={"Location": "http://[x"}), "sends elsewhere"),
    "slow": (Stub(delay=0.6), "did not answer in 0.3 seconds; wait longer"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failures_say_what_and_where(
    server: str,  # noqa: ARG001
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stub, words = FAILURES[name]
    if stub.delay:
        monkeypatch.setenv("DIPLOGRAPH_ENDPOINT_TIMEOUT", "0.3")
    with stub.serving() as url:
        message = failure(f"{url}/?key=word")
        assert words in message
        assert f"{url}/query" in message
        assert "word" not in message
        assert len(stub.seen) == 1, "a request is sent once"
    stub.seen.clear()


def test_nobody_there(server: str) -> None:  # noqa: ARG001
    message = failure(f"http://127.0.0.1:{free_port()}")
    assert "cannot be reached" in message
    assert "check the address, and that the service runs" in message


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("folder/store", "'folder/store' is no address of a SPARQL service"),
        ("ftp://example.org", "is no address"),
        ("http://", "is no address"),
        ("http://localhost:port", "is no address"),
        ("http://me:word@localhost:7878", "DIPLOGRAPH_ENDPOINT_USER"),
        ("http://me:word@localhost:port", "this is no address"),
    ],
)
def test_addresses_that_are_none(server: str, url: str, words: str) -> None:  # noqa: ARG001
    message = failure(url)
    assert words in message
    assert "word@" not in message


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "inf", "nan"])
def test_a_time_limit_that_is_none(
    server: str, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("DIPLOGRAPH_ENDPOINT_TIMEOUT", seconds)
    assert "is no number of seconds" in failure(server)


@pytest.mark.parametrize(
    ("settings", "header"),
    [
        ({}, None),
        ({"TOKEN": "t0ken-word", "USER": "me"}, "Bearer t0ken-word"),
        ({"USER": "me", "PASSWORD": "pässword"}, "Basic bWU6cMOkc3N3b3Jk"),
    ],
)
def test_credentials_are_sent_and_never_told(
    server: str,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    header: str | None,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"DIPLOGRAPH_ENDPOINT_{name}", value)
    for stub in (Stub(400, "text/plain", "You sent ", echo=True), Stub(401), Stub(500, echo=True)):
        with stub.serving() as url:
            message = failure(url)
        assert stub.seen[0].get("Authorization") == header
        assert "word" not in message
        assert header is None or header.split()[1] not in message
    assert header is None or "does not accept" in message or "failed" in message


def test_a_token_that_is_none_is_not_told(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_ENDPOINT_TOKEN", "first\nsecond")
    message = failure(server)
    assert "DIPLOGRAPH_ENDPOINT_TOKEN" in message
    assert "first" not in message


@pytest.mark.parametrize(
    ("stub", "words"),
    [
        (Stub(500, "text/plain", "no disk"), "made whole or not at all: run the same command"),
        (Stub(401), "asks for DIPLOGRAPH_ENDPOINT_TOKEN"),
        (Stub(200, "text/html", "<html>Please log in"), "answered an update with a web page"),
        (Stub(303, headers={"Location": "/"}), "sends elsewhere"),
        (Stub(204, delay=1.5), "did not answer in 1 seconds"),
    ],
)
def test_an_update_that_fails_leaves_the_store_whole(
    server: str, monkeypatch: pytest.MonkeyPatch, stub: Stub, words: str
) -> None:
    with Store.at(server) as store:
        store.add(extraction("call"), now=NOW)
        held = quads(store)
    if stub.delay:
        monkeypatch.setenv("DIPLOGRAPH_ENDPOINT_TIMEOUT", "1")
    with stub.serving() as url:
        monkeypatch.setenv("DIPLOGRAPH_UPDATE_URL", f"{url}/statements")
        with Store.at(f"{server}/query") as store:
            with pytest.raises(StoreError) as caught:
                store.add(extraction("alliance"))
            assert words in str(caught.value)
            assert f"{url}/statements" in str(caught.value)
            assert len(stub.seen) == 1, "an update is sent once"
            assert quads(store) == held
