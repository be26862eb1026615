"""How much longer a check takes than other programs that look at the numbers of a text: `... beside_others FOLDER`.

    python -m tests.benchmarks.beside_others FOLDER

FOLDER holds an environment of its own with what is compared (`python -m venv FOLDER`, then `FOLDER/bin/pip install onus
report-workflow`); what is not there is left out. The article is 362 paragraphs of the articles of these benchmarks, the
evidence others of them; the short one is its first three hundred words. Each program runs three times in a process of
its own, cold; printed is the least CPU time of each (user and system), and its ratio to onus. They do not do the same:
onus and report-workflow look a number up, a check says whose number it is and how the two stand.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PARAGRAPHS, WORDS, PASSAGES = 362, 300, 590


def cpu(command: list[str], folder: Path) -> float:
    """Give the least CPU seconds of three runs, with the processes that the command started and waited for."""
    spent = []
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, cwd=folder, env=compiled, capture_output=True, text=True, check=False)
        if not done.stdout:  # whatever they find ends them with a code of its own
            sys.exit(f"{command[0]}: {done.stderr[-500:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def write(folder: Path) -> list[str]:
    """Write the articles and the evidence; give the names of the evidence."""
    files = sorted((HERE / "articles").glob("*.txt"))
    paragraphs = [part.strip() for path in files for part in path.read_text(encoding="utf-8").split("\n\n")]
    article = [part for part in paragraphs if part][:PARAGRAPHS]
    (folder / "article.md").write_text("\n\n".join(article) + "\n", encoding="utf-8")
    short: list[str] = []
    for part in article:
        if sum(len(one.split()) for one in short) < WORDS:
            short.append(part)
    (folder / "short.md").write_text("\n\n".join(short) + "\n", encoding="utf-8")
    (folder / "evidence").mkdir()
    names, held = [], 0
    for path in reversed(files):
        text = path.read_text(encoding="utf-8")
        if held >= PASSAGES:
            break
        held += text.count(". ") + text.count("\n\n")
        name = f"evidence/{path.stem}.md"
        (folder / name).write_text(text, encoding="utf-8")
        names.append(name)
    return names


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare the time of a check with that of other programs.")
    parser.add_argument("folder", type=Path, help="an environment that holds the others")
    there = parser.parse_args().folder.resolve() / "bin"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sources = write(folder)
        for name in ("article.md", "short.md"):
            programs = {
                "onus": [str(there / "onus"), name, "-e", "evidence", "--no-llm"],
                "report-workflow": [
                    str(there / "report-workflow"),
                    *("check-draft", name),
                    *(part for source in sources for part in ("--source", source)),
                ],
                "factcheck": [sys.executable, "-m", "factcheck", "check", name, "-e", "evidence", "--json"],
            }
            spent = {of: cpu(command, folder) for of, command in programs.items() if Path(command[0]).exists()}
            for of, seconds in spent.items():
                ratio = f"{seconds / spent['onus']:6.1f}x" if "onus" in spent else ""
                print(f"{name:<12} {of:<16} {seconds:6.2f} s {ratio}", flush=True)


if __name__ == "__main__":
    main()
