"""The libraries that read RTF, DOCX and HTML: the extra ``[archives]``."""

from __future__ import annotations

import importlib
from typing import Any

from coder.core.errors import CoderError


def library(module: str, kind: str) -> Any:
    """Load a module that only some kinds of files need.

    >>> library("no_such_module", "RTF")
    Traceback (most recent call last):
    coder.core.errors.CoderError: RTF needs the package no_such_module (pip install 'cameo-coder[archives]')
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        remedy = "pip install 'cameo-coder[archives]'"
        raise CoderError(f"{kind} needs the package {package}", remedy=remedy) from error
