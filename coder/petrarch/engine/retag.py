"""Corrects the tags of words that are nouns to the tagger and verbs to the dictionary: "Ruritania cuts aid"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from coder.core.syntax import Token
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.petrarch.engine.tables import Tables, capitals, search
from coder.petrarch.engine.units import COORDINATORS

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
HIDING = frozenset(("NN", "NNS", "JJ", "FW"))
CLAUSE_LINKS = word_set("petrarch.clause_links")


def retag(tokens: Sequence[Token], tables: Tables) -> tuple[Token, ...]:
    """Make verbs of words that the dictionary lists as verbs.

    It does so after a modal, in a form of several words, and after an actor that has no other verb; for the base form
    it must be several actors ("A and B shell C").
    """
    words = capitals([token.text for token in tokens])
    hidden = [at for at, token in enumerate(tokens) if token.tag in HIDING and words[at] in tables.verbs]
    if not hidden:
        return tuple(tokens)
    ends = _ends(words, tables)
    out = list(tokens)
    for at in hidden:
        finite = "VBZ" if words[at].endswith("S") else "VBD" if words[at].endswith("ED") else ""
        if at and tokens[at - 1].tag == "MD":
            out[at] = replace(tokens[at], tag="VB")
        elif _stands_whole(words, at, tables):
            out[at] = replace(tokens[at], tag=finite or "VB")
        elif at in ends and _lacks_verb(tokens, at):
            if finite and tokens[at].tag != "NN":
                out[at] = replace(tokens[at], tag=finite)
            elif not finite and ends[at]:
                out[at] = replace(tokens[at], tag="VBP")
    return tuple(out)


def _ends(words: Sequence[str], tables: Tables) -> dict[int, bool]:
    """Return the positions behind actors, and whether several act there."""
    actors = search(tables.actors, words, 0, len(words), list(range(len(words))))
    stops = {found.stop for found in actors}
    return {found.stop: _joined(words, found.first, stops) for found in actors}


def _joined(words: Sequence[str], first: int, stops: Container[int]) -> bool:
    """Return whether "and" stands before a position, and an actor before it."""
    return first - 1 in stops and words[first - 1].lower() in COORDINATORS


def _stands_whole(words: Sequence[str], at: int, tables: Tables) -> bool:
    """Return whether a form of several words stands around its verb: "drop by", "call off"."""
    for ahead, behind, _ in tables.verbs[words[at]]:
        first, stop = at - len(ahead), at + 1 + len(behind)
        if (
            (ahead or behind)
            and first >= 0
            and tuple(words[first:at]) == ahead
            and tuple(words[at + 1 : stop]) == behind
        ):
            return True
    return False


def _lacks_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether no other word of the sentence can be the verb of a noun's clause."""
    after = tokens[at + 1 :]
    verb = next((spot for spot, token in enumerate(after) if token.tag in FINITE), len(after))
    linked = verb == len(after) or any(token.text.lower() in CLAUSE_LINKS for token in after[:verb])
    owns = bool(after) and after[0].tag == "POS"
    return linked and not owns and not any(token.tag in FINITE for token in tokens[:at])
