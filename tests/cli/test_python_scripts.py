"""The scripts of the manual's page "From Python", run as they stand there, one after the other in one folder."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from factcheck.manual import page
from tests.cli.running import ROOT, SEEDS

SCRIPTS = {
    name: re.sub(r"^    ", "", code, flags=re.MULTILINE)
    for name, code in re.findall(r"^    # (\w+\.py)\n((?:    .*\n|\n)+)", page("python"), re.MULTILINE)
}
SAYS = {
    "figures.py": "66.30% 66.295 66.305 percent\n",
    "contradictions.py": "line 7 66.30 63.60 None ",
    "desk.py": 'ann change Vladimir Putin,"45,602,075",63.60%\n',
    "report.py": "training#3 change 63.60%\n",
    "reader.py": "63.60%, not 66.30%",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    for path in (SEEDS / "articles" / "training.txt", SEEDS / "evidence" / "final-result.csv"):
        shutil.copy(path, folder)
    told = {}
    for name, code in SCRIPTS.items():
        (folder / name).write_text(code)
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, name], cwd=folder, env=environ, capture_output=True, text=True)
        told[name] = done.stdout + done.stderr
    told["report.html"] = (folder / "report.html").read_text()
    return told


def test_there_are_five():
    assert list(SCRIPTS) == list(SAYS)


@pytest.mark.parametrize("name", SAYS)
def test_a_script_does_what_the_page_says(said, name):
    assert SAYS[name] in said[name]
    assert "Traceback" not in said[name]


def test_the_report_that_a_script_wrote_is_a_page(said):
    assert said["report.html"].startswith("<!doctype html>")
    assert "63.60%" in said["report.html"]
