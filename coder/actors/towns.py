"""Places by the words beside them: the province of a town, the body that governs it, and parts of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.actor_code import SEVERAL, role_part
from coder.core.values import replace
from coder.dictionary.actor_codes import RULERS, join_code
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import NameMatch
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set, word_values

PROVINCES: Final = word_values("actors.provinces")
MUNICIPALITIES: Final = word_set("actors.municipalities")
DISTRICTS: Final = word_set("actors.named_districts")
PART_ADJECTIVES: Final = word_set("actors.part_adjectives")
OF: Final = "of"


def located(names: Sequence[Item], texts: Sequence[str], dictionary: Dictionary) -> Iterator[Item]:
    """Yield names; a town is where the province or state after it lies: "Birmingham, Ala.", "Paris, Texas".

    "The City of Lagos" is the body that governs the town.
    """
    begun = {item.first: item for item in names}
    for item in names:
        if item.is_place or item.form == "bare":
            item = _in_province(item, begun, texts, dictionary)
        if item.is_town and item.first > 1 and texts[item.first - 1] == OF and texts[item.first - 2] in MUNICIPALITIES:
            item = _as_body(item, texts)
        yield item


def with_parts_of_world(matches: Sequence[NameMatch], texts: Sequence[str], dictionary: Dictionary) -> list[NameMatch]:
    """The names, those of continents with the direction before them in lower case: "the central American country"."""
    return [_with_direction(match, texts, dictionary) for match in matches]


def _with_direction(match: NameMatch, texts: Sequence[str], dictionary: Dictionary) -> NameMatch:
    """A name with the direction before it, where both are the name of a part of the world."""
    first = match.first - 1
    if first < 0 or texts[first] not in PART_ADJECTIVES:
        return match
    name = " ".join(texts[first : match.stop]).lower()
    known = dictionary.names.start(texts[first]).names.get(name, ())
    entries = [(reading, dictionary.actors[reading[0]]) for reading in known]
    readings = [reading for reading, entry in entries if is_region(entry.kind, entry.terms[0].code, dictionary)]
    return NameMatch(first, match.stop, tuple(readings)) if readings else match


def is_region(kind: ActorKind | None, code: str, dictionary: Dictionary) -> bool:
    """Whether something of a kind and code is a region of several states; a region of one state is none."""
    return kind is ActorKind.REGION and dictionary.state(code) is None


def _in_province(item: Item, begun: dict[int, Item], texts: Sequence[str], dictionary: Dictionary) -> Item:
    """Return a town, or a surname that is one, in the state of the province after it."""
    at = item.stop + 1
    if at >= len(texts) or texts[item.stop] != ",":
        return item
    other = begun.get(at)
    inner = other is not None and other.kind is ActorKind.REGION and item.kind is not ActorKind.REGION
    code = _province(at, texts) or (other.code if other is not None and inner else "")
    state = dictionary.state(code)
    return replace(item, actor=state, code=code, form="name") if state is not None and item.code != code else item


def _province(at: int, texts: Sequence[str]) -> str:
    """Return the country of the province of which an abbreviation stands at a position; "" for none."""
    text = texts[at]
    dotted = f"{text}." if at + 1 < len(texts) and texts[at + 1] == "." else ""
    return PROVINCES.get(text, "") or PROVINCES.get(dotted, "")


def _as_body(item: Item, texts: Sequence[str]) -> Item:
    """Return a town with its title as the body that governs it; some titles are names of districts."""
    name = " ".join(texts[item.first - 2 : item.stop])
    if SEVERAL in item.code or role_part(item.code) or name in DISTRICTS:
        return item
    return replace(item, first=item.first - 2, form="organ", code=join_code(item.code, [RULERS], ""))
