import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest

from diplograph.entities.reference import Reference, load_reference, slug
from diplograph.entities.tables import TABLES
from diplograph.errors import ReferenceDataError
from diplograph.model import EntityType, PartialDate

DAY = dt.date(2021, 5, 20)

HOLDERS = [
    ("country/TJK", "head-of-state", "2021-05-20", "person/emomali-rahmon"),
    ("country/KAZ", "head-of-state", "2021-05-20", "person/kassym-jomart-tokayev"),
    ("country/KAZ", "head-of-state", "2018-05-20", "person/nursultan-nazarbayev"),
    ("country/UZB", "head-of-state", "2019-01-01", "person/shavkat-mirziyoyev"),
    ("country/TUR", "head-of-state", "2012-01-01", "person/abdullah-gul"),
    ("country/TUR", "foreign-minister", "2024-01-01", "person/hakan-fidan"),
    ("country/RUS", "foreign-minister", "2015-01-01", "person/sergey-lavrov"),
    ("country/CHN", "foreign-minister", "2023-03-01", "person/qin-gang"),
    ("country/CHN", "foreign-minister", "2024-03-01", "person/wang-yi"),
    ("country/CHN", "head-of-government", "2020-03-01", "person/li-keqiang"),
    ("country/CHN", "head-of-government", "2024-03-01", "person/li-qiang"),
    ("country/USA", "head-of-state", "2003-03-01", "person/george-w-bush"),
    ("country/USA", "foreign-minister", "2023-03-01", "person/antony-blinken"),
    ("country/GBR", "foreign-minister", "2024-01-15", "person/david-cameron"),
    ("country/GBR", "head-of-government", "2022-10-01", "person/liz-truss"),
    ("country/GBR", "head-of-state", "2024-01-15", "person/charles-iii"),
    ("country/CAN", "head-of-state", "2010-01-15", "person/elizabeth-ii"),
    ("country/DEU", "head-of-government", "2015-01-15", "person/angela-merkel"),
    ("country/DEU", "foreign-minister", "2025-06-15", "person/johann-wadephul"),
    ("country/FRA", "foreign-minister", "2023-06-15", "person/catherine-colonna"),
    ("country/ESP", "head-of-government", "2020-06-15", "person/pedro-sanchez"),
    ("country/IND", "foreign-minister", "2023-06-15", "person/s-jaishankar"),
    ("country/IRN", "head-of-government", "2022-06-15", "person/ebrahim-raisi"),
    ("country/SVK", "head-of-state", "2020-06-15", "person/zuzana-caputova"),
    ("country/TCD", "head-of-state", "2015-06-15", "person/idriss-deby"),
    ("country/EGY", "foreign-minister", "2025-01-15", "person/badr-abdelatty"),
    ("country/VAT", "head-of-state", "2020-01-15", "person/francis"),
    ("organisation/UN", "organisation-head", "2021-05-20", "person/antonio-guterres"),
    ("organisation/SCO", "organisation-head", "2021-05-20", "person/vladimir-norov"),
    ("organisation/NATO", "organisation-head", "2025-01-01", "person/mark-rutte"),
    ("organisation/EU", "foreign-minister", "2023-01-01", "person/josep-borrell"),
    ("organisation/EC", "organisation-head", "2023-01-01", "person/ursula-von-der-leyen"),
]

NAMED = [
    ("Rahmonov", "country/TJK", "2001-05-20", "person/emomali-rahmon"),
    ("Rakhmon", "country/TJK", "2021-05-20", "person/emomali-rahmon"),
    ("Qasym-Zhomart Tokaev", "country/KAZ", "2021-05-20", "person/kassym-jomart-tokayev"),
    ("Mirziyaev", "country/UZB", "2019-01-01", "person/shavkat-mirziyoyev"),
    ("Zelenskyy", "country/UKR", "2022-03-01", "person/volodymyr-zelensky"),
    ("Erdoğan", "country/TUR", "2016-01-01", "person/recep-tayyip-erdogan"),
    ("Orban Viktor", "country/HUN", "2016-01-01", "person/viktor-orban"),
    ("XI Jinping", "country/CHN", "2016-01-01", "person/xi-jinping"),
    ("Xi", "country/CHN", "2016-01-01", "person/xi-jinping"),
    ("Sisi", "country/EGY", "2016-01-01", "person/abdel-fattah-el-sisi"),
    ("bin Salman", "country/SAU", "2020-01-01", "person/mohammed-bin-salman"),
    ("Lam", "country/VNM", "2024-09-01", "person/to-lam"),
    ("Lula", "country/BRA", "2023-05-01", "person/luiz-inacio-lula-da-silva"),
    ("Bush", "country/USA", "2003-05-01", "person/george-w-bush"),
    ("Clinton", "country/USA", "1995-05-01", "person/bill-clinton"),
    ("Clinton", "country/USA", "2011-05-01", "person/hillary-clinton"),
    ("Sharif", "country/PAK", "2015-05-01", "person/nawaz-sharif"),
    ("Sharif", "country/PAK", "2022-05-01", "person/shehbaz-sharif"),
    ("Gabriel Boric Font", "country/CHL", "2023-05-01", "person/gabriel-boric"),
    ("Ricardo Martinelli", "country/PAN", "2011-05-01", "person/ricardo-martinelli-berrocal"),
    ("Petro Porochenko", "country/UKR", "2016-05-01", "person/petro-poroshenko"),
    ("Olesegun Obsanjo", "country/NGA", "2005-05-01", "person/olusegun-obasanjo"),
    ("Hamad bin Khalifa al-Thani", None, "2001-10-02", "person/hamad-bin-khalifa-al-thani"),
    ("Nelson Mandela", "country/ZAF", "1996-05-01", "person/nelson-mandela"),
    ("Yeltsin", "country/RUS", "1996-05-01", "person/boris-yeltsin"),
    ("Merkel", None, "2023-05-01", "person/angela-merkel"),
    ("Prince Faisal bin Farhan".removeprefix("Prince "), None, "2023-05-01", None),
]

# Offices that several people hold at once by their nature.
SHARED = (
    "member-of-the-presidency",
    "captain-regent",
    "co-prince",
    "vice-president",
    "vice-premier",
    "deputy-prime-minister",
    "first-deputy-prime-minister",
    "other",
)
ACTING = {("person/park-geun-hye", "person/hwang-kyo-ahn")}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(("owner", "office_class", "day", "person"), HOLDERS)
def test_holders_as_of_the_day(
    reference: Reference, owner: str, office_class: str, day: str, person: str
) -> None:
    terms = reference.holders(owner, office_class, dt.date.fromisoformat(day))
    assert person in {term.person for term in terms}


def test_holders_stay_silent_where_the_source_is_stale(reference: Reference) -> None:
    # Seen in office in November 2022, never since: nothing is said about 2030.
    assert reference.holders("country/CMR", "foreign-minister", dt.date(2022, 6, 1))
    assert not reference.holders("country/CMR", "foreign-minister", dt.date(2030, 6, 1))


@pytest.mark.parametrize(("name", "owner", "day", "person"), NAMED)
def test_persons_named_as_of_the_day(
    reference: Reference, name: str, owner: str | None, day: str, person: str | None
) -> None:
    found = reference.persons_named(name, owner=owner, on=dt.date.fromisoformat(day))
    assert found[0] == (person or "person/faisal-bin-farhan-al-saud")


def test_persons_named_never_crosses_countries(reference: Reference) -> None:
    assert reference.persons_named("Rahmon", owner="country/BGD", on=DAY) == ()
    assert reference.persons_named("Tokayev", owner="country/UZB", on=DAY) == ()
    assert reference.persons_named("Ali Rahmon", owner="country/TJK", on=DAY) == ()
    assert reference.persons_named("Pyotr Poroshenko", owner="country/RUS", on=DAY) == ()


def test_terms_of_one_person_office_do_not_overlap(reference: Reference) -> None:
    by_office: dict[tuple[str, str], list[tuple[dt.date, dt.date, str]]] = {}
    for term in reference.terms:
        if term.office.endswith(SHARED) or term.office_class == "other" or not term.since:
            continue
        if "day" not in {term.since.precision, term.until.precision if term.until else "day"}:
            continue
        end = term.until.first_day if term.until else dt.date.max
        row = (term.since.last_day, end, term.person)
        by_office.setdefault((term.office, term.office_class), []).append(row)
    overlaps = []
    for office, rows in by_office.items():
        rows.sort()
        for (_, end, person), (begin, _, following) in pairwise(rows):
            if (end - begin).days > 31 and (person, following) not in ACTING:
                overlaps.append((office, person, following))
    assert len(overlaps) <= 12, overlaps


def test_every_sovereign_state_has_a_head_of_state(reference: Reference) -> None:
    without = [
        key
        for key, status in reference.statuses.items()
        if status == "sovereign"
        and not reference.holders(key, "head-of-state", dt.date(2024, 6, 1))
    ]
    # A vacancy in Lebanon and a council without a head in Haiti: real.
    assert without == ["country/HTI", "country/LBN"]


def test_every_reference_key_is_known(reference: Reference) -> None:
    for term in reference.terms:
        assert reference.entity(term.person)
        assert reference.entity(term.owner)
        office = reference.entity(term.office)
        assert office is not None
        assert office.type is EntityType.OFFICE
    for membership in reference.all_memberships:
        assert reference.entity(membership.member)
        assert reference.entity(membership.organisation)


def test_ids_of_people_are_slugs_of_their_names(reference: Reference) -> None:
    for key, person in reference.people.items():
        base = key.removeprefix("person/")
        assert base == slug(person.label) or base.startswith(f"{slug(person.label)}-")


def test_memberships_as_of_the_day(reference: Reference) -> None:
    def status(member: str, organisation: str, day: str) -> set[str]:
        rows = reference.memberships(f"country/{member}", dt.date.fromisoformat(day))
        return {row.status for row in rows if row.organisation == f"organisation/{organisation}"}

    assert status("GBR", "EU", "2015-01-01") == {"member"}
    assert status("GBR", "EU", "2021-01-01") == set()
    assert status("RUS", "Council-of-Europe", "2023-01-01") == set()
    assert status("QAT", "OPEC", "2020-01-01") == set()
    assert status("ECU", "OPEC", "2021-01-01") == set()
    assert status("UZB", "CSTO", "2008-01-01") == {"member"}
    assert status("UZB", "CSTO", "2014-01-01") == set()
    assert status("IND", "SCO", "2010-01-01") == {"observer"}
    assert status("IND", "SCO", "2018-01-01") == {"member"}
    assert status("IRN", "SCO", "2021-01-01") == {"observer"}
    assert status("IRN", "SCO", "2023-08-01") == {"member"}
    assert status("BLR", "SCO", "2024-08-01") == {"member"}
    assert status("HUN", "OTS", "2021-01-01") == {"observer"}
    assert status("MDV", "Commonwealth", "2018-01-01") == set()


def test_chairs_as_of_the_day(reference: Reference) -> None:
    assert [row.member for row in reference.chairs("organisation/SCO", DAY)] == ["country/TJK"]
    assert [row.member for row in reference.chairs("organisation/CIS", DAY)] == ["country/BLR"]


def test_groups_and_regions(reference: Reference) -> None:
    five = {f"country/{code}" for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB")}
    assert set(reference.members_of_group("Central Asian")) == five
    assert set(reference.members_of_group("central asian")) == five
    assert reference.members_of_group("Atlantean") == ()
    assert "country/ETH" not in reference.members_of_group("BRICS", dt.date(2020, 1, 1))
    assert "country/ETH" in reference.members_of_group("BRICS", dt.date(2024, 6, 1))
    assert reference.members_of_group("the G7") == ()
    assert len(reference.members_of_group("G7", DAY)) == 7
    assert reference.region("country/KAZ") == "Central Asia"


def test_former_names_have_their_dates(reference: Reference) -> None:
    by_text = {name.text: name for name in reference.names["country/SWZ"]}
    assert by_text["Swaziland"].valid_until == PartialDate(2018, 4, 19)
    assert by_text["Eswatini"].valid_until is None


def test_load_reference_takes_users_own_tables(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("code,name\nXYZ,Example League\n")
    (tmp_path / "organisation_names.csv").write_text("code,name,form\nXYZ,XYZ,acronym\n")
    (tmp_path / "people.csv").write_text("id,name,country\njane-example,Jane Example,NZL\n")
    (tmp_path / "terms.csv").write_text(
        "person,owner,office,office_class,title,since\n"
        "jane-example,XYZ,secretary-general,organisation-head,Secretary-General,2020-01-01\n"
    )
    (tmp_path / "memberships.csv").write_text("member,organisation,status\nNZL,XYZ,member\n")
    own = load_reference(tmp_path)
    term = own.holders("organisation/XYZ", "organisation-head", DAY)[0]
    assert term.person == "person/jane-example"
    assert own.persons_named("Example", owner="organisation/XYZ") == ("person/jane-example",)
    assert own.members("organisation/XYZ", DAY)[0].member == "country/NZL"
    assert own.entity("country/TJK") == load_reference().entity("country/TJK")


FAULTS = [
    ("people", "name\nJane\n", 1, "column id is missing"),
    ("people", "id,name,nationality\njane,Jane,NZL\n", 1, "column nationality is unknown"),
    ("people", "id,name\njane,Jane\njane,Jane\n", 3, "is there already"),
    ("people", "id,name,country\njane,Jane,QQQ\n", 2, "'QQQ' is unknown"),
    ("people", "id,name\nJane X,Jane\n", 2, "must be like 'jane-x'"),
    ("people", "id,name\njane,\n", 2, "column name is empty"),
    ("people", "id,name\njane,Jane,NZL\n", 2, "3 values for 2 columns"),
    ("terms", "person,owner,office,office_class\nnobody,NZL,x,other\n", 2, "'nobody' is unknown"),
    (
        "terms",
        "person,owner,office,office_class\nxi-jinping,QQQ,x,other\n",
        2,
        "'QQQ' is no known country or organisation",
    ),
    (
        "terms",
        "person,owner,office,office_class\nxi-jinping,CHN,x,boss\n",
        2,
        "'boss' is none of",
    ),
    (
        "terms",
        "person,owner,office,office_class,since,until\nxi-jinping,CHN,x,other,2020,2019-05\n",
        2,
        "since 2020 is after until 2019-05",
    ),
    (
        "terms",
        "person,owner,office,office_class,since\nxi-jinping,CHN,x,other,5 May 2020\n",
        2,
        "column since: '5 May 2020' is not a date",
    ),
    (
        "memberships",
        "member,organisation,status\nTJK,SCO,friend\n",
        2,
        "'friend' is none of",
    ),
    (
        "memberships",
        "member,organisation,status\n\nTJK,QQQ,member\n",
        3,
        "'QQQ' is no known organisation",
    ),
    (
        "chairmanships",
        "member,organisation,since,until\nTJK,SCO,2021-01-01,2020-01-01\n",
        2,
        "is after until",
    ),
    ("countries", "iso3,name\nTJK,Tajikistan\n", 2, "TJK is there already"),
    ("countries", "iso3,name\ntj,Tajikistan\n", 2, "not a code of three capital letters"),
    ("country_names", "iso3,name,form\nTJK,Tajikia,nickname\n", 2, "'nickname' is none of"),
    ("groups", "name,members\nOurs,TJK QQQ\n", 2, "'QQQ' is unknown"),
    ("people", "id,name,wikidata\njane,Jane,889\n", 2, "'889' must be like 'Q889'"),
    ("sources", "name,licence\nGazette,public domain\n", 2, "begin with https://"),
    ("memberships", "member,organisation,status\nTJK,KAZ,member\n", 2, "no known organisation"),
    (
        "terms",
        "person,owner,office,office_class,checked\nxi-jinping,CHN,x,other,soon\n",
        2,
        "column checked: 'soon' is not a date",
    ),
    (
        "organisations",
        "code,name,founded,dissolved\nXYZ,League,2001,1999\n",
        2,
        "founded 2001 is after dissolved 1999",
    ),
    (
        "chairmanships",
        "member,organisation,since\nTJK,SCO,2040\nTJK,SCO,2040\n",
        3,
        "the same is there already, in",
    ),
    (
        "chairmanships",
        "member,organisation,since,until\nTJK,SCO,2040,2041\nTJK,SCO,2040,2042\n",
        3,
        "until 2042 contradicts",
    ),
]


@pytest.mark.parametrize(("table", "text", "line", "message"), FAULTS)
def test_load_reference_names_file_and_line(
    tmp_path: Path, table: str, text: str, line: int, message: str
) -> None:
    path = tmp_path / f"{table}.csv"
    path.write_text(text)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(tmp_path)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert message in str(caught.value)


TERM = "person,owner,office,office_class,since,until\njane-example,NZL,x,other,2020,"


def two_folders(tmp_path: Path, first: str, second: str) -> tuple[Path, Path]:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, text in ((one, first), (two, second)):
        folder.mkdir()
        (folder / "terms.csv").write_text(f"{TERM}{text}\n")
    (one / "people.csv").write_text("id,name\njane-example,Jane Example\n")
    return one, two


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("2021", "2022", "until 2022 contradicts {one}, line 2, which has 2021: correct"),
        ("2021", "", "until (none) contradicts {one}, line 2, which has 2021: correct"),
        ("2021", "2021", "the same is there already, in {one}, line 2: remove"),
        ("", "", "the same is there already, in {one}, line 2: remove"),
    ],
)
def test_load_reference_names_both_lines_that_do_not_agree(
    tmp_path: Path, first: str, second: str, message: str
) -> None:
    one, two = two_folders(tmp_path, first, second)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(one, two)
    expected = message.format(one=one / "terms.csv")
    assert str(caught.value).startswith(f"{two / 'terms.csv'}, line 2: {expected}")


def test_load_reference_takes_the_end_of_a_term_from_a_later_folder(tmp_path: Path) -> None:
    own = load_reference(*two_folders(tmp_path, "", "2022-03"))
    (term,) = own.terms_of("person/jane-example")
    assert str(term.until) == "2022-03"


def test_load_reference_names_the_other_line_of_a_person(tmp_path: Path) -> None:
    one, two = two_folders(tmp_path, "2021", "2022")
    (two / "people.csv").write_text("id,name\njane-example,Jane B. Example\n")
    with pytest.raises(ReferenceDataError, match=r"there already, in .*one.people\.csv, line 2"):
        load_reference(one, two)


def test_load_reference_calls_an_organisation_by_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("code,name\nXYZ,Example League\n")
    own = load_reference(tmp_path)
    named = {(name.text, name.form) for name in own.names["organisation/XYZ"]}
    assert named == {("Example League", "official"), ("XYZ", "acronym")}


def test_load_reference_takes_the_folder_for_the_source_where_none_is_named(
    tmp_path: Path,
) -> None:
    one, two = two_folders(tmp_path, "", "2021")
    assert load_reference(one).terms_of("person/jane-example")[0].source == "one"
    assert load_reference(one, two).terms_of("person/jane-example")[0].source == "two"


def test_office_of_two_classes_is_that_of_the_state(reference: Reference) -> None:
    classes = {t.office_class for t in reference.terms if t.office == "office/BRA-president"}
    assert classes == {"head-of-state", "head-of-government"}
    assert reference.offices["office/BRA-president"].kind == "head-of-state"
    assert reference.offices["office/GBR-prime-minister"].kind == "head-of-government"


def test_load_reference_rejects_unknown_tables_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match="is not a folder"):
        load_reference(tmp_path / "nowhere")
    (tmp_path / "leaders.csv").write_text("a\n")
    with pytest.raises(ReferenceDataError, match="no such table"):
        load_reference(tmp_path)


def test_load_reference_rejects_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"id,name\nx,\xff\xfe\n")
    with pytest.raises(ReferenceDataError, match="not a readable UTF-8 CSV file"):
        load_reference(tmp_path)


def test_tables_are_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        assert f"`{table.name}.csv`" in text
        for column in (*table.required, *table.optional):
            assert f"`{column}`" in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kassym-Jomart Tokayev", "kassym-jomart-tokayev"),
        ("António Guterres", "antonio-guterres"),
        ("Ursula von der Leyen", "ursula-von-der-leyen"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("  ", ""),
    ],
)
def test_slug_is_plain_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_persons_of_one_name_are_one_but_for_those_known_to_be_two() -> None:
    doubled = {key for key in load_reference().people if re.search(r"-\d$", key)}
    assert doubled == {"person/albert-ii-2", "person/andris-berzins-2"}


def test_memberships_end_with_their_organisation() -> None:
    members = load_reference().members("organisation/MINUSTAH", dt.date(2018, 1, 1))
    assert members == ()
    assert load_reference().members("organisation/MINUSTAH", dt.date(2015, 1, 1))
