"""A storm: keys without sense, pastes, other sizes, and a colleague who changes things; nothing ends but by `q`."""

import pytest

from tests.terminal.storm import storm


@pytest.mark.parametrize("seed", [7])
def test_a_storm_of_keys_pastes_sizes_and_colleagues_ends_nothing(folder, seed):
    storm(folder, seed)
