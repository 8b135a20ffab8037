"""Passes that give verbs their arguments: subjects, objects, prepositional phrases, predicates, particles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from coder.core.syntax import ClauseKind
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.language.clauses.attachment import Arrangement, arrange
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft
from coder.language.clauses.state import FINITE

LINKING: Final = word_set("clauses.linking_verbs")
SHARING: Final = word_set("clauses.sharing_verbs")
"""Verbs that may have no object, but share the one of a verb that is joined to them."""
AMONG: Final = word_set("clauses.among_prepositions")
PERSONS: Final = word_set("clauses.persons_at_large")
COPULA: Final = "be"
ADVERBS: Final = frozenset(("RB", "RBR"))
ADJECTIVE_VERBS: Final = word_set("clauses.adjective_verbs")
NAME_TAGS: Final = frozenset(("NNP", "NNPS"))
RECEIVING: Final = word_set("clauses.receiving_nouns")
PLURAL: Final = frozenset(("NNS", "NNPS"))
NOUN_TAGS: Final = frozenset(("JJ", "JJR", "NN", "NNS", "VBG", "CD"))
"""Tags with which the second of two objects may begin, after a verb that often has two."""
AMOUNT_TAGS: Final = frozenset(("CD", "$"))
"""Tags with which the second of two objects may begin, after any verb that may have two."""
AIMS: Final = word_set("clauses.aiming_prepositions")
AFTERMATH: Final = word_set("clauses.aftermath_verbs")
AGENT: Final = frozenset(("by",))
QUOTATION_MARKS: Final = ("``", "''", '"')
"""The tags of quotation marks."""
NEAR: Final = 8
"""So near to each other are two verbs that share what follows the second."""
MAX_SHARED: Final = 20
"""How many clauses may share the subject of one."""


# --- objects, predicates and prepositional phrases -----------------------------------------------
def find_arguments(sentence: SentenceDraft) -> None:
    """Read objects, prepositional phrases, predicate and particle from the groups after each verb."""
    for draft in sentence.clauses:
        found = arrange(draft.tail)
        draft.preps = found.preps
        _add_governed_of(sentence, draft, found.nouns)
        if found.particle is not None and not draft.verb.particle:
            draft.verb = replace(draft.verb, particle=found.particle.word)
        if draft.chunk == "VCOP" or (draft.verb.lemma in LINKING and not draft.verb.passive):
            draft.predicate = _predicate(found)
        elif draft.verb.lemma in ADJECTIVE_VERBS and found.adjective is not None and not found.nouns:
            draft.predicate = found.adjective
        elif (
            sentence.words.has("naming", draft.verb.lemma)
            and (named := _named(found) or _quoted_name(sentence, draft, found.nouns)) is not None
        ):
            draft.objects, draft.predicate = found.nouns[:1], named
        elif found.times and sentence.words.has("time", draft.verb.lemma) and draft.tail[0].kind in ("T", "N"):
            draft.objects = (found.nouns + found.times[:1])[:2]
        elif _is_granted_time(sentence, draft, found):
            draft.objects = [*found.nouns, found.times[0]]
        else:
            draft.objects = found.nouns[:2]


def _is_granted_time(sentence: SentenceDraft, draft: ClauseDraft, found: Arrangement) -> bool:
    """'gave Togo | just two days | to reply': is a time what somebody is given to do something?"""
    if not sentence.words.has("receiver", draft.verb.lemma) or len(found.nouns) != 1 or not found.times:
        return False
    time, tokens = found.times[0], sentence.tokens
    counted = any(token.tag == "CD" for token in tokens[time.first : time.head])
    return counted and time.first == found.nouns[0].stop and tokens[min(time.stop, len(tokens) - 1)].tag == "TO"


def _predicate(found: Arrangement) -> Group | None:
    """Return what follows a linking verb: the first noun or adjective."""
    noun, adjective = found.nouns[0] if found.nouns else None, found.adjective
    if noun is None or (adjective is not None and adjective.first < noun.first):
        return adjective
    return noun


def _named(found: Arrangement) -> Group | None:
    """Return what somebody is called: the second noun, or an adjective after the first."""
    if len(found.nouns) > 1:
        return found.nouns[1]
    adjective = found.adjective
    return adjective if found.nouns and adjective is not None and adjective.first > found.nouns[0].first else None


def _quoted_name(sentence: SentenceDraft, draft: ClauseDraft, nouns: Sequence[Group]) -> Group | None:
    """Return the noun with which a quotation behind an object begins: "called him 'a puppet seated on his lap'"."""
    at = nouns[0].stop if len(nouns) == 1 else len(sentence.tokens)
    if at >= len(sentence.tokens) or sentence.tokens[at].tag not in QUOTATION_MARKS:
        return None
    subjects = [other.subject for other in sentence.clauses if other.subject is not None]
    return next((group for group in subjects if group.first == at + 1), None)


def _add_governed_of(sentence: SentenceDraft, draft: ClauseDraft, nouns: Sequence[Group]) -> None:
    """'accused X | of Y', 'accused rebels in X | of Y': give "of" to the verb as well as to the noun."""
    if nouns and sentence.words.has_pair("gerund", draft.verb.lemma, "of"):
        below = (*nouns[0].attached, *(other for group in nouns[0].attached for other in group.attached))
        draft.preps = [group for group in below if group.prep == "of"][-1:] + draft.preps


def split_receivers(sentence: SentenceDraft) -> None:
    """'denied Somalia | military aid': make the name, or the persons, at the beginning of an object the receiver."""
    for draft in sentence.clauses:
        if not _may_hide_receiver(sentence, draft):
            continue
        group = draft.objects[0]
        gives = sentence.words.has("receiver", draft.verb.lemma)
        at = (_after_persons(sentence, group) if gives else 0) or group.first
        while at < group.head and sentence.tokens[at].tag in NAME_TAGS:
            at += 1
        tags = NOUN_TAGS if gives else AMOUNT_TAGS
        if group.first < at and sentence.tokens[at].tag in tags:
            receiver = Group("N", group.first, at, at - 1, sentence.tokens[at - 1].text.lower())
            group.first = at
            draft.objects = [receiver, group]


def _after_persons(sentence: SentenceDraft, group: Group) -> int:
    """Return the place after the plural noun for persons inside a noun group, unless persons end it; 0 for none."""
    tokens = sentence.tokens
    if tokens[group.head].lemma in RECEIVING:
        return 0
    persons = (
        at for at in range(group.first, group.head) if tokens[at].tag in PLURAL and tokens[at].lemma in RECEIVING
    )
    return next(persons, -1) + 1


def _may_hide_receiver(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Does a verb that may take two objects have only one, and that without possessor?"""
    return (
        len(draft.objects) == 1 and draft.objects[0].possessor is None and sentence.words.has("two", draft.verb.lemma)
    )


def share_objects(sentence: SentenceDraft) -> None:
    """'wounded and later robbed the traders': give the object to both verbs where no other phrase is between."""
    for draft in sentence.clauses:
        first = draft.coordinate
        if first is None or not draft.objects or not _lacks_arguments(first):
            continue
        between = sentence.tokens[first.verb.stop : draft.verb.first]
        adjacent = len(between) == 1 or len(between) == 2 and between[1].tag in ADVERBS
        alike = first.verb.passive == draft.verb.passive
        if adjacent and alike and (sentence.words.has("transitive", first.verb.lemma) or first.verb.lemma in SHARING):
            first.objects = draft.objects


def name_members(sentence: SentenceDraft) -> None:
    """'Among those held were two priests', 'Killed in the raid was a guard': give a participle before "be" its subject.

    The noun behind "be" is to whom it was done.
    """
    for participle, draft in pairwise(sentence.clauses):
        named = draft.predicate or (draft.subject if draft.subject_rule == "inverted" else None)
        if participle.chunk != "VEN" or draft.verb.lemma != COPULA or named is None or named.first < draft.verb.stop:
            continue
        opens = participle.verb.first == 0
        whole = participle.antecedent
        if opens or whole is not None and whole.first > 0 and _is_among(sentence, whole):
            participle.set_subject(named, "inverted")


def _is_among(sentence: SentenceDraft, whole: Group) -> bool:
    """Is it "those" of whom some are to be named, behind "among"?"""
    return whole.word in PERSONS and sentence.tokens[whole.first - 1].text.lower() in AMONG


def _lacks_arguments(draft: ClauseDraft) -> bool:
    """Does nothing follow the verb?"""
    return not draft.objects and not draft.preps and draft.predicate is None


def share_phrases(sentence: SentenceDraft) -> None:
    """'fired gas and swung batons at the crowd': give what the second of two joined verbs aims at to the first too.

    Of two passives it is the agent: "one was shot and six were beaten by soldiers". What stands behind the comma that
    closes a participle goes on with the clause around it: "began a raid, dubbed Arrow, into Mali".
    """
    for draft in sentence.clauses[1:]:
        before = sentence.clauses[draft.index - 1]
        if draft.parent is before and draft.verb.form == "participle" and draft.kind is ClauseKind.RELATIVE:
            _go_on_behind(sentence, before, draft)
        shared = AGENT if draft.verb.passive else AIMS
        found = [group for group in draft.preps if group.prep in shared and group.word]
        if not found or before.verb.passive != draft.verb.passive or not _is_joined(sentence, before, draft):
            continue
        if draft.coordinate is before and before.preps and sentence.tokens[draft.verb.first].lemma == "be":
            continue  # each stands complete: "was hurt in the raid and was later arrested by guards"
        if not any(group.prep in shared for group in before.preps):
            before.preps = [*before.preps, *found]


def _go_on_behind(sentence: SentenceDraft, above: ClauseDraft, aside: ClauseDraft) -> None:
    """Give the clause above what follows an aside behind a comma."""
    tokens = sentence.tokens
    opened = tokens[aside.verb.first - 1].text == ","
    resumed = [at for at, group in enumerate(aside.preps) if tokens[group.first - 2].text == ","]
    if opened and resumed:
        above.preps = [*above.preps, *aside.preps[resumed[0] :]]
        if aside.subject is not None and aside.subject in above.objects:
            aside.subject.attached += aside.preps[resumed[0] :]
        aside.preps = aside.preps[: resumed[0]]


def _is_joined(sentence: SentenceDraft, before: ClauseDraft, draft: ClauseDraft) -> bool:
    """Are two verbs near each other joined: with a subject each as passives, or with one subject and an object each?"""
    if draft.verb.first - before.verb.stop > NEAR or draft.verb.lemma in AFTERMATH:
        return False
    if draft.coordinate is before:
        return draft.verb.passive or bool(draft.objects and before.objects)
    start = draft.subject.first if draft.subject is not None else 0
    beside = draft.kind is before.kind and draft.parent is before.parent
    return draft.verb.passive and beside and start > before.verb.stop and sentence.tokens[start - 1].tag == "CC"


def fill_gaps(sentence: SentenceDraft) -> None:
    """'the man whom police arrested': make the antecedent of a relative clause its object."""
    for draft in sentence.clauses:
        if not draft.gap or draft.antecedent is None or draft.objects or draft.chunk != "VFIN":
            continue
        if not sentence.words.has("gapless", sentence.tokens[draft.antecedent.head].lemma):
            draft.objects = [draft.antecedent]


# --- subjects ------------------------------------------------------------------------------------
def attach_fronted(sentence: SentenceDraft) -> None:
    """'Asked about it, X said': give what comes before the main clause the subject of the main clause."""
    fronted: list[ClauseDraft] = []
    for draft in sentence.clauses:
        if _is_fronted(draft):
            fronted.append(draft)
        elif fronted and draft.chunk in FINITE and draft.kind is ClauseKind.MAIN:
            for other in fronted:
                other.parent = draft
                other.share_subject(draft, "participle" if other.link != "to" else "control")
            fronted = []


def _is_fronted(draft: ClauseDraft) -> bool:
    """Is it an adverbial clause without parent and without subject?"""
    alone = draft.kind is ClauseKind.ADVERBIAL and draft.parent is None
    return alone and draft.subject is None and draft.source is None


def resolve_shared_subjects(sentence: SentenceDraft) -> None:
    """Give each clause without subject that of the clause with which it shares it."""
    for draft in sentence.clauses:
        source, steps = draft, 0
        while source.subject is None and source.source is not None and steps < MAX_SHARED:
            source, steps = source.source, steps + 1
        if draft.subject is None:
            draft.subject = source.subject


# --- noun groups ---------------------------------------------------------------------------------
def collect_phrases(sentence: SentenceDraft) -> None:
    """List every noun group that is not inside another, in order of place.

    Groups that belong to no clause are attached to each other first: "after the talks between Chad and Mali, ...".
    """
    inside: set[int] = set()
    subjects = {id(draft.subject) for draft in sentence.clauses}
    for segment in sentence.segments:
        _arrange_outside(segment.front, subjects)
    seen = {id(group) for group in sentence.groups}
    added = [group for segment in sentence.segments for group in segment.front if id(group) not in seen]
    every = [group for group in (*sentence.groups, *added) if group.kind in ("N", "P") and group.word]
    if added:
        every.sort(key=lambda group: group.first)
    for group in every:
        inside.update(id(other) for other in (*group.attached, *group.appositions, *group.conjuncts))
    sentence.phrases = [group for group in every if id(group) not in inside]


def _arrange_outside(groups: Sequence[Group], subjects: set[int]) -> None:
    """Attach the groups before the subject of a segment to each other, unless another pass has attached them."""
    if len(groups) < 2:
        return
    stop = next((at for at, group in enumerate(groups) if id(group) in subjects), len(groups))
    outside = groups[:stop]
    attached = any(group.host or group.attached or group.conjuncts or group.appositions for group in outside)
    if stop > 1 and not attached:
        arrange(outside)
