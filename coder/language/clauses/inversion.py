"""Subjects that stand elsewhere than before their verb, and those of headlines."""

from __future__ import annotations

from coder.language.clauses.attachment import arrange, extent, subject_at_end
from coder.language.clauses.drafts import Draft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import State


def inverted_report(state: State, draft: Draft, segment: Segment) -> bool:
    """'..., said the minister': a report after what it reports."""
    tail, region = segment.tail, state.region
    if not state.words.has("report", draft.verb.lemma) or draft.verb.passive or segment.opener or segment.torn:
        return False
    if not region or not tail or tail[0].kind != "N" or region[-1].kind not in ("COMMA", "RQ", "STOP", "COLON"):
        return False
    waiting = state.waiting_frame()
    if state.owner is None:
        before = (
            region[:-2] if len(region) > 2 and region[-1].kind == "RQ" and region[-2].kind == "COMMA" else region[:-1]
        )
        at = subject_at_end(before, joined=True)
        if not any(group.kind == "COMMA" for group in tail) or at < 0:
            return False
        state.frames[-1].pending = state.take_subject(before, at)
    elif waiting >= 0:
        return False
    stop = next((i for i, group in enumerate(tail) if group.kind in ("T", "PT", "STOP", "LQ", "ADVP", "RQ")), len(tail))
    take_inverted(draft, tail, stop)
    if waiting < 0 and state.owner is not None:
        del state.frames[1:]
    return True


def take_inverted(draft: Draft, tail: list[Group], stop: int = 0) -> None:
    """Take the subject off the groups after the verb: all up to ``stop``, or what belongs to the noun."""
    stop = stop or extent(tail)
    draft.done_by(tail[0], "inverted")
    arrange(tail[:stop])
    del tail[:stop]


def under_headline(state: State) -> bool:
    """'Clashes in Cairo as police fire tear gas': a headline without a verb, and what happened meanwhile."""
    region, tokens = state.region, state.tokens
    if (
        state.owner is not None
        or len(region) < 2
        or region[0].kind != "N"
        or region[0].first
        or any(group.kind not in ("N", "P") for group in region)
    ):
        return False
    headed = tokens[region[0].head].tag == "NNS" and region[0].head == region[0].first
    return headed and region[-1].prep == "as" and tokens[region[-1].head].tag in ("NNS", "NNP", "NNPS")


def headline_pair(state: State, draft: Draft, at: int) -> Group | None:
    """'Putin, Merkel discuss Syria': in headlines a comma between two names joins them."""
    region, tokens = state.region, state.tokens
    if (
        at != 2
        or region[0].kind != "N"
        or region[1].kind != "COMMA"
        or tokens[draft.verb.first].tag not in ("VBP", "VB")
    ):
        return None
    if not all(tokens[group.head].tag.startswith("NNP") for group in (region[0], region[2])):
        return None
    region[0].conjuncts.append(region[2])
    return region[0]
