"""Looks for what old dictionaries say twice or never define, and reports it."""

from __future__ import annotations

import re

from coder.petrarch.convert.names import has_letters
from coder.petrarch.convert.records import OldActor, OldDictionaries, OldPattern, OldVerb
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.engine.notation import Element, parse_side, split_pattern

_SET = re.compile(r"&([^&_\s{}()]++)")


def report_doubles(old: OldDictionaries, report: Report) -> None:
    """Report names and verbs that are listed twice with different codes.

    The first code of a name holds, and the last code of a verb that is not null.
    """
    names: dict[str, OldActor] = {}
    for actor in old.actors:
        for name in actor.names:
            first = names.setdefault(name, actor)
            if first.codes != actor.codes:
                line = Line.at(actor.was, f"{name} [{', '.join(actor.codes)}]")
                report.note(line, f"the name has another code at {first.was}, which holds", "keep one of the two")
    forms: dict[str, OldVerb] = {}
    for verb in old.verbs:
        before = forms.setdefault(verb.forms[0], verb)
        if before.code != verb.code:
            line = Line.at(verb.was, f"{verb.forms[0]} [{verb.code}]")
            message = f"the verb has another code at {before.was}; the last that is not null holds"
            report.note(line, message, "keep one of the two")


def report_dead_patterns(old: OldDictionaries, report: Report) -> None:
    """Report patterns that can never match: in a block without a verb, or after the same pattern with another code."""
    blocks = {verb.block for verb in old.verbs}
    seen: dict[tuple[str, str], OldPattern] = {}
    for pattern in old.patterns:
        first = seen.setdefault((pattern.block, pattern.pattern), pattern)
        line = Line.at(pattern.was, f"- {pattern.pattern} [{pattern.code}]")
        if pattern.block not in blocks:
            message = f"the block '{pattern.block}' has no verb: the pattern never matches"
            report.note(line, message, "write the verb under the head of the block")
        elif unheard := [
            item.value for item in _elements(pattern) if item.kind == "word" and not has_letters(item.value)
        ]:
            report.note(line, f"no word of a text is '{unheard[0]}': the pattern never matches", "write words and sets")
        elif first.code != pattern.code:
            report.note(line, f"the pattern has another code at {first.was}, which holds", "keep one of the two")


def rename_sets(old: OldDictionaries) -> None:
    """Take ``_`` out of the names of sets, since it joins words in patterns: ``&MILITARY_AID`` to ``&MILITARYAID``."""
    new: dict[str, str] = {item.name: item.name for item in old.sets if "_" not in item.name}
    for name in sorted(item.name for item in old.sets if "_" in item.name):
        short = name.replace("_", "")
        new[name] = short if short not in new.values() else f"{short}X{len(new)}"
    if not any("_" in name for name in new):
        return
    joint = re.compile("&(" + "|".join(map(re.escape, sorted(new, key=len, reverse=True))) + ")(?![A-Za-z0-9])")

    def renamed(text: str) -> str:
        return joint.sub(lambda match: "&" + new[match[1]], text)

    old.sets[:] = [
        item._replace(name=new[item.name], members=[one._replace(text=renamed(one.text)) for one in item.members])
        for item in old.sets
    ]
    old.patterns[:] = [item._replace(pattern=renamed(item.pattern)) for item in old.patterns]


def drop_undefined_sets(old: OldDictionaries, report: Report) -> None:
    """Leave out patterns and members of sets that name a set that no file defines, and report them."""
    names = {item.name for item in old.sets}
    kept = []
    for pattern in old.patterns:
        unknown = [name for name in _sets_in(pattern) if name not in names]
        if unknown:
            line = Line.at(pattern.was, f"- {pattern.pattern} [{pattern.code}]")
            message = f"the set &{unknown[0]} is not defined; the pattern was left out"
            report.drop(line, message, "convert the file that defines it too")
        else:
            kept.append(pattern)
    old.patterns[:] = kept
    for at, item in enumerate(old.sets):
        kept_members = []
        for member in item.members:
            missing = sorted(set(_SET.findall(member.text)) - names)
            if not missing:
                kept_members.append(member)
                continue
            message = f"the set &{missing[0]} is not defined; that member was left out"
            report.drop(Line.at(member.was, f"+{member.text}"), message, "convert the file that defines it too")
        old.sets[at] = item._replace(members=kept_members)


def drop_circles(old: OldDictionaries, report: Report) -> None:
    """Leave out members of sets that lead back to their own set, and report them and sets without a member."""
    inner = {item.name: {name for one in item.members for name in _SET.findall(one.text)} for item in old.sets}
    for at, item in enumerate(old.sets):
        kept = []
        for member in item.members:
            if any(item.name in _reached(name, inner) for name in _SET.findall(member.text)):
                message = f"this member of &{item.name} has the set itself in it; it was left out"
                report.drop(Line.at(member.was, f"+{member.text}"), message, "write its words out")
            else:
                kept.append(member)
        old.sets[at] = item._replace(members=kept)
        inner[item.name] = {name for one in kept for name in _SET.findall(one.text)}
        if not kept:
            report.note(Line.at(item.was, f"&{item.name}"), "the set has no member: it matches nothing", "add +WORD")


def _reached(name: str, inner: dict[str, set[str]]) -> set[str]:
    """Return the names of a set and of all sets in it."""
    reached, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += inner.get(one, ())
    return reached


def _elements(pattern: OldPattern) -> list[Element]:
    """Return the words, sets and actor marks of a pattern."""
    return [item for side in split_pattern(pattern.pattern) for item in parse_side(side, False)]


def _sets_in(pattern: OldPattern) -> list[str]:
    """Return the names of the sets that a pattern asks for."""
    return [item.value for item in _elements(pattern) if item.kind == "set"]
