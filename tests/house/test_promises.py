"""Every promise of the manual's page on the desk names the tests that hold it, and these are there."""

import importlib
import re

import pytest

from factcheck.manual import page

HEADING = "## Where each promise is tried"


def held():
    """Give what the page names as tried, each with its tests."""
    found = {}
    for line in page("promises").partition(HEADING)[2].splitlines():
        if line.startswith("- "):
            tests = found[line.removeprefix("- ").removesuffix(":")] = []
        elif line.startswith("  `"):
            tests.append(line.strip(" `"))
    return found


def test_every_promise_is_tried():
    promised = re.findall(r"^\*\*(.+?)\.?\*\*", page("promises"), re.MULTILINE)
    assert promised == list(held())
    assert all(held().values())


@pytest.mark.parametrize("test", sorted({test for tests in held().values() for test in tests}))
def test_the_test_is_there(test):
    path, name = test.split("::")
    module = path.removesuffix(".py").replace("/", ".")
    assert callable(getattr(importlib.import_module(module), name))
