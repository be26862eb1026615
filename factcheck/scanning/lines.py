"""The lines that a scan gives: one for every article, whether it could be checked or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.reports.versions import FORMAT
from factcheck.terminal.text import safe_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.errors import Fault

__all__ = ["line_of", "line_without_check"]


def line_of(name: str, mark: str, plain: Mapping[str, Any]) -> bytes:
    """Give the line of an article: `plain` is its check, `mark` the state of the library that it was held against."""
    line = json.dumps({"format": FORMAT, "name": name, "library": mark, **plain}, ensure_ascii=False)
    return safe_json(line).encode("utf-8", "replace")


def line_without_check(name: str, mark: str, faults: Sequence[Fault | FactcheckError]) -> bytes:
    """Give the line of an article that could not be scanned: no claims, and what went wrong."""
    errors = [{"source": name, "problem": _problem(fault)} for fault in faults]
    return line_of(name, mark, {"article": None, "documents": {}, "claims": [], "self_checks": [], "errors": errors})


def _problem(fault: Fault | FactcheckError) -> str:
    if isinstance(fault, FactcheckError) and fault.remedy:
        return f"{fault.problem}; {fault.remedy}"
    return fault.problem
