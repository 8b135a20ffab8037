"""The trees of dictionary files: YAML in which every scalar is a string, and no key of a mapping comes twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import yaml
from yaml.reader import Reader

from coder.core.entry import Entry, Value
from coder.core.errors import DictionaryError
from coder.core.garbage import no_garbage_collection

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without libyaml: the same result, slower
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

MARKS = ("&", "!")
"""With these begin the anchors and the tags of YAML, and sets and excluded words of patterns."""
QUOTE = 'put what begins with *, & or ! in quotes: "*"'
DEEPEST = 20
"""Lists and mappings that may stand in each other."""


def read_node(path: Path, name: str) -> yaml.Node | None:
    """The YAML tree of a file; ``name`` is what messages call it."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DictionaryError(
            f"is not UTF-8 text ({error.reason} at byte {error.start})", file=name, remedy="save the file as UTF-8"
        ) from error
    return node_of(text, name)


def node_of(text: str, name: str) -> yaml.Node | None:
    """The YAML tree of a text; ``name`` is what messages call it."""
    try:
        with no_garbage_collection():
            node = yaml.compose(text, Loader=Loader)
        _check_nodes(node, text, name)
        return node
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DictionaryError(
            f"is not valid YAML: {error.problem}",
            file=name,
            line=line,
            remedy=f"check quotes, brackets and indentation; {QUOTE}",
        ) from error
    except yaml.YAMLError as error:
        odd = Reader.NON_PRINTABLE.search(text)
        raise DictionaryError(
            f"is not valid YAML: it has the character {odd[0]!r}" if odd else f"is not valid YAML: {error}",
            file=name,
            line=text.count("\n", 0, odd.start()) + 1 if odd else None,
            remedy="remove control characters",
        ) from error


def _check_nodes(root: yaml.Node | None, text: str, name: str) -> None:
    """Raise ``DictionaryError`` for what YAML takes for more than a value, and for nesting deeper than in any entry.

    An anchor or a tag is a set or an excluded word that lacks its quotes: it would match anything.
    """
    seen: set[int] = set()
    level = [root] if root is not None else []
    for _ in range(DEEPEST):
        for node in level:
            if text[node.start_mark.index : node.start_mark.index + 1] in MARKS:
                raise _marked(node, text, name)
        level = [child for node in level for child in _children(node, seen, name)]
    if level:
        message, remedy = f"has more than {DEEPEST} lists in each other", "check the brackets"
        raise DictionaryError(message, file=name, line=level[0].start_mark.line + 1, remedy=remedy)


def _marked(node: yaml.Node, text: str, name: str) -> DictionaryError:
    """The error of an anchor or a tag before a value."""
    start = node.start_mark.index
    word = text[start : node.end_mark.index].strip() or text[start:].split(None, 1)[0].rstrip(",]}")
    word = " ".join(word.split())
    kind = "anchor" if word[0] == "&" else "tag"
    message = f"{word[:40]} is a YAML {kind} here, and no pattern"
    return DictionaryError(message, file=name, line=node.start_mark.line + 1, remedy=f'quote it: "{word[:40]}"')


def _children(node: yaml.Node, seen: set[int], name: str) -> list[yaml.Node]:
    """Return the values of a list or mapping, which is reached once unless an alias stands for it."""
    if isinstance(node, yaml.ScalarNode):
        return []
    if id(node) in seen:
        raise DictionaryError(
            "has a YAML alias", file=name, line=node.start_mark.line + 1, remedy=f"write the value out; {QUOTE}"
        )
    seen.add(id(node))
    return [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else list(node.value)


def entries_and_nodes(node: yaml.Node | None, name: str) -> Iterator[tuple[Entry, yaml.MappingNode]]:
    """Yield the entries of a tree that is a list of mappings, each with its node."""
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise DictionaryError(
            "is not a list of entries", file=name, line=1, remedy="begin each entry with '- {id: ...}'"
        )
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            raise DictionaryError(
                "an entry is not a mapping", file=name, line=line, remedy="write it as '- {id: ..., ...}'"
            )
        yield Entry(name, line, mapping(item, name)), item


def entry_lines(text: str, name: str) -> Iterator[tuple[Entry, int, int]]:
    """Yield the entries of a text, each with its first line and the line behind its last one, counted from zero.

    >>> text = "- {id: a,\\n   names: [A]}\\n# b\\n- id: b\\n  names: B\\n"
    >>> [(entry.text("id"), first, stop) for entry, first, stop in entry_lines(text, "mine.yaml")]
    [('a', 0, 2), ('b', 3, 5)]
    """
    lines = text.split("\n")
    for entry, node in entries_and_nodes(node_of(text, name), name):
        first, stop = node.start_mark.line, min(node.end_mark.line + bool(node.end_mark.column), len(lines))
        while stop > first + 1 and lines[stop - 1].lstrip()[:1] in ("", "#"):
            stop -= 1
        yield entry, first, stop


def with_item(text: str, key: str, item: str) -> str:
    """Return the text of one entry with an item more in the list under a key; all else stays as it is written.

    >>> with_item('- {id: a, examples: ["x => none"]}', "examples", "y => none")
    '- {id: a, examples: ["x => none", "y => none"]}'
    >>> with_item("- {id: a}", "examples", "y => none")
    '- {id: a, examples: ["y => none"]}'
    >>> print(with_item("- id: a\\n  examples:\\n  - x => none\\n", "examples", "y => none"))
    - id: a
      examples:
      - x => none
      - "y => none"
    <BLANKLINE>
    """
    quoted = json.dumps(item, ensure_ascii=False)
    (_, entry), *_ = entries_and_nodes(node_of(text, "entry"), "entry")
    value = next((value for name, value in entry.value if name.value == key), None)
    if value is None:
        _, last = entry.value[-1]
        indent = "" if entry.flow_style else "\n" + " " * entry.start_mark.column
        return _inserted(text, _end(text, last), f"{', ' if entry.flow_style else indent}{key}: [{quoted}]")
    if isinstance(value, yaml.ScalarNode):
        both = f"{json.dumps(value.value, ensure_ascii=False)}, {quoted}" if value.value else quoted
        before = text[: value.start_mark.index].rstrip(" ")
        return f"{before} [{both}]{text[max(_end(text, value), len(before)) :]}"
    if value.flow_style:
        return _inserted(text, value.end_mark.index - 1, f"{', ' if value.value else ''}{quoted}")
    return _inserted(text, _end(text, value.value[-1]), "\n" + " " * value.start_mark.column + f"- {quoted}")


def _end(text: str, node: yaml.Node) -> int:
    """The index behind a value, without the blank lines that may follow it."""
    return len(text[: node.end_mark.index].rstrip())


def _inserted(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]


def read_top_mapping(path: Path, name: str) -> dict[str, Value]:
    """A file that is one mapping; an empty one is an empty mapping."""
    node = read_node(path, name)
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise DictionaryError("holds no mapping", file=name, line=1, remedy="write 'key: value', one a line")
    return {} if node is None else mapping(node, name)


def mapping(node: yaml.MappingNode, name: str) -> dict[str, Value]:
    """A mapping node as a dict; a key that comes twice is an error."""
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in values:
            raise DictionaryError(
                f"the key '{key}' comes twice in one entry",
                file=name,
                line=key_node.start_mark.line + 1,
                remedy="keep one of them",
            )
        values[key] = plain(value_node, name)
    return values


def plain(node: yaml.Node, name: str) -> Value:
    """A node as strings, lists and dicts."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, name) for item in node.value]
    assert isinstance(node, yaml.MappingNode)
    return mapping(node, name)
