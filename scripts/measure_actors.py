"""Measure actors alone: for each gold event, whether its source and target are among the actors that the coder finds in the sentence.

    python scripts/measure_actors.py GOLD_FOLDER [--errors N] [--sets gsr,manual,afp] [--dictionaries FOLDER]

Whatever verbs the coder knows has no bearing here. A miss is listed by its cause: ``unknown`` (no dictionary knows a word of the name), ``wrong``
(the words are known and give another code), ``unresolved`` (a description or pronoun without a name), ``absent`` (gold names no words of the text).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from typing import Any, NamedTuple

from coder import Article, Coder
from coder.actors.resolver import SentenceActors
from coder.core.model import Parse

SETS = {"gsr": "plover_gsr", "manual": "cameo_manual", "afp": "petr2_afp"}
Record = dict[str, Any]


class Seen(NamedTuple):
    """A noun phrase of the text: character offsets, words, and the codes that the coder gave it."""

    start: int
    end: int
    words: str
    codes: tuple[str, ...]
    known: bool


def see(parse: Parse, actors: SentenceActors) -> Iterator[Seen]:
    """The phrases of one sentence with their codes."""
    tokens = parse.sentence.tokens
    for phrase in (inner for whole in parse.phrases for inner in whole.nested()):
        start, end = tokens[phrase.first].start, tokens[phrase.stop - 1].end
        codes = tuple(actor.code for actor in actors.actors(phrase) if actor.code)
        known = any(phrase.first <= item.first < phrase.stop for item in actors.items)
        words = parse.sentence.text[start - parse.sentence.start : end - parse.sentence.start]
        yield Seen(start, end, words, codes, known)


def miss(record: Record, actor: Record, seen: list[Seen], scorer: Any) -> tuple[str, str] | None:
    """Why an actor is not found, and how it reads; nothing where it is found."""
    wanted = scorer.head_of(actor["code"], False)
    if any(scorer.head_of(code, False) == wanted for one in seen for code in one.codes):
        return None
    words = actor.get("text") or ""
    at = record["text"].find(words) if words else -1
    there = [one for one in seen if at >= 0 and one.start < at + len(words) and one.end > at]
    if not there:
        return "absent", f"{actor['code']} '{words}'"
    shown = f"{actor['code']} '{words}' read as " + ", ".join(
        f"[{one.words}|{'+'.join(one.codes) or '-'}]" for one in there[:3]
    )
    if any(one.codes for one in there):
        return "wrong", shown
    named = any(word[:1].isupper() for word in words.split()[1:] or words.split())
    return ("unknown" if named and not any(one.known for one in there) else "unresolved"), shown


def measure(coder: Coder, records: list[Record], scorer: Any) -> tuple[str, list[tuple[str, str]]]:
    """The line of figures of a set, and its misses."""
    misses: list[tuple[str, str]] = []
    total = 0
    for record in records:
        article = Article(record["id"], record["text"], Date.fromisoformat(record.get("date") or "2010-01-01"))
        seen = [one for parse, actors in coder.opened(article) for one in see(parse, actors)]
        for event in record["events"]:
            for actor in (event["source"], event["target"]):
                if not actor or not actor.get("code"):
                    continue
                total += 1
                found = miss(record, actor, seen, scorer)
                if found:
                    misses.append((found[0], f"{record['id']} {found[1]}\n           {record['text']}"))
    return f"{total - len(misses)} of {total} actors found ({1 - len(misses) / max(total, 1):.3f})", misses


def main() -> None:
    """Print figures, then the misses by cause."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="misses shown for each cause")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--dictionaries", type=Path, action="append", default=[])
    options = parser.parse_args()
    sys.path.insert(0, str(options.folder))
    scorer, coder, out = importlib.import_module("score"), Coder(options.dictionaries), sys.stdout
    for name in options.sets.split(","):
        lines = (options.folder / f"{SETS[name]}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        figures, misses = measure(coder, [json.loads(line) for line in lines], scorer)
        out.write(f"{name:7}{figures}\n")
        for cause, number in Counter(cause for cause, _ in misses).most_common():
            out.write(f"  {number:4} {cause}\n")
            out.writelines(
                f"         {text}\n" for text in [text for other, text in misses if other == cause][: options.errors]
            )


if __name__ == "__main__":
    main()
