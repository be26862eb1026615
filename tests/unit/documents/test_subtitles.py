"""Transcripts: what a speaker says in one go, with the time as place."""

from __future__ import annotations

import pytest

from factcheck.documents import UnreadableSource, read_bytes, read_text
from tests.unit.documents.invariants import assert_sound, told

SRT = """1
00:01:12,000 --> 00:01:14,500
KALYAKIN: I expected 57-59%.
But 64% is

2
00:01:14,500 --> 00:01:16,000
<i>quite a lot</i>, a good

3
00:01:16,000 --> 00:01:18,000
result. It is.

4
01:01:18,500 --> 01:01:20,000
ANCHOR: Thank you.
"""
VTT = """WEBVTT - title

STYLE
::cue { color: red }

NOTE nothing

intro
01:02.000 --> 01:04.000 align:start
<v Sergei Kalyakin>It was 64%, &amp; more.

01:05.000 --> 01:06.000
<v.loud Anchor>Really?
"""
ROLLING = """WEBVTT

00:00:01.000 --> 00:00:03.000
it was<00:00:01.500><c> sixty</c>

00:00:03.000 --> 00:00:05.000
it was sixty
four percent of votes
"""


def test_sentences_run_over_cues_and_carry_speaker_and_time():
    document = read_bytes(SRT.encode(), "a.srt")
    assert told(document) == [
        ("sentence", "00:01:12", "I expected 57-59%."),
        ("sentence", "00:01:12", "But 64% is quite a lot, a good result."),
        ("sentence", "00:01:16", "It is."),
        ("sentence", "01:01:18", "Thank you."),
    ]
    assert [passage.context for passage in document.passages] == ["KALYAKIN", "KALYAKIN", "KALYAKIN", "ANCHOR"]
    assert_sound(document)


def test_voices_of_webvtt_are_speakers():
    document = read_bytes(VTT.encode(), "a.vtt")
    assert document.text == "Sergei Kalyakin: It was 64%, & more.\n\nAnchor: Really?"
    assert [(p.place, p.context) for p in document.passages] == [
        ("00:01:02", "Sergei Kalyakin"),
        ("00:01:05", "Anchor"),
    ]


def test_rolling_captions_are_not_read_twice():
    assert read_bytes(ROLLING.encode(), "a.vtt").text == "it was sixty four percent of votes"


def test_a_file_without_cues_is_refused():
    with pytest.raises(UnreadableSource, match="without cues"):
        read_bytes(b"nothing here", "a.srt")


def test_a_plain_transcript_has_its_speakers_too():
    text = "Interview\n\nANCHOR: What is it?\n\nKALYAKIN: It is 64%. I said so.\n\nMuch.\n\nANCHOR: Thanks.\n"
    document = read_text(text)
    assert [p.context for p in document.passages] == ["", "ANCHOR", "KALYAKIN", "KALYAKIN", "KALYAKIN", "ANCHOR"]
    assert document.text == text


def test_a_headline_with_a_colon_is_no_speaker():
    document = read_text("Kalyakin: there will be a conflict\n\nIt is so. It was said.\n")
    assert {passage.context for passage in document.passages} == {""}
