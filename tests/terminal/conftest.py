"""A desk for the terminal: the sample articles and their evidence."""

from __future__ import annotations

import shutil

import pytest

from tests.terminal.storm import stock


@pytest.fixture(scope="session")
def stocked(tmp_path_factory):
    """The sample desk, made once."""
    folder = tmp_path_factory.mktemp("stocked") / "desk"
    stock(folder)
    return folder


@pytest.fixture
def folder(stocked, tmp_path):
    """A desk of one's own."""
    shutil.copytree(stocked, tmp_path / "desk")
    return tmp_path / "desk"
