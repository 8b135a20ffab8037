"""What is known of a word before its neighbours are looked at: made once, and kept for the next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.language.tagging.tag_rules import Rule

Tags = tuple[str, str, str]
"""A tag, the one before it and the one behind it."""
Plan = tuple[list[Rule], list[Rule]]
"""The rules that are tried in the first and in the second pass."""


class Plans:
    """One object for all plans that are equal, and for all tags between which they are tried: many are kept."""

    __slots__ = ("_plans", "_tags")

    def __init__(self) -> None:
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._tags: dict[Tags, Tags] = {}

    def tags(self, tags: Tags) -> Tags:
        """The tags as one object."""
        return self._tags.setdefault(tags, tags)

    def plan(self, rules: Sequence[Rule]) -> Plan:
        """The plan of some rules, which are in order."""
        names = tuple([rule.where for rule in rules])
        found = self._plans.get(names)
        if found is None:
            found = self._plans[names] = ([rule for rule in rules if not rule.late], list(rules))
        return found


class AmbiguityClass:
    """The tags that a word can have: the one to begin with, all of them, and the rules that can change it."""

    __slots__ = ("_shared", "options", "plans", "rules", "tag")

    def __init__(self, tag: str, options: frozenset[str], rules: Mapping[str, tuple[Rule, ...]], shared: Plans) -> None:
        self.tag = tag
        self.options = options
        self.rules = rules
        """By the tag that they change."""
        self._shared = shared
        self.plans: dict[Tags, Plan] = {}
        """By the tag that they change and its neighbours; three tags are added when they are first met together."""

    def plan(self, key: Tags) -> Plan:
        """The rules for a tag between two others, which are kept for the next time."""
        tag, previous, following = key
        rules = [
            rule
            for rule in self.rules.get(tag, ())
            if (not rule.previous or previous in rule.previous) and (not rule.following or following in rule.following)
        ]
        plan = self.plans[self._shared.tags(key)] = self._shared.plan(rules)
        return plan


class KnownWord:
    """A word as it is written, in lower case, and what it can be."""

    __slots__ = ("first", "inside", "is_capital", "lemmas", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        lower = text.lower()
        self.lower = text if lower == text else lower  # one object for both: many are kept
        self.is_capital = text[:1].isupper()
        self.inside: AmbiguityClass | None = None
        """Its ambiguity class inside an ordinary sentence, once it has stood there."""
        self.first: AmbiguityClass | None = None
        """Its ambiguity class at the start of an ordinary sentence, whose capital says little."""
        self.lemmas: dict[str, str] = {}
        """Its lemma under each tag that it has had."""
