"""The middle in one go: from an article and its evidence to claims with findings."""

from factcheck.checking.finding import find
from factcheck.checking.model import Check, Finding, Question, ReadError, SelfCheck, Suggestion
from factcheck.checking.suggesting import in_order, suggest

__all__ = [
    "Check",
    "Finding",
    "Question",
    "ReadError",
    "SelfCheck",
    "Suggestion",
    "find",
    "in_order",
    "suggest",
]
