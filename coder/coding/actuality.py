"""Whether what a clause or noun says has happened: no habit, rule, question, prospect or memory is an event."""

from __future__ import annotations

from typing import Final

from coder.coding.arrangements import STOPS, is_of_a_day
from coder.coding.candidate import EventCandidate, is_resumed, is_violent, root_of
from coder.coding.habits import is_habit, is_simple_present
from coder.coding.prospects import PROSPECTS, Sign
from coder.coding.thoughts import is_counted, is_object_of_view, is_possible_outcome, is_prospect
from coder.coding.tolls import is_statistic
from coder.core.model import Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_list, word_set

STATE_VERBS: Final = word_set("actuality.state_verbs")
CHARGE_VERBS: Final = word_set("actuality.charge_verbs")
STANCE_VERBS: Final = word_set("actuality.stance_verbs")
LASTING_VERBS: Final = word_set("actuality.lasting_verbs")
SPEAKERS: Final = word_set("actors.speaker_pronouns")
PAST_WARS: Final = word_list("actuality.past_wars")
WARS: Final = frozenset(war.rsplit(" ", 1)[-1] for war in PAST_WARS)
WITHIN: Final = word_set("actuality.war_prepositions")
RULE_NOUNS: Final = word_set("actuality.rule_nouns")
LIMITS: Final = word_set("clauses.limits_in_time")
STARTS: Final = word_set("actuality.starting_links")
FUTURE: Final = word_set("coding.future_modals")
WAITING_LINKS: Final = word_set("actuality.waiting_links")
GENERIC_PRONOUNS: Final = word_set("actuality.generic_pronouns")
CAPTIVES: Final = word_set("actuality.captive_nouns")
DETAINING_VERBS: Final = word_set("actuality.detaining_verbs")
CAREER_VERBS: Final = word_set("actuality.career_verbs")
CAREER_LINKS: Final = word_set("actuality.career_links")
FICTION: Final = word_set("actuality.works_of_fiction")
RECOUNTING: Final = word_set("actuality.recounting_verbs")
WOULD, IF = "would", "if"
OPENING_QUOTE: Final = "``"
ASKING: Final = word_set("actuality.asking_auxiliaries")
PASSING_VERBS: Final = word_set("actuality.passing_verbs")
PASSED_NOUNS: Final = word_set("actuality.passed_nouns")
NEARLY: Final = word_set("actuality.near_adverbs")

ACTS: Final = ("04", "050", "054", "057", "06", "07", "08", "14", "15", "16", "17", "18", "19", "20")
"""Beginnings of the codes of what is done, and not said: in the present tense of a report it is a habit or a state."""
STATEMENT: Final = "STATEMENT"
"""The action of whoever issues a statement, which a bare participle only names as the source of a report."""
STANCES: Final = (Frame.APPROVE, Frame.CRITICISE)
"""The frames of predicates that say what somebody thinks of another: "is critical of"."""
COURT: Final = "JUD"
INQUIRY: Final = "09"
"""The root of investigations."""
SENTENCE_ENDS: Final = (".", "!", "?")


def unless_unreal(
    clause: Clause, candidate: EventCandidate, parse: Parse, dictionary: Dictionary, told_in_past: bool
) -> EventCandidate:
    """A candidate of a clause, as no event where the clause tells a habit, a rule, a question or what is waited for.

    ``told_in_past`` says that the story is told in the past: its present is then no event of the story.
    """
    if candidate.blocked or _is_reported(clause, candidate, parse):
        return candidate
    words = parse.sentence.tokens[clause.verb.first : clause.verb.stop]
    said = " ".join([token.text for token in words])
    for shows, why, rule in FORMS:
        if shows(clause, parse):
            return _none(candidate, why, rule, said)
    if _is_attribute(clause, candidate, parse, dictionary):
        return _none(candidate, RejectReason.HABITUAL, "modal.attribute", said)
    if _is_stance(clause, candidate, parse, told_in_past):
        return _none(candidate, RejectReason.HABITUAL, "modal.stance", said)
    if is_statistic(clause, parse, is_violent(candidate, dictionary), _is_verdict(candidate, dictionary)):
        return _none(candidate, RejectReason.HABITUAL, "modal.statistic", said)
    for shows, why, rule in CONTEXTS:
        if shows(clause, parse):
            return _none(candidate, why, rule, said)
    past = told_in_past or clause.verb.lemma in LASTING_VERBS
    lasting = past and is_simple_present(clause) and clause.verb.lemma != "be"
    apart = lasting and (_is_passed(clause, parse) or is_of_a_day(clause, parse))
    if lasting and not apart and _is_report(parse) and _is_act(candidate, dictionary):
        return _none(candidate, RejectReason.HABITUAL, "modal.present", said)
    return candidate


def _none(candidate: EventCandidate, why: RejectReason, rule: str, words: str) -> EventCandidate:
    return candidate.block(why).because(Reason("modality", rule, words=words))


def _is_reported(clause: Clause, candidate: EventCandidate, parse: Parse) -> bool:
    """Whether a clause only reports a candidate of another one: the form of "says" tells nothing of what is said."""
    first, verb = candidate.trigger[0], clause.verb
    if verb.first <= first < verb.stop:
        return False
    under_report = bool(candidate.trace) and candidate.trace[-1].rule.startswith(Frame.SAY.word)
    return parse.sentence.tokens[first].tag[0] in "VMT" or under_report


def _is_report(parse: Parse) -> bool:
    """Whether a sentence tells in full what a headline or lead only names: the present there is no past."""
    return parse.sentence.index > 0 and parse.sentence.text.rstrip().endswith(STOPS)


def _is_act(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate is something done, of which "continues to" makes something that goes on."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and not candidate.frame and action.done.startswith(ACTS) and not is_resumed(candidate)


def _is_verdict(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a court does it."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and not candidate.frame and action.implied == COURT


def _is_unreal_condition(clause: Clause, parse: Parse) -> bool:
    """Whether a main clause that nobody reports says what would happen: "would strike if the talks failed"."""
    if clause.verb.modal != WOULD or clause.kind is not ClauseKind.MAIN or clause.quoted or clause.reporter is not None:
        return False
    return any(
        other.parent == clause.index and other.link == IF and other.verb.tense == "past" for other in parse.clauses
    )


def _is_in_fiction(clause: Clause, parse: Parse) -> bool:
    """Whether a film or book tells it: "a drama about officers who arrest", "the novel follows rebels who attack".

    So does what a work is said to tell or show: "the film tells how soldiers shot miners".
    """
    above = parse.clauses[clause.parent] if clause.kind is ClauseKind.COMPLEMENT and clause.parent is not None else None
    if above is not None and above.verb.lemma in RECOUNTING and _is_work(above.subject, parse):
        return True
    if clause.kind is not ClauseKind.RELATIVE or clause.verb.tense != "present" or clause.verb.perfect:
        return False
    return any(_is_work(other.subject, parse) for other in parse.clauses if other.kind is ClauseKind.MAIN)


def _is_work(phrase: Phrase | None, parse: Parse) -> bool:
    return phrase is not None and parse.sentence.tokens[phrase.head].lemma.lower() in FICTION


def _is_nearly(clause: Clause, parse: Parse) -> bool:
    """Whether it came close and did not happen: "almost reached an agreement"."""
    near = parse.sentence.tokens[max(0, clause.verb.first - 1) : clause.verb.head]
    return any(token.text.lower() in NEARLY for token in near)


def _is_career(clause: Clause, parse: Parse) -> bool:
    """Whether a past only tells with whom somebody has worked, and not on what: "who worked with the World Bank"."""
    verb = clause.verb
    if verb.lemma not in CAREER_VERBS or verb.progressive or verb.modal or clause.objects:
        return False
    if not verb.perfect and verb.tense != "past":
        return False
    told = any(phrase.prep in CAREER_LINKS for phrase in clause.preps)
    aimed = any(other.parent == clause.index and other.verb.form == "infinitive" for other in parse.clauses)
    return not told and not aimed


def _is_attribute(clause: Clause, candidate: EventCandidate, parse: Parse, dictionary: Dictionary) -> bool:
    """Whether a bare participle says in what state something is, or from where a report comes.

    "A town surrounded by hills of Iran", "a statement issued by the ministry", "rebels backed by Chad".
    So does a relative clause: "candidates who were backed by the party". Or it says who is in charge: "judges heading
    the inquiry", "an inquiry headed by a judge".
    """
    verb = clause.verb
    if verb.lemma in CHARGE_VERBS and clause.kind is ClauseKind.RELATIVE and verb.form in ("gerund", "participle"):
        return root_of(candidate, dictionary) == INQUIRY
    backed = clause.kind is ClauseKind.RELATIVE and verb.lemma in STANCE_VERBS
    if verb.form != "participle":
        return backed and verb.passive
    if verb.lemma in DETAINING_VERBS and clause.subject is not None:
        return parse.sentence.tokens[clause.subject.head].lemma.lower() in CAPTIVES
    return backed or verb.lemma in STATE_VERBS or candidate.action == STATEMENT


def _is_stance(clause: Clause, candidate: EventCandidate, parse: Parse, told_in_past: bool) -> bool:
    """Whether the present tense says what somebody has long thought: "who opposes closer ties with Israel".

    In a main clause only where the story is told in the past; whoever speaks for himself declares it now.
    """
    if not is_simple_present(clause) or not _is_report(parse):
        return False
    if clause.subject is not None and parse.sentence.tokens[clause.subject.head].text.lower() in SPEAKERS:
        return False
    relative = clause.kind is ClauseKind.RELATIVE
    if clause.verb.lemma == "be":
        return relative and candidate.frame in STANCES
    main = clause.kind is ClauseKind.MAIN and told_in_past and not clause.quoted and clause.reporter is None
    return (relative or main) and clause.verb.lemma in STANCE_VERBS


def _is_in_past_war(clause: Clause, parse: Parse) -> bool:
    """Whether it happened in a war of long ago: "who fought the Japanese during the Second World War"."""
    tokens = parse.sentence.tokens
    heads = [(phrase.first, phrase.head) for phrase in clause.preps if phrase.prep in WITHIN]
    if clause.kind is ClauseKind.MAIN and tokens[0].text.lower() in WITHIN:
        comma = next((at for at in range(clause.verb.first) if tokens[at].text == ","), clause.verb.first)
        end = min(comma, clause.subject.first) if clause.subject is not None else comma
        heads.append((1, end - 1))
    for first, head in heads:
        if tokens[head].lemma.lower() in WARS:
            words = [token.text.lower() for token in tokens[first : head + 1]]
            said = " ".join(words)
            if any(said.endswith(war) for war in PAST_WARS):
                return True
    return False


def _is_rule(clause: Clause, parse: Parse) -> bool:
    """Whether a law says it of nobody in particular: "the law bars", "officers who violate the code".

    What somebody says that a law is ("the law is a mistake") judges it.
    """
    if not is_simple_present(clause) or clause.subject is None or _is_passed(clause, parse):
        return False
    tokens, subject = parse.sentence.tokens, clause.subject
    head = tokens[subject.head]
    if head.tag[0] == "N" and head.lemma.lower() in RULE_NOUNS:
        return clause.predicate is None
    if clause.kind is not ClauseKind.RELATIVE or not _is_report(parse):
        return False
    bare = head.tag == "NNS" and tokens[subject.first].tag not in ("DT", "PRP$", "CD", "NNP")
    return bare or head.text.lower() in GENERIC_PRONOUNS


def _is_passed(clause: Clause, parse: Parse) -> bool:
    """Whether a law says it that has just been made: "passed a bill that bans imports"."""
    if clause.kind is not ClauseKind.RELATIVE or clause.parent is None or clause.subject is None:
        return False
    above, noun = parse.clauses[clause.parent], parse.sentence.tokens[clause.subject.head]
    made = above.verb.lemma in PASSING_VERBS and noun.lemma.lower() in PASSED_NOUNS
    return made and any(clause.index in thing.clauses for thing in above.objects)


def _is_awaited(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says what something else waits for: "will pay once Iran frees him".

    It stands in the present, or in the past of a report ("would not pay until Iran had freed him", "would be tried as
    soon as they were charged").
    """
    verb = clause.verb
    if clause.link not in WAITING_LINKS or verb.form != "finite":
        return False
    if clause.parent is None:
        after = parse.clauses[clause.index + 1 :]
        above = next((other.verb for other in after if other.kind is ClauseKind.MAIN), verb)
    else:
        above = parse.clauses[clause.parent].verb
    if verb.tense != "present" or clause.parent is None:
        return (clause.link in LIMITS or clause.link in STARTS) and above.modal in FUTURE
    return bool(above.modal) or above.form == "infinitive" or _is_report(parse)


def is_question(clause: Clause, parse: Parse) -> bool:
    """Whether the sentence asks what a main clause says; or another one asks itself: "Why did it explode?", he said."""
    tokens, subject = parse.sentence.tokens, clause.subject
    if clause.kind is ClauseKind.MAIN:
        return any(token.text == "?" for token in tokens[-2:])
    if subject is None:
        return False
    if not clause.verb.first < subject.first < clause.verb.stop and not _opens_question(subject, parse):
        return False
    behind = (token.text for token in tokens[clause.verb.stop :] if token.text in SENTENCE_ENDS)
    return next(behind, "") == "?"


def _opens_question(subject: Phrase, parse: Parse) -> bool:
    """Whether a quotation begins with a verb before the subject: "He asked, 'Do we trust Chad?'"."""
    before = parse.sentence.tokens[max(subject.first - 2, 0) : subject.first]
    return len(before) > 1 and before[0].tag == OPENING_QUOTE and before[1].text.lower() in ASKING


FORMS: Final[tuple[Sign, ...]] = (
    (is_question, RejectReason.HYPOTHETICAL, "modal.question"),
    (_is_awaited, RejectReason.HYPOTHETICAL, "modal.awaited"),
    (is_habit, RejectReason.HABITUAL, "modal.habit"),
    (_is_rule, RejectReason.HABITUAL, "modal.rule"),
)
"""The form of the clause itself."""
CONTEXTS: Final[tuple[Sign, ...]] = (
    (_is_unreal_condition, RejectReason.HYPOTHETICAL, "modal.would_if"),
    (_is_in_fiction, RejectReason.HISTORY, "modal.fiction"),
    (is_prospect, RejectReason.POSSIBLE, "modal.prospect"),
    (is_possible_outcome, RejectReason.POSSIBLE, "modal.outcome"),
    (_is_career, RejectReason.HISTORY, "modal.career"),
    (_is_nearly, RejectReason.FAILED, "modal.nearly"),
    (_is_in_past_war, RejectReason.HISTORY, "modal.past_war"),
    (is_counted, RejectReason.POSSIBLE, "modal.counted"),
    (is_object_of_view, RejectReason.POSSIBLE, "modal.view"),
    *PROSPECTS,
)
"""What stands around it: looked at only where neither its form nor the candidate decides."""
