"""How many were killed, injured, arrested or driven out, and how many took part, by the words around an event."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from coder.circumstances.elsewhere import is_elsewhere, names_of, opens_elsewhere
from coder.circumstances.noun_groups import NounGroups
from coder.circumstances.quantities import quantities
from coder.circumstances.reach import COUNTING, ClauseOwners, Reach, results_behind
from coder.circumstances.stated import StatedCounts
from coder.circumstances.tellings import EXCEEDING, LIFE, OWN, joined_behind, retells, suffered, totals_told
from coder.circumstances.tolls import OF_NOUN, OF_OBJECT, OF_SUBJECT, tolls_of
from coder.core.circumstances import Count, Toll
from coder.core.model import Reason
from coder.core.syntax import Clause, Phrase, Token
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

MEMBERS: Final = word_set("circumstances.member_prepositions")
LIFE_TAKERS: Final = word_set("circumstances.life_takers")
GROUNDS: Final = word_set("circumstances.grounds")
MINDING: Final = word_set("circumstances.minding_verbs")
NUMBERED: Final = word_set("circumstances.numbered_verbs")
OF: Final = "of"
BY: Final = "by"
NEGATIONS: Final = word_set("circumstances.negated_hedges")
THEM: Final = word_set("circumstances.plural_pronouns")
PROTEST: Final = "14"
ARREST: Final = "173"
SEIZING: Final = word_set("circumstances.seizing_verbs")
PRONOUNS: Final = ("PRP",)
PLURAL: Final = ("NNS", "NNPS", "CD")


class Found(NamedTuple):
    """A count with the words that say it and the rule that took it."""

    toll: Toll
    bounds: Count
    reason: Reason


class SentenceCounts:
    """The quantities of one sentence, and what they count of its events."""

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause], owners: ClauseOwners) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._owners = owners
        self._quantities = quantities(self._tokens)
        self._groups = NounGroups(tokens, self._quantities)
        self._stated = StatedCounts(tokens, self._quantities)

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
            yield from self._of_noun(reach.noun)
        if code.startswith(PROTEST) and reach.own is not None and not reach.own.verb.passive:
            yield from self._of_phrase(Toll.PARTICIPANTS, self._subject(reach), reach.own.verb.head, "subject")
        near = list(reach.clauses())
        for clause in near:
            if self._happened(clause) and not self._tells_another_deed(clause, reach):
                beside = clause in reach.beside
                elsewhere = beside and self._is_elsewhere(clause, reach)
                told = beside and clause.index in self._counting
                for one in (*self._of_clause(clause, trigger), *(self._of_result(clause) if told else ())):
                    if one.toll is Toll.DISPLACED or not elsewhere:
                        yield one
        if code.startswith(ARREST) and reach.own is not None and reach.own.verb.lemma in SEIZING:
            yield from self._of_phrase(Toll.ARRESTED, self._acted_on(reach.own), reach.own.verb.head, "object")
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
        if first is None or self._tokens[first.head].tag not in PRONOUNS:
            yield from self._results(code, -1, ())[0]

    def _results(self, code: str, at: int, near: Collection[int]) -> tuple[Iterator[Found], bool]:
        """What the clauses behind an event count of its results, and whether the next sentence may go on with them."""
        retelling = [clause.index for clause in self._clauses if self._retells(clause, code[:2])]
        clauses, goes_on = results_behind(at, near, self._counting.union(retelling), self._clauses)
        return (found for clause in clauses if self._happened(clause) for found in self._of_result(clause)), goes_on

    def _retells(self, clause: Clause, root: str) -> bool:
        """Whether a clause goes on with a deed that its subject takes up, or in which its subject takes part."""
        taking_part = clause.objects[-1] if clause.objects and clause.verb.lemma in OF_SUBJECT else None
        return retells(clause.subject, root, self._tokens) or retells(taking_part, root, self._tokens)

    @cached_property
    def _counting(self) -> set[int]:
        """The clauses that tell how many are in a state, or what somebody suffers."""
        tells, tokens = self._stated.tells, self._tokens
        return {clause.index for clause in self._clauses if tells(clause) or suffered(clause, tokens) is not None}

    def _of_result(self, clause: Clause) -> Iterator[Found]:
        """What a clause that only counts tells of the event before it."""
        yield from self._of_verb(clause)
        yield from self._of_states(self._begin(clause), self._owners.end_of(clause), clause)

    def _begin(self, clause: Clause) -> int:
        """Where the words of a clause begin: with its own subject or its verb."""
        own = clause.subject is not None and clause.subject_rule == "own"
        return min(clause.verb.first, clause.subject.first) if own and clause.subject is not None else clause.verb.first

    def _happened(self, clause: Clause) -> bool:
        """Whether a clause tells what happened; "no fewer than 18" denies nothing."""
        verb, begin = clause.verb, self._begin(clause)
        counted = verb.negated and any(
            begin <= quantity.first <= verb.stop and self._word(quantity.first) in NEGATIONS
            for quantity in self._quantities
        )
        return not clause.hypothetical and (not verb.negated or counted)

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

    def _of_clause(self, clause: Clause, trigger: int) -> Iterator[Found]:
        """What a clause counts: by its verb, and by the states that its object or predicate names."""
        yield from self._of_verb(clause)
        if clause.verb.lemma in MINDING and trigger <= clause.verb.head:
            return
        yield from self._of_states(clause.verb.first, self._owners.end_of(clause), clause, trigger)
        for phrase in (*clause.objects, *clause.preps, clause.predicate, clause.subject):
            for inner in phrase.nested() if phrase is not None else ():
                if inner.prep not in GROUNDS or inner.first < trigger:
                    yield from self._of_noun(inner)

    def _of_verb(self, clause: Clause) -> Iterator[Found]:
        """Whom the verb of a clause kills, injures, arrests or drives out; who dies, flees or marches."""
        yield from self._of_total(clause)
        verb, word = clause.verb, clause.verb.lemma
        particle = verb.particle or self._word(verb.stop)
        word = f"{word} {particle}" if f"{word} {particle}" in OF_OBJECT else word
        if word in LIFE_TAKERS and (lives := self._lives(clause)) is not None:
            yield from self._of_phrase(Toll.DEAD, lives, verb.head, "object")
        elif (harm := suffered(clause, self._tokens)) is not None:
            yield from self._of_phrase(harm, clause.subject, verb.head, "subject")
        elif word in OF_OBJECT and (acted_on := self._acted_on(clause)) is not None:
            toll = Toll.DEAD if self._is_deadly(clause, acted_on) else OF_OBJECT[word]
            yield from self._fuller(clause, self._of_phrase(toll, acted_on, verb.head, "object", word in NUMBERED))
        elif word in OF_SUBJECT:
            agent = next((phrase for phrase in clause.preps if phrase.prep == BY), None)
            doer = agent if verb.passive else clause.subject
            yield from self._fuller(clause, self._of_phrase(OF_SUBJECT[word], doer, verb.head, "subject"))

    def _of_total(self, clause: Clause) -> Iterator[Found]:
        """What a clause tells of a total that its subject names: "the number of people arrested topped 1,000"."""
        for phrase in totals_told(clause, self._tokens):
            quantity, subject = self._groups.within(phrase), clause.subject
            if quantity is None or subject is None:
                continue
            least = clause.verb.lemma in EXCEEDING
            bounds = Count(quantity.bounds.low, None) if least else quantity.bounds
            for state in self._stated.within(subject.first, clause.verb.first):
                yield self._found(state.toll, bounds, "total", subject.first, phrase.head + 1)

    def _lives(self, clause: Clause) -> Phrase | None:
        """Whose lives a verb takes, or how many: "claimed the lives of nine soldiers", "cost nine lives"."""
        taken = self._acted_on(clause)
        if taken is None or self._tokens[taken.head].lemma != LIFE:
            return None
        return taken if self._groups.within(taken) else next((one for one in taken.attached if one.prep == OF), None)

    def _fuller(self, clause: Clause, counted: Iterator[Found]) -> Iterator[Found]:
        """What a phrase counts, or the words before the verb where they name more: a member may be missed."""
        for found in counted:
            stated = [
                state
                for state in self._stated.within(clause.verb.first, clause.verb.stop)
                if state.number is not None and state.before and state.toll is found.toll
            ]
            number = stated[0].number if stated else None
            if number is not None and (number.bounds.best or 0) > (found.bounds.best or 0):
                yield self._found(found.toll, number.bounds, "state", number.first, stated[0].behind)
            else:
                yield found

    def _is_deadly(self, clause: Clause, acted_on: Phrase | None) -> bool:
        """Whether words behind a verb say that those died to whom it was done: "stabbed two men to death"."""
        end = self._owners.end_of(clause)
        return acted_on is not None and any(
            state.toll is Toll.DEAD and (state.number is None or state.number.first >= acted_on.first > 0)
            for state in self._stated.within(
                clause.verb.stop, min(end, acted_on.stop + 2 if acted_on.first > clause.verb.first else end)
            )
        )

    def _of_noun(self, phrase: Phrase) -> Iterator[Found]:
        """What stands after "of" or "by" behind a noun: "the arrest of nine students", "a rally by 2,000 farmers"."""
        toll = OF_NOUN.get(self._tokens[phrase.head].lemma)
        if toll is None:
            return
        for attached in phrase.attached:
            if attached.prep in MEMBERS:
                yield from self._of_phrase(toll, attached, phrase.head, "noun")

    def _of_states(self, first: int, stop: int, clause: Clause, trigger: int = -1) -> Iterator[Found]:
        """What words for a state count in a range: "left nine dead and 30 wounded", "shot dead two men"."""
        grounds = [phrase.head for phrase in clause.preps if phrase.prep in GROUNDS and phrase.first > trigger]
        for state in self._stated.within(first, stop):
            if state.at in grounds:
                continue
            if state.number is not None:
                number = state.number
                begin, end = min(state.at, number.first), max(state.behind, number.stop)
                yield self._found(state.toll, number.bounds, "state", begin, end)
            elif self._of_object(state.at, clause):
                yield from self._of_phrase(state.toll, self._acted_on(clause), state.at, "state")

    def _of_object(self, at: int, clause: Clause) -> bool:
        """Whether a state without a number is that of those to whom a verb says that something is done."""
        verb = clause.verb
        named = verb.passive and verb.first <= at < verb.stop and self._tokens[at].lemma not in OF_OBJECT
        return named or at == verb.stop or any(phrase.stop == at for phrase in clause.objects)

    def _of_phrase(
        self, toll: Toll, phrase: Phrase | None, verb: int, rule: str, many: bool = False
    ) -> Iterator[Found]:
        """How many a phrase names."""
        count = self._groups.count(phrase, verb, toll, many) if phrase is not None else None
        if phrase is not None and count is not None:
            last = (phrase, *phrase.conjuncts)[-1]
            yield self._found(toll, count, rule, min(phrase.first, verb), max(last.stop, verb + 1))

    def _acted_on(self, clause: Clause) -> Phrase | None:
        """Whom a clause says that something is done to; "them" are those of the clause before."""
        verb, found = clause.verb, clause.objects[-1] if clause.objects else None
        if verb.form == "participle":
            return found or clause.subject
        if verb.passive:
            return self._with_others(clause)
        if found is not None and self._word(found.head) in THEM:
            before = [other for other in self._clauses if other.verb.first < verb.first]
            them = self._acted_on(max(before, key=lambda other: other.verb.first)) if before else None
            return them if them is not None and self._tokens[them.head].tag in PLURAL else None
        return found

    def _with_others(self, clause: Clause) -> Phrase | None:
        """The subject of a passive verb with those named behind it: "was arrested along with five others"."""
        subject, tokens = clause.subject, self._tokens
        behind = [phrase for phrase in clause.preps if phrase.first > clause.verb.head]
        others = joined_behind(behind, tokens) if subject is not None else ()
        persons = [other for other in others if self._groups.within(other) or tokens[other.first].tag == OWN]
        return replace(subject, conjuncts=(*subject.conjuncts, *persons)) if subject and persons else subject

    def _word(self, at: int) -> str:
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""

    def _found(self, toll: Toll, count: Count, rule: str, first: int, stop: int) -> Found:
        words = " ".join([token.text for token in self._tokens[first:stop]])
        return Found(toll, count, Reason("count", f"count.{toll}.{rule}", words=words))
