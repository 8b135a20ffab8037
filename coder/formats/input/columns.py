"""Which columns inputs have: a name that none has stops a run before it begins."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.errors import InputError
from coder.formats.input.fields import NAME_TEXT, NO_TEXT, OWN_NAME, Fields, doubled, listed
from coder.formats.input.foreign import foreign_table, is_coded

_ENCODING = "check the file, or name its encoding with --encoding"


def unfit(names: Sequence[str], fields: Fields, file: str) -> InputError | None:
    """Return what is wrong with the columns of a table: none has the text, or two that are read have one name.

    >>> print(unfit(["id", "words"], Fields(), "a.csv"))
    a.csv: no column has the text: the columns are id, words (name it with --text-column)
    >>> print(unfit(["\\udc9f\\x01", "\\udc03"], Fields(), "a.csv"))
    a.csv: is no text: the names of its columns can't be read (check the file, or name its encoding with --encoding)
    """
    own = fields.of_file(names)
    columns = own.columns(tuple(names))
    if columns.text and (own.text or not is_coded(names)):
        twice = doubled(names, columns)
        return None if twice is None else InputError(f"has two columns named '{twice}'", file=file, remedy=OWN_NAME)
    if not all(name.isprintable() for name in names):
        return InputError("is no text: the names of its columns can't be read", file=file, remedy=_ENCODING)
    if known := foreign_table(names):
        return InputError(f"{known.what}, without their texts", file=file, remedy=known.remedy)
    return InputError(f"{NO_TEXT}: {listed(names)}", file=file, remedy=NAME_TEXT)
