"""The examples of the page on evaluation run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coder.analysis.judgements import Judgement, JudgementFile, Verdict

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", PYTHON)
def test_python(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example runs on a small gold file, its events and the judgements of a sample."""
    monkeypatch.chdir(tmp_path)
    event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "GEO"}}
    Path("gold.jsonl").write_text(json.dumps({"id": "a", "events": [event]}), encoding="utf-8")
    events = "event_id,article_id,code,source,target\n1,a,190,RUS,GEO\n"
    Path("events.csv").write_text(events, encoding="utf-8")
    JudgementFile(Path("judgements.jsonl")).add(Judgement("1", "anna", Verdict.RIGHT))
    names: dict[str, Any] = {}
    exec(example, names)
    if "f1" in names:
        assert names["f1"] == names["low"] == names["high"] == 1.0
    if "precision" in names:
        assert (names["precision"], len(names["drawn"].strata)) == (1.0, 1)
    if "alpha" in names:
        assert round(names["alpha"], 3) == 0.4
