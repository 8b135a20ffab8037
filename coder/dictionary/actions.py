"""What the dictionaries say of actions and codes: the codes of an action under each frame, what a code stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from coder.core.entry import Entry
from coder.core.values import Record

FIELDS = ("economic", "military", "judicial", "intelligence", "crime", "rights", "force", "war_crimes", "humanitarian")
"""The fields in which an action is another one; the words of each are a set of ``nouns.yaml``: ``field_crime``."""


class Action(Record):
    """An action of ``frames.yaml``: its code under each frame, and how it is coded."""

    __slots__ = (
        "allow", "attempt", "codes", "fields", "implied", "mirror", "name", "optional", "plannable", "protest",
        "reciprocal", "refusable", "scheduled", "stop", "topic", "where",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        where: str,
        codes: Mapping[str, str],
        stop: str,
        mirror: str,
        attempt: str,
        allow: str,
        reciprocal: bool,
        optional: bool,
        plannable: bool,
        refusable: bool,
        topic: str,
        protest: bool,
        implied: str = "",
        scheduled: bool = False,
        fields: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.name = name
        self.where = where
        self.codes = codes
        self.stop = stop
        self.mirror = mirror
        self.attempt = attempt
        self.allow = allow
        """The action that allowing this one is: to let detectives question somebody is to work with a court."""
        self.reciprocal = reciprocal
        self.optional = optional
        """Whether it may stand without a target where it is done."""
        self.plannable = plannable
        """Whether it may also do so where it is only intended or denied."""
        self.refusable = refusable
        """Whether it may do so where it is refused."""
        self.topic = topic
        self.protest = protest
        self.implied = implied
        """The role of those who do it where nobody is named: the police of the place arrest, its people march."""
        self.scheduled = scheduled
        """Whether it takes place at its time, so that it is nobody's intention merely because it is to come."""
        self.fields = fields
        """The sets of words that name a field, each with the action that this one is there."""

    @property
    def done(self) -> str:
        """Its code where it is done; "" where it has none."""
        return self.codes.get("done", "")

    @property
    def root(self) -> str:
        """The first two digits of that code."""
        return self.done[:2]

    def by_frame(self) -> Iterator[tuple[str, str]]:
        """Its codes by frame; those of a protest also with a topic."""
        for frame, code in self.codes.items():
            yield frame, code
            if frame == "done" and self.protest:
                yield from ((f"done with topic {topic}", code + topic) for topic in "1234")


class Code(NamedTuple):
    """A code of the ontology."""

    code: str
    name: str
    root: str
    goldstein: float
    quad: int
    plover: str
    title: str
    mode: str = ""
    """Its PLOVER mode and contexts; empty where it has none."""
    contexts: tuple[str, ...] = ()


def build_action(name: str, where: str, values: Mapping[str, str]) -> Action:
    """Return an action as ``frames.yaml`` has it; ``where`` is its file and line."""
    codes = {key: value for key, value in values.items() if value.isdigit() and key != "topic"}
    target = values.get("target", "required")
    return Action(
        name,
        where,
        codes,
        _named_action(values, "stop"),
        _named_action(values, "mirror"),
        _named_action(values, "attempt"),
        _named_action(values, "allow"),
        values.get("reciprocal") == "yes",
        target in ("optional", "done"),
        target in ("optional", "planned"),
        target != "required",
        values.get("topic", ""),
        values.get("protest") == "yes",
        values.get("implied", ""),
        values.get("scheduled") == "yes",
        tuple((f"field_{field}", values[field]) for field in FIELDS if field in values),
    )


def _named_action(values: Mapping[str, str], key: str) -> str:
    """The other action that a key names, "" where it has none or a code."""
    name = values.get(key, "")
    return "" if name.isdigit() else name


def compile_code(entry: Entry) -> tuple[Any, ...]:
    """Return the values of a code of the ontology, as ``Code`` takes them."""
    code = entry.text("code")
    return (
        code,
        entry.text("name"),
        code[:2],
        float(entry.text("goldstein")),
        int(entry.text("quad")),
        entry.text("plover"),
        entry.text("title"),
        entry.text("mode"),
        tuple(context for context in entry.text("context").split("; ") if context),
    )
