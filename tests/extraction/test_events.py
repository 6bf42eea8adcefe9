import pytest
from coded_sentences import assert_only, assert_silent, assert_told, code, the_one

RUTO, AKUFO = "person/william-ruto", "person/nana-akufo-addo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The President of Finland visited Estonia on 7 March.",
            "Visit visitor=person/sauli-niinisto place=EST @2023-03-07",
        ),
        (
            "The Prime Minister of Japan is paying an official visit to India.",
            "Visit/official-visit visitor=person/fumio-kishida place=IND",
        ),
        (
            "Spain's King Felipe VI paid a state visit to Angola in February 2023.",
            "Visit/state-visit visitor=person/felipe-vi place=AGO @2023-02",
        ),
        (
            "NATO Secretary General Jens Stoltenberg visited Ankara.",
            "Visit visitor=person/jens-stoltenberg place=place/TUR-ankara",
        ),
    ],
)
def test_events_of_visits(text: str, expected: str) -> None:
    assert_only(code(text), expected, beside=["Tenure"])


def test_events_of_a_visit_at_an_invitation() -> None:
    text = (
        "Volodymyr Zelenskyy arrived in Berlin on a state visit at the invitation of "
        "Frank-Walter Steinmeier."
    )
    assert_told(
        code(text),
        "Visit/state-visit visitor=person/volodymyr-zelensky place=place/DEU-berlin",
        "SpeechAct/invite speaker=person/frank-walter-steinmeier",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The presidents of Kenya and Ghana held talks in Nairobi on 18 May.",
            f"Meeting/talks participant={RUTO},{AKUFO} place=place/KEN-nairobi @2023-05-18",
        ),
        (
            "Olaf Scholz met Emmanuel Macron in Potsdam.",
            "Meeting/meeting participant=person/olaf-scholz,person/emmanuel-macron "
            "place=place/DEU-potsdam",
        ),
        (
            "The foreign ministers of Egypt and Sudan met in Cairo on Monday.",
            "Meeting/meeting place=place/EGY-cairo @2023-05-15",
        ),
        (
            "Fumio Kishida spoke by phone with Narendra Modi on Friday.",
            "Meeting/phone-call participant=person/fumio-kishida,person/narendra-modi @2023-05-19",
        ),
        (
            "Narendra Modi held a phone call with Fumio Kishida.",
            "Meeting/phone-call participant=person/fumio-kishida,person/narendra-modi",
        ),
        (
            "Narendra Modi held a video conference with Fumio Kishida.",
            "Meeting/video-call participant=person/fumio-kishida,person/narendra-modi",
        ),
        (
            "King Felipe VI received Gustavo Petro at the Royal Palace.",
            "Meeting/reception host=person/felipe-vi place=place/royal-palace",
        ),
        (
            "On the sidelines of the summit, Emomali Rahmon met Xi Jinping and Narendra Modi.",
            "Meeting participant=person/emomali-rahmon,person/xi-jinping,person/narendra-modi",
        ),
    ],
)
def test_events_of_meetings(text: str, expected: str) -> None:
    assert_only(code(text), f"{expected} held", beside=["Tenure"])


def test_events_of_separate_meetings_are_one_each() -> None:
    text = "Xi Jinping held separate meetings with Emomali Rahmon and Sadyr Japarov."
    assert_only(
        code(text),
        "Meeting participant=person/xi-jinping,person/emomali-rahmon",
        "Meeting participant=person/xi-jinping,person/sadyr-japarov",
    )


@pytest.mark.parametrize(
    ("text", "expected", "title"),
    [
        (
            "Ghana and Togo signed an agreement on fisheries.",
            "Signing/signing signatory=GHA,TGO",
            "Agreement on fisheries",
        ),
        (
            "Kenya initialled a trade agreement with Ghana.",
            "Signing/initialling signatory=GHA,KEN",
            "Trade agreement",
        ),
        (
            "A joint declaration was signed by the presidents of Kenya and Ghana.",
            f"Signing/signing signatory={RUTO},{AKUFO}",
            "Joint declaration",
        ),
        (
            "Georgia and Nepal signed a trade agreement in Vienna on 3 March 1998.",
            "Signing signatory=GEO,NPL place=place/AUT-vienna @1998-03-03",
            "Trade agreement",
        ),
    ],
)
def test_events_of_signings_name_their_document(text: str, expected: str, title: str) -> None:
    extraction = code(text)
    fact, _ = the_one(extraction, expected)
    (document,) = fact.role("instrument")
    assert extraction.entities[document].label == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States imposed sanctions on Myanmar.", "sanction actor=USA target=MMR"),
        ("Canada recalled its ambassador from India.", "recall actor=CAN target=IND"),
        ("Sweden summoned the ambassador of Iran.", "summon actor=SWE target=IRN"),
        ("Honduras severed diplomatic relations with Taiwan.", "sever-relations actor=HND"),
        (
            "Iran and Saudi Arabia restored diplomatic relations.",
            "restore-relations actor=IRN,SAU",
        ),
        (
            "Honduras and China established diplomatic relations.",
            "establish-relations actor=HND,CHN",
        ),
        ("Germany delivered humanitarian aid to Turkey.", "aid actor=DEU target=TUR"),
        ("Ireland recognised the State of Palestine.", "recognise actor=IRL target=PSE"),
        ("Bahrain opened an embassy in Lithuania.", "open-embassy actor=BHR target=LTU"),
        ("Japan lodged a protest with North Korea.", "protest actor=JPN target=PRK"),
        (
            "The ambassador of Brazil presented his credentials to King Harald V.",
            "accredit actor=BRA target=person/harald-v",
        ),
    ],
)
def test_events_of_actions(text: str, expected: str) -> None:
    assert_only(code(text), f"Action/{expected} held @2023-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The President of Chile thanked Emmanuel Macron for his support.",
            "thank speaker=person/gabriel-boric addressee=person/emmanuel-macron",
        ),
        (
            "Narendra Modi congratulated Emmanuel Macron on his election.",
            "congratulate speaker=person/narendra-modi addressee=person/emmanuel-macron",
        ),
        (
            "Emmanuel Macron invited Narendra Modi to visit France.",
            "invite speaker=person/emmanuel-macron addressee=person/narendra-modi",
        ),
        ("France condemned the attack on the embassy.", "condemn speaker=FRA"),
        ("Iran accused Israel of an attack.", "accuse speaker=IRN addressee=ISR"),
        ("Kenya called on Sudan to end the fighting.", "ask speaker=KEN addressee=SDN"),
        ("The European Union is ready to resume talks.", "commit speaker=organisation/EU"),
        ("Turkey warned Greece against new drilling.", "warn speaker=TUR addressee=GRC"),
        (
            "The United Kingdom expressed concern over the arrests.",
            "express-concern speaker=GBR",
        ),
        ("Norway welcomed the decision of Finland.", "welcome speaker=NOR"),
        (
            "India offered to mediate between Russia and Ukraine.",
            "mediate-offer speaker=IND addressee=RUS,UKR",
        ),
        ("Australia supports the sovereignty of Ukraine.", "support speaker=AUS"),
        ("Germany pledged 200 million euros to Moldova.", "promise-aid speaker=DEU addressee=MDA"),
        ("Serbia rejected the proposal of Kosovo.", "reject speaker=SRB"),
        ("Chile threatened to expel two diplomats.", "threaten speaker=CHL"),
    ],
)
def test_events_of_speech(text: str, expected: str) -> None:
    assert_told(code(text), f"SpeechAct/{expected} held asserted")


def test_events_of_speech_keep_the_articles_words() -> None:
    fact, _ = the_one(
        code("Emmanuel Macron invited Narendra Modi to visit France."), "SpeechAct/invite"
    )
    assert fact.content == "invited Narendra Modi to visit France"


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of tourists visited Morocco last year.",
        "The band visited Chad on its tour.",
        "Tourists from Chad visited Kenya.",
        "A Peruvian court sentenced a man in Lima.",
        "Chile beat Peru in Santiago.",
        "It was agreed to meet again.",
        "Xi Jinping and his wife like tea.",
    ],
)
def test_events_of_ordinary_life_are_none(text: str) -> None:
    assert code(text).claims == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Political consultations between the foreign ministries of Chile and Peru were held "
            "in Lima.",
            "Meeting/consultations participant=CHL,PER place=place/PER-lima",
        ),
        (
            "The memorandum was signed by the foreign ministers of Chile and Peru in the presence "
            "of William Ruto and Nana Akufo-Addo.",
            f"Signing witness={RUTO},{AKUFO}",
        ),
        (
            "William Ruto telephoned Nana Akufo-Addo on Friday to congratulate him.",
            f"Meeting/phone-call initiator={RUTO} participant={RUTO},{AKUFO} @2023-05-19",
        ),
        (
            "William Ruto telephoned Nana Akufo-Addo on Friday to congratulate him.",
            f"SpeechAct/congratulate speaker={RUTO} addressee={AKUFO}",
        ),
        (
            "William Ruto received a letter from Nana Akufo-Addo.",
            f"Action/deliver-message actor={AKUFO} target={RUTO}",
        ),
        (
            "William Ruto's planned trip to Accra was called off.",
            f"Visit visitor={RUTO} place=place/GHA-accra cancelled",
        ),
        (
            "William Ruto is expected in Accra on Monday.",
            f"Visit visitor={RUTO} place=place/GHA-accra planned",
        ),
    ],
)
def test_events_told_in_the_wordings_of_the_genre(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Narendra Modi will visit Brazil, Argentina and Namibia from 2 to 9 July.",
            "Visit visitor=person/narendra-modi place=NAM planned",
        ),
        (
            "Emmanuel Macron met several leaders, including Andrzej Duda and Alexander Stubb.",
            "Meeting participant=person/emmanuel-macron,person/andrzej-duda",
        ),
        (
            "Emmanuel Macron held talks with Xi Jinping, who arrived in Paris on Monday.",
            "Visit visitor=person/xi-jinping place=place/FRA-paris",
        ),
        (
            "Emmanuel Macron will hold talks in Bonn before flying to Warsaw.",
            "Visit visitor=person/emmanuel-macron place=place/POL-warsaw planned",
        ),
        (
            "Latvia has shut down the Russian consulate in Daugavpils.",
            "Action/close-embassy actor=LVA target=RUS",
        ),
    ],
)
def test_events_of_lists_and_clauses(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Iran attacked Washington's sanctions.", "Action/attack"),
        (
            "Emmanuel Macron and Olaf Scholz spoke by phone after Xi Jinping's talks with Narendra "
            "Modi.",
            "Meeting/talks participant=person/emmanuel-macron,person/narendra-modi,"
            "person/olaf-scholz,person/xi-jinping",
        ),
        (
            "Emmanuel Macron met Xi Jinping on the sidelines of the session of the United Nations "
            "General Assembly.",
            "Meeting participant=organisation/UNGA,person/emmanuel-macron,person/xi-jinping",
        ),
    ],
)
def test_events_do_not_take_what_stands_beside_for_a_party(text: str, pattern: str) -> None:
    assert_silent(code(text), pattern)
