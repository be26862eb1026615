"""SDMX as XML and as JSON, and the code lists that lie beside a file: the tables are the same however it is told."""

from __future__ import annotations

import datetime
import json

import pytest

from factcheck.documents import Limits, OverLimit, UnreadableSource, read, read_bytes
from factcheck.evidence import Library
from tests.unit.documents.invariants import assert_sound, rows

# ruff: noqa: E501  (a message stands in one piece)

HEAD = "<m:Header><m:ID>X</m:ID><m:Prepared>2024-06-14T11:00:00</m:Prepared><m:Name>Unemployment</m:Name></m:Header>"
MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
GENERIC = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
STRUCTURE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"
COMMON = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
SERIES = {"FREQ": "M", "UNIT": "PC", "GEO": "PL"}, {"FREQ": "M", "UNIT": "PC", "GEO": "DE"}
OBSERVATIONS = [("2024-04", "3.0", ""), ("2024-05", "2.9", "P")], [("2024-05", "3.3", "")]
TABLE = [
    ["GEO", "April 2024", "May 2024", "flags"],
    ["PL", "3.0", "2.9", "May 2024 provisional"],
    ["DE", "", "3.3", ""],
]
NAMED = [["Country", *TABLE[0][1:]], ["Poland", *TABLE[1][1:]], ["Germany", *TABLE[2][1:]]]


def generic(*, flat: bool = False) -> bytes:
    told = ""
    for key, observed in zip(SERIES, OBSERVATIONS, strict=True):
        of_key = "".join(f'<g:Value id="{name}" value="{code}"/>' for name, code in key.items())
        each = ""
        for period, value, status in observed:
            marks = f'<g:Attributes><g:Value id="OBS_STATUS" value="{status}"/></g:Attributes>' if status else ""
            when = f'<g:ObsKey>{of_key}<g:Value id="TIME_PERIOD" value="{period}"/></g:ObsKey>'
            when = when if flat else f'<g:ObsDimension value="{period}"/>'
            each += f'<g:Obs>{when}<g:ObsValue value="{value}"/>{marks}</g:Obs>'
        attributes = '<g:Attributes><g:Value id="UNIT_MULT" value="0"/></g:Attributes>'
        told += each if flat else f"<g:Series><g:SeriesKey>{of_key}</g:SeriesKey>{attributes}{each}</g:Series>"
    data = f"{HEAD}<m:DataSet>{told}</m:DataSet>"
    return (
        f'<?xml version="1.0"?><m:GenericData xmlns:m="{MESSAGE}" xmlns:g="{GENERIC}">{data}</m:GenericData>'.encode()
    )


def specific(*, flat: bool = False) -> bytes:
    told = ""
    for key, observed in zip(SERIES, OBSERVATIONS, strict=True):
        of_key = " ".join(f'{name}="{code}"' for name, code in key.items())
        own = of_key if flat else ""
        each = ""
        for period, value, status in observed:
            mark = f' OBS_STATUS="{status}"' if status else ""
            each += f'<Obs {own} TIME_PERIOD="{period}" OBS_VALUE="{value}"{mark}/>'
        told += each if flat else f'<Series {of_key} UNIT_MULT="0">{each}</Series>'
    data = f"{HEAD}<m:DataSet>{told}</m:DataSet>"
    return f'<m:StructureSpecificData xmlns:m="{MESSAGE}">{data}</m:StructureSpecificData>'.encode()


LISTS = (
    f'<m:Structure xmlns:m="{MESSAGE}" xmlns:s="{STRUCTURE}" xmlns:c="{COMMON}"><m:Structures><s:Codelists>'
    '<s:Codelist id="CL_AREA"><c:Name xml:lang="fr">Pays</c:Name><c:Name xml:lang="en">Areas</c:Name>'
    '<s:Code id="PL"><c:Name xml:lang="fr">Pologne</c:Name><c:Name xml:lang="en">Poland</c:Name></s:Code>'
    '<s:Code id="DE"><c:Name>Germany</c:Name></s:Code></s:Codelist>'
    '<s:Codelist id="CL_UNIT"><c:Name>Units</c:Name><s:Code id="PC"><c:Name>Percentage</c:Name></s:Code></s:Codelist>'
    '</s:Codelists><s:Concepts><s:Concept id="GEO"><c:Name>Country</c:Name></s:Concept></s:Concepts>'
    '<s:Dimension id="GEO"><s:LocalRepresentation><s:Enumeration><Ref id="CL_AREA"/></s:Enumeration>'
    "</s:LocalRepresentation></s:Dimension></m:Structures></m:Structure>"
).encode()


OLD = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0"


def generic_2_0() -> bytes:
    told = ""
    for key, observed in zip(SERIES, OBSERVATIONS, strict=True):
        of_key = "".join(f'<g:Value concept="{name}" value="{code}"/>' for name, code in key.items())
        each = ""
        for period, value, status in observed:
            mark = f'<g:Attributes><g:Value concept="OBS_STATUS" value="{status}"/></g:Attributes>' if status else ""
            each += f'<g:Obs><g:Time>{period}</g:Time><g:ObsValue value="{value}"/>{mark}</g:Obs>'
        told += f"<g:Series><g:SeriesKey>{of_key}</g:SeriesKey>{each}</g:Series>"
    head = HEAD.replace("m:", "")
    return f'<GenericData xmlns="{OLD}/message" xmlns:g="{OLD}/generic">{head}<DataSet>{told}</DataSet></GenericData>'.encode()


def compact_2_0() -> bytes:
    told = "".join(
        "<o:Series " + " ".join(f'{name}="{code}"' for name, code in key.items()) + ">"
        + "".join(
            f'<o:Obs TIME_PERIOD="{period}" OBS_VALUE="{value}"' + (f' OBS_STATUS="{status}"/>' if status else "/>")
            for period, value, status in observed
        )
        + "</o:Series>"
        for key, observed in zip(SERIES, OBSERVATIONS, strict=True)
    )  # fmt: skip
    head = HEAD.replace("m:", "")
    group = '<o:SiblingGroup FREQ="M" GEO="PL" TITLE="Rates"/>'
    return (
        f'<CompactData xmlns="{OLD}/message" xmlns:o="urn:office:rates">{head}<o:DataSet>{group}{told}</o:DataSet></CompactData>'
    ).encode()


LISTS_2_0 = (
    f'<Structure xmlns="{OLD}/message" xmlns:s="{OLD}/structure"><CodeLists><s:CodeList id="CL_AREA"><s:Name>Areas</s:Name>'
    '<s:Code value="PL"><s:Description xml:lang="fr">Pologne</s:Description><s:Description xml:lang="en">Poland'
    '</s:Description></s:Code><s:Code value="DE"><s:Description>Germany</s:Description></s:Code></s:CodeList><s:CodeList'
    ' id="CL_UNIT"><s:Name>Units</s:Name><s:Code value="PC"><s:Description>Percentage</s:Description></s:Code></s:CodeList>'
    '</CodeLists><Concepts><s:Concept id="GEO"><s:Name>Country</s:Name></s:Concept></Concepts><KeyFamilies><s:KeyFamily'
    ' id="RATES"><s:Components><s:Dimension conceptRef="GEO" codelist="CL_AREA"/><s:Dimension conceptRef="UNIT" codelist='
    '"CL_UNIT"/></s:Components></s:KeyFamily></KeyFamilies></Structure>'
).encode()


def as_json(**changes: object) -> bytes:
    dimension = {
        "dataSet": [{"id": "FREQ", "values": [{"id": "M", "name": "Monthly"}]}],
        "series": [
            {"id": "UNIT", "name": "Unit", "values": [{"id": "PC", "names": {"en": "Percentage", "fr": "Pour cent"}}]},
            {
                "id": "GEO",
                "name": "Country",
                "values": [{"id": "PL", "name": "Poland"}, {"id": "DE", "name": "Germany"}],
            },
        ],
        "observation": [
            {"id": "TIME_PERIOD", "name": "Time", "values": [{"id": "2024-04", "name": "April"}, {"id": "2024-05"}]}
        ],
    }
    attributes = {
        "series": [],
        "observation": [{"id": "OBS_STATUS", "values": [{"id": "P", "name": "Provisional value"}]}],
    }
    series = {
        "0:0": {"observations": {"0": [3.0, None], "1": [2.9, 0]}},
        "0:1": {"observations": {"0": [None], "1": [3.3]}},
    }
    return json.dumps({
        "meta": {"prepared": "2024-06-14T11:00:00Z"},
        "data": {
            "structure": {"name": "Unemployment", "dimensions": dimension, "attributes": attributes},
            "dataSets": [{"series": series}],
        }
        | changes,
    }).encode()  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [generic(), generic(flat=True), specific(), specific(flat=True), generic_2_0(), compact_2_0()],
    ids=["generic", "generic, flat", "specific", "specific, flat", "generic 2.0", "compact 2.0"],
)
def test_observations_in_xml_are_a_table(data):
    document = read_bytes(data, "rates.xml")
    assert rows(document) == TABLE
    assert document.tables[0].caption == "Unemployment, M, PC"
    assert (document.title, document.date) == ("Unemployment", datetime.date(2024, 6, 14))
    assert "codes that the file does not explain: UNIT (PC); GEO (PL, DE)" in document.warnings[0]
    assert_sound(document)


def test_observations_in_json_are_the_same_table_with_their_words():
    document = read_bytes(as_json(), "rates.json")
    assert rows(document) == NAMED
    assert document.tables[0].caption == "Unemployment, Monthly, Percentage"
    assert (document.title, document.date, document.warnings) == ("Unemployment", datetime.date(2024, 6, 14), ())


@pytest.mark.parametrize(
    "changes", [{"structure": {}}, {"dataSets": [{"series": {"0:7": {"observations": {"0": [1]}}}}]}]
)
def test_parts_that_do_not_fit_are_refused(changes):
    with pytest.raises(UnreadableSource, match="SDMX-JSON"):
        read_bytes(as_json(**changes), "rates.json")


@pytest.mark.parametrize(
    ("data", "lists"),
    [(generic(), LISTS), (specific(), LISTS), (generic_2_0(), LISTS_2_0), (compact_2_0(), LISTS_2_0)],
    ids=["generic", "specific", "generic 2.0", "compact 2.0"],
)
def test_codes_are_told_by_the_structure_beside_the_file(tmp_path, data, lists):
    (tmp_path / "rates.xml").write_bytes(data)
    (tmp_path / "dsd.xml").write_bytes(lists)
    document = read(tmp_path / "rates.xml")
    assert rows(document) == NAMED
    assert document.tables[0].caption == "Unemployment, M, Percentage"
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("GEO.tsv", "PL\tPoland\nDE\tGermany\n"),
        ("cl_geo.csv", "code,name\nPL,Poland\nDE,Germany\n"),
        ("codelist_geo.csv", "order;id;label\n1;PL;Poland\n2;DE;Germany\n"),
    ],
)
def test_codes_are_told_by_a_list_beside_the_file(tmp_path, name, text):
    (tmp_path / "rates.xml").write_bytes(specific())
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "other.csv").write_text("PL,not this\n", encoding="utf-8")
    document = read(tmp_path / "rates.xml")
    assert [row[0] for row in rows(document)] == ["GEO", "Poland", "Germany"]
    assert document.warnings == ("codes that the file does not explain: UNIT (PC)",)


def test_code_lists_can_be_read_by_themselves():
    document = read_bytes(LISTS, "dsd.xml")
    assert [table.caption for table in document.tables] == ["Areas", "Units"]
    assert rows(document)[1:] == [["PL", "Poland"], ["DE", "Germany"]]


def test_a_series_is_found_by_country_indicator_and_period(tmp_path):
    (tmp_path / "rates.xml").write_bytes(generic())
    (tmp_path / "dsd.xml").write_bytes(LISTS)
    with Library(None) as library:
        library.add("rates", read(tmp_path / "rates.xml"))
        first = library.search("unemployment in Poland was 2.9% in May 2024")[0]
        assert library.passage(first).place.startswith("series Poland, Unemployment")


@pytest.mark.parametrize("data", [generic()[:-30], b'<m:GenericData xmlns:m="sdmx"/>', LISTS[:-40]])
def test_what_is_damaged_or_empty_is_refused(data):
    with pytest.raises(UnreadableSource, match="SDMX-ML"):
        read_bytes(data, "rates.xml")


def test_more_observations_than_the_limit_are_refused():
    with pytest.raises(OverLimit, match="more than 2 observations"):
        read_bytes(generic(), "rates.xml", limits=Limits(cells=2))
