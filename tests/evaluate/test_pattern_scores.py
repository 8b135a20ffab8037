"""Unit records of PETRARCH are coded with converted dictionaries and compared event by event."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import UsageError
from coder.evaluate.gold import read_records
from coder.evaluate.patterns import KEYS, pattern_coder, score_patterns
from coder.evaluate.scores import Score, Share
from coder.petrarch.convert.convert import convert


def test_scores_of_a_file(cases: Path) -> None:
    """A record is exact with all its events and no other, under its own settings; the others say what differs."""
    coder = pattern_coder(cases / "old_dictionaries")
    scores = score_patterns(coder, read_records(cases / "unit_records.jsonl", KEYS))
    assert scores.exact == Share(2, 6)
    assert scores.events == Score(2, 5, 5)
    assert [(mistake.text.split()[0], mistake.cause) for mistake in scores.mistakes] == [
        ("code", "other code"),
        ("actors", "other actors"),
        ("missed", "event missed"),
        ("extra", "event too many"),
    ]
    assert "wanted 032 RUR ---, found 032 RUR GRK" in scores.mistakes[1].text


def test_a_converted_folder_is_taken_as_it_is(cases: Path, tmp_path: Path) -> None:
    """The folder that `coder convert` wrote gives the same figures."""
    convert(sorted((cases / "old_dictionaries").iterdir()), tmp_path / "out", frozenset())
    records = read_records(cases / "unit_records.jsonl", KEYS)
    assert score_patterns(pattern_coder(tmp_path / "out"), records).exact == Share(2, 6)


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(UsageError, match="nowhere: is not a folder"):
        pattern_coder(tmp_path / "nowhere")
