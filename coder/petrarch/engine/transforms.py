"""The transformations of PETRARCH2: what a verb over an event makes of it (``a (b . ATTACK) SAY = a b 112``)."""

from __future__ import annotations

import re
from typing import NamedTuple

from coder.core.errors import GrammarError
from coder.dictionary.word_lists import word_values

_RULE = re.compile(
    r"^(?P<outer>\S+)\s*\(\s*(?P<source>\S+)\s+(?P<target>\S+)\s+(?P<inner>[^()]+?)\s*\)\s*(?P<verb>\S+)\s*=\s*(?P<result>.+)$"
)
ANY = "."
INNER = "Q"
"""Stands for the code of the inner event, whatever it is."""
ROOTS = {name.upper(): frozenset(roots.split()) for name, roots in word_values("petrarch.action_roots").items()}
"""The roots that the name of an action stands for, beside the verb block of this name."""
NO_ROOTS: frozenset[str] = frozenset()


class Transform(NamedTuple):
    """Outer source ``outer`` says ``verb`` about an event ``source`` ``target`` ``inner``; the result is the event of ``code``.

    ``inner`` and ``verb`` are names of verb blocks, names of actions or codes; a code of ``Q`` is that of the inner event.
    ``outer``, ``source``, ``target``, ``new_source`` and ``new_target`` are letters that stand for actors; ``.`` is any.
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
    """Read a rule.

    >>> parse_transform("a (b . ATTACK) SAY = a b 112")
    ('a', 'b', '.', 'ATTACK', 'SAY', 'a', 'b', '112')
    """
    match = _RULE.match(rule.strip())
    parts = match["result"].split() if match else []
    if match is None or len(parts) not in (3, 4):
        raise GrammarError(f"'{rule}' is no transformation", remedy="write a (b . INNER) VERB = a b CODE")
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
    """Whether a term of a rule means a verb: by the name of its block, by its code, or by the root of its code.

    >>> fits("SAY", frozenset(["TELL"]), "012"), fits("190", frozenset(), "194"), fits("194", frozenset(), "190"), fits("Q", frozenset(), "042")
    (True, True, False, True)
    """
    term = term.upper()
    if term in (ANY, INNER):
        return True
    general = term.isdigit() and len(term) == 3 and term.endswith("0") and code.startswith(term[:2])
    return term in names or term == code or general or code[:2] in ROOTS.get(term, NO_ROOTS)


def bind(rule: Transform, outer: int | None, source: int | None, target: int | None) -> tuple[int, int] | None:
    """The units of source and target that a rule gives for an outer source and an inner event, null where it does not fit.

    >>> bind(Transform("a", "b", ".", "ATTACK", "SAY", "a", "b", "112"), 0, 1, 2)
    (0, 1)
    """
    known: dict[str, int | None] = {}
    for letter, unit in ((rule.outer, outer), (rule.source, source), (rule.target, target)):
        if letter != ANY and known.setdefault(letter, unit) != unit:
            return None
    new_source, new_target = known.get(rule.new_source), known.get(rule.new_target)
    return None if new_source is None or new_target is None else (new_source, new_target)
