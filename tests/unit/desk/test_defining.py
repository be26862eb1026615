"""A desk defines its own scales and policies in a file; a mistake in it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Verdict
from factcheck.desk.judging.gate import gate

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
[scales.stars]
title = "Our stars"
ratings = [
  {key = "three", name = "three stars", title = "right", place = 2},
  {key = "none", name = "no star", title = "wrong", place = 1, effect = "blocks"},
  {key = "open", name = "open", title = "cannot be decided"},
]

[policies.front-page]
title = "What goes on the front page"
sources = false
second_reader = true
rules = ["unchanged"]
"""


def test_a_scale_and_a_policy_of_ones_own_are_used_by_everybody(desk: Desk, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(WHOLE)
    assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 0
    assert [(digit, rating.key) for digit, rating in desk.settings.scale("stars").digits().items()] == [
        ("1", "three"),
        ("2", "none"),
        ("3", "open"),
    ]
    desk.articles.set_scale("elections", "stars")
    desk.claims.rate(Verdict("elections", 1, "none"))
    kinds = [reason.kind for reason in gate(desk, "elections", "front-page").reasons if reason.claim == "elections#1"]
    assert kinds == ["must-change", "awaits-second-reader"]
    assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 0
    assert list(desk.settings.scales()).count("stars") == 1


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("place = 2", "place = 3"),
        ('key = "none"', 'key = "three"'),
        ('effect = "blocks"', 'effect = "explodes"'),
        ("second_reader", "third_reader"),
        ('"unchanged"', '"unheard-of"'),
        ("[policies.", "[plans."),
        ("title = ", "titel = "),
        ("[scales", "scales"),
    ],
)
def test_a_mistake_is_named_and_changes_nothing(
    desk: Desk, folder: Path, tmp_path: Path, was: str, now: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.toml").write_text(WHOLE.replace(was, now))
    before = desk.revision
    assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert desk.revision == before
