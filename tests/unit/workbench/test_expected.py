"""What the list shows of a claim that is only expected: what a source has, and never that it is so."""

import pytest

from factcheck.checking.finding import find
from factcheck.desk import Desk
from factcheck.desk.record.scales import SCALES
from factcheck.documents import read_text
from factcheck.workbench.drawing.claims import claim_row

ARTICLE = "Grantham will pay a fee of $135 million if the deal fails."


@pytest.mark.parametrize(
    ("source", "reported"),
    [
        ("If the deal fails, Grantham will pay a fee of $135 million.", "$135 million"),
        ("Grantham has paid the rent of its warehouses for a year.", ""),
    ],
)
def test_the_list_shows_the_number_that_a_source_expects_too(tmp_path, source, reported):
    with Desk.create(tmp_path / "desk", by="anna") as desk:
        desk.articles.add(read_text(ARTICLE, "article.txt"), ARTICLE.encode())
        desk.evidence.add(read_text(source, "release.txt"), source.encode())
        (record,) = (one for one in desk.claims.of("article") if one.claim.figure is not None)
        finding = find(record.claim, read_text(ARTICLE, "article.txt"), desk.evidence.library)
    row = claim_row(record, finding, SCALES["plain"])
    assert (row.label, row.reported) == ("prediction", reported)
