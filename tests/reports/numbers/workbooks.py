"""Reads a workbook as plain cells: a string, or a number. A formula fails."""

import io
import zipfile
from xml.etree import ElementTree

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings, sheet = (
            ElementTree.parse(book.open(f"xl/{name}.xml")).getroot()  # noqa: S314 (our own)
            for name in ("sharedStrings", "worksheets/sheet1")
        )
    words = ["".join(each.itertext()) for each in strings]
    assert not list(sheet.iter(f"{SPACE}f")), "a formula"
    return [[_cell(each, words) for each in row] for row in sheet.iter(f"{SPACE}row")]


def _cell(cell, words):
    value = cell.findtext(f"{SPACE}v")
    if value is None:
        return ""
    return words[int(value)] if cell.get("t") == "s" else int(value)
