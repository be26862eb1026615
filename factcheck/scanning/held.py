"""The library as it is sent to the workers of a cluster that do not see it where it lies."""

from __future__ import annotations

from typing import Any

from distributed import WorkerPlugin

from factcheck.scanning.remote import held_path

__all__ = ["HeldLibrary"]


class HeldLibrary(WorkerPlugin):  # type: ignore[misc]  # Dask is untyped
    """Puts a library into the folder of every worker that there is, and of those that come later."""

    def __init__(self, data: bytes, mark: str) -> None:
        self.name = f"factcheck-{mark}"
        self._data, self._mark = data, mark

    def setup(self, worker: Any) -> None:  # noqa: ANN401  (Dask is untyped)
        """Write the file, whole or not at all."""
        path = held_path(worker.local_directory, self._mark)
        part = path.with_suffix(".part")
        part.write_bytes(self._data)
        part.replace(path)
