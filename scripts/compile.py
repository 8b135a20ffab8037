"""Compiles the modules that every sentence passes through with mypyc: ``python scripts/compile.py FOLDER``.

The extension modules go into FOLDER, laid out as in a wheel; with ``.`` they stand beside their sources, and Python
loads them in place of these. ``CODER_COMPILE=1 pip install .`` does the same while it builds the wheel.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from mypyc.build import mypycify
from pybind11.setup_helpers import ParallelCompile
from setuptools import Distribution

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("core", "dictionary", "language", "actors", "circumstances", "coding")
LOADING = (
    "core/cache.py", "core/entry.py", "core/errors.py", "core/event_ids.py", "core/flat.py", "core/garbage.py",
    "core/lark_grammars.py", "core/notebook.py", "core/paths.py", "core/records.py", "core/terminal.py",
    "core/version.py", "core/yaml_entries.py", "core/yaml_nodes.py", "dictionary/extensions.py",
    "dictionary/layer_checks.py", "dictionary/layered.py", "dictionary/layers.py", "dictionary/schema.py",
)  # fmt: skip
"""What runs once a process, or once for an edition of the dictionaries: nothing to win there."""
ENTRANCES = ("core/article.py", "core/given.py", "core/spans.py")
"""What checks the arguments of a caller; compiled code would fail at their types before it could say what is wrong."""
ENUMS = ("dictionary/actor_kinds.py", "dictionary/frames.py")
"""Enumerations whose members have values of their own, which mypyc cannot make."""
OPTIONS = ("--config-file=", "--ignore-missing-imports")
STRAIGHT = ["-fvisibility=hidden", "-fno-plt"] if os.name == "posix" else []
"""Compiled functions call each other straight, since nobody else can see them, and Python's without a detour."""
OPTIMIZATION = "2"
"""The level of the C compiler: 3 % faster than the first one for a third more of its time."""


def modules() -> list[str]:
    """Return the files to compile, relative to the checkout."""
    package = ROOT / "coder"
    found = [file for name in PACKAGES for file in sorted((package / name).rglob("*.py"))]
    left = {package / name for name in (*LOADING, *ENTRANCES, *ENUMS)}
    files = [file for file in found if file.name != "__init__.py" and file not in left]
    return [str(file.relative_to(ROOT)) for file in files]


def build(folder: Path) -> None:
    """Compile the modules into a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        extensions = mypycify(
            [*OPTIONS, *modules()],
            opt_level=OPTIMIZATION,
            debug_level="0",
            multi_file=True,
            target_dir=temporary,
            group_name="coder",
        )
        for extension in extensions:
            extension.extra_compile_args += STRAIGHT
        command = Distribution({"name": "coder", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder), temporary
        command.ensure_finalized()
        with ParallelCompile(default=os.cpu_count() or 1):  # by itself setuptools compiles one file after the other
            command.run()


if __name__ == "__main__":
    target = Path(sys.argv[1]).resolve()
    os.chdir(ROOT)
    build(target)
