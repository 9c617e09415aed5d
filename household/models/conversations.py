"""Working something out: a conversation between people of the house, with someone beside them."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import House, User
from accounts.permissions import Power
from guests.models import (
    LONG_TEXT,
    StayOrStaff,
    Withdrawable,
    WithdrawableQuerySet,
    withdrawn_by_someone,
)
from guests.reach import in_reach, whether_in_reach


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, asker: Asker) -> "ConversationQuerySet":
        """Those the asker supported, while one of its guests is in their reach; a manager all."""
        here = self.filter(house=asker.house)
        if asker.can(Power.READ_CONVERSATIONS):
            return here
        if not asker.can(Power.LIVE_TOGETHER):
            return here.none()
        supported = ConversationSupporter.objects.filter(user=asker.user).values("conversation")
        parts = ConversationPart.objects.standing().filter(conversation=OuterRef("pk"))
        guests = parts.filter(stay__isnull=False)
        reached = Exists(guests.filter(in_reach(asker))) | ~Exists(guests)
        return here.filter(reached, pk__in=supported)

    def for_page(self, asker: Asker) -> "ConversationQuerySet":
        """With all that stands in it; of each part, whether its words are in the asker's reach."""
        parts = ConversationPart.objects.for_page(asker)
        supporters = ConversationSupporter.objects.select_related("user")
        attempts = Attempt.objects.select_related("written_by", "looked_again_by")
        return self.select_related("begun_by").prefetch_related(
            Prefetch("parts", parts),
            Prefetch("supporters", supporters),
            Prefetch("attempts", attempts),
        )

    def with_day_to_look_again(self) -> "ConversationQuerySet":
        """Sets `look_again_on`: the day agreed for what is tried now, if anything is."""
        trying = Attempt.objects.filter(conversation=OuterRef("pk")).under_way()
        return self.annotate(look_again_on=Subquery(trying.values("look_again_on")[:1]))


class Conversation(models.Model):
    """People of the house working something out with one another, and someone beside them."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"begun_by"})
    NOT_PERSONAL = frozenset({"id", "house", "on", "begun_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="conversations")
    on = models.DateField("day")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-id")
        indexes = [models.Index(fields=["house", "-on"], name="household_conversation_on")]

    def __str__(self) -> str:
        return f"conversation {self.pk}"

    # These read what `for_page` has fetched.

    @property
    def people(self) -> list["ConversationPart"]:
        """Whom it is between, without those who were put there by mistake."""
        return [part for part in self.parts.all() if part.withdrawn_at is None]

    @property
    def supported_by(self) -> list[User]:
        return [each.user for each in self.supporters.all()]

    @property
    def trying(self) -> "Attempt | None":
        """What they try now."""
        return next((each for each in self.attempts.all() if each.is_under_way), None)

    @property
    def tried(self) -> list["Attempt"]:
        """What they looked at again, the latest first."""
        looked_at = [each for each in self.attempts.all() if not each.is_under_way]
        return looked_at[::-1]


class ConversationSupporter(models.Model):
    """A peer who was beside the people in a conversation, and so may read it."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "conversation"})

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
    def visible_to(self, asker: Asker) -> "ConversationPartQuerySet":
        """Of conversations they may read; a guest's words only while they are in reach."""
        conversations = Conversation.objects.visible_to(asker)
        words = in_reach(asker) | Q(staff__isnull=False)
        return self.filter(words, conversation__in=conversations)

    def for_page(self, asker: Asker) -> "ConversationPartQuerySet":
        """Sets `is_in_reach` and `may_read_mistake`."""
        people = self.select_related("stay__guest", "staff", "written_with", "withdrawn_by")
        reach = whether_in_reach(asker)
        return people.with_mistakes(asker).annotate(is_in_reach=reach)  # type: ignore[no-redef]


class ConversationPart(StayOrStaff, Withdrawable):
    """What happened as one person saw it, and what they need: their own words, read with them."""

    WRITTEN_BY = "written_with"

    SHOWN_TO_GUEST = frozenset({"stay", "as_seen", "needs", "written_with"})
    OWN_WORDS = frozenset({"as_seen", "needs"})
    KEPT_FROM_GUEST = frozenset({"staff", "withdrawn_by"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "conversation", "written_at", "withdrawn_at"})

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="parts")
    as_seen = models.TextField("what happened, as they saw it", max_length=LONG_TEXT, blank=True)
    needs = models.TextField("what they need", max_length=LONG_TEXT, blank=True)
    # Empty while nothing is written down.
    written_with = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationPartQuerySet.as_manager()

    class Meta(StayOrStaff.Meta):
        ordering = ("id",)
        constraints = [
            *StayOrStaff.Meta.constraints,
            withdrawn_by_someone("household_part_withdrawn_by_someone"),
            *(
                models.UniqueConstraint(
                    fields=["conversation", who],
                    condition=Q(withdrawn_at__isnull=True, **{f"{who}__isnull": False}),
                    name=f"household_part_once_for_{who}",
                    violation_error_message="They are in this conversation already.",
                )
                for who in ("stay", "staff")
            ),
            models.CheckConstraint(
                condition=Q(as_seen="", needs="")
                | Q(written_with__isnull=False, written_at__isnull=False),
                name="household_part_written_with_someone",
                violation_error_message="What is written down says with whom, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"

    @property
    def name(self) -> str:
        """Whose it is; of a guest who is out of reach not even that."""
        return self.person_name

    @property
    def is_written(self) -> bool:
        return bool(self.as_seen or self.needs)


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, asker: Asker) -> "AttemptQuerySet":
        return self.filter(conversation__in=Conversation.objects.visible_to(asker))

    def under_way(self) -> "AttemptQuerySet":
        return self.filter(looked_again_on=None)

    def to_look_at_again(self, asker: Asker) -> "AttemptQuerySet":
        """Due today or before, of conversations the asker supported themselves."""
        due = self.visible_to(asker).under_way().filter(look_again_on__lte=asker.today)
        return due.filter(conversation__supporters__user=asker.user).order_by("look_again_on", "id")


class Attempt(models.Model):
    """What the people in a conversation try, until which day, and how it has gone by then."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"what_we_try", "written_by", "looked_again_words", "looked_again_by"}
    )
    NOT_PERSONAL = frozenset(
        {"id", "conversation", "written_at", "look_again_on", "looked_again_on"}
    )

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="attempts")
    what_we_try = models.TextField(max_length=LONG_TEXT)
    look_again_on = models.DateField("when we look again")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    looked_again_on = models.DateField(null=True, blank=True)
    looked_again_words = models.TextField("how it has gone", max_length=LONG_TEXT, blank=True)
    looked_again_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(looked_again_on__isnull=True),
                name="household_attempt_one_under_way",
                violation_error_message="Something is being tried already. Look at it again "
                "first, or change what stands there.",
            ),
            models.CheckConstraint(
                condition=~Q(what_we_try=""),
                name="household_attempt_says_what",
                violation_error_message="Please write what you try.",
            ),
            models.CheckConstraint(
                condition=Q(
                    looked_again_on__isnull=True,
                    looked_again_by__isnull=True,
                    looked_again_words="",
                )
                | Q(looked_again_on__isnull=False, looked_again_by__isnull=False),
                name="household_attempt_looked_at_by_someone",
                violation_error_message="Looking again has a day, and someone who was there.",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.looked_again_on is None
