"""What is known of a sentence while its segments are read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Chunk, ClauseKind, Token
from coder.dictionary.verb_classes import ClauseWords
from coder.dictionary.word_lists import word_set
from coder.language.chunking.chunker import verb_group
from coder.language.clauses.drafts import ClauseDraft, OpenClause
from coder.language.clauses.groups import CONJUNCTIONS, QUOTES, Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.subjects import before_aside, cut_subject, marks_before, subject_at_end, take_subject

FINITE: Final = frozenset(("VFIN", "VFIN_PASS", "VCOP"))
INFINITIVE: Final = frozenset(("VINF", "VINF_PASS", "VBARE"))
GERUND: Final = frozenset(("VING", "VING_PASS"))
BOUNDARIES: Final = ("COMMA", "COLON", "LB")
"""Kinds of marks between a noun and a clause that modifies it."""
BETWEEN: Final = frozenset((*BOUNDARIES, "ADVP", "LQ", "RQ"))
"""Kinds of groups that may stand between a subject and a clause that modifies it."""
NAMES: Final = ("NNP", "NNPS")
SAID_OF: Final = ("DT", "PRP$", "NN", "JJ")
"""The tags with which an apposition behind a name begins: "Lund, a general", "Lund, head of the army"."""
OFFICES: Final = word_set("clauses.offices")
OFFICE_FIELDS: Final = word_set("actors.field_nouns")
DESCRIBING: Final = ("DT", "PRP$", "NNP", "JJ")
"""The tags with which a description before a name begins: "the envoy, Lund", "Chad's envoy, Lund"."""
MAX_OPEN: Final = 12
"""How many clauses may be open at once: keeps the cost of a sentence linear."""
LOOK_BACK: Final = 8
"""How many groups are searched for the noun before a clause."""


class BuilderState:
    """The clauses so far, those that are open, and the groups since the last verb or opener."""

    __slots__ = ("announced", "drafts", "open_clauses", "opened", "preceding", "recent", "tokens", "words")

    def __init__(self, tokens: Sequence[Token], words: ClauseWords) -> None:
        self.tokens = tokens
        self.words = words
        self.announced = False
        """The first verb is the infinitive of a headline: "Obama to visit Cuba"."""
        self.drafts: list[ClauseDraft] = []
        """The clauses so far, in the order of their verbs."""
        root = OpenClause(ClauseKind.MAIN, None)
        self.open_clauses = [root]
        """The sentence itself, and the clauses inside it up to the innermost one."""
        self.opened = [root]
        """All clauses that were ever opened."""
        self.recent: list[Group] = root.front
        """The groups since the last verb or opener."""
        self.preceding: ClauseDraft | None = None
        """The clause whose verb comes before the recent groups; none after an opener and at the beginning."""

    # --- words -----------------------------------------------------------------------------------
    def lemma(self, group: Group) -> str:
        """Return the lemma of the head of a group."""
        return self.tokens[group.head].lemma

    def text(self, chunk: Chunk) -> str:
        """Return the words of a chunk in lower case."""
        return " ".join([token.text.lower() for token in self.tokens[chunk.first : chunk.stop]])

    def is_question(self) -> bool:
        """Does the sentence end with a question mark?"""
        return any(token.text == "?" for token in self.tokens[-3:])

    def takes_clause(self, draft: ClauseDraft | None) -> bool:
        """May this clause govern another without "that"?"""
        return draft is not None and self.words.has("clause", draft.verb.lemma)

    # --- open clauses ----------------------------------------------------------------------------
    def new_draft(self, segment: Segment) -> ClauseDraft:
        """Begin a clause for the verb of a segment."""
        assert segment.verb is not None
        draft = ClauseDraft(len(self.drafts), verb_group(self.tokens, segment.verb), segment.verb.kind, segment.rule)
        self.drafts.append(draft)
        return draft

    def open(self, clause: OpenClause) -> None:
        """Open a clause inside the others; with too many open, the oldest but the sentence itself is given up."""
        if len(self.open_clauses) >= MAX_OPEN:
            del self.open_clauses[1]
        self.open_clauses.append(clause)
        self.opened.append(clause)

    def fill(self, clause: OpenClause, draft: ClauseDraft) -> None:
        """Give an open clause the finite verb that it waited for."""
        clause.draft = draft
        draft.place(clause.kind, clause.parent, clause.link)
        if clause.antecedent is not None:
            draft.modify(clause.antecedent)

    def resume(self, index: int, draft: ClauseDraft) -> None:
        """Give a verb to the clause with this index, whose subject waited for it."""
        clause = self.close_inside(index)
        draft.subject = clause.pending_subject
        if clause.modifier is not None:
            clause.modifier.share_subject(None, "participle")
            clause.modifier.subject = draft.subject
        if clause.object_place is not None:
            groups, at = clause.object_place
            take_subject(groups, at)
            cut_subject(groups, at)
            clause.object_place = None
        self.fill(clause, draft)

    def close_inside(self, index: int) -> OpenClause:
        """Close all clauses inside the one with this index, and return that."""
        del self.open_clauses[index + 1 :]
        return self.open_clauses[index]

    def innermost_empty(self) -> int:
        """Return the index of the innermost clause without a verb, unless its subject may be an object; -1 if none."""
        clauses = self.open_clauses
        for i in range(len(clauses) - 1, -1, -1):
            if clauses[i].draft is None and clauses[i].object_place is None:
                return i
        return -1

    def innermost_pending(self) -> int:
        """Return the index of the innermost clause whose subject waits for its verb; -1 if there is none."""
        clauses = self.open_clauses
        for i in range(len(clauses) - 1, -1, -1):
            if clauses[i].draft is None and clauses[i].pending_subject is not None:
                return i
        return -1

    # --- recent groups ---------------------------------------------------------------------------
    def last_group(self) -> Group | None:
        """Return the last recent group that is no adverb, time or quotation mark."""
        for group in reversed(self.recent[-LOOK_BACK:]):
            if group.kind not in QUOTES and group.kind not in ("ADVP", "PT", "T"):
                return group
        return None

    def after_boundary(self) -> bool:
        """Is a comma, a dash or a bracket the last recent group?"""
        last = self.last_group()
        return last is not None and last.kind in BOUNDARIES

    def antecedent(self, verb: Chunk | None) -> Group | None:
        """Return the noun that a relative clause modifies here: the last one that agrees with its verb."""
        return nearest_agreeing(self.recent, self.tokens, verb)

    # --- subjects that wait ----------------------------------------------------------------------
    def hold_subject(self, *, modified: bool = False) -> None:
        """Remember a subject whose verb comes after a clause of its own: "the man [who left] said".

        ``modified``: that clause modifies the last recent noun; then a noun that looks like an object may be such a
        subject too: "said the man [who left] fled".
        """
        clause = self.open_clauses[-1]
        end = len(self.recent)
        while end and self.recent[end - 1].kind in BETWEEN:
            end -= 1
        if self.preceding is None:
            if clause.draft is None and clause.pending_subject is None:
                at = subject_at_end(self.recent[:end], joined=True)
                if at < 0:
                    at = subject_at_end(self.recent[: before_aside(self.recent, end)], joined=True)
                if modified:
                    at = self._named_by(self.recent, at)
                if at >= 0:
                    clause.pending_subject = take_subject(self.recent, at)
        elif modified:
            self._hold_after_verb(self.preceding, end)

    def _named_by(self, groups: Sequence[Group], at: int) -> int:
        """'Lund, a general [who left]': return the noun of which the one at ``at`` is said, else ``at``.

        Within a sentence that is a name: "On Monday, Lund, a general [who left]". Before any verb a name may be said
        of what describes its bearer: "The envoy of Chad, Lund, [who left]".
        """
        host = host_of(groups, at)
        if host < 0:
            return at
        if self.tokens[groups[at].first].tag not in SAID_OF:
            named = self.preceding is None and self._is_named(groups[host], groups[at])
            return host if named else at
        if host and self.tokens[groups[host].first].tag in SAID_OF and host_of(groups, host) == 0:
            return 0  # "Lund, head of the institute, a group [run by ...]"
        return host if not host or self.tokens[groups[host].head].tag in NAMES else at

    def described_by_name(self, at: int) -> int:
        """'The envoy of Chad, Otto Lund said': return the description before a first and a last name, else ``at``."""
        host, group = host_of(self.recent, at), self.recent[at]
        full = group.stop - group.first > 1 and self.tokens[group.stop - 1].tag == "NNP"
        opens = host >= 0 and all(other.kind not in ("N", "P") for other in self.recent[:host])
        return host if full and opens and self._is_named(self.recent[host], group) else at

    def _is_named(self, host: Group, name: Group) -> bool:
        """Is one noun a description that begins with an article or a name, and the other a name?"""
        tokens = self.tokens
        head = tokens[host.head]
        describes = head.tag == "NN" or (head.tag == "NNP" and head.text.lower() in OFFICES)
        described = tokens[host.first].tag in DESCRIBING and describes
        return described and host.stop - host.first > 1 and tokens[name.first].tag == tokens[name.head].tag == "NNP"

    def _hold_after_verb(self, preceding: ClauseDraft, end: int) -> None:
        """Remember the noun after a verb, which may be the subject of a later verb."""
        tail = self.recent
        joined = self.words.has("clause_only", preceding.verb.lemma)
        at = subject_at_end(tail[:end], joined=joined, after_verb=True)
        if at < 0:
            at = joined_before_aside(tail, end)
        if at < 0:
            return
        at = self._named_by(tail, at)
        holder = self._holder(preceding, marks_before(tail, at))
        if holder is not None:
            holder.pending_subject, holder.object_place = tail[at], (tail, at)
            if holder not in self.open_clauses:
                self.open(holder)

    def _holder(self, preceding: ClauseDraft, marks: str) -> OpenClause | None:
        """Return the clause whose subject a noun after a verb may be, by the marks before that noun."""
        empty = self.innermost_empty()
        if marks and empty >= 0:
            # "As troops left, the rebels [who held the town] fled"
            return self.close_inside(empty)
        if "CC" in marks:
            outer = self.open_clauses[0 if "COMMA" in marks else -1]
            return OpenClause(outer.kind, outer.parent, outer.link)
        if not marks and self.takes_clause(preceding) and not preceding.verb.passive:
            return OpenClause(ClauseKind.COMPLEMENT, preceding)
        return None


def host_of(groups: Sequence[Group], at: int) -> int:
    """Return the noun before the comma of which the one at ``at`` may be said, over what hangs on it; -1 for none."""
    if at < 2 or groups[at - 1].kind != "COMMA":
        return -1
    host = at - 2
    while host > 0 and groups[host].kind == "P":
        host -= 1
    return host if groups[host].kind == "N" else -1


def joined_before_aside(groups: Sequence[Group], end: int) -> int:
    """'shelled Chad, and Niger, wary of [raids]': the noun behind "and" before such an aside; -1 for none."""
    comma = before_aside(groups, end)
    if comma + 1 >= len(groups) or groups[comma + 1].kind != "ADJP":
        return -1
    at = subject_at_end(groups[:comma], joined=False, after_verb=True)
    return at if at > 0 and groups[at - 1].kind in CONJUNCTIONS else -1


def nearest_agreeing(groups: Sequence[Group], tokens: Sequence[Token], verb: Chunk | None) -> Group | None:
    """Return the last noun that agrees with a verb in number, or else the last noun."""
    wanted = _verb_is_plural(tokens, verb)
    nearest: Group | None = None
    after_conjunction = False
    for group in reversed(groups[-10:]):
        if group.kind in ("N", "P") and group.word:
            if group.kind == "P" and (tokens[group.head].tag == "PRP" or _names_holder(tokens, group)):
                continue
            if nearest is None:
                nearest = group
            if wanted is None or _is_plural(tokens, group) in (None, wanted) or (after_conjunction and wanted):
                return group
            if group.kind == "N":
                break
        elif group.kind in CONJUNCTIONS and nearest is not None and wanted:
            after_conjunction = True
        elif nearest is not None and group.kind not in QUOTES:
            break
    return nearest


def _names_holder(tokens: Sequence[Token], group: Group) -> bool:
    """'minister for African Affairs Otto Lund': does the field of an office go before the name of its holder?"""
    if tokens[group.head].tag != "NNP":
        return False
    return any(tokens[at].lemma.lower() in OFFICE_FIELDS for at in range(group.first, group.head))


def _is_plural(tokens: Sequence[Token], group: Group) -> bool | None:
    """Is a noun plural? None where its tag does not show it."""
    tag = tokens[group.head].tag
    if group.conjuncts or tag in ("NNS", "NNPS"):
        return True
    return False if tag in ("NN", "NNP") else None


def _verb_is_plural(tokens: Sequence[Token], verb: Chunk | None) -> bool | None:
    """Does a verb ask for a plural subject? None where its form does not show it."""
    if verb is None:
        return None
    token = tokens[verb.first]
    word = token.text.lower()
    if token.tag == "VBZ" or word == "was":
        return False
    return True if token.tag == "VBP" or word == "were" else None
