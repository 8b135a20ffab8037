"""What the page asks for: articles and their codings, drafts tried and kept, events judged."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from coder.analysis.corpus.changes import Change
from coder.analysis.corpus.comparing import Side, differing
from coder.analysis.corpus.filling import Loaded, loaded
from coder.analysis.corpus.keys import coding_key
from coder.analysis.corpus.store import CODING, open_store
from coder.core.errors import UsageError
from coder.core.given import given_article
from coder.core.model import Article, Event
from coder.core.records import record
from coder.core.yaml_nodes import with_item
from coder.diagnostics.examples import EXAMPLE_DATE, said
from coder.pipeline import Coded, Pipeline
from coder.workbench.corpus_changes import CorpusChanges, corpus_changes
from coder.workbench.drafts import Below, Draft, Drafts, Fault
from coder.workbench.filling import LONGEST, STORED, shortened
from coder.workbench.index import Index
from coder.workbench.own_folder import OwnFolder, Write
from coder.workbench.reading import Reading, read
from coder.workbench.rows import coded_rows
from coder.workbench.views import ArticleView, article_view
from coder.workbench.why import Why, why

MOST_TEXTS = 50
"""How many texts of his own the user may code in a session."""
_KEPT = 16
"""How many coded articles are kept."""
_PATIENCE, _LATER = 1.0, 5.0
"""Seconds of comparing after which the changes of a corpus are told as far as they are known: at first, and then."""


@record
class Trial:
    """What a draft makes of an article, and the example that it would be kept with."""

    article: ArticleView
    gained: tuple[str, ...]
    """Events that the draft adds, as ``sentence: SOURCE EVENT TARGET``."""
    lost: tuple[str, ...]
    example: str


class Desk:
    """One user's work on a corpus; its methods may be called from several threads."""

    def __init__(
        self,
        index: Index,
        own: OwnFolder | None = None,
        below: Below | None = None,
        store: Path | None = None,
        now: Loaded | None = None,
    ) -> None:
        """``below`` are the dictionaries under the user's own, which alone are written to.

        ``store`` is the parsed corpus, by which one sees what a draft changes; ``now`` are the dictionaries of today,
        where they are loaded already, as those of a folder that stands alone must be.
        """
        self.index = index
        self.own = own
        self.drafts = Drafts(below or Below(), own)
        self._store = store
        self._now = now or loaded(self.drafts.own_folders())
        self._first = coding_key(self.drafts.own_folders()), self._now
        """By what a store may have been coded that was filled before anything was kept."""
        self.drafts.lend(self._now.tables)
        self._texts: list[Article] = []
        self._read: OrderedDict[int, Reading] = OrderedDict()
        self._coding = threading.Lock()
        self._tried: tuple[Draft, Loaded] | None = None

    @property
    def coder(self) -> Pipeline:
        """The coder by which articles are coded now."""
        return self._now.coder

    @property
    def stands_alone(self) -> bool:
        """Whether a folder of word patterns takes the place of the bundled dictionaries; it is read, not changed."""
        return self.coder.patterns is not None

    def article(self, number: int) -> Article:
        """Return an article of the corpus, or a text of the user's, which has a number below zero."""
        if number < 0:
            if -number > len(self._texts):
                raise UsageError("there is no such text", remedy="paste it once more")
            return self._texts[-number - 1]
        found = self.index.article(number)
        if found is None:
            raise UsageError("there is no such article", remedy="choose one of the list")
        return found

    def add_text(self, text: str, date: Date | None) -> int:
        """Take a text of the user's, and return its number."""
        if not text.strip():
            raise UsageError("the text is empty", remedy="paste a text")
        if len(self._texts) == MOST_TEXTS:
            raise UsageError("these are too many texts for a session", remedy="put them in a file, and open it")
        self._texts.append(Article(f"own-{len(self._texts) + 1}", text, date))
        return -len(self._texts)

    def read(self, number: int) -> Reading:
        """Return an article as it is read by what the dictionaries hold now."""
        with self._coding:
            if number not in self._read:
                self._read[number] = read(self.coder, shortened(self.article(number)))
                while len(self._read) > _KEPT:
                    self._read.popitem(last=False)
            self._read.move_to_end(number)
            return self._read[number]

    def coded(self, number: int) -> Coded:
        """Return an article as it is coded by what the dictionaries hold now."""
        return self.read(number).coded

    def why(self, number: int, start: int, end: int) -> Why:
        """Return why words of an article gave no event."""
        reading = self.read(number)
        with self._coding:
            return why(self.coder, reading, start, end)

    def view(self, number: int) -> ArticleView:
        """Return the view of an article."""
        left_out = max(0, len(self.article(number).text) - LONGEST)
        return article_view(self.coded(number), self.coder.dictionary.codes, left_out)

    def try_draft(self, draft: Draft, number: int, sentence: int | None) -> Trial | Fault:
        """Code an article anew with a draft; ``sentence`` is the one that its example is made of."""
        self._changeable()
        draft = self.drafts.completed(draft)
        if fault := self.drafts.check(draft):
            return fault
        before = self.read(number)
        assert before.parsed is not None
        with self._coding:
            coder = self._with(draft).coder
            after = coder.read_parsed(before.parsed)
        was, now = _said_by_sentence(before.coded), _said_by_sentence(after)
        example = self._example(coder, after, sentence) if sentence is not None else ""
        return Trial(
            article_view(after, coder.dictionary.codes),
            tuple(line for line in now if line not in was),
            tuple(line for line in was if line not in now),
            example,
        )

    def changes(self, draft: Draft, after: int = -1) -> CorpusChanges | Fault:
        """Return what a draft changes in the events of the corpus, as far as its patience reaches.

        ``after`` is the number of the last article that was compared, from which the answer goes on.
        """
        self._changeable()
        if self._store is None or not self.index.fact(STORED):
            raise UsageError(
                "the corpus is still being parsed for this", remedy="try again when the bar above says that it is done"
            )
        draft = self.drafts.completed(draft)
        if fault := self.drafts.check(draft):
            return fault
        begun = time.monotonic()
        now = self.drafts.own_folders()
        with self._coding, open_store(self._store) as store:
            key, first = self._first
            old = Side(now, self._now)
            coded = old if first is self._now else Side(now, first)
            with_draft = Side((*now, Path("draft")), self._with(draft))
            known = coded if store.info(CODING) == key else None
            between = differing(store, known, old, with_draft, workers=1, after=after)
            ready, patience = time.monotonic(), _PATIENCE if after < 0 else _LATER
            found: dict[int, list[Change]] = {}
            for number, changes in between.found:
                found[number] = changes
                if time.monotonic() - ready > patience:
                    break
            last = next(reversed(found), after)
            every = [change for changes in found.values() for change in changes]
            return corpus_changes(every, between.articles, last, store.sizes().sentences, time.monotonic() - begun)

    def keep(self, draft: Draft, example: str, number: int | None) -> str | Fault:
        """Write a draft with its example to the user's folder and code by it from now on; return its id."""
        self._changeable()
        if example:
            draft = replace(draft, text=with_item(draft.text, "examples", example))
        if fault := self.drafts.check(draft):
            return fault
        with self._coding:
            made = self._with(draft)
        name = self.drafts.keep(draft)
        self._code_by(made)
        if number is not None and number >= 0:
            self.index.replace([number], coded_rows(number, self.coded(number)))
        return name

    def undo(self) -> Write:
        """Take back what was written last, and code by what is left."""
        self._changeable()
        if self.own is None:
            raise UsageError("there is nothing to undo")
        undone = self.own.undo()
        tables = self.drafts.compiled()
        self._code_by(Loaded(tables, Pipeline(tables=tables)))
        return undone

    def _changeable(self) -> None:
        if self.stands_alone:
            folder = self.drafts.own_folders()[-1]
            raise UsageError(
                "a folder that stands alone is read here, not changed",
                file=folder,
                remedy=f"edit the file that the trace names, run `coder check {folder}`, and open the workbench again",
            )

    def _code_by(self, made: Loaded) -> None:
        with self._coding:
            self._now = made
            self._read.clear()
            self._tried = None

    def _with(self, draft: Draft) -> Loaded:
        """Return the dictionaries with a draft; those of the last one are kept."""
        if self._tried is None or self._tried[0] != draft:
            self._tried = None  # so that what it holds is free before the next one is made
            tables = self.drafts.compiled(draft)
            self._tried = draft, Loaded(tables, Pipeline(tables=tables))
        return self._tried[1]

    def _example(self, coder: Pipeline, coded: Coded, sentence: int) -> str:
        """Return a sentence with the events that it gives when it stands alone."""
        text = next((parse.sentence.text for parse in coded.parses if parse.sentence.index == sentence), "")
        line = " ".join(text.split()).replace("=>", "->")
        events = dict.fromkeys(said(event) for event in coder.read(given_article(line, EXAMPLE_DATE)).events)
        return f"{line} => {' ; '.join(events) or 'none'}" if line else ""


def _said_by_sentence(coded: Coded) -> list[str]:
    def line(event: Event) -> str:
        return f"{event.sentence + 1}: {said(event)}"

    return list(dict.fromkeys(map(line, coded.events)))
