"""What another distribution adds by an entry point, installed for real in a folder of its own."""

import re
import sys

import pytest

from factcheck.figures import find_figures
from factcheck.language import level_of, packs, reading_of
from factcheck.manual import page
from factcheck.plugins import BrokenPlugin, plugins
from factcheck.reports import render
from tests.unit.reports.sample import REPORT


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a distribution with entry points and files where Python finds it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    caches = (plugins, packs.languages, packs.pack_of, packs.level_of, packs._folder)

    def put(name, points, files):
        about = tmp_path / f"{name.replace('-', '_')}-1.2.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (about / "entry_points.txt").write_text(points)
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content)
        for cached in caches:
            cached.cache_clear()

    yield put
    for cached in caches:
        cached.cache_clear()
    for name in [name for name in sys.modules if name.startswith("pack_")]:
        del sys.modules[name]


PACK = 'name = "Tlingan"\nlevel = 1\ndecimal = ","\n'


def test_a_language_is_added_by_a_distribution(install):
    files = {
        "pack_tlw/__init__.py": "",
        "pack_tlw/pack.toml": PACK,
        "pack_tlw/figures.toml": "[scales]\n6 = 'bip'\n",
    }
    install("factcheck-tlw", "[factcheck.packs]\ntlw = pack_tlw\n", files)
    assert level_of("tlw") == 1
    (figure,) = find_figures("3,4 bip", language="tlw")
    assert figure.value == 3_400_000
    assert reading_of("tlw") == "Tlingan: digits, scales and units are read, other words are not"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"pack_tlx/__init__.py": "raise ValueError('no')"}, "cannot be loaded: ValueError: no"),
        ({"pack_tlx/__init__.py": ""}, "names no package with a pack.toml"),
        ({}, "cannot be loaded: ModuleNotFoundError"),
        ({"pack_tlx/__init__.py": "", "pack_tlx/pack.toml": "level = 'x'\nname = 'X'\n"}, "pack.toml: key `level`"),
        ({"pack_tlx/__init__.py": "", "pack_tlx/pack.toml": PACK, "pack_tlx/numbers.toml": "x"}, "numbers.toml: "),
        ({"pack_tlx/__init__.py": "", "pack_tlx/pack.toml": PACK}, "language pack tlx: has no [scales]"),
    ],
)
def test_a_pack_that_cannot_be_read_is_named_and_takes_nothing_with_it(install, files, told):
    install("factcheck-tlx", "[factcheck.packs]\ntlx = pack_tlx\n", files)
    assert level_of("tlx") == 0
    assert told in reading_of("tlx")
    assert level_of("en") == 4


def test_a_plugin_is_named_with_its_version(install):
    install("factcheck-tly", "[factcheck.packs]\ntly = pack_tly:nothing\n", {"pack_tly.py": ""})
    plugin = plugins("factcheck.packs")["tly"]
    assert str(plugin) == "plug-in tly (factcheck-tly 1.2)"
    with pytest.raises(BrokenPlugin, match="cannot be loaded: AttributeError"):
        plugin.load()


def test_of_two_with_one_name_every_run_finds_the_same(install):
    install("b-second", "[factcheck.packs]\ntlq = pack_b\n", {})
    install("a-first", "[factcheck.packs]\ntlq = pack_a\n", {})
    assert plugins("factcheck.packs")["tlq"].distribution == "a-first"


def test_the_report_of_the_manual_writes_what_it_says(install):
    text = page("plugins")
    code = re.search(r"    # checklist\.py\n((?:    .*\n|\n)+?)    # pyproject", text)
    assert code is not None
    assert '[project.entry-points."factcheck.reports"]\n    checklist = "checklist"' in text
    install(
        "factcheck-boxes",
        "[factcheck.reports]\nboxes = pack_checklist\n",
        {"pack_checklist.py": re.sub("^    ", "", code[1], flags=re.MULTILINE)},
    )
    written = render(REPORT, "boxes")
    assert written.startswith("## ")
    assert "\n- [x] " in written


def test_a_group_without_plugins_is_empty():
    assert plugins("factcheck.nobody") == {}
