"""The middle in one go: from an article and its evidence to claims with findings."""

from factcheck.checking.model import Check, Finding, Question, ReadError, SelfCheck, Suggestion

__all__ = ["Check", "Finding", "Question", "ReadError", "SelfCheck", "Suggestion"]
