"""Verb groups that other words split: "has, in effect, left", "will at last leave", "did the minister leave"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Chunk, Token
from coder.dictionary.word_lists import word_set
from coder.language.clauses.segments import Segment

INVERTING_ADVERBS: Final = word_set("clauses.inverting_adverbs")
ADJACENT_AUXILIARIES: Final = word_set("clauses.adjacent_auxiliaries")
BASE_FORMS: Final = {"VBP": "VBARE", "VBD": "VEN"}
"""By the tag of a finite form, the kind of chunk that it looks like."""


def join_split_verbs(segments: Sequence[Segment], tokens: Sequence[Token]) -> list[Segment]:
    """Join each segment that holds the main verb to the segment that holds its auxiliary."""
    question = any(token.text == "?" for token in tokens[-3:])
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last is not None and _belongs(last, segment, tokens, question):
            joined[-1] = _joined(last, segment, tokens)
        else:
            joined.append(segment)
    return joined


def _belongs(last: Segment, segment: Segment, tokens: Sequence[Token], question: bool) -> bool:
    """Is the verb of ``segment`` the main verb of the auxiliary in ``last``?"""
    if last.verb is None or segment.verb is None or segment.opener or segment.front:
        return False
    auxiliary = tokens[last.verb.head]
    if last.verb.kind not in ("VFIN", "VCOP") or not _takes(auxiliary, _form(segment.verb, tokens)):
        return False
    kinds = [group.kind for group in last.tail]
    if "N" in kinds:
        return _subject_inside(last, kinds, auxiliary, tokens, question)
    if segment.verb.kind == "VFIN" or (segment.verb.kind == "VBARE" and auxiliary.lemma == "have"):
        return auxiliary.lemma == "have" and len(kinds) > 1 and kinds[0] == kinds[-1] == "COMMA"
    only_marks = all(kind in ("ADVP", "COMMA", "LQ", "RQ") for kind in kinds)
    return only_marks or auxiliary.lemma not in ADJACENT_AUXILIARIES


def _subject_inside(
    last: Segment, kinds: Sequence[str], auxiliary: Token, tokens: Sequence[Token], question: bool
) -> bool:
    """'did the minister resign?', 'Never had it met': does the subject stand between the auxiliary and the verb?"""
    after_auxiliary = kinds[0] == "N" and kinds.count("N") == 1 and "COMMA" not in kinds
    inverted = after_auxiliary and not any(group.kind == "N" for group in last.front[-2:])
    if auxiliary.tag == "MD" or auxiliary.lemma == "do":
        return inverted
    assert last.verb is not None
    starts = last.verb.first == 0 or (question and last.rule != "verb_phrase")
    return inverted and starts and (question or auxiliary.text == "Had" or tokens[0].text in INVERTING_ADVERBS)


def _form(verb: Chunk, tokens: Sequence[Token]) -> str:
    """Return the kind of a verb without auxiliary; a finite form counts as the other form that it looks like."""
    if verb.kind == "VFIN" and verb.stop - verb.first == 1:
        return BASE_FORMS.get(tokens[verb.head].tag, "")
    return verb.kind


def _takes(auxiliary: Token, kind: str) -> bool:
    """Does this auxiliary go with this form?"""
    if auxiliary.tag == "MD" or auxiliary.lemma == "do":
        return kind == "VBARE"
    if auxiliary.lemma == "have":
        return kind in ("VEN", "VBARE")
    return auxiliary.lemma == "be" and kind in ("VEN", "VING")


def _joined(last: Segment, segment: Segment, tokens: Sequence[Token]) -> Segment:
    """Join two segments whose verbs are one verb group; a subject inside it goes to the groups before the verb."""
    assert last.verb is not None and segment.verb is not None
    auxiliaries = tokens[last.verb.first : last.verb.stop]
    passive = segment.verb.kind == "VEN" and any(token.lemma == "be" for token in auxiliaries)
    kind = "VFIN_PASS" if passive else "VFIN"
    verb = Chunk(kind, last.verb.first, segment.verb.stop, segment.verb.head)
    if any(group.kind == "N" for group in last.tail):
        return Segment(last.rule, last.opener, last.front + last.tail, verb, segment.tail, inverted=True)
    between = [group for group in last.tail if group.kind in ("P", "PT", "T")]
    return Segment(last.rule, last.opener, last.front, verb, between + segment.tail, inverted=False)
