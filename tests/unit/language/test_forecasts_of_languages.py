"""Forecasts of the languages of level 3 beside sentences that look like one, and who says what there."""

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text

# So much of a text tells its language.
AROUND = {
    "fr": "Le ministère a publié lundi les chiffres de l'année dans un rapport sur les comptes de la région.",
    "de": "Das Ministerium hat am Montag die Zahlen des Jahres in einem Bericht über die Kassen der Länder gezeigt.",
    "es": "El ministerio ha publicado el lunes las cifras del año en un informe sobre las cuentas de la región.",
    "ru": "Министерство в понедельник показало цифры за год в докладе о счетах региона, и это было не всё.",
}


def claims(language, sentence):
    document = read_text(f"{AROUND[language]}\n\n{sentence}", source="a.txt")
    assert document.language == language
    return [claim for claim in find_claims(document) if claim.figure is not None]


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        ("fr", "Les prix augmenteront de 2 % en 2026.", "prediction"),
        ("fr", "Le déficit atteindra 5,6 % du PIB.", "prediction"),
        ("fr", "La dette pourrait dépasser 120 % du PIB.", "prediction"),
        ("fr", "Le ministre se retira après 40 minutes d'opéra.", None),
        ("fr", "La caméra a filmé 20 personnes.", None),
        ("es", "Los precios subirán un 2 % en 2026.", "prediction"),
        ("es", "La deuda podría superar el 120 % del PIB.", "prediction"),
        ("es", "El refrán tiene 20 años y el azafrán cuesta 5 euros.", None),
        ("es", "La mayoría está en 48 municipios.", None),
        ("ru", "Расходы будут составлять 300 млрд рублей.", "prediction"),
        ("ru", "Госдолг может превысить 20 % ВВП.", "prediction"),
        ("ru", "Население составляет 146 млн человек.", None),
        ("de", "Die Preise werden im Jahr 2026 um 2,5 Prozent steigen.", "prediction"),
        ("de", "Die Schulden könnten auf 70 Prozent steigen.", "prediction"),
        ("de", "Die Preise werden von 20 Händlern gehalten.", None),
        ("de", "Die Zahl ist um 2 Prozent gestiegen und wird von der Behörde bestätigt.", None),
    ],
)
def test_a_future_is_a_forecast_and_what_looks_like_one_is_none(language, sentence, reason):
    assert {claim.reason for claim in claims(language, sentence)} == {reason}


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        ("fr", "D'après la Cour des comptes, 2,3 milliards d'euros ont été gaspillés.", "Cour des comptes"),
        ("fr", "Selon la Cour, 2,3 milliards d'euros ont été gaspillés.", "Cour"),
        ("fr", "« 20 % des élèves ne lisent pas », s'est indigné le député Louis Boyard.", "Louis Boyard"),
    ],
)
def test_a_body_has_its_whole_name_and_a_verb_of_feeling_its_speaker(language, sentence, who):
    assert {claim.claimant for claim in claims(language, sentence)} == {who}
