"""How often the right passage comes first on the sample desk, and how long a cold `factcheck check` takes.

    python -m tests.benchmarks.linking_quality

The table names, for each figure of the sample articles, where a person would look: document and place. The second part
runs the command over a long article (a sample article several times over: more than a hundred claims) and ten thousand
passages, of which a tenth share all their words with it, in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from factcheck.claims import find_claims
from factcheck.documents import read
from factcheck.evidence import Library, link
from tests.benchmarks.linking_speed import Newsroom

SEEDS = Path(__file__).parents[2] / "seeds"

COUNT, FINAL, DUMA = "commission-count.txt", "final-result.csv", "duma-elections.csv"
# article, figure -> the passages that settle it
EXPECTED = {
    ("elections.txt", "64%"): {(COUNT, "line 4"), ("counts.txt", "line 5"), ("counts.txt", "line 6")},
    ("elections.txt", "99.3%"): {(COUNT, "line 4")},
    ("elections.txt", "63.75%"): {(COUNT, "line 4")},
    ("elections.txt", "17.19%"): {(COUNT, "line 5")},
    ("elections.txt", "7.82%"): {(COUNT, "line 5")},
    ("elections.txt", "6.23%"): {(COUNT, "line 5")},
    ("elections.txt", "3.85%"): {(COUNT, "line 5")},
    ("training.txt", "66.30%"): {(FINAL, "row 4")},
    ("training.txt", "45.6 million ballots"): {(FINAL, "row 4")},
    ("training.txt", "17.18%"): {(FINAL, "row 5")},
    ("training.txt", "12.3 billion votes"): {(FINAL, "row 5")},
    ("training.txt", "7.98%"): {(FINAL, "row 6")},
    ("training.txt", "26.16%"): {(FINAL, "row 5"), (FINAL, "row 6")},
    ("training.txt", "4,458,103 votes"): {(FINAL, "row 7")},
    ("training.txt", "about 4%"): {(FINAL, "row 8")},
    ("training.txt", "65.3%"): {(FINAL, "row 10")},
    ("training.txt", "109.9 million voters"): {(FINAL, "row 9")},
    ("training.txt", "15 percent"): {(DUMA, "row 4"), (DUMA, "row 5")},
    ("training.txt", "64.30% to 49.32%"): {(DUMA, "row 4"), (DUMA, "row 5")},
    ("training.txt", "238"): {(DUMA, "row 5")},
    ("training.txt", "450 seats"): {(DUMA, "row 5")},
    ("training.txt", "more than half"): {(DUMA, "row 5")},
}


def sample_desk() -> None:
    first = third = 0
    found = {}
    with Library(None) as library:
        for path in sorted((SEEDS / "evidence").iterdir()):
            library.add(path.name, read(path))
        for path in sorted((SEEDS / "articles").iterdir()):
            article = read(path)
            for claim in find_claims(article):
                if claim.figure is not None:
                    outside = [one for one in link(claim, library, article=article) if not one.same_article]
                    found[path.name, claim.figure.text] = [(one.document, one.place) for one in outside]
    for key, wanted in EXPECTED.items():
        places = found.get(key, [])
        first += bool(places) and places[0] in wanted
        third += not wanted.isdisjoint(places[:3])
        if not places or places[0] not in wanted:
            print(f"{key[0]}  {key[1]}: first is {places[0] if places else 'nothing'}")
    print(f"sample desk: {first} of {len(EXPECTED)} right passages first, {third} among the first three")


def cold_check() -> None:
    article = (SEEDS / "articles" / "training.txt").read_text(encoding="utf-8")
    words = sorted({word for word in article.split() if word.isalpha()})
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        body = (article + "\n") * (1_000 // len(article.split()) + 1)
        (folder / "article.txt").write_text(" ".join(body.split(" ")[:1_000]), encoding="utf-8")
        (folder / "evidence").mkdir()
        news = Newsroom(1)
        for number in range(100):
            lines = [news.sentence() for _ in range(90)]
            lines += [f"{' '.join(chance.choices(words, k=14))} {chance.uniform(0, 100):.2f}%." for _ in range(10)]
            (folder / "evidence" / f"{number}.txt").write_text("\n\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "check", folder / "article.txt", "-e", folder / "evidence"]
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        spent = time.perf_counter() - begun
    print(f"cold check of 1,000 words against 10,000 passages: {spent:.2f} s, exit {done.returncode}")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    sample_desk()
    cold_check()
