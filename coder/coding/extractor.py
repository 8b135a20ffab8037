"""Clauses and nouns of one sentence to candidates: entries are matched, frames are laid over what they govern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from coder.actors.resolver import SentenceActors
from coder.coding.addressees import is_agentless, is_told, is_unnamed
from coder.coding.arguments import Arguments, attached
from coder.coding.frames import DUTY, HOSTILE_ROOTS, EventCandidate, framed, is_spoken, is_violent
from coder.coding.matcher import Fit, Matcher
from coder.coding.modality import POSSIBLE, modal, unframed
from coder.coding.participants import ITSELF, Participants, localised
from coder.coding.protest_topics import DEMANDS, TOPIC_PREPOSITIONS, topic_in, topic_of, topic_wanted
from coder.core.model import Actors, Clause, ClauseKind, Parse, Phrase, Reason
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry
from coder.dictionary.word_lists import word_set

CONTENT_PREPOSITIONS = word_set("coding.content_prepositions")
CHANGES = frozenset(("stop", "resume"))
"""Frames whose object, where there is one, is what they change: "lifted the ban on condition that ..."."""
OWN = frozenset(("resume", "order", "attempt"))
"""Frames whose subject does what the noun under them says: "resumed a police raid"."""
ALLEGED_LINKS = word_set("coding.alleged_links")
SILENCED = frozenset(("intend", "reject", "appeal"))
"""Frames that are no event where what they govern is known to be none: "refused to praise the film"."""
PRESUPPOSING = frozenset(("approve", "criticise", "defend"))
"""Frames over what has happened: where nobody is said to hold the view, the candidate itself remains."""
MAX_DEPTH = 8


class Extractor:
    """Reads one sentence; ``candidates`` gives what it says was done, ``seen`` which clauses a frame has taken in."""

    def __init__(self, dictionary: Dictionary, parse: Parse, actors: SentenceActors) -> None:
        self._dictionary = dictionary
        self._parse = parse
        self._tokens = parse.sentence.tokens
        self._actors = actors
        self._participants = Participants(parse, actors)
        self._matcher = Matcher(dictionary, self._tokens)
        self._known: dict[int, tuple[EventCandidate, ...]] = {}
        self._taken_clauses: set[int] = set()
        self._taken_nouns: set[int] = set()
        self._silent: set[int] = set()

    def candidates(self) -> list[EventCandidate]:
        """All candidates of the sentence, blocked ones included: of clauses that no frame governs, then of nouns."""
        out: list[EventCandidate] = []
        order = sorted(self._parse.clauses, key=lambda clause: clause.kind is ClauseKind.COMPLEMENT)
        found = {clause.index: self._clause(clause.index, 0) for clause in order}
        for clause in self._parse.clauses:
            if clause.index not in self._taken_clauses:
                reporter = self._participants.reporter(clause)
                for candidate in found[clause.index]:
                    told = (
                        candidate
                        if candidate.target
                        else replace(candidate, target=self._participants.told(clause, candidate.source))
                    )
                    out.append(unframed(clause, told, reporter, self._tokens, self._dictionary))
        if not self._matcher.event_nouns <= self._taken_nouns:
            for clause in self._parse.clauses:
                out += self._nouns_of(clause)
            for phrase in self._parse.phrases:
                out += self._free_noun(phrase, "")
        return [localised(candidate, self._dictionary) for candidate in out]

    # -- clauses -----------------------------------------------------------------------------------------------

    def _clause(self, index: int, depth: int) -> tuple[EventCandidate, ...]:
        if index not in self._known:
            self._known[index] = ()
            self._known[index] = self._read_clause(self._parse.clauses[index], depth) if depth < MAX_DEPTH else ()
        return self._known[index]

    def _read_clause(self, clause: Clause, depth: int) -> tuple[EventCandidate, ...]:
        for fit in self._matcher.verb_fits(clause):
            if fit.entry.result == "none":
                self._taken_nouns.update(self._heads(fit.arguments))
                self._silent.add(clause.index)
                return ()
            candidates = [
                self._protest(candidate, fit.arguments, clause) for candidate in self._by_result(fit, clause, depth)
            ]
            if candidates:
                return tuple(self._modal(clause, candidate) for candidate in self._with_results(clause, candidates))
        inner = [
            self._unless_aim(index, candidate)
            for index in clause.complements
            for candidate in self._clause(index, depth + 1)
        ]
        self._taken_clauses.update(clause.complements)
        if not inner and clause.verb.modal in DUTY and clause.subject is not None and not clause.verb.negated:
            doer = self._actors.actors(clause.subject, loose=False)
            trigger = (clause.verb.first, clause.verb.stop)
            return (
                EventCandidate(
                    "",
                    clause.verb.modal,
                    doer,
                    (),
                    trigger,
                    (Reason("modality", "modal.duty", words=clause.verb.modal),),
                    blocked="obligation",
                ),
            )
        return tuple(self._modal(clause, candidate) if clause.verb.negated else candidate for candidate in inner)

    def _modal(self, clause: Clause, candidate: EventCandidate) -> EventCandidate:
        return modal(clause, candidate, self._dictionary, self._tokens, int(self._actors.date[:4] or 0))

    def _with_results(self, clause: Clause, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """ "Rebels attacked the base, killing ten": what an act of violence led to is that act; without a target of its own it has the victims.
        The attack in "the attack killed ten" is no second one."""
        if not any(is_violent(candidate, self._dictionary) for candidate in candidates):
            return candidates
        if clause.subject is not None and all(candidate.source and candidate.target for candidate in candidates):
            self._taken_nouns.add(clause.subject.head)
        for other in self._parse.clauses:
            if (
                other.parent != clause.index
                or other.kind is not ClauseKind.ADVERBIAL
                or other.verb.form != "gerund"
                or other.link
            ):
                continue
            results = self._clause(other.index, 1)
            if results and all(is_violent(result, self._dictionary) for result in results):
                self._taken_clauses.add(other.index)
                candidates = [
                    replace(candidate, target=candidate.target or results[0].target) for candidate in candidates
                ]
        return candidates

    def _unless_aim(self, index: int, candidate: EventCandidate) -> EventCandidate:
        """A candidate of a complement; an infinitive that no frame governs is an aim, and has not happened."""
        verb = self._parse.clauses[index].verb
        return (
            replace(candidate, blocked=candidate.blocked or "purpose")
            if verb.form == "infinitive" and not verb.perfect and not candidate.frame
            else candidate
        )

    def _by_result(self, fit: Fit, clause: Clause, depth: int) -> list[EventCandidate]:
        trigger = (clause.verb.first, clause.verb.stop)
        if fit.entry.result == "frame":
            return self._frame(fit, clause, trigger, depth)
        if fit.entry.result == "light":
            subject = self._participants.subject(fit, clause)
            candidates: list[EventCandidate] = []
            for phrase in self._content_phrases(fit.arguments):
                if not candidates or not phrase.prep:
                    candidates += self._noun(phrase, subject, depth, light=fit.arguments)
            return [candidate.because(self._reason("verb", fit.entry, trigger)) for candidate in candidates]
        candidate = self._action(fit, clause, trigger)
        return (
            [candidate]
            if candidate.target
            or not fit.entry.target
            or not all(position.endswith(ITSELF) for position in fit.entry.target)
            else []
        )

    def _action(self, fit: Fit, clause: Clause, trigger: tuple[int, int]) -> EventCandidate:
        source = self._participants.subject(fit, clause)
        target = self._participants.target(fit, source)
        action = self._dictionary.actions.get(fit.entry.name)
        if not target and action is not None and action.root in HOSTILE_ROOTS:
            target = self._participants.concerned(
                [other.index for other in self._parse.clauses if other.parent == clause.index and other.link == "to"],
                source,
            )
        if (
            not target
            and action is not None
            and not action.optional
            and fit.entry.target != ("none",)
            and fit.matched is not None
        ):
            target = self._participants.concerned(fit.matched.clauses, source)
        self._taken_clauses.update(
            index for index in clause.complements if self._parse.clauses[index].link in ALLEGED_LINKS
        )
        if fit.matched is not None:
            self._taken_nouns.add(fit.matched.head)
        return EventCandidate(fit.entry.name, "", source, target, trigger, (self._reason("verb", fit.entry, trigger),))

    def _frame(self, fit: Fit, clause: Clause, trigger: tuple[int, int], depth: int) -> list[EventCandidate]:
        entry = fit.entry
        subject = self._participants.subject(fit, clause) or self._participants.reporter(clause)
        content, phrase = self._content(fit, clause, subject, depth)
        addressee = self._participants.addressee(fit, phrase, subject)
        if (
            phrase is not None
            and not addressee
            and not any(candidate.source or candidate.target for candidate in content)
        ):
            addressee = self._participants.addressee(
                fit, replace(phrase, attached=()), subject
            ) or self._participants.marked(phrase)
        if phrase is not None and phrase is clause.subject and not clause.verb.passive:
            subject = self._participants.reporter(clause)
        reason = self._reason("frame", entry, trigger)
        frame = "demand" if entry.name == "say" and is_told(clause, addressee, self._parse) else entry.name
        self._taken_clauses.update(clause.complements)
        if entry.name in ("say", "discuss") and subject and not clause.quoted:
            self._actors.discourse.speaker = subject
        voiced = (
            entry.name in PRESUPPOSING
            or entry.name == "reject"
            and all(is_spoken(candidate, self._dictionary) for candidate in content)
        )
        if content and not subject and voiced and all(candidate.source and candidate.target for candidate in content):
            return [candidate.because(reason) for candidate in content]
        if is_unnamed(fit, clause, addressee, self._parse):
            content = [replace(candidate, target=()) for candidate in content]
        if content:
            told = frame == "say" and phrase is None
            candidates = [
                candidate.because(reason)
                if told and is_agentless(candidate, self._parse, self._dictionary)
                else replace(framed(candidate, frame, subject, addressee, self._dictionary), trigger=trigger).because(
                    reason
                )
                for candidate in content
            ]
            return (
                [replace(candidate, target=()) for candidate in candidates] if entry.target == ("none",) else candidates
            )
        if not entry.alone or (entry.name in SILENCED and self._silent.intersection(clause.complements)):
            return []
        about = addressee or (
            self._participants.concerned(clause.complements, subject) if entry.target != ("none",) else ()
        )
        return [EventCandidate("", entry.name, subject, about, trigger, (reason,))]

    def _content(
        self, fit: Fit, clause: Clause, subject: Actors, depth: int
    ) -> tuple[list[EventCandidate], Phrase | None]:
        """What a frame is about: a complement clause, else an event noun as object (not in "told a rally that ..."), else one after a preposition."""
        frame = fit.entry.name
        if frame in CHANGES and fit.arguments.object is not None:
            return self._noun_content(
                self._matcher.heads(fit.arguments.object), fit, subject if frame in OWN else (), depth
            )
        candidates = [
            self._unless_aim(index, candidate) if frame == "say" else candidate
            for index in clause.complements
            for candidate in self._clause(index, depth + 1)
        ]
        candidates = [candidate for candidate in candidates if not candidate.blocked] or candidates
        if candidates and not (fit.entry.alone and all(candidate.blocked == "purpose" for candidate in candidates)):
            return candidates, None
        if frame == "say" and clause.complements:
            return [], None
        phrases = (
            phrase
            for phrase in self._content_phrases(fit.arguments)
            if frame != "complain" or phrase is not fit.matched
        )
        found = self._noun_content(phrases, fit, subject if frame in OWN else (), depth)
        if found[0]:
            return found
        if fit.matched is not None and fit.matched.clauses:
            candidates = [candidate for index in fit.matched.clauses for candidate in self._clause(index, depth + 1)]
            self._taken_clauses.update(fit.matched.clauses)
            if candidates:
                return candidates, None
        of_subject = (
            fit.entry.kind == "adjective"
            or fit.entry.word == "be"
            or (fit.arguments.object is None and fit.entry.name in ("stop", "resume"))
        )
        if of_subject and clause.subject is not None:
            candidates = self._noun(clause.subject, (), depth)
            if candidates:
                return candidates, clause.subject
        return [], None

    def _noun_content(
        self, phrases: Iterable[Phrase], fit: Fit, subject: Actors, depth: int
    ) -> tuple[list[EventCandidate], Phrase | None]:
        """The first of the phrases that is an event noun."""
        for phrase in phrases:
            candidates = self._noun(phrase, subject, depth, beside=fit.arguments.preps)
            if candidates:
                return candidates, phrase
        return [], None

    def _content_phrases(self, arguments: Arguments) -> Iterator[Phrase]:
        if arguments.object is not None:
            yield from self._matcher.heads(arguments.object)
        for phrase in sorted(arguments.around, key=lambda phrase: phrase.first):
            if phrase.prep in CONTENT_PREPOSITIONS:
                yield from self._matcher.heads(phrase)

    # -- nouns -------------------------------------------------------------------------------------------------

    def _noun(
        self, phrase: Phrase, subject: Actors, depth: int, light: Arguments | None = None, beside: Sequence[Phrase] = ()
    ) -> list[EventCandidate]:
        """The candidates of an event noun; ``subject`` is that of a light verb, which also shares its other arguments.

        ``beside`` are those of a frame over the noun: one that follows the noun may hold its target ("demanded the release of X by Y").
        """
        for fit in self._matcher.noun_fits(phrase):
            self._taken_nouns.add(phrase.head)
            if fit.entry.result == "none":
                return []
            trigger = (phrase.head, phrase.head + 1)
            arguments = Arguments(
                phrase.possessor,
                phrase,
                light.indirect if light else None,
                (*attached(phrase), *(light.preps if light else ())),
            )
            source, target = self._participants.of_noun(fit, phrase, arguments, subject)
            source, target = self._participants.beside(fit, phrase, beside, source, target)
            reason = self._reason("noun", fit.entry, trigger)
            if fit.entry.result == "frame":
                inner = [
                    candidate
                    for index in phrase.clauses
                    if depth < MAX_DEPTH
                    for candidate in self._clause(index, depth + 1)
                ]
                self._taken_clauses.update(phrase.clauses)
                below = (
                    (*phrase.attached, *(other for first in phrase.attached for other in first.attached))
                    if depth < MAX_DEPTH
                    else ()
                )
                inner = inner or next(
                    (candidates for other in below if (candidates := self._noun(other, (), depth + 1))), []
                )
                candidates = [
                    framed(candidate, fit.entry.name, source, target, self._dictionary).because(reason)
                    for candidate in inner
                ]
                if not candidates and fit.entry.alone:
                    about = target or (
                        self._participants.concerned(phrase.clauses, source) if fit.entry.target != ("none",) else ()
                    )
                    candidates = [EventCandidate("", fit.entry.name, source, about, trigger, (reason,))]
                if candidates:
                    return candidates
                continue
            return [
                self._protest(EventCandidate(fit.entry.name, "", source, target, trigger, (reason,)), arguments, None)
            ]
        return []

    def _nouns_of(self, clause: Clause) -> list[EventCandidate]:
        blocked = "hypothetical" if clause.hypothetical else "negated" if clause.verb.negated else ""
        if clause.verb.modal in POSSIBLE:
            blocked = blocked or "possible"
        out: list[EventCandidate] = []
        for phrase in (clause.subject, *clause.objects, *clause.preps, clause.predicate):
            if phrase is not None:
                out += self._free_noun(phrase, blocked)
        return out

    def _free_noun(self, phrase: Phrase, blocked: str) -> list[EventCandidate]:
        """Events in nouns that no verb has taken: only where the noun itself names both sides."""
        out: list[EventCandidate] = []
        for part in (
            phrase,
            *phrase.attached,
            *phrase.conjuncts,
            *phrase.appositions,
            *((phrase.possessor,) if phrase.possessor else ()),
        ):
            if part.head in self._matcher.event_nouns and part.head not in self._taken_nouns:
                candidates = self._noun(part, (), 0)
                out += [
                    replace(candidate, blocked=candidate.blocked or blocked)
                    for candidate in candidates
                    if candidate.source and (candidate.target or len(candidate.source) > 1)
                ]
            if part is not phrase:
                for inner in part.attached:
                    out += self._free_noun(inner, blocked)
        return out

    # -- small parts -------------------------------------------------------------------------------------------

    def _protest(self, candidate: EventCandidate, arguments: Arguments, clause: Clause | None) -> EventCandidate:
        """A protest with its topic; what protesters demand in a clause of its own belongs to the protest ("marched to demand ...")."""
        if not self._is_protest(candidate.action):
            return candidate
        topic = (
            candidate.topic
            or topic_of(arguments, self._dictionary, self._matcher)
            or self._protested(candidate, arguments)
        )
        wants = list(self._wants(clause)) if clause is not None else []
        self._taken_clauses.update(wants)
        self._taken_nouns.update(phrase.head for phrase in arguments.around if phrase.prep in TOPIC_PREPOSITIONS)
        target, opposed = candidate.target, any(phrase.prep == "against" for phrase in arguments.around)
        for index in wants:
            wanted, aim = self._clause(index, 1), self._parse.clauses[index]
            asked = next((other.target for other in wanted if other.target and not self._is_release(other.action)), ())
            target = asked if asked and not opposed else target
            topic = (
                topic
                or topic_wanted(wanted, self._dictionary)
                or topic_in((*aim.objects, *aim.preps), self._dictionary, self._matcher)
            )
        return replace(candidate, topic=topic, target=target)

    def _protested(self, candidate: EventCandidate, arguments: Arguments) -> str:
        """The topic of what is protested without a preposition: "protested the visit", but not "staged a protest"."""
        thing = arguments.object if candidate.trace[0].part == "verb" else None
        return topic_in([replace(thing, attached=())], self._dictionary, self._matcher) if thing is not None else ""

    def _is_protest(self, name: str) -> bool:
        action = self._dictionary.actions.get(name)
        return action is not None and action.protest

    def _is_release(self, name: str) -> bool:
        """Of what is set free the released are the target, and nobody protests against them."""
        action = self._dictionary.actions.get(name)
        return action is not None and action.done.startswith("084")

    def _wants(self, clause: Clause) -> Iterator[int]:
        """The clauses that say what the subject of a protest wants."""
        below = [
            other.index
            for other in self._parse.clauses
            if other.parent == clause.index
            and other.link in ("", "to")
            and (
                other.kind is ClauseKind.ADVERBIAL or other.kind is ClauseKind.RELATIVE and other.verb.form == "gerund"
            )
        ]
        for index in (*clause.complements, *below):
            entries = [fit.entry for fit in self._matcher.verb_fits(self._parse.clauses[index])]
            voiced = any(
                entry.name in DEMANDS if entry.result == "frame" else self._is_protest(entry.name) for entry in entries
            )
            if voiced or index in clause.complements:
                yield index

    def _heads(self, arguments: Arguments) -> Iterator[int]:
        return (phrase.head for phrase in (arguments.subject, arguments.object, *arguments.preps) if phrase is not None)

    def _reason(self, part: str, entry: VerbEntry, trigger: tuple[int, int]) -> Reason:
        return Reason(
            part, entry.id, entry.where, " ".join([token.text for token in self._tokens[trigger[0] : trigger[1]]])
        )
