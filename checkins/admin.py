from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import CheckInTime, Entry, Intention, Round

admin.site.register([CheckInTime, Round, Entry, Intention], LookOnlyAdmin)
