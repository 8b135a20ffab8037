"""Who is in the place that is hit: "bombed caves where rebels hid", "shelled villages held by rebels"."""

from __future__ import annotations

from typing import Final

from coder.actors.mention import is_one_of
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.coding.makers import AGENT
from coder.core.basis import Basis
from coder.core.model import Actors
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.word_lists import word_set

AIMED: Final = word_set("coding.aiming_prepositions")
STAYING: Final = word_set("coding.staying_verbs")
HOLDING: Final = word_set("coding.holding_verbs")
HOUSING: Final = word_set("coding.housing_verbs")
WHERE: Final = "where"


def insiders(
    arguments: Arguments, matched: Phrase | None, source: Actors, parse: Parse, actors: SentenceActors
) -> Actors:
    """Those other than the source who are, by a clause that says more of it, in the place that a deed hits.

    ``matched`` is no place but what the place is hit with, or the deed itself.
    """
    for place in (arguments.object, *arguments.preps):
        if place is None or place is matched or place.prep and place.prep not in AIMED:
            continue
        for part in place.nested():
            for index in part.clauses:
                inside = _inside(parse.clauses[index])
                found = actors.actors(inside, Reach.DOER) if inside is not None else ()
                others = [one for one in found if one.basis is not Basis.SETTING and not is_one_of(one, source)]
                if others:
                    return tuple(others)
    return ()


def _inside(clause: Clause) -> Phrase | None:
    """Who stays in, holds or rides in the thing of which a clause says more."""
    verb = clause.verb
    if clause.link == WHERE:
        return clause.subject if verb.lemma in STAYING else None
    if verb.form == "participle" and verb.lemma in HOLDING:
        return next((phrase for phrase in clause.preps if phrase.prep == AGENT), None)
    if verb.form == "gerund" and verb.lemma in HOUSING:
        return next(iter(clause.objects), None)
    return None
