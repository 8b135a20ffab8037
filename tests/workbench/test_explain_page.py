"""The page of ``coder explain --html`` and of notebooks is one file that asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner
from workbench_tools import bundled

from coder.cli import app as commands
from coder.core.model import Article
from coder.workbench.explain_page import MODULES as explain_modules
from coder.workbench.explain_page import explain_page
from coder.workbench.notebook import sentence_start
from coder.workbench.page_files import MODULES as workbench_modules
from coder.workbench.page_files import joined
from coder.workbench.views import article_view

HOSTILE = "</script><script>alert(1)</script> <!-- Russia attacked Georgia. \u202e \x07"


def page(text: str) -> str:
    """The page of a text."""
    coder = bundled()
    return explain_page([article_view(coder.read(Article("a", text)), coder.dictionary.codes)])


def parts(made: str, pattern: str) -> list[str]:
    """What stands in the tags of a page."""
    return re.findall(pattern, made, re.DOTALL)


def test_the_policy_lets_its_own_script_and_style_through_alone() -> None:
    """The hashes of the policy are those of the one script and the one style; nothing else may run or be fetched."""
    made = page("Russia attacked Georgia.")
    policy = parts(made, r'Policy" content="([^"]*)"')[0]
    for tag in ("script type=.module.", "style"):
        (content,) = parts(made, rf"<{tag}>(.*?)</")
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not parts(made, r'(?:src|href)="[^"]')


def test_a_hostile_text_stays_data() -> None:
    """No text ends the block of data, and it comes out of it as it went in."""
    made = page(HOSTILE)
    assert made.count("<script") == made.count("</script>") == 2
    (data,) = parts(made, r'id="views">(.*?)</script>')
    assert data.isascii()
    text = json.loads(data)[0]["sentences"][0]["text"]
    assert "<script>alert(1)</script>" in text


@pytest.mark.parametrize("modules", [explain_modules, workbench_modules], ids=["explain", "workbench"])
def test_modules_are_joined_without_imports(modules: tuple[str, ...]) -> None:
    """The modules of a page stand in one script: no import and no export is left, and no name comes twice."""
    script = joined(modules)
    assert not re.findall(r"^(?:import|export)\b", script, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", script, re.MULTILINE)
    assert len(names) == len(set(names)) > 20


def test_a_notebook_shows_events_and_articles_in_a_frame() -> None:
    """The frame may run its own script and reach nothing of the notebook."""
    coded = bundled().read(Article("a", "Rain fell. Russia attacked Georgia."))
    for shown in (coded._repr_html_(), coded.events[0]._repr_html_()):
        assert shown.startswith('<iframe sandbox="allow-scripts"')
        inner = html.unescape(shown.split('srcdoc="')[1].split('" style')[0])
        assert inner.startswith("<!doctype html>") and "Russia attacked Georgia." in inner


def test_the_sentence_of_an_event_is_found_though_its_words_come_twice() -> None:
    """Where the trigger comes twice in its sentence, the actors tell which one it is."""
    text = "It rained. They attacked it, and then Russia attacked Georgia."
    for event in bundled().read(Article("a", text)).events:
        assert text[sentence_start(event) :].startswith("They")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["{}", "--html", "{page}"], 0, ""),
        (["Russia attacked Georgia.", "--html", "{page}"], 0, ""),
        (["{}", "raid", "--html", "{page}"], 0, ""),
        (["{}", "no-such", "--html", "{page}"], 1, "no article or event has the id"),
    ],
)
def test_the_command_writes_the_page(tmp_path: Path, arguments: list[str], status: int, message: str) -> None:
    """A text, a file or one of its articles becomes a page; an id that is not there is told."""
    corpus, target = tmp_path / "a.jsonl", tmp_path / "page.html"
    corpus.write_text('{"id": "raid", "text": "Russia attacked Georgia."}\n', encoding="utf-8")
    filled = [argument.format(corpus, page=target) for argument in arguments]
    done = CliRunner().invoke(commands, ["explain", *filled])
    assert done.exit_code == status, done.output
    assert message in done.output + (done.stderr if done.stderr_bytes else "")
    assert target.exists() == (status == 0)
    assert status or "Russia attacked Georgia." in target.read_text(encoding="utf-8")
