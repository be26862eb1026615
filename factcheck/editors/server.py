"""The language server: diagnostics while one types, a hover with judgement and source, and the source's figure.

One thread looks at drafts, one draft after the other; what was typed meanwhile replaces what waits.
"""

from __future__ import annotations

import asyncio
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from factcheck import __version__
from factcheck.editors.places import Lines, units_of
from factcheck.errors import Edge, Fault, words_of
from factcheck.terminal.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.editors.diagnosing import Remark
    from factcheck.editors.evidence import Evidence

__all__ = ["serve"]

PAUSE = 0.06  # seconds without a key after which a draft is looked at
SOURCE = "factcheck"

_SEVERITY = {"fault": types.DiagnosticSeverity.Warning, "note": types.DiagnosticSeverity.Information}


class _Draft:
    """A text that is open in the editor, as it was last looked at."""

    def __init__(self) -> None:
        self.version = 0
        self.text = ""
        self.lines = Lines("", len)
        self.remarks: list[Remark] = []


class _Server(LanguageServer):
    """The server with the drafts that are open; `evidence` is asked for once the editor has said what it wants."""

    def __init__(self, open_evidence: Callable[[list[str]], Evidence]) -> None:
        super().__init__("factcheck", __version__)
        self.open_evidence = open_evidence
        self.evidence: Evidence | None = None
        self.named: list[str] = []
        self.drafts: dict[str, _Draft] = {}
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self.told: set[str] = set()

    def tell(self, fault: Fault) -> None:
        """Say in the editor's log what could not be done, once."""
        line = safe_line(f"{fault.source}: {fault.problem}")
        if line not in self.told:
            self.told.add(line)
            self.window_log_message(types.LogMessageParams(type=types.MessageType.Warning, message=line))


class _OneLine(logging.Formatter):
    """What the library says of a client that sends nonsense, in a line: editors show what stands on standard error."""

    def format(self, record: logging.LogRecord) -> str:
        if os.environ.get("FACTCHECK_TRACEBACK"):
            return super().format(record)
        error = record.exc_info[1] if record.exc_info else None
        said = f" ({words_of(error)})" if isinstance(error, Exception) else ""
        return f"factcheck: lsp: {safe_line(record.getMessage() + said)}"


def serve(open_evidence: Callable[[list[str]], Evidence]) -> None:
    """Speak the protocol on standard input and output until the editor leaves.

    `open_evidence` is called in the thread that looks at drafts, with the paths that the editor names in its
    initialization options (`{"evidence": ["results.csv"]}`).
    """
    complaints = logging.StreamHandler()
    complaints.setFormatter(_OneLine())
    logging.getLogger("pygls").addHandler(complaints)
    server = _Server(open_evidence)
    _listen(server)
    server.start_io()


def _listen(server: _Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options: Any = params.initialization_options
        named = options.get("evidence") if isinstance(options, dict) else None
        server.named = [path for path in named if isinstance(path, str)] if isinstance(named, list) else []

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await _look(server, params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await _look(server, params.text_document.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if server.evidence is not None:
            await asyncio.get_running_loop().run_in_executor(server.worker, server.evidence.forget)
        await _look(server, params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        draft = server.drafts.pop(params.text_document.uri, None)
        if draft is not None:
            draft.version += 1
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return _hover(server.drafts.get(params.text_document.uri), params.position)

    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return _actions(server.drafts.get(params.text_document.uri), params)


async def _look(server: _Server, uri: str, pause: float) -> None:
    """Look at a draft as it is now, unless it changes meanwhile."""
    draft = server.drafts.setdefault(uri, _Draft())
    draft.version += 1
    version = draft.version
    await asyncio.sleep(pause)
    if draft.version != version:
        return
    text = server.workspace.get_text_document(uri).source.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")

    def current() -> bool:
        return draft.version == version

    loop = asyncio.get_running_loop()
    remarks = await loop.run_in_executor(server.worker, _remarks, server, text, uri, current)
    if remarks is None or not current():
        return
    encoding = server.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
    draft.text, draft.remarks = text, remarks
    draft.lines = Lines(text, units_of(str(getattr(encoding, "value", encoding))))
    told = [_diagnostic(draft, remark) for remark in remarks if remark.weight in _SEVERITY]
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))


def _remarks(server: _Server, text: str, uri: str, current: Callable[[], bool]) -> list[Remark] | None:
    with Edge(uri, server.tell):
        if server.evidence is None:
            server.evidence = server.open_evidence(server.named)
        return server.evidence.remarks(text, uri, current)
    return None


def _range(draft: _Draft, remark: Remark) -> types.Range:
    return types.Range(types.Position(*draft.lines.place(remark.start)), types.Position(*draft.lines.place(remark.end)))


def _diagnostic(draft: _Draft, remark: Remark) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(draft, remark),
        message=safe_line(f"{remark.message} ({remark.source})" if remark.source else remark.message),
        severity=_SEVERITY[remark.weight],
        code=remark.code,
        source=SOURCE,
    )


def _hover(draft: _Draft | None, position: types.Position) -> types.Hover | None:
    if draft is None:
        return None
    at = draft.lines.offset(position.line, position.character)
    here = [remark for remark in draft.remarks if remark.start <= at <= remark.end]
    if not here:
        return None
    lines = [line for remark in here for line in (remark.message, remark.source) if line]
    return types.Hover(
        types.MarkupContent(types.MarkupKind.PlainText, safe_text("\n".join(lines))), _range(draft, here[0])
    )


def _actions(draft: _Draft | None, params: types.CodeActionParams) -> list[types.CodeAction]:
    if draft is None:
        return []
    first = draft.lines.offset(params.range.start.line, params.range.start.character)
    last = draft.lines.offset(params.range.end.line, params.range.end.character)
    return [
        types.CodeAction(
            title=safe_line(f"Use the source's figure: {remark.replacement}"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(draft, remark)],
            edit=types.WorkspaceEdit(
                changes={params.text_document.uri: [types.TextEdit(_range(draft, remark), remark.replacement)]}
            ),
        )
        for remark in draft.remarks
        if remark.replacement is not None and remark.start <= last and remark.end >= first
    ]
