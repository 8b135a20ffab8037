"""The examples of the page on evaluation run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", PYTHON)
def test_python(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example runs on a small gold file, its events and the judgements of a sample."""
    monkeypatch.chdir(tmp_path)
    event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "GEO"}}
    Path("gold.jsonl").write_text(json.dumps({"id": "a", "events": [event]}), encoding="utf-8")
    Path("events.csv").write_text("article_id,code,source,target\na,190,RUS,GEO\n", encoding="utf-8")
    names: dict[str, Any] = {}
    exec(example, names)
    if "f1" in names:
        assert names["f1"] == names["low"] == names["high"] == 1.0
    if "alpha" in names:
        assert round(names["alpha"], 3) == 0.4
