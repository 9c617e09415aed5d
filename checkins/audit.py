"""What the audit record knows of check-ins."""

from django.db.models import TextChoices


class CheckInKind(TextChoices):
    ROUND_OPENED = "round_opened", "opened a check-in"
    ENTRY_RECORDED = "entry_recorded", "wrote in a check-in"
    ASK_NOTED = "ask_noted", "noted what a guest asked for"
    ASK_ANSWERED = "ask_answered", "noted that a request was answered"
    ASK_ENDED = "ask_ended", "noted that a request no longer holds"
    ASK_OPENED_AGAIN = "ask_opened_again", "noted that a request is open after all"
    ROUND_CLOSED = "round_closed", "closed a check-in"
    ROUND_REOPENED = "round_reopened", "opened a closed check-in again"
    ENTRY_WITHDRAWN = "entry_withdrawn", "took away words put in the wrong place"
    CHECK_IN_TIME_SET = "check_in_time_set", "set the time of a check-in"
    CHECK_IN_EXCEPTION_SET = "check_in_exception_set", "set the check-in of one day"
    PROMPTS_SET = "prompts_set", "worded the questions of a check-in"
    ROUND_READ = "round_read", "read a past check-in"
    SHEET_PRINTED = "sheet_printed", "opened a check-in sheet to print"
