"""The files of the page: HTML, CSS and JavaScript modules, as they are shipped; the browser gets the modules as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

MODULES = tuple("dom api text trace article list ask word changes editor judge overview help main".split())
"""The modules of the workbench, each behind those that it uses."""
SCRIPT = "page.js"
"""What they are together: a page that fetched them one after another would be seen later."""
PAGE_FILES = {
    "index.html": "text/html; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    SCRIPT: "text/javascript; charset=utf-8",
}
"""The files that the browser may have, with their types; nothing else is given out."""
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=class|function|const|async)", re.MULTILINE)


def page_file(name: str) -> str:
    """Return the text of a file of the page.

    >>> page_file("index.html").startswith("<!doctype html>")
    True
    """
    return joined(MODULES) if name == SCRIPT else _shipped(name)


def joined(modules: Iterable[str]) -> str:
    """Return modules without their imports and exports, as one script; each stands behind those that it uses.

    >>> "import " in joined(["dom", "text"]), "class MarkedText" in joined(["dom", "text"])
    (False, True)
    """
    return "".join(_EXPORT.sub("", _IMPORT.sub("", _shipped(f"{name}.js"))) for name in modules)


def _shipped(name: str) -> str:
    return (files("coder.workbench") / "page" / name).read_text(encoding="utf-8")
