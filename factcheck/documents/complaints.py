"""What a library warns of while it reads, kept: neither printed over the screen nor lost."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["warned"]

# What a library warns of that is no part of what a file tells: how it looks, what it would lose were it written again.
_OF_LOOKS = compile_pattern(
    r"will be (?:removed|lost)|print (?:area|titles?)|header or footer|default style|conditional formatting|"
    r"data validation|drawingml|image format|external references",
    re.IGNORECASE,
)


@contextmanager
def warned() -> Iterator[list[str]]:
    """Give the list that holds, once this is over, what libraries warned of meanwhile, each line once."""
    lines: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", UserWarning)
        yield lines
    told = (" ".join(str(one.message).split())[:200] for one in caught)
    lines.extend(dict.fromkeys(line for line in told if not _OF_LOOKS.search(line)))
