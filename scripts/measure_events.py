"""Measure events on a folder of gold data and list the commonest errors by cause.

    python scripts/measure_events.py GOLD_FOLDER [--errors N] [--sets plv,gsr,manual,afp] [--dictionaries FOLDER]

GOLD_FOLDER holds ``plv.dev.jsonl``, ``plover_gsr.dev.jsonl``, ``cameo_manual.dev.jsonl``, ``petr2_afp.dev.jsonl`` and their scorers ``score.py``
and ``score_relations.py``. Sentences are coded in this process, so that a round takes a few seconds.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from datetime import date as Date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from coder import ActorSpan, Article, Coder
from coder.pipeline import Coded

SETS = {"plv": "plv", "gsr": "plover_gsr", "manual": "cameo_manual", "afp": "petr2_afp"}
CRITERIA = ("root", "code", "root+actors", "actors")
Record = dict[str, Any]


def code(coder: Coder, record: Record, spans: bool) -> Coded:
    """What the coder makes of one gold record; with ``spans`` its marked actors go along, without their roles."""
    actors = tuple(ActorSpan(span["start"], span["end"]) for span in record["actors"]) if spans else ()
    return coder.read(
        Article(record["id"], record["text"], Date.fromisoformat(record.get("date") or "2010-01-01"), actors)
    )


def relation_rows(coded: Coded) -> list[Record]:
    """Events with the spans of their actors."""

    def span(actor: Any) -> Record | None:
        return {"start": actor.span.start, "end": actor.span.end} if actor else None

    return [{"code": event.code, "source": span(event.source), "target": span(event.target)} for event in coded.events]


def code_rows(coded: Coded) -> list[Record]:
    """Events with the codes of their actors."""
    return [
        {"code": event.code, "source": event.source and event.source.code, "target": event.target and event.target.code}
        for event in coded.events
    ]


def cause(coded: Coded, wanted: set[str], got: set[str]) -> str:
    """Why a record is wrong: another root, or the reasons for which the nearest candidates were rejected."""
    if got:
        return f"{'/'.join(sorted(wanted))} coded as {'/'.join(sorted(got))}"
    if coded.rejected:
        return f"{'/'.join(sorted(wanted))} rejected: {'/'.join(sorted({item.reason for item in coded.rejected}))}"
    return f"{'/'.join(sorted(wanted))} without any entry that fits"


def measure_relations(coder: Coder, records: list[Record], scorer: Any) -> tuple[str, list[tuple[str, str]]]:
    """The line of figures of a set of marked relations, and its errors."""
    answers, errors = [], []
    for record in records:
        coded = code(coder, record, spans=True)
        answers.append(scorer.answer(record, relation_rows(coded), True))
        if answers[-1] != record["plover"]:
            kinds = {scorer.MERGE.get(event.plover, event.plover) for event in coded.events}
            got = {answers[-1]} if answers[-1] != "NONE" else {f"({kind} of other actors)" for kind in kinds}
            errors.append((cause(coded, {record["plover"]}, got), f"{record['id']} {record['text']}"))
    truth = [record["plover"] for record in records]
    types = scorer.prf(truth, answers, sorted(scorer.PLOVER_QUAD))
    quads = scorer.prf(
        [record["quad"] for record in records], [scorer.PLOVER_QUAD.get(answer) for answer in answers], [1, 2, 3, 4]
    )
    macro, quad = sum(s["f1"] for s in types.values()) / len(types), sum(s["f1"] for s in quads.values()) / 4
    covered = sum(answer != "NONE" for answer in answers) / len(answers)
    by_type = " ".join(f"{name} {s['p']:.2f}/{s['r']:.2f}" for name, s in types.items())
    return f"macro-F1 {macro:.3f}  quad {quad:.3f}  coverage {covered:.3f}\n    {by_type}", errors


def measure_codes(coder: Coder, records: list[Record], scorer: Any) -> tuple[str, list[tuple[str, str]]]:
    """The line of figures of a set of coded sentences, and its errors."""
    options = SimpleNamespace(petr=False, ignore_roots={"01"}, intl_equal=False, reciprocal="both", with_errors=False)
    predictions, errors = {}, []
    for record in records:
        coded = code(coder, record, spans=False)
        predictions[record["id"]] = {"id": record["id"], "events": code_rows(coded)}
        wanted = {str(event["root"]) for event in record["events"]}
        got = {event.root for event in coded.events} - {"01"}
        if not wanted <= got:
            errors.append((cause(coded, wanted, got), f"{record['id']} {record['text']}"))
    scores = scorer.score_events(records, predictions, options)
    return "  ".join(
        f"{name} {scores[name]['p']:.3f}/{scores[name]['r']:.3f}/{scores[name]['f1']:.3f}" for name in CRITERIA
    ), errors


def main() -> None:
    """Print figures, then the commonest causes of error with one sentence each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--each", type=int, default=3, help="sentences shown for each cause")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--dictionaries", type=Path, action="append", default=[])
    options = parser.parse_args()
    sys.path.insert(0, str(options.folder))
    codes, relations = importlib.import_module("score"), importlib.import_module("score_relations")
    coder, out = Coder(options.dictionaries), sys.stdout
    for name in options.sets.split(","):
        lines = (options.folder / f"{SETS[name]}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        figures, errors = (
            measure_relations(coder, records, relations) if name == "plv" else measure_codes(coder, records, codes)
        )
        out.write(f"{name:7}{figures}\n")
        for reason, number in Counter(reason for reason, _ in errors).most_common(options.errors):
            out.write(f"  {number:4} {reason}\n")
            shown = [text for other, text in errors if other == reason][: options.each]
            out.writelines(f"         {text}\n" for text in shown)


if __name__ == "__main__":
    main()
