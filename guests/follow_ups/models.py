"""What someone promised to follow up: for a guest, or for the house."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.models import House, User

from ..access import readable
from ..stays.models import SHORT_TEXT, Stay
from ..withdrawals.models import Withdrawable, WithdrawableQuerySet

# Taken away after it was done, if both: what has been taken away can't be done.
OVER_AT = Coalesce("withdrawn_at", "done_at")


class FollowUpQuerySet(WithdrawableQuerySet["FollowUp"]):
    def readable_by(self, actor: Actor) -> "FollowUpQuerySet":
        """Those about a guest if the actor may read their words; all others for the team."""
        if not actor.can(Power.READ_WORDS):
            return self.none()
        return self.filter(Q(stay=None, house=actor.house) | readable(actor))

    def over_since(self, moment: datetime) -> "FollowUpQuerySet":
        """Done or taken away later than that, the newest first."""
        over = self.annotate(over_at=OVER_AT).filter(over_at__gt=moment)
        return over.order_by("-over_at", "-id")

    def open(self) -> "FollowUpQuerySet":
        return self.active().filter(done_at=None)

    def concerning(self, actor: Actor) -> "FollowUpQuerySet":
        """One's own and the house's. An overdue one is everyone's.

        One for a manager is shown to managers alone; every handoff lists it for all to see.
        """
        theirs = Q(for_person=None) | Q(for_person=actor.user)
        concerns = Q(for_managers=False) & (theirs | Q(due_on__lt=actor.today))
        if actor.can(Power.ANSWER_AS_MANAGER):
            concerns |= Q(for_managers=True)
        return self.filter(concerns)

    def for_board(self) -> "FollowUpQuerySet":
        """With what happened, where one asks for the record of an asking to leave."""
        return self.open().for_list().select_related("asking__noted_by")

    def for_list(self) -> "FollowUpQuerySet":
        """Ordered by due date, so overdue ones come first."""
        rows = self.select_related("stay__guest", "for_person", "made_by", "done_by")
        return rows.order_by(F("due_on").asc(nulls_last=True), "made_at", "id")


class FollowUp(Withdrawable):
    """Something to follow up, by someone or by whoever is here, until it is done."""

    WRITTEN_BY = "made_by"

    SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "for_person", "for_shift", "made_by", "done_by", "done_words"}
    )
    KEPT_FROM_GUEST = frozenset({"withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "for_managers", "due_on", "made_at", "done_at", "withdrawn_at"}
    )

    house = models.ForeignKey(House, models.PROTECT, related_name="follow_ups")
    # The guest it is about, if it is about one.
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    words = models.CharField("what is to be followed up", max_length=SHORT_TEXT)
    # Who's on it; nobody, where it is for whoever is here.
    for_person = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # By its name, as the house called it then; empty, where any shift may do it.
    for_shift = models.CharField("for which shift", max_length=40, blank=True)
    # Only a manager can do it: the written record of why someone was asked to leave, say.
    for_managers = models.BooleanField("for a manager", default=False)
    due_on = models.DateField("by which day", null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # Stays, when it was not done after all.
    done_words = models.CharField("a line about it", max_length=SHORT_TEXT, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="guests_followup_done_by_someone",
                violation_error_message="What is done says when, and by whom.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="guests_followup_has_words",
                violation_error_message="Please write what is to be followed up.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house", "due_on"],
                condition=Q(done_at__isnull=True),
                name="guests_followup_open",
            ),
            models.Index(F("house"), OVER_AT.desc(), name="guests_followup_over"),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"

    @property
    def asks_for_record(self) -> bool:
        return self.for_managers and hasattr(self, "asking")

    def is_late(self, today: date) -> bool:
        return self.done_at is None and self.due_on is not None and self.due_on < today
