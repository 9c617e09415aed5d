"""A round's address: its date as 2026-03-21, and morning or afternoon; anything else is no page."""

from datetime import date

from . import schedule


class DateConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class WhichConverter:
    regex = f"{schedule.MORNING}|{schedule.AFTERNOON}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
