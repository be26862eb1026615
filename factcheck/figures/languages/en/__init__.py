"""English: the words by which figures are written, as tables. What is done with them is in `factcheck.figures`.

Every key is lower case. A table that decides something says why; adding a word to it is all that a new spelling needs.
"""

from factcheck.figures.languages.en import bounds, changes, names, nouns, numbers

__all__ = ["TABLES"]

TABLES = (numbers, bounds, changes, names, nouns)
