"""The modules stand in layers: each imports only what lies in its own layer or below, and never in a circle."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "coder"
LAYERS = (
    ("ground", "errors model memory paths cache yamlfiles grammar"),
    ("words", "names patterns lemmas lexicon words schema layers actor_tables verb_tables dictionary codes"),
    ("language", """mending headers sentences tokens shapes tag_rules tags chunk_words chunk_context noun_terminals terminals chunks
        phrases segments drafts nominals clause_state inversion finite nonfinite openers attach work reporting passes clauses triples"""),
    ("coding", "discourse items composition descriptions acronyms mentions actors arguments verbs deeds addressed modality parties protests reader reach events frames positional"),
    ("whole", "pipeline"),
    ("tools", "explain entries lookup checks actor_checks coverage shadows unknowns convert blocks workers runs batch spark"),
    ("facade", "__init__"),
    ("commands", "cli"),
)
"""From the ground up; ``formats`` stands aside: it knows articles and events, and nothing of how they are coded."""
RANK = {module: rank for rank, (_, modules) in enumerate(LAYERS) for module in modules.split()}
ASIDE = frozenset(("errors", "model", "formats"))
HOMES = {"lark": {"grammar"}, "yaml": {"yamlfiles", "layers"}, "typer": {"cli"}, "rich": {"cli"}}
"""Libraries, and the only modules that may import them."""


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


def part(name: str) -> str:
    """The part of the package that a module belongs to: ``cli.code`` to ``cli``; the package itself is ``__init__``."""
    return name.removeprefix("coder").removeprefix(".").split(".")[0] or "__init__"


@pytest.mark.parametrize("module", GRAPH)
def test_imports_go_down(module: str) -> None:
    """A module has its place in a layer and imports nothing from above it."""
    own = part(module)
    below = {part(name) for name in GRAPH[module] if name == "coder" or name.startswith("coder.")}
    if own == "formats":
        assert below <= ASIDE
        return
    assert own in RANK, f"give {own} a place in LAYERS"
    assert not {name for name in below if name != "formats" and RANK[name] > RANK[own]}


def test_no_import_goes_in_a_circle() -> None:
    """The graph of all modules has an order."""
    edges = {module: {name.removeprefix("coder.") for name in names if name.removeprefix("coder.") in GRAPH} for module, names in GRAPH.items()}
    try:
        order = tuple(TopologicalSorter(edges).static_order())
    except CycleError as error:
        pytest.fail(str(error))
    assert len(order) == len(GRAPH)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    """Only the named modules know the library."""
    users = {part(module) for module, names in GRAPH.items() if any(name.split(".")[0] == library for name in names)}
    assert users <= HOMES[library]
