import csv
import re
from pathlib import Path

import pytest

from diplograph.errors import ReferenceDataError
from diplograph.evaluation import GoldFact, GoldLine, evaluate, load
from diplograph.evaluation.gold import load_people
from diplograph.model import Extraction, Fact, Modality, PartialDate, Status
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES, fact_id

GOLD = Path(__file__).parents[2] / "data" / "gold"
LINES = [*load(GOLD / "articles.jsonl"), *load(GOLD / "sentences.jsonl")]
FACTS = [(line, fact) for line in LINES for fact in (*line.facts, *line.also)]
KEY = re.compile(
    r"(country/[A-Z]{3}|organisation/[A-Za-z0-9+-]+|person/[a-z0-9-]+"
    r"|(office|body)/[A-Z0-9+-]+-[a-z0-9-]+|place/([A-Z]{3}-)?[a-z0-9-]+|agreement/[a-z0-9-]+|)"
)


def schemes() -> dict[str, set[str]]:
    """The concepts of each scheme, read as text: scheme name to local names."""
    found: dict[str, set[str]] = {}
    text = resource("ontology", "schemes.ttl").read_text(encoding="utf-8")
    for concept, scheme in re.findall(r"^kind:(\S+) .*?skos:inScheme scheme:([\w-]+)", text, re.M):
        found.setdefault(scheme, set()).add(concept)
    return found


def column(name: str, *parts: str) -> set[str]:
    with resource("data", "reference", *parts).open(encoding="utf-8", newline="") as rows:
        return {row[name].replace(" ", "-") for row in csv.DictReader(rows)}


def wrong(check: str, bad: list[tuple[str, object]]) -> None:
    assert bad == [], check


def test_gold_is_large_enough_to_measure_with() -> None:
    sentences = [line for line in LINES if line.split]
    assert sum(1 for line in sentences if line.kind != "ordinary") >= 260
    assert sum(1 for line in sentences if line.kind == "ordinary") >= 90
    assert len(LINES) - len(sentences) == 10


def test_identifiers_and_texts_are_unique() -> None:
    assert len({line.id for line in LINES}) == len(LINES)
    assert len({line.article.text for line in LINES}) == len(LINES)


def test_splits_are_halves_of_every_common_construction() -> None:
    dev, test = (
        load(GOLD / "sentences.jsonl", split="dev"),
        load(GOLD / "sentences.jsonl", split="test"),
    )
    assert abs(len(dev) - len(test)) <= 1
    kinds = [line.kind for line in (*dev, *test)]
    common = {kind for kind in kinds if kinds.count(kind) > 2}
    assert common <= {line.kind for line in dev} & {line.kind for line in test}


def test_articles_have_their_date_from_the_text_or_the_name() -> None:
    dates = {line.id: str(line.article.published) for line in LINES if not line.split}
    assert {name: date for name, date in dates.items() if not name.startswith(date)} == {}


def test_roles_are_those_of_the_type() -> None:
    wrong(
        "roles",
        [
            (line.id, role)
            for line, fact in FACTS
            for role, _ in fact.roles
            if role not in FACT_TYPES[fact.type].roles
        ],
    )


def test_kinds_and_topics_are_in_their_schemes() -> None:
    known = schemes()
    wrong(
        "kinds",
        [
            (line.id, kind)
            for line, fact in FACTS
            for kind in fact.kinds
            if kind not in known[FACT_TYPES[fact.type].scheme or ""]
        ],
    )
    wrong(
        "topics",
        [(line.id, t) for line, fact in FACTS for t in fact.topics if t not in known["topic"]],
    )


def test_every_type_and_kind_has_an_example() -> None:
    used = {
        (FACT_TYPES[f.type].scheme, kind) for line in LINES for f in line.facts for kind in f.kinds
    }
    rooms = {fact_type.scheme for fact_type in FACT_TYPES.values() if fact_type.scheme}
    wanted = {(scheme, kind) for scheme in rooms for kind in schemes()[scheme]}
    assert wanted - used == set()
    assert {fact.type for _, fact in FACTS} == set(FACT_TYPES)


def test_events_have_a_status_and_others_have_none() -> None:
    for line, fact in FACTS:
        assert (fact.status is not None) == FACT_TYPES[fact.type].event, line.id
        assert fact.status is None or Status(fact.status)
        assert Modality(fact.modality)


def test_dates_parse_and_run_forward() -> None:
    for line, fact in FACTS:
        starts = [PartialDate.parse(text) for text in fact.starts if text]
        ends = [PartialDate.parse(text) for text in fact.ends if text]
        assert all(start.first_day <= end.last_day for start in starts for end in ends), line.id


def test_keys_are_well_formed_and_known() -> None:
    people = load_people(GOLD / "people.csv").acts_for
    known = {f"country/{code}" for code in column("iso3", "countries.csv")}
    known |= {f"organisation/{code}" for code in column("code", "organisations.csv")}
    for line, fact in FACTS:
        for key in (key for _, keys in fact.roles for key in keys):
            assert KEY.fullmatch(key), f"{line.id}: {key}"
            if key.startswith("person/"):
                assert key in people, f"{line.id}: {key}"
            if key.startswith(("country/", "organisation/")):
                assert key in known, f"{line.id}: {key}"


def test_quotations_are_words_of_the_text() -> None:
    quoted = [(line, fact.quote) for line, fact in FACTS if fact.quote]
    assert len(quoted) >= 2
    assert all(quote in line.article.text for line, quote in quoted)


@pytest.mark.parametrize(
    "row",
    [
        "{",
        '{"id": "x"}',
        '{"id": "x", "text": "t", "date": "May", "facts": []}',
        '{"id": "x", "text": "t", "date": "2020", "facts": [{"type": "Walk", "roles": {}}]}',
    ],
)
def test_broken_line_is_named(row: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"gold\.jsonl:1: "):
        load(path)


def perfect(line: GoldLine) -> Extraction:
    facts = [as_fact(fact) for fact in line.facts if fact.modality == "asserted"]
    return Extraction(line.article, facts={fact_id(fact): fact for fact in facts})


def as_fact(fact: GoldFact) -> Fact:
    start = fact.starts[0] if fact.starts else None
    return Fact(
        fact.type,
        kind=fact.kinds[0] if fact.kinds else None,
        roles=tuple((role, keys[0]) for role, keys in fact.roles),
        start=PartialDate.parse(start) if start else None,
        status=Status(fact.status) if fact.status else None,
        topics=fact.topics,
        value=fact.value,
        unit=fact.unit,
        quotation=fact.quote,
    )


def test_gold_itself_scores_full_marks() -> None:
    lines = {line.article.id: line for line in load(GOLD / "sentences.jsonl")}
    report = evaluate(GOLD / "sentences.jsonl", lambda article: perfect(lines[article.id]))
    denied = sum(1 for line in lines.values() for f in line.facts if f.modality != "asserted")
    total = report.exact()
    assert sum(counts.false for counts in total.values()) == 0
    assert sum(counts.missed for counts in total.values()) == denied
    assert report.detail()["kind"].f1 == report.detail()["topics"].f1 == 1.0
    assert report.false_alarms()[0] == 0


def test_silence_misses_everything_and_says_so() -> None:
    report = evaluate(GOLD / "articles.jsonl", Extraction)
    errors = list(report.errors())
    assert len(errors) == 10
    assert "missed  Action/join held asserted actor=country/FIN" in "\n".join(errors)
    assert "all" in report.table()
    assert sum(counts.right for counts in report.exact().values()) == 0


def test_false_fact_in_ordinary_text_is_an_alarm() -> None:
    fact = Fact("SpeechAct", roles=(("speaker", "country/FRA"),))
    report = evaluate(
        GOLD / "sentences.jsonl",
        lambda article: Extraction(article, facts={fact_id(fact): fact}),
        split="dev",
    )
    alarms, silent = report.false_alarms()
    assert alarms == silent > 40
    assert "  false   SpeechAct/  asserted speaker=country/FRA" in "\n".join(report.errors())
