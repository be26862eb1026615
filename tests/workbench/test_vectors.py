"""The vectors of the library are made beside the screen, with progress, and used for the claims."""

import importlib

import pytest

from factcheck import plugins
from factcheck.documents import read_text
from factcheck.evidence.meaning import embedder
from factcheck.workbench.screens.library import LibraryScreen
from tests.cli.running import ROOT

pytest.importorskip("numpy", reason="an embedder gives numpy's arrays")


@pytest.fixture
def with_embedder(tmp_path, monkeypatch):
    """The example's embedder installed, as an installer leaves it."""
    about = tmp_path / "site" / "similar-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: similar\nVersion: 1.0\n")
    target = "tests.example_plugin.factcheck_example.concepts:Concepts"
    (about / "entry_points.txt").write_text(f"[factcheck.embedders]\nconcepts = {target}\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setenv("FACTCHECK_EMBEDDER", "concepts")
    importlib.invalidate_caches()
    plugins.plugins.cache_clear()
    embedder._chosen.cache_clear()
    yield
    plugins.plugins.cache_clear()
    embedder._chosen.cache_clear()


async def test_they_are_made_while_one_works_and_for_what_is_added_later(with_embedder, opened, folder):
    vectors = folder / "index.sqlite-vectors"
    async with opened(None, size=(120, 40)) as bench:
        library = bench.desk.evidence.library
        await bench.until(lambda: vectors.is_file() and len({*library.meanings.counts()}) == 1, 30)
        before = library.meanings.counts()[0]
        assert before > 0
        bench.desk.evidence.add(read_text("The city has 1,250,300 inhabitants.", "late.txt"), b"late")
        await bench.until(lambda: bench.desk.evidence.library.meanings.counts() == (before + 1, before + 1), 30)


async def test_the_librarys_screen_says_how_far_it_is(opened):
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "library:" in bench.text)
        await bench.press("l")
        await bench.until(lambda: isinstance(bench.app.screen, LibraryScreen) and "documents" in bench.lines[0])
        bench.app.tell_vectors("vectors 8 of 400")
        await bench.until(lambda: "vectors 8 of 400" in bench.lines[0])
        bench.app.tell_vectors("")
        await bench.until(lambda: "vectors" not in bench.lines[0])
