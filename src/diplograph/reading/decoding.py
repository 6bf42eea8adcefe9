"""Bytes to text, without changing a character: offsets count in what comes out of here.

A byte order mark says how the bytes are coded and is no part of the text. Everything else stays as
it is: no newline is translated, nothing is stripped or normalised.
"""

from __future__ import annotations

import codecs
import re

from diplograph.errors import ReadingError

#: Longer than any press article; a text beyond it is a whole archive in one file.
MAX_CHARACTERS = 1_000_000

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "is binary, not text: save it as plain text, or name its encoding with --encoding"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text of some bytes, and the encoding if it had to be guessed.

    Without ``encoding``: by byte order mark, else UTF-8, else Windows-1252 as a guess. Raises
    ReadingError, without a source, for bytes that are no text in that encoding.

    >>> decode("Zürich".encode("cp1252"))
    ('Zürich', 'cp1252')
    """
    guessed = None
    if encoding is None:
        data, encoding = _marked(data)
    try:
        text = _decode_strictly(data, encoding or "utf-8")
    except ReadingError:
        if encoding is not None:
            raise
        if _looks_binary(data.decode("latin-1")):
            raise ReadingError(_BINARY) from None
        guessed = "cp1252"
        text = _decode_strictly(data, guessed)
    if _looks_binary(text):
        raise ReadingError(_BINARY)
    return text.removeprefix("\ufeff"), guessed


def _marked(data: bytes) -> tuple[bytes, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, None


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ReadingError(
            f"cannot be decoded: {encoding!r} is no encoding; try --encoding utf-8"
        ) from None
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"is not {encoding} (byte {error.start}: {error.reason}): "
            "name its encoding with --encoding, or save it as UTF-8"
        ) from None


def _looks_binary(text: str) -> bool:
    """A NUL never stands in text; other control characters only by accident."""
    sample = text[:65_536]
    return "\x00" in text or len(_CONTROL.findall(sample)) * 50 > len(sample)
