from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from . import models

admin.site.register(
    [
        models.CheckInTime,
        models.CheckInException,
        models.Prompts,
        models.Round,
        models.Reopening,
        models.Entry,
        models.Intention,
        models.EntryRevision,
        models.Withdrawal,
        models.SupportRequest,
        models.EntryReply,
    ],
    LookOnlyAdmin,
)
