"""Compiled values are kept on disk as long as their sources stay the same."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from coder.core.cache import cached, sources_hash
from coder.core.paths import CACHE_VARIABLE


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A cache of its own for each test, and the keys of the values that were made anew."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return []


def get(builds: list[str], key: str, name: str = "words") -> dict[str, Any]:
    """The value for a key, which notes that it was made."""

    def build() -> dict[str, Any]:
        builds.append(key)
        return {"key": key, "list": [1, 2.5, None, ("a", frozenset("b"))]}

    return cached(name, key, build)


def files(tmp_path: Path) -> list[Path]:
    """The files of the cache."""
    return sorted((tmp_path / "cache").glob("*.bin"))


def test_a_value_is_made_once(builds: list[str]) -> None:
    """The second call reads what the first has kept, in the same types."""
    assert get(builds, "one") == get(builds, "one") == {"key": "one", "list": [1, 2.5, None, ("a", frozenset("b"))]}
    assert builds == ["one"]


def test_equal_strings_and_tuples_are_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table says the same thing thousands of times; a truth is no number all the same."""
    monkeypatch.setenv("CODER_CACHE", str(tmp_path))
    value = cached("shared", "1", lambda: {"rows": tuple((at, ("a word".split()[1], at > 0)) for at in (0, 1))})
    first, second = value["rows"]
    assert value == {"rows": ((0, ("word", False)), (1, ("word", True)))}
    assert first[1][0] is second[1][0]
    assert second[0] is not True and second[1][1] is True


def test_another_key_is_another_value(builds: list[str]) -> None:
    """A value of older sources is not used, and stays for those who still have them."""
    assert [get(builds, key)["key"] for key in ("one", "two", "one")] == ["one", "two", "one"]
    assert builds == ["one", "two"]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 100])
def test_a_damaged_file_is_made_anew(builds: list[str], tmp_path: Path, damage: bytes) -> None:
    """Neither an empty file nor one of other bytes is trusted."""
    get(builds, "one")
    (path,) = files(tmp_path)
    path.write_bytes(damage)
    assert get(builds, "one")["key"] == "one"
    assert builds == ["one", "one"]


def test_a_changed_byte_is_noticed(builds: list[str], tmp_path: Path) -> None:
    """The checksum covers all that is kept."""
    get(builds, "one")
    (path,) = files(tmp_path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    get(builds, "one")
    assert builds == ["one", "one"]


def test_a_cache_that_cannot_be_written_costs_only_time(
    builds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file stands in the place of the directory the value is made each time."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    assert get(builds, "one") == get(builds, "one")
    assert builds == ["one", "one"]


def test_old_values_are_dropped(builds: list[str], tmp_path: Path) -> None:
    """The six newest of a name are kept, and those of another name are left alone."""
    get(builds, "other", name="rules")
    for age in range(9):
        get(builds, f"key{age}")
        for path in files(tmp_path):
            if path.name.startswith(f"words-key{age}"):
                os.utime(path, (age, age))
    names = [path.name for path in files(tmp_path)]
    assert [name for name in names if name.startswith("rules")] == ["rules-other.bin"]
    assert [name[6:10] for name in names if name.startswith("words")] == [f"key{age}" for age in range(3, 9)]


def test_the_hash_covers_names_and_contents(tmp_path: Path) -> None:
    """A file that changes or is renamed gives another hash."""
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("a", encoding="utf-8")
    two.write_text("a", encoding="utf-8")
    before = sources_hash([one])
    assert before == sources_hash([one])
    assert before != sources_hash([two])
    one.write_text("b", encoding="utf-8")
    assert before != sources_hash([one])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits the size of files by Unix's means")
def test_nothing_half_made_is_left_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept costs time; its beginning does not stay."""
    import resource

    monkeypatch.setenv("CODER_CACHE", str(tmp_path / "cache"))
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        os._exit(0 if cached("name", "key", lambda: {"a": "b" * 100_000}) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert list((tmp_path / "cache").iterdir()) == []
