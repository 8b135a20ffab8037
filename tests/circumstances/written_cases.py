"""Cases that somebody wrote who had not read the rules: what each text says of one event, and what the coder reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from coder import Article
from coder.circumstances.sentence import SentenceCircumstances
from coder.coding.events import Options
from coder.core.circumstances import Circumstances, Toll
from coder.core.syntax import Parse
from coder.language.text.sentences import split_article
from coder.pipeline import Pipeline

FOLDER = Path(__file__).parent.parent / "cases" / "circumstances"
TOLLS = tuple(toll.value for toll in Toll)


class Written(NamedTuple):
    """One case: ``cells`` are what the text says, a dash for what it does not."""

    line: str
    date: Date
    text: str
    code: str
    trigger: str
    cells: dict[str, str]


def written(name: str) -> list[Written]:
    """Return the cases of a file."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_case(line) for line in lines if line and not line.startswith("#")]


def _case(line: str) -> Written:
    """``DATE | TEXT => CODE TRIGGER | CELL & CELL``"""
    given, _, wanted = line.partition(" => ")
    date, _, text = given.partition(" | ")
    event, _, cells = wanted.partition(" | ")
    code, _, trigger = event.partition(" ")
    return Written(
        line, Date.fromisoformat(date), text, code, trigger, dict(cell.split("=", 1) for cell in cells.split(" & "))
    )


class Reader:
    """Reads the circumstances of the event of each case, each text once."""

    def __init__(self) -> None:
        self._coder = Pipeline(options=Options(half_dyads=True, all_stories=True, all_statuses=True))

    def read(self, case: Written) -> Circumstances:
        """Those of the coded event at the trigger, that of the right code first; uncoded, those of the code itself."""
        article = Article("case", case.text, case.date)
        events = [
            event
            for event in self._coder.read(article).events
            if case.trigger in event.trigger.text or event.trigger.text in case.trigger
        ]
        events.sort(key=lambda event: (event.code != case.code, event.root != case.code[:2]))
        return events[0].circumstances if events else self._uncoded(article, case)

    def _uncoded(self, article: Article, case: Written) -> Circumstances:
        layout = split_article(article.text, self._coder._lexicon)
        opened = list(self._coder.opened(article, layout))
        codes = self._coder.dictionary.codes
        code = codes.get(case.code) or codes.get(case.code[:3]) or codes[case.code[:2] + "0"]
        for place, (parse, actors) in enumerate(opened):
            at = _at(parse, case.trigger)
            if at is not None:
                following = opened[place + 1][0] if place + 1 < len(opened) else None
                found = SentenceCircumstances(parse, actors, layout.place, following)
                return found.of(code, (at, at + 1), None, None)[0]
        return Circumstances()


def _at(parse: Parse, trigger: str) -> int | None:
    first = trigger.split()[0]
    return next((at for at, token in enumerate(parse.sentence.tokens) if token.text == first), None)


def faults(case: Written, found: Circumstances) -> list[str]:
    """Return which cells were read otherwise, contexts left out: a text may have more than one opinion names."""
    return [name for name, right in verdicts(case, found) if not right]


def verdicts(case: Written, found: Circumstances) -> Iterator[tuple[str, bool]]:
    """Yield each cell that is told or read with whether both agree."""
    country = (found.place.country if found.place else None) or "-"
    yield "country", country == case.cells["country"]
    if "admin1" in case.cells:
        yield "admin1", found.place is not None and found.place.admin1 == case.cells["admin1"]
    for toll in Toll:
        count = found.count(toll)
        read = "-" if count is None else f"{_bound(count.low)}..{_bound(count.high)}"
        told = case.cells.get(toll.value, "-")
        if (read, told) != ("-", "-"):
            yield "counts", read == told
    yield "mode", (found.mode or "-") == case.cells["mode"]


def _bound(number: int | None) -> str:
    return "" if number is None else str(number)


def shares(cases: Sequence[Written], read: Sequence[Circumstances]) -> dict[str, float]:
    """Return the share of the cells that are right, by column; of contexts precision and recall."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, found in zip(cases, read, strict=True):
        for name, agrees in verdicts(case, found):
            right[name] += agrees
            total[name] += 1
        if "contexts" in case.cells:
            told = set(case.cells["contexts"].split(";"))
            both = len(told.intersection(found.contexts))
            for name, size in (("contexts precision", len(found.contexts)), ("contexts recall", len(told))):
                right[name] += both
                total[name] += size
    return {name: round(right[name] / total[name], 3) for name in total}
