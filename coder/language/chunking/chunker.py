"""Tagged tokens to chunks: noun groups, verb groups, prepositions, links and marks, in one flat sequence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Final

from coder.core.lalr import Terminal, TokenParser
from coder.core.syntax import Chunk, Token, Verb
from coder.dictionary.word_lists import word_set, word_values
from coder.language.chunking.terminals import terminals

KINDS: Final[tuple[str, ...]] = (
    "NP", "NP_TIME", "NP_POSS", "WHNP", "PRON", "THAT",
    "VFIN", "VFIN_PASS", "VCOP", "VINF", "VINF_PASS", "VING", "VING_PASS", "VBARE", "VEN",
    "PP", "PRT", "SUB", "CC", "NEG_CC", "ADJP", "ADVP",
    "COMMA", "COLON", "LQ", "RQ", "LB", "RB", "STOP", "OTHER",
)  # fmt: skip
"""The rules of ``chunks.lark`` that make a chunk, in upper case."""

VERB_KINDS: Final = frozenset(kind for kind in KINDS if kind.startswith("V"))
NEGATIONS, NOTS = word_set("chunking.negations"), word_set("chunking.nots")
ADDITIVE: Final = word_set("chunking.additive")
SEMI_MODALS: Final = word_values("chunking.semi_modals")
"""Participles after "be" and before an infinitive, with the modal that they stand for."""
_HEAD_LAST: Final = frozenset(("NP", "NP_POSS", "WHNP", "ADJP", "ADVP"))
"""Kinds whose last word is the head."""


class Chunker:
    """Cuts the tokens of a sentence into chunks.

    >>> he, left = Token("He", 0, 2, "PRP", "he"), Token("left", 3, 7, "VBD", "leave")
    >>> Chunker().chunk([he, left])
    (Chunk(kind='PRON', first=0, stop=1, head=0), Chunk(kind='VFIN', first=1, stop=2, head=1))
    """

    __slots__ = ("_parser",)

    def __init__(self) -> None:
        callbacks = SimpleNamespace(start=tuple, **{kind.lower(): _chunk_maker(kind) for kind in KINDS})
        self._parser = TokenParser("chunks.lark", callbacks)

    def chunk(self, tokens: Sequence[Token]) -> tuple[Chunk, ...]:
        """The chunks of one sentence; each token is in exactly one, in order."""
        chunks: tuple[Chunk, ...] = self._parser.parse(terminals(tokens))
        return chunks


def _chunk_maker(kind: str) -> Callable[[list[Terminal]], Chunk]:
    """The function that makes a chunk of this kind from the terminals of its grammar rule."""

    def last_is_head(children: list[Terminal]) -> Chunk:
        last: int = children[-1][1]
        head: int = next((at for name, at in reversed(children) if name != "QUOTE_IN"), last)
        return Chunk(kind, children[0][1], last + 1, head)

    def verb_is_head(children: list[Terminal]) -> Chunk:
        last: int = children[-1][1]
        head: int = next((at for name, at in reversed(children) if name != "ADV"), last)
        return Chunk(kind, children[0][1], last + 1, head)

    def time_is_head(children: list[Terminal]) -> Chunk:
        last: int = children[-1][1]
        head: int = next((at for name, at in reversed(children) if name.startswith("TIME")), last)
        return Chunk(kind, children[0][1], last + 1, head)

    def first_is_head(children: list[Terminal]) -> Chunk:
        first: int = children[0][1]
        return Chunk(kind, first, children[-1][1] + 1, first)

    if kind in VERB_KINDS:
        return verb_is_head
    if kind == "NP_TIME":
        return time_is_head
    return last_is_head if kind in _HEAD_LAST else first_is_head


def verb_group(tokens: Sequence[Token], chunk: Chunk) -> Verb:
    """What a verb chunk says: voice, polarity, modality, tense.

    >>> tokens = [Token("was", 0, 3, "VBD", "be"), Token("n't", 3, 6, "RB", "not"), Token("hit", 7, 10, "VBN", "hit")]
    >>> verb = verb_group(tokens, Chunk("VFIN_PASS", 0, 3, 2))
    >>> verb.lemma, verb.passive, verb.negated, verb.tense
    ('hit', True, True, 'past')
    """
    group = tokens[chunk.first : chunk.stop]
    head = tokens[chunk.head]
    auxiliaries = [token for token in tokens[chunk.first : chunk.head] if token.tag[0] in "VM"]
    last = auxiliaries[-1].lemma if auxiliaries else ""
    modal = _modal(auxiliaries) or (head.lemma if head.tag == "MD" else "")
    return Verb(
        first=chunk.first,
        stop=chunk.stop,
        head=chunk.head,
        lemma=head.lemma,
        passive=head.tag in ("VBN", "VBD") and (last in ("be", "get") or (chunk.kind == "VEN" and head.lemma != "be")),
        negated=_negated(group) and not _adds(tokens, chunk),
        modal=modal,
        form=_form(chunk.kind),
        tense="" if modal else _tense(group),
        perfect=any(token.lemma == "have" for token in auxiliaries),
        progressive=head.tag == "VBG" and last == "be",
    )


def _modal(auxiliaries: Sequence[Token]) -> str:
    """The modal among the auxiliaries of a verb group; "is going" stands for "will"."""
    for token in auxiliaries:
        if token.tag == "MD":
            return token.lemma
        if token.tag == "VBG" and token.text.lower() in SEMI_MODALS:
            return SEMI_MODALS[token.text.lower()]
    return ""


def _negated(group: Sequence[Token]) -> bool:
    """Whether a verb group is negated."""
    words = [token.text.lower() for token in group]
    return not NEGATIONS.isdisjoint(words) or "cannot" in words or ("no" in words and "longer" in words)


def _adds(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether "not" and "only" after it say that there is more: "has not only condemned", "is not just a threat"."""
    last = min(chunk.stop, len(tokens) - 1)
    return any(
        tokens[at].text.lower() in NOTS and tokens[at + 1].text.lower() in ADDITIVE for at in range(chunk.first, last)
    )


def _form(kind: str) -> str:
    """The form of a verb group by the kind of its chunk."""
    if kind in ("VINF", "VINF_PASS", "VBARE"):
        return "infinitive"
    if kind in ("VING", "VING_PASS"):
        return "gerund"
    return "participle" if kind == "VEN" else "finite"


def _tense(group: Sequence[Token]) -> str:
    """The tense that the first finite form of a verb group shows."""
    for token in group:
        if token.tag == "VBD":
            return "past"
        if token.tag in ("VBZ", "VBP"):
            return "present"
    return ""
