"""The people who sign in, and their part in a house."""

from datetime import date, datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from ..access.permissions import Role
from ..houses.constraints import UniqueWhere
from ..houses.models import House
from ..houses.querysets import HouseQuerySet

ROLES_THAT_JOIN = (Role.PEER, Role.MANAGER)


class UserManager(BaseUserManager["User"]):
    def for_house(self, house: House) -> "models.QuerySet[User]":
        return self.filter(pk__in=Membership.objects.for_house(house).values("user"))

    def get_by_natural_key(self, username: str | None) -> "User":
        """Upper and lower case are the same name."""
        return self.get(username=(username or "").lower())

    def create_superuser(self, *, password: str, **fields) -> "User":
        """A maintainer, who sees Django's admin (read-only) and has no role in any house."""
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
    NOT_PERSONAL = frozenset(
        {
            *("id", "password", "pin", "last_login", "is_active", "is_maintainer"),
            *("must_choose_password", "uses_single_keys"),
        }
    )

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
    # Their six numbers, hashed like the password; empty until they chose some.
    pin = models.CharField(max_length=128, blank=True, editable=False)
    # Someone else gave them the password they have: nothing opens until they chose their own.
    must_choose_password = models.BooleanField(default=False, editable=False)
    is_active = models.BooleanField(default=True)
    is_maintainer = models.BooleanField(default=False)
    # Off for whom a stray letter would do something: speech input, a trembling hand.
    uses_single_keys = models.BooleanField(default=True)

    # Set where a session is read (backends): their roles in every house, past ones too.
    memberships_held: "list[Membership] | None" = None
    # Set there too: whether it is worth asking for words of theirs that are not saved yet.
    has_drafts = True
    # And whether they have a code from their phone.
    has_second_factor: bool | None = None

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="accounts_user_username_lower",
                violation_error_message="A sign-in name is kept in small letters.",
            ),
            models.CheckConstraint(
                condition=models.Q(must_choose_password=False) | models.Q(pin=""),
                name="accounts_user_password_before_pin",
                violation_error_message="Their own password comes first, six numbers after it.",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_staff(self) -> bool:
        return self.is_maintainer

    def check_signs_in_here_alone(self, house: House) -> None:
        """One house's admin must not be able to sign in as them in another.

        Raises ValidationError for whoever works there too, or looks after the software.
        """
        elsewhere = self.memberships.exclude(house=house)
        if self.is_maintainer or elsewhere.exists():
            raise ValidationError(
                "They sign in elsewhere with this password too, so only they can change it."
            )

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """For Django's admin alone; in the house, powers come from memberships."""
        return self.is_active and self.is_maintainer

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_maintainer


class MembershipQuerySet(HouseQuerySet["Membership"]):
    def of_user(self, user_id: int) -> "MembershipQuerySet":
        return self.filter(user=user_id).select_related("user", "house")

    def on_date(self, day: date) -> "MembershipQuerySet":
        return self.filter(started_on__lte=day).not_over(day)

    def not_over(self, day: date) -> "MembershipQuerySet":
        return self.exclude(ended_on__lte=day)

    def not_over_now(self, actor) -> "list[Membership]":
        """Those in the actor's house that give powers now or will later.

        How the house's days end is read once for all of them, and only the morning after a last
        day.
        """
        near = self.for_house(actor.house).filter(ended_at=None).exclude(ended_on__lt=actor.today)
        rows = list(near)
        for row in rows:
            row.house = actor.house
        return [row for row in rows if not row.is_over()]

    def that_join(self) -> "MembershipQuerySet":
        """Of people who sign in and share in the house's day."""
        return self.filter(role__in=ROLES_THAT_JOIN, user__is_active=True)

    def for_list(self) -> "MembershipQuerySet":
        return self.select_related("user", "house").order_by(
            "user__display_name", "user_id", "role"
        )


class Membership(models.Model):
    """One role that one person has in one house, from the day it starts until its last day.

    The last day ends with the shift that began on it, so that nobody is locked out in the middle
    of the night. An admin can also end a role at once.
    """

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user"})
    NOT_PERSONAL = frozenset({"id", "house", "role", "started_on", "ended_on", "ended_at"})

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    house = models.ForeignKey(House, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    started_on = models.DateField()
    # The first day without the role, the day after the last one.
    ended_on = models.DateField(null=True, blank=True)
    # When an admin ended it at once. Then nothing is left of the last day.
    ended_at = models.DateTimeField(null=True, blank=True)
    # Set by `accounts.backends`.
    has_drafts: bool
    has_second_factor: bool

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueWhere(
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
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_on__isnull=False),
                name="accounts_membership_ended_at_once_on_a_day",
                violation_error_message="A role that was ended at once needs the day it ended on.",
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
        return self.started_on <= self.house.today() and not self.is_over()

    def is_over(self) -> bool:
        """It was ended at once, or its last day and the shift that began on it are over."""
        if self.ended_at is not None:
            return True
        now, last = self.house.now(), self.until_on
        if last is None or now.date() <= last:
            return False
        is_morning_after = self.started_on <= last and now.date() == self.ended_on
        return not is_morning_after or now >= self.house.end_of_day(last)

    @property
    def ends_at(self) -> datetime | None:
        if self.until_on is None:
            return None
        return self.ended_at or self.house.end_of_day(self.until_on)

    @property
    def until_on(self) -> date | None:
        return self.ended_on - timedelta(days=1) if self.ended_on else None
