"""Who is let in: by the token, by the address that they call, by the page that asks, by the proxy that names them."""

import pytest

from factcheck.errors import FactcheckError
from factcheck.serving.browser.guard import Guard, own_origins

TOKEN = "a-token-that-nobody-can-guess-at-all"


def guard(origin=None, *, by_proxy=False, secure=False):
    made = Guard(TOKEN, by_proxy=by_proxy)
    made.answer_to(own_origins(origin, 8423, secure=secure))
    return made


@pytest.mark.parametrize(
    ("host", "called"),
    [
        ("127.0.0.1:8423", True), ("localhost:8423", True), ("LOCALHOST:8423", True), ("[::1]:8423", True),
        ("127.0.0.1", False), ("127.0.0.1:8424", False), ("evil.example:8423", False), ("", False),
        ("127.0.0.1:8423.evil.example", False), ("127.0.0.1:8423@evil.example", False), ("localhost:8423 ", False),
    ],
)  # fmt: skip
def test_a_service_of_this_machine_is_called_by_the_names_of_this_machine(host, called):
    assert guard().is_called(host) is called


@pytest.mark.parametrize(
    ("origins", "own"),
    [
        (["http://127.0.0.1:8423"], True), (["http://localhost:8423"], True), ([], False), (["null"], False),
        (["https://127.0.0.1:8423"], False), (["http://127.0.0.1:8000"], False), (["http://evil.example"], False),
        (["http://127.0.0.1:8423", "http://evil.example"], False), (["http://127.0.0.1:8423.evil.example"], False),
    ],
)  # fmt: skip
def test_only_a_page_of_the_service_opens_a_session(origins, own):
    assert guard().is_own_page(origins) is own


def test_a_service_that_is_reached_from_elsewhere_answers_to_that_address_too():
    public = guard("https://desk.example/checks/", by_proxy=True)
    assert public.is_called("desk.example")
    assert public.is_own_page(["https://desk.example"])
    assert not public.is_own_page(["http://desk.example"])
    assert not public.is_called("other.example")


@pytest.mark.parametrize("address", ["desk.example", "ftp://desk.example", "https://", "", "https://a:b@desk.example"])
def test_what_is_no_address_of_a_service_is_named(address):
    with pytest.raises(FactcheckError, match="no address of a service"):
        own_origins(address, 1, secure=False)


def test_a_guard_that_was_told_no_origin_answers_to_none():
    made = Guard(TOKEN, by_proxy=False)
    assert not made.is_called("")
    assert not made.is_called("127.0.0.1:8423")
    assert not made.is_own_page([""])


def test_a_browser_with_the_token_is_known_by_a_mark_of_its_own():
    kept = guard()
    one, two = kept.mark(TOKEN), kept.mark(TOKEN)
    assert one != two
    assert TOKEN not in (one, two)
    assert kept.visitor(one, [], []).key == one
    assert kept.visitor(one, [], []).name is None


@pytest.mark.parametrize("token", ["", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é", "\udcff", TOKEN + "\0"])
def test_nobody_comes_in_by_another_token(token):
    kept = guard()
    assert kept.mark(token) is None
    for mark in (None, "", token, TOKEN):
        assert kept.visitor(mark, [], []) is None


def test_without_a_proxy_nobody_is_believed_who_says_to_be_one():
    assert guard().visitor(None, [TOKEN], ["ann"]) is None


@pytest.mark.parametrize("name", ["ann", "ann@paper.example", "Ann O. Neil", "анна", "a-b+c_d"])
def test_a_proxy_that_knows_the_token_names_who_is_there(name):
    assert guard(by_proxy=True).visitor(None, [TOKEN], [name]).name == name


@pytest.mark.parametrize(
    ("tokens", "names"),
    [
        ([TOKEN], []), ([], ["ann"]), (["guess"], ["ann"]), ([TOKEN], ["ann", "ben"]), ([TOKEN, "x"], ["ann"]),
        ([TOKEN], [""]), ([TOKEN], ["../ben"]), ([TOKEN], ["a/b"]), ([TOKEN], ["ann\n"]), ([TOKEN], ["x" * 200]),
        ([TOKEN], [" ann"]), ([TOKEN], ["\x1b[2J"]),
    ],
)  # fmt: skip
def test_behind_a_proxy_nobody_comes_in_without_its_token_and_one_name(tokens, names):
    kept = guard(by_proxy=True)
    assert kept.visitor(None, tokens, names) is None


def test_behind_a_proxy_the_token_in_an_address_lets_nobody_in():
    assert guard(by_proxy=True).mark(TOKEN) is None
