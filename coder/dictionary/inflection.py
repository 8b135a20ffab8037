"""Regular forms of English words that no list has: base forms of verbs, singulars and plurals of nouns."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from coder.dictionary.word_lists import word_list

_DOUBLED: Final = frozenset("bdgklmnprt")
_MUTE_E: Final = word_list("dictionary.mute_e_stems")
_VOWELS: Final = "aeiou"
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh")
_SIBILANTS_WITH_ES: Final = ("ches", "shes", "sses", "xes", "zzes")


def regular_verb(form: str, known: Container[str]) -> str:
    """Return the base form of a regular verb form; ``known`` decides between spellings.

    >>> regular_verb("deescalated", ()), regular_verb("retweets", ())
    ('deescalate', 'retweet')
    >>> regular_verb("unfriending", ()), regular_verb("replanned", ())
    ('unfriend', 'replan')
    """
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return _with_e(form[: -len(ending)], known, ending)
    if form.endswith("s") and not form.endswith("ss"):
        return _without_s(form)
    return form


def regular_noun(form: str) -> str:
    """Return the singular of a regular plural.

    >>> regular_noun("jihadis"), regular_noun("bodies"), regular_noun("churches"), regular_noun("police")
    ('jihadi', 'body', 'church', 'police')
    """
    if form.endswith("s") and not form.endswith(("ss", "us", "sis", "xis")) and len(form) > 2:
        return _without_s(form)
    return form


def regular_plural(noun: str) -> str:
    """Return the regular plural of a noun.

    >>> regular_plural("policeman"), regular_plural("human"), regular_plural("embassy")
    ('policemen', 'humans', 'embassies')
    """
    if noun.endswith("man") and noun != "human":
        return noun[:-2] + "en"
    return plural_by_ending(noun)


def plural_by_ending(noun: str) -> str:
    """Return the plural of a noun by its last letters alone; a noun in capitals gets a plural in capitals.

    >>> plural_by_ending("boss"), plural_by_ending("boy"), plural_by_ending("AUTHORITY")
    ('bosses', 'boys', 'AUTHORITIES')
    """
    if noun.isupper():
        return plural_by_ending(noun.lower()).upper()
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANTS) else "s")


def _without_s(form: str) -> str:
    """Take "-s", "-es" or "-ies" off a form."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-2] if form.endswith(_SIBILANTS_WITH_ES) else form[:-1]


def _with_e(stem: str, known: Container[str], ending: str) -> str:
    """Put the lost e, y or single consonant back to the stem of "-ed" or "-ing"."""
    tail = stem.rsplit("-", 1)[-1]
    prefix = stem[: len(stem) - len(tail)]
    if ending == "ed" and tail.endswith("i"):
        return stem[:-1] + "y"
    for candidate in (tail, tail + "e", tail[:-1]):
        if candidate in known and len(candidate) > 2:
            return prefix + candidate
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        return stem[:-1]
    return stem + "e" if stem.endswith(_MUTE_E) else stem
