from .models import Round


def locked(round_id: int) -> Round:
    """The round's row, nobody else's until the commit."""
    return Round.objects.select_for_update().get(pk=round_id)
