"""Words to tagged tokens.

Each word begins with its commonest tag; then the rules of ``words/tag_rules.yaml`` look at its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from coder.core.model import Token
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.word_lists import word_set
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
WORDS_KEPT: Final = 20_000
"""Of so many words the ambiguity class and the lemma are kept: a text has few words again and again."""
_PAD: Final = [""] * EDGE
Tags = tuple[str, str, str]
"""A tag, the one before it and the one behind it."""
Plan = dict[Tags, tuple[Rule, ...]]
_NOTHING: Final[list[frozenset[str]]] = [frozenset()] * EDGE


class AmbiguityClass:
    """The tags that a word can have: the one to begin with, all of them, and the rules that can change it."""

    __slots__ = ("options", "plans", "rules", "tag")

    def __init__(self, tag: str, options: frozenset[str], rules: Mapping[str, tuple[Rule, ...]]) -> None:
        self.tag = tag
        self.options = options
        self.rules = rules
        """By the tag that they change."""
        self.plans: tuple[Plan, Plan] = ({}, {})
        """For the first and the second pass the rules by the tag that they change and its neighbours.

        Three tags are added when they are first met together.
        """

    def plan(self, key: Tags, late: bool) -> tuple[Rule, ...]:
        """The rules for a tag between two others, which are kept for the next time."""
        tag, previous, following = key
        found = tuple(
            [
                rule
                for rule in self.rules.get(tag, ())
                if (late or not rule.late)
                and (not rule.previous or previous in rule.previous)
                and (not rule.following or following in rule.following)
            ]
        )
        self.plans[late][key] = found
        return found


class Tagger:
    """Tags and lemmatizes the words of a sentence.

    >>> from coder.core.paths import dictionaries_dir
    >>> from coder.language.text.tokenizer import tokenize
    >>> tagger = Tagger(Lexicon.load(dictionaries_dir()))
    >>> " ".join(f"{token.text}/{token.tag}" for token in tagger.tag(tokenize("Rebels attacked the town.")))
    'Rebels/NNS attacked/VBD the/DT town/NN ./.'
    """

    __slots__ = ("_classes", "_known", "_lemma", "_lexicon", "_ruled", "_rules")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules = compile_rules(lexicon.rules)
        self._ruled = frozenset(word for rules in self._rules.values() for rule in rules for word in rule.words)
        """Words that have rules of their own."""
        self._classes: dict[tuple[str, str], AmbiguityClass] = {}
        self._known: tuple[dict[str, AmbiguityClass], dict[str, AmbiguityClass]] = ({}, {})
        """The classes that words of ordinary sentences had so far: inside a sentence, and at its start."""
        self._lemma = lru_cache(WORDS_KEPT)(lexicon.lemma)

    def tag(self, words: Sequence[tuple[str, int, int]]) -> tuple[Token, ...]:
        """The words with tags and lemmas."""
        tags, _ = self._decide(words)
        lemmas = map(self._lemma, [word[0] for word in words], tags)
        return tuple(
            [
                Token(text, start, end, tag, lemma)
                for (text, start, end), tag, lemma in zip(words, tags, lemmas, strict=True)
            ]
        )

    def explain(self, words: Sequence[tuple[str, int, int]]) -> tuple[Rule | None, ...]:
        """For each word the rule that decided its tag; None where the lexicon or the form of the word did."""
        _, fired = self._decide(words)
        return tuple(fired.get(at) for at in range(len(words)))

    def _decide(self, words: Sequence[tuple[str, int, int]]) -> tuple[list[str], dict[int, Rule]]:
        """The tag of each word, and by its place the rule that decided it, if any did."""
        texts = [word[0] for word in words]
        lowers = [text.lower() for text in texts]
        classes = self._ambiguity_classes(texts, lowers)
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
                rules = possible.plans[late].get(key)
                for rule in possible.plan(key, late) if rules is None else rules:
                    for condition in rule.conditions:
                        if not condition(view, at):
                            break
                    else:
                        tags[at] = rule.target
                        fired[at - EDGE] = rule
                        break
        return tags[EDGE:-EDGE], fired

    def _ambiguity_classes(self, texts: Sequence[str], lowers: Sequence[str]) -> list[AmbiguityClass]:
        """The ambiguity class of each word, before its neighbours are looked at."""
        style = sentence_style(texts, self._lexicon.forms)
        runs = capital_runs(texts) if style is Style.MIXED else frozenset[int]()
        starts = _starts(texts)
        if style is not Style.MIXED or runs:
            return [
                self._ambiguity_class(
                    self._possible_tags(text, at in starts, Style.CAPITALS if at in runs else style), lowers[at]
                )
                for at, text in enumerate(texts)
            ]
        known = self._known[False]
        found = [known.get(text) for text in texts]
        for at in starts:
            found[at] = None
        return [possible or self._ordinary(texts[at], lowers[at], at in starts) for at, possible in enumerate(found)]

    def _ordinary(self, text: str, lower: str, start: bool) -> AmbiguityClass:
        """The ambiguity class of a word of an ordinary sentence, which is kept for the next time."""
        known = self._known[start]
        possible = known.get(text)
        if possible is None:
            possible = self._ambiguity_class(self._possible_tags(text, start, Style.MIXED), lower)
            if len(known) < WORDS_KEPT:
                known[text] = possible
        return possible

    def _possible_tags(self, text: str, start: bool, style: Style) -> str:
        """The tags that a word can have, by the lexicon or else by its form."""
        tags = self._lexicon.forms.get(text) if text.islower() else self._capital(text, start, style)
        if tags or style is not Style.CAPITALS:
            return tags or numeric(text) or unknown(text, self._lexicon)
        return numeric(text) or unknown_in_capitals(text, self._lexicon)

    def _capital(self, text: str, start: bool, style: Style) -> str | None:
        """The tags of a word that has capitals or no letters at all."""
        forms, lower = self._lexicon.forms, text.lower()
        if lower == text or text == "I":
            return forms.get(lower)
        common = forms.get(lower)
        if style is Style.TITLE and 1 < len(text) < 6 and text.isupper():
            return "NNP"
        name = forms.get(text)
        if style is not Style.MIXED and common:
            return self._in_headline(lower, common, name, style)
        if style is Style.CAPITALS:
            return forms.get(text.capitalize()) or numeric(text)
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
        possible = self._classes[tags, word] = AmbiguityClass(listed[0], options, rules)
        return possible


def _starts(texts: Sequence[str]) -> set[int]:
    """The places whose capitals say little: the first word, one behind a colon, and what follows a mark there.

    >>> sorted(_starts(["``", "No", ":", "Chad", "left"]))
    [0, 1, 3]
    """
    starts: set[int] = set()
    for first in (0, *[at for at, text in enumerate(texts, 1) if text == ":"]):
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


def _mark_quotes(words: Sequence[tuple[str, int, int]], texts: Sequence[str], tags: list[str]) -> None:
    """Tag straight quotes, which open and close in turn.

    An apostrophe is a possessive after a word that ends in s, else a quote.
    """
    if QUOTES.isdisjoint(texts):
        return
    double = single = False
    last = max((at for at, text in enumerate(texts) if text in ("'", "’")), default=0)
    for at, text in enumerate(texts):
        if text == '"':
            tags[at + EDGE] = "''" if double else "``"
            double = not double
        elif text in ("'", "’"):
            touches = at > 0 and words[at - 1][2] == words[at][1]
            if not touches and not (at + 1 < len(texts) and words[at + 1][1] > words[at][2]):
                tags[at + EDGE], single = "``", True
            elif single and not (touches and texts[at - 1].endswith("s") and at < last):
                tags[at + EDGE], single = "''", False
            elif touches and texts[at - 1][-1:] not in "sSzx":
                tags[at + EDGE] = "''"
