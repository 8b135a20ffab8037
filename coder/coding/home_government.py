"""The government to which citizens turn without naming it: "the Kenyan opposition demanded early elections".

They ask it for what only a government can do, judge what it decides for everybody, threaten it with protests, and
complain of their pay or go on strike where it employs them. Rebels offer and refuse it talks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.actors.neighbours import moved
from coder.coding.arguments import arguments_of
from coder.coding.candidate import EventCandidate, code_of
from coder.coding.scenes import Scenes
from coder.coding.sides import IMPLIED_RULE
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import RULERS
from coder.dictionary.frames import Frame
from coder.dictionary.word_lists import word_set

REQUESTS: Final = (Frame.APPEAL, Frame.DEMAND)
PETITIONERS: Final = frozenset("OPP PTY CVL EDU HRI AGR HLH".split())
"""The roles of citizens who ask their government for reforms, and threaten it with protests."""
JUDGES: Final = PETITIONERS | {"LAB", "CHR", "BUS"}
"""The roles of those who judge what their government plans."""
STAFF: Final = frozenset(("EDU", "HLH"))
"""The roles of those whom a state pays."""
RIVALS: Final = ("OPP", "PTY")
"""The roles of those who praise nothing that their government does."""
BARE_GOVERNMENTS: Final = word_set("coding.bare_governments")
GUESSED: Final = (Basis.SETTING, Basis.UNKNOWN)
PRAISE: Final = "051"
STRIKE: Final = "143"
"""The beginning of the codes of strikes."""
JUDGEMENTS: Final = (PRAISE, "11", "12")
"""The beginnings of the codes of praise, blame, complaint and refusal."""
REBELS: Final = frozenset(("REB", "SEP", "INS"))
"""The roles of those who fight their government."""
DEALINGS: Final = frozenset(("NEGOTIATE", "DIALOGUE", "SETTLEMENT", "VIOLATE_CEASEFIRE", "HALT_NEGOTIATIONS"))
"""The actions that rebels offer or refuse to those whom they fight."""
AT_WAR_ABROAD: Final = word_set("coding.fighters_abroad")
"""The countries whose rebels fight another state, and not their own."""
PROTESTS: Final = "133"
"""The code of a threat to protest."""
PUBLIC_MEASURES: Final = word_set("coding.public_measures")
PAY: Final = word_set("coding.pay")


class HomeGovernment(Scenes):
    """Finds the government that the citizens of one sentence mean."""

    __slots__ = ()

    def meant(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate without a target, with the government of its source where that alone can be meant.

        So it is where a rival of the government only calls it that: "the Kenyan opposition urged the government".
        """
        if candidate.blocked or len(candidate.source) != 1:
            return candidate
        actor = candidate.source[0]
        if candidate.target:
            return self._of_rival(candidate, actor)
        if actor.role not in JUDGES | REBELS or self._dictionary.state(actor.country or "") is None:
            return candidate
        if not self._means_government(candidate, actor):
            return candidate
        return replace(candidate, target=(self._implied_at(actor.country or "", "GOV", actor.span, actor.span.text),))

    def _of_rival(self, candidate: EventCandidate, rival: ActorMatch) -> EventCandidate:
        """A candidate with a bare "the government" for a target, which is that of its rival and of no other state."""
        meant = candidate.target[0]
        if rival.role not in RIVALS or meant.role != RULERS or meant.country == rival.country or not rival.country:
            return candidate
        guessed = meant.basis in GUESSED and meant.span.text.lower() in BARE_GOVERNMENTS
        if not guessed or rival.basis in GUESSED or self._dictionary.state(rival.country) is None:
            return candidate
        reason = Reason("resolution", IMPLIED_RULE, words=rival.span.text)
        theirs = moved(meant, rival.country, reason, Basis.COMPOSED, self._dictionary)
        return replace(candidate, target=(theirs, *candidate.target[1:]))

    def _means_government(self, candidate: EventCandidate, actor: ActorMatch) -> bool:
        """Whether citizens ask for, judge or threaten what concerns their government, or rebels deal with it."""
        if actor.role in REBELS:
            at_home = actor.basis is not Basis.SETTING and actor.country not in AT_WAR_ABROAD
            return at_home and candidate.action in DEALINGS
        petition = actor.role in PETITIONERS
        action = self._dictionary.actions.get(candidate.action)
        requests = candidate.frame is not None and candidate.frame in REQUESTS
        if requests and action is not None and action.topic:
            return petition
        code = code_of(candidate, self._dictionary) or ""
        if code.startswith(STRIKE):
            return actor.role in STAFF
        if actor.basis is Basis.SETTING:
            return False
        if requests:
            return petition and any(self._is_public(matter, actor) for matter in self._matters(candidate))
        if code == PROTESTS:
            return petition
        if not code.startswith(JUDGEMENTS) or code == PRAISE and actor.role in RIVALS:
            return False
        return any(self._is_public(matter, actor) for matter in self._matters(candidate))

    def _is_public(self, matter: Phrase, actor: ActorMatch) -> bool:
        """Whether a phrase names what a government decides for everybody, or for those whom it employs."""
        nouns = PUBLIC_MEASURES | PAY if actor.role in STAFF else PUBLIC_MEASURES
        return self._is_noun(matter, nouns) and not self._actors.sentence.within(matter)

    def _matters(self, candidate: EventCandidate) -> Iterator[Phrase]:
        """The phrases that say what a clause is about."""
        clause = self._clause_of(candidate)
        if clause is None:
            return
        arguments = arguments_of(clause)
        if arguments.object is not None:
            yield arguments.object
            yield from arguments.object.attached
        yield from arguments.around
        inner = (self._parse.clauses[index].subject for index in clause.complements)
        yield from (subject for subject in inner if subject is not None)

    def _is_noun(self, phrase: Phrase, nouns: frozenset[str]) -> bool:
        head = self._tokens[phrase.head]
        return head.tag in ("NN", "NNS") and head.lemma.lower() in nouns
