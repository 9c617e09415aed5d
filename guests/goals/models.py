"""What guests move toward, and the small steps on the way."""

from datetime import date

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery

from accounts.houses.rows import HouseRow

from ..access import ReadableQuerySet
from ..stays.models import LONG_TEXT, SHORT_TEXT, Stay


class GoalQuerySet(ReadableQuerySet["Goal"]):
    def under_way(self) -> "GoalQuerySet":
        return self.filter(reached_on=None, set_aside_on=None)

    def with_steps(self) -> "GoalQuerySet":
        done = Step.objects.filter(goal=OuterRef("pk"), done_on__isnull=False)
        last = done.order_by("-done_on", "-id")
        return self.annotate(
            steps_all=Count("steps"),
            steps_done=Count("steps__done_on"),
            last_step=Subquery(last.values("words")[:1]),
            last_step_on=Subquery(last.values("done_on")[:1]),
        )


class Goal(HouseRow):
    """Something a guest moves toward during a stay, in their own words."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "why", "moving_toward", "ended_words", "carried_from"}
    )
    OWN_WORDS = frozenset({"words", "why", "moving_toward", "ended_words"})
    NOT_PERSONAL = frozenset({"id", "house", "begun_on", "reached_on", "set_aside_on"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="goals")
    words = models.CharField("in their own words", max_length=SHORT_TEXT)
    why = models.TextField("why it matters", max_length=LONG_TEXT, blank=True)
    moving_toward = models.TextField(
        "how it moves me toward the life I want", max_length=LONG_TEXT, blank=True
    )
    begun_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    set_aside_on = models.DateField(null=True, blank=True)
    # A word about it, when it was reached or set aside.
    ended_words = models.CharField("a word about it", max_length=SHORT_TEXT, blank=True)
    # The goal of an earlier stay that it goes on with.
    carried_from = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        error_messages={"unique": "This goal was carried over already."},
    )

    # Set by `with_steps`.
    steps_all: int
    steps_done: int
    last_step: str | None
    last_step_on: date | None
    # Set by `carry_over.with_can_read`.
    can_read: bool = False

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ("begun_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(set_aside_on__isnull=True),
                name="guests_goal_reached_or_set_aside",
                violation_error_message="A goal is reached or set aside, not both.",
            ),
            models.CheckConstraint(
                condition=(Q(reached_on__isnull=True) | Q(reached_on__gte=F("begun_on")))
                & (Q(set_aside_on__isnull=True) | Q(set_aside_on__gte=F("begun_on"))),
                name="guests_goal_ends_after_beginning",
                violation_error_message="A goal can't end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"goal {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.reached_on is None and self.set_aside_on is None

    @property
    def ended_on(self) -> date | None:
        return self.reached_on or self.set_aside_on


class StepQuerySet(ReadableQuerySet["Step"]):
    stay_path = "goal__stay"


class Step(HouseRow):
    """One small step toward a goal, in the guest's own words."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"goal", "words", "carried_from"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "added_on", "done_on"})

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps")
    words = models.CharField("a small step", max_length=SHORT_TEXT)
    added_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    # The step of an earlier stay's goal.
    carried_from = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        error_messages={"unique": "This step was carried over already."},
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ("added_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("added_on")),
                name="guests_step_done_after_adding",
                violation_error_message="A step can't be done before it was written down.",
            )
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"
