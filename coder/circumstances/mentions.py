"""Finds the names of places in a sentence, behind words that say where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coder.actors.items import TOWNS, Item
from coder.actors.resolver import SentenceActors
from coder.circumstances.divisions import divisions
from coder.circumstances.gazetteer import Gazetteer, Town
from coder.circumstances.place_names import (
    ACRONYM,
    CAPITAL,
    COMMA,
    DESCRIBING,
    ENTERING,
    FARTHEST,
    FROM,
    IN,
    INDEFINITE,
    LARGE,
    LINKS,
    MOVES,
    NEAR,
    NO_TOWNS,
    OF,
    OUTLYING,
    PARTS,
    PEOPLES,
    PLACE_NOUNS,
    ROUTES,
    SCENES,
    SEAT,
    SETTLEMENTS,
    TIMES,
    TO,
    VERBS,
    PlaceMention,
    is_acronym,
    likely_countries,
    named_place,
    stands_alone,
)
from coder.circumstances.place_words import PlaceWords
from coder.core.actor_code import country_part
from coder.core.model import ActorMatch
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import fold


class PlaceFinder(PlaceWords):
    """Finds the names of places in one sentence."""

    __slots__ = ("_countries", "_dictionary", "_gazetteer", "_inside", "_likely")

    def __init__(self, actors: SentenceActors, gazetteer: Gazetteer | None) -> None:
        super().__init__(actors)
        self._inside = {at for item in self._items.values() for at in range(item.first + 1, item.stop)}
        self._dictionary = actors.dictionary
        self._countries = actors.dictionary.countries
        self._gazetteer = gazetteer
        self._likely = likely_countries(actors)

    def mentions(self) -> Iterator[PlaceMention]:
        """Yield the names of places behind words that say where."""
        last: PlaceMention | None = None
        for at in range(len(self._tokens)):
            mention = self._mention(at) if (last is None or at >= last.stop) and self._opens(at) else None
            if mention is None or (last is not None and self._is_wider(last, mention)):
                continue
            mention = self._located(at) or mention
            yield mention
            last = mention if self._word(at) in SCENES or self._tokens[at].tag in VERBS else last

    def _located(self, at: int) -> PlaceMention | None:
        """The town that an apposition tells where to find: "Kaya, a town 100 km north of Bobo, has seen"."""
        if self._word(at) not in NEAR:
            return None
        first = at
        while first and self._tokens[first - 1].tag[0] in "CDJNRI":
            first -= 1
        named = any(token.lemma.lower() in PLACE_NOUNS for token in self._tokens[first:at])
        if not named or first < 2 or self._word(first - 1) != COMMA:
            return None
        item = next((item for item in self._items.values() if item.stop == first - 1), None)
        return self._named(at, item, "") if item is not None and item.is_place and item.form not in PEOPLES else None

    def _is_wider(self, place: PlaceMention, mention: PlaceMention) -> bool:
        """Whether a mention only tells where the place before lies: "Maarat in Syria", "Bo, seat of a province"."""
        said = self._word(mention.at) in NEAR or self._tokens[mention.at].lemma.lower() in PLACE_NOUNS
        comma = self._word(place.stop) == COMMA and said
        return mention.at == place.stop + comma

    def of_actor(self, actor: ActorMatch, alone: bool) -> Iterator[PlaceMention]:
        """Yield the place that an actor names; ``alone`` if nothing stands behind it: "Kabul", not "U.S. soldiers"."""
        for item in self._items.values():
            start, end = self._tokens[item.first].start, self._tokens[item.stop - 1].end
            inside = actor.span.start <= start and (end == actor.span.end if alone else end <= actor.span.end)
            if item.is_place and inside and item.form not in PEOPLES:
                yield self._named(item.first, item, "")
                return

    def _opens(self, at: int) -> bool:
        """Whether a word says where, or names a kind of place whose name follows: "the town of"."""
        word = self._tokens[at].text.lower()
        if word in SCENES or word in MOVES:
            return True
        lemma = self._tokens[at].lemma.lower()
        if self._word(at + 1) == OF:
            return lemma in PLACE_NOUNS or word in PARTS
        if self._word(at + 1) == TO and lemma in ROUTES:
            return True
        return lemma in ENTERING and self._tokens[at].tag in VERBS

    def _mention(self, at: int) -> PlaceMention | None:
        """The place after a word that says where; nouns, adjectives and "of" may stand between."""
        hint = state = ""
        host: PlaceMention | None = None
        for first in range(at + 1, min(at + 1 + FARTHEST, len(self._tokens))):
            token = self._tokens[first]
            item = self._items.get(first)
            if item is not None:
                if self._names_people(item):
                    country = country_part(item.code)
                    hint = country if country in self._countries else hint
                    state = hint if item.kind is ActorKind.STATE else ""
                    if item.is_town and item.form not in PEOPLES:
                        host = self._named(at, item, "")
                    continue
                whole = self._around_part(item.stop, item.is_town)
                if whole is not None or not item.is_place or token.lemma.lower() in NO_TOWNS:
                    return whole or host
                return self._named(at, item, hint)
            if token.tag in ("NNP", "NNPS") and token.text[:1].isupper():
                if first in self._inside:
                    continue
                if token.text.lower() in TIMES:
                    return host
                return self._unknown(at, first, hint, host)
            if token.lemma.lower() == CAPITAL and state:
                host = host or self._capital(at, first, state)
            if token.text == COMMA and self._word(first - 1) == CAPITAL and first + 1 in self._items:
                continue
            if not (token.tag[0] in "NJDC" or token.tag in ("POS", "PRP$", "VBN") or token.text.lower() in LINKS):
                return host
        return host

    def _names_people(self, item: Item) -> bool:
        """Whether the name of a place stands for its people, its state as an owner, or as an adjective."""
        behind = self._tokens[item.stop].tag if item.stop < len(self._tokens) else ""
        last = self._tokens[item.stop - 1]
        adjective = behind in ("NN", "NNS") and item.kind is ActorKind.STATE and item.form != "capital"
        kind_of_building = last.text.islower() and last.lemma.lower() not in SETTLEMENTS
        counted = item.first > 0 and self._word(item.first - 1) in INDEFINITE
        return item.form in PEOPLES or behind == "POS" or kind_of_building or adjective or counted or last.tag == "JJ"

    def _around_part(self, stop: int, known: bool = False) -> PlaceMention | None:
        """The town behind a name of one of its parts: "Rainawari quarter of Srinagar", "Heroes Square in Budapest".

        Of its suburbs a ``known`` town is itself the place: "the Lagos suburb of Ojota".
        """
        behind = self._tokens[stop].lemma.lower() if stop < len(self._tokens) else ""
        last = self._tokens[stop - 1].lemma.lower()
        named = behind in NO_TOWNS or (behind in PARTS and behind not in NEAR) or behind in SETTLEMENTS
        if not (named or last in NO_TOWNS or last in PARTS):
            return None
        while stop < len(self._tokens) and self._tokens[stop].tag in ("NN", "NNS", "NNP"):
            stop += 1
        if self._word(stop) not in IN or (known and behind in OUTLYING):
            return None
        found = self._mention(stop)
        return found if found is not None and not found.is_state else None

    def _named(self, at: int, item: Item, hint: str) -> PlaceMention:
        """A place of the dictionaries; with the gazetteer its coordinates."""
        words = self._words(item.first, item.stop)
        country = country_part(item.code)
        local = item.kind in TOWNS or item.form == "capital"
        country = (self._wider(item.stop) or hint or country) if local else country
        known = country if country in self._countries else None
        division = self._division(item.stop, known) if local else None
        town = self._town(words, self._likely if known is None else self._present(known), division) if local else None
        if town is not None and item.kind is ActorKind.REGION and town.population < SEAT:
            town = None
        if town is None and local and known is not None:
            division = divisions().code(words, [known]) or division
        place = named_place(words, known, town, division)
        return PlaceMention(at, item.first, item.stop, place, not local, item.kind in TOWNS)

    def _capital(self, at: int, noun: int, country: str) -> PlaceMention | None:
        """The capital of a state that is not named: "in the Norwegian capital"; "the capital market" is none."""
        entry = self._dictionary.state(country)
        goes_on = noun + 1 < len(self._tokens) and self._tokens[noun + 1].tag in ("NN", "NNS")
        if entry is None or not entry.capital or (goes_on and self._word(noun + 1) not in SETTLEMENTS):
            return None
        town = self._town(entry.capital, self._present(country))
        return PlaceMention(at, noun, noun + 1, named_place(entry.capital, country, town))

    def _unknown(self, at: int, first: int, hint: str, host: PlaceMention | None) -> PlaceMention | None:
        """A name that no dictionary has: a town of the gazetteer, or what the words beside it say is a place."""
        stop = self._name_end(first)
        whole = self._around_part(stop)
        if whole is not None:
            return whole
        opening, last = self._tokens[first].lemma.lower(), self._tokens[stop - 1].lemma.lower()
        behind = self._tokens[stop].lemma.lower() if stop < len(self._tokens) else ""
        person = self._items.get(stop)
        if (
            host is not None
            or (person is not None and not person.is_place)
            or opening in NO_TOWNS
            or last in NO_TOWNS
            or behind in NO_TOWNS
        ):
            return host
        if "-" in self._tokens[stop - 1].text and last.rpartition("-")[2] in DESCRIBING:
            return None
        told = self._wider(stop) or self._around(stop)
        inside = told or hint
        alone = stands_alone(self._tokens, at, first, stop)
        town = self._largest(first, stop, (inside,) if inside else self._likely, alone and not inside)
        if town is not None:
            return town._replace(at=at)
        before = {token.lemma.lower() for token in self._tokens[at + 1 : first]}
        kind = bool(before & PLACE_NOUNS) or behind in PLACE_NOUNS or self._tokens[at].lemma.lower() in PLACE_NOUNS
        if kind and not told and is_acronym(self._tokens, first, stop):
            return None
        if kind or told or alone:
            near = None if inside else self._beside(stop)
            country = inside or (near.country if near is not None else next(iter(self._likely), None))
            words = self._words(first, stop)
            named = divisions().code(words, [country]) if country and near is None else None
            admin1 = near.admin1 if near is not None else named or self._division(stop, country)
            return PlaceMention(at, first, stop, named_place(words, country, None, admin1))
        return None

    def _beside(self, stop: int) -> Town | None:
        """The town near which a name is said to lie: "Garma, east of Fallujah", "Garma, a village near Fallujah"."""
        for at in range(stop, min(stop + FARTHEST, len(self._tokens) - 1)):
            token = self._tokens[at]
            if token.text.lower() in NEAR or (at > stop + 1 and token.text.lower() == FROM):
                first = at + 1 + (self._word(at + 1) == OF)
                item = self._items.get(first)
                return self._town(self._words(first, item.stop if item else self._name_end(first)), self._likely)
            if token.text != COMMA and token.tag[0] not in "CDJNR":
                return None
        return None

    def _largest(self, first: int, stop: int, countries: Sequence[str], alone: bool) -> PlaceMention | None:
        """The town of the longest name at a word, in one of some countries or, if large, in any."""
        for end in range(stop, first, -1):
            behind = self._division(end, countries[0]) if len(countries) == 1 else None
            town = self._town(self._words(first, end), countries, behind)
            if town is not None:
                return PlaceMention(first, first, end, named_place(town.name, town.country, town))
        if self._gazetteer is None or not alone:
            return None
        towns = list(self._gazetteer.towns(fold(self._words(first, stop))))
        if towns and (towns[0].population >= LARGE or len({town.country for town in towns}) == 1):
            return PlaceMention(first, first, stop, named_place(towns[0].name, towns[0].country, towns[0]))
        return None

    def _wider(self, stop: int) -> str:
        """The country of the wider place behind a name: "Homs, Syria", "Mubi, Borno state, Nigeria"."""
        found, tokens, last = "", self._tokens, len(self._tokens) - 1
        while stop < last and tokens[stop].text in (",", "("):
            item = self._items.get(stop + 1)
            if item is None or not item.is_place or item.form in PEOPLES or tokens[min(item.stop, last)].tag in VERBS:
                break
            stop, code = item.stop, country_part(item.code)
            found = code if code in self._countries else found
        return found

    def _around(self, stop: int) -> str:
        """The country in which the next words say that a place lies: "Maarat in northern Syria"."""
        says = stop < len(self._tokens) and self._tokens[stop].text.lower() in SCENES
        found = self._mention(stop) if says else None
        return (found.place.country or "") if found is not None else ""

    def _present(self, country: str) -> tuple[str, ...]:
        """The country in which the towns of a state are found: of a former one those that are there now."""
        return (country,) if self._gazetteer is not None and self._gazetteer.has(country) else ()

    def _town(self, words: str, countries: Sequence[str | None], division: str | None = None) -> Town | None:
        if self._gazetteer is None or len(words) <= ACRONYM:
            return None
        return self._gazetteer.best(fold(words), [country for country in countries if country], division)
