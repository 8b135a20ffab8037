"""Gives each token its terminal of ``grammars/tags.lark``: the decisions that need the words around it.

Each function below is a rule for one part of speech; ``BY_TAG`` is the list of all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coder.core.model import Token
from coder.language.chunking.chunk_words import (
    ADJECTIVAL,
    ADVERB_TAGS,
    ALWAYS_SUB,
    ARTICLES,
    AUX,
    BEFORE_DETERMINER,
    BEFORE_NUMBER,
    COMPARATIVE_TAGS,
    COPULAS,
    DEGREE,
    LINKING,
    MAYBE_SUB,
    MODIFIER_TAGS,
    MULTIWORDS,
    NOUN_TAGS,
    OPENERS,
    PRE_VERBAL,
    PREP_PARTICIPLES,
    PRONOMINAL,
)
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.noun_terminals import (
    adjective,
    closing_quote,
    comma,
    compares_number,
    determiner,
    noun,
    number,
    opening_quote,
    proper_noun,
    straight_quote,
    wh_adverb,
    wh_determiner,
)


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
        if following is not None and words[i + 1] in following and (name := _multiword(context, i)):
            out.extend(name)
            i += len(name)
            continue
        rule = BY_TAG.get(tags[i], "OTHER")
        out.append(rule if type(rule) is str else rule(context, i))  # type: ignore[operator]
        i += 1
    return out


def _multiword(context: TerminalContext, i: int) -> list[str]:
    """The longest preposition or subordinator of several words that begins here."""
    if context.tags[i] in ("VBN", "VBG") and context.last() in AUX:
        return []
    for words, kind in MULTIWORDS[context.words[i]][context.words[i + 1]]:
        if context.words[i : i + len(words)] == words:
            if kind == "PREP" and context.tags[i + len(words)] in ("VB", "VBD", "VBZ", "VBP", "MD", "CD", "$"):
                return []
            return [kind] + [f"{kind}_MORE"] * (len(words) - 1)
    return []


# --- verbs ---------------------------------------------------------------------------------------
def finite_verb(context: TerminalContext, i: int) -> str:
    """A finite verb: an auxiliary if the form that it needs follows."""
    lemma = context.tokens[i].lemma
    if lemma == "be":
        return "BE"
    if context.words[i - 1] in ARTICLES and context.last() in ("DET", "POSS"):
        return "NOUN" if context.tags[i] != "VBD" else "ADJ" if context.noun_ahead(i) else "V"
    if lemma in LINKING:
        return "COP"
    if lemma not in ("have", "do", "get"):
        return "V"
    after = context.tags[context.after_adverbs(i)]
    if lemma == "do":
        return "DO" if after == "VB" else "V"
    if after != "VBN":
        return "V"
    if lemma == "have":
        return "HAVE"
    return "V" if context.noun_ahead(i) else "BE"


def bare_verb(context: TerminalContext, i: int) -> str:
    """A bare infinitive."""
    lemma = context.tokens[i].lemma
    if lemma == "be":
        return "BE_B"
    if lemma == "have" and context.tags[context.after_adverbs(i)] == "VBN":
        return "HAVE_B"
    if context.words[i - 1] in ARTICLES and context.last() in ("DET", "POSS"):
        return "NOUN"
    return "COP_B" if lemma in LINKING else "VB"


def past_participle(context: TerminalContext, i: int) -> str:
    """A past participle: of a verb group, or an adjective before a noun."""
    if context.words[i] == "been":
        return "BEEN"
    if context.tokens[i].lemma in LINKING:
        return "COP_N"
    last = context.last()
    if last in AUX:
        return "VBN"
    if not context.noun_ahead(i):
        return "PADJ" if last in ("DET", "ADJ") and context.words[i - 1] not in PRONOMINAL else "VBN"
    if last in OPENERS or last in ("PREP", "PREP_MORE", "V", "VB", "VBN", "VBG", ""):
        return "ADJ"
    if last == "CC":
        return "VBN" if len(context.out) > 1 and context.out[-2] in ("VBN", "V", "VB") else "ADJ"
    return "VBN"


def present_participle(context: TerminalContext, i: int) -> str:
    """A present participle: verb, adjective before a noun ("the ruling party"), noun ("the killing of") or preposition."""
    word, last = context.words[i], context.last()
    if word == "being":
        return "BEING"
    if word == "having" and context.tags[context.after_adverbs(i)] == "VBN":
        return "HAVING"
    if last in COPULAS or last == "ADV":
        return "VBG"
    if last in OPENERS:
        return "ADJ" if context.noun_ahead(i) else "NOUN"
    if word in PREP_PARTICIPLES and last != "PREP":
        return "PREP"
    if word in ADJECTIVAL and context.noun_ahead(i):
        return "ADJ"
    return "VBG"


# --- adverbs, prepositions, links ----------------------------------------------------------------
def adverb(context: TerminalContext, i: int) -> str:
    """An adverb: of a verb group, a number, an adjective, or on its own."""
    word, last, tags = context.words[i], context.last(), context.tags
    if last in AUX:
        after = tags[context.after_adverbs(i)]
        if word in ("not", "n't", "n\u2019t") or after in ("VB", "VBN", "VBG"):
            return "ADV"
    after = tags[i + 1]
    if word in PRE_VERBAL and (after[:1] == "V" or after in ("MD", "TO") or context.words[i + 1] == "longer"):
        return "PRE_ADV"
    if (after == "VBG" and last not in OPENERS) or (
        after == "VBN" and not context.noun_ahead(i + 1) and last not in OPENERS
    ):
        return "PRE_ADV"
    if after in ("DT", "PRP$", "PDT") and word in BEFORE_DETERMINER and last != "PREDET":
        return "PREDET"
    if word in ("earlier", "later") and context.words[i + 1] in ("this", "last"):
        return "PREDET" if after == "DT" else "DET"
    if last == "DET" and context.words[i - 1] == "the" and after not in MODIFIER_TAGS and after not in ADVERB_TAGS:
        return "ADJ" if after in NOUN_TAGS else "NOUN"
    if compares_number(context, i) or (after in COMPARATIVE_TAGS and compares_number(context, i + 1)):
        return "NUM" if last != "NOUN" else "DET"
    if after in NOUN_TAGS and word in ("more", "most", "less"):
        return "ADJ" if last != "NOUN" else "DET"
    if after in ("CD", "$") and (word in BEFORE_NUMBER or (last == "NUM" and word in ("least", "most"))):
        return "NUM" if last != "NOUN" else "DET"
    modifies = last in OPENERS or word in DEGREE or (word.endswith("ly") and after != "VBG")
    if modifies and after in MODIFIER_TAGS and context.noun_ahead(i):
        return "ADJ"
    if after in ("JJ", "JJR", "RB") and (word in DEGREE or (after == "JJ" and word.endswith("ly"))):
        return "PADV"
    return "RB"


def to(context: TerminalContext, i: int) -> str:
    """The mark of an infinitive, or a preposition."""
    if context.words[i - 1] == "up" and context.last() in ("NUM", "DET"):
        return "NUM"
    if context.last() == "NUM" and context.tags[i + 1] == "CD" and context.tags[i + 2] in ("NNS", "NN"):
        return "PREP" if context.words[i + 2] == "%" else "CC_IN"
    return "TO" if context.tags[context.after_adverbs(i)] == "VB" else "PREP"


def preposition(context: TerminalContext, i: int) -> str:
    """A preposition, or what introduces a clause."""
    word, last = context.words[i], context.last()
    if word == "that":
        return "THAT"
    if word in ALWAYS_SUB:
        return "SUB"
    if compares_number(context, i):
        return "NUM" if last != "NOUN" else "DET"
    if word == "at" and context.words[i + 1] in ("least", "most") and context.tags[i + 2] in ("CD", "$"):
        return "NUM" if last != "NOUN" else "DET"
    if context.tags[i + 1] in ("CD", "$") and word in BEFORE_NUMBER and (word != "than" or last == "NUM"):
        return "NUM" if last != "NOUN" else "PREP"
    if word in MAYBE_SUB and context.finite_ahead(i) and not context.verb_pending():
        return "SUB"
    return "PREP"


def particle(context: TerminalContext, i: int) -> str:
    """A particle; "up to 50" is a number."""
    return preposition(context, i) if compares_number(context, i) else "PART"


def conjunction(context: TerminalContext, i: int) -> str:
    """A conjunction: between groups, or inside one ("economic and military aid", "AT & T")."""
    word, last, tags = context.words[i], context.last(), context.tags
    if word in ("neither", "nor"):
        return "NEG_CC"
    after = tags[i + 1]
    if last == "ADJ" and after in MODIFIER_TAGS:
        return "CC_IN"
    if last == "NUM" and after == "CD":
        return "CC_IN"
    if word == "&" and last == "NOUN" and after in ("NNP", "NNPS", "NN", "NNS"):
        return "CC_IN"
    return "CC"


BY_TAG: dict[str, str | Callable[[TerminalContext, int], str]] = {
    "DT": determiner, "PDT": "PREDET", "PRP$": "DET", "JJ": adjective, "JJR": adjective, "JJS": adjective,
    "CD": number, "$": "NUM", "#": "NUM", "NN": noun, "NNS": noun, "NNP": proper_noun, "NNPS": proper_noun, "FW": "NOUN",
    "POS": "POSS", "PRP": "PRON", "EX": "PRON", "WP": wh_determiner, "WDT": wh_determiner, "WP$": "WH_DET", "WRB": wh_adverb,
    "MD": "MD", "VBD": finite_verb, "VBZ": finite_verb, "VBP": finite_verb, "VB": bare_verb,
    "VBN": past_participle, "VBG": present_participle, "TO": to, "RB": adverb, "RBR": adverb, "RBS": adverb,
    "IN": preposition, "RP": particle, "CC": conjunction,
    ",": comma, ":": "COLON", ".": "STOP", "``": opening_quote, "''": closing_quote, '"': straight_quote,
    "(": "LB", "-LRB-": "LB", ")": "RBR", "-RRB-": "RBR",
}  # fmt: skip
