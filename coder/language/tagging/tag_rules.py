"""Compiles the rules of ``words/tag_rules.yaml`` to tests over the words and tags around a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coder.core.errors import DictionaryError

EDGE = 3
"""So many empty places stand before and after the words, so that rules may look over the edge."""
PENN = [
    "CC",
    "CD",
    "DT",
    "EX",
    "FW",
    "IN",
    "JJ",
    "JJR",
    "JJS",
    "MD",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "PDT",
    "POS",
    "PRP",
    "PRP$",
    "RB",
    "RBR",
    "RBS",
    "RP",
    "TO",
    "UH",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "WDT",
    "WP",
    "WP$",
    "WRB",
    "SYM",
    "#",
    "$",
    "``",
    "''",
    ",",
    ".",
    ":",
    "-LRB-",
    "-RRB-",
    "^",
]
PLACES = {"prev": -1, "prev2": -2, "prev3": -3, "next": 1, "next2": 2, "next3": 3, "word": 0}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ADVERBS = frozenset(("RB", "RBR", "RBS"))
BREAKS = frozenset((",", ":", ".", "``", "''", "-LRB-", "-RRB-", "WDT", "WP", "WRB", "CC", "^"))
NOMINAL = frozenset(("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP$", "CC"))
"""What the subject of a clause may consist of."""
REACH = 14
"""How many words a rule may look for the verb of its clause: bounds the cost of a long sentence."""
REPORTS = frozenset(
    (
        "said",
        "says",
        "say",
        "believe",
        "believes",
        "believed",
        "think",
        "thinks",
        "thought",
        "hope",
        "hopes",
        "hoped",
        "fear",
        "fears",
        "feared",
        "claim",
        "claims",
        "claimed",
    )
)
"""After these a clause may begin without "that": their own verb is not that of the clause."""
WINDOW = 24
NO_WORDS: frozenset[str] = frozenset()
LINKS = frozenset(
    (
        "that",
        "if",
        "because",
        "although",
        "though",
        "while",
        "whether",
        "unless",
        "after",
        "before",
        "since",
        "as",
        "when",
        "until",
        "than",
    )
)


@dataclass(slots=True)
class View:
    """The words (in lower case) and tags of a sentence, with empty places at both ends."""

    words: list[str]
    tags: list[str]
    options: list[frozenset[str]]

    def finite_before(self, at: int) -> bool:
        """The clause has a finite verb before this place."""
        tags, words = self.tags, self.words
        for i in range(at - 1, max(at - REACH, EDGE) - 1, -1):
            tag = tags[i]
            if tag in FINITE:
                return words[i] not in REPORTS
            if tag in BREAKS or (tag == "IN" and words[i] in LINKS):
                return False
        return False

    def finite_after(self, at: int) -> bool:
        """The clause has a finite verb after this place."""
        tags, words = self.tags, self.words
        for i in range(at + 1, min(at + REACH, len(tags) - EDGE)):
            tag = tags[i]
            if tag in FINITE:
                return True
            if tag in BREAKS or (tag == "IN" and words[i] in LINKS):
                return False
        return False

    def asked(self, at: int, demands: frozenset[str]) -> bool:
        """The word stands where the verb of what is asked for should be: "demanded that the Syrian army [end] attacks"."""
        tags, words = self.tags, self.words
        that = at - 1
        while that > max(at - REACH, EDGE) and words[that] != "that" and (tags[that] in NOMINAL or words[that] == "of"):
            that -= 1
        if words[that] != "that" or that == at - 1 or demands.isdisjoint(words[that - 2 : that]):
            return False
        behind = at + 2 if "NNS" in self.options[at + 1] else at + 1
        following = next(
            (tag for tag in tags[behind : at + REACH] if tag in FINITE or tag in BREAKS or tag in ("VB", "TO")), "."
        )
        return following in BREAKS or following == "TO"

    def verbless(self, at: int) -> bool:
        """A sentence with a full stop that has no finite verb near this place: some word must be it."""
        return self._no_finite_near(at) and self.tags[-EDGE - 1] in (".", "''")

    def headline(self, at: int) -> bool:
        """The same of a sentence without a full stop."""
        return self.tags[-EDGE - 1] not in (".", "''") and self._no_finite_near(at)

    def _no_finite_near(self, at: int) -> bool:
        return FINITE.isdisjoint(self.tags[max(at - WINDOW, EDGE) : at + WINDOW])


Test = Callable[[View, int], bool]


class Rule(NamedTuple):
    """One contextual rule: a word with one of the tags ``sources`` gets ``target`` where all tests hold and it can have it."""

    name: str
    where: str
    sources: tuple[str, ...]
    target: str
    needs: frozenset[str]
    """Tags that the word must be able to have."""
    bars: frozenset[str]
    """Tags that it must not be able to have."""
    late: bool
    """Only tried in the second pass."""
    words: frozenset[str]
    """The words that it is for; none: for any."""
    previous: frozenset[str]
    """The tags that the word before may have; none: any."""
    tests: tuple[Test, ...]


@dataclass(slots=True)
class _Compiler:
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def rule(self, entry: Mapping[str, str]) -> Rule:
        known = {
            "id",
            "from",
            "to",
            "where",
            *PLACES,
            "before",
            "after",
            "can",
            "cannot",
            "next_can",
            "ends",
            "finite_before",
            "finite_after",
            "verbless",
            "headline",
            "asked",
            "late",
        }
        unknown = [key for key in entry if key not in known]
        if unknown or "to" not in entry or "from" not in entry:
            raise self.fail(
                entry,
                f"unknown key '{unknown[0]}'" if unknown else "'from' or 'to' is missing",
                "known keys: " + ", ".join(sorted(known)),
            )
        words = self.listed(entry, "word", 1)
        tests = [
            self.place(entry, key, PLACES[key]) for key in PLACES if key in entry and not (key == "word" and words)
        ]
        if "next_can" in entry:
            able = frozenset(entry["next_can"].split())
            tests.append(lambda view, i: not able.isdisjoint(view.options[i + 1]))
        if "ends" in entry:
            endings = tuple(entry["ends"].split())
            tests.append(lambda view, i: view.words[i].endswith(endings))
        tests += [self.skipping(entry, key, step) for key, step in (("before", -1), ("after", 1)) if key in entry]
        tests += [self.finite(key, entry[key] == "yes") for key in ("finite_before", "finite_after") if key in entry]
        if "asked" in entry:
            demands = self.values(entry, "asked")[0][1]
            tests.append(lambda view, i: view.asked(i, demands))
        tests += [test for key, test in (("verbless", View.verbless), ("headline", View.headline)) if key in entry]
        tags = [tag for item in entry["from"].split() for tag in self.expand(entry, item)]
        needs, bars = (
            frozenset(entry.get("can", "").split()) | {entry["to"]},
            frozenset(entry.get("cannot", "").split()),
        )
        return Rule(
            entry["id"],
            entry["where"],
            tuple(dict.fromkeys(tags)),
            entry["to"],
            needs,
            bars,
            "late" in entry,
            words,
            self.listed(entry, "prev", 0),
            tuple(tests),
        )

    def listed(self, entry: Mapping[str, str], key: str, kind: int) -> frozenset[str]:
        """The tags (0) or words (1) of which one must stand at a place, where nothing else can: the rule need not be tried with any other."""
        if key not in entry:
            return NO_WORDS
        wanted, unwanted = self.values(entry, key)
        return NO_WORDS if wanted[1 - kind] or any(unwanted) else wanted[kind]

    def place(self, entry: Mapping[str, str], key: str, offset: int) -> Test:
        """A test on the word at a fixed distance."""
        wanted, unwanted = self.values(entry, key)
        tags, words = wanted
        no_tags, no_words = unwanted
        if not (no_tags or no_words):
            if not words:
                return lambda view, i: view.tags[i + offset] in tags
            if not tags:
                return lambda view, i: view.words[i + offset] in words
            return lambda view, i: view.tags[i + offset] in tags or view.words[i + offset] in words
        some = bool(tags or words)
        return lambda view, i: (
            (not some or view.tags[i + offset] in tags or view.words[i + offset] in words)
            and view.tags[i + offset] not in no_tags
            and view.words[i + offset] not in no_words
        )

    def skipping(self, entry: Mapping[str, str], key: str, step: int) -> Test:
        """A test on the nearest word that is no adverb."""
        at_place = self.place(entry, key, 0)

        def test(view: View, i: int) -> bool:
            tags = view.tags
            j = i + step
            while tags[j] in ADVERBS and -5 < j - i < 5:
                j += step
            return at_place(view, j)

        return test

    def finite(self, key: str, wanted: bool) -> Test:
        if key == "finite_before":
            return lambda view, i: view.finite_before(i) is wanted
        return lambda view, i: view.finite_after(i) is wanted

    def values(
        self, entry: Mapping[str, str], key: str
    ) -> tuple[tuple[frozenset[str], frozenset[str]], tuple[frozenset[str], frozenset[str]]]:
        """The tags and words that may stand at a place, and those that may not (behind "!")."""
        sides: tuple[list[str], list[str]] = ([], [])
        for item in entry[key].split():
            sides[item.startswith("!") and len(item) > 1].extend(self.expand(entry, item.removeprefix("!") or item))
        tags = frozenset(PENN)
        wanted, unwanted = (
            tuple(frozenset(item for item in side if (item in tags) is kind) for kind in (True, False))
            for side in sides
        )
        return (wanted[0], wanted[1]), (unwanted[0], unwanted[1])

    def expand(self, entry: Mapping[str, str], item: str) -> Iterable[str]:
        """A named set as its words, "NN*" as all tags that begin so, a word or tag as itself."""
        if item.startswith("&") and len(item) > 1:
            if item[1:] not in self.sets:
                raise self.fail(
                    entry, f"the set '{item}' is not defined", "define it above with {id: set.NAME, words: ...}"
                )
            return self.sets[item[1:]]
        if item.endswith("*") and item[0].isupper():
            return [tag for tag in PENN if tag.startswith(item[:-1])]
        return [item]

    def fail(self, entry: Mapping[str, str], message: str, remedy: str) -> DictionaryError:
        file, _, line = entry["where"].rpartition(":")
        return DictionaryError(f"{message} in '{entry.get('id', '?')}'", file=file, line=int(line), remedy=remedy)


def compile_rules(entries: Sequence[Mapping[str, str]]) -> dict[str, tuple[Rule, ...]]:
    """The rules by the tag that they change, each list in the order of the file.

    >>> rules = compile_rules([{"id": "after_to", "from": "NN", "to": "VB", "prev": "TO", "where": "x.yaml:1"}])
    >>> [rule.name for rule in rules["NN"]]
    ['after_to']
    """
    compiler = _Compiler()
    by_tag: dict[str, list[Rule]] = {}
    for entry in entries:
        if entry["id"].startswith("set."):
            words = [word for item in entry["words"].split() for word in compiler.expand(entry, item)]
            compiler.sets[entry["id"][4:]] = frozenset(words)
            continue
        rule = compiler.rule(entry)
        for tag in rule.sources:
            by_tag.setdefault(tag, []).append(rule)
    return {tag: tuple(rules) for tag, rules in by_tag.items()}
