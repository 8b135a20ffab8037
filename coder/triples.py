"""Clauses to subject-verb-object triples, one for each pair of conjoined subjects and objects."""

from __future__ import annotations

from typing import NamedTuple

from coder.model import Clause, ClauseKind, Parse, Phrase, Token


class Argument(NamedTuple):
    """The subject or object of a triple: its head word, its words, and their place in the text."""

    head: str
    phrase: str
    start: int
    end: int


class TripleVerb(NamedTuple):
    """The verb of a triple: lemma, the word as it stands, its place in the text."""

    lemma: str
    form: str
    start: int
    end: int


class Triple(NamedTuple):
    """Who did what to whom: of a passive the agent is ``subj`` and the surface subject ``obj``."""

    subj: Argument | None
    verb: TripleVerb
    obj: Argument | None
    passive: bool
    negated: bool


def triples(parse: Parse) -> list[Triple]:
    """Return the triples of a parse in the order of its verbs; a copula has none."""
    found: list[Triple] = []
    tokens = parse.sentence.tokens
    for clause in parse.clauses:
        if clause.verb.lemma == "be" and not _existential(clause, tokens):
            continue
        subjects, objects = _arguments(clause, tokens)
        head = tokens[clause.verb.head]
        verb = TripleVerb(clause.verb.lemma, head.text, head.start, head.end)
        for subject in subjects or (None,):
            for other in objects or (None,):
                if subject is not None or other is not None:
                    found.append(Triple(_argument(subject, tokens), verb, _argument(other, tokens), clause.verb.passive, clause.verb.negated))
    return found


def _existential(clause: Clause, tokens: tuple[Token, ...]) -> bool:
    return clause.subject is not None and tokens[clause.subject.head].tag == "EX" and clause.predicate is not None


def _arguments(clause: Clause, tokens: tuple[Token, ...]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """The logical subjects and objects."""
    if _existential(clause, tokens):
        assert clause.predicate is not None
        return _members(clause.predicate), ()
    loose = clause.kind is ClauseKind.ADVERBIAL and clause.subject_rule in ("participle", "control")
    subjects = () if clause.subject is None or loose else _members(clause.subject)
    if clause.verb.passive:
        agent = next((phrase for phrase in clause.preps if phrase.prep == "by"), None)
        return (_members(agent) if agent else ()), subjects
    direct = clause.objects[-1] if clause.objects else None
    return subjects, (_members(direct) if direct else ())


def _members(phrase: Phrase) -> tuple[Phrase, ...]:
    return (phrase, *phrase.conjuncts)


def _argument(phrase: Phrase | None, tokens: tuple[Token, ...]) -> Argument | None:
    if phrase is None:
        return None
    start, end = tokens[phrase.first].start, tokens[phrase.stop - 1].end
    words = " ".join(token.text for token in tokens[phrase.first : phrase.stop])
    return Argument(tokens[phrase.head].text, words, start, end)
