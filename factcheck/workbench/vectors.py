"""The vectors of the library, made beside the screen: a few at a time, whenever the machine has nothing else to do."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from factcheck.workbench.backroom import LATER, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.desk import Desk
    from factcheck.workbench.backroom import Backroom

__all__ = ["keep_vectors"]

_LOOK_AGAIN = 5.0  # seconds until the library is looked at again, once all vectors are made


async def keep_vectors(desk: Desk, backroom: Backroom, tell: Callable[[str], object]) -> None:
    """Make what is missing, and go on for what is added later; `tell` gets the progress in words, "" when all is made.

    Where no embedder is installed, or it fails, it ends.
    """
    try:
        if not await backroom.run(_can, LATER):
            return
        while True:
            meanings = await backroom.run(lambda: desk.evidence.library.meanings, LATER)
            if meanings is None or meanings.fault is not None:
                tell(meanings.fault if meanings is not None and meanings.fault is not None else "")
                return
            steps = await backroom.run(meanings.make, LATER)
            while (step := await backroom.run(partial(next, steps, None), LATER)) is not None:
                done, of = step
                tell(f"vectors {done:,} of {of:,}" if done < of else "")
            await asyncio.sleep(_LOOK_AGAIN)
    except Cancelled:
        return


def _can() -> bool:
    from factcheck.evidence.meaning.embedder import embedder

    return embedder() is not None
