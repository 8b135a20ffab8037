"""What a sentence introduces for the rest of the article: acronyms in brackets, and short names of persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.acronyms import defined, initials
from coder.actors.items import NAME_TAGS, Item
from coder.actors.personal_names import TITLES, short_names
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.actors.titles import RULERS
from coder.core.model import ActorMatch
from coder.core.syntax import Clause, Phrase, Span
from coder.core.values import replace
from coder.dictionary.actor_kinds import BODIES
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

NAME_WORDS: Final = 2
"""The name of a person has so many words at least; a phrase with its title has more."""
PARTICLES: Final = word_set("actors.leading_particles")
NAME_PARTS: Final = frozenset(NAME_TAGS)
ARTICLES: Final = word_set("actors.indefinite_articles") | word_set("actors.definite_words")
BARE: Final = "bare"
"""The form of a surname of an entry."""
SHORTEST_GIVEN: Final = 2
"""A given name has more letters than an initial."""


def introduce_acronyms(actors: SentenceActors) -> bool:
    """Add the acronyms that a sentence defines to the discourse; whether there are any."""
    found = False
    for definition in defined(actors.sentence.tokens):
        phrase = Phrase(definition.first, definition.stop, definition.stop - 1)
        items = actors.sentence.within(phrase)
        actor = actors.actor(items, phrase)
        if actor is not None and actor.country is None:
            actor = _with_state_before(actors, definition.first, phrase) or actor
        if actor is not None:
            actors.discourse.introduce_acronym(definition.acronym, actor)
            found = True
    return found


def _with_state_before(actors: SentenceActors, first: int, phrase: Phrase) -> ActorMatch | None:
    """Return the actor of a name whose acronym leaves out its state: "the Netherlands Authority for Markets (AM)"."""
    state = next((item for item in actors.items if item.stop == first and item.is_place), None)
    if state is None:
        return None
    whole = replace(phrase, first=state.first)
    return actors.actor(actors.sentence.within(whole), whole)


def introduce_initials(actors: SentenceActors) -> None:
    """Let the initials of the bodies that a sentence names in full stand for them, where no entry knows the acronym."""
    tokens, dictionary = actors.sentence.tokens, actors.dictionary
    for item in actors.items:
        if item.actor is None or item.actor.kind not in BODIES or item.stop - item.first < NAME_WORDS:
            continue
        acronym = initials([token.text for token in tokens[item.first : item.stop]])
        word = fold(acronym)
        known = acronym in actors.discourse.acronyms or dictionary.names.start(word).readings
        if acronym and not known and not dictionary.agent_names.start(word).readings:
            span = Span(tokens[item.first].start, tokens[item.stop - 1].end, item.actor.name)
            actors.discourse.introduce_acronym(acronym, item.match(span))


def introduce_persons(actors: SentenceActors) -> None:
    """Let the short names of the persons of a sentence stand alone from now on.

    Persons are known by their entry or by a role noun before an unknown name ("Turkish businessman Ali Demir").
    """
    for before, item in zip((None, *actors.items), actors.items, strict=False):
        if item.is_person and item.stop - item.first > 1:
            _introduce_known(actors, item, before)
        elif item.agent is not None and item.agent.role and item.form == "one":
            _introduce_by_role(actors, item)


def introduce_explained(actors: SentenceActors) -> None:
    """Introduce the unknown names that the phrases of a sentence explain.

    "Ali Demir, a Turkish judge", "a Turkish judge, Ali Demir", "Judge Ali Demir of Turkey", "NATO chief Ali Demir",
    "the Turkish envoy to Chad Ali Demir", "Ali Demir is a Turkish judge".
    """
    for clause in actors.clauses:
        _introduce_predicated(actors, clause)
        for phrase in (clause.subject, clause.reporter, clause.predicate, *clause.objects, *clause.preps):
            if phrase is None:
                continue
            for part in (phrase, *phrase.conjuncts, *phrase.attached):
                if part.appositions or part.clauses or part.attached or part.possessor is not None:
                    _introduce_phrase(actors, part, 1)
                elif part.stop - part.first > NAME_WORDS and actors.sentence.tokens[part.head].tag in NAME_TAGS:
                    _introduce_phrase(actors, part, NAME_WORDS)
                if part.attached:
                    _introduce_behind_title(actors, part)


def _introduce_predicated(actors: SentenceActors, clause: Clause) -> None:
    """Introduce the unknown name of which a clause says who it is: "Ali Demir is a Turkish judge"."""
    subject, told = clause.subject, clause.predicate
    if subject is None or told is None or subject.appositions or subject.conjuncts or clause.verb.lemma != "be":
        return
    plain = not clause.verb.negated and not clause.verb.modal and clause.subject_rule == "own"
    if not plain or actors.sentence.word(told.first) not in ARTICLES:
        return
    first = _unknown_name(actors, subject.first, subject.head)
    if subject.head + 1 - first >= NAME_WORDS and first == subject.first:
        found = actors.actors(told, Reach.HEAD)
        if len(found) == 1 and found[0].country and found[0].role:
            introduce_name(actors, first, subject.head + 1, found[0])


def _introduce_phrase(actors: SentenceActors, phrase: Phrase, shortest: int) -> None:
    """Introduce the unknown name in a phrase, or in the apposition of one that only names a role.

    Less than ``shortest`` words are no name.
    """
    items = [item for item in actors.sentence.within(phrase) if not item.is_stranger]
    role = items[-1] if items else None
    if role is not None and (role.agent is None or role.form != "one"):
        return
    inside = role is None or role.stop <= phrase.head
    for part in (phrase,) if inside else phrase.appositions:
        first = _unknown_name(actors, role.stop if role is not None and inside else part.first, part.head)
        if part.head + 1 - first < shortest:
            continue
        if _is_introduced(actors, first, part.head):
            continue
        found = actors.actors(phrase if inside else replace(phrase, appositions=()), Reach.HEAD)
        full = part.head + 1 - first >= NAME_WORDS
        if len(found) == 1 and found[0].country and (full or found[0].role):  # not "Ali, alias Kobe"
            introduce_name(actors, first, part.head + 1, found[0])


def _is_introduced(actors: SentenceActors, first: int, last: int) -> bool:
    """Whether the article has told the role of a person of this full name: "Senator Otto Lund, a Democrat"."""
    tokens = actors.sentence.tokens
    known = actors.discourse.surname(tokens[last].text, given=tokens[first].text) if first < last else None
    return known is not None and bool(known.role and known.country)


def _introduce_behind_title(actors: SentenceActors, phrase: Phrase) -> None:
    """Introduce the unknown name that ends the phrase of a title behind what hangs on the title, or is beside its end.

    "The Turkish minister of trade and industry Ali Demir", "the UN envoy to Chad Ali Demir", "the UN envoy to Chad,
    Ali Demir,".
    """
    items = actors.sentence.within(phrase)
    if not items or items[-1].agent is None or items[-1].form != "one" or items[-1].stop <= phrase.head:
        return
    last = _last_hanging_on(phrase)
    named = last
    if last.appositions and not _is_of_person(actors, last):
        named = last.appositions[0]
        first = _unknown_name(actors, named.first, named.head)
    else:
        first = _name_at_end(actors, last)
    if named.head + 1 - first < NAME_WORDS:
        return
    found = actors.actors(phrase, Reach.HEAD)
    if len(found) == 1 and found[0].country:
        introduce_name(actors, first, named.head + 1, found[0])


def _is_of_person(actors: SentenceActors, phrase: Phrase) -> bool:
    """Whether a phrase is of a person, whom its apposition may name: "an aide to the king, Ali Demir"."""
    noun = actors.sentence.tokens[phrase.head].lemma.lower()
    return "person" in actors.dictionary.noun_classes.of(noun) or any(
        item.is_person for item in actors.sentence.within(phrase)
    )


def _last_hanging_on(phrase: Phrase) -> Phrase:
    """Return the phrase that ends what hangs on another: "Chad" in "commander of forces in Niger and Chad"."""
    while phrase.conjuncts or phrase.attached:
        phrase = max((*phrase.attached, *phrase.conjuncts), key=lambda other: other.first)
    return phrase


def _name_at_end(actors: SentenceActors, phrase: Phrase) -> int:
    """Return where the name of a person begins that ends a phrase of something else; behind the head if none does.

    What the phrase is of are common nouns or a known name; of capitals alone the given name parts it: "of Trade Ali".
    """
    tokens, head = actors.sentence.tokens, phrase.head
    known = [item.stop for item in actors.sentence.within(phrase) if item.stop <= head]
    start = known[-1] if known else phrase.first
    first = _unknown_name(actors, start, head)
    if first > phrase.first:
        return first
    given = actors.dictionary.given_names
    return next((at for at in range(first + 1, head) if fold(tokens[at].text) in given), head + 1)


def _unknown_name(actors: SentenceActors, start: int, head: int) -> int:
    """Return where the name of a person begins that ends at a head and that no entry knows; behind it if none does."""
    tokens, first = actors.sentence.tokens, head + 1
    while first > start and (tokens[first - 1].tag in NAME_TAGS or _is_particle(actors, first - 1, head)):
        first -= 1
    last, dictionary = fold(tokens[head].text), actors.dictionary
    names_body = last not in dictionary.family_names and "group" in dictionary.noun_classes.of(last)
    return head + 1 if names_body or _has_known_name(actors.items, first, head + 1) else first


def _is_particle(actors: SentenceActors, at: int, last: int) -> bool:
    """Whether a word inside a name is one of its particles: "Ruben van den Berg"."""
    tokens = actors.sentence.tokens
    beside = at > 0 and at < last and {tokens[at - 1].tag, tokens[at + 1].tag} <= NAME_PARTS
    return beside and actors.sentence.word(at) in PARTICLES


def introduce_name(actors: SentenceActors, first: int, stop: int, actor: ActorMatch, gender: str = "") -> None:
    """Let the short names of the name at these token positions stand for an actor."""
    words = [token.text for token in actors.sentence.tokens[first:stop]]
    shorts = short_names(words, actor.country or "") if len(words) > 1 else words
    for short in shorts:
        actors.discourse.introduce(short, actor, gender, words[0])
    if words[0] not in shorts and _may_stand_alone(words[0], actors.dictionary):
        actors.discourse.introduce_given(words[0], actor)


def _may_stand_alone(given: str, dictionary: Dictionary) -> bool:
    """Whether a given name means its bearer where it stands alone, and is no initial, title or name of another."""
    word = fold(given)
    is_title = word in TITLES or dictionary.agent_names.start(word).readings
    if len(word) <= SHORTEST_GIVEN or given.endswith(".") or is_title:
        return False
    return all(form == BARE for _, _, form in dictionary.names.start(word).readings)


def _introduce_known(actors: SentenceActors, item: Item, before: Item | None) -> None:
    """Introduce a person by his entry; one who holds no office by it holds that of the title before his name."""
    tokens = actors.sentence.tokens
    assert item.actor is not None
    span = Span(tokens[item.first].start, tokens[item.stop - 1].end, item.actor.name)
    actor = item.match(span)
    if (
        before is not None
        and before.stop == item.first
        and before.code == RULERS
        and item.code in actors.dictionary.countries
    ):
        actor = replace(actor, code=f"{actor.code}{before.code}")
    introduce_name(actors, item.first, item.stop, actor, item.actor.gender)


def _introduce_by_role(actors: SentenceActors, item: Item) -> None:
    """Introduce the unknown name of two words or more that follows a role noun."""
    tokens = actors.sentence.tokens
    stop = item.stop
    last = len(tokens) - 1
    while stop <= last and (tokens[stop].tag in NAME_TAGS or _is_particle(actors, stop, last)):
        stop += 1
    if stop - item.stop < 2 or _unknown_name(actors, item.stop, stop - 1) != item.stop:
        return  # "Prohibition Party": no person
    first = item.first
    while first and tokens[first - 1].tag in ("NNP", "JJ", "NN") and tokens[first - 1].text != ",":
        first -= 1
    phrase = Phrase(first, stop, stop - 1)
    within = [other for other in actors.items if first <= other.first < item.stop]
    actor = actors.actor(within, phrase)
    if actor is not None:
        introduce_name(actors, item.stop, stop, actor)


def _has_known_name(items: Sequence[Item], first: int, stop: int) -> bool:
    """Whether an item lies between two positions, or reaches into them, that is not the name of a stranger."""
    return any(item.first < stop and first < item.stop and not item.is_stranger for item in items)
