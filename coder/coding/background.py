"""What a story tells in its middle as background: deeds that lie back, on days that it leaves open."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import COOPERATIVE_ROOTS, EventCandidate, root_of
from coder.coding.same_moment import share_subject
from coder.coding.story_times import StoryTimes
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

STANDING_ROOTS: Final = COOPERATIVE_ROOTS | {"03", "11", "12", "16"}
"""Roots of deeds that last or add up: "has refused", "has accused", "has imposed sanctions", "has met"."""
STANDING_FRAMES: Final = frozenset((Frame.INTEND, Frame.REJECT, Frame.APPROVE, Frame.ACCUSE, Frame.CRITICISE))
"""Frames of the same kind: "has promised to help", "has accused Niger of lying"."""
STANCES: Final = word_set("actuality.stance_verbs")
CONTRASTS: Final = word_set("dates.contrasts")
NEWS: Final = word_set("dates.news_words")


def is_background(candidate: EventCandidate, clause: Clause, story: StoryTimes, dictionary: Dictionary) -> bool:
    """Whether a clause behind the opening of a story tells what lies back: "Niger has refused aid", "towns it took"."""
    if story.is_opening:
        return False
    parse = story.present.parse
    if _is_beside_present(clause, parse):
        return True
    if not _is_plain_perfect(clause, parse) or _is_news(clause, parse):
        return False
    return _is_standing(candidate, clause, dictionary) or story.is_long_past()


def _is_standing(candidate: EventCandidate, clause: Clause, dictionary: Dictionary) -> bool:
    if candidate.frame is not None:
        return candidate.frame in STANDING_FRAMES or clause.verb.lemma in STANCES
    return root_of(candidate, dictionary) in STANDING_ROOTS


def _is_plain_perfect(clause: Clause, parse: Parse) -> bool:
    """Whether the story itself tells it in the present perfect; "and" carries the auxiliary on: "has met and urged"."""
    told = clause.kind is ClauseKind.MAIN or (clause.kind is ClauseKind.ADVERBIAL and clause.link in CONTRASTS)
    if not told or clause.reporter is not None or clause.quoted:
        return False
    verb = clause.verb
    if verb.perfect:
        return verb.tense == "present" and not verb.progressive
    if verb.tense != "past" or clause.subject_rule != "shared":
        return False
    before = (one for one in parse.clauses[: clause.index] if share_subject(clause, one))
    return any(one.verb.perfect and one.verb.tense == "present" for one in before)


def _is_news(clause: Clause, parse: Parse) -> bool:
    """Whether a word says that it is new: "meanwhile", "has now refused"."""
    tokens, verb = parse.sentence.tokens, clause.verb
    near = tokens[max(0, verb.first - 2) : verb.stop]
    return tokens[0].text.lower() in NEWS or any(token.text.lower() in NEWS for token in near)


def _is_beside_present(clause: Clause, parse: Parse) -> bool:
    """Whether a relative clause tells the past of what a verb in the present says: "fears rebels who killed ten"."""
    verb = clause.verb
    if clause.kind is not ClauseKind.RELATIVE or verb.perfect or verb.modal:
        return False
    if verb.tense != "past" and verb.form != "participle":
        return False
    above: Clause | None = clause
    while above is not None and (above is clause or above.verb.form != "finite"):
        above = parse.clauses[above.parent] if above.parent is not None and above.parent < above.index else None
    return above is not None and above.verb.tense == "present"
