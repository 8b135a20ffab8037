"""A checkpoint that another version left, or that is damaged, is refused with a message, and nothing is lost by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch_tools import articles, coder, write_jsonl

from coder.batch.checkpoint import Checkpoint

POINT = Checkpoint({"version": "0.0.1", "dictionaries": "a", "options": "b", "inputs": "c"}, "2014-03-05").to_json()
LEFT = {
    "another version": (POINT.encode(), "the version and the dictionaries and the options and the inputs changed"),
    "a newer version": (json.dumps(json.loads(POINT) | {"shards": 3}).encode(), "is not a checkpoint of this version"),
    "without a position": (b'{"key": {}, "started": ""}', "is not a checkpoint of this version"),
    "of other types": (b'{"key": 1, "started": 2, "position": 3, "counts": 4}', "is not a checkpoint of this version"),
    "a list": (b"[]", "is not a checkpoint of this version"),
    "cut off": (POINT.encode()[:20], "is not a checkpoint of this version"),
    "empty": (b"", "is not a checkpoint of this version"),
    "no text": (b"\xff\xfe\x00\x80", "is not a checkpoint of this version"),
}


@pytest.mark.parametrize(("name", "form"), [*((name, "jsonl") for name in LEFT), ("another version", "parquet")])
def test_a_checkpoint_of_another_version_is_refused(name: str, form: str, tmp_path: Path) -> None:
    """The message says what to do; the output stays until that is done."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(2)), tmp_path / f"events.{form}"
    point = tmp_path / f"events.{form}.checkpoint"
    output.write_text("what was done", encoding="utf-8")
    point.write_bytes(LEFT[name][0])
    done = coder("code", news, "-o", output, "--resume")
    assert LEFT[name][1] in done.stderr and "--overwrite" in done.stderr and len(done.stderr.splitlines()) == 1
    assert done.returncode == 2
    assert (output.read_text(encoding="utf-8"), point.read_bytes()) == ("what was done", LEFT[name][0])
    assert coder("code", news, "-o", output, "--overwrite").returncode == 0
    assert not point.exists()
