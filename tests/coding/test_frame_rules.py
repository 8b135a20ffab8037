"""What each frame makes of the candidate under it, and the code that comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coder.coding.candidate import EventCandidate, code_of
from coder.coding.frame_rules import RULES, framed, rules_of
from coder.core.model import ActorMatch, Actors
from coder.core.rejections import RejectReason
from coder.core.syntax import Span
from coder.dictionary.frames import FRAMES, MODAL_FRAMES, Frame, FrameRule
from coder.dictionary.tables import Dictionary
from coder.pipeline import Pipeline

CASES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "coding" / "framed.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
CANDIDATE = re.compile(r"(\S+) (\w+|-)/(\w+|-) (\S+)(?: \((\w+)\))?(?: !(\w+))?")


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    """The bundled dictionaries."""
    return Pipeline().dictionary


def actors(code: str) -> Actors:
    """The actor with a code, at a place of its own; nobody for ``-``."""
    place = sum(map(ord, code))
    return () if code == "-" else (ActorMatch(code, Span(place, place + len(code), code)),)


def candidate(text: str) -> EventCandidate:
    """A candidate as a case writes it."""
    match = CANDIDATE.fullmatch(text.strip())
    assert match is not None, text
    source, action, frame, target, partner, blocked = match.groups()
    return EventCandidate(
        action.strip("-"),
        None if frame == "-" else (FRAMES | MODAL_FRAMES)[frame],
        actors(source),
        actors(target),
        blocked=RejectReason[blocked.upper()] if blocked else None,
        partner=actors(partner or "-"),
    )


@pytest.mark.parametrize("case", CASES)
def test_case(dictionary: Dictionary, case: str) -> None:
    """A candidate under a frame is the one that its case names."""
    content, _, rest = case.partition("|")
    put, _, wanted = rest.partition("=>")
    subject, frame, addressee = put.split()
    got = framed(candidate(content), FRAMES[frame], actors(subject), actors(addressee), dictionary)
    assert got == candidate(wanted)


@pytest.mark.parametrize("frame", FRAMES)
def test_each_frame_has_a_case(frame: str) -> None:
    """No frame that an entry may put is without a case here, but those that share the rule of another."""
    shared = {Frame.DEFEND, Frame.INVESTIGATE, Frame.RALLY, Frame.COMPLAIN, Frame.NEGLECT}
    assert FRAMES[frame] in shared or any(f" {frame} " in case.partition("|")[2] for case in CASES)


def test_a_frame_without_a_rule_is_an_error_at_load() -> None:
    """The rules of all frames are looked up when the module loads, and a rule without a function is named."""
    rules = {rule: function for rule, function in RULES.items() if rule is not FrameRule.DOUBT}
    with pytest.raises(NotImplementedError, match="the frame 'doubt' has no rule: give FrameRule.DOUBT a function"):
        rules_of(Frame, rules)
    assert rules_of(Frame, RULES).keys() == set(Frame)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A MEET/- B", "040"),
        ("A MEET/reject B", "125"),
        ("A -/reject B", "120"),
        ("A -/- B", None),
        ("A SIGN_AGREEMENT/threaten B", "130"),
        ("A FIGHT/intend B", "138"),
        ("A CRITICIZE/intend B", None),
        ("A RELEASE_PERSONS/intend B", "0353"),
        ("A RETREAT/accuse B", "112"),
        ("A CONVICT/appeal B", "020"),
        ("A IMPOSE_SANCTIONS/appeal B", "113"),
        ("A IMPOSE_SANCTIONS/demand B", "113"),
        ("A MEET/must B", None),
        ("A MEET/stop B", None),
    ],
)
def test_code(dictionary: Dictionary, text: str, code: str | None) -> None:
    """The code of an action under a frame is its own, else what its kind makes of the frame, else the default."""
    assert code_of(candidate(text), dictionary) == code


def test_actions_that_the_rules_name_exist(dictionary: Dictionary) -> None:
    """An action that a rule puts in the place of another stands in ``frames.yaml``."""
    source = Path(__file__).parent.parent.parent / "coder" / "coding"
    text = "".join((source / name).read_text("utf-8") for name in ("frame_rules.py", "framing.py", "outcomes.py"))
    named = set(re.findall(r'"([A-Z]{3,}(?:_[A-Z]+)*)"', text))
    assert named - {"NNP", "NNS", "PRP"} <= dictionary.actions.keys() | {"MIL", "GOV", "MED", "UNK", "EDU"}
    assert {"HALT_NEGOTIATIONS", "PROVIDE_MILITARY_AID"} <= named
