"""The transformations of PETRARCH2: ``a (b . ATTACK) SAY = a b 112`` says what a verb over an event makes of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from coder.core.errors import GrammarError
from coder.dictionary.word_lists import word_values

_RULE = re.compile(
    r"(?P<outer>[^\s(]++)\s*+\(\s*+(?P<source>[^\s()]++)\s++(?P<target>[^\s()]++)\s++(?P<inner>[^()]++)\)"
    r"\s*+(?P<verb>[^\s=]++)\s*+=\s*+(?P<result>.+)"
)
ANY = "."
INNER = "Q"
"""Stands for the code of the inner event, whatever it is."""
ROOTS = {name.upper(): frozenset(roots.split()) for name, roots in word_values("petrarch.action_roots").items()}
"""The roots that the name of an action stands for, beside the verb block of this name."""
NO_ROOTS: frozenset[str] = frozenset()


class Transform(NamedTuple):
    """The rule for a verb over an event: ``outer`` says ``verb`` of ``source`` doing ``inner`` to ``target``.

    The result is an event of ``code`` from ``new_source`` to ``new_target``. ``inner`` and ``verb`` are names of verb
    blocks, names of actions or codes; the code ``Q`` is the code of the inner event. The others are letters that
    stand for actors; ``.`` is any actor.
    """

    outer: str
    source: str
    target: str
    inner: str
    verb: str
    new_source: str
    new_target: str
    code: str


def parse_transform(rule: str) -> tuple[str, ...]:
    """Return the parts of a rule.

    >>> parse_transform("a (b . ATTACK) SAY = a b 112")
    ('a', 'b', '.', 'ATTACK', 'SAY', 'a', 'b', '112')
    """
    match = _RULE.fullmatch(rule.strip())
    parts = match["result"].split() if match else []
    if match is None or len(parts) not in (3, 4):
        raise GrammarError(f"'{rule}' is not a transformation", remedy="write a (b . INNER) VERB = a b CODE")
    return tuple(
        Transform(
            match["outer"],
            match["source"],
            match["target"],
            match["inner"].strip(),
            match["verb"],
            parts[0],
            parts[1],
            " ".join(parts[2:]),
        )
    )


def fits(term: str, names: frozenset[str], code: str) -> bool:
    """Return whether a term of a rule means a verb: by the name of its block, by its code, or by the code's root.

    >>> fits("SAY", frozenset(["TELL"]), "012"), fits("Q", frozenset(), "042")
    (True, True)
    >>> fits("190", frozenset(), "194"), fits("194", frozenset(), "190")
    (True, False)
    """
    term = term.upper()
    if term in (ANY, INNER):
        return True
    general = term.isdigit() and len(term) == 3 and term.endswith("0") and code.startswith(term[:2])
    return term in names or term == code or general or code[:2] in ROOTS.get(term, NO_ROOTS)


def bind(rule: Transform, outer: int | None, source: int | None, target: int | None) -> tuple[int, int] | None:
    """Return the source and the target that a rule gives for an outer source and an inner event, if it fits.

    >>> bind(Transform("a", "b", ".", "ATTACK", "SAY", "a", "b", "112"), 0, 1, 2)
    (0, 1)
    """
    known: dict[str, int | None] = {}
    for letter, unit in ((rule.outer, outer), (rule.source, source), (rule.target, target)):
        if letter != ANY and known.setdefault(letter, unit) != unit:
            return None
    new_source, new_target = known.get(rule.new_source), known.get(rule.new_target)
    return None if new_source is None or new_target is None else (new_source, new_target)
