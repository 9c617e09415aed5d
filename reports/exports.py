"""Tables to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse

Cell = str | int
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A cell that begins so would be worked out as a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Text stays text: nothing in a workbook of ours is worked out, and nothing is a link.
AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST = 60  # characters
# With a byte-order mark, by which spreadsheets know that it is UTF-8.
MARK = "\ufeff"


def harmless(cell: Cell) -> Cell:
    """What begins like a formula gets an apostrophe; numbers stay numbers."""
    if isinstance(cell, int):
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULAS) else cell


def csv_response(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    return HttpResponse(
        MARK + _lines([head]) + _lines(rows), content_type="text/csv", headers=_named(f"{name}.csv")
    )


def long_csv_response(
    name: str, head: Sequence[str], parts: Iterable[Iterable[Sequence[Cell]]]
) -> StreamingHttpResponse:
    """Sent part by part as it is read, so that a browser shows at once that it comes."""

    def sent() -> Iterator[str]:
        yield MARK + _lines([head])
        yield from map(_lines, parts)

    return StreamingHttpResponse(sent(), content_type="text/csv", headers=_named(f"{name}.csv"))


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
    return HttpResponse(file.getvalue(), content_type=XLSX, headers=_named(f"{name}.xlsx"))


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
