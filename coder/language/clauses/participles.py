"""Gerunds and past participles: who does it, and what the clause modifies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import ClauseKind
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import CONJUNCTIONS, Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import BuilderState
from coder.language.clauses.subjects import take_subject

NOUN_PREPOSITIONS: Final = word_set("clauses.noun_prepositions")
PLACE_PREPOSITIONS: Final = word_set("clauses.place_prepositions")
ADVERBIAL_PREPOSITIONS: Final = word_set("clauses.adverbial_prepositions")
GERUNDS_OF_VERBS: Final = word_set("clauses.gerunds_of_verbs")
CUSTODY: Final = word_set("clauses.custody_verbs")
DOCUMENTS: Final = word_set("actors.document_nouns")
SPEECH_ACTS: Final = word_set("clauses.speech_acts")
MESSAGES: Final = word_set("clauses.message_verbs")
WISHING: Final = word_set("clauses.wishing_verbs")
SEE, WANT = "see", "want"
WRITTEN: Final = word_set("clauses.written_verbs")
ADDRESSING: Final = word_set("clauses.addressing_prepositions")
BARE: Final = ("gerund", "participle")
"""The forms of a verb that modifies a noun without a relative pronoun."""
LISTED: Final = ("N", "P", "COMMA")
"""Kinds of groups of which a list of nouns consists, beside conjunctions."""
LIGHT: Final = frozenset(("ADVP", "T", "PT", "LQ", "RQ"))
"""Kinds of groups that may stand between a noun and its participle."""


# --- gerunds -------------------------------------------------------------------------------------
def gerund(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Place "attacking" after a preposition, a noun, a verb, or a mark."""
    preceding, last = state.preceding, state.last_group()
    if segment.opener and not segment.has_subject():
        link = state.text(segment.opener[0])
        if segment.opener[0].kind == "PP":
            _after_preposition(state, draft, last, link)
        else:
            adverbial(state, draft, link)
    elif at := _absolute_place(state):
        _absolute(state, draft, at)
    elif last is not None and last.kind in ("N", "P") and _may_modify(state, draft, last):
        _modify_noun(state, draft, _document_sent(state, draft) or last)
    elif preceding is not None and (last is None or last.kind == "PRT"):
        draft.place(ClauseKind.COMPLEMENT, preceding)
        draft.share_subject(preceding, "control")
    else:
        adverbial(state, draft, "")


def _may_modify(state: BuilderState, draft: ClauseDraft, noun: Group) -> bool:
    """May a gerund modify the noun before it?

    A place that is only a name does nothing: "in Athens demanding ..."; who writes says what is written: "wrote to Chad
    [asking ...]".
    """
    preceding = state.preceding
    if draft.verb.lemma in GERUNDS_OF_VERBS:
        return False
    if preceding is not None and preceding.verb.lemma in MESSAGES and draft.verb.lemma in WRITTEN:
        told = state.recent[_addressee(state.recent)]
        return told.kind == "P" and told.prep not in ADDRESSING or _document_sent(state, draft) is not None
    place = noun.kind == "P" and noun.prep in PLACE_PREPOSITIONS and state.tokens[noun.head].tag == "NNP"
    return not place or state.preceding is None


def _document_sent(state: BuilderState, draft: ClauseDraft) -> Group | None:
    """'sent a letter to Chad [accusing ...]': return the document that speaks, and not those to whom it goes."""
    recent = state.recent
    at = _addressee(recent)
    if at < 1 or recent[at].kind != "P" or recent[at].prep not in ADDRESSING:
        return None
    document = recent[at - 1]
    speaks = document.kind == "N" and state.lemma(document) in DOCUMENTS
    return document if speaks and draft.verb.lemma in WRITTEN else None


def _addressee(groups: Sequence[Group]) -> int:
    """Return the index of the last group over those with "of": "a letter | to the king | of Jordan"."""
    at = len(groups) - 1
    while at > 0 and groups[at].kind == "P" and groups[at].prep == "of":
        at -= 1
    return at


def _absolute_place(state: BuilderState) -> int:
    """Where "with" after a comma opens a clause of its own ("froze the talks, with officials saying ..."); else 0."""
    groups = state.recent
    at = len(groups) - 1
    while at > 0 and (groups[at].kind in LISTED or groups[at].kind in CONJUNCTIONS):
        if groups[at].prep == "with":
            return at if groups[at - 1].kind == "COMMA" and state.preceding is not None else 0
        at -= 1
    return 0


def _absolute(state: BuilderState, draft: ClauseDraft, at: int) -> None:
    """Make what "with" governs the subject, and no argument of the verb before."""
    draft.place(ClauseKind.ADVERBIAL, state.preceding)
    draft.set_subject(take_subject(state.recent, at), "participle")
    del state.recent[at:]


def _after_preposition(state: BuilderState, draft: ClauseDraft, last: Group | None, link: str) -> None:
    """Place a gerund after a preposition: it belongs to the verb, to the noun before it, or is adverbial."""
    governor = state.preceding
    if governor is not None and state.words.has_pair("gerund", governor.verb.lemma, link):
        _governed(state, draft, governor, link)
    elif governor is not None and last is not None and state.words.has_pair("own_gerund", governor.verb.lemma, link):
        draft.place(ClauseKind.COMPLEMENT, governor, link)
        draft.share_subject(governor, "control")
        draft.verb = replace(draft.verb, modal=governor.verb.modal, negated=draft.verb.negated or governor.verb.negated)
    elif last is not None and last.kind in ("N", "P") and last.word and link in NOUN_PREPOSITIONS:
        state.hold_subject(modified=True)
        draft.place(ClauseKind.RELATIVE, governor, link)
        draft.set_subject(last.possessor, "control")
        draft.modify(last)
    elif governor is not None and last is None and link not in ADVERBIAL_PREPOSITIONS:
        draft.place(ClauseKind.COMPLEMENT, governor, link)
        draft.share_subject(governor, "control")
    else:
        adverbial(state, draft, link)


def _governed(state: BuilderState, draft: ClauseDraft, governor: ClauseDraft, link: str) -> None:
    """'accused X of attacking': the object does it, or the subject of a passive."""
    draft.place(ClauseKind.COMPLEMENT, governor, link)
    noun = next((group for group in state.recent if group.kind == "N"), None)
    if noun is None or governor.verb.passive:
        draft.share_subject(governor, "control")
    else:
        draft.set_subject(noun, "control")


# --- past participles ----------------------------------------------------------------------------
def participle(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Place "signed": after a noun it modifies the noun, also over a comma; else it is adverbial."""
    last = state.last_group()
    noun = last if last is not None and last.kind in ("N", "P") and last.word else None
    after_boundary = state.after_boundary()
    if noun is None and after_boundary:
        noun = _noun_before_boundary(state) or _person_held(state, draft)
    if segment.opener or noun is None:
        adverbial(state, draft, state.text(segment.opener[0]) if segment.opener else "")
        return
    if state.preceding is None and after_boundary:
        state.hold_subject()
        noun = state.open_clauses[-1].pending_subject or noun
    elif _is_wished(state.preceding) and [group for group in state.recent if group.kind not in LIGHT] == [noun]:
        draft.place(ClauseKind.COMPLEMENT, state.preceding)
        draft.set_subject(noun, "control")
        return
    _modify_noun(state, draft, noun)


def _is_wished(governor: ClauseDraft | None) -> bool:
    """'wants to see the general [removed]': does somebody wish to see something done?"""
    if governor is not None and governor.verb.lemma == SEE and governor.verb.form == "infinitive":
        governor = governor.parent
        return governor is not None and governor.verb.lemma in WISHING
    return governor is not None and governor.verb.lemma == WANT


def _noun_before_boundary(state: BuilderState) -> Group | None:
    """Return the noun before a comma, if it stands right there and is not the land behind a town."""
    rest = [group for group in state.recent if group.kind not in LIGHT]
    if len(rest) < 2 or _is_land(state, rest):
        return None
    noun = rest[-2]
    return noun if noun.kind == "N" or (noun.kind == "P" and noun.word and state.preceding is None) else None


def _person_held(state: BuilderState, draft: ClauseDraft) -> Group | None:
    """'visited Ali Bello's wife and spoke to Sani Musa, [arrested by the army]': return who was, by name."""
    rest = [group for group in state.recent if group.kind not in LIGHT]
    held = draft.verb.passive and draft.verb.lemma in CUSTODY
    if not held or len(rest) < 2 or rest[-2].kind != "P" or _is_land(state, rest):
        return None
    noun = rest[-2]
    return noun if noun.named and noun.prep not in PLACE_PREPOSITIONS else None


def _is_land(state: BuilderState, groups: Sequence[Group]) -> bool:
    """'in Lima, Peru, [charged]': do a place, a comma and the name of its land stand before the last comma?"""
    if state.preceding is None or len(groups) < 4:
        return False
    place, comma, land = groups[-4:-1]
    named = state.tokens[place.head].tag == state.tokens[land.head].tag == "NNP"
    return named and place.prep in PLACE_PREPOSITIONS and comma.kind == "COMMA" and land.kind == "N"


# --- both ----------------------------------------------------------------------------------------
def adverbial(state: BuilderState, draft: ClauseDraft, link: str) -> None:
    """'..., saying that', 'after meeting': the subject is that of the clause to which it belongs.

    After a comma it belongs over a bare modifier: "fight for those living there, accusing ...", and what somebody says
    over what he asks for or blames: "urged Chad to sign, saying ...", "accused Chad of arming rebels, calling it ...".
    """
    joined = _behind_joined(state)
    state.hold_subject(modified=joined)
    owner = state.preceding
    if state.after_boundary() and not link:
        owner = _over_modifiers(owner)
        if draft.verb.lemma in SPEECH_ACTS or state.words.has("report", draft.verb.lemma):
            owner = _over_requests(owner)
    draft.place(ClauseKind.ADVERBIAL, owner, link)
    clause = state.open_clauses[-1]
    if state.preceding is None and clause.draft is None and clause.pending_subject is not None:
        draft.set_subject(clause.pending_subject, "participle")
    else:
        draft.share_subject(owner, "participle")
        if joined and clause.object_place is not None:
            clause.modifier = draft


def _behind_joined(state: BuilderState) -> bool:
    """'shelled Chad, and Niger, [fearing a raid]': does a noun behind "and" and a comma stand before a gerund?"""
    groups = state.recent
    return len(groups) > 2 and groups[-1].kind == "COMMA" and groups[-3].kind == "CC" and groups[-2].kind == "N"


def _over_modifiers(draft: ClauseDraft | None) -> ClauseDraft | None:
    """The clause over those that only modify a noun with a bare gerund or participle."""
    while draft is not None and draft.kind is ClauseKind.RELATIVE and draft.verb.form in BARE and draft.parent:
        draft = draft.parent
    return draft


def _over_requests(draft: ClauseDraft | None) -> ClauseDraft | None:
    """The clause over what somebody asks for or blames: "urged Chad to stop selling arms", "accused Chad of lying"."""
    while draft is not None and draft.parent and _is_asked(draft):
        draft = draft.parent
    return draft


def _is_asked(draft: ClauseDraft) -> bool:
    """Is it an infinitive of which an object is the subject, or one or a gerund that a verb governs?"""
    if draft.verb.form == "infinitive" and draft.source is None:
        return True
    return draft.kind is ClauseKind.COMPLEMENT and draft.verb.form in ("infinitive", "gerund")


def _modify_noun(state: BuilderState, draft: ClauseDraft, noun: Group) -> None:
    """'troops guarding the border', 'the deal signed in Paris': the noun is the subject."""
    state.hold_subject(modified=True)
    draft.place(ClauseKind.RELATIVE, state.preceding)
    draft.set_subject(noun, "participle")
    draft.modify(noun)
