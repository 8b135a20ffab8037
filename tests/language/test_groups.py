"""Groups of words: subjects in a row of groups, what belongs to a noun, how deep phrases nest."""

from __future__ import annotations

import pytest

from coder.core.syntax import Chunk, ClauseKind, Token
from coder.dictionary.verb_classes import load_words
from coder.language.clauses.attachment import arrange
from coder.language.clauses.drafts import OpenClause
from coder.language.clauses.groups import MAX_DEPTH, Group
from coder.language.clauses.state import MAX_OPEN, BuilderState, nearest_agreeing
from coder.language.clauses.subjects import cut_subject, extent, marks_before, subject_at_end


def row(text: str) -> list[Group]:
    """Return groups from a row of kinds; "P:of" is a phrase with this preposition, "N:itself" a noun with this word."""
    groups = []
    for at, part in enumerate(text.split()):
        kind, _, word = part.partition(":")
        group = Group(kind, at, at + 1, at, word if kind == "N" and word else "word")
        group.prep = word if kind == "P" else ""
        groups.append(group)
    return groups


@pytest.mark.parametrize(
    ("groups", "index"),
    [
        ("N", 0),
        ("N P:of", 0),
        ("N ADVP P:in T", 0),
        ("N N:himself", 0),
        ("N CC N", 0),
        ("N COMMA N CC N", 0),
        ("N COMMA N COMMA CC N", 0),
        ("N COMMA N COMMA", 0),
        ("N LB N RB", 0),
        ("N COMMA CC N", 0),
        ("P:in COMMA N", 2),
        ("STOP N", 1),
        ("COMMA", -1),
        ("P:in", -1),
        ("", -1),
    ],
)
def test_subject_at_end(groups: str, index: int) -> None:
    """The subject is the last noun group without preposition, or the first member of the list that it ends."""
    assert subject_at_end(row(groups), joined=True) == index


@pytest.mark.parametrize(
    ("groups", "index"),
    [("N CC N", 2), ("N", 0), ("N COMMA", -1), ("N COMMA N COMMA", 0)],
)
def test_subject_after_a_verb(groups: str, index: int) -> None:
    """After a verb a conjunction begins a clause, and a single comma at the end ends one."""
    assert subject_at_end(row(groups), joined=False, after_verb=True) == index


@pytest.mark.parametrize(
    ("groups", "at", "marks", "left"),
    [
        ("N N", 1, "", "N"),
        ("N COMMA N", 2, "COMMA", "N"),
        ("N COMMA CC ADVP N P:of", 4, "COMMA CC", "N"),
        ("N RQ T N", 3, "RQ", "N"),
        ("P:in COMMA T N", 3, "COMMA", "P"),
    ],
)
def test_marks_before_a_subject(groups: str, at: int, marks: str, left: str) -> None:
    """The marks between two clauses are found over adverbs and times, and cut off with the subject after them."""
    tail = row(groups)
    assert marks_before(tail, at) == marks
    cut_subject(tail, at)
    assert " ".join(group.kind for group in tail) == left


@pytest.mark.parametrize(
    ("groups", "count"),
    [
        ("N", 1),
        ("N P:of P:in", 2),
        ("N P:of CC N P:in", 4),
        ("N COMMA N CC N P:of STOP", 6),
        ("N CC P:of", 1),
        ("N COMMA P:in", 1),
    ],
)
def test_extent(groups: str, count: int) -> None:
    """A noun phrase goes on over "of" and over conjuncts, not over other prepositions and marks."""
    assert extent(row(groups)) == count


@pytest.mark.parametrize(
    ("groups", "nouns", "preps", "conjuncts", "appositions"),
    [
        ("N P:in N", [0], [1], [], []),
        ("N P:of", [0], [], [], []),
        ("N CC N", [0], [], [2], []),
        ("N COMMA N CC N", [0], [], [2, 4], []),
        ("N COMMA N STOP", [0], [], [], [2]),
        ("N LB N RB N", [0, 4], [], [], [2]),
        ("N N", [0, 1], [], [], []),
        ("N P:including", [0], [], [], []),
    ],
)
def test_arrange(groups: str, nouns: list[int], preps: list[int], conjuncts: list[int], appositions: list[int]) -> None:
    """Each group is a noun or a prepositional phrase of the verb, or belongs to the first noun."""
    groups_row = row(groups)
    found = arrange(groups_row)
    assert [group.first for group in found.nouns] == nouns
    assert [group.first for group in found.preps] == preps
    assert [group.first for group in groups_row[0].conjuncts] == conjuncts
    assert [group.first for group in groups_row[0].appositions] == appositions


@pytest.mark.parametrize(
    ("groups", "tags", "verb", "index"),
    [
        ("N P:of", "NN NNS", "have/VBP", 1),
        ("N P:of", "NN NNS", "has/VBZ", 0),
        ("N P:of", "NNS NN", "were/VBD", 0),
        ("N P:of", "NNS NN", "left/VBD", 1),
        ("N P:with", "NNS PRP", "left/VBD", 0),
        ("P:in CC P:in", "NN CC NN", "were/VBD", 0),
        ("N COMMA N", "NNS , NN", "were/VBD", 2),
        ("COMMA", ",", "were/VBD", None),
    ],
)
def test_antecedent_agrees_with_its_verb(groups: str, tags: str, verb: str, index: int | None) -> None:
    """The antecedent is the last noun that agrees in number with the verb, or else the last noun."""
    word, _, tag = verb.partition("/")
    tokens = [Token("word", at, at + 1, tag, "word") for at, tag in enumerate(tags.split())]
    place = len(tokens)
    tokens.append(Token(word, place, place + 1, tag, word))
    found = nearest_agreeing(row(groups), tokens, Chunk("VFIN", place, place + 1, place))
    assert (found.first if found else None) == index


def test_phrases_nest_to_a_limit() -> None:
    """What is nested deeper than the limit is left out; all else is kept."""
    groups = row(" ".join(["N", *["P:of"] * (MAX_DEPTH * 2)]))
    arrange(groups)
    phrase, depth = groups[0].freeze(), 0
    while phrase.attached:
        phrase, depth = phrase.attached[0], depth + 1
    assert depth == MAX_DEPTH


def test_only_so_many_clauses_are_open() -> None:
    """With too many open clauses the oldest is given up, never the sentence itself."""
    state = BuilderState((), load_words())
    root = state.open_clauses[0]
    opened = [OpenClause(ClauseKind.COMPLEMENT, None, str(number)) for number in range(MAX_OPEN * 2)]
    for clause in opened:
        state.open(clause)
    assert state.open_clauses == [root, *opened[-MAX_OPEN + 1 :]]
    assert state.opened == [root, *opened]
