"""Exports of archives are split into dated articles; a document that can't be split is told, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_files import CASES, CONTAINERS, inflated, stories

from coder.core.errors import InputError
from coder.formats.input.articles import read_articles
from coder.formats.input.readers import columns_of
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources


def expected(path: Path) -> list[str]:
    """The lines of the file with what a case should give."""
    return path.with_suffix(".stories").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_is_split_into_its_articles(path: Path) -> None:
    """Wrapped lines are joined; cover pages, headers, tables, page numbers and copyright are no text."""
    assert stories(path) == expected(path)


@pytest.mark.parametrize("ending", CONTAINERS)
@pytest.mark.parametrize("path", sorted(CASES.glob("*.paragraphs")), ids=lambda path: path.stem)
def test_other_files_give_the_same(path: Path, ending: str, tmp_path: Path) -> None:
    """RTF, DOCX and HTML of one export have the same articles."""
    made = tmp_path / f"export.{ending}"
    made.write_bytes(CONTAINERS[ending](path.read_text(encoding="utf-8").splitlines()))
    assert stories(made) == expected(path)


@pytest.mark.parametrize("ending", ["rtf", "docx"])
@pytest.mark.parametrize("name", ["nexis_old", "factiva", "proquest", "bbc"])
def test_a_text_that_was_saved_as_a_document_gives_the_same(name: str, ending: str, tmp_path: Path) -> None:
    """Each of its wrapped lines is a paragraph, and so is each empty line between two."""
    text = CASES / f"{name}.txt"
    made = tmp_path / f"export.{ending}"
    made.write_bytes(CONTAINERS[ending](text.read_text(encoding="utf-8").replace("\t", " " * 8).splitlines()))
    assert stories(made) == expected(text)


PAGES = sorted(path for path in (CASES / "single").iterdir() if path.suffix != ".stories")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_web_page_is_one_article(path: Path) -> None:
    """Its head says what it is; menus, figures, tables and asides are no text."""
    assert stories(path) == expected(path)


SINGLE = [
    (
        ["Talks fail in Geneva", "By Ana Ruiz", "Merken, 5 March 2014", "Turkey left.", "By then Iran had left."],
        "2014-03-05 date line | - | Talks fail in Geneva | By Ana Ruiz | story | Turkey left. / By then Iran had left.",
    ),
    (
        ["Date\t5 March 2014", "Source\tMerken Times", "Title\tTalks fail", "Turkey left.", "a\tb", "Iran left."],
        "2014-03-05 Date | Merken Times | Talks fail | - | story | Turkey left. / Iran left.",
    ),
    (
        ["Published: 05/03/2014", "Headline: Talks fail", "Turkey left on 5 March 2014."],
        "None Date 05/03/2014 | - | Talks fail | - | story | Turkey left on 5 March 2014.",
    ),
    (["Turkey left."], "None | - | - | - | story | Turkey left."),
]


@pytest.mark.parametrize("ending", ["rtf", "docx"])
@pytest.mark.parametrize(("lines", "wanted"), SINGLE)
def test_a_document_is_one_article(lines: list[str], wanted: str, ending: str, tmp_path: Path) -> None:
    """What stands above its text says what it is."""
    made = tmp_path / f"story.{ending}"
    made.write_bytes(CONTAINERS[ending](lines))
    found = stories(made)[0]
    if ending == "docx" and wanted.startswith("None"):  # python-docx dates its files in 2013
        wanted = wanted.replace(wanted.split(" | ")[0], "2013-12-23 file property 'created'", 1)
    assert found == wanted


def test_the_content_tells_what_a_file_is(tmp_path: Path) -> None:
    """Whatever its name: what is called Word may be RTF, text or a page; a service may be named."""
    lines = (CASES / "nexis_old_paragraphs.paragraphs").read_text(encoding="utf-8").splitlines()
    for ending in ("doc", "odd"):
        for make in CONTAINERS.values():
            (tmp_path / f"a.{ending}").write_bytes(make(lines))
            assert len(stories(tmp_path / f"a.{ending}")) == 4
            assert len(stories(tmp_path / f"a.{ending}", "nexis")) == 4
            assert stories(tmp_path / f"a.{ending}", "factiva") == ["! None: has no document in a form of factiva"]
            assert len(stories(tmp_path / f"a.{ending}", "document")) == 4


def test_texts_that_speak_of_documents_are_no_exports(tmp_path: Path) -> None:
    """A story is one article, with all its lines; ``--input-format text`` takes any text for one."""
    text = "Two of the documents were lost.\n\n3 of 5 documents named Russia.\nSource: Iran said 1000 gmt.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert stories(tmp_path / "a.txt")[0].endswith(text.strip().replace("\n\n", " / ") + "\n")
    assert len(stories(CASES / "nexis_old.txt", "text")) == 1


def test_old_encodings_of_exports(tmp_path: Path) -> None:
    """An export that is no UTF-8 is in the old encoding of Western Europe; one in UTF-16 says so."""
    text = (CASES / "nexis_old.txt").read_text(encoding="utf-8").replace("Merken Times", "M\u00e9rken\u2019s Times")
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        (tmp_path / "a.txt").write_bytes(text.encode(encoding))
        assert stories(tmp_path / "a.txt")[0].split(" | ")[1] == "The M\u00e9rken\u2019s Times"
        (source,) = find_sources([str(tmp_path / "a.txt")], FileSearch())
        assert isinstance(source, Source) and "title" in (columns_of(source) or ())


CUT = [
    ("nexis_uni.txt", "Load-Date: 06-Mar-2014", 'no line "End of Document"'),
    ("factiva.txt", "Document MRKH0", 'no line "Document ..."'),
    ("bbc.txt", "Source: Keyvan", 'no line "Source: ... gmt"'),
]


@pytest.mark.parametrize(("name", "end", "reason"), CUT)
def test_what_is_cut_off_is_told(name: str, end: str, reason: str, tmp_path: Path) -> None:
    """The last document has no end, and may lack a part of its text."""
    text = (CASES / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text[: text.index(end)], encoding="utf-8")
    found = stories(tmp_path / name)
    assert [line.startswith("!") for line in found][:2] == [False, True]
    assert reason in found[1]


COUNTED = "{at} of 3 DOCUMENTS\n\nMerken Times\n\nMarch {at}, 2014 Saturday\n\nTalks {at}\n\nLENGTH: 2 words\n\n"
BELOW = "Turkey left.\n\nLOAD-DATE: March {at}, 2014\n\n"


@pytest.mark.parametrize(("lost", "line"), [((1,), 9), ((2,), 23), ((3,), 37), ((2, 3), 23)])
def test_a_document_whose_count_is_garbled_is_told(lost: tuple[int, ...], line: int, tmp_path: Path) -> None:
    """Neither a cover page nor the headers below another document hide it."""
    text = "".join((COUNTED + BELOW).format(at=at) for at in (1, 2, 3))
    for at in lost:
        text = text.replace(f"{at} of 3 DOCUMENTS", f"Page: {at} of 3 DOCUMENTS")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = stories(tmp_path / "a.txt")
    assert [line.startswith("!") for line in found] == [at in lost for at in (1, 2, 3)]
    told = next(read for read in read_articles([str(tmp_path / "a.txt")]) if isinstance(read, InputError))
    assert "without the line that counts it" in told.message and f"line {line} " in told.remedy


def test_a_list_that_names_more_documents_is_told(tmp_path: Path) -> None:
    """The cover page of Nexis Uni counts what was asked for."""
    text = (CASES / "nexis_uni.txt").read_text(encoding="utf-8").replace("Documents (2)", "Documents (3)")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert stories(tmp_path / "a.txt")[2] == "! 3: lists 3 documents on its cover page and has 2"


def test_many_documents_in_some_files_are_as_many_dated_articles(tmp_path: Path) -> None:
    """115 in each of ten files, of three kinds."""
    head = "{at} of 115 DOCUMENTS\n\nMerken Times\n\nMarch {day}, 2014 Wednesday\n\nTalks {at}\n\nLENGTH: 2 words\n\n"
    text = "".join(
        head.format(at=at, day=at % 28 + 1) + "Turkey left.\n\nLOAD-DATE: April 1, 2014\n\n" for at in range(1, 116)
    )
    for number in range(10):
        ending = ("txt", "rtf", "docx")[number % 3]
        lines = text.splitlines()
        data = text.encode() if ending == "txt" else CONTAINERS[ending]([line for line in lines if line])
        (tmp_path / f"{number}.{ending}").write_bytes(data)
    found = stories(tmp_path)
    assert len(found) == 1150
    assert {line.split(" | ")[0] for line in found} == {f"2014-03-{day:02} date line" for day in range(1, 29)}
    assert {line.split(" | ")[-1] for line in found} == {"Turkey left."}


HOSTILE = [
    ("a.rtf", b"{\\rtf1" + b"{" * 1_000_001, "has more than"),
    ("a.rtf", b"{\\rtf1 \\u999999999? a}", "can't be read as RTF"),
    ("a.html", b"<html>" + b"<table><tr><td>" * 1000, "nests more than"),
    ("a.html", b"<html>" + b"<br>" * 500_001, "has more than"),
    ("a.html", b"<html><p " + b"a " * 1000 + b">", "attributes"),
    ("a.txt", b"1 of 2 DOCUMENTS\n" + b"a\n" * (1 << 20), "lines"),
    ("a.txt", b"1 of 2 DOCUMENTS\n" * (1 << 21), "is longer than 32 MB"),
    ("a.docx", inflated(b"<w:p/>" * 200_001), "has more than"),
    ("a.docx", inflated(b"<w:p>" + b" " * (16 << 20) + b"</w:p>"), "has a part of more than 16 MB"),
    ("a.docx", inflated(b"<w:tbl><w:tr><w:tc>" * 200), "can't be read as DOCX"),
    ("a.docx", inflated(b"")[:-40], "can't be read as DOCX"),
]


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_far_too_large_is_told_before_it_is_unpacked(
    name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    """No file takes more memory or time than any real one."""
    (tmp_path / name).write_bytes(data)
    found = stories(tmp_path / name)
    assert len(found) == 1 and found[0].startswith("!") and reason in found[0]


def test_odd_tables_and_fonts_take_no_time(tmp_path: Path) -> None:
    """A cell that claims to span a hundred million columns, a font table without an end, a row of links."""
    cell = b"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='100000000'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    (tmp_path / "a.docx").write_bytes(inflated(cell + b"<w:p><w:r><w:t>Kenya left.</w:t></w:r></w:p>"))
    (tmp_path / "b.rtf").write_bytes(b"{\\rtf1 {\\fonttbl " + b"{\\f0 " * 50_000 + b"}")
    link = b'{\\field{\\*\\fldinst{HYPERLINK "http://example.org"}}{\\fldrslt {Kenya left. }}}'
    (tmp_path / "c.rtf").write_bytes(b"{\\rtf1 " + link * 2000 + b"\\par}")
    found = stories(tmp_path)
    assert [line.split(" | ")[-1][:11] for line in found] == ["Kenya left.", "! 1: has he", "Kenya left."]
