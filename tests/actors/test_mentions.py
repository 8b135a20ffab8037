"""What the discourse notes of a sentence, and which short names a sentence introduces."""

from __future__ import annotations

import pytest
from actor_notation import article, read_cases

from coder.actors.discourse import Discourse, Mention
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


def discourse_after(coder: Pipeline, text: str) -> Discourse:
    """Return what the discourse knows after a text."""
    return [actors for _, actors in coder.opened(article(text))][-1].discourse


def shown(mention: Mention) -> str:
    """Return a mention in the notation of the cases."""
    nouns = "+".join(sorted(noun for noun in mention.nouns if "." not in noun))
    role = "subject" if mention.subject else "other"
    fields = (mention.kind, mention.entity or "-", nouns or "-", mention.gender or "-", role)
    return " ".join((mention.actors[0].span.text, *fields))


@pytest.mark.parametrize(("sentence", "wanted"), read_cases("mentions.txt"))
def test_mentions_of_a_sentence(sentence: str, wanted: str, coder: Pipeline) -> None:
    """Subjects, objects and partners are noted from left to right, each with what may take it up."""
    mentions = discourse_after(coder, sentence).mentions
    assert " ; ".join(map(shown, mentions)) == (wanted if wanted != "none" else "")


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Angela Merkel left.", "Merkel", "DEUGOV"),
        ("Xi Jinping left.", "Xi", "CHNGOV"),
        ("Emily Lau left.", "Lau", "HKGOPPLEG"),
        ("Turkish businessman Ali Demir left.", "Demir", "TURBUS"),
        ("Ali Demir, a Turkish journalist, left.", "Demir", "TURMED"),
        ("Turkish businessman Demir left.", "Demir", None),
        ("Ali Demir left.", "Demir", None),
    ],
)
def test_short_names_of_persons(text: str, word: str, code: str | None, coder: Pipeline) -> None:
    """A full name introduces a surname if a dictionary, a role noun or an apposition says who it is."""
    known = discourse_after(coder, text).surname(word)
    assert (known and known.code) == code


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The Chadian Peace Council (CPC) met.", {"CPC": "TCD"}),
        ("The CPC (Chadian Peace Council) met.", {"CPC": "TCD"}),
        ("The Xanadu Peace Council (XPC) met.", {}),
    ],
)
def test_acronyms(text: str, acronyms: dict[str, str], coder: Pipeline) -> None:
    """A bracket introduces an acronym of a name that has a code."""
    assert {word: actor.code for word, actor in discourse_after(coder, text).acronyms.items()} == acronyms


def test_the_speaker_of_a_quotation(coder: Pipeline) -> None:
    """Who reports a quotation speaks in it, and in those after it."""
    (speaker,) = discourse_after(coder, '"We won," the Turkish president said.').speaker
    assert speaker.code == "TURGOV"
