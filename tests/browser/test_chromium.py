"""The workbench in a real browser: two people on one desk, and a page elsewhere that would like to be one of them."""

import http.server
import threading
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from factcheck.desk import Desk
from tests.browser.service import Service

FOREIGN = """<!DOCTYPE html><title>trying</title><script>
const socket = new WebSocket("ws://127.0.0.1:{port}/ws?width=80&height=24");
socket.onopen = () => document.title = "it opened";
socket.onerror = () => document.title = "it was refused";
</script>"""


@pytest.fixture
def elsewhere():
    """A function that puts a page on another service of this machine and gives its address."""
    servers = []

    def put(text):
        class Answering(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield put
    for server in servers:
        server.shutdown()
        server.server_close()


def test_two_browsers_check_one_article_and_a_foreign_page_does_not(room, chromium, elsewhere):
    with Service(room / "desk", room / "files") as service:
        ann, ben = chromium(), chromium()
        ann.open(service.address)
        ann.until("The count")
        assert service.token not in ann.driver.current_url  # it is not left where others see it
        ben.open(service.address)
        ben.until("The count")
        ann.press(Keys.ENTER, "claim 1/")
        ben.press(Keys.ENTER, "claim 1/")
        ann.until("MATCH")
        ann.press(Keys.ENTER, "accepted")
        ann.press("1", "claim 2/")
        ann.press("n", "Note · claim 2")
        ann.press("Seen in the original" + Keys.ENTER, "note Seen in the orig")
        ben.until("settled 1")
        ben.press("[", "stands")

        # Everything that was asked for came from here.
        places = {urlsplit(address).netloc for address in ann.requests() if not address.startswith("data:")}
        assert places == {f"127.0.0.1:{service.port}"}

        # A page of another service in the same browser has its cookie, and comes in all the same not.
        ann.open(elsewhere(FOREIGN.format(port=service.port)))
        end = threading.Event()
        while not end.wait(0.05) and ann.driver.title == "trying":
            pass
        assert ann.driver.title == "it was refused"

    with Desk.open(room / "desk") as desk:
        verdict = desk.claims.get("count#1").verdicts["true"]
        assert (verdict.rating, verdict.os, verdict.vouched) == ("stands", "browser", "nobody")
        assert [note.text for note in desk.claims.get("count#2").notes] == ["Seen in the original"]


def test_a_session_that_ended_says_so_and_can_be_opened_again(room, chromium):
    with Service(room / "desk", room / "files") as service:
        browser = chromium()
        browser.open(service.address)
        browser.until("The count")
        ended = browser.driver.find_element("class name", "ended")
        assert not ended.is_displayed()
        browser.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "char", "text": "q"})
        end = threading.Event()
        while not end.wait(0.05) and not ended.is_displayed():
            pass
        browser.screen = None
        browser.driver.find_element("link text", "Open it again").click()
        browser.until("The count")
