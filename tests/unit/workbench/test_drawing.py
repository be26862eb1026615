"""Lines of inks: rows of the list, marks in text, the number line, footers; no screen needed."""

from decimal import Decimal

import pytest
from rich.cells import cell_len

from factcheck.documents import Cell, Row, Table
from factcheck.figures import Figure, find_figures
from factcheck.workbench.drawing.about import whole_word, worth_words
from factcheck.workbench.drawing.claims import ClaimRow, claim_line
from factcheck.workbench.drawing.frame import footer, header
from factcheck.workbench.drawing.markdown import markdown_lines
from factcheck.workbench.drawing.numberline import Mark, number_line
from factcheck.workbench.drawing.passages import around, inked, matched_words, paragraph, table_rows
from factcheck.workbench.drawing.signs import FULL, PLAIN
from factcheck.workbench.inks import justify, line_text, set_apart, truncate


def percent(value, low, high, text=None):
    return Figure(
        0, 1, text or f"{value}%", Decimal(value), Decimal(low), Decimal(high), high_open=True, unit="percent"
    )


@pytest.mark.parametrize("width", [30, 44, 50, 80, 160])
@pytest.mark.parametrize(
    "row",
    [
        ClaimRow(7, "64%", "63.75%", "MATCH", "text"),
        ClaimRow(100_000, "a sentence without any figure that goes on and on", label="expectation"),
        ClaimRow(3, "日本語 15%", "15%", "DIFFERS", "caution", "settled", "cannot confirm", marked=True),
    ],
)
def test_a_row_fills_its_width_exactly(row, width):
    assert cell_len(line_text(claim_line(row, width, digits=6))) == width


@pytest.mark.parametrize("width", [44, 60, 80, 160])
def test_columns_stand_under_each_other_whether_a_claim_is_rated_or_not(width):
    rows = [
        ClaimRow(7, "64%", "63.75%", "MATCH", "text"),
        ClaimRow(8, "65%", "63.75%", "MATCH", "text", "settled", "stands", judged="right"),
        ClaimRow(9, "66%", "63.75%", "DIFFERS", "caution", "settled", "change", judged="wrong"),
    ]
    lines = [line_text(claim_line(row, width)) for row in rows]
    assert len({line.index("63.75%") for line in lines}) == 1
    ends = [line.index(word) for line, word in zip(lines, ("MATCH", "stands", "change"), strict=True)]
    assert ends[1] == ends[2]
    assert width < 60 or ends[0] == lines[1].index("MATCH") == lines[2].index("DIFFERS")


def test_a_state_is_told_by_a_sign_and_not_by_colour_alone():
    signs = {claim_line(ClaimRow(1, "x", state=state), 40)[1][0] for state in ("open", "asked", "answered", "settled")}
    assert len(signs) == 4


def test_no_word_of_the_machine_is_in_the_ink_of_what_people_settled():
    line = claim_line(ClaimRow(7, "64%", "63.75%", "MATCH", "text"), 60)
    assert "settled" not in {ink for _, ink in line}


def test_both_sets_of_signs_are_one_cell_each_and_the_plain_one_is_ascii():
    for name in FULL.__struct_fields__:
        assert cell_len(getattr(FULL, name)) == 1
        assert getattr(PLAIN, name).isascii()


def test_overlapping_spans_each_leave_their_ink():
    line = inked("abcdef", 0, 6, [(0, 4, "strong"), (2, 6, "mark")])
    assert line == (("ab", "strong"), ("cd", "strong+mark"), ("ef", "mark"))


def test_controls_in_text_are_shown_and_not_obeyed():
    assert line_text(inked("a\x1b[2Jb\u202ec\td", 0, 10, [])) == "a␛[2Jb\ufffdc d"


def test_words_match_whatever_their_case_and_ending():
    text = "Voters voted in VOTING"
    assert [text[start:end] for start, end, _ in matched_words(text, ["voter", "voting"])] == ["Voters", "VOTING"]


def test_what_is_shown_of_a_long_sentence_has_the_figure_in_it():
    text = "word " * 100 + "64% " + "word " * 100
    start = text.index("64%")
    left, right = around(text, start, start + 3, 70, 1)
    assert left < start < right
    assert right - left <= 70


def test_a_paragraph_that_is_cut_says_so():
    lines = paragraph("word " * 40, 20, (), most=2)
    assert len(lines) == 2
    assert line_text(lines[1]).endswith("…")


def test_a_row_of_a_table_is_shown_between_its_neighbours_with_its_cell_marked():
    rows = tuple(
        Row(0, 0, (Cell(0, 0, name), Cell(0, 0, share)))
        for name, share in (("Putin", "63.60%"), ("Zyuganov", "17.18%"))
    )
    lines = table_rows(Table(0, 0, None, ("Candidate", "Share"), rows), 1, 40, column=1)
    assert [line_text(line).split() for line in lines] == [
        ["Candidate", "Share"], ["Putin", "63.60%"], ["▸", "Zyuganov", "17.18%"]
    ]  # fmt: skip
    assert ("17.18%", "matched") in lines[2]


def test_the_number_line_has_its_numbers_and_a_source_that_agrees_stands_between_the_brackets():
    line, values = map(
        line_text,
        number_line(
            percent("64", "63.5", "64.5"),
            [
                Mark("A", percent("63.75", "63.745", "63.755")),
                Mark("B", percent("68", "67.5", "68.5"), "caution"),
                Mark("C", percent("63.76", "63.755", "63.765")),
            ],
            80,
        ),
    )
    places = [line.index(sign) for sign in ("63.5[", "A", "C", ")", "B")]
    assert places == sorted(places)
    assert line.split()[0] == "63.1"
    assert line.endswith("68.4%")
    assert values.split() == ["A", "63.75%", "B", "68%", "C", "63.76%"]


@pytest.mark.parametrize(
    ("claimed", "reported", "left", "right", "bound"),
    [
        ("$612 billion", "$612 million", "$0 billion ", " $663 billion", "$611.5 billion["),
        ("12.3 million votes", "11.9 million votes", "11.862 million ", " 12.388 million votes", "12.25 million["),
        ("12,318,353 votes", "12,318,953 votes", "12,318,302 ", " 12,319,003 votes", ")12,318,353.5─"),
        ("1,200 ballots", "1,835 ballots", "1,147 ", " 1,888 ballot", ")1,200.5─"),
    ],
)
def test_large_numbers_are_told_as_the_claim_writes_them_and_nothing_below_nothing(
    claimed, reported, left, right, bound
):
    claim, source = (find_figures(words)[0] for words in (claimed, reported))
    line = line_text(number_line(claim, [Mark("A", source)], 100)[0])
    assert line.strip().startswith(left)
    assert line.strip().endswith(right)
    assert bound in line


def test_the_values_of_a_count_say_how_much_was_counted():
    marks = [
        Mark("A", percent("63.84", "63.835", "63.845"), counted=Decimal(40)),
        Mark("B", percent("63.6", "63.55", "63.65")),
    ]
    values = line_text(number_line(percent("64", "63.5", "64.5"), marks, 80)[1])
    assert values.split() == ["A", "63.84%", "(40%)", "B", "63.6%"]


@pytest.mark.parametrize("width", [40, 60, 80, 160])
@pytest.mark.parametrize(
    ("low", "high", "value"), [("63.5", "64.5", "64.5"), ("50", None, "41"), (None, "50", "50"), ("1", "1", "99999999")]
)
def test_the_number_line_fits_and_keeps_every_letter(width, low, high, value):
    claimed = Figure(0, 1, "x", None, low and Decimal(low), high and Decimal(high), high_open=True, unit="percent")
    marks = [Mark(letter, percent(value, value, value)) for letter in "ABC"]
    for line in number_line(claimed, marks, width)[:1]:
        assert cell_len(line_text(line)) <= width
        assert all(line_text(line).count(letter) == 1 for letter in "ABC")


def test_there_is_no_number_line_for_other_units_or_where_there_is_no_room():
    claimed = percent("64", "63.5", "64.5")
    other = Figure(0, 1, "64 seats", Decimal(64), Decimal(64), Decimal(64), unit="seat")
    assert number_line(claimed, [Mark("A", other)], 80) == []
    assert number_line(claimed, [Mark("A", claimed)], 20) == []


@pytest.mark.parametrize("width", [8, 20, 60, 80, 200])
def test_header_and_footer_never_exceed_the_screen(width):
    place, facts = ("elections", "draft 2", "claim 2/11"), {"open": 8, "settled": 2}
    assert cell_len(line_text(header(place, facts, width))) <= width
    assert cell_len(line_text(header(place, facts, width, notice="something happened " * 9))) <= width
    if width >= 20:
        assert line_text(footer(("check",), {}, width)).endswith("? keys")


def test_the_footer_shows_the_keys_as_they_are_configured():
    assert "f5 note" in line_text(footer(("check",), {"check.note": ("f5",)}, 200))


def test_a_line_with_two_ends_gives_way_at_the_left():
    line = justify((("a long beginning of a line", "text"),), (("end", "muted"),), 16)
    assert line_text(line) == "a long beg…  end"
    assert truncate((("ab", "text"), ("cd", "text")), 3) == (("ab", "text"), ("…", "text"))


def test_markdown_stays_as_it_is_written():
    text = "# Title\n\n- a point that is long enough to wrap\n\n    a  b"
    lines = [line_text(line).rstrip() for line in markdown_lines(text, 20)]
    assert lines == ["Title", "", "- a point that is", "  long enough to", "  wrap", "", "    a  b"]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (90, "elections · draft 1 · claim 20/29    open 14  asked 0  change 0  disputed 1  settled 6"),
        (76, "elections · draft 1 · claim 20/29          open 14  disputed 1  settled 6"),
        (60, "elections · claim 20/29              open 14  disputed 1  settled 6"),
    ],
)
def test_a_header_without_room_leaves_out_what_counts_nothing_and_never_where_one_is(width, expected):
    place = ("elections", "draft 1", "claim 20/29")
    facts = {"open": 14, "asked": 0, "change": 0, "disputed": 1, "settled": 6}
    shown = line_text(header(place, facts, width, spare=("draft 1",)))
    assert " ".join(shown.split()) == " ".join(expected.split())
    assert cell_len(shown) == width


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("“quart…”", "“quarters”"),
        ("“Builders…”", "“Builders”"),
        ("“gone…”", "“gone…”"),
        ("“quart”", "“quart”"),
        ("a number", "a number"),
    ],
)
def test_a_reason_that_is_the_beginning_of_a_word_is_told_as_the_word(reason, expected):
    assert whole_word(reason, "Builders added 1,200 workers over two quarters.") == expected


SHOWN = str.maketrans("\u2068\u2069", "<>")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        # a sentence with marks in it is one part, whatever its inks
        ((("بلغ ", "text"), ("7.2%", "matched"), (" في العام", "text")), "<بلغ 7.2% في العام>"),
        ((("في ", "text"), ("7.2%", "matched")), "<في 7.2%>"),
        # a number and a figure in the columns beside it are none of it
        (((" 6 ", "muted"), ("نحو 2.1", "text"), (" ", "text"), ("2.1%", "text")), " 6 <نحو 2.1> 2.1%"),
        (((" 6 ", "muted"), ("2.1 نحو", "strong"), ("   ", "text"), ("MATCH", "settled")), " 6 <2.1 نحو>   MATCH"),
        ((("1 ", "muted"), ("64 %", "text")), "1 64 %"),
        ((), ""),
    ],
)
def test_what_is_written_from_right_to_left_is_set_apart_in_its_column(line, shown):
    apart = set_apart(line)
    assert line_text(apart).translate(SHOWN) == shown
    assert sum(cell_len(text) for text, _ in apart) == sum(cell_len(text) for text, _ in line)
    assert [ink for _, ink in apart][: len(line)] == [ink for _, ink in line]


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (("a percentage", "“summ…”", "“market”"), "a percentage; the words “summer” and “market”"),
        (("a percentage", "“accord…”", "“according”"), "a percentage; the word “According”"),
        (("“one”", "“two”", "“three”"), "the words “one”, “two” and “three”"),
        (("left open in the draft",), "left open in the draft"),
        ((), "nothing speaks for it"),
    ],
)
def test_why_a_claim_is_worth_a_check_is_said_with_each_word_once(reasons, told):
    assert worth_words(reasons, "According to the market it rose over the summer: one, two, three.") == told
