"""The lines of a page that is a picture, as tesseract recognises them, each word with how sure of it that is."""

from __future__ import annotations

import os
import statistics
from itertools import groupby
from typing import Any

from factcheck.documents.errors import UnreadableSource
from factcheck.documents.formats.pdf_lines import Line
from factcheck.documents.model import Passage  # noqa: TC001  made anew here
from factcheck.documents.recognising import recogniser_fault

__all__ = ["Scanned", "recognised"]

_SCALE = 300 / 72  # pixels a point: what tesseract was trained on
_MOST_PIXELS = 40_000_000  # a poster is looked at from further away
_SECONDS = 120  # for one page
_HEADING = 1.4  # a line so much higher than most is larger


class Scanned(dict[str, int]):
    """How sure each word of a page is, in percent; of a word that stands there twice the lower."""

    def of(self, words: str) -> int:
        """Give how sure a passage's figures are, or where it has none its words: the least sure of them."""
        tokens = words.replace("|", " ").split()
        sure = [self[token] for token in tokens if token in self and any(sign.isdigit() for sign in token)]
        if not sure and any(sign.isdigit() for sign in words):
            return min(self.values(), default=0)  # its figures were put together from several words
        return min(sure or [self[token] for token in tokens if token in self], default=0)

    def mark(self, passage: Passage, words: str) -> Passage:
        """Give a passage of this page with how sure its figures are, which its place says too."""
        from msgspec.structs import replace

        sure = self.of(words)
        return replace(passage, confidence=sure, place=f"{passage.place}, by OCR ({sure}% sure)")


def recognised(page: Any, number: int, languages: str, source: str) -> tuple[list[Line], Scanned]:  # noqa: ANN401
    """Recognise a page in languages as tesseract names them ("eng+deu"); raises `UnreadableSource` where it cannot."""
    if (fault := recogniser_fault(languages)) is not None:
        raise UnreadableSource(source, f"is a scan, and {fault.problem}", fault.remedy)
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"  # its threads cost more than they save
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    try:
        found = pytesseract.image_to_data(
            picture, lang=languages, timeout=_SECONDS, output_type=pytesseract.Output.DICT
        )
    except (pytesseract.TesseractError, RuntimeError) as error:
        said = " ".join(str(error).split())[:100]
        raise UnreadableSource(source, f"has a page {number} that cannot be recognised ({said})", None) from None
    return _lines(found, number, scale, height)


def _lines(found: dict[str, list[Any]], number: int, scale: float, height: float) -> tuple[list[Line], Scanned]:
    rows = [dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)]
    words = [row for row in rows if float(row["conf"]) >= 0 and str(row["text"]).strip()]
    sure = Scanned()
    lines: list[Line] = []
    heights = [row["height"] for row in words]
    usual = statistics.median(heights) / scale if heights else 0.0
    for _, group in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        line = list(group)
        boxes = []
        for row in line:
            text, left, right = str(row["text"]).strip(), row["left"] / scale, (row["left"] + row["width"]) / scale
            boxes.append((left, right, text))
            sure[text] = min(sure.get(text, 100), int(float(row["conf"])))
        tall = statistics.median(row["height"] for row in line) / scale
        lines.append(
            Line(
                " ".join(text for *_, text in boxes),
                number,
                boxes[0][0],
                boxes[-1][1],
                height - min(row["top"] for row in line) / scale,
                height - max(row["top"] + row["height"] for row in line) / scale,
                tall if tall > usual * _HEADING else usual,
                boxes[-1][2].endswith("-") and len(boxes[-1][2]) > 2,
                tuple(boxes),
            )
        )
    return [_undivided(line) for line in lines], sure


def _undivided(line: Line) -> Line:
    """Give a line whose last word goes on below without its hyphen, as lines of a text have it."""
    if not line.hyphen:
        return line
    from msgspec.structs import replace

    left, right, last = line.words[-1]
    return replace(line, text=line.text[:-1], words=(*line.words[:-1], (left, right, last[:-1])))
