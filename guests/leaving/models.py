"""The farewell, and being in touch afterward."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.houses.rows import HouseRow
from accounts.models import User

from ..access import ReadableQuerySet
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay


class Farewell(HouseRow):
    """Belongings, a farewell, and whether we may be in touch."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "belongings", "words", "touch_how", "written_by"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "touch_agreed_on", "touch_ended_on", "changed_at"})

    stay = models.OneToOneField(Stay, models.PROTECT, related_name="farewell")
    belongings = models.TextField("belongings", max_length=LONG_TEXT, blank=True)
    words = models.TextField("a farewell, in their words", max_length=LONG_TEXT, blank=True)
    # The day they said we may be in touch afterwards, how, and the day this came to an end.
    touch_agreed_on = models.DateField(null=True, blank=True)
    touch_how = models.CharField("how we may be in touch", max_length=SHORT_TEXT, blank=True)
    touch_ended_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ReadableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(touch_ended_on__isnull=True)
                | Q(touch_agreed_on__isnull=False, touch_ended_on__gte=F("touch_agreed_on")),
                name="guests_farewell_touch_ends_after_agreeing",
                violation_error_message="Being in touch ends after it was agreed.",
            ),
            models.CheckConstraint(
                condition=Q(touch_how="") | Q(touch_agreed_on__isnull=False),
                name="guests_farewell_how_only_when_agreed",
                violation_error_message="How to be in touch is kept only if they agreed to it.",
            ),
        ]

    def __str__(self) -> str:
        return f"farewell {self.pk}"

    @property
    def may_be_in_touch(self) -> bool:
        return self.touch_agreed_on is not None and self.touch_ended_on is None


class Contact(HouseRow):
    """Being in touch after a stay, in one line; only with someone who agreed to it."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"stay", "words", "noted_by"})
    NOT_PERSONAL = frozenset({"id", "house", "on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="contacts")
    on = models.DateField("day")
    words = models.CharField("in a line", max_length=SHORT_TEXT)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ReadableQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"contact {self.pk}"
