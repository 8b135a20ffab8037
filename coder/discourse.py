"""What an article has said so far: who was named, so that pronouns, surnames and "the minister" find their actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from coder.model import ActorMatch, Reason

SINGULAR_PERSON = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
THINGS = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "themselves"))
SPEAKER = frozenset(("i", "me", "my", "we", "us", "our", "ourselves", "myself"))


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor that the article named: of what kind, by which agent noun, and whether as a subject."""

    actors: tuple[ActorMatch, ...]
    kind: str
    """person, group (plural people), body (state, organisation, organ), marked (by the caller, and no entry says what)."""
    agent: str = ""
    gender: str = ""
    subject: bool = False


@dataclass(slots=True)
class Discourse:
    """The mentions of one article in order, the surnames it introduced, and who speaks."""

    mentions: list[Mention] = field(default_factory=list)
    surnames: dict[str, tuple[ActorMatch, str]] = field(default_factory=dict)
    speaker: tuple[ActorMatch, ...] = ()
    place: str | None = None
    """The country of the dateline."""

    def note(self, mention: Mention) -> None:
        """Remember a mention."""
        self.mentions.append(mention)

    def pronoun(self, word: str) -> tuple[tuple[ActorMatch, ...], str]:
        """The actors that a pronoun stands for, and the name of the rule; none where the article gives no antecedent."""
        if word in SPEAKER:
            return self.speaker, "resolve.speaker"
        if word in SINGULAR_PERSON:
            gender = "f" if word in ("she", "her", "herself") else "m"
            return self._last(lambda m: m.kind in ("person", "marked") and len(m.actors) == 1 and m.gender in ("", gender)), "resolve.person"
        if word in THINGS:
            return self._last(lambda m: m.kind in ("body", "marked") and len(m.actors) == 1), "resolve.body"
        if word in PLURAL:
            found = self._last(lambda m: m.kind in ("group", "marked") or len(m.actors) > 1) or self._last(lambda m: m.kind == "body")
            return found, "resolve.plural"
        return (), ""

    def by_agent(self, agent: str) -> tuple[ActorMatch, ...]:
        """The last actor with a country that was named by this agent noun: "Turkish police ... the police"."""
        return self._last(lambda m: m.agent == agent and m.actors[0].country is not None)

    def by_country(self, country: str) -> tuple[ActorMatch, ...]:
        """The last person of a country: "the Russian"."""
        return self._last(lambda m: m.kind == "person" and m.actors[0].country == country)

    def pair(self) -> tuple[ActorMatch, ...]:
        """The last two actors of different countries: "the two leaders", "both sides"."""
        found: list[ActorMatch] = []
        for actor in self._backwards():
            if actor.country and all(actor.country != other.country for other in found):
                found.append(actor)
                if len(found) == 2:
                    return tuple(reversed(found))
        return ()

    def country(self) -> str | None:
        """The country that an agent without one belongs to: of the dateline, else that named last."""
        if self.place:
            return self.place
        return next((actor.country for actor in self._backwards() if actor.country), None)

    def _backwards(self) -> Iterator[ActorMatch]:
        for mention in reversed(self.mentions):
            yield from reversed(mention.actors)

    def _last(self, fits: object) -> tuple[ActorMatch, ...]:
        assert callable(fits)
        found: tuple[ActorMatch, ...] = ()
        for mention in self.mentions[:-9:-1]:
            if mention.actors and fits(mention):
                if mention.subject:
                    return mention.actors
                found = found or mention.actors
        return found


def resolved(actors: tuple[ActorMatch, ...], rule: str, words: str, span_of: ActorMatch | None) -> tuple[ActorMatch, ...]:
    """Actors found again by another expression: its span (of an actor that the caller marked, the marked one), and a reason more."""
    reason = Reason("resolution", rule, words=words)
    return tuple(replace(actor, span=span_of.span if span_of and not marked(actor) else actor.span, trace=(*actor.trace, reason)) for actor in actors)


def marked(actor: ActorMatch) -> bool:
    """Whether the caller marked this actor."""
    return bool(actor.trace) and actor.trace[0].rule.startswith("given.")
