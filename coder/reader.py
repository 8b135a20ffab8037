"""Clauses and nouns of one sentence to deeds: entries are matched, frames are laid over what they govern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from coder.actors import SentenceActors
from coder.addressed import is_agentless, is_told, is_unnamed
from coder.arguments import Arguments, attached
from coder.deeds import DUTY, HOSTILE_ROOTS, Deed, framed, is_spoken, is_violent
from coder.dictionary import Dictionary
from coder.modality import POSSIBLE, modal, standing
from coder.model import Actors, Clause, ClauseKind, Parse, Phrase, Reason
from coder.parties import ITSELF, Parties, localised
from coder.protests import DEMANDS, NAMING, topic_in, topic_of, topic_wanted
from coder.verb_tables import VerbEntry
from coder.verbs import Fit, Matcher

CONTENT_PREPOSITIONS = frozenset(("for", "of", "with", "over", "on", "about", "to", "against", "from", "into", "in"))
CHANGES = frozenset(("stop", "resume"))
"""Frames whose object, where there is one, is what they change: "lifted the ban on condition that ..."."""
OWN = frozenset(("resume", "order", "attempt"))
"""Frames whose subject does what the noun under them says: "resumed a police raid"."""
REASONS = frozenset(("for", "of"))
"""Links of what somebody is arrested, sentenced or praised for: alleged, not reported."""
SILENCED = frozenset(("intend", "reject", "appeal"))
"""Frames that are no event where what they govern is known to be none: "refused to praise the film"."""
PRESUPPOSING = frozenset(("approve", "criticise", "defend"))
"""Frames over what has happened: where nobody is said to hold the view, the deed itself remains."""
MAX_DEPTH = 8


class Reader:
    """Reads one sentence; ``deeds`` gives what it says was done, ``seen`` which clauses a frame has taken in."""

    def __init__(self, dictionary: Dictionary, parse: Parse, actors: SentenceActors) -> None:
        self._dictionary = dictionary
        self._parse = parse
        self._tokens = parse.sentence.tokens
        self._actors = actors
        self._parties = Parties(parse, actors)
        self._matcher = Matcher(dictionary, self._tokens)
        self._known: dict[int, tuple[Deed, ...]] = {}
        self._taken_clauses: set[int] = set()
        self._taken_nouns: set[int] = set()
        self._silent: set[int] = set()

    def deeds(self) -> list[Deed]:
        """All deeds of the sentence, blocked ones included: of clauses that no frame governs, then of nouns."""
        out: list[Deed] = []
        order = sorted(self._parse.clauses, key=lambda clause: clause.kind is ClauseKind.COMPLEMENT)
        found = {clause.index: self._clause(clause.index, 0) for clause in order}
        for clause in self._parse.clauses:
            if clause.index not in self._taken_clauses:
                reporter = self._parties.reporter(clause)
                for deed in found[clause.index]:
                    told = deed if deed.target else replace(deed, target=self._parties.told(clause, deed.source))
                    out.append(standing(clause, told, reporter, self._tokens, self._dictionary))
        if not self._matcher.event_nouns <= self._taken_nouns:
            for clause in self._parse.clauses:
                out += self._nouns_of(clause)
            for phrase in self._parse.phrases:
                out += self._free_noun(phrase, "")
        return [localised(deed, self._dictionary) for deed in out]

    # -- clauses -----------------------------------------------------------------------------------------------

    def _clause(self, index: int, depth: int) -> tuple[Deed, ...]:
        if index not in self._known:
            self._known[index] = ()
            self._known[index] = self._read_clause(self._parse.clauses[index], depth) if depth < MAX_DEPTH else ()
        return self._known[index]

    def _read_clause(self, clause: Clause, depth: int) -> tuple[Deed, ...]:
        for fit in self._matcher.verb_fits(clause):
            if fit.entry.result == "none":
                self._taken_nouns.update(self._heads(fit.arguments))
                self._silent.add(clause.index)
                return ()
            deeds = [self._protest(deed, fit.arguments, clause) for deed in self._by_result(fit, clause, depth)]
            if deeds:
                return tuple(self._modal(clause, deed) for deed in self._with_results(clause, deeds))
        inner = [self._unless_aim(index, deed) for index in clause.complements for deed in self._clause(index, depth + 1)]
        self._taken_clauses.update(clause.complements)
        if not inner and clause.verb.modal in DUTY and clause.subject is not None and not clause.verb.negated:
            doer = self._actors.actors(clause.subject, loose=False)
            trigger = (clause.verb.first, clause.verb.stop)
            return (Deed("", clause.verb.modal, doer, (), trigger, (Reason("modality", "modal.duty", words=clause.verb.modal),), blocked="obligation"),)
        return tuple(self._modal(clause, deed) if clause.verb.negated else deed for deed in inner)

    def _modal(self, clause: Clause, deed: Deed) -> Deed:
        return modal(clause, deed, self._dictionary, self._tokens, int(self._actors.date[:4] or 0))

    def _with_results(self, clause: Clause, deeds: list[Deed]) -> list[Deed]:
        """"Rebels attacked the base, killing ten": what an act of violence led to is that act; without a target of its own it has the victims.
        The attack in "the attack killed ten" is no second one."""
        if not any(is_violent(deed, self._dictionary) for deed in deeds):
            return deeds
        if clause.subject is not None and all(deed.source and deed.target for deed in deeds):
            self._taken_nouns.add(clause.subject.head)
        for other in self._parse.clauses:
            if other.parent != clause.index or other.kind is not ClauseKind.ADVERBIAL or other.verb.form != "gerund" or other.link:
                continue
            results = self._clause(other.index, 1)
            if results and all(is_violent(result, self._dictionary) for result in results):
                self._taken_clauses.add(other.index)
                deeds = [replace(deed, target=deed.target or results[0].target) for deed in deeds]
        return deeds

    def _unless_aim(self, index: int, deed: Deed) -> Deed:
        """A deed of a complement; an infinitive that no frame governs is an aim, and has not happened."""
        verb = self._parse.clauses[index].verb
        return replace(deed, blocked=deed.blocked or "purpose") if verb.form == "infinitive" and not verb.perfect and not deed.frame else deed

    def _by_result(self, fit: Fit, clause: Clause, depth: int) -> list[Deed]:
        trigger = (clause.verb.first, clause.verb.stop)
        if fit.entry.result == "frame":
            return self._frame(fit, clause, trigger, depth)
        if fit.entry.result == "light":
            subject = self._parties.subject(fit, clause)
            deeds: list[Deed] = []
            for phrase in self._content_phrases(fit.arguments):
                if not deeds or not phrase.prep:
                    deeds += self._noun(phrase, subject, depth, light=fit.arguments)
            return [deed.because(self._reason("verb", fit.entry, trigger)) for deed in deeds]
        deed = self._action(fit, clause, trigger)
        return [deed] if deed.target or not fit.entry.target or not all(position.endswith(ITSELF) for position in fit.entry.target) else []

    def _action(self, fit: Fit, clause: Clause, trigger: tuple[int, int]) -> Deed:
        source = self._parties.subject(fit, clause)
        target = self._parties.target(fit, source)
        action = self._dictionary.actions.get(fit.entry.name)
        if not target and action is not None and action.root in HOSTILE_ROOTS:
            target = self._parties.concerned([other.index for other in self._parse.clauses if other.parent == clause.index and other.link == "to"], source)
        if not target and action is not None and not action.optional and fit.entry.target != ("none",) and fit.matched is not None:
            target = self._parties.concerned(fit.matched.clauses, source)
        self._taken_clauses.update(index for index in clause.complements if self._parse.clauses[index].link in REASONS)
        if fit.matched is not None:
            self._taken_nouns.add(fit.matched.head)
        return Deed(fit.entry.name, "", source, target, trigger, (self._reason("verb", fit.entry, trigger),))

    def _frame(self, fit: Fit, clause: Clause, trigger: tuple[int, int], depth: int) -> list[Deed]:
        entry = fit.entry
        subject = self._parties.subject(fit, clause) or self._parties.reporter(clause)
        content, phrase = self._content(fit, clause, subject, depth)
        addressee = self._parties.addressee(fit, phrase, subject)
        if phrase is not None and not addressee and not any(deed.source or deed.target for deed in content):
            addressee = self._parties.addressee(fit, replace(phrase, attached=()), subject) or self._parties.marked(phrase)
        if phrase is not None and phrase is clause.subject and not clause.verb.passive:
            subject = self._parties.reporter(clause)
        reason = self._reason("frame", entry, trigger)
        frame = "demand" if entry.name == "say" and is_told(clause, addressee, self._parse) else entry.name
        self._taken_clauses.update(clause.complements)
        if entry.name in ("say", "discuss") and subject and not clause.quoted:
            self._actors.discourse.speaker = subject
        voiced = entry.name in PRESUPPOSING or entry.name == "reject" and all(is_spoken(deed, self._dictionary) for deed in content)
        if content and not subject and voiced and all(deed.source and deed.target for deed in content):
            return [deed.because(reason) for deed in content]
        if is_unnamed(fit, clause, addressee, self._parse):
            content = [replace(deed, target=()) for deed in content]
        if content:
            told = frame == "say" and phrase is None
            deeds = [deed.because(reason) if told and is_agentless(deed, self._parse, self._dictionary) else
                     replace(framed(deed, frame, subject, addressee, self._dictionary), trigger=trigger).because(reason) for deed in content]
            return [replace(deed, target=()) for deed in deeds] if entry.target == ("none",) else deeds
        if not entry.alone or (entry.name in SILENCED and self._silent.intersection(clause.complements)):
            return []
        about = addressee or (self._parties.concerned(clause.complements, subject) if entry.target != ("none",) else ())
        return [Deed("", entry.name, subject, about, trigger, (reason,))]

    def _content(self, fit: Fit, clause: Clause, subject: Actors, depth: int) -> tuple[list[Deed], Phrase | None]:
        """What a frame is about: a complement clause, else an event noun as object (not in "told a rally that ..."), else one after a preposition."""
        frame = fit.entry.name
        if frame in CHANGES and fit.arguments.object is not None:
            return self._noun_content(self._matcher.heads(fit.arguments.object), fit, subject if frame in OWN else (), depth)
        deeds = [self._unless_aim(index, deed) if frame == "say" else deed for index in clause.complements for deed in self._clause(index, depth + 1)]
        deeds = [deed for deed in deeds if not deed.blocked] or deeds
        if deeds and not (fit.entry.alone and all(deed.blocked == "purpose" for deed in deeds)):
            return deeds, None
        if frame == "say" and clause.complements:
            return [], None
        phrases = (phrase for phrase in self._content_phrases(fit.arguments) if frame != "complain" or phrase is not fit.matched)
        found = self._noun_content(phrases, fit, subject if frame in OWN else (), depth)
        if found[0]:
            return found
        if fit.matched is not None and fit.matched.clauses:
            deeds = [deed for index in fit.matched.clauses for deed in self._clause(index, depth + 1)]
            self._taken_clauses.update(fit.matched.clauses)
            if deeds:
                return deeds, None
        of_subject = fit.entry.kind == "adjective" or fit.entry.word == "be" or (fit.arguments.object is None and fit.entry.name in ("stop", "resume"))
        if of_subject and clause.subject is not None:
            deeds = self._noun(clause.subject, (), depth)
            if deeds:
                return deeds, clause.subject
        return [], None

    def _noun_content(self, phrases: Iterable[Phrase], fit: Fit, subject: Actors, depth: int) -> tuple[list[Deed], Phrase | None]:
        """The first of the phrases that is an event noun."""
        for phrase in phrases:
            deeds = self._noun(phrase, subject, depth, beside=fit.arguments.preps)
            if deeds:
                return deeds, phrase
        return [], None

    def _content_phrases(self, arguments: Arguments) -> Iterator[Phrase]:
        if arguments.object is not None:
            yield from self._matcher.heads(arguments.object)
        for phrase in sorted(arguments.around, key=lambda phrase: phrase.first):
            if phrase.prep in CONTENT_PREPOSITIONS:
                yield from self._matcher.heads(phrase)

    # -- nouns -------------------------------------------------------------------------------------------------

    def _noun(self, phrase: Phrase, subject: Actors, depth: int, light: Arguments | None = None, beside: Sequence[Phrase] = ()) -> list[Deed]:
        """The deeds of an event noun; ``subject`` is that of a light verb, which also shares its other arguments.

        ``beside`` are those of a frame over the noun: one that follows the noun may hold its target ("demanded the release of X by Y").
        """
        for fit in self._matcher.noun_fits(phrase):
            self._taken_nouns.add(phrase.head)
            if fit.entry.result == "none":
                return []
            trigger = (phrase.head, phrase.head + 1)
            arguments = Arguments(phrase.possessor, phrase, light.indirect if light else None, (*attached(phrase), *(light.preps if light else ())))
            source, target = self._parties.of_noun(fit, phrase, arguments, subject)
            source, target = self._parties.beside(fit, phrase, beside, source, target)
            reason = self._reason("noun", fit.entry, trigger)
            if fit.entry.result == "frame":
                inner = [deed for index in phrase.clauses if depth < MAX_DEPTH for deed in self._clause(index, depth + 1)]
                self._taken_clauses.update(phrase.clauses)
                below = (*phrase.attached, *(other for first in phrase.attached for other in first.attached)) if depth < MAX_DEPTH else ()
                inner = inner or next((deeds for other in below if (deeds := self._noun(other, (), depth + 1))), [])
                deeds = [framed(deed, fit.entry.name, source, target, self._dictionary).because(reason) for deed in inner]
                if not deeds and fit.entry.alone:
                    about = target or (self._parties.concerned(phrase.clauses, source) if fit.entry.target != ("none",) else ())
                    deeds = [Deed("", fit.entry.name, source, about, trigger, (reason,))]
                if deeds:
                    return deeds
                continue
            return [self._protest(Deed(fit.entry.name, "", source, target, trigger, (reason,)), arguments, None)]
        return []

    def _nouns_of(self, clause: Clause) -> list[Deed]:
        blocked = "hypothetical" if clause.hypothetical else "negated" if clause.verb.negated else ""
        if clause.verb.modal in POSSIBLE:
            blocked = blocked or "possible"
        out: list[Deed] = []
        for phrase in (clause.subject, *clause.objects, *clause.preps, clause.predicate):
            if phrase is not None:
                out += self._free_noun(phrase, blocked)
        return out

    def _free_noun(self, phrase: Phrase, blocked: str) -> list[Deed]:
        """Events in nouns that no verb has taken: only where the noun itself names both sides."""
        out: list[Deed] = []
        for part in (phrase, *phrase.attached, *phrase.conjuncts, *phrase.appositions, *((phrase.possessor,) if phrase.possessor else ())):
            if part.head in self._matcher.event_nouns and part.head not in self._taken_nouns:
                deeds = self._noun(part, (), 0)
                out += [replace(deed, blocked=deed.blocked or blocked) for deed in deeds if deed.source and (deed.target or len(deed.source) > 1)]
            if part is not phrase:
                for inner in part.attached:
                    out += self._free_noun(inner, blocked)
        return out

    # -- small parts -------------------------------------------------------------------------------------------

    def _protest(self, deed: Deed, arguments: Arguments, clause: Clause | None) -> Deed:
        """A protest with its topic; what protesters demand in a clause of its own belongs to the protest ("marched to demand ...")."""
        if not self._is_protest(deed.action):
            return deed
        topic = deed.topic or topic_of(arguments, self._dictionary, self._matcher) or self._protested(deed, arguments)
        wants = list(self._wants(clause)) if clause is not None else []
        self._taken_clauses.update(wants)
        self._taken_nouns.update(phrase.head for phrase in arguments.around if phrase.prep in NAMING)
        target, opposed = deed.target, any(phrase.prep == "against" for phrase in arguments.around)
        for index in wants:
            wanted, aim = self._clause(index, 1), self._parse.clauses[index]
            asked = next((other.target for other in wanted if other.target and not self._is_release(other.action)), ())
            target = asked if asked and not opposed else target
            topic = topic or topic_wanted(wanted, self._dictionary) or topic_in((*aim.objects, *aim.preps), self._dictionary, self._matcher)
        return replace(deed, topic=topic, target=target)

    def _protested(self, deed: Deed, arguments: Arguments) -> str:
        """The topic of what is protested without a preposition: "protested the visit", but not "staged a protest"."""
        thing = arguments.object if deed.trace[0].part == "verb" else None
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
        below = [other.index for other in self._parse.clauses if other.parent == clause.index and other.link in ("", "to")
                 and (other.kind is ClauseKind.ADVERBIAL or other.kind is ClauseKind.RELATIVE and other.verb.form == "gerund")]
        for index in (*clause.complements, *below):
            entries = [fit.entry for fit in self._matcher.verb_fits(self._parse.clauses[index])]
            voiced = any(entry.name in DEMANDS if entry.result == "frame" else self._is_protest(entry.name) for entry in entries)
            if voiced or index in clause.complements:
                yield index

    def _heads(self, arguments: Arguments) -> Iterator[int]:
        return (phrase.head for phrase in (arguments.subject, arguments.object, *arguments.preps) if phrase is not None)

    def _reason(self, part: str, entry: VerbEntry, trigger: tuple[int, int]) -> Reason:
        return Reason(part, entry.id, entry.where, " ".join([token.text for token in self._tokens[trigger[0]:trigger[1]]]))
