import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import ReadingError
from diplograph.reading.decoding import decode

WORDS = "Türkiye and Brazil signed “ten” accords"


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (WORDS.encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), None),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), None),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), None),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), None),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_decode_finds_the_encoding_and_says_when_it_guessed(data: bytes, guess: str | None) -> None:
    assert decode(data) == (WORDS, guess)


def test_decode_takes_the_encoding_it_is_told() -> None:
    assert decode("Przemyśl".encode("iso-8859-2"), "iso-8859-2") == ("Przemyśl", None)
    assert decode(codecs.BOM_UTF8 + b"Riga", "utf-8") == ("Riga", None)


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", " \ta\u2028b\x85c\x0c ", "e\u0301 \U0001f91d\n\n"])
def test_decode_keeps_every_character(text: str) -> None:
    assert decode(text.encode()) == (text, None)


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe\xfd", None, "binary"),
        (bytes(range(256)) * 8, None, "binary"),
        ("The talks".encode("utf-16-le"), None, "binary"),
        (b"The \x81 talks", None, "--encoding"),
        (b"caf\xe9", "utf-8", "byte 3"),
        (b"cafe", "klingon-8", "no encoding"),
    ],
)
def test_decode_says_what_is_wrong(data: bytes, encoding: str | None, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        decode(data, encoding)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_decode_inverts_utf8(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), None)
