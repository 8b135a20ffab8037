"""The time that a story tells of from sentence to sentence: "In 1998 Chad attacked Niger. It burnt villages there." """

from __future__ import annotations

from collections import deque
from datetime import date as Date
from datetime import timedelta
from typing import Final

from coder.coding.clause_times import A_MONTH, is_at_former_time
from coder.coding.clauses_by_verb import ClausesByVerb
from coder.coding.time_places import PlacedTimes, place_times
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.calendar import MONTHS, month_number
from coder.dictionary.word_lists import word_set
from coder.language.dates.anchored import ANCHORED
from coder.language.dates.resolution import UNKNOWN, Expression, When, on_day, resolve
from coder.language.dates.spans import month

DEFINITE: Final = word_set("dates.definite_words")
CONTINUING: Final = word_set("dates.continuing_words")
GOING_ON: Final = CONTINUING | {"also"}
"""The same words and "also" between a subject and its verb."""
REACH: Final = 4
"""How many sentences back a time is told that still holds."""
LONGEST_TITLE: Final = 200
"""So many characters a title has at most."""
RECENT: Final = timedelta(days=7)
"""What happened since is news; only deeds then have the day told before."""
NOW: Final = timedelta()
OPENING: Final = 3
"""So many sentences open a story: its title and the first two, which tell the news."""


class StoryTimes:
    """The sentences just read, and the time that each tells of; found only when a later one asks for it."""

    __slots__ = ("_count", "_told", "now", "today")

    def __init__(self, today: Date | None, text: str = "") -> None:
        self.today = today
        self._count = 0
        self.now = _month_of_title(text, today) or on_day(today)
        """When that happened of which no time is told: on the day of the article, or in the month that it reviews."""
        self._told: deque[ToldSentence] = deque(maxlen=REACH + 1)

    def enter(self, parse: Parse) -> None:
        """Go on to the next sentence."""
        self._count += 1
        self._told.append(ToldSentence(parse, self.today))

    @property
    def present(self) -> ToldSentence:
        """The sentence that was entered last."""
        return self._told[-1]

    @property
    def is_opening(self) -> bool:
        """Whether the present sentence is one of those that tell the news."""
        return self._count <= OPENING

    def before(self) -> When | None:
        """The time that the nearest of the sentences before the present one names."""
        return next((told.time for told in self._before() if told.time is not None), None)

    def preceding(self) -> Parse | None:
        """The sentence before, where the present one goes on with what it tells."""
        before = self._before()[:1]
        return before[0].parse if before and self.present.continues(before[0]) else None

    def last_named(self) -> When | None:
        """The time that the sentence right before names last, of whatever: "came to power after a revolt in 1967"."""
        told = self._before()[:1]
        return told[0].last_time() if told else None

    def is_long_past(self) -> bool:
        """Whether the time told before is over a month ago: a story that tells of it tells its background."""
        before = self.before()
        return self._is_before(before, A_MONTH) if before is not None else False

    def continued(self, is_deed: bool) -> When | None:
        """The time of the sentences before, where it is past and the present sentence goes on with it.

        A deed has one of the last days too: "Chad attacked Niger on Monday. It also arrested ten soldiers."
        It is unknown where they leave it open: "Chad recently condemned Niger. It also urged Mali to act."
        """
        present = self.present
        for told in self._before():
            if not (told.is_narrative and present.continues(told)):
                return None
            if told.time is not None:
                return told.time if self._is_before(told.time, NOW if is_deed else RECENT) else None
            if told.is_former:
                return UNKNOWN
            present = told
        return None

    def _before(self) -> list[ToldSentence]:
        return list(self._told)[-2::-1]

    def _is_before(self, when: When, since: timedelta) -> bool:
        return self.today is not None and when.latest is not None and (when.date or when.latest) < self.today - since


def _month_of_title(text: str, today: Date | None) -> When | None:
    """The month over of which a title says that the article tells: "On the campaign trail, August 2020"."""
    words = text[:LONGEST_TITLE].partition("\n")[0].rpartition(", ")[2].split()
    if len(words) != len(("August", "2020")) or words[0].lower() not in MONTHS or not words[1].isdecimal():
        return None
    span = month(int(words[1]), month_number(words[0])) if len(words[1]) == len("2020") else None
    if span is None or today is None or span.last >= today:
        return None
    return When(span.middle(None), span.precision, span.first, span.last, "title", " ".join(words))


class ToldSentence:
    """One sentence of a story: its main clause, its expressions of time, and the time that it tells of."""

    __slots__ = ("_is_timed", "_placed", "_time", "_today", "_verbs", "parse")

    def __init__(self, parse: Parse, today: Date | None) -> None:
        self.parse = parse
        self._today = today
        self._verbs: ClausesByVerb | None = None
        self._placed: PlacedTimes | None = None
        self._time: When | None = None
        self._is_timed = False

    @property
    def verbs(self) -> ClausesByVerb:
        """Its clauses by their verbs."""
        if self._verbs is None:
            self._verbs = ClausesByVerb(self.parse.clauses)
        return self._verbs

    @property
    def placed(self) -> PlacedTimes:
        """Its expressions of time by what they date."""
        if self._placed is None:
            self._placed = place_times(self.parse, self.verbs)
        return self._placed

    @property
    def time(self) -> When | None:
        """The time that an expression gives its main clause; none where it only counts from an earlier one."""
        if not self._is_timed:
            self._is_timed = True
            main = self.placed.main
            if main is not None and self.is_narrative:
                self._time = self._dated(self.placed.of_clause[main.index])
        return self._time

    def last_time(self) -> When | None:
        """The time that it names last, whatever that dates."""
        every = [expression for expression in self.placed.all if expression.rule not in ANCHORED]
        return self._dated(every[-1]) if every else None

    def _dated(self, expression: Expression) -> When | None:
        when = resolve(expression, self._today, False, self.parse.sentence.tokens)
        return when if when.latest is not None else None

    @property
    def is_former(self) -> bool:
        """Whether words in its main clause say that this lies back, and not when."""
        main = self._main()
        return main is not None and is_at_former_time(main, self.parse)

    @property
    def is_narrative(self) -> bool:
        """Whether it tells in the past what happened, and not that somebody reports something."""
        main = self._main()
        return main is not None and main.verb.tense == "past" and main.reporter is None and not main.quoted

    def continues(self, before: ToldSentence) -> bool:
        """Whether it goes on with what the sentence before tells: in its paragraph, or by a word that refers to it."""
        first, last = self.parse.sentence, before.parse.sentence
        if first.start - last.end <= 1:
            return True
        main = self._main()
        opening = first.tokens[0].text.lower()
        head = main.subject.head if main is not None and main.subject is not None else 0
        if opening in CONTINUING or first.tokens[head].tag == "PRP":
            return True
        if main is not None and any(token.text.lower() in GOING_ON for token in first.tokens[head : main.verb.stop]):
            return True
        if main is not None and main.subject is not None and first.tokens[main.subject.first].tag == "PRP$":
            return True
        return main is not None and self._names_again(main, before)

    def _names_again(self, main: Clause, before: ToldSentence) -> bool:
        """Whether the main clause names somebody of whom the sentence before tells."""
        tokens = self.parse.sentence.tokens
        phrases = (main.subject, *main.objects)
        heads = {tokens[phrase.head].text for phrase in phrases if phrase and tokens[phrase.head].tag == "NNP"}
        known = {
            tokens[phrase.head].lemma
            for phrase in (*phrases, *main.preps)
            if phrase and tokens[phrase.first].text.lower() in DEFINITE and tokens[phrase.head].tag in ("NN", "NNS")
        }
        told = before.parse.sentence.tokens
        return any(token.text in heads or token.lemma in known for token in told) if heads or known else False

    def _main(self) -> Clause | None:
        return next((clause for clause in self.parse.clauses if clause.kind is ClauseKind.MAIN), None)
