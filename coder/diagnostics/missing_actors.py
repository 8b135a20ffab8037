"""Finds names and role phrases that no dictionary knows in subject and object positions, as entries to be filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coder.actors.mentions import PARTNERS
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.core.model import Article
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.calendar import NAMES
from coder.dictionary.name_table import fold
from coder.dictionary.word_lists import word_list, word_set
from coder.pipeline import Pipeline

NAME_TAGS = ("NNP", "NNPS")
PERSON_ENDINGS = word_list("diagnostics.person_endings")
ACTING_ENDINGS = word_list("diagnostics.acting_endings")
THINGS = word_set("diagnostics.things")
SPEECH_VERBS = word_set("diagnostics.speech_verbs")
EXAMPLES = 3
LONGEST_EXAMPLE = 200


@dataclass(slots=True)
class MissingActor:
    """A name or role phrase that no dictionary knows, with its count, its probable code and examples."""

    words: str
    kind: str
    """``name`` or ``role``."""
    count: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    """The codes of role nouns beside a name: "Turkish businessman Ali Demir"."""
    examples: list[str] = field(default_factory=list)

    def entry(self) -> str:
        """Return the entry to be filled in, with the examples as comments above it."""
        lines = [
            f"# {self.count} times: {example}" if number == 0 else f"#   {example}"
            for number, example in enumerate(self.examples)
        ]
        slug = re.sub(r"[^a-z0-9]+", "_", fold(self.words)).strip("_") or "name"
        if self.kind == "role":
            return "\n".join(
                [*lines, f"- {{id: agent.{slug}, names: [{_quoted(self.words)}], role: {_quoted('???')}}}"]
            )
        code = self.codes.most_common(1)[0][0] if self.codes else "???"
        kind = ", kind: person" if self.codes else ""
        first = code[:3].lower() if self.codes else "new"
        return "\n".join(
            [*lines, f"- {{id: {first}.{slug}, names: [{_quoted(self.words)}]{kind}, codes: [{_quoted(code)}]}}"]
        )


def missing_actors(coder: Pipeline, articles: Iterable[Article], least: int = 2) -> list[MissingActor]:
    """Return the actors of articles that no dictionary knows, if found ``least`` times, the commonest first."""
    found: dict[tuple[str, str], MissingActor] = {}
    for article in articles:
        seen = [one for parse, actors in coder.opened(article) for one in _of_sentence(parse, actors)]
        full = {name.split()[-1]: name for kind, name, _, _ in seen if kind == "name" and " " in name}
        for kind, words, code, text in seen:
            words = full.get(words, words)
            actor = found.setdefault((kind, words), MissingActor(words, kind))
            actor.count += 1
            if code:
                actor.codes[code] += 1
            if len(actor.examples) < EXAMPLES and text not in actor.examples:
                actor.examples.append(text)
    return sorted((one for one in found.values() if one.count >= least), key=lambda one: (-one.count, one.words))


def _of_sentence(parse: Parse, actors: SentenceActors) -> Iterator[tuple[str, str, str, str]]:
    """Return kind, words, probable code and sentence of each actor of a sentence that no dictionary knows."""
    text = " ".join(parse.sentence.text.split())[:LONGEST_EXAMPLE]
    taken: set[int] = set()
    for clause, phrase in _positions(parse.clauses):
        if phrase.head in taken:
            continue
        taken.add(phrase.head)
        name = _name(parse, actors, phrase)
        if name:
            codes = [actor.code for actor in actors.actors(phrase, Reach.HEAD) if actor.code and actor.country]
            yield "name", name, codes[0] if codes else "", text
        elif role := _role(parse, actors, phrase, clause):
            yield "role", role, "", text


def _positions(clauses: Iterable[Clause]) -> Iterator[tuple[Clause | None, Phrase]]:
    for clause in clauses:
        if clause.subject is not None:
            yield from (
                (clause, phrase) for phrase in (clause.subject, *clause.subject.conjuncts, *clause.subject.appositions)
            )
        for phrase in (*clause.objects, *(prep for prep in clause.preps if prep.prep in PARTNERS)):
            yield from ((None, one) for one in (phrase, *phrase.conjuncts, *phrase.appositions))


def _name(parse: Parse, actors: SentenceActors, phrase: Phrase) -> str:
    """Return the capitalised name at the head of a phrase, if the dictionaries know no part of it."""
    tokens = parse.sentence.tokens
    if tokens[phrase.head].tag not in NAME_TAGS or not tokens[phrase.head].text[0].isupper():
        return ""
    first = phrase.head
    covered = {at for item in actors.items if item.form != "stranger" for at in range(item.first, item.stop)}
    while first > phrase.first and tokens[first - 1].tag in NAME_TAGS and first - 1 not in covered:
        first -= 1
    words = [token.text for token in tokens[first : phrase.head + 1]]
    if phrase.head in covered or words[-1].lower() in NAMES or len(words[-1]) < 2:
        return ""
    return " ".join(words)


def _role(parse: Parse, actors: SentenceActors, phrase: Phrase, clause: Clause | None) -> str:
    """Return the noun of a phrase that seems to stand for people, by its ending or because it speaks."""
    tokens = parse.sentence.tokens
    head = tokens[phrase.head]
    if (
        head.tag not in ("NN", "NNS")
        or not head.lemma.isalpha()
        or any(item.first <= phrase.head < item.stop for item in actors.items)
    ):
        return ""
    speaks = clause is not None and clause.verb.lemma in SPEECH_VERBS and not clause.verb.passive
    acts = clause is not None and not clause.verb.passive and head.lemma.endswith(ACTING_ENDINGS)
    if head.lemma in THINGS or not (speaks or acts or head.lemma.endswith(PERSON_ENDINGS)):
        return ""
    before = tokens[phrase.head - 1] if phrase.head > phrase.first else None
    return (
        f"{before.lemma} {head.lemma}".lower()
        if before and before.tag == "NN" and before.text.isalpha()
        else head.lemma.lower()
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
