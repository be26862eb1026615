"""A desk for browsers, and a real one: Debian's Chromium, where it is installed."""

import shutil

import pytest

from tests.cli.running import commands

DRAFT = "The count\n\nGarston counted 1,835 ballots on Sunday.\n\nWalton counted 2,100 ballots. Speke counted 990.\n"
COUNT = "Garston counted 1,835 ballots on Sunday.\nWalton counted 2,100 ballots.\nSpeke counted 990 ballots.\n"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """A desk with an article and its source, and a folder beside it for files; made once."""
    folder = tmp_path_factory.mktemp("furnished")
    (folder / "files").mkdir()
    (folder / "count.txt").write_text(DRAFT)
    (folder / "ballots.txt").write_text(COUNT)
    run = commands(folder / "desk", folder)
    run("evidence", "add", "ballots.txt")
    run("add", "count.txt", "--scale", "draft")
    return folder


@pytest.fixture
def room(furnished, tmp_path):
    """The same of one's own."""
    return shutil.copytree(furnished, tmp_path / "room")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A function that opens a browser with nothing in it; all are closed at the end."""
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        pytest.skip("there is no chromium with its chromedriver")
    from tests.browser.chromium import Browser

    opened = []

    def open_one():
        opened.append(Browser(*programs, tmp_path_factory.mktemp("browser")))
        return opened[-1]

    yield open_one
    for browser in opened:
        browser.quit()
