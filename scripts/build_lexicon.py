"""Compiles dictionaries/words/lexicon.tsv from the word lists inside the packages textblob and lemminflect (both MIT).

    pip install textblob lemminflect && python scripts/build_lexicon.py

A line: form, its tags with the commonest first, lemma as a verb, lemma as a noun (empty where there is none).
"""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path

TARGET = Path(__file__).parent.parent / "dictionaries" / "words" / "lexicon.tsv"


def package_folder(name: str) -> Path:
    """Where a package is installed, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install {name}")
    return Path(spec.origin).parent


def read_tags() -> dict[str, str]:
    """The commonest tag of each form in the Brill lexicon."""
    tags = {}
    for line in (package_folder("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8").splitlines():
        form, _, tag = line.partition(" ")
        if tag and not line.startswith(";;;") and form.isascii():
            tags[form] = tag.split()[0].split("-")[0]
    return tags


def read_lemmas() -> dict[str, dict[str, str]]:
    """By word class (verb, noun) the lemma of each form."""
    lemmas: dict[str, dict[str, str]] = {"verb": {}, "noun": {}}
    with gzip.open(package_folder("lemminflect") / "resources" / "lemma_lu.csv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            form, word_class, lemma = line.rstrip("\n").split(",")[:3]
            if word_class in lemmas:
                lemmas[word_class].setdefault(form, lemma.split("/")[0])
    return lemmas


def verb_tags(form: str, lemma: str) -> list[str]:
    """The tags that a form can have as a verb."""
    if form == lemma:
        return ["VB", "VBP"]
    if form.endswith("ing"):
        return ["VBG"]
    if form.endswith("s") and not form.endswith("ss"):
        return ["VBZ"]
    return ["VBD", "VBN"]


def main() -> None:
    """Write the lexicon."""
    tags, lemmas = read_tags(), read_lemmas()
    lines = []
    for form in sorted(tags.keys() | lemmas["verb"].keys()):
        verb, noun = lemmas["verb"].get(form, ""), lemmas["noun"].get(form, "")
        listed = [tags[form]] if form in tags else []
        listed += [tag for tag in (verb_tags(form, verb) if verb else []) if tag not in listed]
        if noun and not form[0].isupper():
            tag = "NN" if form == noun else "NNS"
            listed += [tag] if tag not in listed else []
        if listed:
            lines.append("\t".join((form, " ".join(listed), verb if verb != form else "", noun if noun != form else "")).rstrip("\t"))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
