"""The actors of a sentence in two phases: recognise its items and note what it mentions, then resolve its phrases."""

from __future__ import annotations

from collections.abc import Sequence

from coder.actors.discourse import Discourse
from coder.actors.documents import note_documents
from coder.actors.introductions import (
    introduce_acronyms,
    introduce_explained,
    introduce_initials,
    introduce_persons,
)
from coder.actors.items import MarkedSpan
from coder.actors.mentions import note_clauses
from coder.actors.recognized import RecognizedSentence
from coder.actors.recognizer import Recognizer
from coder.actors.resolver import SentenceActors
from coder.core.syntax import Clause, Sentence
from coder.dictionary.tables import Dictionary


def sentence_actors(
    sentence: Sentence,
    clauses: Sequence[Clause],
    dictionary: Dictionary,
    discourse: Discourse,
    date: str,
    given: Sequence[MarkedSpan] = (),
) -> SentenceActors:
    """Add what a sentence says to the discourse, and return what resolves the phrases of the sentence by it.

    The discourse has begun the sentence (``Discourse.begin_sentence``).
    While the mentions are noted one after another, phrases are resolved by those before them. Answers that later
    mentions may change (who speaks, who comes first after a pronoun, who shares its country) are not kept.
    """
    first = _recognised(sentence, clauses, dictionary, discourse, date, given)
    introduce_persons(first)
    introduce_initials(first)
    note_clauses(first)
    introduce_explained(first)
    note_documents(first)
    first.settle()
    return first


def _recognised(
    sentence: Sentence,
    clauses: Sequence[Clause],
    dictionary: Dictionary,
    discourse: Discourse,
    date: str,
    given: Sequence[MarkedSpan],
) -> SentenceActors:
    """Find the items of a sentence, once more where it defines acronyms."""
    recognizer = Recognizer(sentence.tokens, dictionary, discourse, date)
    recognizer.note_words()
    recognized = RecognizedSentence(sentence, recognizer.find(), dictionary, date)
    actors = SentenceActors(recognized, discourse, clauses, given)
    if not introduce_acronyms(actors):
        return actors
    recognized = RecognizedSentence(sentence, recognizer.find(), dictionary, date)
    return SentenceActors(recognized, discourse, clauses, given)
