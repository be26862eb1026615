"""What stored words must look like, whoever wrote them: some of them name files, and times are computed with."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

__all__ = ["Count", "Day", "EvidenceId", "Sha256", "Slug", "Time", "must_be_times"]

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Slug = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]*$")]
EvidenceId = Annotated[str, Meta(pattern="^e[0-9]{1,18}$")]
Count = Annotated[int, Meta(ge=0)]
Time = str  # a second in UTC, "2026-11-22T09:51:31Z"
Day = str  # "2026-11-22"


def must_be_times(*words: str | None) -> None:
    """Raise `ValueError` at a day or a time with which nothing could be computed; "" and None are none."""
    for each in words:
        if each:
            datetime.fromisoformat(each)
