"""The rules that sources must keep, and the policies that say which of them count; data, checked in `judging`."""

from __future__ import annotations

from msgspec import Struct

from factcheck.errors import FactcheckError

__all__ = ["POLICIES", "RULES", "Policy", "Rule", "UnknownPolicy"]


class UnknownPolicy(FactcheckError):
    """A policy that neither ships nor is kept on the desk."""


class Rule(Struct, frozen=True):
    """What the sources of a verdict must be; `central_only` asks it of claims that matter most."""

    name: str
    title: str
    central_only: bool = False


class Policy(Struct, frozen=True):
    """What must be true of every claim before an article goes out.

    `sources` asks for at least one source under every verdict that has something to prove, `second_reader` for a
    second person, `said` for an answer to "was it said?" where somebody is quoted. `central` is the check-worthiness
    (0..1) from which on a claim is central; `rules` name those of `RULES` that count.
    """

    name: str
    title: str
    sources: bool = True
    second_reader: bool = False
    said: bool = False
    central: float = 0.6
    rules: tuple[str, ...] = ()


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("two-origins", "at least two sources of different origin", central_only=True),
        Rule("primary", "at least one primary source", central_only=True),
        Rule("kept", "every source has an archived address or a snapshot on the desk"),
        Rule("unchanged", "no source was replaced, removed or altered since"),
        Rule("contacted", "the claimant was asked, or it is said why not", central_only=True),
    )
}

POLICIES: dict[str, Policy] = {
    item.name: item
    for item in (
        Policy("draft", "One's own text, before it is printed", rules=("unchanged",)),
        Policy("published", "A rating of what somebody said", second_reader=True, said=True, rules=tuple(RULES)),
    )
}
