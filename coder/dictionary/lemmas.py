"""Lemmas of regular forms that no list has."""

from __future__ import annotations

from collections.abc import Container

from coder.dictionary.word_lists import word_list

_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("bdgklmnprt")
_MUTE_E = word_list("dictionary.mute_e_stems")


def regular_verb(form: str, known: Container[str]) -> str:
    """The base form of a regular verb form; ``known`` decides between spellings.

    >>> regular_verb("deescalated", ()), regular_verb("retweets", ()), regular_verb("unfriending", ()), regular_verb("replanned", ())
    ('deescalate', 'retweet', 'unfriend', 'replan')
    """
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return _with_e(form[: -len(ending)], known, ending)
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _with_e(stem: str, known: Container[str], ending: str) -> str:
    """The stem of "-ed" or "-ing" with its lost e, y or single consonant put back."""
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


def regular_noun(form: str) -> str:
    """The singular of a regular plural.

    >>> regular_noun("jihadis"), regular_noun("bodies"), regular_noun("churches"), regular_noun("police")
    ('jihadi', 'body', 'church', 'police')
    """
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "sis", "xis")) and len(form) > 2 else form
