"""What each person said in a round, and their goals for the day."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import User
from guests.access import readable
from guests.models import Goal, StayOrStaff

from ..rounds.models import SHORT_TEXT, Round, newest_round

LONG_TEXT = 20_000  # characters


def readable_entry(actor: Actor, entry: str = "") -> Q:
    """Rows whose entry (by the lookup path `entry`) the actor can read.

    What peers say of themselves is for everyone until the next check-in is opened, then theirs
    alone: no file on an employee. The house is the row's own; the rest is on the joined rows,
    because `entry__in` would read each entry ever written.
    """
    if not actor.can(Power.READ_WORDS):
        return Q(pk__in=[])
    path = f"{entry}__" if entry else ""
    of_guest = readable(actor, f"{path}stay")
    of_staff = Q(**{f"{path}staff__isnull": False})
    shown = Q(**{f"{path}staff": actor.user}) | Q(**{f"{path}round": newest_round(actor.house)})
    return Q(house=actor.house) & (of_guest | of_staff & shown)


def says_something() -> Q:
    return ~Q(**dict.fromkeys((*Entry.CHOICES, *Entry.WORDS), ""))


class EntryQuerySet(HouseQuerySet["Entry"]):
    def readable_by(self, actor: Actor) -> "EntryQuerySet":
        return self.filter(readable_entry(actor))

    def that_say_something(self) -> "EntryQuerySet":
        return self.filter(says_something())

    def for_page(self) -> "EntryQuerySet":
        return self.select_related(
            "round", "stay__guest__house", "stay__room", "staff", "saved_by"
        ).order_by("id")


class EntryPresence(models.TextChoices):
    HERE = "here", "Here"
    LATER = "later", "Joined later"
    ONE_TO_ONE = "one_to_one", "One to one"
    OUT = "out", "Out"
    NOT_TODAY = "not_today", "Not today"


class EntrySupport(models.TextChoices):
    MORE = "more", "More support"
    USUAL = "usual", "As usual"
    SPACE = "space", "Some space"


class Entry(HouseRow, StayOrStaff):
    """What one person said, and how they were there, in one round."""

    Presence = EntryPresence
    Support = EntrySupport

    CHOICES = ("presence", "support")
    WORDS = ("where_at", "support_looks_like", "moving_toward", "night")

    SHOWN_TO_GUEST = frozenset({"stay", *CHOICES, *WORDS, "saved_by"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    OWN_WORDS = frozenset(WORDS)
    NOT_PERSONAL = frozenset({"id", "house", "round", "support_at", "saved_at"})

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    presence = models.CharField("there", max_length=20, choices=Presence.choices, blank=True)
    support = models.CharField("support asked", max_length=20, choices=Support.choices, blank=True)
    # When that was last changed; empty where it was saved before this was kept.
    support_at = models.DateTimeField(null=True, blank=True)
    where_at = models.TextField("where I'm at", max_length=LONG_TEXT, blank=True)
    support_looks_like = models.TextField(
        "what support looks like", max_length=LONG_TEXT, blank=True
    )
    moving_toward = models.TextField(
        "is this moving me toward the life I want?", max_length=LONG_TEXT, blank=True
    )
    night = models.TextField("what the night holds", max_length=LONG_TEXT, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    # Set by `corrections.queries.with_mistakes`.
    had_mistake: bool
    may_read_mistake: bool = False
    # Set by `history.reading.read_days`.
    goals_said: "list[Intention]"
    # Set by `replies.queries.with_own_words`.
    has_own_words: bool

    objects = EntryQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        verbose_name_plural = "entries"
        constraints = [
            *StayOrStaff.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "stay"],
                name="checkins_entry_once_per_stay",
                violation_error_message="This guest is in this check-in already.",
            ),
            models.UniqueConstraint(
                fields=["round", "staff"],
                name="checkins_entry_once_per_staff",
                violation_error_message="This peer is in this check-in already.",
            ),
            models.CheckConstraint(
                condition=Q(presence__in=["", *EntryPresence.values]),
                name="checkins_entry_presence_known",
                violation_error_message="Choose one of the ways to be there.",
            ),
            models.CheckConstraint(
                condition=Q(support__in=["", *EntrySupport.values]),
                name="checkins_entry_support_known",
                violation_error_message="Choose more support, as usual or some space.",
            ),
        ]
        indexes = [models.Index(fields=["house", "saved_at"], name="checkins_entry_house_saved")]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    @property
    def is_late(self) -> bool:
        return timezone.localdate(self.saved_at) != self.round.date

    @property
    def asked_at(self) -> datetime:
        """Since when they ask for support; a word that is corrected later doesn't change that."""
        return self.support_at or self.saved_at


class IntentionQuerySet(HouseQuerySet["Intention"]):
    def readable_by(self, actor: Actor) -> "IntentionQuerySet":
        return self.filter(readable_entry(actor, "entry"))

    def said(self) -> "IntentionQuerySet":
        return self.exclude(words="")


class IntentionAnswer(models.TextChoices):
    DONE = "done", "Done"
    PARTLY = "partly", "Partly"
    NOT_TODAY = "not_today", "Not today"
    CHANGED = "changed", "Changed"


class Intention(HouseRow):
    """One goal for today, said in the morning and answered in the afternoon."""

    PLACES = (1, 2, 3)

    Answer = IntentionAnswer

    PERSONAL = SHOWN_TO_GUEST = frozenset({"entry", "words", "goal", "answer", "answered_by"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "house", "place", "answered_at"})

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="intentions")
    place = models.PositiveSmallIntegerField()
    words = models.CharField("goal for today", max_length=SHORT_TEXT, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="intentions")
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IntentionQuerySet.as_manager()

    class Meta:
        ordering = ("entry_id", "place")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "place"],
                name="checkins_intention_once_per_place",
                violation_error_message="There is a goal in this place already.",
            ),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=3),
                name="checkins_intention_up_to_three",
                violation_error_message="Up to three goals for one day.",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", *IntentionAnswer.values]),
                name="checkins_intention_answer_known",
                violation_error_message="Choose one of the answers.",
            ),
        ]

    def __str__(self) -> str:
        return f"intention {self.pk}"

    @property
    def is_empty(self) -> bool:
        return not self.words and self.goal_id is None and not self.answer
