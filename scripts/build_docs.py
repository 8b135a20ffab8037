"""Write the generated pages of ``docs``: the command line reference, the tables of the ontology, and the gallery.

python scripts/build_docs.py
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import typer

from coder import Article, Coded, Coder, Event
from coder.cli import app
from coder.core.entry import Entry
from coder.core.paths import dictionaries_dir
from coder.core.rejections import EXPLANATIONS
from coder.core.yaml_entries import read_entries

DOCS = Path(__file__).parent.parent / "docs"
NOTE = "<!-- written by scripts/build_docs.py: change the source and run it again -->\n\n"


def cli_page() -> str:
    """The command line reference, from the help texts."""
    return NOTE + "# The command line\n" + "\n".join(_command_lines("coder", typer.main.get_command(app))) + "\n"


def _command_lines(name: str, command: Any) -> Iterator[str]:
    """A section for a command, then those of its sub-commands."""
    yield f"\n## `{name}`\n\n{_prose(command.help or '')}\n"
    rows = [
        f"| `{' '.join(_spelling(param))}` | {(param.help or '').strip()} |"
        for param in command.params
        if param.name != "help"
    ]
    if rows:
        yield "| argument or option | meaning |\n| --- | --- |"
        yield from rows
    for inner, sub in getattr(command, "commands", {}).items():
        yield from _command_lines(f"{name} {inner}", sub)


def _prose(text: str) -> str:
    """A help text as Markdown: its examples, which follow a backspace, stand as code."""
    text, _, examples = inspect.cleandoc(text).partition("\b\nExamples:\n")
    code = "\n".join(f"    {line.strip()}" for line in examples.splitlines())
    return f"{text.strip()}\n\n{code}" if code else text.strip()


def _spelling(param: Any) -> list[str]:
    """An option as it is typed, an argument in capitals."""
    return (
        [*param.opts, *param.secondary_opts]
        if param.param_type_name == "option"
        else [(param.metavar or param.name).upper()]
    )


def ontology_page() -> str:
    """A table for each root of CAMEO."""
    return NOTE + "# The CAMEO codes\n\n" + "\n".join(_ontology_lines())


def _ontology_lines() -> Iterator[str]:
    yield "Symbolic names, Goldstein weights (-10 to 10), quad classes (1 verbal co-operation, 2 material co-operation,"
    yield "3 verbal conflict, 4 material conflict) and PLOVER types, with one example each."
    yield "Source: `dictionaries/ontology/cameo.yaml`.\n"
    path = dictionaries_dir() / "ontology" / "cameo.yaml"
    for entry in read_entries(path, path.name):
        code = entry.text("code")
        if len(code) == 2:
            yield f"\n## {code} {entry.text('title')}\n"
            yield "| code | name | title | Goldstein | quad | PLOVER | example |"
            yield "| --- | --- | --- | --- | --- | --- | --- |"
        else:
            yield _row(entry)
    yield ""


def _row(entry: Entry) -> str:
    examples = entry.texts("examples")
    sentence, _, events = examples[0].partition(" => ") if examples else ("", "", "")
    shown = f"{sentence} `{events}`" if examples else ""
    cells = [entry.text(key) for key in ("code", "name", "title", "goldstein", "quad", "plover")]
    return "| " + " | ".join([*cells, shown]) + " |"


def gallery_page() -> str:
    """Sentences of each root with their codings."""
    return NOTE + "# Gallery\n\n" + "\n".join(_gallery_lines()) + "\n"


def _gallery_lines() -> Iterator[str]:
    yield "Sentences of each root of CAMEO, as the coder codes them, and what decided: the entry of the verb or noun,"
    yield "and the frames over it, the outermost first. The files stand in [dictionaries](../dictionaries/README.md),"
    yield "the titles of all codes in [ontology.md](ontology.md)."
    yield "`coder explain` shows the whole way to an event, `coder lookup` an entry by its id:\n"
    yield '    coder explain "Sweden denied that it had sold arms to Syria."'
    yield "    coder lookup deny.deny"
    coded = list(_coded_gallery())
    for root, title in _roots().items():
        yield from _gallery_table(
            f"{root} {title}", [each for each in coded if each.events and each.events[0].root == root]
        )
    yield from _gallery_table("No event", [each for each in coded if not each.events])


def _coded_gallery() -> Iterator[Coded]:
    coder = Coder()
    for line in (Path(__file__).parent / "gallery.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            day, _, sentence = line.partition(" | ")
            yield coder.read(Article("gallery", sentence, date.fromisoformat(day)))


def _roots() -> dict[str, str]:
    """The title of each root."""
    path = dictionaries_dir() / "ontology" / "cameo.yaml"
    entries = read_entries(path, path.name)
    return {entry.text("code"): entry.text("title") for entry in entries if len(entry.text("code")) == 2}


def _gallery_table(title: str, coded: list[Coded]) -> Iterator[str]:
    yield f"\n## {title}\n\n| date | sentence | coding | decided by |\n| --- | --- | --- | --- |"
    for each in coded:
        coding = "<br>".join(_coding(event) for event in each.events) or "none"
        trace = each.events[0].trace if each.events else each.rejected[0].trace
        deciding = [reason for reason in reversed(trace) if reason.where.startswith("verbs/")]
        decided = " over ".join(f"`{reason.rule}` ({reason.where.partition(':')[0]})" for reason in deciding)
        reason = "" if each.events else f": {EXPLANATIONS[each.rejected[0].reason]}"
        yield f"| {each.article.date} | {each.article.text} | {coding} | {decided}{reason} |"


def _coding(event: Event) -> str:
    source, target = ("-" if side is None else side.code for side in (event.source, event.target))
    status = "" if event.status == "happened" else f", {event.status}"
    return f"`{source} {event.event} {target}` ({event.code}{status})"


PAGES = {"cli.md": cli_page, "ontology.md": ontology_page, "gallery.md": gallery_page}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")


if __name__ == "__main__":
    main()
