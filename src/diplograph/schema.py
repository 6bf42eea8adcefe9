"""What kinds of facts there are: roles, identity and kinds, the text side's view of the ontology.

A test holds this equal to ``ontology/diplomacy.ttl`` and ``ontology/schemes.ttl``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from diplograph.model import Fact


@dataclass(frozen=True, slots=True)
class FactType:
    """A class of facts.

    ``identity`` are the roles that decide whether two facts are one; ``required`` are those without
    which there is no fact, any one of an inner tuple.
    """

    name: str
    identity: tuple[str, ...]
    other_roles: tuple[str, ...] = ()
    required: tuple[tuple[str, ...], ...] = ()
    scheme: str | None = None
    event: bool = False
    content_identity: bool = False

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role a fact of this type may have."""
        return self.identity + self.other_roles


AGENTS = ("person/", "country/", "organisation/", "body/")
ROLE_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "visitor": ("person/", "body/"),
        "host": AGENTS,
        "place": ("place/", "country/"),
        "holder": ("person/",),
        "office": ("office/",),
        "member": ("country/", "person/"),
        "organisation": ("organisation/",),
        "withinFramework": ("organisation/",),
        "party": ("country/", "organisation/"),
        "reporter": ("country/",),
        "counterpart": ("country/",),
        "instrument": ("agreement/",),
    }
)
"""How the keys of a role's fillers begin; a role that is not here takes `AGENTS`."""

_EVENT = ("place", "involvesCountry", "partOf", "withinFramework", "about")

FACT_TYPES: Mapping[str, FactType] = MappingProxyType(
    {
        fact_type.name: fact_type
        for fact_type in (
            FactType(
                "Visit",
                ("visitor", "host", "place"),
                ("involvesCountry", "partOf", "withinFramework", "about", "participant"),
                (("visitor",), ("host", "place")),
                scheme="visit",
                event=True,
            ),
            FactType(
                "Meeting",
                ("participant",),
                ("host", "initiator", *_EVENT),
                (("participant",),),
                scheme="meeting",
                event=True,
            ),
            FactType(
                "Signing",
                ("signatory", "instrument"),
                ("participant", "witness", *_EVENT),
                (("instrument",),),
                scheme="signing",
                event=True,
            ),
            FactType(
                "SpeechAct",
                ("speaker", "addressee"),
                _EVENT,
                (("speaker",),),
                scheme="speech",
                event=True,
                content_identity=True,
            ),
            FactType(
                "Action",
                ("actor", "target"),
                ("instrument", *_EVENT),
                (("actor",), ("target",)),
                scheme="action",
                event=True,
            ),
            FactType(
                "Tenure", ("holder", "office"), (), (("holder",), ("office",)), scheme="tenure"
            ),
            FactType(
                "Membership",
                ("member", "organisation"),
                (),
                (("member",), ("organisation",)),
                scheme="membership",
            ),
            FactType(
                "Chairmanship",
                ("member", "organisation"),
                (),
                (("member",), ("organisation",)),
            ),
            FactType(
                "BilateralRelation",
                ("party",),
                ("withinFramework",),
                (("party",),),
                scheme="relation",
            ),
            FactType(
                "Observation",
                ("party", "reporter", "counterpart"),
                (),
                (("party", "reporter"),),
                scheme="indicator",
            ),
        )
    }
)


def fact_id(fact: Fact) -> str:
    """The fact's identity by content, as in ``fact/visit-4f3a9c21d0e8``.

    Topics, place of a meeting, links to other facts and the like may be learnt later from another
    article and do not change it.
    """
    fact_type = FACT_TYPES[fact.type]
    parts = [fact.type, fact.kind or "", str(fact.status or "")]
    parts += [f"{role}={key}" for role, key in sorted(fact.roles) if role in fact_type.identity]
    parts += [str(fact.start or ""), str(fact.end or "")]
    parts += [str(fact.value if fact.value is not None else ""), fact.unit or ""]
    if fact_type.content_identity:
        parts += [fact.quotation or "", fact.content or ""]
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"fact/{_hyphened(fact.type)}-{digest[:12]}"


def _hyphened(camel: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in camel)[1:]
