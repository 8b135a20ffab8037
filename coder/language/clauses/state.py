"""What is known of a sentence while its segments are read from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.model import Chunk, ClauseKind, Token
from coder.dictionary.verb_classes import ClauseWords
from coder.language.chunking.chunker import verb_group
from coder.language.clauses.attachment import CONJUNCTIONS, QUOTES, arrange, marks_before, subject_at_end
from coder.language.clauses.drafts import Draft, OpenClause
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment

FINITE = frozenset(("VFIN", "VFIN_PASS", "VCOP"))
INFINITIVE = frozenset(("VINF", "VINF_PASS", "VBARE"))
GERUND = frozenset(("VING", "VING_PASS"))
MAX_FRAMES = 12
"""How many clauses may be open at once: keeps the cost of a sentence linear."""
BETWEEN = ("COMMA", "COLON", "LB", "ADVP", "LQ", "RQ")


class State:
    """The clauses so far, the open frames, and the groups since the last verb or opener."""

    def __init__(self, tokens: Sequence[Token], words: ClauseWords) -> None:
        self.tokens = tokens
        self.words = words
        self.clauses: list[Draft] = []
        root = OpenClause(ClauseKind.MAIN, None)
        self.frames = [root]
        self.opened = [root]
        """All frames so far, the closed ones too."""
        self.region: list[Group] = root.front
        """The groups since the last verb or opener."""
        self.owner: Draft | None = None
        """The clause whose tail the region is; none if it is the front of a frame."""

    # --- words -----------------------------------------------------------------------------------
    def lemma(self, group: Group) -> str:
        """The lemma of the head of a group."""
        return self.tokens[group.head].lemma

    def text(self, chunk: Chunk) -> str:
        """The words of a chunk in lower case."""
        return " ".join([token.text.lower() for token in self.tokens[chunk.first : chunk.stop]])

    def takes_clause(self, draft: Draft | None) -> bool:
        """May this clause govern another without "that"?"""
        return draft is not None and self.words.has("clause", draft.verb.lemma)

    # --- clauses and frames ----------------------------------------------------------------------
    def draft(self, segment: Segment) -> Draft:
        """A new clause for the verb of a segment."""
        assert segment.verb is not None
        draft = Draft(len(self.clauses), verb_group(self.tokens, segment.verb), segment.verb.kind, segment.rule)
        self.clauses.append(draft)
        return draft

    def push(self, frame: OpenClause) -> None:
        """Open a frame; with too many open, the oldest but the root is given up."""
        if len(self.frames) >= MAX_FRAMES:
            del self.frames[1]
        self.frames.append(frame)
        self.opened.append(frame)

    def fill(self, draft: Draft, frame: OpenClause) -> None:
        """Make the clause the one that the frame waited for."""
        frame.verb = draft
        draft.hang(frame.kind, frame.parent, frame.link)
        if frame.antecedent is not None:
            draft.modify(frame.antecedent)

    def empty_frame(self) -> int:
        """Index of the innermost frame that has no verb yet and no subject that may be an object; -1 if there is none."""
        frames = self.frames
        return next(
            (i for i in range(len(frames) - 1, -1, -1) if frames[i].verb is None and frames[i].held is None), -1
        )

    def waiting_frame(self) -> int:
        """Index of the innermost frame whose subject waits for its verb; -1 if there is none."""
        frames = self.frames
        return next((i for i in range(len(frames) - 1, -1, -1) if frames[i].verb is None and frames[i].pending), -1)

    # --- the region ------------------------------------------------------------------------------
    def last_group(self) -> Group | None:
        """The last group of the region that is no adverb, time or quotation mark."""
        for group in reversed(self.region[-8:]):
            if group.kind not in QUOTES and group.kind not in ("ADVP", "PT", "T"):
                return group
        return None

    def noun_before_mark(self) -> Group | None:
        """The last noun of the region, marks or not."""
        return next((group for group in reversed(self.region[-8:]) if group.kind in ("N", "P") and group.word), None)

    def after_comma(self) -> bool:
        """Is a comma, a dash or a bracket the last of the region?"""
        last = self.last_group()
        return last is not None and last.kind in ("COMMA", "COLON", "LB")

    def hold_subject(self, *, modified: bool = False) -> None:
        """Remember a subject whose verb comes after a clause of its own: "the man [who left] said".

        ``modified``: the clause is one that modifies the noun at the end of the region; then a noun that looks like an object
        may be such a subject too: "said the man [who left] fled".
        """
        frame = self.frames[-1]
        end = len(self.region)
        while end and self.region[end - 1].kind in BETWEEN:
            end -= 1
        if self.owner is None:
            if frame.verb is None and frame.pending is None:
                at = subject_at_end(self.region[:end], joined=True)
                if at >= 0:
                    frame.pending = self.take_subject(self.region, at)
        elif modified:
            self._hold_after_verb(self.owner, end)

    def _hold_after_verb(self, owner: Draft, end: int) -> None:
        """The noun at the end of the tail of a clause may be the subject of a later verb."""
        tail = self.region
        at = subject_at_end(tail[:end], joined=self.words.has("clause_only", owner.verb.lemma), after_verb=True)
        if at < 0:
            return
        marks = marks_before(tail, at)
        empty = self.empty_frame()
        if marks and empty >= 0:
            # "As troops left, the rebels [who held the town] fled"
            del self.frames[empty + 1 :]
            held = self.frames[empty]
        elif "CC" in marks:
            outer = self.frames[0 if "COMMA" in marks else -1]
            held = OpenClause(outer.kind, outer.parent, outer.link)
        elif not marks and self.takes_clause(owner) and not owner.verb.passive:
            held = OpenClause(ClauseKind.COMPLEMENT, owner)
        else:
            return
        held.pending, held.held = tail[at], (tail, at)
        if held not in self.frames:
            self.push(held)

    def take_subject(self, groups: list[Group], at: int) -> Group:
        """The noun group at ``at`` with all that belongs to it."""
        arrange(groups[at:])
        return groups[at]

    def plural(self, group: Group) -> bool | None:
        """Is a noun plural? None where that cannot be said."""
        tag = self.tokens[group.head].tag
        if group.conjuncts or tag in ("NNS", "NNPS"):
            return True
        return False if tag in ("NN", "NNP") else None

    def verb_plural(self, chunk: Chunk | None) -> bool | None:
        """Does a verb ask for a plural subject? None where its form does not show it."""
        if chunk is None:
            return None
        token = self.tokens[chunk.first]
        word = token.text.lower()
        if token.tag == "VBZ" or word == "was":
            return False
        return True if token.tag == "VBP" or word == "were" else None

    def antecedent(self, verb: Chunk | None) -> Group | None:
        """The noun that a relative clause at the end of the region modifies: the last one that agrees with its verb."""
        wanted = self.verb_plural(verb)
        nearest: Group | None = None
        after_conjunction = False
        for group in reversed(self.region[-10:]):
            if group.kind in ("N", "P") and group.word:
                if group.kind == "P" and self.tokens[group.head].tag == "PRP":
                    continue
                if nearest is None:
                    nearest = group
                if wanted is None or self.plural(group) in (None, wanted) or (after_conjunction and wanted):
                    return group
                if group.kind == "N":
                    break
            elif group.kind in CONJUNCTIONS and nearest is not None and wanted:
                after_conjunction = True
            elif nearest is not None and group.kind not in QUOTES:
                break
        return nearest
