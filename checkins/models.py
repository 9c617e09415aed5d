"""Check-in times, rounds, and what each person said in them."""

from datetime import date as Day  # noqa: N812 (a model here has a field named date)

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.asker import Asker
from accounts.models import House, User
from accounts.permissions import Power
from guests.models import Goal, OwnWords, Stay, StayOrStaff
from guests.reach import in_reach

from . import schedule
from .wording import OURS, wording

LONG_TEXT = 20_000  # characters
SHORT_TEXT = 300
QUESTION = 120


class Which(models.TextChoices):
    MORNING = schedule.MORNING, "Morning check-in"
    AFTERNOON = schedule.AFTERNOON, "Afternoon check-in"


class CheckInTimeQuerySet(models.QuerySet["CheckInTime"]):
    def visible_to(self, asker: Asker) -> "CheckInTimeQuerySet":
        return self.filter(house=asker.house)

    def as_times(self) -> list[schedule.Time]:
        return [row.as_time() for row in self]


class CheckInTime(models.Model):
    """When one of the two check-ins is held, from a date on; older rows tell the past."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "which", "at", "weekdays", "from_on"})

    house = models.ForeignKey(House, models.PROTECT, related_name="check_in_times")
    which = models.CharField(max_length=20, choices=Which.choices)
    at = models.TimeField()
    weekdays = models.CharField(
        max_length=7,
        blank=True,
        default="12345",
        validators=[RegexValidator(r"^1?2?3?4?5?6?7?\Z", "Days are the digits 1 (Monday) to 7.")],
    )
    from_on = models.DateField()

    objects = CheckInTimeQuerySet.as_manager()

    class Meta:
        ordering = ("from_on", "at")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "which", "from_on"],
                name="checkins_checkintime_once_a_day",
                violation_error_message="A time from this date on is set already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.which} at {self.at}"

    def as_time(self) -> schedule.Time:
        return schedule.Time(
            which=self.which,
            at=self.at,
            weekdays=frozenset(int(digit) for digit in self.weekdays),
            from_on=self.from_on,
        )


class CheckInExceptionQuerySet(models.QuerySet["CheckInException"]):
    def visible_to(self, asker: Asker) -> "CheckInExceptionQuerySet":
        return self.filter(house=asker.house)


class CheckInException(models.Model):
    """One check-in on one date that differs from the weekly times: extra, moved, or not held."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset({"id", "house", "date", "which", "at", "why"})

    house = models.ForeignKey(House, models.PROTECT, related_name="check_in_exceptions")
    date = models.DateField("day")
    which = models.CharField("check-in", max_length=20, choices=Which.choices)
    at = models.TimeField("time", null=True, blank=True)
    why = models.CharField("reason", max_length=120)

    objects = CheckInExceptionQuerySet.as_manager()

    class Meta:
        ordering = ("date", "which")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "date", "which"],
                name="checkins_checkinexception_once",
                violation_error_message="Something is set for this check-in already.",
            ),
            models.CheckConstraint(
                condition=Q(which__in=Which.values),
                name="checkins_checkinexception_which_known",
                violation_error_message="A check-in is in the morning or in the afternoon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.which} {self.date}"


class PromptsQuerySet(models.QuerySet["Prompts"]):
    def visible_to(self, asker: Asker) -> "PromptsQuerySet":
        return self.filter(house=asker.house)

    def in_force(self, which: str, day: Day) -> "PromptsQuerySet":
        """The wording that holds on that day comes first."""
        return self.filter(which=which, from_on__lte=day).order_by("-from_on")


class Prompts(models.Model):
    """How a house words the questions of a round, from a date on; what is empty is in our words."""

    PERSONAL: frozenset[str] = frozenset()
    NOT_PERSONAL = frozenset(
        {
            "id",
            "house",
            "which",
            "from_on",
            "where_at",
            "goals",
            "support_looks_like",
            "moving_toward",
            "night",
        }
    )

    house = models.ForeignKey(House, models.PROTECT, related_name="prompts")
    which = models.CharField(max_length=20, choices=Which.choices)
    from_on = models.DateField()
    where_at = models.CharField(max_length=QUESTION, blank=True)
    goals = models.CharField(max_length=QUESTION, blank=True)
    support_looks_like = models.CharField(max_length=QUESTION, blank=True)
    moving_toward = models.CharField(max_length=QUESTION, blank=True)
    night = models.CharField(max_length=QUESTION, blank=True)

    objects = PromptsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "prompts"
        ordering = ("from_on", "which")
        constraints = [
            models.UniqueConstraint(
                fields=["house", "which", "from_on"],
                name="checkins_prompts_once_a_day",
                violation_error_message="The wording from this date on is set already.",
            ),
            models.CheckConstraint(
                condition=Q(which__in=Which.values),
                name="checkins_prompts_which_known",
                violation_error_message="A check-in is in the morning or in the afternoon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.which} from {self.from_on}"

    def as_wording(self) -> dict[str, str]:
        return wording(self.which, {place: getattr(self, place) for place in OURS[self.which]})


def later_rounds(date_path: str, which_path: str, house_path: str) -> Exists:
    """Whether a later round of the same house has been opened."""
    return Exists(
        Round.objects.filter(house=OuterRef(house_path)).filter(
            Q(date__gt=OuterRef(date_path))
            | Q(date=OuterRef(date_path), which=Which.AFTERNOON) & ~Q(which=OuterRef(which_path))
        )
    )


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, asker: Asker) -> "RoundQuerySet":
        return self.filter(house=asker.house)

    def for_page(self) -> "RoundQuerySet":
        return (
            self.select_related("opened_by", "closed_by", "led_by_stay__guest", "led_by_staff")
            .annotate(
                has_later=later_rounds("date", "which", "house"),
                has_prompts=Exists(Prompts.objects.filter(house=OuterRef("house"))),
            )
            .with_reopened()
        )

    def with_reopened(self) -> "RoundQuerySet":
        return self.annotate(was_reopened=Exists(Reopening.objects.filter(round=OuterRef("pk"))))

    def newest_first(self) -> "RoundQuerySet":
        # Afternoon sorts before morning by the alphabet too.
        return self.order_by("-date", "which")


class Round(models.Model):
    """One check-in that was held: the house's circle on one morning or afternoon."""

    SHOWN_TO_GUEST = frozenset({"led_by_stay"})
    KEPT_FROM_GUEST = frozenset({"opened_by", "closed_by", "led_by_staff", "circle"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "which", "date", "opened_at", "closed_at"})

    house = models.ForeignKey(House, models.PROTECT, related_name="rounds")
    which = models.CharField(max_length=20, choices=Which.choices)
    date = models.DateField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    # Who led it: a guest who wanted to, or a peer on staff; neither when nobody said.
    led_by_stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="+")
    led_by_staff = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    circle = models.CharField("the circle as a whole", max_length=SHORT_TEXT, blank=True)

    # Set by `for_page`: whether a later round has been opened.
    has_later: bool
    # Set by `for_page`: whether the house has ever worded its questions in its own way.
    has_prompts: bool
    # Set by `with_reopened`: whether it was closed once, and opened again.
    was_reopened: bool

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

    def __str__(self) -> str:
        return f"{self.which} {self.date}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def led_by(self) -> str:
        """The name of who led it; empty when nobody said."""
        if self.led_by_stay is not None:
            return self.led_by_stay.guest.name
        return self.led_by_staff.display_name if self.led_by_staff else ""

    def is_past(self, today: Day) -> bool:
        """No longer the open round: reading it goes on record."""
        return self.date < today or self.has_later


class ReopeningQuerySet(models.QuerySet["Reopening"]):
    def visible_to(self, asker: Asker) -> "ReopeningQuerySet":
        if not asker.can(Power.READ_WORDS):
            return self.none()
        return self.filter(round__house=asker.house)


class Reopening(models.Model):
    """A closed check-in was opened again: by whom, why, and the closing that this took back."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"by", "reason", "closed_by", "circle"})
    NOT_PERSONAL = frozenset({"id", "round", "at", "closed_at"})

    round = models.ForeignKey(Round, models.PROTECT, related_name="reopenings")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=SHORT_TEXT)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # What was said of the circle then; the next closing may say it anew.
    circle = models.CharField("the circle as a whole", max_length=SHORT_TEXT, blank=True)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="checkins_reopening_has_a_reason",
                violation_error_message="Please say why it is opened again.",
            )
        ]

    def __str__(self) -> str:
        return f"reopening {self.pk}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, asker: Asker) -> "EntryQuerySet":
        """Guests' entries in the asker's reach; a peer's own until the next check-in is opened.

        After that they are that peer's alone (DESIGN, powers): no file on an employee.
        """
        if not asker.can(Power.READ_WORDS):
            return self.none()
        of_staff = Q(staff__isnull=False, round__house=asker.house)
        still_fresh = ~later_rounds("round__date", "round__which", "round__house")
        return self.filter(in_reach(asker) | of_staff & (Q(staff=asker.user) | still_fresh))

    def that_say_something(self) -> "EntryQuerySet":
        """Without those in which nothing was said, or all was taken back again."""
        return self.exclude(
            presence="", support="", where_at="", support_looks_like="", moving_toward="", night=""
        )

    def for_page(self) -> "EntryQuerySet":
        return self.select_related(
            "round", "stay__guest__house", "stay__room", "staff", "saved_by"
        ).order_by("id")

    def with_changes(self) -> "EntryQuerySet":
        """Whether anything of it was changed after its round had been closed."""
        changes = EntryRevision.objects.filter(withdrawn=None)
        of_entry = Q(entry=OuterRef("pk")) | Q(intention__entry=OuterRef("pk"))
        return self.annotate(was_changed=Exists(changes.filter(of_entry)))

    def with_mistakes(self, asker: Asker) -> "EntryQuerySet":
        """Whether words were put here by mistake, and whether the asker may read those."""
        taken = WithdrawnWords.objects.filter(entry=OuterRef("pk"))
        return self.annotate(
            had_mistake=Exists(taken), may_read_mistake=Exists(taken.visible_to(asker))
        )

    def with_own_words(self) -> "EntryQuerySet":
        """Whether the guest said something themselves beside what stands there."""
        return self.annotate(has_own_words=Exists(EntryWords.objects.filter(entry=OuterRef("pk"))))


class Entry(StayOrStaff):
    """What one person said, and how they were there, in one round."""

    class Presence(models.TextChoices):
        HERE = "here", "Here"
        LATER = "later", "Joined later"
        ONE_TO_ONE = "one_to_one", "One to one"
        OUT = "out", "Out"
        NOT_TODAY = "not_today", "Not today"

    class Support(models.TextChoices):
        MORE = "more", "More support"
        USUAL = "usual", "As usual"
        SPACE = "space", "Some space"

    CHOICES = ("presence", "support")
    WORDS = ("where_at", "support_looks_like", "moving_toward", "night")

    SHOWN_TO_GUEST = frozenset(
        {
            "stay",
            "presence",
            "support",
            "where_at",
            "support_looks_like",
            "moving_toward",
            "night",
            "saved_by",
        }
    )
    KEPT_FROM_GUEST = frozenset({"staff"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    OWN_WORDS = frozenset({"where_at", "support_looks_like", "moving_toward", "night"})
    NOT_PERSONAL = frozenset({"id", "round", "saved_at"})

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    presence = models.CharField("there", max_length=20, choices=Presence.choices, blank=True)
    support = models.CharField("support asked", max_length=20, choices=Support.choices, blank=True)
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

    # Set by `with_mistakes`.
    had_mistake: bool
    may_read_mistake: bool
    # Set by `with_own_words`.
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
                condition=Q(presence__in=["", "here", "later", "one_to_one", "out", "not_today"]),
                name="checkins_entry_presence_known",
                violation_error_message="Choose one of the ways to be there.",
            ),
            models.CheckConstraint(
                condition=Q(support__in=["", "more", "usual", "space"]),
                name="checkins_entry_support_known",
                violation_error_message="Choose more support, as usual or some space.",
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    @property
    def is_late(self) -> bool:
        """Written down on a later day than its round was held."""
        return timezone.localdate(self.saved_at) != self.round.date


class IntentionQuerySet(models.QuerySet["Intention"]):
    def visible_to(self, asker: Asker) -> "IntentionQuerySet":
        return self.filter(entry__in=Entry.objects.visible_to(asker))

    def said(self) -> "IntentionQuerySet":
        """Without those whose words were taken out again."""
        return self.exclude(words="")


class Intention(models.Model):
    """One goal for today, said in the morning and answered in the afternoon."""

    PLACES = (1, 2, 3)

    class Answer(models.TextChoices):
        DONE = "done", "Done"
        PARTLY = "partly", "Partly"
        NOT_TODAY = "not_today", "Not today"
        CHANGED = "changed", "Changed"

    PERSONAL = SHOWN_TO_GUEST = frozenset({"entry", "words", "goal", "answer", "answered_by"})
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "place", "answered_at"})

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
                condition=Q(answer__in=["", "done", "partly", "not_today", "changed"]),
                name="checkins_intention_answer_known",
                violation_error_message="Choose one of the answers.",
            ),
        ]

    def __str__(self) -> str:
        return f"intention {self.pk}"

    @property
    def is_empty(self) -> bool:
        return not self.words and self.goal_id is None and not self.answer


class AskQuerySet(models.QuerySet["Ask"]):
    def visible_to(self, asker: Asker) -> "AskQuerySet":
        return self.filter(in_reach(asker))

    def in_between(self) -> "AskQuerySet":
        return self.filter(entry=None)

    def newest_first(self) -> "AskQuerySet":
        return self.select_related("noted_by", "answered_by").order_by("-asked_at", "-id")


class Ask(models.Model):
    """What a guest asked for in between check-ins, and who answered it; or an entry's answer."""

    class Support(models.TextChoices):
        MORE = Entry.Support.MORE.value, Entry.Support.MORE.label
        SPACE = Entry.Support.SPACE.value, Entry.Support.SPACE.label

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "entry", "support", "words", "noted_by", "answered_by"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "asked_at", "answered_at"})

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="asks")
    # Set when it was asked in a check-in: the row is written when that is answered.
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="asks")
    support = models.CharField("asked for", max_length=20, choices=Support.choices)
    words = models.CharField(
        "in their own words",
        max_length=SHORT_TEXT,
        blank=True,
        help_text="One line is plenty. It may stay empty.",
    )
    asked_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                name="checkins_ask_once_per_entry",
                violation_error_message="What was asked there has been answered already.",
            ),
            models.CheckConstraint(
                condition=Q(support__in=["more", "space"]),
                name="checkins_ask_support_known",
                violation_error_message="Choose more support or some space.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="checkins_ask_answered_by_someone",
                violation_error_message="An answer has both a time and someone who gave it.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("asked_at")),
                name="checkins_ask_answered_after_asking",
                violation_error_message="It can't have been answered before it was asked.",
            ),
        ]
        indexes = [models.Index(fields=["stay", "-asked_at"], name="checkins_ask_stay_at")]

    def __str__(self) -> str:
        return f"ask {self.pk}"

    @property
    def key(self) -> str:
        """Whose it is, as `StayOrStaff.key` says it."""
        return f"stay-{self.stay_id}"


class WithdrawnWordsQuerySet(models.QuerySet["WithdrawnWords"]):
    def visible_to(self, asker: Asker) -> "WithdrawnWordsQuerySet":
        """Those the asker wrote; a manager reads them all. Of entries the asker may see at all."""
        visible = self.filter(entry__in=Entry.objects.visible_to(asker))
        if asker.can(Power.READ_WITHDRAWN):
            return visible
        return visible.filter(author=asker.user)

    def for_page(self) -> "WithdrawnWordsQuerySet":
        return self.select_related("by", "author").prefetch_related(
            "revisions__entry", "revisions__intention"
        )


class WithdrawnWords(models.Model):
    """What stood in an entry by mistake, as it belongs to someone else; kept away from there."""

    SHOWN_TO_GUEST = frozenset({"entry"})
    KEPT_FROM_GUEST = frozenset({"by", "author", "words"})
    PERSONAL = SHOWN_TO_GUEST | KEPT_FROM_GUEST
    NOT_PERSONAL = frozenset({"id", "at"})

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="withdrawn")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Who had saved the entry last when the words were taken away.
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    # By field, as people read it: {"where_at": "Slept badly", "goal_1": "Call the landlord"}.
    words = models.JSONField()

    objects = WithdrawnWordsQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name_plural = "withdrawn words"

    def __str__(self) -> str:
        return f"withdrawn words {self.pk}"

    @property
    def as_read(self) -> list[tuple[str, str]]:
        """What each place is called and what stood there, in the order of the card."""
        names = [(name, label_of(Entry, name)) for name in (*Entry.CHOICES, *Entry.WORDS)]
        for place in Intention.PLACES:
            names += [
                (f"goal_{place}", label_of(Intention, "words", place)),
                (f"toward_{place}", label_of(Intention, "goal", place)),
                (f"answer_{place}", label_of(Intention, "answer", place)),
            ]
        return [(label, self.words[name]) for name, label in names if name in self.words]


class EntryRevisionQuerySet(models.QuerySet["EntryRevision"]):
    def visible_to(self, asker: Asker) -> "EntryRevisionQuerySet":
        """Without what was taken away since, which belongs to someone else."""
        visible = Entry.objects.visible_to(asker)
        return self.filter(Q(entry__in=visible) | Q(intention__entry__in=visible), withdrawn=None)


class EntryRevision(models.Model):
    """What stood in one place of an entry before it was changed after the closing."""

    PERSONAL = SHOWN_TO_GUEST = frozenset({"entry", "intention", "by", "before"})
    OWN_WORDS = frozenset({"before"})
    NOT_PERSONAL = frozenset({"id", "at", "field", "withdrawn"})

    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    intention = models.ForeignKey(
        Intention, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    # As people read it; empty when nothing stood there.
    before = models.TextField(blank=True)
    # Set when the entry's words were found to belong to someone else: then this does too.
    withdrawn = models.ForeignKey(
        WithdrawnWords, models.PROTECT, null=True, blank=True, related_name="revisions"
    )

    objects = EntryRevisionQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, intention__isnull=True)
                | Q(entry__isnull=True, intention__isnull=False),
                name="checkins_entryrevision_of_one_row",
                violation_error_message="A change is of an entry or of a goal for the day.",
            )
        ]

    def __str__(self) -> str:
        return f"revision {self.pk}"

    @property
    def label(self) -> str:
        if self.intention is not None:
            return label_of(Intention, self.field, self.intention.place)
        return label_of(Entry, self.field)


class EntryWordsQuerySet(models.QuerySet["EntryWords"]):
    def visible_to(self, asker: Asker) -> "EntryWordsQuerySet":
        return self.filter(in_reach(asker))


class EntryWords(OwnWords):
    """A guest's own words about what stands in a check-in, or about something they asked for."""

    PERSONAL = SHOWN_TO_GUEST = frozenset(
        {"stay", "words", "sees_differently", "written_with", "entry", "ask"}
    )
    OWN_WORDS = frozenset({"words"})
    NOT_PERSONAL = frozenset({"id", "said_at"})

    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="own_words"
    )
    ask = models.ForeignKey(Ask, models.PROTECT, null=True, blank=True, related_name="own_words")

    objects = EntryWordsQuerySet.as_manager()

    class Meta(OwnWords.Meta):
        verbose_name_plural = "entry words"
        constraints = [
            *OwnWords.Meta.constraints,
            models.CheckConstraint(
                condition=Q(entry__isnull=False, ask__isnull=True)
                | Q(entry__isnull=True, ask__isnull=False),
                name="checkins_entrywords_about_one_thing",
                violation_error_message="These words are about an entry or something asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"words {self.pk}"


def label_of(model: type[models.Model], field: str, place: int | None = None) -> str:
    """What people call a place to write in: where I'm at, goal 1 for today."""
    if place is None:
        known = model._meta.get_field(field)
        assert isinstance(known, models.Field)  # noqa: S101 (for the type checker)
        return str(known.verbose_name)
    return {
        "words": f"goal {place} for today",
        "goal": f"what goal {place} is toward",
        "answer": f"how goal {place} went",
    }[field]
