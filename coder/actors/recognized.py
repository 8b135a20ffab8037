"""A sentence with the names and role nouns that were found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from coder.actors.identity import NOBODY, Identity, as_state, identity_of
from coder.actors.items import NAME_TAGS, TOWNS, Item, Modifier
from coder.core.actor_code import country_part
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Phrase, Sentence, Span
from coder.core.values import replace
from coder.dictionary.actor_codes import HOLDERS
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

COMPOUND_TAGS: Final = frozenset(("JJ", "VBN"))
SCENE_PREPOSITIONS: Final = word_set("actors.scene_prepositions")
PARTS_OF_STATES: Final = word_set("actors.parts_of_states")
PLACES_OF_PLACES: Final = word_set("actors.places_of_places")
OF: Final = "of"
FOREIGN: Final = word_set("actors.foreign_modifiers")
FELLOW, PEERS = word_set("actors.fellow_words"), word_set("actors.peers")
BESIDE: Final = word_set("actors.beside_prepositions")
BORDERS: Final = word_set("actors.border_nouns")
POSTS_ABROAD: Final = word_set("actors.posts_abroad")
LOCATION: Final = "location"
"""The class of nouns for places."""
ATTRIBUTED_TAGS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "POS"))
"""The tags of what a name before them only modifies."""
THE: Final = word_set("actors.definite_words")
OPENING_PLACES: Final = word_set("actors.place_prepositions")
SEATED: Final = word_set("actors.seated_organs")
PART_ADJECTIVES: Final = word_set("actors.part_adjectives")


class RecognizedSentence:
    """A sentence with its items, and what can be read off a phrase of it."""

    __slots__ = (
        "_firsts", "_within", "date", "dictionary", "foreign", "index", "items", "lowers", "modifiers", "start", "text",
        "tokens",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, items: Sequence[Item], dictionary: Dictionary, date: str) -> None:
        self.index = sentence.index
        self.start = sentence.start
        self.text = sentence.text
        self.tokens = sentence.tokens
        self.items = items
        """The items from left to right."""
        self.dictionary = dictionary
        self.date = date
        """The date of the article (ISO, or empty for none)."""
        roles = dictionary.modifiers
        self.lowers = [token.text.lower() for token in self.tokens]
        """The tokens in lower case."""
        self.modifiers = [(at, Modifier(word, roles[word])) for at, word in enumerate(self.lowers) if word in roles]
        """The modifiers of the sentence with their positions."""
        abroad = [at for at, word in enumerate(self.lowers) if word in FOREIGN or self._is_of_peers(at)]
        self.foreign = [at for at in abroad if not self._is_joined(at)]
        """The positions of words for people from abroad."""
        self._firsts = [item.first for item in items]
        self._within: dict[tuple[int, int], Sequence[Item]] = {}

    def _is_of_peers(self, at: int) -> bool:
        """Whether a word stands before rulers of other states: "met his fellow presidents"."""
        return self.lowers[at] in FELLOW and at + 1 < len(self.tokens) and self.lowers[at + 1] in PEERS

    def _is_joined(self, at: int) -> bool:
        """Whether a word is the first of several before one noun: "the foreign and interior ministers"."""
        return at + 1 < len(self.tokens) and self.tokens[at + 1].tag == "CC"

    def within(self, phrase: Phrase) -> Sequence[Item]:
        """Return the items of the phrase itself without its possessor.

        A title may run past the end of the phrase, with the name after it ("Secretary of State Clinton"), and a name
        may hold what looks like its possessor ("the People's Party").
        """
        first, stop = phrase.first, phrase.stop
        if phrase.possessor is not None:
            first = max(first, phrase.possessor.stop)
        found = self._within.get((first, stop))
        if found is None:
            begin, end = bisect_left(self._firsts, first), bisect_left(self._firsts, stop)
            if first > phrase.first and begin and self.items[begin - 1].stop > first:
                begin -= 1
            if begin < end < len(self.items) and self._continues(self.items[end - 1], self.items[end], stop):
                end += 1
            found = self.items[begin:end]
            self._within[first, stop] = found
        return found

    def _continues(self, title: Item, name: Item, stop: int) -> bool:
        """Whether a title runs past the end of a phrase, and a person's name follows it."""
        return title.stop > stop and name.first == title.stop and (name.is_person or name.form == "surname")

    def first_name(self, phrase: Phrase) -> Item | None:
        """Return the first name in a phrase, else in its possessor, else in what is attached to it."""
        named = next((item for item in self.within(phrase) if item.is_named), None)
        if named is not None:
            return named
        if phrase.possessor is not None:
            return self.first_name(phrase.possessor)
        return next((item for other in phrase.attached if (item := self.first_name(other)) is not None), None)

    def scene(self, stop: int = 0, near: int = 0) -> str:
        """Return the country of a place that the sentence names as the scene, before a position if one is given.

        Of several it is the first, or the last one before somebody ``near``: "In Chad it met, and in Mali it armed
        rebels".
        """
        found = ""
        for item in self.items:
            if stop and item.first >= stop or found and item.first >= near:
                break
            named = item.form in ("name", "capital") or self.is_part(item)
            if item.is_place and named and self._is_scene(item):
                country = country_part(item.code)
                if country in self.dictionary.countries:
                    found = country
        return found

    def seat(self, phrase: Phrase) -> str:
        """Return the country of the capital that opens the sentence before an organ: "In Paris, the foreign ministry".

        Whoever has a title and an article may come from elsewhere: "In Paris, the minister said".
        """
        first = self.items[0]
        opens = first.form == "capital" and first.first == 1 and self.word(0) in OPENING_PLACES
        if not opens or phrase.first != first.stop + 1 or self.word(first.stop) != ",":
            return ""
        seated = any(self.word(at) in SEATED for at in range(phrase.first, phrase.stop))
        return country_part(first.code) if seated or self.word(phrase.first) not in THE else ""

    def is_part(self, item: Item) -> bool:
        """Whether a name is an adjective before a noun for a part of its state: "in the Sudanese town of Kosti"."""
        return item.form == "adjective" and item.stop < len(self.tokens) and self.word(item.stop) in PARTS_OF_STATES

    def _is_scene(self, place: Item) -> bool:
        """Whether the words before a place say that something happens there: "in northern", "10 km west of", "in the".

        So it does "at the Oslo headquarters", but not "at the Oslo conference".
        """
        before = place.first - 1
        if place.stop < len(self.tokens) and self.tokens[place.stop].lemma.lower() in POSTS_ABROAD:
            return False  # "at U.S. embassies"
        if before > 0 and (self.word(before) in PART_ADJECTIVES or self._is_compound(before)):
            before -= 1
        if before > 0 and self.word(before) in THE:
            after = self.tokens[place.stop] if place.stop < len(self.tokens) else None
            attributed = after is not None and after.tag in ATTRIBUTED_TAGS and not self.is_part(place)
            if attributed and after is not None and not self._is_location(after.lemma.lower()):
                return False
            before -= 1
        if before > 0 and self.word(before) == OF and self.word(before - 1) in PLACES_OF_PLACES:
            return True
        return before >= 0 and self.tokens[before].lemma in SCENE_PREPOSITIONS

    def _is_compound(self, at: int) -> bool:
        """Whether a word is an adjective made of two, which says what a place suffers: "in drought-hit Chad"."""
        return "-" in self.word(at) and self.tokens[at].tag in COMPOUND_TAGS

    def _is_location(self, noun: str) -> bool:
        return LOCATION in self.dictionary.noun_classes.of(noun)

    def town(self) -> str:
        """Return the country of the first city or region that the sentence names; "" where it names none."""
        return next((country_part(item.code) for item in self.items if item.kind in TOWNS), "")

    def organ_country(self, role: str) -> str:
        """Return the country of the first police or court that the sentence names with its state: "Polish police".

        Police and courts stand for each other; "" where it names none, or where the ``role`` is another one.
        """
        if role not in HOLDERS:
            return ""
        organs = {item.first for item in self.items if item.agent is not None and item.agent.role in HOLDERS}
        states = (item for item in self.items if item.is_place and item.form == "adjective" and item.stop in organs)
        return next((country_part(state.code) for state in states), "")

    def word(self, at: int) -> str:
        """Return the token at a position in lower case."""
        return self.lowers[at]

    def words(self, phrase: Phrase) -> str:
        """Return the words of a phrase as written, joined by blanks."""
        return " ".join([token.text for token in self.tokens[phrase.first : phrase.stop]])

    def covers_head(self, item: Item, phrase: Phrase) -> bool:
        """Whether an item names the head of a phrase, or is the title of an unknown name that ends the phrase."""
        if item.stop > phrase.head:
            return True
        tail = self.tokens[item.stop : phrase.stop]
        return item.agent is not None and all(token.tag in NAME_TAGS for token in tail)

    def is_border(self, phrase: Phrase) -> bool:
        """Whether a phrase is for the border near a place: "near the Syrian border" may be on either side of it."""
        return phrase.prep in BESIDE and self.tokens[phrase.head].lemma.lower() in BORDERS

    def is_plural(self, phrase: Phrase) -> bool:
        """Whether a phrase is plural by its head or by a number."""
        return self.tokens[phrase.head].tag in ("NNS", "NNPS") or self.tokens[phrase.first].tag == "CD"

    def bare(self, phrase: Phrase) -> ActorMatch:
        """Return an actor without a code at the place of a phrase."""
        return ActorMatch(None, self.span(phrase))

    def match(
        self,
        phrase: Phrase,
        code: str,
        items: Sequence[Item],
        steps: tuple[Reason, ...] = (),
        owner: Identity = NOBODY,
    ) -> ActorMatch:
        """Return an actor at the place of a phrase, with the entries of the items that made its code in the trace.

        ``owner`` is whose the role of the items is.
        """
        trace: list[Reason] = []
        for item in items:
            entry = item.actor or item.agent
            if entry is not None:
                words = " ".join([token.text for token in self.tokens[item.first : item.stop]])
                trace.append(Reason("actor" if item.actor else "agent", entry.id, entry.where, words))
            elif item.known is not None:
                trace += item.known.trace
        found = identity_of(items, steps, code, owner, self.dictionary)
        return ActorMatch(code, self.span(phrase), (*trace, *steps), found.id, found.name, found.basis)

    def country_of(self, actor: ActorMatch) -> ActorMatch:
        """Return the state of an actor in its place: "the two countries" of two presidents."""
        state = self.dictionary.state(actor.country or "")
        return as_state(actor, state) if state else replace(actor, code=actor.country)

    def span(self, phrase: Phrase) -> Span:
        """Return the place of a phrase in the text of the article."""
        start, end = self.tokens[phrase.first].start, self.tokens[phrase.stop - 1].end
        return Span(start, end, self.text[start - self.start : end - self.start])
