"""Further titles of one person in a list: "a journalist and lawmaker", "Rossi, a judge and writer"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from coder.actors.items import NAME_TAGS, Item
from coder.actors.recognized import RecognizedSentence
from coder.core.syntax import Phrase
from coder.dictionary.word_lists import word_set

ARTICLES: Final = word_set("actors.indefinite_articles")
SINGLE_OFFICES: Final = word_set("actors.single_offices")
DETERMINERS: Final = frozenset(("DT", "PRP$", "CD", "PDT"))
COMMON, PERSON, OF = "NN", "person", "of"
NOBODY: Final[Collection[int]] = ()


def further_titles(sentence: RecognizedSentence, members: tuple[Phrase, ...]) -> Collection[int]:
    """Return the places of the members of a list that name nobody besides another one.

    A title without an article goes with the one before it: "a former minister and envoy", or with the name behind it:
    "businessman and mayor Luis Soto"; behind a name titles are appositions: "Soto, a judge and author".
    """
    last = len(members) - 1
    if last == 1:
        return _of_two(sentence, *members)
    titles = members[1:]
    named = sentence.tokens[members[0].head].tag in NAME_TAGS and not _opens_with(sentence, members[0], DETERMINERS)
    if not named or not any(_is_title(sentence, title) for title in titles) or not _is_bare(sentence, members[last]):
        return NOBODY
    if all(_is_single(sentence, title) and not _is_definite(sentence, title) for title in titles):
        return range(1, last + 1) if sentence.within(members[0]) else range(2, last + 1)
    return NOBODY


def _of_two(sentence: RecognizedSentence, first: Phrase, second: Phrase) -> Collection[int]:
    """Return which of two members is but another title of the other one."""
    if _nations_differ(sentence, first, second):
        return NOBODY
    if _is_full_name(sentence, first) and _is_bare_title(sentence, second) and second.first == second.head:
        return (1,) if _is_of_somebody(second) else NOBODY  # "Rossi, head of the bank and the board,"
    if _is_bare_title(sentence, second) and _is_title(sentence, first):
        owned = _is_of_somebody(second) and not _are_offices(sentence, first, second)
        if owned and _is_definite(sentence, first) and _is_of_somebody(first):
            return NOBODY  # "the president of Kenya and chief executive of Wilco"
        return (1,) if sentence.word(first.first) in ARTICLES or owned else NOBODY
    named = _is_titled_name(sentence, second) and _is_bare_title(sentence, first)
    return (0,) if named and not first.attached and not _is_office(sentence, first) else NOBODY


def _is_full_name(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is a name of several words before a comma: "Ugo Rossi,"."""
    names = all(token.tag in NAME_TAGS for token in sentence.tokens[phrase.first : phrase.stop])
    return names and phrase.stop - phrase.first > 1 and sentence.tokens[phrase.stop].text == ","


def _is_of_somebody(phrase: Phrase) -> bool:
    return any(other.prep == OF for other in phrase.attached)


def _is_bare_title(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    return _is_title(sentence, phrase) and _is_bare(sentence, phrase)


def _is_bare(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is of one, without a determiner: "chair of the panel"."""
    opened = phrase.possessor is not None or _opens_with(sentence, phrase, DETERMINERS)
    return _is_single(sentence, phrase) and not opened


def _is_single(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    return sentence.tokens[phrase.head].tag == COMMON


def _is_title(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase tells of one person and names none."""
    noun = sentence.tokens[phrase.head].lemma.lower()
    return _is_single(sentence, phrase) and PERSON in sentence.dictionary.noun_classes.of(noun)


def _is_titled_name(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is a title without an article and a name: "mayor Luis Soto"."""
    head = sentence.tokens[phrase.head]
    if head.tag not in NAME_TAGS or phrase.possessor is not None or _opens_with(sentence, phrase, DETERMINERS):
        return False
    title = next((item for item in sentence.within(phrase) if item.agent is not None), None)
    return title is not None and title.stop <= phrase.head and _is_common_person(sentence, title)


def _is_common_person(sentence: RecognizedSentence, title: Item) -> bool:
    noun, classes = sentence.tokens[title.stop - 1], sentence.dictionary.noun_classes
    meant = (noun.lemma.lower(), title.agent.name if title.agent is not None else "")  # "MP"
    return not noun.tag.endswith("S") and any(PERSON in classes.of(word) for word in meant)


def _is_definite(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase begins with a determiner that is no indefinite article."""
    return _opens_with(sentence, phrase, DETERMINERS) and sentence.word(phrase.first) not in ARTICLES


def _opens_with(sentence: RecognizedSentence, phrase: Phrase, tags: Collection[str]) -> bool:
    return sentence.tokens[phrase.first].tag in tags


def _nations_differ(sentence: RecognizedSentence, first: Phrase, second: Phrase) -> bool:
    """Whether two phrases name different nations: "a Turkish officer and Greek sailor"."""
    ours = {item.code for item in sentence.within(first) if item.is_place}
    theirs = {item.code for item in sentence.within(second) if item.is_place}
    return bool(ours and theirs) and ours != theirs


def _are_offices(sentence: RecognizedSentence, first: Phrase, second: Phrase) -> bool:
    return _is_office(sentence, first) and _is_office(sentence, second)


def _is_office(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase ends in an office that only one person holds."""
    items = sentence.within(phrase)
    return bool(items) and items[-1].agent is not None and items[-1].agent.name in SINGLE_OFFICES
