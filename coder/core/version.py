"""The version of the installed package."""

from __future__ import annotations


def package_version() -> str:
    """Return the version of the coder, and "unknown" if it runs from a folder that was never installed.

    >>> package_version().split(".")[0].isdigit() or package_version() == "unknown"
    True
    """
    from importlib.metadata import PackageNotFoundError, version  # slow to load, and most commands don't need it

    try:
        return version("cameo-coder")
    except PackageNotFoundError:
        return "unknown"
