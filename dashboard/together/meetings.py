"""House meetings and groups, as far as they are about the guest, for reading together."""

from django.db.models import QuerySet

from accounts.access.actor import Asker
from household.models import AgendaItem, Decision, Group, GroupDay, MeetingAttendance

from .pieces import Line, Piece, Teller, by, day, facts, moment


def attendances(asker: Asker) -> QuerySet[MeetingAttendance]:
    came = MeetingAttendance.objects.visible_to(asker).filter(came=True)
    return came.select_related("meeting").order_by("meeting__on", "id")


def attendance_piece(tell: Teller, row: MeetingAttendance) -> Piece:
    led = row.meeting.stay_id == row.stay_id
    return Piece(day(row.meeting.on), ["you came, and led it" if led else "you came"])


def agenda_items(asker: Asker) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.visible_to(asker).select_related("added_by", "meeting")
    return rows.order_by("added_at", "id")


def agenda_piece(tell: Teller, row: AgendaItem) -> Piece:
    known = facts(
        moment(row.added_at, f"{by(row.added_by, 'written down by')}, "),
        day(row.meeting.on if row.meeting else None, "talked about "),
        moment(row.taken_off_at, "taken off the agenda "),
    )
    return Piece("For a house meeting", known, [Line("", tell.said(row, "words"))])


def decisions(asker: Asker) -> QuerySet[Decision]:
    rows = Decision.objects.visible_to(asker).select_related("meeting", "noted_by", "done_by")
    return rows.order_by("noted_at", "id")


def decision_piece(tell: Teller, row: Decision) -> Piece:
    known = facts(
        day(row.meeting.on, "decided "),
        by(row.noted_by, "written down by"),
        day(row.by_on, "by "),
        moment(row.done_at, f"{by(row.done_by, 'noted as done by')}, "),
    )
    return Piece(tell.said(row, "words"), known)


def groups(asker: Asker) -> QuerySet[Group]:
    return Group.objects.visible_to(asker).order_by("began_on", "id")


def group_piece(tell: Teller, row: Group) -> Piece:
    known = facts(day(row.began_on, "since "), day(row.ended_on, "until "))
    return Piece(tell.said(row, "name"), known, tell.lines(row, "about"))


def group_days(asker: Asker) -> QuerySet[GroupDay]:
    rows = GroupDay.objects.visible_to(asker).select_related("group", "noted_by")
    return rows.order_by("on", "id")


def group_day_piece(tell: Teller, row: GroupDay) -> Piece:
    held = "" if row.was_held else "not held"
    known = facts(day(row.on), held, by(row.noted_by, "noted by"))
    return Piece(tell.said(row.group, "name"), known, tell.lines(row, "topic"))
