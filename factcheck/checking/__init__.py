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

__getattr__, __dir__ = loading(
    __name__,
    finding="find",
    model="Check Finding Question SelfCheck SelfCheckKind Suggestion",
    one_pass="check check_document read_all",  # noqa: S106 - no secret
    suggesting="in_order suggest",
)
