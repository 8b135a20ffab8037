"""What the commands share that look for gaps of the dictionaries in a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coder.cli.printing import say, show
from coder.core.errors import CoderError, UsageError
from coder.core.model import Article

if TYPE_CHECKING:
    from coder.cli.batches import InputOptions


@dataclass(slots=True)
class Corpus:
    """The articles of the inputs; errors are printed, and kept as ``faults``."""

    options: InputOptions
    faults: list[CoderError] = field(default_factory=list)

    def articles(self) -> Iterator[Article]:
        """Yield the articles that can be read."""
        from coder.cli.batches import check_inputs, file_search
        from coder.formats.input.articles import read_articles
        from coder.formats.input.precheck import check_columns
        from coder.formats.input.sources import find_sources

        options = self.options
        check_inputs(options.inputs)
        check_columns(find_sources(options.inputs, file_search(options)), options.fields, options.encoding)
        for record in read_articles(options.inputs, file_search(options), options.fields, options.encoding):
            if isinstance(record, Article):
                yield record
            else:
                self.faults.append(record)
                say(str(record))

    def finish(self) -> None:
        """End with status 1 if some input was at fault."""
        if self.faults:
            raise typer.Exit(1)


def write_entries(entries: list[str], file: str, remedy: str, folder: Path | None) -> None:
    """Write entries into a file of a folder, or print them; ``remedy`` says what is to be done with them."""
    text = "\n".join([f"# {file}: {remedy}", *entries, ""])
    if folder is None:
        show(text)
        return
    path = folder / file
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file, and no folder", file=folder, remedy="name a folder")
    if path.exists():
        raise UsageError("exists already", file=path, remedy="move it away, or name another folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    say(f"{len(entries)} entries in {path}")
