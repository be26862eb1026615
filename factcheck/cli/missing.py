"""What can be given where an argument is missing: the ratings of the scale, the articles of the desk, the topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.cli.context import Context
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from factcheck.desk import Desk

__all__ = ["missing_words"]

_SHOWN = 12
_TAKE_FILES = frozenset({"add", "check", "scan"})  # what they are given need not be on the desk


def missing_words(error: click.MissingParameter) -> str:
    """Say what is missing and what it can be, as far as that can be found out here."""
    param, ctx = error.param, error.ctx
    if param is None or ctx is None:
        return error.format_message()
    words = [param.make_metavar(ctx).strip("[]")]
    if param.param_type_name == "option":
        words.insert(0, min(param.opts, key=len))
    said = f"{ctx.command_path} needs {' '.join(words)}"
    if ctx.command.name in _TAKE_FILES and param.name == "articles":
        return f"{said}: a file, a folder or an address"
    find = _CHOICES.get(param.name or "")
    choices = _found(ctx, find) if find is not None else getattr(param.type, "choices", ())
    shown = ", ".join(list(choices)[:_SHOWN]) + (", …" if len(choices) > _SHOWN else "")
    return f"{said}: {shown}" if shown else f"{said}; `{ctx.command_path} --help` says more"


def _found(ctx: click.Context, find: Callable[[Desk, click.Context], list[str]]) -> list[str]:
    try:
        with (ctx.find_object(Context) or Context()).open_desk() as desk:
            return find(desk, ctx)
    except FactcheckError:
        return []  # without a desk there is nothing to choose from


def _articles(desk: Desk, _: click.Context) -> list[str]:
    return [article.slug for article in desk.articles.all()]


def _claims(desk: Desk, _: click.Context) -> list[str]:
    return [
        f"{article.slug}#1 to #{max(desk.survey.numbers(article.slug), default=0)}" for article in desk.articles.all()
    ]


def _ratings(desk: Desk, ctx: click.Context) -> list[str]:
    article = desk.articles.get(str(ctx.params.get("claim", "")).partition("#")[0])
    scale = desk.settings.scale(article.scale)
    digits = {rating.key: digit for digit, rating in scale.digits().items()}
    return [f"{digits[rating.key]} {rating.key}" if rating.key in digits else rating.key for rating in scale.ratings]


def _rules(_: Desk, __: click.Context) -> list[str]:
    from factcheck.desk.record.rules import RULES

    return list(RULES)


def _evidence(desk: Desk, _: click.Context) -> list[str]:
    return [f"{item.id} {item.title}" for item in desk.evidence.all()]


_CHOICES: dict[str, Callable[[Desk, click.Context], list[str]]] = {
    "article": _articles,
    "articles": _articles,
    "claim": _claims,
    "claims": _claims,
    "rating": _ratings,
    "rule": _rules,
    "document": _evidence,
    "documents": _evidence,
    "ids": _evidence,
}
