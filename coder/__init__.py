"""Codes political events from English news text: who did what to whom, when, and by which rule that was decided."""

from __future__ import annotations

from coder.errors import CoderError, DictionaryError, GrammarError, InputError, UsageError
from coder.events import Options
from coder.model import ActorMatch, ActorSpan, Article, Event, Rejected
from coder.pipeline import Coded, Coder

__all__ = ["ActorMatch", "ActorSpan", "Article", "Coded", "Coder", "CoderError", "DictionaryError", "Event", "GrammarError", "InputError",
           "Options", "Rejected", "UsageError"]
