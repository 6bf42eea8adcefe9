"""Namespaces, and the way from keys to IRIs and back.

A key is the text side's name of a thing (``country/KAZ``, ``fact/visit-4f3a9c21d0e8``); its IRI is
the same name under a namespace, percent-encoded where an IRI cannot hold it as it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace

from diplograph.model import Claim, Span

BASE = "https://w3id.org/diplograph/"
DIP = Namespace(f"{BASE}ns#")
KIND = Namespace(f"{BASE}kind/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")

SHORTCUTS_GRAPH = URIRef(f"{BASE}graph/shortcuts")
"""The named graph of derived shortcut triples."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dip": str(DIP),
        "kind": str(KIND),
        "country": f"{BASE}id/country/",
        "organisation": f"{BASE}id/organisation/",
        "person": f"{BASE}id/person/",
        "office": f"{BASE}id/office/",
        "place": f"{BASE}id/place/",
        "body": f"{BASE}id/body/",
        "agreement": f"{BASE}id/agreement/",
        "id": f"{BASE}id/",
        "fact": f"{BASE}fact/",
        "claim": f"{BASE}claim/",
        "article": f"{BASE}article/",
        "source": f"{BASE}source/",
        "run": f"{BASE}run/",
        "agent": f"{BASE}agent/",
        "dct": str(DCTERMS),
        "itsrdf": str(ITSRDF),
        "nif": str(NIF),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "skos": str(SKOS),
        "wd": str(WIKIDATA),
        "xsd": str(XSD),
    }
)
"""The prefixes that diplograph writes and that a query may use without declaring them."""

_TOP_LEVEL = ("fact/", "claim/", "article/", "source/")


def iri(key: str) -> URIRef:
    """The IRI of an entity, a fact, an article or a source by its key.

    >>> str(iri("country/KAZ"))
    'https://w3id.org/diplograph/id/country/KAZ'
    >>> str(iri("fact/visit-4f3a9c21d0e8"))
    'https://w3id.org/diplograph/fact/visit-4f3a9c21d0e8'
    """
    room = "" if key.startswith(_TOP_LEVEL) else "id/"
    return URIRef(f"{BASE}{room}{_encoded(key)}")


def key_of(node: str) -> str:
    """The key behind an IRI of ours; an IRI from elsewhere comes back unchanged.

    >>> key_of("https://w3id.org/diplograph/id/country/KAZ")
    'country/KAZ'
    """
    path = node.removeprefix(BASE)
    if path == node:
        return node
    if path.startswith("id/"):
        return unquote(path.removeprefix("id/"), errors="surrogatepass")
    return unquote(path, errors="surrogatepass") if path.startswith(_TOP_LEVEL) else node


def article_iri(article_id: str) -> URIRef:
    """The IRI of an article, which is also the name of its graph."""
    return iri(f"article/{article_id}")


def reference_graph_iri(source: str | None = None) -> URIRef:
    """The graph of what one source of reference says; without one, that of things no fact names.

    >>> str(reference_graph_iri("source/wikidata"))
    'https://w3id.org/diplograph/graph/reference/wikidata'
    """
    if source is None:
        return URIRef(f"{BASE}graph/reference")
    return URIRef(f"{BASE}graph/reference/{_encoded(source.removeprefix('source/'))}")


def span_iri(article_id: str, span: Span) -> URIRef:
    """The IRI of a stretch of an article's text, after RFC 5147: ``article/x#char=28,101``."""
    return URIRef(f"{article_iri(article_id)}#char={span.begin},{span.end}")


def mention_iri(article_id: str, span: Span, key: str) -> URIRef:
    """The IRI of words as they stand for one entity; the same words may stand for another too."""
    return URIRef(f"{span_iri(article_id, span)}&ref={_encoded(key)}")


def claim_iri(claim: Claim) -> URIRef:
    """The IRI of a claim, by what it says, who says it and where: stable over runs."""
    parts = [claim.article, claim.fact, claim.modality, claim.attributed_to or "", claim.frame]
    parts += [f"{span.begin},{span.end}" for span in sorted(claim.spans)]
    return _claim_iri(parts)


def source_claim_iri(fact: str, sources: Iterable[str]) -> URIRef:
    """The IRI of a claim that sources of reference make: stable over runs."""
    return _claim_iri([*sorted(sources), fact])


def _claim_iri(parts: Iterable[str]) -> URIRef:
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return URIRef(f"{BASE}claim/{digest[:16]}")


def concept_iri(slug: str) -> URIRef:
    """The IRI of a kind, topic, status or modality by its slug."""
    return KIND[_encoded(slug)]


def slug_of(concept: str) -> str:
    """The slug behind a concept's IRI."""
    return unquote(concept.removeprefix(str(KIND)))


def compact(node: str) -> str:
    """The IRI with the longest of our prefixes that fits, for people to read.

    >>> compact("https://w3id.org/diplograph/id/country/KAZ")
    'country:KAZ'
    """
    fitting = [item for item in PREFIXES.items() if node.startswith(item[1])]
    if not fitting:
        return node
    prefix, namespace = max(fitting, key=lambda item: len(item[1]))
    return f"{prefix}:{node.removeprefix(namespace)}"


def _encoded(key: str) -> str:
    path = quote(key.encode("utf-8", "surrogatepass"), safe="/-._~")
    # A parser may resolve "." and ".." away, so as whole segments they are written out.
    return "/".join(_DOTS.get(segment, segment) for segment in path.split("/"))


_DOTS = {".": "%2E", "..": "%2E%2E"}
