"""Notes the actors of a sentence's subjects and objects in the discourse, so that later phrases may take them up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.coreference import DOCUMENTS
from coder.actors.items import Item
from coder.actors.mention import STRANGER, Mention, are_media, last_of_name
from coder.actors.neighbours import is_part_of_world, names_list
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.core.basis import ASSURED
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import ELITE, FIGHTERS
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

BODY_NOUNS: Final = word_set("actors.body_nouns")
OWN: Final = word_set("actors.personal_possessives")
PARTNERS: Final = word_set("actors.partner_prepositions")
SHOOTING, AIMS = word_set("actors.shooting_verbs"), word_set("actors.aiming_prepositions")
OWNING: Final = word_set("actors.owning_prepositions")
OF: Final = "of"
PART_OF_WORLD: Final = "region"
"""The kind of a mention that no pronoun takes up: "Asia"."""


def note_clauses(actors: SentenceActors) -> None:
    """Note who speaks in a quotation, and all subjects and objects of a sentence from left to right."""
    clauses = actors.clauses
    reporter = _speaking(clauses)
    if reporter is not None:
        speaker = actors.actors(reporter, Reach.HEAD)
        if not are_media(speaker):
            actors.discourse.speakers.put("", speaker)
    for clause in clauses:
        if clause.kind is ClauseKind.MAIN and clause.verb.form == "finite" and not clause.verb.modal:
            actors.discourse.past_clauses += clause.verb.tense == "past"
            actors.discourse.present_clauses += clause.verb.tense == "present" and not clause.verb.perfect
    reporting = _in_reports(clauses)
    main = {clause.subject.first for clause in clauses if clause.subject is not None and clause.kind is ClauseKind.MAIN}
    parts = sorted(_parts(clauses), key=lambda part: (part[0].first, not part[1]))
    tellers = _tellers(clauses)
    for phrase, subject in parts:
        _note(actors, phrase, subject, phrase.first in reporting, subject and phrase.first in main, tellers)
        if phrase.conjuncts and all(actors.sentence.word(other.first) in OWN for other in phrase.conjuncts):
            first = replace(phrase, conjuncts=())  # "Lund and his delegation ... He"
            _note(actors, first, subject, phrase.first in reporting, subject and phrase.first in main, tellers)
    _note_asides(actors, parts)
    _note_owners(actors)


def _speaking(clauses: Sequence[Clause]) -> Phrase | None:
    """Return who says the quotation of a sentence: who reports a clause of it, or the subject behind its verb."""
    reported = next((clause.reporter for clause in clauses if clause.quoted and clause.reporter is not None), None)
    if reported is not None or not any(clause.quoted and clause.parent is None for clause in clauses):
        return reported
    inverted = (clause.subject for clause in clauses if clause.subject_rule == "inverted" and not clause.quoted)
    return next(inverted, None)


def _note_asides(actors: SentenceActors, parts: Sequence[tuple[Phrase, bool]]) -> None:
    """Note the persons and the holders of roles inside phrases that are not among the ``parts``, which are noted."""
    items = [item for item in actors.items if item.is_person or item.agent is not None and item.code]
    if not items:
        return
    places = [item.first for item in items]
    noted = {(phrase.first, phrase.stop) for phrase, _ in parts}
    inner = {
        (phrase.first, phrase.stop): phrase
        for clause in actors.clauses
        for whole in (clause.subject, *clause.objects, *clause.preps)
        if whole is not None
        for phrase in whole.nested()
        if any(phrase.first <= place < phrase.stop for place in places)
    }
    for place, phrase in sorted(inner.items()):
        mention = _mention(actors, phrase) if place not in noted else None
        if mention is not None and mention.nouns and _is_known(mention.actors[0]):
            actors.discourse.asides.note(mention)


def _is_known(actor: ActorMatch) -> bool:
    return bool(actor.country) and actor.basis in ASSURED


def _note_owners(actors: SentenceActors) -> None:
    """Note whose the things are that somebody acts on before he does something else: "backed Chad's bid and told it".

    They are asked for by pronouns alone that are objects of the second verb.
    """
    shared = [clause for clause in actors.clauses if clause.subject_rule == "shared" and clause.subject is not None]
    last = [clause for clause in shared if any(map(actors.pronouns.is_pronoun, (*clause.objects, *clause.preps)))]
    for clause in actors.clauses[: last[-1].index] if last else ():
        for whole in (*clause.objects, *clause.preps):
            for part in whole.nested():
                owners = [part.possessor] if part.possessor is not None else []
                owners += [other for other in part.attached if other.prep in OWNING]
                mentions = [_mention(actors, owner) for owner in owners]
                actors.discourse.owners += [mention for mention in mentions if mention is not None]


def _mention(actors: SentenceActors, phrase: Phrase) -> Mention | None:
    """Return the mention of a phrase that is noted in passing; None where it names nobody."""
    named = actors.actors(phrase, Reach.HEAD)
    items = actors.sentence.within(phrase)
    if not named or not items or actors.pronouns.is_pronoun(phrase):
        return None
    at = (actors.sentence.index, phrase.first)
    kind, entity = _taken_up_as(actors, phrase, items[-1]), _entity(actors, phrase, items[-1], named)
    return Mention(at, named, kind, entity, _nouns(actors, phrase), _gender(actors, phrase, items[-1], named))


def _in_reports(clauses: Sequence[Clause]) -> set[int]:
    """Return where those stand who report, or to whom it is told: "the minister told AFP that"."""
    reports = [clause for clause in clauses if clause.complements]
    found = {clause.subject.first for clause in reports if clause.subject is not None}
    return found.union([phrase.first for clause in reports for phrase in clause.objects])


def _tellers(clauses: Sequence[Clause]) -> set[int]:
    """Return where those stand who report what a sentence told before: "rebels seized a town, | police | said"."""
    return {
        clause.reporter.first
        for clause in clauses
        if clause.reporter is not None and not clause.quoted and clause.verb.stop <= clause.reporter.first
    }


def _parts(clauses: Sequence[Clause]) -> list[tuple[Phrase, bool]]:
    """Return the subjects and objects of clauses, each with whether it is a subject in its own right."""
    parts = [
        (clause.subject, clause.subject_rule in ("own", "shared", "inverted"))
        for clause in clauses
        if clause.subject is not None
    ]
    parts += [(phrase, False) for clause in clauses for phrase in clause.objects]
    for clause in clauses:
        beside = PARTNERS | AIMS if clause.verb.lemma in SHOOTING else PARTNERS
        parts += [(phrase, False) for phrase in clause.preps if phrase.prep in beside]
    return parts


def _note(
    actors: SentenceActors, phrase: Phrase, subject: bool, reports: bool, main: bool, tellers: Collection[int]
) -> None:
    """Note the actors of a phrase that is no pronoun, unless they are media that only report.

    A document that is a subject speaks for those whose it is: "the report ... it also urged". A group that reports
    what was told before it is no subject: "rebels seized a town, police said. They fled".
    """
    is_document = subject and actors.sentence.word(phrase.head) in DOCUMENTS
    named = actors.actors(phrase, Reach.VOICE if is_document else Reach.HEAD)
    if actors.pronouns.is_pronoun(phrase) or (reports and are_media(named)):
        return
    if not named:
        if subject and _is_stranger(actors, phrase):
            actors.discourse.note(Mention((actors.sentence.index, phrase.first), (), STRANGER, subject=True, main=main))
        return
    items = actors.sentence.within(phrase)
    item = items[-1] if items else None
    kind = "marked" if item is None and actors.is_marked(phrase) else _taken_up_as(actors, phrase, item)
    if is_document:
        item, kind = None, "body"
    gender = _gender(actors, phrase, item, named)
    at = (actors.sentence.index, phrase.first)
    entity = _entity(actors, phrase, item, named)
    first = _first_of_list(actors, phrase)
    subject = subject and not (kind == "group" and phrase.first in tellers)
    if item is not None and item.agent is not None:
        _note_foreigners(actors, items, phrase, item.agent.id, named)
    actors.discourse.note(Mention(at, named, kind, entity, _nouns(actors, phrase), gender, subject, first, main))


def _gender(actors: SentenceActors, phrase: Phrase, item: Item | None, named: Actors) -> str:
    """Return the gender of the person whom a phrase names, where an apposition or the name given before tells it."""
    if item is not None and item.actor is not None:
        return item.actor.gender
    for part in phrase.appositions:
        for other in actors.sentence.within(part):
            if other.actor is not None and other.is_person and other.actor.id == named[0].id:
                return other.actor.gender
    return actors.discourse.gender(named[0].id) if len(named) == 1 else ""


def _is_stranger(actors: SentenceActors, phrase: Phrase) -> bool:
    """Whether a phrase is of one person: "a carpenter", "Ali Demir", not "the storm", "Ford" or "Wycombe Bank"."""
    head = actors.sentence.tokens[phrase.head]
    classes = actors.dictionary.noun_classes.of(head.lemma.lower())
    if head.tag == "NNP":
        return not head.text.isupper() and (not classes or "person" in classes)
    return head.tag == "NN" and "person" in classes


def _note_foreigners(actors: SentenceActors, items: Sequence[Item], phrase: Phrase, noun: str, named: Actors) -> None:
    """Note whether a role noun stands for people from abroad from now on."""
    if actors.builder.is_foreign(items, phrase):
        actors.discourse.foreign.add(noun)
    elif named[0].country:
        actors.discourse.foreign.discard(noun)


def _first_of_list(actors: SentenceActors, phrase: Phrase) -> Actors:
    """Return the actors of the first member of a list; none for a phrase that is no list, or that its members name."""
    if not phrase.conjuncts or names_list(actors.sentence, phrase):
        return ()
    return actors.actors(replace(phrase, conjuncts=()), Reach.HEAD)


def _taken_up_as(actors: SentenceActors, phrase: Phrase, item: Item | None) -> str:
    """Return what takes a phrase up: ``person`` ("he"), ``body`` ("it") or ``group`` ("they"); no pronoun a region."""
    head = actors.sentence.tokens[phrase.head]
    if item is not None:
        if item.form == "acronym":
            return "body"
        if item.is_person:
            return "person"
        if item.actor is not None and item.form != "people":
            return PART_OF_WORLD if is_part_of_world(actors.dictionary, item) else "body"
    if head.tag in ("NNS", "NNPS") or (item is not None and item.form == "many"):
        return "group"
    agent = item.agent if item is not None and item.form == "one" and head.tag == "NN" else None
    if agent is None and head.tag == "DT":
        return "group"  # "I say this and Kenya rejects it"
    if agent is None:
        return _whose_kind(actors, phrase) if head.tag == "NN" else "person"
    is_person = ActorKind.PERSON in agent.takes_up or "person" in actors.dictionary.noun_classes.of(head.lemma)
    return "body" if head.lemma in BODY_NOUNS or (agent.takes_up and not is_person) else "person"


def _whose_kind(actors: SentenceActors, phrase: Phrase) -> str:
    """Return what takes up whose a thing is: "the death of the king ... he", but not "the custody of the men ... they".

    A number of people are a group.
    """
    classes = actors.dictionary.noun_classes.of(actors.sentence.tokens[phrase.head].lemma.lower())
    whose = next((part for part in phrase.attached if part.prep == OF), None)
    if whose is None or "person" in classes:
        return "person"
    items = actors.sentence.within(whose)
    kind = _taken_up_as(actors, whose, items[-1] if items else None)
    return kind if kind != "group" or "quantity" in classes else PART_OF_WORLD


def _entity(actors: SentenceActors, phrase: Phrase, item: Item | None, named: Actors) -> str:
    """Return the kind of entry that a mention is of; "" where nothing says it.

    Fighters without a name are a group, and whoever is named in full or by a surname is a person.
    """
    if item is not None and item.actor is not None:
        return "organ" if item.form == "organ" else item.actor.kind
    if item is not None and item.form == "acronym":
        return "organisation"
    by_surname = item is not None and item.form == "surname"
    if by_surname or actors.sentence.tokens[phrase.head].tag == "NNP" or _has_person(actors, phrase):
        return "person"
    return "group" if named[0].role in FIGHTERS else ""


def _has_person(actors: SentenceActors, phrase: Phrase) -> bool:
    """Whether an apposition of a phrase names a person."""
    return any(item.is_person for part in phrase.appositions for item in actors.sentence.within(part))


def _nouns(actors: SentenceActors, phrase: Phrase) -> frozenset[str]:
    """Return the role nouns of a phrase and of its appositions, with the ids of their entries.

    The office of a person that it names is one of them, and the noun that a body has for its last name: "Merkel ... the
    chancellor", "the Security Council ... the council".
    """
    sentence = actors.sentence
    nouns: set[str] = set()
    for part in (phrase, *phrase.appositions):
        items = sentence.within(part)
        if actors.builder.is_former(items, part):
            continue
        for item in items:
            if item.agent is not None and item.code != ELITE:
                nouns |= {item.agent.id, sentence.tokens[item.stop - 1].lemma.lower()}
            elif item.is_person:
                nouns |= _office(item, sentence.date)
            elif item.stop - item.first > 1 and (item.form == "organ" or not item.is_place):
                nouns.add(last_of_name(sentence.word(item.stop - 1)))
    return frozenset(nouns)


def _office(item: Item, date: str) -> set[str]:
    """Return the last word of the office that a person holds at a date; nothing where it holds none."""
    assert item.actor is not None
    term = next((term for term in item.actor.terms if term.holds_at(date)), None)
    return {term.office.split()[-1]} if term is not None and term.office else set()
