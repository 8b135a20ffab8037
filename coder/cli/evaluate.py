"""``coder evaluate``: scores against gold files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder.cli import evaluate_events
from coder.cli.help_pages import Group
from coder.cli.options import Dictionaries
from coder.cli.printing import show

if TYPE_CHECKING:
    from coder.dictionary.lexicon import Lexicon
    from coder.evaluate.scores import Mistake


class EventsByDefault(Group):
    """Takes what is no name of a command, nor like one, for the arguments of ``events``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words after ``coder evaluate``."""
        if args and args[0] not in (*self.commands, "-h", "--help") and not self._is_mistyped(args[0]):
            args = ["events", *args]
        return super().parse_args(ctx, args)

    def _is_mistyped(self, word: str) -> bool:
        return not Path(word).exists() and bool(get_close_matches(word, self.commands))


app = typer.Typer(no_args_is_help=True, cls=EventsByDefault)
GoldFiles = Annotated[list[Path], typer.Argument(help="Gold files; docs/evaluation.md describes their formats.")]
Errors = Annotated[int, typer.Option("--errors", min=0, help="How many causes of errors to list, the commonest first.")]
Each = Annotated[int, typer.Option("--each", min=1, help="How many texts to show for each cause.")]


@app.callback()
def group() -> None:
    """Score events and the stages of the coder against gold files, and list the commonest errors by cause.

    coder evaluate GOLD EVENTS is short for coder evaluate events GOLD EVENTS.
    """


for name in ("events", "from-csv", "agreement", "judgements"):
    app.command(name)(getattr(evaluate_events, name.replace("-", "_")))


@app.command()
def relations(gold: GoldFiles, dictionaries: Dictionaries = None, errors: Errors = 0, each: Each = 3) -> None:
    """Score the PLOVER types and quad classes of pairs of actors that the gold file marks.

    \b
    Examples:
      coder evaluate relations plv.jsonl
      coder evaluate relations plv.jsonl --errors 10 --each 5
    """
    from coder.evaluate.gold import read_records
    from coder.evaluate.relations import KEYS, score_relations
    from coder.pipeline import Pipeline

    coder = Pipeline(dictionaries or ())
    for path in gold:
        found = score_relations(coder, read_records(path, KEYS))
        means = {"macro F1": f"{found.macro_f1:.3f}", "quad macro F1": f"{found.quad_macro_f1:.3f}"}
        shares = {"covered": found.covered, "right": found.right}
        quads = {f"quad {quad}": score for quad, score in found.quads.items()}
        title = f"{path.name}, {found.covered.total} records"
        _print(title, {**found.types, **quads, **means, **shares}, found.mistakes, errors, each)


@app.command()
def actors(gold: GoldFiles, dictionaries: Dictionaries = None, errors: Errors = 0, each: Each = 3) -> None:
    """Score the actors alone: the share of gold actors whose country or type some noun phrase of the text has.

    \b
    Examples:
      coder evaluate actors plover_gsr.jsonl
      coder evaluate actors plover_gsr.jsonl --errors 4 --dictionaries mine
    """
    from coder.evaluate.actors import KEYS, score_actors
    from coder.evaluate.gold import read_records
    from coder.pipeline import Pipeline

    coder = Pipeline(dictionaries or ())
    for path in gold:
        found = score_actors(coder, read_records(path, KEYS))
        _print(path.name, {"actors found": found.found}, found.mistakes, errors, each)


@app.command()
def triples(
    gold: GoldFiles,
    tags: Annotated[
        Path | None,
        typer.Option("--tags", help="A gold file of tagged words, to be used in place of the tagger."),
    ] = None,
    errors: Errors = 0,
    each: Each = 3,
) -> None:
    """Score subject-verb-object triples: verbs, verbs with their subjects, with their objects, with both, and negation.

    \b
    Examples:
      coder evaluate triples svo_pud.jsonl --errors 8
      coder evaluate triples svo_pud.jsonl --tags tags_pud.jsonl
    """
    from coder.evaluate.gold import gold_tokens, read_records
    from coder.evaluate.triples import KEYS, TAGGED_KEYS, score_triples
    from coder.pipeline import Pipeline

    coder = Pipeline()
    tagged = {row["id"]: gold_tokens(row) for row in read_records(tags, TAGGED_KEYS)} if tags else None
    for path in gold:
        found = score_triples(coder, read_records(path, KEYS), tagged)
        speed = {"speed": _speed(found.records, found.seconds, "sentences")}
        title = f"{path.name}, {found.records} records"
        _print(title, {**found.scores, "negation": found.negation, **speed}, found.mistakes, errors, each)


@app.command()
def tags(gold: GoldFiles, errors: Errors = 0, each: Each = 3) -> None:
    """Score tags and lemmas on the gold words, then on the words as the tokenizer cuts them.

    \b
    Examples:
      coder evaluate tags tags_pud.jsonl
      coder evaluate tags tags_pud.jsonl tags_ewt.jsonl --errors 20
    """
    from coder.evaluate.gold import read_records
    from coder.evaluate.tags import KEYS, score_tags
    from coder.language.tagging.tagger import Tagger

    tagger = Tagger(_lexicon())
    for path in gold:
        records = read_records(path, KEYS)
        for title, own_tokens in ((f"{path.name}, gold words", False), (f"{path.name}, own words", True)):
            found = score_tags(tagger, records, own_tokens)
            speed = {"speed": _speed(found.tokens, found.seconds, "words")}
            _print(title, {**found.shares, **speed}, found.mistakes, errors, each)


@app.command()
def sentences(gold: GoldFiles, errors: Errors = 0, each: Each = 3) -> None:
    """Score the ends of sentences: gold sentences are joined to articles, by blanks and then by line ends.

    \b
    Examples:
      coder evaluate sentences tags_pud.jsonl
      coder evaluate sentences tags_pud.jsonl --errors 2
    """
    from coder.evaluate.gold import read_records
    from coder.evaluate.sentences import KEYS, score_sentences

    lexicon = _lexicon()
    for path in gold:
        records = read_records(path, KEYS)
        for title, joint in ((f"{path.name}, joined by blanks", " "), (f"{path.name}, one a line", "\n")):
            found = score_sentences(lexicon, records, joint)
            _print(title, {"ends": found.ends}, found.mistakes, errors, each)


@app.command()
def chunks(gold: GoldFiles, errors: Errors = 0, each: Each = 3) -> None:
    """Score noun and verb chunks against files in the form of CoNLL-2000, with the tags of the file.

    \b
    Examples:
      coder evaluate chunks conll2000.txt
      coder evaluate chunks conll2000.txt --errors 20 --each 5
    """
    from coder.evaluate.chunks import score_chunks
    from coder.evaluate.conll import read_conll
    from coder.language.chunking.chunker import Chunker

    chunker = Chunker()
    for path in gold:
        found = score_chunks(chunker, read_conll(path))
        speed = {"speed": _speed(found.tokens, found.seconds, "words")}
        _print(path.name, {**found.scores, **speed}, found.mistakes, errors, each)


@app.command()
def patterns(
    dictionaries: Annotated[Path, typer.Argument(help="A folder of TABARI or PETRARCH dictionaries.")],
    records: Annotated[Path, typer.Argument(help="A file of unit records.")],
    errors: Errors = 0,
    each: Each = 3,
) -> None:
    """Convert a folder of old dictionaries, code unit records with it, and count those that are coded exactly.

    \b
    Examples:
      coder evaluate patterns old_dictionaries unit_records.jsonl
      coder evaluate patterns old_dictionaries unit_records.jsonl --errors 5
    """
    from coder.evaluate.gold import read_records
    from coder.evaluate.patterns import KEYS, pattern_coder, score_patterns

    found = score_patterns(pattern_coder(dictionaries), read_records(records, KEYS))
    _print(records.name, {"exact records": found.exact, "events": found.events}, found.mistakes, errors, each)


@app.command()
def leaders(
    table: Annotated[Path, typer.Argument(help="A table of leaders and their terms.")],
    dictionaries: Dictionaries = None,
    errors: Errors = 0,
    each: Each = 3,
) -> None:
    """Count the heads of state and government whom the dictionaries know in the middle of their terms.

    \b
    Examples:
      coder evaluate leaders leaders.tsv
      coder evaluate leaders leaders.tsv --errors 20 --dictionaries mine
    """
    from coder.evaluate.leaders import read_leaders, score_leaders
    from coder.pipeline import Pipeline

    found = score_leaders(Pipeline(dictionaries or ()), read_leaders(table))
    _print(table.name, {"leaders known": found.known}, found.mistakes, errors, each)


def _print(title: str, rows: Mapping[str, object], mistakes: Iterable[Mistake], errors: int, each: int) -> None:
    """Print a title, a row for each figure, and the commonest causes of errors."""
    from coder.evaluate.scores import commonest_causes

    show(title)
    width = max(map(len, rows))
    for name, value in rows.items():
        show(f"  {name:<{width}}  {value}")
    for line in commonest_causes(mistakes, errors, each):
        show(f"  {line}")


def _lexicon() -> Lexicon:
    from coder.core.paths import dictionaries_dir
    from coder.dictionary.lexicon import Lexicon

    return Lexicon.load(dictionaries_dir())


def _speed(number: int, seconds: float, unit: str) -> str:
    return f"{number / max(seconds, 1e-9):,.0f} {unit} a second"
