"""Between a session and the server: passes everything on, and cuts the line when it is told to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Proxy:
    """Listens on a socket in `folder`; `cut_at` are bytes of the session's behind whose answer the line is cut.

    The answer was given and does not arrive. With `before`, the bytes themselves do not.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self.cut_at: bytes | None = None
        self.before = False
        self.cuts = 0
        self._server = str(server / ".s.PGSQL.5432")
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / ".s.PGSQL.5432"))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            threading.Thread(target=self._pass, args=(client, server), daemon=True).start()

    def _pass(self, client: socket.socket, server: socket.socket) -> None:
        cut = threading.Event()

        def answers() -> None:
            with suppress(OSError):
                while (data := server.recv(65536)) and not cut.is_set():
                    client.sendall(data)
            for each in (client, server):
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

        threading.Thread(target=answers, daemon=True).start()
        with suppress(OSError):
            while data := client.recv(65536):
                if self.cut_at is not None and self.cut_at in data:
                    self.cut_at = None
                    self.cuts += 1
                    cut.set()
                    if self.before:
                        client.shutdown(socket.SHUT_RDWR)
                        break
                server.sendall(data)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._listening.close()
