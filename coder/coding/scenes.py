"""Where an event takes place, and the actors that only the place names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coder.actors.home import ground_of, home_of, law_of
from coder.actors.items import NAME_TAGS, TOWNS, Item
from coder.actors.reach import Reach
from coder.actors.recognized import POSTS_ABROAD
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.coding.candidate import EventCandidate
from coder.coding.makers import AGENT, ORIGIN
from coder.coding.participants import SCENES, Participants
from coder.coding.sides import IMPLIED_RULE
from coder.core.actor_code import NO_COUNTRY, country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause, Parse, Phrase, Span, clause_of_verb
from coder.core.values import replace
from coder.dictionary.actor_codes import HOLDERS, INTERNATIONAL, SOLDIERS, join_code
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

OF: Final = "of"
PERSON: Final = "person"
"""The class of nouns for people."""
PLACE_FORMS: Final = ("name", "capital")
"""The forms of places, and not of their people."""
CROWDS: Final = word_set("coding.crowds")
ARMED_MEN: Final = "UAF"
"""The role of whoever harms others without a word on who did it."""
AT_HOME: Final = frozenset(("COP", "JUD", "LEG"))
"""Roles of those who seldom are abroad."""
RESIDENTS: Final = AT_HOME | {None, "CVL", "OPP", "REB", "INS", "SEP", "AGR", "LAB", "EDU", "REL"}
"""Roles of those who mostly are at home."""
UNARMED: Final = frozenset((None, "CVL"))
"""Roles of the people of a state."""
CIRCUMSTANCES: Final = word_set("coding.circumstance_prepositions")
CHARGES: Final = word_set("coding.charges")
CHARGE_PREPOSITIONS: Final = word_set("coding.charge_prepositions")


class Scenes:
    """The places of the events of one sentence."""

    __slots__ = ("_actors", "_dictionary", "_parse", "_participants", "_tokens")

    def __init__(self, parse: Parse, actors: SentenceActors, participants: Participants) -> None:
        self._parse, self._actors, self._participants = parse, actors, participants
        self._dictionary = actors.dictionary
        self._tokens = parse.sentence.tokens

    def of_place(
        self, arguments: Arguments, role: str, informant: Phrase | None = None, at_home: bool = True
    ) -> Actors:
        """Who acts in the place of an event, where the text names nobody: its police, its courts, its people.

        The place is the one that the verb names; ``at_home`` else the one that the sentence names, else the town of
        the official who tells it, else the state whose police or courts it names, else that of a story that tells of
        one country. Of police and courts a place that the sentence names after the deed may be that of the crime.
        """
        found = self._actors.sentence
        around = self._before_charge(arguments) if role in HOLDERS else arguments.around
        deed = arguments.subject.attached if role == ARMED_MEN and arguments.subject is not None else ()
        for phrase in _scenes_among((*around, *deed)):
            if any(other.prep == AGENT for other in phrase.attached):  # a deed: "in a raid by Turkey"
                continue
            here = self._of_places(phrase, role)
            if here:
                return here
        if not at_home:
            return ()
        whole = arguments.object or arguments.subject
        told_by = self._town_of(informant)
        among = self._own_people(whole) if role == ARMED_MEN and whole is not None else ""
        home = (
            self._of_own_forces(role, arguments)
            or self._of_law(role, whole, told_by)
            or among
            or found.scene()
            or told_by
        )
        if not home:
            story = self._actors.discourse
            home = ground_of(story) if role == ARMED_MEN else home_of(story)
            home = self._home_of_victims(whole, home) if role == ARMED_MEN and whole is not None else home
        return (self._implied_actor(home, role, whole),) if home and whole is not None else ()

    def _own_people(self, whole: Phrase) -> str:
        """The state whose people are hit, at home where the verb names no place: "dozens of Iraqis"; else ""."""
        victims = self._actors.actors(whole, Reach.HEAD)
        countries = {actor.country or "" for actor in victims}
        many = self._lemma(whole) in CROWDS or self._tokens[whole.head].tag == "NNPS"
        country = countries.pop() if many and len(countries) == 1 else ""
        state = self._dictionary.state(country) if {actor.role for actor in victims} <= UNARMED else None
        return country if state is not None else ""

    def _home_of_victims(self, whole: Phrase, home: str) -> str:
        """The country of the police, lawmakers or judges whom armed men harm, who are at home there.

        So are its other people where no ``home`` of the story is known, and many of them at once; not so its soldiers,
        diplomats and reporters. No embassy is at home: it is in the only other place of the story. The dateline is the
        home of a story that names no country beside it but that of the victims.
        """
        victims = self._actors.actors(whole, Reach.HEAD)
        countries = {actor.country for actor in victims}
        country = victims[0].country if len(countries) == 1 else None
        if country is None or self._dictionary.state(country) is None:
            return home
        story = self._actors.discourse
        if not home and story.place and set(story.countries) <= {country, story.place}:
            home = story.place  # "MANILA - Two Danish engineers were shot"
        if country == home and self._lemma(whole) in POSTS_ABROAD:
            others = story.scenes - {home} - INTERNATIONAL
            return others.pop() if len(others) == 1 else NO_COUNTRY
        roles = {actor.role for actor in victims}
        many = self._lemma(whole) in CROWDS and roles <= RESIDENTS
        settled = roles <= AT_HOME or many or (not home and roles <= RESIDENTS)
        return country if settled else home

    def _of_places(self, phrase: Phrase, role: str) -> Actors:
        """Who acts in a place, or in each country of a list: "protests were held in Lima, Quito and Bogota"."""
        found, acting = self._actors.sentence, dict[str, ActorMatch]()
        for place in (phrase, *phrase.conjuncts):
            item = self._place_in(place)
            if item is None or not item.is_place:
                break
            country = country_part(item.code)
            actor = self._implied_actor(country, role, place, found.match(place, "", (item,)).trace)
            acting.setdefault(country, actor)
        return tuple(acting.values())

    def _place_in(self, phrase: Phrase) -> Item | None:
        """The first name in a phrase that may be the place of a deed, else in its possessor or in what is attached.

        No faith tells where something happened ("in the Christian suburb of Hadath"), no border either ("in a field
        near the Syrian border"), nor whose an embassy is, nor what a phrase of time or origin names ("in a raid a day
        after his return from Chad").
        """
        found = self._actors.sentence
        if found.is_border(phrase):
            return None
        abroad = self._lemma(phrase) in POSTS_ABROAD
        for named in () if abroad else found.within(phrase):
            stateless = named.kind is ActorKind.PEOPLE and country_part(named.code) not in self._dictionary.countries
            if named.is_named and not stateless:
                return named
        if phrase.possessor is not None:
            return self._place_in(phrase.possessor)
        inner = (other for other in phrase.attached if other.prep not in CIRCUMSTANCES and other.prep != ORIGIN)
        return next((item for other in inner if (item := self._place_in(other)) is not None), None)

    def _of_law(self, role: str, whole: Phrase | None, told_by: str) -> str:
        """The country of police and courts that neither the verb nor its phrases name; "" of others, or if none tells.

        It is that of the place before the one who is held, else of the town of the official who tells it, else of the
        police or courts that the sentence names, else of those that the story names.
        """
        found = self._actors.sentence
        if role not in HOLDERS or whole is None:
            return ""
        return found.scene(whole.stop) or told_by or found.organ_country(role) or law_of(self._actors.discourse)

    def _of_own_forces(self, role: str, arguments: Arguments) -> str:
        """The state whose soldiers are held or tried, who mostly answer to it for what they did elsewhere; else ""."""
        whole = arguments.object
        if whole is None or self._lemma(whole) in CHARGES:
            whole = arguments.subject  # "soldiers face charges"
        if role not in HOLDERS or whole is None:
            return ""
        held = self._actors.actors(whole, Reach.HEAD)
        countries = {actor.country if actor.role == SOLDIERS else None for actor in held}
        country = countries.pop() if len(countries) == 1 else None
        return country if country is not None and self._dictionary.state(country) is not None else ""

    def _before_charge(self, arguments: Arguments) -> list[Phrase]:
        """The phrases before the one that tells what somebody is held for, whose places may be those of a crime.

        "Was jailed in Lima for fraud in Quito", "faced ten counts of fraud in Quito". Names of places go first: "at the
        Chadian consulate in Lima".
        """
        whole = arguments.object
        if whole is not None and self._lemma(whole) in CHARGES:
            return []
        phrases = sorted(arguments.around, key=lambda phrase: phrase.first)
        charged = (at for at, phrase in enumerate(phrases) if self._is_charge(phrase))
        before = [replace(phrase, attached=()) for phrase in phrases[: next(charged, len(phrases))]]
        return sorted(before, key=lambda phrase: not self._names_place(phrase))

    def _is_charge(self, phrase: Phrase) -> bool:
        """Whether a phrase tells what somebody is held for: "for fraud", "on charges of fraud", not "for two years"."""
        if phrase.prep in CHARGE_PREPOSITIONS and self._tokens[phrase.head].tag not in NAME_TAGS:
            return "time" not in self._dictionary.noun_classes.of(self._lemma(phrase))
        return self._lemma(phrase) in CHARGES

    def _clause_of(self, candidate: EventCandidate) -> Clause | None:
        """The clause whose verb has decided about a candidate."""
        return clause_of_verb(self._parse.clauses, candidate.trigger[0])

    def _lemma(self, phrase: Phrase) -> str:
        return self._tokens[phrase.head].lemma.lower()

    def _is_person(self, phrase: Phrase) -> bool:
        return PERSON in self._dictionary.noun_classes.of(self._lemma(phrase))

    def _names_place(self, phrase: Phrase | None) -> bool:
        """Whether a phrase is the name of a state or place, or of what lies in a state: "the Sudanese town"."""
        if phrase is None:
            return False
        found = self._actors.sentence
        return any(
            item.is_place
            and (
                (item.form in PLACE_FORMS and item.first <= phrase.head < item.stop)
                or (item.stop == phrase.head and found.is_part(item) and not self._is_person(phrase))
            )
            for item in found.within(phrase)
        )

    def _town_of(self, phrase: Phrase | None) -> str:
        """The country of the town before the role of somebody: "the Istanbul governor"; "" where there is none."""
        items = self._actors.sentence.within(phrase) if phrase is not None else ()
        return next((country_part(item.code) for item in items if item.kind in TOWNS), "")

    def _implied_actor(self, country: str, role: str, place: Phrase, trace: tuple[Reason, ...] = ()) -> ActorMatch:
        """An actor that only the place of the event names, with that step in its trace."""
        found = self._actors.sentence
        return self._implied_at(country, role, found.span(place), found.words(place), trace)

    def _implied_at(
        self, country: str, role: str, span: Span, words: str, trace: tuple[Reason, ...] = ()
    ) -> ActorMatch:
        """The same at any span; ``words`` are those that the trace shows."""
        steps = (*trace, Reason("resolution", IMPLIED_RULE, words=words))
        actor = ActorMatch(join_code(country, [role], ""), span, steps, basis=Basis.SETTING)
        state = self._dictionary.state(country)
        return replace(actor, id=state.id, name=state.name) if state is not None else actor


def scenes_of(arguments: Arguments) -> Iterator[Phrase]:
    """The phrases that say where something happens, the town before the building: "outside the consulate in Lima"."""
    yield from _scenes_among(arguments.around)


def scenes_of_violence(arguments: Arguments) -> Iterator[Phrase]:
    """The same of an act of violence, also as its subject tells them: "a bomb in Lima killed", "the Bali bombings"."""
    for phrase in _scenes_of_deed(arguments):
        yield phrase
        yield from (replace(other, prep=phrase.prep) for other in phrase.conjuncts)


def _scenes_of_deed(arguments: Arguments) -> Iterator[Phrase]:
    """The first of each of several places: "attacks in Lima and Cuzco"."""
    yield from scenes_of(arguments)
    for phrase in arguments.around:
        yield from (inner for inner in phrase.attached if inner.prep == OF and phrase.prep in SCENES)
    deed = arguments.subject
    if deed is not None:
        yield from _scenes_among(deed.attached)
        yield replace(deed, attached=())


def _scenes_among(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        if phrase.prep in SCENES:
            yield from (inner for inner in phrase.attached if inner.prep in SCENES)
            yield phrase
        elif phrase.prep == OF:
            yield from (inner for inner in phrase.attached if inner.prep in SCENES)
