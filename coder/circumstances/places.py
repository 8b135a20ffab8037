"""Where an event happened: the place that its clause, noun or object names, else that of its dateline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coder.actors.items import TOWNS, Item
from coder.actors.resolver import SentenceActors
from coder.circumstances.gazetteer import Gazetteer, Town
from coder.circumstances.reach import ClauseOwners, Reach
from coder.core.actor_code import country_part
from coder.core.circumstances import Place
from coder.core.model import ActorMatch, Clause, Phrase, Reason
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import fold
from coder.dictionary.word_lists import word_set

SCENES = word_set("circumstances.scenes")
PLACE_NOUNS = word_set("circumstances.place_nouns")
LINKS = word_set("circumstances.place_links")
PARTICLES = word_set("circumstances.name_particles")
PLACE_ROOTS = frozenset(("18", "19", "20"))
PLACE_CODES = frozenset(("042", "043", "044", "151", "152", "171", "191"))
"""Codes besides those of violence of which a place that stands as the object is where it happened."""
PEOPLES = frozenset(("adjective", "people"))
"""Forms of a state's name that name its people and not the place."""
HOSTED = "043"
"""Of a visit told from the side of the host it is the source that is the place."""
OF = "of"
FARTHEST = 9
"""So many words may stand between "in" and the name: "in the northern oil town of Kirkuk"."""


Sides = tuple[ActorMatch | None, ActorMatch | None]
"""Source and target of an event."""


class PlaceMention(NamedTuple):
    """A name of a place after a word that says where: its tokens, and what is known of it."""

    at: int
    """The word that says where."""
    first: int
    stop: int
    place: Place


class SentencePlaces:
    """The places that one sentence names, and which of them are those of its events."""

    def __init__(self, actors: SentenceActors, owners: ClauseOwners, gazetteer: Gazetteer | None) -> None:
        self._tokens = actors.sentence.tokens
        self._items = {item.first: item for item in actors.items if item.actor is not None}
        self._inside = {at for item in self._items.values() for at in range(item.first + 1, item.stop)}
        self._countries = actors.dictionary.countries
        self._owners = owners
        self._gazetteer = gazetteer
        self._likely = likely_countries(actors)
        self._mentions = list(self._find())

    def of(self, code: str, trigger: int, reach: Reach, sides: Sides) -> tuple[Place, Reason] | None:
        """Return the place of an event with the step of its trace that tells how; None where none is told."""
        return (
            self._first("noun", self._of_noun(reach.noun))
            or self._first("clause", self._of_clause(reach.own, trigger))
            or self._of_object(code, sides)
            or self._first("clause", (found for clause in reach.around() for found in self._of_clause(clause, trigger)))
        )

    def _first(self, basis: str, mentions: Iterable[PlaceMention]) -> tuple[Place, Reason] | None:
        mention = next(iter(mentions), None)
        return self._told(basis, mention) if mention is not None else None

    def _of_object(self, code: str, sides: Sides) -> tuple[Place, Reason] | None:
        """The place that is attacked, taken or visited."""
        acted_on = sides[0] if code == HOSTED else sides[1]
        if acted_on is None or not (code[:2] in PLACE_ROOTS or code[:3] in PLACE_CODES):
            return None
        place = self._of_actor(acted_on)
        return (place, Reason("place", "place.object", words=acted_on.span.text)) if place is not None else None

    def _told(self, basis: str, mention: PlaceMention) -> tuple[Place, Reason]:
        words = " ".join([token.text for token in self._tokens[mention.at : mention.stop]])
        return _based(mention.place, basis), Reason("place", f"place.{basis}", words=words)

    def _of_noun(self, noun: Phrase | None) -> Iterator[PlaceMention]:
        """The mentions behind a noun in its group."""
        if noun is not None:
            stop = max(inner.stop for inner in noun.nested())
            yield from (found for found in self._mentions if noun.head < found.at < stop)

    def _of_clause(self, clause: Clause | None, trigger: int) -> list[PlaceMention]:
        """The mentions in a clause: those behind the trigger, else those before it."""
        owned = [found for found in self._mentions if self._owners.of(found.at, found.stop) is clause]
        return [found for found in owned if found.at > trigger] or owned if clause is not None else []

    # -- mentions ----------------------------------------------------------------------------------------------------

    def _find(self) -> Iterator[PlaceMention]:
        at, length = 0, len(self._tokens)
        while at < length:
            mention = self._mention(at) if self._opens(at) else None
            if mention is not None:
                yield mention
            at = mention.stop if mention is not None else at + 1

    def _opens(self, at: int) -> bool:
        """Whether a word says where, or names a kind of place whose name follows: "the town of"."""
        word = self._tokens[at].text.lower()
        named = at + 1 < len(self._tokens) and self._tokens[at + 1].text.lower() == OF
        return word in SCENES or (named and self._tokens[at].lemma.lower() in PLACE_NOUNS)

    def _mention(self, at: int) -> PlaceMention | None:
        """The place after a word that says where; nouns, adjectives and "of" may stand between."""
        hint = ""
        for first in range(at + 1, min(at + 1 + FARTHEST, len(self._tokens))):
            token = self._tokens[first]
            item = self._items.get(first)
            if item is not None:
                country = country_part(item.code)
                owner = item.stop < len(self._tokens) and self._tokens[item.stop].tag == "POS"
                kind_of_building = self._tokens[item.stop - 1].text.islower()
                modifies = item.stop < len(self._tokens) and self._tokens[item.stop].tag in ("NN", "NNS")
                if item.form in PEOPLES or owner or kind_of_building or (modifies and item.kind is ActorKind.STATE):
                    hint = country if country in self._countries else hint
                    continue
                return self._named(at, item, hint) if item.is_place else None
            if token.tag in ("NNP", "NNPS") and token.text[:1].isupper():
                if first in self._inside:
                    continue
                return self._unknown(at, first, hint)
            if not (
                token.tag[0] in "NJDC" or token.tag in ("POS", "PRP$", "VBN", "VBG") or token.text.lower() in LINKS
            ):
                return None
        return None

    def _named(self, at: int, item: Item, hint: str) -> PlaceMention:
        """A place of the dictionaries; with the gazetteer its coordinates."""
        words = self._words(item.first, item.stop)
        country = country_part(item.code)
        local = item.kind in TOWNS or item.form == "capital"
        wider = self._wider(item.stop)
        country = wider or (hint if local and hint else country)
        known = country if country in self._countries else None
        town = self._town(words, (known,) if known else self._likely) if local else None
        return PlaceMention(at, item.first, item.stop, _place(words, known, town))

    def _unknown(self, at: int, first: int, hint: str) -> PlaceMention | None:
        """A name that no dictionary has: a town of the gazetteer, or what the words before it say is a place."""
        stop = self._name_end(first)
        inside = self._wider(stop) or hint or self._around(stop)
        countries = (inside,) if inside else self._likely
        for end in range(stop, first, -1):
            town = self._town(self._words(first, end), countries)
            if town is not None:
                return PlaceMention(at, first, end, _place(town.name, town.country, town))
        before = {token.lemma.lower() for token in self._tokens[at + 1 : first]}
        behind = self._tokens[stop].lemma.lower() if stop < len(self._tokens) else ""
        if before & PLACE_NOUNS or behind in PLACE_NOUNS or self._tokens[at].lemma.lower() in PLACE_NOUNS or inside:
            return PlaceMention(at, first, stop, Place(self._words(first, stop), inside or None, ""))
        return None

    def _name_end(self, first: int) -> int:
        """Where a name ends that begins at a word: capitalised words with particles between them."""
        stop = first + 1
        while stop < len(self._tokens):
            token = self._tokens[stop]
            goes_on = token.text[:1].isupper() and token.tag.startswith("NNP") and stop not in self._items
            particle = token.text.lower() in PARTICLES and stop + 1 < len(self._tokens)
            if not goes_on and not (particle and self._tokens[stop + 1].text[:1].isupper()):
                break
            stop += 1
        return stop

    def _wider(self, stop: int) -> str:
        """The country of the wider place behind a name: "Homs, Syria", "Mubi, Borno state, Nigeria"."""
        found = ""
        while stop + 1 < len(self._tokens) and self._tokens[stop].text in (",", "("):
            item = self._items.get(stop + 1)
            if item is None or not item.is_place:
                break
            code = country_part(item.code)
            found = code if code in self._countries else found
            stop = item.stop
        return found

    def _around(self, stop: int) -> str:
        """The country in which the next words say that a place lies: "Maarat in northern Syria"."""
        says = stop < len(self._tokens) and self._tokens[stop].text.lower() in SCENES
        found = self._mention(stop) if says else None
        return (found.place.country or "") if found is not None else ""

    def _town(self, words: str, countries: Sequence[str | None]) -> Town | None:
        if self._gazetteer is None:
            return None
        return self._gazetteer.best(fold(words), [country for country in countries if country])

    def _of_actor(self, actor: ActorMatch) -> Place | None:
        """The place that an actor names: of a visit or an attack that is where it happened."""
        for item in self._items.values():
            start, end = self._tokens[item.first].start, self._tokens[item.stop - 1].end
            if item.is_place and actor.span.start <= start and end <= actor.span.end and item.form not in PEOPLES:
                return _based(self._named(item.first, item, "").place, "object")
        return None

    def _words(self, first: int, stop: int) -> str:
        return " ".join([token.text for token in self._tokens[first:stop]])


def _place(words: str, country: str | None, town: Town | None) -> Place:
    """A place by what the text and, where it has the town, the gazetteer say."""
    if town is None:
        return Place(words, country, "")
    return Place(town.name, country or town.country, "", town.admin1, town.latitude, town.longitude, town.geonames_id)


def _based(place: Place, basis: str) -> Place:
    return Place(place.name, place.country, basis, place.admin1, place.latitude, place.longitude, place.geonames_id)


def likely_countries(actors: SentenceActors) -> tuple[str, ...]:
    """Return the countries of which a story tells, those of the sentence first, then that of its dateline."""
    named = (country_part(item.code) for item in actors.items)
    discourse = actors.discourse
    known = (*named, discourse.place or "", *sorted(discourse.countries))
    return tuple(dict.fromkeys(country for country in known if country in actors.dictionary.countries))


def place_of_dateline(words: str | None, country: str | None, gazetteer: Gazetteer | None) -> Place | None:
    """Return the place of a dateline; None for none, and for one that no table knows."""
    if not words:
        return None
    name = words.partition(",")[0]
    town = gazetteer.best(fold(name), [country] if country else []) if gazetteer is not None else None
    if town is None and country is None:
        return None
    found = _place(name.title(), country, town)
    return _based(found, "dateline")
