import pytest
from coded_sentences import assert_silent, assert_told, code, fitting


def test_frameworks_imply_memberships() -> None:
    extraction = code(
        "Kenya and Ghana are developing cooperation within the UN and the African Union."
    )
    assert_told(
        extraction,
        *(
            f"Membership/member member={country} organisation=organisation/{body} implied @"
            for country in ("KEN", "GHA")
            for body in ("UN", "AU")
        ),
    )
    for fact, claim in fitting(extraction, "Membership"):
        ((relation, said),) = fitting(extraction, "BilateralRelation")
        assert set(fact.role("organisation")) <= set(relation.role("withinFramework"))
        assert claim.confidence < said.confidence
        assert claim.spans == said.spans


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Kenya and Ghana are developing cooperation within the UN and ASEAN.", "ASEAN"),
        ("Kenya and Ghana are developing cooperation within the OSCE.", "OSCE"),
    ],
)
def test_frameworks_do_not_imply_what_the_reference_denies(text: str, organisation: str) -> None:
    assert_told(code(text), "BilateralRelation party=KEN,GHA")
    assert_silent(code(text), f"Membership organisation=organisation/{organisation}")


def test_frameworks_that_are_only_planned_imply_nothing() -> None:
    assert_silent(code("Kenya and Ghana will cooperate within the UN."), "Membership")
