"""`python -m tests.fuzz readers --minutes 30 [--seed N] [--folder FOLDER]`: 1 where a reader broke or hung."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.readers import fuzz


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("what", choices=["readers"])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="damage the small files of this folder too")
    given = parser.parse_args()
    faults = 0
    for fault in fuzz(given.seed, seconds=given.minutes * 60, folder=given.folder):
        faults += 1
        print(fault, flush=True)
    print(f"{faults} faults, seed {given.seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
