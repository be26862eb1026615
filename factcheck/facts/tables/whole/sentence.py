"""A statement beside a table: what each of its words may name there, and which words are left that nothing explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.facts.tables.eras import year_columns
from factcheck.facts.tables.grid import tokens_of, topic_forms
from factcheck.facts.tables.naming import Condition, name_cells, name_columns, topics_of
from factcheck.facts.tables.whole.words import counted_in, light, row_words, row_words_by_column, said
from factcheck.facts.tables.wording import written_as
from factcheck.facts.vocabulary import WORD

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from factcheck.facts.tables.grid import Grid, Token
    from factcheck.figures.model import Figure

__all__ = ["TALLEST", "Column", "Spoken", "label_columns", "spoken_of"]

# Tables of more rows are not asked so.
TALLEST = 400
_WIDEST = 40
_WHOLLY = 0.99
_NO_AMOUNTS = frozenset({"date", "identifier"})
# A part of a name, a surname, names a row where no other row has it, and it is of so many letters.
_LETTERS = 4
# Columns whose cells are all different name rows, if so many are filled.
_MOSTLY = 0.9


class Column(Struct, frozen=True):
    """A column with the tokens that its name explains; `exact` says that nothing of its name is left unsaid."""

    number: int
    positions: frozenset[int]
    exact: bool


class Spoken(Struct, frozen=True):
    """A statement's words beside a table; positions count its tokens.

    `words` are the tokens as written, in small letters; `topics` as names of columns are compared. `names` are the
    cells that it names whole, `open` the positions of words that carry meaning, `headed` of those that stand in the
    name of a column, `rows` of those for a row.
    """

    grid: Grid
    text: str
    tokens: Sequence[Token]
    words: tuple[str, ...]
    topics: Sequence[str]
    figures: Sequence[Figure]
    names: tuple[Condition, ...]
    open: frozenset[int]
    headed: frozenset[int]
    rows: frozenset[int]

    def at(self, words: frozenset[str], start: int = 0, end: int | None = None) -> list[int]:
        """Give the positions of words from a list."""
        return [place for place in range(start, len(self.words) if end is None else end) if self.words[place] in words]

    def of_figure(self, figure: Figure) -> frozenset[int]:
        """Give the positions of a figure's tokens."""
        return frozenset(
            place for place, one in enumerate(self.tokens) if one.start < figure.end and figure.start < one.end
        )

    def cues(self, words: Container[str]) -> list[int]:
        """Give the positions of words from a table that stand in no name, neither of a cell nor of a column."""
        named = frozenset[int]().union(*(one.positions for one in self.names))
        titles = {word.lower() for title in self.grid.titles for word in WORD.findall(title)}
        return [
            place
            for place, word in enumerate(self.words)
            if word in words and word not in titles and place not in named
        ]

    @property
    def amounts(self) -> list[Figure]:
        """The figures that are amounts, and no part of a name."""
        named = self.headed.union(*(one.positions for one in self.names))
        return [one for one in self.figures if one.kind not in _NO_AMOUNTS and not self.of_figure(one) <= named]

    @property
    def denies(self) -> bool:
        """Whether any word of the statement denies something."""
        return bool(self.at(said("denying"))) or any(word.endswith("n't") for word in self.words)

    def left(self, explained: Iterable[int]) -> frozenset[int]:
        """Give the words that carry meaning and are not explained, those for a row of this table left out."""
        about = self.grid.about
        return frozenset(
            place
            for place in self.open - frozenset(explained)
            if place not in self.rows and self.topics[place] not in about
        )

    def told_by(self, names: Iterable[Condition]) -> frozenset[int]:
        """Give the positions of names, and of the words for the columns that these stand in: "the North district"."""
        found = frozenset[int]()
        for one in names:
            found |= one.positions
            if len(one.rows) == 1:
                (column,) = one.rows
                found |= {place for place in self.headed if self.topics[place] in self.grid.headers[column]}
        return found

    def naming(self, header: frozenset[str]) -> frozenset[int]:
        """Give the positions of words that stand in the name of a column, or say what is counted in it."""
        known = header.union(*(counted_in().get(topic, ()) for topic in header))
        return frozenset(place for place in self.open | self.headed if self.topics[place] in known)

    def columns(self, left: frozenset[int], called: frozenset[str] = frozenset()) -> list[Column]:
        """Give the columns of numbers that explain all the words that are left; or the one that is `called` so.

        Of several those count that explain the most words, and of these those whose name is said whole.
        """
        found = []
        for column in range(min(self.grid.width, _WIDEST)):
            header = self.grid.headers[column]
            if not header or not self.grid.numeric(column):
                continue
            positions = self.naming(header)
            if "%" in self.grid.titles[column]:
                positions |= set(self.at(said("percent")))
            meant = bool(header & called)
            if left - positions or not (meant or any(self.topics[place] in header for place in positions)):
                continue
            told = {self.topics[place] for place in positions}
            cores = (self.grid.cores[column], frozenset(topic_forms(self.grid.titles[column].split(",")[0])))
            whole = any(core and core <= told | called for core in cores)  # "Duration, ms"
            found.append(Column(column, positions, whole))
        if called:
            found = [one for one in found if self.grid.headers[one.number] & called] or found
        most = max((len(one.positions) for one in found), default=0)
        found = [one for one in found if len(one.positions) == most]
        return [one for one in found if one.exact] or found


def spoken_of(text: str, figures: Sequence[Figure], grid: Grid) -> Spoken | None:
    """Set a statement beside a table; None where the table is none that is asked so."""
    if not 2 <= grid.height <= TALLEST or grid.ragged or grid.across:
        return None
    tokens = tokens_of(text)
    words = tuple(written_as(text, token) for token in tokens)
    topics = topics_of(text, tokens)
    headings = name_columns(topics, grid)
    telling = frozenset(place for place, token in enumerate(tokens) if token.telling)
    headed = frozenset(place for place in telling if topics[place] in grid.all_headers)
    names = tuple(
        one
        for one in name_cells(tokens, grid, headings, frozenset())
        if _is_name(one, tokens, grid) and not (one.number and one.positions <= headed)
    )
    numbers = frozenset(
        next(place for place, token in enumerate(tokens) if token.start < figure.end and figure.start < token.end)
        for figure in figures
        if figure.value is not None
    )
    carried = light() - said("outcome") if grid.all_headers & row_words_by_column().keys() & _games() else light()
    carrying = frozenset(place for place in telling if words[place] not in carried) | numbers
    return Spoken(
        grid=grid, text=text, tokens=tokens, words=words, topics=topics, figures=figures, names=names,
        open=carrying, headed=headed, rows=_rows(words, topics, grid, figures, tokens, numbers),
    )  # fmt: skip


def _games() -> frozenset[str]:
    """Give what columns are named where a row is a game: who wins it is no light word there."""
    return frozenset(name for name, words in row_words_by_column().items() if words & said("game"))


def _is_name(condition: Condition, tokens: Sequence[Token], grid: Grid) -> bool:
    """Tell whether words surely name a cell: all of it, a part that no other row has, a year of a column of years."""
    if condition.number:
        (first, *others) = condition.positions
        years = set(year_columns(grid))
        return not others and len(tokens[first].form) == _LETTERS and bool(years & condition.rows.keys())
    if condition.covered >= _WHOLLY:
        return True
    longest = max((len(tokens[place].form) for place in condition.positions if not tokens[place].number), default=0)
    held = condition.all_rows.union(*condition.wider.values())
    return len(held) == 1 and longest >= _LETTERS


def _rows(
    words: Sequence[str],
    topics: Sequence[str],
    grid: Grid,
    figures: Sequence[Figure],
    tokens: Sequence[Token],
    numbers: frozenset[int],
) -> frozenset[int]:
    """Give the positions of the words for a row: the name of a column of labels, "team", "game" where it is one.

    Whatever there are as many of as rows is one too: "of the four mountains".
    """
    labels = frozenset[str]().union(*(grid.headers[column] for column in label_columns(grid)))
    by_column = row_words_by_column()
    known = row_words().union(*(by_column[topic] for topic in grid.all_headers & by_column.keys()))
    found = {place for place, word in enumerate(words) if word in known or topics[place] in labels} - numbers
    for figure in figures:
        inside = [place for place, one in enumerate(tokens) if one.start < figure.end and figure.start < one.end]
        whole = figure.kind == "quantity" and figure.value == len(grid.own_rows) and figure.approximator is None
        first = inside[0] if inside else 0
        if whole and len(inside) > 1 and first > 1 and set(words[first - 2 : first]) <= said("of") | said("the"):
            found |= set(inside)
    return frozenset(found)


def label_columns(grid: Grid) -> list[int]:
    """Give the columns that name the rows: words, none of them twice."""
    found = []
    for column in range(min(grid.width, _WIDEST)):
        if grid.numeric(column):
            continue
        cells = [forms for row in grid.own_rows if (forms := grid.forms[row][column])]
        if len(cells) >= _MOSTLY * len(grid.own_rows) and len(set(cells)) == len(cells):
            found.append(column)
    return found
