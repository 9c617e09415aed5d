"""Tables to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# A cell that begins so would be worked out as a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULAS) else cell


def csv_response(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """With a byte-order mark, by which spreadsheets know that it is UTF-8."""
    disposition = f'attachment; filename="{name}.csv"'
    response = HttpResponse(
        "\ufeff", content_type="text/csv", headers={"Content-Disposition": disposition}
    )
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return response
