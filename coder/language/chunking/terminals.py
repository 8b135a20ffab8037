"""Gives each token its terminal of ``grammars/tags.lark``; ``BY_TAG`` has the rule for each part of speech."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from coder.core.syntax import Token
from coder.language.chunking.adverb_terminals import adverb
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.link_terminals import conjunction, particle, preposition, to
from coder.language.chunking.mark_terminals import (
    closing_bracket,
    closing_quote,
    comma,
    opening_bracket,
    opening_quote,
    straight_quote,
)
from coder.language.chunking.multiwords import ANYTHING, MULTIWORDS, multiword
from coder.language.chunking.noun_terminals import (
    adjective,
    currency,
    determiner,
    noun,
    number,
    proper_noun,
    wh_adverb,
    wh_determiner,
)
from coder.language.chunking.verb_terminals import bare_verb, finite_verb, past_participle, present_participle

TerminalRule = Callable[[TerminalContext, int], str]


def terminals(tokens: Sequence[Token]) -> list[str]:
    """Return one terminal a token.

    >>> terminals([Token("He", 0, 2, "PRP", "he"), Token("left", 3, 7, "VBD", "leave")])
    ['PRON', 'V']
    """
    context = TerminalContext(tokens)
    out, words, tags = context.out, context.words, context.tags
    size, i = len(tokens), 0
    while i < size:
        following = MULTIWORDS.get(words[i])
        listed = following is not None and (words[i + 1] in following or following is ANYTHING)
        if listed and (names := multiword(context, i)):
            out.extend(names)
            i += len(names)
            continue
        rule = BY_TAG.get(tags[i], "OTHER")
        out.append(rule if type(rule) is str else rule(context, i))  # type: ignore[operator]
        i += 1
    return out


BY_TAG: Final[dict[str, str | TerminalRule]] = {
    # nouns and what stands before them
    "NN": noun,
    "NNS": noun,
    "NNP": proper_noun,
    "NNPS": proper_noun,
    "FW": "NOUN",
    "DT": determiner,
    "PDT": "PREDET",
    "PRP$": "DET",
    "POS": "POSS",
    "JJ": adjective,
    "JJR": adjective,
    "JJS": adjective,
    "CD": number,
    "$": currency,
    "#": currency,
    "PRP": "PRON",
    "EX": "PRON",
    "WP": wh_determiner,
    "WDT": wh_determiner,
    "WP$": "WH_DET",
    "WRB": wh_adverb,
    # verbs
    "MD": "MD",
    "VBD": finite_verb,
    "VBZ": finite_verb,
    "VBP": finite_verb,
    "VB": bare_verb,
    "VBN": past_participle,
    "VBG": present_participle,
    # adverbs and links
    "RB": adverb,
    "RBR": adverb,
    "RBS": adverb,
    "TO": to,
    "IN": preposition,
    "RP": particle,
    "CC": conjunction,
    # marks
    ",": comma,
    ":": "COLON",
    ".": "STOP",
    "``": opening_quote,
    "''": closing_quote,
    '"': straight_quote,
    "(": opening_bracket,
    "-LRB-": opening_bracket,
    ")": closing_bracket,
    "-RRB-": closing_bracket,
}
"""By the tag its terminal, or the rule that finds it from the words around."""
