"""Compiles dictionaries/words/noun_classes.tsv from WordNet 3.0 as it ships in Debian's package wordnet-base.

    apt-get install wordnet-base && python scripts/build_noun_classes.py [FOLDER]

A line: class, then the nouns whose senses are mostly of it. A noun stands under each class that at least a quarter of
its uses have (by the sense frequencies of ``cntlist.rev``), and under that of its first sense where nothing is counted.
Corrections do not belong here or in the output but in dictionaries/words/noun_classes.yaml, which wins over it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).parent.parent / "dictionaries" / "words"
FOLDER = Path("/usr/share/wordnet")
LEXICOGRAPHER = {
    "04": "act",
    "05": "animal",
    "06": "artifact",
    "07": "attribute",
    "08": "body",
    "09": "cognition",
    "10": "communication",
    "11": "event",
    "12": "feeling",
    "13": "food",
    "14": "group",
    "15": "location",
    "16": "motive",
    "17": "object",
    "18": "person",
    "19": "phenomenon",
    "20": "plant",
    "21": "possession",
    "22": "process",
    "23": "quantity",
    "24": "relation",
    "25": "shape",
    "26": "state",
    "27": "substance",
    "28": "time",
}
"""The classes of WordNet's lexicographer files (lexnames(5WN)); 03, the top of the tree, has none."""
FINER = {
    "vehicle": "vehicle.n.01",
    "weapon": "weapon.n.01",
    "weaponry": "weapon.n.01",
    "building": "building.n.01",
    "document": "document.n.01",
    "writing": "document.n.01",
    "disease": "illness.n.01",
    "disorder": "illness.n.01",
    "sport": "game.n.01",
    "disaster": "disaster.n.01",
}
"""Nouns whose first sense is the root of a class of its own: all that lies below it, and the name of the class."""
SHARE = 0.25
LEMMA = re.compile(r"[a-z][a-z-]+")


def read_synsets(folder: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """By the number of each synset its lexicographer class, and the numbers of those right above it."""
    classes, above = {}, {}
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.partition(" | ")[0].split(" ")
        count = int(parts[3], 16)
        pointers = parts[5 + 2 * count :]
        classes[parts[0]] = LEXICOGRAPHER.get(parts[1], "")
        above[parts[0]] = [pointers[at + 1] for at in range(0, len(pointers) - 3, 4) if pointers[at] in ("@", "@i")]
    return classes, above


def read_senses(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each single word of the lexicon with the numbers of its synsets, the commonest first."""
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            if LEMMA.fullmatch(parts[0]):
                yield parts[0], parts[-int(parts[2]) :]


def read_counts(folder: Path) -> dict[tuple[str, int], int]:
    """How often each sense of a noun was counted in the tagged texts, by noun and number of the sense."""
    counts: Counter[tuple[str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            counts[lemma, int(number)] += int(count)
    return counts


def finer_roots(folder: Path) -> dict[str, str]:
    """The synsets at the roots of the finer classes."""
    first = {lemma: senses[0] for lemma, senses in read_senses(folder)}
    return {first[lemma]: name.partition(".")[0] for lemma, name in FINER.items() if lemma in first}


def class_of(synset: str, classes: dict[str, str], above: dict[str, list[str]], roots: dict[str, str]) -> str:
    """The finer class that a synset lies under, else that of its lexicographer file."""
    waiting, seen = [synset], set()
    while waiting:
        at = waiting.pop()
        if at in roots:
            return roots[at]
        if at not in seen:
            seen.add(at)
            waiting += above.get(at, [])
    return classes[synset]


def noun_classes(folder: Path) -> dict[str, list[str]]:
    """The nouns of each class."""
    classes, above = read_synsets(folder)
    counts, roots = read_counts(folder), finer_roots(folder)
    known = {line.split("\t", 1)[0] for line in (WORDS / "lexicon.tsv").read_text(encoding="utf-8").splitlines()}
    found: dict[str, list[str]] = defaultdict(list)
    for lemma, senses in read_senses(folder):
        if lemma not in known:
            continue
        weights: Counter[str] = Counter()
        for number, synset in enumerate(senses, 1):
            weights[class_of(synset, classes, above, roots)] += counts.get((lemma, number), 0)
        if not sum(weights.values()):
            weights = Counter({class_of(senses[0], classes, above, roots): 1})
        for name, weight in weights.items():
            if name and weight >= SHARE * sum(weights.values()):
                found[name].append(lemma)
    return found


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    found = noun_classes(folder)
    lines = [f"{name}\t{' '.join(sorted(nouns))}\n" for name, nouns in sorted(found.items())]
    (WORDS / "noun_classes.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
