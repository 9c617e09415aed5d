"""What the audit record knows of the house, its staff and their sign-in."""

from django.db.models import TextChoices


class AccountKind(TextChoices):
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
    TOGETHER_BEGUN = "together_begun", "began to read together"
    TOGETHER_ENDED = "together_ended", "ended reading together"
