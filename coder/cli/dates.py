"""Says what dates the articles of a run."""

from __future__ import annotations

from coder.batch.checkpoint import Counts
from coder.cli.printing import counted
from coder.formats.input.fields import DATE

_MOST_SHOWN = 4


def date_lines(counts: Counts) -> list[str]:
    """Return which headers date the articles, unless each has a field for it, and how many have no date.

    >>> for line in date_lines(Counts(3, dates={"LOAD-DATE": 2}, undated=1, odd_dates={"date line": "5. Mai 2014"})):
    ...     print(line)
    dates: 2 articles from LOAD-DATE; 'date line' is not understood where it says '5. Mai 2014'
    1 article has no date, and its events have none (name the field with --date-column, or give --date)
    """
    lines = []
    used = sorted(counts.dates.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{counted(number, 'article')} from {header}" for header, number in used[:_MOST_SHOWN]]
    odd = list(counts.odd_dates.items())[:_MOST_SHOWN]
    parts += [f"'{header}' is not understood where it says '{text}'" for header, text in odd]
    if odd or counts.undated or any(header.lower() not in DATE for header in counts.dates):
        lines += [f"dates: {'; '.join(parts)}"] if parts else []
    if counts.undated:
        has = "has no date, and its" if counts.undated == 1 else "have no date, and their"
        remedy = "name the field with --date-column, or give --date"
        lines.append(f"{counted(counts.undated, 'article')} {has} events have none ({remedy})")
    return lines
