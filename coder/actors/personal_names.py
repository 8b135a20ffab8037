"""Names of persons: whether a name is part of another one, and which short names a full name introduces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.syntax import Token
from coder.dictionary.actor_tables import BY_GIVEN_NAME, BY_LAST_NAME, FAMILY_FIRST
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_list, word_set, word_values

TITLES: Final = word_values("actors.titles")
CALENDAR: Final = word_set("calendar.days").union(word_list("calendar.months"))
"""A day or month before a name is no given name: "on Monday Kenya", "in June Georgia", "on Sunday Blair"."""
DAYS: Final = frozenset(day.capitalize() for day in word_list("calendar.days"))
PARTICLES: Final = word_set("actors.leading_particles")
DEGREES: Final = word_set("actors.degrees")
PARTS_OF_STATES: Final = word_set("actors.parts_of_states")
PLACE_PREFIXES: Final = word_set("actors.place_prefixes")
BODIES_OF_HEADS: Final = word_set("actors.bodies_of_heads")
NAME_SUFFIXES: Final = word_set("actors.name_suffixes")
NAME_ARTICLES: Final = word_list("actors.name_articles")


class NameNeighbours:
    """Tells from the words beside a name of a sentence whether it is a part of an unknown person's name."""

    __slots__ = ("_dictionary", "_folds", "_texts", "_tokens")

    def __init__(
        self, tokens: Sequence[Token], texts: Sequence[str], folds: Sequence[str], dictionary: Dictionary
    ) -> None:
        self._tokens, self._texts, self._folds, self._dictionary = tokens, texts, folds, dictionary

    def is_unknown(self, at: int) -> bool:
        """Whether a word is capitalised and no title, role noun or known name by itself."""
        word = self._folds[at]
        return (
            self._tokens[at].tag == "NNP"
            and len(word) > 1
            and not word.endswith(".")
            and word not in TITLES
            and word not in DEGREES
            and word not in CALENDAR
            and word not in PARTICLES
            and not self._dictionary.agent_names.start(word).readings
            and all(form == "bare" for _, _, form in self._dictionary.names.start(word).readings)
        )

    def is_surname(self, at: int) -> bool:
        """Whether the name of a place is a person's.

        It stands after a given name ("Michael Jordan"), or after any other that follows a role noun or that an age
        follows ("the editor Otis Jordan", "Otis Jordan, 43,"), or is one before a family name ("Chad Smith").
        """
        given = self._dictionary.given_names
        if self._tokens[at].tag[:2] != "NN":
            return False
        if at and self._tokens[at - 1].tag == "NNP":
            before = self._folds[at - 1]
            if before not in PLACE_PREFIXES and before not in CALENDAR and (before in given or self._is_titled(at)):
                return True
        return (
            at + 1 < len(self._texts)
            and self._tokens[at + 1].tag == "NNP"
            and self._texts[at + 1] not in DAYS
            and self._folds[at + 1] in self._dictionary.family_names
            and self._folds[at] in given
        )

    def is_given_name(self, at: int) -> bool:
        """Whether the name of a town is a given name before an unknown surname: "Aden Ridgeway"."""
        after = at + 1
        if after == len(self._texts) or self._folds[at] not in self._dictionary.given_names:
            return False
        named = self._tokens[at].tag == "NNP" and self.is_unknown(after) and self._texts[after] not in DAYS
        return named and not self._dictionary.noun_classes.of(self._folds[after])

    def _is_titled(self, at: int) -> bool:
        """Whether a role noun stands before two words of a name, or an age behind them."""
        if at < 1 or not self.is_unknown(at - 1):
            return False
        if (
            at > 1
            and self._tokens[at - 2].tag == "NN"
            and self._dictionary.agent_names.start(self._folds[at - 2]).readings
        ):
            return True
        return (
            at + 3 < len(self._texts)
            and self._texts[at + 1] == self._texts[at + 3] == ","
            and self._texts[at + 2].isdigit()
        )

    def is_other_person(self, item: Item) -> bool:
        """Whether a bare surname belongs to the unknown name beside it, or is that of a town.

        "Hadi Salman" is neither President Hadi nor King Salman, but "Serghei Lavrov" is Sergei Lavrov. Nobody is meant
        in "the village of Abbas".
        """
        at = item.first
        if at > 1 and self._texts[at - 1] == "of" and self._texts[at - 2].lower() in PARTS_OF_STATES:
            return True
        if at + 1 < len(self._texts) and self.is_unknown(at + 1) and self._texts[at + 1] not in DAYS:
            return True
        return self.has_other_given_name(item)

    def has_other_given_name(self, item: Item) -> bool:
        """Whether before a bare surname stands the given name of somebody else: "Shigeru Taki"."""
        at = item.first
        return (
            at > 0
            and self.is_unknown(at - 1)
            and item.actor is not None
            and self._folds[at - 1][0] != fold(item.actor.name)[0]
        )

    def is_in_name(self, item: Item) -> bool:
        """Whether a capitalised word that is no title stands beside a name: "Mohammad Abbas", "National Park".

        The body that somebody heads is no part of his name: "the Reagan Administration".
        """
        before, after = item.first - 1, item.stop
        if before >= 0 and self._tokens[before].tag == "NNP":
            word = self._folds[before]
            known = word in TITLES or word in DEGREES or word in CALENDAR
            return not known and not self._dictionary.agent_names.start(word).readings
        if after == len(self._texts) or self._folds[after] in BODIES_OF_HEADS:
            return False
        return self._tokens[after].tag == "NNP" and self._texts[after] not in DAYS


def short_names(name: Sequence[str], country: str) -> list[str]:
    """Return the short names that a full name lets stand alone from then on.

    >>> short_names(["Aung", "San", "Suu", "Kyi"], "MMR"), short_names(["Xi", "Jinping"], "CHN")
    (['Kyi', 'Suu Kyi'], ['Xi', 'Jinping'])
    >>> short_names(["Bashar", "al-Assad"], "SYR")
    ['al-Assad', 'Assad', 'Al-Assad']
    >>> short_names(["Terje", "Roed-Larsen"], "NOR")
    ['Roed-Larsen', 'Larsen']
    """
    parts = [part for part in name if part.rstrip(".") not in NAME_SUFFIXES]
    if len(parts) < 2:
        return []
    if country in FAMILY_FIRST and len(parts) in (2, 3) and parts[0][0].isupper():
        by_last = len(parts) == 2 or country in BY_LAST_NAME  # "Martin Lee" is of Hong Kong too
        return [parts[0], parts[-1]] if by_last else [parts[0]]
    names = [parts[-1], parts[0]] if country in BY_GIVEN_NAME else [parts[-1]]
    if len(parts) > 2:
        names.append(" ".join(parts[-2:]))
    if parts[-1].startswith(NAME_ARTICLES):
        names.append(parts[-1][3:])
    first, hyphen, second = parts[-1].partition("-")
    if hyphen and first[0].isupper() and second[:1].isupper():
        names.append(second)
    return names + [name[0].upper() + name[1:] for name in names if name[0].islower()]  # as a sentence begins
