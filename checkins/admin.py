from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import Ask, CheckInException, CheckInTime, Entry, Intention, Prompts, Round

admin.site.register(
    [CheckInTime, CheckInException, Prompts, Round, Entry, Intention, Ask], LookOnlyAdmin
)
