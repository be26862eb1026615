"""What can be chosen from a list."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

__all__ = ["Choice"]


class Choice(Struct, frozen=True):
    """One line: its words, what stands beside them in a lighter ink, and what choosing it gives.

    `key` is a key that does the same from outside the list, `detail` what is shown of the line under the cursor,
    `group` what heading it stands under where a list has headings.
    """

    words: str
    aside: str = ""
    gives: Any = None
    key: str = ""
    ink: str = "text"
    detail: str = ""
    group: str = ""
