"""The values that travel through the pipeline; none is changed once it is made.

    Article -> Parse -> ActorMatch -> Event | Rejected

What stands between the text and its clauses is in ``syntax``. ``start`` and ``end`` are character offsets into the
text of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from coder.core.actor_code import NO_COUNTRY, country_part, role_part
from coder.core.article import ActorSpan as ActorSpan
from coder.core.article import Article as Article
from coder.core.basis import Basis
from coder.core.circumstances import NOTHING_KNOWN, Circumstances
from coder.core.flat import as_dict, as_json
from coder.core.notebook import shown
from coder.core.rejections import RejectReason
from coder.core.syntax import Span
from coder.core.values import Record


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
    """The id of the event of its sentence or of one beside it that the text names as its cause."""
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
