"""What a desk in a database costs: `python -m tests.benchmarks.desk_postgres [SESSIONS] [VERDICTS]` (20 and 200).

So many sessions as processes of their own record so many verdicts each on one desk, every twentieth at a claim that all
rate, on a server of this run's own (with fsync). Beside it as many processes that take a lock, add a row of as many
bytes and give the lock back, as bare as it can be. Both are told in milliseconds of the clock for each; in the end
every verdict is counted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from factcheck.desk import Desk
from factcheck.desk.store.stand_in import stand_in
from factcheck.documents import read_text
from tests.postgres.server import SETTINGS, Server

SESSION = """
import sys
from factcheck.desk import Conflict, Desk, Verdict
from factcheck.desk.store.stand_in import stand_in
with Desk.open(stand_in(sys.argv[1]), by=sys.argv[3]) as desk:
    print("ready", flush=True)
    sys.stdin.readline()
    told = 0
    own = int(sys.argv[3]) + 2
    for number in range(int(sys.argv[2])):
        at = own if number % 20 else 1
        while True:
            stands = desk.claims.get(f"count#{at}").verdicts.get("true")
            try:
                below = stands.id if stands else None
                desk.claims.rate(Verdict("count", at, "stands", reason="x" * 300, supersedes=below))
                break
            except Conflict:
                told += 1
    print(told, flush=True)
"""
BARE = """
import sys
import psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[2])):
        connection.execute("select pg_advisory_lock(7)")
        connection.execute("insert into bare (words) values (%s)", (b"x" * 900,))
        connection.execute("select pg_advisory_unlock(7)")
    print(0, flush=True)
"""


def run(program: str, where: str, sessions: int, each: int) -> tuple[float, int]:
    """Give the seconds that the sessions took when all were ready, and how many conflicts they were told."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", program, where, str(each), str(number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(sessions)
    ]  # fmt: skip
    for child in children:
        child.stdout.readline()
    began = time.perf_counter()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    told = sum(int(child.stdout.readline()) for child in children)
    passed = time.perf_counter() - began
    assert [child.wait() for child in children] == [0] * sessions
    return passed, told


def main() -> None:
    import psycopg

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sessions", nargs="?", type=int, default=20)
    parser.add_argument("verdicts", nargs="?", type=int, default=200, help="of each session")
    given = parser.parse_args()
    sessions, each = given.sessions, given.verdicts
    SETTINGS["fsync"] = "on"
    server = Server()
    try:
        server.start()
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("create table bare (id bigserial primary key, words bytea)")
        address = server.address("years")
        with Desk.create(stand_in(address)) as desk:
            text = "\n".join(f"He won {number}.5% of the votes in district {number}." for number in range(30))
            desk.articles.add(read_text(text, "count.txt"), text.encode(), scale="draft")
        bare, _ = run(BARE, server.dsn(), sessions, each)
        passed, told = run(SESSION, address, sessions, each)
        with Desk.open(stand_in(address)) as desk:
            kept = sum(change.action == "rate" for change in desk.history.log())
        count = sessions * each
        print(f"{sessions} sessions, {kept:,} of {count:,} verdicts kept, {told:,} conflicts told")
        print(f"a verdict: {passed / count * 1000:.2f} ms; a bare locked commit: {bare / count * 1000:.2f} ms")
        print(f"ratio: {passed / bare:.1f}")
    finally:
        server.remove()


if __name__ == "__main__":
    main()
