"""Pronouns: whom "he", "it", "they", "we" and "its" stand for in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.antecedents import FEMALE, PLURAL, SINGULAR_PERSON, THINGS, antecedent, takes_up, who_goes_on
from coder.actors.discourse import Discourse
from coder.actors.items import Item
from coder.actors.mention import Mention
from coder.actors.recognized import RecognizedSentence
from coder.actors.reference import resolved
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_list, word_set

QUOTES: Final = ("``", "''")
"""The tags of marks that open and close a quotation."""
SPEAKER: Final = word_set("actors.speaker_pronouns")
ADDRESSED, TELLING = word_set("actors.addressee_pronouns"), word_set("actors.telling_verbs")
PRONOUNS: Final = SINGULAR_PERSON | THINGS | PLURAL | SPEAKER | ADDRESSED
NOMINATIVE: Final = word_set("actors.nominative_pronouns")
BESIDES: Final = word_set("actors.besides_adverbs")
FORCING: Final = word_set("actors.forcing_verbs")
DISPERSING: Final = word_set("actors.dispersing_verbs")
DRIVING: Final = word_set("actors.driving_verbs")
CAUGHT_DOING: Final = word_set("actors.caught_doing")
WHILE, WHEN = word_set("actors.while_links"), word_set("actors.when_links")
JUDGING: Final = word_set("actors.judging_verbs")
THAT: Final = "that"
POSSESSIVE: Final = "POS"
"""The word that opens a clause, and the tag of the mark of an owner."""
NOMINAL_TAGS: Final = frozenset(("NN", "NNS", "JJ", "VBN", "DT"))
"""The tags of a noun and of what stands beside it: "expected announcement this week"."""
TITLE_TAGS: Final = ("NN", "JJ", "NNP", "DT")
"""The tags of what stands before a name in its phrase: "the Libyan leader"."""
SENDERS: Final = word_set("actors.word_givers")
PARTNERS: Final = word_set("actors.partner_prepositions")
REFLEXIVE_ENDINGS: Final = word_list("actors.reflexive_endings")


class Pronouns:
    """Resolves the pronouns of one sentence against its clauses and what the article named before."""

    __slots__ = ("_clauses", "_discourse", "_index", "_sentence", "_tokens")

    def __init__(self, sentence: RecognizedSentence, discourse: Discourse, clauses: Sequence[Clause]) -> None:
        self._sentence, self._discourse, self._clauses = sentence, discourse, clauses
        self._tokens, self._index = sentence.tokens, sentence.index

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Whether a phrase is one personal or possessive pronoun; "US" is none."""
        return (
            self._tokens[phrase.head].tag != "NNP"
            and phrase.stop - phrase.first == 1
            and self._sentence.word(phrase.head) in PRONOUNS
        )

    def actors(self, phrase: Phrase) -> Actors:
        """Return the actors of a pronoun.

        "I" and "we" stand for who speaks, "you" for who is told, any other for the last actor of its kind that is
        no partner of the same verb.
        """
        if not self.is_pronoun(phrase):
            return ()
        return self._antecedent(self._sentence.word(phrase.head), phrase, phrase)

    def owner(self, phrase: Phrase, without: Actors = ()) -> Actors:
        """Return the actors of the possessive pronoun that opens a phrase: "its army"; ``without`` are not meant."""
        word = self._sentence.word(phrase.first)
        opens = word in PRONOUNS and self._tokens[phrase.first].tag == "PRP$" and phrase.stop - phrase.first > 1
        if not opens:
            return ()
        return self._antecedent(word, replace(phrase, stop=phrase.first + 1, head=phrase.first), phrase, without)

    def other_owner(self, phrase: Phrase) -> Actors:
        """Return the owner of a phrase unless it is the subject of its verb; whoever judges, judges what others do.

        "Turkey sent tanks to its border" is not about Turkey; but "Kerry praised his efforts" is about another.
        """
        found = self.owner(phrase)
        if not found:
            return ()
        over = self._clause_over(phrase)
        subject: Actors = ()
        if over is not None and over.subject is not None:
            subject = self._mentioned(over.subject) or self.actors(over.subject)
        codes = {actor.code for actor in subject}
        if all(actor.code not in codes for actor in found):
            return found
        return (self.owner(phrase, subject) or found) if over is not None and over.verb.lemma in JUDGING else ()

    def subject_over(self, phrase: Phrase) -> Actors:
        """Return the actors of the subject of the clause whose object or partner a phrase is."""
        over = self._clause_over(phrase)
        return self._mentioned(over.subject) if over is not None and over.subject is not None else ()

    def _clause_over(self, phrase: Phrase) -> Clause | None:
        """Return the clause with a subject whose object or partner a phrase is."""
        for clause in self._clauses:
            if (
                clause.subject is not None
                and any(
                    _covers(part, phrase)
                    for other in (*clause.objects, *clause.preps)
                    for part in (other, *other.attached)
                )
                and not _covers(clause.subject, phrase)
            ):
                return clause
        return None

    def teller(self, phrase: Phrase) -> tuple[Phrase | None, Actors]:
        """Return who tells the clause of which a phrase is a part, and its actors: "Renamo said the party won"."""
        for clause in reversed(self._clauses):
            if not _holds(clause, phrase):
                continue
            above = clause.reporter
            if above is None and clause.kind is ClauseKind.COMPLEMENT and clause.parent is not None:
                above = self._clauses[clause.parent].subject
            return (None, ()) if above is None or _covers(above, phrase) else (above, self._mentioned(above))
        return None, ()

    def subject_of_predicate(self, phrase: Phrase) -> Actors:
        """Return of whom a phrase says who he is: "Hamas is a movement"."""
        for clause in self._clauses:
            said = clause.predicate is not None and clause.predicate.first == phrase.first
            if said and clause.subject is not None and clause.verb.lemma == "be" and not clause.verb.negated:
                return self._mentioned(clause.subject)
        return ()

    def _antecedent(self, word: str, phrase: Phrase, whole: Phrase, without: Actors = ()) -> Actors:
        """Return whom a pronoun stands for, at the place of the whole phrase."""
        at = (self._index, phrase.first)
        bare = self._sentence.bare(whole)
        if word in SPEAKER:
            return resolved(self._speaker(phrase) or self._discourse.speaker, "resolve.speaker", word, bare)
        if word in ADDRESSED:
            return resolved(self._told(phrase), "resolve.addressee", word, bare)
        if (word in THINGS or word in PLURAL) and self._follows_stranger(phrase, "NN" if word in THINGS else "NNS"):
            return ()
        if word in NOMINATIVE and word in PLURAL and self._goes_on(phrase):
            return resolved(who_goes_on(self._discourse, at), "resolve.plural", word, bare)
        announcer = self._announcer(word, phrase) if not without else None
        if announcer is not None:
            return resolved((announcer.match(bare.span),), "resolve.owner", word, bare)
        suffering: Actors = ()
        if not without:
            suffering = self._acted_on(word, phrase) or self._dealt_with(word, phrase) or self._overcome(word, phrase)
        if suffering:
            return resolved(suffering, "resolve.acted_on", word, bare)
        quoting = self._quoting(word, phrase)
        others = without or self._partners(phrase) or quoting
        found, rule = antecedent(self._discourse, word, at, others, self._says(phrase))
        if not found and word in SINGULAR_PERSON:
            ahead = self._discourse.ahead(at, "f" if word in FEMALE else "m")
            told = {actor.code for actor in quoting}
            found, rule = tuple([actor for actor in ahead if actor.code not in told]), "resolve.ahead"
        return resolved(found, rule, word, bare)

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether a sentence opens with what somebody did besides: "They also urged Chad to leave"."""
        return phrase.first == 0 and phrase.stop < len(self._tokens) and self._sentence.word(phrase.stop) in BESIDES

    def _says(self, phrase: Phrase) -> bool:
        """Whether a phrase is the subject of a main clause that reports something: "they said that"."""
        return any(
            clause.subject is not None and clause.subject.first == phrase.first and bool(clause.complements)
            for clause in self._clauses
            if clause.kind is ClauseKind.MAIN
        )

    def _announcer(self, word: str, phrase: Phrase) -> Item | None:
        """Return the name of whose words a clause tells what they say: "Chad's announcement that it would leave".

        Also "a signal from Chad that it would leave".
        """
        at = phrase.first - 1
        if word not in THINGS or at < 1 or self._sentence.word(at) != THAT:
            return None
        of_noun = next((item for item in self._sentence.items if item.stop == at and self._hangs_on_words(item)), None)
        if of_noun is not None:
            return of_noun
        before = at - 1
        while before > 0 and self._tokens[before].tag in NOMINAL_TAGS:
            before -= 1
        if self._tokens[before].tag != POSSESSIVE or before == at - 1:
            return None
        names = (item for item in self._sentence.items if item.stop == before and item.actor is not None)
        return next((item for item in names if not item.is_person), None)

    def _hangs_on_words(self, item: Item) -> bool:
        """Whether a name says from whom words come: "signals from Syria", "a promise by Chad"."""
        before = item.first - 1
        while before > 1 and self._tokens[before].tag in ("DT", "JJ"):
            before -= 1
        if before < 1 or item.actor is None or item.is_person or self._sentence.word(before) not in SENDERS:
            return False
        return self._tokens[before - 1].tag in ("NN", "NNS")

    def _acted_on(self, word: str, phrase: Phrase) -> Actors:
        """Return on whom the same subject acts by the verb before: "criticised Chad and urged it to leave".

        Or whose the thing is on which he acts: "criticised Chad's delay and urged it to leave".
        """
        over = self._clause_over(phrase)
        if over is None or over.subject is None or over.subject_rule != "shared":
            return ()
        subject, at = over.subject, (self._index, phrase.first)
        doer = self._mentioned(subject) or self.actors(subject)
        objects = [one for one in self._discourse.of_sentence(self._index) if not one.subject]
        for mentions in (objects, self._discourse.owners):
            for mention in reversed(mentions):
                between = (self._index, subject.first) < mention.at < at
                if between and takes_up(word, mention) and mention.is_free_of(doer):
                    return mention.actors
        return ()

    def _dealt_with(self, word: str, phrase: Phrase) -> Actors:
        """Return with whom the subject of the verb deals before it: "Kerry, after talks with Putin, urged him"."""
        over = self._clause_over(phrase) if self._is_object(word, phrase) and word in SINGULAR_PERSON else None
        doer = self.subject_over(phrase)
        if over is None or over.subject is None or not doer:
            return ()
        for item in reversed(self._sentence.items):
            if item.stop > over.verb.first or item.actor is None or not item.is_person:
                continue
            whole = replace(phrase, first=item.first, stop=item.stop)
            actors = (item.match(self._sentence.span(whole)),)
            mention = Mention((self._index, item.first), actors, "person", gender=item.actor.gender)
            if takes_up(word, mention) and mention.is_free_of(doer):
                return actors if self._deals(over.subject, whole) else ()
        return ()

    def _overcome(self, word: str, phrase: Phrase) -> Actors:
        """Return against whom the clause above uses force for what "they" are doing, or where they were.

        "Troops shot two men as they were digging", "police dispersed pupils after they burnt tyres", "drove the rebels
        from a town they had captured".
        """
        if word not in PLURAL:
            return ()
        for clause in self._clauses:
            if clause.subject is None or clause.subject.first != phrase.first or clause.parent is None:
                continue
            over = self._clauses[clause.parent]
            if over.verb.passive or over.verb.first > phrase.first or not _answers(over, clause):
                return ()
            hit = (self._mentioned(part) for part in (*over.objects, *over.preps) if part.first < phrase.first)
            return next((found for found in hit if found and any(actor.role for actor in found)), ())
        return ()

    def _deals(self, subject: Phrase, other: Phrase) -> bool:
        """Whether a phrase is an object of what a subject does, or its partner in words that go with no clause."""
        for clause in self._clauses:
            if clause.subject is not None and _covers(clause.subject, other):
                return False
            if any(_covers(inner, other) for part in (*clause.objects, *clause.preps) for inner in part.nested()):
                return clause.subject is not None and clause.subject.first == subject.first
        before = (at for at in range(other.first - 1, -1, -1) if self._tokens[at].tag not in TITLE_TAGS)
        return self._sentence.word(next(before, 0)) in PARTNERS

    def _is_object(self, word: str, phrase: Phrase) -> bool:
        """Whether a pronoun can only be an object that is another than the subject: "him"."""
        other = word in NOMINATIVE or word.endswith(REFLEXIVE_ENDINGS)
        return not other and self._tokens[phrase.head].tag != "PRP$"

    def _follows_stranger(self, phrase: Phrase, tag: str) -> bool:
        """Whether the subject before a pronoun in its sentence is a noun with such a tag and no actor.

        "The typhoon hit Vietnam before it died down", "Beekeepers said they would leave".
        """
        before = [
            clause.subject
            for clause in self._clauses
            if clause.subject is not None and clause.subject_rule == "own" and clause.subject.first < phrase.first
        ]
        last = max(before, key=lambda subject: subject.first, default=None)
        return (
            last is not None
            and self._tokens[last.head].tag == tag
            and not self._mentioned(last)
            and not _covers(last, phrase)
        )

    def _partners(self, phrase: Phrase) -> Actors:
        """Return the subject of the verb whose object a pronoun is: "Kerry met him", "he met him" are about another."""
        word = self._sentence.word(phrase.head)
        if not self._is_object(word, phrase):
            return ()
        over, found = self._clause_over(phrase), self.subject_over(phrase)
        if found or over is None or over.subject is None or word not in SINGULAR_PERSON:
            return found
        return self.actors(over.subject)

    def _quoting(self, word: str, phrase: Phrase) -> Actors:
        """Return who says the quotation in which "he" stands, of whom he does not speak so."""
        if word not in SINGULAR_PERSON or not any(clause.quoted and _holds(clause, phrase) for clause in self._clauses):
            return ()
        marks = [token.tag for token in self._tokens[: phrase.first] if token.tag in QUOTES]
        later = any(token.tag == QUOTES[0] for token in self._tokens[phrase.first :])
        inside = marks[-1] == QUOTES[0] if marks else not later
        return (self._speaker(phrase) or self._discourse.speaker) if inside else ()

    def _speaker(self, phrase: Phrase) -> Actors:
        """Return who says the quotation in which a pronoun of the first person stands."""
        for clause in reversed(self._clauses):
            if not _holds(clause, phrase):
                continue
            if clause.reporter is not None:
                return self._mentioned(clause.reporter)
            above = clause.parent
            while above is not None:
                outer = self._clauses[above]
                if not outer.quoted and outer.subject is not None and not _covers(outer.subject, phrase):
                    return self._mentioned(outer.subject)
                above = outer.parent
        for clause in self._clauses:
            if clause.subject_rule == "inverted" and clause.subject is not None and not clause.quoted:
                return self._mentioned(clause.subject)
        return ()

    def _told(self, phrase: Phrase) -> Actors:
        """Return who is told what a pronoun of the second person stands in: "'We will free you,' Chad told the men"."""
        for clause in reversed(self._clauses):
            if clause.quoted and clause.parent is not None and _holds(clause, phrase):
                outer = self._clauses[clause.parent]
                if outer.verb.lemma in TELLING and outer.objects and not (outer.quoted or outer.verb.passive):
                    return self._mentioned(outer.objects[0])
        return ()

    def _mentioned(self, phrase: Phrase) -> Actors:
        """Return the actors that were noted for a phrase of the sentence."""
        return self._discourse.noted((self._index, phrase.first))


def _answers(over: Clause, below: Clause) -> bool:
    """Whether force is used against those who are the subject of the clause below, or they are driven from there."""
    if below.kind is ClauseKind.RELATIVE:
        return over.verb.lemma in DRIVING
    if over.verb.lemma in DISPERSING and below.link in WHEN:
        return True
    caught = below.verb.progressive or below.verb.lemma in CAUGHT_DOING
    return over.verb.lemma in FORCING and below.link in WHILE and caught


def _covers(outer: Phrase, inner: Phrase) -> bool:
    return outer.first <= inner.first and inner.stop <= outer.stop


def _holds(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase is the subject or an object of a clause, or inside one."""
    if phrase.first == clause.verb.first - 1:
        return True
    parts = (*clause.objects, *clause.preps, *((clause.subject,) if clause.subject else ()))
    return any(_covers(inner, phrase) for part in parts for inner in part.nested())
