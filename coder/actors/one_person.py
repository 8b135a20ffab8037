"""Members of a list who are no party of their own: the offices of one person, and the family of another member."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import NAME_TAGS
from coder.core.syntax import Phrase, Token
from coder.core.values import replace
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

RELATIONS: Final = word_set("actors.relation_nouns")
FAMILY: Final = word_set("actors.family_nouns")
POSSESSIVES: Final = word_set("actors.personal_possessives")
PERSONS: Final = "agent"
"""The union of classes of nouns for persons and groups."""
BARE: Final = ("JJ", "NN", "VBN", "VBG")
"""The tags with which a role without a determiner begins: "former head of the bank"."""
ROLE: Final = "NN"


def parties(phrase: Phrase, tokens: Sequence[Token], dictionary: Dictionary) -> tuple[Phrase, ...]:
    """Return the members of the list that a phrase begins, each person once and none that is only another's family."""
    members = without_family(phrase, tokens, dictionary)
    return members if len(members) < 2 else _each_once(members, tokens, dictionary.noun_classes)


def without_family(phrase: Phrase, tokens: Sequence[Token], dictionary: Dictionary) -> tuple[Phrase, ...]:
    """Return the members of a list without the family of the first one: "the leaders and their wives".

    "Syria, Iran's ally and Russia's partner," is Syria alone.
    """
    first = tokens[phrase.head]
    told = len(phrase.conjuncts) > 1 and first.tag in NAME_TAGS and tokens[phrase.stop].text == ","
    if told and all(_is_relation(tokens[other.head]) for other in phrase.conjuncts):
        return (phrase,)
    if not phrase.conjuncts or first.tag not in NAME_TAGS and not _is_person(first, dictionary.noun_classes):
        return (phrase, *phrase.conjuncts)
    return (phrase, *[other for other in phrase.conjuncts if not _is_family(other, tokens)])


def _each_once(members: tuple[Phrase, ...], tokens: Sequence[Token], classes: NounClasses) -> tuple[Phrase, ...]:
    """Return the members of a list, each person once.

    "Lund, head of the bank and member of the board," is one man, and so is "the Danish actor and activist Ole Lund".
    """
    first, others = members[0], members[1:]
    if len(others) > 1 and tokens[first.head].tag in NAME_TAGS and tokens[first.stop].tag == ",":
        single = all(tokens[other.head].tag == ROLE for other in others)
        told = any(_is_role(other, tokens, classes) for other in others)
        one = single and told and any(_is_bare(other, tokens) for other in others)
        return (replace(first, appositions=(*first.appositions, *others)),) if one else members
    before, last = members[-2], members[-1]
    alone = not before.attached and before.possessor is None and last.first == before.stop + 1
    if alone and _is_role(before, tokens, classes) and _is_bare(before, tokens) and _is_titled(last, tokens, classes):
        return (*members[:-2], replace(last, first=before.first))
    return members


def _is_person(token: Token, classes: NounClasses) -> bool:
    return classes.among(classes.of(token.lemma.lower()), PERSONS)


def _is_role(phrase: Phrase, tokens: Sequence[Token], classes: NounClasses) -> bool:
    """Whether a phrase is that of one person without a name: "chairman", "former Danish president"."""
    return tokens[phrase.head].tag == ROLE and _is_person(tokens[phrase.head], classes)


def _is_bare(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a phrase has no determiner, as only a role in apposition has none."""
    return phrase.possessor is None and tokens[phrase.first].tag in BARE


def _is_titled(phrase: Phrase, tokens: Sequence[Token], classes: NounClasses) -> bool:
    """Whether a phrase is a name behind a role: "activist Ole Lund"."""
    if tokens[phrase.head].tag not in NAME_TAGS or tokens[phrase.first].tag != ROLE or phrase.possessor is not None:
        return False
    return any(token.tag == ROLE and _is_person(token, classes) for token in tokens[phrase.first : phrase.head])


def _is_relation(token: Token) -> bool:
    """Whether a noun says what one is to others: "ally"."""
    return token.tag == ROLE and token.lemma.lower() in RELATIONS


def _is_family(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a phrase names only the relatives of somebody: "his wife", "spouses"."""
    owned = phrase.first == phrase.head or tokens[phrase.first].text.lower() in POSSESSIVES
    return owned and tokens[phrase.head].lemma.lower() in FAMILY
