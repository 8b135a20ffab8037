"""Phrases without a name of their own: pronouns, "the two leaders", "his counterpart", "the group", "the minister"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coder.actors.code_builder import Composer
from coder.actors.discourse import FEMALE, MUTUAL, PRONOUNS, SINGULAR_PERSON, SPEAKER, THINGS, Discourse, resolved
from coder.actors.recognizer import PLACES, Item
from coder.core.model import ActorMatch, Actors, Clause, Phrase, Sentence
from coder.dictionary.word_lists import word_list, word_set, word_values

COUNTS = {word: int(count) for word, count in word_values("actors.counts").items()}
DEFINITE = word_set("actors.definite_words")
DEFINITE_OR_BOTH = DEFINITE | {"both"}
COUNTRY_NOUNS = word_set("actors.country_nouns")
PERSON_NOUNS = word_set("actors.person_nouns")
RECIPROCALS = word_set("actors.reciprocals")
NOMINATIVE = word_set("actors.nominative_pronouns")
REFLEXIVE_ENDINGS = word_list("actors.reflexive_endings")
CROWDS = frozenset(("COP", "MIL", "REB", "SEP", "INS", "UAF", "CRM", "OPP", "LAB", "REF", "EDU", "GOV", "LEG"))
"""Roles of which a plural noun takes up another: "Chadian troops ... the soldiers"."""


class Descriptions:
    """Resolves the phrases of one sentence against what the article named before them."""

    def __init__(
        self,
        sentence: Sentence,
        discourse: Discourse,
        composer: Composer,
        clauses: Sequence[Clause],
        own: Callable[[Phrase], ActorMatch],
    ) -> None:
        self._tokens, self._index = sentence.tokens, sentence.index
        self._discourse, self._composer, self._clauses, self._own = discourse, composer, clauses, own

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Whether the phrase is one personal or possessive pronoun; "US" is none."""
        return (
            self._tokens[phrase.head].tag != "NNP"
            and phrase.stop - phrase.first == 1
            and self._word(phrase.head) in PRONOUNS
        )

    def pronoun(self, phrase: Phrase) -> Actors:
        """The actors of a pronoun: of the first person the speaker, else the last actor of its kind that is no partner of the same verb."""
        if not self.is_pronoun(phrase):
            return ()
        return self._stand_in(self._word(phrase.head), phrase, phrase)

    def other_owner(self, phrase: Phrase) -> Actors:
        """The owner of a phrase who is not the subject of its verb: "Turkey sent tanks to its border" is not about Turkey."""
        subject = {actor.code for actor in self._subject_over(phrase)}
        found = self.owner(phrase)
        return () if any(actor.code in subject for actor in found) else found

    def owner(self, phrase: Phrase) -> Actors:
        """The actors of the pronoun that opens a phrase: "its army"."""
        word = self._word(phrase.first)
        fits = word in PRONOUNS and self._tokens[phrase.first].tag == "PRP$" and phrase.stop - phrase.first > 1
        return self._stand_in(word, replace(phrase, stop=phrase.first + 1, head=phrase.first), phrase) if fits else ()

    def _stand_in(self, word: str, phrase: Phrase, whole: Phrase) -> Actors:
        at = (self._index, phrase.first)
        if word in SPEAKER:
            return resolved(self._speaker(phrase) or self._discourse.speaker, "resolve.speaker", word, self._own(whole))
        if word in THINGS and self._follows_thing(phrase):
            return ()
        found, rule = self._discourse.pronoun(word, at, self._partners(phrase))
        if not found and word in SINGULAR_PERSON:
            found, rule = self._discourse.ahead(at, "f" if word in FEMALE else "m"), "resolve.ahead"
        return resolved(found, rule, word, self._own(whole)) if found else ()

    def _follows_thing(self, phrase: Phrase) -> bool:
        """Whether the subject before a pronoun in its sentence is no actor: "The typhoon hit Vietnam before it died down"."""
        before = [
            clause.subject
            for clause in self._clauses
            if clause.subject is not None and clause.subject_rule == "own" and clause.subject.first < phrase.first
        ]
        last = max(before, key=lambda subject: subject.first, default=None)
        return (
            last is not None
            and self._tokens[last.head].tag == "NN"
            and not self._mentioned(last)
            and not _covers(last, phrase)
        )

    def _partners(self, phrase: Phrase) -> Actors:
        """The subject of the verb whose object a pronoun is: "Kerry met him" is about another."""
        word = self._word(phrase.head)
        if word in NOMINATIVE or word.endswith(REFLEXIVE_ENDINGS) or self._tokens[phrase.head].tag == "PRP$":
            return ()
        return self._subject_over(phrase)

    def _subject_over(self, phrase: Phrase) -> Actors:
        """The actors of the subject of the clause whose object or partner a phrase is."""
        for clause in self._clauses:
            if (
                clause.subject is not None
                and any(_covers(other, phrase) for other in (*clause.objects, *clause.preps))
                and not _covers(clause.subject, phrase)
            ):
                return self._mentioned(clause.subject)
        return ()

    def _speaker(self, phrase: Phrase) -> Actors:
        """Who says the quotation in which a pronoun of the first person stands."""
        inner = [clause for clause in self._clauses if _holds(clause, phrase)]
        for clause in reversed(inner):
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

    def _mentioned(self, phrase: Phrase) -> Actors:
        return next((m.actors for m in self._discourse.mentions if m.at == (self._index, phrase.first)), ())

    # -- descriptions ------------------------------------------------------------------------------------------------

    def several(self, phrase: Phrase) -> Actors:
        """ "The two leaders", "both sides", "the three countries": the last actors of different countries; of lands the countries alone."""
        if self._word(phrase.first) not in DEFINITE_OR_BOTH:
            return ()
        tokens = self._tokens[phrase.first : phrase.stop]
        count = next((COUNTS[token.lemma.lower()] for token in tokens if token.lemma.lower() in COUNTS), 0)
        plural = tokens[-1].tag in ("NNS", "NNPS") or tokens[-1].lemma.lower() in COUNTS
        if not (count and plural) or any(item.actor or item.known for item in self._composer.within(phrase)):
            return ()
        noun = tokens[-1].lemma.lower()
        found = self._discourse.several(
            count, (self._index, phrase.first), noun in PERSON_NOUNS, self._subject_over(phrase)
        )
        words = " ".join(token.text for token in tokens)
        if noun in COUNTRY_NOUNS:
            found = tuple(replace(actor, code=actor.country) for actor in found)
        return resolved(found, "resolve.pair" if count == 2 else "resolve.several", words, self._own(phrase))

    def mutual(self, phrase: Phrase) -> Actors:
        """ "Each other", "one another's diplomats": all who do it, each of whom the event pairs with the others."""
        part = phrase.possessor or phrase
        if part.stop - part.first != 2 or self._words(part).lower() not in RECIPROCALS:
            return ()
        return resolved(self._subject_over(phrase), MUTUAL, self._words(part), self._own(phrase))

    def counterpart(self, phrase: Phrase) -> Actors:
        """ "His counterpart" without a country: the last person of another country in the same role."""
        items = self._composer.within(phrase)
        if not items or items[-1].code != "=" or any(item.actor for item in items) or self._composer.owner(phrase):
            return ()
        owner = self._composer.partner(phrase)
        if not owner or owner[0].country is None:
            return ()
        found = self._discourse.other_person(owner[0].country, owner[0].role or "", (self._index, phrase.first))
        return resolved(found, "resolve.counterpart", self._words(phrase), self._own(phrase))

    def national(self, phrase: Phrase, last: Item) -> Actors:
        """ "The Russian", "the veteran Russian diplomat": the last person of that country whose part the noun may name."""
        if self._word(phrase.first) not in DEFINITE or self._tokens[last.stop - 1].tag not in ("NN", "NNP"):
            return ()
        items = self._composer.within(phrase)
        nation = next((item for item in items if item.kind in PLACES), None)
        if nation is None or last.form == "many":
            return ()
        if last.agent is None and not (last.kind == "state" and last.form in ("people", "adjective")):
            return ()
        role = last.code if last.agent is not None and "person" not in last.agent.takes_up else ""
        if last.agent is not None and not role and not last.agent.takes_up:
            return ()
        found = self._discourse.by_country(nation.code[:3], role, (self._index, phrase.first))
        return resolved(found, "resolve.nationality", self._words(phrase), self._own(phrase))

    def definite(self, phrase: Phrase) -> Actors:
        """ "The minister" who was named before by this noun; "the group", "the country", "the diplomat" by the kind of what was named."""
        items = self._composer.within(phrase)
        last = items[-1] if items else None
        if last is None or last.agent is None or self._word(phrase.first) not in DEFINITE:
            return ()
        land = "state" in last.agent.takes_up
        if any((item.actor or item.known) and not (land and item.kind == "region") for item in items):
            return ()
        if self._composer.owner(phrase):
            return ()
        at, noun = (self._index, phrase.first), self._tokens[last.stop - 1].lemma.lower()
        many = last.form == "many"
        found = self._discourse.by_noun(noun, at, many) or self._discourse.by_noun(last.agent.id, at, many)
        if last.code == "ELI" or "ELI" in self._composer.modifiers(items, phrase):
            found = (
                self._discourse.last(at, lambda m: m.kind == "person" and m.actors[0].role == "ELI", reach=40)
                if last.form == "one"
                else ()
            )
            return resolved(found, "resolve.former", self._words(phrase), self._own(phrase))
        if not found and many and last.code[:3] in CROWDS:
            found = self._discourse.last(
                at,
                lambda m: m.kind == "group" and m.actors[0].country is not None and last.code[:3] == m.actors[0].role,
            )
        if found:
            return resolved(found, "resolve.again", self._words(phrase), self._own(phrase))
        if not last.agent.takes_up or (last.form == "many" and "person" in last.agent.takes_up):
            return ()
        found = self._discourse.by_kind(last.agent.takes_up, at)
        if land and not found and self._discourse.place:
            found = (replace(self._own(phrase), code=self._discourse.place),)
        if land:
            found = tuple(replace(actor, code=actor.country) for actor in found)
        return resolved(found, "resolve.kind", self._words(phrase), self._own(phrase))

    def _word(self, at: int) -> str:
        return self._tokens[at].text.lower()

    def _words(self, phrase: Phrase) -> str:
        return " ".join([token.text for token in self._tokens[phrase.first : phrase.stop]])


def _covers(outer: Phrase, inner: Phrase) -> bool:
    return outer.first <= inner.first and inner.stop <= outer.stop


def _holds(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase is the subject or an object of a clause, or inside one."""
    if phrase.first == clause.verb.first - 1:
        return True
    parts = (*clause.objects, *clause.preps, *((clause.subject,) if clause.subject else ()))
    return any(_covers(inner, phrase) for part in parts for inner in part.nested())
