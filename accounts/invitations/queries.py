from .models import Invitation


def open_invitation(token: str) -> Invitation | None:
    """None where it was used, withdrawn, is over or never was, or its person left the house."""
    found = Invitation.objects.open().with_token(token).select_related("user", "house").first()
    if found is None or not found.user.is_active:
        return None
    memberships = found.user.memberships.filter(house=found.house_id).select_related("house")
    return found if any(each.is_current() for each in memberships) else None
