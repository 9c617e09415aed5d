"""Plans and publishes whose turn it is, and changes single turns."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone

from accounts.access.actor import Actor
from accounts.audit.record import record
from accounts.houses.action import action

from ..audit import HouseholdKind
from ..chores.models import Chore
from .matching import Member
from .models import Turn
from .queries import HouseRota, rota_of


@action
def refresh_rota(*, by: Actor, back_to: date | None = None) -> HouseRota:
    """Store the planned turns from today (the house's day) on; only what differs is written.

    Every action on turns begins with it, so that it acts on what was shown. Past turns never
    change, nor do turns with something noted. Run twice, it changes nothing.
    """
    rota = rota_of(by, back_to)
    diff = rota.diff
    if diff.gone:
        # They lay ahead and nothing was noted of them: no record of anything goes with them.
        Turn.objects.filter(pk__in=[turn.pk for turn in diff.gone]).delete()
    Turn.objects.bulk_update(diff.changed, ["stay", "staff", "size", "is_agreed"])
    Turn.objects.bulk_create(diff.new)
    return rota


@action
def publish_rota(*, by: Actor) -> HouseRota:
    """Published by someone's own press; when nothing changes, nothing is recorded."""
    rota = refresh_rota(by=by)
    if rota.diff.differs:
        record(HouseholdKind.ROTA_PUBLISHED, by=by)
    return rota


ALREADY_CHANGED = "Someone already changed this. Here is how it is now."


def mark_done(*, by: Actor, chore: Chore, on: date, key: str) -> Turn:
    return _set_done(by=by, chore=chore, on=on, key=key, is_done=True)


def mark_not_done(*, by: Actor, chore: Chore, on: date, key: str) -> Turn:
    return _set_done(by=by, chore=chore, on=on, key=key, is_done=False)


@action
def _set_done(*, by: Actor, chore: Chore, on: date, key: str, is_done: bool) -> Turn:
    """Raises ValidationError for a day that hasn't come yet, and for a turn that is gone."""
    turn = _turn_of(refresh_rota(by=by, back_to=on), chore, on, key)
    if on > by.today:
        raise ValidationError("That day hasn't come yet.")
    if turn.is_done == is_done:
        return turn  # a second press
    turn.done_at, turn.done_by = (timezone.now(), by.user) if is_done else (None, None)
    return _save(
        by, turn, HouseholdKind.TURN_DONE if is_done else HouseholdKind.TURN_OPENED, "done_at"
    )


@action
def take_over(
    *, by: Actor, chore: Chore, on: date, key: str, to: str, as_planned: bool = False
) -> Turn:
    """From today on: `to` does it instead, and keeps it when turns are planned again.

    `as_planned` takes that back: it is planned as if nobody had agreed on anything. Raises
    ValidationError for what is past or done, and for someone who is not here that day.
    """
    rota = refresh_rota(by=by, back_to=on)
    already = rota.find(chore.pk, on, to)
    if already is not None and (key == to or already.is_agreed or as_planned):
        return already  # a second press
    turn = _ahead(by, _turn_of(rota, chore, on, key))
    _check_free(rota, turn, to)
    _give(turn, rota.members[to], is_agreed=not as_planned)
    _save(by, turn, HouseholdKind.TURN_TAKEN_OVER, "is_agreed")
    refresh_rota(by=by)
    return turn


@action
def swap_turns(
    *,
    by: Actor,
    chore: Chore,
    on: date,
    key: str,
    with_chore: Chore,
    with_on: date,
    with_key: str,
    as_planned: bool = False,
) -> tuple[Turn, Turn]:
    """From today on; both keep what they swapped when turns are planned again.

    `as_planned` and ValidationError as in `take_over`, for either of the two.
    """
    rota = refresh_rota(by=by, back_to=min(on, with_on))
    swapped = rota.find(chore.pk, on, with_key), rota.find(with_chore.pk, with_on, key)
    are_agreed = all(each and each.is_agreed for each in swapped)
    if swapped[0] and swapped[1] and (are_agreed or as_planned):
        return swapped[0], swapped[1]  # a second press
    mine = _ahead(by, _turn_of(rota, chore, on, key))
    theirs = _ahead(by, _turn_of(rota, with_chore, with_on, with_key))
    _check_free(rota, mine, with_key)
    _check_free(rota, theirs, key)
    _give(mine, rota.members[with_key], is_agreed=not as_planned)
    _give(theirs, rota.members[key], is_agreed=not as_planned)
    for turn in (mine, theirs):
        _save(by, turn, HouseholdKind.TURN_SWAPPED, "is_agreed")
    refresh_rota(by=by)
    return mine, theirs


@action
def record_talk(*, by: Actor, chore: Chore, on: date, key: str, words: str = "") -> Turn:
    """`words`: how it went, in a line, if they like.

    Raises ValidationError for a day that hasn't come yet.
    """
    turn = _turn_of(refresh_rota(by=by, back_to=on), chore, on, key)
    if on > by.today:
        raise ValidationError("That day hasn't come yet.")
    if turn.talked_at and (not words or turn.talked_words == words):
        return turn  # a second press
    turn.talked_at, turn.talked_by, turn.talked_words = timezone.now(), by.user, words
    return _save(by, turn, HouseholdKind.TURN_TALKED_ABOUT, "talked_words")


@action
def take_back_talk(*, by: Actor, chore: Chore, on: date, key: str) -> Turn:
    """It was not talked about after all.

    Raises ValidationError where a line was written about it, which would be lost.
    """
    turn = _turn_of(refresh_rota(by=by, back_to=on), chore, on, key)
    if turn.talked_at is None:
        return turn  # a second press
    if turn.talked_words:
        raise ValidationError("Someone wrote a line about it, so it stays.")
    turn.talked_at = turn.talked_by = None
    return _save(by, turn, HouseholdKind.TURN_TALK_TAKEN_BACK, "talked_at")


def _turn_of(rota: HouseRota, chore: Chore, on: date, key: str) -> Turn:
    turn = rota.find(chore.pk, on, key)
    if turn is None:
        raise ValidationError(ALREADY_CHANGED)
    return turn


def _ahead(by: Actor, turn: Turn) -> Turn:
    if turn.on < by.today:
        raise ValidationError("That day is past and can't be changed.")
    if turn.is_kept:
        raise ValidationError("This is already noted, so it stays with whoever had it.")
    return turn


def _check_free(rota: HouseRota, turn: Turn, key: str) -> None:
    if key not in {each.key for each in rota.here_on(turn.on)}:
        raise ValidationError("They are not in the house on that day.")
    if rota.find(turn.chore_id, turn.on, key) is not None:
        raise ValidationError("They have this chore on that day already.")


def _give(turn: Turn, member: Member, *, is_agreed: bool) -> None:
    turn.was_agreed = turn.is_agreed
    turn.participant, turn.is_agreed = member, is_agreed


def _save(by: Actor, turn: Turn, kind: TextChoices, field: str) -> Turn:
    turn.full_clean()
    turn.save()
    guest_id = turn.stay.guest_id if turn.stay else None
    record(kind, by=by, about=turn, guest_id=guest_id, fields=[field])
    return turn
