"""Where sentences end, and that their offsets are exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


ONE_SENTENCE = [
    "Mr. Smith won.",
    "Dr. A. B. Jones and Prof. C. Lee of St. Louis met Gov. Brown.",
    "The U.S. Senate passed it by 63.75% of votes, he said.",
    "Putin is gaining 63.75% of votes, Gennady Zyuganov - 17.19%, Sergei Mironov - 3.85%.",
    "George W. Bush met V. V. Putin in Washington, D.C. on Monday.",
    "It fell by .5 points to 12.3 per cent.",
    "See No. 5 and Fig. 3 on pp. 12-14.",
    "It began at 5 p.m. Monday.",
    '"What was it?" he asked.',
    '"It was!" Smith said.',
    '"The conflict is inevitable, which I think, we will see soon!", Sergei Kalyakin said.',
    "Cars, buses, etc. were counted.",
    "I... I do not know.",
    "He waited ... and waited.",
    "Apple Inc. reported sales of $1.5bn on Jan. 5.",
    "Am 4. März 2012 wählte Russland z.B. im 2. Bezirk.",
    "Der Umsatz stieg um 3,5 Mio. Euro, so Dr. Meier.",
    "M. Dupont et Mme. Durand ont voté.",
    "Здание площадью 2400 кв. м рассчитано на 320 учеников.",
    "Dom ma 240 m kw. i stoi w Łodzi.",
    "En EE. UU. creció un 2 %.",
    "В 2012 г. А. С. Пушкин и т.д. упоминались.",
    'In this context it is impossible"\n, Sergei Kalyakin said.',
    "A line that is wrapped because the next word did not\nfit on it is one sentence.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_stays_one_sentence(text):
    assert sentences(text) == [text]


SEVERAL = [
    ("It fell. It rose.", ["It fell.", "It rose."]),
    ("He lives in the U.S. The rest left.", ["He lives in the U.S.", "The rest left."]),
    ("It ended at 6 p.m. The hall was empty.", ["It ended at 6 p.m.", "The hall was empty."]),
    ("That was in 2012. In 2016 it fell.", ["That was in 2012.", "In 2016 it fell."]),
    ("He scored 57-59%. But 64% is a lot.", ["He scored 57-59%.", "But 64% is a lot."]),
    ('"I did it." He left.', ['"I did it."', "He left."]),
    ("“It is over.” Nobody spoke.", ["“It is over.”", "Nobody spoke."]),
    ("Is it? Yes! It is.", ["Is it?", "Yes!", "It is."]),
    ("It ended... Then it began.", ["It ended...", "Then it began."]),
    ("Votes were cast.[12] They were counted (see p. 5). It ended.",
     ["Votes were cast.[12]", "They were counted (see p. 5).", "It ended."]),
    ("He said no. Then he left.", ["He said no.", "Then he left."]),
    ("They believe me. Nobody else does, from now on. John does.",
     ["They believe me.", "Nobody else does, from now on.", "John does."]),
    ("It was 1500 m. The race is over.", ["It was 1500 m.", "The race is over."]),
    ("The count was over, he said.The result was known.", ["The count was over, he said.", "The result was known."]),
    ("He is a member of Apple Inc. But he left.", ["He is a member of Apple Inc.", "But he left."]),
    ("Headline without stop\n\nFirst sentence.", ["Headline without stop", "First sentence."]),
    ("Putin 63.75%\nZyuganov 17.19%\nProkhorov 7.82%", ["Putin 63.75%", "Zyuganov 17.19%", "Prokhorov 7.82%"]),
    ("- one is 5%\n- two is 6%\n3. three", ["one is 5%", "two is 6%", "three"]),
    ("• erstens\n• zweitens", ["erstens", "zweitens"]),
    ("4. März 2012", ["4. März 2012"]),
    ("他说了。我们来了！好", ["他说了。", "我们来了！", "好"]),
    ("Он сказал: «Да». Потом ушёл.", ["Он сказал: «Да».", "Потом ушёл."]),
    ("¿Quién ganó? El partido.", ["¿Quién ganó?", "El partido."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_splits_into(text, expected):
    assert sentences(text) == expected


def test_part_of_a_text_is_split_with_offsets_into_the_whole():
    text = "Not this. But this. And this. Not that."
    assert [text[a:b] for a, b in split_sentences(text, 10, 29)] == ["But this.", "And this."]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AZ.!?…\"'”(),-–\n\t1294%•。[]M r"), max_size=200))
def test_spans_are_ordered_trimmed_and_hold_every_word(text):
    spans = split_sentences(text)
    previous = 0
    covered = set()
    for start, end in spans:
        assert previous <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        previous = end
    outside = "".join(character for index, character in enumerate(text) if index not in covered)
    assert not any(character.isupper() or character == "%" for character in outside)


@pytest.mark.parametrize(
    "hostile",
    ["." * 300_000, ".a" * 150_000, '."' * 150_000, "\n" * 300_000, "a\n" * 150_000, " " * 300_000, ". " * 150_000,
     "A. " * 100_000, "\n \n" * 100_000, "- " * 150_000, ". A" + "a" * 300_000, "。" * 300_000, '."A A' * 70_000],
    ids=lambda text: repr(text[:5]),
)  # fmt: skip
def test_hostile_text_ends_in_linear_time(hostile):
    spans = split_sentences(hostile)
    assert all(start < end for start, end in spans)


def test_what_is_too_long_for_a_sentence_is_cut_at_white_space():
    text = "word 5% " * 5_000
    spans = split_sentences(text)
    assert max(end - start for start, end in spans) <= 5_000
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
    assert len(split_sentences("x" * 20_000)) == 4
