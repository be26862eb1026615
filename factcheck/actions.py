"""The registry of actions: id, title, keys, help, where. Everything that shows or binds a key reads it from here.

The bindings of the screens, the footer, the palette, the page of keys, the manual and the `[keys]` table of the
configuration are all made of `ACTIONS`; a key that is not here does nothing. No Textual in this module, and no
knowledge of what an action does: a screen has a method of the action's name (`log.open` -> `action_open`), the check
screen a function in its `keys`.

Keys are written as Textual names them ("ctrl+p", "question_mark"). None of them is one that terminals or tmux keep for
themselves (ctrl+b, ctrl+s, ctrl+q, ctrl+m, ctrl+shift or alt with anything).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ACTIONS",
    "FOOTERS",
    "GROUPS",
    "PLACES",
    "Action",
    "Place",
    "action",
    "actions_at",
    "group_of",
    "keys_of",
]

Place = Literal[
    "everywhere", "desk", "library", "people", "inbox", "check", "source", "words", "repeats", "note", "form",
    "questions", "log", "report", "correction", "manual",
]  # fmt: skip

# Where actions apply, with the title that the page of keys gives the place.
PLACES: dict[Place, str] = {
    "everywhere": "Everywhere",
    "desk": "The desk: articles and library",
    "library": "The library",
    "people": "The people of the desk",
    "inbox": "The inbox",
    "check": "Checking an article",
    "source": "Reading a source",
    "words": "Choosing words",
    "repeats": "Claims that say the same",
    "note": "Writing a note",
    "form": "Filling in a form",
    "questions": "Questions to the author",
    "log": "The log",
    "report": "The report",
    "correction": "The note that corrects",
    "manual": "The manual",
}


class Action(Struct, frozen=True):
    """Something a person can do in the workbench.

    `id` is `place.name` and never changes, because configurations name it. `title` is the entry in the palette,
    `short` the one or two words of the footer (empty: not in the footer), `help` one sentence for the page of keys.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    help: str
    where: Place
    short: str = ""
    argument: str = ""

    @property
    def name(self) -> str:
        """The method that carries it out, without its `action_`; called with `argument` where there is one."""
        name = self.id.partition(".")[2].removesuffix(f"-{self.argument}" if self.argument else "")
        return name.replace("-", "_")


def _rate(digit: int) -> Action:
    return Action(
        f"check.rate-{digit}",
        f"Rate: {digit} on this article's scale",
        (str(digit),),
        "Record this rating and move to the next open claim. Counts only for a claim that is on the screen.",
        "check",
        argument=str(digit),
    )


ACTIONS: tuple[Action, ...] = (
    Action("app.keys", "Keys of this place", ("question_mark",), "Show what every key does here, searchable.",
           "everywhere", "keys"),
    Action("app.palette", "Command palette", ("ctrl+p", "colon"),
           "Find any action by its name, a claim by its number, a claim, an article or a document by its words.",
           "everywhere"),
    Action("app.manual", "Manual", ("f1",), "Open the manual.", "everywhere"),
    Action("app.back", "Back", ("q",), "Leave this place; on the desk, leave the workbench.", "everywhere"),
    Action("app.close", "Close", ("escape",),
           "Close what is open, then clear the filter; never leaves an article or the workbench.", "everywhere"),
    Action("app.leave", "Quit", ("Q", "shift+q"), "Leave the workbench from anywhere. Everything is already saved.",
           "everywhere"),
    Action("app.suspend", "Suspend", ("ctrl+z",), "Go to the shell; `fg` comes back.", "everywhere"),
    Action("app.redraw", "Draw the screen anew", ("ctrl+l",), "When something else has written over the screen.",
           "everywhere"),
    Action("app.theme", "Change the colours", (), "Choose a theme for this session; the configuration keeps one.",
           "everywhere"),

    Action("desk.open", "Open the article", ("enter",), "Check the article under the cursor.", "desk", "open"),
    Action("desk.add-article", "Add an article", ("a",), "By path or web address, with completion.", "desk",
           "add article"),
    Action("desk.add-evidence", "Add evidence", ("e",), "A file, a folder or an address into the library.", "desk",
           "add evidence"),
    Action("desk.paste-article", "Paste an article", ("p",), "Make an article of text that you paste.", "desk",
           "paste"),
    Action("desk.search", "Search everything", ("slash",), "Articles, claims and the library by words.", "desk",
           "search"),
    Action("desk.waiting", "Waiting for me", ("w",), "What waits for you in every article: to rate, read, decide.",
           "desk", "waiting"),
    Action("desk.gate", "Gate", ("G", "shift+g"), "Whether the article may go out, and every reason why not.", "desk",
           "gate"),
    Action("desk.scale", "Scale", ("S", "shift+s"), "The ratings by which the article is judged: draft, plain, others.",
           "desk", "scale"),
    Action("desk.policy", "Policy", ("P", "shift+p"), "By which policy the gate lets the article go out.", "desk"),
    Action("desk.published", "Published", ("D", "shift+d"),
           "The day on which the article went out; a verdict after it is a correction.", "desk"),
    Action("desk.retitle", "Title", ("t",), "Call the article otherwise; its name in keys stays.", "desk", "title"),
    Action("desk.set-aside", "Set aside", ("minus",),
           "Say why nobody works on the article any more, or take it up again; what was decided stays.", "desk",
           "set aside"),
    Action("desk.archive", "Archive", ("A", "shift+a"),
           "Put an article that is done with away; what was decided in it is still found.",
           "desk"),
    Action("desk.remove", "Remove", ("X", "shift+x"),
           "Take the article off the desk, with a reason; taking that back brings all of it back.", "desk"),
    Action("desk.undo", "Take back", ("z",), "Take back your last decision, whatever it was.", "desk", "undo"),
    Action("desk.cancel", "Cancel", ("x",), "Stop reading: what was read stays, the rest is left out.", "desk"),
    Action("desk.library", "Library", ("l",), "The documents of the library as a table.", "desk", "library"),
    Action("desk.people", "People", ("at",), "Who rated what, what waits for whom, who is here.", "desk", "people"),
    Action("desk.inbox", "Inbox", ("i",), "What `factcheck watch` found in what arrived.", "desk", "inbox"),
    Action("desk.sort", "Sort", ("s",), "The articles by arrival, title, open claims or the last rating.", "desk",
           "sort"),
    Action("desk.filter", "Filter", ("f",),
           "Show some articles only: by words of title or scale, who rated last, or cleared, open, aside.", "desk",
           "filter"),
    Action("desk.log", "Log", ("L", "shift+l"), "What was decided on this desk, newest first.", "desk", "log"),
    Action("desk.report", "Report", ("R", "shift+r"), "The report of the article under the cursor.", "desk",
           "report"),

    Action("library.open", "Open the document", ("enter",), "Read it, and say what it is.", "library", "open"),
    Action("library.sort", "Sort", ("s",), "By the next column.", "library", "sort"),
    Action("library.filter", "Filter", ("slash",), "Show the documents with these words only.", "library", "filter"),
    Action("library.rank", "Rank", ("r",), "Whether it is a primary source.", "library", "rank"),
    Action("library.verdicts", "Verdicts on it", ("v",), "Which verdicts rest on it; go to one.", "library",
           "verdicts"),
    Action("library.remove", "Remove", ("x",),
           "Take it out of the library, with a reason; what rests on it keeps its words.", "library", "remove"),

    Action("people.open", "Open", ("enter",), "What is somebody's to do and what they rated; go to one.", "people",
           "open"),
    Action("people.sort", "Sort", ("s",), "By the next column.", "people", "sort"),
    Action("people.filter", "Filter", ("slash",), "Show the people with these words only.", "people", "filter"),

    Action("inbox.open", "Open", ("enter",), "Go to the claim that says the same, or read what was found.", "inbox",
           "open"),
    Action("inbox.add", "Put it on the desk", ("a",), "Make an article of it.", "inbox", "put on the desk"),
    Action("inbox.done", "Done with", ("x",), "Take it out of the inbox.", "inbox", "done with"),
    Action("inbox.sort", "Sort", ("s",), "By the next column.", "inbox", "sort"),
    Action("inbox.filter", "Filter", ("slash",), "Show the things with these words only.", "inbox", "filter"),

    Action("check.accept", "Accept the source", ("enter",),
           "Take the passage under the cursor as a source of the next verdict; again gives it back.", "check",
           "accept"),
    *(_rate(digit) for digit in range(10)),
    Action("check.next", "Next claim", ("space", "right_square_bracket"), "Move on without a verdict.", "check",
           "next"),
    Action("check.previous", "Previous claim", ("left_square_bracket",), "Move back.", "check"),
    Action("check.next-trouble", "Next trouble", ("N", "shift+n"),
           "To the next claim that is disputed, answered, changed, or that the evidence contradicts.", "check"),
    Action("check.question", "Said or true", ("tab",),
           "Turn between the two questions: is it true, and was it said so?", "check", "said/true"),
    Action("check.reading", "Correct the reading", ("e",),
           "Say how the figure should be read; the machine's reading stays on record.", "check", "reading"),
    Action("check.add-claim", "Claim of selected words", ("plus",),
           "Make a claim of words of the article that the machine passed over.", "check", "claim"),
    Action("check.note", "Note", ("n",), "A reason for your verdict; kept while you type.", "check", "note"),
    Action("check.undo", "Take back", ("z",), "Take back your last decision, also one of an earlier day.", "check",
           "undo"),
    Action("check.redo", "Do again", ("Z", "shift+z"), "Do again what was taken back.", "check"),
    Action("check.ask", "Ask the author", ("a",),
           "Note a question to the author, or with `@name:` before it to somebody else.", "check"),
    Action("check.answer", "Enter the answer", ("A", "shift+a"), "What the asked person answered.", "check"),
    Action("check.correct", "Replacement text", ("c",),
           "The words that should stand instead, prefilled from the working.", "check"),
    Action("check.tag", "Tags", ("t",), "Exaggerated, understated, outdated, missing context.", "check"),
    Action("check.reject", "Reject the link", ("x",), "Set this passage aside; again takes it back.", "check"),
    Action("check.side", "For or against", ("u",),
           "Say on which side the source stands; without that it follows the verdict.", "check"),
    Action("check.why", "Why this link", ("w",), "Show what made the linker offer this passage.", "check"),
    Action("check.source", "Open the source", ("o",), "Read the passage at its place in its document.", "check"),
    Action("check.find", "Search the library", ("f",), "By hand, and attach a passage to this claim.", "check",
           "search"),
    Action("check.by-hand", "Evidence by hand", ("b",), "A call, a book, a photo: who, when, the words.", "check"),
    Action("check.elsewhere", "Same figure elsewhere", ("g",),
           "Other places, here and in other articles, with the same figure and their verdicts.", "check"),
    Action("check.decisions", "Last decisions", ("d",), "Your last ten decisions; go to one, or take it back.",
           "check"),
    Action("check.about", "About this claim", ("i",),
           "All that is known of it: why it is worth a check, who says the same, the exchange, the verdict's sources.",
           "check"),
    Action("check.views", "Show only", ("v",), "Mine, waiting for me, asked, changed, disputed and others.", "check",
           "show"),
    Action("check.filter", "Filter", ("slash",),
           "Show some claims only: words, or is:waiting state:open relation:differs claimant:name kind:figure.",
           "check", "filter"),
    Action("check.sort", "Sort", ("s",), "By place, by check-worthiness, trouble first.", "check"),
    Action("check.mark", "Mark", ("m",), "Mark this claim, to set several aside at once.", "check"),
    Action("check.set-aside", "Set marked aside", ("minus",),
           "Record the marked claims as not checkable. There is no such key for any other rating.", "check"),
    Action("check.repeats", "Same verdict for repeats", ("equals_sign",),
           "Show the claims that say the same one by one, to give them your verdict on this one.", "check"),
    Action("check.split", "Split the claim", ("vertical_line",), "Make several claims of it, each of words you choose.",
           "check"),
    Action("check.merge", "Merge marked claims", ("ampersand",), "Make one claim of the marked ones.", "check"),
    Action("check.read", "Mark as read", ("r",), "Mark the paragraph's words under no claim as read.", "check"),
    Action("check.second", "Second reader", ("S", "shift+s"),
           "Read a colleague's verdict without seeing it, or go to the next that waits for you.", "check", "second"),
    Action("check.assign", "Assign", ("at",), "Say who rates this claim (or the marked ones), reads it, decides it.",
           "check"),
    Action("check.precedents", "Earlier verdicts", ("p",),
           "Verdicts on claims that say the same, once you have rated this one.", "check"),
    Action("check.contacted", "Claimant contacted", ("T", "shift+t"), "When the claimant was asked, or why not.",
           "check"),
    Action("check.exempt", "Keep against a rule", ("exclamation_mark",),
           "Keep your verdict although it breaks a source rule, with a reason.", "check"),
    Action("check.reopen", "Open again", ("O", "shift+o"), "Open a claim again that was rated, with a reason.",
           "check"),
    Action("check.gate", "Gate", ("G", "shift+g"), "Whether the article may go out, and every reason why not.",
           "check"),
    Action("check.questions", "Questions to the author", ("M", "shift+m"),
           "All of them: to send as one list, to take the reply in.", "check"),
    Action("check.correction", "Correction", ("C", "shift+c"), "Draft the note that corrects a printed claim.",
           "check"),
    Action("check.up", "Up", ("up", "k"), "Up in this pane.", "check"),
    Action("check.down", "Down", ("down", "j"), "Down in this pane.", "check"),
    Action("check.left", "Pane to the left", ("left", "h"), "The pane to the left: claims, the claim, article.",
           "check", "list"),
    Action("check.right", "Pane to the right", ("right", "l"), "The pane to the right.", "check"),
    Action("check.page-up", "Page up", ("pageup", "ctrl+u"), "A page up in this pane.", "check"),
    Action("check.page-down", "Page down", ("pagedown", "ctrl+d"), "A page down in this pane.", "check"),
    Action("check.first", "First", ("home",), "To the first.", "check"),
    Action("check.last", "Last", ("end",), "To the last.", "check"),
    Action("check.maximise", "Maximise the pane", ("full_stop",), "The whole screen for this pane; again restores.",
           "check"),
    Action("check.narrower", "Narrower", ("less_than_sign",), "Make the list of claims narrower.", "check"),
    Action("check.wider", "Wider", ("greater_than_sign",), "Make the list of claims wider.", "check"),
    Action("check.copy", "Copy", ("y",), "Copy the claim with its working; says where it went.", "check"),
    Action("check.log", "Log", ("L", "shift+l"), "What was decided on this desk.", "check"),
    Action("check.report", "Report", ("R", "shift+r"), "The report as it would be now.", "check"),

    Action("note.keep", "Keep", ("ctrl+o",), "Keep what was written; in a single line enter does the same.", "note",
           "keep"),
    Action("note.long", "Longer", ("ctrl+t",), "Room for more than one line; again for one.", "note", "longer"),
    Action("note.editor", "Your editor", ("ctrl+g",), "Write it in $VISUAL or $EDITOR; close it to come back.", "note",
           "editor"),

    Action("form.keep", "Keep", ("ctrl+o",), "Keep what was filled in; enter in the last field does the same.", "form",
           "keep"),

    Action("source.accept", "Accept the source", ("enter",), "Take the marked passage as a source.", "source",
           "accept"),
    Action("source.describe", "What it is", ("d",),
           "Whether it is a source of its own, whose words it carries, where it is kept.", "source", "what it is"),
    Action("source.copy", "Copy", ("y",), "Copy the marked passage with its place.", "source", "copy"),

    Action("words.left", "A word back", ("left", "h"), "To the word before.", "words"),
    Action("words.right", "A word on", ("right", "l"), "To the next word.", "words"),
    Action("words.up", "A line up", ("up", "k"), "Up by a line.", "words"),
    Action("words.down", "A line down", ("down", "j"), "Down by a line.", "words"),
    Action("words.begin", "Begin here", ("space",), "Let the words begin with this one.", "words", "begin here"),
    Action("words.finish", "Take these words", ("enter",), "Take what is marked.", "words", "take these words"),

    Action("repeats.same", "Same verdict", ("enter",), "Give this claim the verdict that the other got.", "repeats",
           "same verdict"),
    Action("repeats.pass-by", "Pass by", ("space",), "Leave this claim as it is.", "repeats", "pass by"),
    Action("repeats.finish", "Finish", ("f",), "Go back; the claims not shown yet stay as they are.", "repeats",
           "finish"),

    Action("questions.send", "Send", ("s",),
           "Copy the open questions as one numbered list, and record that they left.", "questions", "copy as sent"),
    Action("questions.paste", "Paste the reply", ("p",), "Answers are found by the numbers of their questions.",
           "questions", "paste the reply"),
    Action("questions.withdraw", "Withdraw", ("x",), "A question that needs no answer any more, with a reason.",
           "questions", "withdraw"),
    Action("questions.save", "Save", ("w",), "Write the open questions to a file.", "questions", "save"),
    Action("questions.copy", "Copy", ("y",), "Copy the open questions.", "questions", "copy"),

    Action("log.open", "Go to the claim", ("enter",), "Open the claim of this line.", "log", "go to claim"),
    Action("log.filter", "Filter", ("slash",), "Show the lines with these words only.", "log", "filter"),

    Action("report.format", "Format", ("tab",), "The next format: Markdown as it will be, HTML, JSON, text.",
           "report", "format"),
    Action("report.save", "Save", ("w",), "Write the report to a file.", "report", "save"),
    Action("report.copy", "Copy", ("y",), "Copy the report.", "report", "copy"),

    Action("correction.save", "Save", ("w",), "Write the note to a file.", "correction", "save"),
    Action("correction.copy", "Copy", ("y",), "Copy the note.", "correction", "copy"),

    Action("manual.next", "Next page", ("right_square_bracket", "right"), "Turn to the next page.", "manual",
           "next page"),
    Action("manual.previous", "Previous page", ("left_square_bracket", "left"), "Turn back.", "manual"),
)  # fmt: skip

# What stands first at the foot of a place, where not all of it fits; the rest follows in the registry's order.
FOOTERS: dict[Place, tuple[str, ...]] = {
    "desk": ("desk.open", "desk.add-article", "desk.add-evidence", "desk.report", "desk.library", "desk.search"),
    "check": (
        "check.accept", "check.next", "check.note", "check.undo", "check.find", "check.filter", "check.left",
        "check.question",
    ),
}  # fmt: skip

# Where a place has many keys, what they are for, in the order in which the page of keys shows them.
GROUPS: dict[Place, dict[str, tuple[str, ...]]] = {
    "desk": {
        "article": ("open", "add-article", "paste-article", "report", "gate"),
        "what it is": ("scale", "policy", "published", "retitle", "set-aside", "archive", "remove"),
        "evidence": ("add-evidence", "library"),
        "look": ("search", "waiting", "inbox", "sort", "filter", "people", "log"),
        "undo": ("undo", "cancel"),
    },
    "check": {
        "decide": (
            "accept", *(f"rate-{digit}" for digit in range(10)), "note", "correct", "tag", "undo", "redo", "set-aside",
            "exempt", "reopen", "repeats",
        ),
        "sources": ("find", "by-hand", "source", "why", "reject", "side", "elsewhere", "precedents"),
        "go": ("next", "previous", "next-trouble", "up", "down", "page-up", "page-down", "first", "last", "decisions"),
        "show": (
            "question", "about", "views", "filter", "sort", "left", "right", "maximise", "narrower", "wider", "copy",
        ),
        "claims": ("reading", "add-claim", "split", "merge", "mark", "read"),
        "people": ("ask", "answer", "questions", "contacted", "second", "assign"),
        "outcome": ("gate", "report", "correction", "log"),
    },
}  # fmt: skip

_BY_ID = {entry.id: entry for entry in ACTIONS}


def action(name: str) -> Action:
    """Give the action with the id `name`; raises `KeyError` where there is none."""
    return _BY_ID[name]


def actions_at(*places: Place) -> list[Action]:
    """Give the actions of these places in the registry's order."""
    return [entry for entry in ACTIONS if entry.where in places]


def group_of(entry: Action) -> str:
    """Give what an action's key is for among those of its place, "" where these are few; of the others "anywhere"."""
    if entry.where == "everywhere":
        return "anywhere"
    name = entry.id.partition(".")[2]
    return next((group for group, names in GROUPS.get(entry.where, {}).items() if name in names), "")


def keys_of(name: str, keymap: Mapping[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """Give the keys of an action, as the configuration's keymap has them or by default."""
    return (keymap or {}).get(name, _BY_ID[name].keys)
