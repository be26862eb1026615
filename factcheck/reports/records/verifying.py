"""What holds of a record: its seals, how its figures read, its arithmetic, its evidence, and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, ValidationError, convert

from factcheck import __version__
from factcheck.claims import Anchor, Claim
from factcheck.errors import FactcheckError
from factcheck.evidence.relating import NOTHING, claimed_statement, relation_to
from factcheck.figures import find_figures
from factcheck.reports.escaping import public
from factcheck.reports.records.excerpts import is_sound, passage_at
from factcheck.reports.records.model import FORMAT, Cited, Record, Text
from factcheck.reports.records.sealing import SIGNED, broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.documents import Document
    from factcheck.facts import Statement
    from factcheck.relating import Relation

__all__ = ["NotARecord", "Tested", "verify"]

Holds = Literal["holds", "fails", "unproven"]


class NotARecord(FactcheckError):
    """A file that is no verdict record, or one of a kind that this version does not know."""


class Tested(Struct, frozen=True):
    """One thing that was tested: `what` of the record, whether it holds, and how that is known, in words."""

    what: str
    holds: Holds
    words: str


def verify(
    plain: Mapping[str, Any],
    *,
    documents: Sequence[Document] = (),
    signers: Mapping[str, Sequence[str]] | None = None,
) -> list[Tested]:
    """Redo what a record says, and name everything that does not hold.

    `documents` are the article or the evidence themselves, told apart by their hashes, or by their names where their
    bytes are others. `signers` are public keys by the logins they stand for. Raises `NotARecord`.
    """
    if plain.get("format") != FORMAT:
        raise NotARecord("the record", f"is of the format {plain.get('format')!r}", f"{FORMAT} is known here")
    told = [Tested(line.partition(":")[0], "fails", line.partition(": ")[2]) for line in broken(plain)]
    told = told or [Tested("digests", "holds", "every value is as it was issued")]
    try:
        record = convert(plain, Record)
    except (ValidationError, TypeError, ValueError) as error:
        return [*told, Tested("record", "fails", f"cannot be read: {error}")]
    matched = _matched(record, documents)
    told += _claim(record, matched.get("claim"))
    for at, cited in enumerate(record.evidence):
        told += _evidence(f"evidence.{at}", record, cited, matched.get(f"evidence.{at}"))
    named = {id(document) for document in matched.values()}
    told += [
        Tested(document.source, "fails", "is neither the article nor any evidence of this record")
        for document in documents
        if id(document) not in named
    ]
    told += _verdict(record)
    told += _signature(record, signers or {})
    if record.rule.version != __version__:
        said = f"the relations were made by the rules of {record.rule.version}; here they are redone by {__version__}"
        told.append(Tested("rule", "unproven", said))
    return told


def _matched(record: Record, documents: Sequence[Document]) -> dict[str, Document]:
    """Give the documents by what of the record they are: by their hashes first, then by their names."""
    texts = {"claim": record.claim.article} | {f"evidence.{at}": it.document for at, it in enumerate(record.evidence)}
    found: dict[str, Document] = {}
    for same in (_by_hash, _by_name):
        for what, text in texts.items():
            match = next((document for document in documents if same(text, document)), None)
            if what not in found and match is not None:
                found[what] = match
    return found


def _by_hash(text: Text, document: Document) -> bool:
    return text.sha256 == document.sha256


def _by_name(text: Text, document: Document) -> bool:
    return text.source == public(document.source)


def _claim(record: Record, article: Document | None) -> Iterator[Tested]:
    claim, figure = record.claim, record.claim.figure
    if figure is not None:
        words = claim.text[figure.start - claim.start : figure.end - claim.start]
        if words != figure.text:
            yield Tested("claim.figure", "fails", f"the sentence has “{words}” where the record reads “{figure.text}”")
        elif claim.by_hand:
            yield Tested("claim.figure", "unproven", f"a person read “{figure.text}”; the machine is not asked")
        else:
            yield _read_again(record)
    if record.statement is not None and figure is not None and record.statement.figure != figure:
        yield Tested("statement.figure", "fails", "is not the figure of the claim")
    if article is not None:
        yield from _article(record, article)


def _read_again(record: Record) -> Tested:
    claim, figure = record.claim, record.claim.figure
    assert figure is not None, "it was asked for"
    read = [
        item
        for item in find_figures(claim.text, language=claim.language or "en")
        if (item.start, item.end) == (figure.start - claim.start, figure.end - claim.start)
    ]
    if not read:
        return Tested("claim.figure", "unproven", f"“{figure.text}” is not read as a figure without its article")
    facts = ("value", "low", "high", "low_open", "high_open", "unit", "approximator", "direction")
    off = [name for name in facts if getattr(read[0], name) != getattr(figure, name)]
    if off:
        said = ", ".join(f"{name} {getattr(read[0], name)}, not {getattr(figure, name)}" for name in off)
        return Tested("claim.figure", "fails", f"“{figure.text}” reads as {said}")
    return Tested(
        "claim.figure", "holds", f"“{figure.text}” reads as {figure.low} to {figure.high} {figure.unit or ''}".rstrip()
    )


def _article(record: Record, article: Document) -> Iterator[Tested]:
    claim = record.claim
    yield _bytes("claim.article.sha256", claim.article.sha256, article)
    if article.text[claim.start : claim.end] != claim.text:
        yield Tested("claim.text", "fails", f"{article.source} has other words there")
        return
    yield Tested("claim.text", "holds", f"stands in {article.source}")
    if record.statement is not None:
        asked = Claim(
            id=claim.id, start=claim.start, end=claim.end, text=claim.text, figure=claim.figure, kind="figure",
            checkable=True, reason=None, claimant=claim.claimant, quoted=claim.quoted, siblings=(), worthiness=0.0,
            anchor=Anchor("", "", "", 0),
        )  # fmt: skip
        same = claimed_statement(asked, article) == record.statement
        words = "says what the article says" if same else "is not what the article says of the figure"
        yield Tested("statement", "holds" if same else "fails", words)


def _bytes(what: str, sha256: str, document: Document) -> Tested:
    if document.sha256 == sha256:
        return Tested(what, "holds", f"is that of {document.source}")
    return Tested(what, "fails", f"{document.source} is not the document that was read")


def _evidence(what: str, record: Record, cited: Cited, document: Document | None) -> Iterator[Tested]:
    excerpt, first = cited.excerpt, cited.start - cited.offset
    if excerpt.text[first : first + len(cited.words)] != cited.words or cited.end - cited.start != len(cited.words):
        yield Tested(f"{what}.words", "fails", "do not stand where the record has them in its excerpt")
    if excerpt.sha256 != cited.document.sha256:
        yield Tested(f"{what}.document.sha256", "fails", "is not that of the excerpt")
    if not is_sound(excerpt):
        yield Tested(f"{what}.excerpt", "fails", "has passages or cells that say other words than stand in it")
        if document is None:
            return
    if document is not None:
        yield _bytes(f"{what}.document.sha256", cited.document.sha256, document)
        if document.text[cited.start : cited.end] != cited.words:
            yield Tested(f"{what}.words", "fails", f"{document.source} has other words there")
            return
        yield Tested(f"{what}.words", "holds", f"stand in {document.source}, {cited.place}")
        if document.text[cited.offset : cited.offset + len(excerpt.text)] != excerpt.text:
            yield Tested(f"{what}.excerpt", "fails", f"is not what {document.source} has there")
        yield _redone(what, record.statement, cited, document, cited.start)
    elif cited.whole:
        yield Tested(f"{what}.related", "unproven", "can only be redone with the document: name it with --evidence")
    else:
        yield _redone(what, record.statement, cited, excerpt, first)


def _redone(what: str, claimed: Statement | None, cited: Cited, document: Document, start: int) -> Tested:
    passage = passage_at(document, start)
    relation = NOTHING if passage is None else relation_to(claimed, document, passage) if claimed else NOTHING
    off = list(_differences(relation, cited))
    if off:
        return Tested(f"{what}.related", "fails", "; ".join(off))
    return Tested(f"{what}.related", "holds", f"{relation.name}: {relation.working}")


def _differences(relation: Relation, cited: Cited) -> Iterator[str]:
    said = cited.related
    pairs = (
        ("relation", relation.name, said.relation),
        ("stance", relation.stance, said.stance),
        ("working", relation.working, said.working),
        ("derivation", relation.derivation, said.derivation),
        ("not_compared", list(relation.not_compared), list(said.not_compared)),
        ("parts", *([(part.text, part.value, part.unit) for part in parts] for parts in (relation.parts, said.parts))),
    )
    for name, redone, recorded in pairs:
        if redone != recorded:
            yield f"{name} comes to {redone}, the record has {recorded}"


def _verdict(record: Record) -> Iterator[Tested]:
    readings = record.verdict.readings
    if not readings:
        yield Tested("verdict.readings", "fails", "nobody gave it")
        return
    last = next((reading for reading in readings if reading.role == "third"), readings[0])
    if (last.rating, last.meaning) != (record.verdict.rating, record.verdict.meaning):
        yield Tested(
            "verdict.rating", "fails", f"{last.by.name} said {last.rating}, the record has {record.verdict.rating}"
        )
    if last.by != record.issuer:
        yield Tested(
            "issuer", "fails", f"the verdict is {last.by.name}'s, the record is issued by {record.issuer.name}"
        )


def _signature(record: Record, signers: Mapping[str, Sequence[str]]) -> Iterator[Tested]:
    who = f"{record.issuer.name} ({record.issuer.login})"
    signature = record.signature
    if signature is None:
        if signers:
            yield Tested("signature", "fails", f"is not there, and {', '.join(signers)} was to have signed")
        else:
            yield Tested("signature", "unproven", f"nobody signed it: that it is {who}'s is what it says")
        return
    from factcheck.desk.store.signing import signed_by  # the desk is loaded by who has something to ask it

    key, value = str(signature.get("key", "")), str(signature.get("value", ""))
    if not signed_by([key], (SIGNED, record.digest), value):
        yield Tested("signature", "fails", "is not one of this record by the key that it names")
        return
    owner = next((name for name, keys in signers.items() if key in keys), None)
    if owner is None:
        holds: Holds = "fails" if signers else "unproven"
        yield Tested("signature", holds, f"is good, by a key of which nothing here says whose it is: {key}")
    elif owner not in (record.issuer.login, ""):
        yield Tested("issuer.login", "fails", f"{owner} signed it, and it says that it is {who}'s")
    else:
        yield Tested("signature", "holds", f"{who} signed it")
