"""The registry of actions: one place for every key."""

import re

import pytest

from factcheck.actions import ACTIONS, GROUPS, PLACES, actions_at, keys_of
from factcheck.keys import key_sign

TAKEN = {"ctrl+b", "ctrl+s", "ctrl+q", "ctrl+m", "ctrl+i", "ctrl+c"}


def test_ids_are_unique_and_lie_in_their_place():
    ids = [action.id for action in ACTIONS]
    assert len(set(ids)) == len(ids)
    for action in ACTIONS:
        place = "app" if action.where == "everywhere" else action.where
        assert re.fullmatch(rf"{place}\.[a-z0-9-]+", action.id)


def test_every_action_says_what_it_does():
    for action in ACTIONS:
        assert action.title[0].isupper()
        assert action.help.endswith((".", "?"))
        assert action.where in PLACES


@pytest.mark.parametrize("place", [place for place in PLACES if place != "everywhere"])
def test_no_key_means_two_things_in_one_place(place):
    keys = [key for action in actions_at("everywhere", place) for key in action.keys]
    assert len(set(keys)) == len(keys)


def test_no_key_is_one_that_terminals_or_tmux_keep():
    for action in ACTIONS:
        for key in action.keys:
            assert key not in TAKEN
            assert not key.startswith(("alt+", "ctrl+shift+"))


def test_a_capital_letter_is_bound_in_both_spellings():
    for action in ACTIONS:
        for key in action.keys:
            if len(key) == 1 and key.isupper():
                assert f"shift+{key.lower()}" in action.keys


def test_a_keymap_goes_before_the_default():
    assert keys_of("check.note", {"check.note": ("f5",)}) == ("f5",)
    assert keys_of("check.note") == ("n",)


@pytest.mark.parametrize(("key", "sign"), [("question_mark", "?"), ("shift+z", "Z"), ("ctrl+p", "ctrl+p"), ("n", "n")])
def test_keys_are_written_as_people_know_them(key, sign):
    assert key_sign(key) == sign


@pytest.mark.parametrize("place", GROUPS)
def test_every_key_of_a_place_with_groups_is_in_one(place):
    grouped = [name for names in GROUPS[place].values() for name in names]
    assert sorted(grouped) == sorted(entry.id.partition(".")[2] for entry in actions_at(place))
