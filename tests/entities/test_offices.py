import pytest
from coded_sentences import toks

from diplograph.entities.offices import OfficePhrase, find_office, forms_of, office_lexicon


def office(text: str) -> OfficePhrase | None:
    return find_office(toks(text), 0)


@pytest.mark.parametrize(
    ("text", "slug", "office_class"),
    [
        ("President of Tajikistan", "president", "head-of-state"),
        ("King of Spain", "king", "head-of-state"),
        ("Emir of Qatar", "emir", "head-of-state"),
        ("Supreme Leader of Iran", "supreme-leader", "head-of-state"),
        ("Prime Minister of Armenia", "prime-minister", "head-of-government"),
        ("Federal Chancellor of Austria", "prime-minister", "head-of-government"),
        (
            "Chairman of the Council of Ministers of Bosnia",
            "prime-minister",
            "head-of-government",
        ),
        ("Turkish foreign minister", "minister-of-foreign-affairs", "foreign-minister"),
        (
            "Australian Minister for Foreign Affairs",
            "minister-of-foreign-affairs",
            "foreign-minister",
        ),
        ("U.S. Secretary of State", "secretary-of-state", "foreign-minister"),
        ("UK Foreign Secretary", "foreign-secretary", "foreign-minister"),
        ("Vice President of Brazil", "vice-president", "deputy"),
        ("Crown Prince of Saudi Arabia", "crown-prince", "deputy"),
        ("Speaker of the Parliament of Latvia", "speaker", "parliament"),
        ("President of the Senate of Chile", "speaker", "parliament"),
        ("Secretary-General of the United Nations", "secretary-general", "organisation-head"),
        ("NATO Secretary General", "secretary-general", "organisation-head"),
        ("Executive Secretary of ECOWAS", "executive-secretary", "organisation-head"),
        ("Japanese Ambassador to Kenya", "ambassador", "envoy"),
        ("Chargé d'affaires of Cuba", "charge-d-affaires", "envoy"),
        ("Tajik leader", "leader", "head-of-state"),
    ],
)
def test_find_office_knows_titles_and_their_class(text: str, slug: str, office_class: str) -> None:
    found = office(text)
    assert found is not None
    assert (found.office, found.office_class) == (slug, office_class)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Minister of Energy of Qatar", "minister-of-energy"),
        ("Energy Minister of Qatar", "minister-of-energy"),
        ("Qatari Energy Minister", "minister-of-energy"),
        ("Minister for Trade of Kenya", "minister-of-trade"),
        ("Turkish Minister of Trade", "minister-of-trade"),
        ("Trade and Industry Minister of Kenya", "minister-of-trade"),
        ("Minister of Energy and Natural Resources of Turkey", "minister-of-energy"),
        ("Minister of Culture and Sports of Greece", "minister-of-culture"),
        ("Minister of Economy, Trade and Industry of Japan", "minister-of-economy"),
        ("Minister of Agriculture, Forestry and Fisheries of Japan", "minister-of-agriculture"),
        ("Ministry of Energy of Qatar", None),
    ],
)
def test_find_office_reads_portfolios_before_and_after(text: str, slug: str | None) -> None:
    found = office(text)
    assert (found.office if found else None) == slug
    if found is not None:
        assert found.office_class == "minister"


@pytest.mark.parametrize(
    ("text", "qualifier", "slug"),
    [
        ("acting President of Peru", "acting", "president"),
        ("Peruvian acting President", "acting", "president"),
        ("former President of Kenya", "former", "president"),
        ("then President of Kenya", "former", "president"),
        ("Deputy Foreign Minister of Japan", "deputy", "deputy-minister-of-foreign-affairs"),
        ("First Deputy Prime Minister of Vietnam", "deputy", "deputy-prime-minister"),
        ("newly appointed Prime Minister of Nepal", None, "prime-minister"),
        ("President of Kenya", None, "president"),
    ],
)
def test_find_office_reads_modifiers(text: str, qualifier: str | None, slug: str) -> None:
    found = office(text)
    assert found is not None
    assert (found.qualifier, found.office) == (qualifier, slug)
    assert (found.office_class == "deputy") == (qualifier == "deputy")


@pytest.mark.parametrize(
    ("text", "owner", "covered"),
    [
        ("President of Tajikistan arrived", "Tajikistan", "President of Tajikistan"),
        ("Turkey's Foreign Minister said", "Turkey", "Turkey's Foreign Minister"),
        ("Turkey’s Foreign Minister said", "Turkey", "Turkey’s Foreign Minister"),
        ("Tajik leader said", "Tajik", "Tajik leader"),
        ("UN Secretary-General said", "UN", "UN Secretary-General"),
        (
            "President of the Republic of Korea met",
            "Republic of Korea",
            "President of the Republic of Korea",
        ),
        ("Prime Minister of Armenia Nikol Pashinyan", "Armenia", "Prime Minister of Armenia"),
        ("Egyptian Foreign Minister Sameh Shoukry", "Egyptian", "Egyptian Foreign Minister"),
        ("Prime Minister met", None, "Prime Minister"),
        ("Governor of Texas", None, "Governor"),
        ("President in Oman", None, "President"),
    ],
)
def test_find_office_takes_the_owner_before_or_after(
    text: str, owner: str | None, covered: str
) -> None:
    tokens = toks(text)
    found = find_office(tokens, 0)
    assert found is not None
    assert (tokens[found.owner].text if found.owner is not None else None) == owner
    assert text[tokens[found.begin].span.begin : tokens[found.end - 1].span.end] == covered


@pytest.mark.parametrize(
    ("text", "owner", "posted_to"),
    [
        ("Ambassador of Kenya to Japan", "Kenya", "Japan"),
        ("Kenya's ambassador to Japan", "Kenya", "Japan"),
        ("Kenyan ambassador to Japan", "Kenyan", "Japan"),
        ("Permanent Representative of Malta to the United Nations", "Malta", "United Nations"),
        ("special envoy of the United States for Sudan", "United States", "Sudan"),
        ("President of Kenya to Japan", "Kenya", None),
    ],
)
def test_find_office_knows_where_envoys_are_posted(
    text: str, owner: str, posted_to: str | None
) -> None:
    tokens = toks(text)
    found = find_office(tokens, 0)
    assert found is not None
    assert found.owner is not None
    assert tokens[found.owner].text == owner
    assert (tokens[found.posted_to].text if found.posted_to is not None else None) == posted_to


@pytest.mark.parametrize(
    ("text", "office_class", "covered"),
    [
        (
            "State Councillor and Foreign Minister Qin Gang",
            "foreign-minister",
            "State Councillor and Foreign Minister",
        ),
        ("president and prime minister of Italy", "head-of-state", "president"),
        ("Prime Minister and the guests", "head-of-government", "Prime Minister"),
    ],
)
def test_find_office_stacks_titles_of_one_person_only(
    text: str, office_class: str, covered: str
) -> None:
    tokens = toks(text)
    found = find_office(tokens, 0)
    assert found is not None
    assert found.office_class == office_class
    assert text[: tokens[found.end - 1].span.end] == covered


@pytest.mark.parametrize(
    "text",
    ["table of Kenya", "walked to Kenya", "Kenya", "company president of Toyota", "ministry", "of"],
)
def test_find_office_finds_none_where_there_is_none(text: str) -> None:
    assert office(text) is None


def test_find_office_labels_the_title_without_its_owner() -> None:
    found = office("Minister of Economy, Trade and Industry of Japan")
    assert found is not None
    assert found.label == "Minister of Economy, Trade and Industry"


def test_office_lexicon_is_consistent() -> None:
    lexicon = office_lexicon()
    titles = [title for entries in lexicon.titles.values() for title in entries]
    assert all(
        title.words[0] == first for first, those in lexicon.titles.items() for title in those
    )
    assert len({title.words for title in titles}) == len(titles)
    assert {"acting", "former", "deputy"} <= set(lexicon.modifiers.values())
    for entries in lexicon.titles.values():
        assert [len(title.words) for title in entries] == sorted(
            (len(title.words) for title in entries), reverse=True
        )


def test_forms_of_a_plain_word_are_none() -> None:
    country, plain = toks("Kenya sleeps")
    assert "name" in forms_of(country)
    assert not forms_of(plain)


def test_find_office_parts_two_ministers_of_two_countries() -> None:
    text = "Foreign Minister of Latvia and the Foreign Minister of Poland"
    found = office(text)
    assert found is not None
    assert text[: toks(text)[found.end - 1].span.end] == "Foreign Minister of Latvia"


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister of Fiji and Chair of the Pacific Islands Forum",
        "Chair of the Pacific Islands Forum and Prime Minister of Fiji",
    ],
)
def test_find_office_keeps_the_office_in_an_organisation_beside(text: str) -> None:
    found = office(text)
    assert found is not None
    assert found.also is not None
    assert (found.office, found.also.office) == ("prime-minister", "chairperson")


def test_find_office_reads_the_whole_field() -> None:
    text = "Minister of Internal Affairs and Local Corporations, Clemente Engonga"
    found = office(text)
    assert found is not None
    assert text[: toks(text)[found.end - 1].span.end].endswith("Corporations")
