"""Times of long ago that have no figures: the war, the rule or the state in which something happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date
from typing import Final

from coder.core.syntax import Clause, ClauseKind, Parse, Token
from coder.dictionary.word_lists import word_set, word_values

CLOSED, OPEN = "closed", "open"
"""Two kinds of eras: one that is over, as the Cold War; one that may still last, as a war or a campaign."""
ERAS: Final = word_set("dates.eras")
ERA_PHRASES: Final = word_set("dates.era_phrases")
OPEN_ERAS: Final = word_set("dates.open_eras")
REIGNS: Final = word_set("dates.reigns")
PAST_REIGNS: Final = word_set("dates.past_reigns")
DATED_NOUNS: Final = word_set("dates.era_nouns")
CLOSING: Final = word_set("dates.era_adjectives")
BEFORE_NOW: Final = word_set("dates.earlier_adjectives")
INSIDE: Final = word_set("dates.era_prepositions")
UNDER: Final = word_set("dates.reign_prepositions")
AT: Final = word_set("dates.edge_prepositions")
BESIDE: Final = word_set("dates.old_event_prepositions")
OLD_EVENTS: Final = word_set("dates.old_events")
ROLES: Final = word_set("dates.role_prepositions")
ARTICLES: Final = word_set("actors.indefinite_articles")
YOUTH: Final = word_set("dates.youth")
LINKS: Final = INSIDE | UNDER | AT | BESIDE | ROLES
EDGES: Final = word_set("dates.era_edges")
BYGONE: Final = {word: int(year) for word, year in word_values("dates.bygone_states").items()}
POWERS: Final = word_set("dates.powers")
FORMER: Final = word_set("dates.former_adjectives")
OFFICES: Final = word_set("dates.in_office")
RULING: Final = word_set("dates.ruling_verbs")
ACCEDING: Final = word_set("dates.acceding_verbs")
SEATS: Final = word_set("dates.seats")
WHEN: Final = word_set("dates.simultaneous_links")
LATE_EDGES: Final = word_set("dates.late_edges")
LAST: Final = word_set("dates.last_of_all")
COUNTED: Final = word_set("dates.counted_times")
OF: Final = "of"
DURING: Final = "during"
WHEN_LINK: Final = "when"
NOMINAL: Final = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "CD", "VBN", "VBG")
"""Tags of the words of a noun phrase."""
LONGEST_OPENING: Final = 14
"""So many words before its subject may tell the era of a main clause."""


def era_of(clause: Clause, parse: Parse) -> str:
    """Whether words set what a clause tells in an era, and of which kind; "" where none do.

    "Under the old regime, soldiers killed priests", "the troops killed thousands at the height of the war".
    """
    verb = clause.verb
    if verb.modal or not (verb.tense == "past" or verb.form == "participle"):
        return ""
    found = ""
    for words in _settings(clause, parse):
        kind = _kind(words)
        if kind == CLOSED:
            return kind
        found = found or kind
    return CLOSED if _was_in_office(clause, parse) or _had_acceded(clause, parse) else found


def is_of_bygone_state(clause: Clause, parse: Parse, today: Date | None) -> bool:
    """Whether a state does it that is no more: "Soviet tanks crushed the revolt", "was invaded by Nazi Germany"."""
    verb = clause.verb
    if today is None or verb.modal or not (verb.tense == "past" or verb.form == "participle"):
        return False
    passive = verb.passive or verb.form == "participle"
    doers = [phrase for phrase in clause.preps if phrase.prep == "by"] if passive else [clause.subject]
    tokens = parse.sentence.tokens
    for phrase in doers:
        if phrase is not None and _is_bygone(tokens[max(0, phrase.first - 1) : phrase.head + 1], today.year):
            return True
    return False


def _is_bygone(words: Sequence[Token], year: int) -> bool:
    """Whether words up to the head of a phrase name such a state, or those who acted for it."""
    head = words[-1].text.lower()
    for at, token in enumerate(words):
        ended = BYGONE.get(token.text.lower(), year)
        if ended < year - 1 and not (at and words[at - 1].text.lower() in FORMER):
            return token is words[-1] or head in POWERS
    return False


def _settings(clause: Clause, parse: Parse) -> Iterator[list[str]]:
    """The words of the phrases that may tell the era of a clause, each from its preposition on."""
    tokens = parse.sentence.tokens
    for phrase in clause.preps:
        if phrase.prep in LINKS:
            yield [phrase.prep, *_phrase(tokens, phrase.first)]
    yield from _parts_behind(clause, parse)
    yield from _named_before(clause, parse)
    opened = clause.subject.first if clause.subject is not None else 0
    if clause.kind is not ClauseKind.MAIN or not 0 < opened <= LONGEST_OPENING:
        return
    if any(0 <= one.verb.first < opened for one in parse.clauses):
        return
    for at in range(opened - 1):
        if tokens[at].text.lower() in LINKS:
            yield [tokens[at].text.lower(), *_phrase(tokens, at + 1)]


def _named_before(clause: Clause, parse: Parse) -> Iterator[list[str]]:
    """The era of which a clause with "when" tells more: "the worst fighting since the civil war, when ..."."""
    tokens = parse.sentence.tokens
    at = clause.subject.first - 1 if clause.subject is not None and clause.subject_rule == "own" else 0
    if clause.link != WHEN_LINK or at < 2 or tokens[at - 1].text != "," or tokens[at].text.lower() != WHEN_LINK:
        return
    first = at - 1
    while first and (tokens[first - 1].tag in NOMINAL or tokens[first - 1].text.lower() == OF):
        first -= 1
    yield [DURING, *(token.text.lower() for token in tokens[first : at - 1])]


def _parts_behind(clause: Clause, parse: Parse) -> Iterator[list[str]]:
    """The parts of an era behind a verb that are no phrases of its own: "in the first months of the occupation"."""
    tokens, verb = parse.sentence.tokens, clause.verb
    following = parse.clauses[clause.index + 1 : clause.index + 2]
    stop = following[0].verb.first if following else len(tokens)
    for at in range(verb.stop, stop):
        link = tokens[at].text.lower()
        if link in LINKS and not any(phrase.first == at + 1 for phrase in clause.preps):
            words = _phrase(tokens, at + 1)
            if OF in words and not EDGES.isdisjoint(words[: words.index(OF)]):
                yield [link, *words]


def _phrase(tokens: Sequence[Token], first: int) -> list[str]:
    """The words of a noun phrase, with what "of" joins to it."""
    words: list[str] = []
    for token in tokens[first:]:
        if token.tag not in NOMINAL and token.text.lower() != OF:
            break
        words.append(token.text.lower())
    return words


def _kind(words: Sequence[str]) -> str:
    """The kind of the era that a preposition and its phrase name."""
    link, phrase = words[0], list(words[1:])
    if link in ROLES:
        return CLOSED if phrase and phrase[0] in ARTICLES and not YOUTH.isdisjoint(phrase) else ""
    if link in BESIDE:
        return CLOSED if _ends_with_old_event(f" {' '.join(phrase)}") else ""
    at_edge = OF in phrase and not EDGES.isdisjoint(phrase[: phrase.index(OF)])
    if at_edge:
        phrase = phrase[phrase.index(OF) + 1 :]
    elif link in AT and link not in INSIDE:
        return ""
    if link in UNDER:
        return _kind_of_reign(phrase)
    joined = f" {' '.join(phrase)} "
    if not ERAS.isdisjoint(phrase) or any(f" {era} " in joined for era in ERA_PHRASES):
        return CLOSED
    if not (CLOSING.isdisjoint(phrase) or DATED_NOUNS.isdisjoint(phrase)):
        return CLOSED
    if not BEFORE_NOW.isdisjoint(phrase) and phrase[-1].endswith("s"):
        return OPEN
    if link == "in" and not at_edge:
        return OPEN if not LAST.isdisjoint(phrase) and COUNTED.isdisjoint(phrase) else ""
    if not REIGNS.isdisjoint(phrase) and _kind_of_reign(phrase) == CLOSED:
        return CLOSED
    if not OPEN_ERAS.isdisjoint(phrase):
        return CLOSED if at_edge and not LATE_EDGES.isdisjoint(words) else OPEN
    return OPEN if not LAST.isdisjoint(phrase) and COUNTED.isdisjoint(phrase) else ""


def _ends_with_old_event(words: str) -> bool:
    """Whether words are such an event: "their independence", not "the declaration of independence"."""
    for event in OLD_EVENTS:
        if words.endswith(f" {event}"):
            return OF not in words[: -len(event)].split()
    return False


def _kind_of_reign(phrase: Sequence[str]) -> str:
    """The kind of somebody's reign: "under the former regime", "during Mobutu's rule", "under the rule of the shah"."""
    if not ERAS.isdisjoint(phrase):
        return CLOSED
    reign = next((at for at, word in enumerate(phrase) if word in REIGNS or word in DATED_NOUNS), None)
    if reign is None:
        return ""
    before = phrase[:reign]
    if not CLOSING.isdisjoint(before):
        return CLOSED
    if not BEFORE_NOW.isdisjoint(before):
        return OPEN
    if phrase[reign] not in PAST_REIGNS:
        return ""
    named = any(word.startswith(("'", "\u2019")) for word in before) or OF in phrase[reign:]
    return CLOSED if named else OPEN


def _was_in_office(clause: Clause, parse: Parse) -> bool:
    """Whether somebody held an office then: "when Milosevic was president", "while in power", "while he reigned"."""
    tokens = parse.sentence.tokens
    for one in parse.clauses:
        verb, subject = one.verb, one.subject
        if one.link not in WHEN or one.parent not in (clause.index, None) or one is clause or subject is None:
            continue
        if verb.lemma == "be" and verb.tense == "past" and verb.stop - verb.first == 1:
            behind = [token.text.lower() for token in tokens[verb.stop : verb.stop + 2]]
            if tokens[subject.head].tag == "NNP" and not OFFICES.isdisjoint(behind):
                return True
        if verb.lemma in RULING and verb.tense == "past" and not (verb.passive or verb.perfect):
            return True
    return False


def _had_acceded(clause: Clause, parse: Parse) -> bool:
    """Whether a relative clause tells what somebody did at the beginning: "who jailed rivals after seizing power"."""
    if clause.kind is not ClauseKind.RELATIVE:
        return False
    tokens = parse.sentence.tokens
    for one in parse.clauses:
        if one.parent == clause.index and one.link in BESIDE and one.verb.form == "gerund":
            behind = tokens[one.verb.stop : one.verb.stop + 3]
            if one.verb.lemma in ACCEDING and any(token.text.lower() in SEATS for token in behind):
                return True
    return False
