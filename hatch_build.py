"""Builds a compiled wheel where ``CODER_COMPILE=1`` asks for one; without it, or where that fails, a pure one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "CODER_COMPILE"
REQUIREMENTS = ["mypy>=2.4,<3", "pybind11>=2.13", "setuptools>=70"]


class CompileHook(BuildHookInterface[Any]):
    """Adds the extension modules that ``scripts/compile.py`` makes to the wheel."""

    _folder: TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """Return what a compiled build needs: nothing where none is asked for."""
        return REQUIREMENTS if _is_asked_for() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; where that fails, say so in one line and leave the wheel pure."""
        if version != "standard" or not _is_asked_for():
            return
        self._folder = TemporaryDirectory()
        script = Path(self.root, "scripts", "compile.py")
        done = subprocess.run(
            [sys.executable, str(script), self._folder.name],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            lines = done.stdout.split("\n")
            why = next((line for line in reversed(lines) if line.strip()), "no reason given")
            self.app.display_warning(f"coder is built without compiled modules: {why}")
            return
        made = [path for path in Path(self._folder.name).rglob("*") if path.suffix in (".so", ".pyd")]
        build_data["force_include"].update({str(path): str(path.relative_to(self._folder.name)) for path in made})
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled, which the wheel has now."""
        del version, build_data, artifact_path
        if self._folder is not None:
            self._folder.cleanup()


def _is_asked_for() -> bool:
    return os.environ.get(VARIABLE, "") not in ("", "0")
