"""What an article has said so far: who was named where, so that pronouns, surnames and "the minister" find their actor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from coder.core.model import ActorMatch, Actors, Reason, record
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.word_lists import word_list, word_set

SINGULAR_PERSON = word_set("actors.singular_pronouns")
FEMALE = word_set("actors.female_pronouns")
THINGS = word_set("actors.thing_pronouns")
PLURAL = word_set("actors.plural_pronouns")
SPEAKER = word_set("actors.speaker_pronouns")
PRONOUNS = SINGULAR_PERSON | THINGS | PLURAL | SPEAKER
UNCOUNTED = word_set("actors.uncounted_nouns")
SEATS = word_list("actors.seats")
"""Datelines of international bodies: what a story from there tells happens elsewhere."""
REACH = 8
"""How many mentions back a pronoun looks."""

MUTUAL = "resolve.mutual"
"""The rule by which "each other" stands for those who do it: the only actors that are source and target of a candidate."""

Position = tuple[int, int]
"""Index of a sentence in its article, and of a token in it."""


@record
class Mention:
    """An actor that the article named: where, of what kind, by which nouns, and whether as a subject."""

    at: Position
    actors: Actors
    kind: str
    """person, group (plural people), body (state, organisation, organ), marked (by the caller, and no entry says what)."""
    entity: str = ""
    """The kind of its dictionary entry: state, party, group, company ..."""
    nouns: frozenset[str] = frozenset()
    """The role nouns that may take it up, and the ids of their entries."""
    gender: str = ""
    subject: bool = False

    def fits(self, without: Actors) -> bool:
        """Whether it names none of these actors."""
        return bool(self.actors) and not (
            without
            and any(
                actor.span == other.span or (actor.code and actor.code == other.code)
                for actor in self.actors
                for other in without
            )
        )


@dataclass(slots=True)
class Discourse:
    """The mentions of one article in order, the short names it introduced, and who speaks."""

    mentions: list[Mention] = field(default_factory=list)
    surnames: dict[str, list[tuple[ActorMatch, str, str]]] = field(default_factory=dict)
    """By a person's short name: the persons that the article gave in full, the latest last, with gender and given name."""
    openings: set[str] = field(default_factory=set)
    """The first words of all short names and acronyms."""
    acronyms: dict[str, ActorMatch] = field(default_factory=dict)
    """Acronyms that the article defined in brackets."""
    seen: set[str] = field(default_factory=set)
    """The capitalised words so far and those of the dateline, folded: they decide between readings of a name."""
    lands: set[str] = field(default_factory=set)
    """The codes of the states named so far."""
    speaker: Actors = ()
    place: str | None = None
    """The country of the dateline."""

    def note(self, mention: Mention) -> None:
        """Remember a mention."""
        self.mentions.append(mention)

    def surname(self, word: str, gender: str = "", given: str = "") -> ActorMatch | None:
        """The person whom the article introduced by this short name; of two, the latest whose given name or gender fits."""
        known = self.surnames.get(word, ())
        return next(
            (
                actor
                for actor, sex, name in reversed(known)
                if (not gender or sex in ("", gender)) and (not given or given[0] == name[0])
            ),
            None,
        )

    def introduce(self, word: str, actor: ActorMatch, gender: str, given: str) -> None:
        """From now on this short name stands for this person."""
        self.openings.add(word.split(" ", 1)[0])
        known = self.surnames.setdefault(word, [])
        known[:] = [entry for entry in known if entry[2] != given]
        known.append((actor, gender, given))

    def pronoun(self, word: str, at: Position, without: Actors = ()) -> tuple[Actors, str]:
        """The actors that a pronoun stands for, and the name of the rule; none where the article gives no antecedent."""
        if word in SINGULAR_PERSON:
            gender = "f" if word in FEMALE else "m"
            return self.last(
                at,
                lambda m: m.kind in ("person", "marked") and len(m.actors) == 1 and m.gender in ("", gender),
                without,
            ), "resolve.person"
        if word in THINGS:
            return self.last(at, lambda m: m.kind in ("body", "marked") and len(m.actors) == 1, without), "resolve.body"
        if word in PLURAL:
            found = self.last(at, lambda m: m.kind in ("group", "marked") or len(m.actors) > 1, without)
            return found or self.last(at, lambda m: m.kind == "body", without), "resolve.plural"
        return (), ""

    def by_noun(self, noun: str, at: Position, many: bool = False) -> Actors:
        """The last actor with a country that this role noun takes up: "Turkish police ... the police"; of a plural noun several."""

        def fits(mention: Mention) -> bool:
            number = (
                mention.kind != "person" or len(mention.actors) > 1
                if many
                else mention.kind != "group" or noun in UNCOUNTED
            )
            return noun in mention.nouns and mention.actors[0].country is not None and number

        return self.last(at, fits, reach=40)

    def by_kind(self, kinds: tuple[str, ...], at: Position) -> Actors:
        """The last actor whose entry is of one of these kinds: "the group", "the company"."""
        return self.last(at, lambda m: m.entity in kinds and m.actors[0].code is not None)

    def by_country(self, country: str, role: str, at: Position) -> Actors:
        """The last person of a country, in a role if one is asked for, else one that is named: "the Colombian senator", "the Russian"."""
        return self.last(
            at,
            lambda m: (
                m.kind == "person"
                and len(m.actors) == 1
                and m.actors[0].country == country
                and (role in (m.actors[0].code or "")[3:] if role else m.entity == "person")
            ),
        )

    def several(self, count: int, at: Position, person: bool = False, without: Actors = ()) -> Actors:
        """The last actors of different countries, as many as asked for, but for those who act on them: "the two leaders", "both sides"."""
        taken = {actor.country for actor in without}
        for persons_only in (True, False) if person else (False,):
            found: list[ActorMatch] = []
            for mention in self._before(at):
                if persons_only and mention.kind != "person":
                    continue
                for actor in reversed(mention.actors):
                    if (
                        len(found) < count
                        and actor.country
                        and actor.country not in taken | {other.country for other in found}
                    ):
                        found.append(actor)
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def other_person(self, country: str, role: str, at: Position) -> Actors:
        """The last person of another country in the same role: "his counterpart"."""
        return self.last(
            at, lambda m: m.kind == "person" and m.actors[0].country not in (None, country) and m.actors[0].role == role
        )

    def country(self, at: Position) -> str | None:
        """The country that an agent without one belongs to: of the dateline, else that named last."""
        if self.place:
            return self.place
        return next(
            (
                actor.country
                for mention in self._before(at)
                for actor in reversed(mention.actors)
                if actor.country and actor.country not in INTERNATIONAL
            ),
            None,
        )

    def organ_of(self, at: Position) -> str:
        """The country of the only state whose organs the sentence names after a position: "The emir dissolved the Kuwaiti parliament"."""
        found = {
            actor.country
            for m in self.mentions
            if m.at[0] == at[0] and m.at > at
            for actor in m.actors
            if actor.country and actor.role
        }
        return found.pop() if len(found) == 1 else ""

    def _before(self, at: Position) -> Iterator[Mention]:
        return (mention for mention in reversed(self.mentions) if mention.at < at)

    def last(self, at: Position, fits: Callable[[Mention], bool], without: Actors = (), reach: int = REACH) -> Actors:
        """The last fitting mention before a position, a subject rather than another; else a subject that the sentence names after it."""
        found: Actors = ()
        for number, mention in enumerate(self._before(at)):
            if number >= reach or (found and mention.at[0] < at[0] - 1):
                break
            if mention.fits(without) and fits(mention):
                if mention.subject:
                    return mention.actors
                found = found or mention.actors
        return found

    def ahead(self, at: Position, gender: str) -> Actors:
        """The first person named as a subject after a position in its sentence: "When he arrived, Obama said"."""
        return next(
            (
                m.actors
                for m in self.mentions
                if m.at[0] == at[0] and m.at > at and m.subject and m.kind == "person" and m.gender in ("", gender)
            ),
            (),
        )


def resolved(actors: Actors, rule: str, words: str, span_of: ActorMatch) -> Actors:
    """Actors found again by another expression: its span (of an actor that the caller marked, the marked one), and a reason more."""
    reason = Reason("resolution", rule, words=words)
    return tuple(
        replace(actor, span=actor.span if marked(actor) else span_of.span, trace=(*actor.trace, reason))
        for actor in actors
    )


def marked(actor: ActorMatch) -> bool:
    """Whether the caller marked this actor."""
    return bool(actor.trace) and actor.trace[0].rule.startswith("given.")


def is_mutual(actor: ActorMatch) -> bool:
    """Whether an actor stands for "each other"."""
    return any(reason.rule == MUTUAL for reason in actor.trace)
