"""A folder of word patterns that stands alone is read and judged in the workbench; it is changed in its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import UsageError
from coder.petrarch.convert.convert import convert
from coder.workbench.drafts import Draft
from coder.workbench.serving import Setting, opened

OLD = Path(__file__).parents[1] / "cases" / "petrarch" / "old"


def test_a_folder_that_stands_alone_is_read_not_changed(tmp_path: Path) -> None:
    """Its patterns code and stand in the trace; what would write says which file to edit instead."""
    folder, corpus = tmp_path / "tabari", tmp_path / "corpus.jsonl"
    convert(sorted(OLD.iterdir()), folder)
    corpus.write_text('{"id": "a", "text": "It rained."}\n', encoding="utf-8")
    with opened(Setting((str(corpus),), folder)) as (desk, questions):
        answers = questions.answers()
        assert answers["state"]({})["stands_alone"]
        number = desk.add_text("Ruritania visited Graustark.", None)
        events = [event for sentence in desk.view(number).sentences for event in sentence.events]
        assert events
        assert any("patterns/" in step.where for event in events for step in event.trace.steps)
        assert "say only what they found" in desk.why(number, 0, 4).reasons[0].reason
        for change in (lambda draft: desk.try_draft(draft, number, 0), desk.changes, lambda draft: desk.undo()):
            with pytest.raises(UsageError, match=r"is read here, not changed .*coder check"):
                change(Draft("verbs/own.yaml", "", "- {}"))
