from .models import Round


def locked(round_id: int) -> Round:
    return Round.objects.select_for_update().get(pk=round_id)
