"""What a desk defines for itself in a TOML file: scales, and policies for the gate.

[scales.stars]
title = "Our stars"
ratings = [
  {key = "three", name = "three stars", title = "right", place = 2},
  {key = "none", name = "no star", title = "wrong", place = 1, effect = "blocks"},
  {key = "open", name = "open", title = "cannot be decided"},
]

vouchers = ["signature"]  # above the first [...]: who must vouch for two readers, otherwise login or signature

[policies.front-page]
title = "What goes on the front page"
second_reader = true
rules = ["two-origins", "unchanged"]
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from factcheck.desk.record.rules import RULES, Policy
from factcheck.desk.record.scales import EFFECTS, Rating, Scale, custom_scale
from factcheck.desk.store.codec import decode, encode
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.principal import VOUCHERS
from factcheck.errors import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.desk.desk import Desk
    from factcheck.desk.store.principal import Voucher

__all__ = ["define", "read_definitions"]


def define(desk: Desk, path: Path) -> list[str]:
    """Keep what the file defines, for everybody on the desk, all of it or nothing; give a line for each."""
    scales, policies, vouchers = read_definitions(path)
    desk.settings.define(scales, policies, vouchers)
    told = [f"scale {scale.name}: {', '.join(rating.key for rating in scale.ratings)}" for scale in scales]
    who = [] if vouchers is None else [f"vouchers {', '.join(vouchers)}"]
    return [*told, *(f"policy {name}" for name in policies), *who]


def read_definitions(path: Path) -> tuple[list[Scale], dict[str, dict[str, Any]], list[Voucher] | None]:
    """Give the scales, the policies and the vouchers of a file, these None where it says nothing of them.

    Raises `Refused` or `UnknownRating` at the first that does not hold.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(str(path), f"cannot be read ({words_of(error)})", "mend the file") from error
    if unknown := ", ".join(content.keys() - {"scales", "policies", "vouchers"}):
        remedy = "use [scales.NAME], [policies.NAME] or vouchers"
        raise Refused(str(path), f"defines what a desk does not have: {unknown}", remedy)
    vouchers = content.get("vouchers")
    if vouchers is not None and not (
        isinstance(vouchers, list) and vouchers and set(map(str, vouchers)) <= {*VOUCHERS}
    ):
        raise Refused(f"{path}: vouchers", f"is {vouchers!r}", f"list some of {', '.join(VOUCHERS)}")
    try:
        scales = [_scale(name, fields) for name, fields in content.get("scales", {}).items()]
        policies = {name: dict(fields) for name, fields in content.get("policies", {}).items()}
        for name, fields in policies.items():
            _must_be_policy(name, fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(str(path), f"misses or misspells a field ({error})", "compare it with the manual") from error
    return scales, policies, vouchers


def _scale(name: str, fields: dict[str, Any]) -> Scale:
    ratings = tuple(decode(Rating, encode(Rating(**rating))) for rating in fields["ratings"])
    for rating in ratings:
        if rating.effect not in EFFECTS:
            raise Refused(f"scale {name}", f"{rating.effect} is no effect", f"choose one of {', '.join(EFFECTS)}")
    return custom_scale(name, fields["title"], ratings)


def _must_be_policy(name: str, fields: dict[str, Any]) -> None:
    policy = Policy(**{**fields, "name": name})
    if unknown := [rule for rule in policy.rules if rule not in RULES]:
        raise Refused(f"policy {name}", f"no such rule: {', '.join(unknown)}", f"choose from {', '.join(RULES)}")
    decode(Policy, {**fields, "name": name})
