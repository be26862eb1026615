"""Two statements in two languages: what is said of them, and what is left unsaid."""

from __future__ import annotations

import pytest

from factcheck.facts import statements_of
from factcheck.relating.across import Across, relate_across
from factcheck.relating.spelling import compare_names, skeleton


def alike(one, other):
    if "inflation" in {one.lower(), other.lower()}:
        return 0.9 if one.lower() == other.lower() else 0.3
    return 0.9 if any({one.lower(), other.lower()} <= row for row in SAME) else 0.4


def related(claim, passage, likeness=0.6, language="de", number=0):
    claimed = statements_of(claim, language=language)
    reported = statements_of(passage, language="en")
    siblings = [one.figure for at, one in enumerate(claimed) if at != number]
    return relate_across(claimed[number], reported, Across(likeness, language, "en", alike), siblings)


# What an embedder says of single words: those of a row mean the same.
SAME = ({"hamburg"}, {"hull"}, {"exporte", "exports"}, {"importe", "import"}, {"münchen", "munich"},
        {"vereinigten staaten", "united states"}, {"deutschland", "germany"})  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("64 Prozent der Wähler unterstützten ihn.", "63.75% of voters supported the candidate.", "rounds"),
        ("Das Defizit beträgt 3,4 Mrd. Euro.", "The deficit reached 3,400 million euros.", "equal"),
        ("Die Stadt hat 1.250.000 Einwohner.", "The city has 1,250,300 inhabitants.", "rounds"),
        ("Die Arbeitslosigkeit lag 2023 bei 7,2 Prozent.", "In 2023 unemployment was 7.2%.", "equal"),
        ("In München lag sie bei 8,1 Prozent.", "In Munich it was 8.1%.", "equal"),
        ("Die Exporte lagen bei 4,5 Mrd. Euro.", "Exports were 4.5 billion euros.", "equal"),
        # a day of the week is nobody's name, and two words may be one
        (
            "In Deutschland lag sie bei 8,1 Prozent, hieß es am Montag.",
            "In Germany, they said on Monday, it was 8.1%.",
            "equal",
        ),
        ("Aus den Vereinigten Staaten kamen 8,1 Prozent.", "From the United States came 8.1%.", "equal"),
    ],
)
def test_the_claimed_number_in_a_sentence_that_means_the_same_supports_it(claim, passage, relation):
    found = related(claim, passage)
    assert (found.name, found.stance) == (relation, "supports")
    assert any("mean nearly the same" in ground for ground in found.grounds)


SILENT = {
    "the sentences are far apart": ("Die Inflation lag bei 8 Prozent.", "8% of pupils do not finish school.", 0.05),
    "another year": ("Die Inflation lag 2022 bei 8,1 Prozent.", "In 2023 inflation was 8.1%.", 0.8),
    "another unit": ("Das Defizit beträgt 3,4 Prozent.", "The deficit reached 3.4 euros.", 0.8),
    "another unit of money": ("Es kostet 3,4 Mrd. Dollar.", "It costs 3.4 billion euros.", 0.8),
    "a number that differs": ("Die Inflation lag bei 8 Prozent.", "Inflation was 9.5%.", 0.8),
    "a slip, where the sentences are not nearly one": ("12,5 Prozent stimmten zu.", "21.5% agreed.", 0.3),
    "a slip, where two numbers could be meant": ("12,5 Prozent stimmten zu.", "21.5% agreed and 40% refused.", 0.8),
    "another name": ("In Hamburg lag sie bei 8,1 Prozent.", "In Hull it was 8.1%.", 0.8),
    "another name beside a day": (
        "In Hamburg war sie am Montag bei 8,1 Prozent.",
        "In Hull on Monday it was 8.1%.",
        0.8,
    ),
    "another name of two words": ("In Deutschland lag sie bei 8,1 Prozent.", "In the United States it was 8.1%.", 0.8),
    "no word that says the same": ("Die Arbeitslosigkeit lag bei 8,1 Prozent.", "Inflation was 8.1%.", 0.8),
    "a word in contrast": ("Die Importe lagen bei 4,5 Mrd. Euro.", "Exports were 4.5 billion euros.", 0.8),
}


@pytest.mark.parametrize("case", SILENT)
def test_nothing_is_said_for(case):
    claim, passage, likeness = SILENT[case]
    found = related(claim, passage, likeness)
    assert found.stance == "unsupported"


@pytest.mark.parametrize(
    ("claim", "passage", "label"),
    [
        ("In der Umfrage vertrauen 12,5 Prozent dem Parlament.", "In the survey 21.5% trust the parliament.", "SLIP?"),
        ("Der Lohn liegt bei 1.850 Euro.", "The wage is 1,580 euros.", "SLIP?"),
    ],
)
def test_a_slip_of_digits_in_what_is_nearly_a_translation_contradicts(claim, passage, label):
    found = related(claim, passage, 0.7)
    assert (found.stance, found.label) == ("contradicts", label)


def test_a_difference_is_shown_though_nothing_is_said_by_it():
    found = related("Die Inflation lag bei 8 Prozent.", "Inflation was 9.5%.", 0.8)
    assert found.working.startswith("not surely the same: ")
    assert [part.text for part in found.parts] == ["9.5%"]


def test_the_other_figures_of_the_sentence_speak_for_it():
    claim, passage = "Von 17 Städten wuchsen 9.", "Of 17 cities 9 grew."
    alone = related("Es wuchsen 9 Städte.", "There were 9 cities that grew.", 0.3, number=0)
    assert related(claim, passage, 0.3, number=1).certainty > alone.certainty


def test_both_ends_of_a_change_are_compared():
    claim = "Joblessness sank from 7.2% to 6.8%."
    assert related(claim, "Unemployment fell from 7.2% to 6.8%.", language="en").stance == "supports"
    assert related(claim, "Unemployment fell from 7.2% to 6.1%.", language="en").stance == "unsupported"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Путин", "Putin"), ("بوتين", "Putin"), ("Зеленський", "Zelensky"), ("Iwanow", "Ivanov"), ("मोदी", "Modi"),
        ("Меркель", "Merkel"), ("Эрдоган", "Erdoğan"), ("Любин", "Lubin"), ("Шольц", "Scholz"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_every_script(one, other):
    pytest.importorskip("anyascii", reason="the group `meaning` is not installed")
    assert skeleton(one) == skeleton(other)
    assert compare_names(f"so {one} 5", f"as {other} 5").met


def test_two_names_are_not_taken_for_one():
    names = compare_names("in Leeds 5", "in Hull 5")
    assert (names.met, names.mine, names.theirs) == (0, ("Leeds",), ("Hull",))
