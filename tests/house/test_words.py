"""No word of a language stands in code: word lists and patterns are counted over the syntax trees, and only get fewer.

A pattern is what is compiled with words in it, a word list a collection of words or a string that is split into some.
What the program itself is made of (kinds, units, fields, packages) are words too, and are told by where they stand.
"""

import ast
import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "factcheck"
# How many are left in a room; a number may be lowered, never raised, and a room that has none stays so. In `documents`
# they are the words of file formats (elements of HTML, fields of SDMX).
LEFT = {"documents": 43}
# Constants that hold what other programs are called, and no words: file systems.
OF_OTHERS = {"_NETWORKED"}

# In a pattern: three letters or more, that are no escape, no name of a group and no flag.
_IN_A_PATTERN = re.compile(r"\(\?P?<?[=!\w-]*[>:]?|\\[a-zA-Z]|\[[^\]]*\]|\{[\w,]*\}")
_ADDRESS = "://"
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_A-Z]{2,}(?:[ '’-][^\W\d_A-Z]+)*")
_COMPILING = {
    "compile",
    "compile_pattern",
    "search",
    "match",
    "fullmatch",
    "split",
    "sub",
    "finditer",
    "findall",
    "_pattern",
}
_FEWEST = 2


@cache
def trees():
    return {path: ast.parse(path.read_text()) for path in sorted(ROOT.rglob("*.py"))}


@cache
def own_words():
    """What the program is made of: what its types list, its names, its units, its grounds."""
    known = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                known |= {leaf.value for leaf in ast.walk(node.slice) if isinstance(leaf, ast.Constant)}
            elif isinstance(node, ast.arg | ast.keyword):
                known.add(node.arg)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                known.add(node.target.id)
            elif isinstance(node, ast.ClassDef | ast.FunctionDef):
                known.add(node.name)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Unit":
                known |= {leaf.value for leaf in node.args if isinstance(leaf, ast.Constant)}
    units = tomllib.loads((ROOT / "language" / "packs" / "en" / "units.toml").read_text())
    weights = json.loads((ROOT / "relating" / "weights.json").read_text())["models"].values()
    tables = json.loads((ROOT / "relating" / "table_weights.json").read_text())
    grounds = {name for model in (*weights, tables) for name in model["weights"]}
    return known | set(units["units"]) | grounds | {path.stem for path in trees()}


def texts(node):
    return [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)]


def is_pattern(node):
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    owner = getattr(getattr(node.func, "value", None), "id", "")
    if name not in _COMPILING or (isinstance(node.func, ast.Attribute) and owner != "re"):
        return False
    return any(_LETTERS.search(_IN_A_PATTERN.sub(" ", text)) for text in texts(node.args[0]) if _ADDRESS not in text)


def is_word_list(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        return any(len(_WORD.findall(text)) >= _FEWEST for text in texts(node.func.value))
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"word_set", "word_list", "words_of", "_words"}:
        return any(map(_WORD.search, texts(node)))
    items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    if not isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict):
        return False
    words = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    foreign = [word for word in words if _WORD.fullmatch(word) and word not in own_words()]
    return len(words) == len(items) and len(foreign) >= _FEWEST


def is_its_own(node):
    """Names that a module gives out, the types that list the program's own words, and names that others gave."""
    if isinstance(node, ast.Assign):
        return any(getattr(target, "id", "") in {"__all__", *OF_OTHERS} for target in node.targets)
    return isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"


def found_in(tree):
    skipped = {id(inner) for node in ast.walk(tree) if is_its_own(node) for inner in ast.walk(node)}
    return [node for node in ast.walk(tree) if id(node) not in skipped and (is_pattern(node) or is_word_list(node))]


ROOMS = ("language", "documents", "figures", "facts", "relating", "claims", "evidence", "checking")


def counted(room):
    return {
        path.relative_to(ROOT).as_posix(): [node.lineno for node in nodes]
        for path, tree in trees().items()
        if path.is_relative_to(ROOT / room) and (nodes := found_in(tree))
    }


@pytest.mark.parametrize("room", ROOMS)
def test_the_words_of_a_language_stand_in_its_pack(room):
    found = counted(room)
    number = sum(map(len, found.values()))
    shown = "\n".join(f"{name}: lines {', '.join(map(str, lines))}" for name, lines in found.items())
    assert number <= LEFT.get(room, 0), (
        f"{number} word lists and patterns with words, {LEFT.get(room, 0)} allowed\n{shown}"
    )
    assert number == LEFT.get(room, 0), f"lower the number for {room} to {number}"
