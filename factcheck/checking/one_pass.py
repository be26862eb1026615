"""One pass over an article: claims, links, suggestions, and the article against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.checking.finding import find
from factcheck.checking.model import Check, Question, ReadError
from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from factcheck.documents import Document, UnreadableSource, expand, read
from factcheck.evidence import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factcheck.claims import Claim

__all__ = ["check", "check_document"]

ARTICLE = "a1"
_BOTH: tuple[Question, ...] = ("true", "said")


def check(article: str | Path | Document, evidence: Iterable[str | Path | Document] = ()) -> Check:
    """Check an article against evidence in one go, without a desk.

    Paths may be files, folders, globs or URLs. An article that cannot be read raises `UnreadableSource`; evidence
    that cannot be read is named in `Check.errors` and the rest is done.
    """
    text = article if isinstance(article, Document) else read(article)
    documents: dict[str, Document] = {}
    errors: list[ReadError] = []
    for source in evidence:
        for read_or_error in _read_all(source):
            if isinstance(read_or_error, Document):
                documents[f"e{len(documents) + 1}"] = read_or_error
            else:
                errors.append(read_or_error)
    with Library(None) as library:
        for name, document in documents.items():
            library.add(name, document)
        return check_document(text, library, documents=documents, errors=errors)


def check_document(
    article: Document,
    library: Library,
    *,
    claims: Sequence[Claim] | None = None,
    documents: Mapping[str, Document] | None = None,
    errors: Sequence[ReadError] = (),
) -> Check:
    """Check an article against a library that is already there.

    `claims` are those to look at, the article's own where None; `documents` what the library holds by id, for the
    record in the result.
    """
    found = find_claims(article) if claims is None else list(claims)
    findings = [
        find(claim, article, library, question=question)
        for claim in found
        if claim.checkable
        for question in (_BOTH if claim.quoted else _BOTH[:1])
    ]
    return Check(
        article=article,
        documents={ARTICLE: article, **(documents or {})},
        claims=tuple(found),
        findings=tuple(findings),
        self_checks=self_checks(article, found),
        errors=tuple(errors),
    )


def _read_all(source: str | Path | Document) -> Iterator[Document | ReadError]:
    if isinstance(source, Document):
        yield source
        return
    try:
        names = list(expand([str(source)]))
    except UnreadableSource as error:
        yield ReadError(str(source), f"{error.problem}; {error.remedy}" if error.remedy else error.problem)
        return
    for name in names:
        try:
            yield read(name)
        except UnreadableSource as error:
            yield ReadError(name, f"{error.problem}; {error.remedy}" if error.remedy else error.problem)
