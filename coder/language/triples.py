"""Clauses to subject-verb-object triples, one for each pair of conjoined subjects and objects."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from coder.core.syntax import Clause, ClauseKind, Parse, Phrase, Token
from coder.dictionary.word_lists import word_set

INFERRED_RULES: Final = frozenset(("participle", "control", "shared"))
"""Rules by which the subject of a clause without tense is only inferred."""
EXPLETIVE_COSTS: Final = word_set("clauses.expletive_costs")
EXPLETIVE_VERBS: Final = word_set("clauses.expletive_verbs")
CURRENCIES: Final = frozenset("$£€¥")
MAX_CONTROL: Final = 5
"""How many clauses may pass a subject on from one to the next."""
Phrases = tuple[Phrase, ...]


class Argument(NamedTuple):
    """The subject or object of a triple: its head word, all its words, and their place in the text.

    Of a head with a hyphen the last part counts: "respect" of "self-respect".
    """

    head: str
    phrase: str
    start: int
    end: int


class TripleVerb(NamedTuple):
    """The verb of a triple: its lemma, its form in the text, and its place there."""

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
    """Return the triples of a parse in the order of its verbs; a copula with a noun or an adjective has none."""
    found: list[Triple] = []
    tokens = parse.sentence.tokens
    for clause in parse.clauses:
        if _is_existential(clause, tokens):
            subjects, objects = _existing(clause)
        elif clause.verb.lemma == "be" and (clause.predicate is not None or not clause.complements):
            continue
        else:
            subjects, objects = _arguments(clause, parse)
        head = tokens[clause.verb.head]
        negated = clause.verb.negated or clause.link == "without"
        verb = TripleVerb(clause.verb.lemma, head.text, head.start, head.end)
        for subject in subjects or (None,):
            for other in objects or (None,):
                if subject is not None or other is not None:
                    found.append(
                        Triple(_argument(subject, tokens), verb, _argument(other, tokens), clause.verb.passive, negated)
                    )
    return found


def triples_line(article_id: str, parses: Iterable[Parse]) -> tuple[str, int]:
    """Return the triples of an article as a line of JSON, and how many sentences it has."""
    found: list[dict[str, Any]] = []
    sentences = 0
    for parse in parses:
        sentences += 1
        found += map(_nested, triples(parse))
    return json.dumps({"id": article_id, "triples": found}, ensure_ascii=False) + "\n", sentences


def _nested(triple: Triple) -> dict[str, Any]:
    """Return a triple as nested plain values."""
    values = triple._asdict()
    return values | {key: values[key]._asdict() for key in ("subj", "verb", "obj") if values[key] is not None}


def _is_existential(clause: Clause, tokens: tuple[Token, ...]) -> bool:
    """'There was a strike': does the clause say that something exists?"""
    return clause.subject is not None and tokens[clause.subject.head].tag == "EX" and clause.predicate is not None


def _existing(clause: Clause) -> tuple[Phrases, Phrases]:
    """Return what exists as the subject, and no object."""
    assert clause.predicate is not None
    return _members(clause.predicate), ()


def _arguments(clause: Clause, parse: Parse) -> tuple[Phrases, Phrases]:
    """Return the logical subjects and objects: of a passive the agent is the subject."""
    subject = clause.subject
    left_out = subject is None or _is_inferred(clause, parse) or _is_expletive(clause, parse)
    subjects = () if subject is None or left_out else _members(subject)
    if clause.verb.passive:
        agent = next((phrase for phrase in clause.preps if phrase.prep == "by"), None)
        return (_members(agent) if agent else ()), subjects
    direct = clause.objects[-1] if clause.objects else None
    return subjects, (_members(direct) if direct and not _is_only_subject_below(clause, direct, parse) else ())


def _is_inferred(clause: Clause, parse: Parse) -> bool:
    """Is its subject inferred, or passed on from a clause whose subject is inferred?"""
    for _ in range(MAX_CONTROL):
        if _has_inferred_subject(clause):
            return True
        if clause.kind is not ClauseKind.COMPLEMENT or clause.subject_rule != "control" or clause.parent is None:
            return False
        parent = parse.clauses[clause.parent]
        if parent.subject != clause.subject:
            return False
        clause = parent
    return False


def _has_inferred_subject(clause: Clause) -> bool:
    """Is the subject of this clause only inferred?

    "He left [saying that ...]", "used force [to enter]", "the plan [to leave]", "without [leaving]".
    """
    if clause.subject_rule not in INFERRED_RULES or clause.verb.form == "finite":
        return False
    if clause.kind is ClauseKind.COMPLEMENT:
        return clause.link not in ("", "to")
    if clause.kind is ClauseKind.RELATIVE:
        return clause.subject_rule == "control" or clause.link != ""
    fronted = clause.parent is not None and clause.parent > clause.index
    return not (clause.verb.form == "participle" and fronted and not clause.link)


def _is_expletive(clause: Clause, parse: Parse) -> bool:
    """'It was said that ...', 'it took a year to ...': does "it" stand for the clause that follows?"""
    assert clause.subject is not None
    if parse.sentence.tokens[clause.subject.head].lemma != "it":
        return False
    if clause.verb.lemma in EXPLETIVE_COSTS:
        following = parse.clauses[clause.index + 1 : clause.index + 2]
        return any(inner.parent == clause.index and inner.link == "to" for inner in following)
    if clause.subject_rule == "control" and clause.parent is not None:
        return parse.clauses[clause.parent].verb.lemma == "be"
    governs = any(parse.clauses[index].verb.form == "finite" for index in clause.complements)
    return governs and (clause.verb.passive or clause.verb.lemma in EXPLETIVE_VERBS)


def _is_only_subject_below(clause: Clause, direct: Phrase, parse: Parse) -> bool:
    """Is the object only the subject of a bare infinitive ("helped us leave"), or the one who is told something?"""
    for index in clause.complements:
        inner = parse.clauses[index]
        if inner.link == "" and inner.verb.form == "infinitive" and inner.subject == direct:
            return True
        if inner.verb.form == "finite" and clause.verb.lemma == "tell" and index > clause.index and not inner.quoted:
            return True
    return False


def _members(phrase: Phrase) -> Phrases:
    """Return a phrase and what is coordinated with it."""
    return (phrase, *phrase.conjuncts)


def _argument(phrase: Phrase | None, tokens: tuple[Token, ...]) -> Argument | None:
    """Return a phrase as an argument; the head of an amount of money is its currency."""
    if phrase is None:
        return None
    group = tokens[phrase.first : phrase.stop]
    head = tokens[phrase.head]
    if head.tag == "CD" and phrase.prep == "":
        head = next((token for token in group if token.tag == "$" or token.text in CURRENCIES), head)
    word = head.text.rsplit("-", 1)[-1] if head.tag in ("NN", "NNS") and head.text.count("-") == 1 else head.text
    return Argument(word or head.text, " ".join([token.text for token in group]), group[0].start, group[-1].end)
