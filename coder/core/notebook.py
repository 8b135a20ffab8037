"""What a notebook shows of a result: it asks for the page by name, since that stands above the records it shows."""

from __future__ import annotations

from importlib import import_module
from typing import Final

PAGE: Final = "coder.workbench.notebook"
"""The module that makes the page; it is loaded when a notebook asks for it, and by nothing else here."""


def shown(value: object) -> str:
    """Return the HTML of a coded article or of an event."""
    return str(import_module(PAGE).html_of(value))
