"""The pictures: the screen in them is the screen as it is drawn now.

What the machine says in them is tested where it is made; here header, claims, ratings and keys are compared.
"""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

import pytest

from tests.snapshots.take import make, picture

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"


def words(svg: str) -> list[str]:
    """Give the words of a picture by line, whatever the versions of its machinery."""
    lines: dict[str, str] = {}
    for y, text in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        lines[y] = lines.get(y, "") + html.unescape(text).replace("\xa0", " ")
    drawn = [line.rstrip() for line in lines.values() if line.strip()]
    claims = [line[:8] for line in drawn if re.match(r".?[·✓] *\d+ ", line)]
    quoted = [line for line in drawn if "[64%]" in line]
    return [*drawn[:3], *claims, *quoted, *drawn[-2:]]


@pytest.mark.parametrize(("name", "size"), [("workbench", (120, 36)), ("narrow", (80, 24))])
def test_the_picture_in_the_documentation_is_the_screen_as_it_is(tmp_path, name, size):
    make(tmp_path / "desk")
    now = asyncio.run(picture(tmp_path / "desk", size, "dark"))
    kept = (SNAPSHOTS / f"{name}.svg").read_text(encoding="utf-8")
    assert words(now) == words(kept), "take them anew with `python -m tests.snapshots.take` and look at them"
