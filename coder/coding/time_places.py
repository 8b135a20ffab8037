"""Where the expressions of time of a sentence belong: to which verb or noun each gives its date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from coder.coding.clauses_by_verb import ClausesByVerb
from coder.coding.dated_nouns import COUNTED, OFFSET, OWNED, SPOKEN_DAYS, NounGroups
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.word_lists import word_set
from coder.language.dates.meanings import days_of_unit
from coder.language.dates.reader import expressions
from coder.language.dates.resolution import Expression
from coder.language.dates.words import WORDS as TIME_WORDS

BOUNDS: Final = word_set("dates.bounds")
BEGINNINGS: Final = word_set("dates.beginnings")
ARTICLES: Final = word_set("dates.articles")
DAYS: Final = frozenset(("weekday", "month_day", "full_date", "day_word"))
"""Rules of times that name a day."""
LONG: Final = frozenset(("period", "month", "year", "years", "decade"))
"""Rules of longer times, which give way to a day: "earlier this month, on Monday"."""
OFFSET_LINKS: Final = frozenset(("after", "before"))
HOURS: Final = word_set("dates.hours")
AFTERMATHS: Final = word_set("dates.aftermaths")
SETTINGS: Final = word_set("dates.settings")
STAGED: Final = word_set("dates.staged_verbs")
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
REPORTED: Final = (ClauseKind.COMPLEMENT,)
WITHIN_REPORTED: Final = (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.ADVERBIAL)
"""Kinds of clauses that a report behind a time may hold; a spoken day that ends one of the others is the report's."""
OPENERS: Final = frozenset(("CC", ",", "IN", ":"))
"""Tags of what may stand before an expression that opens a clause: "and on Tuesday Chad left"."""


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
        clause = _dated_clause(expression, before, parse, verbs)
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
            if main is None and clause.kind is ClauseKind.MAIN:
                main = clause
    return placed._replace(main=main)


def _gives_way(known: Expression, other: Expression, clause: Clause) -> bool:
    """Whether the time that a clause has gives way to another: that of the report, one that is counted, a long one."""
    if _is_of_report(other, clause):
        return False
    long = known.rule in LONG and other.rule in SPOKEN_DAYS
    return long or known.rule == COUNTED or _is_of_report(known, clause)


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
            dated = _dated_clause(expression, _before(expression, parse), parse, verbs)
            placed.ahead_of.update([dated.index] if dated is not None else [])
        owned = len(behind) > 1 and behind[1].kind == OWNED
        placed.of_noun.setdefault(behind[owned].head, expression)


def _place_counted(offset: Expression, parse: Parse, verbs: ClausesByVerb, placed: PlacedTimes) -> None:
    """Give a clause the time that is counted from a dated noun: "two days after Monday's attack Chad left"."""
    expression = offset._replace(rule=FROM_OFFSET)
    clause = _dated_clause(expression, _before(expression, parse), parse, verbs)
    if clause is not None:
        placed.of_clause.setdefault(clause.index, expression)


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


def _dated_clause(expression: Expression, before: int, parse: Parse, verbs: ClausesByVerb) -> Clause | None:
    """The clause whose verb an expression dates: one that it stands right before or opens, else the one before."""
    adjacent, previous = verbs.at(expression.stop), verbs.before(expression.first)
    inside = previous is not None and previous.kind is ClauseKind.RELATIVE and not _is_set_off(before, parse)
    if adjacent is not None and adjacent.verb.form == "finite" and not inside:
        return adjacent
    joined = expression.stop < len(parse.sentence.tokens) and parse.sentence.tokens[expression.stop].tag == "CC"
    opened = verbs.opened_at(expression.stop) if adjacent is None and (not joined or previous is None) else None
    apart = previous is None or before < 0 or parse.sentence.tokens[before].tag in OPENERS
    below = REPORTED if expression.rule in SPOKEN_DAYS else WITHIN_REPORTED
    if opened is not None and apart and (previous is None or not _goes_with(previous, opened, before, below, parse)):
        return opened
    if previous is None:
        return _first_clause(expression, parse, verbs)
    if _tells_occasion(previous, parse):
        return _above(previous, parse) or previous
    if _only_describes(previous) and expression.rule in DAYS and previous.parent is not None:
        return parse.clauses[previous.parent]
    return _above_insertion(previous, before, parse)


def _first_clause(expression: Expression, parse: Parse, verbs: ClausesByVerb) -> Clause | None:
    """The clause of a time before the first verb: "On Monday, speaking in Paris, he said" dates what he said."""
    first = verbs.of(expression.first)
    if first is not None and _is_linked_behind(expression, first, parse):
        return next((clause for clause in parse.clauses if clause.kind is ClauseKind.MAIN), first)
    if first is None or first.verb.form == "finite" or first.parent is None:
        return first
    above = parse.clauses[first.parent]
    return above if above.verb.first > first.verb.first else first


def _tells_occasion(clause: Clause, parse: Parse) -> bool:
    """Whether a bare participle says when that was in which something happens: "in a statement issued on Monday"."""
    verb, occasion = clause.verb, clause.subject
    if verb.form != "participle" or verb.lemma not in STAGED or clause.kind is not ClauseKind.RELATIVE:
        return False
    before = occasion.first - 1 if occasion is not None else -1
    return before >= 0 and parse.sentence.tokens[before].text.lower() in SETTINGS


def _above(clause: Clause, parse: Parse) -> Clause | None:
    """The clause that a clause hangs on; where it hangs on none, the next main clause."""
    if clause.parent is not None:
        return parse.clauses[clause.parent]
    return next((one for one in parse.clauses[clause.index :] if one.kind is ClauseKind.MAIN), None)


def _is_linked_behind(expression: Expression, clause: Clause, parse: Parse) -> bool:
    """Whether the link of a clause stands behind a time: "On May 5, hours after rebels fled, troops left"."""
    if clause.kind is not ClauseKind.ADVERBIAL or clause.subject is None:
        return False
    words = [token.text.lower() for token in parse.sentence.tokens[expression.stop : clause.subject.first]]
    return words[:1] == [","] and clause.link in words


def _only_describes(clause: Clause) -> bool:
    """Whether a relative clause in the present has no day: "signed a bill that bans rallies on Monday"."""
    verb = clause.verb
    return clause.kind is ClauseKind.RELATIVE and verb.tense == "present" and not (verb.perfect or verb.progressive)


def _goes_with(previous: Clause, opened: Clause, before: int, below: Sequence[ClauseKind], parse: Parse) -> bool:
    """Whether a time between two verbs is that of the first: "having met Niger on Monday, Chad left".

    Behind "and" it is that of the second: "Chad attacked Niger and in 1998 Niger attacked Mali".
    """
    tokens = parse.sentence.tokens
    if tokens[before - 1].tag == "CC":
        return False
    set_off = _is_set_off(before, parse)
    top = previous
    while top.parent is not None and top.parent < top.index and top.parent != opened.index:
        top = parse.clauses[top.parent]
    inside = top.parent == opened.index and top.verb.form != "finite" and not set_off
    return inside or _are_linked(opened, previous, below, parse)


def _is_set_off(before: int, parse: Parse) -> bool:
    """Whether a comma stands before a time, or before its preposition."""
    return any(token.text == "," for token in parse.sentence.tokens[max(0, before - 1) : before + 1])


def _are_linked(opened: Clause, before: Clause, below: Sequence[ClauseKind], parse: Parse) -> bool:
    """Whether one of two clauses in a row reports the other: "said on Monday Chad left", "left in June, he said".

    Clauses of the kinds ``below`` may stand in between: "arrested a man who fled in June, he said".
    """
    if opened.parent == before.index:
        return True
    above: Clause | None = before
    while above is not None and above.kind in below:
        above = parse.clauses[above.parent] if above.parent is not None else None
        if above is opened:
            return True
    return False


def _above_insertion(clause: Clause, before: int, parse: Parse) -> Clause:
    """The clause that a time behind an insertion goes on with: "was jailed, stemming from fraud, in 2011"."""
    tokens = parse.sentence.tokens
    at = before if tokens[before].text == "," else before - 1
    set_off = at > clause.verb.stop and tokens[at].text == ","
    if set_off and clause.verb.form != "finite" and clause.parent is not None:
        return parse.clauses[clause.parent]
    return clause
