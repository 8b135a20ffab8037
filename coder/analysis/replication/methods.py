"""What a methods section needs to say of a run, and how the coder is cited."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from coder.analysis.replication.runs import NOT_FOLDERS, Run

TITLE = "cameo-coder: rule-based coding of political events from English news text"
CODEBOOK = (
    "Schrodt, Philip A. 2012. CAMEO: Conflict and Mediation Event Observations. Event and Actor Codebook. "
    "Version 1.1b3. Pennsylvania State University."
)
_WIDTH = 100
_SHOWN = 12
"""So many letters of a hash are shown in a text."""
_KEPT = {
    "half_dyads": "events without a source or without a target were kept",
    "dyads": "only events with a source and a target were kept",
    "all_stories": "passages that are not about politics were coded like all others",
    "all_statuses": "historical, conditional, negated and habitual events were kept with their status",
}


def methods(run: Run) -> str:
    """Return a paragraph for a methods section: version, corpus, dictionaries, options and counts.

    >>> counts = {"articles": 2, "sentences": 9, "events": 3, "rejected": 1}
    >>> record = {"version": "1.0", "python": "3.11.7", "finished": "2026-01-31T10:00:00", "counts": counts, "files": 1,
    ...     "dictionaries": {"bundled": "ab" * 32, "grammars": "cd" * 32}, "options": {"dyads": True}}
    >>> print(methods(Run(Path("e.csv.run.json"), record)))
    Events were coded with cameo-coder 1.0 (Python 3.11.7) on 2026-01-31 from 2 articles (9 sentences)
    in 1 file, with its own dictionaries (SHA-256 abababababab) and grammars (cdcdcdcdcdcd). The
    defaults were changed: only events with a source and a target were kept. The run gave 3 events; 1
    record could not be read and was left out.
    """
    return fill(" ".join(_sentences(run)), _WIDTH, break_on_hyphens=False, break_long_words=False)


def _sentences(run: Run) -> Iterator[str]:
    record, counts = run.record, run.record["counts"]
    hashes = {name: digest[:_SHOWN] for name, digest in record["dictionaries"].items()}
    yield (
        f"Events were coded with cameo-coder {record['version']} (Python {record.get('python', 'unknown')}) on "
        f"{str(record.get('finished', 'unknown'))[:10]} from {_counted(counts['articles'], 'article')} "
        f"({_counted(counts['sentences'], 'sentence')}) in {_counted(record.get('files', 0), 'file')}, with its own "
        f"dictionaries (SHA-256 {hashes['bundled']}) and grammars ({hashes['grammars']})."
    )
    own = [f"{Path(name).name} (SHA-256 {digest})" for name, digest in hashes.items() if name not in NOT_FOLDERS]
    if own:
        yield f"Over these were laid the dictionaries {' and '.join(own)}."
    changed = [said for name, said in _KEPT.items() if record["options"].get(name)]
    if changed:
        yield f"The defaults were changed: {'; '.join(changed)}."
    rejected = counts.get("rejected", 0)
    left_out = f"; {_counted(rejected, 'record')} could not be read and {'was' if rejected == 1 else 'were'} left out"
    yield f"The run gave {_counted(counts['events'], 'event')}{left_out if rejected else ''}."


def citation(run: Run) -> str:
    """Return how the coder and the codebook are cited in a list of references."""
    year = str(run.record.get("finished", ""))[:4]
    return f"cameo-coder. {year}. {TITLE}. Version {run.record['version']}. Computer software.\n{CODEBOOK}"


def bibtex(run: Run) -> str:
    """Return the same as entries of BibTeX."""
    year, version = str(run.record.get("finished", ""))[:4], run.record["version"]
    return "\n".join(
        [
            f"@software{{cameo_coder_{version.replace('.', '_')},",
            "  author = {{cameo-coder}},",
            f"  title = {{{{{TITLE}}}}},",
            f"  version = {{{version}}},",
            f"  year = {{{year}}}",
            "}",
            "",
            "@techreport{schrodt_2012_cameo,",
            "  author = {Schrodt, Philip A.},",
            "  title = {{CAMEO}: Conflict and Mediation Event Observations. Event and Actor Codebook},",
            "  institution = {Pennsylvania State University},",
            "  note = {Version 1.1b3},",
            "  year = {2012}",
            "}",
        ]
    )


def command_line(run: Run) -> str:
    """Return the command of the run as it is typed.

    >>> record = {"inputs": ["old news.jsonl"], "dictionaries": {}, "options": {"format": "csv"}}
    >>> command_line(Run(Path("e.csv.run.json"), record))
    "coder code 'old news.jsonl' -o e.csv --format csv"
    """
    return "coder " + shlex.join(run.command(run.output.name))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
