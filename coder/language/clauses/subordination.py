"""What opens a clause of its own: who, which, that, if, after."""

from __future__ import annotations

from coder.core.model import Chunk, ClauseKind
from coder.language.clauses.drafts import OpenClause
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, State

INTERROGATIVE = frozenset(("whether", "how", "why", "if"))
OF_PLACE = frozenset(("when", "where"))
FREE = frozenset(("what", "whoever", "whatever", "whichever"))


def open_clause(state: State, segment: Segment) -> None:
    """Begin the frame of a relative, complement or adverbial clause."""
    last = segment.opener[-1]
    nonfinite = segment.verb is not None and segment.verb.kind not in FINITE and segment.verb.kind != "VBARE"
    if nonfinite and not (segment.verb is not None and segment.verb.kind == "VEN" and _has_subject(segment)):
        return
    word = state.text(last)
    frame = OpenClause(ClauseKind.ADVERBIAL, state.owner, word)
    frame.after_comma = state.after_comma()
    if last.kind == "WHNP":
        _open_wh(state, frame, segment)
    elif last.kind == "THAT":
        _open_that(state, frame, segment)
    else:
        _open_subordinate(state, frame, word)
    state.hold_subject(modified=frame.antecedent is not None)
    frame.front = segment.front
    state.push(frame)
    state.region, state.owner = frame.front, None


def _noun(state: State, verb: Chunk | None) -> Group | None:
    """The noun right before the opener."""
    last = state.last_group()
    return state.antecedent(verb) if last is not None and last.kind in ("N", "P") and last.word else None


def _has_subject(segment: Segment) -> bool:
    return any(group.kind == "N" for group in segment.front)


def _open_wh(state: State, frame: OpenClause, segment: Segment) -> None:
    """who, which, whose: relative after a noun, else a question or its report."""
    chunk = segment.opener[-1]
    verb = None if _has_subject(segment) else segment.verb
    word = state.tokens[chunk.first].text.lower()
    own_noun = chunk.stop - chunk.first > 1
    question = any(token.text == "?" for token in state.tokens[-3:])
    noun = None if word in FREE else _noun(state, verb)
    part = _partitive(state, segment)
    if part is not None:
        segment.front.insert(0, part)
        frame.after_comma, noun = True, None
    if noun is None and frame.after_comma and word not in FREE and not (question and state.empty_frame() == 0):
        noun = _before_comma(state, verb)
    if noun is not None:
        frame.kind, frame.antecedent = ClauseKind.RELATIVE, noun
    else:
        frame.kind = ClauseKind.COMPLEMENT if state.owner else ClauseKind.MAIN
    frame.no_gap = len(segment.opener) > 1 and word not in FREE
    if len(segment.opener) > 1 and word in FREE:
        object_of = Group("P", chunk.first, chunk.stop, chunk.head, word)
        object_of.prep = state.text(segment.opener[0])
        state.region.append(object_of)
    if noun is None or (own_noun and word == "whose"):
        group = Group("N", chunk.first, chunk.stop, chunk.head, state.tokens[chunk.head].text.lower())
        if noun is not None:
            group.possessor, frame.no_gap = noun, True
        if not _has_subject(segment):
            segment.front.insert(0, group)
        elif noun is None and not frame.no_gap:
            frame.antecedent = group


def _partitive(state: State, segment: Segment) -> Group | None:
    """'the men, most of whom fled': the quantity is the subject."""
    region = state.region
    if len(segment.opener) < 2 or state.text(segment.opener[0]) != "of" or len(region) < 2 or _has_subject(segment):
        return None
    if region[-1].kind not in ("N", "ADJP") or region[-2].kind != "COMMA":
        return None
    part = region.pop()
    part.kind = "N"
    return part


def _before_comma(state: State, verb: Chunk | None) -> Group | None:
    """The noun before the comma; a subject that waits is as good."""
    region, state.region = state.region, [group for group in state.region if group.kind not in ("COMMA", "COLON", "LB")]
    noun = state.antecedent(verb)
    state.region = region
    return noun


def _open_that(state: State, frame: OpenClause, segment: Segment) -> None:
    """that: relative or complement, of the verb or of a noun ("the claim that")."""
    owner, has_subject = state.owner, _has_subject(segment)
    noun = _noun(state, None if has_subject else segment.verb)
    frame.kind = ClauseKind.COMPLEMENT
    if (
        not has_subject
        and segment.verb is not None
        and (noun is not None or (owner is not None and owner.verb.passive))
    ):
        frame.kind = ClauseKind.RELATIVE
        frame.antecedent = noun or (owner.subject if owner else None)
    elif noun is not None and not state.takes_clause(owner):
        frame.antecedent = noun
        if state.words.has("that", state.lemma(noun)):
            frame.no_gap = True
        else:
            frame.kind = ClauseKind.RELATIVE


def _open_subordinate(state: State, frame: OpenClause, word: str) -> None:
    """if, when, whether, how: complement of a verb of saying, relative after a place or time, else adverbial."""
    noun = None if frame.after_comma else _noun(state, None)
    if (
        word == "whether"
        and state.owner is not None
        or state.takes_clause(state.owner)
        and not frame.after_comma
        and (word in INTERROGATIVE or (word in OF_PLACE and noun is None))
    ):
        frame.kind = ClauseKind.COMPLEMENT
    elif word in OF_PLACE and noun is not None and word == "where":
        frame.kind, frame.antecedent, frame.no_gap = ClauseKind.RELATIVE, noun, True
