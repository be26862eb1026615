"""A report: every claim as a box to tick, ticked where somebody decided about it."""

from factcheck.reports.words import standing_words

TITLE = "boxes to tick, for an issue or a wiki"
SUFFIX = ".md"


def write(reports, options):
    """Write a heading for each article and a line for each claim."""
    for report in reports:
        yield f"## {report.article.title}\n\n".encode()
        for claim in report.rated:
            box = "x" if claim.decision else " "
            yield f"- [{box}] {claim.label} {claim.quote}: {standing_words(report.scale, claim.standing)}\n".encode()
            options.tick()
        yield b"\n"
