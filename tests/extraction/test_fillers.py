import pytest
from coded_sentences import assert_told, code, fitting, story

LACALLE, BENITEZ = "person/luis-lacalle-pou", "person/mario-abdo-benitez"
MARIN, KARINS = "person/sanna-marin", "person/krisjanis-karins"
RAHMON, TAMIM = "person/emomali-rahmon", "person/tamim-bin-hamad-al-thani"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Luis Lacalle Pou arrived in Asuncion. He met President Mario Abdo Benitez.",
            f"Meeting participant={LACALLE},{BENITEZ}",
        ),
        (
            "President Luis Lacalle Pou came to Asuncion. He thanked the government of Paraguay.",
            f"SpeechAct/thank speaker={LACALLE} addressee=PRY",
        ),
        (
            "Prime Minister Sanna Marin met Ursula von der Leyen. She thanked the European Union.",
            f"SpeechAct/thank speaker={MARIN} addressee=organisation/EU",
        ),
        (
            "Sanna Marin received Krisjanis Karins. Marin thanked him for the gift.",
            f"SpeechAct/thank speaker={MARIN} addressee={KARINS}",
        ),
        (
            "Emomali Rahmon met the Emir of Qatar. The Emir thanked him for the visit.",
            f"SpeechAct/thank speaker={TAMIM} addressee={RAHMON}",
        ),
        (
            "Prime Minister Sanna Marin came to Riga. Her talks with Krisjanis Karins lasted long.",
            f"Meeting/talks participant={MARIN},{KARINS}",
        ),
        (
            "Emomali Rahmon arrived in Doha. His visit to Qatar is a success.",
            f"Visit visitor={RAHMON}",
        ),
        ("Emomali Rahmon invited him to visit Dushanbe.", f"SpeechAct/invite speaker={RAHMON}"),
    ],
)
def test_fillers_resolve_he_she_him_and_his(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sanna Marin met Krisjanis Karins in Helsinki. They signed a joint declaration.",
            f"Signing signatory={MARIN},{KARINS}",
        ),
        (
            "The presidents of Kenya and Ghana met in Accra. They discussed energy.",
            "Meeting participant=person/william-ruto,person/nana-akufo-addo topics=energy",
        ),
        (
            "Gabriel Boric and Alberto Fernandez met in Santiago. They discussed trade.",
            "Meeting participant=person/gabriel-boric,person/alberto-fernandez topics=trade",
        ),
    ],
)
def test_fillers_resolve_they(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway expelled 15 Russian diplomats.", "Action/expel actor=NOR target=RUS"),
        ("Two Russian diplomats were expelled by Norway.", "Action/expel actor=NOR target=RUS"),
        ("Dozens of Russian diplomats were expelled by Poland.", "Action/expel target=RUS"),
        ("Chile expelled two diplomats of Nicaragua.", "Action/expel actor=CHL target=NIC"),
        ("Sweden summoned the ambassador of Iran.", "Action/summon actor=SWE target=IRN"),
        (
            "The Turkish side thanked Egypt for its help.",
            "SpeechAct/thank speaker=TUR addressee=EGY",
        ),
    ],
)
def test_fillers_take_the_country_of_its_people(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        (
            "A delegation led by Foreign Minister Park Jin visited Fiji.",
            "person/park-jin",
        ),
        (
            "A Chilean delegation headed by Foreign Minister Alberto van Klaveren arrived in Lima.",
            "person/alberto-van-klaveren",
        ),
    ],
)
def test_fillers_of_a_delegation_are_who_leads_it(text: str, visitor: str) -> None:
    assert_told(code(text), f"Visit visitor={visitor}")


def test_fillers_of_a_name_tell_words_and_reason() -> None:
    told = story("The Tajik leader thanked Qatar.")
    (sentence,) = told.sentences
    verb = next(token for token in sentence.tokens if token.text == "thanked")
    subject = next(t for t in sentence.tokens if t.head == verb.index and t.dep == "nsubj")
    (filler,) = told.fillers.of(sentence, subject.index)
    assert filler.key == RAHMON
    assert filler.span.of(told.article.text) == "The Tajik leader"
    assert "2023-05-21" in filler.reason
    assert filler.evidence("speaker").role == "speaker"


def test_fillers_of_an_adjective_are_none_unless_asked_for() -> None:
    told = story("Norway expelled Russian diplomats.")
    (sentence,) = told.sentences
    adjective = next(token.index for token in sentence.tokens if token.text == "Russian")
    assert told.fillers.of(sentence, adjective) == ()
    (filler,) = told.fillers.of(sentence, adjective, nationality=True)
    assert filler.key == "country/RUS"


def test_fillers_of_a_pronoun_without_antecedent_are_none() -> None:
    told = story("He thanked Qatar.")
    (sentence,) = told.sentences
    assert told.fillers.of(sentence, 0) == ()
    assert code("He thanked Qatar.").claims == ()


def test_their_talks_are_those_of_the_clause_that_they_open() -> None:
    text = (
        "Boris Johnson met Vladimir Putin. "
        "At their talks, Peter Szijjarto and Sergey Lavrov adopted an action plan."
    )
    talks = "Meeting/talks participant=person/peter-szijjarto,person/sergey-lavrov"
    assert_told(code(text, "2022-02-10"), talks)


def test_fillers_take_the_leaders_for_all_who_met() -> None:
    text = (
        "Olaf Scholz met Emmanuel Macron and Rishi Sunak. The leaders stressed that the war must "
        "end. They added that peace was near."
    )
    speakers = "person/olaf-scholz,person/emmanuel-macron,person/rishi-sunak"
    assert len(fitting(code(text), f"SpeechAct/state speaker={speakers}")) == 2


def test_fillers_follow_a_given_name_behind_a_title() -> None:
    text = (
        "Ethiopia's Minister of Foreign Affairs Gedion Timothewos met Narendra Modi. "
        "Minister Gedion thanked Narendra Modi."
    )
    assert_told(code(text, "2025-03-10"), "SpeechAct/thank speaker=person/gedion-timothewos")


def test_fillers_pass_over_an_aside_before_the_verb() -> None:
    text = "In his message, President William Ruto, in particular, noted that Kenya is a friend."
    assert_told(code(text), "SpeechAct/state speaker=person/william-ruto")
