"""`factcheck serve` as a command: where it listens, whom it answers, and in whose name people act behind a proxy."""

import asyncio
import shutil
import signal
import ssl
import subprocess

import aiohttp
import pytest

from factcheck.desk import Desk, Refused, Verdict
from factcheck.desk.judging.defining import define
from factcheck.serving.browser.guard import TOKEN_HEADER
from tests.browser.service import Service
from tests.browser.shown import Shown
from tests.cli.running import factcheck

ELSEWHERE = ["--host", "0.0.0.0"]
PROXY = ["--behind-proxy", "--user-header", "X-User"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ELSEWHERE, "can be reached from elsewhere"),
        ([*ELSEWHERE, "--origin", "https://desk.example"], "can be reached from elsewhere"),
        ([*ELSEWHERE, *PROXY], "by what address browsers reach it"),
        (PROXY, "by what address browsers reach it"),
        (["--behind-proxy", "--origin", "https://desk.example"], "--user-header NAME"),
        (["--user-header", "X-User", "--origin", "https://desk.example"], "--behind-proxy --user-header"),
        ([*PROXY, "--origin", "desk.example"], "no address of a service"),
        ([*ELSEWHERE, "--certificate", "count.txt", "--origin", "https://desk.example"], "cannot be used"),
        (["--token-file", "missing"], "missing: cannot be read"),
        (["--token-file", "short"], "holds no token"),
        (["--token-file", "open"], "can be read by others"),
        (["--host", "203.0.113.1", *PROXY, "--origin", "https://desk.example"], "cannot be listened on"),
        (["count"], "say --read"),
    ],
)
def test_it_does_not_listen_where_others_could_come_in(room, options, said):
    (room / "short").write_text("short")
    (room / "short").chmod(0o600)
    (room / "open").write_text("x" * 40)
    (room / "open").chmod(0o644)
    done = factcheck("--desk", room / "desk", "serve", "--port", "0", *options, cwd=room)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_token_that_is_guessed_a_thousand_times_lets_nothing_in(room):
    with Service(room / "desk", room / "files") as service:
        for number in range(1000):
            guess = (service.token[:-1] + chr(33 + number % 90) if number % 2 else str(number)).replace("#", "%23")
            status, headers = service.ask(f"/?token={guess.replace('&', '%26')}")
            if guess != service.token:
                assert (status, headers["Set-Cookie"], service.body) == (403, None, "")
        assert service.sessions() == []
        assert service.ask("/", Cookie=service.cookie())[0] == 200


def test_nothing_is_answered_without_the_token_or_under_another_name(room):
    with Service(room / "desk", room / "files") as service:
        cookie = service.cookie()
        for path in ("/", "/static/textual.js", "/static/../server.py", "/ws", "/anything", "/?token="):
            assert service.ask(path)[0] in {403, 404}
            assert service.body == ""
            assert service.ask(path, Host="evil.example", Cookie=cookie)[0] == 421
        status, headers = service.ask("/", Cookie=cookie)
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert service.token not in service.body
        assert service.ask("/static/page.css", Cookie=cookie)[0] == 200
        assert service.ask("/static/page.py", Cookie=cookie)[0] == 404
        assert service.end(signal.SIGINT) == 130


def test_it_ends_when_it_is_asked_to(room):
    with Service(room / "desk", room / "files") as service:
        assert service.end(signal.SIGTERM) == 143


def test_with_a_certificate_it_listens_anywhere_and_speaks_nothing_else(room):
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "certificate.pem"]
    subprocess.run(made, cwd=room, check=True, capture_output=True)
    options = ["--certificate", str(room / "certificate.pem"), "--key", str(room / "key.pem")]
    origin = ["--origin", "https://localhost:9"]

    async def story(service):
        trusting = ssl.create_default_context(cafile=room / "certificate.pem")
        async with aiohttp.ClientSession() as client:
            address = f"https://localhost:{service.port}/"
            async with client.get(address, params={"token": service.token}, ssl=trusting) as answer:
                assert answer.status == 200
                assert answer.history[0].cookies[f"factcheck-{service.port}"]["secure"]
                assert f"wss://localhost:{service.port}/ws" in await answer.text()
            with pytest.raises(aiohttp.ClientError):
                await client.get(address.replace("https", "http"))

    with Service(room / "desk", room / "files", *ELSEWHERE, *options, *origin) as service:
        asyncio.run(story(service))


def test_whom_the_proxy_names_acts_in_that_name(room):
    async def story(service):
        headers = {"Origin": "https://desk.example", "Host": "desk.example", TOKEN_HEADER: service.token}
        address = f"http://127.0.0.1:{service.port}/"
        async with aiohttp.ClientSession() as client:
            for lacking in ({"X-User": "ann", TOKEN_HEADER: "a guess"}, {TOKEN_HEADER: service.token}):
                async with client.get(address, headers={"Host": "desk.example", **lacking}) as answer:
                    assert answer.status == 403
            async with client.get(address, headers={**headers, "X-User": "ann"}) as answer:
                assert "wss://desk.example/checks/ws" in await answer.text()
            socket = await client.ws_connect(f"{address}ws?width=120&height=40", headers={**headers, "X-User": "ann"})
            screen = Shown(120, 40)
            steps = [("", "The count"), ("\r", "MATCH"), ("\r", "accepted"), ("1", "claim 2/3")]
            for keys, words in steps:
                await socket.send_json(["stdin", keys])
                while words not in screen.text:
                    screen.take((await socket.receive(20)).data)
            await socket.close()

    origin = ["--origin", "https://desk.example/checks/"]
    with Service(room / "desk", room / "files", *PROXY, *origin) as service:
        asyncio.run(asyncio.wait_for(story(service), 60))
    with Desk.open(room / "desk") as desk:
        verdict = desk.claims.get("count#1").verdicts["true"]
        assert (verdict.by, verdict.os, verdict.vouched) == ("ann", "ann", "proxy")
    assert "ann, named by a proxy" in factcheck("--desk", room / "desk", "log", "count#1").stdout


def acting(room, name, vouched):
    return Desk.open(room / "desk", by=name, principal=(name, vouched))


def read_second(room, name, vouched):
    with acting(room, name, vouched) as desk:
        first = desk.claims.get("count#1").verdicts["true"]
        desk.claims.rate(Verdict("count", 1, "stands", reason="so it is", role="second", reads=first.id))


@pytest.fixture
def rated(room):
    """A claim that ann rated through a proxy, under a policy that wants two readers."""
    with Desk.open(room / "desk") as desk:
        desk.articles.set_policy("count", "published")
    with acting(room, "ann", "proxy") as desk:
        desk.claims.rate(Verdict("count", 1, "stands", reason="so it is"))
    return room


def test_a_proxy_counts_only_where_the_desk_says_so(rated):
    with pytest.raises(Refused, match="nobody vouches"):
        read_second(rated, "ben", "proxy")
    (rated / "ours.toml").write_text('vouchers = ["login", "proxy"]\n')
    with Desk.open(rated / "desk") as desk:
        define(desk, rated / "ours.toml")
    read_second(rated, "ben", "proxy")
    with Desk.open(rated / "desk") as desk:
        assert desk.claims.get("count#1").state == "second-read"


def test_a_proxy_counts_for_two_only_where_it_names_two(rated):
    (rated / "ours.toml").write_text('vouchers = ["proxy"]\n')
    with Desk.open(rated / "desk") as desk:
        define(desk, rated / "ours.toml")
    with pytest.raises(Refused, match="was rated by this login"):
        read_second(rated, "ann", "proxy")
    with pytest.raises(Refused, match="nobody vouches"):
        read_second(rated, "browser", "nobody")


@pytest.mark.parametrize(
    "deed",
    [
        lambda desk: desk.articles.set_policy("count", "draft"),
        lambda desk: desk.articles.publish("count", "2012-03-05"),
        lambda desk: desk.verdicts.exempt("count#1", "two-origins", "there is one count"),
        lambda desk: desk.settings.keep_signer("browser", "ssh-ed25519 AAAA"),
    ],
)
def test_whoever_sits_at_a_browser_without_a_name_rates_and_signs_nothing_off(rated, deed):
    with acting(rated, "browser", "nobody") as desk:
        desk.claims.rate(Verdict("count", 2, "stands", reason="so it is"))
        with pytest.raises(Refused, match="vouches"):
            deed(desk)


def test_drafts_of_two_people_behind_a_proxy_are_apart(room):
    with acting(room, "ann", "proxy") as ann, acting(room, "ben", "proxy") as ben:
        ann.person.session.keep_draft("count#1", "note", "hers")
        assert ann.person.session.fault is None
        assert (ann.person.session.draft("count#1", "note"), ben.person.session.draft("count#1", "note")) == (
            "hers",
            "",
        )
