"""House meetings and groups, as far as they are about the guest, for reading together."""

from django.db.models import QuerySet

from accounts.access.actor import Actor
from household.models import AgendaItem, Decision, Group, GroupDay, MeetingAttendance

from .items import Item, ItemLine, Presenter, by, day, facts, moment


def attendances(actor: Actor) -> QuerySet[MeetingAttendance]:
    came = MeetingAttendance.objects.readable_by(actor).filter(came=True)
    return came.select_related("meeting").order_by("meeting__on", "id")


def attendance_item(presenter: Presenter, row: MeetingAttendance) -> Item:
    led = row.meeting.stay_id == row.stay_id
    return Item(day(row.meeting.on), ["you came, and led it" if led else "you came"])


def agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.readable_by(actor).select_related("added_by", "meeting")
    return rows.order_by("added_at", "id")


def agenda_item(presenter: Presenter, row: AgendaItem) -> Item:
    known = facts(
        moment(row.added_at, f"{by(row.added_by, 'written down by')}, "),
        day(row.meeting.on if row.meeting else None, "talked about "),
        moment(row.taken_off_at, "taken off the agenda "),
    )
    return Item("For a house meeting", known, [ItemLine("", presenter.text(row, "words"))])


def decisions(actor: Actor) -> QuerySet[Decision]:
    rows = Decision.objects.readable_by(actor).select_related("meeting", "noted_by", "done_by")
    return rows.order_by("noted_at", "id")


def decision_item(presenter: Presenter, row: Decision) -> Item:
    known = facts(
        day(row.meeting.on, "decided "),
        by(row.noted_by, "written down by"),
        day(row.by_on, "by "),
        moment(row.done_at, f"{by(row.done_by, 'noted as done by')}, "),
    )
    return Item(presenter.text(row, "words"), known)


def groups(actor: Actor) -> QuerySet[Group]:
    return Group.objects.readable_by(actor).order_by("began_on", "id")


def group_item(presenter: Presenter, row: Group) -> Item:
    known = facts(day(row.began_on, "since "), day(row.ended_on, "until "))
    return Item(presenter.text(row, "name"), known, presenter.lines(row, "about"))


def group_days(actor: Actor) -> QuerySet[GroupDay]:
    rows = GroupDay.objects.readable_by(actor).select_related("group", "noted_by")
    return rows.order_by("on", "id")


def group_day_item(presenter: Presenter, row: GroupDay) -> Item:
    held = "" if row.was_held else "not held"
    known = facts(day(row.on), held, by(row.noted_by, "noted by"))
    return Item(presenter.text(row.group, "name"), known, presenter.lines(row, "topic"))
