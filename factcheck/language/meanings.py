"""What words around a number can say of it, by the names that every pack uses."""

from __future__ import annotations

from typing import Literal

__all__ = ["Approximator", "Direction"]

Approximator = Literal["about", "nearly", "over", "more-than", "at-least", "under", "less-than", "at-most"]
Direction = Literal["up", "down"]
