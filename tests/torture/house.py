"""The rows of a demo house that writers write about, by what kinds.py calls them.

Run as a process of its own on one database; prints JSON.
"""

import json
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402

from accounts.access.actor import Actor, actor_for  # noqa: E402
from checkins.models import Which  # noqa: E402
from checkins.rounds.actions import open_round  # noqa: E402
from guests.models import Resource, Room, Stay, Term  # noqa: E402
from household.agreements.actions import propose_topic  # noqa: E402
from household.meetings.actions import reopen_meeting  # noqa: E402
from household.models import Attempt, Chore, ConversationPart, Group, Meeting  # noqa: E402
from shifts.models import Note  # noqa: E402

from ..bench.house import session_of  # noqa: E402


def main() -> None:
    manager = get_user_model().objects.get(username="manager")
    actor = actor_for(manager)
    assert actor is not None
    # Its own sign-in, which no lock ends: it did not begin at the door.
    reader = session_of(manager, settings.AUTHENTICATION_BACKENDS[0])
    zone = actor.house.time_zone
    print(json.dumps({"reader": reader, "time_zone": zone, "ids": ids_of(actor)}))


def ids_of(actor: Actor) -> dict[str, object]:
    stays = list(Stay.objects.readable_by(actor).order_by("id"))
    first, second, third, *_others = [each for each in stays if each.is_here]
    # No round is planned for a Sunday, so this one is nobody else's.
    sunday = actor.today - timedelta(days=actor.today.isoweekday() % 7)
    open_round(by=actor, which=Which.MORNING, day=sunday, unplanned=True)
    in_house = {"house": actor.house}
    topic = propose_topic(by=actor, topic="The attic", words="It is open to all.", why="It is dry.")
    meeting = Meeting.objects.filter(**in_house).exclude(closed_at=None).latest("on")
    reopen_meeting(by=actor, meeting=meeting, reason="To write on it")
    return {
        "day": str(sunday),
        "guest": first.guest_id,
        "stay": first.pk,
        "other_guest": second.guest_id,
        "other_stay": second.pk,
        "third_stay": third.pk,
        "staff": actor.user.pk,
        "coming": next(each.guest_id for each in stays if each.is_coming),
        "goal": second.goals.earliest("id").pk,
        "note": Note.objects.filter(**in_house).earliest("id").pk,
        "group": Group.objects.filter(**in_house).earliest("id").pk,
        "chore": Chore.objects.filter(**in_house).earliest("id").pk,
        "topic": topic.agreement_id,
        "meeting": meeting.pk,
        "conversation": Attempt.objects.filter(**in_house).earliest("id").conversation_id,
        "part": ConversationPart.objects.filter(**in_house).earliest("id").pk,
        "resource": Resource.objects.filter(**in_house).earliest("id").pk,
        "room": Room.objects.filter(**in_house).earliest("id").pk,
        "word": Term.objects.filter(**in_house).earliest("id").pk,
    }


if __name__ == "__main__":
    main()
