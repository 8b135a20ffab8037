"""What the form of a clause makes of its candidate: negated, hypothetical, possible, intended, an aim, history."""

from __future__ import annotations

from typing import Final

from coder.coding.aims import is_barred, is_means_threatened, is_means_to_come, leads_to_aim, opens_with_aim
from coder.coding.candidate import CONSULT, THREATS, EventCandidate, is_hostile, root_of
from coder.coding.frame_rules import framed
from coder.coding.ranked import ranking_clause
from coder.coding.wrongs import is_only_judged
from coder.core.model import Actors, Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.core.values import replace
from coder.dictionary.frames import MODAL_FRAMES, Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import NEGATION, VerbEntry
from coder.dictionary.word_lists import word_set

FUTURE: Final = word_set("coding.future_modals")
EXCLUDING: Final = word_set("coding.excluding_links")
OUTCOME: Final = word_set("coding.outcome_adverbs")
WILL: Final = word_set("coding.will_modals")
UNREALISED: Final = word_set("coding.unrealised_modals")
POSSIBLE: Final = word_set("coding.possible_modals")
EXPRESSIONS: Final = ("01", "09", "051", "052", "055", "056", "10", "11", "12", "13", "14")
"""Beginnings of the codes of what is done by expressing it, or by setting somebody to it ("a panel to investigate")."""
NO_EXPRESSIONS: Final = frozenset(("STATEMENT", "SUPPORT_POLICY"))
"""Actions under these codes that may also be done later, as a purpose: "to support refugees"."""
TOPIC_LINKS: Final = word_set("coding.topic_links")
STATES: Final = word_set("coding.state_of_will_verbs")
ASSENTS, BACKING = word_set("coding.assent_verbs"), word_set("coding.backing_verbs")
RESISTING: Final = word_set("coding.resisting_verbs")
CAN: Final = word_set("coding.can_modals")
BACKED, DISAPPROVAL = ("EXPRESS_ACCORD", "SUPPORT_POLICY", "PRAISE"), "DISAPPROVE"
"""The actions of those who share a view or back a plan, and that of those who say that they do not."""
INDUCING: Final = word_set("actuality.inducing_verbs")
PROSPECT_VERBS: Final = word_set("actuality.prospect_verbs")
POWER_NOUNS: Final = word_set("actuality.power_nouns")
SPEAKER: Final = "resolve.speaker"
"""The rule that finds who "we" are."""
SCENES, HERE = word_set("coding.scenes"), word_set("coding.here")


def as_meant(clause: Clause, entry: VerbEntry, dictionary: Dictionary) -> Clause:
    """The clause of an entry that holds its own negation, which then negates nothing: "will not hear of".

    It stays to come where it means an action that has a code only as one to come: "will not sit idly by".
    """
    if entry.adverb != NEGATION:
        return clause
    verb, action = clause.verb, dictionary.actions.get(entry.name)
    done = verb.modal in FUTURE and (action is None or bool(action.done)) and entry.frame is not Frame.RESUME
    modal = "" if done or verb.modal in CAN else verb.modal
    return replace(clause, verb=replace(verb, negated=False, modal=modal))


def apply_modality(clause: Clause, candidate: EventCandidate, dictionary: Dictionary) -> EventCandidate:
    """A candidate after negation, modals and hypothetical links."""
    verb = clause.verb
    if _is_refused(clause, candidate) and _may_be_refused(candidate, dictionary):
        return framed(candidate, Frame.REJECT, candidate.source, (), dictionary).because(
            Reason("modality", "modal.will_not", words=verb.modal or verb.lemma)
        )
    if _is_withheld(clause, candidate):
        return replace(candidate, action=DISAPPROVAL, frame=None).because(
            Reason("modality", "modal.withheld", words=verb.lemma)
        )
    if verb.negated and candidate.frame is Frame.REJECT and _is_left_open(clause) and is_hostile(candidate, dictionary):
        return replace(candidate, frame=Frame.THREATEN).because(Reason("modality", "modal.not_ruled_out"))
    if verb.negated or clause.link in EXCLUDING:
        attempted = candidate.blocked is RejectReason.ATTEMPTED
        return replace(candidate, blocked=RejectReason.NEGATED) if attempted else candidate.block(RejectReason.NEGATED)
    if clause.hypothetical or (verb.modal in UNREALISED and verb.perfect):
        return candidate.block(RejectReason.HYPOTHETICAL)
    if verb.modal in POSSIBLE:
        return candidate if _is_consequence(candidate, dictionary) else candidate.block(RejectReason.POSSIBLE)
    if verb.modal in MODAL_FRAMES:
        if candidate.frame not in (None, Frame.INTEND):
            due = _is_only_due(candidate.frame) or _is_due_of_others(candidate)
            return candidate.block(RejectReason.OBLIGATION) if due else candidate
        return replace(candidate, frame=MODAL_FRAMES[verb.modal], blocked=RejectReason.OBLIGATION)
    if verb.modal in FUTURE and not candidate.frame:
        return framed(candidate, Frame.EXPECT, candidate.source, (), dictionary).because(
            Reason("modality", "modal.future", words=verb.modal)
        )
    return candidate


def _is_left_open(clause: Clause) -> bool:
    """Whether a negated verb leaves a deed possible: "did not rule out an attack", but not "did not resist arrest"."""
    return clause.verb.lemma not in RESISTING


def _is_consequence(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether it is what somebody is threatened with by whoever tells of it: "could face sanctions"."""
    return not candidate.source and not candidate.frame and root_of(candidate, dictionary) == THREATS


def _is_due_of_others(candidate: EventCandidate) -> bool:
    """Whether others than who speaks ought to praise or blame somebody: "Togo must condemn", but not "we must"."""
    if candidate.frame not in (Frame.APPROVE, Frame.CRITICISE, Frame.DEFEND):
        return False
    return any(all(reason.rule != SPEAKER for reason in actor.trace) for actor in candidate.source)


def _is_only_due(frame: Frame) -> bool:
    """Whether to say that it must be done does not do it: "must ask", "must refuse", but not "we must condemn"."""
    return Trait.ASKS in frame.traits or frame is Frame.REJECT


def apply_free_clause(
    clause: Clause, candidate: EventCandidate, reporter: Actors, parse: Parse, dictionary: Dictionary
) -> EventCandidate:
    """A candidate of a clause that no frame governs: what a noun is known for is history, a purpose has not happened.

    Nor has what is only talked about: "negotiations over removing the barriers".

    A duty that somebody reports is asked for or demanded by the reporter, who also judges the faults of others.
    """
    verb, tokens = clause.verb, parse.sentence.tokens
    if clause.kind is ClauseKind.RELATIVE and _is_past(clause):
        return candidate.block(RejectReason.HISTORY)
    of_aim = verb.form == "gerund" and opens_with_aim(clause, parse)
    of_topic = verb.form == "gerund" and clause.link in TOPIC_LINKS
    if is_barred(clause, parse):
        return candidate.block(RejectReason.STOPPED)
    hostile = candidate.frame is Frame.REJECT or not candidate.frame and is_hostile(candidate, dictionary)
    if hostile and is_means_threatened(clause, parse):
        reason = Reason("modality", "modal.means", words=verb.lemma)
        return framed(candidate, Frame.THREATEN, candidate.source, (), dictionary).because(reason)
    if is_means_to_come(clause, parse):
        return candidate.block(RejectReason.PURPOSE).because(Reason("modality", "modal.means", words=verb.lemma))
    if (of_aim or of_topic) and not candidate.frame or leads_to_aim(clause, parse):
        return candidate.block(RejectReason.PURPOSE)
    if verb.form == "infinitive" and clause.kind is not ClauseKind.MAIN and not verb.modal:
        ranking = ranking_clause(clause, parse, dictionary.noun_classes)
        if ranking is not None:
            return apply_modality(ranking, candidate, dictionary)
        befell = verb.passive and tokens[verb.first - 1].lemma in OUTCOME  # "fled only to be killed"
        fulfilled = (
            befell
            or is_met_there(clause, candidate, parse, dictionary)
            or (_is_expression(candidate, dictionary) and may_be_fulfilled(clause, parse))
        )
        return candidate if fulfilled else candidate.block(RejectReason.PURPOSE)
    if not reporter:
        return candidate
    voiced = candidate.frame in (Frame.MUST, Frame.SHOULD) or is_only_judged(candidate, dictionary)
    return framed(candidate, Frame.SAY, reporter, (), dictionary) if voiced else candidate


def is_scheduled(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says what will be done, or is planned: "is scheduled to meet the king"."""
    if clause.verb.form == "finite":
        return clause.verb.modal in WILL and not clause.verb.perfect
    if clause.verb.form != "infinitive" or clause.verb.perfect or clause.parent is None:
        return False
    above = parse.clauses[clause.parent].verb
    return above.form == "finite" and above.lemma in PROSPECT_VERBS and not above.negated


def _is_expression(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether an act with this purpose fulfils it: "marched to protest at", "summoned the envoy to complain"."""
    if candidate.frame:
        return True
    action = dictionary.actions.get(candidate.action)
    return action is not None and action.done.startswith(EXPRESSIONS) and candidate.action not in NO_EXPRESSIONS


def is_met_there(clause: Clause, candidate: EventCandidate, parse: Parse, dictionary: Dictionary) -> bool:
    """Whether somebody is at the place where he came to meet or talk: "is in Cairo to meet Sudanese officials"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or above.verb.lemma != "be" or above.predicate is not None or candidate.frame:
        return False
    if above.verb.modal or above.verb.negated or above.hypothetical or above.verb.perfect:
        return False
    action = dictionary.actions.get(candidate.action)
    if action is None or action.root != CONSULT:
        return False
    return any(phrase.prep in SCENES for phrase in above.preps) or _is_here(above, parse)


def _is_here(clause: Clause, parse: Parse) -> bool:
    """Whether "here" stands right after the verb of a clause."""
    return parse.sentence.tokens[clause.verb.stop].text.lower() in HERE


def may_be_fulfilled(clause: Clause, parse: Parse) -> bool:
    """Whether the act that a purpose belongs to is done, and does what the purpose says and not what it leads to.

    What is arranged is no purpose: "is to help".
    """
    if clause.verb.lemma in INDUCING and not clause.verb.modal:
        return False
    before = parse.sentence.tokens[clause.verb.first - 1] if clause.verb.first else None
    if before is not None and before.tag[0] == "N" and before.lemma.lower() in POWER_NOUNS:
        return False
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None:
        return True
    verb = above.verb
    if verb.lemma in PROSPECT_VERBS and above.objects:
        return False
    return not (verb.modal or verb.negated or above.hypothetical or verb.form == "infinitive")


def _is_past(clause: Clause) -> bool:
    """Whether a clause has the past perfect: "rebels who had attacked the town"."""
    return clause.verb.perfect and clause.verb.tense == "past"


def _is_refused(clause: Clause, candidate: EventCandidate) -> bool:
    """Whether somebody will not do it, or is not willing to: "is not ready to", "has no plans to", "cannot accept".

    That nobody has agreed to it yet is no refusal.
    """
    verb = clause.verb
    if not _is_denied(clause):
        return False
    if verb.lemma in ASSENTS and not verb.perfect and not verb.passive and (not verb.modal or verb.modal in CAN):
        return True
    if verb.modal:
        return verb.modal in WILL and not verb.perfect
    willing = any(reason.rule.startswith(Frame.INTEND.word) for reason in candidate.trace)
    return (
        candidate.frame is Frame.INTEND
        and willing
        and (verb.lemma in STATES or verb.tense == "present" and not verb.perfect)
    )


def _is_denied(clause: Clause) -> bool:
    """Whether a clause says that something is not so."""
    return clause.verb.negated and not clause.hypothetical and clause.link not in EXCLUDING


def _is_withheld(clause: Clause, candidate: EventCandidate) -> bool:
    """Whether somebody does not think well of it: "is not happy with", "does not share the view", "cannot support"."""
    verb = clause.verb
    if candidate.blocked or not (candidate.frame is Frame.APPROVE or candidate.action in BACKED):
        return False
    if not _is_denied(clause) or verb.perfect or verb.passive or verb.modal and verb.modal not in CAN:
        return False
    return verb.lemma in BACKING or candidate.frame is Frame.APPROVE and verb.lemma == "be"


def _may_be_refused(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether not to do this is a refusal: it is no hostile act, not in doubt already and no mere merit."""
    return (
        bool(candidate.source)
        and not candidate.blocked
        and candidate.frame in (None, Frame.INTEND)
        and not is_only_judged(candidate, dictionary)
        and not is_hostile(candidate, dictionary)
    )
