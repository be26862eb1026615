"""How many of something, in words."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, noun: str) -> str:
    """Give "1 claim" or "3 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
