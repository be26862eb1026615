"""The middle in one go: from an article and its evidence to claims with findings.

Loaded when it is used: who needs only the types pays only for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.checking.finding import find
    from factcheck.checking.model import Check, Finding, Question, SelfCheck, SelfCheckKind, Suggestion
    from factcheck.checking.one_pass import check, check_document, read_all
    from factcheck.checking.suggesting import in_order, suggest

__all__ = [
    "Check",
    "Finding",
    "Question",
    "SelfCheck",
    "SelfCheckKind",
    "Suggestion",
    "check",
    "check_document",
    "find",
    "in_order",
    "read_all",
    "suggest",
]

_HOMES = {
    "Check": "model",
    "Finding": "model",
    "Question": "model",
    "SelfCheck": "model",
    "SelfCheckKind": "model",
    "Suggestion": "model",
    "check": "one_pass",
    "check_document": "one_pass",
    "find": "finding",
    "in_order": "suggesting",
    "read_all": "one_pass",
    "suggest": "suggesting",
}


__getattr__ = loading(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
