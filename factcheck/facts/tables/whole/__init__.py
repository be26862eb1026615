"""Statements that a table settles whole: every word of theirs is understood, or nothing is said."""
