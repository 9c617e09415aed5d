"""The pages that guests of the demo house left for the next ones."""

from datetime import date, time, timedelta

from guests.models import Stay
from household.models import JournalPage

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("journal")
TWO_WEEKS = 14  # days


def create_journal(demo: DemoHouse) -> None:
    """By those who left, shortly before they did, and by those who are here; one is hidden."""
    stays = sorted((plan.stay for plan in demo.plans), key=lambda stay: stay.first_day)
    for number, text in enumerate(TEXTS["pages"] if stays else ()):
        stay = _writer(stays, number, demo.today)
        name = {"name": stay.guest.name, "letter": f"{stay.guest.name[0]}.", "": ""}[text["signed"]]
        leaving = (stay.left_on or demo.today) - timedelta(days=1)
        while leaving > stay.first_day and not demo.states.is_there(stay, leaving):
            leaving -= timedelta(days=1)
        page = JournalPage(
            house=demo.house,
            words=text["words"],
            signed_as=name,
            stay=stay if name else None,
            written_with=demo.someone(),
            written_on=max(stay.first_day, leaving),
        )
        if number == len(TEXTS["pages"]) - 1:
            page.hidden_at = demo.moment(page.written_on, time(20))
            page.hidden_by, page.hidden_why = page.written_with, TEXTS["hidden_why"]
        page.save()


def _writer(stays: list[Stay], number: int, today: date) -> Stay:
    long = [stay for stay in stays if ((stay.left_on or today) - stay.first_day).days > TWO_WEEKS]
    among = long or stays
    return among[number % len(among)]
