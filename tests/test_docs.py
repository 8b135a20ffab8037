"""The pages of ``docs`` say what the program is: generated ones are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from coder.cli import app

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "dictionaries" / "README.md",
        ROOT / "grammars" / "README.md",
    ]
)


def script(name: str) -> ModuleType:
    """One of the scripts about the pages: build_docs writes the generated ones, site_pages makes them fit the site."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "ontology.md", "gallery.md"])
def test_generated_pages_are_fresh(name: str) -> None:
    """The page is what the script writes now."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == script("build_docs").PAGES[name](), (
        "run python scripts/build_docs.py"
    )


def test_the_gallery_shows_each_root() -> None:
    """At least one sentence for each of the twenty, and one that is no event."""
    sections = re.split(r"^## ", script("build_docs").PAGES["gallery.md"](), flags=re.MULTILINE)[1:]
    assert len(sections) == 21
    assert [section for section in sections if section.count("\n| ") < 3] == []


def test_pages_are_made_to_fit_the_site() -> None:
    """The examples of the hook run; `.ci/run` builds the site itself."""
    ran = doctest.testmod(script("site_pages"))
    assert ran.attempted >= 4 and ran.failed == 0


def command_pages(name: str = "coder", command: Any = None) -> Iterator[tuple[str, Any]]:
    """Every command with its name."""
    command = command or typer.main.get_command(app)
    yield name, command
    for inner, sub in getattr(command, "commands", {}).items():
        yield from command_pages(f"{name} {inner}", sub)


@pytest.mark.parametrize(("name", "command"), list(command_pages()))
def test_each_help_page_has_examples_that_are_understood(name: str, command: Any) -> None:
    """Their commands and options exist, and they fit on a line of the narrowest screen."""
    if "Example" not in (command.help or ""):
        assert hasattr(command, "commands"), f"give {name} examples"
        return
    shown = [line.strip() for line in command.help.splitlines() if re.search(r"(^| )coder ", line)]
    assert shown and all(len(line) <= 76 for line in shown)
    for line in shown:
        words = shlex.split(line[line.index("coder ") :].partition(" | ")[0].partition(" < ")[0], comments=True)
        found, given = typer.main.get_command(app), words[1:]
        while hasattr(found, "commands") and given and given[0] in found.commands:
            found, given = found.commands[given[0]], given[1:]
        if "--help" not in given:
            found.make_context("coder", given)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_commands(page: Path) -> None:
    """Relative links name files that are there; every `coder` command that is shown exists."""
    text = page.read_text(encoding="utf-8")
    missing = [link for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) if not (page.parent / link).exists()]
    assert not missing
    known = set(getattr(typer.main.get_command(app), "commands", {}))
    shown = set(re.findall(r"(?:^    |`|&& )coder (\w+)", text, re.MULTILINE))
    assert shown <= known
