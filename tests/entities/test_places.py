import pytest
from coded_sentences import toks

from diplograph.entities.places import find_venue, is_locative


@pytest.mark.parametrize(
    ("text", "city", "expected"),
    [
        ("talks in Astana ended", "Astana", True),
        ("left for Ankara", "Ankara", True),
        ("visited Ankara", "Ankara", True),
        ("via Doha", "Doha", True),
        ("in the capital Astana", "Astana", True),
        ("in downtown Cairo", "Cairo", True),
        ("the Doha agreement", "Doha", True),
        ("Paris airport closed", "Paris", True),
        ("from Rome to Paris and Madrid", "Madrid", True),
        ("talks in Rome, Paris", "Paris", True),
        ("Astana rejected the plan", "Astana", False),
        ("Moscow and Ankara agreed", "Ankara", False),
        ("between Astana and Ankara", "Ankara", False),
        ("ties with Ankara", "Ankara", False),
        ("told Moscow that", "Moscow", False),
    ],
)
def test_is_locative_parts_cities_from_governments(text: str, city: str, expected: bool) -> None:
    tokens = toks(text)
    at = next(index for index, tok in enumerate(tokens) if tok.text == city)
    assert is_locative(tokens, at) is expected


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("in the Kasri Millat palace, talks", "Kasri Millat palace"),
        ("at Schönbrunn Palace in Vienna", "Schönbrunn Palace"),
        ("at the Hotel Adlon.", "Hotel Adlon"),
        ("in Ettersburg.", "Ettersburg"),
        ("to Gazli.", "Gazli"),
        ("in Qionghai, China", "Qionghai"),
        ("in May.", None),
        ("in the morning", None),
        ("in front of", None),
        ("in UNESCO.", None),
        ("in Berlin.", None),
        ("in Central Asia.", None),
        ("of Ettersburg.", None),
    ],
)
def test_find_venue_reads_named_places(text: str, venue: str | None) -> None:
    tokens = toks(text)
    found = find_venue(tokens, 0)
    assert (" ".join(tok.text for tok in tokens[slice(*found)]) if found else None) == venue
