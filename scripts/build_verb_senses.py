"""Compiles dictionaries/words/verb_senses.tsv from WordNet 3.0 as it ships in Debian's package wordnet-base.

    apt-get install wordnet-base && python scripts/build_verb_senses.py [FOLDER]

A line is a sense that several verbs have, or that lies above such a one: its number, the number of the sense above it
("-" for none), the verbs with the share of their uses that have it in tenths (by the sense frequencies of
``cntlist.rev``), and the nouns that are derived of it. Rare senses of a verb are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

WORDS = Path(__file__).parent.parent / "dictionaries" / "words"
FOLDER = Path("/usr/share/wordnet")
VERB = re.compile(r"[a-z][a-z-]+(?:_[a-z]+){0,2}")
LEAST_SHARE = 0.1
MOST_SENSES = 4
"""So many of the commonest senses of a verb count, and of these the ones with a share of its uses."""


def shares(folder: Path) -> dict[str, dict[str, int]]:
    """For each sense its verbs with their share in tenths."""
    counts: Counter[tuple[str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("2:"):
            counts[lemma, int(number)] += int(count)
    known = {line.split("\t", 1)[0] for line in (WORDS / "lexicon.tsv").read_text(encoding="utf-8").splitlines()}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "index.verb").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if line.startswith(" ") or not VERB.fullmatch(parts[0]) or parts[0].split("_")[0] not in known:
            continue
        senses = parts[-int(parts[2]) :][:MOST_SENSES]
        weights = [counts[parts[0], number] + 0.5 / number for number in range(1, len(senses) + 1)]
        for sense, weight in zip(senses, weights, strict=True):
            share = weight / sum(weights)
            if share >= LEAST_SHARE:
                found[sense][parts[0].replace("_", " ")] = round(10 * share)
    return found


def derived_nouns(folder: Path) -> dict[str, list[str]]:
    """The words of each sense of a noun."""
    found = {}
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.partition(" | ")[0].split(" ")
            found[parts[0]] = [parts[at].lower() for at in range(4, 4 + 2 * int(parts[3], 16), 2)]
    return found


def senses(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """For each sense of a verb the one above it and the nouns that are derived of it."""
    nouns, found = derived_nouns(folder), {}
    for line in (folder / "data.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.partition(" | ")[0].split(" ")
        count = int(parts[3], 16)
        pointers = parts[5 + 2 * count :]
        above, derived = "", dict[str, None]()
        for at in range(0, 4 * int(parts[4 + 2 * count]), 4):
            kind, sense, part, ends = pointers[at : at + 4]
            if kind == "@" and not above:
                above = sense
            elif kind == "+" and part == "n":
                derived[nouns[sense][int(ends[2:], 16) - 1]] = None
        found[parts[0]] = above, [noun for noun in derived if noun.isalpha()]
    return found


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    verbs, known = shares(folder), senses(folder)
    used = {sense for sense in verbs if len(verbs[sense]) > 1 or known[sense][0] in verbs or known[sense][1]}
    used |= {known[sense][0] for sense in used} - {""}
    number = {sense: str(at) for at, sense in enumerate(sorted(used))}
    lines = []
    for sense in sorted(used):
        above, nouns = known[sense]
        words = ",".join(f"{verb}:{share}" for verb, share in sorted(verbs.get(sense, {}).items()))
        lines.append(f"{number[sense]}\t{number.get(above, '-')}\t{words}\t{','.join(nouns)}".rstrip("\t"))
    (WORDS / "verb_senses.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
