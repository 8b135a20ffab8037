"""Documents that speak for those who issued them: "Mali passed a resolution. The resolution urged Chad to act"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.actors.coreference import DEFINITE, DOCUMENTS
from coder.actors.mention import Issued, are_media
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.core.model import Actors
from coder.core.syntax import Clause, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

ISSUING: Final = word_set("actors.issuing_verbs")
HOLDERS: Final = word_set("actors.document_prepositions")
ISSUERS: Final = word_set("actors.issuer_prepositions")
AGENT, INFINITIVE = "by", "infinitive"


def note_documents(actors: SentenceActors) -> None:
    """Note who issued the documents of a sentence, so that later phrases may take them up."""
    sentence = actors.sentence
    if DOCUMENTS.isdisjoint(sentence.lowers):
        return
    documents = actors.discourse.documents
    for clause in actors.clauses:
        for phrase in _phrases(clause):
            noun = sentence.word(phrase.head)
            if noun not in DOCUMENTS:
                continue
            found = _issued_in(actors, clause, phrase) or actors.actors(replace(phrase, attached=()), Reach.VOICE)
            if found and not are_media(found):
                issued = Issued(sentence.index, found)
                documents.put(noun, issued)
                documents.put("", issued)


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
