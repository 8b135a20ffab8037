"""What stands beside a phrase and says who it is: other members of a list, owners, a bracket, an apposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.code_builder import COUNTERPART
from coder.actors.identity import joined
from coder.actors.items import Item
from coder.actors.recognized import THE, RecognizedSentence
from coder.actors.towns import is_region
from coder.core.actor_code import after_country
from coder.core.basis import ASSURED, JOINT, Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause, Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import INTERNATIONAL, OPPOSED, RULERS
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set, word_values

PERSONAL_POSSESSIVES: Final = word_set("actors.personal_possessives")
SENDERS: Final = word_set("actors.sender_prepositions")
ATTRIBUTIVE_NAMES: Final = word_set("actors.attributive_names")
COUNTS: Final = {word: int(count) for word, count in word_values("actors.counts").items()}
SERVING: Final = word_set("actors.serving_verbs")
HEADING: Final = word_set("actors.heading_verbs")
NATIONS: Final = word_set("actors.country_nouns")
MORE_OF_A_KIND: Final = word_set("actors.more_of_a_kind")
WHO: Final = "who"
OF: Final = "of"
SETTING: Final = "resolve.setting"
"""The rule by which a role has the country of the story or of the place."""
OWNER: Final = "resolve.owner"
"""The rule by which a role has the country of its owner."""
COMPANIONS: Final = frozenset(("BUS", "JUD", "MED", "EDU", "ELI"))
"""Roles of those who are often named with officials of their state: "Canadian officials and businessmen"."""
FORCES: Final = frozenset(("GOV", "MIL", "COP"))
"""Roles of those whom the rebels of their state fight."""
ORGANS: Final = frozenset(("GOV", "MIL", "COP", "LEG"))
"""Roles of those who act for their state."""


def is_part_of_world(dictionary: Dictionary, item: Item) -> bool:
    """Whether an item names a part of the world and no state: "Asia", "Arab"; a region of a state is none."""
    return is_region(item.kind, item.code, dictionary) and item.code not in INTERNATIONAL


def shared_noun(sentence: RecognizedSentence, member: Phrase, last: Phrase) -> list[Item]:
    """Return the items of a bare nationality and of the noun of the last member that it shares.

    "French and German officials" are of both, and "French and foreign troops" are too; there are none for any other
    member.
    """
    if member is last or member.stop > last.first or member.attached:
        return []
    nation, shared = sentence.within(member), sentence.within(last)
    if len(nation) != 1 or nation[0].stop != member.stop or member.first < nation[0].first - 1:
        return []
    head = sentence.tokens[member.head]
    adjective = nation[0].form in ("adjective", "people") and head.tag in ("JJ", "NNP")
    if not adjective and head.text not in ATTRIBUTIVE_NAMES:
        return []
    roles = [item for item in shared if item.agent is not None and item.agent.role]
    named = bool(shared) and shared[0].actor is not None and shared[0].first == last.first
    foreign = bool(roles) and any(last.first <= at <= roles[0].first for at in sentence.foreign)
    if not roles or not (named or foreign) or roles[-1].stop <= last.head:
        return []
    return [*nation, *roles]


def after_bracket(sentence: RecognizedSentence, phrase: Phrase) -> Sequence[Item]:
    """Return the items of a phrase with the name in the bracket before it: "the Palestinian Authority (PA) officials".

    The town where those of a body work is not theirs: "a Liberal Party (LP) Lagos spokesman". There are none where no
    such name stands there.
    """
    tokens, first = sentence.tokens, phrase.first
    if first <= 2 or tokens[first - 1].text != ")":
        return ()
    names = [item for item in sentence.items if item.stop == first - 1 and item.form in ("acronym", "name")]
    items = sentence.within(phrase)
    if not names or tokens[names[0].first - 1].text != "(" or any(item.is_named and not item.is_town for item in items):
        return ()
    return [*names, *(item for item in items if not item.is_named)]


def named_apposition(sentence: RecognizedSentence, phrase: Phrase) -> list[Phrase]:
    """Return the appositions of a role noun without a name that end in the name of a person or body."""
    items = sentence.within(phrase)
    if not phrase.appositions or items[-1].agent is None or any(item.is_named for item in items):
        return []
    telling = items[-1].agent.role and not items[-1].agent.generic
    return [other for other in phrase.appositions if _names_person_or_body(sentence, other, bool(telling))]


def _names_person_or_body(sentence: RecognizedSentence, phrase: Phrase, has_role: bool) -> bool:
    """Whether a phrase ends in the name of a person or body; his party says nothing new of who ``has_role``."""
    items = sentence.within(phrase)
    if not items or not sentence.covers_head(items[-1], phrase):
        return False
    last = items[-1]
    return last.is_named and not last.is_place and not (has_role and last.kind is ActorKind.PARTY)


def explaining(phrase: Phrase, clauses: Sequence[Clause]) -> Iterator[Phrase]:
    """Yield what says who a phrase is: its appositions, and what a relative clause says that he is or leads.

    "Ali Demir, who is a Turkish judge", "who served as Turkish envoy", "who heads the Turkish police".
    """
    yield from phrase.appositions
    for index in phrase.clauses:
        clause = clauses[index]
        if clause.link != WHO or clause.subject_rule != "relative" or clause.verb.passive or clause.verb.negated:
            continue
        if clause.predicate is not None and clause.verb.lemma == "be":
            yield clause.predicate
        elif clause.verb.lemma in SERVING:
            yield from [other for other in clause.preps if other.prep == "as"]
        elif clause.verb.lemma in HEADING:
            yield from clause.objects[:1]


def names_list(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether the members of a list only name those at its head: "his counterparts, Lavrov and Fabius".

    Those that are no persons must be as many as it says: "two Arab countries, Egypt and Jordan".
    """
    members = phrase.conjuncts
    if sentence.tokens[phrase.head].tag != "NNS" or len(members) < 2:
        return False
    after = sentence.tokens[phrase.stop] if phrase.stop < members[0].first else None
    if after is None or after.tag not in (",", ":"):
        return False
    if all(any(item.is_person for item in sentence.within(member)) for member in members):
        return True
    counts = [COUNTS[word] for at in range(phrase.first, phrase.head) if (word := sentence.word(at)) in COUNTS]
    return counts == [len(members)] and all(sentence.first_name(member) is not None for member in members)


def with_shared_owner(sentence: RecognizedSentence, members: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the members of a list, those that only name a role with the owner behind the last one.

    "The ministers and lawmakers of Peru" are all of Peru; not so "a minister and the president of Peru".
    """
    last = members[-1]
    owners = tuple([other for other in last.attached if other.prep == OF])
    if not owners or last.first < last.head or sentence.tokens[last.head].tag != "NNS":
        return members
    return tuple([replace(one, attached=owners) if _lacks_owner(sentence, one) else one for one in members])


def _lacks_owner(sentence: RecognizedSentence, member: Phrase) -> bool:
    """Whether a member of a list is a bare plural role noun of nobody."""
    items = sentence.within(member)
    alone = not member.attached and not member.appositions and member.possessor is None
    return alone and bool(items) and items[-1].form == "many" and not any(item.is_named for item in items)


def rule_nations(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether those of a phrase are of nations that it does not name: "leaders of major trading nations"."""
    return any(
        other.prep == OF
        and sentence.tokens[other.head].tag == "NNS"
        and sentence.tokens[other.head].lemma.lower() in NATIONS
        and not any(item.is_named for item in sentence.within(other))
        for other in phrase.attached
    )


def by_owner(items: Sequence[Item], phrase: Phrase) -> list[Phrase]:
    """Return a phrase once for each of several owners: "the presidents of Peru and Chile" are of both."""
    owner = next((other for other in phrase.attached if other.prep in SENDERS and other.conjuncts), None)
    if owner is None or items[-1].form != "many" or any(item.actor for item in items):
        return [phrase]
    owners = (owner, *owner.conjuncts)
    return [replace(phrase, attached=(replace(member, prep=owner.prep, conjuncts=()),)) for member in owners]


def _is_colleague(sentence: RecognizedSentence, member: Phrase) -> bool:
    """Whether a member of a list is of the state of the first one: "Castro and his ministers".

    So is somebody with a bare title: "the Danish prime minister Holm and Finance Minister Lund".
    """
    if sentence.word(member.first) in PERSONAL_POSSESSIVES:
        return True
    items = sentence.within(member)
    if not items or member.attached or member.possessor is not None or sentence.tokens[member.head].tag != "NNP":
        return False
    titled = all(item.agent is not None and item.actor is None for item in items) and items[-1].stop <= member.head
    return titled and (member.first not in sentence.foreign or items[0].first == member.first)


def _shares_nation(sentence: RecognizedSentence, first: ActorMatch, member: Phrase, actor: ActorMatch) -> bool:
    """Whether the nation of the first member of a list is also that of another: "Turkish ships and troops"."""
    official = first.role is None or first.role in ORGANS
    if actor.role not in ORGANS and actor.role not in COMPANIONS or not official or first.basis not in ASSURED:
        return False
    if first.country not in sentence.dictionary.countries:
        return False
    plain = not member.attached and member.possessor is None and member.first not in sentence.foreign
    return plain and any(item.first == member.first for item in sentence.within(member)[:1])


def _is_more_of_its_kind(sentence: RecognizedSentence, first: ActorMatch, member: Phrase, actor: ActorMatch) -> bool:
    """Whether a member of a list is said to be more of what the first one is: "Turkish jets and other warplanes".

    Those who rule may be of other states: "the Turkish president and other leaders".
    """
    if sentence.word(member.first) not in MORE_OF_A_KIND or actor.role != first.role or actor.role in (None, RULERS):
        return False
    plain = not member.attached and member.possessor is None and member.first not in sentence.foreign
    return plain and first.basis in ASSURED and first.country in sentence.dictionary.countries


def of_same_state(sentence: RecognizedSentence, first: ActorMatch, member: Phrase, actor: ActorMatch) -> ActorMatch:
    """Return an actor of a list with the country of the first one, where that is likelier than its own.

    In "Mali's government and rebels" those who oppose or fight the government are of its state, if their country is
    but a guess, and so is the government in "Malian rebels and the government". So is a ``member`` whom a possessive,
    even if another was taken for its owner, or a bare title gives to the first one, or who shares its nation or kind.
    """
    owned = sentence.word(member.first) in PERSONAL_POSSESSIVES
    doubtful = (SETTING, OWNER) if owned else (SETTING,)
    guessed = actor.country is None or any(reason.rule in doubtful for reason in actor.trace)
    if not guessed or not actor.code or first.country is None or first.country in INTERNATIONAL:
        return actor
    own = first.role in ORGANS or first.role is None and sentence.word(member.first) in THE
    at_home = own and actor.role in OPPOSED and first.country != actor.country
    fought = first.role in OPPOSED and actor.role == RULERS and actor.country is None and first.basis in ASSURED
    shares = ((owned or actor.country is None) and _is_colleague(sentence, member)) or (
        (actor.country is None or actor.role in COMPANIONS) and _shares_nation(sentence, first, member, actor)
    )
    if not (at_home or fought or shares or _is_more_of_its_kind(sentence, first, member, actor)):
        return actor
    reason = Reason("resolution", "resolve.beside", words=first.span.text)
    return moved(actor, first.country, reason, Basis.COMPOSED, sentence.dictionary)


def in_same_office(sentence: RecognizedSentence, first: ActorMatch, member: Phrase, actor: ActorMatch) -> ActorMatch:
    """Return an actor of a list in the role of the first one, whose counterpart he is: "Lund and his Thai peer"."""
    items = sentence.within(member)
    is_peer = bool(items) and items[-1].code == COUNTERPART and sentence.word(member.first) in PERSONAL_POSSESSIVES
    if not is_peer or actor.role is not None or actor.code is None or first.role not in ORGANS:
        return actor
    return replace(actor, code=f"{actor.code}{after_country(first.code or '')}")


def of_state_fought(dictionary: Dictionary, actors: Actors) -> Actors:
    """Return the actors of a list, a force as that of the state of the rebels beside it: "the army and FARC rebels"."""
    first = actors[0] if len(actors) > 1 else None
    if first is None or first.country is not None or first.role not in FORCES or not first.code:
        return actors
    rebel = next((actor for actor in actors if actor.role in OPPOSED and actor.basis in ASSURED), None)
    if rebel is None or rebel.country not in dictionary.countries:
        return actors
    reason = Reason("resolution", "resolve.beside", words=rebel.span.text)
    return (moved(first, rebel.country or "", reason, Basis.COMPOSED, dictionary), *actors[1:])


def moved(actor: ActorMatch, country: str, reason: Reason, basis: Basis, dictionary: Dictionary) -> ActorMatch:
    """Return an actor in the same role of another country, or of one where it had none."""
    before, state = dictionary.state(actor.country or ""), dictionary.state(country)
    role = actor.id.removeprefix(f"{before.id}{JOINT}") if before is not None else actor.id
    return replace(
        actor,
        code=f"{country}{after_country(actor.code or '')}",
        trace=(*actor.trace, reason),
        id=joined((state.id if state is not None else "", role)),
        basis=basis,
    )
