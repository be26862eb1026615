"""A reader: files that end in .tally, in which a line is a name, a colon and a number."""

from factcheck.documents.charset import decode
from factcheck.documents.content import Draft

READER = "tally 1"
SUFFIXES = (".tally",)


def read(raw, limits):
    """Give every line as a paragraph of its own, with its place."""
    text, warnings = decode(raw)
    draft = Draft()
    for number, line in enumerate(text.splitlines(), 1):
        name, _, count = line.partition(":")
        draft.paragraph(f"{name.strip()} counted {count.strip()} ballots.", f"line {number}")
    return draft.finish(warnings=warnings)
