"""The site of what is cleared as one archive, to be unpacked on any web server."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from factcheck.reports.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reports.model import Report
    from factcheck.reports.rendering import Options

__all__ = ["write"]

ZIP_DAWN = (1980, 1, 1, 0, 0, 0)


def write(reports: Sequence[Report], options: Options) -> Iterator[bytes]:
    """Write a zip archive of the site's files, with the clock taken out of it."""
    site = Site(reports, options)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in site.paths:
            file = site.file(path)
            assert file is not None, "it is one of its paths"
            entry = zipfile.ZipInfo(path, ZIP_DAWN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.data)
            options.tick()
    yield out.getvalue()
