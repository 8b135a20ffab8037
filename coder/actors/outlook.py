"""What the whole text of an article tells of where it plays: the states and towns that it names, also later ones."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from coder.core.actor_code import SEVERAL, country_part, role_part
from coder.dictionary.actor_codes import HOLDERS, code_at
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import words
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

SCENE_PREPOSITIONS: Final = word_set("actors.scene_prepositions")

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[.'’&-](?=[^\W_]))*")
UNCERTAIN: Final = frozenset(("organ", "bare"))
"""The forms of names that many others bear."""
TWICE, THRICE = 2, 3
"""So often a text names the state that it tells of before others, and the one that it tells of alone."""
SCENE: Final = 2
"""How often the name of a state counts where something happens: "in Chad"."""
GROUND_NOUNS: Final = word_set("actors.ground_nouns")
GROUND_OPENERS: Final = word_set("actors.ground_openers")
OF: Final = "of"
ARTICLES: Final = frozenset(("a", "an"))
"""What stands before the nation of somebody, and before no place: "at a US patrol"."""
LAW_NOUNS: Final = word_set("actors.law_nouns")
LAW_LINKS: Final = word_set("actors.law_links")
LAW_REACH: Final = 3
"""So near to its state is such a noun: "Kenya's supreme court", "the jury in New York"."""
OF_PEOPLE: Final = frozenset(("adjective", "people"))
"""The forms of names that say from where somebody is."""
STOPS: Final = frozenset(".,;:!?)")
"""What ends a word behind which something else begins."""


class Outlook:
    """The states of one text, counted when a role without a country first asks for them."""

    __slots__ = ("_counts", "_date", "_dictionary", "_grounds", "_laws", "_places", "_text")

    def __init__(self, text: str, dictionary: Dictionary, date: str) -> None:
        self._text, self._dictionary, self._date = text, dictionary, date
        self._counts: Counter[str] | None = None
        self._laws: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        self._grounds: Counter[str] = Counter()

    def home(self) -> str:
        """Return the state that the text names twice and more often than twice all others; "" where there is none."""
        home, count, total = self._leading()
        return home if count >= TWICE and 3 * count >= 2 * total else ""

    def only(self) -> str:
        """Return the only state that the text tells of; "" where there is none."""
        home, count, total = self._leading()
        return home if count >= THRICE and count == total else ""

    def tells_most_of(self, state: str) -> bool:
        """Whether the text names no other state more often than this one."""
        _, count, _ = self._leading()
        return self._places[state] >= count

    def is_elsewhere(self, place: str) -> bool:
        """Whether the text names another state three times, and three times as often as that of its dateline."""
        home, count, _ = self._leading()
        return home != place and count >= THRICE * max(self._places[place], 1)

    def ground(self, home: str) -> str:
        """Return the only state where the text says that something happens; "" if ``home`` or several are such.

        "In Baghdad", "the town of Fallujah" in a story that names US troops most often.
        """
        self._leading()
        state, count = max(self._grounds.items(), key=lambda item: item[1], default=("", 0))
        alone = not self._grounds[home] and count >= TWICE and 3 * count >= 2 * self._grounds.total()
        return state if alone else ""

    def law(self) -> str:
        """Return the state whose courts, police and laws the text names, and more often than twice all others.

        "" where there is none: "the jury in New York", "under Kenyan law", "the FBI".
        """
        self._leading()
        state, count = max(self._laws.items(), key=lambda item: item[1], default=("", 0))
        return state if 3 * count >= 2 * self._laws.total() else ""

    def _leading(self) -> tuple[str, int, int]:
        """Return the state that is named most often, how often it is, and how often all are.

        Towns, parties and other bodies count where the text hardly names a state.
        """
        if self._counts is None:
            states, others = self._named()
            self._places = states + others
            self._counts = states if states.total() >= TWICE else self._places
        return (*max(self._counts.items(), key=lambda item: item[1], default=("", 0)), self._counts.total())

    def _named(self) -> tuple[Counter[str], Counter[str]]:
        """Return how often the text names each state, and how often what else is of one: towns, parties, bodies."""
        states: Counter[str] = Counter()
        others: Counter[str] = Counter()
        texts, stops = self._words()
        starts = self._dictionary.names.starts(texts)
        for match in self._dictionary.names.find(starts, [start.folded for start in starts]):
            number, _, form = match.readings[0]
            entry = self._dictionary.actors[number]
            if entry.context or form in UNCERTAIN or entry.kind is ActorKind.PERSON:
                continue
            counts = states if entry.kind is ActorKind.STATE else others
            codes = code_at(entry, self._date)[0].split(SEVERAL)
            scene = match.first > 0 and texts[match.first - 1].lower() in SCENE_PREPOSITIONS
            for code in map(country_part, codes):
                if code in self._dictionary.countries:
                    counts[code] += SCENE if scene else 1
                    if _is_ground(match.first, match.stop, form, texts):
                        self._grounds[code] += 1
                    if role_part(codes[0]) in HOLDERS or _is_of_law(match.first, match.stop, texts, stops):
                        self._laws[code] += 1
        return states, others

    def _words(self) -> tuple[list[str], set[int]]:
        """Return the words of the text, and before which of them a sentence or phrase begins."""
        texts: list[str] = []
        stops: set[int] = set()
        for piece in self._text.split():
            if piece.isalnum():
                texts.append(piece)
            else:
                texts += [part for word in _WORD.findall(piece) for part in words(word)]
                if piece[-1] in STOPS and "." not in piece[:-1]:
                    stops.add(len(texts))
        return texts, stops


def _is_ground(first: int, stop: int, form: str, texts: list[str]) -> bool:
    """Whether the name of a place says where something happens.

    "In Chad", "in northern Chad", "west of Moundou", "the Chadian capital"; not "in Chadian hands".
    """
    if form in OF_PEOPLE:
        return stop < len(texts) and texts[stop] in GROUND_NOUNS
    before = [word.lower() for word in texts[max(first - 2, 0) : first]]
    if not before:
        return False
    part = before[0] in SCENE_PREPOSITIONS and texts[first - 1].islower() and before[-1] not in ARTICLES
    return part or before[-1] in SCENE_PREPOSITIONS or before[-1] == OF and before[0] in GROUND_OPENERS


def _is_of_law(first: int, stop: int, texts: list[str], stops: set[int]) -> bool:
    """Whether a noun for a court, the police or a law stands beside the name of a state: "a judge in Lagos"."""
    for at in range(stop, min(stop + LAW_REACH, len(texts))):
        if at in stops:
            break
        if texts[at] in LAW_NOUNS or texts[at].lower() in LAW_NOUNS:
            return True
    if first < 2 or first in stops or texts[first - 1] not in LAW_LINKS:
        return False
    near = range(max(first - LAW_REACH, 0), first - 1)
    return any(texts[at].lower() in LAW_NOUNS for at in near) and stops.isdisjoint(range(near.start + 1, first))
