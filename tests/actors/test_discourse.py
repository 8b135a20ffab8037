"""What a discourse gives back of what it was told."""

from __future__ import annotations

import pytest

from coder.actors.antecedents import antecedent
from coder.actors.discourse import Discourse
from coder.actors.home import home_before, home_of, home_of_organs
from coder.actors.mention import Mention, Position
from coder.actors.parties import several
from coder.actors.reference import marked, resolved
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Span


def actor(code: str, start: int = 0) -> ActorMatch:
    """Return an actor somewhere in a text."""
    return ActorMatch(code, Span(start, start + 1, code))


def discourse(*mentions: tuple[Position, str, str, bool]) -> Discourse:
    """Return a discourse with mentions: where, the codes joined by "+", kind, and whether as a subject."""
    made = Discourse()
    for number, (at, codes, kind, subject) in enumerate(mentions):
        actors = tuple(actor(code, 10 * number) for code in codes.split("+"))
        made.note(Mention(at, actors, kind, entity=kind, subject=subject))
    return made


def codes(actors: tuple[ActorMatch, ...]) -> str:
    """Return codes joined by "+"."""
    return "+".join(one.code or "-" for one in actors)


@pytest.mark.parametrize(
    ("word", "wanted", "rule"),
    [
        ("he", "RUSGOV", "resolve.person"),
        ("its", "TUR", "resolve.body"),
        ("they", "IRQREB", "resolve.plural"),
        ("chair", "", ""),
    ],
)
def test_a_pronoun_takes_up_its_kind(word: str, wanted: str, rule: str) -> None:
    """ "He" takes up a person, "its" a body, "they" a group."""
    said = discourse(
        ((0, 0), "RUSGOV", "person", True), ((0, 4), "TUR", "body", False), ((0, 8), "IRQREB", "group", False)
    )
    found, by = antecedent(said, word, (1, 0))
    assert (codes(found), by) == (wanted, rule)


def test_they_are_several_or_a_body() -> None:
    """Without a group "they" takes up several actors, and without these one body."""
    assert codes(antecedent(discourse(((0, 0), "FRA+DEU", "body", True)), "they", (1, 0))[0]) == "FRA+DEU"
    assert codes(antecedent(discourse(((0, 0), "FRA", "body", True)), "they", (1, 0))[0]) == "FRA"


def test_a_subject_goes_before_a_later_object() -> None:
    """Of two persons in the last sentence it is the subject; nothing is taken up from behind the position."""
    said = discourse(
        ((0, 0), "USAGOV", "person", True), ((0, 3), "RUSGOV", "person", False), ((1, 5), "FRAGOV", "person", True)
    )
    assert codes(antecedent(said, "he", (1, 0))[0]) == "USAGOV"
    assert codes(said.ahead((1, 0), "m")) == "FRAGOV"


def test_a_partner_is_not_taken_up() -> None:
    """A pronoun does not stand for those who act on it."""
    said = discourse(((0, 0), "USAGOV", "person", True), ((0, 3), "RUSGOV", "person", False))
    assert codes(antecedent(said, "him", (1, 2), (actor("USAGOV", 99),))[0]) == "RUSGOV"


def test_mentions_far_back_are_forgotten() -> None:
    """A pronoun looks a few mentions back."""
    others = [((number, 0), "TUR", "body", True) for number in range(1, 9)]
    assert antecedent(discourse(((0, 0), "USAGOV", "person", True), *others[:7]), "he", (9, 0))[0]
    assert not antecedent(discourse(((0, 0), "USAGOV", "person", True), *others), "he", (9, 0))[0]


def test_several_are_of_different_countries() -> None:
    """ "The two leaders" are the last persons of two countries, in the order in which they were named."""
    said = discourse(
        ((0, 0), "USAGOV", "person", True), ((0, 3), "CHNGOV", "person", False), ((1, 0), "CHNMIL", "person", True)
    )
    assert codes(several(said, 2, (2, 0), person=True)) == "USAGOV+CHNMIL"
    assert several(said, 3, (2, 0), person=True) == ()
    assert several(said, 2, (2, 0), True, (actor("USA"),)) == ()


def test_counterparts_have_the_same_role() -> None:
    """ "His counterpart" is the last person of another country in the same role."""
    said = discourse(((0, 0), "RUSGOV", "person", True), ((0, 3), "USAMIL", "person", False))
    assert codes(said.other_person("USA", "GOV", (1, 0))) == "RUSGOV"
    assert said.other_person("RUS", "GOV", (1, 0)) == ()


def test_the_country_of_a_story() -> None:
    """A story has a country if it tells of one only, that of its dateline included; an international body is none."""
    said = discourse(((0, 0), "TUR", "body", True), ((0, 3), "IGOUNO", "body", False))
    assert (home_of(said), home_of(said, "TUR"), home_of(said, "IRQ"), home_of_organs(said)) == ("TUR", "TUR", "", "")
    said.place = "TUR"
    assert home_of_organs(said) == "TUR"
    said.place = "IRQ"
    assert home_of(said) == ""


def test_the_organs_of_a_story() -> None:
    """Who has a role makes a story one of that state's organs, but not those who are sent there."""
    said = discourse(((0, 0), "TURMIL", "group", True))
    assert home_of_organs(said) == "TUR"
    said.begin_sentence()
    said.note(Mention((1, 0), (actor("IRQGOV"),), "group", nouns=frozenset(("envoy",))))
    assert (home_of_organs(said), home_before(said)) == ("", "TUR")


def test_a_surname_is_the_latest_that_fits() -> None:
    """Of two persons with one surname gender and given name decide, else the later one is meant."""
    said = Discourse()
    said.introduce("Clinton", actor("USAELI"), "m", "Bill")
    said.introduce("Clinton", actor("USAGOV"), "f", "Hillary")
    found = [said.surname("Clinton"), said.surname("Clinton", "m"), said.surname("Clinton", "", "Bob")]
    assert [one and one.code for one in found] == ["USAGOV", "USAELI", "USAELI"]
    assert said.surname("Clinton", "", "Zoe") is None


def test_a_marked_actor_keeps_its_place() -> None:
    """Who is taken up stands where the expression stands, but a span that the caller marked stays where it is."""
    here = actor("-", 50)
    ours = actor("TUR", 1)
    given = ActorMatch("TUR", ours.span, (Reason("actor", "given.span"),))
    assert [one.span.start for one in resolved((ours, given), "resolve.person", "he", here)] == [50, 1]
    assert [marked(one) for one in (ours, given)] == [False, True]
