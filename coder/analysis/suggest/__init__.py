"""Suggests entries for verbs and nouns between two actors that the dictionaries lack."""

from __future__ import annotations

from coder.analysis.suggest.proposals import Proposal, Suggestion, suggest

__all__ = ["Proposal", "Suggestion", "suggest"]
