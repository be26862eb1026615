"""`factcheck serve`: the workbench for browsers, or with `--read` what is cleared for browsers and programs."""

from __future__ import annotations

import asyncio
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from factcheck.cli.context import Context, pass_context
from factcheck.cli.telling import say, say_fault
from factcheck.errors import FactcheckError, words_of
from factcheck.terminal.signals import exit_code

if TYPE_CHECKING:
    import ssl

    from factcheck.reports.rendering import Options
    from factcheck.serving.browser.guard import Visitor

__all__ = ["serve"]

GUEST = "browser"  # whoever comes without a name
SHORTEST = 32  # characters of a token of one's own


class Wanted(Struct, frozen=True):
    """What was asked for: where to listen, how people get there, and by what it is kept."""

    host: str
    port: int
    behind_proxy: bool
    user_header: str | None
    origin: str | None
    certificate: Path | None
    key: Path | None
    token_file: Path | None
    files: Path
    idle: int
    sessions: int


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--read", "reading", is_flag=True, help="Show what is cleared; nothing can be changed.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8423,
    show_default=True,
    help="0 takes any that is free.",
)
@click.option("--behind-proxy", is_flag=True, help="A proxy of yours keeps the connection; listen for it anywhere.")
@click.option("--user-header", metavar="NAME", help="The header in which that proxy names who is there.")
@click.option("--origin", metavar="ADDRESS", help="What browsers reach it by, where that is not this machine.")
@click.option(
    "--certificate", metavar="FILE", type=click.Path(path_type=Path), help="A certificate (PEM), to listen anywhere."
)
@click.option("--key", metavar="FILE", type=click.Path(path_type=Path), help="Its key, where it is not in there.")
@click.option(
    "--token-file", metavar="FILE", type=click.Path(path_type=Path),
    help="A token of your own, to be the same at the next start.",
)  # fmt: skip
@click.option(
    "--files", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False, exists=True), default=".",
    help="What files are read from and saved in; otherwise this folder.",
)  # fmt: skip
@click.option(
    "--idle", metavar="MINUTES", type=click.IntRange(1, 1440), default=30, show_default=True,
    help="Close a session that nobody has touched for so long.",
)  # fmt: skip
@click.option(
    "--sessions", metavar="N", type=click.IntRange(1, 500), default=20, show_default=True,
    help="How many there can be at once.",
)  # fmt: skip
@click.option("--uncleared", is_flag=True, help="With --read: show, marked, what is not cleared.")
@click.option("--publisher", metavar="NAME", help="With --read: who publishes the fact-checks.")
@click.option("--url", metavar="ADDRESS", help="With --read: where they are published.")
@click.option("--json", "as_json", is_flag=True, help="Say where it listens as a line of JSON.")
@click.pass_context
@pass_context
def serve(
    context: Context,
    ctx: click.Context,
    /,
    articles: tuple[str, ...],
    reading: bool,
    uncleared: bool,
    publisher: str | None,
    url: str | None,
    as_json: bool,
    **wanted: object,
) -> None:
    """Bring the workbench into browsers, or with --read show the verdicts of each ARTICLE, or of all, read-only.

    The workbench is for whoever has the address with its token, on this machine; from elsewhere with a certificate, or
    through a proxy that names who is there (`factcheck help browser`). Needs the group `serve`.

    With --read there are pages, JSON, and a feed of ClaimReview with ETag. Only what is cleared is shown, and neither
    notes nor questions nor what the program suggested. `factcheck report --format site` writes the same as files for
    any web server.

    Ends with Ctrl-C.
    """
    asked = Wanted(**wanted)  # type: ignore[arg-type]  # by the names of the options
    if reading:
        _read(context, asked, articles, _options(publisher, url, uncleared=uncleared), as_json=as_json)
    elif articles:
        raise click.UsageError(f"with {articles[0]} say --read; the workbench has every article of the desk")
    else:
        ctx.exit(_workbench(context, asked, as_json=as_json))


def _read(context: Context, asked: Wanted, articles: tuple[str, ...], options: Options, *, as_json: bool) -> None:
    from factcheck.serving.reading import Reading

    with context.open_desk() as desk:
        for name in articles:
            desk.articles.get(name)
        where = asked.host, asked.port
        with Reading(desk, *where, options, say_fault, articles=articles, behind_proxy=asked.behind_proxy) as service:
            say(f"read-only at {service.address}", {"address": service.address}, as_json=as_json)
            service.serve_forever()


def _options(publisher: str | None, url: str | None, *, uncleared: bool) -> Options:
    from factcheck.reports.claimreview import Publication
    from factcheck.reports.rendering import Options

    return Options(uncleared=uncleared, publication=Publication(publisher, url))


def _workbench(context: Context, asked: Wanted, *, as_json: bool) -> int:
    from factcheck.serving.browser.page import must_be_installed

    must_be_installed()
    _must_be_safe(asked)
    from factcheck.cli.session import Order, command
    from factcheck.serving.browser.guard import LOOPBACK, Guard, own_origins
    from factcheck.serving.browser.server import Browsers, Rules

    with context.open_desk() as desk:  # what is wrong with it is said here, not in every browser
        folder = str(desk.folder.resolve())
    token = secrets.token_urlsafe(32) if asked.token_file is None else _token(asked.token_file)
    certificate = None if asked.certificate is None else _certificate(asked.certificate, asked.key)
    secure = certificate is not None
    files, mouse = str(asked.files.resolve()), context.mouse

    def ordered(visitor: Visitor) -> list[str]:
        if visitor.name is None:
            return command(Order(folder, context.reviewer or GUEST, GUEST, "nobody", files, mouse))
        return command(Order(folder, visitor.name, visitor.name, "proxy", files, mouse))

    def listening(port: int) -> None:
        guard.answer_to(own_origins(asked.origin, port, secure=secure))
        host = f"[{asked.host}]" if ":" in asked.host else asked.host
        address = asked.origin or f"{'https' if secure else 'http'}://{host}:{port}"
        if asked.user_header is None:
            address = f"{address.rstrip('/')}/?token={token}"
        told = {"address": address, "port": port, "token": token}
        by_proxy = f", through a proxy that sends {asked.user_header} and X-Factcheck-Token: {token}"
        say(f"the workbench at {address}{by_proxy if asked.user_header else ''}", told, as_json=as_json)

    guard = Guard(token, by_proxy=asked.user_header is not None)
    public = asked.origin if asked.user_header or asked.host not in LOOPBACK else None
    rules = Rules(asked.idle, asked.sessions, asked.user_header, public)
    try:
        asyncio.run(Browsers(guard, rules, ordered).serve(asked.host, asked.port, certificate, listening))
    except asyncio.CancelledError:  # it was asked to terminate
        return exit_code(15)
    return 0


def _must_be_safe(asked: Wanted) -> None:
    """Raise `FactcheckError` where others could read what travels, or say that they are somebody."""
    from factcheck.serving.browser.guard import LOOPBACK

    if asked.behind_proxy != (asked.user_header is not None):
        thing = "--behind-proxy" if asked.behind_proxy else "--user-header"
        remedy = "say --behind-proxy --user-header NAME, with the header in which the proxy names who is there"
        raise FactcheckError(thing, "goes with the other of the two", remedy)
    if asked.host not in LOOPBACK and not (asked.behind_proxy or asked.certificate):
        remedy = "listen on 127.0.0.1, or give a --certificate, or say --behind-proxy --user-header NAME"
        raise FactcheckError(asked.host, "can be reached from elsewhere", remedy)
    if asked.origin is None and (asked.behind_proxy or asked.host not in LOOPBACK):
        remedy = "say --origin https://..., as a browser shows it"
        raise FactcheckError("serve", "does not know by what address browsers reach it", remedy)


def _token(path: Path) -> str:
    try:
        token = path.read_text(encoding="ascii").strip()
        open_to_others = path.stat().st_mode & 0o077
    except (OSError, ValueError) as error:
        raise FactcheckError(str(path), f"cannot be read ({words_of(error)})", "name a file with a token") from error
    if open_to_others:
        raise FactcheckError(str(path), "can be read by others", f"chmod 600 {path}")
    if len(token) < SHORTEST or not token.isprintable() or " " in token:
        remedy = f"write {SHORTEST} letters and digits or more that nobody can guess"
        raise FactcheckError(str(path), "holds no token", remedy)
    return token


def _certificate(certificate: Path, key: Path | None) -> ssl.SSLContext:
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(os.fspath(certificate), None if key is None else os.fspath(key))
    except (OSError, ValueError) as error:
        remedy = "name a certificate and its key, both as PEM"
        raise FactcheckError(str(certificate), f"cannot be used ({words_of(error)})", remedy) from error
    return context
