"""Templates in a sandbox: the built-in ones, and a newsroom's own.

Outside words are escaped where a template puts them out, in Markdown as in HTML, so that a template has nothing to
remember. A template of one's own may extend or include the built-in ones by name, and its neighbours.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from factcheck.errors import FactcheckError, words_of
from factcheck.reports import drawing, escaping, words
from factcheck.reports.annotation import annotated, letters, source_number, unchecked
from factcheck.reports.corrections import corrections, open_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.reports.model import NumberLine, Report, ReportClaim

__all__ = ["TemplateFailed", "fill", "fill_page"]


class TemplateFailed(FactcheckError):
    """A template that cannot be read, or that does what the sandbox does not allow."""


def _hypertext(value: object) -> object:
    """Make words safe before HTML's own escaping; what a macro or a drawing made is markup already."""
    return escaping.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plain(value: object) -> object:
    """Escape words for Markdown. Jinja's `Markup` means "safe in this medium", so that macros can be nested."""
    return escaping.markdown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _fenced(line: NumberLine) -> Markup:
    """Give the number line as a block of code; no row of it can close the block."""
    rows = drawing.text_line(line)
    fenced = ["```text", *(row.replace("`", "'") for row in rows), "```"] if rows else []
    return Markup("\n".join(fenced))  # noqa: S704 - nothing inside a fence is markup


def _addressed(text: str) -> Markup:
    """Give a web address as a Markdown link to itself, anything else as words."""
    web = escaping.address(text)
    plain = web and not set(web) & set("<>\\`")
    return Markup(f"<{web}>") if plain else escaping.markdown(text)  # noqa: S704 - an address without any of "<>`"


@cache
def _style(*names: str) -> tuple[str, str]:
    """Give built-in style sheets or scripts as one, and the hash by which a page's security policy allows it."""
    folder = Path(__file__).parent / "templates"
    text = "".join((folder / Path(name).name).read_text("utf-8") for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"sha256-{digest}"


@cache
def _environment(folder: Path | None, *, hypertext: bool) -> ImmutableSandboxedEnvironment:
    built_in = PackageLoader("factcheck.reports", "templates")
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder), built_in]) if folder else built_in,
        autoescape=True,
        finalize=_hypertext if hypertext else _plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {
        "range": environment.globals["range"],
        "groups": words.groups,
        "count_words": words.count_words,
        "heading": words.heading,
        "standing_words": words.standing_words,
        "tones": words.TONES,
        "tone_parts": words.tone_parts,
        "questions": words.QUESTIONS,
        "kinds": words.KINDS,
        "method": words.METHOD,
        "annotated": annotated,
        "letters": letters,
        "unchecked": unchecked,
        "style": lambda *names: Markup(_style(*names)[0]),  # noqa: S704 - the package's own files
        "style_hash": lambda *names: Markup(_style(*names)[1]),  # noqa: S704 - base64
    }
    environment.filters |= {
        "day": words.date_words,
        "time": words.time_words,
        "counted": words.plural,
        "percent": words.percent_words,
        "short": words.short,
        "line": escaping.one_line,
        "address": escaping.address,
        "corrections": corrections,
        "open_questions": open_questions,
        "source_number": source_number,
    }
    if hypertext:
        environment.filters |= {
            "number_line": lambda *line: Markup(drawing.number_line(*line)),  # noqa: S704 - escaped there
            "bar": lambda parts, name: Markup(drawing.bar(parts, name)),  # noqa: S704 - escaped there
        }
    else:
        environment.filters |= {"number_line": _fenced, "linked": _addressed}
    return environment


def fill(
    name: str, reports: Sequence[Report], *, template: Path | None = None, tick: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """Fill the built-in template `name`, or the one at `template`, and give the text piece by piece.

    `tick` is called whenever a claim was written. Whether words are escaped for HTML or for Markdown is
    decided by `name`. Raises `TemplateFailed`, naming the template and its line.
    """

    def told(claims: Iterable[ReportClaim]) -> Iterator[ReportClaim]:
        for claim in claims:
            yield claim
            tick()

    environment = _environment(template.parent if template else None, hypertext=name.endswith(".html"))
    shown = str(template) if template else name
    try:
        source = environment.get_template(template.name if template else name)
        context: dict[str, Any] = {"reports": tuple(reports), "told": told}
        yield from _gathered(source.generate(context))
    except TemplateNotFound as error:
        missing = str(error.name or shown)
        if template is not None and missing != template.name:
            raise TemplateFailed(
                shown, f"takes in {missing}, which is not there", "put it beside the template"
            ) from error
        raise TemplateFailed(
            missing, "is not there", "name a template, and those that it takes in beside it"
        ) from error
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise TemplateFailed(
            shown, f"{error.message or type(error).__name__}" + (f" (line {line})" if line else ""), "mend the template"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateFailed(shown, f"cannot be read ({words_of(error)})", "choose another template") from error
    except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError) as error:
        if template is None:
            raise
        raise TemplateFailed(shown, f"{type(error).__name__}: {error}", "mend the template") from error


def fill_page(name: str, **context: object) -> str:
    """Fill a built-in page that is no report, escaped for HTML."""
    return _environment(None, hypertext=True).get_template(name).render(context)


def _gathered(pieces: Iterator[str], size: int = 16_384) -> Iterator[str]:
    """Give the many small pieces of a template as fewer large ones."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)
