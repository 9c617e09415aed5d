"""What was put under the wrong guest: removed, and only the fact that it was there stays."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.models import User

from ..access import ReadableQuerySet

Words = TypeVar("Words", bound="Withdrawable")


class WithdrawableQuerySet(ReadableQuerySet[Words]):
    def active(self) -> Self:
        return self.filter(withdrawn_at=None)

    def with_mistakes(self, actor: Actor) -> Self:
        author = self.model.WRITTEN_BY
        readers = Q(**{author: actor.user})
        if actor.can(Power.READ_WITHDRAWN):
            readers = Q(**{f"{author}__isnull": False})
        readable = Q(withdrawn_at__isnull=False) & readers
        return self.annotate(may_read_mistake=ExpressionWrapper(readable, BooleanField()))


def withdrawn_by_someone(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
        | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
        name=name,
        violation_error_message="What was taken away says when, and by whom.",
    )


class Withdrawable(models.Model):
    """Words in a guest's segment (`stay`) that may turn out to belong to someone else."""

    # The field that says who wrote the words: besides a manager they alone may read them then.
    WRITTEN_BY: str
    stay: Any

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    # Set by `with_mistakes`.
    may_read_mistake: bool = False

    class Meta:
        abstract = True
        constraints = [withdrawn_by_someone("%(app_label)s_%(class)s_withdrawn_by_someone")]

    @property
    def guest_id(self) -> int | None:
        return self.stay.guest_id if self.stay else None

    @property
    def writer(self) -> User | None:
        return getattr(self, self.WRITTEN_BY)
