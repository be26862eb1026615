"""Putting the shipped sample articles and evidence on a desk."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from factcheck.resources import resource_folder

if TYPE_CHECKING:
    from factcheck.desk import Desk

__all__ = ["put_sample"]


def put_sample(desk: Desk) -> None:
    """Put the sample articles and their evidence on `desk`, as `seeds/desk.toml` lists them."""
    from factcheck.documents import read_bytes

    seeds = resource_folder("seeds")
    listed = tomllib.loads((seeds / "desk.toml").read_text(encoding="utf-8"))
    for entry in listed["evidence"]:
        data = (seeds / entry["path"]).read_bytes()
        desk.evidence.add(read_bytes(data, entry["path"]), data, rank=entry["rank"], origin=entry["origin"])
    for entry in listed["article"]:
        data = (seeds / entry["path"]).read_bytes()
        desk.articles.add(read_bytes(data, entry["path"]), data, slug=entry["slug"], scale=entry["scale"])
