"""``coder evaluate`` of events: against gold files, by judgements, and between coders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder.analysis.agreement import Level
from coder.analysis.judgements import Part
from coder.cli.options import Dictionaries
from coder.cli.printing import counted, say, show
from coder.core.errors import UsageError

if TYPE_CHECKING:
    from coder.evaluate.bootstrap import ScoreIntervals
    from coder.evaluate.events import EventScores
    from coder.evaluate.scores import Score


class ClassBy(StrEnum):
    """What events can be classed by."""

    ROOT = "root"
    CODE = "code"
    PLOVER = "plover"
    QUAD = "quad"


_WIDEST_MATRIX = 22
_MOST_CONFUSIONS = 30
Replicates = Annotated[
    int, typer.Option("--bootstrap", min=0, help="How many samples the intervals of 95 % rest on; 0 for no intervals.")
]
Seed = Annotated[int, typer.Option("--seed", help="Draws other samples; the same number draws the same.")]


def events(
    gold: Annotated[Path, typer.Argument(help="A gold file of events; docs/evaluation.md describes it.")],
    coded: Annotated[
        str | None,
        typer.Argument(
            metavar="[EVENTS]",
            help="Events that were coded: any output of coder code, - for standard input. Without it the texts of the "
            "gold file are coded now.",
        ),
    ] = None,
    by: Annotated[list[ClassBy] | None, typer.Option("--by", help="Also each class; may be repeated.")] = None,
    confusion: Annotated[
        ClassBy | None, typer.Option("--confusion", help="Which classes were coded as which others.")
    ] = None,
    ignore_roots: Annotated[
        list[str] | None,
        typer.Option("--ignore-roots", help="Leave out coded events with this root, such as 01; may be repeated."),
    ] = None,
    either_direction: Annotated[
        bool,
        typer.Option("--either-direction", help="Count a reciprocal pair once, whichever direction was coded."),
    ] = False,
    dictionaries: Dictionaries = None,
    errors: Annotated[
        int, typer.Option("--errors", min=0, help="How many causes of errors to list, the commonest first.")
    ] = 0,
    each: Annotated[int, typer.Option("--each", min=1, help="How many texts to show for each cause.")] = 3,
    replicates: Replicates = 1000,
    seed: Seed = 0,
) -> None:
    """Score events: root, code, PLOVER type, quad class, actors, triples; errors by kind: missed, extra, wrong.

    \b
    Examples:
      coder evaluate events gold.jsonl                    # code its texts now
      coder evaluate events gold.jsonl events.parquet --by root --errors 10
      coder evaluate events gold.jsonl events.csv --confusion quad
    """
    found = _scores(gold, coded, ignore_roots or (), either_direction, dictionaries)
    show(_title(gold, coded, found))
    _show_scores("", found.scores, found.intervals(None, replicates, seed) if replicates else {})
    show(f"\n  errors: {', '.join(f'{kind} {number}' for kind, number in found.kinds.items())}")
    for name in by or ():
        show("")
        _show_scores(f"by {name}", found.classes(name), found.intervals(name, replicates, seed) if replicates else {})
    if confusion:
        _show_confusion(confusion, found.confusions(confusion))
    if errors:
        from coder.evaluate.scores import commonest_causes

        show("")
        for line in commonest_causes(found.mistakes, errors, each):
            show(f"  {line}")


def from_csv(
    table: Annotated[Path, typer.Argument(help="A CSV file with a row for each event; docs/evaluation.md.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A .jsonl file for the gold records.")],
) -> None:
    """Make a gold file of a table of labels: article_id, code or root, source, target, and also text, date, plover.

    \b
    Examples:
      coder evaluate from-csv labels.csv -o gold.jsonl
      coder evaluate from-csv first.csv -o first.jsonl
    """
    import json

    from coder.analysis.gold_tables import gold_from_csv
    from coder.batch.checkpoint import whole_file
    from coder.batch.earlier import check_earlier

    check_earlier(output, lambda head: False, [str(table)], fault="exists already, perhaps with corrections by hand")
    records = gold_from_csv(table)
    with whole_file(output) as new:
        new.write_text("".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records), encoding="utf-8")
    number = sum(len(record["events"]) for record in records)
    say(f"{counted(len(records), 'article')}, {counted(number, 'event')} in {output}")


def agreement(
    table: Annotated[Path, typer.Argument(help="A CSV file: unit, coder, value; or a column for each coder.")],
    level: Annotated[Level, typer.Option("--level", help="What the values are.")] = Level.NOMINAL,
    replicates: Replicates = 1000,
    seed: Seed = 0,
) -> None:
    """Measure how far several coders agree: percentage, Krippendorff's alpha, Cohen's kappa of each pair.

    \b
    Examples:
      coder evaluate agreement codings.csv
      coder evaluate agreement codings.csv --level ordinal
    """
    from coder.analysis.codings import agreement_of, read_codings

    codings = read_codings(table)
    found = agreement_of(codings, level, replicates, seed)
    show(f"{table.name}, {len(codings.units):,} units, {found.units:,} with two values or more")
    _show_agreement([("", found)])


def judgements(
    files: Annotated[list[Path], typer.Argument(help="Files of judgements, of coder annotate or the workbench.")],
    part: Annotated[
        Part | None, typer.Option("--part", help="What must be right; by default the event with all its parts.")
    ] = None,
    replicates: Replicates = 1000,
    seed: Seed = 0,
) -> None:
    """Estimate the precision of all events from the judgements of a sample, and the agreement of its judges.

    \b
    Examples:
      coder evaluate judgements sample.anna.jsonl
      coder evaluate judgements sample.anna.jsonl sample.ben.jsonl
    """
    from coder.analysis.codings import agreement_of, codings_of_judges
    from coder.analysis.judgements import read_judgements
    from coder.analysis.precision import precision_by_stratum

    said = [judgement for path in files for judgement in read_judgements(path)]
    strata, together = precision_by_stratum(said, part)
    if not strata:
        raise UsageError("no judgement stands in these files", remedy="judge some events with coder annotate first")
    rows = [
        (item.stratum or "-", item.size, item.right, item.judged, item.undecided, _with(item.precision, item.interval))
        for item in (*(strata if len(strata) > 1 or strata[0].stratum else ()), together)
    ]
    _show_table(("stratum", "events", "right", "judged", "undecided", "precision"), rows)
    if together.size is None:
        say("the judgements have no sizes of strata, so that nothing is weighted: draw samples with coder sample")
    if len({item.judge for item in said}) > 1:
        show("")
        _show_agreement(
            [(each, agreement_of(codings_of_judges(said, each), "nominal", replicates, seed)) for each in Part]
        )


def _scores(
    gold: Path, coded: str | None, ignored: Sequence[str], either: bool, dictionaries: list[Path] | None
) -> EventScores:
    """Score events of a file, or code the texts first."""
    if coded is not None:
        from coder.analysis.evaluation import evaluate

        if dictionaries:
            raise UsageError("--dictionaries does nothing for events that are coded", remedy="leave it or EVENTS out")
        return evaluate(gold, coded, ignored_roots=ignored, either_direction=either)
    from coder.evaluate.events import KEYS, score_events
    from coder.evaluate.gold import read_records
    from coder.pipeline import Pipeline

    return score_events(Pipeline(dictionaries or ()), read_records(gold, KEYS), ignored, either)


def _title(gold: Path, coded: str | None, found: EventScores) -> str:
    wanted = sum(len(article.gold) for article in found.articles)
    given = sum(len(article.found) for article in found.articles)
    source = "standard input" if coded == "-" else Path(coded).name if coded else "coded now"
    had = f"{counted(len(found.articles), 'article')}, {counted(wanted, 'event')}"
    return f"{gold.name}: {had}; {source}: {counted(given, 'event')} in them"


def _show_scores(title: str, scores: Mapping[str, Score], bounds: Mapping[str, ScoreIntervals]) -> None:
    rows = []
    for name, score in scores.items():
        known = bounds.get(name)
        figures = (
            _with(score.precision, known and known.precision),
            _with(score.recall, known and known.recall),
            _with(score.f1, known and known.f1),
        )
        rows.append((name, *figures, score.matched, score.gold, score.found))
    _show_table((title, "precision", "recall", "F1", "matched", "gold", "found"), rows)


def _show_confusion(name: str, pairs: Mapping[tuple[str, str], int]) -> None:
    """Print a matrix where it fits the screen, else the commonest confusions."""
    classes = sorted({label for pair in pairs for label in pair}, key=lambda label: (label == "-", label))
    show("")
    if len(classes) <= _WIDEST_MATRIX and max(map(len, classes), default=0) < 4:
        cells = [(row, *(pairs.get((row, column), 0) or "." for column in classes)) for row in classes]
        _show_table((f"{name}: gold, coded as", *classes), cells)
        return
    wrong = [(*pair, number) for pair, number in pairs.items() if pair[0] != pair[1]]
    wrong.sort(key=lambda row: ("-" in row[:2], -row[2], row))
    _show_table((f"{name}: gold", "coded as", "times"), wrong[:_MOST_CONFUSIONS])


def _show_agreement(found: Iterable[tuple[str, object]]) -> None:
    from coder.analysis.codings import Agreement

    rows, kappas = [], []
    for name, item in found:
        assert isinstance(item, Agreement)
        rows.append((name, item.units, _with(item.percent), _with(item.alpha, item.alpha_interval)))
        kappas += [(name, one, other, _with(kappa)) for (one, other), kappa in item.kappas.items()]
    _show_table(("", "units", "agreement", "Krippendorff's alpha"), rows)
    if kappas:
        show("")
        _show_table(("", "coder", "coder", "Cohen's kappa"), kappas)


def _with(figure: float | None, bounds: object = None) -> str:
    if figure is None:
        return "-"
    return f"{figure:.3f} {bounds}" if bounds else f"{figure:.3f}"


def _show_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from coder.analysis.text_table import text_table

    for line in text_table(columns, lambda: rows):
        show(f"  {line}")
