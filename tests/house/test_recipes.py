"""The recipes name the files that a change goes to, and those are there."""

import re
from pathlib import Path

import pytest

from factcheck.language import packs

ROOT = Path(__file__).parents[2]
RECIPES = (ROOT / "CONTRIBUTING.md").read_text().partition("## Recipes")[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:factcheck|tests)/[\w/.]+)`", RECIPES)) - {"factcheck/language/packs/xx/"})
)
def test_every_file_of_a_recipe_is_there(name):
    assert (ROOT / name).exists()


def test_the_recipe_for_a_word_names_every_file_of_the_english_pack():
    told = set(re.findall(r"(\w+\.toml)", RECIPES.partition("### A word")[2].partition("\n### A language")[0]))
    assert {path.name for path in (packs.FOLDER / "en").glob("*.toml")} - {"pack.toml"} == told
