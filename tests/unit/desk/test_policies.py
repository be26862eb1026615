"""The policy that an article's gate goes by: that of its scale, or one that was chosen for it and stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.desk.judging.gate import gate
from factcheck.desk.record.rules import UnknownPolicy
from tests.unit.desk.conftest import TEXT, document

if TYPE_CHECKING:
    from factcheck.desk import Desk


def test_an_article_goes_by_the_policy_of_its_scale_until_another_is_chosen(desk: Desk) -> None:
    assert gate(desk, "elections").policy == "draft"
    desk.articles.set_policy("elections", "published")
    assert gate(desk, "elections").policy == "published"
    assert gate(desk, "elections", "draft").policy == "draft"
    desk.articles.set_policy("elections", None)
    assert gate(desk, "elections").policy == "draft"


def test_the_choice_is_kept_by_a_new_version_and_can_be_taken_back(desk: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    desk.articles.add(document(TEXT + "More.\n"), b"2", slug="elections")
    assert desk.articles.get("elections").policy == "published"


def test_choosing_a_policy_can_be_taken_back(desk: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    desk.history.undo()
    assert desk.articles.get("elections").policy is None


def test_a_policy_that_is_not_there_is_refused_and_the_known_ones_are_named(desk: Desk) -> None:
    with pytest.raises(UnknownPolicy, match="is no policy; choose one of draft, published"):
        desk.articles.set_policy("elections", "front")


def test_the_gate_says_how_far_it_is(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    gate(desk, "elections", told=lambda done, of: told.append((done, of)))
    claims = len(desk.claims.of("elections"))
    assert told == [(done, 2 * claims) for done in range(1, 2 * claims + 1)]
