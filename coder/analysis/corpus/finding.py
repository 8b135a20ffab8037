"""Finds the clauses of a stored corpus that meet the conditions of a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from coder.actors.mentions import PARTNERS
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.analysis.corpus.filling import loaded
from coder.analysis.corpus.queries import ACTORS, Condition, Field, Query, parse_query
from coder.analysis.corpus.store import Slots, Store, Stored, open_store
from coder.analysis.corpus.word_index import parts_of
from coder.coding.arguments import Arguments, arguments_of
from coder.coding.matcher import PROPER_TAGS, Matcher
from coder.core.actor_code import SEVERAL
from coder.core.model import Article
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.tables import Dictionary
from coder.pipeline import Pipeline

PART = 3
"""The letters of one part of an actor code."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that meets a query, or a word where the query asks for words alone."""

    article_id: str
    date: Date | None
    sentence: int
    text: str
    """The sentence."""
    start: int
    end: int
    """Where the verb group, or the word, stands in ``text``."""
    verb: str
    subject: str
    object: str
    """The lemmas of the verb and of the heads of its logical subject and object; "" where there is none."""
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    """The codes of the actors, where the query asks for actors."""


def find(store: str | Path | Store, query: str, dictionaries: Sequence[str | Path] | None = None) -> Iterator[Hit]:
    """Yield what meets a query, in the order of the corpus; raises ``UsageError`` for a query that can't be read.

    ``dictionaries`` give the synonym sets and actors; by default those by which the store was coded.

    >>> import tempfile
    >>> from coder.analysis.corpus import fill_store
    >>> from coder.core.model import Article
    >>> text = "Soldiers shelled a village in Chad. The village was not shelled by Libya. Libya met France."
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = fill_store(f"{folder}/corpus.duckdb", [Article("a", text)])
    ...     for query in ("verb:shell in:*", "verb:shell voice:passive", "source:LBY target:FRA", "village|France"):
    ...         print([(hit.sentence, hit.text[hit.start : hit.end]) for hit in find(f"{folder}/corpus.duckdb", query)])
    [(0, 'shelled')]
    [(1, 'was not shelled')]
    [(2, 'met')]
    [(0, 'village'), (1, 'village'), (2, 'France')]
    """
    if not isinstance(store, Store):
        with open_store(store) as opened:
            yield from find(opened, query, dictionaries)
        return
    folders = store.folders if dictionaries is None else tuple(map(Path, dictionaries))
    coder = loaded(folders).coder
    wanted = parse_query(query, coder.dictionary.sets, coder.dictionary.noun_classes)
    slots = _slots(wanted)
    sentences = store.places_of(store.with_words([slots])) if slots else None
    numbers = None if sentences is None else {article: max(found) + 2 for article, found in sentences.items()}
    for stored in store.articles(numbers):
        yield from _in_article(stored, None if sentences is None else sentences[stored.number], wanted, coder)


def _slots(query: Query) -> Slots:
    """The words without which a sentence can't meet the conditions."""
    found = []
    for one in query.conditions:
        lasts = one.pattern.lasts if one.pattern is not None and one.holds else None
        words = frozenset(max(parts, key=len) for last in lasts or () if (parts := parts_of([last])))
        if words:
            found.append(words)
    return tuple(found)


def _in_article(stored: Stored, sentences: set[int] | None, query: Query, coder: Pipeline) -> Iterator[Hit]:
    """Yield the hits of an article; its actors are looked for only where all else fits."""
    parsed = stored.parsed()
    article = parsed.article
    of_words = all(one.field == Field.WORD for one in query.conditions)
    found: list[tuple[Sentence, Place]] = []
    for parse in parsed.parses:
        if sentences is None or parse.sentence.index in sentences:
            sentence = Sentence(parse, coder.dictionary)
            found += [(sentence, place) for place in (sentence.words(query) if of_words else sentence.clauses(query))]
    actors: dict[int, SentenceActors] = {}
    if found and query.of(*ACTORS):
        actors = {one.parse.sentence.index: one.actors for one in coder.extracted_again(parsed)}
    for sentence, place in found:
        hit = sentence.hit(article, place, actors.get(sentence.index), query)
        if hit is not None:
            yield hit


class Place(NamedTuple):
    """Where a hit stands among the tokens of its sentence, half open, and its clause if it is the verb of one."""

    first: int
    stop: int
    clause: Clause | None = None


class Sentence:
    """One parsed sentence, against which conditions are held."""

    def __init__(self, parse: Parse, dictionary: Dictionary) -> None:
        self._parse, self._tokens = parse, parse.sentence.tokens
        self.index = parse.sentence.index
        self._matcher = Matcher(dictionary, self._tokens)
        self._lemmas = tuple(token.lemma.lower() for token in self._tokens)
        self._proper = tuple(token.tag[:3] in PROPER_TAGS for token in self._tokens)

    def words(self, query: Query) -> list[Place]:
        """Return the places of the first condition's words, where the sentence meets all of them."""
        places = [self._places(one) for one in query.conditions]
        meets = all(bool(found) == one.holds for found, one in zip(places, query.conditions, strict=True))
        shown = next((found for found, one in zip(places, query.conditions, strict=True) if one.holds), [])
        return [Place(at, at + 1) for at in shown] if meets else []

    def clauses(self, query: Query) -> list[Place]:
        """Return the verb groups of the clauses that meet all conditions but those on actors."""
        if not all(bool(self._places(one)) == one.holds for one in query.of(Field.WORD)):
            return []
        rest = [one for one in query.conditions if one.field not in (Field.WORD, *ACTORS)]
        return [
            Place(clause.verb.first, clause.verb.stop, clause)
            for clause in self._parse.clauses
            if all(self._meets(clause, arguments_of(clause), one) == one.holds for one in rest)
        ]

    def hit(self, article: Article, place: Place, actors: SentenceActors | None, query: Query) -> Hit | None:
        """Return a hit, unless its actors are not those that the query wants."""
        clause = place.clause
        arguments = arguments_of(clause) if clause is not None else Arguments(None)
        codes: dict[str, tuple[str, ...]] = {Field.SOURCE: (), Field.TARGET: ()}
        if actors is not None:
            codes[Field.SOURCE] = _codes(actors, (arguments.subject,))
            partners = [phrase for phrase in arguments.preps if phrase.prep in PARTNERS]
            codes[Field.TARGET] = _codes(actors, (arguments.object, arguments.indirect, *partners))
            if not all(_has_code(codes[one.field], one.text) == one.holds for one in query.of(*ACTORS)):
                return None
        sentence = self._parse.sentence
        return Hit(
            article.id,
            article.date,
            sentence.index,
            sentence.text,
            self._tokens[place.first].start - sentence.start,
            self._tokens[place.stop - 1].end - sentence.start,
            clause.verb.lemma if clause is not None else "",
            self._head(arguments.subject),
            self._head(arguments.object),
            codes[Field.SOURCE],
            codes[Field.TARGET],
        )

    def _head(self, phrase: Phrase | None) -> str:
        return self._tokens[phrase.head].lemma if phrase is not None else ""

    def _places(self, condition: Condition) -> list[int]:
        """The words of the sentence that a condition on words fits."""
        assert condition.pattern is not None
        pattern = condition.pattern
        return [
            at
            for at in range(len(self._tokens))
            if pattern.match(self._lemmas[max(at - PART, 0) : at + 1], self._proper[max(at - PART, 0) : at + 1]) >= 0
        ]

    def _meets(self, clause: Clause, arguments: Arguments, condition: Condition) -> bool:
        simple = _SIMPLE.get(condition.field)
        if simple is not None:
            return simple(clause) == condition.text
        assert condition.pattern is not None
        if condition.field == Field.VERB:
            lemma, particles = clause.verb.lemma, clause.verb.particle.split()
            return any(condition.pattern.match((lemma, *words)) >= 0 for words in ((), particles))
        return any(self._fits(condition, phrase) for phrase in arguments.at(condition.field))

    def _fits(self, condition: Condition, phrase: Phrase) -> bool:
        """Whether a pattern matches a phrase, by its own head or another that says what it is."""
        assert condition.pattern is not None
        return any(
            condition.pattern.match(self._matcher.lemmas(head), self._proper[head.first : head.head + 1]) >= 0
            for head in self._matcher.heads(phrase)
        )


_SIMPLE: dict[str, Callable[[Clause], str]] = {
    Field.VOICE: lambda clause: "passive" if clause.verb.passive else "active",
    Field.NEGATED: lambda clause: "yes" if clause.verb.negated else "no",
    Field.TENSE: lambda clause: clause.verb.tense,
}


def _codes(actors: SentenceActors, phrases: Sequence[Phrase | None]) -> tuple[str, ...]:
    """The codes of the actors that phrases mean."""
    found = [actor.code for phrase in phrases if phrase for actor in actors.actors(phrase, Reach.HEAD) if actor.code]
    return tuple(dict.fromkeys(found))


def _has_code(codes: Sequence[str], wanted: str) -> bool:
    """Whether one of the codes is the one that is wanted, or has it among its parts: GOV, RUS and RUSGOV of RUSGOV.

    >>> _has_code(["RUSGOV"], "GOV"), _has_code(["RUSGOV"], "SGO"), _has_code(["KOR+PRK"], "PRK"), _has_code([], "*")
    (True, False, True, False)
    """
    if wanted == "*":
        return bool(codes)
    singles = [single for code in codes for single in code.split(SEVERAL)]
    return any(code[at:].startswith(wanted) for code in singles for at in range(0, len(code), PART))


def counts(hits: Sequence[Hit], by: str) -> Counter[str]:
    """Return how many hits have each verb, subject, object, source, target or year.

    >>> hit = Hit("a", Date(2014, 3, 5), 0, "Libya met France.", 6, 9, "meet", "Libya", "France")
    >>> counts([hit], "subject"), counts([hit], "year")
    (Counter({'Libya': 1}), Counter({'2014': 1}))
    """
    if by == "year":
        return Counter(str(hit.date.year) if hit.date else "-" for hit in hits)
    found: Counter[str] = Counter()
    for hit in hits:
        value = getattr(hit, by)
        found.update([value] if isinstance(value, str) else value)
    return found
