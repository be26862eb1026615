"""`factcheck serve` as a process, and what a program can ask of it."""

import http.client
import json
import os
import signal
import subprocess
import sys

from tests.cli.running import ROOT, ended


class Service:
    """The command, running on a desk, in a folder where it finds and saves files."""

    def __init__(self, desk, folder, *options, **environ):
        command = [sys.executable, "-m", "factcheck", "--desk", str(desk), "serve", "--port", "0", "--json", *options]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        told = json.loads(self.process.stdout.readline())
        self.address, self.port, self.token = told["address"], told["port"], told["token"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.end()

    def end(self, number=signal.SIGINT):
        """End it as a person does, and give its exit code."""
        return ended(self.process, number)

    def ask(self, path="/", **headers):
        """Give an answer's status and headers; a header's name has no hyphens here."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): each for name, each in headers.items()})
            answer = connection.getresponse()
            self.body = answer.read().decode("utf-8", "replace")
            return answer.status, answer.headers
        finally:
            connection.close()

    def cookie(self):
        """Come in by the token, and give the cookie of the browser that did."""
        _, headers = self.ask(f"/?token={self.token}")
        return headers["Set-Cookie"].partition(";")[0]

    def sessions(self):
        """The processes of the sessions that are open."""
        return subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", "cli.session"], capture_output=True, text=True
        ).stdout.split()
