"""Building PDF files by typst: what stands on the pages is data to its program, which `templates/pages.typ` is.

No word from outside is ever part of that program. The fonts are those of packages that are installed, so that the same
report gives the same bytes on every machine.
"""

from __future__ import annotations

import datetime
import json
import tempfile
import unicodedata
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.reports.escaping import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.reports.runs import Run

__all__ = ["NotTypeset", "TypstPages"]

PROGRAM = Path(__file__).parent / "templates" / "pages.typ"
DAWN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
FONTS = "fontpkg_"  # packages that bring a font begin so, and have it in their folder "files"


class NotTypeset(FactcheckError):
    """A PDF that could not be made."""


class TypstPages:
    """A document being written; `title` and `at` go into its properties."""

    def __init__(self, title: str, at: datetime.datetime | None) -> None:
        if find_spec("typst") is None:
            remedy = "pip install 'factcheck-workbench[pdf]'"
            raise NotTypeset("the pdf report", "is not made by what is installed here", remedy)
        self._title = one_line(title)[:200]
        self._at = (at or DAWN).astimezone(datetime.UTC)
        self._blocks: list[dict[str, Any]] = []
        self._card: list[dict[str, Any]] | None = None
        self._footer = ""

    def _add(self, block: dict[str, Any]) -> None:
        (self._blocks if self._card is None else self._card).append(block)

    def paragraph(self, *runs: Run, style: str = "Normal", keep: bool = False) -> None:
        """Add a paragraph; `keep` holds it on the same page as the next one. One without words is room only."""
        words = "".join(run.text for run in runs)
        if words.strip():
            told = [_run(run) for run in runs if run.text]
            self._add({"is": "paragraph", "style": style, "keep": keep, "rtl": _from_right(words), "runs": told})

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all paragraphs that are added meanwhile on one page, as a card."""
        self._card = []
        try:
            yield
        finally:
            card, self._card = self._card, None
            self._add({"is": "card", "blocks": card})

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table whose header is repeated on every page and whose rows are not torn."""
        told = [[{"text": clean(cell), "rtl": _from_right(cell)} for cell in cells] for cells in rows]
        self._add({"is": "table", "header": [clean(cell) for cell in header], "rows": told})

    def page_break(self) -> None:
        """Begin the next article on a page of its own."""
        self._add({"is": "break"})

    def footer(self, text: str) -> None:
        """Put a line with the page's number at the foot of every page."""
        self._footer = one_line(text)

    def saved(self) -> bytes:
        """Give the file's bytes. Raises `NotTypeset`."""
        import typst

        data: dict[str, Any] = {"title": self._title, "footer": self._footer, "blocks": self._blocks}
        data["day"] = [self._at.year, self._at.month, self._at.day]
        with tempfile.TemporaryDirectory(prefix="factcheck-pdf-") as folder:
            (Path(folder) / "pages.typ").write_bytes(PROGRAM.read_bytes())
            (Path(folder) / "data.json").write_text(json.dumps(data), encoding="utf-8")
            try:
                written: bytes = typst.compile(
                    str(Path(folder) / "pages.typ"),
                    root=folder,
                    font_paths=[*_fonts()],
                    ignore_system_fonts=True,
                    format="pdf",
                    timestamp=int(self._at.timestamp()),
                )
            except (RuntimeError, ValueError) as error:
                problem = f"could not be made ({one_line(str(error))[:200]})"
                raise NotTypeset("the pdf report", problem, "write it as html and print that") from error
        return written


def _run(run: Run) -> dict[str, Any]:
    told: dict[str, Any] = {"text": clean(run.text).replace("\n", " ")}
    told |= {name: True for name in ("bold", "italic", "strike", "raised", "mono") if getattr(run, name)}
    return told | {name: value for name in ("color", "shade") if (value := getattr(run, name))}


def _from_right(words: str) -> bool:
    """Tell whether a text is read from right to left: its first letter with a direction says it."""
    return next((kind != "L" for letter in words if (kind := unicodedata.bidirectional(letter)) in _STRONG), False)


_STRONG = frozenset({"L", "R", "AL"})


@cache
def _fonts() -> tuple[str, ...]:
    """Give the folders of the fonts that are installed as packages."""
    from importlib.metadata import distributions

    names = {item.name.replace("-", "_") for item in distributions() if item.name}
    specs = (find_spec(name) for name in sorted(names) if name.startswith(FONTS))
    places = (Path(place) / "files" for spec in specs if spec for place in spec.submodule_search_locations or ())
    return tuple(str(place) for place in places if place.is_dir())
