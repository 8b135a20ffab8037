"""Codes a corpus by two sets of dictionaries where they may differ, and pairs the events."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coder.analysis.corpus.changes import Change, Changes, CodedEvent, changes_of
from coder.analysis.corpus.delta import Delta, delta
from coder.analysis.corpus.filling import Loaded, blocks, loaded
from coder.analysis.corpus.keys import coding_key
from coder.analysis.corpus.store import CODING, Store, Stored, open_store
from coder.analysis.corpus.word_index import words_of
from coder.batch.pool import cores, ordered
from coder.coding.remembered import MEMORY
from coder.formats.output.columns import COLUMNS, Row, flat
from coder.pipeline import Coded, Parsed, Pipeline

MANY = 3000
"""From so many sentences on two processes are faster than one."""
_SENTENCE, _KEY, _START = (COLUMNS.index(name) for name in ("sentence", "event_key", "trigger_start"))


class Task(NamedTuple):
    """An article to be coded by both sets of dictionaries."""

    stored: Stored
    only: frozenset[int] | None
    """The sentences whose events may differ; None for all."""
    before: list[Row] | None
    """Its old events, where the store has them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Makes what compares articles, in any process; one that does not inherit what is loaded loads it itself."""

    old: tuple[Path, ...]
    new: tuple[Path, ...]
    delta: Delta
    stored: bool
    """Whether the old events come from the store."""
    coders: tuple[Pipeline, Pipeline] | None = None

    def __reduce__(self) -> tuple[type[Comparison], tuple[object, ...]]:
        return Comparison, (self.old, self.new, self.delta, self.stored)

    def __call__(self) -> Callable[[list[Task]], list[list[Change]]]:
        old, new = self.coders or (loaded(self.old).coder, loaded(self.new).coder)

        def compare(tasks: list[Task]) -> list[list[Change]]:
            return [self._changes(task, None if self.stored else old, new) for task in tasks]

        return compare

    def _changes(self, task: Task, old: Pipeline | None, new: Pipeline) -> list[Change]:
        parsed = task.stored.parsed()
        if old is None:
            before = [row for row in task.before or () if task.only is None or row[_SENTENCE] in task.only]
        else:
            before = [flat(event) for event in old.read_parsed(parsed, task.only).events]
        coded = new.read_parsed(parsed, task.only)
        after = [flat(event) for event in coded.events]
        return list(compared(parsed, before, after, coded, self.delta))


def compared(
    parsed: Parsed, before: Sequence[Row], after: Sequence[Row], coded: Coded, changed: Delta
) -> Iterator[Change]:
    """Yield what differs between the events of an article before and after a change of the dictionaries."""
    for old, new in _pairs(before, after):
        row = new or old
        assert row is not None
        number = int(str(row[_SENTENCE]))
        one, other = (CodedEvent.of_row(side) if side else None for side in (old, new))
        did = _deciding([side for side in (one, other) if side], number, parsed, coded, changed)
        text = parsed.parses[number].sentence.text
        yield Change(parsed.article.id, parsed.article.date, number, text, one, other, did)


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """The events that differ: first those of the same words are paired, then those of the same trigger."""
    old, new = list(before), list(after)
    pairs: list[tuple[Row | None, Row | None]] = []
    for same in (_key_and_content, lambda row: row[_KEY], lambda row: (row[_SENTENCE], row[_START])):
        waiting: dict[object, list[Row]] = {}
        for row in old:
            waiting.setdefault(same(row), []).append(row)
        left: list[Row] = []
        for row in new:
            partners = waiting.get(same(row))
            if not partners:
                left.append(row)
            elif same is _key_and_content:
                partners.pop(0)
            else:
                pairs.append((partners.pop(0), row))
        paired = {id(row) for rows in waiting.values() for row in rows}
        old, new = [row for row in old if id(row) in paired], left
    pairs += [(row, None) for row in old] + [(None, row) for row in new]
    return sorted(pairs, key=lambda pair: [int(str(_one(pair)[at])) for at in (_SENTENCE, _START)])


def _key_and_content(row: Row) -> object:
    return tuple(row[COLUMNS.index(name)] for name in _CONTENT)


_CONTENT = ("event_key", "code", "event", "source", "target", "status", "event_date")


def _one(pair: tuple[Row | None, Row | None]) -> Row:
    row = pair[0] or pair[1]
    assert row is not None
    return row


def _deciding(
    sides: Iterable[CodedEvent], number: int, parsed: Parsed, coded: Coded, changed: Delta
) -> tuple[str, ...]:
    """The changed entries that did it: of the traces, else of what was rejected, else those whose words are near."""
    found = [entry for side in sides for entry in side.entries if entry in changed.entries]
    if not found:
        rejected = [one for one in coded.rejected if one.sentence == number]
        found = [reason.rule for one in rejected for reason in one.trace if reason.rule in changed.entries]
    if not found:
        near = words_of(parsed.parses[number])
        found = [need.entry for need in changed.in_sentences if all(slot & near for slot in need.slots)]
    if not found:
        all_words = {word for parse in parsed.parses for word in words_of(parse)}
        found = [need.entry for need in changed.in_articles if all(slot & all_words for slot in need.slots)]
    return tuple(dict.fromkeys(entry for entry in found if entry))


def diff(
    store: str | Path | Store,
    new: Sequence[str | Path],
    old: Sequence[str | Path] | None = None,
    *,
    workers: int | None = None,
) -> Changes:
    """Return what other dictionaries change in the events of a stored corpus.

    ``new`` and ``old`` are folders laid over the bundled dictionaries, or one whole folder in their place; none for
    the bundled ones alone. ``old`` are by default those by which the store was coded. Only what has the words of
    changed entries is coded anew, by two processes where that is much, unless ``workers`` says otherwise.

    >>> import tempfile
    >>> from coder.analysis.corpus.filling import fill_store
    >>> from coder.core.model import Article
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     verbs = Path(folder) / "mine" / "verbs"
    ...     verbs.mkdir(parents=True)
    ...     _ = (verbs / "mine.yaml").write_text('- {id: my.shell, verb: shell, target: object, action: MEET, '
    ...         'examples: ["Libya shelled Chad. => LBY MEET TCD"]}')
    ...     _ = fill_store(f"{folder}/corpus.duckdb", [Article("a", "France met Libya. Libya shelled Chad.")])
    ...     changes = diff(f"{folder}/corpus.duckdb", [verbs.parent])
    >>> for change in changes.all():
    ...     print(change.kind, change.text, change.old, "->", change.new, change.entries)
    recoded Libya shelled Chad. LBY 194 FIGHT_ARTILLERY TCD -> LBY 040 MEET TCD ('my.shell',)
    added Libya shelled Chad. None -> TCD 040 MEET LBY ('my.shell',)
    >>> changes.by_code()
    {'040': Tally(added=1, lost=0, recoded=1), '194': Tally(added=0, lost=0, recoded=1)}
    """
    with contextlib.ExitStack() as stack:
        opened = store if isinstance(store, Store) else stack.enter_context(open_store(store))
        before = opened.folders if old is None else tuple(map(Path, old))
        after = tuple(map(Path, new))
        has_events = opened.info(CODING) == coding_key(before)
        return changes_between(opened, Side(before, loaded(before)), Side(after, loaded(after)), has_events, workers)


class Side(NamedTuple):
    """One of two sets of dictionaries: its folders, and what was loaded of them."""

    folders: tuple[Path, ...]
    loaded: Loaded


def changes_between(store: Store, old: Side, new: Side, has_events: bool, workers: int | None = None) -> Changes:
    """Return what differs between two sets of dictionaries that are loaded; see ``diff``.

    ``has_events`` says that the events of the store were coded by the old ones.
    """
    one, other = old.loaded, new.loaded
    changed = delta(one.tables, other.tables, one.coder.dictionary, other.coder.dictionary)
    comparison = Comparison(old.folders, new.folders, changed, has_events, (one.coder, other.coder))
    affected = _affected(store, changed)
    tasks = blocks(_tasks(store, affected, has_events), 8)
    count = sum(_reach(only) for only in affected.values())
    workers = workers or (min(2, cores()) if count >= MANY else 1)
    found = [one for block in ordered(comparison, tasks, workers) for each in block for one in each]
    return changes_of(found, changed.entries, len(affected))


def _affected(store: Store, changed: Delta) -> dict[int, frozenset[int] | None]:
    """The articles whose events may differ, each with the sentences that may; None for all of an article."""
    if changed.over_all:
        return dict.fromkeys(range(store.sizes().articles))
    found: dict[int, frozenset[int] | None] = {
        article: frozenset(number + behind for number in numbers for behind in range(MEMORY + 1))
        for article, numbers in store.places_of(store.with_words([need.slots for need in changed.in_sentences])).items()
    }
    whole = store.with_words([need.slots for need in changed.in_articles], whole_articles=True)
    return dict(sorted((found | dict.fromkeys(whole)).items()))


def _reach(only: Collection[int] | None) -> int:
    """About how many sentences have to be read of an article."""
    return 25 if only is None else max(only)


def _tasks(store: Store, affected: dict[int, frozenset[int] | None], has_events: bool) -> Iterator[Task]:
    everything = 1 << 30
    upto = {article: everything if only is None else max(only) + 2 for article, only in affected.items()}
    for group in blocks(store.articles(upto), 256):
        events = store.events([stored.number for stored in group]) if has_events else {}
        for stored in group:
            yield Task(stored, affected[stored.number], events.get(stored.number, []))
