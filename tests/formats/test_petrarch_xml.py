"""PETRARCH's XML becomes articles; what is unsafe or broken is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.petrarch_xml import read_petrarch_xml
from coder.formats.input.records import RawRecord, ReadArticle, to_article
from coder.formats.input.source import Source
from coder.formats.input.xml_records import LONGEST

FILE = Path(__file__).parents[1] / "cases" / "formats" / "petrarch.xml"
HEAD = b'<?xml version="1.0"?>'
SENTENCE = b'<Sentence date="20110101" id="a" sentence="true"><Text>Germany criticised Poland.</Text></Sentence>'


def articles(data: bytes) -> list[Article | InputError]:
    """Return the articles and errors in a file."""
    source = Source("x.xml", "x", "xml", "", len(data))
    found = read_petrarch_xml(source, io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
    read = [to_article(item) if isinstance(item, RawRecord) else item for item in found]
    return [item.article if isinstance(item, ReadArticle) else item for item in read]


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
        (b'<?xml version="1.0" encoding="nonsense"?><S/>', "not well-formed XML: unknown encoding"),
        (b"<S><!-- " + SENTENCE + b"</S>", "a comment without an end"),
    ],
)
def test_what_is_unsafe_is_refused_with_its_line(data: bytes, message: str) -> None:
    """Of a file with a document type, by which entities could grow, nothing is read."""
    found = articles(data)
    assert len(found) == 1 and isinstance(found[0], InputError)
    assert message in found[0].message and found[0].line == 1


GOOD = SENTENCE.decode()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (GOOD.replace("Germany", "Germany & France"), "not well-formed"),
        (GOOD.replace("Germany", "Germany&nbsp;"), "undefined entity"),
        (GOOD.replace("<Text>", "<!-- one -- two --><Text>"), "not well-formed"),
        (GOOD.replace("</Text>", ""), "mismatched tag"),
        (GOOD.replace("</Sentence>", ""), "has no end"),
        (GOOD.replace('id="a"', "id=a"), "not well-formed"),
        (GOOD.replace("Germany", "\x00"), "not well-formed"),
        (f'<Sentence id="{"x" * (LONGEST + 1)}">', "is longer than"),
    ],
)
def test_a_fault_costs_its_record_alone(broken: str, message: str) -> None:
    """What stands before and behind it is read."""
    found = articles(f"<EventCoding a='1'>\n{GOOD}\n{broken}\n{GOOD}".encode())
    assert [type(item) for item in found] == [Article, InputError, Article]
    assert isinstance(found[1], InputError) and message in found[1].message and found[1].line == 3


def test_articles_are_read_too() -> None:
    """An article of sentences only holds them together; what is commented out is not there."""
    found = articles(
        b"<Articles><Article date='20110101' id='x'>\n<Text>One.\nTwo.</Text></Article>"
        b"<Article id='y'>" + SENTENCE + b"</Article><!-- " + SENTENCE + b" --></Articles>"
    )
    assert [(item.id, item.text) for item in found if isinstance(item, Article)] == [
        ("x", "One. Two."),
        ("a", "Germany criticised Poland."),
    ]


def test_the_encoding_of_the_first_line_holds() -> None:
    """So does a mark of the encoding."""
    text = "<S>" + GOOD.replace("Germany", "Cura\u00e7ao") + "</S>"
    head = "<?xml version='1.0' encoding='{}'?>"
    for name in ("latin-1", "utf-16", "utf-8"):
        found = articles((head.format(name) + text).encode(name))
        assert isinstance(found[0], Article) and found[0].text.startswith("Cura\u00e7ao")


def test_capitals_make_no_difference() -> None:
    """In the names of elements and of attributes."""
    shouted = SENTENCE.replace(b"Sentence", b"SENTENCE").replace(b"Text", b"TEXT").replace(b"date=", b"DATE=")
    assert articles(b"<S>" + shouted.replace(b"id=", b"ID=") + b"</S>") == articles(b"<S>" + SENTENCE + b"</S>")
