"""Where memory ends, the command says so; nothing that it writes is half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch_tools import write_jsonl

from coder.batch.checkpoint import Position
from coder.batch.tasks import BlockCoder, CodingTask, RecordChunk
from coder.formats.input.fields import Fields
from coder.formats.input.openers import Progress
from coder.formats.input.readers import read_items
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources
from coder.pipeline import Pipeline

LIMITED = """
import resource, sys
from coder.cli import main
import coder.cli.code, coder.pipeline
sys.argv = ["coder", "code", sys.argv[1], "--format", "jsonl"]
room = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (room + 8_000_000, room + 8_000_000))
main()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory by Linux's means")
def test_too_little_memory_has_a_message(tmp_path: Path) -> None:
    """The dictionaries do not fit."""
    news = write_jsonl(tmp_path / "news.jsonl", [{"id": "a", "text": "Russia attacked Georgia."}])
    done = subprocess.run([sys.executable, "-c", LIMITED, str(news)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "coder: there is not enough memory (close other programs, or take fewer --workers)\n"


TEXTS = (
    "Russia and Georgia held talks in Geneva on Monday about the border.",
    "Turkey recalled its ambassador from Israel. Police arrested twelve demonstrators in Cairo.",
)
PLACES = [int(1.5**power) for power in range(1, 30)]
SAME, REJECTED, RAISED, OTHER = 0, 1, 2, 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that share what was loaded")
def test_every_allocation_may_fail(tmp_path: Path) -> None:
    """Whatever allocation fails, the article has its events, or is rejected, or the run ends; never are some lost."""
    testing = pytest.importorskip("_testcapi")
    news = write_jsonl(tmp_path / "news.jsonl", [{"id": text[:6], "text": text} for text in TEXTS])
    (source,) = find_sources([str(news)], FileSearch())
    assert isinstance(source, Source)
    chunk = RecordChunk(list(read_items(source, Fields(), "utf-8", Progress())), Position(), 0)
    code = BlockCoder(CodingTask(), Pipeline())
    wanted = code(chunk).data

    def ended(first: int) -> int:
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        status = OTHER
        try:
            testing.set_nomemory(first, first + 1)
            try:
                block = code(chunk)
            finally:
                testing.remove_mem_hooks()
            status = SAME if block.data == wanted and not block.rejects else REJECTED if block.rejects else OTHER
        except MemoryError:
            status = RAISED
        finally:
            os._exit(status)

    assert {first: status for first in PLACES if (status := ended(first)) not in (SAME, REJECTED, RAISED)} == {}
