"""The notation of ``tests/cases/clauses``: what is expected of the clauses of a sentence, in one line.

    SENTENCE => LEMMA FIELD=VALUE FIELD=VALUE ; LEMMA FIELD=VALUE

Each part names a clause by the lemma of its verb and says what some of its fields hold; the other fields don't matter.
Values have no blanks: several are joined by "+", the words of one by "_", and "-" stands for none. Phrases stand for
their heads, prepositional ones as "prep:head", clauses for the lemmas of their verbs, flags are "yes" or "no".
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coder.core.syntax import Clause, Parse, Phrase, Token
from coder.core.values import field_names

FOLDER = Path(__file__).parent.parent / "cases" / "clauses"
LEFT_ALONE = "# --- left alone"
"""The heading of the cases in which a pass changes nothing."""


def read_cases(name: str) -> tuple[list[str], list[str]]:
    """Return the cases of a file, and those of them that stand under the heading "left alone"."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith(LEFT_ALONE)), len(lines))
    cases = [line for line in lines if line and not line.startswith("#")]
    return cases, [line for line in lines[at:] if line in cases]


def split_case(case: str) -> tuple[str, list[str]]:
    """Return the sentence of a case, and what is expected of each clause."""
    sentence, _, wanted = case.partition(" => ")
    return sentence, wanted.split(" ; ")


def shown(parse: Parse, wanted: Iterable[str]) -> list[str]:
    """Return the fields that the case names with the values that the parse has."""
    return [_shown_part(parse, *part.split()) for part in wanted]


def show_phrase(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """Return a phrase with what hangs on it.

    "president[of:France =Hollande +king]": attached phrases with their prepositions, "=" apposition, "+" conjunct,
    "'" possessor.
    """
    inner = [f"'{show_phrase(phrase.possessor, tokens)}"] if phrase.possessor else []
    inner += [show_phrase(other, tokens) for other in phrase.attached]
    inner += ["=" + show_phrase(other, tokens) for other in phrase.appositions]
    inner += ["+" + show_phrase(other, tokens) for other in phrase.conjuncts]
    return head(phrase, tokens) + (f"[{' '.join(inner)}]" if inner else "")


def head(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """Return the head of a phrase, after its preposition."""
    word = tokens[phrase.head].text
    return f"{phrase.prep.replace(' ', '_')}:{word}" if phrase.prep else word


def _shown_part(parse: Parse, lemma: str, *fields: str) -> str:
    """Return one clause with the fields that are asked for; of clauses with the same verb the first one."""
    clause = next((clause for clause in parse.clauses if clause.verb.lemma == lemma), None)
    if clause is None:
        return f"no clause '{lemma}'"
    names = [field.partition("=")[0] for field in fields]
    return " ".join([lemma, *(f"{name}={_value(parse, clause, name)}" for name in names)])


def _value(parse: Parse, clause: Clause, name: str) -> str:
    """Return the value of a field of a clause or of its verb."""
    owner = clause if name in field_names(Clause) else clause.verb
    value = getattr(owner, name)
    if name == "parent":
        return "-" if value is None else parse.clauses[value].verb.lemma
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value == () or value == "":
        return "-"
    if isinstance(value, Phrase):
        return "+".join(head(phrase, parse.sentence.tokens) for phrase in (value, *value.conjuncts))
    if isinstance(value, tuple):
        return "+".join(
            head(item, parse.sentence.tokens) if isinstance(item, Phrase) else parse.clauses[item].verb.lemma
            for item in value
        )
    return str(value).replace(" ", "_")
