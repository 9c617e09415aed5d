"""Tables for a spreadsheet: nothing in them is worked out when someone opens them."""

import csv
import io

import pytest

from reports.exports import csv_response, xlsx_response
from tests.reports.numbers.workbooks import cells_of

HEAD = ("What", "How many")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(cell):
    text = csv_response("table", HEAD, [(cell, 3)]).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(HEAD), [f"'{cell}", "3"]]
    (head, row) = cells_of(xlsx_response("table", HEAD, [(cell, 3)]).content)
    assert head == list(HEAD)
    assert row == [f"'{cell}", 3]


def test_a_link_is_not_one_in_a_workbook():
    content = xlsx_response("table", HEAD, [("https://house.example/", 3)]).content
    assert b"hyperlink" not in content
    assert cells_of(content)[1] == ["https://house.example/", 3]


def test_both_are_downloads_under_their_names():
    for make, name in ((csv_response, "table.csv"), (xlsx_response, "table.xlsx")):
        response = make("table", HEAD, [])
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
