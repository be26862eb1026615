"""The language server as an editor has it: a process, spoken to by a client of the protocol."""

import asyncio
import json
import shutil
import subprocess
import sys

import pytest

from tests.cli.running import ROOT, SEEDS, commands

types = pytest.importorskip("lsprotocol.types", reason="the group `lsp` is not installed")
from pygls.lsp.client import LanguageClient  # noqa: E402

DRAFT = "The result\n\nVladimir Putin won with 66.30% of the votes 😀. Gennady Zyuganov came second with 17.18%.\n"


class Editor(LanguageClient):
    """An editor with one draft open, which waits for what it is told of it."""

    def __init__(self):
        super().__init__("a test", "1")
        self.published = asyncio.Queue()
        self.logged = []
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.logged.append(params.message))

    async def start(self, folder, *arguments, options=None):
        environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        await self.start_io(sys.executable, "-m", "factcheck", *map(str, arguments), cwd=folder, env=environ)
        return await self.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), initialization_options=options)
        )

    def open(self, uri, text):
        item = types.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri, version, start, end, text):
        span = types.Range(types.Position(*start), types.Position(*end))
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                [types.TextDocumentContentChangePartial(range=span, text=text)],
            )
        )

    async def told(self):
        return list((await asyncio.wait_for(self.published.get(), 20)).diagnostics)


def place(span):
    return (span.start.line, span.start.character, span.end.line, span.end.character)


@pytest.fixture
def folder(tmp_path):
    for path in (SEEDS / "evidence").iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT)
    return tmp_path


def run(folder, *arguments, options=None):
    """Run a scenario with an editor whose server was started with these arguments, and end the server after it."""

    def begin(scenario):
        async def whole():
            editor = Editor()
            await editor.start(folder, *arguments, options=options)
            try:
                await scenario(editor)
            finally:
                if editor._server.returncode is None:
                    editor._server.kill()
                await editor._server.wait()

        asyncio.run(asyncio.wait_for(whole(), 60))

    return begin


def test_what_does_not_fit_is_told_while_one_types_and_mended_by_an_action(folder):
    uri = (folder / "draft.txt").as_uri()
    document = types.TextDocumentIdentifier(uri)

    @run(folder, "lsp", "-e", "final-result.csv")
    async def scenario(editor):
        editor.open(uri, DRAFT)
        (wrong,) = await editor.told()
        assert place(wrong.range) == (2, 24, 2, 30)
        assert wrong.severity == types.DiagnosticSeverity.Warning
        assert (wrong.code.partition("/")[0], wrong.source) == ("figure", "factcheck")
        assert "63.60%, not 66.30%" in wrong.message
        assert "final-result.csv, row 4" in wrong.message

        shown = await editor.text_document_hover_async(types.HoverParams(document, types.Position(2, 26)))
        assert shown.contents.kind == types.MarkupKind.PlainText
        assert shown.contents.value.startswith("SLIP?: ")
        fine = await editor.text_document_hover_async(types.HoverParams(document, types.Position(2, 85)))
        assert fine.contents.value.startswith("MATCH: ")
        assert await editor.text_document_hover_async(types.HoverParams(document, types.Position(0, 1))) is None

        (action,) = await editor.text_document_code_action_async(
            types.CodeActionParams(document, wrong.range, types.CodeActionContext([wrong]))
        )
        assert action.title == "Use the source's figure: 63.60%"
        (edit,) = action.edit.changes[uri]
        assert (place(edit.range), edit.new_text) == ((2, 24, 2, 30), "63.60%")

        editor.change(uri, 2, (2, 24), (2, 30), edit.new_text)
        assert await editor.told() == []
        editor.change(uri, 3, (2, 82), (2, 88), "71.18%")  # behind a letter of two UTF-16 units
        (wrong,) = await editor.told()
        assert place(wrong.range) == (2, 82, 2, 88)
        editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.told() == []
        await editor.shutdown_async(None)
        editor.exit(None)
        assert await asyncio.wait_for(editor._server.wait(), 30) == 0


def test_the_editor_can_name_the_evidence_and_what_cannot_be_read_is_said_in_its_log(folder):
    uri = (folder / "draft.txt").as_uri()

    @run(folder, "lsp", options={"evidence": ["final-result.csv", "nothing.pdf", 7]})
    async def scenario(editor):
        editor.open(uri, DRAFT)
        assert len(await editor.told()) == 1


def test_of_an_article_on_a_desk_the_gate_speaks_where_somebody_decided(folder):
    uri = (folder / "draft.txt").as_uri()
    desk = commands(folder / "desk", folder)
    desk("evidence", "add", "final-result.csv")
    desk("add", "draft.txt", "--scale", "draft")
    keys = [json.loads(line) for line in desk("claims", "draft", "--json").splitlines()]
    (key,) = (item["key"] for item in keys if (item["claim"].get("figure") or {}).get("text") == "66.30%")

    @run(folder, "--desk", "desk", "lsp")
    async def scenario(editor):
        editor.open(uri, DRAFT)
        (wrong,) = await editor.told()
        assert wrong.code.startswith("figure/")
        desk("rate", key, "change", "--source", "A", "--replacement", "63.60%")
        editor.change(uri, 2, (0, 0), (0, 0), " ")
        (wrong,) = await editor.told()
        assert (wrong.code, wrong.message) == ("gate/must-change", "rated change: 63.60%")
        desk("rate", key, "stands", "--source", "A", "--reason", "as the first count had it")
        editor.change(uri, 3, (0, 0), (0, 1), "")
        assert await editor.told() == []


NONSENSE = (
    b"Content-Length: 9\r\n\r\n{nonsense",
    b"Content-Length: 2\r\n\r\n[]",
    b'Content-Length: 34\r\n\r\n{"jsonrpc":"2.0","id":1,"method":1',
    b'Content-Length: 58\r\n\r\n{"jsonrpc":"2.0","id":7,"method":"textDocument/hover"}    ',
    b"no header at all\r\n\r\n",
)


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_of_a_client_ends_nothing(folder, nonsense):
    uri = (folder / "draft.txt").as_uri()

    @run(folder, "lsp", "-e", "final-result.csv")
    async def scenario(editor):
        editor._server.stdin.write(nonsense)
        await editor._server.stdin.drain()
        editor.open(uri, DRAFT)
        assert len(await editor.told()) == 1


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_leaves_no_traceback_where_editors_show_what_a_server_says(folder, nonsense):
    environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "factcheck", "lsp"]
    done = subprocess.run(command, input=nonsense, cwd=folder, env=environ, capture_output=True, timeout=60)
    assert all(line.startswith(b"factcheck: lsp: ") for line in done.stderr.splitlines())


def test_hostile_words_and_places_steer_nothing(folder):
    uri = (folder / "draft.txt").as_uri()
    text = "\ufeff" + DRAFT.replace("Vladimir", "\x1b[31mVladimir\u202e").replace("\n", "\r\n")

    @run(folder, "lsp", "-e", "final-result.csv")
    async def scenario(editor):
        editor.open(uri, text)
        told = await editor.told()
        assert not any(letter in each.message for each in told for letter in "\x1b\u202e")
        far = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(10_000, 10_000))
        await editor.text_document_hover_async(far)
        unknown = types.HoverParams(types.TextDocumentIdentifier("file:///nowhere"), types.Position(0, 0))
        assert await editor.text_document_hover_async(unknown) is None
