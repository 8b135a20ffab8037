"""The files of the page: plain HTML, CSS and JavaScript modules, as they are shipped."""

from __future__ import annotations

from importlib.resources import files

_MODULES = "dom api text trace article list ask word editor changes judge overview help main explain".split()
PAGE_FILES = {
    "index.html": "text/html; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    **{f"{name}.js": "text/javascript; charset=utf-8" for name in _MODULES},
}
"""The files and their types; nothing else is given out."""


def page_file(name: str) -> str:
    """Return the text of a file of the page.

    >>> page_file("index.html").startswith("<!doctype html>")
    True
    """
    return (files("coder.workbench") / "page" / name).read_text(encoding="utf-8")
