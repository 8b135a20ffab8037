"""Events of the sample articles in every format, made once."""

from __future__ import annotations

import gzip
import importlib
import sys
from pathlib import Path

import pytest
from analysis_tools import FORMATS, SAMPLES, coder


@pytest.fixture(scope="session")
def sample_events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the events of the samples in every format that the coder writes, and in packed ones."""
    folder = tmp_path_factory.mktemp("events")
    for name in FORMATS:
        done = coder("code", SAMPLES, "-o", folder / name, "--no-progress")
        assert done.returncode == 0, done.stderr
    zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    for form in ("csv", "jsonl"):
        text = gzip.decompress((folder / f"events.{form}.gz").read_bytes())
        (folder / f"packed.{form}.zst").write_bytes(zstd.compress(text))
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "packed.json").write_text(f"[{','.join(lines)}]", encoding="utf-8")
    return folder
