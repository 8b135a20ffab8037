"""The wheel alone, in a fresh environment and an unrelated folder, codes the samples."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_wheel(tmp_path: Path) -> None:
    """Build the wheel, install it, code the samples."""
    environment = os.environ | {"CODER_CACHE": str(tmp_path / "cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)],
        check=True,
        env=environment,
    )
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    wheel = next(tmp_path.glob("cameo_coder-*.whl"))
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, env=environment)
    (tmp_path / "elsewhere").mkdir()
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "coder", "code", str(ROOT / "samples" / "articles.jsonl")],
        cwd=tmp_path / "elsewhere",
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 20


def test_a_compiler_that_fails_leaves_a_pure_wheel(tmp_path: Path) -> None:
    """A compiled wheel is asked for, no compiler works: the wheel is pure, and one line of the build says why."""
    command = [sys.executable, "-m", "pip", "wheel", "-v", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    done = subprocess.run(
        [*command, str(ROOT)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"CODER_COMPILE": "1", "CC": "false"},
    )
    assert [wheel.name.split("-", 2)[2] for wheel in tmp_path.glob("*.whl")] == ["py3-none-any.whl"]
    assert done.stdout.count("built without compiled modules") == 1
