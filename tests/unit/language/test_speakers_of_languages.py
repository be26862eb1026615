"""Who says it, what is an opinion and what a forecast, in the languages whose packs know speakers."""

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.language import analyse, level_of


@pytest.mark.parametrize("code", ["de", "fr", "es", "ru"])
def test_these_languages_know_speakers(code):
    assert level_of(code) == 3


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("de", "64 Prozent der Wähler unterstützten ihn, teilte die Wahlkommission mit.", "Wahlkommission"),
        ("de", "Die Arbeitslosigkeit sank auf 6,8 Prozent, so das Statistikamt.", "Statistikamt"),
        ("de", "Die Polizei teilte mit, dass 200 Menschen kamen.", "Polizei"),
        ("de", "Laut Bundesbank stieg die Inflation auf 3 Prozent.", "Bundesbank"),
        ("de", "„Wir haben die Steuern nie erhöht“, sagte Finanzminister Sergej Iwanow.", "Sergej Iwanow"),
        ("fr", "Il a été soutenu par 64 % des électeurs, a indiqué la commission électorale.", "commission électorale"),
        ("fr", "Selon l’Insee, le PIB a reculé de 0,3 %.", "Insee"),
        ("fr", "Emmanuel Macron a affirmé que 3 millions de Français étaient concernés.", "Emmanuel Macron"),
        ("fr", "« Nous n’avons jamais menti à personne », a déclaré le ministre Serge Ivanov.", "Serge Ivanov"),
        ("es", "El 64 % de los electores lo apoyó, informó la comisión electoral.", "comisión electoral"),
        ("es", "Según el INE, la población creció un 2 %.", "INE"),
        ("es", "Pedro Sánchez aseguró que se han creado 500.000 empleos.", "Pedro Sánchez"),
        ("ru", "За него проголосовали 64 % избирателей, сообщила избирательная комиссия.", "избирательная комиссия"),
        ("ru", "По данным Росстата, инфляция составила 7 %.", "Росстата"),
        ("ru", "Владимир Путин заявил, что экономика выросла на 3 %.", "Владимир Путин"),
        ("ru", "«Мы никогда не поднимали налоги», — сказал министр финансов Сергей Иванов.", "Сергей Иванов"),
    ],
)
def test_who_says_it_is_found(code, text, speaker):
    assert [found.speaker for found in analyse(text, code).attributions] == [speaker]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Zahl der Schüler stieg im vorigen Jahr auf 3 Millionen."),
        ("fr", "Le nombre des élèves a augmenté de 3 % en un an."),
        ("es", "El número de los alumnos subió un 3 % en un año."),
        ("ru", "Безработица за год снизилась с 7,2 до 6,8 %, заявили в ведомстве."),
    ],
)
def test_where_nobody_is_named_nobody_speaks(code, text):
    assert [found.speaker for found in analyse(text, code).attributions if found.speaker] == []


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("de", "Ich finde, die Regierung sollte zurücktreten.", "opinion"),
        ("de", "Die Zahl dürfte auf 5 Millionen steigen.", "prediction"),
        ("fr", "Je pense que le gouvernement devrait démissionner.", "opinion"),
        ("fr", "D’ici 2040, la population atteindra 70 millions.", "prediction"),
        ("es", "Creo que el gobierno debería dimitir.", "opinion"),
        ("es", "¿Subió el paro al 12 %?", "question"),
        ("ru", "Я думаю, что правительство должно уйти в отставку.", "opinion"),
        ("ru", "К 2030 году население вырастет до 150 млн человек.", "prediction"),
    ],
)
def test_what_is_no_statement_of_fact_says_why(code, text, reason):
    assert reason in {found.reason for found in analyse(text, code).modality}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Inflation stieg um 3 Prozent."),
        ("fr", "L’inflation a augmenté de 3 %."),
        ("es", "La inflación subió un 3 %."),
        ("ru", "Инфляция выросла на 3 %."),
    ],
)
def test_a_plain_figure_is_a_statement_of_fact(code, text):
    assert analyse(text, code).modality == ()


def test_a_claim_has_its_claimant_and_an_opinion_cannot_be_checked():
    text = (
        "Élections dans le pays\n\n"
        "Le chômage est passé de 7,2 % à 6,8 % en un an, a indiqué la commission électorale.\n\n"
        "Le déficit budgétaire s’élève à 3,4 milliards d’euros, et la dette n’a pas baissé depuis.\n\n"
        "Je pense que le gouvernement devrait démissionner."
    )
    claims = find_claims(read_text(text))
    assert [claim.claimant for claim in claims] == ["commission électorale", None, None]
    assert [claim.checkable for claim in claims] == [True, True, False]
