"""A hook of mkdocs: lays the READMEs of other folders into the site, so that links to them lead somewhere.

The files themselves stay as they are, with links that a code host follows.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
READMES = ("benchmarks/README.md", "dictionaries/README.md", "grammars/README.md")
"""Pages from outside of ``docs``; in the site they have the same path."""
LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#|/)([^)#\s]+)")
BAR = "\\|"
BARRED_CODE = re.compile(r"`([^`|]*\\\|[^`]*)`")
NAMED_BLOCK = re.compile(r"^```(\w+) ([\w./]+)$", re.MULTILINE)


def on_files(files: Any, config: Any) -> Any:
    """Add the READMEs to the files of the site."""
    from mkdocs.structure.files import File

    for path in READMES:
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The text of a page as the site needs it."""
    return bar_cells(name_blocks(relink(markdown, page.file.src_uri)))


def relink(markdown: str, page: str) -> str:
    """Its links, from where it stands in the repository to where the page stands in the site.

    A link to a file that is no page stays as it is: mkdocs reports it.

    >>> relink("[Keys](../dictionaries/README.md#words), [codes](ontology.md)", "corpus.md")
    '[Keys](dictionaries/README.md#words), [codes](ontology.md)'
    >>> relink("[The store](../docs/corpus.md), [licence](../LICENSE)", "grammars/README.md")
    '[The store](../corpus.md), [licence](../LICENSE)'
    """
    home = posixpath.dirname(page if page in READMES else f"docs/{page}")

    def moved(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(home, found[1]))
        if path not in READMES and not path.startswith("docs/"):
            return found[1]
        return posixpath.relpath(path.removeprefix("docs/"), posixpath.dirname(page) or ".")

    return LINK.sub(moved, markdown)


def name_blocks(markdown: str) -> str:
    r"""Its code blocks, with the name of a file as their title.

    >>> name_blocks("```yaml verbs/mine.yaml\n- {}\n```").splitlines()[0]
    '```yaml title="verbs/mine.yaml"'
    """
    return NAMED_BLOCK.sub(r'```\1 title="\2"', markdown)


def bar_cells(markdown: str) -> str:
    r"""Its tables, with bars in code as a code host shows them: without the backslash that keeps them in their cell.

    >>> print(bar_cells(r"| `a\|b` | either |"))
    | <code>a&#124;b</code> | either |
    """
    return "\n".join(
        BARRED_CODE.sub(lambda code: f"<code>{escape(code[1]).replace(BAR, '&#124;')}</code>", line)
        if line.startswith("| ")
        else line
        for line in markdown.split("\n")
    )
