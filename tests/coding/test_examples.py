import pytest

from diplograph.coding.examples import NO_EVENT, load_examples, parse_example
from diplograph.coding.ontology import event_types
from diplograph.errors import ReferenceDataError
from diplograph.model import Status
from diplograph.resources import resource

EXAMPLES = load_examples(resource("data", "coding", "examples"))


def test_every_type_has_many_examples() -> None:
    counts = dict.fromkeys(event_types(), 0)
    for example in EXAMPLES:
        if example.event != NO_EVENT:
            counts[example.event] += 1
    assert min(counts.values()) >= 150
    assert sum(counts.values()) >= 2500


def test_examples_use_known_modes_codes_and_statuses() -> None:
    types = event_types()
    for example in EXAMPLES:
        if example.event == NO_EVENT:
            assert not example.mode
            continue
        assert not example.mode or example.mode in types[example.event].modes, example.text
        assert not example.cameo or (example.cameo.isdigit() and 2 <= len(example.cameo) <= 4)
        assert example.status in {*map(str, Status), "denied"}, example.text


def test_no_sentence_comes_twice() -> None:
    texts = [example.text for example in EXAMPLES]
    assert len(texts) == len(set(texts))


def test_marks_give_spans_of_the_bare_text() -> None:
    example = parse_example("AID\tasylum\t075\t1990\theld\t{S:Peru} {E:sheltered} {T:six} men.")
    assert example.text == "Peru sheltered six men."
    assert [span.of(example.text) for span in (*example.sources, *example.targets)] == [
        "Peru",
        "six",
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("AID\tasylum\t075\t1990\t{S:Peru} {E:sheltered} six.", "6 columns"),
        ("AID\t\t075\t1990\theld\t{S:Peru} sheltered six.", "{E:...}"),
        ("AID\t\t075\t1990\theld\t{S:{E:Peru}} sheltered six.", "broken"),
        ("AID\t\t075\t199\theld\t{S:Peru} {E:sheltered} six.", "not a date"),
    ],
)
def test_a_malformed_line_says_what_is_wrong(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace("{", r"\{").replace(".", r"\.")):
        parse_example(line)


def test_a_malformed_file_says_where(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "AID.tsv").write_text("AID\tonly two columns\n")
    with pytest.raises(ReferenceDataError, match=r"AID\.tsv, line 1"):
        load_examples(tmp_path)
