import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.entities.gazetteer import load_gazetteer

# Words in the text, what they must offer among their candidates and in which form.
FOUND = [
    ("Prime Minister of Jordan Jafar Hassan", "Jordan", "country/JOR", "name"),
    ("Georgia signed the treaty in Tbilisi", "Georgia", "country/GEO", "name"),
    ("Chad recalled its ambassador", "Chad", "country/TCD", "name"),
    ("Turkey and Greece resumed talks", "Turkey", "country/TUR", "name"),
    ("Türkiye welcomed the decision", "Türkiye", "country/TUR", "alias"),
    ("Turkiye welcomed the decision", "Turkiye", "country/TUR", "alias"),
    ("the US said on Monday", "US", "country/USA", "acronym"),
    ("the U.S. Secretary of State", "U.S.", "country/USA", "acronym"),
    ("US-China talks", "US", "country/USA", "acronym"),
    ("US-China talks", "China", "country/CHN", "name"),
    ("the UK's envoy", "UK", "country/GBR", "acronym"),
    ("the UAE President", "UAE", "country/ARE", "acronym"),
    ("the DPRK side", "DPRK", "country/PRK", "acronym"),
    ("the Russian Federation", "Russian Federation", "country/RUS", "official"),
    ("the Republic of Korea", "Republic of Korea", "country/KOR", "official"),
    ("the Kazakh-Tajik border", "Kazakh", "country/KAZ", "demonym-adjective"),
    ("the Kazakh-Tajik border", "Tajik", "country/TJK", "demonym-adjective"),
    ("Sino-Russian trade", "Sino", "country/CHN", "demonym-adjective"),
    ("Russo-Japanese talks", "Russo", "country/RUS", "demonym-adjective"),
    ("Franco-German summit", "Franco", "country/FRA", "demonym-adjective"),
    ("Anglo-Irish agreement", "Anglo", "country/GBR", "demonym-adjective"),
    ("Beijing rejected the claim", "Beijing", "country/CHN", "capital"),
    ("the Kremlin denied it", "Kremlin", "country/RUS", "metonym"),
    ("Akorda said in a statement", "Akorda", "country/KAZ", "metonym"),
    ("Downing Street declined to comment", "Downing Street", "country/GBR", "metonym"),
    ("sources in Zhongnanhai", "Zhongnanhai", "country/CHN", "metonym"),
    ("the Élysée confirmed the visit", "Élysée", "country/FRA", "metonym"),
    ("the Elysee confirmed the visit", "Elysee", "country/FRA", "metonym"),
    ("Ankara summoned the envoy", "Ankara", "country/TUR", "capital"),
    ("the Quai d'Orsay protested", "Quai d'Orsay", "country/FRA", "metonym"),
    ("the Quai d’Orsay protested", "Quai d’Orsay", "country/FRA", "metonym"),
    ("Foggy Bottom was silent", "Foggy Bottom", "country/USA", "metonym"),
    ("a visit to Swaziland in 2010", "Swaziland", "country/SWZ", "former"),
    ("the Soviet Union collapsed", "Soviet Union", "country/SUN", "name"),
    ("Burma freed the prisoners", "Burma", "country/MMR", "former"),
    ("aid to Congo", "Congo", "country/COD", "alias"),
    ("aid to Congo", "Congo", "country/COG", "alias"),
    ("the Korean leader", "Korean", "country/KOR", "demonym-adjective"),
    ("the Korean leader", "Korean", "country/PRK", "demonym-adjective"),
    ("the Dominican president", "Dominican", "country/DOM", "demonym-adjective"),
    ("the Dominican president", "Dominican", "country/DMA", "demonym-adjective"),
    ("the Guinean delegation", "Guinean", "country/GIN", "demonym-adjective"),
    ("Guinea-Bissau voted", "Guinea-Bissau", "country/GNB", "name"),
    ("Niger and Nigeria", "Niger", "country/NER", "name"),
    ("Niger and Nigeria", "Nigeria", "country/NGA", "name"),
    ("the SCO summit", "SCO", "organisation/SCO", "acronym"),
    (
        "the Shanghai Cooperation Organisation",
        "Shanghai Cooperation Organisation",
        "organisation/SCO",
        "official",
    ),
    (
        "the Shanghai Cooperation Organization",
        "Shanghai Cooperation Organization",
        "organisation/SCO",
        "alias",
    ),
    ("the UN Security Council met", "UN Security Council", "organisation/UNSC", "alias"),
    (
        "the United Nations General Assembly",
        "United Nations General Assembly",
        "organisation/UNGA",
        "official",
    ),
    ("the C5+1 meeting", "C5+1", "organisation/C5+1", "acronym"),
    ("the G20 summit", "G20", "organisation/G-20", "acronym"),
    ("the WHO said on Tuesday", "WHO", "organisation/WHO", "acronym"),
    ("the European Commission", "European Commission", "organisation/EC", "official"),
    ("the League of Arab States", "League of Arab States", "organisation/LAS", "official"),
    ("the Turkic Council", "Turkic Council", "organisation/OTS", "former"),
    ("the Central Asian leaders", "Central Asian", "group/central-asian", "group"),
    ("the Nordic countries", "Nordic countries", "group/nordic-countries", "group"),
    ("President Xi Jinping", "Xi Jinping", "person/xi-jinping", "person"),
    ("President XI Jinping", "XI Jinping", "person/xi-jinping", "person"),
    ("Prime Minister Orban Viktor", "Orban Viktor", "person/viktor-orban", "person"),
    ("Emomali RAHMON arrived", "Emomali RAHMON", "person/emomali-rahmon", "person"),
    ("President Tokayev's visit", "Tokayev", "person/kassym-jomart-tokayev", "surname"),
    ("Mr Erdoğan said", "Erdoğan", "person/recep-tayyip-erdogan", "surname"),
    ("the United\nStates and Japan", "United\nStates", "country/USA", "name"),
    ("TAJIKISTAN AND CHINA SIGN", "TAJIKISTAN", "country/TJK", "name"),
    ("Washington and Moscow agreed", "Washington", "country/USA", "capital"),
    ("the Victoria government of Seychelles", "Victoria", "country/SYC", "capital"),
    ("Israel Katz met the envoy", "Israel Katz", "person/israel-katz", "person"),
    ("Emirati and Bangladeshi ministers", "Bangladeshi", "country/BGD", "demonym-adjective"),
    ("Burkinabe soldiers", "Burkinabe", "country/BFA", "demonym-adjective"),
    ("the Filipino president", "Filipino", "country/PHL", "demonym-adjective"),
    ("the Kosovar prime minister", "Kosovar", "country/XKX", "demonym-adjective"),
]

# A text and the country that it does not name.
NOT_FOUND = [
    ("Michael Jordan scored again", "country/JOR"),
    ("Vernon Jordan advised him", "country/JOR"),
    ("Jordan Peterson spoke", "country/JOR"),
    ("the Jordan River", "country/JOR"),
    ("the Jordan Valley", "country/JOR"),
    ("Air Jordan sneakers", "country/JOR"),
    ("Atlanta, Georgia", "country/GEO"),
    ("the Georgia Senate runoff", "country/GEO"),
    ("Georgia Governor Brian Kemp", "country/GEO"),
    ("Georgia Gov. Brian Kemp", "country/GEO"),
    ("Georgia Tech won", "country/GEO"),
    ("voters in the state of Georgia", "country/GEO"),
    ("South Georgia penguins", "country/GEO"),
    ("Chad Smith plays drums", "country/TCD"),
    ("a hanging chad in Florida", "country/TCD"),
    ("they ate turkey at Thanksgiving", "country/TUR"),
    ("a Thanksgiving Turkey dinner", "country/TUR"),
    ("tell us more", "country/USA"),
    ("JOIN US NOW", "country/USA"),
    ("TELL US WHO CAME", "country/USA"),
    ("TELL US WHO CAME", "organisation/WHO"),
    ("the US Open final", "country/USA"),
    ("a Guinea pig", "country/GIN"),
    ("a guinea pig", "country/GIN"),
    ("Papua New Guinea", "country/GIN"),
    ("Equatorial Guinea", "country/GIN"),
    ("New England Patriots", "country/GBR"),
    ("New South Wales", "country/GBR"),
    ("New Mexico", "country/MEX"),
    ("the Gulf of Mexico", "country/MEX"),
    ("Mexico City hosted", "country/USA"),
    ("the Indian Ocean", "country/IND"),
    ("the South China Sea", "country/CHN"),
    ("the East China Sea", "country/CHN"),
    ("the Persian Gulf", "country/IRN"),
    ("the Panama Canal", "country/PAN"),
    ("the Panama Papers", "country/PAN"),
    ("the Washington Post reported", "country/USA"),
    ("the Moscow Times", "country/RUS"),
    ("China Daily wrote", "country/CHN"),
    ("a British Airways flight", "country/GBR"),
    ("the Bank of China", "country/CHN"),
    ("the Bank of England", "country/GBR"),
    ("Bank of America", "country/USA"),
    ("Air France", "country/FRA"),
    ("Turkish Airlines", "country/TUR"),
    ("Qatar Airways", "country/QAT"),
    ("the Indo-Pacific region", "country/IND"),
    ("Indo-European languages", "country/IND"),
    ("Anglo-Saxon law", "country/GBR"),
    ("French-speaking Africa", "country/FRA"),
    ("a Spanish-language paper", "country/ESP"),
    ("the Warsaw Pact", "country/POL"),
    ("the Vienna Convention", "country/AUT"),
    ("the Geneva Conventions", "country/CHE"),
    ("the Rome Statute", "country/ITA"),
    ("the Paris Agreement", "country/FRA"),
    ("the Lisbon Treaty", "country/PRT"),
    ("Lake Victoria", "country/SYC"),
    ("Queen Victoria", "country/SYC"),
    ("Victoria Nuland said", "country/SYC"),
    ("George Washington", "country/USA"),
    ("Denzel Washington", "country/USA"),
    ("Washington state", "country/USA"),
    ("Georgetown University", "country/GUY"),
    ("San Jose, California", "country/CRI"),
    ("Santiago de Compostela", "country/CHL"),
    ("Santiago Abascal", "country/CHL"),
    ("the Duke of Wellington", "country/NZL"),
    ("Wellington boots", "country/NZL"),
    ("Paris Hilton", "country/FRA"),
    ("Jack London's novels", "country/GBR"),
    ("the Berlin Wall", "country/DEU"),
    ("Irving Berlin", "country/DEU"),
    ("Alexander Hamilton", "country/BMU"),
    ("the Stanley Cup", "country/FLK"),
    ("the male suspect", "country/MDV"),
    ("Latin America", "country/USA"),
    ("South American states", "country/USA"),
    ("African Americans", "country/USA"),
    ("Native American tribes", "country/USA"),
    ("American Samoa", "country/USA"),
    ("the Niger Delta", "country/NER"),
    ("Nigeria", "country/NER"),
    ("Nigerian troops", "country/NER"),
    ("the Congo River", "country/COD"),
    ("Romania", "country/OMN"),
    ("Bosnian", "country/NER"),
    ("Somaliland", "country/SOM"),
    ("Dominican Republic", "country/DMA"),
    ("South Sudan", "country/SDN"),
    ("North Macedonia", "country/GRC"),
    ("a Great Dane", "country/DNK"),
    ("the North Pole", "country/POL"),
    ("the pole position", "country/POL"),
    ("polish the brass", "country/POL"),
    ("Chinese New Year", "country/CHN"),
    ("German shepherd dogs", "country/DEU"),
    ("Swiss cheese", "country/CHE"),
    ("Roman Catholic bishops", "country/ITA"),
    ("a Cuban Missile Crisis film", "country/CUB"),
    ("the Korean War", "country/KOR"),
    ("the Vietnam War", "country/VNM"),
    ("China cabinet", "country/CHN"),
    ("fine china", "country/CHN"),
    ("Scotland Yard", "country/GBR"),
    ("the Prince of Wales", "country/GBR"),
    ("West Indian cricketers", "country/IND"),
    ("Indian Wells", "country/IND"),
    ("the Times of India", "country/IND"),
    ("the Jerusalem Post", "country/ISR"),
    ("Huckleberry Finn", "country/FIN"),
    ("the Brazil nut", "country/BRA"),
    ("Irish stew", "country/IRL"),
    ("New Jersey", "country/JEY"),
    ("Jersey City", "country/JEY"),
    ("the Bermuda Triangle", "country/BMU"),
    ("Cuba Gooding won", "country/CUB"),
    ("BUS and TRUSS", "country/USA"),
    ("Chadwick Boseman", "country/TCD"),
    ("Jordanes wrote", "country/JOR"),
    ("Limas", "country/PER"),
    ("may agree in May", "person/theresa-may"),
    ("the Brown report", "person/gordon-brown"),
    ("a Fish market", "person/hamilton-fish"),
]


@pytest.mark.parametrize(("text", "words", "key", "form"), FOUND)
def test_find_offers_the_candidate(text: str, words: str, key: str, form: str) -> None:
    offered = {
        (candidate.key, candidate.form)
        for match in load_gazetteer().find(text)
        if match.span.of(text) == words
        for candidate in match.candidates
    }
    assert (key, form) in offered


@pytest.mark.parametrize(("text", "key"), NOT_FOUND)
def test_find_leaves_other_senses_alone(text: str, key: str) -> None:
    assert key not in {other for match in load_gazetteer().find(text) for other in match.keys}


def test_negatives_are_many_enough() -> None:
    assert len(NOT_FOUND) >= 100


def test_find_prefers_the_leftmost_longest() -> None:
    text = "the United States-Mexico-Canada Agreement and the European Union's mission"
    words = [match.span.of(text) for match in load_gazetteer().find(text)]
    assert words == ["United States-Mexico-Canada Agreement", "European Union"]


def test_find_keeps_offsets_of_a_stretch() -> None:
    text = "China met Japan. France met Spain."
    begin = text.index("France")
    found = load_gazetteer().find(text, begin=begin)
    assert [match.span.of(text) for match in found] == ["France", "Spain"]
    found = load_gazetteer().find(text, end=begin)
    assert [match.span.of(text) for match in found] == ["China", "Japan"]


def test_find_excludes_the_possessive() -> None:
    for text in ("China's envoy", "China’s envoy", "Laos' envoy"):
        match = load_gazetteer().find(text)[0]
        assert match.span.of(text) in ("China", "Laos")


def test_surnames_are_only_offered_as_surnames() -> None:
    match = load_gazetteer().find("Lavrov spoke")[0]
    assert {candidate.form for candidate in match.candidates} == {"surname"}


@given(st.lists(st.sampled_from([text for text, *_ in FOUND]), max_size=6), st.text(max_size=30))
def test_find_gives_ordered_spans_inside_the_text(parts: list[str], noise: str) -> None:
    text = noise + " ".join(parts) + noise
    found = load_gazetteer().find(text)
    assert all(match.span.of(text).strip() for match in found)
    ends = [0, *(match.span.end for match in found)]
    assert all(end <= match.span.begin for end, match in zip(ends, found, strict=False))
    assert found == load_gazetteer().find(text)
