"""Where locks do not meet is known by the table of mounts, and a desk there is refused with what to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.desk import Desk, Refused
from factcheck.desk.store.mounts import locks_do_not_meet, mount_of
from tests.unit.desk.two_mounts import NOT_HERE

TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/desk rw,nosuid - fuse.sshfs ann@host:/desk rw,user_id=0
31 22 0:41 / /mnt/nfs rw,relatime shared:2 master:1 - nfs4 host:/x rw,vers=4.2,local_lock=none,addr=10.0.0.1
32 22 0:42 / /mnt/alone rw - nfs host:/y rw,vers=3,nolock,local_lock=all
33 22 0:43 / /mnt/flock rw - nfs host:/z rw,vers=3,local_lock=flock
34 22 0:44 / /mnt/a\\040share rw - cifs //host/share rw,nobrl,cache=strict
35 22 0:45 / /mnt/share rw - cifs //host/share rw,cache=strict
36 22 0:46 / /mnt/cloud rw - fuse.rclone remote: rw
37 30 8:2 / /mnt/desk/local rw - xfs /dev/sdb1 rw
38 22 0:47 / /mnt/bucket rw - fuse.s3fs s3fs rw
a line of another kind
"""


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/home/ann/desk", None),
        ("/mnt/desk/ours", "sshfs"),
        ("/mnt/desk", "sshfs"),
        ("/mnt/desk/local/ours", None),
        ("/mnt/desks", None),
        ("/mnt/nfs/desk", None),
        ("/mnt/alone/desk", "nolock"),
        ("/mnt/flock/desk", "local_lock=flock"),
        ("/mnt/a share/desk", "nobrl"),
        ("/mnt/share/desk", None),
        ("/mnt/cloud/desk", "cloud"),
        ("/mnt/bucket/desk", "bucket"),
    ],
)
def test_a_file_system_is_known_by_its_kind_and_options(path: str, why: str | None) -> None:
    told = locks_do_not_meet(Path(path), TABLE)
    assert (told is None) == (why is None)
    assert why is None or why in str(told)


def test_no_table_says_nothing() -> None:
    assert mount_of(Path("/anywhere"), "") is None
    assert locks_do_not_meet(Path("/anywhere"), "") is None


def test_a_desk_where_locks_do_not_meet_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    monkeypatch.setattr("factcheck.desk.store.mounts.TABLE", table)
    table.write_text(f"30 22 0:40 / {folder.resolve()} rw - fuse.sshfs ann@host:/desk rw\n")
    before = (folder / "journal").read_bytes()
    with pytest.raises(Refused, match=r"sshfs.*log in where the desk lies"):
        Desk.open(folder)
    assert (folder / "journal").read_bytes() == before
    table.write_text(f"30 22 0:40 / {folder.resolve()} rw - ext4 /dev/sda1 rw\n")
    Desk.open(folder).close()


def test_a_desk_in_two_mounts_whose_locks_do_not_meet_is_refused_in_both(folder: Path, tmp_path: Path) -> None:
    if shutil.which("unshare") is None or not os.access("/dev/fuse", os.R_OK | os.W_OK):
        pytest.skip("mounting needs `unshare` and /dev/fuse, and one of them is not here")
    points = [tmp_path / "here", tmp_path / "there"]
    for point in points:
        point.mkdir()
    before = (folder / "journal").read_bytes()
    command = ["unshare", "-rm", sys.executable, "-m", "tests.unit.desk.two_mounts", str(folder), *map(str, points)]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=root)
    if done.returncode == NOT_HERE or done.stderr.startswith("unshare:"):
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["locks"] == [True, True, True, False]  # one on each mount and one beside them, all at once; no second
    for code, told in found["told"]:
        assert code == 2
        assert "sshfs keeps locks to the machine that takes them" in told
        assert "log in where the desk lies" in told
    assert (folder / "journal").read_bytes() == before
