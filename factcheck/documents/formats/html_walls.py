"""What a saved page shows instead of its text: a notice that it needs a program, a question, a consent form."""

from __future__ import annotations

import re

__all__ = ["wall_of"]

# A page with more words than that has a text of its own, whatever it asks for beside it.
_MOST_WORDS = 160
_WALLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a notice that it needs JavaScript",
        re.compile(
            r"(?:enable|turn on|activate|requires?|without|activer|aktivieren|activar?|habilit\w+|abilit\w+|włącz\w*|"
            r"включи\w*)\b.{0,40}\bjava\s?script|\bjava\s?script\b.{0,40}\b(?:disabled|required|enabled?|deaktiviert|"
            r"aktivier\w+|désactivé|activé|desactivado|отключ\w+|включ\w+|wyłączon\w+)",
            re.IGNORECASE,
        ),
    ),
    (
        "a question whether a person reads it",
        re.compile(
            r"\b(?:verify|confirm|prove)\b.{0,20}\byou are (?:a |not a )?(?:human|robot)|checking (?:your|the) browser|"
            r"are you a robot|unusual traffic|\bcaptcha\b|ddos protection|access (?:to this page )?(?:has been )?"
            r"denied|request (?:was )?blocked|security check|kein roboter|pas un robot|no soy un robot",
            re.IGNORECASE,
        ),
    ),
    (
        "a request for consent to cookies",
        re.compile(
            r"before you continue|we (?:value|care about|respect) your privacy|we and our (?:[\d,.]+ )?partners|"
            r"accept (?:all )?cookies|consent to (?:the use of )?cookies|wir und unsere (?:[\d,.]+ )?partner|"
            r"alle(?:n)? cookies (?:zustimmen|akzeptieren|annehmen)|nous et nos (?:[\d\s]+ )?partenaires|"
            r"accepter (?:tous )?les cookies|aceptar (?:todas )?las cookies|нажимая.{0,40}cookie|plik\w* cookie",
            re.IGNORECASE,
        ),
    ),
    (
        "an offer to subscribe",
        re.compile(
            r"subscribe to (?:continue|read|keep)|to continue reading|(?:sign|log) in to (?:read|continue)|"
            r"already a subscriber|jetzt weiterlesen mit|réservé (?:à nos|aux) abonnés|exclusivo para suscriptores|"
            r"только для подписчиков",
            re.IGNORECASE,
        ),
    ),
)


def wall_of(text: str) -> str | None:
    """Give what a short page shows instead of its text; None for a page that tells something."""
    if len(text.split()) > _MOST_WORDS:
        return None
    return next((what for what, pattern in _WALLS if pattern.search(text)), None)
