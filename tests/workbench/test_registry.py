"""One registry: every action is bound, can be carried out, and is told of in keys, palette and manual."""

import pytest

from factcheck.actions import ACTIONS, actions_at
from factcheck.keys import key_sign
from factcheck.manual import page
from factcheck.workbench.app import FactcheckApp
from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.check.keys import KEYS, function_of
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.inbox import InboxScreen
from factcheck.workbench.screens.library import LibraryScreen
from factcheck.workbench.screens.log import LogScreen
from factcheck.workbench.screens.manual import ManualScreen
from factcheck.workbench.screens.people import PeopleScreen
from factcheck.workbench.screens.questions import QuestionsScreen
from factcheck.workbench.screens.repeats import RepeatsScreen
from factcheck.workbench.screens.report import CorrectionScreen, ReportScreen
from factcheck.workbench.screens.source import SourceScreen
from factcheck.workbench.screens.words import WordsScreen
from factcheck.workbench.widgets.form import Form
from factcheck.workbench.widgets.prompt import Prompt

OWNERS = {
    "everywhere": FactcheckApp,
    "desk": DeskScreen,
    "check": CheckScreen,
    "library": LibraryScreen,
    "people": PeopleScreen,
    "inbox": InboxScreen,
    "source": SourceScreen,
    "words": WordsScreen,
    "repeats": RepeatsScreen,
    "questions": QuestionsScreen,
    "correction": CorrectionScreen,
    "note": Prompt,
    "form": Form,
    "log": LogScreen,
    "report": ReportScreen,
    "manual": ManualScreen,
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_bound_to_its_keys_and_has_a_method(action):
    owner = OWNERS[action.where]
    carried_out = function_of(action.name) if action.where == "check" else getattr(owner, f"action_{action.name}")
    assert callable(carried_out)
    bound = {
        key for binding in owner.BINDINGS if getattr(binding, "id", None) == action.id for key in binding.key.split(",")
    }
    assert bound == set(action.keys)


def test_the_check_screen_can_do_what_the_registry_has_and_no_more():
    assert set(KEYS) == {action.name for action in actions_at("check")}


def test_the_manual_has_every_key_with_its_title():
    text = page("keys")
    for action in ACTIONS:
        assert f"{action.title}: {action.help}" in text
        assert all(key_sign(key) in text for key in action.keys)


@pytest.mark.parametrize("place", [place for place in OWNERS if place != "everywhere"])
def test_no_screen_binds_a_key_of_the_registry_to_something_else(place):
    taken = {key for action in actions_at("everywhere", place) for key in action.keys}
    for binding in OWNERS[place].BINDINGS:
        if getattr(binding, "id", None) is None:
            keys = binding.key if hasattr(binding, "key") else binding[0]
            assert not taken & (set(keys.split(",")) - {"escape"}), binding
