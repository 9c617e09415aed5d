"""What somebody in the demo house took on to follow up."""

from datetime import time, timedelta

from guests.models import FollowUp
from household.models import Decision

from .house import DemoHouse
from .load_texts import load_texts

TEXTS = load_texts("follow_ups")


def create_follow_ups(demo: DemoHouse, decisions: list[Decision]) -> None:
    guests = demo.here
    yesterday = demo.today - timedelta(days=1)
    for place, text in enumerate(TEXTS["open"]):
        days = text.get("due_in_days")
        row = FollowUp(house=demo.house, words=text["words"], made_by=demo.staff[0])
        row.stay = guests[0] if text["about_guest"] and guests else None
        row.for_person = demo.staff[-1] if text["for_peer"] else None
        row.for_shift = text["for_shift"]
        row.due_on = demo.today + timedelta(days=days) if days is not None else None
        row.made_at = demo.moment(yesterday - timedelta(days=4), time(15, place))
        row.save()
    text = TEXTS["done"]
    done = FollowUp(house=demo.house, words=text["words"], made_by=demo.staff[-1])
    done.made_at = demo.moment(yesterday - timedelta(days=2), time(11))
    done.done_at, done.done_by = demo.moment(yesterday, time(16)), demo.staff[0]
    done.done_words = text["done_words"]
    done.save()
    for decision in [each for each in decisions if each.is_to_do and each.staff][-1:]:
        row = FollowUp(house=demo.house, words=decision.words, made_by=demo.staff[0])
        row.for_person, row.due_on, row.made_at = decision.staff, decision.by_on, decision.noted_at
        row.save()
        decision.follow_up = row
        decision.save()
