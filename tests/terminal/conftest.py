"""A desk for the terminal: the sample articles and their evidence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.documents import read

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def stocked(tmp_path_factory):
    """The sample desk, made once."""
    folder = tmp_path_factory.mktemp("stocked") / "desk"
    with Desk.create(folder, by="anna") as desk:
        path = SEEDS / "articles" / "elections.txt"
        desk.add_article(read(str(path)), path.read_bytes(), scale="draft")
        for path in sorted((SEEDS / "evidence").iterdir()):
            desk.add_evidence(read(str(path)), path.read_bytes())
        assert desk.library.ids()
    return folder


@pytest.fixture
def folder(stocked, tmp_path):
    """A desk of one's own."""
    shutil.copytree(stocked, tmp_path / "desk")
    return tmp_path / "desk"
