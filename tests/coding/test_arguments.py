"""The arguments of clauses and nouns, at the positions that entries name."""

from __future__ import annotations

import pytest

from coder.coding.arguments import arguments_of, arguments_of_predicate, attached
from coder.coding.matcher import Matcher
from coder.core.syntax import Phrase
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize(
    ("sentence", "position", "words"),
    [
        ("Chad gave Sudan a loan.", "object", "a loan"),
        ("Chad gave Sudan a loan.", "indirect", "Sudan"),
        ("Chad sent food to Sudan.", "to", "Sudan"),
        ("Sudan was sent food by Chad.", "indirect", "Sudan"),
        ("Sudan was attacked by Chad.", "subject", "Chad"),
        ("Sudan was attacked by Chad.", "object", "Sudan"),
        ("Sudan was attacked by Chad.", "by", ""),
        ("Chad signed a treaty with Sudan.", "with", "Sudan"),
        ("Chad rejected Sudan's offer.", "possessor", "Sudan"),
        ("Chad called Sudan a liar.", "as", "a liar"),
    ],
)
def test_position(coder: Pipeline, sentence: str, position: str, words: str) -> None:
    """The subject of a passive is the object and its agent the subject; other phrases stand under their preposition."""
    (parse,) = coder.parses(sentence)
    found = arguments_of(parse.clauses[0]).at(position)
    texts = [" ".join(token.text for token in parse.sentence.tokens[one.first : one.stop]) for one in found]
    assert texts == ([words] if words else [])


def test_predicate(coder: Pipeline) -> None:
    """The phrases of a predicate are those of its clause."""
    (parse,) = coder.parses("Chad is angry at the decision.")
    arguments = arguments_of_predicate(parse.clauses[0])
    assert [parse.sentence.tokens[phrase.head].text for phrase in arguments.at("at")] == ["decision"]
    assert arguments.object is parse.clauses[0].predicate


def test_attached_over_of() -> None:
    """What hangs on an "of" phrase belongs to the noun before, except where its preposition never does."""
    by, like = Phrase(4, 6, 5, "by"), Phrase(6, 8, 7, "like")
    of = Phrase(2, 4, 3, "of", attached=(by, like))
    assert list(attached(Phrase(0, 2, 1, attached=(of,)))) == [of, by]
    over = Phrase(2, 4, 3, "over", attached=(by,))
    assert list(attached(Phrase(0, 2, 1, attached=(over,)))) == [over]


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("Chad shot a film.", "none"),
        ("Chad agreed to talks.", "frame"),
        ("Chad held talks.", "light"),
        ("Chad attacked Sudan.", "action"),
        ("Chad zigzagged.", ""),
    ],
)
def test_result_of_the_best_entry(coder: Pipeline, sentence: str, entry: str) -> None:
    """The first of the entries that fit a clause is the most specific one."""
    (parse,) = coder.parses(sentence)
    fits = Matcher(coder.dictionary, parse.sentence.tokens).verb_fits(parse.clauses[0])
    assert (fits[0].entry.result if fits else "") == entry
    assert [fit.weight for fit in fits] == sorted((fit.weight for fit in fits), reverse=True)


def test_heads(coder: Pipeline) -> None:
    """A phrase is what its conjuncts are and what a word of quantity counts."""
    (parse,) = coder.parses("Chad freed dozens of prisoners and a nurse.")
    phrase = parse.clauses[0].objects[0]
    heads = Matcher(coder.dictionary, parse.sentence.tokens).heads(phrase)
    assert {parse.sentence.tokens[head.head].text for head in heads} >= {"dozens", "prisoners"}
