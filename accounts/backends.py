"""Whom a session belongs to, read together with their roles: each request asks for both."""

from django.contrib.auth.backends import ModelBackend

from .models import Membership, User


class UserWithRoles(ModelBackend):
    def get_user(self, user_id: int) -> User | None:
        held = list(Membership.objects.of_user(user_id))
        if not held:
            # A maintainer, who has no part in any house.
            return super().get_user(user_id)
        user = held[0].user
        user.memberships_held = held
        return user if self.user_can_authenticate(user) else None
