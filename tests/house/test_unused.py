"""What nothing uses is not there: a private name of a module that the module itself never asks for."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "factcheck"
PRIVATE = re.compile(r"_(?!_)")


def defined(tree):
    """The private names that a module defines at its top, each with its line."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield from ((leaf.id, leaf.lineno) for leaf in ast.walk(target) if isinstance(leaf, ast.Name))


def asked_for(tree):
    """Every name that is read anywhere in a module, in the texts of its types too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def unused(source):
    tree = ast.parse(source)
    asked = set(asked_for(tree))
    return [(name, line) for name, line in defined(tree) if PRIVATE.match(name) and name not in asked]


def test_a_name_that_nothing_asks_for_is_seen():
    assert unused("_A, _B = 1, 2\n\ndef _use():\n    return _A\n") == [("_B", 1), ("_use", 3)]


@pytest.mark.parametrize("room", sorted(path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()))
def test_every_private_name_of_a_room_is_used_where_it_stands(room):
    found = {path.relative_to(ROOT).as_posix(): unused(path.read_text()) for path in (ROOT / room).rglob("*.py")}
    assert {name: names for name, names in found.items() if names} == {}
