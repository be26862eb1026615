"""A real browser for tests: what arrives in its pages is fed to an emulator, so that a test reads what a person sees.

The page draws on a canvas, which cannot be read; so every web socket that a page opens keeps what came through it.
"""

import base64
import json
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

from tests.browser.shown import Shown

KEEP = """
window.came = [];
const Real = window.WebSocket;
window.WebSocket = class extends Real {
  constructor(...given) {
    super(...given);
    window.size = new URL(given[0]).searchParams;
    this.addEventListener("message", (event) => {
      if (typeof event.data === "string") return;
      let text = "";
      for (const byte of new Uint8Array(event.data)) text += String.fromCharCode(byte);
      window.came.push(btoa(text));
    });
  }
};
"""
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1100,700")


class Browser:
    """One browser with one window."""

    def __init__(self, program, driver, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = program
        for each in (*OPTIONS, f"--user-data-dir={folder}"):
            options.add_argument(each)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": KEEP})
        self.quit = self.driver.quit

    def open(self, address):
        """Go to an address, with an empty screen."""
        self.screen = None
        self.asked = []
        self.driver.get_log("performance")
        self.driver.get(address)

    def read(self):
        """Take in what came since."""
        came = self.driver.execute_script("return window.came ? window.came.splice(0) : []")
        if came and self.screen is None:
            size = self.driver.execute_script("return [+window.size.get('width'), +window.size.get('height')]")
            self.screen = Shown(*size)
        for piece in came:
            self.screen.take(base64.b64decode(piece))

    @property
    def text(self):
        """The screen as one text."""
        return "" if self.screen is None else self.screen.text

    def until(self, words, seconds=30.0):
        """Wait until words stand on the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()
            if words in self.text:
                return
            time.sleep(0.02)
        raise AssertionError(f"{words!r} never came; the screen shows:\n{self.text}")

    def press(self, keys, words):
        """Press keys, and wait for words."""
        ActionChains(self.driver).send_keys(keys).perform()
        self.until(words)

    def requests(self):
        """Every address that was asked for since the page was opened."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                self.asked.append(message["params"].get("request", message["params"])["url"])
        return self.asked
