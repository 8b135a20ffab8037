"""Documents of programs that know little of their format, and what archives write beside the form they have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_files import as_rtf, stories

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.articles import read_articles

FILES = [
    (
        "a.rtf",
        rb"{\rtf1\ansi Turkey left.\par{\pict\wmetafile8\bin9 }}{{\par \\}Iran left.\par}",
        "Turkey left. / Iran left.",
    ),
    (
        "a.rtf",
        rb"{\rtf1\ansi\ansicpg99999{\info{\creatim\yr2014\mo13\dy5}} Caf\'e9 owners left.\par}",
        "Café owners left.",
    ),
    (
        "a.html",
        b"<html><head><meta charset='klingon'></head><p>Caf\xc3\xa9 owners left.</p></html>",
        "Café owners left.",
    ),
    ("a.html", b"<html><head><meta charset='utf-8'></head><p>Caf\xe9 owners left.</p></html>", "Café owners left."),
    ("a.html", "\ufeff<html><p>Café owners left.</p></html>".encode("utf-16-le"), "Café owners left."),
    ("a.txt", "\ufeff<!DOCTYPE html><p>Café owners left.</p>".encode("utf-16-be"), "Café owners left."),
]


@pytest.mark.parametrize(("name", "data", "text"), FILES)
def test_pictures_code_pages_and_encodings(name: str, data: bytes, text: str, tmp_path: Path) -> None:
    """Data of pictures is no text, and a wrong name of an encoding or an impossible date costs nothing else."""
    (tmp_path / name).write_bytes(data)
    assert stories(tmp_path / name) == [f"None | - | - | - | a | {text}"]


def test_linked_data_that_is_broken_leaves_the_rest(tmp_path: Path) -> None:
    """Of several scripts one that can be read dates the page."""
    good = json.dumps([{"@type": "NewsArticle", "datePublished": "2014-03-05", "publisher": {"name": "Merken Times"}}])
    script = '<script type="application/ld+json">'
    page = f"<html><head>{script}{{oops</script>{script}{good}</script></head><p>Turkey left.</p></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert stories(tmp_path / "a.html") == ["2014-03-05 datePublished | Merken Times | - | - | a | Turkey left."]


NEXIS = "{at} of 2 DOCUMENTS\n\nMerken Times\n\n{date}\n\nTalks\n\nLENGTH: 2 words\n\nTurkey left.\n\n"
DATES = [
    (("31/02/2014", "02/25/2014"), ("None date line 31/02/2014", "2014-02-25 date line")),
    (("03/04/2014", "25/02/2014"), ("2014-04-03 date line", "2014-02-25 date line")),
    (("03/04/2014", "02/25/2014"), ("2014-03-04 date line", "2014-02-25 date line")),
    (("03/04/2014", "05/06/2014"), ("None date line 03/04/2014", "None date line 05/06/2014")),
    (("5-Mar-14", "5 March 2014 late"), ("2014-03-05 date line", "2014-03-05 date line")),
    (("5 March 2014 " + "late " * 30, "5 March 2014"), ("None", "2014-03-05 date line")),
    (("5-Mar-74", "March 5, 1414"), ("1974-03-05 date line", "None")),
]


@pytest.mark.parametrize(("written", "read"), DATES)
def test_dates_in_figures(written: tuple[str, str], read: tuple[str, str], tmp_path: Path) -> None:
    """Another date of the file says what stands first; no day is guessed, and none before there were newspapers."""
    text = "".join(NEXIS.format(at=at, date=date) for at, date in enumerate(written, 1))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert tuple(line.split(" | ")[0] for line in stories(tmp_path / "a.txt")) == read


FACTIVA = ["Talks", "By Ana Ruiz", "12 words", "5 March 2014", "Merken Times", "MRKT", "", "Turkey left."]
END = "Document MRKT0000020140305ea350000a"


@pytest.mark.parametrize("ending", ["txt", "rtf"])
def test_a_story_of_factiva_without_language_and_copyright(ending: str, tmp_path: Path) -> None:
    """Its text begins behind the block of its headers; where no words are counted nothing says where that is."""
    lines = [*FACTIVA, "", END]
    made = "\n".join(lines).encode() if ending == "txt" else as_rtf([line for line in lines if line])
    (tmp_path / f"a.{ending}").write_bytes(made)
    assert [line.split(" | ")[-1] for line in stories(tmp_path / f"a.{ending}")] == ["Turkey left."]
    (tmp_path / f"a.{ending}").write_bytes(made.replace(b"12 words", b"Merken"))
    assert stories(tmp_path / f"a.{ending}") == ['! 1: has no line such as "532 words" above its text']


TEXTLESS = [
    ("a.txt", "HD Talks\nPD 5 March 2014\nLP\nTD\nAN MRKT1\n", "(title: Talks)"),
    (
        "a.txt",
        "Chad speaks\n\nText of report by radio on 5 March\n\nSource: Radio, in French 1900 gmt 5 Mar 14\n",
        "Chad",
    ),
    (
        "a.html",
        "<html><head><title>Talks</title></head><nav>Home</nav><h1>Talks</h1></html>",
        "has headers and no text",
    ),
]


@pytest.mark.parametrize(("name", "text", "reason"), TEXTLESS)
def test_headers_without_a_text_are_told(name: str, text: str, reason: str, tmp_path: Path) -> None:
    """The document is rejected with its title, and not left out."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = stories(tmp_path / name)
    assert found.startswith("! 1: has headers and no text") and reason in found


ROW = '{"id": "1", "text": "Turkey left."}'
OBJECTS = [
    f'{{"status": "ok", "totalResults": 2, "articles": [{ROW}, {ROW}]}}',
    f'{{"took": 3, "timed_out": false, "hits": [{ROW}, {ROW}], "next": {{"page": 2}}}}',
    f'{{"Count": 2, "Message": null, "data": [{ROW}], "total": 2, "items": [{ROW}]}}',
]


@pytest.mark.parametrize("text", OBJECTS)
def test_what_a_service_says_before_its_list_is_no_article(text: str, tmp_path: Path) -> None:
    """How many articles there are, and of which page."""
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert list(read_articles([str(tmp_path / "a.json")])) == [Article("1", "Turkey left.", None)] * 2


def test_an_article_with_a_list_stays_one(tmp_path: Path) -> None:
    """Its own keys stand before the list."""
    text = '{"page": 4, "title": "Talks", "items": [{"id": 2}], "text": "Turkey left."}'
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert [found.text for found in read_articles([str(tmp_path / "a.json")]) if isinstance(found, Article)] == [
        "Turkey left."
    ]
    (tmp_path / "a.json").write_text('{"total": 1, "nothing": 2}', encoding="utf-8")
    assert all(isinstance(found, InputError) for found in read_articles([str(tmp_path / "a.json")]))
