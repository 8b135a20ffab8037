"""What is known of a word before its neighbours are looked at: made once, and kept for the next time."""

from __future__ import annotations

from collections.abc import Mapping

from coder.language.tagging.tag_rules import Rule

Tags = tuple[str, str, str]
"""A tag, the one before it and the one behind it."""
Plan = dict[Tags, tuple[Rule, ...]]


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


class KnownWord:
    """A word as it is written, in lower case, and what it can be."""

    __slots__ = ("first", "inside", "is_capital", "lemmas", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower()
        self.is_capital = text[:1].isupper()
        self.inside: AmbiguityClass | None = None
        """Its ambiguity class inside an ordinary sentence, once it has stood there."""
        self.first: AmbiguityClass | None = None
        """Its ambiguity class at the start of an ordinary sentence, whose capital says little."""
        self.lemmas: dict[str, str] = {}
        """Its lemma under each tag that it has had."""
