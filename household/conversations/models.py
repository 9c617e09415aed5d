"""Working something out: a conversation between people in the house, with someone to support it."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.constraints import UniqueWhere
from accounts.houses.querysets import HouseQuerySet
from accounts.houses.rows import HouseRow
from accounts.models import House, User
from guests.access import can_read_expression, readable
from guests.models import (
    LONG_TEXT,
    StayOrStaff,
    Withdrawable,
    WithdrawableQuerySet,
    withdrawn_by_someone,
)

from ..attempts.models import Attempt

# So long managers are told of a page begun with nobody else there, also once someone sits down
# with the people in it: a manager who was off for some days still hears of it.
TOLD_FOR = timedelta(days=7)


def _active_parts(conversation: str = "pk") -> "ConversationPartQuerySet":
    return ConversationPart.objects.active().filter(conversation=OuterRef(conversation))


def _in_house(actor: Actor, conversation: str = "pk") -> Q:
    guests = _active_parts(conversation).filter(stay__isnull=False)
    reached = Exists(guests.filter(readable(actor))) | ~Exists(guests)
    return Q(house=actor.house) & Q(reached)


def _may_read(actor: Actor, conversation: str = "pk") -> Q:
    """A manager all, a peer those they supported; nobody one that they are in themselves."""
    not_in_it = ~Exists(_active_parts(conversation).filter(staff=actor.user))
    if actor.can(Power.READ_CONVERSATIONS):
        return Q(not_in_it)
    supporters = ConversationSupporter.objects.filter(conversation=OuterRef(conversation))
    return Q(not_in_it) & Q(Exists(supporters.filter(user=actor.user)))


def _begun_alone_by(actor: Actor, conversation: str = "pk") -> Q:
    return Q(Exists(_active_parts(conversation).filter(staff=actor.user, was_alone=True)))


def readable_conversation(actor: Actor, conversation: str = "pk") -> Q:
    """Rows whose conversation (by the lookup path `conversation`) the actor can read.

    Each row is asked about by its own key: `conversation__in` would read all of the house's.
    """
    if not actor.can(Power.LIVE_TOGETHER):
        return Q(pk__in=[])
    return _in_house(actor, conversation) & _may_read(actor, conversation)


def found_conversation(actor: Actor, conversation: str = "pk") -> Q:
    if not actor.can(Power.LIVE_TOGETHER):
        return Q(pk__in=[])
    may_find = _may_read(actor, conversation) | _begun_alone_by(actor, conversation)
    return _in_house(actor, conversation) & may_find


class ConversationQuerySet(HouseQuerySet["Conversation"]):
    def readable_by(self, actor: Actor) -> "ConversationQuerySet":
        """Those the actor supported, while one of its guests can be read; a manager all.

        None that they are in themselves: what the others say there is not for them.
        """
        return self.filter(readable_conversation(actor))

    def found_by(self, actor: Actor) -> "ConversationQuerySet":
        """Those, and the ones the actor began when they were in it and nobody else was there.

        Sets `may_read`: of the latter they read that there is a page, and their own part.
        """
        may_read = ExpressionWrapper(_may_read(actor), output_field=models.BooleanField())
        return self.filter(found_conversation(actor)).annotate(may_read=may_read)

    def begun_alone(self, house: House) -> "ConversationQuerySet":
        """Found by those parts, which are few; there is one at most in a conversation."""
        return self.filter(
            parts__house=house, parts__was_alone=True, parts__withdrawn_at__isnull=True
        )

    def to_sit_down(self, actor: Actor) -> "ConversationQuerySet":
        """Pages begun alone that a manager is told of: until someone supports it, and for a week.

        Sets `sits_down`: the name of who does.
        """
        if not actor.can(Power.READ_CONVERSATIONS):
            return self.none()
        supporters = ConversationSupporter.objects.filter(conversation=OuterRef("pk"))
        lately = Q(begun_at__gt=actor.now - TOLD_FOR)
        told = self.readable_by(actor).begun_alone(actor.house).filter(lately | ~Exists(supporters))
        names = supporters.order_by("id").values("user__display_name")
        return (
            told.exclude(supporters__user=actor.user)
            .annotate(sits_down=Subquery(names[:1]))
            .select_related("begun_by")
            .order_by("begun_at", "id")
        )

    def for_page(self, actor: Actor) -> "ConversationQuerySet":
        return self._with(ConversationPart.objects.for_page(actor))

    def for_list(self, actor: Actor) -> "ConversationQuerySet":
        return self._with(ConversationPart.objects.for_page(actor).defer("as_seen", "needs"))

    def _with(self, parts: "ConversationPartQuerySet") -> "ConversationQuerySet":
        supporters = ConversationSupporter.objects.select_related("user")
        attempts = Attempt.objects.select_related("written_by", "looked_again_by")
        return self.select_related("begun_by").prefetch_related(
            Prefetch("parts", parts),
            Prefetch("supporters", supporters),
            Prefetch("attempts", attempts),
        )

    def nobody_sits_down_first(self) -> "ConversationQuerySet":
        """Sets `is_waiting` (nobody supports it yet), and lists those first.

        Then come those to look at again, the nearest day first, and then the rest.
        """
        supporters = ConversationSupporter.objects.filter(conversation=OuterRef("pk"))
        waiting = self.annotate(is_waiting=~Exists(supporters)).with_day_to_look_again()
        look_again = F("look_again_on").asc(nulls_last=True)
        return waiting.order_by(F("is_waiting").desc(), look_again, "-on", "-id")

    def with_day_to_look_again(self) -> "ConversationQuerySet":
        """Sets `look_again_on`: the day agreed for what is tried now, if anything is."""
        trying = Attempt.objects.filter(conversation=OuterRef("pk")).under_way()
        return self.annotate(look_again_on=Subquery(trying.values("look_again_on")[:1]))


class Conversation(models.Model):
    """People in the house working something out with one another, and someone to support them."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"begun_by"})
    NOT_PERSONAL = frozenset({"id", "house", "on", "begun_at"})

    house = models.ForeignKey(House, models.PROTECT, db_index=False, related_name="conversations")
    on = models.DateField("day")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    # Set by `found_by`.
    may_read: bool = False
    # Set by `nobody_sits_down_first`. While it waits, who is in it is named.
    is_waiting: bool = False

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-id")
        indexes = [models.Index(fields=["house", "-on"], name="household_conversation_on")]

    def __str__(self) -> str:
        return f"conversation {self.pk}"

    # These read what `for_page` has fetched.

    @property
    def people(self) -> list["ConversationPart"]:
        return [part for part in self.parts.all() if part.withdrawn_at is None]

    @property
    def alone(self) -> "ConversationPart | None":
        return next((part for part in self.people if part.was_alone), None)

    @property
    def supported_by(self) -> list[User]:
        return [each.user for each in self.supporters.all()]

    @property
    def trying(self) -> Attempt | None:
        return next((each for each in self.attempts.all() if each.is_under_way), None)

    @property
    def tried(self) -> list[Attempt]:
        looked_at = [each for each in self.attempts.all() if not each.is_under_way]
        return looked_at[::-1]


class ConversationSupporter(HouseRow):
    """A peer who supported the people in a conversation, and so may read it."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "conversation"})

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="supporters")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "user"],
                name="household_supporter_once",
                violation_error_message="They support this conversation already.",
            )
        ]

    def __str__(self) -> str:
        return f"supporter {self.pk}"


class ConversationPartQuerySet(WithdrawableQuerySet["ConversationPart"]):
    def readable_by(self, actor: Actor) -> "ConversationPartQuerySet":
        """Of conversations they may read; a guest's words only while the actor may read them."""
        words = readable(actor) | Q(staff__isnull=False)
        return self.filter(words, readable_conversation(actor, "conversation"))

    def own_of(self, actor: Actor) -> "ConversationPartQuerySet":
        own = self.active().filter(staff=actor.user, was_alone=True)
        return own.filter(found_conversation(actor, "conversation"))

    def for_page(self, actor: Actor) -> "ConversationPartQuerySet":
        people = self.select_related("stay__guest", "staff", "written_with", "withdrawn_by")
        return people.with_mistakes(actor).annotate(is_readable=can_read_expression(actor))


class ConversationPart(HouseRow, StayOrStaff, Withdrawable):
    """What happened as one person saw it, and what they need: their own words, read with them."""

    WRITTEN_BY = "written_with"

    SHOWN_TO_GUEST = frozenset({"stay", "as_seen", "needs", "written_with"})
    OWN_WORDS = frozenset({"as_seen", "needs"})
    KEPT_FROM_GUEST = frozenset({"staff", "withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset(
        {"id", "house", "conversation", "was_alone", "written_at", "withdrawn_at"}
    )

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="parts")
    as_seen = models.TextField("what happened, as they saw it", max_length=LONG_TEXT, blank=True)
    needs = models.TextField("what they need", max_length=LONG_TEXT, blank=True)
    # A peer on staff who was in it, with nobody else there, and began the page all the same. It
    # was so then: it stays when someone else sits down with them later.
    was_alone = models.BooleanField("nobody else was there", default=False)
    # Empty while nothing is written down.
    written_with = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)

    # Set where it is read together with the guest.
    may_read: bool = False

    objects = ConversationPartQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        ordering = ("id",)
        constraints = [
            *StayOrStaff.Meta.constraints,
            withdrawn_by_someone("household_part_withdrawn_by_someone"),
            *(
                UniqueWhere(
                    fields=["conversation", who],
                    condition=Q(withdrawn_at__isnull=True, **{f"{who}__isnull": False}),
                    name=f"household_part_once_for_{who}",
                    violation_error_message="They are in this conversation already.",
                )
                for who in ("stay", "staff")
            ),
            models.CheckConstraint(
                condition=Q(was_alone=False) | Q(staff__isnull=False),
                name="household_part_alone_is_of_staff",
                violation_error_message="Only a peer on staff begins a page on their own.",
            ),
            UniqueWhere(
                fields=["conversation"],
                condition=Q(was_alone=True, withdrawn_at__isnull=True),
                name="household_part_one_alone",
                violation_error_message="One person at most was on their own in it.",
            ),
            models.CheckConstraint(
                condition=Q(as_seen="", needs="")
                | Q(written_with__isnull=False, written_at__isnull=False),
                name="household_part_written_with_someone",
                violation_error_message="What is written down says with whom, and when.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["house"],
                condition=Q(was_alone=True, withdrawn_at__isnull=True),
                name="household_part_begun_alone",
            )
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"

    @property
    def name(self) -> str:
        """Empty for a guest whose name the actor may no longer see."""
        return self.person_name

    @property
    def is_written_alone(self) -> bool:
        return self.staff_id is not None and self.written_with_id == self.staff_id

    @property
    def is_written(self) -> bool:
        return bool(self.as_seen or self.needs)
