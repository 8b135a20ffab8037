"""Gold items are paired with found items so that as many pairs as possible fit."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from coder.evaluate.matching import maximum_matching

CASES = [
    ([], ["a"], {}),
    (["a"], [], {}),
    (["a", "a"], ["a"], {0: 0}),
    (["ab", "a"], ["a", "b"], {0: 1, 1: 0}),
    (["ab", "bc", "a"], ["a", "b", "c"], {0: 1, 1: 2, 2: 0}),
    (["a", "b"], ["b", "x", "a"], {0: 2, 1: 0}),
]


@pytest.mark.parametrize(("gold", "found", "pairs"), CASES)
def test_pairs(gold: list[str], found: list[str], pairs: dict[int, int]) -> None:
    """A gold string fits the letters that it holds; earlier pairs are moved if that makes room for one more."""
    assert maximum_matching(gold, found, lambda wanted, item: item in wanted) == pairs


def test_no_matching_is_larger() -> None:
    """Of random small cases all ways to pair are tried: none has more pairs, and no item is used twice."""
    chance = random.Random(7)
    for _ in range(200):
        fits = [[chance.random() < 0.4 for _ in range(4)] for _ in range(4)]
        pairs = maximum_matching(range(4), range(4), lambda index, at, fits=fits: fits[index][at])
        best = max(sum(fits[index][at] for index, at in enumerate(order)) for order in permutations(range(4)))
        assert len(pairs) == len(set(pairs.values())) == best
        assert all(fits[index][at] for index, at in pairs.items())
