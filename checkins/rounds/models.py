"""A round that was held, and that it was opened again after its closing."""

from datetime import date as Day  # noqa: N812 (a model here has a field named date)

from django.db import models
from django.db.models import Exists, ExpressionWrapper, Q, Subquery
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.querysets import HouseQuerySet
from accounts.models import House, User
from accounts.reopening.models import SHORT_TEXT, AbstractReopening, Closable
from guests.access import can_read_expression
from guests.models import Participant, Stay

from ..schedule.models import Prompts, Which


def newest_round(house: House) -> Subquery:
    """Its id, found once a query: asked of each row, PostgreSQL read all rounds for later ones."""
    return Subquery(Round.objects.for_house(house).newest_first().values("pk")[:1])


class RoundQuerySet(HouseQuerySet["Round"]):
    def for_page(self, actor: Actor) -> "RoundQuerySet":
        return self.select_related(
            "opened_by", "closed_by", "led_by_stay__guest", "led_by_staff"
        ).annotate(
            has_later=ExpressionWrapper(
                ~Q(pk=newest_round(actor.house)), output_field=models.BooleanField()
            ),
            has_prompts=Exists(Prompts.objects.for_house(actor.house)),
            leader_is_readable=can_read_expression(actor, "led_by_stay"),
        )

    def newest_first(self) -> "RoundQuerySet":
        # Afternoon sorts before morning by the alphabet too.
        return self.order_by("-date", "which")


class Round(Closable):
    """One check-in that was held, on one morning or afternoon."""

    SHOWN_TO_GUEST = frozenset({"led_by_stay"})
    KEPT_FROM_GUEST = frozenset({"opened_by", "closed_by", "led_by_staff", "circle"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "which", "date", "opened_at", "closed_at", "was_reopened"}
    )

    house = models.ForeignKey(House, models.PROTECT, db_index=False, related_name="rounds")
    which = models.CharField(max_length=20, choices=Which.choices)
    date = models.DateField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Who led it: a guest who wanted to, or a peer on staff; neither when nobody said.
    led_by_stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="+")
    led_by_staff = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    circle = models.CharField("the circle as a whole", max_length=SHORT_TEXT, blank=True)
    # Closed once and opened again (Reopening says when and why). Every save needs to know it,
    # since a change from then on keeps what was there before.
    was_reopened = models.BooleanField(default=False)

    # Set by `for_page`: whether a later round has been opened.
    has_later: bool
    # Set by `for_page`: whether the actor may read which guest led it.
    leader_is_readable: bool = False
    # Set by `for_page`: whether the house has ever worded its questions in its own way.
    has_prompts: bool

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "date", "which"],
                name="checkins_round_once",
                violation_error_message="This check-in has been opened already.",
            ),
            models.CheckConstraint(
                condition=Q(which__in=Which.values),
                name="checkins_round_which_known",
                violation_error_message="A check-in is in the morning or in the afternoon.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="checkins_round_closed_by_someone",
                violation_error_message="A closed check-in says when it was closed, and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(led_by_stay__isnull=True) | Q(led_by_staff__isnull=True),
                name="checkins_round_led_by_one",
                violation_error_message="A guest or a peer on staff led it: one person at most.",
            ),
        ]
        # In the order of `newest_first`.
        indexes = [models.Index(fields=["house", "-date", "which"], name="checkins_round_newest")]

    def __str__(self) -> str:
        return f"{self.which} {self.date}"

    @property
    def leader(self) -> Participant:
        return Participant(self.led_by_stay, self.led_by_staff, self.leader_is_readable)

    @property
    def led_by(self) -> str:
        """The name of who led it, for whoever `for_page` was called for; empty when nobody said."""
        return self.leader.name

    def is_past(self, today: Day) -> bool:
        """Reading a past round goes on record."""
        return self.date < today or self.has_later


class ReopeningQuerySet(HouseQuerySet["Reopening"]):
    def readable_by(self, actor: Actor) -> "ReopeningQuerySet":
        if not actor.can(Power.READ_WORDS):
            return self.none()
        return self.for_house(actor.house)


class Reopening(AbstractReopening):
    """A closed check-in was opened again: by whom, why, and the closing that this undid."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"by", "reason", "closed_by", "circle"})
    NOT_PERSONAL = frozenset({"id", "house", "round", "at", "closed_at"})

    round = models.ForeignKey(Round, models.PROTECT, related_name="reopenings")
    # What was said of the circle then; the next closing may replace it.
    circle = models.CharField("the circle as a whole", max_length=SHORT_TEXT, blank=True)

    objects = ReopeningQuerySet.as_manager()

    def __str__(self) -> str:
        return f"reopening {self.pk}"
