"""What a sentence tells the rest of the article: mentions, short names of persons, acronyms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coder.actors.acronyms import defined
from coder.actors.code_builder import Composer
from coder.actors.discourse import Discourse, Mention
from coder.actors.recognizer import Item, matched, short_names
from coder.core.model import ActorMatch, Actors, Phrase, Sentence, Span
from coder.dictionary.word_lists import word_set

BODY_NOUNS = word_set("actors.body_nouns")
FIGHTERS = ("REB", "SEP", "INS", "UAF", "CRM")
Matcher = Callable[[Phrase, str | None, Sequence[Item]], ActorMatch]


class Mentions:
    """Notes in the discourse what one sentence introduces."""

    def __init__(self, sentence: Sentence, discourse: Discourse, composer: Composer, date: str, match: Matcher) -> None:
        self._tokens, self._index, self._discourse = sentence.tokens, sentence.index, discourse
        self._composer, self._date, self._match = composer, date, match

    def note(self, phrase: Phrase, actors: Actors, subject: bool, marked: bool) -> None:
        """Remember the actors of a phrase, so that later ones may take them up."""
        items = self._composer.within(phrase)
        item = items[-1] if items else None
        kind, gender = (
            "marked" if item is None and marked else self._mention_kind(phrase, item),
            item.actor.gender if item and item.actor else "",
        )
        at = (self._index, phrase.first)
        self._discourse.note(
            Mention(at, actors, kind, self._entity(phrase, item, actors), self._nouns(phrase), gender, subject)
        )
        if item is None and self._tokens[phrase.head].tag == "NNP" and kind == "person" and len(actors) == 1:
            self._introduce_name(phrase, actors[0])

    def define(self) -> bool:
        """Acronyms that the sentence defines in brackets."""
        found = False
        for definition in defined(self._tokens):
            phrase = Phrase(definition.first, definition.stop, definition.stop - 1)
            items = self._composer.within(phrase)
            code = self._composer.code(items, phrase) if items else None
            if code:
                self._discourse.openings.add(definition.acronym)
                self._discourse.acronyms[definition.acronym] = self._match(phrase, code, items)
                found = True
        return found

    def introduce(self, item: Item, items: Sequence[Item]) -> None:
        """A full name lets its short names stand alone from now on; so does a role noun before an unknown name."""
        tokens = self._tokens
        if item.kind == "person" and item.stop - item.first > 1:
            start, end = tokens[item.first].start, tokens[item.stop - 1].end
            assert item.actor is not None
            self._introduce_words(
                item.first, item.stop, matched(item, Span(start, end, item.actor.name)), item.actor.gender
            )
        elif item.agent and item.agent.role and item.form == "one":
            stop = item.stop
            while stop < len(tokens) and tokens[stop].tag in ("NNP", "NNPS"):
                stop += 1
            if stop - item.stop >= 2 and all(
                other.first < item.stop or other.first >= stop or other.form == "stranger" for other in items
            ):
                first = item.first
                while first and tokens[first - 1].tag in ("NNP", "JJ", "NN") and tokens[first - 1].text != ",":
                    first -= 1
                phrase = Phrase(first, stop, stop - 1)
                within = [other for other in items if first <= other.first < item.stop]
                code = self._composer.code(within, phrase)
                if code:
                    self._introduce_words(item.stop, stop, self._match(phrase, code, within), "")

    def _introduce_name(self, phrase: Phrase, actor: ActorMatch) -> None:
        """An unknown name that an apposition explains: "Ali Demir, a Turkish businessman, ... Demir"."""
        first = phrase.head
        while first > phrase.first and self._tokens[first - 1].tag == "NNP":
            first -= 1
        self._introduce_words(first, phrase.head + 1, actor, "")

    def _introduce_words(self, first: int, stop: int, actor: ActorMatch, gender: str) -> None:
        words = [token.text for token in self._tokens[first:stop]]
        for short in short_names(words, actor.country or ""):
            self._discourse.introduce(short, actor, gender, words[0])

    def _nouns(self, phrase: Phrase) -> frozenset[str]:
        """The role nouns of a phrase, its appositions and the office of the person that it names, with the ids of their entries."""
        if not phrase.appositions and not self._composer.within(phrase):
            return frozenset()
        nouns: set[str] = set()
        parts = [(part, self._composer.within(part)) for part in (phrase, *phrase.appositions)]
        for item in (
            item for part, items in parts if "ELI" not in self._composer.modifiers(items, part) for item in items
        ):
            if item.agent and item.code != "ELI":
                nouns |= {item.agent.id, self._tokens[item.stop - 1].lemma.lower()}
            elif item.actor and item.kind == "person":
                office = next(
                    (
                        term[1]
                        for term in item.actor.terms
                        if term[2] <= self._date and self._date[: len(term[3])] <= term[3]
                    ),
                    "",
                )
                nouns |= {office.split()[-1]} if office else set()
        return frozenset(nouns)

    def _entity(self, phrase: Phrase, item: Item | None, actors: Actors) -> str:
        """The kind of entry that a mention is of; fighters without a name are a group, whoever is named in full or by a surname a person."""
        if item and item.actor:
            return "organ" if item.form == "organ" else item.kind
        if item and item.form == "acronym":
            return "organisation"
        named = any(other.kind == "person" for part in phrase.appositions for other in self._composer.within(part))
        if named or self._tokens[phrase.head].tag == "NNP" or (item and item.form == "surname"):
            return "person"
        return "group" if actors[0].role in FIGHTERS else ""

    def _mention_kind(self, phrase: Phrase, item: Item | None) -> str:
        tag = self._tokens[phrase.head].tag
        if item and item.form == "acronym":
            return "body"
        if item and item.actor:
            if item.actor.kind == "person":
                return "person"
            if item.form != "people":
                return "body"
        if tag in ("NNS", "NNPS") or (item and item.form == "many"):
            return "group"
        organ = (
            item and item.agent and item.form == "one" and tag == "NN" and self._tokens[phrase.head].lemma in BODY_NOUNS
        )
        return "body" if organ else "person"
