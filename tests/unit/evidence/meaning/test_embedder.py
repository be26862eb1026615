"""Which embedder is used, and what one that misbehaves is told."""

from __future__ import annotations

import pytest

from factcheck.evidence.meaning.embedder import Guarded, loaded_embedder
from factcheck.plugins import BrokenPlugin, Plugin

np = pytest.importorskip("numpy", reason="embedders give numpy's arrays")


class Sound:
    name, version, size, unlike = "sound", "1", 4, 0.5

    def passages(self, texts):
        return np.array([[3, 4, 0, 0]] * len(texts), np.float32)

    queries = passages


class TooShort(Sound):
    size = 5


class NotNumbers(Sound):
    def passages(self, texts):
        return np.full((len(texts), 4), np.nan, np.float32)


class Raising(Sound):
    def passages(self, texts):
        raise OSError("the model is gone")


PLUGIN = Plugin("factcheck.embedders", "sound", f"{__name__}:Sound", "a-model", "2")


def test_vectors_have_the_length_one_whatever_the_embedder_gives():
    assert Guarded(Sound(), PLUGIN).passages(["a", "b"]).tolist() == pytest.approx(np.array([[0.6, 0.8, 0, 0]] * 2))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (TooShort, "gave no 1 vectors of 5 numbers"),
        (NotNumbers, "gave no 1 vectors of 4 numbers"),
        (Raising, "failed: OSError: the model is gone"),
    ],
)
def test_one_that_misbehaves_is_named_with_its_version(made, told):
    with pytest.raises(BrokenPlugin) as raised:
        Guarded(made(), PLUGIN).passages(["a"])
    assert str(raised.value) == f"plug-in sound (a-model 2): {told}; update or uninstall a-model"


def test_text_that_is_no_text_reaches_it_as_text():
    seen = []

    class Listening(Sound):
        def passages(self, texts):
            seen.extend(texts)
            return super().passages(texts)

    Guarded(Listening(), PLUGIN).passages(["a\0b", "\ud800"])
    assert seen == ["a b", "?"]


class NoEmbedder:
    name = "x"


class Unlikely(Sound):
    unlike = 1.0


@pytest.mark.parametrize("name", ["NoEmbedder", "Unlikely", "PLUGIN", "nothing"])
def test_what_is_none_is_refused(name):
    plugin = Plugin("factcheck.embedders", "x", f"{__name__}:{name}", "a-model", "2")
    with pytest.raises(BrokenPlugin, match="plug-in x"):
        loaded_embedder(plugin)


def test_a_sound_one_is_taken():
    assert loaded_embedder(PLUGIN).size == 4
