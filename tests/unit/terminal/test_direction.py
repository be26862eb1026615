"""Text from right to left in a line of a terminal: set apart, so that what stands behind it keeps its place."""

import pytest
from wcwidth import width

from factcheck.checking import check_document
from factcheck.cli.claim_table import claim_table
from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.terminal.text import isolated

SHOWN = str.maketrans("\u2068\u2069", "<>")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("1  ارتفعت البطالة إلى 7,2%.  MATCH", "1  <ارتفعت البطالة إلى 7,2%>.  MATCH"),
        ("שיעור האבטלה 7.2% (2023) | said", "<שיעור האבטלה 7.2% (2023)> | said"),
        ("x  بلغ ١٢٫٥٪", "x  <بلغ ١٢٫٥٪>"),
        ("الشركة Apple ربحت 5 مليارات", "<الشركة Apple ربحت 5 مليارات>"),
        ("2  7,2 في المئة  MATCH", "2  <7,2 في المئة>  MATCH"),
        ("a ב c", "a <ב> c"),
        ("бюджет 7,2%  MATCH", "бюджет 7,2%  MATCH"),
        ("बेरोज़गारी 7.2%", "बेरोज़गारी 7.2%"),
        ("", ""),
    ],
)
def test_what_is_written_from_right_to_left_is_set_apart_in_its_line(line, shown):
    assert isolated(line).translate(SHOWN) == shown
    assert isolated(line).replace("\u2068", "").replace("\u2069", "") == line
    assert width(isolated(line)) == width(line)


def test_a_table_of_claims_in_arabic_opens_and_closes_every_isolate_in_its_line():
    library = Library()
    library.add("source", read_text("ارتفعت البطالة إلى 9,1 في المئة.\n", source="source.txt"))
    article = read_text("بلغت نسبة البطالة في البلاد 7,2 في المئة في العام الماضي، حسب وزارة العمل.\n", source="a.txt")
    lines = claim_table(check_document(article, library, documents={}), 80).splitlines()
    held = [line for line in lines if "\u2068" in line]
    assert held
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert all(width(line) <= 80 for line in lines)
