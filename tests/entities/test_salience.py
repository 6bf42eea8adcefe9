from diplograph.entities.salience import Salience

CHL, PER, ARG = "country/CHL", "country/PER", "country/ARG"


def heard(*sentences: tuple[str, ...]) -> Salience:
    salience = Salience()
    for sentence in sentences:
        salience.next_sentence()
        for key in sentence:
            salience.note(key, None)
    return salience


def test_salience_pairs_the_two_named_most() -> None:
    assert heard((CHL, PER), (CHL,)).pair() == [CHL, PER]
    assert heard((CHL,), (PER, ARG), (ARG, PER)).pair() == [ARG, PER]


def test_salience_fades_with_every_sentence() -> None:
    salience = heard((CHL, PER))
    for _ in range(6):
        salience.next_sentence()
    salience.note(ARG, None)
    assert ARG in salience.pair()


def test_salience_of_equals_goes_to_the_first() -> None:
    assert heard((PER, CHL, ARG)).pair() == [CHL, PER]


def test_salience_counts_whom_a_person_acts_for() -> None:
    salience = Salience()
    salience.note("person/gabriel-boric", CHL)
    assert salience.pair() == [CHL]
    assert salience.strongest_country() == CHL


def test_salience_keeps_organisations_apart_from_the_pair() -> None:
    salience = heard(("organisation/UN", CHL))
    assert salience.seen() == {"organisation/UN", CHL}
    assert salience.pair() == [CHL]


def test_salience_knows_the_country_most_in_focus() -> None:
    salience = heard((PER,), (CHL,), (CHL,))
    assert salience.strongest_country() == CHL
    assert Salience().strongest_country() is None


def test_salience_leads_with_the_country_named_first_of_those_in_focus() -> None:
    salience = Salience()
    salience.next_sentence()
    salience.note(CHL, None)
    salience.next_sentence()
    salience.note(PER, None)
    assert salience.strongest_country() == PER
    assert salience.leading_country() == CHL
    assert Salience().leading_country() is None
