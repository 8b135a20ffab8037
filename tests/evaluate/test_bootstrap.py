"""Intervals hold the figure, narrow with more articles, and come again with the same seed."""

from __future__ import annotations

from random import Random

from coder.evaluate.bootstrap import score_intervals
from coder.evaluate.scores import Score


def drawn(number: int, share: float) -> list[dict[str, Score]]:
    """Articles with one event each, of which a share is found."""
    random = Random(7)
    return [{"root": Score(int(random.random() < share), 1, 1)} for _ in range(number)]


def test_an_interval_holds_about_what_theory_says() -> None:
    """Of 400 articles with a share of 0.8 the interval is that of the normal distribution, to one hundredth."""
    articles = drawn(400, 0.8)
    share = sum(article["root"].matched for article in articles) / 400
    half = 1.96 * (share * (1 - share) / 400) ** 0.5
    found = score_intervals(articles, 4000)["root"].recall
    assert abs(found.low - (share - half)) < 0.01
    assert abs(found.high - (share + half)) < 0.01


def test_seeds() -> None:
    """The same seed gives the same interval, whatever the order of the articles; another seed another one."""
    articles = drawn(60, 0.5)
    assert score_intervals(articles, seed=1) == score_intervals(articles, seed=1)
    assert score_intervals(articles, seed=1) != score_intervals(articles, seed=2)


def test_an_article_without_a_score_counts_as_one_without_events() -> None:
    """A class that stands in one article of two has an interval down to nothing found."""
    articles = [{"19": Score(1, 1, 1)}, {"04": Score(0, 1, 0)}]
    assert set(score_intervals(articles)) == {"19", "04"}
    assert score_intervals(articles)["04"].recall == (0.0, 1.0)


def test_nothing_to_draw_from() -> None:
    """Without articles there are no intervals."""
    assert score_intervals([]) == {}
