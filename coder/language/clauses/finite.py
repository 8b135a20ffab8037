"""Finite verbs: where the subject stands, and what the clause is to the one before."""

from __future__ import annotations

from dataclasses import replace

from coder.core.model import ClauseKind
from coder.language.clauses.attachment import cut, marks_before, subject_at_end
from coder.language.clauses.drafts import Draft, OpenClause
from coder.language.clauses.groups import Group
from coder.language.clauses.inversion import headline_pair, inverted_report, take_inverted, under_headline
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import State


def finite(state: State, draft: Draft, segment: Segment) -> None:
    """Give a finite verb its subject and its place among the clauses."""
    if inverted_report(state, draft, segment):
        return
    if segment.torn or segment.opener or state.owner is None:
        if segment.torn and not segment.opener:
            state.region = segment.front
        _own_subject(state, draft, segment)
    else:
        _after_verb(state, draft, segment)


# --- the subject before its verb -----------------------------------------------------------------
def _own_subject(state: State, draft: Draft, segment: Segment) -> None:
    """The subject stands in the front of the frame; a relative clause may have its antecedent for one."""
    frame = state.frames[-1]
    at = subject_at_end(state.region, joined=True)
    if under_headline(state):
        _open_late(state, draft, len(state.region) - 1)
        return
    if at >= 0:
        draft.subject = headline_pair(state, draft, at) or state.take_subject(state.region, at)
        draft.gap = frame.antecedent is not None and not frame.no_gap
        if _parenthetical(state, segment, at):
            return
        _contact(state, frame, at)
    elif frame.kind is ClauseKind.RELATIVE and not frame.no_gap:
        draft.done_by(frame.antecedent, "relative")
    elif frame.pending is not None:
        draft.subject = frame.pending
    elif segment.tail and segment.tail[0].kind == "N" and any(group.kind == "P" for group in state.region):
        take_inverted(draft, segment.tail)
    state.fill(draft, _outer(state, frame, at))


def _outer(state: State, frame: OpenClause, at: int) -> OpenClause:
    """'While in Moscow, the envoy said': an opener without a verb of its own leaves the verb to the clause around it."""
    verbless = frame.kind is ClauseKind.ADVERBIAL and at > 1 and state.region[0].kind != "COMMA"
    if (
        verbless
        and any(group.kind == "COMMA" for group in state.region[:at])
        and len(state.frames) > 1
        and state.frames[-2].verb is None
    ):
        state.frames.pop()
        return state.frames[-1]
    return frame


def _parenthetical(state: State, segment: Segment, at: int) -> bool:
    """'The envoy, officials said, left': the verb belongs to a remark, the first noun still waits for its own."""
    region = state.region
    if at < 2 or region[at - 1].kind != "COMMA" or not segment.tail or segment.tail[-1].kind != "COMMA":
        return False
    if segment.verb is None or not state.words.has("report", state.tokens[segment.verb.head].lemma):
        return False
    before = subject_at_end(region[: at - 1], joined=True)
    if before < 0:
        return False
    state.frames[-1].pending = state.take_subject(region[: at - 1], before)
    return True


def _contact(state: State, frame: OpenClause, at: int) -> None:
    """'The man | police arrested ...': a noun before the subject without a mark between may be what the clause modifies."""
    region = state.region
    before = at - 1
    while before >= 0 and region[before].kind == "P":
        before -= 1
    if before >= 0 and region[before].kind == "N" and frame.antecedent is None:
        frame.contact = state.take_subject(region[:at], before)


def _close_contact(state: State, draft: Draft) -> None:
    """The clause before turns out to modify the noun before its subject; that noun is the subject here."""
    frame = state.frames[-1]
    relative, noun = frame.verb, frame.contact
    assert relative is not None and noun is not None
    relative.hang(ClauseKind.RELATIVE, draft)
    relative.modify(noun)
    relative.gap = True
    draft.subject, frame.contact = noun, None
    state.fill(draft, frame)


# --- the subject after another verb --------------------------------------------------------------
def _after_verb(state: State, draft: Draft, segment: Segment) -> None:
    """A finite verb after another clause: the subject is in the tail of that clause, or waits further back."""
    owner, tail = state.owner, state.region
    assert owner is not None
    takes_clause = state.takes_clause(owner) and not owner.verb.passive
    at = subject_at_end(tail, joined=state.words.has("clause_only", owner.verb.lemma), after_verb=True)
    marks = marks_before(tail, at) if at >= 0 else ""
    contact = at >= 0 and takes_clause and "COMMA" not in [group.kind for group in tail]
    waiting = state.waiting_frame()
    if contact and waiting >= 0 and not state.words.has("clause_only", owner.verb.lemma):
        contact = any(group.kind == "N" for group in tail[:at])
    late = _subordinate(state, at) if waiting < 0 and not contact else -1
    if late >= 0:
        _open_late(state, draft, late)
    elif waiting >= 0 and not contact and not (state.frames[waiting].held and marks):
        _resume(state, draft, waiting)
    elif at < 0 or (not marks and _clausal_subject(state, owner)):
        _without_subject(state, draft, segment)
    elif not marks and _governed_subject(state, owner):
        draft.hang(ClauseKind.COMPLEMENT, owner.parent)
        owner.share(None, "own")
    else:
        draft.subject = state.take_subject(tail, at)
        cut(tail, at)
        _place(state, draft, owner, marks, tail)


def _subordinate(state: State, at: int) -> int:
    """Index of a prepositional phrase that is in truth the subject of a clause ("left | after the camp | was bombed"); -1 if none."""
    region = state.region
    i = len(region) - 1
    while i > at and region[i].kind in ("RQ", "ADVP", "P") and not (region[i].kind == "P" and region[i].prep in LINKS):
        i -= 1
    return i if i > at and region[i].kind == "P" and region[i].word else -1


LINKS = frozenset(("after", "before", "since", "until", "as"))


def _open_late(state: State, draft: Draft, at: int) -> None:
    """Make the noun of a prepositional phrase the subject, and the preposition the link."""
    group = state.region[at]
    frame = OpenClause(ClauseKind.ADVERBIAL, state.owner, group.prep)
    group.kind, group.prep = "N", ""
    draft.subject = state.take_subject(state.region, at)
    cut(state.region, at)
    state.push(frame)
    state.fill(draft, frame)


def _clausal_subject(state: State, owner: Draft) -> bool:
    """'Attacking them would be wrong': is the clause before the subject?"""
    return (
        owner.verb.form in ("gerund", "infinitive")
        and not state.takes_clause(owner)
        and owner.parent is None
        and state.empty_frame() >= 0
    )


def _governed_subject(state: State, owner: Draft) -> bool:
    """'They say [adding troops] would be wrong'."""
    return (
        owner.verb.form == "gerund"
        and not owner.link
        and state.words.has("clause_only", owner.parent.verb.lemma if owner.parent else "")
    )


def _resume(state: State, draft: Draft, index: int) -> None:
    """The verb of a subject that waited."""
    frame = state.frames[index]
    del state.frames[index + 1 :]
    draft.subject = frame.pending
    if frame.held is not None:
        groups, at = frame.held
        state.take_subject(groups, at)
        cut(groups, at)
        frame.held = None
    if frame.verb is None:
        state.fill(draft, frame)


def _place(state: State, draft: Draft, owner: Draft, marks: str, tail: list[Group]) -> None:
    """Decide what a clause with its own subject is to the clause before."""
    empty = state.empty_frame()
    if not marks or (("COLON" in marks or "LQ" in marks) and "CC" not in marks and state.takes_clause(owner)):
        _govern(state, draft, owner, tail, marks)
    elif empty >= 0:
        del state.frames[empty + 1 :]
        state.fill(draft, state.frames[empty])
    elif "CC" in marks:
        _join(state, draft, comma="COMMA" in marks)
    else:
        del state.frames[1:]
        draft.hang(ClauseKind.MAIN, None)
        state.frames[0].verb = draft


def _govern(state: State, draft: Draft, owner: Draft, tail: list[Group], marks: str) -> None:
    """'said | troops left', or 'met the man | police sought'."""
    last = tail[-1] if tail else None
    if last is not None and not marks and last.kind in ("N", "P") and last.word and not state.takes_clause(owner):
        draft.hang(ClauseKind.RELATIVE, owner)
        draft.modify(last)
        draft.gap = True
    else:
        draft.hang(ClauseKind.COMPLEMENT, owner)
    frame = OpenClause(draft.kind, owner)
    frame.verb = draft
    state.push(frame)


def _join(state: State, draft: Draft, *, comma: bool) -> None:
    """A coordinated clause with a subject of its own: after a comma joined to the main clause."""
    frames = state.frames
    while len(frames) > 1 and (frames[-1].kind is ClauseKind.RELATIVE or comma or frames[-1].verb is None):
        frames.pop()
    frame = frames[-1]
    draft.coordinate = frame.verb
    frame.verb = draft
    draft.hang(frame.kind, frame.parent, frame.link)


def _without_subject(state: State, draft: Draft, segment: Segment) -> None:
    """No subject at hand: a clause is the subject ("to attack would be ..."), or the one before shares its own."""
    empty = state.empty_frame()
    if empty >= 0:
        del state.frames[empty + 1 :]
        state.fill(draft, state.frames[empty])
    elif (
        segment.tail
        and segment.tail[0].kind == "N"
        and state.region
        and state.region[-1].word in ("so", "nor", "neither")
    ):
        take_inverted(draft, segment.tail)
    elif state.frames[-1].contact is not None:
        _close_contact(state, draft)
    elif _mistaken(state):
        _reduce(state, draft)
    else:
        coordinate_finite(state, draft)


def _mistaken(state: State) -> bool:
    """'The gas | released from the tank | has ...': two finite verbs without any link, so the first is a participle."""
    owner = state.owner
    if (
        owner is None
        or owner.chunk != "VFIN"
        or owner.subject is None
        or owner.subject_rule != "own"
        or owner.complements
    ):
        return False
    simple = owner.verb.stop - owner.verb.first == 1 and state.tokens[owner.verb.head].tag == "VBD"
    return simple and bool(state.region) and all(group.kind in ("P", "PT", "T", "ADVP") for group in state.region)


def _reduce(state: State, draft: Draft) -> None:
    """Turn the clause before into a participle that modifies its subject, which is the subject here."""
    owner = state.owner
    assert owner is not None and owner.subject is not None
    frame = next((frame for frame in reversed(state.frames) if frame.verb is owner), state.frames[-1])
    draft.subject = owner.subject
    state.fill(draft, frame)
    if owner.parent is not None and owner.index in owner.parent.complements:
        owner.parent.complements.remove(owner.index)
    owner.hang(ClauseKind.RELATIVE, draft)
    owner.chunk, owner.subject_rule = "VEN", "participle"
    owner.verb = replace(owner.verb, passive=True, form="participle", tense="")
    owner.modify(owner.subject)


def coordinate_finite(state: State, draft: Draft) -> None:
    """A finite verb after "and": its subject is that of the last finite clause."""
    if _of_infinitive(state, draft):
        return
    if state.region and state.region[-1].kind == "COMMA":
        while len(state.frames) > 1 and state.frames[-1].after_comma:
            state.frames.pop()
    first = next(
        (
            frame.verb
            for frame in reversed(state.frames)
            if frame.verb is not None and not _is_background(frame.verb, draft)
        ),
        None,
    )
    state.hold_subject()
    waiting = state.waiting_frame()
    if first is None:
        if waiting >= 0:
            _resume(state, draft, waiting)
        return
    draft.coordinate = first
    draft.share(first, "shared")
    draft.hang(first.kind, first.parent, first.link)
    draft.antecedent = first.antecedent


def _is_background(first: Draft, draft: Draft) -> bool:
    """'denied that troops had fired and | accused Georgia': a simple past goes with the verb that reports, not with the past perfect."""
    verb = first.verb
    return (
        first.kind is ClauseKind.COMPLEMENT
        and verb.perfect
        and verb.tense == "past"
        and draft.verb.tense == "past"
        and not draft.verb.perfect
    )


def _of_infinitive(state: State, draft: Draft) -> bool:
    """'were told to surround the camp and | disarm the guards': a bare form after an infinitive goes with it, not with a past tense."""
    owner = state.owner
    if (
        owner is None
        or owner.verb.form != "infinitive"
        or state.tokens[draft.verb.first].tag != "VBP"
        or draft.verb.stop - draft.verb.first > 1
    ):
        return False
    finite = next((frame.verb for frame in reversed(state.frames) if frame.verb is not None), None)
    if finite is None or (finite.verb.tense != "past" and not finite.verb.modal):
        return False
    draft.coordinate = owner
    draft.share(owner, "shared")
    draft.hang(owner.kind, owner.parent, owner.link)
    draft.verb = replace(draft.verb, form="infinitive", tense="")
    return True
