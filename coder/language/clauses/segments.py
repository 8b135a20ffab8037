"""Chunks to segments: the terminals that ``clauses.lark`` reads, and the callbacks of its rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, Final

from coder.core.syntax import Chunk, Token
from coder.core.values import Record
from coder.dictionary.word_lists import word_set
from coder.language.clauses.groups import Group

RULES: Final = (
    "fragment", "statement", "verb_phrase", "infinitive_phrase", "gerund_phrase", "participle_phrase",
    "opened", "opened_finite", "opened_infinitive", "opened_gerund", "opened_participle",
)  # fmt: skip
"""The aliases of ``segment`` in ``clauses.lark``."""
OPENED_BY_PREPOSITION: Final = frozenset(("VING", "VING_PASS", "WHNP", "SUB"))
"""Kinds of chunks before which a preposition opens a clause."""
NAME_SUFFIXES: Final = word_set("clauses.name_suffixes")
QUANTITIES: Final = word_set("clauses.quantities")
QUANTITIES_BEFORE_OF: Final = word_set("clauses.quantities_before_of")
PEOPLES: Final = word_set("clauses.peoples")
CORRELATIVES: Final = word_set("clauses.correlatives")
FREE_RELATIVES: Final = word_set("clauses.free_relatives")
FLOATING: Final = word_set("clauses.floating_quantifiers")


class Segment(Record):
    """What one rule of ``clauses.lark`` makes: an opener, the groups before a verb, the verb, the groups after it."""

    __slots__ = ("front", "inverted", "opener", "rule", "tail", "verb")

    def __init__(
        self,
        rule: str,
        opener: tuple[Chunk, ...],
        front: list[Group],
        verb: Chunk | None,
        tail: list[Group],
        inverted: bool = False,
    ) -> None:
        self.rule = rule
        self.opener = opener
        self.front = front
        self.verb = verb
        self.tail = tail
        self.inverted = inverted
        """The subject stands inside the verb group: "did the minister resign"."""

    def has_subject(self) -> bool:
        """Does a noun group stand before the verb?"""
        return any(group.kind == "N" for group in self.front)


def clause_terminals(chunks: Sequence[Chunk]) -> list[str]:
    """Return one terminal of ``clauses.lark`` for each chunk.

    It is the kind of the chunk; a preposition or conjunction that opens a clause is named by the chunk after it.

    >>> clause_terminals([Chunk("PP", 0, 1, 0), Chunk("VING", 1, 2, 1)])
    ['PP_OPEN', 'VING']
    """
    names = [chunk.kind for chunk in chunks]
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


class SegmentBuilder:
    """The callbacks of ``clauses.lark``; they read the chunks of the sentence that is being parsed."""

    __slots__ = ("chunks", "tokens")

    def __init__(self) -> None:
        self.tokens: Sequence[Token] = ()
        self.chunks: Sequence[Chunk] = ()

    def callbacks(self) -> SimpleNamespace:
        """Return the callbacks by the names of the rules."""
        named = {name: getattr(self, name) for name in ("noun_group", "prep_group", "mark", "opener", "groups")}
        verbs = dict.fromkeys(("finite", "infinitive", "gerund", "participle"), self.verb)
        return SimpleNamespace(start=list, **named, **verbs, **{rule: _segment(rule) for rule in RULES})

    def noun_group(self, children: list[Any]) -> Group:
        """Make a group of a noun chunk, or of a possessor and the chunk that it possesses."""
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
        """Make a group of a preposition alone, or with its noun group."""
        chunk = self.chunks[children[0][1]]
        if len(children) == 1:
            group = self._group("P", chunk)
            group.word = ""
        elif isinstance(children[1], Group):
            group = children[1]
            group.kind = "PT" if group.kind == "T" else "P"
        else:
            group = self._group("P", self.chunks[children[1][1]])
        words = [token.text.lower() for token in self.tokens[chunk.first : chunk.stop]]
        group.prep = words[0] if len(words) > 1 and words[1] in FREE_RELATIVES else " ".join(words)
        return group

    def mark(self, children: list[Any]) -> Group:
        """Make a group of an adjective, adverb, conjunction or punctuation mark; "many", "Dutch" may be noun groups."""
        at = children[0][1]
        chunk = self.chunks[at]
        group = self._group(chunk.kind, chunk)
        if group.kind == "ADJP" and chunk.stop - chunk.first == 1:
            following = self.tokens[chunk.stop].text if chunk.stop < len(self.tokens) else ""
            part_of = group.word in QUANTITIES_BEFORE_OF and following == "of"
            if group.word in QUANTITIES or part_of or (group.word in PEOPLES and self._is_asked(at)):
                group.kind = "N"
        return group

    def _is_asked(self, at: int) -> bool:
        """'urges [Dutch] to free ...': does an adjective stand between a verb and an infinitive?"""
        if not 0 < at < len(self.chunks) - 1:
            return False
        before = self.chunks[at - 1]
        verb = before.kind == "VFIN" and self.tokens[before.head].lemma != "be"
        return verb and self.chunks[at + 1].kind == "VINF"

    def opener(self, children: list[Any]) -> tuple[Chunk, ...]:
        """Return the chunks that open a clause."""
        return tuple([self.chunks[at] for _, at in children])

    def verb(self, children: list[Any]) -> Chunk:
        """Return the chunk of a verb group."""
        chunk: Chunk = self.chunks[children[0][1]]
        return chunk

    def groups(self, children: list[Any]) -> list[Group]:
        """Add a group to a row of groups; a preposition before a quotation mark or an adverb gets its noun here.

        An acronym in brackets does not part what "and" joins: "the European Union (EU) and Norway".
        """
        if len(children) == 1:
            return [children[0]]
        row: list[Group] = children[0]
        group: Group = children[1]
        if group.kind == "CC" and row[-1].kind == "RB" and self._explains_noun(row):
            row[-4].appositions.append(row[-2])
            del row[-3:]
        if group.kind == "N":
            before = row[-1].kind
            if before in ("LQ", "ADVP") and _preposition_waits(row):
                group.kind, group.prep = "P", row[-2].prep
                del row[-2]
            elif (before == "N" and group.word in FLOATING) or self._is_age(row, group):
                group.kind = "ADVP"
        row.append(group)
        return row

    def _is_age(self, row: list[Group], group: Group) -> bool:
        """'Lund, 51, who left': is a number between commas behind a name the age of its bearer?"""
        if len(row) < 2 or row[-1].kind != "COMMA" or row[-2].kind != "N" or group.stop - group.first != 1:
            return False
        tokens = self.tokens
        named = tokens[row[-2].head].tag == "NNP" and tokens[group.first].tag == "CD"
        return named and group.stop < len(tokens) and tokens[group.stop].text == ","

    def _explains_noun(self, row: list[Group]) -> bool:
        """Whether a row ends with a noun and an acronym of it in brackets."""
        if len(row) < 4 or row[-3].kind != "LB" or row[-2].kind != "N" or row[-4].kind not in ("N", "P"):
            return False
        return row[-2].stop - row[-2].first == 1 and self.tokens[row[-2].head].text.isupper()

    def _group(self, kind: str, chunk: Chunk) -> Group:
        """Make a group of a chunk; the head of "George Bush Jr." is "Bush"."""
        head = chunk.head
        text = self.tokens[head].text
        if head > chunk.first and text in NAME_SUFFIXES and self.tokens[head - 1].tag.startswith("NNP"):
            head -= 1
            text = self.tokens[head].text
        group = Group(kind, chunk.first, chunk.stop, head, text.lower())
        group.named = head > chunk.first and self.tokens[head].tag == "NNP" == self.tokens[chunk.first].tag
        return group


def _preposition_waits(row: list[Group]) -> bool:
    """'of "[the enemy]"', 'in only [ten towns]': does a preposition without noun stand before the last of the row?"""
    return len(row) > 1 and row[-2].kind == "P" and not row[-2].word


def _segment(rule: str) -> Callable[[list[Any]], Segment]:
    """Return the callback of the rule with this alias."""

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
