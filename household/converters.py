"""How a turn is called in an address: by its chore, its day, and whose it is (stay-12, staff-3)."""

from datetime import date


class TurnDayConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class PersonConverter:
    """An opaque key; no name."""

    regex = "(?:stay|staff)-[0-9]{1,18}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
