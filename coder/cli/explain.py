"""``coder explain``: shows how a text was read and coded."""

from __future__ import annotations

import glob
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date as Date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder.cli.options import (
    DateColumn,
    DateFormat,
    DateText,
    Dictionaries,
    Encoding,
    IdColumn,
    InputFormat,
    TextColumn,
    parse_date,
)
from coder.cli.printing import coloured, line_width, readable, say, show_styled, standard_input
from coder.core.errors import UsageError
from coder.core.terminal import QUAD_STYLES, Style
from coder.formats.input.sources import split_suffix

if TYPE_CHECKING:
    from coder.core.model import Article
    from coder.diagnostics.trace import Step
    from coder.pipeline import Pipeline

STYLES = {
    "sentence": (Style.BOLD,),
    "entry": (Style.BOLD,),
    "rejected": (Style.YELLOW,),
    "eventless": (Style.YELLOW,),
    "missed": (Style.YELLOW,),
    "reason": (Style.DIM,),
    "near": (Style.DIM,),
    "tag": (Style.DIM,),
}
"""The styles of the kinds of steps; an event has the colour of its quad class."""
EVENT_ID = re.compile(r"[0-9a-f]{16}")

TextOrFile = Annotated[
    str,
    typer.Argument(help="A text, a file of articles, or - for a text from standard input.", metavar="TEXT|FILE"),
]
ArticleOrEvent = Annotated[
    str | None, typer.Argument(help="Of a file: the id of one article, or of one event that it gives.")
]
WhyNot = Annotated[
    str | None,
    typer.Option(
        "--why-not",
        metavar="ENTRY",
        help="Show for one entry of a dictionary which of its conditions failed, and at which words.",
    ),
]
Tags = Annotated[bool, typer.Option("--tags", help="Show the tag of each word and the rule that decided it.")]
Page = Annotated[
    Path | None,
    typer.Option("--html", help="Write a page for the browser, which stands alone; - for standard output."),
]


def command(
    text: TextOrFile,
    id: ArticleOrEvent = None,
    date: DateText = None,
    dictionaries: Dictionaries = None,
    why_not: WhyNot = None,
    tags: Tags = False,
    html: Page = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date_format: DateFormat = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
) -> None:
    """Show how a text is read, and why each clause gives an event or none.

    \b
    Examples:
      coder explain "Turkey recalled its ambassador." --date 2010-06-01
      coder explain articles.jsonl                       # all articles of a file
      coder explain articles.jsonl 2014-talks            # one of them, by its id
      coder explain articles.jsonl 8f2c120ca4a7c0ac      # one event, by its id
      coder explain "Chad snubbed talks with Mali." --why-not boycott.vote
      coder explain "Rebels plan to march." --tags       # the tag of each word
      coder explain articles.jsonl --html page.html      # for the browser
    """
    from coder.batch.earlier import check_earlier, is_page
    from coder.cli.batches import InputOptions
    from coder.cli.corpus import Corpus
    from coder.cli.pages import write_page
    from coder.formats.input.fields import Fields
    from coder.pipeline import Pipeline

    when = parse_date(date)
    if html is not None and (why_not is not None or tags):
        raise UsageError("--html shows all steps", remedy="leave out --why-not and --tags, or --html")
    if html is not None:
        check_earlier(html, is_page, [text] if _is_file(text) else ())
    if not _is_file(text):
        article = _article(text, id, when)
        coder = Pipeline(dictionaries or ())
        if html is not None:
            write_page(html, coder, [article], None)
        else:
            _print(_steps(coder, article, "", why_not, tags))
        return
    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    corpus = Corpus(InputOptions([text], input_format, encoding, date, None, fields))
    coder = Pipeline(dictionaries or ())
    if html is not None:
        found = write_page(html, coder, corpus.articles(), id)
    else:
        found = _explain_file(coder, corpus.articles(), id, why_not, tags)
    if not found:
        raise typer.Exit(1)
    corpus.finish()


def _article(text: str, id: str | None, when: Date | None) -> Article:
    """Return the article of a text that was given itself, or comes from standard input."""
    from coder.core.model import Article

    if id is not None:
        raise UsageError(f"there is no file '{text}'", remedy="give a file before the id of an article or event")
    given = standard_input() if text == "-" else readable(text)
    if not given.strip():
        raise UsageError("there is nothing to explain", remedy="give a text, or the name of a file")
    return Article("text", given, when)


def _is_file(text: str) -> bool:
    """Whether the argument names a file, and is no text; a name that promises a file must be that of one."""
    if text == "-" or len(text) > 1000 or "\n" in text:
        return False
    if os.path.exists(text):
        return True
    named = " " not in text and split_suffix(text)[0] is not None
    if named and not (glob.has_magic(text) and glob.glob(text, recursive=True)):
        raise UsageError("no such file", file=text, remedy="check the name; a text stands in quotation marks")
    return named


def _explain_file(
    coder: Pipeline, articles: Iterable[Article], id: str | None, why_not: str | None, tags: bool
) -> bool:
    """Explain the articles of a file, or the one article or event with an id; return whether there was any."""
    names: list[str] = []
    for article in articles:
        names.append(article.id)
        is_event = id is not None and article.id != id
        if is_event and not EVENT_ID.fullmatch(id or ""):
            continue
        steps = list(_steps(coder, article, (id or "") if is_event else "", why_not, tags))
        if is_event and not steps:
            continue
        show_styled(f"article {article.id}" + (f" ({article.date})" if article.date else ""), Style.BOLD)
        _print(steps)
        if id is not None:
            return True
    if id is None:
        return True
    near = get_close_matches(id, names, 3)
    say(f"no article or event has the id '{id}'" + (f" (did you mean {' or '.join(near)}?)" if near else ""))
    return False


def _steps(coder: Pipeline, article: Article, event_id: str, why_not: str | None, tags: bool) -> Iterator[Step]:
    from coder.diagnostics.explain import explain, explain_entry

    return explain_entry(coder, article, why_not) if why_not else explain(coder, article, tags, event_id)


def _print(steps: Iterable[Step]) -> None:
    """Print steps and those below them: on a terminal in colours and fitted to its width, else a line for each."""
    from coder.diagnostics.explain import flat

    width = line_width(sys.stdout) if sys.stdout and sys.stdout.isatty() else 0
    colours = coloured(sys.stdout)
    for step, depth in flat(steps):
        styles: tuple[Style, ...] = STYLES.get(step.kind, ())
        if step.kind == "event":
            styles = (Style.BOLD, *([QUAD_STYLES[step.quad_class]] if step.quad_class else []))
        for line in _fitted(step.text, "  " * depth, width):
            show_styled(line, *styles if colours else ())


def _fitted(text: str, indent: str, width: int) -> list[str]:
    if not width:
        return [indent + text]
    text = " ".join(text.split()) if "\n" in text else text
    lines = textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [indent]
