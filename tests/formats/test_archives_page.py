"""The commands of the page on archives run, and do what it says."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from archive_files import CASES, as_rtf
from batch_tools import coder

from coder.formats.archives.formats import SERVICES
from coder.formats.archives.reader import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "archives.md").read_text(encoding="utf-8")
COMMANDS = [line.strip().removeprefix("coder ") for line in PAGE.splitlines() if line.startswith("    coder ")]
HEADERS = {
    "events.csv": "event_id",
    "titled.csv": "title,article_source,byline",
    "short.csv": "date,title,code",
    "all.csv": "title",
}
"""What the header of each output has."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the page names."""
    made = tmp_path_factory.mktemp("archives")
    shutil.copy(CASES / "nexis_old.txt", made / "nexis.txt")
    shutil.copy(CASES / "proquest.txt", made / "proquest.txt")
    (made / "factiva.rtf").write_bytes(as_rtf((CASES / "factiva.txt").read_text(encoding="utf-8").splitlines()))
    (made / "news.csv").write_text("story,date,title\nIran left.,2014-03-05,A\n", encoding="utf-8")
    (made / "wire.jsonl").write_text('{"text": "Iran left.", "date": "2014-03-05"}\n', encoding="utf-8")
    (made / "pages").mkdir()
    for page in (CASES / "single").glob("*.html"):
        shutil.copy(page, made / "pages")
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is coded, and the output has the columns that the page names."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    done = coder(*command.split(), "--overwrite")
    assert done.returncode == 0, done.stderr
    output = command.split()[command.split().index("-o") + 1]
    header = Path(output).read_text(encoding="utf-8").splitlines()[0]
    assert HEADERS[output] in header
    assert next(csv.reader(Path(output).read_text(encoding="utf-8").splitlines()[1:]))


def test_fields_and_services_are_named() -> None:
    """Every service that the option takes, and every field of a story but its text."""
    assert all(f"`{name}`" in PAGE or f"--input-format {name}" in PAGE for name in SERVICES)
    assert all(name in PAGE for name in NAMES)
