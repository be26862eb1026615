"""What a desk keeps for everybody on it: settings, scales, and whose keys sign as whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factcheck.desk.record.lookup import find_scale
from factcheck.desk.record.model import Setting
from factcheck.desk.record.records import stored
from factcheck.desk.record.scales import SCALES, Scale
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.storage import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.desk.record.records import Records
    from factcheck.desk.store.principal import Voucher

__all__ = ["Settings"]


class Settings:
    """Keeping them and finding them."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self, name: str) -> object:
        """Give what this desk keeps under a name, None where nothing."""
        self._records.storage.refresh()
        return next((item.value for item in self._records.typed_all(Setting, "settings") if item.name == name), None)

    def keep(self, name: str, value: object) -> None:
        """Keep a setting of the desk, for everybody on it."""
        with self._records.storage.exclusive():
            self._records.commit("set", {"settings": self._document(name, value)})

    def scale(self, name: str) -> Scale:
        """Give a scale that this desk knows; raises `UnknownRating` where it does not."""
        return find_scale(self._records, name)

    def scales(self) -> dict[str, Scale]:
        """Give every scale that an article of this desk can be judged by."""
        self._records.storage.refresh()
        return {**SCALES, **self._records.own_scales()}

    def define(
        self, scales: Iterable[Scale], policies: Mapping[str, object], vouchers: Sequence[Voucher] | None = None
    ) -> None:
        """Keep scales and policies of the desk's own beside those it had, in place of those of these names.

        `vouchers` say who must vouch for two readers from now on; None leaves what was said.
        """
        with self._records.storage.exclusive():
            storage = self._records.storage
            known = {item.name: key for key, item in self._records.typed_pairs(Scale, "scales")}
            documents = {str(known.get(item.name) or storage.next_id("scales")): stored(item) for item in scales}
            settings: dict[str, dict[str, Any]] = {}
            if policies:
                own = self.get("policies")
                settings |= self._document("policies", {**(own if isinstance(own, dict) else {}), **policies})
            if vouchers is not None:
                settings |= self._document("vouchers", list(vouchers))
            changes = {"scales": documents, "settings": settings}
            self._records.commit("define", {name: table for name, table in changes.items() if table})

    def begin(self) -> None:
        """Write the line that makes this desk, which no other desk has."""
        made = self._document("made", now())
        self._records.commit("set", {"settings": made}, desk=uuid4().hex)

    @property
    def signers(self) -> dict[str, list[str]]:
        """The public keys that people sign with, by the logins they stand for."""
        kept = self.get("signers")
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {name: [key for key in keys if isinstance(key, str)] for name, keys in pairs if isinstance(keys, list)}

    def keep_signer(self, name: str, key: str | None) -> None:
        """Let a public key sign as the login `name` from now on, beside those it had; None takes all of them away.

        Raises `Refused` for somebody for whom nobody vouches.
        """
        if self._records.vouched not in self._records.trusted():
            raise Refused(name, "cannot be given a key by somebody for whom nobody vouches", "do it as yourself")
        with self._records.storage.exclusive():
            signers: dict[str, object] = dict(self.signers)
            keys = self.signers.get(name, [])
            if key is None:
                signers.pop(name, None)
            else:
                signers[name] = list(dict.fromkeys((*keys, key)))
            self.keep("signers", signers)

    def _document(self, name: str, value: object) -> dict[str, dict[str, Any]]:
        kept = self._records.typed_pairs(Setting, "settings")
        key = next((key for key, item in kept if item.name == name), None)
        return {str(key or self._records.storage.next_id("settings")): stored(Setting(name, value))}
