"""One session of the workbench in a browser: the program that `factcheck serve` runs on a terminal of its own."""

from __future__ import annotations

import fcntl
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, json

from factcheck.cli.context import Context
from factcheck.desk.store.principal import Voucher  # noqa: TC001 - what is decoded
from factcheck.errors import FactcheckError
from factcheck.terminal.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Order", "command", "main"]

FAULT = 3
NOT_DONE = 2


class Order(Struct, frozen=True):
    """Which desk, who sits there and who vouches for them, where their files are, and whether the mouse is used."""

    desk: str
    name: str
    principal: str
    vouched: Voucher
    files: str
    mouse: bool = True


def command(order: Order) -> list[str]:
    """Give what is to be run. No module is taken from the folder that it is run in: people save files there."""
    return [sys.executable, "-P", "-m", "factcheck.cli.session", json.encode(order).decode()]


def main(arguments: Sequence[str]) -> int:
    """Open the workbench as it is ordered, and give the exit code; what is wrong is said on this terminal."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that this process hears when the terminal is gone or has another size
    try:
        return _open(json.decode(arguments[0], type=Order))
    except FactcheckError as error:
        return _say(str(error), NOT_DONE)
    except Exception as error:  # noqa: BLE001 - whoever sits at the browser gets a line, as everybody does
        return _say(f"a fault of the program: {type(error).__name__}: {error}", FAULT)


def _open(order: Order) -> int:
    from factcheck.desk import Desk
    from factcheck.workbench import open_workbench

    settings = Context(mouse=order.mouse).settings()
    with Desk.open(Path(order.desk), by=order.name, principal=(order.principal, order.vouched)) as desk:
        return open_workbench(desk, settings=settings, files=Path(order.files))


def _say(words: str, code: int) -> int:
    print(f"factcheck: {safe_line(words)}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
