"""Figures of other languages as news has them: numbers that count, beside numbers that name, time or rank."""

import pytest

from factcheck.figures import QUANTITATIVE, find_figures


def read(text, language):
    """The value or the ends, and the unit, of every quantity of a text."""
    found = []
    for figure in find_figures(text, language=language):
        if figure.kind in QUANTITATIVE:
            ends = (figure.from_value, figure.to_value) if figure.from_value is not None else (figure.low, figure.high)
            ends = (figure.value,) if figure.value is not None else ends
            found.append((*(float(round(end, 4)) for end in ends), figure.unit))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # a bound is no minus, a minus is
        ("fr", "Au moins deux blessés.", [(2, "blessés")]),
        ("fr", "Il fait moins deux degrés.", [(-2, "celsius")]),
        ("es", "Al menos 12 heridos.", [(12, "heridos")]),
        ("es", "La respuesta es menos doce.", [(-12, None)]),
        ("es", "Son más o menos dos millones de euros.", [(2_000_000, "EUR")]),
        # so many together
        ("fr", "Une centaine de personnes.", [(100, "personnes")]),
        ("fr", "Des centaines de personnes.", []),
        ("es", "Una veintena de heridos.", [(20, "heridos")]),
        ("it", "Un centinaio di persone.", [(100, "persone")]),
        ("it", "Centinaia di persone.", []),
        ("pt", "Uma dezena de feridos.", [(10, "feridos")]),
        ("nl", "Een tiental mensen.", [(10, "mensen")]),
        # whole numbers with parts of one
        ("de", "Es sind fünf und drei Viertel Milliarden Euro.", [(5_750_000_000, "EUR")]),
        ("fr", "Cinq milliards et trois quarts.", [(5_750_000_000, None)]),
        ("fr", "Cinq milliards et trois quarts des votes.", [(5_000_000_000, None), (75, "percent")]),
        ("it", "Il tasso è del 7 3/4 %.", [(7.75, "percent")]),
        ("de", "2½ Jahre", [(2.5, "year")]),
        ("de", "Die 7 3/8-Zoll-Rohre.", [(7.375, "inch")]),
        # more than a whole, and parts too small for a share
        ("fr", "Cent trente-deux cinquièmes.", [(26.4, None)]),
        ("es", "Dos milésimas de segundo.", [(0.002, "second")]),
        # parts, ranks, and tenths of a point
        ("fr", "Le cinquième candidat.", []),
        ("fr", "Un cinquième des candidats.", [(20, "percent")]),
        ("fr", "Le vingt-cinquième anniversaire.", []),
        ("fr", "En baisse d’un dixième de point.", [(0.1, "percentage-point")]),
        ("es", "Subió dos décimas.", [(0.2, "percentage-point")]),
        ("es", "La décima edición.", []),
        # powers of ten, decimals in words, scales behind money or in pairs
        ("es", "1e10", [(10_000_000_000, None)]),
        ("fr", "Deux virgule soixante et onze.", [(2.71, None)]),
        ("es", "El cheque era de 125 USD millones.", [(125_000_000, "USD")]),
        ("es", "Hubo 35 mil 625 homicidios.", [(35_625, "homicidios")]),
        ("es", "Hubo 35 mil. 625 fueron a Madrid.", [(35_000, None), (625, None)]),
        ("de", "aud$ 15", [(15, "AUD")]),
        # the end of a range behind its article, and a result
        ("it", "Tra i 20 e i 25 mila manifestanti.", [(20_000, 25_000, "manifestanti")]),
        ("pt", "Venceu por 3 a 1.", []),
        ("pt", "Custa de 1 a 3 reais.", [(1, 3, "BRL")]),
        ("pt", "Vitória de 2 a 0.", []),
        ("pt", "Um contrato de US$ 10 bilhões para 126 aviões.", [(10_000_000_000, "USD"), (126, "aviões")]),
        ("tr", "İhracat 1987’den % 19 düşerek geriledi.", [(19, "percent")]),
        ("tr", "1 Ocak’tan itibaren 50 frank’ta kaldı.", [(50, "CHF")]),
        # how much it changed, and what it came to
        ("ru", "Число выросло на 1 234 до 56 789 человек.", [(1234, None), (56_789, "человек")]),
        ("nl", "Het aantal daalde met 6000 tot 350.000.", [(6000, None), (350_000, None)]),
        ("ru", "Ущерб — 1 млн 250 тыс. 300 рублей.", [(1_250_300, "RUB")]),
        ("fr", "Le nombre est passé de 2,9 à 2,8 millions.", [(2_900_000, 2_800_000, None)]),
        ("pl", "Liczba spadła z 820 do 788 tys.", [(820_000, 788_000, None)]),
        ("ru", "Число упало с 900 до 1,2 тыс.", [(900, 1200, None)]),
        # so many of something, and a year
        ("ru", "Около 2000 человек вышли на улицы.", [(2000, "человек")]),
        ("de", "Die 2000 Mitarbeiter streiken.", [(2000, "mitarbeiter")]),
        ("es", "Hubo 2000 heridos.", [(2000, "heridos")]),
        ("fr", "Environ 1950 emplois.", [(1950, "emplois")]),
        ("nl", "In 2000 stierf hij.", []),
        ("fr", "Le budget 2024 prévoit peu.", []),
        ("ru", "Около 2000 года всё изменилось.", []),
        # a percentage written onto its number
        ("de", "Die 20-prozentige Beteiligung.", [(20, "percent")]),
        ("ru", "20-процентная пошлина.", [(20, "percent")]),
        ("pl", "10-procentowa podwyżka.", [(10, "percent")]),
        ("de", "Eine 45-köpfige Delegation.", []),
        # the middle of a time is no half, the half of a thing is
        ("pl", "W połowie XIX w. było inaczej.", []),
        ("pl", "Połowa miast jest za.", [(50, "percent")]),
    ],
)
def test_a_figure_of_the_news_is_read_with_what_it_counts(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        # telephones, and numbers in groups that count
        ("fr", "Appelez le 01 42 34 56 78.", "Il y a 1 423 456 habitants."),
        ("uk", "Гаряча лінія: 0 800 50 18 10.", "Усього 800 501 осіб."),
        ("pt", "Ligue para (11) 3456-7890.", "São (em média) 3456 pessoas."),
        ("ru", "Звоните: 8 (495) 123-45-67.", "Всего 8 (из 495) человек."),
        ("pl", "Tel. 22 123 45 67.", "Ok. 22 123 osób."),
        ("de", "Postfach, 10119 Berlin", "Es kamen 10119 Gäste."),
        # minutes of a match
        ("it", "Gol al 12' e al 90'+4.", "Gol: 12 in 90 partite."),
        ("de", "In der 90.+3 Minute traf er.", "In 90 Minuten."),
        ("es", "Goles en los minutos 12, 45+2 y 80.", "Pasaron 12 minutos."),
        # decades, centuries, places along a road
        ("es", "En los años 60 creció.", "En 60 años creció."),
        ("nl", "In de jaren 80 was het zo.", "Na 80 jaren was het zo."),
        ("pl", "W latach 90. było inaczej.", "Po 90 latach było inaczej."),
        ("pt", "No século 19 foi assim.", "Há 19 séculos foi assim."),
        ("it", "Incidente al km 234.", "Una coda di 234 km."),
        # times of the day
        ("fr", "L’accident a eu lieu vers 17 h 30.", "L’accident a duré 17 heures."),
        ("ru", "Самолёт сел в 5.40 утра.", "Рост на 5,40 процента."),
        ("fr", "Le plan commence à 6 heures.", "Le plan dure 6 heures."),
        ("nl", "Het begint om 6 uur.", "Het duurde 6 uur."),
        ("it", "Comincia alle ore 2.", "Dura 2 ore."),
        ("fr", "Le départ est à 3 h 45.", "Il a fallu 3 h 45 min."),
        ("pt", "O jogo terminou 2x1.", "Custa 2x mais."),
        # days, seasons, houses, half-years
        ("de", "Am 24.12. und 31.12. ist zu.", "Von 24,12 auf 31,12 Prozent."),
        ("ru", "В сезоне-2022/23 всё иначе.", "В сезоне 23 матча."),
        ("ru", "Пожар на ул. Ленина, 15.", "Пожар на улице, 15 погибших."),
        ("it", "Nel 2° semestre calò.", "Sono 2 semestri."),
        ("it", "Nel '900 fu così.", "Furono 900 case."),
        # names with a number
        ("es", "El Boeing 737 MAX 9 despegó.", "En Madrid 737 personas protestaron."),
        ("es", "La COP28 empezó en Dubái.", "Cuesta COP 28.000."),
        ("es", "En el 1T23 y en el 4T fue así.", "Pesa 1 t, y no 4 t."),
        ("pt", "O voo TP 1234 pousou.", "O voo levava 1234 pessoas."),
        ("it", "La Fiat 500 costa molto.", "A Roma 500 persone."),
        ("pl", "Mieszka przy ul. Nowa 5.", "Ma 5 domów."),
    ],
)
def test_what_names_a_number_counts_nothing_and_its_likeness_does(language, text, counted):
    assert read(text, language) == []
    assert read(counted, language) != []


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("de", "56 Fälle je 100.000 Einwohner", "100000 einwohner"),
        ("pt", "3,4 médicos por mil habitantes", "1000 habitantes"),
        ("ru", "56 случаев на 100 тыс. населения", "100000 населения"),
        ("es", "3 millones por 100 casas", None),
    ],
)
def test_so_many_of_whom_it_is_one_rate_belong_to_the_rate(language, text, per):
    figure, *others = find_figures(text, language=language)
    assert figure.per == per
    assert bool(others) is (per is None)


def test_an_age_may_be_written_onto_its_number():
    (figure,) = find_figures("Il 35enne è stato arrestato.", language="it")
    assert (figure.kind, figure.value, figure.unit) == ("age", 35, "year")
