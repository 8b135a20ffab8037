"""Noun phrases to actors: names and role nouns are found in the sentence, then composed into one code a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coder.codes import COUNTRYLESS, code_at, join_code
from coder.dictionary import ActorEntry, AgentEntry, Dictionary
from coder.discourse import PLURAL, SINGULAR_PERSON, SPEAKER, THINGS, Discourse, Mention, resolved
from coder.model import ActorMatch, ActorSpan, Phrase, Reason, Sentence, Span
from coder.names import Found, fold

PLACE_PREPOSITIONS = frozenset(("of", "in", "from", "at", "near", "for", "within", "inside", "around", "across", "outside"))
OWN_SIDE = frozenset(("of", "in", "from", "for", "within", "inside"))
PRONOUNS = SINGULAR_PERSON | THINGS | PLURAL | SPEAKER
PAIR_WORDS = frozenset(("two", "both"))
BACKED = ("-led", "-run", "-based")


class Item(NamedTuple):
    """A name or role noun inside a phrase, with the entry chosen for it."""

    first: int
    stop: int
    actor: ActorEntry | None
    agent: AgentEntry | None
    form: str
    code: str
    """Of a name the code at the date of the article; of a role noun its role."""


@dataclass(slots=True)
class SentenceActors:
    """The actors of one sentence."""

    sentence: Sentence
    dictionary: Dictionary
    discourse: Discourse
    date: str
    given: Sequence[tuple[int, int, ActorSpan]] = ()
    """Spans marked by the caller, as token positions."""
    items: list[Item] = field(default_factory=list)
    _known: dict[tuple[int, int, bool], tuple[ActorMatch, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens
        texts = [token.text for token in tokens]
        folds = [fold(text) for text in texts]
        named = self.dictionary.names.find(texts, folds)
        taken = {at for found in named for at in range(found.first, found.stop)}
        roles = [found for found in self.dictionary.agent_names.find(texts, folds, capitals=False) if found.first not in taken]
        self.items = sorted([self._name_item(found) for found in named] + [self._agent_item(found) for found in roles]
                            + self._hyphenated(texts, taken))
        for item in self.items:
            self._introduce(item)

    # -- what the caller asks ------------------------------------------------------------------------------------

    def actors(self, phrase: Phrase, loose: bool = True) -> tuple[ActorMatch, ...]:
        """The actors that a phrase stands for, its conjuncts included; with ``loose`` also by what merely modifies its head."""
        found = self._one(phrase, loose)
        for conjunct in phrase.conjuncts:
            found += tuple(actor for actor in self._one(conjunct, loose) if actor not in found)
        return found

    def note(self, phrase: Phrase, subject: bool) -> None:
        """Tell the discourse of the actors of a phrase."""
        actors = self.actors(phrase, loose=False)
        if not actors or self._is_pronoun(phrase):
            return
        item = self._head_item(phrase)
        agent = item.agent.id if item and item.agent else ""
        self.discourse.note(Mention(actors, self._mention_kind(phrase, item), agent, item.actor.gender if item and item.actor else "", subject))

    def marked(self) -> list[tuple[int, int, ActorMatch]]:
        """The spans that the caller marked, as token positions and actors."""
        return [(first, stop, self._given(span, Phrase(first, stop, stop - 1))) for first, stop, span in self.given]

    def place(self) -> str | None:
        """The country of a place that the sentence names after "in", "at" or "near"."""
        tokens = self.sentence.tokens
        for item in self.items:
            named = item.first and item.actor and item.actor.kind in ("state", "city", "region") and item.form in ("name", "capital")
            if named and tokens[item.first - 1].lemma in ("in", "at", "near", "across"):
                return item.code[:3]
        return None

    # -- one phrase ------------------------------------------------------------------------------------------------

    def _one(self, phrase: Phrase, loose: bool) -> tuple[ActorMatch, ...]:
        key = (phrase.first, phrase.stop, loose)
        if key not in self._known:
            self._known[key] = self._find(phrase, loose)
        return self._known[key]

    def _find(self, phrase: Phrase, loose: bool) -> tuple[ActorMatch, ...]:
        """The readings of a phrase in order of trust; the first that names an actor counts."""
        return (self._given_head(phrase) or self._pronoun(phrase) or self._pair(phrase) or self._own(phrase) or self._surname(phrase)
                or self._apposition(phrase) or self._inside_of(phrase) or (self._modifiers(phrase) if loose else ()))

    def _given_head(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        for first, stop, span in self.given:
            if first <= phrase.head < stop:
                return (self._given(span, phrase),)
        return ()

    def _given(self, span: ActorSpan, phrase: Phrase) -> ActorMatch:
        start, end = span.start - self.sentence.start, span.end - self.sentence.start
        place = Span(span.start, span.end, self.sentence.text[max(start, 0):end])
        if span.code:
            return ActorMatch(span.code, place, (Reason("actor", "given.code", words=place.text),))
        looked_up = self._own(phrase) or self._apposition(phrase)
        code = looked_up[0].code if looked_up else None
        return ActorMatch(code, place, (Reason("actor", "given.span", words=place.text), *(looked_up[0].trace if looked_up else ())))

    def _pronoun(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        if not self._is_pronoun(phrase):
            return ()
        word = self.sentence.tokens[phrase.head].text.lower()
        actors, rule = self.discourse.pronoun(word)
        return resolved(actors, rule, word, self._match(phrase, None, ()))

    def _is_pronoun(self, phrase: Phrase) -> bool:
        return phrase.stop - phrase.first == 1 and self.sentence.tokens[phrase.head].text.lower() in PRONOUNS

    def _pair(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        """"The two leaders", "both sides": the last two actors of different countries."""
        tokens = self.sentence.tokens[phrase.first:phrase.stop]
        if len(tokens) < 2 or tokens[-1].tag != "NNS" or not any(token.lemma in PAIR_WORDS for token in tokens):
            return ()
        if any(item.actor for item in self._within(phrase)):
            return ()
        return resolved(self.discourse.pair(), "resolve.pair", " ".join(token.text for token in tokens), self._match(phrase, None, ()))

    def _own(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        """The actor that the head of the phrase names, composed with what stands before it."""
        items = self._within(phrase)
        if not items or not self._covers_head(items[-1], phrase):
            return ()
        last = items[-1]
        if last.form == "pair":
            return tuple(self._match(phrase, code, (last,)) for code in last.code.split("+"))
        if last.actor and last.form == "people" and last.actor.kind == "state" and self.sentence.tokens[last.stop - 1].tag in ("NN", "NNP"):
            person = self.discourse.by_country(last.code)
            if person and self.sentence.tokens[phrase.first].lemma == "the":
                return resolved(person, "resolve.nationality", self.sentence.tokens[last.first].text, self._match(phrase, None, ()))
        return (self._match(phrase, self._compose(items, phrase), items),)

    def _surname(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        token = self.sentence.tokens[phrase.head]
        known = self.discourse.surnames.get(token.text) if token.tag.startswith("NNP") else None
        if known is None:
            return ()
        return resolved((known[0],), "resolve.surname", token.text, self._match(phrase, None, ()))

    def _apposition(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        for other in phrase.appositions:
            found = self._own(other)
            if found and found[0].country:
                return tuple(ActorMatch(actor.code, self._span(phrase), (*actor.trace, Reason("resolution", "resolve.apposition"))) for actor in found)
        return ()

    def _inside_of(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        """"Parts of Ukraine", "members of Hamas", "dozens of protesters"."""
        for other in phrase.attached:
            if other.prep == "of" and not self._within(phrase):
                found = self.actors(other, loose=False)
                if found:
                    return found
        return ()

    def _modifiers(self, phrase: Phrase) -> tuple[ActorMatch, ...]:
        """What is no head but says whose: "rebel positions in Aleppo", "Israel's decision"."""
        items = [item for item in self._within(phrase) if item.agent or item.form != "organ" or item.code]
        for first, stop, span in self.given:
            if phrase.first <= first and stop <= phrase.stop:
                return (self._given(span, Phrase(first, stop, stop - 1)),)
        if items:
            return (self._match(phrase, self._compose(items, phrase), items),)
        if phrase.possessor:
            found = self.actors(phrase.possessor)
            if found:
                return found
        for other in phrase.attached:
            if other.prep in PLACE_PREPOSITIONS:
                found = self.actors(other)
                if found:
                    return found
        return ()

    # -- composition -------------------------------------------------------------------------------------------

    def _compose(self, items: Sequence[Item], phrase: Phrase) -> str | None:
        country, ethnic, person, body, fixed = "", "", "", "", ""
        roles = [self.dictionary.modifiers[token.lemma].role for token in self.sentence.tokens[phrase.first:phrase.stop]
                 if token.lemma in self.dictionary.modifiers]
        role = ""
        for item in items:
            if item.agent:
                fixed = item.agent.code or fixed
                role = item.agent.role or role
            elif item.actor is None:
                country = country or item.code
            elif item.actor.kind == "person":
                person = item.code
            elif item.actor.kind == "people":
                country, ethnic = (country or item.code[:3], item.code[3:]) if item.code[:3] in self.dictionary.countries else (country, item.code)
            elif item.actor.kind in ("state", "city", "region"):
                if item.form == "organ":
                    body = item.code
                country = country or item.code[:3]
            else:
                body = item.code
        if person and (items[-1].actor is not None or not role):
            return person[:3] + "ELI" if "ELI" in roles and person[:3] != "---" else person
        if fixed and not person:
            return fixed
        if body and not (country and role and body[:3] == country):
            return body
        if role == "=":
            role = self._counterpart_role(phrase)
        country = country or person[:3] or (self._country_of(phrase, items) if role or roles else "")
        if len(country) > 3:
            return country
        return join_code(country, [*roles, role], ethnic) or None

    def _counterpart_role(self, phrase: Phrase) -> str:
        """"His Ukrainian counterpart" holds the office of the one whose counterpart it is."""
        owner = self.discourse.pronoun("his")[0] if phrase.possessor is None else self.actors(phrase.possessor)
        return (owner[0].code or "")[3:] if owner else ""

    def _country_of(self, phrase: Phrase, items: Sequence[Item]) -> str:
        """The country of a role without one: of its possessor, "of" phrase or apposition, of the same role before, of the place."""
        if phrase.possessor:
            owner = self.actors(phrase.possessor)
            if owner and owner[0].code:
                return owner[0].code if owner[0].code[:3] in COUNTRYLESS or owner[0].code[3:6] in ("REB", "INS", "SEP") else owner[0].code[:3]
        for other in (*phrase.attached, *phrase.appositions):
            if other.prep in OWN_SIDE or not other.prep:
                code = self._first_name(other)
                if code:
                    return code if code[:3] in COUNTRYLESS else code[:3]
        agent = items[-1].agent
        before = self.discourse.by_agent(agent.id) if agent else ()
        if before:
            return before[0].country or ""
        return self.place() or self.discourse.country() or ""

    def _first_name(self, phrase: Phrase) -> str:
        for item in self._within(phrase):
            if item.actor:
                return item.code
        if phrase.possessor:
            return self._first_name(phrase.possessor)
        return next((code for other in phrase.attached if (code := self._first_name(other))), "")

    # -- items -------------------------------------------------------------------------------------------------

    def _within(self, phrase: Phrase) -> list[Item]:
        """The items of the phrase itself without its possessor; a name may run past its end ("Secretary of State")."""
        first = max(phrase.first, phrase.possessor.stop) if phrase.possessor else phrase.first
        return [item for item in self.items if first <= item.first < phrase.stop]

    def _covers_head(self, item: Item, phrase: Phrase) -> bool:
        """The last item names the head, or is the title of an unknown name that ends the phrase."""
        if item.stop > phrase.head:
            return True
        tail = self.sentence.tokens[item.stop:phrase.stop]
        return item.agent is not None and all(token.tag in ("NNP", "NNPS") for token in tail)

    def _head_item(self, phrase: Phrase) -> Item | None:
        items = self._within(phrase)
        return items[-1] if items else None

    def _name_item(self, found: Found) -> Item:
        best: tuple[tuple[int, ...], Item] | None = None
        for order, (number, role, form) in enumerate(found.readings):
            entry = self.dictionary.actor(number)
            code, fit = code_at(entry, self.date)
            if form == "bare" and fit == 0:
                continue
            rank = (fit, form != "bare", -order)
            if best is None or rank > best[0]:
                best = rank, Item(found.first, found.stop, entry, None, form, join_code(code, [role], "") if role else code)
        if best is None:
            return Item(found.first, found.stop, None, None, "unknown", "")
        return best[1]

    def _agent_item(self, found: Found) -> Item:
        agent = self.dictionary.agents[found.readings[0][0]]
        return Item(found.first, found.stop, None, agent, found.readings[0][2], agent.role)

    def _hyphenated(self, texts: Sequence[str], taken: Iterable[int]) -> list[Item]:
        """"Israeli-Palestinian" and "Kerry-Lavrov" are two actors, "U.S.-led" is one."""
        out = []
        for at, text in enumerate(texts):
            if "-" not in text or at in taken or not text[0].isupper():
                continue
            if text.lower().endswith(BACKED):
                text = text.rsplit("-", 1)[0]
            parts = [self._part(part) for part in text.replace("–", "-").split("-")]
            if all(parts) and len(parts) <= 2:
                codes = [part for part in parts if part]
                out.append(Item(at, at + 1, None, None, "pair" if len(codes) > 1 else "name", "+".join(codes)))
        return out

    def _part(self, word: str) -> str | None:
        found = self.dictionary.names.find([word], [fold(word)])
        if found:
            return self._name_item(found[0]).code or None
        known = self.discourse.surnames.get(word)
        return known[0].code if known else None

    def _introduce(self, item: Item) -> None:
        """A full name lets its last word stand alone from now on; so does a role noun before an unknown name."""
        tokens = self.sentence.tokens
        if item.actor and item.actor.kind == "person" and item.stop - item.first > 1:
            match = ActorMatch(item.code, Span(0, 0, ""), (Reason("actor", item.actor.id, item.actor.where, item.actor.name),))
            self.discourse.surnames[tokens[item.stop - 1].text] = (match, item.actor.gender)
        elif item.agent and item.agent.role and item.form == "one":
            stop = item.stop
            while stop < len(tokens) and tokens[stop].tag in ("NNP", "NNPS"):
                stop += 1
            if stop - item.stop >= 2 and tokens[stop - 1].text not in self.discourse.surnames:
                first = item.first
                while first and tokens[first - 1].tag in ("NNP", "JJ", "NN") and tokens[first - 1].text != ",":
                    first -= 1
                code = self._compose([other for other in self.items if first <= other.first < item.stop], Phrase(first, stop, stop - 1))
                if code:
                    match = ActorMatch(code, Span(0, 0, ""), (Reason("actor", item.agent.id, item.agent.where, tokens[stop - 1].text),))
                    self.discourse.surnames[tokens[stop - 1].text] = (match, "")

    # -- records -----------------------------------------------------------------------------------------------

    def _match(self, phrase: Phrase, code: str | None, items: Sequence[Item]) -> ActorMatch:
        tokens = self.sentence.tokens
        trace = tuple(Reason("actor" if item.actor else "agent", entry.id, entry.where, " ".join(t.text for t in tokens[item.first:item.stop]))
                      for item in items if (entry := item.actor or item.agent))
        return ActorMatch(code, self._span(phrase), trace)

    def _span(self, phrase: Phrase) -> Span:
        tokens = self.sentence.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.stop - 1].end
        return Span(start, end, self.sentence.text[start - self.sentence.start:end - self.sentence.start])

    def _mention_kind(self, phrase: Phrase, item: Item | None) -> str:
        tag = self.sentence.tokens[phrase.head].tag
        if item is None and self._given_head(phrase):
            return "marked"
        if item and item.actor:
            if item.actor.kind == "person":
                return "person"
            if item.form != "people":
                return "body"
        if tag in ("NNS", "NNPS") or (item and item.form == "many"):
            return "group"
        organ = item and item.agent and item.form == "one" and tag == "NN" and self.sentence.tokens[phrase.head].lemma in BODIES
        return "body" if organ else "person"


BODIES = frozenset(("government", "army", "police", "court", "parliament", "ministry", "administration", "opposition", "party", "military",
                    "navy", "council", "union", "company", "regime", "cabinet", "senate", "congress", "militia", "group", "embassy"))
