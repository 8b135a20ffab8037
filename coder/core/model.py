"""The values that travel through the pipeline; none is changed once it is made.

    Article -> Sentence -> Token -> Chunk -> Clause -> Event | Rejected

Token positions are indexes into the tokens of one sentence, half open (``first`` to before ``stop``).
``start`` and ``end`` are character offsets into the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from coder.core.actor_code import NO_COUNTRY, country_part, role_part
from coder.core.article import ActorSpan as ActorSpan
from coder.core.article import Article as Article
from coder.core.basis import Basis
from coder.core.circumstances import NOTHING_KNOWN, Circumstances
from coder.core.flat import as_dict, as_json
from coder.core.notebook import shown
from coder.core.rejections import RejectReason
from coder.core.values import Record


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


@dataclass(init=False, repr=False, eq=False)
class Reason(Record):
    """One step of a trace: what was decided, by which entry or rule, where that stands, and on which words."""

    part: str
    """source, target, verb, object, frame, action, modality, resolution ..."""
    rule: str
    """The id of a dictionary entry or the name of a grammar rule."""
    where: str
    """file:line of that entry."""
    words: str

    def __init__(self, part: str, rule: str, where: str = "", words: str = "") -> None:
        self.part = part
        self.rule = rule
        self.where = where
        self.words = words


@dataclass(init=False, repr=False, eq=False)
class ActorMatch(Record):
    """An actor found in the text: ``code`` is null where the caller marked a span that no entry knows."""

    code: str | None
    span: Span
    trace: tuple[Reason, ...]
    id: str
    """The dictionary entry that it is, or those of its parts joined by ``+``: ``rus.putin``, ``tur+agent.police``."""
    name: str
    """The name of that entry, or the role noun: the same for every mention of one actor."""
    basis: Basis

    def __init__(
        self,
        code: str | None,
        span: Span,
        trace: tuple[Reason, ...] = (),
        id: str = "",
        name: str = "",
        basis: Basis = Basis.UNKNOWN,
    ) -> None:
        self.code = code
        self.span = span
        self.trace = trace
        self.id = id
        self.name = name
        self.basis = basis

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


@dataclass(frozen=True)
class Event(Record):
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

    def __repr__(self) -> str:
        source, target = ("-" if side is None else side.code or "?" for side in (self.source, self.target))
        day = f" {self.event_date or self.date}" if self.event_date or self.date else ""
        return f"<Event{day} {source} {self.event} ({self.code}) {target}: {self.trigger.text!r}>"

    def to_dict(self) -> dict[str, object]:
        """The event as one flat record, with the columns that the output has.

        >>> event = Event("e", "a", None, 0, "MEET", "040", "04", 1, 1.0, "CONSULT", None, None, Span(0, 3, "met"), "")
        >>> event, event.to_dict()["code"]
        (<Event - MEET (040) -: 'met'>, '040')
        """
        return as_dict(self)

    def to_json(self) -> str:
        """The event as one JSON object, as ``coder code`` writes it."""
        return as_json(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentence with its actors and the trace."""
        return shown(self)


@dataclass(frozen=True)
class Rejected(Record):
    """A clause or noun that gave no event, and why."""

    sentence: int
    reason: RejectReason
    span: Span
    trace: tuple[Reason, ...] = ()
