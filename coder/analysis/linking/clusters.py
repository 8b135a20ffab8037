"""Gathers mentions into clusters, each of one event, in one pass: a mention joins the cluster that it is likest to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from coder.analysis.linking.likeness import WEIGHTS, families, likeness
from coder.analysis.linking.mention import Mention, WordWeights

MOST_MEMBERS = 8
"""A mention is compared with so many members of a cluster, the first ones."""
MOST_CLUSTERS = 24
"""Of many clusters a mention is compared with those that share most words with it."""
_RAREST_WORDS = 8
"""Mentions without a day are compared with clusters that share one of so many words, the rarest of the mention."""
_MOST_POSTINGS = 400
"""A word that stands in more clusters is not rare."""
Key = tuple[int, str, str]


class Cluster:
    """Mentions of one event: the number of the first, and the members that others are compared with."""

    __slots__ = ("members", "number", "words")

    def __init__(self, first: Mention) -> None:
        self.number = first.number
        self.members = [first]
        self.words = first.words

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        if len(self.members) < MOST_MEMBERS:
            self.members.append(mention)
            self.words |= mention.words

    def likeness(self, mention: Mention, words: WordWeights) -> float:
        """Return how like a mention is to the likest member; minus infinity if some member excludes it."""
        best = -math.inf
        for member in self.members:
            found = likeness(member, mention, words)
            if found == -math.inf:
                return found
            best = max(best, found)
        return best


def best_cluster(mention: Mention, clusters: Iterable[Cluster], words: WordWeights) -> Cluster | None:
    """Return the cluster that a mention belongs to, of several the likest, then the first; none for no cluster."""
    found = sorted({cluster.number: cluster for cluster in clusters}.values(), key=attrgetter("number"))
    if len(found) > MOST_CLUSTERS:
        found = sorted(found, key=lambda cluster: -len(mention.words & cluster.words))[:MOST_CLUSTERS]
    best, most = None, WEIGHTS.least
    for cluster in found:
        value = cluster.likeness(mention, words)
        if value > most or (value == most and best is None):
            best, most = cluster, value
    return best


class DayClusters:
    """Clusters of mentions whose day is known, which come in the order of their days.

    Only the clusters of a day and of the day before are kept.
    """

    def __init__(self, words: WordWeights) -> None:
        self._words = words
        self._days: dict[int, dict[Key, dict[int, Cluster]]] = {}

    def place(self, mention: Mention) -> int:
        """Put a mention into its cluster, an old or a new one, and return the number of that."""
        assert mention.day is not None
        for day in [day for day in self._days if day < mention.day - 1]:
            del self._days[day]
        cluster = best_cluster(mention, self._candidates(mention), self._words)
        if cluster is None:
            cluster = Cluster(mention)
        else:
            cluster.add(mention)
        today = self._days.setdefault(mention.day, defaultdict(dict))
        for key in _own_keys(mention):
            today[key][cluster.number] = cluster
        return cluster.number

    def _candidates(self, mention: Mention) -> Iterator[Cluster]:
        for clusters in self._days.values():
            for key in _asked_keys(mention):
                yield from clusters[key].values() if key in clusters else ()


def _own_keys(mention: Mention) -> Iterator[Key]:
    """Return under what a mention is found: both countries, or one where that is all that the other report knows."""
    source, target = mention.source.country, mention.target.country
    for family in families(mention.code):
        yield family, source, target
        if source and target:
            yield family, source, "*"
            yield family, "*", target


def _asked_keys(mention: Mention) -> Iterator[Key]:
    """Return under what the like of a mention may be found."""
    source, target = mention.source.country, mention.target.country
    for family in families(mention.code):
        yield family, source, target
        if source and target:
            yield family, source, ""
            yield family, "", target
        elif source or target:
            yield family, source or "*", target or "*"


class WordClusters:
    """Clusters of one pair of countries, found by the rare words of a mention: for mentions whose day is not known."""

    def __init__(self, words: WordWeights) -> None:
        self._words = words
        self._postings: dict[str, list[Cluster]] = defaultdict(list)

    def add(self, mention: Mention) -> Cluster:
        """Make a cluster that begins with a mention."""
        cluster = Cluster(mention)
        for word in mention.words:
            self._postings[word].append(cluster)
        return cluster

    def find(self, mention: Mention) -> Cluster | None:
        """Return the cluster that a mention belongs to, if there is one."""
        rare = sorted(mention.words, key=lambda word: (len(self._postings.get(word, ())), word))[:_RAREST_WORDS]
        own = set(families(mention.code))
        shared: dict[int, float] = defaultdict(float)
        clusters: dict[int, Cluster] = {}
        for word in rare:
            postings = self._postings.get(word, ())
            if len(postings) > _MOST_POSTINGS:
                break
            for cluster in postings:
                clusters[cluster.number] = cluster
                shared[cluster.number] += self._words[word]
        best = sorted(shared, key=lambda number: (-shared[number], number))[:MOST_CLUSTERS]
        alike = (clusters[number] for number in best)
        return best_cluster(mention, (one for one in alike if own & set(families(one.members[0].code))), self._words)
