"""The pages of ``docs`` say what the program is: generated ones are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

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


def build_docs() -> ModuleType:
    """The script that writes the generated pages."""
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "ontology.md"])
def test_generated_pages_are_fresh(name: str) -> None:
    """The page is what the script writes now."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == build_docs().PAGES[name](), (
        "run python scripts/build_docs.py"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_commands(page: Path) -> None:
    """Relative links name files that are there; every `coder` command that is shown exists."""
    text = page.read_text(encoding="utf-8")
    missing = [link for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) if not (page.parent / link).exists()]
    assert not missing
    known = set(getattr(typer.main.get_command(app), "commands", {}))
    shown = set(re.findall(r"(?:^    |`|&& )coder (\w+)", text, re.MULTILINE))
    assert shown <= known
