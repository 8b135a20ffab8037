"""``coder check``: validates dictionaries and runs their examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder.cli.printing import counted, say, show
from coder.core.errors import CoderError

if TYPE_CHECKING:
    from coder.cli.corpus import Corpus
    from coder.diagnostics.examples import ExampleResult
    from coder.diagnostics.selection import Selection
    from coder.pipeline import Pipeline


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="A dictionary folder, or single files of one; by default the bundled folder."),
    ] = None,
    examples: Annotated[bool, typer.Option("--examples/--no-examples", help="Run the examples of the entries.")] = True,
    report: Annotated[
        bool,
        typer.Option("--report", help="Count entries and examples for each code, and list names with two codes."),
    ] = False,
    corpus: Annotated[
        str | None, typer.Option("--corpus", help="A file of articles: list the entries that never fire on it.")
    ] = None,
) -> None:
    """Check a dictionary folder: keys, codes, names, duplicates, entries that hide others, dates, and examples.

    Of single files only the faults and examples of their own entries are reported.

    \b
    Examples:
      coder check my_dictionaries                # after each change
      coder check my_dictionaries/verbs/mine.yaml --no-examples
      coder check my_dictionaries --report       # entries for each code
      coder check --corpus articles.jsonl        # which entries it never needs
    """
    from coder.diagnostics.examples import change_lines, changed_examples, run_examples
    from coder.diagnostics.selection import select
    from coder.diagnostics.unknown_verbs import unknown_verbs
    from coder.pipeline import Pipeline

    articles = _corpus(corpus)
    selection = select(paths or ())
    folder = selection.folder
    coder = Pipeline([folder] if folder else ())
    if coder.patterns:
        counts = coder.patterns.tables.counts()
        show("; ".join(counted(count, name.removesuffix("s")) for name, count in counts.items()) + "; no faults")
        return
    results = run_examples(coder, selection) if examples else []
    faults = list(_faults(coder, results, selection))
    for error in faults:
        say(str(error))
    for remark in unknown_verbs(folder) if folder and not selection.files else ():
        show(f"note: {remark}")
    for line in change_lines(changed_examples(coder, folder)) if folder and examples and not selection.files else ():
        show(f"changed: {line}")
    if report:
        _report(coder, results)
    show(_summary(coder, results))
    if corpus:
        _never_fired(coder, articles)
    if faults:
        raise typer.Exit(1)


def _summary(coder: Pipeline, results: list[ExampleResult]) -> str:
    """Return how many entries there are, and how many examples hold."""
    dictionary = coder.dictionary
    verbs, nouns = (sum(map(len, table.values())) for table in (dictionary.verbs, dictionary.nouns))
    entries = f"{len(dictionary.actors.rows)} actors, {len(dictionary.agents)} agents, {verbs} verbs, {nouns} nouns"
    return f"{entries}; {sum(result.holds for result in results)} of {len(results)} examples coded as they say"


def _faults(coder: Pipeline, results: list[ExampleResult], selection: Selection) -> Iterator[CoderError]:
    """Return the errors of the selected files.

    They are examples that do not hold, facts of actors that contradict each other, and hidden entries.
    """
    from coder.diagnostics.actor_facts import actor_faults
    from coder.diagnostics.examples import failing_examples
    from coder.diagnostics.unheard import unheard_names
    from coder.diagnostics.unreachable import unreachable_entries

    yield from failing_examples(results)
    own = unheard_names(coder.dictionary, selection.folder) if selection.folder is not None else ()
    for fault in (*unreachable_entries(coder.dictionary), *actor_faults(coder.dictionary, selection.folder), *own):
        if selection.has(str(fault.file)):
            yield fault


def _report(coder: Pipeline, results: list[ExampleResult]) -> None:
    """Print entries and examples for each code, and names that lead to two codes."""
    from coder.diagnostics.actor_facts import ambiguous_names
    from coder.diagnostics.coverage import code_coverage

    show("code\tname\tentries\tframes\texamples")
    for row in code_coverage(coder.dictionary, results):
        show("\t".join(map(str, row)))
    for ambiguity in ambiguous_names(coder.dictionary):
        since = f" from {ambiguity.date}" if ambiguity.date else ""
        show(f"ambiguous: {ambiguity.name}{since}: {', '.join(ambiguity.readings)}")


def _corpus(file: str | None) -> Corpus:
    """Return the articles of a file that is named; of no file there are none."""
    from coder.cli.batches import InputOptions, check_inputs
    from coder.cli.corpus import Corpus
    from coder.formats.input.fields import Fields

    inputs = [file] if file else []
    check_inputs(inputs)
    return Corpus(InputOptions(inputs, None, "utf-8", None, None, Fields()))


def _never_fired(coder: Pipeline, corpus: Corpus) -> None:
    """Print the entries that decide nothing in some articles."""
    from coder.diagnostics.coverage import never_fired

    for entry in never_fired(coder, corpus.articles()):
        show(f"never fired: {entry.id} ({entry.where})")
    corpus.finish()
