"""``coder convert``: converts dictionaries of TABARI and PETRARCH to a folder that stands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.printing import counted, note, show
from coder.core.errors import UsageError


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Old dictionary files. The name or the content shows the kind of a file, unless it is given as "
            "KIND:FILE (verbs, actors, agents, discards, issues, config, project, options, table, blocks, codes).",
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The new folder.")],
    report: Annotated[
        Path | None,
        typer.Option("--report", help="A file for findings: what was left out or changed; by default standard error."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with status 1 if there are findings.")] = False,
) -> None:
    """Convert TABARI, PETRARCH and PETRARCH2 dictionaries to a folder that stands alone.

    \b
    Examples:
      coder convert CAMEO.2.0.txt Phoenix.*.actors.txt Phoenix.agents.txt -o mine
      coder convert PETR_config.ini -o mine --report findings.txt
      coder convert verbs:old_verbs.txt actors:old_actors.txt -o mine --strict
    """
    from coder.batch.earlier import check_earlier, is_findings
    from coder.compiled import compiled_dictionaries
    from coder.dictionary.tables import load_tables
    from coder.petrarch.convert.bundled import bundled
    from coder.petrarch.convert.convert import convert

    kinds = _kinds(inputs)
    if report and not report.absolute().parent.is_dir():
        raise UsageError("the folder of the report does not exist", file=report, remedy="make it")
    if report:
        check_earlier(report, is_findings, map(str, kinds))
    known = bundled(load_tables(compiled_dictionaries()))
    made = convert(list(kinds), output, known, {path: kind for path, kind in kinds.items() if kind})
    lines = [str(finding) for finding in made.findings]
    if report:
        report.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    else:
        for line in lines:
            note(line)
    written = ", ".join(counted(count, name.removesuffix("s")) for name, count in made.counts.items()) or "nothing"
    show(f"{written} written to {output}; codes: {made.codes}")
    account = f"{made.converted:,} converted, {made.left_out:,} left out; {counted(len(lines), 'finding')}"
    show(f"{counted(made.lines, 'line')}: {account}")
    if strict and lines:
        raise typer.Exit(1)


def _kinds(inputs: list[str]) -> dict[Path, str]:
    """Return the files that are named, each with the kind that is given before it, or else an empty one."""
    from coder.petrarch.convert.kinds import KINDS

    kinds: dict[Path, str] = {}
    for name in inputs:
        kind, colon, file = name.partition(":")
        given = bool(colon) and kind in KINDS
        path = Path(file if given else name)
        if colon and not given and not path.exists() and Path(file).exists():
            raise UsageError(f"'{kind}' is no kind of file", file=name, remedy=f"kinds: {', '.join(KINDS)}")
        if path.is_dir():
            remedy = f"name those of its files that you want, such as {path}/*.txt"
            raise UsageError("is a folder", file=path, remedy=remedy)
        if path in kinds:
            raise UsageError("the file is named twice", file=path, remedy="name it once")
        kinds[path] = kind if given else ""
    return kinds
