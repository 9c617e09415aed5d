"""Tables to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse

Cell = str | int
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A cell that begins so would be worked out as a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Text stays text: nothing in a workbook of ours is worked out, and nothing is a link.
AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST = 60  # characters


def harmless(cell: Cell) -> Cell:
    """What begins like a formula gets an apostrophe; numbers stay numbers."""
    if isinstance(cell, int):
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULAS) else cell


def csv_response(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """With a byte-order mark, by which spreadsheets know that it is UTF-8."""
    response = _download(f"{name}.csv", "text/csv", b"\xef\xbb\xbf")
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return response


def xlsx_response(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    table = [list(head), *([harmless(cell) for cell in row] for row in rows)]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, AS_WRITTEN) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for place, row in enumerate(table):
            sheet.write_row(place, 0, row, None if place else bold)
        for place, cells in enumerate(zip(*table, strict=True)):
            sheet.set_column(place, place, min(max(len(str(cell)) for cell in cells) + 2, WIDEST))
    return _download(f"{name}.xlsx", XLSX, file.getvalue())


def _download(name: str, kind: str, content: bytes) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
