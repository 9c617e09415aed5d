from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import (
    CheckInTime,
    Entry,
    EntryRevision,
    Intention,
    Reopening,
    Round,
    WithdrawnWords,
)

admin.site.register(
    [CheckInTime, Round, Reopening, Entry, Intention, EntryRevision, WithdrawnWords], LookOnlyAdmin
)
