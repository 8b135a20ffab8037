"""The data of the coder and the user's cache are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core import paths
from coder.core.errors import CoderError
from coder.core.paths import CACHE_VARIABLE, cache_dir


def test_missing_data_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without its grammars says so."""
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "coder" / "core" / "paths.py"))
    with pytest.raises(CoderError, match="the data directory 'grammars' is missing"):
        paths.grammars_dir()


def test_data_in_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package has its data inside; a checkout has it beside."""
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "coder" / "core" / "paths.py"))
    (tmp_path / "grammars").mkdir()
    assert paths.grammars_dir() == tmp_path / "grammars"
    (tmp_path / "coder" / "_data" / "grammars").mkdir(parents=True)
    assert paths.grammars_dir() == tmp_path / "coder" / "_data" / "grammars"


@pytest.mark.parametrize(
    ("variables", "directory"),
    [
        ({CACHE_VARIABLE: "/own", "LOCALAPPDATA": "/local", "XDG_CACHE_HOME": "/xdg"}, Path("/own")),
        ({"LOCALAPPDATA": "/local", "XDG_CACHE_HOME": "/xdg"}, Path("/local/cameo-coder")),
        ({"XDG_CACHE_HOME": "/xdg"}, Path("/xdg/cameo-coder")),
        ({}, Path.home() / ".cache" / "cameo-coder"),
    ],
)
def test_cache_directory(variables: dict[str, str], directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable of the coder wins over those of the system."""
    for name in (CACHE_VARIABLE, "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_dir() == directory
