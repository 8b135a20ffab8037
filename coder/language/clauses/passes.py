"""The passes over the clauses of a sentence: each one settles one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coder.language.clauses import agents, arguments, attribution, marking
from coder.language.clauses.sentence_draft import SentenceDraft

Pass = Callable[[SentenceDraft], None]
PASSES: Final[tuple[Pass, ...]] = (
    arguments.find_arguments,
    arguments.split_receivers,
    arguments.name_members,
    marking.mark_is_to,
    marking.mark_duties,
    marking.negate_yet_to,
    marking.negate_short_of,
    marking.negate_denied_reasons,
    agents.raise_agents,
    agents.leave_agents,
    arguments.share_objects,
    arguments.share_phrases,
    marking.restore_auxiliaries,
    arguments.fill_gaps,
    arguments.attach_fronted,
    arguments.resolve_shared_subjects,
    marking.mark_quoted,
    attribution.attribute_to_reports,
    attribution.attribute_to_sources,
    marking.negate_by_opening,
    marking.negate_by_nouns,
    marking.mark_hypothetical,
    arguments.collect_phrases,
)
"""All passes, in the order in which they run."""
