"""What a written figure can mean, told in its own writing."""

import pytest

from factcheck.figures import find_figures
from factcheck.figures.meaning import meaning


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("64%", "63.5% to 64.5%"),
        ("Twenty-nine per cent", "28.5% to 29.5%"),
        ("£2.4bn", "£2.35bn to £2.45bn"),
        ("1.24 million visitors", "1.235 million to 1.245 million"),
        ("16.9C", "16.85C to 16.95C"),
        ("4 in 10 people", "37.5% to 42.5%"),
        ("from 9% to 12%", "9% to 12%"),
        ("more than 50%", "more than 50%"),
        ("at least 126 people", "at least 126"),
        ("more than a third", "33.33% to 100%"),
        ("450 seats", "450 seats"),
        ("15,849 km", "15,849 km"),
        ("nearly doubled", "nearly doubled"),
    ],
)
def test_the_bounds_are_written_as_the_figure_is(written: str, means: str) -> None:
    [figure] = find_figures(written)
    assert meaning(figure) == means
