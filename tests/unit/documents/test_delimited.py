"""CSV and its kin: cells where they stand, header, delimiter and decimal sign by looking."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Limits, OverLimit, read_bytes
from tests.unit.documents.invariants import assert_sound, rows, told


def test_rows_carry_caption_header_and_their_number_in_the_file():
    text = '# Final result\n# Date: 2012-03-07\nCandidate,Votes,Share\nPutin,"45,602,075",63.60%\nZyuganov,1,17.18%\n'
    document = read_bytes(text.encode(), "a.csv")
    assert document.text == text
    assert (document.title, document.date) == ("Final result", datetime.date(2012, 3, 7))
    assert rows(document)[1] == ["Putin", "45,602,075", "63.60%"]
    row = next(passage for passage in document.passages if passage.kind == "row")
    assert (row.place, row.context) == ("row 4", "Final result | Candidate | Votes | Share")
    assert_sound(document)


@pytest.mark.parametrize(
    ("text", "header", "first", "comma"),
    [
        ("a;b\nx;63,75\ny;1.234,5\n", ["a", "b"], ["x", "63,75"], True),
        ("a\tb\nx\t63.75\n", ["a", "b"], ["x", "63.75"], False),
        ("a|b\nx|5\n", ["a", "b"], ["x", "5"], False),
        ("county,share_pct\nx,5\n", ["county", "share pct"], ["x", "5"], False),
        ("sep=;\na;b\nx;5\n", ["a", "b"], ["x", "5"], False),
        ("Land;2019;2020\nNorden;1,5;2,5\n", ["Land", "2019", "2020"], ["Norden", "1,5"], True),
        ('a,b\n"x, y",5\n', ["a", "b"], ["x, y", "5"], False),
        ("x,5\ny,6\n", [], ["x", "5"], False),
        ("name,party\nPutin,UR\nZyuganov,CPRF\n", ["name", "party"], ["Putin", "UR"], False),
        ("Result of the vote\n\nname,share\nPutin,5%\n", ["name", "share"], ["Putin", "5%"], False),
        (
            "Department,Spent\nParks,2114\nLibraries,1830\nRoads,950\n",
            ["Department", "Spent"],
            ["Parks", "2114"],
            False,
        ),
        ("Year,Spent,Left\n2019,1900,\n2020,950,7\n", ["Year", "Spent", "Left"], ["2019", "1900"], False),
        ("D,Spent,\n,2019,2020\nParks,1830,2114\nRoads,5,6\n", ["D", "Spent 2019", "2020"], ["Parks", "1830"], False),
        ("D,People,\nLand,2019,2020\nNord,5,6\n", ["D Land", "People 2019", "2020"], ["Nord", "5"], False),
        ("Land,n,n\nLand,2019,2020\nNord,5,6\n", ["Land", "n 2019", "n 2020"], ["Nord", "5"], False),
        ("who,2012,\n,votes,share\nPutin,1,5%\n", ["who", "2012 votes", "share"], ["Putin", "1", "5%"], False),
    ],
)
def test_dialect_header_and_decimal_sign_are_found_by_looking(text, header, first, comma):
    document = read_bytes(text.encode(), "a.csv")
    table = document.tables[0]
    assert list(table.header) == header
    assert [cell.text for cell in table.rows[0].cells][: len(first)] == first
    assert table.decimal_comma is comma
    assert_sound(document)


def test_notes_below_a_table_are_sentences():
    document = read_bytes(b"a,b\nx,5\ny,6\nSource: the commission\n", "a.csv")
    assert told(document)[-1] == ("sentence", "row 4", "Source: the commission")


CELLS = st.text(alphabet=st.sampled_from('ab1 ",;\n%.'), max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_of_the_csv_module(grid):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(grid)
    document = read_bytes(b"sep=,\n" + out.getvalue().encode(), "a.csv")
    expected = [[cell for cell in row if cell] for row in grid]
    found = [[cell.text for cell in row.cells if cell.text] for table in document.tables for row in table.rows]
    assert_sound(document, cells_are_slices=False)
    remaining = iter(expected)
    assert all(any(row == candidate for candidate in remaining) for row in found)


@pytest.mark.parametrize("text", ["," * 10_000, "a,b\n" * 1_000, "a\n" * 1_000])
def test_a_table_over_the_limits_is_refused(text):
    with pytest.raises(OverLimit, match="more than"):
        read_bytes(text.encode(), "a.csv", limits=Limits(rows=500, columns=100, cells=600))


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (("Test,Men,Women", "n,%,n,%"), ("Test", "Men n", "Men %", "Women n", "Women %")),
        (("Test,Size,Mean square", "Height,Weight,Yield"), ("Test", "Size", *(f"Mean square {name}" for name in
          ("Height", "Weight", "Yield")))),
        (("Test,Men,Women", "n,%,n,p"), ("Test n", "Men %", "Women n", "p", "")),
        (("Test,Men,,Women,", ",n,%,n,%"), ("Test", "Men n", "%", "Women n", "%")),
    ],
)  # fmt: skip
def test_names_of_groups_stand_above_all_of_their_columns_where_the_lower_names_show_them(lines, header):
    body = [",".join([name, *(f"{number}.5" for number in range(1, len(header)))]) for name in ("First", "Second")]
    (table,) = read_bytes("\n".join([*lines, *body]).encode(), "groups.csv").tables
    assert tuple(table.header) == header


ODD_LINES = [
    "Port Ash,2001,12,4.5", '"Port Ash, the old",2002,"1 2",', "Westow ,  2003,14", "Estham,2004,15,4.6,more", "x,,,  ",
    'Norford,2005,"16 ""about""",5',
]  # fmt: skip


def test_a_long_table_has_the_same_rows_and_passages_as_a_short_one():
    lines = "".join(f"{line}\n" for line in ODD_LINES)
    short = read_bytes(f"place,year,count,share\n{lines}".encode(), "a.csv")
    times = 1_000
    long = read_bytes(f"place,year,count,share\n{lines * times}".encode(), "a.csv")
    own = short.tables[0].rows
    assert len(long.tables[0].rows) == len(own) * times
    last = long.tables[0].rows[-len(own) :]
    moved = last[0].start - own[0].start
    for row, same in zip(last, own, strict=True):
        assert [cell.text for cell in row.cells] == [cell.text for cell in same.cells]
        assert [(cell.start - moved, cell.end - moved) for cell in row.cells] == [(c.start, c.end) for c in same.cells]
        assert (row.start - moved, row.end - moved) == (same.start, same.end)
    assert [long.words(one) for one in long.passages[-len(own) :]] == [short.words(p) for p in short.passages[1:]]
    assert long.passages[-1].row == len(own) * times - 1
    assert long.passages[1] == short.passages[1]
