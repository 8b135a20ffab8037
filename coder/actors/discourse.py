"""What an article has said so far: who was named where, and which short names it introduced.

By this pronouns, surnames and "the minister" find their actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from coder.actors.asides import Asides, later
from coder.actors.mention import PRIVATE_ROLES, Challenge, Dealing, Deed, IntroducedPerson, Issued, Mention, Position
from coder.actors.outlook import Outlook
from coder.actors.passing import Passing
from coder.core.actor_code import after_country
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.word_lists import word_set

UNKNOWN_FORCE: Final = "UAF"
SENT_NOUNS: Final = word_set("actors.sent_nouns")
UNCOUNTED: Final = word_set("actors.uncounted_nouns")
REACH: Final = 8
"""How many mentions back a pronoun looks."""
NAMESAKES: Final = 8
"""So many persons of one short name are kept."""
LONG_REACH: Final = 40
"""How many mentions back a role noun looks."""


@dataclass(slots=True)
class Discourse:
    """The mentions of one article in order, the short names it introduced, and who speaks."""

    mentions: list[Mention] = field(default_factory=list)
    asides: Asides = field(default_factory=Asides)
    """Those whom the article named in passing."""
    owners: list[Mention] = field(default_factory=list)
    """Those whom the present sentence names inside the objects of its verbs: "backed Chad's bid"."""
    begin: int = 0
    """The number of mentions before the present sentence."""
    surnames: dict[str, list[IntroducedPerson]] = field(default_factory=dict)
    """By short name: the persons that the article gave in full, the latest last."""
    given_names: dict[str, ActorMatch] = field(default_factory=dict)
    """By given name: the last person that the article gave in full, whom it may call so ("Susilo")."""
    strangers: set[str] = field(default_factory=set)
    """The surnames, folded, that the article gave to persons whom no entry knows."""
    openings: set[str] = field(default_factory=set)
    """The first words of all short names and acronyms."""
    acronyms: dict[str, ActorMatch] = field(default_factory=dict)
    """The acronyms that the article defined in brackets."""
    seen: set[str] = field(default_factory=set)
    """The capitalised words so far and those of the dateline, folded: they decide between readings of a name."""
    lands: set[str] = field(default_factory=set)
    """The codes of the states named so far."""
    countries: Counter[str] = field(default_factory=Counter)
    """How often the article has named each country so far, or an actor of it."""
    scenes: set[str] = field(default_factory=set)
    """The countries of the states, towns and regions named so far."""
    foreign: set[str] = field(default_factory=set)
    """The entries of the role nouns by which the article has last named people from abroad."""
    forces: set[str] = field(default_factory=set)
    """Which armed bodies of states the article has named: police, soldiers."""
    countries_before: frozenset[str] = frozenset()
    """The countries that the sentences before the present one have named."""
    countries_of_organs: set[str] = field(default_factory=set)
    """The countries of which the article has named an actor with a role."""
    latest: dict[str, ActorMatch] = field(default_factory=dict)
    """The last actor of each country."""
    speakers: Passing[Actors] = field(default_factory=Passing)
    """Under "": who spoke last, and so speaks in a quotation of which nobody says whose it is."""
    documents: Passing[Issued] = field(default_factory=Passing)
    """By noun: the last statement, report or letter, and under "" the last of any kind."""
    challenges: Passing[Challenge] = field(default_factory=Passing)
    """By country: the last charge against or request to an actor of it."""
    deeds: Passing[Deed] = field(default_factory=Passing)
    """By kind: the last deed that a later sentence may judge."""
    dealings: Passing[tuple[Dealing, ...]] = field(default_factory=Passing)
    """Under "": which two states have dealt with each other so far."""
    past_clauses: int = 0
    """How many main clauses of the sentences before were told in the past; ``present_clauses``: in the present."""
    present_clauses: int = 0
    place: str | None = None
    """The country of the dateline."""
    outlook: Outlook | None = None
    """What the whole text tells of where it plays."""

    def begin_sentence(self) -> None:
        """Begin the next sentence of the article."""
        self.countries_before = frozenset(self.countries)
        self.begin = len(self.mentions)
        self.owners.clear()
        self.speakers.begin_sentence()
        self.documents.begin_sentence()
        self.challenges.begin_sentence()
        self.deeds.begin_sentence()
        self.dealings.begin_sentence()

    @property
    def speaker(self) -> Actors:
        """Who spoke last."""
        return self.speakers.get("") or ()

    @property
    def told_in_past(self) -> bool:
        """Whether the sentences so far tell their story in the past, so that the present is no event of the story."""
        return 0 < self.past_clauses >= self.present_clauses

    def note(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        for actor in mention.actors:
            if actor.country and actor.country not in INTERNATIONAL:
                self.countries[actor.country] += 1
                self.latest[actor.country] = actor
                if actor.role not in PRIVATE_ROLES and SENT_NOUNS.isdisjoint(mention.nouns):
                    self.countries_of_organs.add(actor.country)

    def introduce(self, word: str, actor: ActorMatch, gender: str, given: str) -> None:
        """Let a short name stand for a person from now on."""
        self.openings.add(word.split(" ", 1)[0])
        known = self.surnames.setdefault(word, [])
        known[:] = [person for person in known[-NAMESAKES:] if person.given != given]
        known.append(IntroducedPerson(actor, gender, given))

    def introduce_given(self, name: str, actor: ActorMatch) -> None:
        """Let a given name that stands alone be that of a person from now on."""
        self.openings.add(name)
        self.given_names[name] = actor

    def introduce_acronym(self, acronym: str, actor: ActorMatch) -> None:
        """Let an acronym stand for an actor from now on."""
        self.openings.add(acronym)
        self.acronyms[acronym] = actor

    # -- what phrases take up ----------------------------------------------------------------------------------------

    def surname(self, word: str, gender: str = "", given: str = "") -> ActorMatch | None:
        """Return the person whom the article introduced by a short name.

        Of several it is the latest whose gender fits and whose given name begins with the same letter.
        """
        for person in reversed(self.surnames.get(word, ())):
            if (not gender or person.gender in ("", gender)) and (not given or given[0] == person.given[0]):
                return person.actor
        return None

    def gender(self, id: str) -> str:
        """Return the gender of a person whom the article named in full, by the id of his entry; "" if it is unknown."""
        people = (person for known in self.surnames.values() for person in known)
        return next((person.gender for person in people if person.actor.id == id and person.gender), "")

    def by_noun(self, noun: str, at: Position, many: bool = False) -> Actors:
        """Return the last actor with a country that a role noun takes up: "Turkish police ... the police".

        A plural noun takes up several or a group. Of a list it is the first, whose noun it is.
        """

        def fits(mention: Mention) -> bool:
            if noun not in mention.nouns or (mention.first or mention.actors)[0].country is None:
                return False
            if many:
                return mention.kind != "person" or len(mention.actors) > 1
            return mention.kind != "group" or noun in UNCOUNTED

        found = later(self._latest(at, fits, (), LONG_REACH), self.asides.last(at, fits))
        return found.first or found.actors if found is not None else ()

    def by_kind(self, kinds: Sequence[str], at: Position, many: bool = False, without: Actors = ()) -> Actors:
        """Return the last actor whose entry is of one of these kinds: "the group", "the company"; ``many`` a list.

        Those ``without`` act on him: "Germany helped the country".
        """

        def fits(mention: Mention) -> bool:
            if mention.entity not in kinds or mention.actors[0].code is None:
                return False
            return many or mention.kind != "group" or not _are_anybody(mention.actors[0])

        return self.last(at, fits, without, by_noun=not many)

    def by_country(self, country: str, role: str, at: Position) -> Actors:
        """Return the last person of a country: "the Colombian senator", "the Russian".

        With a role it must have that role, without one it must have a name.
        """

        def fits(mention: Mention) -> bool:
            if mention.kind != "person" or len(mention.actors) != 1 or mention.actors[0].country != country:
                return False
            return role in after_country(mention.actors[0].code or "") if role else mention.entity == "person"

        return self.last(at, fits)

    def other_person(self, country: str, role: str, at: Position) -> Actors:
        """Return the last person of another country in the same role: "his counterpart"."""
        return self.last(
            at, lambda m: m.kind == "person" and m.actors[0].country not in (None, country) and m.actors[0].role == role
        )

    def last(
        self,
        at: Position,
        fits: Callable[[Mention], bool],
        without: Actors = (),
        reach: int = REACH,
        by_noun: bool = False,
    ) -> Actors:
        """Return the actors of the last fitting mention before a position.

        ``by_noun`` asks for those alone whom its nouns name.
        """
        found = self._latest(at, fits, without, reach)
        return ((by_noun and found.first) or found.actors) if found is not None else ()

    def _latest(self, at: Position, fits: Callable[[Mention], bool], without: Actors, reach: int) -> Mention | None:
        """Return the last fitting mention before a position; a subject of its sentence or the one before goes first.

        Of an earlier sentence the subject of the main clause goes before others: "Obama said that Putin ... He".
        """
        found: Mention | None = None
        stop = self._stop(at)
        for mention in reversed(self.mentions[max(stop - reach, 0) : stop]):
            if found is not None and mention.at[0] < (found.at[0] if found.subject else at[0] - 1):
                break
            if mention.is_free_of(without) and fits(mention):
                if mention.subject and (mention.main or mention.at[0] == at[0]):
                    return mention
                if found is None or mention.subject and not found.subject:
                    found = mention
        return found

    def ahead(self, at: Position, gender: str) -> Actors:
        """Return the first person who is a subject after a position of the sentence: "When he arrived, Obama said"."""
        for m in self.of_sentence(at[0]):
            if m.at > at and m.subject and m.kind == "person" and m.gender in ("", gender):
                return m.actors
        return ()

    def noted(self, at: Position) -> Actors:
        """Return the actors that were noted first at a position of the sentence."""
        return next((mention.actors for mention in self.of_sentence(at[0]) if mention.at == at), ())

    def of_sentence(self, index: int) -> list[Mention]:
        """Return the mentions of the last sentence; none if it has another index."""
        return [mention for mention in self.mentions[self.begin :] if mention.at[0] == index]

    def before(self, at: Position) -> Iterator[Mention]:
        """Yield the mentions before a position, the last first."""
        for number in range(self._stop(at) - 1, -1, -1):
            yield self.mentions[number]

    def _stop(self, at: Position) -> int:
        """Return the number of mentions before a position; they stand in the order of the text."""
        stop = len(self.mentions)
        while stop and self.mentions[stop - 1].at >= at:
            stop -= 1
        return stop


def _are_anybody(actor: ActorMatch) -> bool:
    """Whether a group of no known country, or armed men of the setting, are no body of their own: "armed groups"."""
    return actor.country is None or actor.role == UNKNOWN_FORCE and actor.basis is Basis.SETTING
