"""Which clauses of a sentence tell of one moment, so that the time of one is that of the other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date as Date
from typing import Final

from coder.coding.dated_clauses import DAYS
from coder.coding.dated_nouns import SPOKEN_DAYS
from coder.coding.time_places import BEGINNINGS, OFFSET_LINKS
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import Expression

SIMULTANEOUS: Final = word_set("dates.simultaneous_links")
GATHERING: Final = word_set("dates.gathering_verbs")
NEARLY: Final = word_set("dates.near_adverbs")
OVER: Final = frozenset(("LAST", "EARLIER", "YESTERDAY"))
"""Terminals of times that are over: "urged Niger to accept a truce earlier this week"."""
NEXT: Final = "after_then"
"""The rule of a time that is counted from what was told: "barred Niger from leaving the next day"."""
STEPS: Final = BEGINNINGS | OFFSET_LINKS | {"for"}
"""Links of what lies on another day: "after meeting Niger on Monday", "praised for winning on Sunday"."""
NAMED_DAYS: Final = DAYS | {"holiday"}
"""Rules of times that name a day, feasts too."""


def share_subject(clause: Clause, other: Clause) -> bool:
    """Whether two verbs side by side have one subject: "when Niger mined the border and expelled farmers"."""
    beside = other.parent == clause.parent and clause.subject is not None and other.subject == clause.subject
    return beside and "shared" in (other.subject_rule, clause.subject_rule if clause.link == other.link else "")


def holds_within(clause: Clause, other: Clause, parse: Parse) -> bool:
    """Whether one clause happened when another did: "was killed when a bomb exploded as people passed"."""
    below: Clause | None = other
    while below is not None and (below.link in SIMULTANEOUS or _is_bare_gerund(below)):
        if below.parent == clause.index:
            return below.link in SIMULTANEOUS
        if below.parent is None:
            return _opens(below, clause, parse)
        below = parse.clauses[below.parent] if below.parent < below.index else None
    return False


def _opens(below: Clause, clause: Clause, parse: Parse) -> bool:
    """Whether a sentence opens with a clause and goes on with another: "When Niger met Chad in 1998, they agreed"."""
    between = parse.clauses[below.index + 1 : clause.index]
    main = clause.kind is ClauseKind.MAIN and below.kind is ClauseKind.ADVERBIAL and below.index < clause.index
    return main and not any(one.kind is ClauseKind.MAIN for one in between)


def gathers(other: Clause, clause: Clause) -> bool:
    """Whether a relative clause says where those were to whom a clause does something: "beat men who met on May 8"."""
    inside = other.kind is ClauseKind.RELATIVE and other.parent == clause.index and other.verb.first > clause.verb.first
    simple = other.verb.tense == "past" and not other.verb.perfect
    return inside and simple and clause.verb.tense == "past" and other.verb.lemma in GATHERING


def near_to(clause: Clause, parse: Parse, dated: Collection[int]) -> Clause | None:
    """The dated clause right before or after which another happened: "left soon after rebels came in May"."""
    tokens = parse.sentence.tokens
    for below in parse.clauses:
        if below.parent != clause.index or below.index not in dated or below.link not in OFFSET_LINKS:
            continue
        opened = below.subject.first if below.subject is not None and below.subject_rule == "own" else below.verb.first
        if opened > 1 and tokens[opened - 1].text.lower() in OFFSET_LINKS and tokens[opened - 2].text.lower() in NEARLY:
            return below
    return None


def hangs_on(below: Clause, clause: Clause, parse: Parse) -> bool:
    """Whether a clause hangs on another, itself or by infinitives: "convicted of plotting to buy rifles to kill"."""
    while below.parent != clause.index:
        if below.parent is None or below.parent > below.index:
            return False
        below = parse.clauses[below.parent]
        if below.verb.form != "infinitive":
            return False
    return True


def dates_above(dated: Expression, below: Clause, clause: Clause, today: Date | None) -> bool:
    """Whether the time behind a bare verb is that of the verb above: "killed a man buying bread on Sunday".

    That of a gerund which opens the sentence always is: "Speaking in Mali in June, he condemned Chad".
    Behind an infinitive it is where it is over: "invited Niger to join it in 1997", "helped to free him last week".
    """
    if clause.verb.tense != "past" or clause.verb.form != "finite" or below.link in STEPS:
        return False
    if below.verb.form == "infinitive":
        joined = below.kind is not ClauseKind.RELATIVE
        done = joined and not OVER.isdisjoint(dated.words) and not (clause.verb.passive or clause.verb.lemma == "be")
        later = dated.rule == NEXT and joined
        return done or later or dated.rule == "ago" or _is_of_past_year(dated, today)
    bare = _is_bare_gerund(below)
    if bare and below.verb.first < clause.verb.first:
        return True
    if below.verb.form == "gerund" and dated.rule == NEXT:
        return True
    return below.verb.form in ("gerund", "participle") and dated.rule in (NAMED_DAYS if bare else SPOKEN_DAYS)


def _is_of_past_year(dated: Expression, today: Date | None) -> bool:
    year = dated.words.get("YEAR", "")
    return today is not None and year.isdecimal() and int(year) < today.year


def _is_bare_gerund(clause: Clause) -> bool:
    """Whether a clause is a gerund that nothing links: "launched bombs targeting priests", "began shelling Niger"."""
    return clause.verb.form == "gerund" and not clause.link
