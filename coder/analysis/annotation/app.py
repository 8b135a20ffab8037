"""The screen on which a judge reads an event and says with a key what is right and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from coder.analysis.annotation.queue import Queue, SampledEvent, spans_of
from coder.analysis.code_titles import code_title
from coder.analysis.judgements import Part, Verdict
from coder.core.errors import CoderError
from coder.core.terminal import visible_line

_MARKS = {Verdict.RIGHT: "right", Verdict.WRONG: "WRONG", Verdict.UNSURE: "unsure"}
_STYLES = {"source": "bold blue", "event": "bold reverse", "target": "bold dark_orange"}
"""How the words of a part stand in the sentence, and its name below."""
_KEYS = (
    "space as marked   x no such event   c s t mark code, source, target: wrong, then unsure   "
    "C S T that part is wrong, and on   u unsure   n note   z undo   "
    "\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW} look   q stop"
)
_ORDER = (Verdict.RIGHT, Verdict.WRONG, Verdict.UNSURE)


class JudgingApp(App[None]):
    """Shows one event of a queue after the other."""

    CSS = """
    #sentence { padding: 1 2; }
    #event { padding: 0 2; }
    #state { dock: top; padding: 0 2; background: $panel; }
    #foot { dock: bottom; height: auto; background: $panel; }
    #keys { padding: 0 2; height: auto; }
    #note { display: none; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        ("space,enter,r", "say", "as marked"),
        ("x", "refuse", "no such event"),
        ("c", "mark('code')", "mark the code"),
        ("s", "mark('source')", "mark the source"),
        ("t", "mark('target')", "mark the target"),
        ("C", "wrong('code')", "code wrong"),
        ("S", "wrong('source')", "source wrong"),
        ("T", "wrong('target')", "target wrong"),
        ("u", "doubt", "unsure"),
        ("n", "note", "note"),
        ("z", "undo", "undo"),
        ("left", "move(-1)", "back"),
        ("right", "move(1)", "on"),
        ("q,ctrl+c", "quit", "stop"),
    ]

    def __init__(self, queue: Queue, name: str) -> None:
        """Show a queue; ``name`` is that of the sample."""
        super().__init__()
        self.queue = queue
        self.sample_name = name
        self.marks: dict[Part, Verdict] = {}
        self.note_text = ""
        self.message = ""

    def compose(self) -> ComposeResult:
        """Return the parts of the screen."""
        yield Static(id="state", markup=False)
        with VerticalScroll():
            yield Static(id="sentence", markup=False)
            yield Static(id="event", markup=False)
        with Vertical(id="foot"):
            yield Input(id="note", placeholder="a note; enter keeps it, escape drops it")
            yield Static(_KEYS, id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first event."""
        self._turn()

    def action_say(self) -> None:
        """Say what is marked, the rest being right."""
        wrong = [part for part, verdict in self.marks.items() if verdict is Verdict.WRONG]
        unsure = [part for part, verdict in self.marks.items() if verdict is Verdict.UNSURE]
        self._keep(lambda: self.queue.say(wrong, unsure, self.note_text))

    def action_refuse(self) -> None:
        """Say that the text tells of no such event."""
        self._keep(lambda: self.queue.say([Part.EVENT], (), self.note_text))

    def action_doubt(self) -> None:
        """Say that it can't be told whether the text tells of such an event."""
        self._keep(lambda: self.queue.say((), [Part.EVENT], self.note_text))

    def action_wrong(self, part: str) -> None:
        """Say that one part is wrong besides what is marked."""
        self.marks[Part(part)] = Verdict.WRONG
        self.action_say()

    def action_mark(self, part: str) -> None:
        """Mark a part as wrong, then as unsure, then as right again."""
        now = self.marks.get(Part(part), Verdict.RIGHT)
        self.marks[Part(part)] = _ORDER[(_ORDER.index(now) + 1) % len(_ORDER)]
        self._show()

    def action_undo(self) -> None:
        """Take back what was said last."""
        self._keep(lambda: None if self.queue.undo() else self._tell("nothing to take back"))

    def action_move(self, step: int) -> None:
        """Look at another event."""
        self.queue.move(step)
        self._turn()

    def action_note(self) -> None:
        """Ask for a note."""
        note = self.query_one("#note", Input)
        note.display, note.value = True, self.note_text
        note.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note until the event is judged."""
        self.note_text = event.value.strip()
        self._close_note()

    def key_escape(self) -> None:
        """Leave the note as it was."""
        self._close_note()

    def _close_note(self) -> None:
        self.query_one("#note", Input).display = False
        self.set_focus(None)
        self._show()

    def _keep(self, write: Callable[[], None]) -> None:
        """Write something; what can't be written is told, and the event stays."""
        self.message = ""
        try:
            write()
        except (CoderError, OSError) as error:
            self._tell(f"NOT KEPT: {error}")
            self._show()
            return
        self._turn()

    def _tell(self, message: str) -> None:
        self.message = visible_line(message)

    def _turn(self) -> None:
        """Show the current event with what was said of it."""
        said = self.queue.said()
        found = {part: said.verdict(part) for part in Part} if said else {}
        self.marks = {part: verdict for part, verdict in found.items() if verdict}
        self.note_text = said.note if said else ""
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._show()

    def _show(self) -> None:
        queue = self.queue
        place = f"{min(queue.at + 1, len(queue.events))} of {len(queue.events)}, {queue.judged} judged by {queue.judge}"
        self.query_one("#state", Static).update(Text(f"{self.sample_name}: {place}   {self.message}"))
        self.query_one("#sentence", Static).update(sentence(queue.current) if queue.current else self._end())
        self.query_one("#event", Static).update(self._event(queue.current) if queue.current else "")

    def _end(self) -> Text:
        left = len(self.queue.events) - self.queue.judged
        return Text(f"The end. {left} are left: go back with z or the arrow." if left else "All are judged. q ends.")

    def _event(self, event: SampledEvent) -> Table:
        """The parts, marked as their words in the sentence, with what is said of each."""
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(width=7)
        table.add_column(ratio=1)
        table.add_column(width=6)
        happened = self.marks.get(Part.EVENT, Verdict.RIGHT)
        for part, what in parts(event):
            verdict = happened if happened is Verdict.WRONG else self.marks.get(part, Verdict.RIGHT)
            style = "bold red" if verdict is Verdict.WRONG else "yellow" if verdict is Verdict.UNSURE else "green"
            table.add_row(Text(part, _STYLES.get(part, "")), Text(what), Text(_MARKS[verdict], style=style))
        table.add_row("")
        table.add_row("article", Text(visible_line(f"{event.article_id or '-'}  {event.date or ''}")), "")
        if self.note_text:
            table.add_row("note", Text(visible_line(self.note_text)), "")
        return table


def parts(event: SampledEvent) -> list[tuple[Part, str]]:
    """Return what there is to judge of an event, in words.

    >>> from dataclasses import replace
    >>> nothing = SampledEvent(**dict.fromkeys(SampledEvent.__dataclass_fields__))
    >>> event = replace(nothing, code="190", source="RUS", source_text="Moscow", trigger="attacked")
    >>> for part, what in parts(event):
    ...     print(part, what)
    event attacked
    code 190 Use conventional military force
    source RUS (Moscow)
    target nobody
    """
    day = f" on {event.event_date}" if event.event_date else ""
    return [
        (Part.EVENT, visible_line(f"{event.trigger or '-'}{day}")),
        (Part.CODE, f"{event.code or '-'} {code_title(event.code or '')}".rstrip()),
        (Part.SOURCE, _actor(event.source, event.source_name, event.source_text)),
        (Part.TARGET, _actor(event.target, event.target_name, event.target_text)),
    ]


def sentence(event: SampledEvent) -> Text:
    """Return the sentence with the words of its parts marked."""
    raw = event.text or "(the file has no text)"
    text = Text("".join(visible_line(letter) if len(visible_line(letter)) == 1 else " " for letter in raw))
    for span in spans_of(event):
        text.stylize(_STYLES["event" if span.part == "trigger" else span.part], span.start, span.end)
    return text


def _actor(code: str | None, name: str | None, words: str | None) -> str:
    if not code:
        return "nobody"
    said = ", ".join(dict.fromkeys(part for part in (name, words) if part))
    return visible_line(f"{code} ({said})" if said else code)
