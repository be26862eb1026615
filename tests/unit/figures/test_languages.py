"""Figures of other languages: what their tables must give, beside what looks alike and is none."""

from decimal import Decimal

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.figures import QUANTITATIVE, find_figures
from factcheck.figures.finding import decimal_sign
from factcheck.figures.meaning import meaning
from factcheck.figures.writing import in_style_of


def read(text, language):
    """The value or the ends, and the unit, of every quantity of a text."""
    found = []
    for figure in find_figures(text, language=language):
        if figure.kind in QUANTITATIVE:
            ends = (figure.from_value, figure.to_value) if figure.from_value is not None else (figure.low, figure.high)
            value = figure.value if figure.value is not None else tuple(map(str, ends))
            found.append((value if isinstance(value, tuple) else str(round(value, 2).normalize() + 0), figure.unit))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # scales, which stack, and the traps of their names
        ("ru", "3,4 млрд евро", [("3400000000", "EUR")]),
        ("ru", "4 млн 477 тыс. человек", [("4477000", "человек")]),
        ("tr", "3 milyon 514 bin kişi", [("3514000", "kişi")]),
        ("es", "3.400 millones de euros", [("3400000000", "EUR")]),
        ("es", "tres mil millones de dólares", [("3000000000", "USD")]),
        ("es", "un billón de pesos", [("1000000000000", "peso")]),
        ("fr", "3,2 billions d’euros", [("3200000000000", "EUR")]),
        ("fr", "250 M€ et 1,5 Md€", [("250000000", "EUR"), ("1500000000", "EUR")]),
        ("pl", "3,2 bln euro", [("3200000000000", "EUR")]),
        ("pt", "R$ 1,5 bilhão", [("1500000000", "BRL")]),
        ("pt", "3,2 biliões de euros", [("3200000000000", "EUR")]),
        ("hi", "3 लाख करोड़ रुपये", [("3000000000000", "INR")]),
        ("id", "Rp1.250.000,50", [("1250000.5", "IDR")]),
        ("it", "45mila persone", [("45000", "persone")]),
        # digits of every script, and both styles
        ("hi", "६४ प्रतिशत", [("64", "percent")]),
        ("hi", "12,50,000 रुपये", [("1250000", "INR")]),
        ("ar", "١٬٨٥٠ يورو", [("1850", "EUR")]),
        ("ar", "١٢٫٥٪", [("12.5", "percent")]),
        ("de", "1.250,50 Euro", [("1250.5", "EUR")]),
        ("de", "1,250.50 Euro", [("1250.5", "EUR")]),
        ("ru", "1 250 000 жителей", [("1250000", "жителей")]),
        # percent and money on either side
        ("tr", "yüzde 12,5", [("12.5", "percent")]),
        ("tr", "%12,5’i", [("12.5", "percent")]),
        ("tr", "50 TL", [("50", "TRY")]),
        ("ru", "1 250,50 руб.", [("1250.5", "RUB")]),
        # a unit that is written once
        ("ru", "выросла с 8 до 10 %", [(("8", "10"), "percent")]),
        ("de", "sank von 7,2 auf 6,8 Prozent", [(("7.2", "6.8"), "percent")]),
        ("it", "salita dall’8% al 10%", [(("8", "10"), "percent")]),
        ("tr", "%8’den %10’a çıktı", [(("8", "10"), "percent")]),
        ("hi", "8% से 10% हो गई", [(("8", "10"), "percent")]),
        ("fr", "entre 5 et 10 millions d’euros", [(("5000000", "10000000"), "EUR")]),
        # numbers in words
        ("de", "fünfundzwanzig Menschen", [("25", "menschen")]),
        ("de", "anderthalb Millionen Euro", [("1500000", "EUR")]),
        ("nl", "driehonderdeenentachtigduizend euro", [("381000", "EUR")]),
        ("fr", "quatre-vingt-douze députés", [("92", "députés")]),
        ("fr", "soixante-dix-sept personnes", [("77", "personnes")]),
        ("ru", "двадцати пяти человек", [("25", "человек")]),
        ("uk", "двадцяти п'яти людей", [("25", "людей")]),
        ("pl", "półtora miliona złotych", [("1500000", "PLN")]),
        ("ar", "خمسة وعشرين شخصا", [("25", "شخصا")]),
        ("hi", "पच्चीस लोग", [("25", "लोग")]),
        ("it", "trecentoquarantasette euro", [("347", "EUR")]),
        ("pt", "dois mil trezentos e quarenta e sete euros", [("2347", "EUR")]),
        # shares and multiples
        ("fr", "deux ans et demi", [("2.5", "year")]),
        ("de", "drei Dutzend Eier", [("36", "eier")]),
        ("ru", "полмиллиона рублей", [("500000", "RUB")]),
        ("ru", "двое детей", [("2", "детей")]),
        ("ru", "каждый пятый", [("20", "percent")]),
        ("es", "uno de cada cinco", [("20", "percent")]),
        ("fr", "une personne sur cinq", [("20", "percent")]),
        ("tr", "üçte ikisi", [("66.67", "percent")]),
        ("de", "zwei Drittel der Wähler", [("66.67", "percent")]),
        ("ru", "в 2,5 раза", [("2.5", None)]),
        ("de", "auf das 2,5-Fache", [("2.5", None)]),
    ],
)
def test_a_figure_is_read_as_its_language_writes_it(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "в 2014 году"), ("ru", "5-й раз"), ("ru", "1990-е годы"), ("ru", "четверть века"), ("ru", "статья 5"),
        ("ru", "тысячи людей"), ("ru", "в 14:30"), ("ru", "15 марта 2012 года"), ("ru", "Самолет Боинг 737 упал"),
        ("de", "am 4. März 2012"), ("de", "um 14.30 Uhr"), ("de", "Artikel 5"), ("de", "die 3. Runde"),
        ("de", "eine halbe Stunde"), ("de", "ein Mann und eine Frau"), ("de", "der A380 und Covid-19"),
        ("fr", "un homme et une femme"), ("fr", "le 5 mars"), ("fr", "un livre neuf"), ("fr", "le 3e jour"),
        ("es", "una mujer", ), ("es", "el 5 de marzo de 2020"), ("es", "miles de personas"), ("es", "ganó 3-1"),
        ("it", "tu sei qui"), ("it", "alle ore 14"), ("pt", "um homem"), ("pl", "w 2014 r."), ("pl", "5. miejsce"),
        ("nl", "om 14.30 uur"), ("tr", "yüz yüze"), ("tr", "2014 yılında"), ("id", "ke-5"), ("id", "pukul 14.30"),
        ("ar", "عام 2014"), ("hi", "2014 में"), ("uk", "у 2014 році"), ("be", "у 2014 годзе"),
        ("fr", "le samedi 21 au matin"), ("de", "das Drei-Kronen-Team"), ("es", "desde Android 6.0 Marshmallow"),
        ("de", "um 08:27 Uhr"), ("de", "am 23.-26.8.2017"), ("ru", "с 8 до 10 марта"), ("de", "Seite 268 ff."),
        ("it", "metà del 1972"), ("de", "in Haus 4 und 8"), ("fr", "selon une étude (2) de 2004"),
        ("de", "https://example.org/a-25-b?c=305"), ("ru", "192.168.1.2"), ("fr", "007"),
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ru", "Инфляция выросла на 3 %", "up"),
        ("ru", "снизилась на 3 процента", "down"),
        ("de", "Die Preise stiegen um 3 Prozent", "up"),
        ("de", "Die Zahl ist um 3 Prozent gesunken", "down"),
        ("fr", "ont augmenté de 3 %", "up"),
        ("es", "bajó un 3 %", "down"),
        ("pl", "spadło o 3 proc.", "down"),
        ("nl", "steeg met 3 procent", "up"),
        ("ru", "Инфляция составила 3 %", None),
        ("de", "stieg auf 3 Prozent", None),
    ],
)
def test_a_change_has_its_direction_and_a_level_has_none(language, text, direction):
    (figure,) = find_figures(text, language=language)
    assert figure.direction == direction


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ru", "более 3 млн рублей", ">"), ("ru", "около 3 млн рублей", "~"), ("ru", "не менее 100 человек", ">"),
        ("de", "mehr als 100 Menschen", ">"), ("de", "knapp 100 Menschen", "~"), ("de", "höchstens 100 Euro", "<"),
        ("fr", "près de 100 personnes", "~"), ("fr", "moins de 100 euros", "<"), ("es", "más de la mitad", ">"),
        ("tr", "100’den fazla kişi", ">"), ("hi", "100 से अधिक लोग", ">"), ("id", "lebih dari 100 orang", ">"),
        ("it", "circa il 33,4%", "~"), ("pt", "cerca de 100 pessoas", "~"), ("pl", "ponad 100 osób", ">"),
    ],
)  # fmt: skip
def test_a_hedge_or_a_bound_belongs_to_its_number(language, text, bound):
    (figure,) = find_figures(text, language=language)
    assert figure.bound == bound


def test_spans_are_those_of_the_text():
    text = "В 2014 году за кандидата проголосовали около 64 % избирателей, т. е. 4 млн 477 тыс. человек."
    for figure in find_figures(text, language="ru"):
        assert text[figure.start : figure.end] == figure.text
    assert [figure.value for figure in find_figures(text, language="ru")] == [None, Decimal(64), Decimal(4_477_000)]


@pytest.mark.parametrize(
    ("document", "sign", "value"),
    [
        ("El déficit es de 1.250 millones y el paro del 12,5 %.", ",", "1250"),
        ("El paro es del 12.5 %, la renta de 3,400.50 pesos y la cuota de 1,250 pesos.", ".", "1.25"),
        ("Son 1.250 euros.", ",", "1250"),
    ],
)
def test_the_whole_document_says_which_sign_marks_decimals(document, sign, value):
    assert decimal_sign(document, "es") == sign
    (figure,) = find_figures("1.250 pesos", language="es", decimal=sign)
    assert figure.value == Decimal(value)


def test_a_claim_is_read_in_the_style_of_its_document():
    text = (
        "La renta es de 3,400.50 pesos en todo el país, según el informe que se publicó el lunes. "
        "El paro es del 12.5 %, más que en el año anterior. La cuota de cada uno de los socios es de 1,250 pesos."
    )
    values = {claim.figure.value for claim in find_claims(read_text(text)) if claim.figure is not None}
    assert Decimal(1250) in values
    assert Decimal("1.250") not in values


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("ru", "3,4 млрд евро", "3,35 млрд евро to 3,45 млрд евро"),
        ("es", "3.400 millones de euros", "3.399,5 millones de euros to 3.400,5 millones de euros"),
        ("de", "1.250,50 Euro", "1.250,495 Euro to 1.250,505 Euro"),
        ("fr", "63,75 %", "63,745 % to 63,755 %"),
        ("ru", "64 %", "63.5 % to 64.5 %"),
        ("en", "3.4 billion euros", "3.35 billion euros to 3.45 billion euros"),
    ],
)
def test_what_a_figure_can_mean_is_told_in_its_own_words(language, text, shown):
    (figure,) = find_figures(text, language=language)
    assert meaning(figure) == shown


def test_a_number_of_several_scales_is_told_in_digits():
    (figure,) = find_figures("4 млн 477 тыс. евро", language="ru")
    assert in_style_of(figure, Decimal(5_000_000)) == "€5,000,000"


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "12,318,353 votes", "12,318,000 votes"),
        ("en", "$1,234,567,890", "$12,318,000"),
        ("en", "1,234,567.5 people", "12,318,000 people"),
        ("de", "12.318.353 Stimmen", "12.318.000 Stimmen"),
        ("de", "1.234.567,5 Euro", "12.318.000 Euro"),
    ],
)
def test_a_sign_that_stands_twice_in_a_number_groups_its_digits(language, text, shown):
    figure = find_figures(text, language=language)[0]
    assert in_style_of(figure, Decimal(12_318_000)) == shown
