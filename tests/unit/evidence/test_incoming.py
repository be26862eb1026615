"""Many documents go into a library in one change, and one that cannot takes none of the others with it."""

from msgspec.structs import replace

import factcheck
from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.evidence.incoming import Incoming


def documents(number):
    return [read_text(f"In district {at} turnout was {40 + at}.{at}%.", f"{at}.txt") for at in range(number)]


def broken(document):
    return replace(document, title="no text can hold \ud800")


def test_what_was_taken_is_in_after_it_was_put():
    told = []
    with Library(None) as library:
        incoming = Incoming(library, told.append)
        for at, document in enumerate(documents(3)):
            incoming.add(f"e{at}", document)
        assert library.ids() == []
        incoming.put()
        incoming.put()
        assert library.ids() == incoming.inside == ["e0", "e1", "e2"]
        assert [entry.source for entry in library.entries()] == ["0.txt", "1.txt", "2.txt"]
    assert told == []


def test_many_are_put_in_without_waiting_for_the_last():
    with Library(None) as library:
        incoming = Incoming(library, print)
        for at in range(501):
            incoming.add(f"e{at}", documents(1)[0])
        assert len(library) == 500
        incoming.put()
        assert len(library) == 501


def test_one_that_cannot_be_put_in_is_told_and_the_others_are_in():
    first, second, third = documents(3)
    told = []
    with Library(None) as library:
        incoming = Incoming(library, told.append)
        for name, document in (("a", first), ("b", broken(second)), ("c", third)):
            incoming.add(name, document)
        incoming.put()
        assert library.ids() == incoming.inside == ["a", "c"]
    assert [fault.source for fault in told] == ["1.txt"]


def test_a_check_goes_on_without_evidence_that_cannot_be_held():
    first, second, third = documents(3)
    check = factcheck.check(
        read_text("Turnout in district 2 was 42.2%.", "a.txt"), evidence=[first, broken(second), third]
    )
    assert [fault.source for fault in check.errors] == ["1.txt"]
    assert [document.source for document in check.documents.values()] == ["a.txt", "0.txt", "2.txt"]
    assert any(finding.links for finding in check.findings)
