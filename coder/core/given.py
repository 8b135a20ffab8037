"""What a caller gives: checked on entry, so that each slip has one clear message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from pathlib import Path

from coder.core.errors import UsageError
from coder.core.model import ActorSpan, Article


def given_article(
    text: str, date: Date | str | None = None, article_id: str = "text", actors: Iterable[ActorSpan] = ()
) -> Article:
    """Return an article; raises ``UsageError`` for a text that is none and for a date that cannot be read.

    >>> given_article("Chad left.", "2014-03-05").date
    datetime.date(2014, 3, 5)
    >>> given_article("Chad left.", "yesterday")
    Traceback (most recent call last):
    coder.core.errors.UsageError: 'yesterday' is not a date (write it as YYYY-MM-DD, or give a datetime.date)
    """
    if not isinstance(text, str):
        raise UsageError(f"the text is {_kind(text)} and no string", remedy="give the text of an article")
    return checked_article(Article(article_id, text, given_date(date), tuple(actors)))


def checked_article(article: object) -> Article:
    """Return what is an article with an id, a date and marked actors; raises ``UsageError`` for anything else.

    >>> checked_article("Chad left.")
    Traceback (most recent call last):
    coder.core.errors.UsageError: an article is of the type str and no Article (give Article(id, text))
    """
    if not isinstance(article, Article):
        raise UsageError(f"an article is {_kind(article)} and no Article", remedy="give Article(id, text)")
    for what, value in (("the id", article.id), ("the text", article.text)):
        if not isinstance(value, str):
            raise UsageError(f"{what} of an article is {_kind(value)} and no string", remedy="give a string")
    for actor in article.actors:
        if not isinstance(actor, ActorSpan):
            raise UsageError(f"an actor is {_kind(actor)} and no ActorSpan", remedy="give ActorSpan(start, end)")
    date = given_date(article.date)
    return article if date == article.date else replace(article, date=date)


def given_folders(folders: object) -> tuple[Path, ...]:
    """Return the folders of dictionaries that a caller names, one or several; raises ``UsageError`` for anything else.

    >>> [str(folder) for folder in given_folders("mine")]
    ['mine']
    """
    named = (folders,) if isinstance(folders, str | Path) or not isinstance(folders, Iterable) else tuple(folders)
    for folder in named:
        if not isinstance(folder, str | Path):
            raise UsageError(f"a folder of dictionaries is {_kind(folder)} and no path", remedy="name the folder")
    return tuple(Path(folder) for folder in named)


def given_date(date: object) -> Date | None:
    """Return a date that is given as one, as an ISO string, or not at all; raises ``UsageError`` for anything else."""
    remedy = "write it as YYYY-MM-DD, or give a datetime.date"
    if isinstance(date, str):
        try:
            return Date.fromisoformat(date)
        except ValueError as error:
            raise UsageError(f"'{date}' is not a date", remedy=remedy) from error
    if date is not None and not isinstance(date, Date):
        raise UsageError(f"the date is {_kind(date)} and no date", remedy=remedy)
    return date.date() if isinstance(date, datetime) else date


def given_file(path: str | Path, remedy: str = "check the name") -> Path:
    """Return the path of a file that a caller names; raises ``UsageError`` where there is none.

    >>> given_file("nowhere/events.csv")
    Traceback (most recent call last):
    coder.core.errors.UsageError: nowhere/events.csv: no such file (check the name)
    """
    file = Path(path)
    if not file.exists():
        raise UsageError("no such file", file=path, remedy=remedy)
    if file.is_dir():
        raise UsageError("is a folder", file=path, remedy="name the files in it")
    return file


def given_folder(path: str | Path) -> Path:
    """Return the path of a folder of dictionaries that a caller names; raises ``UsageError`` where there is none.

    >>> given_folder("nowhere")
    Traceback (most recent call last):
    coder.core.errors.UsageError: nowhere: is not a folder (name the folder that holds the dictionary files)
    """
    if not Path(path).is_dir():
        raise UsageError("is not a folder", file=path, remedy="name the folder that holds the dictionary files")
    return Path(path)


def _kind(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"
