"""Entries of actors and role nouns: kinds, terms, names, and the code that holds at a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.packed import PackedRows, pack_rows
from coder.core.values import replace
from coder.dictionary.actor_codes import DATED, OUTSIDE, UNDATED, code_at, join_code
from coder.dictionary.actor_entries import ActorEntry, ActorTable, Term
from coder.dictionary.actor_kinds import BODIES, PLACES, ActorKind, kind_of_file
from coder.dictionary.actor_tables import Pieces, compile_actors, compile_agents, parse_term, person_names
from coder.dictionary.layers import ACTOR_KINDS, read_layers
from coder.dictionary.name_table import NameTable, NounTable, Reading
from coder.dictionary.schema import KINDS
from coder.dictionary.tables import compile_actor_tables

README = Path(__file__).parent.parent.parent / "dictionaries" / "README.md"


def entry(file: str = "actors/mine.yaml", **values: str | list[str]) -> Entry:
    """Return an entry of a file."""
    return Entry(file, 1, {"id": "mine", **values})


def person(*terms: Term) -> ActorEntry:
    """Return a person with terms."""
    return ActorEntry("mine", "f:1", ActorKind.PERSON, "", terms, "Ann Onesuch")


# -- kinds


def test_each_kind_is_allowed_and_explained() -> None:
    """The schema takes the kinds from the table, and the guide names each of them."""
    assert set(ActorKind) == KINDS
    line = next(line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `kind`"))
    assert all(f"`{kind}`" in line for kind in ActorKind)


def test_kinds_are_places_or_bodies_or_persons() -> None:
    """A kind is a place, a body, a person or a people."""
    assert {kind.value for kind in PLACES} == {"state", "city", "region"}
    assert set(ActorKind) - PLACES - BODIES == {ActorKind.PERSON, ActorKind.PEOPLE}


@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind.file])
def test_a_file_gives_the_kind(kind: ActorKind) -> None:
    """Entries are of the kind of their file unless they name one."""
    assert kind_of_file(f"actors/{kind.file}.yaml") is kind


# -- terms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("usagov", "is not an actor code"),
        ("USAGV", "is not an actor code"),
        ("KOR+PR", "is not an actor code"),
        ("USA 2010-13..", "'2010-13' is not a date"),
        ("USA 10..", "'10' is not a date"),
        ("USA 2010..2001", "run backwards"),
        ("USAGOV 2010-2012", "'2010-2012' is no word of an office"),
        ("USAGOV governor 2010", "'2010' is no word of an office"),
        ("USAGOV >2010", "'>2010' is no word of an office"),
    ],
)
def test_a_wrong_term_is_a_fault(text: str, message: str) -> None:
    """Codes are capitals in parts of three; dates are ISO dates in their order."""
    with pytest.raises(DictionaryError, match=message):
        parse_term(text, entry())


def test_terms_may_be_open_and_name_an_office() -> None:
    """Either end of a term may be open, and what stands between code and dates is the office."""
    assert parse_term("USAGOV vice president ..2009", entry()) == Term("USAGOV", "vice president", "0000", "2009")
    assert parse_term("CODREB M23 leader 2012..", entry()).office == "M23 leader"
    assert parse_term("KOR+PRK", entry()).is_undated


@pytest.mark.parametrize(
    ("date", "code", "fit"),
    [
        ("1999-12-31", "USA", OUTSIDE),
        ("2000-01-01", "USAGOV", DATED),
        ("2004-06-30", "USAGOV", DATED),
        ("2004-07-01", "USAELI", UNDATED),
        ("", "USAGOV", DATED),
    ],
)
def test_the_code_of_a_person(date: str, code: str, fit: int) -> None:
    """Before its first term only the country of a person is known, after its last one it is of the elite."""
    assert code_at(person(Term("USAGOV", "", "2000", "2004-06")), date) == (code, fit)


def test_the_code_of_others() -> None:
    """An undated code holds at all dates; a body outside its dates has the code of its first term that has begun."""
    assert code_at(person(Term("USAGOV", "", "2000", "2004"), Term("USA", "", "0000", "9999")), "2010") == (
        "USA",
        UNDATED,
    )
    party = replace(
        person(Term("GBRGOV", "", "2000", "2004"), Term("GBROPP", "", "2006", "2008")), kind=ActorKind.PARTY
    )
    assert code_at(party, "2010") == ("GBRGOV", OUTSIDE)
    official = person(Term("IGOUNO", "", "2000", "2004"))
    assert code_at(official, "2010") == ("IGO", UNDATED)


@pytest.mark.parametrize(
    ("country", "roles", "ethnic", "code"),
    [
        ("TUR", ["COP", "COP"], "", "TURCOP"),
        ("", ["OPP", "LEG"], "", "---OPPLEG"),
        ("", [], "KUR", "KUR"),
        ("TUR", ["REB", "GOV"], "KUR", "TURREBKUR"),
        ("USA", ["ELI", "MIL"], "", "USAELI"),
        ("IGOUNO", ["UNO"], "", "IGOUNO"),
        ("", [], "", ""),
    ],
)
def test_parts_are_joined(country: str, roles: list[str], ethnic: str, code: str) -> None:
    """No part comes twice; rebels are no longer of the government, and who held an office is of the elite."""
    assert join_code(country, roles, ethnic) == code


# -- tables


def test_an_entry_survives_its_row() -> None:
    """An entry made of its row is the same entry, and is made when it is first asked for."""
    actor = person(Term("USAGOV", "", "2000", "2004"))
    table = ActorTable(PackedRows(pack_rows([actor.row()])))
    assert not table
    assert table[0] == actor and table[0].kind is ActorKind.PERSON
    assert len(table) == 1


def test_names_of_states_lead_to_their_organs() -> None:
    """Each key of a state gives a form, and its organs a role."""
    state = entry(state="RUS", names=["Russia"], adjectives=["Russian"], capital=["Moscow"], government=["Kremlin"])
    compiled = compile_actors([Pieces().state(state)])
    names = NameTable(*compiled.names)
    forms = {name: names.readings(name)[0][1:] for name in ("Russia", "Russian", "Moscow", "Kremlin")}
    assert forms == {
        "Russia": ("", "name"),
        "Russian": ("", "adjective"),
        "Moscow": ("", "capital"),
        "Kremlin": ("GOV", "organ"),
    }
    assert compiled.countries == {"RUS": 0}


def test_role_nouns_have_plurals() -> None:
    """A role noun is found in both numbers; an irregular plural is listed."""
    compiled = compile_agents([entry(names=["Policeman"], plural=["police"]), entry(modifier=["Former"])])
    names = NounTable(*compiled.names)
    found = {noun: names.readings(noun) for noun in ("policeman", "policemen", "police")}
    assert found == {
        "policeman": [Reading(0, "", "one")],
        "policemen": [Reading(0, "", "many")],
        "police": [Reading(0, "", "many")],
    }
    assert compiled.modifiers == {"former": 1}


def test_names_of_persons() -> None:
    """Given and family names come from persons alone; a title is no given name."""
    titles = NounTable(*compile_agents([entry(names=["queen"])]).names)
    people = "actors/people/asia.yaml"
    entries = [entry(people, names=["Ann Onesuch"]), entry(people, names=["Queen Bea"]), entry(names=["Peace Now"])]
    assert person_names(map(Pieces().actor, entries), titles) == (("ann",), ("bea", "onesuch"))


def test_entries_that_were_compiled_before_give_the_same_tables(tmp_path: Path) -> None:
    """Over what is known of the lowest folder: entries that are replaced, extended, new, and those that stay."""
    files = {
        "below/actors/a.yaml": "- {id: a, names: [Alpha Front, Ann Alpha], kind: person, codes: [FRAGOV minister]}\n"
        "- {id: b, names: [Beta, Alpha Front], codes: [DEU]}\n- {id: c, names: [Gamma], codes: [TUR]}\n",
        "below/actors/states.yaml": "- {id: fra, state: FRA, names: [France], capital: [Paris]}\n",
        "own/actors/a.yaml": "- {id: b, names: [Delta, Alpha Front], codes: [ITA]}\n"
        "- {extends: a, names: [Annie Alpha]}\n"
        "- {id: d, names: [Bob Beta], kind: person, codes: [USA]}\n- {extends: fra, names: [Gaul], capital: [Gamma]}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    below = read_layers([tmp_path / "below"], ACTOR_KINDS)
    entries = [*below.entries["state"], *below.entries["actor"]]
    known = Pieces(
        entries, [*map(Pieces().state, below.entries["state"]), *map(Pieces().actor, below.entries["actor"])]
    )
    both = read_layers([tmp_path / "own"], ACTOR_KINDS, below)
    layers = ((both, Pieces()), (both, known), (below, known))
    fresh, over, alone = (compile_actor_tables(*given) for given in layers)
    for part in ("actors", "office_holders"):
        assert list(PackedRows(over[part])) == list(PackedRows(fresh[part]))
    named = [dict(NameTable(*tables["names"]).items()) for tables in (fresh, over, alone)]
    assert named[1] == named[0] and ["gaul" in names for names in named] == [True, True, False]
