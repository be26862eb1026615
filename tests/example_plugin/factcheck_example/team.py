"""A place: desks with addresses as in "team:budget", which lie in the folder that FACTCHECK_TEAM names."""

import os
from pathlib import Path

from factcheck.errors import FactcheckError


def locate(address, *, new):
    """Give the desk's folder; `new` desks lie beside the others."""
    folder = os.environ.get("FACTCHECK_TEAM")
    if not folder:
        raise FactcheckError(address, "is nowhere", "set FACTCHECK_TEAM to the folder with the team's desks")
    return Path(folder) / address.partition(":")[2]
