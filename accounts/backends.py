"""Loads the session's user together with their roles: each request needs both.

Also whether they have drafts waiting, so that pages look for them only then.
"""

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef, QuerySet

from .drafts.models import Draft
from .houses.compiled import compiled_once
from .people.models import Membership, User


@compiled_once
def _memberships(*, user: int) -> QuerySet[Membership]:
    drafts = Draft.objects.filter(author=OuterRef("user_id"))
    return Membership.objects.of_user(user).annotate(has_drafts=Exists(drafts))


class UserWithRoles(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        rows = _memberships(user=user_id)
        if not rows:
            # A maintainer, who has no part in any house.
            return super().get_user(user_id)
        user = rows[0].user
        user.memberships_held = rows
        user.has_drafts = rows[0].has_drafts
        return user if self.user_can_authenticate(user) else None
