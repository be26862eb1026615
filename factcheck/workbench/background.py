"""What the desk knows of a claim beside its evidence: who says the same, earlier verdicts, what readers are to see.

Slow work, done in the backroom; what comes out is frozen data for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.claims import Likeness
    from factcheck.desk import BlindReading, ClaimRecord, Desk
    from factcheck.desk.judging.precedents import Precedents
    from factcheck.desk.judging.source_rules import Broken
    from factcheck.workbench.casework import Key

__all__ = ["Background", "Tie", "background", "unknown"]


class Tie(Struct, frozen=True):
    """A claim that says the same ("near": nearly the same), here or in another article."""

    record: ClaimRecord
    likeness: Likeness


class Background(Struct, frozen=True):
    """The claims that say the same, the verdicts they got (for whoever may see them), the rules that are broken.

    `broken` are the source rules that the verdict in force breaks by the article's policy. `blind` is what a second
    reader may see, None where the claim is not read blind. `fault` says that the program failed over it: nothing else
    is known then.
    """

    ties: tuple[Tie, ...]
    precedents: Precedents
    broken: tuple[Broken, ...]
    blind: BlindReading | None = None
    fault: str = ""


def background(desk: Desk, slug: str, key: Key, *, blind: bool) -> Background:
    """Give what the desk knows of one question about one claim."""
    from factcheck.desk.judging.precedents import precedents
    from factcheck.desk.judging.source_rules import broken_rules

    number, question = key
    name = f"{slug}#{number}"
    record = desk.claims.get(name)
    verdict = record.third.get(question) or record.verdicts.get(question)
    broken = () if verdict is None or blind else broken_rules(desk, record, verdict, desk.policies.of(slug))
    exempt = {exemption.rule for exemption in verdict.exemptions} if verdict else set()
    return Background(
        ties=tuple(Tie(other, likeness) for other, likeness in desk.ties.of(name)),
        precedents=precedents(desk, name),
        broken=tuple(each for each in broken if each.rule not in exempt),
        blind=desk.readers.blind(name, question) if blind else None,
    )


def unknown(words: str) -> Background:
    """Give what is shown where the program failed; `words` say how."""
    from factcheck.desk.judging.precedents import Precedents

    return Background((), Precedents(0, ()), (), fault=words)
