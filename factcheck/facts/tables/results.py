"""Results in prose read as a small table: "Calder beat Ashfield 3-1 and Norwood drew 2-2 with Pell" has two games."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.tables.lists import table_of
from factcheck.facts.tables.whole.words import said, separator

if TYPE_CHECKING:
    from factcheck.facts.tables.grid import Grid

__all__ = ["grid_of_results"]

_LONGEST = 600
_SCORE = re.compile(r"(?<![\w.,/–-])(\d{1,2})[-–](\d{1,2})(?![\w/–-]|[.,]\d)")
_NAME = re.compile(r"[^\W\d_a-z][\w'’]*(?: [^\W\d_a-z][\w'’]*)*")
_WORD = re.compile(r"[^\W\d_]+")


class _Game(NamedTuple):
    first: str
    second: str
    score: tuple[int, int]
    rest: str


@lru_cache(maxsize=512)
def grid_of_results(text: str) -> Grid | None:
    """Give a sentence of games with their scores as a table; None where one of its clauses is none."""
    if len(text) > _LONGEST or _SCORE.search(text) is None:
        return None
    found = [_game(part) for part in separator().split(text) if part.strip(" .")]
    if not found or None in found:
        return None
    played = [one for one in found if one is not None]
    rows = [(one.first, one.second, f"{one.score[0]}-{one.score[1]}", one.rest) for one in played]
    home, away, score = (min(said(name)) for name in ("home", "away", "score"))
    return table_of(rows, (home, away, score, ""))


def _game(part: str) -> _Game | None:
    """Read one game: who, how it came out, against whom, by which score."""
    words = [(word.group().lower(), word.start(), word.end()) for word in _WORD.finditer(part)]
    outcomes = [
        (name, start, end) for word, start, end in words for name in ("won", "lost", "drew") if word in said(name)
    ]
    scores = list(_SCORE.finditer(part))
    if len(outcomes) != 1 or len(scores) != 1:
        return None
    (name, start, end), (score,) = outcomes[0], scores
    before, after = _NAME.search(part[:start]), _NAME.search(part, end)
    if before is None or after is None or part[: before.start()].strip() or part[before.end() : start].strip():
        return None
    if before.group().lower() in said("the"):
        return None
    one, two = int(score[1]), int(score[2])
    goals = (max(one, two), min(one, two)) if name == "won" else (min(one, two), max(one, two))
    if (one == two) != (name == "drew"):
        return None
    taken = [before.span(), (start, end), after.span(), score.span()]
    rest = "".join(letter for at, letter in enumerate(part) if not any(low <= at < high for low, high in taken))
    return _Game(before.group(), after.group(), goals, " ".join(rest.split()))
