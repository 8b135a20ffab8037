"""Reads a web page as one article: its head says what it is, its largest element of paragraphs is the text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from coder.dictionary.word_lists import word_list
from coder.formats.archives.lines import Document
from coder.formats.archives.markup import ASIDE, inside, parsed, story_lines
from coder.formats.archives.single import single_story
from coder.formats.archives.story import DateHeader, Story, Unsplit, dated

_DATES = word_list("archives.meta_dates")
_LARGEST_SCRIPT = 1 << 18
_ROOTS = ("[itemprop=articleBody]", "article", "main", "body")
"""Where the text may stand, the surest first."""
_MOST_PLACES = 200


def read_page(data: bytes) -> Story | Unsplit:
    """Return the article of a page.

    >>> head = b'<title>Talks fail</title><meta property="article:published_time" content="2014-03-05T10:00:00Z">'
    >>> story = read_page(head + b"<nav>Home</nav><article><h1>Talks fail</h1><p>Turkey left.</p></article>")
    >>> story.text, story.fields["title"], story.dates
    ('Turkey left.', 'Talks fail', (DateHeader(name='article:published_time', text='2014-03-05T10:00:00Z'),))
    """
    page = parsed(data)
    meta = _meta(page)
    linked = list(_linked_data(page))
    title = _first_text(page, "h1") or meta.get("og:title", "") or _first_text(page, "title")
    lines = _lines(page)
    story = single_story(Document([line for line in lines if line.text != title], wrapped=False), titled=bool(title))
    if isinstance(story, Unsplit):
        return story
    publisher = next((name for item in linked if (name := _name(item.get("publisher")))), "")
    fields = {
        "title": title or story.fields.get("title", ""),
        "source": meta.get("og:site_name", "") or publisher or story.fields.get("source", ""),
        "byline": meta.get("author", "") or story.fields.get("byline", ""),
        "section": meta.get("article:section", ""),
        "url": meta.get("og:url", ""),
    }
    return Story(1, story.text, fields, (*_dates(page, meta, linked), *story.dates))


def _meta(page: Any) -> dict[str, str]:
    """Return what the meta elements say, by their names; the first of each counts."""
    said: dict[str, str] = {}
    for node in page.css("meta"):
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop")
        if name and given.get("content"):
            said.setdefault(name.lower(), " ".join(given["content"].split()))
    return said


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that a page has as linked data in JSON."""
    for node in page.css("script[type='application/ld+json']"):
        text = node.text()
        try:
            found = json.loads(text) if len(text) < _LARGEST_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _dates(page: Any, meta: dict[str, str], linked: Sequence[dict[str, Any]]) -> tuple[DateHeader, ...]:
    """Return what a page says of its date, the surest first."""
    published = next((str(item["datePublished"]) for item in linked if item.get("datePublished")), None)
    times = [node.attributes.get("datetime") for node in page.css("time[datetime]")[:1]]
    named = [(name, meta.get(name)) for name in _DATES]
    return dated((*named[:1], ("datePublished", published), *named[1:], *(("time", time) for time in times)))


def _lines(page: Any) -> list[Any]:
    """Return the lines of the text: its paragraphs, or all lines of a page without paragraphs."""
    for place in _ROOTS:
        root = max(page.css(place)[:_MOST_PLACES], key=lambda node: len(node.text()), default=None)
        lines = [] if root is None else [line for node in _paragraphs(root) for line in story_lines(node)]
        if any(line.text for line in lines):
            return lines
    return story_lines(page.body) if page.body is not None else []


def _paragraphs(root: Any) -> list[Any]:
    """Return the paragraphs below an element, without those beside the story."""
    return [node for node in root.css("p, blockquote > :not(p), h2, h3") if not inside(node, root, ASIDE)]


def _first_text(page: Any, tag: str) -> str:
    node = page.css_first(tag)
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def _name(value: Any) -> str:
    found = value.get("name") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""
