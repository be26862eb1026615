"""Who acts at a desk: a name, and who vouches for it.

A login is vouched for by the machine, unless the process lives in a user namespace that maps users: there anybody can
be root, or have the number of a colleague. A key is vouched for by its signature, the role of a database by its server,
the name that a proxy gave to whoever sits at a browser by that proxy. What counts is the desk's policy; a proxy counts
only where it says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

__all__ = ["TRUSTED", "VOUCHERS", "Voucher", "login_vouched_by"]

Voucher = Literal["login", "signature", "role", "proxy", "nobody"]
VOUCHERS: tuple[Voucher, ...] = get_args(Voucher)

# Who must vouch for the two of a second reading, where the desk does not say otherwise.
TRUSTED: frozenset[str] = frozenset({"login", "signature", "role"})

UID_MAP = Path("/proc/self/uid_map")
EVERYBODY = ["0", "0", "4294967295"]  # the map of a process that sees every user as the machine does


def login_vouched_by() -> Voucher:
    """Say who vouches for the login of this process: the machine, or nobody where it lives among mapped users."""
    try:
        maps = [line.split() for line in UID_MAP.read_text(encoding="ascii").splitlines()]
    except OSError:
        return "login"  # a system without such namespaces
    return "login" if maps == [EVERYBODY] else "nobody"
