"""Segments to clauses: from left to right, each verb finds its subject, its kind, and the clause it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coder.chunks import verb_group
from coder.drafts import Draft, Frame
from coder.model import ClauseKind, Token, Verb
from coder.nominals import QUOTES, arrange, subject_at_end
from coder.phrases import Group, Segment
from coder.words import ClauseWords

FINITE = frozenset(("VFIN", "VFIN_PASS", "VCOP"))
INFINITIVE = frozenset(("VINF", "VINF_PASS", "VBARE"))
GERUND = frozenset(("VING", "VING_PASS"))
COMPLEMENT_LINKS = frozenset(("whether", "how", "why", "what", "if", "when", "where", "who", "which"))


class Attacher:
    """The state of one sentence while its segments are read."""

    def __init__(self, tokens: Sequence[Token], words: ClauseWords) -> None:
        self.tokens = tokens
        self.words = words
        self.clauses: list[Draft] = []
        root = Frame(ClauseKind.MAIN, None)
        self.frames = [root]
        self.region: list[Group] = root.front
        """The groups since the last verb or opener."""
        self.owner: Draft | None = None
        """The clause whose tail the region is; none if it is the front of a frame."""

    def read(self, segment: Segment) -> None:
        """Take in one segment."""
        opener = segment.opener
        if not opener:
            self.region.extend(segment.front)
        elif opener[0].kind not in ("CC", "NEG_CC"):
            self._open(segment)
        if segment.verb is None:
            if opener and opener[0].kind in ("CC", "NEG_CC"):
                self.region.append(self._mark(opener[0].kind, opener[0].first))
            return
        draft = self._draft(segment)
        coordinated = bool(opener) and opener[0].kind in ("CC", "NEG_CC")
        if coordinated:
            if opener[0].kind == "NEG_CC":
                draft.verb = replace(draft.verb, negated=True)
            self._coordinate(draft)
        elif self._is_finite(segment):
            self._finite(draft, segment)
        elif segment.verb.kind in INFINITIVE:
            self._infinitive(draft, segment)
        elif segment.verb.kind in GERUND:
            self._gerund(draft, segment)
        else:
            self._participle(draft, segment)
        self.owner = draft
        self.region = draft.tail = segment.tail

    def _mark(self, kind: str, at: int) -> Group:
        return Group(kind, at, at + 1, at, self.tokens[at].text.lower())

    def _draft(self, segment: Segment) -> Draft:
        assert segment.verb is not None
        draft = Draft(len(self.clauses), verb_group(self.tokens, segment.verb), segment.verb.kind, segment.rule)
        draft.frame = self.frames[-1]
        self.clauses.append(draft)
        return draft

    def _is_finite(self, segment: Segment) -> bool:
        """Finite, or a bare infinitive with a subject of its own ("demand that he leave")."""
        assert segment.verb is not None
        if segment.verb.kind in FINITE:
            return True
        return segment.verb.kind == "VBARE" and bool(segment.opener) and segment.opener[0].kind in ("THAT", "SUB", "WHNP")

    # --- openers ---------------------------------------------------------------------------------
    def _open(self, segment: Segment) -> None:
        """Begin the frame of a relative, complement or adverbial clause."""
        last = segment.opener[-1]
        word = " ".join(token.text.lower() for token in self.tokens[last.first : last.stop])
        if segment.verb is not None and segment.verb.kind not in FINITE and segment.verb.kind != "VBARE":
            return
        before = self._last_group()
        comma = bool(self.region) and self.region[-1].kind == "COMMA"
        noun = before if before is not None and before.kind in ("N", "P") else None
        has_subject = any(group.kind == "N" for group in segment.front)
        frame = Frame(ClauseKind.ADVERBIAL, self.owner, word)
        if last.kind == "WHNP":
            self._open_wh(frame, segment, noun)
        elif last.kind == "THAT":
            self._open_that(frame, noun, has_subject)
        elif word in COMPLEMENT_LINKS and self.owner is not None and not comma and self.words.has("clause", self.owner.verb.lemma):
            if word in ("whether", "how", "why", "if") or noun is None:
                frame.kind = ClauseKind.COMPLEMENT
        elif word in ("when", "where") and noun is not None and not comma:
            frame.kind, frame.antecedent, frame.gap_prep = ClauseKind.RELATIVE, noun, True
        frame.after_comma = comma
        self._hold_subject()
        frame.front = segment.front
        self.frames.append(frame)
        self.region, self.owner = frame.front, None

    def _open_wh(self, frame: Frame, segment: Segment, noun: Group | None) -> None:
        chunk = segment.opener[-1]
        own_noun = chunk.stop - chunk.first > 1
        if noun is not None or (self.region and self.region[-1].kind == "COMMA" and self._last_noun() is not None):
            frame.kind = ClauseKind.RELATIVE
            frame.antecedent = noun or self._last_noun()
        else:
            frame.kind = ClauseKind.COMPLEMENT if self.owner else ClauseKind.MAIN
        frame.gap_prep = len(segment.opener) > 1
        word = self.tokens[chunk.first].text.lower()
        if frame.antecedent is None or word in ("what", "whoever", "whatever") or (own_noun and word == "whose"):
            group = Group("N", chunk.first, chunk.stop, chunk.head, self.tokens[chunk.head].text.lower())
            if own_noun and word == "whose":
                group.possessor = frame.antecedent
                frame.gap_prep = True
            if not any(item.kind == "N" for item in segment.front):
                segment.front.insert(0, group)
            elif frame.antecedent is None:
                frame.antecedent = group

    def _open_that(self, frame: Frame, noun: Group | None, has_subject: bool) -> None:
        owner = self.owner
        lemma = owner.verb.lemma if owner else ""
        head = self.tokens[noun.head].lemma if noun else ""
        if not has_subject and noun is not None:
            frame.kind, frame.antecedent = ClauseKind.RELATIVE, noun
        elif owner is not None and (noun is None or self.words.has("clause", lemma)):
            frame.kind = ClauseKind.COMPLEMENT
        elif noun is not None and not self.words.has("that", head):
            frame.kind, frame.antecedent = ClauseKind.RELATIVE, noun
        elif noun is not None:
            frame.kind, frame.antecedent, frame.gap_prep = ClauseKind.COMPLEMENT, noun, True
        else:
            frame.kind = ClauseKind.COMPLEMENT

    def _last_group(self) -> Group | None:
        """The last group of the region that is no adverb or quotation mark."""
        for group in reversed(self.region[-6:]):
            if group.kind not in QUOTES and group.kind not in ("ADVP", "PT", "T"):
                return group
        return None

    def _last_noun(self) -> Group | None:
        """The last noun of the region, marks or not."""
        return next((group for group in reversed(self.region[-8:]) if group.kind in ("N", "P") and group.word), None)

    def _hold_subject(self) -> None:
        """If the region is the front of a frame, remember the subject in it until its verb comes."""
        frame = self.frames[-1]
        if self.owner is None and frame.verb is None and frame.pending is None:
            end = len(self.region)
            while end and self.region[end - 1].kind in ("COMMA", "COLON", "LB", "ADVP", "LQ", "RQ"):
                end -= 1
            at = subject_at_end(self.region[:end], joined=True)
            if at >= 0:
                frame.pending = self._take_subject(self.region, at)

    def _take_subject(self, groups: list[Group], at: int) -> Group:
        subject = groups[at]
        arrange(groups[at:])
        return subject

    # --- finite verbs ----------------------------------------------------------------------------
    def _finite(self, draft: Draft, segment: Segment) -> None:
        if segment.opener or self.owner is None:
            self._own_subject(draft)
        elif self._inverted(draft, segment):
            return
        else:
            self._after_verb(draft)

    def _own_subject(self, draft: Draft) -> None:
        """The subject stands in the front of the frame; a relative clause may have its antecedent for one."""
        frame = self.frames[-1]
        at = subject_at_end(self.region, joined=True)
        if at >= 0:
            draft.subject = self._take_subject(self.region, at)
            draft.gap = frame.antecedent is not None and not frame.gap_prep
        elif frame.kind is ClauseKind.RELATIVE and not frame.gap_prep:
            draft.subject, draft.subject_rule = frame.antecedent, "relative"
        elif frame.pending is not None:
            draft.subject = frame.pending
        self._fill(draft, frame)

    def _fill(self, draft: Draft, frame: Frame) -> None:
        """Make the clause the one that the frame waited for."""
        frame.verb = draft
        draft.frame = frame
        draft.antecedent = frame.antecedent
        draft.hang(frame.kind, frame.parent, frame.link)
        if frame.antecedent is not None:
            frame.antecedent.clauses.append(draft.index)

    def _after_verb(self, draft: Draft) -> None:
        """A finite verb after another clause: the subject is in the tail of that clause, or waits further back."""
        owner = self.owner
        assert owner is not None
        tail = self.region
        waiting = next((i for i in range(len(self.frames) - 1, -1, -1) if self.frames[i].verb is None and self.frames[i].pending), None)
        takes_clause = self.words.has("clause", owner.verb.lemma) and not owner.verb.passive
        at = subject_at_end(tail, joined=takes_clause)
        contact = at >= 0 and takes_clause and not any(group.kind == "COMMA" for group in tail)
        if waiting is not None and not contact:
            self._resume(draft, waiting)
            return
        if at < 0:
            self._without_subject(draft)
            return
        draft.subject = self._take_subject(tail, at)
        boundary = self._cut(tail, at)
        self._place(draft, owner, boundary, tail)

    def _resume(self, draft: Draft, index: int) -> None:
        del self.frames[index + 1 :]
        frame = self.frames[index]
        draft.subject = frame.pending
        self._fill(draft, frame)

    def _cut(self, tail: list[Group], at: int) -> str:
        """Take the subject off the tail of the clause before; return the marks between ("", "COMMA", "CC", "COMMA CC" ...)."""
        start = at
        while start and tail[start - 1].kind in ("ADVP", "T", "LQ", "PT"):
            start -= 1
        marks: list[str] = []
        while start and tail[start - 1].kind in ("COMMA", "CC", "COLON", "RQ", "LQ", "NEG_CC", "STOP", "RB"):
            start -= 1
            marks.insert(0, tail[start].kind)
        del tail[start:]
        return " ".join(marks)

    def _place(self, draft: Draft, owner: Draft, boundary: str, tail: list[Group]) -> None:
        """Decide what a clause with its own subject is to the clause before."""
        empty = next((i for i in range(len(self.frames) - 1, -1, -1) if self.frames[i].verb is None), None)
        if not boundary:
            nouns = [group for group in tail if group.kind == "N"]
            if nouns and not self.words.has("clause", owner.verb.lemma) and tail[-1].kind in ("N", "P"):
                draft.hang(ClauseKind.RELATIVE, owner)
                draft.antecedent, draft.gap = tail[-1], True
                tail[-1].clauses.append(draft.index)
            else:
                draft.hang(ClauseKind.COMPLEMENT, owner)
            frame = Frame(draft.kind, owner)
            frame.verb = draft
            self.frames.append(frame)
            draft.frame = frame
        elif empty is not None:
            del self.frames[empty + 1 :]
            self._fill(draft, self.frames[empty])
        elif "CC" in boundary:
            self._join(draft, comma="COMMA" in boundary)
        else:
            del self.frames[1:]
            draft.hang(ClauseKind.MAIN, None)
            self.frames[0].verb = draft
            draft.frame = self.frames[0]

    def _join(self, draft: Draft, *, comma: bool) -> None:
        """A coordinated clause with a subject of its own: after a comma joined to the main clause."""
        while len(self.frames) > 1 and (self.frames[-1].kind is ClauseKind.RELATIVE or comma):
            self.frames.pop()
        frame = self.frames[-1]
        first = frame.verb
        self._fill(draft, frame)
        draft.antecedent = None
        draft.coordinate = first

    def _without_subject(self, draft: Draft) -> None:
        """No subject at hand: a clause is the subject ("to attack would be ..."), or the one before shares its own."""
        empty = next((i for i in range(len(self.frames) - 1, -1, -1) if self.frames[i].verb is None), None)
        if empty is not None:
            del self.frames[empty + 1 :]
            self._fill(draft, self.frames[empty])
        else:
            self._coordinate(draft)

    def _inverted(self, draft: Draft, segment: Segment) -> bool:
        """'..., said the minister': a report after what it reports."""
        if not self.words.has("report", draft.verb.lemma) or not self.region or draft.verb.passive:
            return False
        if not segment.tail or segment.tail[0].kind != "N" or self.region[-1].kind not in ("COMMA", "RQ", "STOP", "COLON"):
            return False
        if any(frame.verb is None and frame.pending for frame in self.frames):
            return False
        groups = segment.tail
        stop = next((i for i, group in enumerate(groups) if group.kind in ("PP", "T", "PT", "STOP", "LQ", "ADVP")), len(groups))
        draft.subject = groups[0]
        arrange(groups[:stop])
        del segment.tail[:stop]
        draft.subject_rule = "inverted"
        del self.frames[1:]
        return True

    # --- coordination ----------------------------------------------------------------------------
    def _coordinate(self, draft: Draft) -> None:
        """A verb after "and": like the last clause of its form, with the same subject."""
        if draft.chunk in FINITE:
            if self.region and self.region[-1].kind == "COMMA":
                while len(self.frames) > 1 and self.frames[-1].after_comma:
                    self.frames.pop()
            first = next((frame.verb for frame in reversed(self.frames) if frame.verb is not None), None)
        else:
            first = next((clause for clause in reversed(self.clauses[-8:-1]) if _same_form(clause, draft)), None)
        if first is None:
            waiting = next((frame for frame in reversed(self.frames) if frame.pending), None)
            draft.subject = waiting.pending if waiting else None
            if draft.chunk in FINITE and waiting is not None:
                self._fill(draft, waiting)
            return
        draft.coordinate = first
        draft.share(first, "shared")
        draft.hang(first.kind, first.parent, first.link)
        draft.antecedent, draft.frame = first.antecedent, first.frame
        if draft.chunk not in FINITE:
            draft.verb = _like(draft.verb, first.verb)

    # --- infinitives -----------------------------------------------------------------------------
    def _infinitive(self, draft: Draft, segment: Segment) -> None:
        owner, last = self.owner, self._last_group()
        self._hold_subject()
        if owner is None:
            if last is not None and last.kind in ("N", "P"):
                self._of_noun(draft, last)
            elif draft.chunk == "VBARE" and not self.region:
                self.frames[-1].verb = draft
            else:
                draft.hang(ClauseKind.ADVERBIAL, None, "to")
            return
        if segment.opener or last is None or last.kind in ("ADJP", "PRT") or (last.kind == "P" and not last.word):
            draft.hang(ClauseKind.COMPLEMENT, owner, "to")
            draft.share(owner, "control")
        elif last.kind in ("N", "P"):
            self._after_noun(draft, owner, last)
        else:
            draft.hang(ClauseKind.ADVERBIAL, owner, "to")
            draft.share(owner, "control")

    def _after_noun(self, draft: Draft, owner: Draft, last: Group) -> None:
        """An infinitive after a noun: the noun's ("a plan to"), its own ("urged X to") or an aim ("used force to")."""
        words, lemma = self.words, owner.verb.lemma
        objects = [group for group in self.region if group.kind == "N"]
        noun = self.tokens[last.head].lemma
        if last.kind == "P" and (words.has_pair("prep", lemma, last.prep) or (last.prep == "for" and owner.chunk == "VCOP")):
            draft.hang(ClauseKind.COMPLEMENT, owner, "to")
            draft.subject, draft.subject_rule = last, "control"
        elif objects and words.has("object", lemma) and not (words.has("noun", noun) and objects[-1] is last):
            draft.hang(ClauseKind.COMPLEMENT, owner, "to")
            draft.subject, draft.subject_rule = objects[0] if len(objects) < 3 else objects[-1], "control"
        elif objects and words.has("subject", lemma):
            draft.hang(ClauseKind.COMPLEMENT, owner, "to")
            draft.share(owner, "control")
        elif words.has("noun", noun) or (objects and words.has("noun", self.tokens[objects[-1].head].lemma)):
            self._of_noun(draft, last if words.has("noun", noun) else objects[-1])
            draft.share(owner, "control")
        elif draft.chunk == "VBARE" and objects:
            draft.hang(ClauseKind.COMPLEMENT, owner)
            draft.subject, draft.subject_rule = objects[-1], "control"
        else:
            draft.hang(ClauseKind.ADVERBIAL, owner, "to")
            draft.share(owner, "control")

    def _of_noun(self, draft: Draft, noun: Group) -> None:
        draft.hang(ClauseKind.RELATIVE, self.owner, "to")
        draft.antecedent = noun
        draft.subject, draft.subject_rule = noun.possessor, "control"
        noun.clauses.append(draft.index)

    # --- gerunds and participles -----------------------------------------------------------------
    def _gerund(self, draft: Draft, segment: Segment) -> None:
        owner, last = self.owner, self._last_group()
        opener = segment.opener[0] if segment.opener else None
        link = "" if opener is None else " ".join(token.text.lower() for token in self.tokens[opener.first : opener.stop])
        if opener is None or opener.kind != "PP":
            if opener is None and last is not None and last.kind in ("N", "P"):
                self._of_participle(draft, last)
            elif opener is None and owner is not None and (last is None or last.kind == "PRT"):
                draft.hang(ClauseKind.COMPLEMENT, owner)
                draft.share(owner, "control")
            else:
                self._adverbial(draft, link)
            return
        self._hold_subject()
        if owner is not None and self._governed_gerund(draft, owner, link):
            return
        if last is not None and last.kind in ("N", "P") and link in ("of", "for", "about", "in", "against", "on", "to", "at"):
            draft.hang(ClauseKind.RELATIVE, owner, link)
            draft.antecedent = last
            draft.subject, draft.subject_rule = last.possessor, "control"
            last.clauses.append(draft.index)
        elif owner is not None and last is None and link not in ("by", "without", "after", "before", "while"):
            draft.hang(ClauseKind.COMPLEMENT, owner, link)
            draft.share(owner, "control")
        else:
            self._adverbial(draft, link)

    def _governed_gerund(self, draft: Draft, owner: Draft, link: str) -> bool:
        """'accused X of attacking': the object, or the subject of a passive, is the one who does it."""
        if not self.words.has_pair("gerund", owner.verb.lemma, link):
            return False
        draft.hang(ClauseKind.COMPLEMENT, owner, link)
        noun = next((group for group in self.region if group.kind == "N"), None)
        if noun is None or owner.verb.passive:
            draft.share(owner, "control")
        else:
            draft.subject, draft.subject_rule = noun, "control"
        return True

    def _adverbial(self, draft: Draft, link: str) -> None:
        """'..., saying that', 'after meeting': the subject is that of the clause it belongs to."""
        self._hold_subject()
        draft.hang(ClauseKind.ADVERBIAL, self.owner, link)
        waiting = self.frames[-1].pending if self.frames[-1].verb is None else None
        if waiting is not None and self.owner is None:
            draft.subject, draft.subject_rule = waiting, "participle"
        else:
            draft.share(self.owner, "participle")

    def _of_participle(self, draft: Draft, noun: Group) -> None:
        """'troops guarding the border', 'the deal signed in Paris'."""
        self._hold_subject()
        draft.hang(ClauseKind.RELATIVE, self.owner)
        draft.antecedent = noun
        draft.subject, draft.subject_rule = noun, "participle"
        noun.clauses.append(draft.index)

    def _participle(self, draft: Draft, segment: Segment) -> None:
        last = self._last_group()
        if not segment.opener and last is not None and last.kind in ("N", "P"):
            self._of_participle(draft, last)
            return
        link = self.tokens[segment.opener[0].first].text.lower() if segment.opener else ""
        self._adverbial(draft, link)


def _same_form(clause: Draft, draft: Draft) -> bool:
    """May ``draft`` be coordinated with ``clause``, by the forms of their verbs?"""
    if draft.chunk == "VBARE":
        return clause.verb.form == "infinitive" or bool(clause.verb.modal)
    if draft.chunk in INFINITIVE:
        return clause.chunk in INFINITIVE
    if draft.chunk in GERUND:
        return clause.chunk in GERUND or clause.verb.progressive
    return clause.chunk == "VEN" or clause.verb.passive or clause.verb.perfect


def _like(verb: Verb, first: Verb) -> Verb:
    """The second verb of a group whose auxiliaries stand only before the first ("has met and praised")."""
    return replace(verb, passive=first.passive if verb.form == "participle" else verb.passive, negated=verb.negated or first.negated,
                   modal=first.modal, form=first.form, tense=first.tense, perfect=first.perfect)
