"""Documents that speak for those who issued them: "Mali passed a resolution. The resolution urged Chad to act"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.actors.coreference import DOCUMENTS
from coder.actors.mention import Issued, are_media
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.actors.several import DEFINITE
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

ISSUING: Final = word_set("actors.issuing_verbs")
HOLDERS: Final = word_set("actors.document_prepositions")
ISSUERS: Final = word_set("actors.issuer_prepositions")
AFTER_HEAD: Final = frozenset(("IN", "TO", ",", "VBN", "VBG", "WDT", "VBD"))
"""The tags of what ends the first noun group of a sentence."""
AGENT, INFINITIVE = "by", "infinitive"


def note_documents(actors: SentenceActors) -> None:
    """Note who issued the documents of a sentence, so that later phrases may take them up."""
    sentence = actors.sentence
    if DOCUMENTS.isdisjoint(sentence.lowers):
        return
    _note_fronted(actors)
    for clause in actors.clauses:
        for phrase in _phrases(clause):
            noun = sentence.word(phrase.head)
            if noun not in DOCUMENTS:
                continue
            found = _issued_in(actors, clause, phrase) or actors.actors(replace(phrase, attached=()), Reach.VOICE)
            _note(actors, noun, found)


def _note(actors: SentenceActors, noun: str, found: Actors) -> None:
    """Note who issued the last document of a kind; journalists only write of it."""
    if found and not are_media(found):
        issued = Issued(actors.sentence.index, found)
        actors.discourse.documents.put(noun, issued)
        actors.discourse.documents.put("", issued)


def _note_fronted(actors: SentenceActors) -> None:
    """'In a letter to Chad, Mali said': note who issued the document with which a sentence begins."""
    sentence = actors.sentence
    if sentence.word(0) not in HOLDERS or sentence.word(1) in DEFINITE:
        return
    head = next((at for at, token in enumerate(sentence.tokens[1:]) if token.tag in AFTER_HEAD), 0)
    subject = next((clause.subject for clause in actors.clauses if clause.kind is ClauseKind.MAIN), None)
    if sentence.word(head) in DOCUMENTS and subject is not None and subject.first > head:
        _note(actors, sentence.word(head), actors.actors(subject, Reach.DOER))


def _phrases(clause: Clause) -> Iterator[Phrase]:
    """Yield the phrases of a clause, those in other phrases too."""
    if clause.subject is not None:
        yield from clause.subject.nested()
    for phrase in (*clause.objects, *clause.preps):
        yield from phrase.nested()


def _issued_in(actors: SentenceActors, clause: Clause, phrase: Phrase) -> Actors:
    """Return who issues a document by the words around it.

    "A statement by Mali", "a statement issued by Mali", "Mali issued a statement", "Mali said in a statement".
    """
    subject, verb = clause.subject, clause.verb
    issued = verb.lemma in ISSUING and verb.form != INFINITIVE
    agents = [other for other in phrase.attached if other.prep in ISSUERS]
    if issued and verb.passive and subject is phrase:
        agents += [other for other in clause.preps if other.prep == AGENT]
    found = next((found for agent in agents if (found := actors.actors(agent, Reach.DOER))), ())
    if found or subject is None or verb.passive:
        return found
    holds = phrase.prep in HOLDERS and actors.sentence.word(phrase.first) not in DEFINITE
    return actors.actors(subject, Reach.DOER) if holds or issued and phrase in clause.objects else ()
