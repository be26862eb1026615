"""One server for all tests here, desks of their own on it, and caches of this machine in the test's folder."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from factcheck.desk import Desk
from factcheck.desk.store.stand_in import stand_in
from tests.postgres.server import Server, programs
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_number = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if programs() is None:
        pytest.skip("there is no PostgreSQL server here (Debian: apt-get install postgresql)")
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    started = Server()
    started.start()
    with psycopg.connect(started.dsn(), autocommit=True) as connection:
        connection.execute("create role newsroom")
        for name in ("ann", "ben", "cat"):
            connection.execute(f"create role {name} login in role newsroom")
        connection.execute("create role guest login")
    yield started
    started.remove()


@pytest.fixture(autouse=True)
def own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def name(server: Server) -> str:
    """The name of a new desk for the newsroom, with one article on it."""
    name = f"desk{next(_number)}"
    with Desk.create(stand_in(server.address(name)), group="newsroom") as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
    return name


@pytest.fixture
def opened(server: Server, name: str) -> Callable[[str], Desk]:
    """Open the desk as one of its people."""
    return lambda role: Desk.open(stand_in(server.address(name, role)))
