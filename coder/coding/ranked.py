"""Who does something as the first, the last or the only one: "is the first leader to visit Togo" tells of a visit."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.word_lists import word_set

LINKING: Final = word_set("clauses.linking_verbs")
RANKS: Final = word_set("coding.ranks")
AMONG: Final = word_set("coding.rank_prepositions")
STATES: Final = word_set("actors.country_nouns")
SUPERLATIVES: Final = ("JJS", "RBS")
DOERS: Final = "agent"
INFINITIVE_LINK: Final = "to"


def ranking_clause(clause: Clause, parse: Parse, classes: NounClasses) -> Clause | None:
    """The clause that says of its subject which of those he is who do what an infinitive tells; null where none does.

    It leaves what the infinitive tells as it is itself: done, to come, or denied.
    """
    if clause.link != INFINITIVE_LINK or clause.parent is None:
        return None
    above = parse.clauses[clause.parent]
    if above.verb.lemma not in LINKING or above.subject is None or above.verb.stop > clause.verb.first:
        return None
    ranked = (above.predicate, *(phrase for phrase in above.preps if phrase.prep in AMONG))
    found = any(phrase is not None and _is_rank_of_doers(phrase, parse, classes) for phrase in ranked)
    return above if found else None


def _is_rank_of_doers(phrase: Phrase, parse: Parse, classes: NounClasses) -> bool:
    """Whether a phrase is of those who do something: "the first leader", "one of the first countries"."""
    tokens = parse.sentence.tokens
    for part in (phrase, *(other for other in phrase.attached if other.prep == "of")):
        words = tokens[part.first : part.head + 1]
        if not any(token.lemma.lower() in RANKS or token.tag in SUPERLATIVES for token in words):
            continue
        head = tokens[part.head]
        noun = head.lemma.lower()
        if head.tag[0] in "JC" or noun in STATES or classes.among(classes.of(noun), DOERS):
            return True
    return False
