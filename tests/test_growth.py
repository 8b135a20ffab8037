"""No regular expression of the package takes time that grows faster than its text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import coder
from coder.language.text.datelines import LONGEST_HEADER

SOURCES = {path: path.read_text(encoding="utf-8") for path in Path(coder.__file__).parent.rglob("*.py")}
ALL = "\n".join(SOURCES.values())
EVERYWHERE = re.compile(r"\b(\w+)\.(?:search|finditer|findall|sub|split)\(")
SEARCHED = frozenset(EVERYWHERE.findall(ALL))
"""The names of patterns that are looked for at every place of a text; the others only at one place."""
UNITS = (
    "a|A|1| |\n|.|,|-|'|\"|(|)|<|&|?|/|_|*|[|]|:|;|=|+|#|{|}|~|!|^|\\|\u00e2|\u2019|a.|a-|a |A. |1,|1. |a'|- |* |(a|"
    "a, |<!--|<p |&a|--| {|[ |<a_|a/|A-|A A"
).split("|") + ["|", " | "]
SHORT, FACTOR = 150, 6
LEAST = 0.002
"""Seconds of a processor below which nothing is compared."""


BOUNDED = {
    "coder.language.text.datelines._STAFF_BYLINE": LONGEST_HEADER,
}
"""Patterns that only see texts of so many characters, which take them next to no time whatever they are."""
AT_MOST = 0.5
"""Seconds of a processor."""


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Return every pattern that a module holds by name, alone or in a row of them, and whether it is searched for."""
    for module in pkgutil.walk_packages(coder.__path__, "coder."):
        if module.name.endswith(("spark", "__main__")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in value if isinstance(value, tuple | list) else (value,):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{module.name}.{name}", one, name in SEARCHED


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of this process that some work takes, the least of two tries."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def beginning(pattern: re.Pattern[str]) -> str:
    """Return the characters that every match of a pattern begins with."""
    found = re.match(r"\^?(?:\\s\*)?((?:[-~<!&@#\w\[ ]|\\[-.\[(<])*)(?![*+?{|])", pattern.pattern)
    return found[1].replace("\\", "") if found and "|" not in pattern.pattern else ""


def growth(work: Callable[[str], object], unit: str, head: str = "a ") -> float:
    """Return by how much more a long text of repeated units takes than a short one; 0 for next to nothing."""
    short, long = (f"{head}{unit * (size // len(unit))}\x00" for size in (SHORT, SHORT * FACTOR))
    after = seconds(lambda: [work(long) for _ in range(5)])
    return after / max(seconds(lambda: [work(short) for _ in range(5)]), 1e-5) if after > LEAST else 0.0


@pytest.mark.parametrize(("name", "pattern", "searched"), [pytest.param(*one, id=one[0]) for one in patterns()])
def test_time_grows_with_the_text(name: str, pattern: re.Pattern[str], searched: bool) -> None:
    """Six times the text takes about six times as long, not thirty-six times."""
    ways: list[Callable[[str], object]] = [pattern.match, pattern.fullmatch]
    if searched:
        ways.append(lambda text: list(pattern.finditer(text)))
    heads = {"a ", "", beginning(pattern)}
    if name in BOUNDED:
        longest = [f"{head}{unit * BOUNDED[name]}"[: BOUNDED[name]] for head in heads for unit in UNITS]
        assert max(seconds(partial(way, text)) for way in ways for text in longest) < AT_MOST
        return
    grown = {(head, unit): growth(way, unit, head) for head in heads for unit in UNITS for way in ways}
    assert not {case: round(factor) for case, factor in grown.items() if factor > 3 * FACTOR}


TEXTS = (
    "The two leaders met their counterparts. |The minister said he would meet him. |Russia met China. |. |&amp; |<!-- |"
    "<p |Iran, |Russia said that China said that "
).split("|")
CODER = coder.Coder()


@pytest.mark.parametrize("unit", TEXTS)
def test_time_of_coding_grows_with_the_text(unit: str) -> None:
    """A longer article costs as much more as it is longer."""
    assert growth(CODER.code, unit) < 3 * FACTOR
