"""Entries for what the dictionaries lack, ranked, each with the sentences that speak for it, ready for review."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coder.analysis.corpus.filling import loaded
from coder.analysis.corpus.keys import layers
from coder.analysis.corpus.store import Store, open_store
from coder.analysis.suggest.analogy import Analogy, Likeness
from coder.analysis.suggest.gaps import CONTENT, TOGETHER, Gap, Place, gaps
from coder.analysis.suggest.wordings import Meaning
from coder.coding.subjects import Subject, Subjects
from coder.compiled import event_entries
from coder.core.model import Article
from coder.core.rejections import RejectReason
from coder.diagnostics.missing_verbs import OBJECT
from coder.dictionary.patterns import Pattern, Terms
from coder.dictionary.tables import Dictionary
from coder.pipeline import Parsed, Pipeline

PROPOSALS, EXAMPLES = 3, 3
UNKNOWN = "???"
"""In place of the name of a code that only the content of a frame decides."""
_MARKS = {"word": "", "set": "&", "class": "^", "no_word": "!", "no_set": "!&", "no_class": "!^"}


_UNCODED = (RejectReason.NO_CODE, RejectReason.STOPPED, RejectReason.ALLOWED, RejectReason.ATTEMPTED)
"""Where the entries give a meaning that has no code, there may be a better one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a word may mean: an entry without its examples."""

    meaning: Meaning
    score: float
    """How much speaks for it; only the order counts."""
    object: str
    """The pattern of the object; "" where none is asked for."""
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A verb or noun that no entry takes, and what it may mean, the likeliest first."""

    kind: str
    """``verb`` or ``noun``."""
    word: str
    count: int
    proposals: tuple[Proposal, ...]
    uses: tuple[Gap, ...]
    """Some of its sentences."""

    def yaml(self, dictionary: Dictionary) -> str:
        """Return the likeliest entry with its sentences as examples, the others as comments below it."""
        lines = [f"# {self.word}: {self.count} times"]
        for number, proposal in enumerate(self.proposals):
            entry = self._entry(proposal, dictionary)
            lines.append(entry if number == 0 else f"# or {entry.removeprefix('- ')}")
        return "\n".join(lines)

    def _entry(self, proposal: Proposal, dictionary: Dictionary) -> str:
        slug = re.sub(r"[^a-z0-9]+", "_", self.word).strip("_")
        name = re.sub(r"[^a-z0-9]+", "_", proposal.meaning.name.lower())
        event = _event(proposal.meaning, dictionary)
        examples = [f"{use.text} => {use.source} {event} {use.target}" for use in self.uses]
        parts = [f"id: new.{slug}.{name}", f"{self.kind}: [{self.word}]"]
        parts += [f"object: {_quoted(proposal.object)}"] if proposal.object else []
        parts += [f"target: [{', '.join(map(_quoted, proposal.targets))}]"] if proposal.targets else []
        parts.append(f"{proposal.meaning.result}: {proposal.meaning.name}")
        parts += ["alone: yes"] if proposal.meaning.result == "frame" else []
        return f"- {{{', '.join(parts)},\n   examples: [{', '.join(map(_quoted, examples))}]}}".replace(
            "\n", "\n" if proposal is self.proposals[0] else "\n#"
        )


def suggest(
    corpus: str | Path | Store | Iterable[Article],
    dictionaries: Sequence[str | Path] | None = None,
    *,
    least: int = 2,
    top: int = 50,
) -> list[Suggestion]:
    """Return the verbs and nouns between two actors that no entry takes, found ``least`` times, the most telling first.

    ``corpus`` is a store, or articles; ``dictionaries`` are those that lack them, by default those of the store.

    >>> articles = [Article("a", "Chad has zapped Libya."), Article("b", "French jets zapped Niger on Monday.")]
    >>> for one in suggest(articles):
    ...     print(one.kind, one.word, one.count, one.uses[0].text)
    verb zap 2 Chad has zapped Libya.
    """
    if isinstance(corpus, (str, Path)):
        with open_store(corpus) as store:
            return suggest(store, dictionaries, least=least, top=top)
    stored = corpus.folders if isinstance(corpus, Store) else ()
    folders = stored if dictionaries is None else tuple(map(Path, dictionaries))
    coder = loaded(folders).coder
    entries = event_entries(layers(folders)).entries
    analogy = Analogy(coder, entries["verb"], entries["code"])
    return suggestions(coder, analogy, uses_of(coder, corpus), least, top)


def suggestions(coder: Pipeline, analogy: Analogy, found: Uses, least: int = 1, top: int = 50) -> list[Suggestion]:
    """Return suggestions for gaps: first words found often, mostly between actors, and sure of their meaning."""
    kept: list[tuple[float, Suggestion]] = []
    for (kind, word), uses in found.gaps.items():
        if len(uses) >= least:
            meanings = [one for one in analogy.meanings(uses) if _stands(one.meaning, uses, coder.dictionary)]
            one = Suggestion(kind, word, len(uses), _proposals(meanings, uses), _examples(uses))
            if one.proposals:
                share = len(uses) / max(found.words[uses[0].lemma], len(uses))
                kept.append((len(uses) * share * one.proposals[0].score, one))
    kept.sort(key=lambda item: (-item[0], item[1].word))
    return [one for _, one in kept][:top]


class Uses(NamedTuple):
    """The gaps of a corpus by kind and word, and how often each verb and noun of its sentences is used at all."""

    gaps: dict[tuple[str, str], list[Gap]]
    words: Counter[str]


def uses_of(coder: Pipeline, corpus: Store | Iterable[Article]) -> Uses:
    """Return the gaps of a corpus, where it tells of politics."""
    found = Uses(defaultdict(list), Counter())
    parsed: Iterator[Parsed] = (
        (stored.parsed() for stored in corpus.articles())
        if isinstance(corpus, Store)
        else (coder.parsed(article) for article in corpus)
    )
    for article in parsed:
        subjects = Subjects(article.article.text, article.layout.sentences)
        sentences = list(coder.extracted_again(article))
        rejected = coder.read_extracted(article, sentences).rejected
        for sentence in sentences:
            tokens, index = sentence.parse.sentence.tokens, sentence.parse.sentence.index
            found.words.update({token.lemma.lower() for token in tokens if token.tag[:1] in ("N", "V")})
            if subjects.at(index).subject is Subject.POLITICS:
                uncoded = {one.span.start for one in rejected if one.sentence == index and one.reason in _UNCODED}
                for gap in gaps(sentence, uncoded):
                    found.gaps[gap.kind, gap.word].append(gap)
    return found


def _stands(meaning: Meaning, uses: Sequence[Gap], dictionary: Dictionary) -> bool:
    """Whether a meaning says something here: a frame without a code of its own needs a clause as its content."""
    return _event(meaning, dictionary) != UNKNOWN or any(use.has_clause for use in uses)


def _examples(uses: Sequence[Gap]) -> tuple[Gap, ...]:
    """The shortest of the sentences, each once."""
    by_text = {use.text: use for use in reversed(uses)}
    return tuple(by_text[text] for text in sorted(by_text, key=lambda text: (len(text), text))[:EXAMPLES])


def _proposals(meanings: Sequence[Likeness], uses: Sequence[Gap]) -> tuple[Proposal, ...]:
    places = Counter(use.target_place for use in uses if use.target_place not in (CONTENT, TOGETHER))
    targets = tuple(place for place, _ in places.most_common(3))
    return tuple(
        Proposal(one.meaning, one.score, _object(one, uses), targets) for one in meanings[:PROPOSALS] if one.score > 0
    )


def _object(likeness: Likeness, uses: Sequence[Gap]) -> str:
    """The pattern of the object: that of the likest entry where it fits, else the commonest noun; none for an actor."""
    things = [place for use in uses for place in use.places if place.name == OBJECT and not place.is_actor]
    if 2 * len(things) < len(uses):
        return ""
    pattern = likeness.entry.object if likeness.entry is not None else None
    if pattern is not None and pattern.alternatives and all(_matches(pattern, place) for place in things):
        return _written(pattern.terms)
    heads = Counter(place.heads[0].lemmas[-1] for place in things)
    return "|".join(head for head, _ in heads.most_common(3))


def _matches(pattern: Pattern, place: Place) -> bool:
    return any(pattern.match(head.lemmas, head.proper) >= 0 for head in place.heads)


def _written(terms: Terms) -> str:
    """A pattern as it is written."""
    return "|".join(" ".join(_MARKS[kind] + word for kind, word in alternative) for alternative in terms)


def _event(meaning: Meaning, dictionary: Dictionary) -> str:
    """The name of the code that an entry gives."""
    action = dictionary.actions.get(meaning.name)
    code = action.done if action is not None else dictionary.defaults.get(meaning.name, "")
    return dictionary.codes[code].name if code in dictionary.codes else UNKNOWN


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
