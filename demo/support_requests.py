"""What the demo house's guests asked for in between check-ins."""

from datetime import datetime, time, timedelta

from checkins.models import SupportRequest

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("support_requests")
LATELY = timedelta(minutes=25)


def create_support_requests(demo: DemoHouse, last_saved_at: datetime) -> None:
    requests = []
    for plan in demo.plans:
        day = max(plan.stay.first_day, demo.start)
        while day < (plan.stay.left_on or demo.today):
            support = demo.dice.choice(SupportRequest.Support.values)
            ask = SupportRequest(
                house=demo.house,
                stay=plan.stay,
                support=support,
                words=demo.cards.maybe(0.7, TEXTS["earlier"][support]),
                asked_at=demo.moment(day, time(12), minutes=demo.dice.randint(0, 180)),
                noted_by=demo.someone(),
            )
            if demo.dice.random() < 0.9 or plan.stay.is_here:
                ask.answered_at = ask.asked_at + timedelta(minutes=demo.dice.randint(5, 50))
                ask.answered_by = demo.someone()
            if demo.states.is_there(plan.stay, day):
                requests.append(ask)
            day += timedelta(days=demo.dice.randint(4, 15))
    unanswered = _unanswered(demo, last_saved_at)
    SupportRequest.objects.bulk_create([*requests, *([unanswered] if unanswered else [])])


def _unanswered(demo: DemoHouse, last_saved_at: datetime) -> SupportRequest | None:
    """Since the last check-in, and nobody has answered it yet."""
    stay, now = demo.states.wishes, demo.now
    if stay is None:
        return None
    asked_at = now - LATELY
    if asked_at <= last_saved_at:
        asked_at = last_saved_at + (now - last_saved_at) / 2
    by = demo.staff[-1]
    return SupportRequest(
        house=demo.house,
        stay=stay,
        support="more",
        words=TEXTS["open"],
        asked_at=asked_at,
        noted_by=by,
    )
