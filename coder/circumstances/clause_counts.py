"""What one clause counts: whom its verb harms, the states that it names, the totals that it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.circumstances.noun_groups import NounGroups
from coder.circumstances.quantities import Quantity
from coder.circumstances.reach import ClauseOwners
from coder.circumstances.stated import Stated, StatedCounts
from coder.circumstances.tellings import EXCEEDING, LIFE, OWN, joined_behind, suffered, totals_told
from coder.circumstances.tolls import OF_NOUN, OF_OBJECT, OF_SUBJECT
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
TAKING: Final = word_set("circumstances.taking_verbs")
DRIVING: Final = word_set("circumstances.driving_verbs")
OUT_OF: Final = word_set("circumstances.driving_prepositions")
ARMED: Final = word_set("circumstances.armed")
UNDERGONE: Final = word_set("circumstances.undergone")
OF: Final = "of"
BY: Final = "by"
THEM: Final = word_set("circumstances.plural_pronouns")
PLURAL: Final = ("NNS", "NNPS", "CD")


class Found(NamedTuple):
    """A count with the words that say it and the rule that took it."""

    toll: Toll
    bounds: Count
    reason: Reason


class ClauseCounts:
    """The quantities of one sentence, and what they count in each of its clauses."""

    __slots__ = ("_clauses", "_groups", "_owners", "_stated", "_tokens")

    def __init__(
        self, tokens: Sequence[Token], clauses: Sequence[Clause], owners: ClauseOwners, numbers: Sequence[Quantity]
    ) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._owners = owners
        self._groups = NounGroups(tokens, numbers)
        self._stated = StatedCounts(tokens, numbers)

    def tells(self, clause: Clause) -> bool:
        """Whether a clause tells how many are in a state, what somebody suffers, or who is led away by nobody named."""
        undergone = clause.verb.passive and not any(phrase.prep == BY for phrase in clause.preps)
        led_away = undergone and self._verb(clause) != clause.verb.lemma
        return led_away or self._stated.tells(clause) or suffered(clause, self._tokens) is not None

    def _verb(self, clause: Clause) -> str:
        """The verb of a clause, with its particle where the two count together: "led away"."""
        verb = clause.verb
        word = f"{verb.lemma} {verb.particle or self._word(verb.stop)}"
        return word if word in OF_OBJECT else verb.lemma

    def of_clause(self, clause: Clause, trigger: int) -> Iterator[Found]:
        """What a clause counts: by its verb, and by the states that its object or predicate names."""
        yield from self._of_verb(clause)
        if clause.verb.lemma in MINDING and trigger <= clause.verb.head:
            return
        yield from self._of_states(clause.verb.first, self._owners.end_of(clause), clause, trigger)
        for phrase in (*clause.objects, *clause.preps, clause.predicate, clause.subject):
            for inner in phrase.nested() if phrase is not None else ():
                if inner.prep not in GROUNDS or inner.first < trigger:
                    yield from self.of_noun(inner)

    def of_result(self, clause: Clause) -> Iterator[Found]:
        """What a clause that only counts tells of the event before it."""
        yield from self._of_verb(clause)
        yield from self._of_states(self.begin(clause), self._owners.end_of(clause), clause)

    def _of_verb(self, clause: Clause) -> Iterator[Found]:
        """Whom the verb of a clause kills, injures, arrests or drives out; who dies, flees or marches."""
        yield from self._of_total(clause)
        verb, word = clause.verb, self._verb(clause)
        if word in LIFE_TAKERS and (lives := self._lives(clause)) is not None:
            yield from self.of_phrase(Toll.DEAD, lives, verb.head, "object")
        elif (harm := suffered(clause, self._tokens)) is not None:
            yield from self.of_phrase(harm, clause.subject, verb.head, "subject")
        elif word in OF_OBJECT and (acted_on := self.acted_on(clause)) is not None:
            toll = Toll.DEAD if self._is_deadly(clause, acted_on) else OF_OBJECT[word]
            yield from self._fuller(clause, self.of_phrase(toll, acted_on, verb.head, "object", word in NUMBERED))
        elif verb.lemma in DRIVING and any(phrase.prep in OUT_OF for phrase in clause.preps):
            yield from self.of_phrase(Toll.DISPLACED, self.acted_on(clause), verb.head, "object")
        elif word in OF_SUBJECT:
            agent = next((phrase for phrase in clause.preps if phrase.prep == BY), None)
            doer = agent if verb.passive else clause.subject
            yield from self._fuller(clause, self.of_phrase(OF_SUBJECT[word], doer, verb.head, "subject"))

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
        taken = self.acted_on(clause)
        if taken is None or self._tokens[taken.head].lemma != LIFE:
            return None
        return taken if self._groups.within(taken) else next((one for one in taken.attached if one.prep == OF), None)

    def _fuller(self, clause: Clause, counted: Iterator[Found]) -> Iterator[Found]:
        """What a phrase counts, or the words before the verb where they name more, or others: "12 dead, 30 wounded"."""
        subject = clause.subject.first if clause.subject is not None else clause.verb.first
        others = any(state.before for state in self._stated.within(subject, clause.verb.first))
        for found in counted:
            stated = [
                state
                for state in self._stated.within(clause.verb.first, clause.verb.stop)
                if state.before and state.toll is found.toll
            ]
            number = self._number(stated[0], clause) if stated else None
            if number is not None and (others or (number.bounds.best or 0) > (found.bounds.best or 0)):
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

    def of_noun(self, phrase: Phrase) -> Iterator[Found]:
        """Those whom a noun names behind or before it: "the arrest of nine", "a rally by 2,000", "the man's arrest"."""
        noun = self._tokens[phrase.head]
        toll = OF_NOUN.get(noun.lemma)
        if toll is None:
            return
        for attached in phrase.attached:
            if attached.prep in MEMBERS:
                yield from self.of_phrase(toll, attached, phrase.head, "noun")
        if noun.lemma in UNDERGONE and noun.tag == "NN" and not any(one.prep == OF for one in phrase.attached):
            yield from self.of_phrase(toll, phrase.possessor, phrase.head, "noun")

    def _of_states(self, first: int, stop: int, clause: Clause, trigger: int = -1) -> Iterator[Found]:
        """What words for a state count in a range: "left nine dead and 30 wounded", "shot dead two men"."""
        grounds = [phrase.head for phrase in clause.preps if phrase.prep in GROUNDS and phrase.first > trigger]
        for state in self._stated.within(first, stop):
            number = self._number(state, clause)
            taken = state.toll is Toll.DISPLACED and clause.verb.lemma in TAKING
            if state.at in grounds or taken:
                continue
            if number is not None:
                begin, end = min(state.at, number.first), max(state.behind, number.stop)
                if state.toll is Toll.DISPLACED and self._armed(number.stop, state.at):
                    continue
                yield self._found(state.toll, number.bounds, "state", begin, end)
            elif self._of_object(state.at, clause):
                yield from self.of_phrase(state.toll, self.acted_on(clause), state.at, "state")

    def _number(self, state: Stated, clause: Clause) -> Quantity | None:
        """How many are in a state that a clause tells; not those whom a verb inside its subject counts."""
        number, subject = state.number, clause.subject
        if number is None or subject is None or not subject.head < number.first < clause.verb.first:
            return number
        inside = [other for other in self._clauses if subject.head < other.verb.first < number.first]
        of_object = any(phrase.first <= number.first < phrase.stop for other in inside for phrase in other.objects)
        return None if of_object else number

    def of_words(self, first: int, stop: int) -> Iterator[Found]:
        """What states with a number count among words outside all clauses: "clashes: nine dead, 23 wounded"."""
        for state in self._stated.within(first, stop):
            if state.number is not None and self._word(first + 1) not in GROUNDS:
                yield self._found(state.toll, state.number.bounds, "state", state.number.first, state.behind)

    def _of_object(self, at: int, clause: Clause) -> bool:
        """Whether a state without a number is that of those to whom a verb says that something is done."""
        verb = clause.verb
        named = verb.passive and verb.first <= at < verb.stop and self._tokens[at].lemma not in OF_OBJECT
        return named or at == verb.stop or any(phrase.stop == at for phrase in clause.objects)

    def of_phrase(self, toll: Toll, phrase: Phrase | None, verb: int, rule: str, many: bool = False) -> Iterator[Found]:
        """How many a phrase names; who bears arms or is held is driven from no home."""
        if phrase is None or (toll is Toll.DISPLACED and self._armed(phrase.first, phrase.stop)):
            return
        count = self._groups.count(phrase, verb, toll, many)
        if count is not None:
            last = (phrase, *phrase.conjuncts)[-1]
            yield self._found(toll, count, rule, min(phrase.first, verb), max(last.stop, verb + 1))

    def acted_on(self, clause: Clause) -> Phrase | None:
        """Whom a clause says that something is done to; "them" are those of the clause before."""
        verb, found = clause.verb, clause.objects[-1] if clause.objects else None
        if verb.form == "participle":
            return found or clause.subject
        if verb.passive:
            return self._with_others(clause)
        if found is not None and self._word(found.head) in THEM:
            before = [other for other in self._clauses if other.verb.first < verb.first]
            them = self.acted_on(max(before, key=lambda other: other.verb.first)) if before else None
            return them if them is not None and self._tokens[them.head].tag in PLURAL else None
        return found

    def _with_others(self, clause: Clause) -> Phrase | None:
        """The subject of a passive verb with those named behind it: "was arrested along with five others"."""
        subject, tokens = clause.subject, self._tokens
        behind = [phrase for phrase in clause.preps if phrase.first > clause.verb.head]
        others = joined_behind(behind, tokens) if subject is not None else ()
        persons = [other for other in others if self._groups.within(other) or tokens[other.first].tag == OWN]
        return replace(subject, conjuncts=(*subject.conjuncts, *persons)) if subject and persons else subject

    def begin(self, clause: Clause) -> int:
        """Where the words of a clause begin: with its own subject or its verb."""
        own = clause.subject is not None and clause.subject_rule == "own"
        return min(clause.verb.first, clause.subject.first) if own and clause.subject is not None else clause.verb.first

    def _armed(self, first: int, stop: int) -> bool:
        """Whether words name those who bear arms, or prisoners."""
        return any(token.lemma.lower() in ARMED for token in self._tokens[first:stop])

    def _word(self, at: int) -> str:
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""

    def _found(self, toll: Toll, count: Count, rule: str, first: int, stop: int) -> Found:
        words = " ".join([token.text for token in self._tokens[first:stop]])
        return Found(toll, count, Reason("count", f"count.{toll}.{rule}", words=words))
