"""Bounds, ways and shares of figures as running news text has them, in several languages, with their likenesses."""

import pytest

from factcheck.figures import QUANTITATIVE, find_figures


def read(text, language):
    """The value or the ends, the unit and the bound of every quantity of a text."""
    found = []
    for figure in find_figures(text, language=language):
        if figure.kind in QUANTITATIVE:
            ends = (figure.from_value, figure.to_value) if figure.from_value is not None else (figure.low, figure.high)
            ends = (figure.value,) if figure.value is not None else ends
            way = figure.direction if figure.kind == "ratio" and figure.bound == "=" else figure.bound
            found.append((*(float(round(end, 4)) for end in ends), figure.unit, way or "="))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # a verb whose second part closes the clause says the way
        ("de", "Die Zahl nahm um 5 Prozent ab.", [(5, "percent", "down")]),
        ("de", "Die Zahl nahm um 5 Prozent zu.", [(5, "percent", "up")]),
        ("de", "Die Zahl nahm um 5 Prozent zu Beginn des Jahres ab.", [(5, "percent", "down")]),
        ("de", "Er brach um ein Viertel auf 17,4 Mrd. Euro ein.", [(25, "percent", "down"), (17.4e9, "EUR", "=")]),
        ("de", "Er nahm 5 Millionen Euro ein.", [(5e6, "EUR", "=")]),
        ("de", "Die Miete fiel um 3 Prozent höher aus.", [(3, "percent", "up")]),
        ("de", "Die Miete fiel um 3 Prozent.", [(3, "percent", "down")]),
        ("nl", "De omzet nam met 5 procent af.", [(5, "percent", "down")]),
        ("nl", "De omzet nam toe met 5 procent.", [(5, "percent", "up")]),
        # a share may be what something fell by
        ("fr", "Il a chuté d'un quart.", [(25, "percent", "down")]),
        ("ru", "Выручка упала на четверть.", [(25, "percent", "down")]),
        ("pt", "A receita despencou um quarto.", [(25, "percent", "down")]),
        ("pt", "A casa tem um quarto.", []),
        ("pl", "Przychody spadły o jedną czwartą.", [(25, "percent", "down")]),
        # a level that it came to is no amount of change
        ("tr", "Enflasyon yüzde 48,58'e geriledi.", [(48.58, "percent", "=")]),
        ("tr", "Enflasyon yüzde 1,9 geriledi.", [(1.9, "percent", "down")]),
        # verbs that bound
        ("fr", "Le coût dépasse 1,2 million d'euros.", [(1.2e6, "EUR", ">")]),
        ("fr", "Le coût ne dépasse pas 1,2 million d'euros.", [(1.2e6, "EUR", "<")]),
        ("es", "El coste supera los 1,2 millones de euros.", [(1.2e6, "EUR", ">")]),
        ("es", "La tasa ronda el 26 %.", [(26, "percent", "~")]),
        ("ru", "Ущерб превысил 1,2 млн евро.", [(1.2e6, "EUR", ">")]),
        ("ru", "Ущерб не превышает 1,2 млн евро.", [(1.2e6, "EUR", "<")]),
        ("pl", "Strata przekroczyła 1,2 mln euro.", [(1.2e6, "EUR", ">")]),
        ("tr", "Zarar 1,2 milyon lirayı aştı.", [(1.2e6, "TRY", ">")]),
        ("es", "Son 300.000 euros como mucho.", [(300_000, "EUR", "<")]),
        # a hedge shares its last word with what it hedges; a shortened one has its dot
        ("es", "Fue más del doble.", [(2, None, ">")]),
        ("es", "Fue del doble.", [(2, None, "=")]),
        ("de", "Es kamen ca. 15 Menschen.", [(15, "menschen", "~")]),
        ("de", "Das ist gut. 15 Menschen kamen.", [(15, "menschen", "=")]),
        # among so many, and fewer than so many
        ("de", "Unter den 25 Toten war er.", [(25, "toten", "=")]),
        ("de", "Es waren unter 25 Tote.", [(25, "tote", "<")]),
        ("nl", "Onder de 25 doden was hij.", [(25, "doden", "=")]),
        ("nl", "Het bleef onder de 25 graden.", [(25, "celsius", "<")]),
        # ages from one to another
        ("de", "Unter den 25- bis 34-Jährigen sind es 38 Prozent.", [(25, 34, "year", "="), (38, "percent", "=")]),
        ("de", "Die 18–24-Jährigen wählen.", [(18, 24, "year", "=")]),
        ("nl", "Van de 25- tot 34-jarigen.", [(25, 34, "year", "=")]),
        ("it", "Tra i 25-34enni.", [(25, 34, "year", "=")]),
        # an age beside years of prison is no range, what fell is
        ("fr", "L'homme de 43 ans à quatre ans de prison.", [(43, "year", "="), (4, "year", "=")]),
        ("fr", "La peine a chuté de 43 ans à quatre ans.", [(43, 4, "year", "=")]),
        # a unit and a half
        ("fr", "Cela dure un an et demi.", [(1.5, "year", "=")]),
        ("es", "Estará listo en año y medio.", [(1.5, "year", "=")]),
        ("it", "Dura un'ora e mezza.", [(1.5, "hour", "=")]),
        ("es", "Dura dos horas y media.", [(2.5, "hour", "=")]),
        # tenths of a point, parts in every case
        ("it", "Due decimi in meno.", [(0.2, "percentage-point", "=")]),
        ("ru", "Не хватает трём четвертям предприятий.", [(75, "percent", "=")]),
        ("uk", "Бракує трьом чвертям підприємств.", [(75, "percent", "=")]),
        ("tr", "Her dört işten biri kalktı.", [(25, "percent", "=")]),
        # a square holds people, a house has a number there
        ("it", "Portò in piazza quasi 9 mila persone.", [(9000, "persone", "~")]),
        ("it", "Abita in piazza Dante 9.", []),
        ("fr", "En hausse de 14,5 points.", [(14.5, "point", "up")]),
        # a meeting is no money
        ("de", "Die COP 28 tagt.", []),
        ("de", "Es kostet COP 28 Millionen.", [(28e6, "COP", "=")]),
        ("en", "The COP28 climate summit began.", []),
        ("en", "It cost COP 28,000 or COP28 million.", [(28_000, "COP", "="), (28e6, "COP", "=")]),
    ],
)
def test_what_stands_around_a_number_is_read_with_it(language, text, expected):
    assert read(text, language) == expected
