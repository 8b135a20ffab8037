"""Names in a sentence: the longest from the left, in the right case."""

from __future__ import annotations

import pytest

from coder.dictionary import name_table
from coder.dictionary.name_table import NameTable, NameTableBuilder, NounTable, fold, words

NAMES = ("Labour", "Labour Party", "the Hague", "WHO", "Côte d'Ivoire", "New York", "New York Times Company")


def found(text: str, capitals: bool = True) -> list[str]:
    """Return the names of a sentence, as numbers of ``NAMES`` with the words that they cover."""
    builder = NameTableBuilder()
    for number, name in enumerate(NAMES):
        builder.add(name, number)
    texts = words(text)
    folds = [fold(word) for word in texts]
    if capitals:
        table = NameTable(*builder.plain())
        matches = table.find(table.starts(texts), folds)
    else:
        matches = NounTable(*builder.plain(), builder.firsts()).find_in_any_case(texts, folds)
    return [f"{match.readings[0][0]} {' '.join(texts[match.first : match.stop])}" for match in matches]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Labour Party left Labour", ["1 Labour Party", "0 Labour"]),
        ("He is in labour", []),
        ("The Hague called", ["2 Hague"]),
        ("WHO asked who", ["3 WHO"]),
        ("Cote d’Ivoire's army", ["4 Cote d'Ivoire"]),
        ("New York Times reporters", ["5 New York"]),
        ("The New York Times Company sued New York", ["6 New York Times Company", "5 New York"]),
        ("New", []),
    ],
)
def test_names_of_a_sentence(text: str, wanted: list[str]) -> None:
    """The longest name wins; accents, case and an article don't matter, but a name begins with a capital."""
    assert found(text) == wanted


def test_role_nouns_need_no_capital() -> None:
    """Without ``capitals`` a word in lower case is a name too, but not for a name in capitals."""
    assert found("who is in labour of WHO", capitals=False) == ["0 labour", "3 WHO"]


def test_words_are_found_again_after_more_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of words is forgotten when there are too many; nothing else changes."""
    monkeypatch.setattr(name_table, "STARTS_KEPT", 2)
    assert found("New York Times of Labour in New York") == ["5 New York", "0 Labour", "5 New York"]


def test_a_name_may_have_several_readings() -> None:
    """Two entries with one name are two readings, in their order; the same one is not listed twice."""
    builder = NameTableBuilder()
    for entry, form in ((1, "name"), (0, "bare"), (1, "name")):
        builder.add("Bush", entry, "", form)
    assert NameTable(*builder.plain()).readings("bush") == [(1, "", "name"), (0, "", "bare")]
