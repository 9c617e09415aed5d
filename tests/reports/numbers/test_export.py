"""Sam takes the numbers along as a table."""

import csv
import io
from datetime import date

import pytest

from accounts.audit.models import AuditEvent
from guests.models import HouseWording
from reports.kinds import ReportKind
from tests.guests.factories import SupportMomentFactory
from tests.reports.numbers.test_numbers import people_leave_in
from tests.reports.numbers.workbooks import cells_of

EXPORT = "/reports/export/"


def rows_of_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_the_table_and_the_workbook_hold_the_same(as_sam, house, alex):
    SupportMomentFactory(stay=alex, kind="phone", on=date(2026, 11, 2))
    people_leave_in(house, 2026, ["own_rental"] * 3)
    for period in ("2026-11", "2026-Q4", "2026"):
        table = rows_of_csv(as_sam.get(EXPORT, {"period": period, "as": "csv"}))
        book = cells_of(as_sam.get(EXPORT, {"period": period, "as": "xlsx"}).content)
        assert [[str(cell) for cell in row] for row in book] == table


def test_each_number_month_by_month_with_what_it_counts(as_ida, alex):
    SupportMomentFactory(stay=alex, kind="phone", on=date(2026, 10, 2))
    SupportMomentFactory(stay=alex, kind="phone", on=date(2026, 11, 2))
    response = as_ida.get(EXPORT, {"period": "2026-Q4"})
    head, *rows = rows_of_csv(response)
    name = "October to December 2026 so far, through November 24"
    assert head == ["Part", "Number", name, "Oct", "Nov", "How it is counted"]
    assert ["Support", "Phone", "2", "1", "1", "Being with someone by phone."] in rows
    assert 'filename="house-numbers-2026-Q4.csv"' in response["Content-Disposition"]


def test_a_withheld_table_is_withheld_there_too(as_sam, house):
    people_leave_in(house, 2025, ["own_rental"] * 9 + ["shelter"] * 4)
    for form in ("csv", "xlsx"):
        response = as_sam.get(EXPORT, {"period": "2025", "as": form})
        rows = cells_of(response.content) if form == "xlsx" else rows_of_csv(response)
        by_part = [[str(cell) for cell in row[:3]] for row in rows]
        assert ["Where guests went", "All of it", "withheld"] in by_part
        assert ["Where guests came from", "Home, or with family or friends", "13"] in by_part
        assert not [row for row in by_part if "A shelter" in row]


def test_the_houses_own_words_are_made_harmless(as_sam, house):
    people_leave_in(house, 2025, ["own_rental"] * 9)
    HouseWording.objects.create(house=house, list="went_to", code="own_rental", words="=HOME()")
    rows = rows_of_csv(as_sam.get(EXPORT, {"period": "2025"}))
    assert "'=HOME()" in [row[1] for row in rows]


def test_each_export_is_on_record(as_sam, sam, house, alex):
    as_sam.get(EXPORT, {"period": "2026", "as": "xlsx"})
    event = AuditEvent.objects.get(kind=ReportKind.NUMBERS_EXPORTED)
    assert (event.person_id, event.house_id, event.guest_id) == (sam.pk, house.pk, None)
    assert "exported the house&#x27;s numbers" in as_sam.get("/reports/audit/").content.decode()


@pytest.mark.parametrize("asked", [{"as": "pdf"}, {"period": "x"}, {"period": "2027"}])
def test_what_there_is_not_is_not_found(as_sam, alex, asked):
    assert as_sam.get(EXPORT, asked).status_code == 404
    assert not AuditEvent.objects.filter(kind=ReportKind.NUMBERS_EXPORTED).exists()
