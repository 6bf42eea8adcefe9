import pytest

from diplograph.entities.names import (
    name_key,
    same_person,
    split_name,
    strip_honorifics,
    surname_of,
)

SAME_KEY = [
    ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev", "Qasym-Jomart Tokayev"),
    ("Rahmon", "Rakhmon", "Rahmonov", "Rakhmonov"),
    ("Mirziyoyev", "Mirziyaev", "Mirziyoev", "Mirziyayev"),
    ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi"),
    ("Erdogan", "Erdoğan"),
    ("Nazarbayev", "Nazarbaev"),
    ("Berdimuhamedov", "Berdymukhammedov", "Berdimuhamedow"),
    ("Japarov", "Zhaparov", "Dzhaparov"),
    ("Jeenbekov", "Zheenbekov"),
    ("Orban", "Orbán"),
    ("al-Sisi", "Al Sisi", "el-Sisi", "Sisi"),
    ("Yeltsin", "Eltsin"),
    ("Sergei Lavrov", "Sergey Lavrov", "Sergej Lavrov"),
    ("Mohammed bin Salman", "Muhammad bin Salman", "Mohamed bin Salman"),
    ("Aliyev", "Aliev"),
    ("Yanukovych", "Yanukovich"),
    ("Çavuşoğlu", "Cavusoglu"),
    ("Pashinyan", "Pashinian"),
    ("Poroshenko", "Poroschenko"),
    ("Vučić", "Vucic"),
    ("Alexander Lukashenko", "Aleksandr Lukashenko"),
    ("Nguyễn Phú Trọng", "Nguyen Phu Trong"),
]

OTHER_KEY = [
    ("Rahmon", "Rahman"),
    ("Nazarbayev", "Nazarbayeva"),
    ("Putin", "Pushkin"),
    ("Tokayev", "Tokarev"),
    ("Karimov", "Kasimov"),
    ("Xi", "Li"),
    ("Modi", "Mahdi"),
    ("Merkel", "Markle"),
    ("Macron", "Micron"),
    ("Lukashenko", "Lukyanenko"),
]

PARTS = [
    ("Kassym-Jomart Tokayev", ("Kassym-Jomart",), "Tokayev", ""),
    ("XI Jinping", ("Jinping",), "Xi", ""),
    ("Wang Yi", ("Yi",), "Wang", ""),
    ("Kim Jong Un", ("Jong", "Un"), "Kim", ""),
    ("Yoon Suk-yeol", ("Suk-yeol",), "Yoon", ""),
    ("Nguyen Xuan Phuc", ("Xuan", "Phuc"), "Nguyen", ""),
    ("Emomali RAHMON", ("Emomali",), "Rahmon", ""),
    ("Sergey Viktorovich Lavrov", ("Sergey",), "Lavrov", "Viktorovich"),
    ("Ursula von der Leyen", ("Ursula",), "von der Leyen", ""),
    ("Alexander Van der Bellen", ("Alexander",), "Van der Bellen", ""),
    ("Jaap de Hoop Scheffer", ("Jaap", "de", "Hoop"), "Scheffer", ""),
    ("Mohammed bin Salman", ("Mohammed",), "bin Salman", ""),
    ("bin Salman", (), "bin Salman", ""),
    ("Faisal bin Farhan Al Saud", ("Faisal", "bin", "Farhan"), "Al Saud", ""),
    ("Abdel Fattah al-Sisi", ("Abdel", "Fattah"), "al-Sisi", ""),
    ("Emmanuel Macron", ("Emmanuel",), "Macron", ""),
    ("Macron", (), "Macron", ""),
]

HONORIFICS = [
    ("H.E. Mr. Sirojiddin Muhriddin", "Sirojiddin Muhriddin"),
    ("His Excellency Dr. Subrahmanyam Jaishankar", "Subrahmanyam Jaishankar"),
    ("Her Majesty Queen Margrethe", "Queen Margrethe"),
    ("General Min Aung Hlaing", "Min Aung Hlaing"),
    ("Sheikh Tamim bin Hamad Al Thani", "Tamim bin Hamad Al Thani"),
    ("Shri Narendra Modi", "Narendra Modi"),
    ("The Right Honourable David Lammy", "David Lammy"),
    ("Sir Keir Starmer", "Keir Starmer"),
    ("Lt. Gen. Herbert McMaster", "Herbert McMaster"),
    ("Surangel Whipps, Jr.", "Surangel Whipps"),
    ("Charles III", "Charles III"),
]

SAME_PERSON = [
    ("Viktor Orban", "Orban Viktor"),
    ("Kassym-Jomart Tokayev", "Qasym-Zhomart Tokaev"),
    ("Tokayev", "Kassym-Jomart Tokayev"),
    ("K. Tokayev", "Kassym-Jomart Tokayev"),
    ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
    ("XI Jinping", "Xi Jinping"),
    ("President Recep Tayyip Erdogan".removeprefix("President "), "Tayyip Erdoğan"),
    ("Hassan Rouhani", "Hasan Rouhani"),
    ("Joseph R. Biden Jr.", "Joseph Biden"),
    ("Kishida Fumio", "Fumio Kishida"),
    ("Emomali Rakhmonov", "Emomali Rahmon"),
]

OTHER_PERSON = [
    ("Ali Rahmon", "Emomali Rahmon"),
    ("Emomali Rahmon", "Emomali Rahman"),
    ("Serdar Berdimuhamedov", "Gurbanguly Berdimuhamedov"),
    ("Nawaz Sharif", "Shehbaz Sharif"),
    ("Salman bin Abdulaziz Al Saud", "Mohammed bin Salman bin Abdulaziz Al Saud"),
    ("Ilham Aliyev", "Heydar Aliyev"),
    ("Justin Trudeau", "Pierre Trudeau"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Dariga Nazarbayeva", "Nursultan Nazarbayev"),
    ("", "Xi Jinping"),
]


@pytest.mark.parametrize("spellings", SAME_KEY, ids=lambda names: names[0])
def test_name_key_brings_spellings_together(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), OTHER_KEY)
def test_name_key_keeps_other_names_apart(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


@pytest.mark.parametrize(("name", "given", "surname", "patronymic"), PARTS)
def test_split_name_finds_the_parts(
    name: str, given: tuple[str, ...], surname: str, patronymic: str
) -> None:
    parts = split_name(name)
    assert (parts.given, parts.surname, parts.patronymic) == (given, surname, patronymic)
    assert surname_of(name) == surname


@pytest.mark.parametrize(("titled", "bare"), HONORIFICS)
def test_strip_honorifics_leaves_the_name(titled: str, bare: str) -> None:
    assert strip_honorifics(titled) == bare


@pytest.mark.parametrize(("a", "b"), SAME_PERSON)
def test_same_person_agrees(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER_PERSON)
def test_same_person_differs(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)
