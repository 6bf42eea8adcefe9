"""Who may take part, and under which code."""

import pytest

from diplograph.coding.actors import actors
from diplograph.extraction.pipeline import read_story
from diplograph.model import Article, PartialDate

CASES = [
    ("Kenya and Japan signed a pact.", {"Kenya": "KEN", "Japan": "JPN"}),
    ("The U.N. condemned Israel.", {"The U.N.": "IGO/UN", "Israel": "ISR"}),
    ("The Red Cross suspended aid in Baghdad.", {"The Red Cross": "IGO/ICRC", "Baghdad": "IRQ"}),
    ("UNITA accused the government of Angola.", {"UNITA": "AGO"}),
    ("Amnesty International criticised Chad.", {"Amnesty International": "NGO"}),
    ("Al-Qaeda threatened Britain.", {"Al-Qaeda": "IMG"}),
    ("Hamas rejected the offer of Egypt.", {"Hamas": "PSE"}),
    ("Rebels in Ivory Coast refused to disarm.", {"Rebels": "CIV"}),
    ("Sudanese rebels shelled the town of Juba.", {"rebels": "SDN"}),
    ("Bosnian Serbs demanded a truce.", {"Serbs": "BIH"}),
    ("Ethnic Albanians clashed with police in Macedonia.", {"Albanians": "MKD"}),
    (
        "President Bill Clinton urged Moscow to act.",
        {"President Bill Clinton": "USA", "Moscow": "RUS"},
    ),
    ("Ankara will not talk to the Kurdistan Workers' Party.", {"Ankara": "TUR"}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_codes(text: str, wanted: dict[str, str]) -> None:
    article = Article("test", text, PartialDate(1999, 6))
    story = read_story(article)
    found = {
        actor.span.of(text): actor.codes[0]
        for sentence in story.sentences
        for actor in actors(story, sentence)
        if actor.codes
    }
    assert {name: found.get(name) for name in wanted} == wanted


def test_currencies_and_days_are_nobody() -> None:
    text = "Haiti lost US $50 million on Monday in May."
    story = read_story(Article("test", text))
    (sentence,) = story.sentences
    assert [actor.span.of(text) for actor in actors(story, sentence)] == ["Haiti"]
