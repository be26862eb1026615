"""Whatever stands in a text of any language, its figures are in order, inside it, and nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import find_figures
from factcheck.language.packs import languages

PIECES = (
    "5", "12", "1 250", "3,4", "1.250,50", "2014", "%", "€", "$", "-", "–", ".", ",", ":", "/", "(", ")", "'",
    "’", " ", "\n", "№", "º", "²", "٦٤", "६४", "a", "x", "fünf", "und", "zwanzig", "Prozent", "Drittel", "bis",
    "von", "auf", "jeder", "fünfte", "mil", "millones", "de", "y", "medio", "uno", "cada", "veces", "quatre",
    "vingt", "dix", "et", "demi", "sur", "млн", "тыс", "с", "до", "в", "раза", "каждый", "пятый", "года",
    "процентных", "пункта", "venti", "due", "tre", "quarti", "yüzde", "den", "fazla", "bin", "بنسبة", "من",
    "مليون", "से", "लाख", "करोड़", "dua", "puluh", "belas", "Rp", "https://a.b/c",
)  # fmt: skip


@pytest.mark.parametrize("code", sorted(languages() - {"en"}))
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14), blank=st.sampled_from(["", " "]))
def test_figures_are_in_order_and_inside_their_text(code, pieces, blank):
    text = blank.join(pieces)
    end = 0
    for figure in find_figures(text, language=code):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        end = figure.end


@pytest.mark.parametrize("code", ["de", "es", "ru", "tr"])
@pytest.mark.parametrize("piece", ["a", "1", "1,", "1-", "fünf", "mil ", "1 000 ", "a-1-", ".a", "'", "%", "5 млн "])
def test_what_never_ends_is_read_once(code, piece):
    assert isinstance(find_figures(piece * 5000, language=code), list)
