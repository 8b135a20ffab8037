"""Words to tagged tokens.

Each word begins with its commonest tag; then the rules of ``words/tag_rules.yaml`` look at its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.recent import Recent
from coder.core.syntax import Token
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.word_lists import word_set
from coder.language.tagging.known_words import AmbiguityClass, KnownWord, Plans
from coder.language.tagging.sentence_view import EDGE, SentenceView
from coder.language.tagging.tag_rules import Rule, compile_rules
from coder.language.tagging.unknown_words import (
    Style,
    capital_runs,
    numeric,
    sentence_style,
    unknown,
    unknown_in_capitals,
)

CLOSED_TAGS: Final = frozenset(
    ("DT", "IN", "PRP", "PRP$", "CC", "TO", "WP", "WDT", "WRB", "WP$", "EX", "MD", "RB", "PDT", "VBZ", "VBP", "RP")
)
OPENERS: Final = frozenset(("“", '"', "``", "‘", "'", "(", "[", "-", "--", "–", "—", "...", "…", "*", "•", "·", "’"))
QUOTES: Final = frozenset(('"', "'", "’"))
SMALL_NAMES: Final = word_set("text.small_names")
"""Common words that are names where all letters are of one size."""
SMALL_MONTHS: Final = word_set("text.small_months")
"""Months that are common words too."""
WORDS_KEPT: Final = 5_000
"""Of so many words it is kept what is known of them, and of as many before them."""
NOWHERE: Final[frozenset[int]] = frozenset()
_PAD: Final = [""] * EDGE
_NOTHING: Final[list[frozenset[str]]] = [frozenset()] * EDGE


class Tagger:
    """Tags and lemmatizes the words of a sentence.

    >>> from coder.core.paths import dictionaries_dir
    >>> from coder.language.text.tokenizer import tokenize
    >>> tagger = Tagger(Lexicon.load(dictionaries_dir()))
    >>> " ".join(f"{token.text}/{token.tag}" for token in tagger.tag(tokenize("Rebels attacked the town.")))
    'Rebels/NNS attacked/VBD the/DT town/NN ./.'
    """

    __slots__ = ("_classes", "_known", "_lexicon", "_plans", "_ruled", "_rules")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules = compile_rules(lexicon.rules)
        self._ruled = frozenset(word for rules in self._rules.values() for rule in rules for word in rule.words)
        """Words that have rules of their own."""
        self._classes: dict[tuple[str, str], AmbiguityClass] = {}
        self._plans = Plans()
        self._known: Recent[KnownWord] = Recent(WORDS_KEPT)

    def tag(self, words: Sequence[tuple[str, int, int]]) -> tuple[Token, ...]:
        """The words with tags and lemmas."""
        known = self._known_words(words)
        tags, _ = self._decide(words, known)
        return tuple(
            [
                Token(word.text, start, end, tag, word.lemmas.get(tag) or self._lemma(word, tag))
                for word, (_, start, end), tag in zip(known, words, tags, strict=True)
            ]
        )

    def explain(self, words: Sequence[tuple[str, int, int]]) -> tuple[Rule | None, ...]:
        """For each word the rule that decided its tag; None where the lexicon or the form of the word did."""
        _, fired = self._decide(words, self._known_words(words))
        return tuple(fired.get(at) for at in range(len(words)))

    def _known_words(self, words: Sequence[tuple[str, int, int]]) -> list[KnownWord]:
        """What is known of each word."""
        known = self._known.latest
        return [known.get(word[0]) or self._meet(word[0]) for word in words]

    def _meet(self, text: str) -> KnownWord:
        """A word that has not been met lately, which is kept for the next time."""
        return self._known.again(text) or self._known.keep(text, KnownWord(text))

    def _lemma(self, word: KnownWord, tag: str) -> str:
        """The lemma of a word under a tag that it has for the first time."""
        found = self._lexicon.lemma(word.text, tag)
        lemma = word.lemmas[tag] = word.lower if found == word.lower else found
        return lemma

    def _decide(
        self, words: Sequence[tuple[str, int, int]], known: Sequence[KnownWord]
    ) -> tuple[list[str], dict[int, Rule]]:
        """The tag of each word, and by its place the rule that decided it, if any did."""
        texts = [word.text for word in known]
        lowers = [word.lower for word in known]
        classes = self._ambiguity_classes(texts, known)
        view = SentenceView(
            [*_PAD, *lowers, *_PAD],
            [*_PAD, *[possible.tag for possible in classes], *_PAD],
            [*_NOTHING, *[possible.options for possible in classes], *_NOTHING],
        )
        view.tags[EDGE - 1] = view.tags[-EDGE] = "^"
        _mark_quotes(words, texts, view.tags)
        fired: dict[int, Rule] = {}
        open_places = [(at, possible) for at, possible in enumerate(classes, EDGE) if possible.rules]
        tags = view.tags
        for late in (False, True):  # the second time the words to the right have their tags too
            for at, possible in open_places:
                key = tags[at], tags[at - 1], tags[at + 1]
                plan = possible.plans.get(key) or possible.plan(key)
                for rule in plan[late]:
                    for condition in rule.conditions:
                        if not condition(view, at):
                            break
                    else:
                        tags[at] = rule.target
                        fired[at - EDGE] = rule
                        break
        return tags[EDGE:-EDGE], fired

    def _ambiguity_classes(self, texts: Sequence[str], known: Sequence[KnownWord]) -> list[AmbiguityClass]:
        """The ambiguity class of each word, before its neighbours are looked at."""
        few = 2 * len([word for word in known if word.is_capital]) < len(known)  # as in most sentences
        style = Style.MIXED if few else sentence_style(texts, self._lexicon.forms)
        runs = capital_runs(texts) if style is Style.MIXED else NOWHERE
        starts = _starts(texts)
        if style is not Style.MIXED or runs:
            return [
                self._ambiguity_class(
                    self._possible_tags(word.text, at in starts, Style.CAPITALS if at in runs else style), word.lower
                )
                for at, word in enumerate(known)
            ]
        classes = [word.inside or self._inside(word) for word in known]
        for at in starts:
            classes[at] = known[at].first or self._first_of(known[at])
        return classes

    def _inside(self, word: KnownWord) -> AmbiguityClass:
        """The ambiguity class of a word inside an ordinary sentence, where it stands for the first time."""
        word.inside = self._ambiguity_class(self._possible_tags(word.text, False, Style.MIXED), word.lower)
        return word.inside

    def _first_of(self, word: KnownWord) -> AmbiguityClass:
        """The ambiguity class of the first word of an ordinary sentence, where it stands for the first time."""
        word.first = self._ambiguity_class(self._possible_tags(word.text, True, Style.MIXED), word.lower)
        return word.first

    def _possible_tags(self, text: str, start: bool, style: Style) -> str:
        """The tags that a word can have, by the lexicon or else by its form."""
        tags = self._lexicon.forms.find(text) if text.islower() else self._capital(text, start, style)
        if tags or style is not Style.CAPITALS:
            return tags or numeric(text) or unknown(text, self._lexicon)
        return numeric(text) or unknown_in_capitals(text, self._lexicon)

    def _capital(self, text: str, start: bool, style: Style) -> str | None:
        """The tags of a word that has capitals or no letters at all."""
        forms, lower = self._lexicon.forms, text.lower()
        if lower == text or text == "I":
            return forms.find(lower)
        common = forms.find(lower)
        if style is Style.TITLE and 1 < len(text) < 6 and text.isupper():
            return "NNP"
        name = forms.find(text)
        if style is not Style.MIXED and common:
            return self._in_headline(lower, common, name, style)
        if style is Style.CAPITALS:
            return forms.find(text.capitalize()) or numeric(text)
        if _is_function_word(text, common) and (start or name != "NNP"):
            return f"{common} NNP" if start and name == "NNP" else common
        acronym = len(text) > 1 and text.isupper() and (name is not None or _is_verb(common))
        return (
            (self._first(text, common, name) if start and not acronym else None)
            or name
            or numeric(text)
            or self._name(text, common)
        )

    def _in_headline(self, lower: str, common: str, name: str | None, style: Style) -> str:
        """The tags of a common word in a headline or a sentence in capitals; ``name`` are those of the same name."""
        if common.endswith("NNP") or (lower in SMALL_NAMES and style is Style.CAPITALS):
            return "NNP"
        month = style is Style.CAPITALS and lower in SMALL_MONTHS
        acronym = month or (style is Style.CAPITALS and name == "NNP" and common.startswith(("PRP", "FW")))
        return f"{common} NNP" if acronym else common

    def _first(self, text: str, common: str | None, name: str | None) -> str | None:
        """The tags of the first word of a sentence, whose capital says little; ``name`` are those of the same name."""
        if name and name.startswith("JJ"):
            return name
        if common:
            return f"{common} NNP" if name or common.startswith("N") else common
        singular = self._lexicon.forms.get(text.lower()[:-1], "")
        return "NNS NNP" if not name and text.endswith("s") and singular.startswith("NN") else None

    def _name(self, text: str, common: str | None) -> str | None:
        """The tags of a capitalised word that no list knows as a name."""
        if "-" in text:
            found = unknown(text, self._lexicon)
            if found.startswith("JJ"):
                return "JJ NNP"
        if text.endswith("s") and self._lexicon.forms.get(text[:-1], "").startswith("JJ"):
            return "NNPS"
        return "NNPS" if text.endswith("s") and common and common.startswith("NNS") and not text.isupper() else "NNP"

    def _ambiguity_class(self, tags: str, lower: str) -> AmbiguityClass:
        """The ambiguity class of a word with these tags; words without rules of their own share one."""
        word = lower if lower in self._ruled else ""
        known = self._classes.get((tags, word))
        if known is not None:
            return known
        listed = tags.split() or ["NN"]
        options = frozenset(listed)
        rules: dict[str, tuple[Rule, ...]] = {}
        if len(options) > 1:
            for tag in listed:
                fitting = tuple([rule for rule in self._rules.get(tag, ()) if _may_change(rule, word, options)])
                if fitting:
                    rules[tag] = fitting
        possible = self._classes[tags, word] = AmbiguityClass(listed[0], options, rules, self._plans)
        return possible


def _starts(texts: Sequence[str]) -> set[int]:
    """The places whose capitals say little: the first word, one behind a colon, and what follows a mark there.

    >>> sorted(_starts(["``", "No", ":", "Chad", "left"]))
    [0, 1, 3]
    """
    starts: set[int] = set()
    colons = [at for at, text in enumerate(texts, 1) if text == ":"] if ":" in texts else []
    for first in (0, *colons):
        at = first
        while at < len(texts):
            starts.add(at)
            if texts[at] not in OPENERS:
                break
            at += 1
    return starts


def _is_function_word(text: str, common: str | None) -> bool:
    """Whether a word with a capital first is in small letters a word of a closed class."""
    return common is not None and common.split()[0] in CLOSED_TAGS and (not text.isupper() or len(text) == 1)


def _is_verb(common: str | None) -> bool:
    """Whether a word in capitals is in small letters a finite verb, with which no statement begins: "IS"."""
    return common is not None and common.startswith("VBZ")


def _may_change(rule: Rule, word: str, options: frozenset[str]) -> bool:
    """Whether a rule can ever change a word that can have these tags."""
    return (not rule.words or word in rule.words) and rule.needs <= options and rule.bars.isdisjoint(options)


def _only_touches_before(words: Sequence[tuple[str, int, int]], texts: Sequence[str], at: int) -> bool:
    """Whether something stands right before a place and no word right after it."""
    if not at or words[at - 1][2] < words[at][1]:
        return False
    return at + 1 == len(words) or words[at][2] < words[at + 1][1] or not texts[at + 1][0].isalnum()


def _mark_quotes(words: Sequence[tuple[str, int, int]], texts: Sequence[str], tags: list[str]) -> None:
    """Tag straight quotes: one that only touches the word before it closes, the others open and close in turn.

    So does the first mark of a sentence that goes on with a quotation. An apostrophe is a possessive after a word that
    ends in s, else a quote.
    """
    if QUOTES.isdisjoint(texts):
        return
    double = single = False
    last = max((at for at, text in enumerate(texts) if text in ("'", "’")), default=0)
    for at, text in enumerate(texts):
        if text == '"':
            closes = double or _only_touches_before(words, texts, at)
            tags[at + EDGE] = "''" if closes else "``"
            double = not closes
        elif text in ("'", "’"):
            touches = at > 0 and words[at - 1][2] == words[at][1]
            if not touches and not (at + 1 < len(texts) and words[at + 1][1] > words[at][2]):
                tags[at + EDGE], single = "``", True
            elif single and not (touches and texts[at - 1].endswith("s") and at < last):
                tags[at + EDGE], single = "''", False
            elif touches and texts[at - 1][-1:] not in "sSzx":
                tags[at + EDGE] = "''"
