"""A character that nobody sees inside a number or a name is named at the claim."""

import pytest

from factcheck.claims.unseen import unseen_in
from factcheck.cli.main import run

TORN = {
    "The fine was 6\u200b4% of pay.": "6[zero width space]4%",
    "It fell to 1,\u2060234 cases.": "1,[word joiner]234",
    "It was 64\u200b% of votes.": "64[zero width space]%",
    "It was 6\u202e4% of votes.": "6[right-to-left override]4%",
    "He met (Pu\u00adtin) there.": "Pu[soft hyphen]tin",
    "Борис\ufeffов said so.": "Борис[zero width no-break space]ов",
    "It is \U000e00386\U000e00384%.": "6[tag digit eight]4%",
}
WHOLE = [
    "The fine was 64% of pay.",
    "an un\u00adhyphenated word, and a family: 👨\u200d👩\u200d👧 of 3",
    "\u200bThe fine\u200b was 64%\u200b.",  # between words it tears nothing
    "می\u200cخواهم ۶۴٪",  # how Persian is written
    "क्\u200dष 64%",
    "שיעור ההצבעה היה 64\u200f% השנה",
]


@pytest.mark.parametrize("text", TORN)
def test_a_number_or_name_that_is_torn_apart_is_named(text):
    assert unseen_in(text) == (TORN[text],)


@pytest.mark.parametrize("text", WHOLE)
def test_what_tears_no_number_and_no_name_is_not(text):
    assert unseen_in(text) == ()


def test_it_is_said_where_the_claim_is_shown(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The fine was 6\u200b4% of pay.", encoding="utf-8")
    desk = ["--desk", str(tmp_path / "desk")]
    assert [run(words) for words in (["desk", "new", desk[1]], [*desk, "add", str(tmp_path / "a.txt")])] == [0, 0]
    assert run([*desk, "show", "a#1"]) == 0
    assert "a character that nobody sees: 6[zero width space]4%" in capsys.readouterr().out
