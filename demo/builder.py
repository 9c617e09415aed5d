"""Fills an empty database with a believable past: made-up people, in the house's own words.

Rows are written in bulk rather than by actions, as half a year of them is thousands; a test
holds each of them against its model's own checks. Same seed on the same day, same house.
"""

from collections.abc import Callable

from django.db import connection, transaction

from accounts.models import House, Membership

from .agreements import create_agreements
from .arrival import create_arrivals
from .chores import create_chores
from .conversations import hold_conversations
from .enquiries import create_enquiries
from .follow_ups import create_follow_ups
from .goals import create_goals, describe_goals
from .groups import hold_groups
from .guest_replies import create_guest_replies
from .handoffs import create_handoffs
from .house import DemoHouse
from .journal import create_journal
from .leaving import create_leavings
from .meetings import hold_meetings
from .rounds import hold_rounds
from .shifts import create_shifts
from .sit_downs import create_sit_downs
from .staff import create_staff
from .stays import create_stays
from .support import create_support
from .support_requests import create_support_requests
from .today import set_up_today
from .training import create_training

PASSWORD = "house-demo"  # noqa: S105 (printed on purpose: everyone there is made up)


def sign_ins() -> list[tuple[str, str, str]]:
    """(sign-in name, name, what they do) of everyone in the demo houses."""
    memberships = Membership.objects.select_related("user", "house").order_by("house_id", "id")
    return [(m.user.username, m.user.display_name, m.get_role_display()) for m in memberships]


@transaction.atomic
def build_demo(
    *,
    houses: int = 1,
    guests: int = 3,
    months: int = 6,
    seed: int = 1,
    password: str = PASSWORD,
    tell: Callable[[str], None] = lambda line: None,
) -> None:
    """Raises ValidationError when there is a house already: made-up people stay by themselves."""
    House.hold_first_place()
    for number in range(houses):
        tell(f"Furnishing house {number + 1} of {houses} …")
        _build_house(DemoHouse(number, seed), guests, months, password, tell)
    _analyze()


def _analyze() -> None:
    """So many new rows at once: without statistics both databases read whole tables for a few.

    On PostgreSQL our own tables alone: some of its own are shared by all databases of a server, and
    would be waited for until every other such transaction is over.
    """
    tables: list[str] = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = connection.introspection.table_names(cursor)
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def _build_house(
    demo: DemoHouse, guests: int, months: int, password: str, tell: Callable[[str], None]
) -> None:
    """Each step draws on the ones before it, and on their dice: another order, another house."""
    create_staff(demo, password)
    tell(f"Inviting guests, {months} months back …")
    create_stays(demo, guests, months)
    set_up_today(demo)
    create_goals(demo)
    tell("Holding their check-ins …")
    last_saved_at = hold_rounds(demo)
    create_support_requests(demo, last_saved_at)
    create_shifts(demo)
    create_enquiries(demo)
    create_arrivals(demo)
    create_leavings(demo)
    tell("Remembering the moments in between …")
    dice = demo.dice_for("path")
    describe_goals(demo, dice)
    create_support(demo, dice)
    create_sit_downs(demo, demo.dice_for("sit-downs"))
    create_handoffs(demo)
    create_guest_replies(demo)
    tell("Meeting once a week …")
    dice = demo.dice_for("meetings")
    decisions = hold_meetings(demo, dice)
    hold_groups(demo, dice)
    create_follow_ups(demo, decisions)
    create_agreements(demo, demo.dice_for("agreements"))
    hold_conversations(demo)
    create_journal(demo)
    tell("Sharing the chores …")
    create_chores(demo, demo.dice_for("chores"))
    create_training(demo, demo.dice_for("co-reflection"))
