"""Certificates of peers on staff that expire soon, for the board."""

from django.db.models import QuerySet

from accounts.access.actor import Asker

from .models import Certificate


def own_running_out(asker: Asker) -> QuerySet[Certificate]:
    own = Certificate.objects.visible_to(asker).filter(user=asker.user)
    return own.running_out(asker.today)
