from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.english import language_of, looks_english

LANGUAGES = {
    "en": "The foreign ministers met in Vienna and signed an agreement on the border.",
    "fr": "Les ministres des affaires étrangères se sont réunis à Vienne et ont signé un accord "
    "sur la frontière avec leurs voisins.",
    "es": "Los ministros de Asuntos Exteriores se reunieron en Viena y firmaron un acuerdo "
    "sobre la frontera con sus vecinos.",
    "pt": "Os ministros dos Negócios Estrangeiros reuniram-se em Viena e assinaram um acordo "
    "sobre a fronteira com os seus vizinhos. Não foram dados pormenores.",
    "it": "I ministri degli Esteri si sono incontrati a Vienna e hanno firmato un accordo sul "
    "confine con i loro vicini. La visita è durata due giorni.",
    "de": "Die Außenminister trafen sich in Wien und haben ein Abkommen über die Grenze mit den "
    "Nachbarn unterzeichnet.",
    "nl": "De ministers van Buitenlandse Zaken kwamen in Wenen bijeen en hebben een akkoord "
    "over de grens met het buurland getekend.",
    "sv": "Utrikesministrarna träffades i Wien och har undertecknat ett avtal om gränsen med "
    "grannarna, som inte var nöjda.",
    "pl": "Ministrowie spraw zagranicznych spotkali się w Wiedniu i podpisali umowę o granicy z "
    "sąsiadami, która nie jest jeszcze znana.",
    "cs": "Ministři zahraničí se sešli ve Vídni a podepsali dohodu o hranici, která je podle "
    "nich velmi důležitá pro mír mezi zeměmi.",
    "hu": "A külügyminiszterek Bécsben találkoztak és aláírták a határról szóló megállapodást, "
    "amely nem volt egyszerű.",
    "ro": "Miniștrii de externe s-au întâlnit la Viena și au semnat un acord pentru frontiera "
    "cu vecinii din regiune.",
    "fi": "Ulkoministerit tapasivat Wienissä ja allekirjoittivat sopimuksen, joka on myös "
    "naapureiden kannalta tärkeä, mutta ei uusi.",
    "tr": "Dışişleri bakanları Viyana'da bir araya geldi ve sınır için bir anlaşma imzaladı. Bu "
    "anlaşma iki ülke arasında çok önemli olarak görülüyor.",
    "az": "Xarici işlər nazirləri Vyanada görüşüb və sərhəd üçün bir saziş imzalayıb, bu da iki "
    "ölkə arasında ilk addım olub.",
    "id": "Para menteri luar negeri bertemu di Wina dan menandatangani perjanjian yang penting "
    "untuk kedua negara dengan tetangga.",
    "vi": "Các bộ trưởng ngoại giao đã gặp nhau tại Viên và ký một hiệp định về biên giới giữa "
    "hai nước.",
    "sw": "Mawaziri wa mambo ya nje walikutana katika mji wa Vienna na kutia saini mkataba kwa "
    "ajili ya mpaka wa nchi hiyo.",
    "ru": "Министры иностранных дел встретились в Вене и подписали соглашение о границе, "
    "сообщили журналистам вечером.",
    "uk": "Міністри закордонних справ зустрілися у Відні й підписали угоду про кордон, її "
    "деталі ще не відомі.",
    "kk": "Сыртқы істер министрлері Венада кездесіп, шекара туралы келісімге қол қойды, бұл "
    "маңызды қадам.",
    "ky": "Тышкы иштер министрлери Венада жолугуп, чек ара жөнүндө келишимге кол коюшту, бул "
    "өтө маанилүү.",
    "tg": "Вазирони корҳои хориҷӣ дар Вена мулоқот карданд ва созишномаро дар бораи сарҳад имзо "
    "намуданд, ки хеле муҳим аст.",
    "bg": "Министрите на външните работи се срещнаха във Виена и подписаха споразумение за "
    "границата между двете страни.",
    "sr": "Министри спољних послова састали су се у Бечу и потписали споразум о граници међу "
    "двема државама, који ће ступити на снагу.",
    "el": "Οι υπουργοί Εξωτερικών συναντήθηκαν στη Βιέννη και υπέγραψαν συμφωνία.",
    "ar": "التقى وزراء الخارجية في فيينا ووقعوا اتفاقا حول الحدود بين البلدين.",
    "fa": "وزیران خارجه در وین دیدار کردند و توافقی درباره مرز امضا کردند که مهم است.",
    "he": "שרי החוץ נפגשו בווינה וחתמו על הסכם גבול.",
    "hi": "विदेश मंत्रियों ने वियना में मुलाकात की और सीमा पर समझौते पर हस्ताक्षर किए।",
    "zh": "两国外长在维也纳会晤并签署了边界协定。",
    "ja": "両国の外相はウィーンで会談し、国境に関する協定に署名した。",
    "ko": "양국 외교장관은 빈에서 만나 국경 협정에 서명했다.",
    "ka": "საგარეო საქმეთა მინისტრები ვენაში შეხვდნენ.",
    "hy": "Արտգործնախարարները հանդիպեցին Վիեննայում։",
    "th": "รัฐมนตรีต่างประเทศพบกันที่กรุงเวียนนา",
}
FULL_OF_NAMES = [
    "Kenyan President William Ruto met Rwandan President Paul Kagame in Nairobi.",
    "Kassym-Jomart Tokayev met Emomali Rahmon in the Kasri Millat palace in Dushanbe.",
    "Recep Tayyip Erdoğan, Ilham Aliyev and Shehbaz Sharif spoke in Lachin.",
    "President José Raúl Mulino of Panamá and Luis Abinader visited Santo Domingo de Guzmán.",
    "Xi meets Lula.",
    "The words “Мир и дружба” were written on the wall of the palace.",
    "AMMAN, May 3 (Petra) -- Ayman Safadi, Badr Abdelatty and Faisal bin Farhan met in Amman.",
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES.items(), ids=LANGUAGES.keys())
def test_language_is_told(language: str, text: str) -> None:
    assert language_of(text) == language
    assert looks_english(text) == (language == "en")


@pytest.mark.parametrize("text", FULL_OF_NAMES)
def test_english_full_of_names_is_english(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize("text", ["", "12345 67", "\n\n", "—"])
def test_text_without_words_is_undetermined(text: str) -> None:
    assert language_of(text) == "und"
    assert not looks_english(text)


@given(st.text())
def test_language_is_told_of_any_text(text: str) -> None:
    assert language_of(text)
