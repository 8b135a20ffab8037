"""Measures the workbench on a large corpus, in a real browser (Debian's chromium and chromium-driver).

    python benchmarks/workbench.py ARTICLES.jsonl [--articles 100000] [--sentences 100000] [--verbs warn visit ...]

The articles are repeated, each time under other ids, until there are enough; what they are coded as is repeated with
them. It prints the first paint of the page and when its list is there, for five loads; how long a click on an event
takes, and a click on a word, in a text of a hundred sentences; the memory of the server; and for each verb, as if it
had a new entry, after how many seconds "What changes" answers first and when it has seen the whole corpus.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from coder.analysis.corpus import fill_store
from coder.core.model import Article
from coder.formats.input.articles import read_articles
from coder.pipeline import Pipeline
from coder.workbench.corpus_changes import CorpusChanges
from coder.workbench.desk import Desk
from coder.workbench.drafts import Draft
from coder.workbench.filling import CODED, READ, STORED, code_chunk
from coder.workbench.index import Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder
from coder.workbench.questions import Questions
from coder.workbench.rows import TABLES, Rows, article_row
from coder.workbench.serving import Server

VERBS = ("skirt", "visit", "warn", "tell")
CHUNK = 1000
"""How many articles are added to the index at once."""
MANY = 4
"""The text to click in is of articles with more events."""
INDEX, STORE = "index.duckdb", "store.duckdb"
WAITED = """const [selector, done] = arguments, begun = performance.now();
(function look() { document.querySelector(selector) ? done(performance.now())
  : performance.now() - begun > 30000 ? done(-1) : requestAnimationFrame(look); })()"""
PAINTED = "return performance.getEntriesByName('first-paint')[0].startTime"
CLICKED = """const [cards, done] = [document.querySelectorAll('#article .event'), arguments[1]];
const begun = performance.now(); cards[arguments[0] % cards.length].click(); done(performance.now() - begun)"""
PASTED = """const paste = document.querySelector('.paste'); paste.open = true;
paste.querySelector('textarea').value = arguments[0]; [...paste.querySelectorAll('button')].at(-1).click()"""
ASKED = """const [number, done] = arguments;
const spans = document.querySelectorAll(`#article .sentence[data-sentence="${number}"] .words span:not(.mark)`);
const span = [...spans].find((one) => /[a-z]{3}/.test(one.textContent)), at = span.textContent.search(/[a-z]{3}/);
span.scrollIntoView({ block: "center" });
setTimeout(() => {
  const range = document.createRange();
  range.setStart(span.firstChild, at + 1); range.setEnd(span.firstChild, at + 2);
  const box = range.getBoundingClientRect(), place = { clientX: box.left + 1, clientY: box.top + box.height / 2 };
  const before = document.querySelector("#panel h2"), begun = performance.now();
  span.dispatchEvent(new MouseEvent("click", { bubbles: true, ...place }));
  (function look() { const now = document.querySelector("#panel h2");
    now && now !== before ? done(performance.now() - begun)
      : performance.now() - begun > 15000 ? done(-1) : requestAnimationFrame(look); })();
}, 700)"""


def repeated(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield the articles again and again, each time under other ids."""
    for turn in itertools.count():
        yield from (replace(article, id=f"{article.id}#{turn}") for article in articles)


# --- the corpus ------------------------------------------------------------------------------------
def fill_index(path: Path, articles: Sequence[Article], count: int) -> None:
    """Make an index of so many articles."""
    index = Index(path)
    corpus = itertools.islice(repeated(articles), count)
    for first in range(0, count, CHUNK):
        chunk = itertools.islice(corpus, CHUNK)
        index.add({"articles": [article_row(first + at, article) for at, article in enumerate(chunk)]})
    coded = code_chunk(Pipeline(), list(enumerate(articles)))
    for turn in range(-(-count // len(articles))):
        index.add(_shifted(coded, turn, turn * len(articles), count))
    for fact in (READ, CODED, STORED):
        index.note(fact, "yes")
    index.close()


def _shifted(rows: Rows, turn: int, by: int, count: int) -> Rows:
    """Return the rows of the codings for a repetition of the articles."""
    shifted: Rows = {}
    for name, some in rows.items():
        at = list(TABLES[name]).index("event_id") if "event_id" in TABLES[name] else None
        shifted[name] = [
            tuple(row[0] + by if n == 0 else f"{cell}#{turn}" if n == at else cell for n, cell in enumerate(row))
            for row in some
            if isinstance(row[0], int) and row[0] + by < count
        ]
    return shifted


def desk_of(folder: Path) -> Desk:
    """Return the desk on the index and the store of a folder."""
    return Desk(Index(folder / INDEX), OwnFolder(folder / "mine"), store=folder / STORE)


# --- the server ------------------------------------------------------------------------------------
def serve(folder: Path, pipe: Connection) -> None:
    """Serve the index of a folder in a process of its own until the pipe says stop; tell address and memory."""
    desk = desk_of(folder)
    server = Server(Questions(desk, Judging(desk, folder / "judgements.jsonl", "me"), "corpus"))
    thread = threading.Thread(target=server.run)
    thread.start()
    pipe.send(server.address)
    pipe.recv()
    peak = next(line for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if "VmHWM" in line)
    pipe.send(int(peak.split()[1]) // 1024)
    server.stop()
    thread.join()


def browser() -> Any:
    """Return Chromium without a window."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(shutil.which("chromedriver"))))
    driver.set_script_timeout(60)
    return driver


def measure_served(folder: Path, text: str) -> None:
    """Print how soon the page is there and answers clicks, and what memory the server needs for it."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(folder, there))
    process.start()
    driver = browser()
    try:
        measure_page(driver, here.recv(), text)
        here.send("stop")
        print(f"peak memory of the server: {here.recv()} MB")
    finally:
        driver.quit()
        process.terminate()
        process.join()


def measure_page(driver: Any, address: str, text: str) -> None:
    """Print how soon the page is there and answers clicks."""
    loads = []
    for _ in range(5):
        driver.get("about:blank")
        driver.get(address)
        listed = driver.execute_async_script(WAITED, "#list [role=option]")
        loads.append((driver.execute_script(PAINTED), listed))
    print("first paint, ms:", _range([paint for paint, _ in loads]), " list:", _range([listed for _, listed in loads]))
    driver.execute_script(PASTED, text)
    driver.execute_async_script(WAITED, '#article .sentence[data-sentence="90"]')
    print("click on an event, ms:", _range([driver.execute_async_script(CLICKED, 3 * at) for at in range(8)]))
    print("click on a word, ms:", _range([driver.execute_async_script(ASKED, at) for at in range(3, 91, 12)]))


def _range(milliseconds: Sequence[float]) -> str:
    return f"{min(milliseconds):.0f} to {max(milliseconds):.0f}, median {statistics.median(milliseconds):.0f}"


def sentences_of(coder: Pipeline, articles: Sequence[Article], count: int) -> str:
    """Return a text of so many sentences, of articles with several events."""
    coded = (coder.read(article) for article in articles)
    told = (parse.sentence.text for one in coded if len(one.events) > MANY for parse in one.parses)
    return "\n\n".join(itertools.islice(told, count))


# --- what a change changes -------------------------------------------------------------------------
def measure_changes(desk: Desk, verbs: Sequence[str]) -> None:
    """Print how soon the changes of a new entry for each verb are told."""
    for verb in verbs:
        text = f"- {{id: own.{verb}, verb: [{verb}], target: [object, with, to], action: MEET}}"
        draft = Draft("verbs/own.yaml", "", text)
        begun = time.monotonic()
        found = _compared(desk, draft, -1)
        first, at_first = time.monotonic() - begun, found.articles - found.left
        while found.left:
            found = _compared(desk, draft, found.after)
        seconds = time.monotonic() - begun
        print(f"{verb}: {first:.1f} s for {at_first} of {found.articles} articles with it, all in {seconds:.1f} s")


def _compared(desk: Desk, draft: Draft, after: int) -> CorpusChanges:
    found = desk.changes(draft, after)
    if not isinstance(found, CorpusChanges):
        raise SystemExit(f"the entry is not valid: {found.message}")
    return found


def filled_store(path: Path, articles: Sequence[Article], sentences: int) -> int:
    """Parse articles into a store until it has so many sentences, and return how many it has."""
    held, turns = 0, repeated(articles)
    while held < sentences:
        held = fill_store(path, itertools.islice(turns, len(articles))).sentences
    return held


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--verbs", nargs="+", default=VERBS)
    options = parser.parse_args()
    articles = [one for one in read_articles((options.file,)) if isinstance(one, Article)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill_index(folder / INDEX, articles, options.articles)
        sentences = filled_store(folder / STORE, articles, options.sentences)
        print(f"{options.articles:,} articles in the list")
        measure_served(folder, sentences_of(Pipeline(), articles, 100))
        print(f"{sentences:,} sentences in the store; first answer of 'What changes', and all of it:")
        measure_changes(desk_of(folder), options.verbs)


if __name__ == "__main__":
    main()
