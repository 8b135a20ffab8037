"""Judgements of coded events: who found which event right, and in which part; the file that keeps them.

A file of judgements is JSON lines. Each line is one judgement, and a later line of the same judge on the same event
takes the place of an earlier one; a line whose ``event`` is null takes back what the judge said. Nothing that was
written is ever changed, so that a stopped session loses nothing, and several judges may write into one file.

    {"event_id": "4fbf...", "judge": "anna", "event": "right", "code": "wrong", "source": "right", "target": "right",
     "note": "a threat", "article_id": "a1", "coded": "190", "coded_source": "RUS", "coded_target": "GEO",
     "stratum": "19", "stratum_size": 812, "time": "2024-05-01T10:00:00+00:00"}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from coder.batch.append_file import AppendFile
from coder.core.errors import InputError, UsageError
from coder.core.given import given_file

_NEEDED = ("event_id", "judge", "event")
_REMEDY = "see docs/evaluation.md for files of judgements"


class Part(StrEnum):
    """What is judged: whether the text tells of such an event at all, its code, its two actors."""

    EVENT = "event"
    CODE = "code"
    SOURCE = "source"
    TARGET = "target"


class Verdict(StrEnum):
    """What a judge says of one part of an event."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one judge says of one coded event.

    >>> judgement = Judgement("4fbf", "anna", Verdict.RIGHT, code=Verdict.WRONG, source=Verdict.RIGHT)
    >>> judgement.whole.value, judgement.withdrawn
    ('wrong', False)
    """

    event_id: str
    judge: str
    event: Verdict | None
    """Whether the text tells of such an event; None takes back what the judge said before."""
    code: Verdict | None = None
    source: Verdict | None = None
    target: Verdict | None = None
    note: str = ""
    article_id: str = ""
    coded: str = ""
    """The CAMEO code that was judged."""
    coded_source: str = ""
    coded_target: str = ""
    stratum: str = ""
    """The stratum of the sample from which the event was drawn."""
    stratum_size: int | None = None
    """How many events of all the stratum has, from which the weights of its judgements follow."""
    time: str = ""
    """When it was said, in UTC; the file fills it in."""

    @property
    def withdrawn(self) -> bool:
        """Whether this takes back what the judge said before."""
        return self.event is None

    @property
    def whole(self) -> Verdict:
        """The verdict on the event with all its parts: wrong if one is wrong, else unsure if one is unsure."""
        said = {self.verdict(part) for part in Part}
        return next((verdict for verdict in (Verdict.WRONG, Verdict.UNSURE) if verdict in said), Verdict.RIGHT)

    def verdict(self, part: Part) -> Verdict | None:
        """Return the verdict on a part, None if it was not judged; of an event that is wrong every part is wrong.

        >>> Judgement("4fbf", "anna", Verdict.WRONG).verdict(Part.CODE).value
        'wrong'
        >>> Judgement("4fbf", "anna", Verdict.RIGHT).verdict(Part.CODE) is None
        True
        """
        said: Verdict | None = getattr(self, part)
        return Verdict.WRONG if self.event is Verdict.WRONG else said


def judgement_of(
    row: Mapping[str, Any], judge: str, wrong: Iterable[str] = (), unsure: Iterable[str] = (), note: str = ""
) -> Judgement:
    """Return what a judge says of a row of an events file or a sample, naming the parts that are wrong or unsure.

    All other parts are right. ``row`` has the columns of our outputs (``event_id``, ``code``, ``source``, ``target``,
    ``article_id``), of a sample also ``stratum`` and ``stratum_size``. The actor of an event without one is not judged
    unless it is named.

    >>> row = {"event_id": "4fbf", "code": "190", "source": "RUS", "target": None}
    >>> judgement = judgement_of(row, "anna", wrong=["code"])
    >>> judgement.event.value, judgement.code.value, judgement.source.value, judgement.target, judgement.coded
    ('right', 'wrong', 'right', None, '190')
    """
    said = _verdicts(row, _parts(wrong), _parts(unsure))
    size = row.get("stratum_size")
    return Judgement(
        str(row["event_id"]),
        judge,
        **said,
        note=note,
        article_id=_text(row.get("article_id")),
        coded=_text(row.get("code")),
        coded_source=_text(row.get("source")),
        coded_target=_text(row.get("target")),
        stratum=_text(row.get("stratum")),
        stratum_size=int(size) if size not in (None, "") else None,
    )


def _parts(names: Iterable[str]) -> frozenset[Part]:
    """The parts that names stand for."""
    try:
        return frozenset(map(Part, names))
    except ValueError as error:
        message = f"events have no part {str(error).partition(' is not')[0]}"
        raise UsageError(message, remedy=f"use some of {', '.join(Part)}") from error


def _verdicts(row: Mapping[str, Any], wrong: frozenset[Part], unsure: frozenset[Part]) -> dict[str, Any]:
    """A verdict for each part, None for what is not judged."""
    if Part.EVENT in wrong:
        return {Part.EVENT: Verdict.WRONG}
    missing = {part for part in (Part.SOURCE, Part.TARGET) if not row.get(part)}
    said: dict[str, Any] = {part: None if part in missing else Verdict.RIGHT for part in Part}
    return said | dict.fromkeys(unsure, Verdict.UNSURE) | dict.fromkeys(wrong, Verdict.WRONG)


def read_judgements(path: str | Path) -> list[Judgement]:
    """Return all judgements of a file in their order, with those that were replaced or taken back later.

    A last line that was cut off when a session was killed does not count. Raises ``InputError`` for a file that can't
    be read or a line that is no judgement, ``UsageError`` for one that is not there.
    """
    try:
        lines = given_file(path).read_bytes().split(b"\n")
    except OSError as error:
        raise InputError("cannot be read", file=path, remedy="name a file of judgements") from error
    return [_judgement(line, Path(path), number) for number, line in enumerate(lines[:-1], 1) if line.strip()]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return what counts in the end: the last word of each judge on each event, without what was taken back.

    >>> said = [Judgement("1", "a", Verdict.RIGHT), Judgement("1", "b", Verdict.RIGHT), Judgement("1", "a", None)]
    >>> [(judgement.event_id, judgement.judge) for judgement in standing(said)]
    [('1', 'b')]
    """
    last = {(judgement.event_id, judgement.judge): judgement for judgement in judgements}
    return [judgement for judgement in last.values() if not judgement.withdrawn]


class JudgementFile:
    """A file that judgements are added to; each is on the disk before ``add`` returns.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = JudgementFile(Path(folder) / "judgements.jsonl")
    ...     file.add(Judgement("4fbf", "anna", Verdict.RIGHT))
    ...     file.add(Judgement("5ab0", "anna", Verdict.WRONG))
    ...     taken_back = file.undo("anna")
    ...     taken_back.event_id, [judgement.event_id for judgement in file.standing()]
    ('5ab0', ['4fbf'])
    """

    def __init__(self, path: Path) -> None:
        """Name the file; it is made with the first judgement. Raises ``InputError`` if it holds something else."""
        self.path = path
        self._said = read_judgements(path) if path.exists() else []

    def standing(self) -> list[Judgement]:
        """Return what counts now, of all judges, in the order in which the events were first judged."""
        return standing(self._said)

    def add(self, judgement: Judgement) -> None:
        """Write a judgement; raise ``OSError`` or ``OutputError`` if it can't be kept."""
        judgement = replace(judgement, time=datetime.now(UTC).isoformat(timespec="seconds"))
        line = json.dumps(asdict(judgement), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        file = AppendFile(self.path)
        try:
            file.cut_to_line()
            file.append(line)
            file.sync()
        finally:
            file.close()
        self._said.append(judgement)

    def undo(self, judge: str) -> Judgement | None:
        """Take back what a judge said last, and return it; None if nothing of his stands.

        What he had said of that event before does not come back.
        """
        mine = {said.event_id for said in self.standing() if said.judge == judge}
        last = next((said for said in reversed(self._said) if said.judge == judge and said.event_id in mine), None)
        if last is not None:
            self.add(replace(last, event=None, code=None, source=None, target=None, note=""))
        return last


def _judgement(line: bytes, path: Path, number: int) -> Judgement:
    """Read one line."""
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise InputError("is not valid JSON", file=path, line=number, remedy=_REMEDY) from error
    missing = [key for key in _NEEDED if not isinstance(fields, dict) or key not in fields]
    if missing:
        raise InputError(f"has no field '{missing[0]}'", file=path, line=number, remedy=_REMEDY)
    known: dict[str, Any] = {key: fields[key] for key in Judgement.__dataclass_fields__ if key in fields}
    size = known.pop("stratum_size", None)
    if size is not None and (not isinstance(size, int) or size < 1):
        raise InputError("has a 'stratum_size' that is no number of events", file=path, line=number, remedy=_REMEDY)
    said = {part: known.pop(part, None) for part in Part}
    if strange := [value for value in said.values() if value not in (None, *Verdict)]:
        remedy = f"write one of {', '.join(Verdict)}"
        raise InputError(f"'{strange[0]}' is no verdict", file=path, line=number, remedy=remedy)
    verdicts: dict[str, Any] = {part: value if value is None else Verdict(value) for part, value in said.items()}
    texts: dict[str, Any] = {key: _text(value) for key, value in known.items()}
    return Judgement(**texts, **verdicts, stratum_size=size)


def _text(value: object) -> str:
    return "" if value is None else str(value)
