"""Where the expressions of time of a sentence belong: to which verb or noun each gives its date."""

from __future__ import annotations

from typing import Final, NamedTuple

from coder.coding.clauses_by_verb import ClausesByVerb
from coder.coding.dated_clauses import SETTINGS, clause_above, dated_clause
from coder.coding.dated_nouns import COUNTED, OFFSET, OWNED, SPOKEN_DAYS, NounGroups
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.word_lists import word_set
from coder.language.dates.reader import expressions
from coder.language.dates.resolution import Expression
from coder.language.dates.units import days_of_unit
from coder.language.dates.words import WORDS as TIME_WORDS

BOUNDS: Final = word_set("dates.bounds")
SINCE: Final = word_set("dates.lasting_prepositions")
BEGINNINGS: Final = word_set("dates.beginnings")
ARTICLES: Final = word_set("dates.articles")
LONG: Final = frozenset(("period", "month", "year", "years", "decade"))
"""Rules of longer times, which give way to a day: "earlier this month, on Monday"."""
OFFSET_LINKS: Final = frozenset(("after", "before"))
HOURS: Final = word_set("dates.hours")
AFTERMATHS: Final = word_set("dates.aftermaths")
APPROXIMATIONS: Final = word_set("dates.approximations")
EVENTS_OF: Final = word_set("dates.events_of")
PAST: Final = frozenset(("ago",))
"""Rules of times before which words of quantity may stand."""
LENGTHS: Final = frozenset(("weekend", "stretch", "years"))
"""Rules of times that something takes, whatever the preposition: "over the weekend", "from 1996 to 1998"."""
LAST_DAY: Final = "DAY_TO"
"""The terminal of a day that another one ends: "from March 3 to 5"."""
WHEN: Final = "when"
FROM_OFFSET: Final = "from_it"
"""The rule of the same times where what follows has a time of its own: "two days after Monday's attack"."""
HALF: Final = "HALF"
"""What a word is that names no time by itself: "half of 1998"."""


class PlacedTimes(NamedTuple):
    """The expressions of a sentence that give a date, by what they belong to."""

    all: list[Expression]
    """Those that date a verb, in their order."""
    starts: list[int]
    """Their first tokens."""
    every: list[Expression]
    """The limits too, all but those before nouns."""
    of_clause: dict[int, Expression]
    of_noun: dict[int, Expression]
    """By the noun that they stand before: "the 1992 killings", "Monday's talks"."""
    main: Clause | None
    """The first main clause that one dates."""
    begun: dict[int, Expression]
    """Those that only say when what a clause tells began, by clause: "since Monday"."""
    ahead_of: set[int]
    """The clauses of what lay days before something else: "clashed two days before the vote"."""


def place_times(parse: Parse, verbs: ClausesByVerb) -> PlacedTimes:
    """The expressions of time of a sentence, each with the verb or noun that it dates; limits date nothing."""
    placed = PlacedTimes([], [], [], {}, {}, None, {}, set())
    groups: NounGroups | None = None
    tokens = parse.sentence.tokens
    main: Clause | None = None
    for expression in expressions(tokens):
        if expression.rule == OFFSET:
            _place_offset(expression, parse, verbs, placed)
            continue
        groups = groups or NounGroups(parse, verbs)
        before = _before(expression, parse)
        noun = groups.dated_behind(expression)
        if noun is None or tokens[noun].text.lower() in AFTERMATHS:
            noun = groups.dated_before(expression, before, placed.of_noun)
        if noun is not None:
            offset = placed.of_noun.get(noun)
            if offset is None or offset.rule == OFFSET:
                placed.of_noun[noun] = expression
            if offset is not None and offset.rule == OFFSET:
                _place_counted(offset, parse, verbs, placed)
            continue
        placed.every.append(expression)
        link = tokens[before].text.lower() if before >= 0 else ""
        if link in EVENTS_OF and tokens[before - 1].tag[0] == "N":
            if TIME_WORDS.get(tokens[before - 1].text.lower(), HALF) != HALF:
                link = ""
            else:
                placed.of_noun.setdefault(before - 1, expression)
        _place_when_clause(expression, parse, verbs, placed)
        clause = dated_clause(expression, before, parse, verbs)
        clause = _counted_clause(expression, clause, verbs, placed)
        if clause is not None and _is_since_event(before, parse):
            placed.begun.setdefault(clause.index, expression)
            continue
        if link in BEGINNINGS and clause is not None:
            placed.begun.setdefault(clause.index, expression)
        if _is_limit(link, expression, tokens[expression.first].text.lower()):
            continue
        placed.all.append(expression)
        placed.starts.append(expression.first)
        if clause is not None:
            known = placed.of_clause.get(clause.index)
            if known is None or _gives_way(known, expression, clause):
                placed.of_clause[clause.index] = expression
                above = clause_above(clause, parse) if known is not None and known.rule == OFFSET else None
                if known is not None and above is not None:
                    placed.of_clause.setdefault(above.index, known._replace(rule=FROM_OFFSET))
            if main is None and clause.kind is ClauseKind.MAIN:
                main = clause
    return placed._replace(main=main)


def _gives_way(known: Expression, other: Expression, clause: Clause) -> bool:
    """Whether the time that a clause has gives way to another: that of the report, one that is counted, a long one."""
    if _is_of_report(other, clause):
        return False
    long = known.rule in LONG and other.rule in SPOKEN_DAYS
    return long or known.rule in (COUNTED, OFFSET) or _is_of_report(known, clause)


def _is_of_report(expression: Expression, clause: Clause) -> bool:
    """Whether a time stands with the report, not with what it tells: "according to a report on Monday"."""
    reporter, subject = clause.reporter, clause.subject
    if reporter is None or subject is None or expression.first < reporter.stop:
        return False
    return reporter.first > clause.verb.first or expression.stop <= subject.first


def _is_limit(link: str, expression: Expression, first: str) -> bool:
    """Whether a preposition makes a time the limit, the beginning or the length of something: "until Monday".

    "Before dawn Monday" and "shortly after midnight Sunday" are times of that day.
    """
    if first in HOURS and link in OFFSET_LINKS:
        return False
    if expression.rule in LENGTHS or (link in BEGINNINGS and LAST_DAY in expression.words):
        return False
    if expression.rule in PAST and link in APPROXIMATIONS:
        return False
    return link in BEGINNINGS or link in BOUNDS


def _place_offset(expression: Expression, parse: Parse, verbs: ClausesByVerb, placed: PlacedTimes) -> None:
    """Give what follows "two days after" its time: a clause, or the noun of a phrase."""
    clause = verbs.at(expression.stop) or verbs.opened_at(expression.stop)
    if clause is not None and clause.link in OFFSET_LINKS:
        placed.of_clause.setdefault(clause.index, expression)
        return
    behind = [chunk for chunk in parse.chunks if chunk.first >= expression.stop][:2]
    if behind:
        if "BEFORE" in expression.words and days_of_unit(expression.words):
            dated = dated_clause(expression, _before(expression, parse), parse, verbs)
            placed.ahead_of.update([dated.index] if dated is not None else [])
        owned = len(behind) > 1 and behind[1].kind == OWNED
        placed.of_noun.setdefault(behind[owned].head, expression)


def _place_counted(offset: Expression, parse: Parse, verbs: ClausesByVerb, placed: PlacedTimes) -> None:
    """Give a clause the time that is counted from a dated noun: "two days after Monday's attack Chad left"."""
    expression = offset._replace(rule=FROM_OFFSET)
    clause = dated_clause(expression, _before(expression, parse), parse, verbs)
    if clause is not None:
        placed.of_clause.setdefault(clause.index, expression)


def _counted_clause(
    expression: Expression, clause: Clause | None, verbs: ClausesByVerb, placed: PlacedTimes
) -> Clause | None:
    """The clause before a time if something else is counted from it: "Two days after rebels fled in May, Chad left"."""
    previous = verbs.before(expression.first)
    if previous is None or clause is None or clause.index <= previous.index:
        return clause
    offset = placed.of_clause.get(previous.index)
    return previous if offset is not None and offset.rule == OFFSET else clause


def _is_since_event(before: int, parse: Parse) -> bool:
    """Whether a time is that of the event since which something goes on: "since independence from France in 1960"."""
    tokens, at = parse.sentence.tokens, before - 1
    if before < 0 or tokens[before].text.lower() not in SETTINGS:
        return False
    while at >= 0 and (tokens[at].tag[0] in "NJ" or tokens[at].tag in ("DT", "PRP$", "POS", "IN", "VBN")):
        if tokens[at].text.lower() in SINCE:
            return at < before - 1
        at -= 1
    return False


def _place_when_clause(expression: Expression, parse: Parse, verbs: ClausesByVerb, placed: PlacedTimes) -> None:
    """Give a clause with "when" right behind a time that time: "since 1968, when the Soviets invaded"."""
    tokens, at = parse.sentence.tokens, expression.stop
    at += at < len(tokens) and tokens[at].text == ","
    if at < len(tokens) and tokens[at].text.lower() == WHEN:
        clause = verbs.opened_at(at) or verbs.first_from(at)
        if clause is not None and clause.link == WHEN:
            placed.of_clause.setdefault(clause.index, expression)


def _before(expression: Expression, parse: Parse) -> int:
    """The word before an expression that may be its preposition."""
    before = expression.first - 1
    while before >= 0 and parse.sentence.tokens[before].text.lower() in ARTICLES:
        before -= 1
    return before
