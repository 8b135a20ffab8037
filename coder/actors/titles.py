"""What a title means by the words beside it: who leads a strike, whose deputy one is, of what one is president."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import NAME_TAGS, Item
from coder.actors.recognized import RecognizedSentence
from coder.core.actor_code import after_country, country_part
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.actor_kinds import BODIES, ActorKind
from coder.dictionary.word_lists import word_set, word_values

OF: Final = "of"
DETERMINERS: Final = frozenset(("DT", "PRP$"))
LED: Final = word_values("actors.led_things")
"""For what somebody leads the role of those who do so."""
STAND_INS: Final = word_set("actors.stand_ins")
ORATORS: Final = word_set("actors.orators")
PERSONAL: Final = word_set("actors.singular_pronouns")
BODY_HEADS: Final = word_set("actors.body_heads")
TITLES_OF_BODIES: Final = word_set("actors.titles_of_bodies")
PERSONAL_ROLES: Final = frozenset(("CVL", "ELI", "OPP"))
"""Roles of nouns before a title that say who somebody is: "a woman president"."""
HEAD: Final = "head"
"""The role noun that says of somebody only that he heads a body."""
FIRM_ENDINGS: Final = word_set("actors.firm_endings")
RULERS, LAWMAKERS, BUSINESS = "GOV", "LEG", "BUS"


def role_of_title(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase, role: str) -> str:
    """Return the role of the title that ends the items of a phrase, where the words beside it change it.

    What ends as the name of a firm is one, though only a place in it is known: "Bristol Steel Corp.".
    """
    last = items[-1] if items else None
    if not role and last is not None and last.stop <= phrase.head:
        return BUSINESS if sentence.word(phrase.head) in FIRM_ENDINGS else role
    if role == LAWMAKERS and last is not None:
        if _are_orators(sentence, last, phrase):
            return ""
        return RULERS if _stands_in(sentence, last, phrase) else role
    if role == RULERS and last is not None:
        return _led(sentence, last, phrase) or (BUSINESS if _heads_unknown_body(sentence, items, phrase) else role)
    return role


def as_head_of_body(sentence: RecognizedSentence, items: Sequence[Item], phrase: Phrase) -> Sequence[Item]:
    """Return items; a title that ends them and is that of the head of a body, and of no state, says no more than that.

    "The president of the teachers union", "a union president", "the chancellor of the university".
    """
    title = items[-1]
    if title.agent is None or title.agent.role != RULERS or sentence.word(title.stop - 1) not in TITLES_OF_BODIES:
        return items
    before = items[-2] if len(items) > 1 and items[-2].stop == title.first else None
    of = next((other for other in phrase.attached if other.prep == OF), None)
    owner = before if of is None else next(iter(sentence.within(of)[-1:]), None)
    if owner is None or not _is_body(owner):
        return items
    if of is None and owner.code in PERSONAL_ROLES or of is not None and not sentence.covers_head(owner, of):
        return items
    agents = sentence.dictionary.agents
    head = agents[sentence.dictionary.agent_names.readings(HEAD)[0].entry]
    return [*items[:-1], replace(title, agent=head, code=head.role)]


def without_shared_title(sentence: RecognizedSentence, members: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the members of a list without one of two titles of the head of a company, who is one man.

    "The president and chief executive of Wilco", "Wilco president and chief executive Juan Soto".
    """
    if len(members) != 2 or members[0].attached or sentence.word(members[0].head) not in TITLES_OF_BODIES:
        return members
    items = sentence.within(members[1])
    shares = bool(items) and items[-1].agent is not None and items[-1].agent.role[:3] == BUSINESS
    if not shares or sentence.tokens[members[1].first].tag in DETERMINERS:
        return members
    owned = any(item.is_named for item in sentence.within(members[0]))
    return members[:1] if owned and not members[1].attached else members[1:]


def _is_body(item: Item) -> bool:
    """Whether an item names a body of a state that is not its government: a company, a court, a union, a parliament."""
    if item.agent is not None:
        return bool(item.agent.role) and item.agent.role != RULERS and not item.agent.generic
    if item.kind is ActorKind.COMPANY:
        return True
    of_state = item.kind in BODIES and country_part(item.code) not in INTERNATIONAL
    return of_state and after_country(item.code) not in ("", RULERS)


def _are_orators(sentence: RecognizedSentence, last: Item, phrase: Phrase) -> bool:
    """Whether several speak somewhere, where a parliament has one speaker: "speakers at a rally"."""
    noun = sentence.tokens[last.stop - 1]
    alone = last.first == phrase.first or sentence.tokens[last.first - 1].tag == "DT"
    owned = phrase.possessor is not None or any(other.prep == OF for other in phrase.attached)
    return last.form == "many" and noun.lemma.lower() in ORATORS and alone and not owned


def _led(sentence: RecognizedSentence, last: Item, phrase: Phrase) -> str:
    """Return the role of those who lead a strike, a protest or a revolt: "strike leaders"; "" for all others."""
    if last.agent is None or not last.agent.generic:
        return ""
    tokens = sentence.tokens
    before = [tokens[last.first - 1]] if last.first > phrase.first else []
    things = [*before, *[tokens[other.head] for other in phrase.attached if other.prep == OF]]
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
    of = next((other for other in phrase.attached if other.prep == OF), None)
    if of is not None and sentence.tokens[of.head].tag in NAME_TAGS and not sentence.within(of):
        return True
    if title.first == phrase.first:
        return False
    before = sentence.tokens[title.first - 1]
    return before.tag in NAME_TAGS and sentence.tokens[title.first].text.islower()
