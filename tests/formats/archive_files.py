"""Makes the files of archives from their lines, and tells their stories in short."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx

from coder.core.errors import InputError
from coder.formats.input.fields import Fields
from coder.formats.input.readers import read_items
from coder.formats.input.records import RawRecord, to_article
from coder.formats.input.sources import FileSearch, find_sources

CASES = Path(__file__).parents[1] / "cases" / "archives"


def as_rtf(lines: Sequence[str]) -> bytes:
    """Lines as RTF, with a font table, a header, a picture and a link."""

    def escaped(line: str) -> str:
        marked = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(letter if letter < "\x80" else f"\\u{ord(letter)}?" for letter in marked)

    def paragraph(line: str) -> str:
        if "\t" in line:
            return "\\trowd " + "".join(f"\\intbl {escaped(cell)}\\cell" for cell in line.split("\t")) + "\\row"
        return f"\\pard\\plain\\f0\\fs20 {escaped(line)}\\par"

    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\header Page 9}"
    picture = r"{\pict\pngblip 89504e470d0a1a0a}{\field{\*\fldinst{HYPERLINK \"http://example.org\"}}{\fldrslt {}}}"
    return "\n".join([head, picture, *map(paragraph, lines), "}"]).encode("ascii")


def as_docx(lines: Sequence[str]) -> bytes:
    """Lines as DOCX; those with tabs are rows of tables."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Page 9"
    for line in lines:
        if "\t" not in line:
            document.add_paragraph(line)
            continue
        cells = line.split("\t")
        row = document.add_table(rows=0, cols=len(cells)).add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def inflated(xml: bytes) -> bytes:
    """A DOCX file with some XML in its body."""
    source, stream = zipfile.ZipFile(io.BytesIO(as_docx([]))), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in source.namelist():
            data = source.read(name)
            parts.writestr(name, data.replace(b"<w:sectPr", xml + b"<w:sectPr", 1) if name.endswith("nt.xml") else data)
    return stream.getvalue()


def as_html(lines: Sequence[str]) -> bytes:
    """Lines as HTML."""

    def paragraph(line: str) -> str:
        cells = [html.escape(cell) for cell in line.split("\t")]
        if len(cells) == 1:
            return f"<p>{cells[0]}</p>"
        return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"

    return f"<html><head><title>x</title></head><body>{''.join(map(paragraph, lines))}</body></html>".encode()


CONTAINERS: dict[str, Callable[[Sequence[str]], bytes]] = {"rtf": as_rtf, "docx": as_docx, "html": as_html}


def stories(path: Path, format: str | None = None) -> list[str]:
    """A line for each document: date and what it comes from, source, title, id and text; or why there is none."""
    fields = Fields(keep=("source", "title", "byline"))
    found = []
    for source in find_sources([str(path)], FileSearch(format)):
        for item in read_items(source, fields):
            read = to_article(item) if isinstance(item, RawRecord) else item
            if isinstance(read, InputError):
                found.append(f"! {read.line}: {read.message}")
                continue
            dating = f"{read.article.date} {read.dating.header} {read.dating.odd}".strip()
            name = read.article.id.replace(str(path), "FILE")
            text = read.article.text.replace("\n\n", " / ")
            found.append(" | ".join([dating, *(cell or "-" for cell in read.kept), name, text]))
    return found
