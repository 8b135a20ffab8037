"""Why a word of an article gave no event: the clause around it, and the entries that were tried there."""

from __future__ import annotations

from coder.core.records import record
from coder.core.syntax import Clause, Parse, Sentence
from coder.diagnostics.attempts import Attempt, Outcome
from coder.diagnostics.why_not import attempts_in, eventless_in
from coder.pipeline import Pipeline
from coder.workbench.reading import Reading

MOST = 12
"""How many entries are told."""
PATTERNS = "word patterns of a folder that stands alone say only what they found, not what they missed"
Place = tuple[int, int]


@record
class Said:
    """What is said of some words."""

    text: str
    reason: str


@record
class Near:
    """An entry that was tried at the word or in its clause."""

    entry: str
    where: str
    gives: str
    outcome: str
    condition: str
    """The condition that failed first, if one did."""
    reason: str
    places: tuple[Place, ...]


@record
class Why:
    """The answer."""

    lemma: str
    """The base form of the word if it may have an entry of its own: a verb or a noun."""
    kind: str
    """verb or noun."""
    reasons: tuple[Said, ...]
    near: tuple[Near, ...]


def why(coder: Pipeline, reading: Reading, start: int, end: int) -> Why:
    """Return why the words from one offset to another gave no event.

    The attempts at the words themselves go first; if there are none, those of the clause that they stand in.

    >>> from coder.core.model import Article
    >>> from coder.workbench.reading import read
    >>> coder = Pipeline()
    >>> answer = why(coder, read(coder, Article("a", "France snubbed talks with Libya.")), 7, 14)
    >>> answer.lemma, answer.kind, "object" in {one.condition for one in answer.near}
    ('snub', 'verb', True)
    """
    coded = reading.coded
    if reading.parsed is None:
        return Why("", "", (Said(coded.article.text[start:end], PATTERNS),), ())
    extracted = next((one for one in reading.sentences if _holds(one.parse.sentence, start)), None)
    if extracted is None:
        return Why("", "", (), ())
    parse = extracted.parse
    attempts = list(attempts_in(coder, coded, extracted))
    clause = _clause_at(parse, start, end)
    here = [one for one in attempts if one.at.start < end and start < one.at.end]
    near = here or [one for one in attempts if clause is not None and one.clause == clause.index]
    reasons = tuple(
        Said(one.at.text, one.reason)
        for one in eventless_in(coder, coded, extracted)
        if (one.at.start < end and start < one.at.end) or (clause is not None and one.clause == clause.index)
    )
    lemma, kind = _word(parse, start, end)
    return Why(lemma, kind, reasons, tuple(map(_near, sorted(near, key=_distance)[:MOST])))


def _holds(sentence: Sentence, offset: int) -> bool:
    return sentence.start <= offset < max(sentence.end, sentence.start + 1)


def _distance(attempt: Attempt) -> tuple[int, int]:
    return attempt.distance, list(Outcome).index(attempt.outcome)


def _near(attempt: Attempt) -> Near:
    places = tuple((span.start, span.end) for span in (attempt.at, *attempt.found))
    condition = str(attempt.condition.value) if attempt.condition else ""
    outcome = attempt.outcome.value
    return Near(attempt.entry, attempt.where, attempt.gives, outcome, condition, attempt.reason, places)


def _clause_at(parse: Parse, start: int, end: int) -> Clause | None:
    """Return the smallest clause whose verb or phrases hold the words."""
    tokens = parse.sentence.tokens
    found: list[tuple[int, Clause]] = []
    for clause in parse.clauses:
        parts = [
            part for part in (clause.subject, clause.verb, *clause.objects, *clause.preps, clause.predicate) if part
        ]
        if any(tokens[part.first].start < end and start < tokens[part.stop - 1].end for part in parts):
            found.append((sum(part.stop - part.first for part in parts), clause))
    return min(found, key=lambda one: one[0])[1] if found else None


def _word(parse: Parse, start: int, end: int) -> tuple[str, str]:
    """Return the base form and the kind of the first verb or common noun among the words."""
    for token in parse.sentence.tokens:
        if token.start < end and start < token.end and (token.tag.startswith("VB") or token.tag in ("NN", "NNS")):
            return token.lemma, "verb" if token.tag.startswith("VB") else "noun"
    return "", ""
