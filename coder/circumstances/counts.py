"""How many were killed, injured, arrested or driven out, and how many took part, by the words around an event."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final

from coder.circumstances.clause_counts import MINDING, ClauseCounts, Found
from coder.circumstances.elsewhere import is_elsewhere, names_of, opens_elsewhere
from coder.circumstances.quantities import quantities
from coder.circumstances.reach import COUNTING, ClauseOwners, Reach, results_behind
from coder.circumstances.tellings import retells
from coder.circumstances.tolls import OF_OBJECT, OF_SUBJECT, tolls_of
from coder.core.circumstances import Toll
from coder.core.syntax import Clause, ClauseKind, Phrase, Token
from coder.dictionary.word_lists import word_set

DENYING: Final = word_set("circumstances.denying_verbs")
NEGATIONS: Final = word_set("circumstances.negated_hedges")
PROTEST: Final = "14"
ARREST: Final = "173"
SEIZING: Final = word_set("circumstances.seizing_verbs")
LONGER: Final = word_set("circumstances.longer_deeds")
PRONOUNS: Final = ("PRP",)


class SentenceCounts:
    """The quantities of one sentence, and what they count of its events."""

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause], owners: ClauseOwners) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._owners = owners
        self._quantities = quantities(self._tokens)
        self._counts = ClauseCounts(tokens, clauses, owners, self._quantities)

    def of(self, code: str, trigger: int, reach: Reach, following: SentenceCounts | None) -> list[Found]:
        """Return what is counted of an event of a code, each kind once, from the nearest clause that tells it.

        ``following`` are the counts of the next sentence, which may tell the results.
        """
        wanted = tolls_of(code)
        found: dict[Toll, Found] = {}
        for one in self._all(code, trigger, reach, following) if wanted else ():
            if one.toll in wanted:
                found.setdefault(one.toll, one)
        return list(found.values())

    def _all(self, code: str, trigger: int, reach: Reach, following: SentenceCounts | None) -> Iterator[Found]:
        if reach.noun is not None:
            yield from self._counts.of_noun(reach.noun)
            if reach.own is None:
                begins = [clause.verb.first for clause in self._clauses if clause.verb.first > trigger]
                yield from self._counts.of_words(trigger, min(begins, default=len(self._tokens)))
        if code.startswith(PROTEST) and reach.own is not None and not _is_undergone(reach.own):
            yield from self._counts.of_phrase(Toll.PARTICIPANTS, self._subject(reach), reach.own.verb.head, "subject")
        near = list(reach.clauses())
        for clause in near:
            apart = (clause in reach.below and self._is_minded(clause)) or self._tells_another_deed(clause, reach)
            if self._happened(clause) and not apart:
                beside = clause in reach.beside
                elsewhere = beside and self._is_elsewhere(clause, reach)
                told = beside and clause.index in self._counting
                for one in (
                    *self._counts.of_clause(clause, trigger),
                    *(self._counts.of_result(clause) if told else ()),
                ):
                    if one.toll is Toll.DISPLACED or not elsewhere:
                        yield one
        if code.startswith(ARREST) and reach.own is not None and reach.own.verb.lemma in SEIZING:
            yield from self._counts.of_phrase(
                Toll.ARRESTED, self._counts.acted_on(reach.own), reach.own.verb.head, "object"
            )
        results, goes_on = self._results(code, trigger, {clause.index for clause in near})
        yield from results
        if goes_on and following is not None:
            yield from following.of_opening(code, names_of(reach.own, self._tokens))

    def _subject(self, reach: Reach) -> Phrase | None:
        """Who does what the own clause tells; "they" are those of the clause above."""
        subject = reach.own.subject if reach.own is not None else None
        above = reach.above[0].subject if reach.above else None
        return above if subject is not None and self._tokens[subject.head].tag in PRONOUNS and above else subject

    def of_opening(self, code: str, names: Collection[str]) -> Iterator[Found]:
        """What the opening of a sentence counts without a doer, of an event of the sentence before with some names."""
        opening = self._clauses[0] if self._clauses else None
        if opening is not None and opens_elsewhere(opening, names, self._tokens, self._owners.end_of(opening)):
            return
        first = opening.subject if opening is not None else None
        if first is None or not (self._is_pronoun(first) or self._tokens[first.head].lemma.lower() in LONGER):
            yield from self._results(code, -1, ())[0]

    def _results(self, code: str, at: int, near: Collection[int]) -> tuple[Iterator[Found], bool]:
        """What the clauses behind an event count of its results, and whether the next sentence may go on with them."""
        retelling = [clause.index for clause in self._clauses if self._retells(clause, code[:2])]
        clauses, goes_on = results_behind(at, near, self._counting.union(retelling), self._clauses)
        told = [clause for clause in clauses if self._happened(clause) and not self._is_minded(clause)]
        return (found for clause in told for found in self._counts.of_result(clause)), goes_on

    def _retells(self, clause: Clause, root: str) -> bool:
        """Whether a clause goes on with a deed that its subject takes up, or in which its subject takes part."""
        taking_part = clause.objects[-1] if clause.objects and clause.verb.lemma in OF_SUBJECT else None
        return retells(clause.subject, root, self._tokens) or retells(taking_part, root, self._tokens)

    @cached_property
    def _counting(self) -> set[int]:
        """The clauses that tell how many are in a state, or what somebody suffers."""
        return {clause.index for clause in self._clauses if self._counts.tells(clause)}

    def _happened(self, clause: Clause) -> bool:
        """Whether a clause tells what happened; "no fewer than 18" denies nothing."""
        verb, begin = clause.verb, self._counts.begin(clause)
        counted = verb.negated and any(
            begin <= quantity.first <= verb.stop and self._tokens[quantity.first].text.lower() in NEGATIONS
            for quantity in self._quantities
        )
        return not (clause.hypothetical or self._is_doubted(clause)) and (not verb.negated or counted)

    def _is_doubted(self, clause: Clause) -> bool:
        """Whether a clause tells what somebody denies or does not confirm."""
        if clause.parent is None or clause.kind is not ClauseKind.COMPLEMENT:
            return False
        above = self._clauses[clause.parent].verb
        return above.lemma in DENYING or (above.negated and above.lemma in COUNTING)

    def _is_minded(self, clause: Clause) -> bool:
        """Whether a clause describes what a protest or demand is about: "demanded the release of nine held in May"."""
        above = self._clauses[clause.parent] if clause.parent is not None else None
        return above is not None and clause.kind is ClauseKind.RELATIVE and above.verb.lemma in MINDING

    def _tells_another_deed(self, clause: Clause, reach: Reach) -> bool:
        """Whether a clause above or beside tells what another did before.

        "Killed nine when they fired" is a deed of the same doer.
        """
        own, verb = reach.own, clause.verb
        subject = own.subject if own is not None else None
        same = subject is not None and clause.subject is not None and subject.first == clause.subject.first
        if own is None or same or clause is own or (subject is not None and self._is_pronoun(subject)):
            return False
        beside = clause in reach.beside
        before = clause in reach.above or (beside and verb.first < own.verb.first)
        active = not (verb.passive or verb.lemma in COUNTING) and bool(clause.objects)
        return before and active and (beside or verb.lemma in OF_OBJECT)

    def _is_elsewhere(self, clause: Clause, reach: Reach) -> bool:
        """Whether a clause with a subject of its own tells of another place or occasion; who flees goes there."""
        own, subject = reach.own, clause.subject
        if own is None or subject is None or (own.subject is not None and own.subject.first == subject.first):
            return False
        return is_elsewhere(clause, names_of(own, self._tokens), self._tokens, self._owners.end_of(clause))

    def _is_pronoun(self, phrase: Phrase) -> bool:
        return self._tokens[phrase.head].tag in PRONOUNS


def _is_undergone(clause: Clause) -> bool:
    """Whether the subject of a clause does nothing in it: "three men killed in rioting"."""
    return clause.verb.passive or clause.verb.form == "participle"
