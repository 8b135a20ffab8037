"""What passages are about, and which events of a passage are news of politics."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder import Article, Coder
from coder.coding.events import Options
from coder.coding.relevance import is_relevant
from coder.coding.subjects import Passage, Subject, Subjects
from coder.core.model import ActorMatch
from coder.core.rejections import RejectReason
from coder.core.syntax import Span
from coder.diagnostics.examples import EXAMPLE_DATE

FOLDER = Path(__file__).parent.parent / "cases" / "coding"
GAME = "The striker scored twice in the match. Brazil criticized Chile after the coach left the team."


def lines(name: str) -> list[tuple[str, str]]:
    """The two halves of each case of a file."""
    text = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, _, right in (line.partition(" => ") for line in text if line[:1] not in ("", "#"))]


@pytest.mark.parametrize(("subject", "text"), lines("subjects.txt"))
def test_the_subject_of_a_passage(subject: str, text: str) -> None:
    """The words of a passage tell what it is about; without enough of them it counts as politics."""
    assert Subjects(text, [(0, len(text))]).at(0).subject == subject


@pytest.mark.parametrize(("event", "subjects"), lines("relevance.txt"))
def test_what_is_news(event: str, subjects: str) -> None:
    """Who acts on whom decides in which passages an event is kept."""
    root, *codes = event.split()
    source, target = (None if code == "-" else ActorMatch(code, Span(0, 1, "x")) for code in codes)
    kept = [subject for subject in Subject if is_relevant(Passage(subject), root, source, target)]
    assert kept == ([] if subjects == "none" else subjects.split())


def test_a_round_up_is_told_apart_story_by_story() -> None:
    """The sentences around one count as much as the whole article."""
    sport = "The striker scored and the coach praised the midfielder of the team. " * 6
    news = "Rebels attacked troops and the government asked parliament for a ceasefire vote. " * 6
    text = sport + news
    ends = [at for at, mark in enumerate(text) if mark == "."]
    places = list(zip([0, *[end + 2 for end in ends[:-1]]], [end + 1 for end in ends], strict=True))
    subjects = Subjects(text, places)
    assert [subjects.at(at).subject for at in (2, 9)] == [Subject.SPORT, Subject.POLITICS]


def test_other_stories_are_kept_if_asked_for() -> None:
    """An event of a match is rejected with its reason, and stays with ``all_stories``."""
    coded = Coder().read(Article("a", GAME, EXAMPLE_DATE))
    assert [item.reason for item in coded.rejected] == [RejectReason.OFF_SUBJECT] and not coded.events
    told = coded.rejected[0].trace[-1]
    assert (told.rule, "striker" in told.words.split()) == ("subject.sport", True)
    kept = Coder(options=Options(all_stories=True)).read(Article("a", GAME, EXAMPLE_DATE))
    assert [(event.source and event.source.code, event.code) for event in kept.events] == [("BRA", "111")]
    assert [event.subject for event in kept.events] == ["sport"]
