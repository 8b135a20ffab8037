"""Changes one operator of a module at a time and runs tests: what no test notices is a rule that no test holds.

    python scripts/mutate.py coder.coding.timing tests/coding --most 80
    python scripts/mutate.py coder.petrarch.engine.match tests/petrarch -k notation

Each change is made in a process of its own, in the functions of the loaded module; no file is touched. What survives is
printed with its line. Some changes mean the same ("<" and "<=" of what is never equal); the others want a case.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import inspect
import io
import os
import random
import resource
import types
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
SECONDS = 60
"""A test run that takes more time of a processor has noticed the change: it does not end."""


def mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Return copies of a module, each with one change in a function, and what was changed where."""
    inner = {
        node
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef)
        for part in one.body
        for node in ast.walk(part)
    }
    spots = [(at, what) for at, node in enumerate(ast.walk(tree)) if node in inner for what in changes(node)]
    for at, what in spots:
        copy = deepcopy(tree)
        node = next(node for number, node in enumerate(ast.walk(copy)) if number == at)
        line = change(node, what)
        yield f"{line}: {what}", ast.fix_missing_locations(copy)


def changes(node: ast.AST) -> Iterator[str]:
    """Return what can be changed in a node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SWAPS:
        yield f"{type(node.ops[0]).__name__} to {SWAPS[type(node.ops[0])].__name__}"
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in SWAPS:
        yield f"{type(node.op).__name__} to {SWAPS[type(node.op)].__name__}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} to {not node.value}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} to {node.value + 1}"
    elif isinstance(node, ast.If | ast.IfExp):
        yield "never so"


def change(node: ast.AST, what: str) -> int:
    """Make a change in a node, and return its line."""
    if isinstance(node, ast.Compare):
        node.ops = [SWAPS[type(node.ops[0])]()]  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.Constant(False)
    return int(getattr(node, "lineno", 0))


def functions(owner: Any, module: str) -> dict[str, types.FunctionType]:
    """Return the functions and methods of a module by their qualified names."""
    found: dict[str, types.FunctionType] = {}
    for value in vars(owner).values():
        inner = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        inner = inner.fget if isinstance(inner, property) else inner
        if isinstance(inner, types.FunctionType) and inner.__module__ == module:
            found[inner.__qualname__] = inner
        elif isinstance(inner, type) and inner.__module__ == module and inner is not owner:
            found |= functions(inner, module)
    return found


def apply(tree: ast.Module, module: types.ModuleType) -> None:
    """Give the functions of a loaded module the code of a changed one."""
    other = types.ModuleType(module.__name__)
    other.__file__ = module.__file__
    exec(compile(tree, str(module.__file__), "exec"), vars(other))
    old = functions(module, module.__name__)
    for name, new in functions(other, module.__name__).items():
        if name in old and old[name].__code__.co_freevars == new.__code__.co_freevars:
            old[name].__code__ = new.__code__
            old[name].__defaults__ = new.__defaults__


def noticed(tree: ast.Module, module: types.ModuleType, arguments: list[str]) -> bool:
    """Return whether the tests fail with a change."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        with open(os.devnull, "w", encoding="utf-8") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        status = 1
        with contextlib.suppress(BaseException), contextlib.redirect_stdout(io.StringIO()):
            apply(tree, module)
            status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *arguments]))
        os._exit(min(status, 100))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main() -> None:
    """Read the command line, and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module", help="the module to change")
    parser.add_argument(
        "--most", type=int, default=200, help="changes that are tried, drawn at random if there are more"
    )
    parser.add_argument("--seed", type=int, default=1)
    given, tests = parser.parse_known_args()
    module = importlib.import_module(given.module)
    importlib.import_module("coder.cli")
    lines = inspect.getsource(module).splitlines()
    found = list(mutants(ast.parse("\n".join(lines))))
    drawn = sorted(random.Random(given.seed).sample(range(len(found)), min(given.most, len(found))))
    survived = 0
    for at in drawn:
        what, tree = found[at]
        if not noticed(tree, module, tests):
            survived += 1
            line = int(what.split(":")[0])
            print(f"{module.__file__}:{what}: {lines[line - 1].strip()}", flush=True)
    print(f"{survived} of {len(drawn)} changes survived in {given.module}")


if __name__ == "__main__":
    main()
