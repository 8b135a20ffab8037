"""Which columns inputs have: a name that none has stops a run before it begins."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.errors import InputError
from coder.formats.input.fields import NAME_TEXT, NO_TEXT, Fields, listed
from coder.formats.input.foreign import foreign_table, is_coded

_ENCODING = "check the file, or name its encoding with --encoding"


def without_text(names: Sequence[str], fields: Fields, file: str) -> InputError | None:
    """Return what is wrong with a table if none of its columns has the text; None if one has.

    >>> print(without_text(["id", "words"], Fields(), "a.csv"))
    a.csv: no column has the text: the columns are id, words (name it with --text-column)
    >>> print(without_text(["\\udc9f\\x01", "\\udc03"], Fields(), "a.csv"))
    a.csv: is no text: the names of its columns can't be read (check the file, or name its encoding with --encoding)
    """
    own = fields.of_file(names)
    if own.columns(tuple(names)).text and (own.text or not is_coded(names)):
        return None
    if not all(name.isprintable() for name in names):
        return InputError("is no text: the names of its columns can't be read", file=file, remedy=_ENCODING)
    if known := foreign_table(names):
        return InputError(f"{known.what}, without their texts", file=file, remedy=known.remedy)
    return InputError(f"{NO_TEXT}: {listed(names)}", file=file, remedy=NAME_TEXT)
