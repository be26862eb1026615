"""How fast each format is read, as a share of reading and decoding the same bytes in the same run.

    python -m tests.benchmarks.reading [--size MEGABYTES]

Every file is made on the spot from the same sentences, so that the formats can be compared; figures in MB of the file a
second of processor time, best of three, and as a ratio to the baseline (read the file, decode it as UTF-8).
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import xlsxwriter

from factcheck.documents import read, stream_reviews
from factcheck.language import split_sentences
from tests.unit.documents.pages import pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "After 99.3% of the protocols had been processed, Vladimir Putin had received 63.75% of the votes.",
    "Mr. Zyuganov, who leads the second largest party in the U.S.-style count, received 17.19%, said the commission.",
    '"I expected him to score in the range of 57-59%. But 64% is a lot", the leader of the party said.',
    "The turnout was 65.3 per cent, which is 1.3 points more than in 2008.",
)
PARAGRAPH = " ".join(SENTENCES)


def prose(size: int) -> str:
    """Give paragraphs of about `size` code points."""
    return "\n\n".join(f"{number}. {PARAGRAPH}" for number in range(size // len(PARAGRAPH) + 1))


def table(size: int) -> list[list[object]]:
    """Give rows of about `size` bytes as CSV."""
    return [["Region", "Candidate", "Votes", "Share"]] + [
        [f"Region {number}", "Vladimir Putin", 45_602 + number, 0.6375] for number in range(size // 40 + 1)
    ]


def make_files(folder: Path, size: int) -> dict[str, Path]:
    """Write a file of each format; the slow ones smaller."""
    files = {
        name: folder / f"file.{name}" for name in ("txt", "md", "csv", "html", "json", "srt", "xlsx", "docx", "pdf")
    }
    text = prose(size)
    files["txt"].write_text(text)
    files["md"].write_text("# Title\n\n" + text)
    rows = table(size)
    files["csv"].write_text("\n".join(",".join(map(str, row)) for row in rows))
    body = "".join(f"<p>{part}</p>" for part in prose(size // 4).split("\n\n"))
    files["html"].write_text(f"<!doctype html><html><body><article><h1>Title</h1>{body}</article></body></html>")
    review = {"@type": "ClaimReview", "claimReviewed": SENTENCES[0], "reviewRating": {"alternateName": "False"}}
    feed = {"dataFeedElement": [{"item": [review]}] * (size // 130)}
    files["json"].write_text(json.dumps(feed))
    files["srt"].write_text(
        "".join(
            f"{number}\n00:{number // 60 % 60:02d}:{number % 60:02d},000 --> 00:59:59,000\n{SENTENCES[number % 4]}\n\n"
            for number in range(size // 140)
        )
    )
    book = xlsxwriter.Workbook(files["xlsx"])
    sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0.00%"})
    for number, row in enumerate(rows[: size // 400]):
        sheet.write_row(number, 0, row)
        sheet.write(number, 3, row[3], percent)
    book.close()
    document = docx.Document()
    for part in prose(size // 10).split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    files["docx"].write_bytes(out.getvalue())
    page = [(72, 780 - 14 * line, 11, SENTENCES[line % 4][:90]) for line in range(50)]
    files["pdf"].write_bytes(pdf(*([page] * max(1, size // 40_000))))
    return files


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return max(best, 1e-9)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=4.0, help="megabytes of the larger files")
    size = int(parser.parse_args().size * 1e6)
    with tempfile.TemporaryDirectory() as name:
        files = make_files(Path(name), size)
        text = files["txt"].read_text()
        print(f"{'what':24} {'MB':>7} {'MB/s':>9} {'passages/s':>11} {'x baseline':>11}")
        baseline = seconds(lambda: files["txt"].read_bytes().decode()) / len(text)
        _line("baseline: read, decode", len(text), baseline * len(text), None, baseline)
        taken = seconds(lambda: split_sentences(text))
        _line("split_sentences", len(text), taken, len(split_sentences(text)), baseline)
        for form, path in files.items():
            bytes_read = path.stat().st_size
            taken = seconds(lambda path=path: read(path))
            _line(f"read {form}", bytes_read, taken, len(read(path).passages), baseline)
        taken = seconds(lambda: sum(1 for _ in stream_reviews(files["json"])))
        _line("stream_reviews (feed)", files["json"].stat().st_size, taken, size // 130, baseline)


def _line(what: str, size: int, taken: float, passages: int | None, baseline: float) -> None:
    rate = f"{passages / taken:,.0f}" if passages else ""
    print(f"{what:24} {size / 1e6:7.2f} {size / 1e6 / taken:9.1f} {rate:>11} {taken / size / baseline:11.0f}")


if __name__ == "__main__":
    main()
