"""Compiles dictionaries/words/lexicon.tsv from the word lists inside the packages textblob and lemminflect (both MIT).

    pip install textblob lemminflect && python scripts/build_lexicon.py

A line: form, its tags with the commonest first, lemma as a verb, lemma as a noun (empty where it is the form itself).
Corrections do not belong here or in the output but in dictionaries/words/closed.yaml and news.yaml, which win over it.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from pathlib import Path

TARGET = Path(__file__).parent.parent / "dictionaries" / "words" / "lexicon.tsv"
CLASS_TAGS = {"adj": "JJ", "adv": "RB"}
WORD = re.compile(r"[A-Za-z][A-Za-z.'/-]*")
PENN = frozenset(
    [
        "CC",
        "CD",
        "DT",
        "EX",
        "FW",
        "IN",
        "JJ",
        "JJR",
        "JJS",
        "LS",
        "MD",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PDT",
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
        "WRB",
    ]
)


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
        first = tag.split("-")[0].split("|")[0].strip()
        if first in PENN and WORD.fullmatch(form):
            tags[form] = first
    return tags


def read_lemmas() -> dict[str, dict[str, str]]:
    """By word class (verb, noun, adj, adv) the lemma of each form."""
    lemmas: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "adj": {}, "adv": {}}
    with gzip.open(package_folder("lemminflect") / "resources" / "lemma_lu.csv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            form, word_class, lemma = line.rstrip("\n").split(",")[:3]
            if word_class in lemmas and WORD.fullmatch(form):
                lemmas[word_class].setdefault(form, lemma.split("/")[0])
    return lemmas


def read_inflections() -> dict[str, set[str]]:
    """The tags of verb forms, by the table of inflections: base, past, participle, -ing and -s forms."""
    tags: dict[str, set[str]] = {}
    with gzip.open(package_folder("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            lemma, word_class, *cells = line.rstrip("\n").split(",")
            if word_class != "verb" or len(cells) < 4:
                continue
            past, participle, gerund, third = cells[:4]
            columns = (
                (lemma, "VB"),
                (lemma, "VBP"),
                (past, "VBD"),
                (participle or past, "VBN"),
                (gerund, "VBG"),
                (third, "VBZ"),
            )
            for cell, tag in columns:
                for form in cell.split("/"):
                    tags.setdefault(form, set()).add(tag)
    return tags


def verb_tags(form: str, lemma: str, inflections: dict[str, set[str]]) -> list[str]:
    """The tags that a form can have as a verb, the base form first."""
    listed = inflections.get(form)
    if listed:
        return [tag for tag in ("VB", "VBP", "VBD", "VBN", "VBG", "VBZ") if tag in listed]
    if form == lemma:
        return ["VB", "VBP"]
    if form.endswith("ing"):
        return ["VBG"]
    return ["VBZ"] if form.endswith("s") and not form.endswith("ss") else ["VBD", "VBN"]


def all_tags(
    form: str, commonest: str, lemmas: dict[str, dict[str, str]], inflections: dict[str, set[str]]
) -> list[str]:
    """The tags of a form: the commonest first, then those of the word classes that it is listed under."""
    tags = [commonest] if commonest else []
    if form in lemmas["verb"]:
        tags += verb_tags(form, lemmas["verb"][form], inflections)
    if form in lemmas["noun"] and form[0].islower() and commonest not in ("RB", "IN", "NNS"):
        tags.append("NN" if form == lemmas["noun"][form] else "NNS")
    for word_class, tag in CLASS_TAGS.items():
        if lemmas[word_class].get(form) == form and form[0].islower():
            tags.append(tag)
    if "VBG" in tags:
        tags.append("NN")
    return list(dict.fromkeys(tags))


def is_needed(form: str, tags: dict[str, str]) -> bool:
    """Capitalised and capital forms of common words only repeat what their lower case says."""
    if form[0].islower():
        return True
    return tags.get(form) in ("NNP", "NNPS") or (form.lower() not in tags and not form.isupper())


def main() -> None:
    """Write the lexicon."""
    tags, lemmas, inflections = read_tags(), read_lemmas(), read_inflections()
    lines = []
    for form in sorted(form for form in set(tags).union(*lemmas.values()) if is_needed(form, tags)):
        listed = all_tags(form, tags.get(form, ""), lemmas, inflections)
        verb, noun = lemmas["verb"].get(form, ""), lemmas["noun"].get(form, "")
        if listed:
            lines.append(
                "\t".join((form, " ".join(listed), verb if verb != form else "", noun if noun != form else "")).rstrip(
                    "\t"
                )
            )
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
