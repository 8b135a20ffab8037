"""Chunks to segments: the callbacks of ``clauses.lark``, the terminals it reads, and verb groups that were torn apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from coder.core.model import Chunk, Token
from coder.language.clauses.groups import Group


class Segment(NamedTuple):
    """What one rule of ``clauses.lark`` makes: an opener, the groups before a verb, the verb, the groups after it."""

    rule: str
    opener: tuple[Chunk, ...]
    front: list[Group]
    verb: Chunk | None
    tail: list[Group]
    torn: bool = False
    """Stood the subject inside the verb group ("did the minister resign")?"""


RULES = (
    "fragment", "statement", "verb_phrase", "infinitive_phrase", "gerund_phrase", "participle_phrase",
    "opened", "opened_finite", "opened_infinitive", "opened_gerund", "opened_participle",
)  # fmt: skip
"""The aliases of ``segment`` in ``clauses.lark``."""

QUANTITIES = frozenset(("many", "few", "several", "most", "fewer"))
AFTER_NAMES = frozenset(
    (
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XVI",
        "Jr.",
        "Jr",
        "Sr.",
        "Sr",
    )
)
CORRELATIVES = frozenset(("both", "either", "all", "half"))
FLOATING = frozenset(("all", "both", "each"))
QUANTITIES_OF = frozenset(("much", "more", "enough", "little", "less", "some", "half"))
INVERTING = frozenset(("Never", "Rarely", "Seldom", "Nor", "Only", "Hardly", "Scarcely"))
OPENED_BY_PREPOSITION = frozenset(("VING", "VING_PASS", "WHNP", "SUB"))


def clause_terminals(chunks: Sequence[Chunk]) -> list[str]:
    """One terminal of ``clauses.lark`` a chunk: its kind, but what opens a clause is named after the chunk that follows it.

    >>> clause_terminals([Chunk("PP", 0, 1, 0), Chunk("VING", 1, 2, 1)])
    ['PP_OPEN', 'VING']
    """
    names = [chunk[0] for chunk in chunks]
    following = ""
    for i in range(len(names) - 1, -1, -1):
        name = names[i]
        if name == "PP" and following in OPENED_BY_PREPOSITION:
            names[i] = "PP_OPEN"
        elif name in ("CC", "NEG_CC") and following[:1] == "V":
            names[i] = "CC_OPEN"
        if name != "ADVP":
            following = name
    return names


class Builder:
    """The callbacks of ``clauses.lark``; they read the chunks of the sentence that is being parsed."""

    def __init__(self) -> None:
        self.tokens: Sequence[Token] = ()
        self.chunks: Sequence[Chunk] = ()
        for rule in RULES:
            setattr(self, rule, _segment(rule))

    def noun_group(self, children: list[Any]) -> Group:
        """A noun chunk, or a possessor with the chunk that it possesses."""
        at = children[-1][1]
        chunk = self.chunks[at]
        if len(children) == 1:
            group = self._group("T" if chunk.kind == "NP_TIME" else "N", chunk)
            if group.word in CORRELATIVES and at + 1 < len(self.chunks) and self.chunks[at + 1].kind == "NP":
                group.kind = "ADVP"
            return group
        possessor: Group = children[0]
        possessor.kind = "N"
        if chunk.stop - chunk.first == 1:
            possessor.stop = chunk.stop
            return possessor
        group = self._group("N", chunk)
        group.first, group.possessor = possessor.first, possessor
        return group

    def prep_group(self, children: list[Any]) -> Group:
        """A preposition alone, or with its noun group."""
        chunk = self.chunks[children[0][1]]
        if len(children) == 1:
            group = self._group("P", chunk)
            group.word = ""
        elif isinstance(children[1], Group):
            group = children[1]
            group.kind = "PT" if group.kind == "T" else "P"
        else:
            group = self._group("P", self.chunks[children[1][1]])
        group.prep = " ".join([token.text.lower() for token in self.tokens[chunk.first : chunk.stop]])
        return group

    def mark(self, children: list[Any]) -> Group:
        """An adjective, adverb, conjunction or punctuation mark; "many of them" is a noun group."""
        at = children[0][1]
        chunk = self.chunks[at]
        group = self._group(chunk.kind, chunk)
        if group.kind == "ADJP" and chunk.stop - chunk.first == 1:
            following = self.tokens[chunk.stop].text if chunk.stop < len(self.tokens) else ""
            if group.word in QUANTITIES or (group.word in QUANTITIES_OF and following == "of"):
                group.kind = "N"
        return group

    def opener(self, children: list[Any]) -> tuple[Chunk, ...]:
        """The chunks that open a clause."""
        return tuple([self.chunks[at] for _, at in children])

    def _verb(self, children: list[Any]) -> Chunk:
        chunk: Chunk = self.chunks[children[0][1]]
        return chunk

    finite = infinitive = gerund = participle = _verb

    def groups(self, children: list[Any]) -> list[Group]:
        """A row of groups and marks."""
        if len(children) == 1:
            return [children[0]]
        row: list[Group] = children[0]
        group: Group = children[1]
        if (
            group.kind == "N"
            and row[-1].kind in ("LQ", "ADVP")
            and len(row) > 1
            and row[-2].kind == "P"
            and not row[-2].word
        ):
            group.kind, group.prep = "P", row[-2].prep
            del row[-2]
        elif group.kind == "N" and row[-1].kind == "N" and group.word in FLOATING:
            group.kind = "ADVP"
        row.append(group)
        return row

    def start(self, children: list[Segment]) -> list[Segment]:
        """All segments of the sentence."""
        return children

    def _group(self, kind: str, chunk: Chunk) -> Group:
        head = chunk.head
        if head > chunk.first and self.tokens[head].text in AFTER_NAMES and self.tokens[head - 1].tag.startswith("NNP"):
            head -= 1
        return Group(kind, chunk.first, chunk.stop, head, self.tokens[head].text.lower())


def _segment(rule: str) -> Callable[[list[Any]], Segment]:
    """What the rule with this alias makes of its parts."""

    def segment(children: list[Any]) -> Segment:
        opener: tuple[Chunk, ...] = ()
        front: list[Group] = []
        tail: list[Group] = []
        verb = None
        for child in children:
            if isinstance(child, list):
                if verb:
                    tail = child
                else:
                    front = child
            elif isinstance(child, Chunk):
                verb = child
            else:
                opener = child
        return Segment(rule, opener, front, verb, tail)

    return segment


# --- torn verb groups ----------------------------------------------------------------------------
def merge_torn(segments: Sequence[Segment], tokens: Sequence[Token]) -> list[Segment]:
    """Join verb groups that something stands in: "has, he added, left", "will at last leave", "did the minister leave"."""
    question = any(token.text == "?" for token in tokens[-3:])
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last is not None and _belongs(last, segment, tokens, question):
            merged[-1] = _joined(last, segment, tokens)
        else:
            merged.append(segment)
    return merged


def _belongs(last: Segment, segment: Segment, tokens: Sequence[Token], question: bool) -> bool:
    """Is the verb of ``segment`` the main verb of the auxiliary in ``last``?"""
    if last.verb is None or segment.verb is None or segment.opener or segment.front:
        return False
    auxiliary = tokens[last.verb.head]
    if last.verb.kind not in ("VFIN", "VCOP") or not _takes(auxiliary, _form(segment.verb, tokens)):
        return False
    kinds = [group.kind for group in last.tail]
    nouns = kinds.count("N")
    if nouns == 0 and (segment.verb.kind == "VFIN" or (segment.verb.kind == "VBARE" and auxiliary.lemma == "have")):
        return auxiliary.lemma == "have" and len(kinds) > 1 and kinds[0] == kinds[-1] == "COMMA"
    if nouns == 0:
        return auxiliary.lemma not in ("be", "do") or all(kind in ("ADVP", "COMMA", "LQ", "RQ") for kind in kinds)
    inverted = (
        kinds[0] == "N"
        and nouns == 1
        and "COMMA" not in kinds
        and not any(group.kind == "N" for group in last.front[-2:])
    )
    if auxiliary.tag == "MD" or auxiliary.lemma == "do":
        return inverted
    starts = last.verb.first == 0 or (question and last.rule != "verb_phrase")
    return inverted and starts and (question or auxiliary.text == "Had" or tokens[0].text in INVERTING)


def _form(verb: Chunk, tokens: Sequence[Token]) -> str:
    """The kind of a verb without auxiliary; a finite form that looks like another counts as that."""
    if verb.kind == "VFIN" and verb.stop - verb.first == 1:
        return {"VBP": "VBARE", "VBD": "VEN"}.get(tokens[verb.head].tag, "")
    return verb.kind


def _takes(auxiliary: Token, kind: str) -> bool:
    """Does this auxiliary go with this form?"""
    if auxiliary.tag == "MD" or auxiliary.lemma == "do":
        return kind == "VBARE"
    if auxiliary.lemma == "have":
        return kind in ("VEN", "VBARE")
    return auxiliary.lemma == "be" and kind in ("VEN", "VING")


def _joined(last: Segment, segment: Segment, tokens: Sequence[Token]) -> Segment:
    assert last.verb is not None and segment.verb is not None
    passive = segment.verb.kind == "VEN" and any(
        token.lemma == "be" for token in tokens[last.verb.first : last.verb.stop]
    )
    kind = "VFIN_PASS" if passive else "VFIN"
    verb = Chunk(kind, last.verb.first, segment.verb.stop, segment.verb.head)
    torn = any(group.kind == "N" for group in last.tail)
    front = last.front + last.tail if torn else last.front
    tail = segment.tail if torn else [group for group in last.tail if group.kind in ("P", "PT", "T")] + segment.tail
    return Segment(last.rule, last.opener, front, verb, tail, torn)
