"""Whose turn it was or will be."""

from datetime import date, tzinfo

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from accounts.access.actor import Actor
from accounts.houses.constraints import UniqueWhere
from accounts.houses.rows import HouseRow
from accounts.models import Membership, User
from accounts.people.models import ROLES_THAT_JOIN
from guests.access import readable
from guests.models import SHORT_TEXT, ParticipantQuerySet, StayOrStaff, TimeAway
from guests.stays.days import NOON

from ..chores.models import Chore


class TurnQuerySet(ParticipantQuerySet["Turn"]):
    def readable_by(self, actor: Actor) -> "TurnQuerySet":
        """Of peers on staff, and of guests whose words the actor may read."""
        return self.for_house(actor.house).filter(Q(stay=None) | readable(actor))

    def in_order(self) -> "TurnQuerySet":
        return self.order_by("on", "chore__place", "chore_id", "id")

    def since(self, actor: Actor, day: date, zone: tzinfo) -> "TurnQuerySet":
        return self.for_house(actor.house).filter(on__gte=day).whole(actor, zone)

    def whole(self, actor: Actor, zone: tzinfo) -> "TurnQuerySet":
        people = self.select_related("chore", "stay__guest", "staff")
        return people.with_presence(actor.today, zone).with_is_readable(actor).in_order()

    def with_presence(self, today: date, zone: tzinfo) -> "TurnQuerySet":
        """Sets `was_elsewhere`: its guest is away that day, or its peer does not work here then.

        Until someone has seen them back, a guest is not counted on.
        """
        day = OuterRef("on")
        away = TimeAway.objects.taken().filter(stay=OuterRef("stay"))
        away = away.filter(Q(from_on__lt=day) | Q(from_on=day) & ~Q(from_at__gte=NOON))
        away = away.annotate(seen_on=TruncDate("seen_back_at", tzinfo=zone))
        unseen = away.filter(Q(seen_on=None))
        planned = unseen.filter(Q(back_on=None) | Q(back_on__gt=day))
        works = Membership.objects.filter(
            user=OuterRef("staff"),
            house=OuterRef("house"),
            role__in=ROLES_THAT_JOIN,
            started_on__lte=OuterRef("on"),
        ).exclude(ended_on__lte=OuterRef("on"))
        gone = Q(staff__isnull=False) & ~Exists(works)
        elsewhere = Exists(planned) | Exists(away.filter(Q(seen_on__gt=day)))
        return self.annotate(was_elsewhere=elsewhere | Q(Exists(unseen), on__lte=today) | gone)


class Turn(HouseRow, StayOrStaff):
    """One chore on one day for one person; done or open. Past turns stay."""

    SHOWN_TO_GUEST = frozenset({"stay", "done_by", "talked_by", "talked_words"})
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "chore", "on", "size", "is_agreed", "done_at", "talked_at"}
    )

    chore = models.ForeignKey(Chore, models.PROTECT, related_name="turns")
    on = models.DateField("day")
    # What the chore weighed then.
    size = models.PositiveSmallIntegerField(choices=Chore.Size.choices)
    # Swapped or taken over: it stays with this person when turns are planned again.
    is_agreed = models.BooleanField("agreed among people", default=False)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    talked_at = models.DateTimeField(null=True, blank=True)
    talked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    talked_words = models.CharField("in a line", max_length=SHORT_TEXT, blank=True)

    # Set by `with_presence`.
    was_elsewhere: bool = False
    # Set when it is given to someone else: whether people had agreed on it before.
    was_agreed: bool = True

    objects = TurnQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        constraints = [
            *StayOrStaff.Meta.constraints,
            UniqueWhere(
                fields=["chore", "on", "stay"],
                condition=Q(stay__isnull=False),
                name="household_turn_once_per_stay",
                violation_error_message="They have this chore on that day already.",
            ),
            UniqueWhere(
                fields=["chore", "on", "staff"],
                condition=Q(staff__isnull=False),
                name="household_turn_once_per_staff",
                violation_error_message="They have this chore on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(size__in=Chore.Size.values),
                name="household_turn_size_known",
                violation_error_message="A chore is small, medium or large.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="household_turn_done_by_someone",
                violation_error_message="What is done says when it was noted, and by whom.",
            ),
            models.CheckConstraint(
                condition=Q(talked_at__isnull=True, talked_by__isnull=True, talked_words="")
                | Q(talked_at__isnull=False, talked_by__isnull=False),
                name="household_turn_talked_by_someone",
                violation_error_message="What was talked about says when, and with whom.",
            ),
        ]
        indexes = [models.Index(fields=["house", "on"], name="household_turn_house_on")]

    def __str__(self) -> str:
        return f"turn {self.pk}"

    @property
    def name(self) -> str:
        return self.person_name

    @property
    def named(self) -> str:
        """For a swap, as `page.read_swap` reads it: 12/2026-11-24/stay-3."""
        return f"{self.chore_id}/{self.on}/{self.key}"

    @property
    def is_of_someone_here(self) -> bool:
        return not self.was_elsewhere and (self.stay is None or self.stay.is_staying_on(self.on))

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_kept(self) -> bool:
        return self.is_done or self.talked_at is not None
