from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import Ask, CheckInTime, Entry, Intention, Round

admin.site.register([CheckInTime, Round, Entry, Intention, Ask], LookOnlyAdmin)
