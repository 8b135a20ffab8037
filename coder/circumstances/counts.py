"""How many were killed, injured, arrested or driven out, and how many took part, by the words around an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coder.circumstances.quantities import Quantity, quantities
from coder.circumstances.reach import ClauseOwners, Reach
from coder.core.circumstances import Count, Toll
from coder.core.model import Clause, Phrase, Reason, Token
from coder.dictionary.word_lists import word_set, word_values


def _tolls(name: str) -> Mapping[str, Toll]:
    return {word: Toll(kind) for word, kind in word_values(name).items()}


OF_OBJECT = _tolls("circumstances.of_object")
OF_SUBJECT = _tolls("circumstances.of_subject")
OF_STATE = _tolls("circumstances.of_state")
OF_NOUN = _tolls("circumstances.of_noun")
MEMBERS = word_set("circumstances.member_prepositions")
COLLECTIVES = word_set("circumstances.collectives")
SINGULAR = ("NN", "NNP")
HARM = (Toll.DEAD, Toll.INJURED, Toll.DISPLACED)
TOLLS: Mapping[str, tuple[Toll, ...]] = {
    "14": (*HARM, Toll.ARRESTED, Toll.PARTICIPANTS),
    "15": HARM,
    "17": (*HARM, Toll.ARRESTED),
    "18": HARM,
    "19": HARM,
    "20": HARM,
}
"""What is counted of the events of each root."""
FARTHEST = 4
"""So many words may stand between a number and the state that it counts: "12 people were killed"."""


class Found(NamedTuple):
    """A count with the words that say it and the rule that took it."""

    toll: Toll
    bounds: Count
    reason: Reason


class SentenceCounts:
    """The quantities of one sentence, and what they count of its events."""

    def __init__(self, tokens: Sequence[Token], owners: ClauseOwners) -> None:
        self._tokens = tokens
        self._owners = owners
        self._quantities = quantities(self._tokens)
        self._firsts = [quantity.first for quantity in self._quantities]

    def of(self, root: str, reach: Reach) -> list[Found]:
        """Return what is counted of an event of a root, each kind once, from the nearest clause that tells it."""
        wanted = TOLLS.get(root, ())
        found: dict[Toll, Found] = {}
        for one in self._all(reach) if wanted else ():
            if one.toll in wanted:
                found.setdefault(one.toll, one)
        return list(found.values())

    def _all(self, reach: Reach) -> Iterator[Found]:
        if reach.noun is not None:
            yield from self._of_noun(reach.noun)
        for clause in reach.clauses():
            deed_of_another = clause is reach.above and clause.verb.lemma in OF_OBJECT and not clause.verb.passive
            if not (clause.verb.negated or clause.hypothetical or deed_of_another):
                yield from self._of_clause(clause)

    def _of_clause(self, clause: Clause) -> Iterator[Found]:
        """What a clause counts: by its verb, and by the states that its object or predicate names."""
        word = clause.verb.lemma
        if word in OF_OBJECT:
            acted_on = clause.subject if clause.verb.passive else clause.objects[-1] if clause.objects else None
            if acted_on is None and clause.verb.form == "participle":
                acted_on = clause.subject
            yield from self._of_phrase(OF_OBJECT[word], acted_on, clause.verb.head, "object")
        elif word in OF_SUBJECT and not clause.verb.passive:
            yield from self._of_phrase(OF_SUBJECT[word], clause.subject, clause.verb.head, "subject")
        yield from self._of_states(clause)
        for phrase in (*clause.objects, *clause.preps, clause.predicate, clause.subject):
            if phrase is not None:
                for inner in phrase.nested():
                    yield from self._of_noun(inner)

    def _of_noun(self, phrase: Phrase) -> Iterator[Found]:
        """What stands after "of" or "by" behind a noun: "the arrest of nine students", "a rally by 2,000 farmers"."""
        toll = OF_NOUN.get(self._tokens[phrase.head].lemma)
        if toll is None:
            return
        for attached in phrase.attached:
            if attached.prep in MEMBERS:
                yield from self._of_phrase(toll, attached, phrase.head, "noun")

    def _of_states(self, clause: Clause) -> Iterator[Found]:
        """What words for a state count: "left nine dead and 30 wounded", "shot dead two men"."""
        verb = clause.verb
        for at in range(verb.stop, self._owners.end_of(clause)):
            toll = OF_STATE.get(self._tokens[at].text.lower())
            if toll is None:
                continue
            quantity = self._before(at)
            if quantity is not None and quantity.first >= verb.stop:
                yield self._found(toll, quantity.bounds, "state", quantity.first, at + 1)
            elif at == verb.stop:
                acted_on = clause.subject if verb.passive else clause.objects[-1] if clause.objects else None
                yield from self._of_phrase(toll, acted_on, at, "state")

    def _before(self, at: int) -> Quantity | None:
        """The quantity before a word with nothing but nouns and their adjectives in between."""
        near = bisect_left(self._firsts, at) - 1
        if near < 0:
            return None
        quantity = self._quantities[near]
        between = self._tokens[quantity.stop : at]
        plain = all(token.tag[0] in "NJ" or token.tag == "DT" for token in between)
        return quantity if len(between) <= FARTHEST and plain else None

    def _of_phrase(self, toll: Toll, phrase: Phrase | None, verb: int, rule: str) -> Iterator[Found]:
        """How many a phrase names: the sum of its members."""
        if phrase is None:
            return
        members = [self._members(member) for member in (phrase, *phrase.conjuncts)]
        known = [count for count in members if count is not None]
        if len(known) == len(members):
            last = (phrase, *phrase.conjuncts)[-1]
            yield self._found(toll, _sum(known), rule, min(phrase.first, verb), max(last.stop, verb + 1))

    def _members(self, phrase: Phrase) -> Count | None:
        """How many one noun group names: its number, else one if it is a single person."""
        quantity = self._within(phrase)
        if quantity is not None:
            return quantity.bounds
        head = self._tokens[phrase.head]
        single = head.tag in SINGULAR and head.lemma.lower() not in COLLECTIVES
        return Count(1, 1) if single else None

    def _within(self, phrase: Phrase) -> Quantity | None:
        """The first quantity in a noun group before or at its head; its hedge may begin before it."""
        at = bisect_left(self._firsts, phrase.first - FARTHEST)
        for quantity in self._quantities[at:]:
            if quantity.first > phrase.head:
                return None
            if quantity.stop > phrase.first:
                return quantity
        return None

    def _found(self, toll: Toll, count: Count, rule: str, first: int, stop: int) -> Found:
        words = " ".join([token.text for token in self._tokens[first:stop]])
        return Found(toll, count, Reason("count", f"count.{toll}.{rule}", words=words))


def _sum(counts: Sequence[Count]) -> Count:
    """The sum of counts; a bound that one of them lacks the sum lacks too.

    >>> _sum([Count(3, 3), Count(10, None)])
    Count(low=13, high=None)
    """
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    complete = len(counts)
    return Count(sum(lows) if len(lows) == complete else None, sum(highs) if len(highs) == complete else None)
