"""The middle in one go: from an article and its evidence to claims with findings."""

from factcheck.checking.finding import find
from factcheck.checking.model import Check, Finding, Question, ReadError, SelfCheck, Suggestion
from factcheck.checking.one_pass import check, check_document
from factcheck.checking.suggesting import in_order, suggest

__all__ = [
    "Check",
    "Finding",
    "Question",
    "ReadError",
    "SelfCheck",
    "Suggestion",
    "check",
    "check_document",
    "find",
    "in_order",
    "suggest",
]
