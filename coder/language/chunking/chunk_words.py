"""The closed classes of English words that decide how tokens group into chunks."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. aug. sept. oct. nov. dec. jan feb aug sept oct nov dec"
)
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
NEAR_DAYS = _words("today tomorrow yesterday tonight")
SPANS = _words(
    "year month week day hour minute decade century morning afternoon evening night weekend midnight noon spring summer autumn"
)
ALWAYS_SUB = _words("if while because although though whether unless lest whereas")
MAYBE_SUB = _words("after before since as until till once than for so like except")
PREP_PARTICIPLES = _words("including following according regarding concerning excluding pending barring")
BEFORE_NUMBER = _words("about around nearly almost approximately roughly over under only just some than")
ADJECTIVAL = _words(
    "continuing existing rising growing falling increasing slowing leading remaining ongoing outstanding operating "
    "neighboring neighbouring coming ruling opposing warring conflicting surviving fighting working visiting"
)
"""Participles that stand before a noun as adjectives even after a preposition: "with existing rules"."""
ARTICLES = _words("the a an its their his her our my your 's s'")
BEFORE_DETERMINER = _words("only just almost even not quite hardly merely simply twice such perhaps nearly exactly")
PRONOMINAL = _words("those these this that all some any both each many most")
"""Determiners that may stand alone as a noun group: "those killed in"."""
PRE_VERBAL = _words("not n't n\u2019t never no longer")
LINKING = _words("become remain seem")
COMPARERS = _words("more less fewer")
DEGREE = _words("very so too as more most less least quite rather extremely highly increasingly fairly pretty")

MULTIWORD_PREPS: tuple[str, ...] = (
    "because of", "according to", "in front of", "on behalf of", "in addition to", "instead of", "due to", "prior to",
    "ahead of", "as well as", "out of", "in favor of", "in favour of", "in response to", "in spite of", "as a result of",
    "with respect to", "in support of", "in terms of", "on top of", "in place of", "in line with", "in connection with",
    "in exchange for", "in return for", "in case of", "in charge of", "as part of", "by means of", "apart from", "aside from",
    "such as", "as for", "as to", "as of", "rather than", "other than", "in accordance with", "close to", "next to",
    "in violation of", "in defiance of", "in protest at", "in retaliation for", "in the wake of", "in light of", "for the sake of",
    "on the part of", "at the hands of", "in the face of", "in relation to", "in search of", "in view of", "with regard to",
    "in cooperation with", "in coordination with", "together with", "along with", "thanks to", "contrary to", "regardless of",
    "subject to", "in contrast to", "depending on", "owing to", "up to", "compared with", "compared to", "by way of", "in excess of",
)  # fmt: skip
MULTIWORD_SUBS: tuple[str, ...] = (
    "even though", "even if", "as if", "as though", "so that", "in order that", "provided that", "as long as", "as soon as",
    "in case", "now that", "given that", "except that", "only if", "the moment",
)  # fmt: skip

AUX = _words("MD DO HAVE BE TO HAVE_B BE_B BEEN BEING HAVING ADV")
COPULAS = _words("BE BE_B BEEN BEING")
OPENERS = _words("DET ADJ NUM POSS CC_IN WH_DET")
FINITE_OUT = _words("V MD DO HAVE BE")
BREAKS_OUT = _words("COMMA COLON LQ RQ LB RBR STOP SUB SUB_MORE THAT WH CC")
COMPARATIVE_TAGS = _words("JJR RBR")
FINITE_TAGS = _words("VBD VBZ VBP MD")
NOUN_TAGS = _words("NN NNS NNP NNPS FW")
MODIFIER_TAGS = _words("JJ JJR JJS VBN VBG CD")
ADVERB_TAGS = _words("RB RBR RBS")
LOOK = 12
"""How many tokens a rule looks ahead at most: keeps the cost of a sentence linear."""


def _table() -> dict[str, dict[str, list[tuple[list[str], str]]]]:
    table: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
    both = [(line, "PREP") for line in MULTIWORD_PREPS] + [(line, "SUB") for line in MULTIWORD_SUBS]
    for line, kind in sorted(both, key=lambda pair: -len(pair[0].split())):
        words = line.split()
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words, kind))
    return table


MULTIWORDS = _table()
"""By the first word and the second: the words and the kind of all that begin so, the longest first."""
