"""Scores actors alone: whether the coder finds the source and target of each gold event, whatever the verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.core.model import Article
from coder.evaluate.actor_codes import country_of
from coder.evaluate.gold import Record, article_of
from coder.evaluate.scores import Mistake, Share
from coder.pipeline import Pipeline

KEYS = ("id", "text", "events")
"""The fields that a gold record must have."""
NAME_TAGS = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class CodedPhrase:
    """A noun phrase of a text, where it stands, and the codes that the coder gives it."""

    start: int
    end: int
    words: str
    codes: tuple[str, ...]
    known: bool
    """Whether a dictionary knows a name or role in it."""
    named: bool
    """Whether a word in it is tagged as a name."""


@dataclass(frozen=True, slots=True)
class ActorScores:
    """How many gold actors were found, and why the others were not."""

    found: Share
    mistakes: tuple[Mistake, ...]


def score_actors(coder: Pipeline, records: Sequence[Record]) -> ActorScores:
    """Look for each gold actor among the noun phrases of its text: one of them must have its country or type.

    >>> event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "UKR", "text": "Georgia"}}
    >>> record = {"id": "a", "text": "Russian troops attacked Georgia.", "events": [event]}
    >>> scores = score_actors(Pipeline(), [record])
    >>> scores.found, scores.mistakes[0].cause
    (Share(right=1, total=2), 'wrong')
    """
    mistakes: list[Mistake] = []
    total = 0
    for record in records:
        phrases = list(coded_phrases(coder, article_of(record)))
        for event in record["events"]:
            for actor in (event.get("source"), event.get("target")):
                if actor and actor.get("code"):
                    total += 1
                    mistakes += _mistakes(record, actor, phrases)
    return ActorScores(Share(total - len(mistakes), total), tuple(mistakes))


def coded_phrases(coder: Pipeline, article: Article) -> Iterator[CodedPhrase]:
    """Yield the noun phrases of an article with their codes.

    >>> [(phrase.words, phrase.codes) for phrase in coded_phrases(Pipeline(), Article("a", "Syria praised the deal."))]
    [('Syria', ('SYR',)), ('the deal', ())]
    """
    for parse, actors in coder.opened(article):
        tokens = parse.sentence.tokens
        for phrase in (inner for whole in parse.phrases for inner in whole.nested()):
            start, end = tokens[phrase.first].start, tokens[phrase.stop - 1].end
            codes = tuple(actor.code for actor in actors.actors(phrase) if actor.code)
            known = any(phrase.first <= item.first < phrase.stop for item in actors.items)
            named = any(token.tag in NAME_TAGS for token in tokens[phrase.first : phrase.stop])
            yield CodedPhrase(start, end, article.text[start:end], codes, known, named)


def _mistakes(record: Record, actor: Record, phrases: Sequence[CodedPhrase]) -> list[Mistake]:
    """The mistake of an actor that was not found; nothing if one phrase of the text has its country or type."""
    wanted = country_of(actor["code"])
    if any(country_of(code) == wanted for phrase in phrases for code in phrase.codes):
        return []
    words = actor.get("text") or ""
    start = record["text"].find(words) if words else -1
    end = start + len(words)
    there = [phrase for phrase in phrases if start >= 0 and phrase.start < end and phrase.end > start]
    read = ", ".join(f"[{phrase.words}|{'+'.join(phrase.codes) or '-'}]" for phrase in there[:3])
    text = f"{record['id']} {actor['code']} '{words}'{' read as ' if read else ''}{read}: {record['text']}"
    return [Mistake(_cause(there), text)]


def _cause(phrases: Sequence[CodedPhrase]) -> str:
    """Why an actor is not found, told by the phrases at its place.

    ``absent``: the gold file names no words of the text; ``wrong``: the words have another code; ``unknown``: no
    dictionary knows a word of the name; ``unresolved``: a description or pronoun got no code.
    """
    if not phrases:
        return "absent"
    if any(phrase.codes for phrase in phrases):
        return "wrong"
    if any(phrase.known for phrase in phrases) or not any(phrase.named for phrase in phrases):
        return "unresolved"
    return "unknown"
