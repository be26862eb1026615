"""The JSON of a report: whole, stable, documented, and harmless wherever it is printed."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import factcheck.reports
from factcheck.reports import render
from tests.unit.reports.sample import HOSTILE, REPORT, hostile

SCHEMA = json.loads((Path(factcheck.reports.__file__).parent / "schema" / "report-1.schema.json").read_text("utf-8"))


def closed(schema):
    """Give the schema with no room for fields that it does not describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: closed(value) for name, value in schema.items()}
    return {**copy, "additionalProperties": False} if isinstance(copy.get("properties"), dict) else copy


def test_it_holds_every_claim_in_article_order():
    data = json.loads(render(REPORT, "json"))
    assert data["format"] == 1
    assert [claim["label"] for claim in data["reports"][0]["claims"]] == [f"elections#{n}" for n in range(1, 9)]


def test_several_articles_are_one_document():
    data = json.loads(render([REPORT, REPORT], "json"))
    assert len(data["reports"]) == 2
    assert data["reports"][0] == data["reports"][1]


def test_no_article_is_a_valid_document_too():
    jsonschema.validate(json.loads(render([], "json")), SCHEMA)


def test_every_field_is_described_by_the_schema_and_every_described_field_is_there():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(render(REPORT, "json")), closed(SCHEMA))


def test_numbers_are_strings_so_that_decimals_survive():
    claim = json.loads(render(REPORT, "json"))["reports"][0]["claims"][1]
    assert claim["claimed"]["low"] == "63.5"
    assert claim["inquests"][0]["decision"]["at"] == "2026-11-22T21:04:10Z"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_but_never_stands_raw(text):
    written = render(hostile(text), "json")
    assert json.loads(written)["reports"][0]["article"]["title"] == text
    assert not any(sign in written for sign in "\x1b\u202e\u2028\x85<>")
    written.encode()


def test_it_is_the_golden_file(golden):
    golden("report.json", render(REPORT, "json"))
