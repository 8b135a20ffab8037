"""Every error says where, what, and what to do about it."""

from __future__ import annotations

import pytest

from coder.core import errors
from coder.core.errors import CoderError, InputError


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (CoderError("is broken"), "is broken"),
        (CoderError("is broken", file="a.yaml"), "a.yaml: is broken"),
        (CoderError("is broken", line=3), "line 3: is broken"),
        (CoderError("is broken", file="a.yaml", line=3, remedy="mend it"), "a.yaml:3: is broken (mend it)"),
        (InputError("has no text", file="a.json", line=3), "a.json:3: has no text"),
        (InputError("has no text", file="a.json", line=3, unit="record"), "a.json, record 3: has no text"),
        (InputError("is empty", file="a.json", unit="record"), "a.json: is empty"),
    ],
)
def test_message(error: CoderError, text: str) -> None:
    """As much of the place is named as is known."""
    assert str(error) == text


def test_all_errors_are_of_one_tree() -> None:
    """Who catches ``CoderError`` catches all that is raised on purpose."""
    classes = [
        value for value in vars(errors).values() if isinstance(value, type) and value.__module__ == errors.__name__
    ]
    assert len(classes) > 5
    assert all(issubclass(found, CoderError) for found in classes)
