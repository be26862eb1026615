"""Take the pictures of the workbench: `python -m tests.snapshots.take` writes them beside this file.

The app itself draws them, on the sample desk; the README shows `workbench.svg`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from pathlib import Path

from factcheck.desk import Desk, Verdict
from factcheck.documents import read
from factcheck.resources import resource_folder
from factcheck.settings import Settings
from factcheck.workbench.app import FactcheckApp
from factcheck.workbench.screens.check import CheckScreen

HERE = Path(__file__).parent
PRIMARY = ("commission-count.txt", "final-result.csv")


def main() -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk"
        make(desk)
        for name, size, theme in (("workbench", (120, 36), "dark"), ("narrow", (80, 24), "dark")):
            (HERE / f"{name}.svg").write_text(asyncio.run(picture(desk, size, theme)), encoding="utf-8")


def make(folder: Path) -> None:
    """Make the sample desk with some verdicts on it."""
    seeds = resource_folder("seeds")
    with Desk.create(folder, by="you") as desk:
        path = seeds / "articles" / "elections.txt"
        desk.articles.add(read(str(path)), path.read_bytes(), scale="draft")
        for path in sorted((seeds / "evidence").iterdir()):
            desk.evidence.add(
                read(str(path)), path.read_bytes(), rank="primary" if path.name in PRIMARY else "secondary"
            )
        for number, rating in ((3, "not-checkable"), (13, "stands"), (14, "stands"), (15, "stands")):
            desk.claims.rate(Verdict("elections", number, rating))


async def picture(folder: Path, size: tuple[int, int], theme: str) -> str:
    """Give the check screen as SVG, with the claim of 64% in hand and the others looked into."""
    with Desk.open(folder, by="you") as desk:
        app = FactcheckApp(desk, article="elections", settings=Settings(theme=theme))
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.5)
            screen = app.screen
            assert isinstance(screen, CheckScreen)
            work = screen.casework
            assert work is not None
            claim = next(n for n in work.numbers if (f := work.record(n).claim.figure) is not None and f.text == "64%")
            screen.take(claim)
            for _ in range(200):
                if all((number, work.record(number).questions[0]) in work.research for number in work.numbers):
                    break
                await pilot.pause(0.1)
            await pilot.pause(0.3)
            return self_contained(app.export_screenshot(title="factcheck"))


def self_contained(svg: str) -> str:
    """Give the picture without fonts from outside and without the random name of its classes.

    An unchanged screen is an unchanged file then, and showing it fetches nothing.
    """
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
