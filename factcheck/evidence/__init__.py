"""What claims are held against: the library, its index, and linking."""

from factcheck.evidence.model import Link

__all__ = ["Link"]
