# ruff: noqa: E501  (a text stands in one piece)
"""Plain text: tables whose columns are set by spaces, tabs, bars or commas, and texts that only look like them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Limits, OverLimit, read_bytes, read_text
from tests.unit.documents.invariants import assert_sound, rows, told

TERMINALS = """DEVPUR AIRPORT

Passengers by terminal
                          2025        2024      change
  Domestic           31,42,800   28,91,600        8.7
  International       8,96,400    9,31,200       -3.7
  Total              40,39,200   38,22,800        5.7

The figures are provisional.
"""

# What a table is called, the text it stands in, its caption, and its header and rows.
TABLES = {
    "years above numbers": (
        TERMINALS,
        "Passengers by terminal",
        [
            ["", "2025", "2024", "change"],
            ["Domestic", "31,42,800", "28,91,600", "8.7"],
            ["International", "8,96,400", "9,31,200", "-3.7"],
            ["Total", "40,39,200", "38,22,800", "5.7"],
        ],
    ),
    "names of groups over their columns": (
        """Record of decision

Projections of members (percent)

                                 Median                          Central tendency
                        2025    2026    2027   Longer run     2025        2026
Growth of real GDP       1.6     1.8     2.0     1.9        1.5-1.7     1.6-2.0
  June projection        1.9     2.0     2.0     1.9        1.8-2.1     1.8-2.2
Unemployment rate        4.7     4.6     4.4     4.2        4.6-4.8     4.4-4.8
""",
        "Projections of members (percent)",
        [
            [
                "", "Median 2025", "Median 2026", "Median 2027", "Median Longer run", "Central tendency 2025",
                "Central tendency 2026",
            ],
            ["Growth of real GDP", "1.6", "1.8", "2.0", "1.9", "1.5-1.7", "1.6-2.0"],
            ["June projection", "1.9", "2.0", "2.0", "1.9", "1.8-2.1", "1.8-2.2"],
            ["Unemployment rate", "4.7", "4.6", "4.4", "4.2", "4.6-4.8", "4.4-4.8"],
        ],
    ),
    "names in two lines": (
        """ANNEX I (tonnes)
                     Limit fixed      Agreed limit     Share of total
Party                       2025              2026       2026 (%)
Nordskarn                335,000           251,625         61.0
Eylond                    86,400            66,000         16.0
Total                    571,300           412,500        100.0

5. A Party may transfer up to 10 per cent of its unused limit.
""",
        "ANNEX I (tonnes)",
        [
            ["Party", "Limit fixed 2025", "Agreed limit 2026", "Share of total 2026 (%)"],
            ["Nordskarn", "335,000", "251,625", "61.0"],
            ["Eylond", "86,400", "66,000", "16.0"],
            ["Total", "571,300", "412,500", "100.0"],
        ],
    ),
    "values of several words": (
        """                   Legal age                      Period of insurance (quarters)
Year of      at        after                       at        after
birth        present   reform                      present   reform
1963         62 y      62 y 3 m                    168       170
1964         62 y      62 y 6 m                    169       171
1966         62 y      63 y                        169       172
""",
        None,
        [
            [
                "Year of birth", "Legal age at present", "Legal age after reform", "Period of insurance (quarters) at present",
                "Period of insurance (quarters) after reform",
            ],
            ["1963", "62 y", "62 y 3 m", "168", "170"],
            ["1964", "62 y", "62 y 6 m", "169", "171"],
            ["1966", "62 y", "63 y", "169", "172"],
        ],
    ),
    "losses in brackets, gaps and notes": (
        """Results (million)
-------------------------------------------
                       2024-25      2023-24
-------------------------------------------
Revenue                  3,482        2,917
Net profit/(loss)          412         (86)
Grants *                     -          n/a
Tax                        1.2          0.9 (a)
-------------------------------------------
(a) Restated.
""",
        "Results (million)",
        [
            ["", "2024-25", "2023-24"],
            ["Revenue", "3,482", "2,917"],
            ["Net profit/(loss)", "412", "(86)"],
            ["Grants *", "-", "n/a"],
            ["Tax", "1.2", "0.9 (a)"],
        ],
    ),
    "leaders": (
        """The accounts show in thousand euros:

Salaries ............. 1,204
Rent and heating .....   311
Printing .............    86
""",
        "The accounts show in thousand euros",
        [["Salaries", "1,204"], ["Rent and heating", "311"], ["Printing", "86"]],
    ),
    "an empty cell": (
        """Catch by gear

             2023     2024     2025
Trawl       1,204    1,311    1,295
Seine                   86       91
Line           12                15
""",
        "Catch by gear",
        [
            ["", "2023", "2024", "2025"],
            ["Trawl", "1,204", "1,311", "1,295"],
            ["Seine", "", "86", "91"],
            ["Line", "12", "", "15"],
        ],
    ),
    "an empty line inside": (
        """Staff by office
           2024   2025
Ashby        12     14
Port Ash      9      9

Lowe          7      6
Total        28     29
""",
        "Staff by office",
        [["", "2024", "2025"], ["Ashby", "12", "14"], ["Port Ash", "9", "9"], ["Lowe", "7", "6"], ["Total", "28", "29"]],
    ),
    "tabs": (
        "Turnout\n\nDistrict\tVoters\tTurnout %\nNorth\t12,400\t61.2\nSouth\t9,860\t58.4\nOld Town\t\t70.1\n\nSo it ended.\n",
        "Turnout",
        [
            ["District", "Voters", "Turnout %"],
            ["North", "12,400", "61.2"],
            ["South", "9,860", "58.4"],
            ["Old Town", "", "70.1"],
        ],
    ),
    "bars": (
        """Here is what we were sent.

| District | Voters | Turnout |
|----------|-------:|--------:|
| North    | 12,400 | 61.2    |
| South    |        | 58.4    |
""",
        "Here is what we were sent.",
        [["District", "Voters", "Turnout"], ["North", "12,400", "61.2"], ["South", "", "58.4"]],
    ),
    "a frame": (
        """Query of 5 May

+----------+--------+
| district | voters |
+----------+--------+
| North    |  12400 |
| South    |   9860 |
+----------+--------+
""",
        "Query of 5 May",
        [["district", "voters"], ["North", "12400"], ["South", "9860"]],
    ),
    "bars between": (
        """Beds by ward:
Ward    | 2024 | 2025
Surgery | 41   | 44
Eyes    | 12   | 9
""",
        "Beds by ward",
        [["Ward", "2024", "2025"], ["Surgery", "41", "44"], ["Eyes", "12", "9"]],
    ),
    "semicolons and decimal commas": (
        """Die Werte im Überblick:

Land;2023;2024
Hessen;63,75;64,10
Bayern;58,20;59,00

Das teilte das Amt mit.
""",
        "Die Werte im Überblick",
        [["Land", "2023", "2024"], ["Hessen", "63,75", "64,10"], ["Bayern", "58,20", "59,00"]],
    ),
    "commas": (
        """The office sent this:

region,2023,2024
North,41.2,43.5
"South, coast",38.0,"1,204"

It will send more.
""",
        "The office sent this",
        [["region", "2023", "2024"], ["North", "41.2", "43.5"], ["South, coast", "38.0", "1,204"]],
    ),
    "wide letters": (
        """人口（万人）

             2023年    2024年
東京         1,408     1,417
大阪           878       877
北海道         510       504
""",
        "人口（万人）",
        [["", "2023年", "2024年"], ["東京", "1,408", "1,417"], ["大阪", "878", "877"], ["北海道", "510", "504"]],
    ),
    "age groups above": (
        """Table 3
Population by age, thousand

             0-14    15-64     65+
Ashby         3.1      9.8     2.2
Lowe          1.0      4.4     1.9
Bray          0.4      2.0     0.7
""",
        "Table 3, Population by age, thousand",
        [
            ["", "0-14", "15-64", "65+"],
            ["Ashby", "3.1", "9.8", "2.2"],
            ["Lowe", "1.0", "4.4", "1.9"],
            ["Bray", "0.4", "2.0", "0.7"],
        ],
    ),
    "days above, units beside, nothing in a row": (
        """Rate of strikers at midday

Body            Unit    18 Nov.    27 Nov.
State           %          14.2       18.6
Hospitals       %           6.9        8.1
  of which day  %            ..         ..

They will go on.
""",
        "Rate of strikers at midday",
        [
            ["Body", "Unit", "18 Nov.", "27 Nov."],
            ["State", "%", "14.2", "18.6"],
            ["Hospitals", "%", "6.9", "8.1"],
            ["of which day", "%", "..", ".."],
        ],
    ),
    "numbers and lengths of time in the names": (
        """Table 7 - Deaths and returns
Cause of death             1 year     Rate per
                                       100 000
Heart disease              12 345       210.4 pa
Cancer                     10 002       171.2 pa
""",
        "Table 7 - Deaths and returns",
        [
            ["Cause of death", "1 year", "Rate per 100 000"],
            ["Heart disease", "12 345", "210.4 pa"],
            ["Cancer", "10 002", "171.2 pa"],
        ],
    ),
    "a box of facts": (
        """Lowe in numbers

Founded:       12 May 1861
Mayor:         Ann Lee
Inhabitants:   12,345
Households:    4,100
Area:          31 km2
""",
        "Lowe in numbers",
        [
            ["Founded:", "12 May 1861"],
            ["Mayor:", "Ann Lee"],
            ["Inhabitants:", "12,345"],
            ["Households:", "4,100"],
            ["Area:", "31 km2"],
        ],
    ),
    "rules under groups": (
        """Jobs (thousand)

                 Men              Women
            --------------    --------------
             2024     2025     2024     2025
Farms         9.1      8.8      4.0      4.1
Offices      30.2     31.0     35.5     36.1
""",
        "Jobs (thousand)",
        [
            ["", "Men 2024", "Men 2025", "Women 2024", "Women 2025"],
            ["Farms", "9.1", "8.8", "4.0", "4.1"],
            ["Offices", "30.2", "31.0", "35.5", "36.1"],
        ],
    ),
}  # fmt: skip

PROSE = {
    "a poem": "The sea   is calm tonight,\n  The tide   is full,\n    the moon   lies fair\nUpon the straits;   12 ships\n",
    "an address": "Office of Records\n12 High Street\nAshby    AB1 2CD\n\nTelephone    020 7946 0958\n",
    "hanging indents": "1.   The council met on 5 May and had 12 members.\n2.   It left at 10.\n     There were 3 votes.\n3.   Nine.\n",
    "code": "    for n in range(12):\n        total  = 5     # the sum\n        count  = 12    # of all\n        print(total,   count)\n",
    "a transcript": "JONES     We had 64 percent.\nSMITH     It was 63.\nJONES     No, 12 of them.\nSMITH     64, then.\n",
    "two spaces after a sentence": "It was 64 percent.  The other\nhad 17.18 percent.  In all\n12 people came.  They left at\n10.  Nobody  5\n",
    "phone numbers": "Press office     020 7946 0958\nDuty desk        020 7946 0123\nAnn Lee          555-0142\n",
    "phone numbers with codes": "Ashby    +44 20 7946 0958\nLowe     +44 20 7946 0123\nBray     +49 30 123456\n",
    "a signature": "Kind regards,\n\nAnn Lee\nHead of Press     Ashby Council\nMobile     07700 900123\n",
    "a schedule": "08:15    Doors open       Hall A\n09:00    Opening words    Hall A\n10:30    Coffee           Foyer 2\n",
    "a timetable of talks": "Opening words    09:00\nCoffee           10:30\nLunch            12:30\n",
    "contents": "Introduction ........ 3\nThe rate ............ 9\nThe count ........... 12\nNotes ............... 40\n",
    "justified lines": "The   rate  was  5.4  percent  in  May\nand   the   office   said   that   12\npeople  had  been  asked,   which  is\nnot   many   in  a  town  of  40,000.\n",
    "a menu of a page": "Home | News | Sport | Contact\nToday | Yesterday | Archive | About\nTerms | Privacy | Help | 2024\n",
    "commas in wrapped lines": "The towns of Ashby, Lowe, and Bray\nhave 12 staff, 9 halls, and a sea\nof grass, of trees, and of 3 lakes\n",
    "years and what happened": "1985    The company is founded in Ashby.\n1992    It has 12 shops.\n2001    It is sold for 5 million.\n",
    "a quoted letter": "> It was 64 percent.\n> It was   12 percent.\n>   5\n> And 7.\n",
    "columns of words": "Ann Lee     Ashby     chair\nBo Kim      Lowe      member\nCy Dee      Bray      member\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_with_its_caption_and_header(name):
    text, caption, cells = TABLES[name]
    document = read_bytes(text.encode(), "a.txt")
    assert_sound(document)
    assert document.text == text
    assert len(document.tables) == 1
    found = rows(document)
    assert (found if any(found[0]) else found[1:]) == cells
    assert document.tables[0].caption == caption


@pytest.mark.parametrize("name", PROSE)
def test_what_only_looks_like_a_table_is_none(name):
    for around in ("", "A first line stands above.\n\n"):
        document = read_bytes((around + PROSE[name]).encode(), "a.txt")
        assert_sound(document)
        assert document.tables == ()


def test_rows_are_passages_with_their_caption_and_header_and_the_text_stays_the_file():
    document = read_bytes(TERMINALS.encode(), "a.txt")
    assert told(document) == [
        ("heading", "line 1", "DEVPUR AIRPORT"),
        ("heading", "line 3", "Passengers by terminal"),
        ("row", "line 5", "Domestic           31,42,800   28,91,600        8.7"),
        ("row", "line 6", "International       8,96,400    9,31,200       -3.7"),
        ("row", "line 7", "Total              40,39,200   38,22,800        5.7"),
        ("sentence", "line 9", "The figures are provisional."),
    ]
    assert document.passages[2].context == "Passengers by terminal | 2025 | 2024 | change"
    assert document.title == "DEVPUR AIRPORT"


SECTIONS = """Traffic
                     2025       2024
Passengers (nos.)
  Domestic         19,860     18,940
  International     5,310      5,420
Cargo (tonnes)
  Domestic         11,220     10,480
  Long distance and
    transit           420        380
  All of the above, whether
    or not declared
                   11,640     10,860
On time (%)          83.4       79.8
"""


def test_a_label_over_rows_belongs_to_each_of_them():
    document = read_bytes(SECTIONS.encode(), "a.txt")
    assert_sound(document)
    told_of = {document.words(one).split("  ")[0]: one.context for one in document.passages if one.kind == "row"}
    about = "Traffic | 2025 | 2024"
    assert told_of["International"] == f"{about} | Passengers (nos.)"
    assert told_of["transit"] == f"{about} | Cargo (tonnes), Long distance and"
    assert told_of["On time (%)"] == about
    assert [document.words(one) for one in document.passages if one.kind == "heading"][:2] == [
        "Traffic",
        "Passengers (nos.)",
    ]


def test_a_label_in_a_line_of_its_own_is_the_first_cell_of_the_numbers_below():
    text = "Jobs by trade\n              2024     2025\nFarms          9.1      8.8\nOffices and shops\n              30.2     31.0\n"
    document = read_bytes(text.encode(), "a.txt")
    assert_sound(document)
    assert rows(document)[1:] == [["Farms", "9.1", "8.8"], ["Offices and shops", "30.2", "31.0"]]


def test_two_tables_one_below_the_other_are_two():
    text = (
        "Debt\n\n              2024    2025\nLoans          9.1     8.8\nBonds         30.2    31.0\n\n"
        "             2024-25  2025-26\nInterest       1.1      1.8\nFees           0.2      0.3\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    assert [table.header for table in document.tables] == [("", "2024", "2025"), ("", "2024-25", "2025-26")]
    assert_sound(document)


def test_a_table_without_a_name_of_its_own_has_that_of_the_one_right_above_and_no_other():
    debt = "Note 14. Debt\n\n              2024    2025\nLoans          9.1     8.8\nBonds         30.2    31.0\n"
    votes = "           For    Against\nItem 1      12          3\nItem 2       9          7\n"
    text = f"COUNCIL MINUTES\n\n{debt}\n{votes}\nThe council also met on Monday, in the afternoon.\n\n{votes}"
    document = read_bytes(text.encode(), "a.txt")
    assert [table.caption for table in document.tables] == ["Note 14. Debt", "Note 14. Debt", "COUNCIL MINUTES"]
    assert {one.context for one in document.passages if one.kind == "sentence"} == {""}


def test_a_line_between_with_other_columns_below_it_begins_a_table():
    text = (
        "Ward      Seats    Votes\nLowe          3    1,204\nBray          4      960\n\n"
        "Prices in 2025:\nAdult     £12.50\nChild      £6.00\nFamily    £31.00\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    assert [table.caption for table in document.tables] == [None, "Prices in 2025"]
    assert rows(document, 1)[1:] == [["Adult", "£12.50"], ["Child", "£6.00"], ["Family", "£31.00"]]


def test_the_comma_of_a_table_is_its_decimal_sign_where_it_is_written_so():
    document = read_bytes(TABLES["semicolons and decimal commas"][0].encode(), "a.txt")
    assert document.tables[0].decimal_comma


def test_a_table_with_bars_around_it_is_one_where_it_is_all_of_the_file():
    text = "| District | Voters |\n|---|---|\n| North | 12,400 |\n| South | 9,860 |\n"
    assert rows(read_bytes(text.encode(), "a.txt")) == [["District", "Voters"], ["North", "12,400"], ["South", "9,860"]]


def test_a_text_that_is_pasted_has_its_tables_too():
    assert rows(read_text(TERMINALS)) == rows(read_bytes(TERMINALS.encode(), "a.txt"))


def test_a_table_in_a_letter_is_read():
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Traffic", "press@airport.example"
    letter.set_content("Dear all,\n\nhere it is.\n\n" + SECTIONS + "\nKind regards,\nAnn Lee\n")
    document = read_bytes(bytes(letter), "a.eml")
    assert_sound(document)
    assert document.tables[0].caption == "Traffic"
    assert rows(document)[:3] == [["", "2025", "2024"], ["Passengers (nos.)", "", ""], ["Domestic", "19,860", "18,940"]]
    assert [document.words(one) for one in document.passages if one.kind == "sentence"][-1].endswith("Ann Lee")


def test_a_table_in_a_block_of_code_in_markdown_is_read():
    text = f"# Traffic\n\n```\nfactcheck now\n\n{TERMINALS[16:]}```\n\nIt grew by 5.\n"
    document = read_bytes(text.encode(), "a.md")
    assert_sound(document)
    assert rows(document)[2][:2] == ["International", "8,96,400"]
    assert [document.words(one) for one in document.passages if one.kind == "sentence"] == [
        "factcheck now",
        "Passengers by terminal",
        "The figures are provisional.",
        "It grew by 5.",
    ]


def test_tables_of_more_cells_than_may_be_are_refused():
    with pytest.raises(OverLimit, match="cells"):
        read_bytes(TERMINALS.encode(), "a.txt", limits=Limits(cells=5))


@pytest.mark.parametrize(
    "text",
    [
        "Ward    | 2024 | Votes | 2024 | 2025\nEyes    | 12   | 9\nBeds    | 11   | 8\n",
        "Turnout\n\n\tNorth\t12,400\t61.2\n\tSouth\t9,860\t58.4\n\tOld Town\t\t70.1\n",
        "| a | b |\n|---|---|\n|   |   |\n| x | 5 |\n| y | 6 |\n",
    ],
)
def test_names_without_values_and_empty_first_cells_are_sound(text):
    document = read_bytes(text.encode(), "a.txt")
    assert_sound(document)
    assert document.tables


@pytest.mark.parametrize(
    "data",
    [
        b"a" + b" " * 1_000_000 + b"b\n" * 3,
        (b"x" + b" " * 900 + b"5\n") * 500,
        b" " * 1_000_000 + b"\n5",
        b"|" * 1_000_000,
        (b"|" * 999 + b"\n") * 500,
        b"a" + b"." * 1_000_000 + b" 5\n",
        b"a" + b" ." * 200_000 + b" 5\n",
        (b'"a,' * 300 + b"5\n") * 300,
        (b"name  " + b"5  " * 300 + b"\n") * 200,
        (b"x   " + b"1.5 " * 200 + b"\n") * 200,
        b"label\nx   5\n" * 5_000,
        b"Turnout follows, they said.\n\n" + b"North\t12,400\t61.2\n" * 20_000,
        b"---  ---  ---\n" * 10_000,
        b"Head   one   two\nA     1.5     2\nB     1.6     3\n\n\nHeading\n\n" * 2_000,
    ],
)
def test_lines_that_want_to_be_long_cost_no_more_than_their_length(data):
    assert_sound(read_bytes(b"A title\n\n" + data, "a.txt"))


WORDS = st.sampled_from(
    [
        "a",
        "Total",
        "5",
        "1,204",
        "-",
        "n/a",
        "2024",
        "   ",
        "  ",
        "\t",
        "|",
        "....",
        "\n",
        "\n\n",
        ":",
        "東",
        ";",
        ",",
        "---",
        '"',
    ]
)


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=80).map("".join))
def test_whatever_stands_in_lines_offsets_hold(text):
    document = read_text(text)
    assert_sound(document)
    assert document.text == text
