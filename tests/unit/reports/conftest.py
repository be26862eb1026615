"""Golden files: what a format wrote once, was looked at, and must write again.

Run with FACTCHECK_WRITE_GOLDEN=1 to write them anew, then read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"


@pytest.fixture
def golden():
    def compare(name: str, written: str) -> None:
        path = FOLDER / name
        if os.environ.get("FACTCHECK_WRITE_GOLDEN"):
            path.write_bytes(written.encode())
        assert written == path.read_bytes().decode()

    return compare
