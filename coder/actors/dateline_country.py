"""The country of a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.recognizer import Recognizer
from coder.actors.towns import located
from coder.core.actor_code import country_part
from coder.core.syntax import Token
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_list

SEATS: Final = word_list("actors.seats")


def is_seat(place: str) -> bool:
    """Whether a dateline is the seat of an international body: a story from there happens elsewhere.

    >>> is_seat("GENEVA"), is_seat("LAKE GENEVA"), is_seat("BERN")
    (True, True, False)
    """
    return fold(place).endswith(SEATS)


def country_of_place(tokens: Sequence[Token], dictionary: Dictionary, date: str = "") -> str | None:
    """Return the state that the words of a dateline name, else that of their first place; None where they name none.

    "DRESDEN, East Germany", "PARIS, Texas".
    """
    recognizer = Recognizer(tokens, dictionary, Discourse(), date)
    recognizer.note_words()
    places = list(located(list(recognizer.places()), [token.text for token in tokens], dictionary))
    states = [place for place in places if place.kind is ActorKind.STATE and place.first > 0]
    return next((country_part(place.code) for place in (*states, *places)), None)
