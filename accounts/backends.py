"""Loads the session's user together with their roles: each request needs both.

Also whether they have drafts waiting, so that pages look for them only then, and whether they have
a code from their phone.
"""

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef, QuerySet

from .drafts.models import Draft
from .houses.compiled import compiled_once
from .people.models import Membership, User
from .second_factor.models import SecondFactor
from .second_factor.queries import has_second_factor


@compiled_once
def _memberships(*, user: int) -> QuerySet[Membership]:
    drafts = Draft.objects.filter(author=OuterRef("user_id"))
    factors = SecondFactor.objects.filter(user=OuterRef("user_id"))
    rows = Membership.objects.of_user(user)
    return rows.annotate(has_drafts=Exists(drafts), has_second_factor=Exists(factors))


class UserWithRoles(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        rows = _memberships(user=user_id)
        if not rows:
            return self._maintainer(user_id)
        user = rows[0].user
        user.memberships_held = rows
        user.has_drafts = rows[0].has_drafts
        user.has_second_factor = rows[0].has_second_factor
        return user if self.user_can_authenticate(user) else None

    def _maintainer(self, user_id: int) -> User | None:
        """Or whoever has no part in any house for another reason."""
        user = super().get_user(user_id)
        if user is not None:
            user.has_second_factor = has_second_factor(user)
        return user
