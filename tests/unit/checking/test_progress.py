"""How far a check is, as it is told while it goes on."""

import factcheck
from factcheck.cli.progress import tell_articles, tell_claims, tell_reading, tell_share
from factcheck.documents import read_text


def test_each_claim_that_is_done_is_told():
    told = []
    article = read_text("Turnout was 63%. It was 61% in 2008. The fine was 200 euros.", "article.txt")
    check = factcheck.check(article, looked_at=lambda done, of: told.append((done, of)))
    assert len(check.claims) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_article_of_many_claims_is_told_of_twenty_times_and_a_short_one_never(capsys):
    for claims in (499, 12_000):
        tell = tell_claims()
        for done in range(1, claims + 1):
            tell(done, claims)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 20
    assert lines[0] == "factcheck: looked at 600 of 12,000 claims"
    assert lines[-1] == "factcheck: looked at 12,000 of 12,000 claims"


def test_what_takes_long_is_told_until_it_is_done_and_what_does_not_never(capsys):
    for patience in (0.0, 1e6):
        for tell in (tell_reading(patience), tell_articles(patience), tell_share(patience)):
            tell(2 << 20, 3 << 20)
            tell(3 << 20, 3 << 20)
    assert capsys.readouterr().err.splitlines() == [
        "factcheck: read 2 of 3 MB of the journal",
        "factcheck: looked at 2,097,152 of 3,145,728 articles",
        "factcheck: looked at 66% of the claims",
    ]
