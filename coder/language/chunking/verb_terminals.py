"""The terminals of verb forms: finite verbs, bare infinitives, participles."""

from __future__ import annotations

from typing import Final

from coder.dictionary.word_lists import word_set, word_values
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import AUXILIARIES, COPULAS, GROUP_OPENERS, NAME_TAGS

_ARTICLES: Final = word_set("chunking.articles")
_LINKING: Final = word_set("chunking.linking")
_AUXILIARY_LEMMAS: Final = word_set("chunking.auxiliaries")
_SEMI_MODALS: Final = word_values("chunking.semi_modals")
_PRONOMINAL: Final = word_set("chunking.pronominal")
_PARTICIPLE_PREPOSITIONS: Final = word_set("chunking.participle_prepositions")
_ADJECTIVAL: Final = word_set("chunking.adjectival")
_DESCRIBING: Final = word_set("chunking.describing")
_ADJECTIVE_AFTER: Final = GROUP_OPENERS | {"PREP", "PREP_MORE", "V", "VB", "VBN", "VBG", ""}
"""After these a past participle before a noun is an adjective."""


def _after_article(context: TerminalContext, i: int) -> bool:
    """Whether the word before opens a noun group: then this is not a verb."""
    return context.words[i - 1] in _ARTICLES and context.last() in ("DET", "POSS")


def _opens_sentence(context: TerminalContext, i: int) -> bool:
    """Whether a participle and a name before a comma open the sentence: "Visiting Norland, the envoy said"."""
    if i:
        return False
    stop = 1
    while context.tags[stop] in NAME_TAGS:
        stop += 1
    return stop > 1 and context.tags[stop] == ","


def _is_semi_modal(context: TerminalContext, i: int) -> bool:
    """Whether a participle before "to" and a bare verb says that something is to come: "is going to meet"."""
    tags = context.tags
    infinitive = tags[i + 1] == "TO" and tags[context.after_adverbs(i + 1)] == "VB"
    return infinitive and context.words[i] in _SEMI_MODALS


def finite_verb(context: TerminalContext, i: int) -> str:
    """A finite verb: an auxiliary if the form that it needs follows."""
    lemma = context.tokens[i].lemma
    if lemma == "be":
        return "BE"
    if _after_article(context, i):
        return "NOUN" if context.tags[i] != "VBD" else "ADJ" if context.noun_ahead(i) else "V"
    if lemma in _LINKING:
        return "COP"
    if lemma not in _AUXILIARY_LEMMAS:
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
    if _after_article(context, i):
        return "NOUN"
    return "COP_B" if lemma in _LINKING else "VB"


def past_participle(context: TerminalContext, i: int) -> str:
    """A past participle: of a verb group, or an adjective before a noun."""
    if context.words[i] == "been":
        return "BEEN"
    if context.tokens[i].lemma in _LINKING:
        return "COP_N"
    last = context.last()
    if last in AUXILIARIES:
        return "VBN"
    if not context.noun_ahead(i):
        return "PADJ" if last in ("DET", "ADJ") and context.words[i - 1] not in _PRONOMINAL else "VBN"
    if last in _ADJECTIVE_AFTER or (context.fronted() and context.finite_ahead(i)):
        return "ADJ"
    if last == "CC":
        return "VBN" if len(context.out) > 1 and context.out[-2] in ("VBN", "V", "VB") else "ADJ"
    return "VBN"


def present_participle(context: TerminalContext, i: int) -> str:
    """A present participle: a verb, an adjective ("the ruling party"), a noun ("the killing of") or a preposition."""
    word, last = context.words[i], context.last()
    if word == "being":
        return "BEING"
    if word == "having" and context.tags[context.after_adverbs(i)] == "VBN":
        return "HAVING"
    if last in COPULAS or last == "ADV":
        return "GOING" if _is_semi_modal(context, i) else "VBG"
    if last in GROUP_OPENERS:
        return "ADJ" if context.noun_ahead(i) else "NOUN"
    if word in _PARTICIPLE_PREPOSITIONS and last != "PREP":
        return "PREP"
    describes = word in _ADJECTIVAL or (word in _DESCRIBING and last == "PREP")
    if describes and context.noun_ahead(i) and not _opens_sentence(context, i):
        return "ADJ"
    return "VBG"
