"""Folders of old dictionaries as the coder takes them: manifests, layers, wrong entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import CoderError, UsageError
from coder.core.model import Article
from coder.petrarch.engine.folder import compile_folder
from coder.pipeline import Pipeline

MANIFESTS = [
    ("stands_alone: maybe", "neither yes nor no"),
    ("stands_alone: yes\nextends: yes", "not both"),
    ("stands_alone: yes\nopt: 1", "the key 'opt' is unknown"),
    ("stands_alone: yes\ncodes: weis", "is not a system of codes"),
    ("stands_alone: yes\noptions: {dyads: 1}", "the option 'dyads' is not known"),
    ("stands_alone: yes\noptions: {comma_max: many}", "'many' is not a value"),
]


@pytest.mark.parametrize(("manifest", "message"), MANIFESTS)
def test_a_wrong_manifest_is_an_error(tmp_path: Path, manifest: str, message: str) -> None:
    """Each fault in a manifest has its message."""
    (tmp_path / "manifest.yaml").write_text(manifest + "\n", encoding="utf-8")
    with pytest.raises(CoderError, match=message):
        Pipeline([tmp_path])


def test_a_folder_that_extends_is_laid_over_the_bundled_one(tmp_path: Path) -> None:
    """A folder that does not stand alone adds to the bundled dictionaries."""
    (tmp_path / "manifest.yaml").write_text("extends: yes\n", encoding="utf-8")
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "own.yaml").write_text(
        "- {id: rur.ruritania, names: [Ruritania], codes: [RUR]}\n", encoding="utf-8"
    )
    coder = Pipeline([tmp_path])
    assert coder.patterns is None
    events = coder.read(Article("a", "Ruritania attacked Germany.")).events
    assert [(e.source and e.source.code, e.target and e.target.code) for e in events] == [("RUR", "DEU")]


def test_only_one_folder_stands_alone(tmp_path: Path) -> None:
    """Two folders that stand alone are wrong usage."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.yaml").write_text("stands_alone: yes\n", encoding="utf-8")
    with pytest.raises(UsageError, match="two folders stand alone"):
        Pipeline([tmp_path / "a", tmp_path / "b"])


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("patterns/patterns.yaml", '- {id: p, block: b, pattern: "* &X", code: "1"}', "the set &X is not defined"),
        ("patterns/patterns.yaml", '- {id: p, block: b, code: "1"}', "the key 'pattern' is missing"),
        ("agents.yaml", '- {id: p, names: [A], code: "~X", role: B}', "the key 'role' is unknown"),
        ("issues.yaml", '- {id: p, code: X, words: ["AB*"]}', "has fewer than 3 letters"),
        (
            "nouns.yaml",
            "- {id: S0, words: [ONE, TWO]}\n"
            + "\n".join(f'- {{id: S{at}, words: ["&S{at - 1}_&S{at - 1}"]}}' for at in range(1, 9)),
            "the set &S5 stands for more than 100,000 phrases",
        ),
        ("verbs/01.yaml", "- {id: p}", "no file of a folder that stands alone has this name"),
    ],
)
def test_a_wrong_entry_is_an_error_with_its_line(tmp_path: Path, file: str, text: str, message: str) -> None:
    """Each fault in an entry has its message."""
    (tmp_path / "manifest.yaml").write_text("stands_alone: yes\n", encoding="utf-8")
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text + "\n", encoding="utf-8")
    with pytest.raises(CoderError, match=message):
        compile_folder(tmp_path)
