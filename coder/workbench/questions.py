"""What the page may ask, by name: each question is checked, put to the desk, and answered with a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from threading import Timer
from typing import Any

from coder.circumstances.gazetteer import gazetteer
from coder.core.errors import UsageError
from coder.core.rejections import EXPLANATIONS
from coder.workbench.completion import Completions, completions
from coder.workbench.desk import Desk
from coder.workbench.drafts import Draft, Source
from coder.workbench.index import Filter
from coder.workbench.judging import Judging
from coder.workbench.why import Why

LONGEST_TEXT = 500_000
_SHORT = 200
_PAUSE = 0.5
"""Seconds in which the answer is sent before anything else is read."""
Asked = Mapping[str, Any]


class Questions:
    """All that the page may ask of a desk."""

    def __init__(self, desk: Desk, judging: Judging, corpus: str) -> None:
        """``corpus`` is the name that the page shows."""
        self._desk = desk
        self._judging = judging
        self._corpus = corpus

    def answers(self) -> dict[str, Callable[[Asked], object]]:
        """Return the function that answers each question."""
        desk = self._desk
        return {
            "state": lambda asked: self._state(),
            "articles": lambda asked: desk.index.search(_filter(asked), _number(asked, "after", -1)),
            "article": lambda asked: desk.view(_number(asked, "number")),
            "text": lambda asked: {"number": desk.add_text(_text(asked, "text", LONGEST_TEXT), _date(asked, "date"))},
            "why": lambda asked: self._why(asked),
            "overview": lambda asked: self._overview(_filter(asked)),
            "entry": lambda asked: self._entry(_text(asked, "id")),
            "completions": lambda asked: self._completions(),
            "check": lambda asked: {"fault": desk.drafts.check(desk.drafts.completed(_draft(asked)))},
            "try": lambda asked: desk.try_draft(_draft(asked), _number(asked, "number"), _maybe(asked, "sentence")),
            "changes": lambda asked: desk.changes(_draft(asked), _number(asked, "after", -1)),
            "find": lambda asked: {"number": desk.index.number_of(_text(asked, "id"))},
            "keep": lambda asked: self._keep(asked),
            "writes": lambda asked: desk.own.writes() if desk.own else [],
            "undo": lambda asked: desk.undo(),
            "card": lambda asked: {
                "card": self._judging.next(_filter(asked), _text(asked, "after")),
                "tally": self._judging.tally(),
            },
            "judge": lambda asked: self._judging.say(
                _number(asked, "number"), _text(asked, "event"), _words(asked, "wrong"), _words(asked, "unsure")
            ),
            "unjudge": lambda asked: self._judging.undo(),
        }

    def _state(self) -> object:
        index = self._desk.index
        return {
            "corpus": self._corpus,
            "folder": str(self._desk.own.path) if self._desk.own else "",
            "stands_alone": self._desk.stands_alone,
            "articles": index.count("articles"),
            "coded": index.count("coded"),
            "read": bool(index.fact("read")),
            "stored": bool(index.fact("stored")),
            "storing": index.fact("storing"),
            "failed": index.fact("failed"),
            "unreadable": index.fact("unreadable"),
            "reasons": {reason.value: said for reason, said in EXPLANATIONS.items()},
        }

    def _overview(self, wanted: Filter) -> object:
        index = self._desk.index
        spots = index.spots(wanted)
        known = gazetteer() if spots else None
        return {"months": index.months(wanted), "spots": spots, "land": known.squares() if known else []}

    def _why(self, asked: Asked) -> Why:
        answer = self._desk.why(_number(asked, "number"), _number(asked, "start"), _number(asked, "end"))
        self._get_ready()
        return answer

    def _entry(self, entry_id: str) -> Source:
        self._get_ready()
        return self._desk.drafts.source(entry_id)

    def _get_ready(self) -> None:
        """Read the layers that a draft is checked against, while the user reads what he may want to change."""
        if not self._desk.stands_alone:
            timer = Timer(_PAUSE, self._desk.drafts.base)
            timer.daemon = True
            timer.start()

    def _completions(self) -> Completions:
        return completions(self._desk.coder.dictionary)

    def _keep(self, asked: Asked) -> object:
        kept = self._desk.keep(_draft(asked), _text(asked, "example", 10_000), _maybe(asked, "number"))
        return {"id": kept} if isinstance(kept, str) else {"fault": kept}


def _text(asked: Asked, name: str, longest: int = _SHORT) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str) or len(value) > longest:
        raise UsageError(f"'{name}' must be a text of at most {longest} characters", remedy="shorten it")
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _number(asked: Asked, name: str, default: int | None = None) -> int:
    value = asked.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 1 << 60:
        raise UsageError(f"'{name}' must be a number", remedy="reload the page")
    return value


def _maybe(asked: Asked, name: str) -> int | None:
    return _number(asked, name) if asked.get(name) is not None else None


def _date(asked: Asked, name: str) -> Date | None:
    text = _text(asked, name)
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is not a date", remedy="write it as YYYY-MM-DD") from error


def _words(asked: Asked, name: str) -> list[str]:
    value = asked.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise UsageError(f"'{name}' must be a list of words", remedy="reload the page")
    return value


def _filter(asked: Asked) -> Filter:
    return Filter(
        _text(asked, "text"),
        _text(asked, "code"),
        _text(asked, "actor"),
        _date(asked, "since"),
        _date(asked, "until"),
        _text(asked, "reason"),
    )


def _draft(asked: Asked) -> Draft:
    return Draft(_text(asked, "place"), _text(asked, "id"), _text(asked, "draft", 200_000))
