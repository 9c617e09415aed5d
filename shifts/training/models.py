"""What peers on staff have learned, and the certificates that expire."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.constraints import UniqueWhere
from accounts.models import House, User

NUDGE_DAYS = 60  # before a certificate runs out


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def readable_by(self, actor: Actor) -> "CertificateQuerySet":
        """One's own; everyone's for those who look after the training."""
        rows = self.filter(house=actor.house)
        return rows if actor.can(Power.SEE_TRAINING) else rows.filter(user=actor.user)

    def in_use(self) -> "CertificateQuerySet":
        return self.filter(ended_on=None)

    def running_out(self, today: date) -> "CertificateQuerySet":
        """Expired, or within the days in which the house is reminded; the first of them first."""
        soon = today + timedelta(days=NUDGE_DAYS)
        return self.in_use().filter(runs_out_on__lte=soon).order_by("runs_out_on", "id")

    def for_list(self) -> "CertificateQuerySet":
        return self.select_related("user").order_by(
            "user__display_name", "user_id", Lower("what"), "-got_on", "-id"
        )


class Certificate(models.Model):
    """A training or certificate of a peer on staff, with its dates (of the house)."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user", "what", "noted_by"})
    NOT_PERSONAL = frozenset({"id", "house", "got_on", "runs_out_on", "noted_at", "ended_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="certificates")
    user = models.ForeignKey(User, models.PROTECT, related_name="certificates")
    what = models.CharField("training or certificate", max_length=120)
    got_on = models.DateField("since")
    runs_out_on = models.DateField("good until", null=True, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Renewed by a later one, or not needed any more.
    ended_on = models.DateField(null=True, blank=True)

    # Set for a page: its days left on that day.
    left: int | None

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(runs_out_on__isnull=True) | Q(runs_out_on__gt=F("got_on")),
                name="shifts_certificate_runs_out_later",
                violation_error_message="It can't run out before it was gained.",
            ),
            UniqueWhere(
                "house",
                "user",
                Lower("what"),
                condition=Q(ended_on__isnull=True),
                name="shifts_certificate_once",
                violation_error_message="This is on their list already.",
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.pk}"

    def days_left(self, today: date) -> int | None:
        """Days until it expires; 0 on its last day, less than 0 once it has expired."""
        return (self.runs_out_on - today).days if self.runs_out_on else None
