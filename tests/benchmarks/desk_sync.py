"""What joining costs: `python -m tests.benchmarks.desk_sync [VERDICTS] [CHANGES]` (10000 and 500).

Two copies of a desk go apart by so many changes each, and meet: seconds of CPU and of the clock, beside reading both
journals line by line in the same run.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from factcheck.desk import Desk
from factcheck.desk.upkeep.keeping import backup
from tests.benchmarks.desk_years import make_desk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verdicts", nargs="?", type=int, default=10_000)
    parser.add_argument("changes", nargs="?", type=int, default=500)
    given = parser.parse_args()
    verdicts, changes = given.verdicts, given.changes
    with tempfile.TemporaryDirectory() as name:
        one, other = Path(name) / "one", Path(name) / "other"
        make_desk(one, verdicts)
        with Desk.open(one) as desk:
            backup(desk, other)
        for folder in (one, other):
            with Desk.open(folder, by=folder.name) as desk:
                for number in range(changes):
                    desk.claims.note(f"article-{number % 100 + 1}#{number % 75 + 1}", f"{folder.name} {number}")
        with Desk.open(one) as here, Desk.open(other) as there:
            began, ticked = time.process_time(), time.perf_counter()
            for desk in (here, there):
                for line in desk.made_of()[0].storage.journal.lines():
                    line.operation  # noqa: B018
            read = time.process_time() - began
            began, ticked = time.process_time(), time.perf_counter()
            given = here.take_from(there).operations + there.take_from(here).operations
            spent, passed = time.process_time() - began, time.perf_counter() - ticked
            began = time.process_time()
            assert here.lines.state == there.lines.state
            told = time.process_time() - began
            print(f"{verdicts:,} verdicts, {given:,} operations taken over")
            print(f"joined: {spent:.2f} s of CPU, {passed:.2f} s; reading both journals alone: {read:.2f} s")
            print(f"proving that both are equal: {told:.2f} s of CPU")


if __name__ == "__main__":
    main()
