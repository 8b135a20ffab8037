"""Leaders are known if the coder gives them their country in the middle of their terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import InputError
from coder.evaluate.leaders import cow_states, middle_of_term, read_leaders, score_leaders
from coder.evaluate.scores import Share
from coder.pipeline import Pipeline


def test_scores_of_a_file(coder: Pipeline, cases: Path) -> None:
    """A leader of Sweden criticizes another state; unknown leaders and those of other countries are mistakes."""
    scores = score_leaders(coder, read_leaders(cases / "leaders.tsv"))
    assert scores.known == Share(3, 6)
    assert [(mistake.cause, mistake.text) for mistake in scores.mistakes] == [
        ("GBR: not known", "Xylo Quandry on 2020-07-04: ---"),
        ("FRA: another country", "Reagan on 1985-01-17: USA"),
        ("SWE: not known", "Xylo Quandry on 1985-01-17: ---"),
    ]


def test_remarks_are_no_part_of_a_name(cases: Path) -> None:
    """What stands in brackets is left out, also where the table cuts it off."""
    names = [leader.name for leader in read_leaders(cases / "leaders.tsv")]
    assert (names[0], names[3]) == ("Reagan", "Xylo Quandry")


TERMS = [
    ("2000-01-01", "2000-01-03", "2000-01-02"),
    ("2000-01-01", "2000-03", "2000-02-07"),
    ("2021-05-15", "", "2021-05-30"),
    ("2000-01-20", "2000-01", "2000-01-20"),
    ("2025-01-20", "", "2025-01-20"),
]


@pytest.mark.parametrize(("first", "last", "middle"), TERMS)
def test_middle_of_term(first: str, last: str, middle: str) -> None:
    """A month ends in its middle, an open term with the table, and no term before it begins."""
    assert str(middle_of_term(first, last)) == middle


WRONG = [
    ("cow_abbreviation\tleader\tfrom\nUSA\tReagan\t1981\n", 1, "has no column 'until'"),
    ("cow_abbreviation\tleader\tfrom\tuntil\nZZZ\tReagan\t1981-01-20\t\n", 2, "'ZZZ' is no state"),
    ("cow_abbreviation\tleader\tfrom\tuntil\nUSA\tReagan\tspring\t\n", 2, "'spring' to '' is no term"),
]


@pytest.mark.parametrize(("content", "line", "message"), WRONG)
def test_wrong_rows_are_reported(tmp_path: Path, content: str, line: int, message: str) -> None:
    """A missing column, an unknown state and a date that is none name their line."""
    path = tmp_path / "leaders.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_leaders(path)
    assert (caught.value.message, caught.value.line) == (message, line)


def test_every_state_of_the_table_is_a_state_of_ours(coder: Pipeline) -> None:
    """The codes of the Correlates of War lead to codes that the dictionaries have."""
    codes = {code for codes in cow_states().values() for code in codes}
    assert codes <= set(coder.dictionary.countries)
    assert len(cow_states()) == 201
