"""Some days elsewhere."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import needs
from accounts.http import Asked
from accounts.permissions import Power
from accounts.typed import keeps_words, retyped
from ui.forms import posted

from .. import actions
from ..forms import TimeAwayForm, names_of_others
from ..lookup import stay_in_reach_of
from ..models import TimeAway


@needs(Power.SHARE_THE_DAY)
@keeps_words("Time away", "told")
@require_http_methods(["GET", "POST"])
def away_note(request: Asked, guest_id: int) -> HttpResponse:
    """Some days elsewhere: the one under way or to come is changed, else a new one is noted."""
    stay = stay_in_reach_of(request, guest_id)
    today = request.asker.today
    times_away = TimeAway.objects.visible_to(request.asker).filter(stay=stay)
    away = times_away.not_over(today).order_by("from_on").first()
    form = TimeAwayForm(
        posted(request),
        names=names_of_others(request.asker, stay),
        initial=_as_noted(away) if away else {"from_on": today},
    )
    form = retyped(request, form)
    known = {"by": request.asker, "stay": stay, "away": away}
    if not form.asks_first() and form.carry_out(actions.note_time_away, **known):
        return redirect("dashboard:guest_detail", guest_id)
    over = times_away.taken().filter(back_on__lte=today)
    context = {"form": form, "stay": stay, "away": away, "over": over, "today": today}
    return render(request, "guests/away_note.html", context)


def _as_noted(away: TimeAway) -> dict:
    return {"from_on": away.from_on, "back_on": away.back_on, "told": away.told}


@needs(Power.SHARE_THE_DAY)
@require_POST
def away_end(request: Asked, guest_id: int) -> HttpResponse:
    try:
        actions.end_time_away(by=request.asker, stay=stay_in_reach_of(request, guest_id))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("dashboard:guest_detail", guest_id)
