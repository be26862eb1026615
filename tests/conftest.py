"""What holds for all tests: how property tests choose their examples, and where a person's own files are kept.

Property tests take the same examples in the ordinary run and new ones in a long one. What is kept outside a desk is
kept outside the real one: every process inherits this folder. Whether an embedder is installed changes no test but
those that ask for one. What ends a command when a person presses ctrl+c ends it too where the tests themselves run in
the background, where a shell has them ignore that.
"""

from __future__ import annotations

import os
import signal
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator


# How long the making of examples takes says how busy the machine is, and fails a test now and then for nothing else.
UNTIMED = (HealthCheck.too_slow,)

settings.register_profile("ordinary", derandomize=True, database=None, deadline=None, suppress_health_check=UNTIMED)
settings.register_profile("long", derandomize=False, deadline=None, print_blob=True, suppress_health_check=UNTIMED)
settings.load_profile("ordinary")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def state_folder() -> Iterator[None]:
    """Nothing outside a test is written, by whatever is made for several of them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setitem(os.environ, "XDG_STATE_HOME", folder)
        patched.setitem(os.environ, "FACTCHECK_EMBEDDER", "none")
        yield


@pytest.fixture(autouse=True)
def fresh_state(state_folder: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody has seen anything when a test begins."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_STATE_HOME", folder)
        yield
