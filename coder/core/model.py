"""The values that travel through the pipeline; none is changed once it is made.

    Article -> Sentence -> Token -> Chunk -> Clause -> Event | Rejected

Token positions are indexes into the tokens of one sentence, half open (``first`` to before ``stop``).
``start`` and ``end`` are character offsets into the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date as Date
from enum import StrEnum
from typing import NamedTuple

from coder.core.actor_code import NO_COUNTRY, country_part, role_part
from coder.core.basis import Basis
from coder.core.circumstances import NOTHING_KNOWN, Circumstances
from coder.core.notebook import shown
from coder.core.records import record
from coder.core.rejections import RejectReason

made = tuple.__new__
"""Makes a named tuple without the call that checks its arguments: for tokens and chunks, of which millions are made."""


class Token(NamedTuple):
    """One word or mark, with its Penn tag and lemma (a named tuple: millions are made)."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str


class Chunk(NamedTuple):
    """A group of tokens that does not overlap another (a named tuple: millions are made).

    ``kind`` is a terminal of ``grammars/clauses.lark``; ``head`` the index of the token that names it.
    """

    kind: str
    first: int
    stop: int
    head: int


@record
class ActorSpan:
    """A span that the caller says is an actor: character offsets into the text of the article."""

    start: int
    end: int
    role: str | None = None
    code: str | None = None


@record
class Article:
    """One news article as it came in."""

    id: str
    text: str
    date: Date | None = None
    actors: tuple[ActorSpan, ...] = ()


@record
class Sentence:
    """One sentence of an article; ``text`` is the article's text from ``start`` to ``end``."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()

    def span(self, first: int, stop: int) -> Span:
        """Return where tokens stand in the text of the article, from ``first`` to before ``stop``.

        >>> words = (Token("Russia", 10, 16, "NNP", "Russia"), Token("left", 17, 21, "VBD", "leave"))
        >>> Sentence(0, 10, 22, "Russia left.", words).span(1, 2)
        Span(start=17, end=21, text='left')
        """
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        return Span(start, end, self.text[start - self.start : end - self.start])


@record
class Phrase:
    """A noun group with what hangs on it.

    >>> # "Israel's blockade of Gaza": head "blockade", possessor "Israel", attached "of Gaza"
    """

    first: int
    stop: int
    head: int
    prep: str = ""
    """The preposition that governs it, in lower case; the words of "because of" joined by a blank."""
    possessor: Phrase | None = None
    attached: tuple[Phrase, ...] = ()
    """Its prepositional phrases, each a Phrase with ``prep``."""
    appositions: tuple[Phrase, ...] = ()
    conjuncts: tuple[Phrase, ...] = ()
    """The further members of "A, B and C", of which this Phrase is the first."""
    clauses: tuple[int, ...] = ()
    """Indexes of the clauses that modify it: "refusal to meet", "troops who attacked"."""

    def nested(self) -> Iterator[Phrase]:
        """This phrase and every one inside it.

        >>> attached = (Phrase(2, 3, 2, "of"), Phrase(4, 5, 4, "in"))
        >>> [phrase.prep for phrase in Phrase(0, 1, 0, attached=attached).nested()]
        ['', 'of', 'in']
        """
        yield self
        for inner in (*self.attached, *self.appositions, *self.conjuncts):
            yield from inner.nested()
        if self.possessor is not None:
            yield from self.possessor.nested()


class ClauseKind(StrEnum):
    """What a clause is to the clause above it."""

    MAIN = "main"
    COMPLEMENT = "complement"
    """What is said or decided: "that X left", "to meet", "(accused of) attacking", a quotation."""
    RELATIVE = "relative"
    """Modifies a noun: "who left", "a deal signed in Paris", "a plan to meet"."""
    ADVERBIAL = "adverbial"
    """Introduced by a subordinator or a bare participle: "after meeting", "if", "saying that"."""


@record
class Verb:
    """A verb group: "could not have been brought down"."""

    first: int
    stop: int
    head: int
    lemma: str
    particle: str = ""
    """"off" of "called off"; it may stand after the object."""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    """The modal auxiliary's lemma: will, would, may, might, can, could, shall, should, must; "to be" for "is to"."""
    form: str = "finite"
    """finite, infinitive, gerund or participle (a bare past participle)."""
    tense: str = ""
    """past, present or "" where the form shows none."""
    perfect: bool = False
    progressive: bool = False


@record
class Clause:
    """A verb with its arguments."""

    index: int
    kind: ClauseKind
    verb: Verb
    subject: Phrase | None = None
    """The surface subject, shared and controlled ones included; of a passive the one acted on."""
    subject_rule: str = "own"
    """How the subject was found: own, shared, control, relative, participle, inverted."""
    objects: tuple[Phrase, ...] = ()
    """Direct object last; an indirect object before it."""
    preps: tuple[Phrase, ...] = ()
    """Prepositional phrases of the verb, each with ``prep``; the agent of a passive has "by"."""
    predicate: Phrase | None = None
    """What follows a copula: "is ready", "was a refusal"; head is the adjective or noun."""
    complements: tuple[int, ...] = ()
    """Indexes of the clauses that it governs as complements."""
    parent: int | None = None
    link: str = ""
    """The word that joins it to its parent: that, to, if, after, by, without, whether, who, "" ..."""
    hypothetical: bool = False
    """In the scope of if, unless, whether, "in case" ..."""
    quoted: bool = False
    """Stands inside quotation marks."""
    reporter: Phrase | None = None
    """Who reports it: "..., officials said", "according to the ministry"."""
    rule: str = ""
    """The alias of the grammar rule that built it."""


@record
class Parse:
    """All that the language stages say of one sentence."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    phrases: tuple[Phrase, ...] = field(default=())
    """Every noun group outside the clauses too (headlines, fragments)."""


@record
class Span:
    """Where something stands in the text of the article: character offsets and the words."""

    start: int
    end: int
    text: str


@record
class Reason:
    """One step of a trace: what was decided, by which entry or rule, where that stands, and on which words."""

    part: str
    """source, target, verb, object, frame, action, modality, resolution ..."""
    rule: str
    """The id of a dictionary entry or the name of a grammar rule."""
    where: str = ""
    """file:line of that entry."""
    words: str = ""


@record
class ActorMatch:
    """An actor found in the text: ``code`` is null where the caller marked a span that no entry knows."""

    code: str | None
    span: Span
    trace: tuple[Reason, ...] = ()
    id: str = ""
    """The dictionary entry that it is, or those of its parts joined by ``+``: ``rus.putin``, ``tur+agent.police``."""
    name: str = ""
    """The name of that entry, or the role noun: the same for every mention of one actor."""
    basis: Basis = Basis.UNKNOWN

    @property
    def country(self) -> str | None:
        """The first part of the code: a state or an international type; null for ``---GOV``.

        >>> ActorMatch("TURCOP", Span(0, 14, "Turkish police")).country
        'TUR'
        """
        head = country_part(self.code or NO_COUNTRY)
        return None if head == NO_COUNTRY else head

    @property
    def role(self) -> str | None:
        """The second part of the code: GOV, MIL, REB ...; null where there is none.

        >>> ActorMatch("TURCOP", Span(0, 14, "Turkish police")).role
        'COP'
        """
        return role_part(self.code or "") or None


Actors = tuple[ActorMatch, ...]  # those on one side of a candidate or meant by one phrase


@record
class Event:
    """Who did what to whom, when, and by which rules that was decided."""

    event_id: str
    article_id: str
    date: Date | None
    sentence: int
    event: str
    """The symbolic name: MEET, REFUSE, THREATEN_SANCTIONS ..."""
    code: str
    root: str
    quad_class: int | None
    """Null, as the next two, where it is no CAMEO code."""
    goldstein: float | None
    plover: str | None
    source: ActorMatch | None
    target: ActorMatch | None
    trigger: Span
    text: str
    trace: tuple[Reason, ...] = ()
    event_date: Date | None = None
    """Its day or the middle of its span (README.md); null for what is mere background or did not happen."""
    event_date_precision: str = "unknown"  # day, week, month, year
    status: str = "happened"
    """happened, ongoing, planned; with ``Options.all_statuses`` historical, conditional, negated and habitual too."""
    subject: str = "politics"  # of the passage: politics, sport, business, culture, science, accident or crime
    circumstances: Circumstances = NOTHING_KNOWN
    because_of: str | None = None
    """The id of the event of its sentence that the text names as its cause."""
    event_key: str = ""  # what it is called whatever its codes, to join the results of two versions of dictionaries

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentence with its actors and the trace."""
        return shown(self)


@record
class Rejected:
    """A clause or noun that gave no event, and why."""

    sentence: int
    reason: RejectReason
    span: Span
    trace: tuple[Reason, ...] = ()
