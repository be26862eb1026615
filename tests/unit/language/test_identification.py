"""Which language a text has, and what is said of one whose words are not read."""

import pytest

from factcheck.language import language_name, level_of, reading_of, tell_language

TOLD = {
    "de": "Die Behörde teilte mit, dass der Anteil der Schüler nicht gesunken ist und sich auch im Winter kaum ändert.",
    "fr": "Le nombre des élèves n'a pas baissé dans les villes, selon une étude qui a été publiée par la région.",
    "es": "El número de los alumnos no bajó en las ciudades, según un estudio que se publicó con el informe.",
    "it": "Il numero degli studenti non è sceso nelle città, secondo una ricerca che è uscita con gli altri dati.",
    "pt": "O número dos alunos não caiu nas cidades, segundo um estudo que foi publicado pela região com os dados.",
    "nl": "Het aantal leerlingen is niet gedaald in de steden, zegt een onderzoek dat door het bureau werd gedaan.",
    "pl": "Liczba uczniów nie spadła w miastach, jak podano w raporcie, który został przez urząd przygotowany.",
    "tr": "Öğrenci sayısı bu yıl için çok az değişti ve kurum daha sonra bir açıklama ile bunu duyurdu.",
    "id": "Jumlah siswa tidak turun di kota ini dan menurut laporan yang terbit itu akan naik pada tahun depan.",
    "so": "Tirada ardayda ee magaalada kuma dhicin, waxaana sheegay warbixin ay soo saareen oo la xidhiidha iyo kale.",
    "ru": "Число учеников не снизилось, как сообщили в отчёте, и это было также после выборов в городе.",
    "uk": "Кількість учнів не знизилася, як повідомили у звіті, і це було також після виборів у місті.",
    "be": "Колькасць вучняў не знізілася, як паведамілі ў справаздачы, і гэта было таксама пасля выбараў.",
    "ar": "لم ينخفض عدد التلاميذ في المدن على ما جاء في التقرير الذي قال إن هذا كان بعد الانتخابات.",
    "hi": "शहरों में छात्रों की संख्या कम नहीं हुई है और यह रिपोर्ट में कहा गया है।",
    "el": "Ο αριθμός των μαθητών δεν μειώθηκε.",
    "ja": "生徒の数は減らなかった。",
    "zh": "学生人数没有减少。",
}


@pytest.mark.parametrize("code", TOLD)
def test_a_sentence_or_two_tells_its_language(code):
    assert tell_language(TOLD[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "64%",
        "Turnout was 64%.",
        "Die Wahl: 64 %",
        "El Niño and La Niña",
        "Les Misérables de la Comédie",
        "Angela von der Leyen, Vincent van den Berg, Ruiz de la Vega y los otros",
        "Wheat\nBarley\nOats\nRye\nMaize\n",
    ],
)
def test_what_is_too_short_to_tell_is_no_language(text):
    assert tell_language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Frankfurter Allgemeine and Die Zeit wrote that Ursula von der Leyen and the mayor of Los Angeles had met.",
        "Sergei Kalyakin (Сергей Калякин) told the commission that the count was not over and would go on.",
        "La Liga said that Real Madrid de la Plaza was fined, and so was El Clasico for the banners.",
        "PM Modi said in Hindi: \"यह\". The crowd was large, and it was the first time that he spoke there.",
    ],
)  # fmt: skip
def test_english_with_foreign_names_is_english(text):
    assert tell_language(text) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pl", "Deficyt budżetu wynosi więcej niż rok temu, a bezrobocie spadło w całym kraju."),
        ("tr", "Bütçe açığı geçen yıla göre büyüdü, işsizlik oranı ülke genelinde düştü."),
        ("fr", "Budget en hausse dans toutes les communes, chômage en baisse depuis trois ans."),
        ("ru", "Дефицит бюджета вырос, безработица снизилась, несмотря на обещания правительства."),
        ("uk", "Дефіцит бюджету зріс, безробіття знизилося в усій країні за три роки."),
        ("be", "Дэфіцыт бюджэту вырас, беспрацоўе знізілася ва ўсёй краіне."),
        ("hi", "बजट घाटा पिछले साल से बढ़ गया और बेरोज़गारी घटी।"),
    ],
)
def test_letters_tell_what_words_leave_open(code, text):
    assert tell_language(text) == code


@pytest.mark.parametrize("text", ["Bütçe açığı", "budget en hausse", "Дефицит", "बजट"])
def test_letters_of_a_word_or_two_tell_nothing(text):
    assert tell_language(text) in {None, "und-Cyrl", "und-Deva"}


def test_a_script_without_a_language_that_is_told_apart_is_said_to_be_that():
    assert tell_language("Явка") == "und-Cyrl"
    assert language_name("und-Cyrl") == "a language in Cyrillic script"


def test_prose_in_a_language_that_nobody_knows_here_is_not_taken_for_english():
    text = "Fal en morz tul ka vindo, e nim karat po lusto ro den vasti. " * 8
    assert tell_language(text) == "und-Latn"


def test_what_is_not_read_is_said_in_one_line():
    assert reading_of("en") is None
    assert reading_of("bg") == "Bulgarian: words are not read"
    assert reading_of("be") == "Belarusian: digits, scales and units are read, other words are not"
    assert reading_of("pl") == "Polish: numbers and periods are read; who speaks and what is meant are not"
    assert reading_of("ru") == "Russian: the article is not held against itself"
    assert reading_of(None) == "language: too short to tell, read as English"
    assert level_of("en-GB") == 4
    assert level_of("bg") == 0
    assert level_of(None) == 4
