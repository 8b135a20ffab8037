"""Converts files of old dictionaries into one dictionary folder."""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import CoderError, InputError, OutputError, UsageError
from coder.core.given import given_file
from coder.petrarch.convert.actors import read_actors
from coder.petrarch.convert.agents import read_agents
from coder.petrarch.convert.blocks import read_blocks
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.checks import (
    drop_circles,
    drop_undefined_sets,
    rename_sets,
    report_dead_patterns,
    report_doubles,
)
from coder.petrarch.convert.code_lists import read_code_list
from coder.petrarch.convert.config import Named, read_config, read_options, read_project
from coder.petrarch.convert.csv_tables import read_table
from coder.petrarch.convert.discards import read_discards, read_issues
from coder.petrarch.convert.kinds import KINDS, kind_of
from coder.petrarch.convert.records import OldDictionaries
from coder.petrarch.convert.report import Finding, Line, Report
from coder.petrarch.convert.source import expected, raw_lines, without_comments
from coder.petrarch.convert.stems import mark_stems
from coder.petrarch.convert.verbs import read_verbs
from coder.petrarch.convert.writer import write_folder
from coder.petrarch.engine.folder import compile_folder
from coder.petrarch.engine.options import DEFAULTS, pattern_options

CAMEO_SHARE = 0.9
"""If CAMEO has this share of the codes, the codes count as CAMEO's."""
PETRARCH2 = {"nested": "1", "comma_max": "0", "comma_bmax": "0", "comma_emax": "0"}
"""Options of PETRARCH2, which codes clauses inside clauses and skips none between commas."""
Reader = Callable[[list[Line], OldDictionaries, Report], None]
READERS: dict[str, Reader] = {
    "actors": read_actors,
    "agents": read_agents,
    "verbs": read_verbs,
    "discards": read_discards,
    "issues": read_issues,
    "options": read_options,
    "codes": read_code_list,
}
NAMING = {"config": read_config, "project": read_project}
"""Readers of files that name other files to be read."""
WITH_BUNDLED = {"table": read_table, "blocks": read_blocks}
"""Readers that ask for the names of states."""
RAW = frozenset(("table", "codes"))
"""Kinds of files without comments, in which ``#`` and ``;`` mean themselves."""


class Converted(NamedTuple):
    """The result of a conversion."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    codes: str
    """``cameo`` or ``own``."""
    converted: int
    """How many lines of the old files were converted."""
    left_out: int
    """How many were left out, each with a finding."""

    @property
    def lines(self) -> int:
        """How many lines of the old files say something."""
        return self.converted + self.left_out


def convert(
    files: Iterable[Path], folder: Path, known: Bundled | None = None, kinds: Mapping[Path, str] | None = None
) -> Converted:
    """Convert dictionary files into ``folder``, which is new or empty; ``known`` is what the bundled ones know.

    The lines of a file and its name say its kind; ``kinds`` overrides both. What a configuration file or a project
    names is converted too. The folder is there only if it can be loaded.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file, not a folder", file=folder, remedy="name a new folder")
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the output folder is not empty", file=folder, remedy="name a new folder")
    known = known or Bundled()
    made = _Conversion(known, dict(kinds or {}))
    made.read(list(files))
    old, report = made.old, made.report
    if not old.counts():
        raise InputError(_nothing(report), file=made.first, remedy="check the file, and say its kind as KIND:FILE")
    codes = _system(old, known.codes)
    options = DEFAULTS | (PETRARCH2 if _is_petrarch2(old) else {}) | old.options
    rename_sets(old)
    drop_undefined_sets(old, report)
    drop_circles(old, report)
    mark_stems(old, known, report)
    report_doubles(old, report)
    report_dead_patterns(old, report)
    report.close()
    written = _written(old, folder, codes, options)
    return Converted(tuple(written), tuple(report.findings), old.counts(), codes, report.converted, report.left_out)


@dataclass(slots=True)
class _Conversion:
    """What is known while files are read."""

    known: Bundled
    kinds: dict[Path, str]
    old: OldDictionaries = field(default_factory=OldDictionaries)
    report: Report = field(default_factory=Report)
    first: Path = Path()
    _names: dict[str, Path] = field(default_factory=dict)

    def read(self, files: list[Path]) -> None:
        """Read files, and those that they name, each once; files that were named first keep their kinds."""
        self.first = files[0] if files else Path()
        waiting, seen = deque(files), {path.resolve() for path in files}
        given = {path.name for path in files}
        while waiting:
            for named in self._read(waiting.popleft()):
                if named.path is None and named.name not in given:
                    remedy = "put it beside the file that names it, or name it on the command line"
                    self.report.note(named.line, f"there is no file '{named.name}'", remedy)
                elif named.path and named.name not in given and named.path.resolve() not in seen:
                    seen.add(named.path.resolve())
                    self.kinds.setdefault(named.path, named.kind)
                    waiting.append(named.path)

    def _read(self, path: Path) -> Iterator[Named]:
        """Read a file, and return the files that it names."""
        try:
            lines = raw_lines(given_file(path), self.report, self._name(path))
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", file=path, remedy="check its permissions") from error
        kind = self.kinds.get(path) or self._kind(path, lines)
        lines = expected(lines, self.report) if kind in RAW else list(without_comments(lines, self.report))
        if kind in NAMING:
            yield from NAMING[kind](lines, self.old, self.report, path)
        elif kind in WITH_BUNDLED and lines:
            WITH_BUNDLED[kind](lines, self.old, self.report, self.known)
        elif kind in READERS:
            READERS[kind](lines, self.old, self.report)
        else:
            message = f"is a list of words or another file, and no dictionary: its {len(lines)} lines were left out"
            self.report.refuse(
                lines, message, f"if it is one, name its kind: KIND:{path.name}, one of {', '.join(KINDS)}"
            )

    def _kind(self, path: Path, lines: list[Line]) -> str:
        """Return the kind that a file shows by its lines and its name."""
        texts = [line.text for line in without_comments(lines, Report())]
        return kind_of(path, texts, next((line.text for line in lines if line.text.strip()), ""))

    def _name(self, path: Path) -> str:
        """Return what findings call a file: its name, or its whole path if another file has this name."""
        first = self._names.setdefault(path.name, path)
        return path.name if first == path else path.as_posix()


def _nothing(report: Report) -> str:
    """Return what is wrong with files without an entry: the first finding, if there is one."""
    why = f": {report.findings[0].message}" if report.findings else ""
    return f"has no entry of an old dictionary{why}"


def _written(old: OldDictionaries, folder: Path, codes: str, options: Mapping[str, str]) -> list[Path]:
    """Write the folder beside its place, load it, and put it there only then; return the names of its files."""
    made: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        names = [path.relative_to(made) for path in write_folder(old, made, codes, options)]
        compile_folder(made)
        pattern_options(options)
        made.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except CoderError as error:
        remedy = error.remedy or "report this with the files"
        raise OutputError(f"the converted folder could not be loaded: {error}", file=folder, remedy=remedy) from error
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}", file=folder, remedy="name another folder"
        ) from error
    finally:
        if made is not None and made.exists():
            shutil.rmtree(made, ignore_errors=True)
    return [folder / name for name in names]


def _system(old: OldDictionaries, cameo: frozenset[str]) -> str:
    """Return whose codes the dictionaries use: ``cameo`` or ``own``."""
    listed = [item.code for item in old.verbs] + [item.code for item in old.patterns]
    codes = {part for code in listed for part in code.split(":") if part[:1].isdigit()}
    known = sum(code in cameo or code + "0" in cameo for code in codes)
    return "cameo" if known >= CAMEO_SHARE * len(codes) else "own"


def _is_petrarch2(old: OldDictionaries) -> bool:
    """Return whether the dictionaries have what only PETRARCH2's have: transformations, or patterns with brackets."""
    return bool(old.transforms) or any(mark in pattern.pattern for pattern in old.patterns for mark in "{(")
