"""Parts of scales, composed numbers, shares, rates and points in the languages of packs, beside what looks alike."""

from decimal import Decimal

import pytest

from factcheck.figures import QUANTITATIVE, find_figures


def read(language, text):
    return [
        (
            f"{figure.value.normalize():f}" if figure.value is not None else f"{figure.low:f}-{figure.high:f}",
            figure.unit,
        )
        for figure in find_figures(text, language=language)
        if figure.kind in QUANTITATIVE
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "trois quarts de million d'euros", [("750000", "EUR")]),
        ("fr", "un quart des millions promis", [("25", "percent")]),
        ("it", "un quarto di miliardo", [("250000000", None)]),
        ("it", "un quarto dei miliardi promessi", [("25", "percent")]),
        ("es", "un cuarto de millón", [("250000", None)]),
        ("pt", "três quartos de milhão", [("750000", None)]),
        ("de", "eine Dreiviertelmillion Euro", [("750000", "EUR")]),
        ("de", "drei Viertel der Millionen", [("75", "percent")]),
        ("ru", "четверть миллиона рублей", [("250000", "RUB")]),
        ("ru", "четверть миллионеров", [("25", "percent")]),
        ("uk", "три чверті мільярда", [("750000000", None)]),
        ("pl", "ćwierć miliona złotych", [("250000", "PLN")]),
    ],
)
def test_parts_of_a_scale_are_a_number_and_parts_of_many_a_share(language, text, expected):
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "duecentottantamila euro", [("280000", "EUR")]),
        ("it", "centottanta deputati", [("180", "deputati")]),
        ("it", "centotto giorni", [("108", "day")]),
        ("it", "50 cent", [("50", "cent")]),
        ("it", "un milione e mezzo secondo i sindacati", [("1500000", None)]),
        ("it", "cinquanta secondo la questura", [("50", None)]),
        ("de", "zwei- bis dreitausend Menschen", [("2000-3000", "menschen")]),
        ("de", "zwischen drei- und vierhundert Verletzte", [("300-400", "verletzte")]),
        ("de", "drei bis vier Jahre", [("3-4", "year")]),
        ("de", "ein halbes Dutzend Städte", [("6", "städte")]),
        ("fr", "une demi-douzaine de villes", [("6", "villes")]),
        ("ru", "более полумиллиона человек", [("500000", "человек")]),
        ("ru", "полсотни домов", [("50", "домов")]),
        ("uk", "понад пів мільйона людей", [("500000", "людей")]),
        ("ru", "ноль целых пять сотых процента", [("0.05", "percent")]),
        ("ru", "три целых пять десятых процента", [("3.5", "percent")]),
        ("fr", "zéro virgule cinq pour cent", [("0.5", "percent")]),
        ("es", "de 1.200 a 2.400 millones de euros", [("1200000000-2400000000", "EUR")]),
        ("es", "de 1.200 a 1.300 euros", [("1200-1300", "EUR")]),
        ("ru", "Пенсия — 23 тыс. 175 рублей.", [("23175", "RUB")]),
        ("pl", "Pensja wynosi 4 tys. 666 zł.", [("4666", "PLN")]),
        ("ru", "Ушли 45 тыс. 300 из них вернулись.", [("45000", None), ("300", None)]),
        ("ar", "أصيب أكثر من ألفي شخص", [("2000", "شخص")]),
        ("ar", "تضاعفت الصادرات 2.5 مرة", [("2.5", None)]),
    ],
)
def test_a_composed_number_has_its_whole_value(language, text, expected):
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("fr", "le vingt et unième siècle", ["rank"]),
        ("fr", "le soixante-quinzième anniversaire", ["rank"]),
        ("fr", "les cinq premiers candidats", ["quantity"]),
        ("ru", "двадцать первый век", ["rank"]),
        ("ru", "пять первых мест", ["quantity"]),
        ("uk", "двадцять перше століття", ["rank"]),
        ("pl", "pięć pierwszych miejsc", ["quantity"]),
    ],
)
def test_an_ordinal_of_two_words_is_a_rank_and_so_many_firsts_are_not(language, text, kinds):
    assert [figure.kind for figure in find_figures(text, language=language)] == kinds


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Uno de cada 125 niños es autista", [("0.8", "percent")]),
        ("es", "uno de los 125 niños", [("125", "niños")]),
        ("pt", "uma em cada 250 crianças", [("0.4", "percent")]),
        ("pt", "de cada dez jovens, três não estudam", [("30", "percent")]),
        ("pl", "jedno na 50 dzieci", [("2", "percent")]),
        ("fr", "un Français sur cinq vit seul", [("20", "percent")]),
        ("fr", "une étude sur 50 patients", [("50", "patients")]),
        ("it", "uno studio su 50 pazienti", [("50", "pazienti")]),
        ("es", "tres quintas partes", [("60", "percent")]),
        ("pl", "trzy piąte głosów", [("60", "percent")]),
        ("ru", "на две десятых процента", [("0.2", "percent")]),
        ("ru", "две десятых россиян", [("20", "percent")]),
        ("fr", "un quart de point", [("0.25", "percentage-point")]),
        ("es", "medio punto", [("0.5", "percentage-point")]),
        ("de", "ein halbes Prozent", [("0.5", "percent")]),
        ("fr", "un quart des voix", [("25", "percent")]),
        ("fr", "un quart d'heure", []),
        ("it", "un quarto di secolo", []),
        ("es", "un cuarto de hora", []),
        ("fr", "le 49.3 a été utilisé", []),
        ("fr", "le 49,3 % de mai", [("49.3", "percent")]),
    ],
)
def test_a_share_is_told_from_what_is_about_so_many(language, text, expected):
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "Le chômage a reculé de 0,2 point, à 7,3 %.", "percentage-point"),
        ("fr", "Le taux est de 7,3 % en 2024, en baisse de 0,2 point.", "percentage-point"),
        ("fr", "passé de 12 à 10 %, soit 2 points de moins", "percentage-point"),
        ("fr", "L'indice gagne 0,2 %, soit 15,3 points.", "point"),
        ("fr", "L'indice perd 12 points à 7 500 points.", "point"),
        ("es", "El déficit cayó 1,3 puntos, hasta el 3,6 % del PIB.", "percentage-point"),
        ("it", "Il deficit è sceso di 1,3 punti, al 3,6% del Pil.", "percentage-point"),
        ("de", "Die Partei erreichte 15,9 Prozent, 4,9 Punkte mehr als 2019.", "percentage-point"),
        ("de", "Die Mannschaft hat 12 Punkte mehr als der Zweite.", "point"),
        ("it", "La squadra ha vinto con 13 punti.", "point"),
    ],
)
def test_points_beside_the_level_of_a_percentage_are_points_of_it(language, text, unit):
    assert unit in {figure.unit for figure in find_figures(text, language=language)}
    assert not {"point", "percentage-point"} - {unit} & {
        figure.unit for figure in find_figures(text, language=language)
    }


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("fr", "1 600 euros par an, selon l'Insee", "year"),
        ("fr", "1 600 euros par an 2020", None),
        ("es", "1.134 euros al mes en catorce pagas", "month"),
        ("it", "133 euro al mese", "month"),
        ("it", "133 euro al mese scorso", None),
        ("pt", "R$ 125 por mês", "month"),
        ("de", "1500 Euro im Monat", "month"),
        ("de", "1500 Euro im Monat Mai", None),
        ("de", "300 Euro im Jahr 2020", None),
        ("nl", "300 euro per jaar", "year"),
        ("ru", "5000 рублей в месяц", "month"),
        ("ru", "5000 рублей в год выборов", None),
        ("uk", "1500 гривень на рік", "year"),
        ("pl", "4666 zł miesięcznie", "month"),
    ],
)
def test_a_rate_is_for_a_time_and_a_time_that_is_named_is_none(language, text, per):
    assert find_figures(text, language=language)[0].per == per


@pytest.mark.parametrize(
    ("language", "text", "value", "direction"),
    [
        ("fr", "Le prix a été divisé par quatre.", 4, "down"),
        ("ru", "Экспорт упал в 2,5 раза.", Decimal("2.5"), "down"),
        ("ru", "Цены выросли вдвое.", 2, "up"),
        ("uk", "Кількість зменшилася вдвічі.", 2, "down"),
        ("pl", "Liczba zmniejszyła się dwukrotnie.", 2, "down"),
        ("ru", "Это вдвое больше плана.", 2, None),
    ],
)
def test_a_multiple_goes_the_way_of_its_verb(language, text, value, direction):
    (figure,) = find_figures(text, language=language)
    assert (figure.kind, figure.value, figure.direction) == ("multiple", value, direction)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("es", "subieron a $ 1,45 mil millones", "USD"),
        ("pt", "cresceu a $ 254 milhões", "USD"),
        ("it", "aumentate a $ 3 miliardi", "USD"),
        ("es", "A$ 20 millones", "AUD"),
    ],
)
def test_a_preposition_before_a_sign_of_money_names_no_country(language, text, unit):
    assert find_figures(text, language=language)[-1].unit == unit


@pytest.mark.parametrize("text", ["bir önceki yıla göre% 18", "payı% 18", "%18", "% 18"])
def test_a_percent_sign_that_touches_a_word_belongs_to_the_number_behind(text):
    assert read("tr", text) == [("18", "percent")]


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("de", "Eine Viertelmillion Menschen kamen.", "Eine Viertelmillion Menschen"),
        ("de", "Rund eine halbe Million Menschen kamen.", "Rund eine halbe Million Menschen"),
        ("de", "Die Million ist weg.", None),
    ],
)
def test_the_article_before_a_large_number_in_words_belongs_to_it(language, text, written):
    assert [figure.text for figure in find_figures(text, language=language)] == ([written] if written else [])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "七月份失业率为5.2%，比上月上升0.2个百分点。", [("5.2", "percent")]),
        ("ja", "失業率は2.5%で、100円", [("2.5", "percent")]),
        ("th", "ประชากร 66 ล้านคน และ1.5%", [("1.5", "percent")]),
        ("zh", "全国人口为14.09亿", []),
        ("sv", "Planet X5% ja", []),
    ],
)
def test_a_script_without_blanks_hides_no_sign_and_no_scale_is_guessed(language, text, expected):
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onu gördüm, ona söyledim.", []),
        ("Onlar birden geldi.", []),
        ("Her beş kişiden biri yoksulluk sınırının altında yaşıyor.", [("20", "percent")]),
        ("Onda biri kadın.", [("10", "percent")]),
        ("On kişiden altısı kadın.", [("60", "percent")]),
        ("Ücret 17 bin 2 liraya yükseldi.", [("17002", "TRY")]),
        ("Ücret 17 bin 200 liraya yükseldi.", [("17200", "TRY")]),
        ("Katılım 17 bin, 2 kişi yaralı.", [("17000", None), ("2", "kişi")]),
    ],
)
def test_a_turkish_ending_makes_no_number_of_a_pronoun_or_a_place(text, expected):
    assert read("tr", text) == expected
