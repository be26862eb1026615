"""The same report gives the same bytes, in every format, whatever the clock says and in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib import import_module

import pytest

from factcheck.reports import FORMATS, UnknownFormat, render
from factcheck.reports.rendering import Options, pieces
from tests.unit.reports.sample import REPORT

PROGRAM = """
import hashlib
from factcheck.reports import FORMATS, render
from tests.unit.reports.sample import REPORT
for name in FORMATS:
    data = render(REPORT, name)
    print(name, hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest())
"""


def test_two_runs_give_the_same_bytes_in_every_format():
    here = {}
    for name in FORMATS:
        data = render(REPORT, name)
        here[name] = hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment)
    assert dict(line.split() for line in told.stdout.splitlines()) == here


@pytest.mark.parametrize("name", FORMATS)
def test_every_named_format_exists(name):
    module = import_module(f"factcheck.reports.formats.{FORMATS[name].module}")
    assert callable(getattr(module, FORMATS[name].function))


def test_an_unknown_format_is_named_with_those_that_there_are():
    with pytest.raises(UnknownFormat, match="choose one of md, html"):
        pieces([REPORT], "papyrus")


def test_a_template_for_a_format_without_one_is_refused(tmp_path):
    with pytest.raises(UnknownFormat, match="is not made from a template"):
        pieces([REPORT], "xlsx", Options(template=tmp_path / "x"))


def test_a_report_in_json_loads_no_writer_that_it_does_not_need():
    program = """
import sys
from factcheck.reports import render
from tests.unit.reports.sample import REPORT
render(REPORT, "json"); render(REPORT, "md")
print(*sorted({"docx", "xlsxwriter", "openpyxl", "textual", "trafilatura", "pypdfium2", "lxml"} & set(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
