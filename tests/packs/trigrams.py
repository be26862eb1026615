"""Writes `all/trigrams.tsv`, by which short texts tell their language, out of the profiles that come with langdetect.

    pip install langdetect
    python -m tests.packs.trigrams

The profiles were counted on Wikipedia's abstracts and are distributed under the Apache License 2.0. Of each language
the most frequent groups of three letters are kept, in small letters, with how rare they are.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from factcheck.language.packs import ALL, FOLDER, table_lines

NOTICE = """\
# Groups of three letters that are frequent in a language: code, how many bits one tells (fewer for what is frequent),
# the groups, with _ for the edge of a word. Made by `python -m tests.packs.trigrams` out of the profiles of langdetect
# 1.0.9 (Copyright 2014-2015 Michal Danilak, Nakatani Shuyo; Apache License 2.0), counted on Wikipedia's abstracts.
"""
# What the profiles call by another name, and scripts in which several languages have to be told apart.
NAMES = {"nb": "no"}
SCRIPTS = {"Latin", "Cyrillic", "Arabic", "Devanagari"}
KEPT = 1000


def groups(path: Path) -> dict[int, list[str]]:
    """Give the most frequent groups of a profile by the bits that each tells."""
    counts: Counter[str] = Counter()
    for group, count in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        low = group.lower()
        if len(low) == 3 and low.strip() and not any(sign.isdigit() for sign in low):
            counts[low.replace(" ", "_")] += count
    total = counts.total()
    found: dict[int, list[str]] = {}
    for group, count in counts.most_common(KEPT):
        found.setdefault(round(-math.log2(count / total)), []).append(group)
    return found


def main() -> None:
    spec = find_spec("langdetect")
    if spec is None or spec.origin is None:
        raise SystemExit("langdetect is not installed")
    profiles = Path(spec.origin).parent / "profiles"
    lines = [NOTICE]
    for code, _, script, _, _ in table_lines("languages.tsv", columns=5):
        path = profiles / NAMES.get(code, code)
        if script in SCRIPTS and path.is_file():
            lines += [f"{code}\t{bits}\t{' '.join(listed)}\n" for bits, listed in sorted(groups(path).items())]
    (FOLDER / ALL / "trigrams.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
