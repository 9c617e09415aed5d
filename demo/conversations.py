"""Conversations in which people of the demo house work something out."""

from datetime import time, timedelta

from guests.models import Stay
from household.models import Attempt, Conversation, ConversationPart, ConversationSupporter

from .house import DemoHouse
from .load_texts import Texts, load_texts

TEXTS = load_texts("conversations")
LOOKED_AT_AFTER = timedelta(days=7)


def hold_conversations(demo: DemoHouse) -> None:
    # Of those who are here, the two newest to the house; then the two who are here the longest.
    by_day = sorted(demo.here, key=lambda stay: stay.day)
    pairs = (by_day[:2], by_day[-2:])
    for pair, text in zip(pairs, TEXTS["conversations"], strict=True):
        if len(pair) == 2:
            _hold(demo, pair, text)


def _hold(demo: DemoHouse, people: list[Stay], text: Texts) -> None:
    first_day, how_it_went = max(stay.first_day for stay in people), text["how_it_went"]
    on = max(demo.today - timedelta(days=text["days_back"]), first_day)
    while on > first_day and not all(demo.states.is_there(stay, on) for stay in people):
        on -= timedelta(days=1)
    at, by = demo.moment(on, time(19)), demo.staff[0]
    conversation = Conversation.objects.create(house=demo.house, on=on, begun_at=at, begun_by=by)
    for user in demo.staff if how_it_went else [by]:
        ConversationSupporter.objects.create(house=demo.house, conversation=conversation, user=user)
    for stay, said in zip(people, text["people"], strict=True):
        at += timedelta(minutes=20)
        ConversationPart.objects.create(
            house=demo.house,
            conversation=conversation,
            stay=stay,
            as_seen=said["as_seen"],
            needs=said["needs"],
            written_with=by,
            written_at=min(at, demo.now),
        )
    attempt = Attempt(
        house=demo.house,
        conversation=conversation,
        what_we_try=text["what_we_try"],
        look_again_on=demo.today,
        written_by=by,
        written_at=min(at, demo.now),
    )
    if how_it_went:
        attempt.look_again_on = attempt.looked_again_on = min(on + LOOKED_AT_AFTER, demo.today)
        attempt.looked_again_words, attempt.looked_again_by = how_it_went, demo.staff[-1]
    attempt.save()
