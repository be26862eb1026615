"""The policies of a desk for its gate: those that ship, and those that it keeps itself."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from factcheck.desk.record.lookup import find_article
from factcheck.desk.record.rules import POLICIES, RULES, Policy, UnknownPolicy
from factcheck.desk.store.codec import decode

if TYPE_CHECKING:
    from factcheck.desk.parts.settings import Settings
    from factcheck.desk.record.records import Records

__all__ = ["Policies"]


class Policies:
    """Finding what must be true of the claims of an article before it goes out."""

    def __init__(self, records: Records, settings: Settings) -> None:
        self._records, self._settings = records, settings

    def all(self) -> dict[str, Policy]:
        """Give the policies that ship and those that the desk keeps under the setting "policies", which come first.

        One that cannot be read as it is kept there is left out: `of` says why where it is asked for.
        """
        found = dict(POLICIES)
        for name, fields in self._kept().items():
            with suppress(UnknownPolicy):
                found[name] = _own(name, fields)
        return found

    def of(self, article: str, name: str | None = None) -> Policy:
        """Give the policy of an article, or the one that is named instead.

        An article without one has "draft" on the scale of drafts, "published" on any other. Raises `UnknownPolicy`.
        """
        known = self.all()
        item = find_article(self._records, article)
        wanted = name or item.policy or ("draft" if item.scale == "draft" else "published")
        if wanted in (kept := self._kept()):
            known[wanted] = _own(wanted, kept[wanted])
        if wanted not in known:
            raise UnknownPolicy(wanted, "is no policy", f"choose one of {', '.join(known)}")
        unknown = [rule for rule in known[wanted].rules if rule not in RULES]
        if unknown:
            problem = f"names rules that are not known: {', '.join(unknown)}"
            raise UnknownPolicy(wanted, problem, "mend the desk's setting")
        return known[wanted]

    def _kept(self) -> dict[str, object]:
        own = self._settings.get("policies")
        return own if isinstance(own, dict) else {}


def _own(name: str, fields: object) -> Policy:
    """Give a policy as the desk's setting has it; raises `UnknownPolicy` where another program put something else."""
    try:
        return decode(Policy, {**cast("dict[str, object]", fields), "name": name})
    except (TypeError, ValueError) as error:
        raise UnknownPolicy(name, f"is no policy as it is kept here ({error})", "define it again") from error
