from django.db import models
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..stays.models import LONG_TEXT, Stay


class WhereNext(HouseRow):
    """The guest's own plan for the time after the stay."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "place_to_live", "people", "first_week", "numbers", "takes_along", "written_with"}
    )
    OWN_WORDS = frozenset({"place_to_live", "people", "first_week", "numbers", "takes_along"})
    NOT_PERSONAL = frozenset({"id", "house", "changed_at"})

    stay = models.OneToOneField(Stay, models.PROTECT, related_name="where_next")
    place_to_live = models.TextField("where I will live", max_length=LONG_TEXT, blank=True)
    people = models.TextField("the people I will have", max_length=LONG_TEXT, blank=True)
    first_week = models.TextField("my first week", max_length=LONG_TEXT, blank=True)
    numbers = models.TextField("numbers I can call", max_length=LONG_TEXT, blank=True)
    takes_along = models.TextField("what I take with me", max_length=LONG_TEXT, blank=True)
    written_with = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ReadableQuerySet.as_manager()

    def __str__(self) -> str:
        return f"where next {self.pk}"
