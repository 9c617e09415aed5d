"""What was done or read, on record for good."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class AuditEvent(models.Model):
    """What was done or read, by whom and when. It can't be changed or deleted.

    Ids and names of staff only: no foreign key that could get in the way of the record, and
    never a guest's name or words. The database refuses updates and deletes (migration 0002).
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        SIGN_IN_FAILED = "sign_in_failed", "gave a wrong password"
        SIGNED_OUT = "signed_out", "signed out"
        UNLOCKED = "unlocked", "unlocked the laptop"
        PASSWORD_CHANGED = "password_changed", "changed their password"
        HOUSE_SET_UP = "house_set_up", "set up the house"
        HOUSE_CHANGED = "house_changed", "changed the house's settings"
        PERSON_ADDED = "person_added", "added someone to the staff"
        ROLES_CHANGED = "roles_changed", "changed someone's roles"
        PASSWORD_GIVEN = "password_given", "gave someone a new password"
        ROOM_ADDED = "room_added", "added a room"
        ROOM_CHANGED = "room_changed", "changed a room"
        GUEST_ADDED = "guest_added", "brought in a guest"
        ENQUIRY_NOTED = "enquiry_noted", "noted a first call"
        TALK_NOTED = "talk_noted", "noted a conversation before arrival"
        COMING_DECIDED = "coming_decided", "noted whether someone comes"
        ROOM_MOVED = "room_moved", "noted a move to another room"
        KNOWN_GUESTS_SEARCHED = "known_guests_searched", "looked for a former guest"
        ARRIVAL_TICKED = "arrival_ticked", "ticked something on an arrival list"
        ARRIVAL_TICK_TAKEN_BACK = "arrival_tick_taken_back", "took back a tick on an arrival list"
        ARRIVAL_LIST_CHANGED = "arrival_list_changed", "changed the house's arrival list"
        WELCOME_CHANGED = "welcome_changed", "changed the welcome sheet"
        STAY_ARRIVED = "stay_arrived", "noted an arrival"
        STAY_CHANGED = "stay_changed", "changed a stay"
        STAY_LEFT = "stay_left", "noted a leaving"
        TIME_AWAY_NOTED = "time_away_noted", "noted time away"
        TIME_AWAY_ENDED = "time_away_ended", "noted the end of time away"
        BACK_SEEN = "back_seen", "noted that someone is back"
        BACK_SEEN_UNDONE = "back_seen_undone", "took back that someone is back"
        IF_NOT_SEEN_WRITTEN = "if_not_seen_written", "wrote down what to do if a guest isn't seen"
        ROOMS_SWAPPED = "rooms_swapped", "noted that two guests swapped rooms"
        LEAVING_CONFIRMED = "leaving_confirmed", "noted that someone leaves as planned"
        PAGE_CARRIED_OVER = "page_carried_over", "carried a page over from an earlier stay"
        GOAL_BEGUN = "goal_begun", "began a goal"
        GOAL_CHANGED = "goal_changed", "changed a goal"
        STEP_ADDED = "step_added", "wrote down a small step"
        STEP_CHANGED = "step_changed", "changed a small step"
        WORLDVIEW_WRITTEN = "worldview_written", "wrote down what a guest would like known"
        WORLDVIEW_SHARED = "worldview_shared", "shared what a guest would like known"
        WORLDVIEW_WITHDRAWN = "worldview_withdrawn", "withdrew what a guest had shared"
        MOMENT_NOTED = "moment_noted", "noted a moment of support"
        MOMENT_WITHDRAWN = "moment_withdrawn", "took away a moment put in the wrong place"
        RESOURCE_ADDED = "resource_added", "added a resource"
        RESOURCE_CHANGED = "resource_changed", "changed a resource"
        LOOK_BACK_NOTED = "look_back_noted", "noted a look back"
        EXTENSION_ASKED = "extension_asked", "noted that a guest would like to stay longer"
        EXTENSION_DECIDED = "extension_decided", "decided about a longer stay"
        WHERE_NEXT_WRITTEN = "where_next_written", "wrote down where next"
        FAREWELL_WRITTEN = "farewell_written", "wrote down the rest of a leaving"
        CONTACT_NOTED = "contact_noted", "noted being in touch after a stay"
        CONTACT_ENDED = "contact_ended", "ended being in touch after a stay"
        OWN_WORDS_ADDED = "own_words_added", "added a guest's own words"
        TOGETHER_BEGUN = "together_begun", "began to read together"
        TOGETHER_ENDED = "together_ended", "ended reading together"
        BOOKLET_READ = "booklet_read", "opened a guest's booklet"
        ROUND_OPENED = "round_opened", "opened a check-in"
        ENTRY_RECORDED = "entry_recorded", "wrote in a check-in"
        ASK_NOTED = "ask_noted", "noted what a guest asked for"
        ASK_ANSWERED = "ask_answered", "noted that an ask was answered"
        ASK_ENDED = "ask_ended", "noted that a request no longer holds"
        ROUND_CLOSED = "round_closed", "closed a check-in"
        ROUND_REOPENED = "round_reopened", "opened a closed check-in again"
        ENTRY_WITHDRAWN = "entry_withdrawn", "took away words put in the wrong place"
        GUEST_READ = "guest_read", "read a guest's page"
        CHECK_IN_TIME_SET = "check_in_time_set", "set the time of a check-in"
        CHECK_IN_EXCEPTION_SET = "check_in_exception_set", "set the check-in of one day"
        PROMPTS_SET = "prompts_set", "worded the questions of a check-in"
        ROUND_READ = "round_read", "read a past check-in"
        SHEET_PRINTED = "sheet_printed", "opened a check-in sheet to print"
        WITHDRAWN_READ = "withdrawn_read", "read words that were taken away"
        AGREEMENT_PROPOSED = "agreement_proposed", "proposed how an agreement would read"
        AGREEMENT_COMMENTED = "agreement_commented", "commented on a proposed agreement"
        AGREEMENT_DECIDED = "agreement_decided", "decided about a proposed agreement"
        AGREEMENT_ACCEPTED = "agreement_accepted", "noted that someone accepts an agreement"
        AGREEMENT_SEEN_DIFFERENTLY = (
            "agreement_seen_differently",
            "wrote down what someone sees differently in an agreement",
        )
        CHORE_ADDED = "chore_added", "added a chore"
        CHORE_CHANGED = "chore_changed", "changed a chore"
        CHORE_ENDED = "chore_ended", "took a chore off the list"
        ROTA_SET = "rota_set", "set how often people change chores"
        ROTA_DRAWN = "rota_drawn", "drew the chores anew"
        ROTA_DAYS_SET = "rota_days_set", "set on which days someone shares in chores"
        TURN_SWAPPED = "turn_swapped", "noted that two people swapped chores"
        TURN_TAKEN_OVER = "turn_taken_over", "noted that someone took a chore over"
        TURN_DONE = "turn_done", "noted a chore as done"
        TURN_OPENED = "turn_opened", "noted a chore as still open"
        TURN_TALKED_ABOUT = "turn_talked_about", "noted that a chore was talked about"
        MEETING_TIME_SET = "meeting_time_set", "set the time of the house meeting"
        MEETING_PLANNED = "meeting_planned", "planned a house meeting"
        AGENDA_ITEM_ADDED = "agenda_item_added", "put something on a meeting's agenda"
        AGENDA_ITEM_TAKEN_OFF = "agenda_item_taken_off", "took something off a meeting's agenda"
        MEETING_WRITTEN = "meeting_written", "wrote down a house meeting"
        DECISION_NOTED = "decision_noted", "noted what a meeting decided"
        DECISION_DONE = "decision_done", "noted that what a meeting decided is done"
        FOLLOW_UP_MADE = "follow_up_made", "made a follow-up"
        FOLLOW_UP_DONE = "follow_up_done", "noted a follow-up as done"
        FOLLOW_UP_WITHDRAWN = (
            "follow_up_withdrawn",
            "took away a follow-up put under the wrong guest",
        )
        CONVERSATION_BEGUN = "conversation_begun", "began to write down a conversation"
        CONVERSATION_WRITTEN = "conversation_written", "wrote in a conversation"
        PART_WITHDRAWN = (
            "part_withdrawn",
            "took away words put in the wrong place in a conversation",
        )
        CONVERSATION_READ = "conversation_read", "read a conversation"
        GROUP_ADDED = "group_added", "added a group"
        GROUP_CHANGED = "group_changed", "changed a group"
        GROUP_NOTED = "group_noted", "noted whether a group was held"
        JOURNAL_WRITTEN = "journal_written", "wrote down a page of the house journal"
        JOURNAL_HIDDEN = "journal_hidden", "hid a page of the house journal"
        JOURNAL_SHOWN = "journal_shown", "showed a hidden page of the house journal again"
        SHIFT_TIMES_SET = "shift_times_set", "set the times of the shifts"
        SHIFT_PERSON_PUT_ON = "shift_person_put_on", "put someone on a shift"
        SHIFT_PERSON_TAKEN_OFF = "shift_person_taken_off", "took someone off a shift"
        SHIFT_WEEK_COPIED = "shift_week_copied", "copied a week of shifts to the next"
        FIRE_PLAN_SET = "fire_plan_set", "wrote down what to do in a fire"
        ROLL_READ = "roll_read", "read who is in the house"
        NIGHT_READ = "night_read", "read the page for the night"
        ON_CALL_NUMBER_SET = "on_call_number_set", "set the house's on-call number"
        NOTE_SIGNED = "note_signed", "signed a shift note"
        NOTE_AMENDED = "note_amended", "added to a signed shift note"
        NOTE_WITHDRAWN = "note_withdrawn", "took away a shift note put in the wrong place"
        NOTES_SEARCHED = "notes_searched", "looked through shift notes"
        HANDOFF_GIVEN = "handoff_given", "handed a shift over"
        HANDOFF_READ = "handoff_read", "read a handoff"
        WORD_LIST_CHANGED = "word_list_changed", "changed the house's list of words"
        CO_REFLECTION_NOTED = "co_reflection_noted", "noted a co-reflection"
        CERTIFICATE_NOTED = "certificate_noted", "noted a training or certificate"

    PERSONAL = SHOWN_TO_GUEST = frozenset({"person_name"})
    NOT_PERSONAL = frozenset(
        {
            "id",
            "at",
            "kind",
            "house_id",
            "person_id",
            "object_type",
            "object_id",
            "guest_id",
            "fields",
            "read_hour",
        }
    )

    at = models.DateTimeField(default=timezone.now, db_default=Now())
    kind = models.CharField(max_length=30, choices=Kind.choices)
    house_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    guest_id = models.BigIntegerField(null=True)
    fields = models.JSONField(default=list)
    # For a read, the hour it fell in: reading on within that hour is one event.
    read_hour = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "kind", "object_id", "read_hour"],
                condition=models.Q(read_hour__isnull=False),
                name="accounts_auditevent_read_once_an_hour",
            )
        ]
        indexes = [
            models.Index(fields=["house_id", "-at"], name="accounts_audit_house_at"),
            models.Index(fields=["guest_id", "-at"], name="accounts_audit_guest_at"),
            models.Index(fields=["person_id", "kind", "-at"], name="accounts_audit_person_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_type} {self.object_id}"
