import pytest
from coded_sentences import toks

from diplograph.entities.name_spans import name_end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Emomali Rahmon said", "Emomali Rahmon"),
        ("Ursula von der Leyen arrived", "Ursula von der Leyen"),
        ("Abdel Fattah el-Sisi met", "Abdel Fattah el-Sisi"),
        ("Mohammed bin Salman Al Saud met", "Mohammed bin Salman Al Saud"),
        ("Luiz Inácio Lula da Silva met", "Luiz Inácio Lula da Silva"),
        ("Jean-Yves Le Drian said", "Jean-Yves Le Drian"),
        ("Kim Jong-un said", "Kim Jong-un"),
        ("Vladimir V. Putin said", "Vladimir V. Putin"),
        ("Alexander Van der Bellen spoke", "Alexander Van der Bellen"),
        ("Nguyễn Phú Trọng spoke", "Nguyễn Phú Trọng"),
        ("Aung San Suu Kyi spoke", "Aung San Suu Kyi"),
        ("Dr. S. Jaishankar said", "Dr. S. Jaishankar"),
        ("H.E. Mr. Pham Minh Chinh met", "H.E. Mr. Pham Minh Chinh"),
        ("Sheikh Tamim bin Hamad Al Thani met", "Sheikh Tamim bin Hamad Al Thani"),
        ("Xi Jinping on Monday", "Xi Jinping"),
        ("António Guterres, who", "António Guterres"),
        ("John Kerry and Sergey Lavrov met", "John Kerry"),
        ("Israel Katz said", "Israel Katz"),
    ],
)
def test_name_end_covers_particles_initials_and_honorifics(text: str, name: str) -> None:
    tokens = toks(text)
    end = name_end(tokens, 0, after_title=True)
    assert text[: tokens[end - 1].span.end] == name


@pytest.mark.parametrize(
    "text",
    ["Monday was dry", "In Rome", "the president said", "Ministry of Truth", "van der Bellen"],
)
def test_name_end_finds_no_name(text: str) -> None:
    assert name_end(toks(text), 0, after_title=True) == 0
