"""What a name of a place is: the words that say where, and what the text beside a name tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from coder.actors.resolver import SentenceActors
from coder.circumstances.gazetteer import Town
from coder.core.actor_code import country_part
from coder.core.circumstances import Place
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set

SCENES: Final = word_set("circumstances.scenes")
MOVES: Final = word_set("circumstances.departures") | word_set("circumstances.destinations")
ENTERING: Final = word_set("circumstances.entering_verbs")
PLACE_NOUNS: Final = word_set("circumstances.place_nouns")
SETTLEMENTS: Final = word_set("circumstances.settlements")
PARTS: Final = word_set("circumstances.place_parts")
OUTLYING: Final = word_set("circumstances.outlying")
NO_TOWNS: Final = word_set("circumstances.no_towns")
LINKS: Final = word_set("circumstances.place_links")
PARTICLES: Final = word_set("circumstances.name_particles")
ROUTES: Final = word_set("circumstances.routes")
AROUND: Final = word_set("circumstances.certain_scenes")
NEAR: Final = word_set("circumstances.near")
IN: Final = word_set("circumstances.town_prepositions")
TIMES: Final = word_set("calendar.months") | word_set("calendar.days") | word_set("calendar.short_months")
PEOPLES: Final = frozenset(("adjective", "people"))
"""Forms of a state's name that name its people and not the place."""
OF: Final = "of"
TO: Final = "to"
FROM: Final = "from"
DETERMINERS: Final = word_set("circumstances.definite")
COMMA: Final = ","
CAPITAL: Final = "capital"
VERBS: Final = frozenset(("VBD", "VBZ", "VBP", "VB", "VBG"))
"""Tags of verbs besides those that describe a noun: "captured rebels"."""
ACRONYM: Final = 2
LONGEST_ACRONYM: Final = 4
"""So many letters has an acronym of a body at most."""
INDEFINITE: Final = word_set("actors.indefinite_articles")
DESCRIBING: Final = word_set("circumstances.describing_endings")
FARTHEST: Final = 9
"""So many words may stand between "in" and the name: "in the northern oil town of Kirkuk"."""
SEAT: Final = 50_000
"""A province may have the name of its seat; a smaller town of that name is another place."""
LARGE: Final = 100_000
"""A town of so many inhabitants is known where its country is not named."""


class PlaceMention(NamedTuple):
    """A name of a place after a word that says where: its tokens, and what is known of it."""

    at: int
    """The word that says where."""
    first: int
    stop: int
    place: Place
    is_state: bool = False
    """Whether it is a whole state."""
    is_local: bool = False
    """Whether it is a town or province that stands in no list as the seat of a government."""


def is_acronym(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a name is one of a body in a sentence that is not all in capitals: "in a UN camp"."""
    word = tokens[first].text
    return stop - first == 1 and word.isupper() and len(word) <= LONGEST_ACRONYM and tokens[0].text.istitle()


def stands_alone(tokens: Sequence[Token], at: int, first: int, stop: int) -> bool:
    """Whether a name is all that stands behind "in", "at" or "near", and describes no noun."""
    behind = tokens[stop].tag if stop < len(tokens) else ""
    plain = all(token.tag[0] in "JDR" for token in tokens[at + 1 : first])
    acronym = tokens[stop - 1].text.isupper()
    return plain and tokens[at].text.lower() in AROUND and not acronym and behind not in ("NN", "NNS", "POS")


def named_place(words: str, country: str | None, town: Town | None, division: str | None = None) -> Place:
    """A place by what the text and, where it has the town, the gazetteer say; else in a ``division``."""
    if town is None:
        return Place(words, country, "", division)
    return Place(town.name, country or town.country, "", town.admin1, town.latitude, town.longitude, town.geonames_id)


def joined(tokens: Sequence[Token], first: int, stop: int) -> str:
    """The words of a name: "Cox's Bazar", of which the tokenizer cuts the ending."""
    words = [token.text if token.tag == "POS" else f" {token.text}" for token in tokens[first:stop]]
    return "".join(words).strip()


def likely_countries(actors: SentenceActors) -> tuple[str, ...]:
    """Return the countries of which a story tells, those of the sentence first, then that of its dateline."""
    named = (country_part(item.code) for item in actors.items)
    discourse = actors.discourse
    known = (*named, discourse.place or "", *sorted(discourse.countries))
    return tuple(dict.fromkeys(country for country in known if country in actors.dictionary.countries))
