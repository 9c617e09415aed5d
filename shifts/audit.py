"""What the audit record knows of shifts and what they pass on."""

from django.db.models import TextChoices


class ShiftKind(TextChoices):
    SHIFT_TIMES_SET = "shift_times_set", "set the times of the shifts"
    SHIFT_PERSON_PUT_ON = "shift_person_put_on", "put someone on a shift"
    SHIFT_PERSON_TAKEN_OFF = "shift_person_taken_off", "took someone off a shift"
    SHIFT_WEEK_COPIED = "shift_week_copied", "copied a week of shifts to the next"
    FIRE_PLAN_SET = "fire_plan_set", "wrote down what to do in a fire"
    ON_CALL_NUMBER_SET = "on_call_number_set", "set the house's on-call number"
    NOTE_SIGNED = "note_signed", "signed a shift note"
    NOTE_AMENDED = "note_amended", "added to a signed shift note"
    NOTE_WITHDRAWN = "note_withdrawn", "took away a shift note put in the wrong place"
    NOTES_SEARCHED = "notes_searched", "looked through shift notes"
    HANDOFF_GIVEN = "handoff_given", "handed a shift over"
    HANDOFF_READ = "handoff_read", "read a handoff"
    CO_REFLECTION_NOTED = "co_reflection_noted", "noted a co-reflection"
    CERTIFICATE_NOTED = "certificate_noted", "noted a training or certificate"
