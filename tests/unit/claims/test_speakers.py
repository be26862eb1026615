"""Who says what. The public cases are data beside the benchmarks; here they are a specification."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.documents import read_text
from factcheck.language import vocabulary
from factcheck.language.speakers import Speech, find_speech

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "speakers.jsonl").read_text("utf-8").splitlines()
]


def sentences_of(text: str) -> list[tuple[int, int]]:
    return [(passage.start, passage.end) for passage in read_text(text).passages]


def speech_at(text: str, words: str) -> tuple[Speech | None, bool]:
    speech = find_speech(text, sentences_of(text), vocabulary("en"))
    start = text.index(words)
    direct = speech.quoting(start, start + len(words))
    return direct or speech.reporting(start), direct is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['pattern']}: {case['words']}")
def test_the_one_who_says_it_is_named_in_full(case: dict[str, object]) -> None:
    said, quoted = speech_at(str(case["text"]), str(case["words"]))
    party = said.party if said else None
    assert (party.name if party else None, quoted) == (case["claimant"], case["quoted"])
    if "role" in case:
        assert party is not None
        assert party.role == case["role"]
