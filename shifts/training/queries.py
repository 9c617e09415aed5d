"""Papers of peers on staff that run out soon, for the board."""

from django.db.models import QuerySet

from accounts.access.actor import Asker

from .models import Certificate


def own_running_out(asker: Asker) -> QuerySet[Certificate]:
    """The asker's own certificates that run out soon, or have, by the house's calendar."""
    own = Certificate.objects.visible_to(asker).filter(user=asker.user)
    return own.running_out(asker.today)
