"""Looks for what old dictionaries say twice or never define, and reports it."""

from __future__ import annotations

import re

from coder.petrarch.convert.records import OldActor, OldDictionaries, OldPattern, OldVerb
from coder.petrarch.convert.source import Line, Report
from coder.petrarch.engine.notation import parse_side, split_pattern


def report_doubles(old: OldDictionaries, report: Report) -> None:
    """Report names and verbs that are listed twice with different codes.

    The first code of a name holds, and the last code of a verb that is not null.
    """
    names: dict[str, OldActor] = {}
    for actor in old.actors:
        for name in actor.names:
            first = names.setdefault(name, actor)
            if first.codes != actor.codes:
                report.add(
                    _line(actor.was, f"{name} [{', '.join(actor.codes)}]"),
                    f"the name has another code at {first.was}, which holds",
                )
    forms: dict[str, OldVerb] = {}
    for verb in old.verbs:
        before = forms.setdefault(verb.forms[0], verb)
        if before.code != verb.code:
            report.add(
                _line(verb.was, f"{verb.forms[0]} [{verb.code}]"),
                f"the verb has another code at {before.was}; the last that is not null holds",
            )


def report_dead_patterns(old: OldDictionaries, report: Report) -> None:
    """Report patterns that can never match: in a block without a verb, or after the same pattern with another code."""
    blocks = {verb.block for verb in old.verbs}
    seen: dict[tuple[str, str], OldPattern] = {}
    for pattern in old.patterns:
        first = seen.setdefault((pattern.block, pattern.pattern), pattern)
        line = _line(pattern.was, f"- {pattern.pattern} [{pattern.code}]")
        if pattern.block not in blocks:
            report.add(line, f"the block '{pattern.block}' has no verb: the pattern never matches")
        elif first.code != pattern.code:
            report.add(line, f"the pattern has another code at {first.was}, which holds")


def rename_sets(old: OldDictionaries) -> None:
    """Take ``_`` out of the names of sets, since it joins words in patterns: ``&MILITARY_AID`` to ``&MILITARYAID``."""
    names = sorted((item.name for item in old.sets if "_" in item.name), key=len, reverse=True)

    def renamed(text: str) -> str:
        for name in names:
            text = re.sub(rf"&{re.escape(name)}(?![A-Za-z0-9])", "&" + name.replace("_", ""), text)
        return text

    if names:
        old.sets[:] = [
            item._replace(name=item.name.replace("_", ""), words=tuple(map(renamed, item.words))) for item in old.sets
        ]
        old.patterns[:] = [item._replace(pattern=renamed(item.pattern)) for item in old.patterns]


def drop_undefined_sets(old: OldDictionaries, report: Report) -> None:
    """Leave out patterns and members of sets that name a set that no file defines, and report them."""
    names = {item.name for item in old.sets}
    kept = []
    for pattern in old.patterns:
        sides = split_pattern(pattern.pattern)
        unknown = [
            item.value
            for side in sides
            for item in parse_side(side, False)
            if item.kind == "set" and item.value not in names
        ]
        if unknown:
            report.add(
                _line(pattern.was, f"- {pattern.pattern} [{pattern.code}]"),
                f"the set &{unknown[0]} is not defined; the pattern was left out",
            )
        else:
            kept.append(pattern)
    old.patterns[:] = kept
    for at, item in enumerate(old.sets):
        missing = [word for word in item.words if word.startswith("&") and word[1:] not in names]
        if missing:
            report.add(
                _line(item.was, "&" + item.name), f"the set {missing[0]} is not defined; that member was left out"
            )
            old.sets[at] = item._replace(words=tuple(word for word in item.words if word not in missing))


def _line(was: str, text: str) -> Line:
    """Return the line of an old file that a record came from."""
    file, _, number = was.rpartition(":")
    return Line(file, int(number), text)
