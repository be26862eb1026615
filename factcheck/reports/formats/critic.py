"""The annotated article in CriticMarkup: our comments behind the words, corrections as replacements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.annotation import annotated
from factcheck.reports.escaping import clean
from factcheck.reports.notes import note_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.annotation import Segment
    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write the article's text with its marks, one article after the other."""
    for report in reports:
        for paragraph in annotated(report):
            yield "".join(_marked(report, segment) for segment in paragraph.segments).encode() + b"\n\n"
            for _ in paragraph.claims:
                options.tick()


def _marked(report: Report, segment: Segment) -> str:
    claim, words = segment.claim, _plain(segment.text)
    if claim is not None:
        new = claim.decision.replacement if claim.decision else None
        whole = segment.text == claim.quote
        words = f"{{~~{words}~>{_plain(new)}~~}}" if new and whole else f"{{=={words}==}}"
    notes = (
        "\n".join([f"{ended.label}: {lines[0]}", *lines[1:]])
        for ended in segment.ends
        if (lines := note_lines(report, ended))
    )
    return words + "".join(f"{{>>{_plain(note)}<<}}" for note in notes)


def _plain(text: str) -> str:
    """Give words in which nothing is a mark of CriticMarkup."""
    words = clean(text)
    for mark in ("{>>", "<<}", "{==", "==}", "{~~", "~~}", "~>", "{++", "++}", "{--", "--}"):
        words = words.replace(mark, f"{mark[0]}\\{mark[1:]}")
    return words
