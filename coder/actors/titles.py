"""What a title means by the words beside it: who leads a strike, whose deputy one is, of what one is president."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import NAME_TAGS, Item
from coder.actors.recognized import RecognizedSentence
from coder.core.model import Phrase
from coder.dictionary.word_lists import word_set, word_values

LED: Final = word_values("actors.led_things")
"""For what somebody leads the role of those who do so."""
STAND_INS: Final = word_set("actors.stand_ins")
PERSONAL: Final = word_set("actors.singular_pronouns")
BODY_HEADS: Final = word_set("actors.body_heads")
RULERS, LAWMAKERS, BUSINESS = "GOV", "LEG", "BUS"


def role_of_title(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase, role: str) -> str:
    """Return the role of the title that ends the items of a phrase, where the words beside it change it."""
    last = items[-1] if items else None
    if role == LAWMAKERS and last is not None and _stands_in(sentence, last, phrase):
        return RULERS
    if role == RULERS and last is not None:
        return _led(sentence, last, phrase) or (BUSINESS if _heads_unknown_body(sentence, items, phrase) else role)
    return role


def _led(sentence: RecognizedSentence, last: Item, phrase: Phrase) -> str:
    """Return the role of those who lead a strike, a protest or a revolt: "strike leaders"; "" for all others."""
    if last.agent is None or not last.agent.generic:
        return ""
    tokens = sentence.tokens
    before = [tokens[last.first - 1]] if last.first > phrase.first else []
    things = [*before, *[tokens[other.head] for other in phrase.attached if other.prep == "of"]]
    return next((LED[thing.lemma.lower()] for thing in things if thing.lemma.lower() in LED), "")


def _stands_in(sentence: RecognizedSentence, last: Item, phrase: Phrase) -> bool:
    """Whether a noun is for the second man of somebody: "his deputies", not "Turkey's deputies"."""
    if sentence.tokens[last.stop - 1].lemma.lower() not in STAND_INS:
        return False
    if phrase.possessor is None:
        return sentence.word(phrase.first) in PERSONAL
    owners = sentence.within(phrase.possessor)
    return bool(owners) and (owners[-1].is_person or owners[-1].form == "surname")


def _heads_unknown_body(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether somebody heads a body that no entry knows: "Chamber of Potters president", "the president of Wilco"."""
    title = items[0]
    if title.agent is None or sentence.word(title.stop - 1) not in BODY_HEADS:
        return False
    of = next((other for other in phrase.attached if other.prep == "of"), None)
    if of is not None and sentence.tokens[of.head].tag in NAME_TAGS and not sentence.within(of):
        return True
    if title.first == phrase.first:
        return False
    before = sentence.tokens[title.first - 1]
    return before.tag in NAME_TAGS and sentence.tokens[title.first].text.islower()
