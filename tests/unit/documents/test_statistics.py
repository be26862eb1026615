"""Official statistics: codes and long lists become tables of places and periods, with unit, flags and day."""

from __future__ import annotations

import datetime
import json

import pytest

import factcheck
from factcheck.documents import UnreadableSource, read_bytes, read_text
from factcheck.evidence import Library
from tests.unit.documents.invariants import assert_sound, rows

SDMX = b"""DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:UNE(1.0),14/06/24 11:00:00,M:Monthly,PC:Percentage of labour force,PL:Poland,2024-05,2.9,p
ESTAT:UNE(1.0),14/06/24 11:00:00,M:Monthly,PC:Percentage of labour force,PL:Poland,2024-04,3.0,
ESTAT:UNE(1.0),14/06/24 11:00:00,M:Monthly,PC:Percentage of labour force,DE:Germany,2024-05,3.3,
ESTAT:UNE(1.0),14/06/24 11:00:00,M:Monthly,THS:Thousand persons,PL:Poland,2024-05,511,e
ESTAT:UNE(1.0),14/06/24 11:00:00,M:Monthly,THS:Thousand persons,DE:Germany,2024-05,:,
"""
TABLE = [
    ["geo", "April 2024", "May 2024", "flags"],
    ["Poland", "3.0", "2.9", "May 2024 provisional"],
    ["Germany", "", "3.3", ""],
]


def test_a_list_of_observations_becomes_a_table_for_each_unit():
    document = read_bytes(SDMX, "a.csv")
    assert rows(document) == TABLE
    assert document.tables[0].caption == "UNE(1.0), Monthly, Percentage of labour force"
    assert rows(document, 1) == [["geo", "May 2024", "flags"], ["Poland", "511", "May 2024 estimated"]]
    assert document.date == datetime.date(2024, 6, 14)
    assert_sound(document)


def test_a_cell_is_found_by_its_place_and_number():
    with Library(None) as library:
        library.add("rates", read_bytes(SDMX, "a.csv"))
        first = library.search("unemployment percentage Poland 2.9")[0]
        assert library.passage(first).place.startswith("series Poland, ")


MONTHS = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("claimed", "stance"),
    [("2.9% in May 2024", "supports"), ("4.9% in May 2024", "unsupported"), ("4.9% in January 2024", "supports")],
)
def test_a_month_is_asked_for_by_its_name_and_no_other_of_its_year(claimed, stance):
    known = {("Poland", "2024-05"): "2.9", ("Poland", "2024-01"): "4.9"}
    lines = [
        f"ESTAT:Unemployment rate,{place},{month},{known.get((place, month), 6 + number % 9 + 0.3)}"
        for place in ("Poland", "Germany", "France", "Italy", "Spain")
        for number, month in enumerate(MONTHS)
    ]
    document = read_bytes("\n".join(["DATAFLOW,geo,TIME_PERIOD,OBS_VALUE", *lines]).encode(), "a.csv")
    article = read_text(f"Unemployment in Poland was {claimed}, the office said.", "article.txt")
    assert factcheck.check(article, [document]).findings[0].suggestion.stance == stance


def test_series_of_a_tsv_are_read_and_codes_that_nobody_explains_are_named():
    data = b"freq,unit,geo\\TIME_PERIOD\t2023-12 \t2024-05 \nM,PC_ACT,PL\t2.8 \t2.9 p\nM,PC_ACT,DE\t: \t3.3 be\n"
    document = read_bytes(data, "a.tsv")
    assert rows(document) == [
        ["geo", "December 2023", "May 2024", "flags"],
        ["PL", "2.8", "2.9", "May 2024 provisional"],
        ["DE", "", "3.3", "May 2024 break in series, estimated"],
    ]
    assert document.warnings == ("codes that the file does not explain: unit (PC_ACT); geo (PL, DE)",)


def dataset(**changes: object) -> bytes:
    return json.dumps({
        "class": "dataset", "label": "Unemployment rate", "updated": "2024-06-14T09:00:00Z",
        "id": ["unit", "geo", "time"], "size": [1, 2, 2], "role": {"time": ["time"], "geo": ["geo"]},
        "dimension": {
            "unit": {"category": {"label": {"PC": "Percentage of labour force"}}},
            "geo": {"label": "geo", "category": {"index": ["PL", "DE"], "label": {"PL": "Poland", "DE": "Germany"}}},
            "time": {"category": {"index": {"2024-05": 1, "2024-04": 0}}},
        },
        "value": ["3.0", 2.9, None, 3.3], "status": {"1": "p"},
    } | changes).encode()  # fmt: skip


@pytest.mark.parametrize(
    "values", [["3.0", 2.9, None, 3.3], {"0": "3.0", "1": 2.9, "3": 3.3}], ids=["all", "by number"]
)
def test_a_data_set_of_json_stat_is_a_table(values):
    document = read_bytes(dataset(value=values), "a.json")
    assert rows(document) == TABLE
    assert document.tables[0].caption == "Unemployment rate, Percentage of labour force"
    assert (document.title, document.date) == ("Unemployment rate", datetime.date(2024, 6, 14))
    assert_sound(document)


@pytest.mark.parametrize("changes", [{"size": [1, 3, 2]}, {"value": [1] * 9}, {"dimension": {}}, {"value": []}])
def test_a_data_set_whose_parts_do_not_fit_is_refused(changes):
    with pytest.raises(UnreadableSource, match="JSON-stat"):
        read_bytes(dataset(**changes), "a.json")


def test_a_download_of_the_world_bank_has_its_source_and_day_above_the_table():
    data = (
        b'"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n'
        b'"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
        b'"Aruba","ABW","Population, total","SP.POP.TOTL","106445","106277",\n'
        b'"Poland","POL","Population, total","SP.POP.TOTL","36821749","36685849",\n'
    )
    document = read_bytes(data, "API_SP.POP.TOTL.csv")
    assert rows(document)[0][:6] == ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2022", "2023"]
    assert document.title == "Data Source World Development Indicators"
    assert document.date == datetime.date(2024, 6, 28)
    assert_sound(document, cells_are_slices=True)


def test_a_name_over_several_columns_is_no_line_above_the_table():
    data = b"Region,Votes,,,,\n,postal,by hand,early,late,spoilt\nNorth,1,2,3,4,5\nSouth,2,3,4,5,6\n"
    document = read_bytes(data, "a.csv")
    assert document.tables[0].header[:2] == ("Region", "Votes postal")
