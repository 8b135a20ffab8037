"""Bodies that only their name tells of, since no entry knows them: "a spokesman for the Front", "the Green Party"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import NAME_TAGS, Item
from coder.actors.recognized import RecognizedSentence
from coder.actors.story_evidence import is_common
from coder.core.syntax import Phrase
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

NAME_JOINTS: Final = word_set("actors.name_joints")
PARTY: Final = "PTY"


def is_unknown_body(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase is of a body that no entry knows: "a spokesman for the Front" has no role at all.

    Nor has "a Storehouse official".
    """
    if not items or not are_generic(items):
        return False
    tokens = sentence.tokens
    before = tokens[items[0].first - 1] if items[0].first > phrase.first else None
    single = items[-1].form == "one" and tokens[items[-1].stop - 1].text.islower()
    if single and before is not None and before.tag in NAME_TAGS:
        return True
    bodies = [other for other in phrase.attached if other.prep == "for" and tokens[other.head].tag.startswith("NNP")]
    return any(sentence.first_name(body) is None for body in bodies)


def is_unknown_name(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a noun for a body is a part of a longer name that no entry knows ("Brigades for the Defense")."""
    last = items[-1] if items else None
    if last is None or last.agent is None:
        return False
    tokens, noun = sentence.tokens, sentence.tokens[last.stop - 1]
    if not noun.text[:1].isupper() or "group" not in sentence.dictionary.noun_classes.of(noun.lemma.lower()):
        return False
    after = tokens[last.stop : last.stop + 3]
    if len(after) == 3 and after[0].text.lower() in NAME_JOINTS:
        return after[0].text[:1].isupper() or noun.tag[:3] == "NNP" and after[1].tag[:3] == "NNP"
    known = {at for item in items for at in item.positions}
    inside = [tokens[at] for at in range(phrase.first, phrase.stop) if at not in known]
    proper = [token.text for token in inside if token.tag[:3] == "NNP"]
    if last.agent.role == PARTY and is_common(proper, ActorKind.PARTY):
        return False  # "the Social Democratic Party" is one of its country
    return noun.tag[:3] == "NNP" and bool(proper)


def names_unknown_party(sentence: RecognizedSentence, party: Item, phrase: Phrase) -> bool:
    """Whether a party has a name that no entry knows: those that rule are known ("the Green Party")."""
    tokens = sentence.tokens
    before = party.first - 1
    return before >= phrase.first and tokens[before].tag[:3] == "NNP" and tokens[party.stop - 1].text[:1].isupper()


def are_generic(items: Sequence[Item]) -> bool:
    """Whether all items are role nouns that say no more than "person of"."""
    return all(item.agent is not None and item.agent.generic for item in items)
