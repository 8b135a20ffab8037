"""Patterns and transformations are read as elements, and matched with words."""

from __future__ import annotations

import pytest

from coder.core.errors import GrammarError
from coder.petrarch.engine.match import Side, match
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.transforms import Transform, bind, fits, parse_transform
from coder.petrarch.engine.units import Layout, Unit

SIDES = [
    ("A_B ", True, [("word", "B", " "), ("word", "A", "_")]),
    (" A_B", False, [("word", "A", " "), ("word", "B", "_")]),
    ("_A", False, [("word", "A", "_")]),
    (" &SET $", False, [("set", "SET", " "), ("$", "$", " ")]),
    (" {A B}", False, [("word", "A", " "), ("word", "B", "{")]),
    (" (WITH +)", False, [("word", "WITH", " "), ("+", "+", "(")]),
    (" (IN {A B})", False, [("word", "IN", " "), ("word", "A", "("), ("word", "B", "{")]),
    ("", True, []),
]


@pytest.mark.parametrize(("text", "before", "wanted"), SIDES)
def test_a_side_is_read_from_the_verb_on(text: str, before: bool, wanted: list[tuple[str, str, str]]) -> None:
    """Each element has its kind, its value and its link to the neighbour nearer to the verb."""
    assert [tuple(element) for element in parse_side(text, before)] == wanted


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("NO VERB", "this has 0"),
        ("* A *", "this has 2"),
        ("* {A", "never closed"),
        ("* A}", "closes no bracket"),
        ("* " + "A " * 101, "at most 100 words"),
    ],
)
def test_a_malformed_pattern_is_an_error(pattern: str, message: str) -> None:
    """The message names the fault."""
    with pytest.raises(GrammarError, match=message):
        parse_side(split_pattern(pattern)[1], False)


WORDS = "THE OLD KING SENT HIS RED FLEET TO THE WIDE BAY".split()
GROUPS = [1, 1, 1, -3, 2, 2, 2, -7, 3, 3, 3]
UNITS = (Unit(0, 3, (), False), Unit(4, 7, (), True), Unit(8, 11, (), False))
UNIT_AT = [0, 0, 0, -1, 1, 1, 1, -1, 2, 2, 2]
SETS = {"SHIPS": (("RED", "FLEET"), ("FLEET",))}
MATCHES = [
    (" FLEET", True),
    ("_HIS", True),
    ("_FLEET", False),
    (" FLEET_TO", True),
    (" FLEET_BAY", False),
    (" RED BAY", True),
    (" BAY RED", False),
    (" {HIS FLEET}", True),
    (" {FLEET BAY}", False),
    (" {FLEET TO}", False),
    (" (TO BAY)", True),
    (" (TO FLEET)", False),
    (" &SHIPS_TO", True),
    (" &SHIPS_BAY", False),
]


@pytest.mark.parametrize(("text", "fits_here"), MATCHES)
def test_words_match_in_order_and_as_their_links_say(text: str, fits_here: bool) -> None:
    """After SENT the elements stand in their order, next to each other or in one group where links ask for it."""
    side = Side(Layout(WORDS, GROUPS, UNITS, UNIT_AT), range(4, len(WORDS)), False)
    assert (match(parse_side(text, False), side, SETS) is not None) is fits_here


@pytest.mark.parametrize(
    ("text", "wanted"), [(" +", (("+", 1),)), (" TO +", (("+", 2),)), (" %", (("%", 1),)), (" ^ +", (("+", 2),))]
)
def test_actor_marks_find_the_nearest_unit(text: str, wanted: tuple[tuple[str, int], ...]) -> None:
    """``+`` takes the next unit, ``%`` the next compound, and ``^`` skips one."""
    side = Side(Layout(WORDS, GROUPS, UNITS, UNIT_AT), range(4, len(WORDS)), False)
    assert match(parse_side(text, False), side, SETS) == wanted


def test_words_before_a_verb_match_backwards() -> None:
    """The element nearest to the verb is matched first."""
    side = Side(Layout(WORDS, GROUPS, UNITS, UNIT_AT), (2, 1, 0), True)
    assert match(parse_side("OLD_KING_", True), side, SETS) == ()
    assert match(parse_side("KING_OLD_", True), side, SETS) is None


RULE = Transform(*parse_transform("a (b . ATTACK) SAY = a b 112"))


def test_a_transformation_has_eight_parts() -> None:
    """Actors and verbs of both events, and the new event."""
    assert (RULE.outer, RULE.inner, RULE.verb, RULE.code) == ("a", "ATTACK", "SAY", "112")


@pytest.mark.parametrize("rule", ["a (b . X SAY = a b 112", "a SAY = a b 1", "a (b . X) SAY = a"])
def test_a_malformed_transformation_is_an_error(rule: str) -> None:
    """The message shows the right form."""
    with pytest.raises(GrammarError, match="is not a transformation"):
        parse_transform(rule)


@pytest.mark.parametrize(
    ("term", "names", "code", "wanted"),
    [
        ("attack", [], "190", True),
        ("ATTACK", [], "173", False),
        ("RAID", ["RAID"], "173", True),
        ("170", [], "173", True),
        ("173", [], "170", False),
        (".", [], "010", True),
    ],
)
def test_a_term_means_verbs_by_name_code_or_root(term: str, names: list[str], code: str, wanted: bool) -> None:
    """Names of blocks, codes, general codes and names of actions all count."""
    assert fits(term, frozenset(names), code) is wanted


@pytest.mark.parametrize(
    ("outer", "source", "target", "wanted"),
    [(0, 1, 2, (0, 1)), (0, 0, 2, (0, 0)), (None, 1, 2, None), (0, None, 2, None)],
)
def test_letters_stand_for_the_same_unit(
    outer: int | None, source: int | None, target: int | None, wanted: tuple[int, int] | None
) -> None:
    """The new source and target are the units of their letters; there is no event without one of them."""
    assert bind(RULE, outer, source, target) == wanted


def test_one_letter_is_one_unit() -> None:
    """A rule with a letter twice fits only if both units are the same."""
    rule = Transform(*parse_transform("a (a b MEET) WARN = b a 160"))
    assert bind(rule, 3, 3, 4) == (4, 3)
    assert bind(rule, 3, 2, 4) is None


def test_a_pattern_that_fits_nowhere_is_given_up_soon() -> None:
    """Each place of each element is tried once."""
    words = ["THE"] * 60
    layout = Layout(words, list(range(60)), (), [-1] * 60)
    assert match(parse_side(" THE" * 30 + " END", False), Side(layout, range(60), False), {}) is None
