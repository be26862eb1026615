"""What can be done in a place: by its name, as a palette, and as the page of keys under what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.screens.picker import Picker
from factcheck.workbench.widgets.keys_grid import KeysGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.choices import Choice

__all__ = ["ActionsScreen", "KeysScreen"]


class ActionsScreen(Picker, inherit_bindings=True):
    """Gives the action that was chosen, or None."""

    def having(self, wanted: Sequence[str]) -> list[Choice]:
        """Give the actions with these words in key, title or group; where none has them, in what they do."""
        named = [choice for choice in self.choices if _has(f"{choice.key} {choice.words} {choice.group}", wanted)]
        return named or [choice for choice in self.choices if _has(f"{choice.detail} {choice.words}", wanted)]


class KeysScreen(ActionsScreen, inherit_bindings=True):
    """The same, under what the keys are for."""

    def make_list(self) -> KeysGrid:
        """Give the list in which it shows them."""
        return KeysGrid()


def _has(text: str, wanted: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
