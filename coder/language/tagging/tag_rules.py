"""Compiles the entries of ``words/tag_rules.yaml`` to rules over the words and tags around a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coder.core.errors import DictionaryError
from coder.core.values import Record
from coder.language.tagging.conditions import CONDITIONS, Condition, Expected

PENN: Final = tuple(
    "CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ "
    "WDT WP WP$ WRB SYM # $ `` '' , . : -LRB- -RRB- ^".split()
)
"""The tags of the Penn treebank, and "^" for the beginning of a sentence."""
TAGS: Final = frozenset(PENN)
KEYS: Final = frozenset(("id", "from", "to", "where", "can", "cannot", "late", *CONDITIONS))
"""What an entry may say."""
SET: Final = "set."
"""An entry whose id begins so names a set of words for the entries below it."""
ANY: Final[frozenset[str]] = frozenset()

Sets = Mapping[str, frozenset[str]]


class Rule(Record):
    """A contextual rule: a word with one of the tags ``sources`` gets the tag ``target`` where all else fits."""

    __slots__ = (
        "bars", "conditions", "following", "late", "name", "needs", "previous", "sources", "target", "where", "words",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        where: str,
        sources: tuple[str, ...],
        target: str,
        needs: frozenset[str],
        bars: frozenset[str],
        late: bool,
        words: frozenset[str],
        previous: frozenset[str],
        following: frozenset[str],
        conditions: tuple[Condition, ...],
    ) -> None:
        self.name = name
        self.where = where
        self.sources = sources
        self.target = target
        self.needs = needs
        """Tags that the word must be able to have."""
        self.bars = bars
        """Tags that it must not be able to have."""
        self.late = late
        """Only tried in the second pass."""
        self.words = words
        """The words that it is for; none: for any."""
        self.previous = previous
        """The tags that the word before may have; none: any."""
        self.following = following
        """The tags that the word behind may have; none: any."""
        self.conditions = conditions


def compile_rules(entries: Sequence[Mapping[str, str]]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the tag that they change, each list in the order of the file.

    >>> rules = compile_rules([{"id": "after_to", "from": "NN", "to": "VB", "prev": "TO", "where": "x.yaml:1"}])
    >>> [rule.name for rule in rules["NN"]]
    ['after_to']
    """
    sets: dict[str, frozenset[str]] = {}
    by_tag: dict[str, list[Rule]] = {}
    for entry in entries:
        if entry["id"].startswith(SET):
            words = (word for item in entry["words"].split() for word in _expand(entry, item, sets))
            sets[entry["id"].removeprefix(SET)] = frozenset(words)
            continue
        rule = _rule(entry, sets)
        for tag in rule.sources:
            by_tag.setdefault(tag, []).append(rule)
    return {tag: tuple(rules) for tag, rules in by_tag.items()}


def _rule(entry: Mapping[str, str], sets: Sets) -> Rule:
    """The rule of an entry."""
    _check(entry)
    expected = {key: _expected(entry, key, sets) for key in CONDITIONS if key in entry}
    words = _only(expected["word"].words, expected["word"]) if "word" in expected else ANY
    previous = _only(expected["prev"].tags, expected["prev"]) if "prev" in expected else ANY
    following = _only(expected["next"].tags, expected["next"]) if "next" in expected else ANY
    # The tagger does not even try a rule with another word, or between other tags.
    met = {key for key, only in (("word", words), ("prev", previous), ("next", following)) if only}
    conditions = [
        make(expected[key], offset) for key, (make, offset) in CONDITIONS.items() if key in expected.keys() - met
    ]
    sources = [tag for item in entry["from"].split() for tag in _expand(entry, item, sets)]
    return Rule(
        name=entry["id"],
        where=entry["where"],
        sources=tuple(dict.fromkeys(sources)),
        target=entry["to"],
        needs=frozenset(entry.get("can", "").split()) | {entry["to"]},
        bars=frozenset(entry.get("cannot", "").split()),
        late="late" in entry,
        words=words,
        previous=previous,
        following=following,
        conditions=tuple(conditions),
    )


def _check(entry: Mapping[str, str]) -> None:
    """Raise ``DictionaryError`` for an entry with unknown keys or without the tags that every rule needs."""
    unknown = [key for key in entry if key not in KEYS]
    remedy = "known keys: " + ", ".join(sorted(KEYS))
    if unknown:
        raise _error(entry, f"unknown key '{unknown[0]}'", remedy)
    if "to" not in entry or "from" not in entry:
        raise _error(entry, "'from' or 'to' is missing", remedy)


def _only(wanted: frozenset[str], expected: Expected) -> frozenset[str]:
    """These tags or words, if nothing else is expected at their place."""
    others = (*expected.tags, *expected.words, *expected.no_tags, *expected.no_words)
    return wanted if len(others) == len(wanted) else ANY


def _expected(entry: Mapping[str, str], key: str, sets: Sets) -> Expected:
    """The tags and words that may stand at a place, and those that may not (behind "!")."""
    wanted: set[str] = set()
    unwanted: set[str] = set()
    for item in entry[key].split():
        side = unwanted if item.startswith("!") and len(item) > 1 else wanted
        side.update(_expand(entry, item.removeprefix("!") or item, sets))
    return Expected(
        tags=TAGS.intersection(wanted),
        words=frozenset(wanted - TAGS),
        no_tags=TAGS.intersection(unwanted),
        no_words=frozenset(unwanted - TAGS),
    )


def _expand(entry: Mapping[str, str], item: str, sets: Sets) -> Iterable[str]:
    """A named set as its words, "NN*" as all tags that begin so, a word or tag as itself."""
    if item.startswith("&") and len(item) > 1:
        if item[1:] not in sets:
            remedy = "define it above with {id: set.NAME, words: ...}"
            raise _error(entry, f"the set '{item}' is not defined", remedy)
        return sets[item[1:]]
    if item.endswith("*") and item[0].isupper():
        return [tag for tag in PENN if tag.startswith(item[:-1])]
    return [item]


def _error(entry: Mapping[str, str], message: str, remedy: str) -> DictionaryError:
    file, _, line = entry["where"].rpartition(":")
    return DictionaryError(f"{message} in '{entry.get('id', '?')}'", file=file, line=int(line), remedy=remedy)
