"""Why an entry does not decide, and why a clause gives no event."""

from __future__ import annotations

from datetime import date as Date
from functools import cache

import pytest

from coder.coding.fits import Condition, Fit
from coder.core.errors import UsageError
from coder.core.model import Article
from coder.diagnostics.attempts import Outcome
from coder.diagnostics.why_not import all_attempts, eventless, why_not
from coder.pipeline import Pipeline


@cache
def coder() -> Pipeline:
    """Return one coder for all tests."""
    return Pipeline()


def article(text: str) -> Article:
    """An article of one text."""
    return Article("case", text, Date(2014, 3, 5))


CASES = """
France snubbed talks with Libya.            | talks.boycott     | snubbed   | event
France snubbed talks with Libya.            | reject.rebuff     | snubbed   | outranked talks.boycott
France snubbed talks with Libya.            | boycott.vote      | snubbed   | object talks
France snubbed talks with Libya.            | refuse.defy       | snubbed   | without object "talks", which is ^hap
Chad did not attack Sudan.                  | fight.attack      | attack    | rejected the clause is negated
Turkey gave Syria an old car.               | light.make        | gave      | empty no event noun
Turkey gave Syria an old car.               | yield.give_in     | gave      | particle "in"
Syria protested.                            | complain.protest_to | protested | with there is no phrase with "to"
Turkey is a country.                        | fight.attack      | -         | -
A road accident killed two in Peru.         | none.accident     | killed    | with "in Peru" is not &accident
A fire killed two in Peru.                  | none.disaster     | killed    | no_event
"""


def cases() -> list[list[str]]:
    """The rows of the table."""
    return [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("text", "entry", "words", "what"), cases())
def test_what_became_of_an_entry(text: str, entry: str, words: str, what: str) -> None:
    """Its outcome, or the condition that failed and at which words."""
    found = why_not(coder(), article(text), entry).attempts
    if words == "-":
        assert not found
        return
    (attempt,) = [one for one in found if words in one.at.text]
    first, _, rest = what.partition(" ")
    assert first in (attempt.outcome, attempt.condition)
    assert rest in attempt.reason


def test_an_unknown_entry_is_wrong_usage() -> None:
    """The message names those with a similar id."""
    with pytest.raises(UsageError, match=r"did you mean .*reject\.reject"):
        why_not(coder(), article("France left."), "reject.rejct")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Syria sided.", "entries for the verb 'side' fits"),
        ("Iran ate the cake.", "entries for the verb 'eat' fits"),
        ("Iran knitted.", "the verb 'knit' has no entry"),
        ("The sun shone.", "the sentence names no actor"),
        ("Turkey gave Syria an old car.", "its object is no event noun"),
        ("France attacked Chad.", ""),
        ("France did not attack Chad.", ""),
        ("Peaceful talks between Chad and Mali took place.", ""),
    ],
)
def test_a_clause_without_event_and_rejection_has_a_reason(text: str, reason: str) -> None:
    """A clause that has one of them has none."""
    found = list(eventless(coder(), coder().read(article(text))))
    assert [reason in one.reason for one in found] == ([True] if reason else [])


def test_the_nearest_entries_come_first() -> None:
    """Those of which the most fits: a preposition that is missing is nearer than a particle."""
    (found,) = eventless(coder(), coder().read(article("Syria sided.")))
    distances = [attempt.distance for attempt in found.near]
    assert distances == sorted(distances) and found.near[0].condition is Condition.WITH


def test_the_quick_look_rules_out_nothing_that_fits() -> None:
    """Every entry that fits when all are tried is among those that decide, in a text of many verbs."""
    text = (
        "France called off talks with Libya and carried out a raid. Turkey gave up its claim. Iran is ready to talk. "
        "Chad broke off relations with Sudan, which it accused of backing rebels, and set up a ministry."
    )
    for read in coder().extracted(article(text)):
        matcher = read.extractor.matcher
        for clause in read.parse.clauses:
            tried = [one for one in matcher.verb_attempts(clause) if isinstance(one, Fit)]
            assert sorted(map(id_of, tried)) == sorted(map(id_of, matcher.verb_fits(clause)))


def id_of(fit: Fit) -> str:
    """The id of the entry."""
    return fit.entry.id


def test_every_attempt_says_why() -> None:
    """None is without a reason, and a condition goes with what is missed only."""
    found = list(all_attempts(coder(), article("Russia and Germany held talks in Berlin, and Iran protested.")))
    assert found and all(attempt.reason for attempt in found)
    assert all(bool(attempt.condition) == (attempt.outcome is Outcome.MISSED) for attempt in found)
