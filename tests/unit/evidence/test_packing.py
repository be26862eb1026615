"""A document that went into the library comes out as it was."""

from __future__ import annotations

import pytest

from factcheck.documents import read_bytes
from factcheck.evidence.packing import pack, unpack


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The count\nDate: 2012-03-05\nBy Jo Smith\n\nPutin received 63.75% of the votes. That was so.", "a.txt"),
        ("# Ergebnis\nKandidat;Anteil\nPutin;63,75\nSjuganow;17,19\n", "a.csv"),
        ("1\n00:00:01,000 --> 00:00:02,000\nPUTIN: It is 64%.\n", "a.srt"),
    ],
)
def test_a_document_is_the_same_after_packing(text, name):
    document = read_bytes(text.encode(), name)
    assert unpack(pack(document)) == document
