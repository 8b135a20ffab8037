"""The matcher: which entries of the dictionary fit a clause or noun, and with which arguments."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from coder.actors.one_person import parties
from coder.coding.arguments import Arguments, arguments_of, arguments_of_predicate, attached
from coder.coding.fits import Condition, Fit, Miss, fitting, missed
from coder.core.syntax import Clause, Phrase, Token
from coder.core.values import replace
from coder.dictionary.entry_tables import ANY_OBJECT
from coder.dictionary.inflection import regular_noun
from coder.dictionary.patterns import Pattern
from coder.dictionary.synonyms import SynonymSet
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import NEGATION, VerbEntry
from coder.dictionary.word_lists import word_list, word_set

PROPER_TAGS: Final = frozenset(("NNP", "PRP", "WP", "WP$", "CD", "DT"))
NOUNS: Final = ("NN", "NNS")
FINITE: Final = frozenset(("MD", "VBP", "VBZ"))
PAST_PASSIVE: Final = ["VBD", "VBN"]
"""The tags of a past passive: "were told"."""
PERSON: Final = "person"
ONE_PERSON: Final = (PERSON,)
"""What patterns know a person by of whom the text gives no noun."""
QUANTITY: Final = "quantity"
"""The synonym set of words like "dozens" and "number", whose "of" phrase is what is meant."""
DAYS_OF: Final = "days_of"
"""The set of nouns for the time that a deed takes: "two days of fighting"."""
INDIRECT: Final = "indirect"
"""The position of whom something is given to, which entries may name like a preposition."""
PARTICLE_REACH: Final = 6
"""So many words after a verb its particle may stand behind a short object: "left at least ten people dead"."""
DATED_REACH: Final = 3
"""So many words a date has with its preposition at least: "on 1 May"."""
NO_WORDS: Final[frozenset[str]] = frozenset()
NO_PLACES: Final[frozenset[int]] = frozenset()
DATING: Final = word_set("coding.dating_prepositions")
TEAMS: Final = word_set("coding.team_nouns")
OF: Final = "of"
CALENDAR: Final = word_set("calendar.days").union(word_list("calendar.months"))
OBJECT, SUBJECT = ("object",), ("subject",)
"""Positions of an entry that are no prepositions."""
NAMED_SOLDIERS: Final = word_set("coding.named_soldiers")


class Matcher:
    """Finds the entries that fit in one sentence."""

    __slots__ = (
        "_days", "_dictionary", "_heads", "_known_proper", "_persons", "_quantity", "_tokens", "_words", "event_nouns",
    )  # fmt: skip

    def __init__(self, dictionary: Dictionary, tokens: Sequence[Token], persons: Set[int] = NO_PLACES) -> None:
        """``persons`` are the places of pronouns and last words of names that stand for persons."""
        self._dictionary = dictionary
        self._tokens = tokens
        self._persons = persons
        self._quantity = dictionary.sets.get(QUANTITY)
        self._days = dictionary.sets.get(DAYS_OF)
        self._words = tuple([_word_of(token) for token in tokens])
        self._known_proper: tuple[bool, ...] | None = None
        self._heads: dict[tuple[int, int, str], tuple[Phrase, ...]] = {}
        nouns = dictionary.nouns.words
        self.event_nouns = frozenset([at for at, word in enumerate(self._words) if word in nouns])
        """The places of words with which the noun of an entry ends."""

    @property
    def _proper(self) -> tuple[bool, ...]:
        """Of each word whether it is a name, a pronoun or a number, which has no class of nouns."""
        if self._known_proper is None:
            self._known_proper = tuple([token.tag[:3] in PROPER_TAGS for token in self._tokens])
        return self._known_proper

    def verb_fits(self, clause: Clause) -> list[Fit]:
        """The entries for the verb of a clause that fit, the most specific first."""
        arguments = arguments_of(clause)
        return fitting(self._tried(self._likely(clause, arguments), clause, arguments))

    def takes(self, entry: VerbEntry, clause: Clause) -> bool:
        """Whether one entry for the verb of a clause fits."""
        return isinstance(self._verb_fit(entry, clause, arguments_of(clause)), Fit)

    def verb_attempts(self, clause: Clause) -> list[Fit | Miss]:
        """Every entry for the verb of a clause, also those that a quick look rules out, and whether it fits."""
        return self._tried(self._dictionary.verbs.of(clause.verb.lemma), clause, arguments_of(clause))

    def _tried(self, entries: Sequence[VerbEntry], clause: Clause, arguments: Arguments) -> list[Fit | Miss]:
        tried = [self._verb_fit(entry, clause, arguments) for entry in entries]
        if clause.predicate is not None and not _is_of_object(clause, clause.predicate):
            tried += [
                self._fit(entry, arguments_of_predicate(clause))
                for entry in self._dictionary.adjectives.of(self._words[clause.predicate.head])
            ]
        return tried

    def noun_fits(self, phrase: Phrase) -> list[Fit]:
        """The entries for the head noun of a phrase that fit, the most specific first."""
        return fitting(self.noun_attempts(phrase))

    def noun_attempts(self, phrase: Phrase) -> list[Fit | Miss]:
        """Every entry for the head noun of a phrase, and whether it fits."""
        if phrase.head not in self.event_nouns:
            return []
        lemmas = self.lemmas(phrase)
        entries = [
            entry
            for entry in self._dictionary.nouns[lemmas[-1]]
            if len(entry.parts) == 1 or lemmas[-len(entry.parts) :] == entry.parts
        ]
        if not entries:
            return []
        arguments = Arguments(phrase.possessor, preps=tuple(attached(phrase)))
        return [self._fit(entry, arguments, 2 * (len(entry.parts) - 1), phrase) for entry in entries]

    def lemmas(self, phrase: Phrase) -> tuple[str, ...]:
        """The lemmas of a phrase up to its head, in lower case."""
        return self._words[phrase.first : phrase.head + 1]

    def heads(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrases whose head says what a phrase is: the phrase itself and its conjuncts.

        Also the "of" phrase of a word of quantity or time ("dozens of protesters") and the noun before a name.
        """
        key = (phrase.first, phrase.stop, phrase.prep)
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = tuple(self._find_heads(phrase))
        return found

    def _find_heads(self, phrase: Phrase) -> list[Phrase]:
        heads: list[Phrase] = []
        for part in parties(phrase, self._tokens, self._dictionary):
            if self._words[part.head] in TEAMS and (members := self._heads_within(part)):
                heads += members  # "a team of UN officials" is no team that plays
                continue
            heads.append(part)
            at = part.head
            while at > part.first and self._tokens[at].tag.startswith("NNP"):
                at -= 1
            title = next((place for place in range(part.head - 1, at, -1) if self._is_title(place)), at)
            if part.head > at and (title > at or self._tokens[at].tag in NOUNS and not self._is_title(at + 1)):
                heads.append(replace(part, head=title))
            if self._is_of(self._quantity, part) or self._is_of(self._days, part):
                heads += self._heads_within(part)
        return heads

    def _is_of(self, words: SynonymSet | None, part: Phrase) -> bool:
        """Whether a phrase is headed by an expression of a set."""
        lemmas = self.lemmas(part)
        return words is not None and words.ends_at(lemmas, len(lemmas)) > 0

    def _heads_within(self, phrase: Phrase) -> list[Phrase]:
        """The heads of the "of" phrase of a noun: "dozens of officials"."""
        return [inner for other in phrase.attached if other.prep == OF for inner in self.heads(other)]

    def _is_title(self, at: int) -> bool:
        """Whether a word with a capital says who is named, and not the noun before it: "Defence Minister Ann Lund"."""
        return PERSON in self._dictionary.noun_classes.of(self._words[at])

    def _likely(self, clause: Clause, arguments: Arguments) -> list[VerbEntry]:
        """The entries that a quick look does not rule out.

        A particle must be near, the object must be able to match by its last word, and a preposition must be there.
        """
        quick = self._dictionary.verbs.filter_of(clause.verb.lemma)
        if quick is None:
            return []
        found: list[int] = []
        if quick.has_particles:
            near = set(self._words[clause.verb.stop : clause.verb.stop + PARTICLE_REACH])
            near.add(clause.verb.particle)
            for phrase in arguments.around:
                near.update(phrase.prep.split(" "))
            found = quick.with_particle(near)
        if not clause.verb.particle:
            lasts = self._lasts(arguments.object) if arguments.object is not None else NO_WORDS
            places = {phrase.prep for phrase in arguments.around}
            if arguments.indirect is not None:
                places.add(INDIRECT)
            found += quick.without_particle(lasts, places)
        return quick.in_order(found)

    def _lasts(self, object: Phrase) -> set[str]:
        """The words with which an object may end for a quick look, whoever a name or pronoun stands for."""
        heads = self.heads(object)
        lasts = {ANY_OBJECT, *[self._words[head.head] for head in heads]}
        if any(head.head in self._persons for head in heads):
            lasts.add(PERSON)
        return lasts

    def _verb_fit(self, entry: VerbEntry, clause: Clause, arguments: Arguments) -> Fit | Miss:
        weight = 0
        if entry.adverb == NEGATION:
            if not clause.verb.negated:
                return missed(entry, Condition.ADVERB, arguments)
            weight = 2
        elif entry.adverb:
            group = self._tokens[max(clause.verb.first - 1, 0) : clause.verb.stop + 1]
            if all(token.text.lower() != entry.adverb for token in group):
                return missed(entry, Condition.ADVERB, arguments)
            weight = 2
        if entry.particle:
            read = self._with_particle(entry, clause, arguments)
            if read is None:
                return missed(entry, Condition.PARTICLE, arguments)
            arguments, weight = read, weight + 1 + len(entry.particle.split(" "))
        elif clause.verb.particle:
            return missed(entry, Condition.NO_PARTICLE, arguments)
        return self._fit(entry, arguments, weight)

    def _with_particle(self, entry: VerbEntry, clause: Clause, arguments: Arguments) -> Arguments | None:
        """The arguments without the particles ("call for | talks"); None where a particle is missing.

        What follows an object that is part of the phrase takes its place ("foot the bill for | Mali"), if anything does
        ("took place | in Lima").
        The "to" of an infinitive is a particle of frames ("seek to"), not of actions ("rallied to" a cause), unless
        the entry names the verb after it ("be to discuss"), and no word before a day is one ("was signed on Monday").
        """
        words = entry.particle.split(" ")
        object_ = arguments.object
        named = object_ if object_ is not None and self._words[object_.head] in words else None
        behind = (*arguments.preps, *named.attached) if named is not None else arguments.preps
        for particle in _particles(words, arguments):
            phrase = next((phrase for phrase in behind if phrase.prep == particle), None)
            if phrase is not None and arguments.object is named:
                preps = tuple(other for other in arguments.preps if other is not phrase)
                arguments = Arguments(arguments.subject, phrase, arguments.indirect, preps)
            elif phrase is not None and "indirect" in entry.target:
                preps = tuple(other for other in arguments.preps if other is not phrase)
                arguments = Arguments(arguments.subject, phrase, arguments.object, preps)
            elif phrase is not None or particle != clause.verb.particle and particle not in self._near(entry, clause):
                return None
        if named is not None and arguments.object is named and named.first == named.head:
            return Arguments(arguments.subject, arguments.indirect, None, (*arguments.preps, *named.attached))
        return arguments

    def _near(self, entry: VerbEntry, clause: Clause) -> list[str]:
        """The words behind a verb that may be particles of it, by an entry that has some."""
        words = entry.particle.split(" ")
        near = self._up_to_verb(self._tokens[clause.verb.stop : clause.verb.stop + PARTICLE_REACH + 1])
        near = _up_to_infinitive(near, words)
        return [
            token.lemma.lower()
            for at, (token, following) in enumerate(zip(near, near[1:], strict=False))
            if token.tag == "TO"
            and following.lemma.lower() in words
            or (entry.result == "frame" or token.tag != "TO" or following.tag != "VB")
            and (
                token.tag not in ("IN", "TO")
                or following.tag in ("IN", "TO", ".", ",")
                or all(other.tag in ("RP", "RB") for other in near[:at])
            )
            and not self._dates(near[at : at + DATED_REACH])
        ]

    def _dates(self, words: Sequence[Token]) -> bool:
        """Whether a preposition opens a date: "was signed on Monday", "was fired on 1 May"."""
        behind = words[1:2] if words[1].tag != "CD" else words[1:]
        return words[0].text in DATING and any(token.text.lower() in CALENDAR for token in behind)

    def _up_to_verb(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The words up to the next finite verb, whose particle is not that of the one before: "said they gave up"."""
        tags = [token.tag for token in tokens]
        ends = (at for at, tag in enumerate(tags) if tag in FINITE or tags[at : at + 2] == PAST_PASSIVE)
        stop = next(ends, len(tags))
        return tokens[: stop + 1]

    def _fit(self, entry: VerbEntry, arguments: Arguments, weight: int = 0, noun: Phrase | None = None) -> Fit | Miss:
        matched = None
        if entry.object is not None:
            found = self.best(entry.object, arguments.object) or self._person(entry.object, arguments.object)
            if found is None:
                return missed(entry, Condition.OBJECT, arguments, OBJECT, entry.object)
            weight, matched = weight + 1 + found[0], found[1] if entry.object.alternatives else None
        if entry.subject is not None:
            found = self.best(entry.subject, noun or arguments.subject)
            if found is None:
                return missed(entry, Condition.SUBJECT, arguments, SUBJECT, entry.subject)
            weight += 1 + found[0]
        for prepositions, pattern in entry.with_:
            extra = self._prep_weight(prepositions, pattern, arguments)
            if extra is None:
                return missed(entry, Condition.WITH, arguments, prepositions, pattern)
            weight += 1 + extra
        for prepositions, pattern in entry.without:
            if prepositions in (OBJECT, SUBJECT):
                phrase = arguments.object if prepositions == OBJECT else noun or arguments.subject
                if phrase is not None and self.best(pattern, phrase):
                    return missed(entry, Condition.WITHOUT, arguments, prepositions, pattern)
            elif self._prep_weight(prepositions, pattern, arguments) is not None:
                return missed(entry, Condition.WITHOUT, arguments, prepositions, pattern)
        return Fit(weight, entry, arguments, matched)

    def excludes(self, entry: VerbEntry, preposition: str, phrase: Phrase) -> bool:
        """Whether an entry does not fit where a phrase stands behind a preposition."""
        return any(
            preposition in prepositions and self.best(pattern, phrase) for prepositions, pattern in entry.without
        )

    def best(self, pattern: Pattern, phrase: Phrase | None) -> tuple[int, Phrase] | None:
        """How specifically a pattern matches a phrase, and by which head; None where it does not match."""
        if phrase is None:
            return None
        best: tuple[int, Phrase] | None = None
        words, lasts = self._words, pattern.lasts
        for head in self.heads(phrase):
            first, last = head.first, head.head
            if lasts is not None and words[last] not in lasts:
                continue
            weight = pattern.match(words[first : last + 1], self._proper[first : last + 1])
            if weight >= 0 and (best is None or weight > best[0]):
                best = weight, head
        return best

    def _person(self, pattern: Pattern, phrase: Phrase | None) -> tuple[int, Phrase] | None:
        """How specifically a pattern matches a person whom a name or pronoun stands for: "police beat them"."""
        for head in self.heads(phrase) if phrase is not None and self._persons else ():
            weight = pattern.match(ONE_PERSON) if head.head in self._persons else -1
            if weight >= 0:
                return weight, head
        return None

    def _prep_weight(self, prepositions: Sequence[str], pattern: Pattern, arguments: Arguments) -> int | None:
        """How specifically a pattern matches a phrase with one of these prepositions; None where it matches none."""
        weight: int | None = None
        for preposition in prepositions:
            for phrase in arguments.at(preposition):
                found = self.best(pattern, phrase)
                if found is not None and (weight is None or found[0] > weight):
                    weight = found[0]
        return weight


def _is_of_object(clause: Clause, predicate: Phrase) -> bool:
    """Whether a predicate says what the object is and not the subject: "found the law unfair"."""
    return bool(clause.objects) and clause.objects[0].first < predicate.first


def _particles(words: Sequence[str], arguments: Arguments) -> Sequence[str]:
    """The particles of an entry, of which the last may be a preposition of several words ("pull out of")."""
    prepositions = [phrase.prep for phrase in arguments.preps]
    for at in range(len(words)):
        last = " ".join(words[at:])
        if last in prepositions:
            return [*words[:at], last]
    return words


def _up_to_infinitive(tokens: Sequence[Token], words: Sequence[str]) -> Sequence[Token]:
    """The words up to an infinitive that is none of these, whose particle is its own: "ordered it to pull out"."""
    for at in range(len(tokens) - 1):
        if tokens[at].tag == "TO" and tokens[at + 1].tag == "VB" and tokens[at + 1].lemma.lower() not in words:
            return tokens[: at + 2]
    return tokens


def _word_of(token: Token) -> str:
    """The word that patterns know a token by; that of soldiers by its singular in a name too: "Royal Marines"."""
    word = token.lemma.lower()
    return regular_noun(word) if word in NAMED_SOLDIERS else word
