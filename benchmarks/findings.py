"""Measures `coder dedupe --link` and `coder series` over made-up events, and `coder diff` over a stored corpus.

Of each it prints processor time, time by the clock, and memory.

python benchmarks/findings.py link 1000000
python benchmarks/findings.py series 10000000
python benchmarks/findings.py diff corpus.duckdb visit tell

Events have a heavy head of pairs and codes, and from one to 800 reports; a third of the reports are copies of a
sentence, some with a dateline, the others share most of its rarer words. One in eleven has no exact day.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

COUNTRIES = "RUS USA CHN ISR PSE IRN SYR UKR TUR IND PAK GBR FRA DEU IRQ AFG EGY LBY SDN KEN NGA JPN PRK KOR".split()
CODES = "010 020 036 040 042 043 051 057 061 070 111 112 120 130 138 141 172 173 180 183 190 193 194 195".split()
MACROS = """
    CREATE MACRO u(one, other) AS (hash(one::BIGINT * 1000003 + other::BIGINT) % 1000000007) / 1000000007.0;
    CREATE MACRO pick(items, share) AS items[1 + floor(len(items) * share)::INTEGER];
    CREATE MACRO word(share) AS 'w' || floor(60000 * share ** 4)::INTEGER;
    CREATE MACRO words(one, other, many) AS [word(u(one, other + nth)) FOR nth IN range(many)];
"""
EVENTS = """
    SELECT e, unnest(range(floor(least(800, u(e, 1) ** -1.1))::INTEGER)) AS report,
        DATE '2010-01-01' + floor(3650 * sqrt(u(e, 2)))::INTEGER AS day,
        pick($countries, u(e, 3) ** 3) AS source_country, pick($countries, u(e, 4) ** 2) AS target_country,
        pick(['', 'GOV', 'MIL'], u(e, 5)) AS source_role, pick(['', 'GOV', 'REB'], u(e, 6)) AS target_role,
        pick($codes, u(e, 7) ** 2) AS code, words(e, 100, 16) AS own
    FROM range($many) AS events(e)
"""
MENTIONS = """
    SELECT row_number() OVER () AS n, * REPLACE (own AS own), 1 + n % 20 AS sentence,
        u(e, 1000 + report) < 0.35 AS is_copy, pick(['day', 'month', 'year'], u(e, 5000 + report) ** 12) AS precision
    FROM (SELECT *, row_number() OVER () AS n FROM events LIMIT $reports)
"""
COLUMNS = """
    SELECT 'event' || n AS event_id, 'article' || n AS article_id, day + (n % 3)::INTEGER AS date, day AS event_date,
        precision AS event_date_precision, 'happened' AS status, sentence, 'X' AS event, code,
        left(code, 2) AS root, 1 + n % 4 AS quad_class, (n % 20 - 10)::DOUBLE AS goldstein,
        source_country || source_role AS source, source_country, source_role,
        target_country || target_role AS target, target_country, target_role,
        CASE WHEN n % 5 = 0 THEN 1 + e % 50 END AS dead, 5 AS trigger_start, 'paper' || n % 200 AS publisher,
        {text} AS text
    FROM mentions
"""
TEXT = """CASE WHEN is_copy THEN pick(['', 'LONDON (AP) - '], u(n, 8)) || array_to_string(own || words(e, 200, 8), ' ')
    ELSE array_to_string(own[1 + n % 5:] || words(n, 300, 8 + n % 10), ' ') END"""
OPTIONS = {
    "link": [["--link", "--all"]],
    "series": [["--by", "countries"], ["--by", "dyad,root", "--per", "day"], ["--by", "country", "--share"]],
}
NAMES = {"link": "dedupe", "series": "series"}


def main(what: str, *values: str) -> None:
    """Run a command with each set of its options, or with an entry for each verb."""
    with tempfile.TemporaryDirectory() as folder:
        if what == "diff":
            for verb in values[1:]:
                compare(values[0], verb, Path(folder) / verb)
            return
        events = Path(folder) / "events.parquet"
        make(events, int(values[0]), with_text=what == "link")
        for options in OPTIONS[what]:
            run([NAMES[what], str(events), *options, "-o", str(Path(folder) / "out.parquet"), "--overwrite"])


def compare(store: str, verb: str, dictionaries: Path) -> None:
    """Ask what a new entry of a verb changes in a stored corpus, once its tables are compiled."""
    (dictionaries / "verbs").mkdir(parents=True)
    entry = (
        f'{{id: my.verb, verb: {verb}, target: object, action: MEET, examples: ["Libya met Chad. => LBY MEET TCD"]}}'
    )
    (dictionaries / "verbs" / "my.yaml").write_text(f"- {entry}\n", encoding="utf-8")
    for _ in range(2):
        run(["diff", "bundled", str(dictionaries), store, "--examples", "0"], statuses=(0, 1))


def make(path: Path, many: int, with_text: bool) -> None:
    """Write made-up mentions to a Parquet file."""
    with duckdb.connect() as database:
        database.execute("SET preserve_insertion_order = false; SET threads = 1; SET memory_limit = '4GB'")
        database.execute(MACROS)
        for name, query in (("events", EVENTS), ("mentions", MENTIONS)):
            values = {"$countries": COUNTRIES, "$codes": CODES, "$many": many // 4, "$reports": many}
            for mark, value in values.items():
                query = query.replace(mark, str(value))
            database.execute(f"CREATE TEMP VIEW {name} AS {query}")
        columns = COLUMNS.format(text=TEXT if with_text else "''")
        database.execute(f"COPY ({columns}) TO '{path}' (FORMAT parquet)")
        print(f"{database.execute(f'SELECT count(*) FROM {str(path)!r}').fetchone()[0]:,} mentions", flush=True)


def run(command: Sequence[str], statuses: Sequence[int] = (0,)) -> None:
    """Run a command of the coder and print what it took; the memory is the most that any command has taken so far."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([sys.executable, "-m", "coder", *command], env=os.environ)
    if done.returncode not in statuses:
        raise SystemExit(done.returncode)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    what, memory = " ".join([command[0], *command[2:]]), after.ru_maxrss // 1024
    print(f"{what}: {cpu:.1f} s of processor time, {clock:.1f} s, {memory:,} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
