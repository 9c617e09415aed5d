"""Which round, in an address: morning or afternoon; anything else is no page."""

from .schedule import rules as schedule


class WhichConverter:
    regex = f"{schedule.MORNING}|{schedule.AFTERNOON}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
