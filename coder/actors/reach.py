"""How far a phrase reaches to an actor: whether the noun at its head stands for the one whose it is.

"Israel's decision" may stand for Israel, and "Syrian jets" bomb for Syria; but nobody meets "an Asian agreement", and
"a Kenyan plane" that lands does nothing for Kenya.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from coder.actors.items import Item
from coder.actors.recognized import RecognizedSentence
from coder.core.syntax import Phrase
from coder.dictionary.actor_kinds import BODIES, ActorKind
from coder.dictionary.word_lists import word_set

THEMES: Final = word_set("actors.theme_prepositions")
GATHERING: Final = "gathering"
"""The union of classes of nouns for meetings."""
SAID: Final = "communication"
"""The class of nouns for what is said."""
PASSAGE: Final = "passage"
"""The union of classes of nouns that, even with a capital, name what is said or done ("the Kyoto Protocol")."""


class Reach(IntEnum):
    """What may stand at the head of a phrase that means its owner; each names a union of classes of nouns."""

    HEAD = 0
    """The head itself must name the actor."""
    ANY = 1
    DOER = 2
    """Who does something: persons, groups, organs of states."""
    FORCE = 3
    """Who uses force: also the act itself, a vehicle or a weapon."""
    VOICE = 4
    """Who says something: also a statement or letter."""
    PARTNER = 5
    """With whom something is done, and where a visit goes; of a meeting the body that holds it ("a NATO summit")."""
    VICTIM = 6
    """What can be attacked: persons and things."""
    CONCERN = 7
    """What can be judged or asked for: anything but times and amounts."""
    FRONT = 8
    """Against whom forces stand: the same, and whose border they stand near ("massed near the Chadian border")."""

    @property
    def crosses_places(self) -> bool:
        """Whether the town before a noun and the place after it are meant too ("the Aleppo garrison")."""
        return self in (Reach.ANY, Reach.VICTIM)


UNIONS: Final = tuple((Reach.CONCERN if reach is Reach.FRONT else reach).name.lower() for reach in Reach)
"""By reach the name of its union of classes in ``noun_classes.yaml``."""


def stands_for_owner(sentence: RecognizedSentence, phrase: Phrase, reach: Reach) -> bool:
    """Whether the noun at the head of a phrase stands for its owner; nouns without a class always do.

    A border does not, where it says only near which place something happens.
    """
    if reach is not Reach.FRONT and sentence.is_border(phrase):
        return False
    if reach is Reach.ANY:
        return True
    head, classes = sentence.tokens[phrase.head], sentence.dictionary.noun_classes
    found = classes.of(head.lemma.lower())
    if not found or head.tag == "CD":
        return True
    if head.tag.startswith("NNP") and not classes.among(found, PASSAGE):
        return True
    return classes.among(found, UNIONS[reach])


def owning(items: list[Item], sentence: RecognizedSentence, phrase: Phrase, reach: Reach) -> list[Item]:
    """The items before a noun that may own it: no town as doer, and only bodies hold meetings."""
    if reach.crosses_places or stands_for_owner(sentence, phrase, Reach.DOER):
        return items
    if reach is Reach.PARTNER and sentence.dictionary.noun_classes.among(
        sentence.dictionary.noun_classes.of(sentence.tokens[phrase.head].lemma.lower()), GATHERING
    ):
        return items if all(item.kind in BODIES for item in items) else []
    return [] if all(item.is_town for item in items) else items


def owns_from_behind(sentence: RecognizedSentence, thing: Phrase, phrase: Phrase, reach: Reach) -> bool:
    """Whether a phrase behind a thing says whose it is: "the policy of Chad"; what happens "in Chad" it answers for.

    It does not for what is only said or held in its capital: "rumours in London".
    """
    if phrase.prep in THEMES:
        return True
    item = sentence.first_name(phrase) if reach in (Reach.CONCERN, Reach.FRONT) else None
    if item is None or item.kind is not ActorKind.STATE:
        return False
    if item.form != "capital":
        return True
    classes = sentence.dictionary.noun_classes
    found = classes.of(sentence.tokens[thing.head].lemma.lower())
    return SAID not in found and not classes.among(found, GATHERING)
