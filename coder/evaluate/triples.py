"""Scores subject-verb-object triples against gold triples."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.core.errors import InputError
from coder.core.syntax import Parse, Sentence, Token
from coder.core.values import replace
from coder.evaluate.gold import Record
from coder.evaluate.matching import maximum_matching
from coder.evaluate.scores import Mistake, Score, Share
from coder.language.chunking.chunker import Chunker
from coder.language.clauses.clauser import Clauser
from coder.language.triples import Argument, Triple, triples
from coder.pipeline import Pipeline

KEYS = ("id", "text", "triples")
"""The fields that a gold record must have."""
TAGGED_KEYS = ("id", "text", "tokens")
"""The fields of a record of tagged words."""
MEASURES = {"verb": (False, False), "sv": (True, False), "vo": (False, True), "svo": (True, True)}
"""Whether a measure compares the subject and the object of each verb."""
PARTS = {"verb": "verb", "sv": "subject", "vo": "object"}
"""What a mistake of a measure concerns; those of whole triples would only repeat these."""
MARKS = ".,;:'\""


@dataclass(frozen=True, slots=True)
class ComparedTriple:
    """A triple as far as it is compared; each argument is the set of words that count as its head."""

    verb: int
    """The place of its verb, which tells the verbs of one text apart; gold files count it in a way of their own."""
    lemma: str
    subject: frozenset[str]
    object: frozenset[str]
    negated: bool

    def fits(self, other: ComparedTriple) -> bool:
        """Return whether lemma, subject and object agree."""
        return self.lemma == other.lemma and _agree(self.subject, other.subject) and _agree(self.object, other.object)

    def __str__(self) -> str:
        subject, target = ("/".join(sorted(heads)) or "." for heads in (self.subject, self.object))
        return f"{subject} | {'NOT ' if self.negated else ''}{self.lemma} | {target}"


@dataclass(frozen=True, slots=True)
class TripleScores:
    """The scores of a gold set by measure, and the share of verbs that are rightly negated or not."""

    records: int
    scores: Mapping[str, Score]
    negation: Share
    mistakes: tuple[Mistake, ...]
    seconds: float
    """The processor time from text to triples."""


def score_triples(
    coder: Pipeline, records: Sequence[Record], tagged: Mapping[str, tuple[Token, ...]] | None = None
) -> TripleScores:
    """Parse the text of each gold record and score its triples.

    ``tagged`` gives the tokens of each record by its id, in place of those of the tagger: what is wrong then is due to
    chunks and clauses alone.

    >>> gold = {"subj": {"lemma": "rebel", "alts": ["Rebels"]}, "verb": {"lemma": "flee", "tok": 2}, "obj": None}
    >>> record = {"id": "a", "text": "Rebels fled the town.", "triples": [gold | {"negated": False}]}
    >>> scores = score_triples(Pipeline(), [record]).scores
    >>> scores["sv"].f1, scores["vo"].f1
    (1.0, 0.0)
    """
    counts = _TripleCounts()
    parser = _TaggedParser(tagged) if tagged is not None else None
    for record in records:
        started = time.process_time()
        sentence = Sentence(0, 0, len(record["text"]), record["text"])
        found = triples(parser.parse(record["id"], sentence) if parser else coder.parse(sentence))
        counts.seconds += time.process_time() - started
        counts.record(record, [_of_gold(triple) for triple in record["triples"]], list(map(_of_parse, found)))
    return TripleScores(len(records), counts.totals, counts.negation, tuple(counts.mistakes), counts.seconds)


class _TripleCounts:
    """What is counted over all records."""

    def __init__(self) -> None:
        self.totals = dict.fromkeys(MEASURES, Score())
        self.negation = Share()
        self.mistakes: list[Mistake] = []
        self.seconds = 0.0

    def record(self, record: Record, gold: list[ComparedTriple], found: list[ComparedTriple]) -> None:
        """Count the triples of one record by all measures."""
        for measure in MEASURES:
            wanted, got = _compared(gold, measure), _compared(found, measure)
            pairs = maximum_matching(wanted, got, ComparedTriple.fits)
            self.totals[measure] += Score(len(pairs), len(wanted), len(got))
            if measure == "verb":
                right = sum(wanted[index].negated == got[at].negated for index, at in pairs.items())
                self.negation += Share(right, len(pairs))
            if measure in PARTS:
                missed = [triple for index, triple in enumerate(wanted) if index not in pairs]
                extra = [triple for at, triple in enumerate(got) if at not in pairs.values()]
                self.mistakes += _mistakes(PARTS[measure], missed, extra, f"{record['id']} {record['text']}")


class _TaggedParser:
    """The stages after the tagger, for sentences whose tokens are given."""

    def __init__(self, tagged: Mapping[str, tuple[Token, ...]]) -> None:
        self._tagged = tagged
        self._chunker, self._clauser = Chunker(), Clauser()

    def parse(self, name: str, sentence: Sentence) -> Parse:
        """The parse of the sentence of a record."""
        tokens = self._tagged.get(name)
        if tokens is None:
            raise InputError(f"the record '{name}' has no tagged words", remedy="add them to the file of tagged words")
        chunks = self._chunker.chunk(tokens)
        clauses, phrases = self._clauser.parse(tokens, chunks)
        return Parse(replace(sentence, tokens=tokens), chunks, clauses, phrases)


def _of_gold(triple: Record) -> ComparedTriple:
    def heads(argument: Record | None) -> frozenset[str]:
        return frozenset(map(_head, (*argument.get("alts", ()), argument["lemma"]))) if argument else frozenset()

    verb = triple["verb"]
    subject, target = heads(triple.get("subj")), heads(triple.get("obj"))
    return ComparedTriple(verb["tok"], verb["lemma"].lower(), subject, target, triple.get("negated", False))


def _of_parse(triple: Triple) -> ComparedTriple:
    def heads(argument: Argument | None) -> frozenset[str]:
        return frozenset((_head(argument.head),)) if argument else frozenset()

    verb = triple.verb
    return ComparedTriple(verb.start, verb.lemma.lower(), heads(triple.subj), heads(triple.obj), triple.negated)


def _head(word: str) -> str:
    return word.lower().strip(MARKS)


def _compared(rows: Iterable[ComparedTriple], measure: str) -> list[ComparedTriple]:
    """What a measure compares: each verb once, or each verb with its subject, its object, or both."""
    subject, target = MEASURES[measure]
    nothing: frozenset[str] = frozenset()
    found: dict[object, ComparedTriple] = {}
    for row in rows:
        if (subject and not row.subject) or (target and not row.object):
            continue
        kept = replace(row, subject=row.subject if subject else nothing, object=row.object if target else nothing)
        found[kept.verb, kept.subject, kept.object] = kept
    return list(found.values())


def _agree(gold: frozenset[str], found: frozenset[str]) -> bool:
    """Both have no argument, or share a head."""
    return bool(gold & found) or not gold and not found


def _mistakes(part: str, missed: list[ComparedTriple], extra: list[ComparedTriple], text: str) -> list[Mistake]:
    """A mistake for each item that was missed, has another argument, or is too many."""
    found: list[Mistake] = []
    left = list(extra)
    for gold in missed:
        other = next((row for row in left if row.lemma == gold.lemma), None)
        if other is None:
            found.append(Mistake(f"{part} missed", f"{gold}   in {text}"))
        else:
            left.remove(other)
            found.append(Mistake(f"other {part}", f"{gold}   found {other}   in {text}"))
    return [*found, *(Mistake(f"{part} too many", f"{row}   in {text}") for row in left)]
