"""What the language stages say of a sentence; nothing is changed once it is made.

    Sentence -> Token -> Chunk -> Phrase, Clause -> Parse

Token positions are indexes into the tokens of one sentence, half open (``first`` to before ``stop``).
``start`` and ``end`` are character offsets into the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coder.core.values import Record


@dataclass(init=False, repr=False, eq=False)
class Span(Record):
    """Where something stands in the text of the article: character offsets and the words."""

    start: int
    end: int
    text: str

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text

    def __hash__(self) -> int:
        return hash((self.start, self.end))


class Token(Record):
    """One word or mark, with its Penn tag and lemma."""

    __slots__ = ("end", "lemma", "start", "tag", "text")

    def __init__(self, text: str, start: int, end: int, tag: str, lemma: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.tag = tag
        self.lemma = lemma


class Chunk(Record):
    """A group of tokens that does not overlap another.

    ``kind`` is a terminal of ``grammars/clauses.lark``; ``head`` the index of the token that names it.
    """

    __slots__ = ("first", "head", "kind", "stop")

    def __init__(self, kind: str, first: int, stop: int, head: int) -> None:
        self.kind = kind
        self.first = first
        self.stop = stop
        self.head = head


class Sentence(Record):
    """One sentence of an article; ``text`` is the article's text from ``start`` to ``end``."""

    __slots__ = ("end", "index", "start", "text", "tokens")

    def __init__(self, index: int, start: int, end: int, text: str, tokens: tuple[Token, ...] = ()) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.tokens = tokens

    def span(self, first: int, stop: int) -> Span:
        """Return where tokens stand in the text of the article, from ``first`` to before ``stop``.

        >>> words = (Token("Russia", 10, 16, "NNP", "Russia"), Token("left", 17, 21, "VBD", "leave"))
        >>> Sentence(0, 10, 22, "Russia left.", words).span(1, 2)
        Span(start=17, end=21, text='left')
        """
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        return Span(start, end, self.text[start - self.start : end - self.start])


class Phrase(Record):
    """A noun group with what hangs on it.

    >>> # "Israel's blockade of Gaza": head "blockade", possessor "Israel", attached "of Gaza"
    """

    __slots__ = ("appositions", "attached", "clauses", "conjuncts", "first", "head", "possessor", "prep", "stop")

    def __init__(
        self,
        first: int,
        stop: int,
        head: int,
        prep: str = "",
        possessor: Phrase | None = None,
        attached: tuple[Phrase, ...] = (),
        appositions: tuple[Phrase, ...] = (),
        conjuncts: tuple[Phrase, ...] = (),
        clauses: tuple[int, ...] = (),
    ) -> None:
        self.first = first
        self.stop = stop
        self.head = head
        self.prep = prep
        """The preposition that governs it, in lower case; the words of "because of" joined by a blank."""
        self.possessor = possessor
        self.attached = attached
        """Its prepositional phrases, each a Phrase with ``prep``."""
        self.appositions = appositions
        self.conjuncts = conjuncts
        """The further members of "A, B and C", of which this Phrase is the first."""
        self.clauses = clauses
        """Indexes of the clauses that modify it: "refusal to meet", "troops who attacked"."""

    def nested(self) -> list[Phrase]:
        """This phrase and every one inside it.

        >>> attached = (Phrase(2, 3, 2, "of"), Phrase(4, 5, 4, "in"))
        >>> [phrase.prep for phrase in Phrase(0, 1, 0, attached=attached).nested()]
        ['', 'of', 'in']
        """
        found: list[Phrase] = []
        self._add_nested(found)
        return found

    def _add_nested(self, found: list[Phrase]) -> None:
        found.append(self)
        for parts in (self.attached, self.appositions, self.conjuncts):
            for inner in parts:
                inner._add_nested(found)
        if self.possessor is not None:
            self.possessor._add_nested(found)


class ClauseKind(StrEnum):
    """What a clause is to the clause above it."""

    MAIN = "main"
    COMPLEMENT = "complement"
    """What is said or decided: "that X left", "to meet", "(accused of) attacking", a quotation."""
    RELATIVE = "relative"
    """Modifies a noun: "who left", "a deal signed in Paris", "a plan to meet"."""
    ADVERBIAL = "adverbial"
    """Introduced by a subordinator or a bare participle: "after meeting", "if", "saying that"."""


class Verb(Record):
    """A verb group: "could not have been brought down"."""

    __slots__ = (
        "first", "form", "head", "lemma", "modal", "negated", "particle", "passive", "perfect", "progressive", "stop",
        "tense",
    )  # fmt: skip

    def __init__(
        self,
        first: int,
        stop: int,
        head: int,
        lemma: str,
        particle: str = "",
        passive: bool = False,
        negated: bool = False,
        modal: str = "",
        form: str = "finite",
        tense: str = "",
        perfect: bool = False,
        progressive: bool = False,
    ) -> None:
        self.first = first
        self.stop = stop
        self.head = head
        self.lemma = lemma
        self.particle = particle
        """"off" of "called off"; it may stand after the object."""
        self.passive = passive
        self.negated = negated
        self.modal = modal
        """The lemma of the modal: will, would, may, might, can, could, shall, should, must; "to be" for "is to"."""
        self.form = form
        """finite, infinitive, gerund or participle (a bare past participle)."""
        self.tense = tense
        """past, present or "" where the form shows none."""
        self.perfect = perfect
        self.progressive = progressive


class Clause(Record):
    """A verb with its arguments."""

    __slots__ = (
        "complements", "hypothetical", "index", "kind", "link", "objects", "parent", "predicate", "preps", "quoted",
        "reporter", "rule", "subject", "subject_rule", "verb",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        kind: ClauseKind,
        verb: Verb,
        subject: Phrase | None = None,
        subject_rule: str = "own",
        objects: tuple[Phrase, ...] = (),
        preps: tuple[Phrase, ...] = (),
        predicate: Phrase | None = None,
        complements: tuple[int, ...] = (),
        parent: int | None = None,
        link: str = "",
        hypothetical: bool = False,
        quoted: bool = False,
        reporter: Phrase | None = None,
        rule: str = "",
    ) -> None:
        self.index = index
        self.kind = kind
        self.verb = verb
        self.subject = subject
        """The surface subject, shared and controlled ones included; of a passive the one acted on."""
        self.subject_rule = subject_rule
        """How the subject was found: own, shared, control, relative, participle, inverted."""
        self.objects = objects
        """Direct object last; an indirect object before it."""
        self.preps = preps
        """Prepositional phrases of the verb, each with ``prep``; the agent of a passive has "by"."""
        self.predicate = predicate
        """What follows a copula: "is ready", "was a refusal"; head is the adjective or noun."""
        self.complements = complements
        """Indexes of the clauses that it governs as complements."""
        self.parent = parent
        self.link = link
        """The word that joins it to its parent: that, to, if, after, by, without, whether, who, "" ..."""
        self.hypothetical = hypothetical
        """In the scope of if, unless, whether, "in case" ..."""
        self.quoted = quoted
        """Stands inside quotation marks."""
        self.reporter = reporter
        """Who reports it: "..., officials said", "according to the ministry"."""
        self.rule = rule
        """The alias of the grammar rule that built it."""


def clause_of_verb(clauses: Iterable[Clause], at: int) -> Clause | None:
    """Return the clause in whose verb group a word stands; null where there is none."""
    return next((clause for clause in clauses if clause.verb.first <= at < clause.verb.stop), None)


class Parse(Record):
    """All that the language stages say of one sentence."""

    __slots__ = ("chunks", "clauses", "phrases", "sentence")

    def __init__(
        self,
        sentence: Sentence,
        chunks: tuple[Chunk, ...],
        clauses: tuple[Clause, ...],
        phrases: tuple[Phrase, ...] = (),
    ) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.clauses = clauses
        self.phrases = phrases
        """Every noun group outside the clauses too (headlines, fragments)."""
