"""The demo house works things out, and its guests leave pages for the next ones."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from guests.models import Stay
from household.models import (
    Attempt,
    Conversation,
    ConversationPart,
    ConversationSupporter,
    JournalPage,
)

from .load_texts import Texts, load_texts

if TYPE_CHECKING:
    from .build import Builder

CONVERSATIONS = load_texts("conversations")["conversations"]
JOURNAL = load_texts("journal")
TWO_WEEKS = 14  # days
LOOKED_AT_AFTER = timedelta(days=7)


def work_things_out(builder: "Builder") -> None:
    """The newest is to be looked at again today, the other was a week after it was held."""
    here = [plan.stay for plan in builder.plans if plan.stay.is_here]
    # Of those who are here, the two newest to the house; then the two who are here the longest.
    by_day = sorted(here, key=lambda stay: stay.day)
    pairs = (by_day[:2], by_day[-2:])
    for pair, told in zip(pairs, CONVERSATIONS, strict=True):
        if len(pair) == 2:
            _hold(builder, pair, told)


def _hold(builder: "Builder", people: list[Stay], told: Texts) -> None:
    first_day, how_it_went = max(stay.first_day for stay in people), told["how_it_went"]
    on = max(builder.today - timedelta(days=told["days_back"]), first_day)
    while on > first_day and not all(builder.states.is_there(stay, on) for stay in people):
        on -= timedelta(days=1)
    at, by = builder._moment(on, time(19)), builder.staff[0]
    conversation = Conversation.objects.create(house=builder.house, on=on, begun_at=at, begun_by=by)
    for user in builder.staff if how_it_went else [by]:
        ConversationSupporter.objects.create(conversation=conversation, user=user)
    for stay, said in zip(people, told["people"], strict=True):
        at += timedelta(minutes=20)
        ConversationPart.objects.create(
            conversation=conversation,
            stay=stay,
            as_seen=said["as_seen"],
            needs=said["needs"],
            written_with=by,
            written_at=min(at, builder.now),
        )
    attempt = Attempt(
        conversation=conversation,
        what_we_try=told["what_we_try"],
        look_again_on=builder.today,
        written_by=by,
        written_at=min(at, builder.now),
    )
    if how_it_went:
        attempt.look_again_on = attempt.looked_again_on = min(on + LOOKED_AT_AFTER, builder.today)
        attempt.looked_again_words, attempt.looked_again_by = how_it_went, builder.staff[-1]
    attempt.save()


def _writer(stays: list[Stay], number: int, today: date) -> Stay:
    """One after the other; who writes of their second week has been here for two."""
    long = [stay for stay in stays if ((stay.left_on or today) - stay.first_day).days > TWO_WEEKS]
    among = long or stays
    return among[number % len(among)]


def leave_pages(builder: "Builder") -> None:
    """By those who left, shortly before they did, and by those who are here; one is hidden."""
    stays = sorted((plan.stay for plan in builder.plans), key=lambda stay: stay.first_day)
    for number, told in enumerate(JOURNAL["pages"] if stays else ()):
        stay = _writer(stays, number, builder.today)
        name = {"name": stay.guest.name, "letter": f"{stay.guest.name[0]}.", "": ""}[told["signed"]]
        leaving = (stay.left_on or builder.today) - timedelta(days=1)
        while leaving > stay.first_day and not builder.states.is_there(stay, leaving):
            leaving -= timedelta(days=1)
        page = JournalPage(
            house=builder.house,
            words=told["words"],
            signed_as=name,
            stay=stay if name else None,
            written_with=builder.dice.choice(builder.staff),
            written_on=max(stay.first_day, leaving),
        )
        if number == len(JOURNAL["pages"]) - 1:
            page.hidden_at = builder._moment(page.written_on, time(20))
            page.hidden_by, page.hidden_why = page.written_with, JOURNAL["hidden_why"]
        page.save()
