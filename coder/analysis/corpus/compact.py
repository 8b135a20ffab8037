"""The parse of a sentence as a few bytes (JSON, packed), and back to the very records that the coder uses."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from coder.core.syntax import Chunk, Clause, ClauseKind, Parse, Phrase, Sentence, Token, Verb
from coder.core.values import field_names, field_values

AS_WRITTEN, IN_SMALL_LETTERS = 0, 1
"""In place of a text: what stands there in the article. In place of a lemma: the text, or the text in small letters."""
Row = list[Any]


def packed(parse: Parse) -> bytes:
    """Return a parse as bytes, without the words that the article has anyway.

    >>> parse = Parse(Sentence(0, 5, 7, "Go", (Token("Go", 5, 7, "VB", "go"),)), (Chunk("VG", 0, 1, 0),), ())
    >>> zlib.decompress(packed(parse))
    b'[[[[0,2]],"VB",[0],[1]],[["VG",0,1,0]],[],[]]'
    >>> unpacked(packed(parse), Sentence(0, 5, 7, "Go")) == parse
    True
    """
    plain: Row = [_tokens(parse.sentence), [field_values(one) for one in parse.chunks]]
    plain += [[_clause(one) for one in parse.clauses], _phrases(parse.phrases)]
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"))


def unpacked(data: bytes, sentence: Sentence) -> Parse:
    """Return the parse that ``packed`` made bytes of; ``sentence`` is its sentence without tokens."""
    tokens, chunks, clauses, phrases = json.loads(zlib.decompress(data))
    read = Sentence(sentence.index, sentence.start, sentence.end, sentence.text, _read_tokens(tokens, sentence))
    return Parse(
        read,
        tuple([Chunk(*chunk) for chunk in chunks]),
        tuple([_read_clause(row) for row in clauses]),
        _read_phrases(phrases),
    )


def _tokens(sentence: Sentence) -> Row:
    """Places, tags, texts and lemmas of the tokens, each in a list; places count from the start of the sentence."""
    start, words = sentence.start, sentence.text
    texts: Row = []
    lemmas: Row = []
    for token in sentence.tokens:
        texts.append(AS_WRITTEN if token.text == words[token.start - start : token.end - start] else token.text)
        same = token.lemma == token.text
        lemmas.append(AS_WRITTEN if same else IN_SMALL_LETTERS if token.lemma == token.text.lower() else token.lemma)
    places = [[token.start - start, token.end - start] for token in sentence.tokens]
    return [places, " ".join([token.tag for token in sentence.tokens]), texts, lemmas]


def _read_tokens(row: Row, sentence: Sentence) -> tuple[Token, ...]:
    start, words = sentence.start, sentence.text
    places, tags, texts, lemmas = row
    out: list[Token] = []
    for (first, stop), tag, text, lemma in zip(places, tags.split(), texts, lemmas, strict=True):
        if text == AS_WRITTEN:
            text = words[first:stop]
        if lemma == AS_WRITTEN:
            lemma = text
        elif lemma == IN_SMALL_LETTERS:
            lemma = text.lower()
        out.append(Token(text, start + first, start + stop, tag, lemma))
    return tuple(out)


def _clause(clause: Clause) -> Row:
    verb = clause.verb
    return [
        clause.index,
        clause.kind.value,
        _cut([getattr(verb, name) for name in _VERB], _VERB_DEFAULTS),
        _phrase(clause.subject),
        clause.subject_rule,
        _phrases(clause.objects),
        _phrases(clause.preps),
        _phrase(clause.predicate),
        clause.complements,
        clause.parent,
        clause.link,
        int(clause.hypothetical) + 2 * int(clause.quoted),
        _phrase(clause.reporter),
        clause.rule,
    ]


def _read_clause(row: Row) -> Clause:
    index, kind, verb, subject, subject_rule, objects, preps, predicate, complements, parent, link, marks = row[:12]
    return Clause(
        index,
        ClauseKind(kind),
        Verb(*verb),
        _read_phrase(subject),
        subject_rule,
        _read_phrases(objects),
        _read_phrases(preps),
        _read_phrase(predicate),
        tuple(complements),
        parent,
        link,
        bool(marks & 1),
        bool(marks & 2),
        _read_phrase(row[12]),
        row[13],
    )


_VERB = field_names(Verb)
_VERB_DEFAULTS = [getattr(Verb(0, 0, 0, ""), name) for name in _VERB]


def _phrase(phrase: Phrase | None) -> Row | None:
    """A phrase as a list, without what has its default at the end."""
    if phrase is None:
        return None
    row: Row = [phrase.first, phrase.stop, phrase.head, phrase.prep, _phrase(phrase.possessor)]
    row += [_phrases(phrase.attached), _phrases(phrase.appositions), _phrases(phrase.conjuncts), list(phrase.clauses)]
    return _cut(row, _PHRASE_DEFAULTS)


_PHRASE_DEFAULTS: Row = [-1, -1, -1, "", None, [], [], [], []]


def _cut(row: Row, defaults: Row) -> Row:
    """A list without the defaults at its end."""
    stop = len(row)
    while stop and row[stop - 1] == defaults[stop - 1]:
        stop -= 1
    return row[:stop]


def _phrases(phrases: Sequence[Phrase]) -> list[Row | None]:
    return [_phrase(phrase) for phrase in phrases]


def _read_phrase(row: Row | None) -> Phrase | None:
    return None if row is None else _made_phrase(*row)


def _read_phrases(rows: Sequence[Row]) -> tuple[Phrase, ...]:
    return tuple([_made_phrase(*row) for row in rows]) if rows else ()


def _made_phrase(
    first: int,
    stop: int,
    head: int,
    prep: str = "",
    possessor: Row | None = None,
    attached: Sequence[Row] = (),
    appositions: Sequence[Row] = (),
    conjuncts: Sequence[Row] = (),
    clauses: Sequence[int] = (),
) -> Phrase:
    return Phrase(
        first,
        stop,
        head,
        prep,
        _read_phrase(possessor),
        _read_phrases(attached),
        _read_phrases(appositions),
        _read_phrases(conjuncts),
        tuple(clauses),
    )
