from datetime import timedelta
from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..access.typed_codes import letters_of, new_code
from ..houses.constraints import UniqueWhere
from ..houses.models import House
from ..houses.rows import HouseRow
from ..people.models import User

HOLDS_FOR = timedelta(days=3)
GROUPS = 5  # 86 bits of chance


def new_token() -> str:
    return new_code(GROUPS)


def hash_of(token: str) -> str:
    """A plain hash will do: with that much chance in it, nobody finds a token by trying."""
    return sha256(letters_of(token).encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def for_house(self, house: House) -> "InvitationQuerySet":
        return self.filter(house=house)

    def not_ended(self) -> "InvitationQuerySet":
        return self.filter(used_at=None, withdrawn_at=None)

    def open(self) -> "InvitationQuerySet":
        return self.not_ended().filter(holds_until__gt=timezone.now())

    def with_token(self, token: str) -> "InvitationQuerySet":
        return self.filter(token_hash=hash_of(token))


class Invitation(HouseRow):
    """A link on paper by which someone comes in once and chooses their own password."""

    PERSONAL = KEPT_FROM_GUEST = frozenset({"user", "invited_by"})
    NOT_PERSONAL = frozenset(
        {"id", "house", "token_hash", "invited_at", "holds_until", "used_at", "withdrawn_at"}
    )

    user = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    # What is on the paper can't be read from it.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    holds_until = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["house", "holds_until"], name="accounts_invitation_by_house")
        ]
        constraints = [
            UniqueWhere(
                fields=["user"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="accounts_invitation_one_at_a_time",
                violation_error_message="They have an invitation already.",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None),
                name="accounts_invitation_used_or_withdrawn",
                violation_error_message="An invitation that was used can't be withdrawn.",
            ),
            models.CheckConstraint(
                condition=Q(holds_until__gt=F("invited_at")),
                name="accounts_invitation_holds_for_a_while",
                violation_error_message="An invitation ends after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
