"""The kinds of actors that dictionaries name, each with what it implies."""

from __future__ import annotations

from enum import StrEnum

PLACE, BODY, PERSON, PEOPLE = "place", "body", "person", "people"
"""What an actor is by nature: where it is, an organisation whose members carry its code, one person, or a people."""


class ActorKind(StrEnum):
    """A kind of actor, one row each: its name in dictionaries, the file that holds entries of it, and its nature.

    >>> ActorKind("city").file, ActorKind("city").is_place, ActorKind("party").has_members
    ('cities', True, True)
    """

    file: str
    """The name of the file whose entries are of this kind unless they say otherwise; "" for none."""
    nature: str

    STATE = "state", "", PLACE
    PERSON = "person", "people", PERSON
    ORGANISATION = "organisation", "organisations", BODY
    PARTY = "party", "parties", BODY
    GROUP = "group", "armed_groups", BODY
    PEOPLE = "people", "peoples", PEOPLE
    CITY = "city", "cities", PLACE
    REGION = "region", "regions", PLACE
    COMPANY = "company", "companies", BODY
    MEDIA = "media", "media", BODY

    def __new__(cls, name: str, file: str = "", nature: str = "") -> ActorKind:
        """Make the member of a row; its value is its name in dictionaries."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.file = file
        member.nature = nature
        return member

    @property
    def is_place(self) -> bool:
        """Whether actors of this kind are places: their code is that of a country."""
        return self.nature == PLACE

    @property
    def has_members(self) -> bool:
        """Whether a role noun that belongs to an actor of this kind carries its whole code."""
        return self.nature == BODY


PLACES = frozenset(kind for kind in ActorKind if kind.is_place)
BODIES = frozenset(kind for kind in ActorKind if kind.has_members)
_BY_FILE = {kind.file: kind for kind in ActorKind if kind.file}


def kind_of_file(file: str) -> ActorKind:
    """Return the kind of the entries of a dictionary file that do not name one.

    >>> kind_of_file("actors/armed_groups.yaml").value, kind_of_file("actors/people/asia.yaml").value
    ('group', 'person')
    >>> kind_of_file("actors/mine.yaml").value
    'organisation'
    """
    if "/people/" in file or file.endswith("people.yaml"):
        return ActorKind.PERSON
    return _BY_FILE.get(file.rsplit("/", 1)[-1].removesuffix(".yaml"), ActorKind.ORGANISATION)
