"""Packs: what is wrong with one is said with its file and key, and a language is added by adding files."""

import json
import re
import shutil
import sys
from decimal import Decimal
from importlib import import_module

import babel
import pytest
from msgspec import Struct
from msgspec.structs import astuple

from factcheck.evidence.words import SearchWords
from factcheck.facts import bases, clauses, people, periods, rows, subjects, typed
from factcheck.facts.tables import words
from factcheck.facts.tables.whole import words as whole_words
from factcheck.figures import find_figures, writing
from factcheck.kept import Kept
from factcheck.language import BrokenPack, level_of, packs, stem, tables, vocabulary
from factcheck.language.calendar import Calendar, calendar_of
from factcheck.language.figure_tables import Cldr, FigureTables
from factcheck.language.figure_words import FigureWords, UnitWords
from factcheck.language.tables import Deferred, patterns_of, table_of
from factcheck.language.topic_words import TopicWords
from factcheck.language.vocabularies import Vocabulary
from factcheck.relating.comparing.words import ComparingWords
from factcheck.relating.deriving.words import DerivingWords
from tests.benchmarks.languages import holds
from tests.packs.cldr import content

FIGURES = ("numbers", "hedges", "changes", "labels", "nouns")
SPEECH = ("people", "speech", "names", "cues", "sentences")


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The packs in a folder of one's own, read anew."""
    folder = tmp_path / "packs"
    shutil.copytree(packs.FOLDER, folder)
    monkeypatch.setattr(packs, "FOLDER", folder)
    caches = (packs.languages, packs.pack_of, packs.level_of, packs._folder, tables._table_of)
    for cached in caches:
        cached.cache_clear()
    yield folder
    for cached in caches:
        cached.cache_clear()


TABLES = (
    (FigureWords, FIGURES), (UnitWords, ("units",)), (Calendar, ("calendar",)), (Vocabulary, SPEECH),
    (FigureTables, ("figures",)), (Cldr, ("cldr",)), (TopicWords, ("topics",)), (clauses.Clauses, ("clauses",)),
    (words._Words, ("questions",)), (typed.HappeningWords, ("happenings",)), (subjects._Words, ("subjects",)),
    (rows._Words, ("columns",)), (people.People, ("people_counted",)), (periods._Words, ("periods",)),
    (bases._Words, ("bases",)), (writing._Words, ("writing",)), (ComparingWords, ("comparing",)),
    (DerivingWords, ("deriving",)), (SearchWords, ("searching",)), (whole_words._Words, ("whole_statements",)),
)  # fmt: skip


def patterns_in(value):
    """Every pattern of a table, however deep it lies."""
    if isinstance(value, Deferred):
        return [value]
    if isinstance(value, Struct):
        value = astuple(value)
    within = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [pattern for item in within for pattern in patterns_in(item)]


def used(table):
    """A table whose every pattern was used once; most are compiled when they are needed first."""
    for pattern in patterns_in(table):
        pattern.search("")
    return table


@pytest.mark.parametrize("code", sorted(packs.languages()))
def test_every_pack_can_be_read_whole(code):
    assert 0 <= level_of(code) <= 4
    for form, files in TABLES:
        assert isinstance(used(table_of(code, form, *files)), form)


def test_every_file_of_the_english_pack_is_read():
    known = {name for _, files in TABLES for name in files} | {"pack", "reading", "consistency", "consistency_words"}
    assert {path.stem for path in (packs.FOLDER / "en").glob("*.toml")} <= known
    assert sum(len(patterns_in(table_of("en", form, *files))) for form, files in TABLES) > 100


@pytest.mark.parametrize("code", sorted(packs.languages()))
@pytest.mark.parametrize("file", ["reading", "consistency"])
def test_every_pattern_of_a_pack_can_be_used(code, file):
    patterns = patterns_of(code, file, figure="x", signs="y")
    for name, value in packs.pack_file(code, file)[1].items():
        if isinstance(value, str):
            assert getattr(patterns, name).pattern


@pytest.mark.parametrize(
    ("folder", "asked", "file"),
    [
        ("figures", r"grammar\.patterns\.(\w+)", "reading"),
        ("checking", r"\.words\.(\w+)\.(?:search|f?u?l?l?match|find\w+|split|sub)\(", "consistency"),
    ],
)
def test_every_pattern_that_the_code_asks_for_is_in_the_english_pack(folder, asked, file):
    code = "".join(path.read_text() for path in (packs.FOLDER.parents[1] / folder).rglob("*.py"))
    assert set(re.findall(asked, code)) <= set(packs.pack_file("en", file)[1])


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("pack.toml", 'name = "Klingon"\nlevel = "high"\n', "pack.toml: key `level`: Expected `int`, got `str`"),
        ("pack.toml", 'name = "Klingon"\nlevel = 1\nstemer = "x"\n', "pack.toml: "),
        ("pack.toml", "name = Klingon\n", "(at line 1, column 8)"),
        ("numbers.toml", "[magnitudes]\nthree = 'bip'\n", "numbers.toml: key `magnitudes`"),
        ("numbers.toml", "[magnitude]\n3 = 'bip'\n", "numbers.toml: key `magnitude` is not known"),
        ("hedges.toml", "[approximators]\nalmost = 'tlhoS'\n", "hedges.toml: key `approximators`"),
        ("hedges.toml", "spans = ['day']\n", "hedges.toml: key `spans`: needs text, and is list"),
        ("units.toml", "of_rates = '('\n", "units.toml: key `of_rates`"),
        ("units.toml", "of_rates = '{nobody}'\n", "no part is called 'nobody'"),
    ],
)
def test_a_broken_pack_is_named_with_file_and_key(copied, file, content, complaint):
    (copied / "tlh").mkdir()
    (copied / "tlh" / "pack.toml").write_text('name = "Klingon"\nlevel = 1\n')
    (copied / "tlh" / file).write_text(content)
    form, files = (UnitWords, ("units",)) if file == "units.toml" else (FigureWords, FIGURES)
    with pytest.raises(BrokenPack) as caught:
        used(table_of("tlh", form, *files))
    assert str(caught.value).startswith(f"language pack tlh/{file}: ")
    assert complaint in str(caught.value)


def test_a_shared_table_that_is_broken_is_named_with_its_line(copied):
    (copied / "all" / "months.tsv").write_text("# months\n1\tjanvier\n2 fevrier\n")
    with pytest.raises(BrokenPack, match=r"language table months\.tsv, line 3: has 1 columns and needs 2"):
        list(packs.table_lines("months.tsv", columns=2))


def test_a_language_is_added_by_adding_files(copied):
    (copied / "tlz").mkdir()
    (copied / "tlz" / "pack.toml").write_text('name = "Tlz"\nlevel = 1\ndecimal = ","\n')
    tables = "[scales]\n6 = 'mil.bip bip'\n[units]\npercent = 'cento'\n[money]\nEUR = 'darsek'\n"
    (copied / "tlz" / "figures.toml").write_text(tables)
    found = find_figures("qaStaHvIS 3,4 bip darsek 12,5 cento 1.250 darsek", language="tlz")
    assert [(figure.value, figure.unit) for figure in found] == [
        (Decimal(3_400_000), "EUR"), (Decimal("12.5"), "percent"), (Decimal(1250), "EUR"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("64 Prozent der Wähler", "64", "percent"),
        ("Das Defizit beträgt 3,4 Mrd. Euro.", "3400000000", "EUR"),
        ("3,2 Billionen Euro", "3200000000000", "EUR"),
        ("250 Mio. Euro", "250000000", "EUR"),
        ("1.250,50 Euro", "1250.50", "EUR"),
        ("bei 1.850 Euro", "1850", "EUR"),
        ("12,5 %", "12.5", "percent"),
        ("um 2 Prozentpunkte", "2", "percentage-point"),
        ("3,2 Millionen Tonnen Kohle", "3200000", "tonne"),
        ("120 Quadratkilometer", "120", "square-kilometre"),
    ],
)
def test_german_is_read_at_its_level(text, value, unit):
    (figure,) = find_figures(text, language="de")
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["am 4. März 2012", "seit 1998", "Artikel 50"])
def test_what_counts_nothing_is_no_quantity_in_german(text):
    quantities = [figure for figure in find_figures(text, language="de") if figure.value is not None]
    assert quantities == []


def test_a_language_without_a_pack_has_no_words():
    assert vocabulary("bg").said == frozenset()
    assert calendar_of("bg").months == {}
    assert stem("Избори", "bg") == "избори"


def test_stems_are_those_of_the_language():
    assert stem("Voters") == stem("voter")
    assert stem("Wählern", "de") == stem("Wähler", "de")


@pytest.mark.parametrize("code", sorted(path.parent.name for path in packs.FOLDER.glob("*/cases.jsonl")))
def test_the_cases_of_a_pack_hold(code):
    lines = (packs.FOLDER / code / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not holds(json.loads(line), code)]
    assert wrong == []
    assert any('"figures": []' in line for line in lines)  # what looks like a figure and is none stands among them


@pytest.mark.parametrize("code", sorted(path.parent.name for path in packs.FOLDER.glob("*/cldr.toml")))
def test_what_is_generated_says_out_of_what_and_under_which_licence(code):
    written = (packs.FOLDER / code / "cldr.toml").read_text(encoding="utf-8")
    assert "Unicode, Inc." in written
    assert "Unicode License V3" in written
    if f"babel {babel.__version__}." in written:  # another release of babel brings another one of CLDR
        assert content(code) == written


@pytest.mark.parametrize(
    ("code", "file", "text", "complaint"),
    [
        ("tla", "figures.toml", "times = 'many times |'\n", "figures.toml: key `times`: a phrase has no #"),
        ("tlb", "figures.toml", "hedge = 'x'\n", "figures.toml: key `hedge` is not known"),
        ("tlc", "figures.toml", "[scales]\nmillion = 'bip'\n", "figures.toml: key `scales`"),
        ("tld", "numbers.tsv", "five wej\n", "numbers.tsv: line 1 is no value and its words"),
    ],
)
def test_a_broken_table_of_figures_is_named_with_file_and_key(copied, code, file, text, complaint):
    (copied / code).mkdir()
    (copied / code / "pack.toml").write_text('name = "Klingon"\nlevel = 1\n')
    (copied / code / "figures.toml").write_text("")
    (copied / code / file).write_text(text)
    with pytest.raises(BrokenPack) as caught:
        find_figures("5 bip", language=code)
    assert complaint in str(caught.value)


def test_a_language_read_by_tables_is_added_by_adding_files(copied):
    (copied / "tlt").mkdir()
    (copied / "tlt" / "pack.toml").write_text('name = "Tlt"\nlevel = 2\ndecimal = ","\n')
    (copied / "tlt" / "figures.toml").write_text(
        "half = 'bID |'\nhalves = 'bID'\nup = 'ghur*'\nby = 'vo'\n"
        "[scales]\n6 = 'bip'\n[units]\npercent = 'vatlh'\n[money]\nEUR = 'darsek'\n"
    )
    (copied / "tlt" / "numbers.tsv").write_text("# words\n5\tvagh\n20\tchamah\n")
    found = find_figures("3,4 bip darsek ghurpu' vo chamah vagh vatlh", language="tlt")
    assert [(figure.value, figure.unit) for figure in found] == [(Decimal(3_400_000), "EUR"), (Decimal(25), "percent")]


@pytest.mark.parametrize("code", sorted(code for code in packs.languages() if packs.pack_of(code).stemmer))
def test_stems_in_c_are_those_of_pure_python(code):
    # indexes hold them, and go from one machine to another
    quick, name = pytest.importorskip("Stemmer"), packs.pack_of(code).stemmer
    module = import_module(f"snowballstemmer.{name}_stemmer")
    pure = getattr(module, f"{name.capitalize()}Stemmer")()
    written = " ".join(path.read_text(encoding="utf-8") for path in sorted((packs.FOLDER / code).glob("*.toml")))
    words = sorted(set(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", written.lower())))
    assert len(words) > 100
    assert quick.Stemmer(name).stemWords(words) == [pure.stemWord(word) for word in words]


def test_a_file_that_changed_is_read_anew(copied, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(packs, "_READ", Kept(copied / "kept", most=100))
    file = copied / "en" / "pack.toml"
    assert packs.pack_file("en", "pack")[1]["name"] == "English"
    file.write_text(file.read_text(encoding="utf-8").replace("English", "Angelic"), encoding="utf-8")
    assert packs.pack_file("en", "pack")[1]["name"] == "Angelic"
    packs.pack_file("en", "pack")[1]["name"] = "changed by who asked"
    assert packs.pack_file("en", "pack")[1]["name"] == "Angelic"
    file.unlink()
    assert packs.pack_file("en", "pack")[1] == {}
