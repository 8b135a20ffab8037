"""One sentence to its candidates: those of clauses that no frame governs, then those of free nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.actors.resolver import SentenceActors
from coder.coding.attackers import note_strikes, with_attackers
from coder.coding.candidate import EventCandidate, code_of
from coder.coding.clause_extractor import ClauseExtractor
from coder.coding.company import with_company
from coder.coding.continued import continued
from coder.coding.effects import with_strikers
from coder.coding.facing import facing
from coder.coding.home_government import HomeGovernment
from coder.coding.judged_here import judged_here
from coder.coding.letters import with_contents
from coder.coding.locality import localised
from coder.coding.members import with_members, without_scene
from coder.coding.modality import apply_free_clause
from coder.coding.opponents import Opponents
from coder.coding.protest_sides import with_roles
from coder.coding.story_times import StoryTimes
from coder.coding.theatres import Theatres
from coder.coding.timing import SentenceTimes
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.core.values import replace
from coder.dictionary.tables import Dictionary

THREAT: Final = "13"
"""The beginning of the codes of threats."""
STATEMENT: Final = "STATEMENT"
"""The action that says no more than that somebody made a statement."""


class Extractor(ClauseExtractor):
    """Reads one sentence, the present one of its story."""

    def __init__(self, dictionary: Dictionary, parse: Parse, actors: SentenceActors, story: StoryTimes) -> None:
        super().__init__(dictionary, parse, actors)
        self._story = story

    def candidates(self) -> list[EventCandidate]:
        """All candidates of the sentence, blocked ones included."""
        out: list[EventCandidate] = []
        clauses = self.parse.clauses
        order = sorted(clauses, key=lambda clause: clause.kind is ClauseKind.COMPLEMENT)
        found = {clause.index: self.of_clause(clause.index, 0) for clause in order}
        opponents = Opponents(self.actors.discourse, self.dictionary, self.parse.sentence.index)
        for clause in clauses:
            if clause.index in self.taken_clauses:
                continue
            reporter = self.participants.reporter(clause)
            for candidate in found[clause.index]:
                if not candidate.target and (addressed := self._asked_or_warned(clause, candidate)):
                    candidate = replace(candidate, target=addressed)
                candidate = opponents.renewed(clause, candidate)
                out.append(apply_free_clause(clause, candidate, reporter, self.parse, self.dictionary))
        if not self.matcher.event_nouns <= self.taken_nouns:
            for clause in clauses:
                out += self.free_nouns_of(clause)
            out += self._beside_phrases()
        if not out:
            return out
        times = SentenceTimes(self._story, self.dictionary)
        index, discourse = self.parse.sentence.index, self.actors.discourse
        out = [with_attackers(candidate, discourse, index, self.dictionary) for candidate in out]
        out = with_company(with_contents(out, self.tokens, self.dictionary), self.dictionary)
        home = HomeGovernment(self.parse, self.actors, self.participants)
        theatres = Theatres(self.parse, self.actors, self.participants)
        out = with_strikers(out, self.actors, self.dictionary)
        answered = continued(opponents.answered(out), self.actors.discourse, self.parse.sentence, self.dictionary)
        faced = facing(judged_here(list(answered), self), self.actors.discourse, self.parse.sentence, self.dictionary)
        out = [theatres.meant(home.meant(candidate)) for candidate in faced]
        note_strikes(out, discourse, index, self.dictionary)
        told = [candidate for candidate in out if not _is_mere_statement(candidate, out)]
        return [times.timed(self._with_all_sides(candidate)) for candidate in told]

    def _asked_or_warned(self, clause: Clause, candidate: EventCandidate) -> Actors:
        """Whom another clause names that a candidate without a target is addressed to: by its purpose or condition."""
        addressed = self.concerns.addressed_by_purpose(clause, candidate.source)
        if addressed or candidate.blocked or not (code_of(candidate, self.dictionary) or "").startswith(THREAT):
            return addressed
        return self.concerns.of_condition(clause, candidate.source)

    def _with_all_sides(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate with what one side says of the other: the members of one body, the country of a role."""
        candidate = localised(candidate, self.dictionary, self.actors.discourse)
        candidate = with_roles(candidate, self.actors, self.dictionary)
        return with_members(without_scene(candidate, self.actors), self.tokens, self.dictionary)

    def _beside_phrases(self) -> Iterator[EventCandidate]:
        """Events in the nouns of phrases outside the clauses.

        The main clause around a phrase goes with it ("Downer, on a visit to Jakarta, said"), else the first behind it.
        """
        mains = [clause for clause in self.parse.clauses if clause.kind is ClauseKind.MAIN and clause.subject]
        places = [clause.subject.first for clause in mains if clause.subject is not None]
        for phrase in self.parse.phrases:
            at = bisect_left(places, phrase.stop)
            around = at > 0 and places[at - 1] < phrase.first and phrase.stop <= mains[at - 1].verb.first
            main = mains[at - 1] if around else mains[at] if at < len(mains) else None
            yield from self.free_nouns_in(phrase, None, main)


class Extracted(NamedTuple):
    """One sentence of an article: its parse, its actors, the extractor that read it, what that found, what follows."""

    parse: Parse
    actors: SentenceActors
    extractor: Extractor
    candidates: list[EventCandidate]
    following: Parse | None
    """The next sentence, which is not coded yet: it may say more of what this one tells."""
    preceding: Parse | None
    """The sentence before, where this one has candidates and goes on with what that tells."""


def _is_mere_statement(candidate: EventCandidate, others: Sequence[EventCandidate]) -> bool:
    """Whether a candidate is a statement of whose content the sentence tells: "issued a statement condemning Sudan".

    A statement is coded only as a last resort (CAMEO codebook, 010).
    """
    if candidate.action != STATEMENT or candidate.frame is not None or candidate.blocked:
        return False
    parties = {actor.code for actor in (*candidate.source, *candidate.target)}
    return any(
        other is not candidate
        and not other.blocked
        and other.action != STATEMENT
        and any(actor.code in parties for actor in other.source)
        for other in others
    )
