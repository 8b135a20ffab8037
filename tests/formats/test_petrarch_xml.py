"""PETRARCH's XML becomes articles; what is unsafe or broken is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.fields import Fields
from coder.formats.input.petrarch_xml import read_petrarch_xml
from coder.formats.input.records import RawRecord, to_article
from coder.formats.input.source import Source

FILE = Path(__file__).parents[1] / "cases" / "formats" / "petrarch.xml"
HEAD = b'<?xml version="1.0"?>'
SENTENCE = b'<Sentence date="20110101" id="a" sentence="true"><Text>Germany criticised Poland.</Text></Sentence>'


def articles(data: bytes) -> list[Article | InputError]:
    """Return the articles and errors in a file."""
    source = Source("x.xml", "x", "xml", "", len(data))
    found = read_petrarch_xml(source, io.BytesIO(data))
    return [to_article(item, Fields()) if isinstance(item, RawRecord) else item for item in found]


def test_sentences_become_articles_and_bad_ones_errors_in_their_place() -> None:
    """Each sentence is an article, or an error with its line."""
    found = articles(FILE.read_bytes())
    read = [(item.id, str(item.date), item.text) for item in found if isinstance(item, Article)]
    assert read == [
        ("R-1_1", "2011-07-04", "Ruritania shelled Graustark & visited Syldavia on Monday."),
        ("R-2_1", "2011-07-05", "Germany criticised Russia."),
        ("x.xml:21", "2011-07-06", "Germany criticised Poland."),
    ]
    faults = [f"{item.where}: {item.message}" for item in found if isinstance(item, InputError)]
    assert faults == ["x.xml:15: '20111399' is not a date", "x.xml:18: its field 'text' is empty"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEAD + b'<!DOCTYPE S [<!ENTITY a "b">]><S>' + SENTENCE + b"</S>", "document types"),
        (HEAD + b'<!DOCTYPE S SYSTEM "file:///etc/hostname"><S>' + SENTENCE + b"</S>", "document types"),
        (HEAD + b"<S>&undefined;</S>", "not well-formed XML: undefined entity"),
        (HEAD + b"<S><Text></S>", "not well-formed XML: mismatched tag"),
        (b'<?xml version="1.0" encoding="nonsense"?><S/>', "not well-formed XML: unknown encoding"),
        (b"", "not well-formed XML: no element found"),
    ],
)
def test_what_is_unsafe_or_broken_is_refused_with_its_line(data: bytes, message: str) -> None:
    """Document types, entities and broken files are errors."""
    found = articles(data)
    assert len(found) == 1 and isinstance(found[0], InputError)
    assert message in found[0].message and found[0].line == 1


def test_what_stands_before_a_fault_is_kept() -> None:
    """Sentences before a fault are read."""
    found = articles(HEAD + b"<S>" + SENTENCE + b"\n<Text></S>")
    assert isinstance(found[0], Article) and isinstance(found[1], InputError) and found[1].line == 2
