"""The command group: commands are loaded when they are called, and errors become exit codes in one place."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from factcheck import __version__
from factcheck.cli.context import Context
from factcheck.cli.grouping import Group, ReaderLeft
from factcheck.errors import FactcheckError
from factcheck.plugins import OFF
from factcheck.terminal.text import safe_line

__all__ = ["COMMANDS", "factcheck", "run"]

# What the system refuses is no fault of the program: no room, a quota, no permission, a read-only or broken disk.
_OUTSIDE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO})

# name -> (module, attribute, one line of help): the module is imported only when its command is called.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "add": ("factcheck.cli.add", "add", "Put articles, or a new version of one, on the desk."),
    "answer": ("factcheck.cli.ask", "answer", "Keep the author's answers."),
    "article": ("factcheck.cli.article", "article", "Say what an article is judged by, or change it."),
    "ask": ("factcheck.cli.ask", "ask", "Ask the author, or write the list of open questions."),
    "assign": ("factcheck.cli.reading", "assign", "Let somebody take care of a claim."),
    "check": ("factcheck.cli.check", "check", "Check one article against evidence, in one pass, without a desk."),
    "claim": ("factcheck.cli.editing", "claim", "Add, correct, split and merge claims."),
    "claimreview": (
        "factcheck.cli.claimreview",
        "claimreview",
        "Bring in published fact-checks, or check a ClaimReview.",
    ),
    "claims": ("factcheck.cli.claims", "claims", "List the claims of an article."),
    "completion": ("factcheck.cli.completion", "completion", "Print what completes commands in bash, zsh or fish."),
    "contacted": ("factcheck.cli.verdicts", "contacted", "Say when the claimant was asked, or why not."),
    "correction": ("factcheck.cli.gate", "correction", "Draft the note for a verdict that was corrected."),
    "demo": ("factcheck.cli.demo", "demo", "Open a sample desk, to try the workbench."),
    "desk": ("factcheck.cli.desk", "desk", "Make a desk and look after it."),
    "evidence": ("factcheck.cli.evidence", "evidence", "What claims are held against: add, list, search, update."),
    "exempt": ("factcheck.cli.verdicts", "exempt", "Keep a verdict that breaks a source rule, with a reason."),
    "gate": ("factcheck.cli.gate", "gate", "Say whether an article may go out, and why not."),
    "help": ("factcheck.cli.manual", "help_page", "Print a page of the manual."),
    "link": ("factcheck.cli.show", "link", "Hold a claim against passages that you found."),
    "log": ("factcheck.cli.log", "log", "Say who did what, and when."),
    "lsp": ("factcheck.cli.lsp", "lsp", "Say in an editor what is wrong while one types."),
    "mark-read": ("factcheck.cli.article", "mark_read", "Mark words under no claim as read."),
    "note": ("factcheck.cli.verdicts", "note", "Keep a note at a claim."),
    "plugins": ("factcheck.cli.plugins", "plugins", "List the plug-ins, and what is wrong with them."),
    "precedents": ("factcheck.cli.reading", "precedents", "List earlier verdicts on claims like this one."),
    "rate": ("factcheck.cli.verdicts", "rate", "Record a rating for a claim."),
    "read": ("factcheck.cli.reading", "read", "Read a rated claim a second time, without being led."),
    "record": ("factcheck.cli.record", "record", "Write verdicts as records that anybody can recompute."),
    "redo": ("factcheck.cli.verdicts", "redo", "Do again what you took back last."),
    "report": ("factcheck.cli.report", "report", "Write the report of an article in any format."),
    "scan": ("factcheck.cli.scan", "scan", "Check many articles against one library: one line of JSON for each."),
    "serve": ("factcheck.cli.serve", "serve", "Bring the workbench, or what is cleared, into browsers."),
    "show": ("factcheck.cli.show", "show", "Show a claim with its evidence and what was decided."),
    "ties": ("factcheck.cli.claims", "ties", "List the claims that say the same as one."),
    "undo": ("factcheck.cli.verdicts", "undo", "Take back your last decision."),
    "unread": ("factcheck.cli.article", "unread", "List what stands under no claim and nobody marked as read."),
    "verify": ("factcheck.cli.record", "verify", "Redo what somebody's verdict records rest on."),
    "waiting": ("factcheck.cli.reading", "waiting", "List what waits for you."),
    "watch": ("factcheck.cli.watch", "watch", "Scan what arrives in folders and feeds, and tell what comes back."),
}

# The commands as the help lists them, by what they are for.
GROUPS: dict[str, tuple[str, ...]] = {
    "Checking": (
        "demo", "add", "claims", "show", "link", "rate", "note", "ask", "answer", "contacted", "exempt", "undo", "redo",
        "check", "lsp", "scan", "watch",
    ),
    "Articles and claims": ("article", "claim", "unread", "mark-read", "ties", "precedents"),
    "Evidence": ("evidence", "claimreview"),
    "Working with others": ("waiting", "assign", "read", "log"),
    "Leaving the house": ("gate", "report", "record", "verify", "serve", "correction"),
    "The desk, and help": ("desk", "plugins", "help", "completion"),
}  # fmt: skip

USAGE = 2
FAULT = 3
INTERRUPTED = 130


class LazyGroup(Group):
    """A group whose commands live in modules that are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the tables, by what they are for; help loads none of them."""
        del ctx
        for heading, names in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, COMMANDS[name][2]) for name in names])


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.option(
    "--desk",
    metavar="FOLDER",
    help="The desk's folder, or its address; otherwise FACTCHECK_DESK, otherwise this folder.",
)
@click.option("--as", "reviewer", metavar="NAME", help="The name to record beside your login.")
@click.option(
    "--sign", "key", metavar="KEY", envvar="FACTCHECK_SIGN", type=click.Path(path_type=Path),
    help="An ssh key of yours that the desk knows; what you record is signed with it.",
)  # fmt: skip
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, to select text with it.")
@click.option("--no-plugins", is_flag=True, help="Do without what other packages add.")
@click.pass_context
def factcheck(
    ctx: click.Context, desk: str | None, reviewer: str | None, key: Path | None, no_mouse: bool, no_plugins: bool
) -> None:
    """Check facts in a terminal: claims, evidence, verdicts, reports.

    Without a command it opens the desk in this folder, or offers to make one.
    """
    if no_plugins:
        os.environ[OFF] = "1"
    ctx.obj = Context(desk=desk, reviewer=reviewer, key=key, mouse=not no_mouse)
    if ctx.invoked_subcommand is not None:
        _tell_of_configuration(ctx.obj)
    if ctx.invoked_subcommand is None:
        from factcheck.cli.workbench import open_or_make

        ctx.exit(open_or_make(ctx.obj))


def _tell_of_configuration(context: Context) -> None:
    """Say on stderr what cannot be meant in the configuration, also where the command does not need it."""
    from factcheck.settings.paths import config_file

    if config_file().exists():
        try:
            context.settings()
        except FactcheckError as error:
            _say(str(error), USAGE)


def run(arguments: list[str] | None = None) -> int:
    """Run the command named in `arguments` (or `sys.argv`) and give the exit code.

    0 clean, 1 contradicted or not cleared, 2 usage or an unreadable input, 3 a fault of the program,
    130 interrupted. Nothing leaves as a traceback, except with FACTCHECK_TRACEBACK set.
    """
    if sys.stdout is None:  # closed by whoever started us: what is printed goes nowhere, and the rest is done
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
    try:
        result = factcheck.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.MissingParameter as error:
        from factcheck.cli.missing import missing_words

        return _say(missing_words(error), USAGE)
    except click.exceptions.NoArgsIsHelpError as error:  # the help of a group, which is more than a line
        print(error.format_message(), file=sys.stderr)
        return USAGE
    except click.ClickException as error:
        return _say(error.format_message(), USAGE)
    except FactcheckError as error:
        return _say(str(error), USAGE)
    except (BrokenPipeError, ReaderLeft):
        # The reader of our output left (`| head`): nothing is wrong, and nothing more can be said to it.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return 0
    except Exception as error:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        if isinstance(error, OSError) and error.errno in _OUTSIDE:
            return _say(_refused(error), USAGE)
        return _say(
            f"a fault of the program: {type(error).__name__}: {error}; "
            "nothing that was recorded is lost; run again with FACTCHECK_TRACEBACK=1 to see where",
            FAULT,
        )
    return result if isinstance(result, int) else 0


def _refused(error: OSError) -> str:
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "the output"
    return f"{where}: {error.strerror}; make room or name another place, and run again"


def _say(line: str, code: int) -> int:
    print(f"factcheck: {safe_line(line)}", file=sys.stderr)
    return code
