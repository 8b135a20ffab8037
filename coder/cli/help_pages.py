"""Help pages in plain text, with options and commands in groups.

Typer's own pages in frames need libraries that take longer to load than everything else that a help page needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

Row = tuple[str, str]
"""A name and what it is."""


class Command(TyperCommand):
    """A command whose help page has its options by their groups."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options of each group."""
        _write(formatter, _parameters(self, ctx))


class Group(TyperGroup):
    """Commands by their groups, behind the options of the command that they belong to."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands of each group."""
        commands = (self.commands[name] for name in self.list_commands(ctx))
        named = ((_group_of(one, "Commands"), (str(one.name), _summary(one.help or ""))) for one in commands)
        _write(formatter, [*_parameters(self, ctx), *named])


def _parameters(command: Any, ctx: Any) -> list[tuple[str, Row]]:
    """The rows of arguments and options, each with its group."""
    found = []
    for parameter in command.get_params(ctx):
        row = parameter.get_help_record(ctx)
        if row is not None:
            usual = "Arguments" if parameter.param_type_name == "argument" else "Options"
            found.append((_group_of(parameter, usual), row))
    return found


def _group_of(thing: Any, usual: str) -> str:
    group = getattr(thing, "rich_help_panel", None)
    return group if isinstance(group, str) else usual


def _summary(help: str) -> str:
    """The first paragraph of a help text."""
    return " ".join(help.split("\n\n")[0].split())


def _write(formatter: Any, rows: Iterable[tuple[str, Row]]) -> None:
    """Write rows in sections, in the order in which their groups are met first."""
    sections: dict[str, list[Row]] = {}
    for group, row in rows:
        sections.setdefault(group, []).append(row)
    for group in sorted(sections, key=lambda name: name != "Arguments"):
        with formatter.section(group):
            formatter.write_dl(sections[group])
