"""The drawings: inside their frame for any numbers, and said in words for whoever cannot see them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factcheck.reports.drawing import WIDTH, bar, number_line, text_line
from factcheck.reports.model import Mark, NumberLine
from tests.unit.reports.sample import HOSTILE, REPORT

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)


@st.composite
def marks(draw):
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    shown = draw(st.sampled_from(["all", "value", "range", "above", "below", "nothing"]))
    return Mark(
        letter=draw(st.sampled_from(["A", "Z", "AB"])),
        text=f"{value}",
        value=value if shown in {"all", "value"} else None,
        low=low if shown in {"all", "range", "above"} else None,
        high=high if shown in {"all", "range", "below"} else None,
    )


@given(marks(), st.lists(marks(), max_size=5))
@settings(max_examples=150, deadline=None)
def test_everything_lies_inside_the_frame(claimed, reported):
    drawn = number_line(NumberLine("percent", claimed, tuple(reported)), "x")
    if not drawn:
        return
    tree = etree.fromstring(drawn)
    height = float(tree.get("viewBox").split()[3])
    for element in tree.iter():
        for name in ("x", "cx", "x1", "x2"):
            if element.get(name) is not None:
                assert 0 <= float(element.get(name)) <= float(WIDTH)
        for name in ("y", "cy", "y1", "y2"):
            if element.get(name) is not None:
                assert 0 <= float(element.get(name)) <= height
        assert float(element.get("width") or 0) >= 0


@given(marks(), st.lists(marks(), max_size=5))
@settings(max_examples=150, deadline=None)
def test_rows_of_text_are_of_one_width(claimed, reported):
    rows = text_line(NumberLine(None, claimed, tuple(reported)))
    assert len({row.rindex("|") for row in rows}) <= 1
    assert len(rows) in {0, 1 + len(reported)}


def test_a_line_shows_what_the_claim_can_mean_and_where_each_source_lies():
    assert text_line(REPORT.claims[1].line, width=21) == [
        "claim   |      [-----o-----]  | 64%",
        "A       |         o           | 63.75%",
        "B       |  o                  | 63.18%",
        "article |       o             | 63.57%",
    ]


def test_a_drawing_is_said_in_words():
    title = etree.fromstring(number_line(REPORT.claims[1].line, "x")).findtext("title")
    assert title == "The article says 64%. Reported: A: 63.75%; B: 63.18%; article: 63.57%."


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text):
    mark = Mark(letter=text, text=text, value=Decimal(1), low=None, high=None)
    drawn = number_line(NumberLine(text, mark, (mark,)), "x")
    assert {element.tag for element in etree.fromstring(drawn).iter()} <= {
        "svg",
        "title",
        "text",
        "rect",
        "circle",
        "line",
    }


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (0, 3), (1, 2), (1, 10_000)])
def test_a_bar_is_as_long_as_its_parts_together(counts):
    drawn = bar([("done", counts[0], "checked"), ("none", counts[1], "not checked")], "x")
    widths = [Decimal(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn)]
    assert abs(sum(widths) - (1000 if sum(counts) else 0)) <= Decimal("0.02")


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("611500000000", "612500000000", "$611.5 billion to $612.5 billion"),
        ("611500000000", None, "$611.5 billion to $612.5 billion"),
        ("999998", "999999", "999,998 to 999,999"),
    ],
)
def test_large_bounds_stand_below_as_the_article_writes_them(low, high, told):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    mark = Mark(letter="A", text="x", value=ends[0], low=ends[0], high=ends[1])
    drawn = number_line(NumberLine("USD", mark, (mark,)), "x", "$611.5 billion to $612.5 billion")
    (tick,) = etree.fromstring(drawn).findall("text[@class='tick']")
    assert tick.text == told
