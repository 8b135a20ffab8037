"""Where an event happened: the place that its clause, noun or object names, else that of its dateline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.actors.resolver import SentenceActors
from coder.circumstances.gazetteer import Gazetteer
from coder.circumstances.mentions import PlaceFinder
from coder.circumstances.place_names import TIMES, PlaceMention, named_place
from coder.circumstances.reach import OCCASIONS, ClauseOwners, Reach
from coder.core.actor_code import country_part
from coder.core.circumstances import Place
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.name_table import fold
from coder.dictionary.word_lists import word_set

DEPARTURES: Final = word_set("circumstances.departures")
LEAVING: Final = word_set("circumstances.leaving_verbs")
DESTINATIONS: Final = word_set("circumstances.destinations")
ARRIVING: Final = word_set("circumstances.arriving_verbs")
ELSEWHERE: Final = word_set("circumstances.elsewhere_verbs")
REPORTING: Final = word_set("circumstances.reporting_verbs")
PLACE_ROOTS: Final = frozenset(("18", "19", "20"))
DEED_ROOTS: Final = frozenset(("14", "17", "18", "19", "20"))
"""What the police of a town and its people do in it."""
PLACE_CODES: Final = frozenset(("042", "043", "044", "151", "152", "171", "191"))
"""Codes besides those of violence of which a place that stands as the object is where it happened."""
WORDS_ROOTS: Final = frozenset(("01", "02", "03", "05", "06", "09", "10", "11", "12", "13", "16"))
WORDS_CODES: Final = frozenset(("041",))
"""What is said or decided: only its own words tell where."""
TOPIC_ROOTS: Final = frozenset(("01", "02", "10", "11", "12", "13"))
"""What is said, asked or judged: the places behind its verb are mostly those of what it is about."""
TOPIC_CODES: Final = frozenset(("051", "052", "053"))
"""The same of another root: praise, not signing."""
VISITS: Final = word_set("circumstances.visits")
DISCUSSING: Final = word_set("circumstances.discussing_verbs")
AROUND: Final = word_set("circumstances.certain_scenes")
OCCASIONS_OF_WORDS: Final = word_set("circumstances.occasions_of_words")
BESIDE_VERB: Final = frozenset(("V", "R", ","))
"""First letters of the tags of what may stand right before the place of the verb itself."""
WHERE: Final = "where"
PRONOUNS: Final = word_set("actors.nominative_pronouns")
HOSTED: Final = "043"
"""Of a visit told from the side of the host it is the source that is the place."""

Sides = tuple[ActorMatch | None, ActorMatch | None]
"""Source and target of an event."""
Told = tuple[str, PlaceMention]
"""A mention and whose place it is."""


class SentencePlaces:
    """The places that one sentence names, and which of them are those of its events."""

    __slots__ = ("_finder", "_found", "_owned", "_tokens")

    def __init__(self, actors: SentenceActors, owners: ClauseOwners, gazetteer: Gazetteer | None) -> None:
        self._tokens = actors.sentence.tokens
        self._finder = PlaceFinder(actors, gazetteer)
        self._found = list(self._finder.mentions())
        owned = [(owners.of(found.at, found.stop), found) for found in self._found]
        self._owned = [(clause, found) for clause, found in owned if self._says_where(clause, found)]

    def of(self, code: str, trigger: int, reach: Reach, sides: Sides) -> tuple[Place, Reason] | None:
        """Return the place of an event with the step of its trace that tells how; None where none is told.

        Of a country and a town in it, both told of the event itself, the town is more exact.
        """
        near = list(self._near(code, trigger, reach, sides))
        talks = _names_topic(reach, trigger)
        if talks or code[:2] in TOPIC_ROOTS or code[:3] in TOPIC_CODES:
            near = [told for told in near if told[0] != "clause" or self._is_of_words(told[1], trigger, sides[0])]
        if not near and not (code[:2] in WORDS_ROOTS or code[:3] in WORDS_CODES):
            near = [("sentence", found) for found in self._elsewhere(trigger) if not talks or found.at < trigger]
        if not near:
            return None
        basis, best = near[0]
        if best.is_state:
            country = best.place.country
            exact = (told for told in near if not told[1].is_state and told[1].place.country == country)
            basis, best = next(exact, near[0])
        basis = "object" if basis == "clause" and self._tokens[best.at].tag[0] == "V" else basis
        words = " ".join([token.text for token in self._tokens[best.at : best.stop]])
        return replace(best.place, basis=basis), Reason("place", f"place.{basis}", words=words)

    def _near(self, code: str, trigger: int, reach: Reach, sides: Sides) -> Iterator[Told]:
        """The mentions of the event's own words, the nearest first."""
        yield from (("noun", found) for found in self._of_noun(reach.noun))
        yield from (("clause", found) for found in self._of_clause(reach.own, trigger))
        yield from (("clause", found) for found in self._of_antecedent(reach.own))
        yield from (("object", found) for found in self._of_object(code, sides))
        for clause in reach.around():
            if _describes(clause):
                continue
            yield from (("clause", found) for found in self._of_clause(clause, trigger))
        if code[:2] in WORDS_ROOTS:
            yield from (("clause", found) for found in self._of_report(reach.own, sides[0]))
        if sides[0] is not None and code[:2] in DEED_ROOTS:
            yield from (("actor", found) for found in self._finder.of_actor(sides[0], alone=False) if found.is_local)

    def _of_noun(self, noun: Phrase | None) -> Iterator[PlaceMention]:
        """The mentions behind a noun in its group."""
        if noun is not None:
            stop = max(inner.stop for inner in noun.nested())
            yield from (found for _, found in self._owned if noun.head < found.at < stop)

    def _of_clause(self, own: Clause | None, trigger: int) -> list[PlaceMention]:
        """The mentions in a clause: those behind the trigger, else those before it."""
        owned = [found for clause, found in self._owned if clause is own]
        return [found for found in owned if found.at > trigger] or owned if own is not None else []

    def _of_antecedent(self, own: Clause | None) -> Iterator[PlaceMention]:
        """The mention of which a clause tells more: "spread to Bombay, where police opened fire"."""
        if own is None or own.link != WHERE:
            return
        before = own.subject.first if own.subject is not None and own.subject_rule == "own" else own.verb.first
        stop = before - 1 - (self._tokens[before - 2].text == ",")
        yield from (found for found in self._found if found.stop == stop)

    def _of_report(self, own: Clause | None, source: ActorMatch | None) -> Iterator[PlaceMention]:
        """The mention that opens the report of what is said: "In Caracas, the minister said that oil would be lent".

        Who speaks is the source, or of the country of that place.
        """
        if own is None or own.kind is not ClauseKind.COMPLEMENT or source is None:
            return
        for clause, found in self._owned:
            if clause is not None and clause.index == own.parent and found.at == 0:
                home = source.code is not None and found.place.country == country_part(source.code)
                if home or self._speaks(source, clause):
                    yield found

    def _speaks(self, source: ActorMatch, report: Clause) -> bool:
        """Whether somebody is the subject of a report, or the pronoun that takes it up."""
        if report.subject is None:
            return False
        first, head = self._tokens[report.subject.first], self._tokens[report.subject.head]
        word = source.span.text.lower()
        return word in PRONOUNS or first.start <= source.span.start <= head.start

    def _of_object(self, code: str, sides: Sides) -> Iterator[PlaceMention]:
        """The place that is attacked, taken or visited."""
        acted_on = sides[0] if code == HOSTED else sides[1]
        if acted_on is not None and (code[:2] in PLACE_ROOTS or code[:3] in PLACE_CODES):
            yield from self._finder.of_actor(acted_on, alone=True)

    def _elsewhere(self, trigger: int) -> list[PlaceMention]:
        """The mentions of the other clauses, the nearest first, without those of reports and of earlier deeds."""
        found = [
            mention
            for clause, mention in self._owned
            if clause is None or not (clause.verb.lemma in REPORTING or _is_earlier(clause) or _describes(clause))
        ]
        return sorted(found, key=lambda mention: abs(mention.at - trigger))

    def _is_of_words(self, mention: PlaceMention, trigger: int, source: ActorMatch | None) -> bool:
        """Whether somebody speaks there: "condemned Niger in a speech in Oslo", not "condemned the raid in Oslo"."""
        word = self._tokens[mention.at].text.lower()
        if mention.at < trigger or word in DESTINATIONS or word in DEPARTURES:
            return True
        before = self._tokens[mention.at - 1]
        told = before.lemma.lower() in OCCASIONS_OF_WORDS or before.text.lower() in TIMES
        speaker = source is not None and source.span.start <= before.start < source.span.end
        return word in AROUND and (told or speaker or before.tag[0] in BESIDE_VERB)

    def _says_where(self, clause: Clause | None, mention: PlaceMention) -> bool:
        """Whether a mention says where: that after "from" or "to" only with a verb of leaving or arriving."""
        word, verb = self._tokens[mention.at].text.lower(), clause.verb.lemma if clause is not None else ""
        if word in DEPARTURES:
            return verb in LEAVING
        visit = self._tokens[mention.at - 1].lemma.lower() in VISITS if mention.at else False
        return word not in DESTINATIONS or verb in ARRIVING or visit


def _names_topic(reach: Reach, trigger: int) -> bool:
    """Whether what stands behind the verb is what is talked of: "met to discuss the war in Chad"."""
    own = reach.own
    return own is not None and own.verb.first <= trigger < own.verb.stop and own.verb.lemma in DISCUSSING


def _is_earlier(clause: Clause) -> bool:
    """Whether a clause tells an earlier deed of another: "after rebels shelled Bo"."""
    return clause.link in OCCASIONS and clause.subject_rule == "own"


def _describes(clause: Clause) -> bool:
    """Whether a participle only says who somebody is: "arrested a man wanted in Spain"."""
    return clause.verb.form == "participle" and clause.verb.lemma in ELSEWHERE


def place_of_dateline(words: str | None, country: str | None, gazetteer: Gazetteer | None) -> Place | None:
    """Return the place of a dateline; None for none, and for one whose country no table knows."""
    if not words or not country:
        return None
    name = words.partition(",")[0]
    town = gazetteer.best(fold(name), [country]) if gazetteer is not None else None
    return replace(named_place(name.title(), country, town), basis="dateline")
