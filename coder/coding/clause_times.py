"""What a clause says of its time without naming one: by its tense, its link, and words like "previously"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Final

from coder.coding.time_places import BEGINNINGS
from coder.core.syntax import Clause, ClauseKind, Parse, Token
from coder.dictionary.word_lists import word_set

A_YEAR: Final = timedelta(days=366)
"""What ended longer before the article is history."""
A_MONTH: Final = timedelta(days=31)
FUTURE: Final = word_set("coding.future_modals")
DUTIES: Final = word_set("dates.duty_modals")
FORMER_TIMES: Final = word_set("dates.former_times")
FORMER_PHRASES: Final = word_set("dates.former_phrases")
FORMER_OPENINGS: Final = word_set("dates.former_openings")
OLD_PHRASES: Final = word_set("dates.old_phrases")
OLD_TIMES: Final = word_set("dates.old_times")
REPETITIONS: Final = tuple([word] for word in word_set("dates.repetitions"))
REPEATED: Final = word_set("dates.repeated")
CAREERS: Final = word_set("dates.careers")
YOUTH: Final = word_set("dates.youth")
DURING: Final = word_set("dates.career_prepositions")
WITHIN: Final = word_set("dates.early_prepositions")
EARLY: Final = word_set("dates.early_adjectives")
OFFICES: Final = word_set("dates.in_office")
PERSONAL: Final = word_set("actors.nominative_pronouns")
BIRTHS: Final = word_set("dates.births")
SINCE: Final = word_set("dates.lasting_prepositions")
FOR: Final = word_set("dates.duration_prepositions")
LONG_UNITS: Final = word_set("dates.open_durations")
BEFORE_EVENTS: Final = ("DT", "PRP$", "NNP")
"""Tags of the first word of an event since which something goes on: "since the coup", "since his arrest"."""
BEFORE_SUBJECT: Final = 3
"""So many words before a subject, or in it, may be "the last time"."""
LAST: Final = word_set("dates.last_of_all")
TIMES: Final = word_set("dates.times")
WHEN: Final = word_set("dates.simultaneous_links")
BEFORE_VERB: Final = 3
"""How many words before a verb may hold "in the past"."""
OPENING_REACH: Final = 16
"""How many words before the verb of a main clause may open with such a phrase."""
PHRASE_REACH: Final = 14
"""How many words behind a verb may hold "in the past"."""
MANNER: Final = "ly"
"""The ending of the adverbs that may stand between such a word and its verb: "recently strongly condemned"."""
AS: Final = "as"
THEN: Final = "then"
BARE: Final = ("gerund", "participle")
"""Forms of verbs without a tense or a "to" of their own."""
NONFINITE: Final = (*BARE, "infinitive")
ARCHIVES: Final = word_set("dates.archives")
PREDECESSORS: Final = word_set("dates.predecessors")
TEXTS: Final = word_set("dates.texts")
ARTICLES: Final = word_set("actors.indefinite_articles")
OPENING: Final = 8
"""How many words at the beginning of a sentence may tell of a part of a life."""


def is_since(clause: Clause | None) -> bool:
    """Whether a clause says since what the clause above goes on: "since Israel withdrew", not "has since June sent"."""
    if clause is None or clause.link not in BEGINNINGS or clause.kind is not ClauseKind.ADVERBIAL:
        return False
    return clause.subject is not None or clause.verb.form != "finite"


def is_since_then(clause: Clause, parse: Parse) -> bool:
    """Whether a clause tells what has happened since something else: "since taking office he has visited Chad"."""
    if not clause.verb.perfect or clause.verb.progressive:
        return False
    below = (one for one in parse.clauses if one.parent == clause.index)
    return any(one.link in BEGINNINGS and one.verb.form == "gerund" for one in below)


def has_lasted(clause: Clause, parse: Parse) -> bool:
    """Whether words say how long something has gone on, or since what: "for months", "since the coup"."""
    verb, tokens = clause.verb, parse.sentence.tokens
    if not (verb.perfect and verb.tense == "present"):
        return False
    if any(phrase.prep in SINCE and tokens[phrase.first].tag in BEFORE_EVENTS for phrase in clause.preps):
        return True
    if clause.kind is ClauseKind.MAIN and any(_is_since_then(tokens, at) for at in range(len(tokens) - 1)):
        return True
    finite = (one.verb.first for one in parse.clauses if one.verb.first > verb.first and one.verb.form == "finite")
    stop = next(finite, len(tokens))
    words = [token.text.lower() for token in tokens[verb.stop : stop]]
    return any(word in FOR and words[at + 1] in LONG_UNITS for at, word in enumerate(words[:-1]))


def _is_since_then(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.lower() in SINCE and tokens[at + 1].text.lower() == THEN


def is_of_last_time(clause: Clause, parse: Parse) -> bool:
    """Whether a clause tells of an earlier time: "the last time that Niger shelled Chad was ..."."""
    if clause.subject is None or clause.kind not in (ClauseKind.MAIN, ClauseKind.RELATIVE):
        return False
    first = clause.subject.first
    words = [
        token.text.lower()
        for token in parse.sentence.tokens[max(0, first - BEFORE_SUBJECT) : first + BEFORE_SUBJECT + 1]
    ]
    return any(word in LAST and words[at + 1] in TIMES and words[at + 2] != "," for at, word in enumerate(words[:-2]))


def is_of_life(clause: Clause, parse: Parse) -> bool:
    """Whether a sentence tells a life from its beginning: "Born in Niamey, he fought the French"."""
    return clause.kind is ClauseKind.MAIN and parse.sentence.tokens[0].text.lower() in BIRTHS


def is_from_archive(clause: Clause, parse: Parse) -> bool:
    """Whether papers of long ago tell it: "Heath weighed a blockade, according to papers of the National Archives"."""
    if clause.verb.tense != "past" or not any(token.text.lower() in ARCHIVES for token in parse.sentence.tokens):
        return False
    return not _subject_has(ARCHIVES, clause, parse)


def is_of_predecessor(clause: Clause, parse: Parse) -> bool:
    """Whether somebody does it who no longer can: "the troops that his predecessor sent", "the then minister said"."""
    return clause.verb.tense == "past" and _subject_has(PREDECESSORS, clause, parse)


def _subject_has(words: Collection[str], clause: Clause, parse: Parse) -> bool:
    """Whether one of these words stands in the subject of a clause, up to its head."""
    subject = clause.subject
    named = parse.sentence.tokens[subject.first : subject.head + 1] if subject is not None else ()
    return any(token.text.lower() in words for token in named)


def is_of_text(clause: Clause, parse: Parse) -> bool:
    """Whether a bare participle only says whose a text is: "the consensus reached by Niger and Chad"."""
    verb, subject = clause.verb, clause.subject
    if verb.form != "participle" or clause.kind is not ClauseKind.RELATIVE or subject is None:
        return False
    tokens = parse.sentence.tokens
    by = any(phrase.prep == "by" for phrase in clause.preps)
    return by and tokens[verb.first - 1].text != "," and tokens[subject.head].lemma.lower() in TEXTS


def carrier(clause: Clause, parse: Parse) -> Clause | None:
    """The finite clause whose time a bare gerund or participle below it has too: "recently left, accusing Niger"."""
    above = clause
    while above.verb.form in NONFINITE:
        if above.verb.form in BARE and (above.link or above.kind is ClauseKind.COMPLEMENT):
            return None
        if above.parent is None or above.parent >= above.index or clause.verb.form not in BARE:
            return None
        above = parse.clauses[above.parent]
    return above if above is not clause else None


def is_apart(clause: Clause | None) -> bool:
    """Whether a clause does not share the time of what is above: "since ...", "Chad, which has threatened Niger"."""
    return clause is not None and (is_since(clause) or _is_aside(clause))


def is_earlier(clause: Clause) -> bool:
    """Whether a clause tells what came before the story, on a day that it leaves open.

    "Chad had attacked Niger", "Chad, which has threatened Niger, ...".
    """
    main = clause.kind is ClauseKind.MAIN and clause.reporter is None and not clause.quoted
    return _is_aside(clause) or (main and clause.verb.perfect and clause.verb.tense == "past")


def _is_aside(clause: Clause) -> bool:
    return clause.kind is ClauseKind.RELATIVE and clause.verb.perfect and not clause.verb.modal


def goes_on(clause: Clause) -> bool:
    """Whether something began before and lasts: "has been shelling since May", "Chad, which has fought since 1983"."""
    lasting = clause.verb.progressive or clause.kind is ClauseKind.RELATIVE
    return lasting and clause.verb.perfect and clause.verb.tense == "present"


def counts_object(clause: Clause, parse: Parse) -> bool:
    """Whether a clause counts what it tells of, so that it is over: "have fought three wars since 1960"."""
    return any(parse.sentence.tokens[phrase.first].tag == "CD" for phrase in clause.objects)


def is_future(clause: Clause) -> bool:
    return clause.verb.modal in FUTURE or clause.verb.form == "infinitive"


def is_present(clause: Clause) -> bool:
    """Whether a clause tells in the present."""
    return clause.verb.tense == "present" and clause.verb.form == "finite" and not clause.verb.perfect


def clashes(clause: Clause, latest: Date, today: Date) -> bool:
    """Whether a time is long over that of a verb cannot be: of "has met", "blames", "will meet" or "should meet"."""
    verb = clause.verb
    to_come = (verb.modal in FUTURE or verb.modal in DUTIES) and not verb.perfect
    perfect = verb.perfect and verb.tense == "present"
    bare = clause.kind is ClauseKind.MAIN and verb.form == "infinitive" and not clause.link
    return (perfect or to_come or bare or is_present(clause)) and latest < today - A_MONTH


def is_at_former_time(clause: Clause, parse: Parse) -> bool:
    """Whether words say that it happened before, at a time left open: "previously accused", "has in the past met"."""
    verb, tokens = clause.verb, parse.sentence.tokens
    if verb.tense != "past" and not verb.perfect:
        return False
    beside = set(_words_beside(clause, parse))
    if verb.stop < len(tokens) - 1 and tokens[verb.stop + 1].tag[0] not in "JN":
        beside.add(tokens[verb.stop].text.lower())
    if not beside.isdisjoint(FORMER_TIMES) or (verb.perfect and not beside.isdisjoint(REPEATED)):
        return True
    if clause.kind is ClauseKind.MAIN and tokens[0].text.lower() in FORMER_OPENINGS:
        return True
    words = _words_around(clause, parse)
    return any(phrase in words for phrase in FORMER_PHRASES)


def _words_around(clause: Clause, parse: Parse) -> str:
    """The words of a verb with those near it; of a main clause all that open it."""
    verb, tokens = clause.verb, parse.sentence.tokens
    opening = verb.first if clause.kind is ClauseKind.MAIN and verb.first < OPENING_REACH else 0
    near = tokens[max(0, verb.first - max(BEFORE_VERB, opening)) : verb.stop + PHRASE_REACH]
    return " ".join([token.text.lower() for token in near])


def is_at_old_time(clause: Clause, parse: Parse) -> bool:
    """Whether words say that it was long ago: "had once expelled", "in those days", "a generation ago"."""
    if clause.verb.tense == "past" and not clause.verb.modal:
        words = f" {_words_around(clause, parse)} "
        if any(f" {phrase} " in words for phrase in OLD_PHRASES):
            return True
    once = any(word in OLD_TIMES for word in _words_beside(clause, parse))
    joined = clause.verb.form == "participle" and clause.subject_rule == "shared"
    return once and (joined or is_at_former_time(clause, parse))


def _words_beside(clause: Clause, parse: Parse) -> list[str]:
    """The words of a verb and the adverbs before it ("recently strongly condemned"), without "once again"."""
    tokens, verb = parse.sentence.tokens, clause.verb
    first = max(0, verb.first - 1)
    first -= first > 0 and tokens[first].text.endswith(MANNER)
    words = [token.text.lower() for token in tokens[first : verb.stop]]
    return [word for at, word in enumerate(words) if word not in OLD_TIMES or words[at + 1 : at + 2] not in REPETITIONS]


def is_in_career(clause: Clause, parse: Parse) -> bool:
    """Whether a clause tells of the time when somebody was something: "as a young man", "while he was minister"."""
    verb = clause.verb
    if verb.tense != "past" or verb.perfect:
        return False
    tokens = parse.sentence.tokens
    if clause.kind is ClauseKind.MAIN and _names_career(tokens[:OPENING]):
        return True
    if any(_names_career(tokens[phrase.first - 1 : phrase.stop]) for phrase in clause.preps if phrase.first):
        return True
    below = (other for other in parse.clauses if other.link in WHEN and other.parent in (clause.index, None))
    return any(_tells_what_one_was(other, parse) for other in below)


def _names_career(tokens: Sequence[Token]) -> bool:
    """Whether words begin with a part of a life: "during his presidency", "as a young captain", "as president,"."""
    first = tokens[0].text.lower()
    if first == AS:
        end = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
        if end < len(tokens) and tokens[end - 1].text.lower() in OFFICES and tokens[1].tag != "DT":
            return True
        return tokens[1].text.lower() in ARTICLES and any(token.text.lower() in YOUTH for token in tokens[2:end])
    if len(tokens) < 2 or tokens[1].tag != "PRP$":
        return False
    if first in WITHIN:
        return any(token.text.lower() in EARLY for token in tokens[2:4]) and _is_part_of_life(tokens[3:5])
    return first in DURING and _is_part_of_life(tokens[2:4])


def _is_part_of_life(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in CAREERS for token in tokens)


def _tells_what_one_was(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says what somebody was: "he was minister", not "he was in Paris"."""
    verb, tokens = clause.verb, parse.sentence.tokens
    if verb.lemma != "be" or verb.tense != "past" or verb.stop - verb.first > 1 or clause.subject is None:
        return False
    if tokens[clause.subject.head].text.lower() not in PERSONAL:
        return False
    tags = [token.tag for token in tokens[verb.stop : verb.stop + 3]]
    return "NN" in tags and tags[0] in ("DT", "JJ", "NN")
