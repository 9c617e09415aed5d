"""The house, the people who work in it, what each may do there, and what was done."""

import zoneinfo
from datetime import date, datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import connection, models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from .permissions import Role


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose one of the time zones in the list.")


class House(models.Model):
    """One house: its clock decides what day it is for everyone in it."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {"id", "name", "time_zone", "length_of_stay", "lock_minutes", "is_demo"}
    )

    name = models.CharField("name of the house", max_length=80)
    time_zone = models.CharField(
        max_length=64, default="America/New_York", validators=[validate_time_zone]
    )
    length_of_stay = models.PositiveSmallIntegerField(
        "length of a stay, in days",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
    )
    lock_minutes = models.PositiveSmallIntegerField(
        "minutes until an unused laptop locks",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def is_set_up(cls) -> bool:
        """Whether there is a house at all, or this is the first start."""
        return cls.objects.exists()

    @classmethod
    def hold_first_place(cls) -> None:
        """Lets one transaction alone set up a first house; held until it ends.

        Raises ValidationError when there is a house already. (On SQLite the transaction itself
        is the lock.)
        """
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE accounts_house IN EXCLUSIVE MODE")
        if cls.is_set_up():
            raise ValidationError("There is a house here already. Sign in instead.")

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def now(self) -> datetime:
        """The present moment on the house's own clock."""
        return timezone.now().astimezone(self.zone)

    def today(self) -> date:
        """The day it is in the house, whatever day it is elsewhere."""
        return self.now().date()


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """By sign-in name, typed in capitals or not."""
        return self.get(username=(username or "").lower())

    def create_superuser(self, *, password: str, **fields) -> "User":
        """A maintainer, who sees Django's admin (read-only) and has no part in any house."""
        user = self.model(is_maintainer=True, **fields)
        user.set_password(password)
        user.full_clean()
        user.save()
        return user


class User(AbstractBaseUser):
    """Someone who signs in: a peer on staff, a manager, an admin. Guests never do."""

    SHOWN_TO_GUEST = frozenset({"display_name"})
    KEPT_FROM_GUEST = frozenset({"username", "pronouns"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "password", "last_login", "is_active", "is_maintainer"})

    username = models.CharField(
        "sign-in name",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"^[\w.-]+\Z", "Use letters, digits, dots and dashes only, without spaces."
            )
        ],
        error_messages={"unique": "Someone has this sign-in name already."},
        help_text="Short and easy to type. Letters, digits, dots and dashes.",
    )
    display_name = models.CharField(
        "name", max_length=80, help_text="As the house knows them; it stands on every page."
    )
    pronouns = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    is_maintainer = models.BooleanField(default=False)

    # Set where a session is read (backends): their roles in every house, past ones too.
    memberships_held: "list[Membership] | None" = None
    # Set there too: whether it is worth asking for words of theirs that are not saved yet.
    has_drafts = True

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="accounts_user_username_lower",
                violation_error_message="A sign-in name is kept in small letters.",
            )
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_staff(self) -> bool:
        return self.is_maintainer

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """For Django's admin alone; in the house, powers come from memberships."""
        return self.is_active and self.is_maintainer

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_maintainer


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, asker) -> "MembershipQuerySet":
        return self.filter(house=asker.house)

    def of_user(self, user_id: int) -> "MembershipQuerySet":
        """In every house, past ones too."""
        return self.filter(user=user_id).select_related("user", "house")

    def on_date(self, day: date) -> "MembershipQuerySet":
        return self.filter(started_on__lte=day).not_over(day)

    def not_over(self, day: date) -> "MembershipQuerySet":
        """Those that hold on that day, or begin later."""
        return self.exclude(ended_on__lte=day)

    def for_list(self) -> "MembershipQuerySet":
        return self.select_related("user", "house").order_by(
            "user__display_name", "user_id", "role"
        )


class Membership(models.Model):
    """One role that one person has in one house, from the day it starts until the day it ends.

    On the day it ends it gives no powers any more, so that it can be ended at once.
    """

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "role", "started_on", "ended_on"})

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    house = models.ForeignKey(House, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "house", "role"],
                condition=models.Q(ended_on__isnull=True),
                name="accounts_membership_role_once",
                violation_error_message="They have this role in the house already.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="accounts_membership_ends_after_start",
                violation_error_message="A role can't end before it starts.",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="accounts_membership_role_known",
                violation_error_message="Choose one of the house's roles.",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

    def is_current(self) -> bool:
        """Whether it holds today, by the house's own calendar."""
        today = self.house.today()
        return self.started_on <= today and (self.ended_on is None or today < self.ended_on)

    @property
    def until_on(self) -> date | None:
        """The last day it holds, as people say it; None while no end is known."""
        return self.ended_on - timedelta(days=1) if self.ended_on else None


class AuditEvent(models.Model):
    """What was done or read, by whom and when. It can't be changed or deleted.

    Ids and names of staff only: no foreign key that could get in the way of the record, and
    never a guest's name or words. The database refuses updates and deletes (migration 0002).
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        SIGN_IN_FAILED = "sign_in_failed", "gave a wrong password"
        SIGNED_OUT = "signed_out", "signed out"
        UNLOCKED = "unlocked", "unlocked the laptop"
        PASSWORD_CHANGED = "password_changed", "changed their password"
        HOUSE_SET_UP = "house_set_up", "set up the house"
        HOUSE_CHANGED = "house_changed", "changed the house's settings"
        PERSON_ADDED = "person_added", "added someone to the staff"
        ROLES_CHANGED = "roles_changed", "changed someone's roles"
        PASSWORD_GIVEN = "password_given", "gave someone a new password"
        ROOM_ADDED = "room_added", "added a room"
        ROOM_CHANGED = "room_changed", "changed a room"
        GUEST_ADDED = "guest_added", "brought in a guest"
        ENQUIRY_NOTED = "enquiry_noted", "noted a first call"
        TALK_NOTED = "talk_noted", "noted a conversation before arrival"
        COMING_DECIDED = "coming_decided", "noted whether someone comes"
        ROOM_MOVED = "room_moved", "noted a move to another room"
        KNOWN_GUESTS_SEARCHED = "known_guests_searched", "looked for a former guest"
        ARRIVAL_TICKED = "arrival_ticked", "ticked something on an arrival list"
        ARRIVAL_TICK_TAKEN_BACK = "arrival_tick_taken_back", "took back a tick on an arrival list"
        ARRIVAL_LIST_CHANGED = "arrival_list_changed", "changed the house's arrival list"
        WELCOME_CHANGED = "welcome_changed", "changed the welcome sheet"
        STAY_ARRIVED = "stay_arrived", "noted an arrival"
        STAY_CHANGED = "stay_changed", "changed a stay"
        STAY_LEFT = "stay_left", "noted a leaving"
        TIME_AWAY_NOTED = "time_away_noted", "noted time away"
        TIME_AWAY_ENDED = "time_away_ended", "noted the end of time away"
        GOAL_BEGUN = "goal_begun", "began a goal"
        GOAL_CHANGED = "goal_changed", "changed a goal"
        STEP_ADDED = "step_added", "wrote down a small step"
        STEP_CHANGED = "step_changed", "changed a small step"
        WORLDVIEW_WRITTEN = "worldview_written", "wrote down what a guest would like known"
        WORLDVIEW_SHARED = "worldview_shared", "shared what a guest would like known"
        WORLDVIEW_WITHDRAWN = "worldview_withdrawn", "withdrew what a guest had shared"
        MOMENT_NOTED = "moment_noted", "noted a moment of support"
        MOMENT_WITHDRAWN = "moment_withdrawn", "took away a moment put in the wrong place"
        RESOURCE_ADDED = "resource_added", "added a resource"
        RESOURCE_CHANGED = "resource_changed", "changed a resource"
        LOOK_BACK_NOTED = "look_back_noted", "noted a look back"
        EXTENSION_ASKED = "extension_asked", "noted that a guest would like to stay longer"
        EXTENSION_DECIDED = "extension_decided", "decided about a longer stay"
        WHERE_NEXT_WRITTEN = "where_next_written", "wrote down where next"
        FAREWELL_WRITTEN = "farewell_written", "wrote down the rest of a leaving"
        CONTACT_NOTED = "contact_noted", "noted being in touch after a stay"
        CONTACT_ENDED = "contact_ended", "ended being in touch after a stay"
        OWN_WORDS_ADDED = "own_words_added", "added a guest's own words"
        TOGETHER_BEGUN = "together_begun", "began to read together"
        TOGETHER_ENDED = "together_ended", "ended reading together"
        BOOKLET_READ = "booklet_read", "opened a guest's booklet"
        ROUND_OPENED = "round_opened", "opened a check-in"
        ENTRY_RECORDED = "entry_recorded", "wrote in a check-in"
        ASK_NOTED = "ask_noted", "noted what a guest asked for"
        ASK_ANSWERED = "ask_answered", "noted that an ask was answered"
        ROUND_CLOSED = "round_closed", "closed a check-in"
        ROUND_REOPENED = "round_reopened", "opened a closed check-in again"
        ENTRY_WITHDRAWN = "entry_withdrawn", "took away words put in the wrong place"
        GUEST_READ = "guest_read", "read a guest's page"
        CHECK_IN_TIME_SET = "check_in_time_set", "set the time of a check-in"
        CHECK_IN_EXCEPTION_SET = "check_in_exception_set", "set the check-in of one day"
        PROMPTS_SET = "prompts_set", "worded the questions of a check-in"
        ROUND_READ = "round_read", "read a past check-in"
        SHEET_PRINTED = "sheet_printed", "opened a check-in sheet to print"
        WITHDRAWN_READ = "withdrawn_read", "read words that were taken away"
        AGREEMENT_PROPOSED = "agreement_proposed", "proposed how an agreement would read"
        AGREEMENT_COMMENTED = "agreement_commented", "commented on a proposed agreement"
        AGREEMENT_DECIDED = "agreement_decided", "decided about a proposed agreement"
        AGREEMENT_ACCEPTED = "agreement_accepted", "noted that someone accepts an agreement"
        AGREEMENT_SEEN_DIFFERENTLY = (
            "agreement_seen_differently",
            "wrote down what someone sees differently in an agreement",
        )
        CHORE_ADDED = "chore_added", "added a chore"
        CHORE_CHANGED = "chore_changed", "changed a chore"
        CHORE_ENDED = "chore_ended", "took a chore off the list"
        ROTA_SET = "rota_set", "set how often people change chores"
        ROTA_DRAWN = "rota_drawn", "drew the chores anew"
        ROTA_DAYS_SET = "rota_days_set", "set on which days someone shares in chores"
        TURN_SWAPPED = "turn_swapped", "noted that two people swapped chores"
        TURN_TAKEN_OVER = "turn_taken_over", "noted that someone took a chore over"
        TURN_DONE = "turn_done", "noted a chore as done"
        TURN_OPENED = "turn_opened", "noted a chore as still open"
        TURN_TALKED_ABOUT = "turn_talked_about", "noted that a chore was talked about"
        MEETING_TIME_SET = "meeting_time_set", "set the time of the house meeting"
        MEETING_PLANNED = "meeting_planned", "planned a house meeting"
        AGENDA_ITEM_ADDED = "agenda_item_added", "put something on a meeting's agenda"
        AGENDA_ITEM_TAKEN_OFF = "agenda_item_taken_off", "took something off a meeting's agenda"
        MEETING_WRITTEN = "meeting_written", "wrote down a house meeting"
        DECISION_NOTED = "decision_noted", "noted what a meeting decided"
        DECISION_DONE = "decision_done", "noted that what a meeting decided is done"
        FOLLOW_UP_MADE = "follow_up_made", "made a follow-up"
        FOLLOW_UP_DONE = "follow_up_done", "noted a follow-up as done"
        FOLLOW_UP_WITHDRAWN = (
            "follow_up_withdrawn",
            "took away a follow-up put under the wrong guest",
        )
        CONVERSATION_BEGUN = "conversation_begun", "began to write down a conversation"
        CONVERSATION_WRITTEN = "conversation_written", "wrote in a conversation"
        PART_WITHDRAWN = (
            "part_withdrawn",
            "took away words put in the wrong place in a conversation",
        )
        CONVERSATION_READ = "conversation_read", "read a conversation"
        GROUP_ADDED = "group_added", "added a group"
        GROUP_CHANGED = "group_changed", "changed a group"
        GROUP_NOTED = "group_noted", "noted whether a group was held"
        JOURNAL_WRITTEN = "journal_written", "wrote down a page of the house journal"
        JOURNAL_HIDDEN = "journal_hidden", "hid a page of the house journal"
        JOURNAL_SHOWN = "journal_shown", "showed a hidden page of the house journal again"
        SHIFT_TIMES_SET = "shift_times_set", "set the times of the shifts"
        SHIFT_PERSON_PUT_ON = "shift_person_put_on", "put someone on a shift"
        SHIFT_PERSON_TAKEN_OFF = "shift_person_taken_off", "took someone off a shift"
        SHIFT_WEEK_COPIED = "shift_week_copied", "copied a week of shifts to the next"
        ON_CALL_NUMBER_SET = "on_call_number_set", "set the house's on-call number"
        NOTE_SIGNED = "note_signed", "signed a shift note"
        NOTE_AMENDED = "note_amended", "added to a signed shift note"
        NOTE_WITHDRAWN = "note_withdrawn", "took away a shift note put in the wrong place"
        NOTES_SEARCHED = "notes_searched", "looked through shift notes"
        HANDOFF_GIVEN = "handoff_given", "handed a shift over"
        HANDOFF_READ = "handoff_read", "read a handoff"
        WORD_LIST_CHANGED = "word_list_changed", "changed the house's list of words"
        CO_REFLECTION_NOTED = "co_reflection_noted", "noted a co-reflection"
        CERTIFICATE_NOTED = "certificate_noted", "noted a training or certificate"

    PERSONAL = SHOWN_TO_GUEST = frozenset({"person_name"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "at",
            "kind",
            "house_id",
            "person_id",
            "object_type",
            "object_id",
            "guest_id",
            "fields",
            "read_hour",
        }
    )

    at = models.DateTimeField(default=timezone.now, db_default=Now())
    kind = models.CharField(max_length=30, choices=Kind.choices)
    house_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    guest_id = models.BigIntegerField(null=True)
    fields = models.JSONField(default=list)
    # For a read, the hour it fell in: reading on within that hour is one event.
    read_hour = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "kind", "object_id", "read_hour"],
                condition=models.Q(read_hour__isnull=False),
                name="accounts_auditevent_read_once_an_hour",
            )
        ]
        indexes = [
            models.Index(fields=["house_id", "-at"], name="accounts_audit_house_at"),
            models.Index(fields=["guest_id", "-at"], name="accounts_audit_guest_at"),
            models.Index(fields=["person_id", "kind", "-at"], name="accounts_audit_person_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_type} {self.object_id}"


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, asker) -> "DraftQuerySet":
        """One's own alone, in this house, and not for longer than they are kept."""
        return self.filter(author=asker.user, house=asker.house).kept()

    def kept(self) -> "DraftQuerySet":
        return self.filter(saved_at__gt=timezone.now() - Draft.KEPT)


class Draft(models.Model):
    """Words that could not stand where they belong yet; only their author sees them."""

    KEPT = timedelta(days=14)

    PERSONAL = KEPT_FROM_GUEST = frozenset({"author", "words"})
    NOT_PERSONAL = frozenset({"id", "house", "page", "title", "field", "saved_at"})

    author = models.ForeignKey(User, models.PROTECT, related_name="drafts")
    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    # The address they were typed at, without a query; what that page is called; which field.
    page = models.CharField(max_length=200)
    title = models.CharField(max_length=120)
    field = models.CharField(max_length=120)
    words = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author", "house", "page", "field"],
                name="accounts_draft_once_a_field",
                violation_error_message="There is a draft for this field already.",
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
