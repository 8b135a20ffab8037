"""The passes over the clauses of a sentence, in the order of ``PASSES``: each one settles one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coder.core.model import ClauseKind
from coder.language.clauses.attachment import arrange
from coder.language.clauses.attribution import according, reports
from coder.language.clauses.drafts import Draft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft


def arguments(sentence: SentenceDraft) -> None:
    """What follows a verb becomes its objects, prepositional phrases, predicate and particle."""
    for draft in sentence.clauses:
        found = arrange(draft.tail)
        draft.preps = found.preps
        _governed_of(sentence, draft, found.nouns)
        if found.particle is not None and not draft.verb.particle:
            draft.verb = replace(draft.verb, particle=found.particle.word)
        if draft.chunk == "VCOP" or (draft.verb.lemma in LINKING and not draft.verb.passive):
            draft.predicate = found.nouns[0] if found.nouns else found.adjective
            if found.adjective is not None and found.nouns and found.adjective.first < found.nouns[0].first:
                draft.predicate = found.adjective
        elif draft.verb.lemma in KEEPING and found.adjective is not None and not found.nouns:
            draft.predicate = found.adjective
        elif len(found.nouns) > 1 and sentence.words.has("naming", draft.verb.lemma):
            draft.objects, draft.predicate = found.nouns[:1], found.nouns[1]
        elif found.times and sentence.words.has("time", draft.verb.lemma) and draft.tail[0].kind in ("T", "N"):
            draft.objects = (found.nouns + found.times[:1])[:2]
        else:
            draft.objects = found.nouns[:2]


def _governed_of(sentence: SentenceDraft, draft: Draft, nouns: Sequence[Group]) -> None:
    """'accused X | of Y', 'accused rebels in X | of Y': here "of" belongs to the verb as well as to the noun."""
    if nouns and sentence.words.has_pair("gerund", draft.verb.lemma, "of"):
        below = (*nouns[0].attached, *(other for group in nouns[0].attached for other in group.attached))
        draft.preps = [group for group in below if group.prep == "of"][-1:] + draft.preps


LINKING = frozenset(("be", "become", "remain", "seem"))
KEEPING = frozenset(("keep", "stay", "fall", "go", "stand", "feel", "turn"))
"""Verbs with a predicate where an adjective follows: "kept silent"."""


def receivers(sentence: SentenceDraft) -> None:
    """'denied Somalia | military aid': a bare name before an adjective or common noun is the receiver."""
    for draft in sentence.clauses:
        if (
            len(draft.objects) != 1
            or draft.objects[0].possessor is not None
            or not sentence.words.has("two", draft.verb.lemma)
        ):
            continue
        group = draft.objects[0]
        at = group.first
        while at < group.head and sentence.tokens[at].tag in ("NNP", "NNPS"):
            at += 1
        tags = ("JJ", "NN", "NNS", "VBG", "CD") if sentence.words.has("receiver", draft.verb.lemma) else ("CD", "$")
        if group.first < at and sentence.tokens[at].tag in tags:
            receiver = Group("N", group.first, at, at - 1, sentence.tokens[at - 1].text.lower())
            group.first = at
            draft.objects = [receiver, group]


def is_to(sentence: SentenceDraft) -> None:
    """'The king is to visit Spain': an infinitive right after "be" is what is arranged."""
    for draft in sentence.clauses:
        be = draft.parent
        if (
            be is None
            or draft.link != "to"
            or draft.verb.form != "infinitive"
            or be.chunk != "VCOP"
            or be.verb.lemma != "be"
        ):
            continue
        between = [token.text.lower() for token in sentence.tokens[be.verb.stop : draft.verb.first]]
        if be.predicate is None and between in ([], ["about"]) and not be.verb.modal:
            draft.verb = replace(draft.verb, modal="to be", negated=draft.verb.negated or be.verb.negated)


def announced(sentence: SentenceDraft) -> None:
    """'Obama to visit Cuba': in a headline without a finite verb the infinitive after a name is what is arranged."""
    first = sentence.clauses[0] if sentence.clauses else None
    if (
        first is None
        or first.verb.form != "infinitive"
        or first.chunk == "VBARE"
        or first.antecedent is None
        or first.antecedent.kind != "N"
    ):
        return
    before = [group for group in sentence.segments[0].front if group.kind in ("N", "COMMA")]
    named = all(sentence.tokens[group.head].tag in ("NNP", "NNPS", "NNS") for group in before if group.kind == "N")
    listed = [group.kind for group in before] in (["N"], ["N", "COMMA", "N"])
    if not (named and listed and first.verb.first == first.antecedent.stop) or any(
        draft.chunk in ("VFIN", "VFIN_PASS", "VCOP") and draft.kind is ClauseKind.MAIN for draft in sentence.clauses
    ):
        return
    first.hang(ClauseKind.MAIN, None)
    first.done_by(before[0], "own")
    before[0].conjuncts += before[2:]
    first.antecedent, first.verb = None, replace(first.verb, modal="to be")


def yet_to(sentence: SentenceDraft) -> None:
    """'has yet to agree': it has not."""
    for draft in sentence.clauses:
        if (
            draft.verb.form == "infinitive"
            and draft.verb.first
            and sentence.tokens[draft.verb.first - 1].text.lower() == "yet"
        ):
            draft.verb = replace(draft.verb, negated=True)


def short_of(sentence: SentenceDraft) -> None:
    """'stopped short of condemning': it was not done."""
    for draft in sentence.clauses:
        if (
            draft.link == "of"
            and draft.verb.first > 1
            and sentence.tokens[draft.verb.first - 2].text.lower() == "short"
        ):
            draft.verb = replace(draft.verb, negated=True)


def late_agents(sentence: SentenceDraft) -> None:
    """'was invited to visit Oslo by the king': the agent behind the infinitive belongs to the verb that asks."""
    for draft in sentence.clauses:
        asking = draft.parent
        if (
            asking is None
            or not asking.verb.passive
            or draft.verb.passive
            or draft.kind is not ClauseKind.COMPLEMENT
            or draft.verb.form != "infinitive"
        ):
            continue
        agent = next((group for group in draft.preps if group.prep == "by" and group.word), None)
        if (
            agent is not None
            and all(group.prep != "by" for group in asking.preps)
            and sentence.words.has("object", asking.verb.lemma)
        ):
            draft.preps = [group for group in draft.preps if group is not agent]
            asking.preps = [*asking.preps, agent]


def shared_objects(sentence: SentenceDraft) -> None:
    """'beat and robbed the traders': with only the conjunction between, the second verb's object is also the first one's."""
    for draft in sentence.clauses:
        first = draft.coordinate
        if first is None or not draft.objects or first.objects or first.preps or first.predicate is not None:
            continue
        if (
            draft.verb.first - first.verb.stop == 1
            and first.verb.passive == draft.verb.passive
            and sentence.words.has("transitive", first.verb.lemma)
        ):
            first.objects = draft.objects


def dropped_auxiliaries(sentence: SentenceDraft) -> None:
    """'Two soldiers killed in ambush': headlines leave "were" out; a verb that always has an object is passive without one."""
    for draft in sentence.clauses:
        verb, after = (
            draft.verb,
            sentence.tokens[draft.verb.stop].tag if draft.verb.stop < len(sentence.tokens) else ".",
        )
        aimed = verb.stop < len(sentence.tokens) and sentence.tokens[verb.stop].text == "at"
        bare = (
            not aimed
            and draft.chunk == "VFIN"
            and verb.stop - verb.first == 1
            and not draft.objects
            and not draft.gap
            and draft.antecedent is None
        )
        if (
            bare
            and sentence.tokens[verb.head].tag == "VBD"
            and after in ("IN", "TO", ".", "RB", "JJ")
            and sentence.words.has("transitive", verb.lemma)
        ):
            draft.verb = replace(verb, passive=True)


def gaps(sentence: SentenceDraft) -> None:
    """'the man whom police arrested': the antecedent is the object of the relative clause."""
    for draft in sentence.clauses:
        if not draft.gap or draft.antecedent is None or draft.objects or draft.chunk != "VFIN":
            continue
        if not sentence.words.has("gapless", sentence.tokens[draft.antecedent.head].lemma):
            draft.objects = [draft.antecedent]


def fronted(sentence: SentenceDraft) -> None:
    """'Asked about it, X said': what comes before the main clause has the subject of the main clause."""
    waiting: list[Draft] = []
    for draft in sentence.clauses:
        if (
            draft.kind is ClauseKind.ADVERBIAL
            and draft.parent is None
            and draft.subject is None
            and draft.source is None
        ):
            waiting.append(draft)
        elif waiting and draft.chunk in ("VFIN", "VFIN_PASS", "VCOP") and draft.kind is ClauseKind.MAIN:
            for other in waiting:
                other.parent = draft
                other.share(draft, "participle" if other.link != "to" else "control")
            waiting = []


def subjects(sentence: SentenceDraft) -> None:
    """Shared and controlled subjects are those of the clause that they are shared with."""
    for draft in sentence.clauses:
        source, steps = draft, 0
        while source.subject is None and source.source is not None and steps < 20:
            source, steps = source.source, steps + 1
        if draft.subject is None:
            draft.subject = source.subject


def quotes(sentence: SentenceDraft) -> None:
    """Clauses whose verb stands between quotation marks; a mark that is not there stands at the end of the sentence."""
    inside = [False] * len(sentence.tokens)
    start, opened = 0, False
    for chunk in sentence.chunks:
        if chunk.kind == "LQ":
            start, opened = chunk.first, True
        elif chunk.kind == "RQ":
            inside[start : chunk.first] = [True] * (chunk.first - start)
            start, opened = chunk.stop, False
    if opened:
        inside[start:] = [True] * (len(inside) - start)
    for draft in sentence.clauses:
        draft.quoted = inside[draft.verb.head]


def negation(sentence: SentenceDraft) -> None:
    """'no one left', 'nothing happened', 'signed no deal', 'neither A nor B left': negative nouns negate the verb."""
    for draft in sentence.clauses:
        if draft.verb.negated:
            continue
        nouns = [draft.subject] if draft.subject is not None and draft.subject_rule in ("own", "inverted") else []
        if any(_negative(sentence, group) for group in nouns + draft.objects):
            draft.verb = replace(draft.verb, negated=True)


def _negative(sentence: SentenceDraft, group: Group) -> bool:
    first = sentence.tokens[group.first].text.lower()
    before = sentence.tokens[group.first - 1].text.lower() if group.first else ""
    return sentence.words.has("negative", first) or before == "neither" or (before == "not" and group.kind == "N")


def hypotheticals(sentence: SentenceDraft) -> None:
    """'if', 'unless', 'whether': the clause and what it governs did not (yet) happen."""
    for draft in sentence.clauses:
        coming = draft.link in ("until", "till") and draft.verb.tense == "present"
        if (
            coming
            or sentence.words.has("hypothetical", draft.link)
            or draft.parent is not None
            and draft.parent.hypothetical
            and draft.parent.index < draft.index
            or draft.coordinate is not None
            and draft.coordinate.hypothetical
        ):
            draft.hypothetical = True


def phrases(sentence: SentenceDraft) -> None:
    """Every noun group outside other groups, in order of place."""
    inside: set[int] = set()
    every = [
        group
        for segment in sentence.segments
        for group in (*segment.front, *segment.tail)
        if group.kind in ("N", "P") and group.word
    ]
    for group in every:
        inside.update(id(other) for other in (*group.attached, *group.appositions, *group.conjuncts))
    sentence.phrases = [group for group in every if id(group) not in inside]


PASSES: tuple[Callable[[SentenceDraft], None], ...] = (
    arguments,
    receivers,
    is_to,
    announced,
    yet_to,
    short_of,
    late_agents,
    shared_objects,
    dropped_auxiliaries,
    gaps,
    fronted,
    subjects,
    quotes,
    reports,
    according,
    negation,
    hypotheticals,
    phrases,
)
"""All passes, in the order in which they run."""
