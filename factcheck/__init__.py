"""A workbench for people who check facts: read an article, relate its figures to evidence, let a person rate.

Everything named here is loaded when it is first used, so that `import factcheck` costs nothing:

    import factcheck
    check = factcheck.check("article.html", evidence=["results.csv", "agency.pdf"])
    for finding in check.findings:
        print(finding.claim.text, finding.suggestion.relation, finding.suggestion.working)
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # typing itself is half of what `factcheck --version` would load; type checkers know the name
if TYPE_CHECKING:
    from factcheck.checking import Check, Finding, check
    from factcheck.claims import Claim, find_claims
    from factcheck.desk import Desk, Verdict
    from factcheck.documents import Document, UnreadableSource, read, read_text
    from factcheck.errors import FactcheckError
    from factcheck.evidence import Library, Link, link
    from factcheck.facts import Statement, read_statements
    from factcheck.figures import Figure, find_figures
    from factcheck.relating import Relation, relate
    from factcheck.reports import Report, gather, render, rows
    from factcheck.scanning import Scanned, check_many

__version__ = "0.1.0"

__all__ = [
    "Check",
    "Claim",
    "Desk",
    "Document",
    "FactcheckError",
    "Figure",
    "Finding",
    "Library",
    "Link",
    "Relation",
    "Report",
    "Scanned",
    "Statement",
    "UnreadableSource",
    "Verdict",
    "__version__",
    "check",
    "check_many",
    "find_claims",
    "find_figures",
    "gather",
    "link",
    "read",
    "read_statements",
    "read_text",
    "relate",
    "render",
    "rows",
]

_HOMES = {
    "Check": "factcheck.checking",
    "Claim": "factcheck.claims",
    "Desk": "factcheck.desk",
    "Document": "factcheck.documents",
    "FactcheckError": "factcheck.errors",
    "Figure": "factcheck.figures",
    "Finding": "factcheck.checking",
    "Library": "factcheck.evidence",
    "Link": "factcheck.evidence",
    "Relation": "factcheck.relating",
    "Report": "factcheck.reports",
    "Scanned": "factcheck.scanning",
    "Statement": "factcheck.facts",
    "UnreadableSource": "factcheck.documents",
    "Verdict": "factcheck.desk",
    "check": "factcheck.checking",
    "check_many": "factcheck.scanning",
    "find_claims": "factcheck.claims",
    "find_figures": "factcheck.figures",
    "gather": "factcheck.reports",
    "link": "factcheck.evidence",
    "read": "factcheck.documents",
    "read_statements": "factcheck.facts",
    "read_text": "factcheck.documents",
    "relate": "factcheck.relating",
    "render": "factcheck.reports",
    "rows": "factcheck.reports",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
