"""Which part of a long list a page shows: the newest, what came before it, or all to print."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Part:
    is_whole: bool
    # What the last thing is called that was shown already: its day, or its id.
    before: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Part":
        """From an address like ?before=2026-11-16 or ?all=1."""
        return cls("all" in request.GET, request.GET.get("before", ""))

    @property
    def is_earlier(self) -> bool:
        return bool(self.before) and not self.is_whole
