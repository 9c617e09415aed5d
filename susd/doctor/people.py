"""Whether someone can sign in who should not be able to."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.by_code import MANAGE
from accounts.models import House, Membership, SecondFactor, User
from demo.builder import PASSWORD

from .finding import Finding, fine, wrong


def default_passwords() -> Finding:
    """The demo house's is printed in the README. Each is checked by its hash: it takes a moment."""
    if found := [user.username for user in _staff() if user.check_password(PASSWORD)]:
        return wrong(
            f"These sign in with the demo house's password: {', '.join(found)}.",
            "Give them new ones under House settings, People.",
        )
    return fine("Nobody uses the demo house's password.")


def second_factors() -> Finding:
    """Managers and admins see everything there is, so a guessed password should not be enough."""
    today = timezone.now().date()
    manage = Membership.objects.on_date(today).filter(role__in=MANAGE, house__is_demo=False)
    without = _staff().filter(memberships__in=manage)
    without = without.exclude(pk__in=SecondFactor.objects.values("user"))
    if names := [user.username for user in without.distinct()]:
        return wrong(
            f"These manage a house with a password alone: {', '.join(names)}.",
            "They set one up under their own name. House settings can ask for it.",
        )
    return fine("Everyone who manages a house gives a code from their phone.")


def _staff() -> QuerySet[User]:
    houses = House.objects.filter(is_demo=False)
    staff = User.objects.filter(is_active=True, memberships__house__in=houses)
    return staff.distinct().order_by("username")
