"""`factcheck demo` without a terminal."""

from tests.cli.running import factcheck


def test_without_a_terminal_the_demo_prints_the_claims_and_says_how_to_open_it(tmp_path):
    done = factcheck("demo", cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "data"), HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "63.75% rounds to 64%" in done.stdout
    assert "factcheck demo" in done.stdout.splitlines()[-1]


def test_the_demo_keeps_its_desk_and_starts_over_on_demand(tmp_path):
    environ = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    factcheck("demo", **environ)
    before = (tmp_path / "factcheck" / "demo" / "journal").read_bytes()
    factcheck("demo", **environ)
    assert (tmp_path / "factcheck" / "demo" / "journal").read_bytes() == before
    factcheck("demo", "--fresh", **environ)
    assert (tmp_path / "factcheck" / "demo.1" / "journal").read_bytes() == before
