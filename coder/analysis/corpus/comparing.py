"""Codes a corpus by two sets of dictionaries where they may differ, and pairs the events."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from coder.analysis.corpus.changes import Change, Changes, CodedEvent, changes_of
from coder.analysis.corpus.delta import Delta, delta
from coder.analysis.corpus.filling import Loaded, blocks, loaded
from coder.analysis.corpus.fitting import Fitting
from coder.analysis.corpus.keys import coding_key, layers
from coder.analysis.corpus.recoding import Recoded, recoded
from coder.analysis.corpus.store import CODING, Store, Stored, open_store
from coder.analysis.corpus.word_index import words_of
from coder.batch.pool import cores, ordered
from coder.core.garbage import no_garbage_collection
from coder.formats.output.columns import COLUMNS, Row, flat
from coder.pipeline import Coded, Pipeline

FOR_EACH = 200
"""So many sentences are coded in the time that another process takes to pay."""
_SENTENCE, _KEY, _START = (COLUMNS.index(name) for name in ("sentence", "event_key", "trigger_start"))
Places = dict[int, frozenset[int] | None]
"""By article the sentences that dictionaries may read otherwise than others; None for all of an article."""


class Side(NamedTuple):
    """One of two sets of dictionaries: its folders, and what was loaded of them."""

    folders: tuple[Path, ...]
    loaded: Loaded


class Reach(NamedTuple):
    """Where one side may differ from the store in an article; see ``recoded``."""

    touched: frozenset[int] | None = None
    names: bool = False
    if_fits: frozenset[int] = frozenset()
    """Those of the touched sentences that differ only if a changed entry of a verb fits in them."""


class Task(NamedTuple):
    """An article to be coded by both sets of dictionaries, each where it may differ from the events of the store."""

    stored: Stored
    old: Reach
    new: Reach
    events: list[Row]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Makes what compares articles, in any process; one that does not inherit what is loaded loads it itself."""

    old: tuple[Path, ...]
    new: tuple[Path, ...]
    delta: Delta
    coders: tuple[Pipeline, Pipeline] | None = None

    def __reduce__(self) -> tuple[type[Comparison], tuple[object, ...]]:
        return Comparison, (self.old, self.new, self.delta)

    def __call__(self) -> Callable[[list[Task]], list[list[Change]]]:
        old, new = self.coders or (loaded(self.old).coder, loaded(self.new).coder)
        fitting = Fitting((old.dictionary, new.dictionary), self.delta.needs)

        def again(coder: Pipeline, stored: Stored, reach: Reach) -> Recoded:
            parse = cache(stored.parse)
            no = {at for at in reach.if_fits if not fitting.fits(parse(at))}
            touched = reach.touched - no if reach.touched is not None else None
            return recoded(coder, stored, touched, reach.names, parse)

        def compare(tasks: list[Task]) -> list[list[Change]]:
            with no_garbage_collection():  # as in the pipeline
                return [
                    self._changes(one, again(old, one.stored, one.old), again(new, one.stored, one.new))
                    for one in tasks
                ]

        return compare

    def _changes(self, task: Task, before: Recoded, after: Recoded) -> list[Change]:
        read = before.sentences | after.sentences
        old_rows, new_rows = (
            [row for row in task.events if row[_SENTENCE] in read - side.sentences] + list(map(flat, side.coded.events))
            for side in (before, after)
        )
        return list(compared(task.stored, old_rows, new_rows, after.coded, self.delta))


def compared(
    stored: Stored, before: Sequence[Row], after: Sequence[Row], coded: Coded, changed: Delta
) -> Iterator[Change]:
    """Yield what differs between the events of an article before and after a change of the dictionaries."""
    for old, new in _pairs(before, after):
        row = new or old
        assert row is not None
        number = int(str(row[_SENTENCE]))
        one, other = (CodedEvent.of_row(side) if side else None for side in (old, new))
        did = _deciding([side for side in (one, other) if side], number, stored, coded, changed)
        id, date, _, text, _ = stored.row
        first, stop, _ = stored.sentences[number]
        yield Change(id, date, number, text[first:stop], one, other, did)


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
    sides: Iterable[CodedEvent], number: int, stored: Stored, coded: Coded, changed: Delta
) -> tuple[str, ...]:
    """The changed entries that did it: of the traces, else of what was rejected, else those whose words are near."""
    found = [entry for side in sides for entry in side.entries if entry in changed.entries]
    if not found:
        rejected = [one for one in coded.rejected if one.sentence == number]
        found = [reason.rule for one in rejected for reason in one.trace if reason.rule in changed.entries]
    for near in (range(number, number + 1), range(len(stored.sentences))):
        if not found:
            words = {word for at in near for word in words_of(stored.parse(at))}
            found = [need.entry for need in changed.needs if all(slot & words for slot in need.slots)]
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
    changed entries is coded anew, by as many processes as pay and have a core, unless ``workers`` says otherwise.

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
        base, after = opened.folders, tuple(map(Path, new))
        before = base if old is None else tuple(map(Path, old))
        first, second = Side(before, loaded(before)), Side(after, loaded(after))
        coded = None
        if _is_coded_by(opened, base):
            coded = first if layers(before) == layers(base) else Side(base, loaded(base))
        return changes_between(opened, coded, first, second, workers)


def _is_coded_by(store: Store, folders: tuple[Path, ...]) -> bool:
    """Whether the events of a store are those that dictionaries would give now."""
    return all(folder.exists() for folder in folders) and store.info(CODING) == coding_key(folders)


class Differing(NamedTuple):
    """What differs between two sets of dictionaries, found article by article as one takes it."""

    entries: frozenset[str]
    """The ids of the entries that differ."""
    articles: tuple[int, ...]
    """The numbers of the articles that have their words."""
    found: Iterator[tuple[int, list[Change]]]
    """The changes of each of these articles, in their order, behind the one from which it goes on."""


def changes_between(store: Store, coded: Side | None, old: Side, new: Side, workers: int | None = None) -> Changes:
    """Return what differs between two sets of dictionaries that are loaded; see ``diff`` and ``differing``."""
    between = differing(store, coded, old, new, workers)
    found = (change for _, changes in between.found for change in changes)
    return changes_of(found, between.entries, len(between.articles))


def differing(
    store: Store, coded: Side | None, old: Side, new: Side, workers: int | None = None, after: int = -1
) -> Differing:
    """Return what differs between two sets of dictionaries in the articles behind the number ``after``.

    ``coded`` is the set by which the store was coded; none where that is no longer as it was.
    """
    changed = _between(old, new)
    places = touched(store, changed)
    reached = {article: some for article, some in places.items() if article > after}
    if coded is old:
        sure = touched(store, changed.without_verbs()) if changed.has_verbs else places
        others = {article: _reach(some, sure.get(article), changed) for article, some in reached.items()}
        from_store = [dict.fromkeys(reached, Reach(frozenset())), others]
    else:
        from_store = [_touched_since(store, coded, side, reached) for side in (old, new)]
    tasks = blocks(_tasks(store, reached, *from_store), 8)
    comparison = Comparison(old.folders, new.folders, changed, (old.loaded.coder, new.loaded.coder))
    count = sum(map(_size, (reach for side in from_store for reach in side.values())))
    workers = workers or max(1, min(cores(), count // FOR_EACH))
    found = (changes for block in ordered(comparison, tasks, workers) for changes in block)
    return Differing(frozenset(changed.entries), tuple(places), zip(reached, found, strict=True))


def _between(old: Side, new: Side) -> Delta:
    one, other = old.loaded, new.loaded
    return delta(one.tables, other.tables, one.coder.dictionary, other.coder.dictionary)


def touched(store: Store, changed: Delta) -> Places:
    """Return where a change of the dictionaries can matter: the sentences that have the words of changed entries."""
    if changed.over_all:
        return dict.fromkeys(range(store.sizes().articles))
    found = store.places_of(store.with_words([need.slots for need in changed.needs]))
    for article in store.with_words([need.slots for need in changed.names], whole_articles=True):
        found.setdefault(article, set())
    return {article: frozenset(sentences) for article, sentences in sorted(found.items())}


def _reach(touched: frozenset[int] | None, sure: frozenset[int] | None, changed: Delta) -> Reach:
    """Where a side may differ in an article; ``sure`` are the sentences that not only verbs touch."""
    if_fits = touched - (sure or frozenset()) if touched is not None else frozenset[int]()
    return Reach(touched, bool(changed.names), if_fits)


def _touched_since(store: Store, coded: Side | None, side: Side, reached: Places) -> dict[int, Reach]:
    """Where a side may read the reached articles otherwise than the store has them."""
    if coded is None:
        return dict.fromkeys(reached, Reach())
    changed = _between(coded, side)
    places = touched(store, changed)
    return {article: Reach(places.get(article, frozenset()), bool(changed.names)) for article in reached}


def _size(reach: Reach) -> int:
    """About how many sentences are to be coded of an article."""
    return 12 if reach.touched is None else len(reach.touched)


def _tasks(store: Store, reached: Places, old: dict[int, Reach], new: dict[int, Reach]) -> Iterator[Task]:
    for group in blocks(store.articles(reached), 256):
        events = store.events([stored.number for stored in group])
        for stored in group:
            number = stored.number
            yield Task(stored, old[number], new[number], events.get(number, []))
