"""What the lists alone tell, in plain wordings of every type."""

import pytest

from diplograph.coding.clause import read_clause
from diplograph.coding.triggers import told
from diplograph.extraction.pipeline import read_story
from diplograph.model import Article

TOLD = {
    "AGREE": [
        "Sudan has agreed to resume talks with Chad.",
        "Norway is ready to send observers to Sri Lanka, a minister said.",
        "Peru announced that it will withdraw its troops from the border.",
    ],
    "CONSULT": ["The leaders of Ghana and Togo met in Lome.", "Brazil held talks with Bolivia."],
    "SUPPORT": [
        "Chile praised Uruguay's reforms.",
        "Oman established diplomatic relations with Ukraine.",
    ],
    "COOPERATE": [
        "Mexico extradited a drug lord to the United States.",
        "India shared intelligence with Kenya.",
    ],
    "AID": ["Japan donated rice to Mali.", "Peru granted asylum to the deposed minister."],
    "CONCEDE": [
        "The government lifted the curfew in the capital.",
        "Turkey eased restrictions on Armenia.",
    ],
    "RETREAT": ["Syria withdrew its troops from Lebanon.", "The rebels released twelve hostages."],
    "REQUEST": [
        "Iraq demanded that Iran return its aircraft.",
        "Haiti appealed to France for help.",
    ],
    "ACCUSE": ["Albania denounced Serbia's crackdown.", "Peru lodged a protest with Ecuador."],
    "REJECT": ["Iran rejected the proposal of Qatar.", "Russia vetoed a resolution on Mali."],
    "THREATEN": [
        "Turkey threatened to break off relations with France.",
        "Russia will expel ten British diplomats, the ministry said.",
    ],
    "PROTEST": [
        "Thousands of students staged a rally in Lima.",
        "Miners blocked roads in Bolivia.",
    ],
    "SANCTION": [
        "Canada imposed sanctions on Belarus.",
        "Poland expelled three Russian diplomats.",
    ],
    "MOBILIZE": ["Greece put its army on alert.", "North Korea test-fired a missile."],
    "COERCE": [
        "Police in Uganda arrested two journalists.",
        "The junta has banned rallies in Mali.",
    ],
    "ASSAULT": ["Rebels shelled the town.", "Gunmen killed six soldiers in Mali."],
}


@pytest.mark.parametrize(
    ("event", "text"), [(event, text) for event, texts in TOLD.items() for text in texts]
)
def test_plain_wordings_tell_their_type(event: str, text: str) -> None:
    (sentence,) = read_story(Article("test", text)).sentences
    found = told(sentence.tokens, read_clause(sentence.tokens))
    assert found is not None
    assert found.event == event


def test_what_is_refused_is_no_consent() -> None:
    (sentence,) = read_story(Article("test", "Iran will not meet the envoy of Oman.")).sentences
    found = told(sentence.tokens, read_clause(sentence.tokens))
    assert found is not None
    assert found.event == "REJECT"


def test_ordinary_words_tell_nothing() -> None:
    (sentence,) = read_story(Article("test", "The river of Mali is long and brown.")).sentences
    assert told(sentence.tokens, read_clause(sentence.tokens)) is None
