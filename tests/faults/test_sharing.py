"""A desk that a group shares, with real logins and the strictest umask: who may do what, what stays private."""

from __future__ import annotations

import grp
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Loaded before a process gives up its rights: the interpreter may lie where others cannot read.
import factcheck.evidence.linking
import factcheck.evidence.storage  # noqa: F401
from factcheck.desk import Desk, NotAJournal, Verdict
from tests.unit.desk.conftest import TEXT, claims, document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANN, BEN, STRANGER = 61001, 61002, 61003
GROUP = next(group.gr_gid for group in grp.getgrall() if group.gr_gid)  # any but that of root

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be several people")


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name) / "desk"


def done_by(user: int, work: Callable[[], object], *, member: bool = True) -> bool:
    """Do `work` as another login, in a process of its own; tell whether it went well."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            os.umask(0o077)
            os.setgroups([GROUP] if member else [])
            os.setgid(user)
            os.setuid(user)
            code = 0 if work() is not False else 1
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1] == 0


def made(folder: Path) -> None:
    with Desk.create(folder, by="ann", group=grp.getgrgid(GROUP).gr_name) as desk:
        desk.articles.add(document(), TEXT.encode(), claims=claims(), scale="draft")
        desk.evidence.add(document("63.75%.", "count.txt"), b"1", rank="primary")
        desk.claims.rate(Verdict("elections", 1, "stands"))
        desk.person.session.keep_draft("elections#1", "note", "a name")
        assert desk.evidence.library.ids() == ["e1"]


def test_members_of_the_group_work_on_it_and_nobody_else_sees_it(folder: Path) -> None:
    def second() -> bool:
        with Desk.open(folder, by="ben") as desk:
            first = desk.claims.get("elections#1").verdict
            desk.claims.rate(Verdict("elections", 1, "stands", role="second", reads=first.id))
            desk.evidence.add(document("64%.", "agency.txt"), b"2")
            return desk.claims.get("elections#1").state == "second-read" and sorted(desk.evidence.library.ids()) == [
                "e1",
                "e2",
            ]

    def again() -> bool:
        with Desk.open(folder, by="ann") as desk:
            kept = desk.person.session.draft("elections#1", "note")
            return (
                kept == "a name" and desk.documents.get("e2").text == "64%." and desk.person.session.colleagues() == []
            )

    def refused() -> bool:
        try:
            Desk.open(folder)
        except NotAJournal as error:
            return "Permission denied" in str(error)
        return False

    assert done_by(ANN, lambda: made(folder))
    assert done_by(BEN, second)
    assert done_by(ANN, again)
    assert done_by(STRANGER, refused, member=False)


def test_drafts_are_closed_to_colleagues(folder: Path) -> None:
    assert done_by(ANN, lambda: made(folder))
    [draft] = (folder / "sessions").rglob("draft-*")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600

    def look() -> bool:
        try:
            draft.read_bytes()
        except PermissionError:
            pass
        else:
            return False
        try:
            draft.parent.parent.rename(folder / "sessions" / "mine")
        except PermissionError:
            return True
        return False

    assert done_by(BEN, look)
