"""The names and role nouns of a sentence, each with the entry that is meant at the date and in the context of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coder.actors.discourse import Discourse
from coder.core.model import ActorMatch, Reason, Span, Token
from coder.dictionary.actor_codes import code_at, join_code
from coder.dictionary.actor_entries import ActorEntry, AgentEntry
from coder.dictionary.name_table import NameMatch, fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_list, word_set, word_values

PLACES = frozenset(("state", "city", "region"))
LED_ENDINGS = word_list("actors.led_endings")
TITLES = word_values("actors.titles")
DAYS = frozenset(day.capitalize() for day in word_list("calendar.days"))
DEGREES = word_set("actors.degrees")
FAMILY_FIRST = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"))
"""Countries where the family name stands first: "Xi Jinping ... Xi"."""
PLACE_PREFIXES = word_set("actors.place_prefixes")
NAME_SUFFIXES = word_set("actors.name_suffixes")
NAME_ARTICLES = word_list("actors.name_articles")


class Item(NamedTuple):
    """A name or role noun inside a phrase, with the entry chosen for it."""

    first: int
    stop: int
    actor: ActorEntry | None
    agent: AgentEntry | None
    form: str
    """name, bare, adjective, people, capital, organ; one, many (of a role noun); pair; surname, acronym (introduced by the article); stranger."""
    code: str
    """Of a name the code at the date of the article; of a role noun its role."""
    known: ActorMatch | None = None
    """What the article said of a surname or an acronym."""
    dated: bool = False
    """The code is that of a term which holds at the date of the article."""

    @property
    def kind(self) -> str:
        """The kind of its actor's entry; of what the article itself introduced, ``known``."""
        return self.actor.kind if self.actor else "known" if self.known else ""


class ItemFinder:
    """Finds the items of one sentence."""

    def __init__(self, tokens: Sequence[Token], dictionary: Dictionary, discourse: Discourse, date: str) -> None:
        self._tokens, self._dictionary, self._discourse, self._date = tokens, dictionary, discourse, date
        self._texts = [token.text for token in tokens]
        self._folds = [fold(text) for text in self._texts]

    def note_words(self) -> None:
        """Tell the discourse of the capitalised words."""
        self._discourse.seen.update(
            [folded for text, folded in zip(self._texts, self._folds, strict=True) if text[:1].isupper()]
        )

    def find(self) -> list[Item]:
        """The items from left to right; names before role nouns, what the article defined before both."""
        known = {item.first: item for item in self._known()}
        every = self._dictionary.names.find(self._texts, self._folds)
        self._discourse.lands.update(
            [
                code_at(entry, self._date)[0]
                for found in every
                if (entry := self._dictionary.actors[found.readings[0][0]]).kind == "state"
            ]
        )
        named = [item for found in every for item in self._named(found, known)]
        taken, free = set[int](), self._folds.copy()
        for item in (*named, *known.values()):
            taken.update(range(item.first, item.stop))
            free[item.first : item.stop] = [""] * (item.stop - item.first)
        roles = [self._role(found) for found in self._dictionary.agent_names.find(self._texts, free, capitals=False)]
        items = [*named, *known.values(), *roles, *self._hyphenated(taken)]
        return sorted(items, key=lambda item: item.first)

    def _known(self) -> Iterator[Item]:
        """Acronyms and short names of persons that the article has introduced."""
        openings, last = self._discourse.openings, -1
        for at, text in enumerate(self._texts):
            if at <= last or text not in openings:
                continue
            for length in (2, 1):
                word = " ".join(self._texts[at : at + length])
                match, rule = (self._discourse.acronyms.get(word) if length == 1 else None), "resolve.acronym"
                if match is None and self._tokens[at].tag.startswith("NN") and text[0].isupper():
                    before = self._folds[at - 1] if at else ""
                    given = self._texts[at - 1] if at and self._is_unknown_name(at - 1) else ""
                    match, rule = self._discourse.surname(word, TITLES.get(before, ""), given), "resolve.surname"
                if match is not None:
                    trace = (*match.trace, Reason("resolution", rule, words=word))
                    found = ActorMatch(match.code, match.span, trace)
                    yield Item(at, at + length, None, None, rule.removeprefix("resolve."), match.code or "", found)
                    last = at + length - 1
                    break

    def _named(self, found: NameMatch, known: dict[int, Item]) -> Iterator[Item]:
        """The item of a name; a longer name goes before a short one of the article, that before a bare surname."""
        inside = [at for at in range(found.first, found.stop) if at in known]
        item = self._reading(found)
        if item is None:
            return
        if inside:
            if found.stop - found.first == 1 and not (item.kind in PLACES and known[inside[0]].known is None):
                return
            for at in inside:
                del known[at]
        if item.stop - item.first == 1 and (
            self._is_other_person(item) if item.form == "bare" else item.kind in PLACES and self._is_surname(item.first)
        ):
            yield Item(item.first, item.stop, None, None, "stranger", "")
            return
        yield item

    def _is_surname(self, at: int) -> bool:
        """ "Jordan" in "Michael Jordan": a place's name after a given name that starts no known name, or before a surname ("Chad Smith")."""
        given = self._dictionary.given_names
        if self._tokens[at].tag[:2] != "NN":
            return False
        if (
            at
            and self._tokens[at - 1].tag == "NNP"
            and self._folds[at - 1] in given
            and self._folds[at - 1] not in PLACE_PREFIXES
        ):
            return True
        after = (
            at + 1 < len(self._texts)
            and self._tokens[at + 1].tag == "NNP"
            and self._texts[at + 1] not in DAYS
            and self._folds[at + 1] in self._dictionary.family_names
        )
        return after and self._folds[at] in given

    def _is_other_person(self, item: Item) -> bool:
        """A bare surname beside another name: "Hadi Salman" is neither President Hadi nor King Salman, but "Serghei Lavrov" is Sergei Lavrov."""
        at = item.first
        if at + 1 < len(self._texts) and self._is_unknown_name(at + 1) and self._texts[at + 1] not in DAYS:
            return True
        return (
            at > 0
            and self._is_unknown_name(at - 1)
            and item.actor is not None
            and self._folds[at - 1][0] != fold(item.actor.name)[0]
        )

    def _is_unknown_name(self, at: int) -> bool:
        """A capitalised word that is no title, role noun or known name by itself."""
        word = self._folds[at]
        known = self._dictionary.names.folded.get(word, ())
        return (
            self._tokens[at].tag == "NNP"
            and len(word) > 2
            and not word.endswith(".")
            and word not in TITLES
            and word not in DEGREES
            and word not in self._dictionary.agent_names.folded
            and all(form == "bare" for _, _, form in known)
        )

    def _reading(self, found: NameMatch) -> Item | None:
        """The reading that the context asks for, else that of the date, else the first; after "the" rather a place than a surname ("The Hague")."""
        after_the = found.first > 0 and self._folds[found.first - 1] == "the"
        best: tuple[tuple[int, ...], Item] | None = None
        for order, (number, role, form) in enumerate(found.readings):
            entry = self._dictionary.actors[number]
            code, fit = code_at(entry, self._date)
            if (form == "bare" and fit == 0) or (entry.context and (fit == 0 or not self._in_context(entry, found))):
                continue
            rank = (
                bool(entry.context),
                after_the and form != "bare",
                fit,
                form != "bare",
                form == "bare" and code[:3] in self._discourse.lands,
                -order,
            )
            if best is None or rank > best[0]:
                code = join_code(code, [role], "") if role else code
                best = (
                    rank,
                    Item(
                        found.first,
                        found.stop,
                        entry,
                        None,
                        "pair" if "+" in code else form,
                        code,
                        None,
                        fit == 2 and bool(self._date),
                    ),
                )
        return best[1] if best else None

    def _in_context(self, entry: ActorEntry, found: NameMatch) -> bool:
        """Whether the article has one of the words of an entry's context; ``+`` near the name, ``&`` right before it, ``-`` nowhere.

        A party or body that goes by a common word ("Labor") is not a part of a longer name ("International Labor Office").
        """
        beside = [at for at in (found.first - 1, found.stop) if 0 <= at < len(self._texts)]
        if entry.kind not in PLACES and any(self._is_unknown_name(at) for at in beside):
            return False
        near = self._folds[max(found.first - 2, 0) : found.stop + 2]
        must = [word for word in entry.context if word[0] in "&-"]
        before = self._folds[found.first - 1] if found.first else ""
        if any(before != word[1:] if word[0] == "&" else self._is_said(word[1:]) for word in must):
            return False
        return any(
            word[1:] in near if word[0] == "+" else self._is_said(word) for word in entry.context if word not in must
        )

    def _is_said(self, word: str) -> bool:
        return word in self._discourse.seen or word in self._folds

    def _role(self, found: NameMatch) -> Item:
        agent = self._dictionary.agents[found.readings[0][0]]
        return Item(found.first, found.stop, None, agent, found.readings[0][2], agent.role)

    def _hyphenated(self, taken: Iterable[int]) -> Iterator[Item]:
        """ "Israeli-Palestinian" and "Kerry-Lavrov" are two actors, "U.S.-led" is one."""
        for at, text in enumerate(self._texts):
            if "-" not in text or at in taken or not text[0].isupper():
                continue
            if text.lower().endswith(LED_ENDINGS):
                text = text.rsplit("-", 1)[0]
            codes = [self._part(part) for part in text.replace("–", "-").split("-")]
            if all(codes) and len(codes) <= 2:
                yield Item(at, at + 1, None, None, "pair" if len(codes) > 1 else "name", "+".join(filter(None, codes)))

    def _part(self, word: str) -> str | None:
        found = self._dictionary.names.find([word], [fold(word)])
        item = self._reading(found[0]) if found else None
        if item and "+" not in item.code:
            return item.code or None
        known = self._discourse.surname(word)
        return known.code if known else None


def short_names(name: Sequence[str], country: str) -> list[str]:
    """The short names that a full name lets stand alone from then on.

    >>> short_names(["Aung", "San", "Suu", "Kyi"], "MMR"), short_names(["Xi", "Jinping"], "CHN"), short_names(["Bashar", "al-Assad"], "SYR")
    (['Kyi', 'Suu Kyi'], ['Xi'], ['al-Assad', 'Assad'])
    """
    parts = [part for part in name if part.rstrip(".") not in NAME_SUFFIXES]
    if len(parts) < 2:
        return []
    if country in FAMILY_FIRST and len(parts) in (2, 3) and parts[0][0].isupper():
        return [parts[0]]
    names = [parts[-1]]
    if len(parts) > 2:
        names.append(" ".join(parts[-2:]))
    if parts[-1].startswith(NAME_ARTICLES):
        names.append(parts[-1][3:])
    return names


def matched(item: Item, span: Span) -> ActorMatch:
    """The actor of a name item, to be remembered by the discourse."""
    reasons = (
        (Reason("actor", item.actor.id, item.actor.where, item.actor.name),)
        if item.actor
        else item.known.trace
        if item.known
        else ()
    )
    return ActorMatch(item.code, span, reasons)
