"""One pass over an article: claims, links, suggestions, and the article against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checking.finding import find
from factcheck.checking.model import Check, Question
from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from factcheck.documents import DEFAULT, Document, UnreadableSource, expand, fetch, lasting_processes
from factcheck.errors import Edge, Fault
from factcheck.evidence import Library
from factcheck.evidence.abroad import other_language
from factcheck.evidence.incoming import Incoming
from factcheck.evidence.meaning import search_by_meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factcheck.claims import Claim
    from factcheck.documents import Limits, ReadingProcesses
    from factcheck.errors import Tell

__all__ = ["check", "check_document", "read_all"]

ARTICLE = "a1"
_BOTH: tuple[Question, ...] = ("true", "said")


def check(
    article: str | Path | Document,
    evidence: Iterable[str | Path | Document] = (),
    *,
    progress: Callable[[int, int], object] | None = None,
    looked_at: Callable[[int, int], object] | None = None,
    limits: Limits = DEFAULT,
) -> Check:
    """Check an article against evidence in one go, without a desk.

    Paths may be files, folders, globs or URLs; what may take long or much to read is read in other processes, with
    `limits`. An article that cannot be read raises `UnreadableSource`; evidence that cannot be read is named in
    `Check.errors` and the rest is done; so is a claim at which the program fails. Where an embedder is installed,
    evidence in another language than the article's is compared by meaning; `progress` is told of how many of its
    passages the vectors are made, and of how many they will be. `looked_at` is told how many claims are done, and of
    how many.
    """
    documents: dict[str, Document] = {}
    errors: list[Fault] = []
    with Library(None) as library:
        with lasting_processes() as processes:
            text = article if isinstance(article, Document) else processes.read(fetch(article, limits), limits)
            incoming = Incoming(library, errors.append)
            for source in evidence:
                for document in read_all(source, processes, errors.append, limits):
                    name = f"e{len(documents) + 1}"
                    documents[name] = document
                    incoming.add(name, document)
            incoming.put()
            documents = {name: documents[name] for name in incoming.inside}
        abroad = [name for name, document in documents.items() if other_language(text, document)]
        if abroad and search_by_meaning(library) and library.meanings is not None:
            for made, of in library.meanings.make(abroad):
                if progress is not None:
                    progress(made, of)
            if library.meanings.fault is not None:
                errors.append(Fault(text.source, library.meanings.fault))
        return check_document(text, library, documents=documents, errors=errors, looked_at=looked_at)


def check_document(
    article: Document,
    library: Library,
    *,
    claims: Sequence[Claim] | None = None,
    documents: Mapping[str, Document] | None = None,
    errors: Sequence[Fault] = (),
    looked_at: Callable[[int, int], object] | None = None,
) -> Check:
    """Check an article against a library that is already there.

    `claims` are those to look at, the article's own where None; `documents` what the library holds by id, for the
    record in the result; `looked_at` is told how many claims are done, and of how many.
    """
    told = list(errors)
    found = find_claims(article, tell=told.append) if claims is None else list(claims)
    findings = []
    for number, claim in enumerate(found, 1):
        for question in _BOTH if claim.quoted else _BOTH[:1]:
            if claim.checkable or (claim.figure is not None and question == "true"):
                finding = find(claim, article, library, question=question)
                findings.append(finding)
                told += [replace(fault, source=f"claim {number}, {fault.source}") for fault in finding.faults]
        if looked_at is not None:
            looked_at(number, len(found))
    itself = self_checks(article, found, tell=told.append)
    return Check(
        article=article,
        documents={ARTICLE: article, **(documents or {})},
        claims=tuple(found),
        findings=tuple(findings),
        self_checks=itself,
        errors=tuple(told),
    )


def read_all(
    source: str | Path | Document, processes: ReadingProcesses, tell: Tell, limits: Limits = DEFAULT
) -> Iterator[Document]:
    """Give the documents of a file, folder, pattern or address, one by one, each read within limits.

    What cannot be read is told and passed over; a document that is one already is given as it is.
    """
    if isinstance(source, Document):
        yield source
        return
    names: list[str] = []
    with Edge(str(source), tell):
        names += expand([str(source)])
        if not names:
            raise UnreadableSource(str(source), "holds no file that is read", "name a file, or another folder")
    for name, outcome in processes.read_many(names, limits):
        with Edge(name, tell):
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome
