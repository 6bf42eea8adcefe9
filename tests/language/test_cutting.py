import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from diplograph.language.cutting import load_rules

ENGLISH = English().tokenizer
CHUNKS = """
don't (don't!) can't/won't "he's" rock'n'roll we'd've U.S. U.S.-led U.N.'s e.g., 5pm 10a.m. $5bn
12,500-strong 2018–2020 and/or https://www.un.org/en/ mfa@example.org www.gov.uk. :-) (:-) €1.2m
Mr. "Mr. Inc.). co-operation 'tis d'Affaires ... end...begin x=5 10km/h 50%. No.5 A.B.C C++ —and
""".split()


@pytest.mark.parametrize("chunk", CHUNKS)
def test_chunks_are_cut_as_by_spacy(chunk: str) -> None:
    assert load_rules().cut(chunk) == tuple(token.text for token in ENGLISH(chunk))


pieces = st.sampled_from(
    [*CHUNKS, "(", ")", '"', "’", ".", ",", "-", "/", "'s", "n't", "$", "a", "B"]
)


@given(st.lists(pieces, min_size=1, max_size=4).map("".join))
def test_any_mixture_is_cut_as_by_spacy(chunk: str) -> None:
    assert load_rules().cut(chunk) == tuple(token.text for token in ENGLISH(chunk))
