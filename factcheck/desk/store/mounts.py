"""File systems on which a lock that one machine takes keeps nobody else out, by the table of mounts.

The journal relies on `flock`. A file system that refuses locks is noticed by trying; one that grants each machine its
own is not, and two machines that write at once destroy each other's lines. These are known by name and options.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["Mount", "locks_do_not_meet", "mount_of"]

TABLE = Path("/proc/self/mountinfo")

# Kinds of file systems by the beginning of their names, and why locks taken there are the machine's own.
ALONE: dict[str, str] = {
    "fuse.sshfs": "sshfs keeps locks to the machine that takes them",
    "fuse.rclone": "a mounted cloud folder has no locks between machines",
    "fuse.s3fs": "a mounted bucket has no locks between machines",
    "fuse.goofys": "a mounted bucket has no locks between machines",
    "fuse.gcsfuse": "a mounted bucket has no locks between machines",
    "fuse.google-drive": "a mounted cloud folder has no locks between machines",
    "fuse.onedriver": "a mounted cloud folder has no locks between machines",
    "fuse.davfs": "a mounted cloud folder has no locks between machines",
    "davfs": "a mounted cloud folder has no locks between machines",
    "fuse.dropbox": "a mounted cloud folder has no locks between machines",
}

# Options with which a file system that could lock for all keeps locks to the machine.
ALONE_BY_OPTION: dict[str, dict[str, str]] = {
    "nfs": {
        "nolock": "NFS is mounted with nolock",
        "local_lock=all": "NFS is mounted with local_lock=all",
        "local_lock=flock": "NFS is mounted with local_lock=flock",
    },
    "cifs": {"nobrl": "CIFS is mounted with nobrl"},
    "smb3": {"nobrl": "CIFS is mounted with nobrl"},
    "ocfs2": {"localflocks": "OCFS2 is mounted with localflocks"},
    "gfs2": {"localflocks": "GFS2 is mounted with localflocks"},
    "lustre": {"localflock": "Lustre is mounted with localflock", "noflock": "Lustre is mounted with noflock"},
}


class Mount(NamedTuple):
    """Where a file system is mounted, its kind ("ext4", "fuse.sshfs"), and the options of the mount and of it."""

    point: str
    kind: str
    options: frozenset[str]


def locks_do_not_meet(path: Path, table: str | None = None) -> str | None:
    """Say why locks on `path` keep no other machine out, None where they do or nothing is known.

    `table` is what the kernel's table of mounts says (`/proc/self/mountinfo`); None reads it.
    """
    mount = mount_of(path, table)
    if mount is None:
        return None
    whole = next((why for kind, why in ALONE.items() if mount.kind.startswith(kind)), None)
    by_option = (options for kind, options in ALONE_BY_OPTION.items() if mount.kind.startswith(kind))
    return whole or next((why for each in by_option for option, why in each.items() if option in mount.options), None)


def mount_of(path: Path, table: str | None = None) -> Mount | None:
    """Give the file system that `path` is on, None where no table says."""
    if table is None:
        try:
            table = TABLE.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
    place, best = str(path.resolve()), None
    for line in table.splitlines():
        about, _, system = line.partition(" - ")
        fields, kinds = about.split(" "), system.split(" ")
        if len(fields) < 6 or len(kinds) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4])
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and (best is None or len(point) >= len(best.point)):
            options = frozenset((*fields[5].split(","), *kinds[2].split(",")))
            best = Mount(point, kinds[0], options)
    return best
