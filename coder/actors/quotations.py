"""Who speaks in a quotation of several sentences, which is often told only where it ends.

"We oppose the plan. It would lead to war," the envoy said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import are_media
from coder.actors.reach import Reach
from coder.actors.recognized import RecognizedSentence
from coder.actors.recognizer import Recognizer
from coder.actors.resolver import SentenceActors
from coder.core.syntax import Parse, Phrase, Token
from coder.dictionary.tables import Dictionary

OPENING, CLOSING = "``", "''"
MARKS: Final = ('"', "“", "`")
"""The characters with which a quotation may begin."""
SINGLE: Final = ("'", "`", "‘", "’")
"""The marks of quotations inside others, and apostrophes."""
LONGEST: Final = 6
"""A quotation is followed over so many sentences."""


class Ahead:
    """The sentences of an article one after another, of which the next ones can be looked at before their turn."""

    def __init__(self, parses: Iterable[Parse]) -> None:
        self._parses = iter(parses)
        self._seen: deque[Parse] = deque()

    def __iter__(self) -> Ahead:
        return self

    def __next__(self) -> Parse:
        return self._seen.popleft() if self._seen else next(self._parses)

    def following(self) -> Iterator[Parse]:
        """Yield the next sentences, which stay where they are; no more are read than are asked for."""
        for at in range(LONGEST):
            if at == len(self._seen):
                parse = next(self._parses, None)
                if parse is None:
                    return
                self._seen.append(parse)
            yield self._seen[at]


def opens_quotation(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a quotation that goes on behind it."""
    if not tokens or tokens[0].tag != OPENING or tokens[0].text in SINGLE:
        return False
    return _marks(tokens)[-1] == OPENING


def note_speaker_ahead(
    parse: Parse,
    following: Iterator[Parse],
    dictionary: Dictionary,
    discourse: Discourse,
    date: str,
) -> None:
    """Note who speaks in the quotation that a sentence opens, if that is told where the quotation ends."""
    if not opens_quotation(parse.sentence.tokens) or _reporter(parse) is not None:
        return
    last = _end_of_quotation(following)
    reporter = _reporter(last) if last is not None else None
    if last is None or reporter is None:
        return
    items = Recognizer(last.sentence.tokens, dictionary, discourse, date).find()
    recognized = RecognizedSentence(last.sentence, items, dictionary, date)
    actors = SentenceActors(recognized, discourse, last.clauses)
    speaker = actors.actors(reporter, Reach.HEAD)
    if not are_media(speaker) and (speaker or not actors.pronouns.is_pronoun(reporter)):
        discourse.speakers.put("", speaker)


def _end_of_quotation(following: Iterator[Parse]) -> Parse | None:
    """Return the sentence in which a quotation closes that has been opened before; null where none does.

    A new paragraph opens it again.
    """
    for parse in following:
        tokens = parse.sentence.tokens
        marks = _marks(tokens)
        if marks and marks[0] == OPENING and tokens[0].tag != OPENING:
            return None
        if CLOSING in marks:
            return parse
    return None


def _marks(tokens: Sequence[Token]) -> list[str]:
    """Return the tags of the marks of quotation of a sentence, without those of quotations inside others."""
    return [token.tag for token in tokens if token.tag in (OPENING, CLOSING) and token.text not in SINGLE]


def _reporter(parse: Parse) -> Phrase | None:
    """Return who reports a quotation of a sentence."""
    return next((clause.reporter for clause in parse.clauses if clause.quoted and clause.reporter is not None), None)
