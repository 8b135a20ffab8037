"""What an article has said before each of its sentences, as plain rows, so that any sentence can be coded again alone.

A row tells what one sentence adds, which later sentences keep; all that passes, as it stands then; and what of that
the sentence has asked for and told itself. Two runs whose rows have been the same are in the same state, and go on
alike. A sentence that asks for nothing that differs is read alike in two states.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from coder.actors import coreference
from coder.actors.discourse import Discourse
from coder.actors.mention import Challenge, Dealing, Deed, IntroducedPerson, Issued, Mention
from coder.actors.passing import Passing
from coder.coding import deeds, opponents
from coder.coding.extractor import Extracted
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Span
from coder.dictionary.frames import Frame

Row = list[Any]
_SETS = ("openings", "strangers", "seen", "lands", "scenes", "forces", "countries_of_organs")
"""What a discourse only adds to."""
_NUMBERS = ("past_clauses", "present_clauses")


class Recorder:
    """Tells what each sentence adds to a discourse, from the state on in which that is now."""

    def __init__(self, discourse: Discourse) -> None:
        self._mentions, self._asides = len(discourse.mentions), len(discourse.asides)
        self._sets = {name: set(getattr(discourse, name)) for name in _SETS}
        self._numbers = [getattr(discourse, name) for name in _NUMBERS]
        self._countries = dict(discourse.countries)
        self._foreign = set(discourse.foreign)
        self._acronyms = set(discourse.acronyms)
        self._given_names = dict(discourse.given_names)
        self._surnames = {word: list(known) for word, known in discourse.surnames.items()}

    def row(self, discourse: Discourse, sentence: int) -> Row:
        """Return what was added since the last row, by the sentence with this index."""
        mentions = [_mention(one) for one in discourse.mentions[self._mentions :]]
        asides = [_mention(one) for one in discourse.asides.since(self._asides)]
        self._mentions, self._asides = len(discourse.mentions), len(discourse.asides)
        added = [self._added(discourse, name) for name in _SETS]
        where = setting(discourse) if sentence == 0 else None
        lasting = [mentions, asides, added, self._counted(discourse), self._changed(discourse), where]
        kept = [_of(discourse, name) for name in PASSING]
        asked, told = [sorted(one.asked) for one in kept], [sorted(one.told) for one in kept]
        return [lasting, passing(discourse, sentence), asked, told]

    def _added(self, discourse: Discourse, name: str) -> list[str]:
        known, now = self._sets[name], getattr(discourse, name)
        added = sorted(now - known) if len(now) > len(known) else []
        known.update(added)
        return added

    def _counted(self, discourse: Discourse) -> Row:
        """The numbers that have changed: of each country how often it was named, and of clauses."""
        now = discourse.countries
        countries = {country: count for country, count in sorted(now.items()) if self._countries.get(country) != count}
        self._countries.update(countries)
        numbers = [getattr(discourse, name) for name in _NUMBERS]
        changed, self._numbers = numbers if numbers != self._numbers else [], numbers
        return [countries, changed]

    def _changed(self, discourse: Discourse) -> Row:
        """The people from abroad if they have changed, new acronyms, and names that stand for others now."""
        foreign = sorted(discourse.foreign) if discourse.foreign != self._foreign else None
        self._foreign = set(discourse.foreign)
        acronyms = {
            word: _actor(discourse.acronyms[word]) for word in sorted(discourse.acronyms.keys() - self._acronyms)
        }
        self._acronyms.update(acronyms)
        persons = {
            word: [[_actor(one.actor), one.gender, one.given] for one in known]
            for word, known in sorted(discourse.surnames.items())
            if self._surnames.get(word) != known
        }
        self._surnames.update((word, list(discourse.surnames[word])) for word in persons)
        given = {
            name: _actor(actor)
            for name, actor in sorted(discourse.given_names.items())
            if self._given_names.get(name) != actor
        }
        self._given_names.update(discourse.given_names)
        return [foreign, acronyms, persons, given]


def recorded(sentences: Iterable[Extracted], rows: list[Row]) -> Iterator[Extracted]:
    """Yield the sentences of an article as they come, and add to ``rows`` what each has added."""
    recorder = Recorder(Discourse())
    for one in sentences:
        rows.append(recorder.row(one.actors.discourse, one.parse.sentence.index))
        yield one


def setting(discourse: Discourse) -> Row:
    """Return where the whole text plays: the country of its dateline, and the states that it tells of."""
    outlook = discourse.outlook
    return [discourse.place, outlook.home(), outlook.only()] if outlook is not None else [discourse.place]


def plays_in(rows: list[Row]) -> Row | None:
    """Return the ``setting`` that the rows of an article tell; none where it has no sentence."""
    found: Row | None = rows[0][0][-1] if rows else None
    return found


class Written(NamedTuple):
    """How something that passes is written in a row and read, and for how many sentences it is kept."""

    write: Callable[[Any], Row]
    read: Callable[[Any], Any]
    memory: int | None = None


def passing(discourse: Discourse, sentence: int) -> Row:
    """Return by kind and name what the sentences behind this one may ask for."""
    return [
        {
            name: written.write(told)
            for name, told in sorted(_of(discourse, kind).kept.items())
            if written.memory is None or sentence - told.sentence < written.memory
        }
        for kind, written in PASSING.items()
    ]


def differing(one: Row, other: Row) -> list[set[str]]:
    """Return by kind the names under which two states keep different things.

    >>> differing([{"": ["RUS"]}, {}], [{"": ["USA"]}, {}])
    [{''}, set()]
    """
    return [
        {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
        for ours, theirs in zip(one, other, strict=True)
    ]


def asks_for(row: Row, names: list[set[str]]) -> bool:
    """Whether the sentence that a row is of has asked for one of the names of a kind."""
    return any(not wanted.isdisjoint(asked) for asked, wanted in zip(row[2], names, strict=True))


def advance(discourse: Discourse, rows: Sequence[Row]) -> None:
    """Bring a discourse to the state after the sentences that rows are of, from that before them."""
    for row in rows:
        _add(discourse, row[0])
    for (kind, written), now in zip(PASSING.items(), rows[-1][1] if rows else (), strict=False):
        kept = _of(discourse, kind).kept
        kept.clear()
        kept.update((name, written.read(told)) for name, told in now.items())


def advance_beside(discourse: Discourse, row: Row) -> None:
    """Bring a discourse behind a sentence that asks for nothing in which it differs from the state that the row tells.

    What the sentence itself has told passes on, beside what the discourse has kept.
    """
    lasting, now, _, told = row
    _add(discourse, lasting)
    for (kind, written), told_now, own in zip(PASSING.items(), now, told, strict=True):
        _of(discourse, kind).kept.update((name, written.read(told_now[name])) for name in own)


def _add(discourse: Discourse, lasting: Row) -> None:
    """Add what lasts."""
    mentions, asides, sets, (countries, numbers), (foreign, acronyms, persons, given), _ = lasting
    for one in mentions:
        discourse.note(_read_mention(one))
    for one in asides:
        discourse.asides.note(_read_mention(one))
    for name, added in zip(_SETS, sets, strict=True):
        getattr(discourse, name).update(added)
    for country, count in countries.items():
        discourse.countries[country] = count
    for name, number in zip(_NUMBERS, numbers, strict=False):
        setattr(discourse, name, number)
    if foreign is not None:
        discourse.foreign = set(foreign)
    discourse.acronyms.update((word, _read_actor(actor)) for word, actor in acronyms.items())
    for word, known in persons.items():
        discourse.surnames[word] = [IntroducedPerson(_read_actor(one), gender, given) for one, gender, given in known]
    discourse.given_names.update((name, _read_actor(actor)) for name, actor in given.items())


def packed_rows(rows: list[Row]) -> bytes:
    """Return the rows of an article as bytes."""
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"))


def unpacked_rows(data: bytes) -> list[Row]:
    """Return the rows that ``packed_rows`` made bytes of.

    >>> unpacked_rows(packed_rows([[1, "a"]]))
    [[1, 'a']]
    """
    rows: list[Row] = json.loads(zlib.decompress(data))
    return rows


def _mention(one: Mention) -> Row:
    rest = [one.kind, one.entity, sorted(one.nouns), one.gender, one.subject, _actors(one.first), one.main]
    return [list(one.at), _actors(one.actors), *rest]


def _read_mention(row: Row) -> Mention:
    (sentence, token), actors, kind, entity, nouns, gender, subject, first, main = row
    named = _read_actors(actors)
    rest = gender, subject, _read_actors(first), main
    return Mention((sentence, token), named, kind, entity, frozenset(nouns), *rest)


def _actors(actors: Actors) -> list[Row]:
    return [_actor(one) for one in actors]


def _read_actors(rows: list[Row]) -> Actors:
    return tuple([_read_actor(row) for row in rows])


def _actor(one: ActorMatch) -> Row:
    """An actor, its trace without the lines of the dictionaries, which decide nothing."""
    span = one.span
    trace = [[reason.part, reason.rule, reason.words] for reason in one.trace]
    return [one.code, span.start, span.end, span.text, trace, one.id, one.name, one.basis.value]


def _read_actor(row: Row) -> ActorMatch:
    code, start, end, text, trace, id, name, basis = row
    reasons = tuple([Reason(part, rule, "", words) for part, rule, words in trace])
    return ActorMatch(code, Span(start, end, text), reasons, id, name, Basis(basis))


def _of(discourse: Discourse, kind: str) -> Passing[Any]:
    found: Passing[Any] = getattr(discourse, kind)
    return found


def _challenge(one: Challenge) -> Row:
    return [one.sentence, one.frame.name, one.action, _actors(one.source), _actor(one.target)]


def _read_challenge(row: Row) -> Challenge:
    sentence, frame, action, source, target = row
    return Challenge(sentence, Frame[frame], action, _read_actors(source), _read_actor(target))


def _deed(one: Deed) -> Row:
    return [one.sentence, _actors(one.source), _actors(one.target), one.mutual, one.sole]


def _read_deed(row: Row) -> Deed:
    sentence, source, target, mutual, sole = row
    return Deed(sentence, _read_actors(source), _read_actors(target), mutual, sole)


def _issued(one: Issued) -> Row:
    return [one.sentence, _actors(one.actors)]


def _read_issued(row: Row) -> Issued:
    sentence, actors = row
    return Issued(sentence, _read_actors(actors))


def _dealings(told: tuple[Dealing, ...]) -> Row:
    return [[list(one.states), one.times, _actors(one.actors), one.sentence] for one in told]


def _read_dealings(rows: Row) -> tuple[Dealing, ...]:
    return tuple([Dealing(tuple(one[0]), one[1], _read_actors(one[2]), one[3]) for one in rows])


PASSING = {
    "speakers": Written(_actors, _read_actors),
    "challenges": Written(_challenge, _read_challenge, opponents.LONG_MEMORY),
    "deeds": Written(_deed, _read_deed, deeds.LONG_MEMORY),
    "documents": Written(_issued, _read_issued, coreference.MEMORY),
    "dealings": Written(_dealings, _read_dealings),
}
"""What passes, by its name in a discourse."""
