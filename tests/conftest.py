"""What a person keeps outside a desk is kept outside the real one in tests: every process inherits this folder."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def state_folder() -> Iterator[None]:
    """Nothing outside a test is written, by whatever is made for several of them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setitem(os.environ, "XDG_STATE_HOME", folder)
        yield


@pytest.fixture(autouse=True)
def fresh_state(state_folder: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody has seen anything when a test begins."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_STATE_HOME", folder)
        yield
