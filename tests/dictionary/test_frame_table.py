"""The table of frames and ``frames.yaml`` say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.dictionary.frames import CODED_FRAMES, FRAMES, MODAL_FRAMES, Frame, Trait
from coder.dictionary.layers import read_layers

BUNDLED = read_layers([dictionaries_dir()])


def test_the_words_of_frames_are_unique() -> None:
    """No two rows of the table have one word, and a modal verb is no frame that an entry may put."""
    assert len(Frame) == len({frame.word for frame in Frame})
    assert not FRAMES.keys() & MODAL_FRAMES.keys()
    assert FRAMES.keys() | MODAL_FRAMES.keys() == {frame.word for frame in Frame}


def test_each_frame_that_stays_has_a_default_code() -> None:
    """Frames that transform the action under them have none."""
    assert BUNDLED.defaults.keys() == CODED_FRAMES
    assert not any(FRAMES[word] in (Frame.STOP, Frame.SAY) for word in CODED_FRAMES)


@pytest.mark.parametrize("trait", [value for name, value in vars(Trait).items() if name.isupper()])
def test_each_trait_is_that_of_a_frame(trait: str) -> None:
    """A trait that no frame has is dead."""
    assert any(trait in frame.traits for frame in Frame)


@pytest.mark.parametrize("word", sorted(FRAMES.keys() - {"discuss", "oppose"}))
def test_each_frame_is_put_by_an_entry(word: str) -> None:
    """But two: talks are an action of their own, and whom one opposes is who is asked to be fought."""
    assert any(entry.text("frame") == word for entry in BUNDLED.entries["verb"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("default: {lament: '111'}", "'lament' is no frame that has a code"),
        ("default: {stop: '111'}", "'stop' is no frame that has a code"),
        ("default: {must: '100'}", "'must' is no frame that has a code"),
        ("default: {reject: '999'}", "'999' is no CAMEO code"),
        ("defaults: {reject: '120'}", "unknown part 'defaults'"),
        ("actions: {MEET: {lament: '111'}}", "unknown key 'lament' in the action MEET"),
        ("actions: {MEET: {stop: NOTHING}}", "the action 'NOTHING' is not defined"),
        ("actions: {MEET: {stop: '040'}}", "the action '040' is not defined"),
        ("actions: {MEET: {attempt: NOTHING}}", "the action 'NOTHING' is not defined"),
    ],
)
def test_a_wrong_frame_is_told_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    """A frame or action that the tables do not know is an error with file, line and remedy."""
    (tmp_path / "frames.yaml").write_text("# mine\n" + text + "\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=message) as caught:
        read_layers([dictionaries_dir(), tmp_path])
    assert caught.value.line == 2
    assert caught.value.remedy


def test_a_frame_without_a_code_is_an_error(tmp_path: Path) -> None:
    """A folder that stands for the bundled one must give every frame its code."""
    codes = ", ".join(f"{frame}: '010'" for frame in sorted(CODED_FRAMES - {"offer"}))
    (tmp_path / "frames.yaml").write_text(f"default: {{{codes}}}\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="the frame 'offer' has no code"):
        read_layers([tmp_path])
