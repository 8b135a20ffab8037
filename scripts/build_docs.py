"""Write the generated pages of ``docs``: the command line reference and the tables of the ontology.

python scripts/build_docs.py
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from coder.cli import app
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import Entry, read_entries

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


PAGES = {"cli.md": cli_page, "ontology.md": ontology_page}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")


if __name__ == "__main__":
    main()
